module

prelude
public import Init.Data.String
public import Init.Data.Bool
public import Init.Data.Fin
/-! Comparison with three outcomes. -/

@[expose] public section

/-- The outcomes of a comparison. -/
inductive Ordering where
  | lt
  | eq
  | gt
deriving Inhabited, DecidableEq

namespace Ordering

/-- The outcome for the two the other way round. -/
@[inline] def swap : Ordering → Ordering
  | .lt => .gt
  | .eq => .eq
  | .gt => .lt

/-- The second outcome where the first does not decide. -/
@[macro_inline] def «then» (a b : Ordering) : Ordering :=
  match a with
  | .eq => b
  | a => a

@[inline] def isEq : Ordering → Bool
  | eq => true
  | _ => false
@[inline] def isNe : Ordering → Bool
  | eq => false
  | _ => true
@[inline] def isLT : Ordering → Bool
  | lt => true
  | _ => false
@[inline] def isLE : Ordering → Bool
  | gt => false
  | _ => true
@[inline] def isGT : Ordering → Bool
  | gt => true
  | _ => false
@[inline] def isGE : Ordering → Bool
  | lt => false
  | _ => true

@[simp] theorem swap_swap : ∀ {o : Ordering}, o.swap.swap = o
  | .lt | .eq | .gt => rfl
@[simp] theorem then_eq (o : Ordering) : o.then .eq = o := by cases o <;> rfl
@[simp] theorem eq_then (o : Ordering) : eq.then o = o := rfl
@[simp] theorem lt_then (o : Ordering) : lt.then o = .lt := rfl
@[simp] theorem gt_then (o : Ordering) : gt.then o = .gt := rfl
theorem then_assoc (a b c : Ordering) : (a.then b).then c = a.then (b.then c) := by cases a <;> rfl
theorem swap_then (a b : Ordering) : (a.then b).swap = a.swap.then b.swap := by cases a <;> rfl
theorem then_eq_eq {a b : Ordering} : a.then b = .eq ↔ a = .eq ∧ b = .eq := by cases a <;> cases b <;> decide

end Ordering

/-- Types whose elements can be compared. -/
class Ord (α : Type u) where
  compare : α → α → Ordering

export Ord (compare)

/-- The comparison by `<` and equality. -/
@[inline] def compareOfLessAndEq {α : Type u} (x y : α) [LT α] [Decidable (x < y)] [DecidableEq α] : Ordering :=
  if x < y then .lt else if x = y then .eq else .gt
/-- The comparison by `<` and a test. -/
@[inline] def compareOfLessAndBEq {α : Type u} (x y : α) [LT α] [Decidable (x < y)] [BEq α] : Ordering :=
  if x < y then .lt else if x == y then .eq else .gt
/-- First by one comparison, then by another one. -/
@[inline] def compareLex {α : Type u} {β : Type v} (cmp₁ cmp₂ : α → β → Ordering) (a : α) (b : β) : Ordering :=
  (cmp₁ a b).then (cmp₂ a b)
/-- By what a function says of the two. -/
@[inline] def compareOn {α : Type u} {β : Type v} [ord : Ord β] (f : α → β) (x y : α) : Ordering := compare (f x) (f y)

instance : Ord Nat := ⟨fun x y => compareOfLessAndEq x y⟩
instance : Ord Int := ⟨fun x y => compareOfLessAndEq x y⟩
instance (n : Nat) : Ord (Fin n) := ⟨fun x y => compare x.val y.val⟩
instance : Ord Char := ⟨fun x y => compareOfLessAndEq x y⟩
instance : Ord String := ⟨fun x y => compareOfLessAndEq x y⟩
instance : Ord Bool where
  compare
    | false, true => .lt
    | true, false => .gt
    | _, _ => .eq
instance : Ord Unit := ⟨fun _ _ => .eq⟩
instance : Ord Ordering := ⟨fun x y => compare x.ctorIdx y.ctorIdx⟩
instance [Ord α] : Ord (Option α) where
  compare
    | none, none => .eq
    | none, some _ => .lt
    | some _, none => .gt
    | some x, some y => compare x y

