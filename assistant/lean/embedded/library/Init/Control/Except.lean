module

prelude
public import Init.Control.State
/-! Computations that may fail, with an error or without. -/

@[expose] public section

universe u v w

namespace Except
variable {ε : Type u} {α : Type v} {β : Type w}

@[always_inline, inline] protected def pure (a : α) : Except ε α := .ok a
@[always_inline, inline] protected def map (f : α → β) : Except ε α → Except ε β
  | .error e => .error e
  | .ok a => .ok (f a)
@[always_inline, inline] protected def mapError {ε' : Type u} (f : ε → ε') : Except ε α → Except ε' α
  | .error e => .error (f e)
  | .ok a => .ok a
@[always_inline, inline] protected def bind (x : Except ε α) (f : α → Except ε β) : Except ε β :=
  match x with
  | .error e => .error e
  | .ok a => f a
@[always_inline, inline] protected def tryCatch (x : Except ε α) (handle : ε → Except ε α) : Except ε α :=
  match x with
  | .ok a => .ok a
  | .error e => handle e
@[inline] protected def toBool : Except ε α → Bool
  | .ok _ => true
  | .error _ => false
abbrev isOk : Except ε α → Bool := Except.toBool
@[inline] protected def toOption : Except ε α → Option α
  | .ok a => some a
  | .error _ => none
def orElseLazy (x : Except ε α) (y : Unit → Except ε α) : Except ε α :=
  match x with
  | .ok a => .ok a
  | .error _ => y ()

end Except

@[always_inline] instance {ε : Type u} : Monad (Except ε) where
  pure := Except.pure
  bind := Except.bind
  map := Except.map
instance (ε : Type u) : MonadExceptOf ε (Except ε) where
  throw := Except.error
  tryCatch := Except.tryCatch
deriving instance DecidableEq for Except

/-- Computations that may fail with an error of type `ε`. -/
def ExceptT (ε : Type u) (m : Type u → Type v) (α : Type u) : Type v := m (Except ε α)

namespace ExceptT
variable {ε : Type u} {m : Type u → Type v} [Monad m] {α β : Type u}

@[always_inline, inline] def mk {ε : Type u} {m : Type u → Type v} {α : Type u} (x : m (Except ε α)) : ExceptT ε m α := x
@[always_inline, inline] def run {ε : Type u} {m : Type u → Type v} {α : Type u} (x : ExceptT ε m α) : m (Except ε α) := x
@[always_inline, inline] protected def pure (a : α) : ExceptT ε m α := ExceptT.mk (pure (Except.ok a))
@[always_inline, inline] protected def bindCont (f : α → ExceptT ε m β) : Except ε α → m (Except ε β)
  | .ok a => f a
  | .error e => pure (.error e)
@[always_inline, inline] protected def bind (x : ExceptT ε m α) (f : α → ExceptT ε m β) : ExceptT ε m β :=
  ExceptT.mk (x >>= ExceptT.bindCont f)
@[always_inline, inline] protected def map (f : α → β) (x : ExceptT ε m α) : ExceptT ε m β :=
  ExceptT.mk (x >>= fun a => match a with
    | .ok a => pure (.ok (f a))
    | .error e => pure (.error e))
@[always_inline, inline] protected def lift (t : m α) : ExceptT ε m α := ExceptT.mk (Except.ok <$> t)
@[always_inline, inline] protected def tryCatch (x : ExceptT ε m α) (handle : ε → ExceptT ε m α) : ExceptT ε m α :=
  ExceptT.mk (x >>= fun a => match a with
    | .ok a => pure (.ok a)
    | .error e => handle e)

@[always_inline] instance : Monad (ExceptT ε m) where
  pure := ExceptT.pure
  bind := ExceptT.bind
  map := ExceptT.map
instance : MonadLift m (ExceptT ε m) := ⟨ExceptT.lift⟩
instance : MonadLift (Except ε) (ExceptT ε m) := ⟨fun e => ExceptT.mk (pure e)⟩
@[always_inline] instance : MonadFunctor m (ExceptT ε m) := ⟨fun f x => f x⟩
@[always_inline] instance : MonadExceptOf ε (ExceptT ε m) where
  throw e := ExceptT.mk (pure (Except.error e))
  tryCatch := ExceptT.tryCatch

end ExceptT

/-- Computations that may fail. -/
def OptionT (m : Type u → Type v) (α : Type u) : Type v := m (Option α)

namespace OptionT
variable {m : Type u → Type v} [Monad m] {α β : Type u}

@[always_inline, inline] def run {m : Type u → Type v} {α : Type u} (x : OptionT m α) : m (Option α) := x
@[always_inline, inline] protected def mk {m : Type u → Type v} {α : Type u} (x : m (Option α)) : OptionT m α := x
@[always_inline, inline] protected def bind (x : OptionT m α) (f : α → OptionT m β) : OptionT m β := OptionT.mk do
  match ← x with
  | some a => f a
  | none => pure none
@[always_inline, inline] protected def pure (a : α) : OptionT m α := OptionT.mk (pure (some a))
@[always_inline, inline] protected def orElse (x : OptionT m α) (y : Unit → OptionT m α) : OptionT m α := OptionT.mk do
  match ← x with
  | some a => pure (some a)
  | none => y ()
@[always_inline, inline] protected def fail : OptionT m α := OptionT.mk (pure none)
@[always_inline, inline] protected def lift (x : m α) : OptionT m α := OptionT.mk do return some (← x)

@[always_inline] instance : Monad (OptionT m) where
  pure := OptionT.pure
  bind := OptionT.bind
instance : Alternative (OptionT m) where
  failure := OptionT.fail
  orElse := OptionT.orElse
instance : MonadLift m (OptionT m) := ⟨OptionT.lift⟩
instance : MonadFunctor m (OptionT m) := ⟨fun f x => f x⟩

end OptionT
