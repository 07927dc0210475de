module

prelude
public import Init.Grind.Ring
/-! What holds in preorders, ordered groups and ordered rings. -/

@[expose] public section

namespace Std
variable {α : Type u} [LE α]

theorem le_refl [IsPreorder α] (a : α) : a ≤ a := IsPreorder.le_refl a
theorem le_trans [IsPreorder α] {a b c : α} (h₁ : a ≤ b) (h₂ : b ≤ c) : a ≤ c := IsPreorder.le_trans a b c h₁ h₂
theorem le_antisymm [IsPartialOrder α] {a b : α} (h₁ : a ≤ b) (h₂ : b ≤ a) : a = b :=
  IsPartialOrder.le_antisymm a b h₁ h₂
theorem le_total [IsLinearPreorder α] {a b : α} : a ≤ b ∨ b ≤ a := IsLinearPreorder.le_total a b
theorem le_of_not_ge [IsLinearPreorder α] {a b : α} (h : ¬a ≤ b) : b ≤ a := (le_total).resolve_left h

variable [LT α] [LawfulOrderLT α]

theorem lt_iff_le_and_not_ge {a b : α} : a < b ↔ a ≤ b ∧ ¬b ≤ a := LawfulOrderLT.lt_iff a b
theorem le_of_lt {a b : α} (h : a < b) : a ≤ b := (lt_iff_le_and_not_ge.1 h).1
theorem not_le_of_gt {a b : α} (h : b < a) : ¬a ≤ b := (lt_iff_le_and_not_ge.1 h).2
theorem lt_irrefl {a : α} : ¬a < a := fun h => not_le_of_gt h (le_of_lt h)
theorem lt_of_lt_of_le [IsPreorder α] {a b c : α} (h₁ : a < b) (h₂ : b ≤ c) : a < c :=
  lt_iff_le_and_not_ge.2 ⟨le_trans (le_of_lt h₁) h₂, fun h => not_le_of_gt h₁ (le_trans h₂ h)⟩
theorem lt_of_le_of_lt [IsPreorder α] {a b c : α} (h₁ : a ≤ b) (h₂ : b < c) : a < c :=
  lt_iff_le_and_not_ge.2 ⟨le_trans h₁ (le_of_lt h₂), fun h => not_le_of_gt h₂ (le_trans h h₁)⟩
theorem lt_trans [IsPreorder α] {a b c : α} (h₁ : a < b) (h₂ : b < c) : a < c := lt_of_lt_of_le h₁ (le_of_lt h₂)
theorem lt_of_not_ge [IsLinearPreorder α] {a b : α} (h : ¬b ≤ a) : a < b :=
  lt_iff_le_and_not_ge.2 ⟨le_of_not_ge h, h⟩
theorem not_lt [IsLinearPreorder α] {a b : α} : ¬a < b ↔ b ≤ a :=
  ⟨fun h => Classical.byContradiction fun n => h (lt_of_not_ge n), fun h n => not_le_of_gt n h⟩
theorem not_le [IsLinearPreorder α] {a b : α} : ¬a ≤ b ↔ b < a := ⟨lt_of_not_ge, not_le_of_gt⟩
theorem lt_of_le_of_ne [IsPartialOrder α] {a b : α} (h : a ≤ b) (n : a ≠ b) : a < b :=
  lt_iff_le_and_not_ge.2 ⟨h, fun h' => n (le_antisymm h h')⟩

end Std

namespace Lean.Grind

open Std

namespace OrderedAdd

section
variable {M : Type u} [LE M] [IsPreorder M] [AddCommGroup M] [OrderedAdd M]
open AddCommMonoid AddCommGroup

theorem add_le_left {a b : M} (h : a ≤ b) (c : M) : a + c ≤ b + c := (add_le_left_iff c).1 h
theorem add_le_right (a : M) {b c : M} (h : b ≤ c) : a + b ≤ a + c := by
  rw [add_comm a, add_comm a]; exact add_le_left h a
theorem add_le_add {a b c d : M} (h₁ : a ≤ b) (h₂ : c ≤ d) : a + c ≤ b + d :=
  le_trans (add_le_left h₁ c) (add_le_right b h₂)
theorem sub_nonpos_iff {a b : M} : a - b ≤ 0 ↔ a ≤ b := by
  rw [add_le_left_iff b, sub_eq_add_neg, add_assoc, neg_add_cancel, add_zero, zero_add]
theorem sub_nonneg_iff {a b : M} : 0 ≤ a - b ↔ b ≤ a := by
  rw [add_le_left_iff b, sub_eq_add_neg, add_assoc, neg_add_cancel, add_zero, zero_add]
theorem neg_nonneg_iff {a : M} : 0 ≤ -a ↔ a ≤ 0 := by
  rw [add_le_left_iff a, neg_add_cancel, zero_add]

variable [LT M] [LawfulOrderLT M]

theorem add_lt_left_iff {a b : M} (c : M) : a < b ↔ a + c < b + c := by
  rw [lt_iff_le_and_not_ge, lt_iff_le_and_not_ge, ← add_le_left_iff, ← add_le_left_iff]
