module

prelude
public import Init.Control
/-! Optional values: the operations. -/

@[expose] public section

universe u v

namespace Option

deriving instance DecidableEq for Option
deriving instance BEq for Option

/-- The value, from `some` only. -/
@[inline, implicit_reducible] def isSome : Option α → Bool
  | some _ => true
  | none => false

@[inline, implicit_reducible] def isNone : Option α → Bool
  | some _ => false
  | none => true

@[inline] def isEqSome [BEq α] : Option α → α → Bool
  | some a, b => a == b
  | none, _ => false

/-- `x` followed by `f`; nothing if one of them gives nothing. -/
@[inline, implicit_reducible] protected def bind : Option α → (α → Option β) → Option β
  | none, _ => none
  | some a, f => f a

@[inline] protected def elim : Option α → β → (α → β) → β
  | some x, _, f => f x
  | none, y, _ => y

/-- The value of something that is there. -/
@[inline, implicit_reducible] def get {α : Type u} : (o : Option α) → isSome o → α
  | some x, _ => x

@[inline] def get! {α : Type u} [Inhabited α] : Option α → α
  | some x => x
  | none => default

@[inline] protected def all (p : α → Bool) : Option α → Bool
  | some a => p a
  | none => true

@[inline] protected def any (p : α → Bool) : Option α → Bool
  | some a => p a
  | none => false

/-- The first of two that is there. -/
@[macro_inline] protected def orElse : Option α → (Unit → Option α) → Option α
  | some a, _ => some a
  | none, b => b ()

@[macro_inline] protected def or : Option α → Option α → Option α
  | o@(some _), _ => o
  | none, o => o

@[inline] protected def filter (p : α → Bool) : Option α → Option α
  | some a => if p a then some a else none
  | none => none

@[inline] def toList : Option α → List α
  | none => []
  | some a => [a]

@[inline] def join (x : Option (Option α)) : Option α := x.bind id

@[inline] def guard (p : α → Bool) (a : α) : Option α := if p a then some a else none

/-- Combines two values, if there are two; otherwise the one there is. -/
def merge (fn : α → α → α) : Option α → Option α → Option α
  | none, none => none
  | some x, none => some x
  | none, some y => some y
  | some x, some y => some (fn x y)

instance : Membership α (Option α) := ⟨fun o a => o = some a⟩

instance [DecidableEq α] (j : α) (o : Option α) : Decidable (j ∈ o) := inferInstanceAs (Decidable (o = some j))

instance : OrElse (Option α) where
  orElse := Option.orElse

@[always_inline]
instance : Functor Option where
  map := Option.map

@[always_inline]
instance : Monad Option where
  pure := some
  bind := Option.bind
  map := Option.map

@[always_inline]
instance : Alternative Option where
  failure := none
  orElse := Option.orElse

instance [LT α] : LT (Option α) where
  lt
    | none, some _ => True
    | some x, some y => x < y
    | _, none => False

@[simp] theorem map_none (f : α → β) : Option.map f none = none := rfl
@[simp] theorem map_some (f : α → β) : Option.map f (some a) = some (f a) := rfl
@[simp] theorem bind_none (f : α → Option β) : Option.bind none f = none := rfl
@[simp] theorem bind_some (a : α) (f : α → Option β) : Option.bind (some a) f = f a := rfl
@[simp] theorem isSome_none : (none : Option α).isSome = false := rfl
@[simp] theorem isSome_some : (some a : Option α).isSome = true := rfl
@[simp] theorem isNone_none : (none : Option α).isNone = true := rfl
@[simp] theorem isNone_some : (some a : Option α).isNone = false := rfl
@[simp] theorem getD_none : (none : Option α).getD a = a := rfl
@[simp] theorem getD_some : (some a : Option α).getD b = a := rfl

end Option
