module

prelude
public import Init.Grind.Ordered
/-! The steps of the order solver of `grind`. -/

@[expose] public section

namespace Lean.Grind.Order

set_option warn.classDefReducibility false in
attribute [local instance] Semiring.natCast Ring.intCast

open Std

/-! ### Facts and their normal forms -/

theorem eq_mp {p q : Prop} (h₁ : p = q) (h₂ : p) : q := h₁ ▸ h₂
theorem eq_mp_not {p q : Prop} (h₁ : p = q) (h₂ : ¬p) : ¬q := h₁ ▸ h₂
theorem eq_trans_true {p q : Prop} (h₁ : p = q) (h₂ : q = True) : p = True := h₁.trans h₂
theorem eq_trans_false {p q : Prop} (h₁ : p = q) (h₂ : q = False) : p = False := h₁.trans h₂
theorem eq_trans_true' {p q : Prop} (h₁ : p = q) (h₂ : p = True) : q = True := h₁.symm.trans h₂
theorem eq_trans_false' {p q : Prop} (h₁ : p = q) (h₂ : p = False) : q = False := h₁.symm.trans h₂

theorem nat_eq (a b : Nat) (x y : Int) (h₁ : NatCast.natCast a = x) (h₂ : NatCast.natCast b = y) (h : x = y) : a = b :=
  Int.ofNat_inj.1 (h₁.trans (h.trans h₂.symm))
theorem of_nat_eq (a b : Nat) (x y : Int) (h₁ : NatCast.natCast a = x) (h₂ : NatCast.natCast b = y) (h : a = b) :
    x = y := by
  rw [← h₁, ← h₂, h]
theorem of_natCast_eq {α : Type u} [NatCast α] (a b : Nat) (x y : α) (h₁ : NatCast.natCast a = x)
    (h₂ : NatCast.natCast b = y) (h : a = b) : x = y := by
  rw [← h₁, ← h₂, h]
theorem int_lt {x y k k' : Int} (h : decide (k' = k - 1)) (h₁ : x < y + k) : x ≤ y + k' := by
  rw [of_decide_eq_true h]; omega

/-! ### Without constants -/

section
variable {α : Type u} [LE α]

theorem le_of_eq_1 [IsPreorder α] {a b : α} (h : a = b) : a ≤ b := h ▸ le_refl a
theorem le_of_eq_2 [IsPreorder α] {a b : α} (h : a = b) : b ≤ a := h ▸ le_refl a
theorem le_of_not_le [IsLinearPreorder α] {a b : α} (h : ¬a ≤ b) : b ≤ a := le_of_not_ge h
theorem lt_of_not_le [LT α] [LawfulOrderLT α] [IsLinearPreorder α] {a b : α} (h : ¬a ≤ b) : b < a := lt_of_not_ge h
theorem le_of_not_lt [LT α] [LawfulOrderLT α] [IsLinearPreorder α] {a b : α} (h : ¬a < b) : b ≤ a := not_lt.1 h
theorem eq_of_le_of_le [IsPartialOrder α] {a b : α} (h₁ : a ≤ b) (h₂ : b ≤ a) : a = b := le_antisymm h₁ h₂

theorem le_trans [IsPreorder α] {a b c : α} (h₁ : a ≤ b) (h₂ : b ≤ c) : a ≤ c := Std.le_trans h₁ h₂
theorem lt_trans [LT α] [LawfulOrderLT α] [IsPreorder α] {a b c : α} (h₁ : a < b) (h₂ : b < c) : a < c :=
  Std.lt_trans h₁ h₂
theorem le_lt_trans [LT α] [LawfulOrderLT α] [IsPreorder α] {a b c : α} (h₁ : a ≤ b) (h₂ : b < c) : a < c :=
  lt_of_le_of_lt h₁ h₂
theorem lt_le_trans [LT α] [LawfulOrderLT α] [IsPreorder α] {a b c : α} (h₁ : a < b) (h₂ : b ≤ c) : a < c :=
  lt_of_lt_of_le h₁ h₂
theorem lt_unsat [LT α] [LawfulOrderLT α] [IsPreorder α] (a : α) (h : a < a) : False := lt_irrefl h

theorem le_eq_true [IsPreorder α] {a : α} : (a ≤ a) = True := eq_true (le_refl a)
theorem lt_eq_false [LT α] [LawfulOrderLT α] {a : α} : (a < a) = False := eq_false lt_irrefl
theorem le_eq_true_of_lt [LT α] [LawfulOrderLT α] {a b : α} (h : a < b) : (a ≤ b) = True := eq_true (le_of_lt h)
theorem le_eq_false_of_lt [LT α] [LawfulOrderLT α] [IsPreorder α] {a b : α} (h : a < b) : (b ≤ a) = False :=
  eq_false (not_le_of_gt h)
theorem lt_eq_false_of_lt [LT α] [LawfulOrderLT α] [IsPreorder α] {a b : α} (h : a < b) : (b < a) = False :=
  eq_false fun h' => lt_irrefl (Std.lt_trans h h')