/-- Lexicographic comparison. -/
protected def List.compareLex {α : Type u} (cmp : α → α → Ordering) : List α → List α → Ordering
  | [], [] => .eq
  | [], _ => .lt
  | _, [] => .gt
  | x :: xs, y :: ys => (cmp x y).then (List.compareLex cmp xs ys)
instance [Ord α] : Ord (List α) := ⟨List.compareLex compare⟩
instance [Ord α] : Ord (Array α) := ⟨fun x y => List.compareLex compare x.toList y.toList⟩

/-- First by the first components. -/
@[implicit_reducible] def lexOrd [Ord α] [Ord β] : Ord (α × β) := ⟨compareLex (compareOn (·.1)) (compareOn (·.2))⟩
@[implicit_reducible] def beqOfOrd [Ord α] : BEq α := ⟨fun a b => (compare a b).isEq⟩
@[implicit_reducible] def ltOfOrd [Ord α] : LT α := ⟨fun a b => compare a b = .lt⟩
@[implicit_reducible] def leOfOrd [Ord α] : LE α := ⟨fun a b => (compare a b).isLE⟩

namespace Ord

protected abbrev toBEq (ord : Ord α) : BEq α := @beqOfOrd α ord
protected abbrev toLT (ord : Ord α) : LT α := @ltOfOrd α ord
protected abbrev toLE (ord : Ord α) : LE α := @leOfOrd α ord
/-- The order the other way round. -/
@[implicit_reducible] protected def opposite (ord : Ord α) : Ord α := ⟨fun x y => ord.compare y x⟩
@[implicit_reducible] protected def on (_ : Ord β) (f : α → β) : Ord α := ⟨compareOn f⟩
@[implicit_reducible] protected def lex (_ : Ord α) (_ : Ord β) : Ord (α × β) := lexOrd
@[implicit_reducible] protected def lex' (ord₁ ord₂ : Ord α) : Ord α := ⟨compareLex ord₁.compare ord₂.compare⟩

end Ord

section
variable {α : Type u} [LT α] [DecidableEq α] {a b : α} [Decidable (a < b)]

theorem compareOfLessAndEq_eq_lt : compareOfLessAndEq a b = .lt ↔ a < b := by
  unfold compareOfLessAndEq
  cases Decidable.em (a < b) with
  | inl h => simp [h]
  | inr h => cases Decidable.em (a = b) with
    | inl e => subst e; simp [h]
    | inr e => simp [h, e]
theorem eq_of_compareOfLessAndEq (h : compareOfLessAndEq a b = .eq) : a = b := by
  unfold compareOfLessAndEq at h
  cases Decidable.em (a < b) with
  | inl h' => simp [h'] at h
  | inr h' => cases Decidable.em (a = b) with
    | inl e => exact e
    | inr e => simp [h', e] at h

end

theorem Nat.compare_def (a b : Nat) : compare a b = if a < b then .lt else if a = b then .eq else .gt := rfl
@[simp] theorem Nat.compare_eq_lt {a b : Nat} : compare a b = .lt ↔ a < b := compareOfLessAndEq_eq_lt
@[simp] theorem Nat.compare_eq_eq {a b : Nat} : compare a b = .eq ↔ a = b :=
  ⟨eq_of_compareOfLessAndEq, fun h => by rw [h, Nat.compare_def, if_neg (Nat.lt_irrefl b), if_pos rfl]⟩
@[simp] theorem Nat.compare_eq_gt {a b : Nat} : compare a b = .gt ↔ b < a := by
  rw [Nat.compare_def]
  cases Nat.lt_trichotomy a b with
  | inl h => rw [if_pos h]; simp; omega
  | inr h => cases h with
    | inl h => rw [if_neg (by omega), if_pos h]; simp; omega
    | inr h => rw [if_neg (by omega), if_neg (by omega)]; simp; exact h
theorem Nat.compare_swap (a b : Nat) : (compare a b).swap = compare b a := by
  rw [Nat.compare_def, Nat.compare_def]
  cases Nat.lt_trichotomy a b with
  | inl h => rw [if_pos h, if_neg (by omega), if_neg (by omega)]; rfl
  | inr h => cases h with
    | inl h => rw [if_neg (by omega), if_pos h, if_neg (by omega), if_pos h.symm]; rfl
    | inr h => rw [if_neg (by omega), if_neg (by omega), if_pos h]; rfl
