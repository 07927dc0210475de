module

prelude
public import Init.Control
/-! Computations with a state, and those that only read. -/

@[expose] public section

universe u v w

/-- Computations that read and change a state of type `σ`. -/
def StateT (σ : Type u) (m : Type u → Type v) (α : Type u) : Type (max u v) := σ → m (α × σ)

/-- The result and the last state. -/
@[always_inline, inline]
def StateT.run {σ : Type u} {m : Type u → Type v} {α : Type u} (x : StateT σ m α) (s : σ) : m (α × σ) := x s
/-- The result alone. -/
@[always_inline, inline]
def StateT.run' {σ : Type u} {m : Type u → Type v} [Functor m] {α : Type u} (x : StateT σ m α) (s : σ) : m α :=
  (·.1) <$> x s

/-- Computations with a state and no other effects. -/
@[reducible] def StateM (σ α : Type u) : Type u := StateT σ Id α

namespace StateT
section
variable {σ : Type u} {m : Type u → Type v} [Monad m] {α β : Type u}

@[always_inline, inline] protected def pure (a : α) : StateT σ m α := fun s => pure (a, s)
@[always_inline, inline] protected def bind (x : StateT σ m α) (f : α → StateT σ m β) : StateT σ m β :=
  fun s => do let (a, s) ← x s; f a s
@[always_inline, inline] protected def map (f : α → β) (x : StateT σ m α) : StateT σ m β :=
  fun s => do let (a, s) ← x s; pure (f a, s)

@[always_inline] instance : Monad (StateT σ m) where
  pure := StateT.pure
  bind := StateT.bind
  map := StateT.map

@[always_inline, inline] protected def orElse [Alternative m] (x₁ : StateT σ m α) (x₂ : Unit → StateT σ m α) :
    StateT σ m α := fun s => x₁ s <|> x₂ () s
@[always_inline, inline] protected def failure [Alternative m] : StateT σ m α := fun _ => failure
instance [Alternative m] : Alternative (StateT σ m) where
  failure := StateT.failure
  orElse := StateT.orElse

@[always_inline, inline] protected def get : StateT σ m σ := fun s => pure (s, s)
@[always_inline, inline] protected def set : σ → StateT σ m PUnit := fun s' _ => pure (⟨⟩, s')
@[always_inline, inline] protected def modifyGet (f : σ → α × σ) : StateT σ m α := fun s => pure (f s)
@[always_inline, inline] protected def lift (t : m α) : StateT σ m α := fun s => do let a ← t; pure (a, s)

instance : MonadLift m (StateT σ m) := ⟨StateT.lift⟩
@[always_inline] instance (σ m) : MonadFunctor m (StateT σ m) := ⟨fun f x s => f (x s)⟩
@[always_inline] instance (ε) [MonadExceptOf ε m] : MonadExceptOf ε (StateT σ m) where
  throw := StateT.lift ∘ throwThe ε
  tryCatch := fun x c s => tryCatchThe ε (x s) fun e => c e s
end

end StateT

@[always_inline] instance {σ : Type u} {m : Type u → Type v} [Monad m] : MonadStateOf σ (StateT σ m) where
  get := StateT.get
  set := StateT.set
  modifyGet := StateT.modifyGet

namespace StateT

@[simp] theorem run_pure {σ : Type u} {m : Type u → Type v} [Monad m] {α : Type u} (a : α) (s : σ) :
    (pure a : StateT σ m α).run s = pure (a, s) := rfl
@[simp] theorem run_bind {σ : Type u} {m : Type u → Type v} [Monad m] {α β : Type u} (x : StateT σ m α)
    (f : α → StateT σ m β) (s : σ) : (x >>= f).run s = x.run s >>= fun p => (f p.1).run p.2 := rfl
@[simp] theorem run_get {σ : Type u} {m : Type u → Type v} [Monad m] (s : σ) :
    (get : StateT σ m σ).run s = pure (s, s) := rfl
@[simp] theorem run_set {σ : Type u} {m : Type u → Type v} [Monad m] (s s' : σ) :
    (set s' : StateT σ m PUnit).run s = pure (⟨⟩, s') := rfl
@[ext] theorem ext {σ : Type u} {m : Type u → Type v} {α : Type u} {x y : StateT σ m α} (h : ∀ s, x.run s = y.run s) :
    x = y := funext h

end StateT

/-- Computations that only read. -/
abbrev ReaderM (ρ : Type u) := ReaderT ρ Id