theorem lt_eq_false_of_le [LT α] [LawfulOrderLT α] [IsPreorder α] {a b : α} (h : a ≤ b) : (b < a) = False :=
  eq_false fun h' => not_le_of_gt h' h

end

/-! ### With constants: `a ≤ b + k` -/

theorem add_zero' {α : Type u} [Ring α] (a : α) : a + ((0 : Int) : α) = a := by rw [Ring.intCast_zero, Semiring.add_zero]
theorem add_int {α : Type u} [Ring α] (a : α) (i j : Int) : a + (i : α) + (j : α) = a + ((i + j : Int) : α) := by
  rw [Semiring.add_assoc, Ring.intCast_add]

section
variable {α : Type u} [LE α]

theorem eq_of_le_of_le_0 [IsPartialOrder α] [Ring α] {a b : α} (h₁ : a ≤ b + Int.cast (R := α) 0)
    (h₂ : b ≤ a + Int.cast (R := α) 0) : a = b := by
  rw [add_zero'] at h₁ h₂; exact le_antisymm h₁ h₂

theorem le_of_not_lt_k [LT α] [LawfulOrderLT α] [IsLinearPreorder α] [Ring α] [OrderedRing α] {a b : α} {k k' : Int}
    (h : decide (k' = -k)) (h₁ : ¬a < b + k) : b ≤ a + k' := by
  have h₁ := OrderedAdd.add_le_left (not_lt.1 h₁) ((-k : Int) : α)
  rw [add_int, Int.add_right_neg, add_zero'] at h₁
  rw [of_decide_eq_true h]; exact h₁
theorem lt_of_not_le_k [LT α] [LawfulOrderLT α] [IsLinearPreorder α] [Ring α] [OrderedRing α] {a b : α} {k k' : Int}
    (h : decide (k' = -k)) (h₁ : ¬a ≤ b + k) : b < a + k' := by
  have h₁ := OrderedAdd.add_lt_left (not_le.1 h₁) ((-k : Int) : α)
  rw [add_int, Int.add_right_neg, add_zero'] at h₁
  rw [of_decide_eq_true h]; exact h₁

-- The solver gives all of them, whatever a step needs.
set_option linter.unusedSectionVars false
variable [LT α] [LawfulOrderLT α] [IsPreorder α] [Ring α] [OrderedRing α]

theorem le_of_eq_1_k {a b : α} (h : a = b) : a ≤ b + Int.cast (R := α) 0 := by
  rw [add_zero', h]; exact le_refl b
theorem le_of_eq_2_k {a b : α} (h : a = b) : b ≤ a + Int.cast (R := α) 0 := by
  rw [add_zero', h]; exact le_refl b
theorem le_of_offset_eq_1_k {a b : α} {k : Int} (h : a = b + k) : a ≤ b + k := h ▸ le_refl a
theorem le_of_offset_eq_2_k {a b : α} {k : Int} (h : a = b + k) : b ≤ a + ((-k : Int) : α) := by
  rw [h, add_int, Int.add_right_neg, add_zero']; exact le_refl b

theorem le_trans_k {a b c : α} {k₁ k₂ : Int} (k : Int) (h₁ : a ≤ b + k₁) (h₂ : b ≤ c + k₂)
    (h : decide (k = k₂ + k₁)) : a ≤ c + k := by
  have h₂ := OrderedAdd.add_le_left h₂ (k₁ : α)
  rw [add_int, ← of_decide_eq_true h] at h₂
  exact Std.le_trans h₁ h₂
theorem lt_trans_k {a b c : α} {k₁ k₂ : Int} (k : Int) (h₁ : a < b + k₁) (h₂ : b < c + k₂)
    (h : decide (k = k₂ + k₁)) : a < c + k := by
  have h₂ := OrderedAdd.add_lt_left h₂ (k₁ : α)
  rw [add_int, ← of_decide_eq_true h] at h₂
  exact Std.lt_trans h₁ h₂
theorem le_lt_trans_k {a b c : α} {k₁ k₂ : Int} (k : Int) (h₁ : a ≤ b + k₁) (h₂ : b < c + k₂)
    (h : decide (k = k₂ + k₁)) : a < c + k := by
  have h₂ := OrderedAdd.add_lt_left h₂ (k₁ : α)
  rw [add_int, ← of_decide_eq_true h] at h₂
  exact lt_of_le_of_lt h₁ h₂
theorem lt_le_trans_k {a b c : α} {k₁ k₂ : Int} (k : Int) (h₁ : a < b + k₁) (h₂ : b ≤ c + k₂)
    (h : decide (k = k₂ + k₁)) : a < c + k := by
  have h₂ := OrderedAdd.add_le_left h₂ (k₁ : α)
  rw [add_int, ← of_decide_eq_true h] at h₂
  exact lt_of_lt_of_le h₁ h₂

theorem add_le_of_le (a : α) {i j : Int} (h : i ≤ j) : a + (i : α) ≤ a + j :=
  OrderedAdd.add_le_right a (OrderedRing.intCast_le h)
theorem add_lt_of_lt (a : α) {i j : Int} (h : i < j) : a + (i : α) < a + j :=
  OrderedAdd.add_lt_right a (OrderedRing.intCast_lt h)
theorem le_self_add {a : α} {k : Int} (h : 0 ≤ k) : a ≤ a + k := by
  have := add_le_of_le a h; rw [add_zero'] at this; exact this
theorem lt_self_add {a : α} {k : Int} (h : 0 < k) : a < a + k := by
  have := add_lt_of_lt a h; rw [add_zero'] at this; exact this
theorem add_le_self {a : α} {k : Int} (h : k ≤ 0) : a + (k : α) ≤ a := by
  have := add_le_of_le a h; rw [add_zero'] at this; exact this
theorem add_lt_self {a : α} {k : Int} (h : k < 0) : a + (k : α) < a := by
  have := add_lt_of_lt a h; rw [add_zero'] at this; exact this

theorem le_unsat_k {a : α} {k : Int} (h : decide (k < 0)) (h₁ : a ≤ a + k) : False :=
  not_le_of_gt (add_lt_self (of_decide_eq_true h)) h₁
theorem lt_unsat_k {a : α} {k : Int} (h : decide (k ≤ 0)) (h₁ : a < a + k) : False :=
  not_le_of_gt h₁ (add_le_self (of_decide_eq_true h))

theorem le_eq_true_k {a : α} {k : Int} (h : decide (0 ≤ k)) : (a ≤ a + k) = True :=
  eq_true (le_self_add (of_decide_eq_true h))
theorem lt_eq_true_k {a : α} {k : Int} (h : decide (0 < k)) : (a < a + k) = True :=
  eq_true (lt_self_add (of_decide_eq_true h))
theorem le_eq_false_k {a : α} {k : Int} (h : decide (k < 0)) : (a ≤ a + k) = False := eq_false (le_unsat_k h)
theorem lt_eq_false_k {a : α} {k : Int} (h : decide (k ≤ 0)) : (a < a + k) = False := eq_false (lt_unsat_k h)

theorem le_eq_true_of_le_k {a b : α} {k₁ k₂ : Int} (h : decide (k₁ ≤ k₂)) (h₁ : a ≤ b + k₁) : (a ≤ b + k₂) = True :=
  eq_true (Std.le_trans h₁ (add_le_of_le b (of_decide_eq_true h)))
theorem le_eq_true_of_lt_k {a b : α} {k₁ k₂ : Int} (h : decide (k₁ ≤ k₂)) (h₁ : a < b + k₁) : (a ≤ b + k₂) = True :=
  le_eq_true_of_le_k h (le_of_lt h₁)
theorem lt_eq_true_of_lt_k {a b : α} {k₁ k₂ : Int} (h : decide (k₁ ≤ k₂)) (h₁ : a < b + k₁) : (a < b + k₂) = True :=
  eq_true (lt_of_lt_of_le h₁ (add_le_of_le b (of_decide_eq_true h)))
theorem lt_eq_true_of_le_k {a b : α} {k₁ k₂ : Int} (h : decide (k₁ < k₂)) (h₁ : a ≤ b + k₁) : (a < b + k₂) = True :=
  eq_true (lt_of_le_of_lt h₁ (add_lt_of_lt b (of_decide_eq_true h)))

theorem le_eq_false_of_le_k {a b : α} {k₁ k₂ : Int} (h : decide (k₂ + k₁ < 0)) (h₁ : a ≤ b + k₁) :
    (b ≤ a + k₂) = False :=
  eq_false fun h₂ => le_unsat_k h (le_trans_k (k₂ + k₁) h₁ h₂ (decide_eq_true rfl))
theorem lt_eq_false_of_le_k (a b : α) (k₁ k₂ : Int) (h : decide (k₂ + k₁ ≤ 0)) (h₁ : a ≤ b + k₁) :
    (b < a + k₂) = False :=
  eq_false fun h₂ => lt_unsat_k h (le_lt_trans_k (k₂ + k₁) h₁ h₂ (decide_eq_true rfl))
theorem lt_eq_false_of_lt_k (a b : α) (k₁ k₂ : Int) (h : decide (k₂ + k₁ ≤ 0)) (h₁ : a < b + k₁) :
    (b < a + k₂) = False :=
  eq_false fun h₂ => lt_unsat_k h (lt_trans_k (k₂ + k₁) h₁ h₂ (decide_eq_true rfl))
theorem le_eq_false_of_lt_k (a b : α) (k₁ k₂ : Int) (h : decide (k₂ + k₁ ≤ 0)) (h₁ : a < b + k₁) :
    (b ≤ a + k₂) = False :=
  eq_false fun h₂ => lt_unsat_k h (lt_le_trans_k (k₂ + k₁) h₁ h₂ (decide_eq_true rfl))

end
end Lean.Grind.Order
