module

prelude
public import Init.PropLemmas
/-! The identity monad, and the laws that functors and monads should obey. -/

@[expose] public section

universe u v w

/-- The type itself, as a monad without effects. -/
def Id (type : Sort u) : Sort u := type

namespace Id

@[always_inline]
instance : Monad Id where
  pure x := x
  bind x f := f x
  map f x := f x

protected abbrev run (x : Id α) : α := x

instance [OfNat α n] : OfNat (Id α) n := inferInstanceAs (OfNat α n)

end Id

namespace Functor

/-- `f <&> g` is `g <$> f`. -/
@[always_inline, inline] def mapRev {f : Type u → Type v} [Functor f] {α β : Type u} : f α → (α → β) → f β :=
  fun a f => f <$> a

/-- Forgets the result. -/
@[always_inline, inline] def discard {f : Type u → Type v} {α : Type u} [Functor f] (x : f α) : f PUnit :=
  mapConst PUnit.unit x

end Functor

/-- Functors with a failure and a choice. -/
class Alternative (f : Type u → Type v) extends Applicative f where
  failure : {α : Type u} → f α
  orElse : {α : Type u} → f α → (Unit → f α) → f α

instance (f : Type u → Type v) (α : Type u) [Alternative f] : OrElse (f α) := ⟨Alternative.orElse⟩

export Alternative (failure)

/-- Fails unless `p` holds. -/
@[always_inline, inline] def guard {f : Type → Type v} [Alternative f] (p : Prop) [Decidable p] : f Unit :=
  if p then pure () else failure

/-- Functors that respect identity and composition. -/
class LawfulFunctor (f : Type u → Type v) [Functor f] : Prop where
  map_const : (Functor.mapConst : α → f β → f α) = Functor.map ∘ Function.const β
  id_map (x : f α) : id <$> x = x
  comp_map (g : α → β) (h : β → γ) (x : f α) : (h ∘ g) <$> x = h <$> g <$> x

export LawfulFunctor (map_const id_map comp_map)
attribute [simp] id_map

@[simp] theorem id_map' [Functor m] [LawfulFunctor m] (x : m α) : (fun a => a) <$> x = x := id_map x