theorem add_lt_left {a b : M} (h : a < b) (c : M) : a + c < b + c := (add_lt_left_iff c).1 h
theorem add_lt_right (a : M) {b c : M} (h : b < c) : a + b < a + c := by
  rw [add_comm a, add_comm a]; exact add_lt_left h a
theorem add_lt_add {a b c d : M} (h₁ : a < b) (h₂ : c < d) : a + c < b + d :=
  lt_trans (add_lt_left h₁ c) (add_lt_right b h₂)
theorem add_lt_add_of_le_of_lt {a b c d : M} (h₁ : a ≤ b) (h₂ : c < d) : a + c < b + d :=
  lt_of_le_of_lt (add_le_left h₁ c) (add_lt_right b h₂)
theorem add_lt_add_of_lt_of_le {a b c d : M} (h₁ : a < b) (h₂ : c ≤ d) : a + c < b + d :=
  lt_of_lt_of_le (add_lt_left h₁ c) (add_le_right b h₂)
theorem sub_neg_iff {a b : M} : a - b < 0 ↔ a < b := by
  rw [add_lt_left_iff b, sub_eq_add_neg, add_assoc, neg_add_cancel, add_zero, zero_add]
theorem sub_pos_iff {a b : M} : 0 < a - b ↔ b < a := by
  rw [add_lt_left_iff b, sub_eq_add_neg, add_assoc, neg_add_cancel, add_zero, zero_add]
theorem neg_pos_iff {a : M} : 0 < -a ↔ a < 0 := by
  rw [add_lt_left_iff a, neg_add_cancel, zero_add]

end

section
variable {M : Type u} [LE M] [IsPreorder M] [IntModule M] [OrderedAdd M]
open AddCommMonoid IntModule

theorem zsmul_nonpos {k : Int} {a : M} (hk : 0 ≤ k) (h : a ≤ 0) : k • a ≤ 0 := by
  rw [← Int.toNat_of_nonneg hk]
  generalize k.toNat = n
  induction n with
  | zero => rw [Int.natCast_zero, zero_zsmul]; exact le_refl 0
  | succ n ih =>
    rw [Int.natCast_add, add_zsmul, Int.natCast_one, one_zsmul]
    have := add_le_add ih h
    rw [add_zero] at this
    exact this

theorem zsmul_neg' [LT M] [LawfulOrderLT M] {k : Int} {a : M} (hk : 0 < k) (h : a < 0) : k • a < 0 := by
  have e : k = (k - 1) + 1 := by omega
  rw [e, add_zsmul, one_zsmul]
  have := add_lt_add_of_le_of_lt (zsmul_nonpos (k := k - 1) (by omega) (le_of_lt h)) h
  rw [add_zero] at this
  exact this

end

end OrderedAdd

namespace OrderedRing
variable {R : Type u} [Ring R] [LE R] [LT R] [LawfulOrderLT R] [IsPreorder R] [OrderedRing R]

set_option warn.classDefReducibility false in
attribute [local instance] Semiring.natCast Ring.intCast

open Semiring Ring

theorem natCast_nonneg {R : Type u} [Semiring R] [LE R] [LT R] [LawfulOrderLT R] [IsPreorder R] [OrderedRing R] (a : Nat) :
    0 ≤ (a : R) := by
  induction a with
  | zero => rw [Semiring.natCast_zero]; exact le_refl 0
  | succ a ih =>
    rw [natCast_succ]
    have h : (a : R) + 0 ≤ (a : R) + 1 := by
      rw [add_comm, add_comm (a : R)]
      exact (OrderedAdd.add_le_left_iff (a : R)).1 (le_of_lt OrderedRing.zero_lt_one)
    rw [add_zero] at h
    exact le_trans ih h
theorem nonneg_intCast_of_nonneg {k : Int} (h : 0 ≤ k) : 0 ≤ (k : R) := by
  rw [← Int.toNat_of_nonneg h, intCast_natCast]; exact natCast_nonneg _
theorem pos_intCast_of_pos {k : Int} (h : 0 < k) : 0 < (k : R) := by
  have e : k = (k - 1) + 1 := by omega
  rw [e, intCast_add, intCast_one]
  have := OrderedAdd.add_lt_add_of_le_of_lt (nonneg_intCast_of_nonneg (R := R) (k := k - 1) (by omega))
    (OrderedRing.zero_lt_one (R := R))
  rw [add_zero] at this
  exact this
theorem intCast_le {i j : Int} (h : i ≤ j) : (i : R) ≤ j := by
  rw [← OrderedAdd.sub_nonneg_iff, ← intCast_sub]; exact nonneg_intCast_of_nonneg (by omega)
theorem intCast_lt {i j : Int} (h : i < j) : (i : R) < j := by
  rw [← OrderedAdd.sub_pos_iff, ← intCast_sub]; exact pos_intCast_of_pos (by omega)

end OrderedRing

end Lean.Grind
