module

prelude
public import Init.Grind.Ordered
/-! The numbers as what the solvers of `grind` know: rings and linear orders. -/

@[expose] public section

namespace Std

instance : IsLinearOrder Nat where
  le_refl := Nat.le_refl
  le_trans _ _ _ := Nat.le_trans
  le_antisymm _ _ := Nat.le_antisymm
  le_total := Nat.le_total
instance : LawfulOrderLT Nat where
  lt_iff _ _ := Nat.lt_iff_le_and_not_ge

instance : IsLinearOrder Int where
  le_refl := Int.le_refl
  le_trans _ _ _ := Int.le_trans
  le_antisymm _ _ := Int.le_antisymm
  le_total := Int.le_total
instance : LawfulOrderLT Int where
  lt_iff a b := by omega

instance {n : Nat} : IsLinearOrder (Fin n) where
  le_refl a := Nat.le_refl a.val
  le_trans _ _ _ h₁ h₂ := Nat.le_trans h₁ h₂
  le_antisymm _ _ h₁ h₂ := Fin.eq_of_val_eq (Nat.le_antisymm h₁ h₂)
  le_total a b := Nat.le_total a.val b.val
instance {n : Nat} : LawfulOrderLT (Fin n) where
  lt_iff a b := Nat.lt_iff_le_and_not_ge (m := a.val) (n := b.val)

end Std

namespace Lean.Grind

instance : CommRing Int where
  nsmul := ⟨fun n a => (n : Int) * a⟩
  zsmul := ⟨fun i a => i * a⟩
  add_zero := Int.add_zero
  add_comm := Int.add_comm
  add_assoc := Int.add_assoc
  mul_assoc := Int.mul_assoc
  mul_comm := Int.mul_comm
  mul_one := Int.mul_one
  one_mul := Int.one_mul
  left_distrib := Int.mul_add
  right_distrib := Int.add_mul
  zero_mul := Int.zero_mul
  mul_zero := Int.mul_zero
  pow_zero := Int.pow_zero
  pow_succ := Int.pow_succ
  ofNat_succ _ := rfl
  ofNat_eq_natCast _ := rfl
  nsmul_eq_natCast_mul _ _ := rfl
  neg_add_cancel := Int.add_left_neg
  sub_eq_add_neg _ _ := Int.sub_eq_add_neg
  neg_zsmul := Int.neg_mul
  zsmul_natCast_eq_nsmul _ _ := rfl
  intCast_ofNat _ := rfl
  intCast_neg _ := rfl

instance : IsCharP Int 0 where
  ofNat_ext_iff {x y} := by
    rw [Nat.mod_zero, Nat.mod_zero]; exact Int.ofNat_inj
instance : NoNatZeroDivisors Int where
  no_nat_zero_divisors k a b hk h := Int.eq_of_mul_eq_mul_left (by omega) h
instance : OrderedRing Int where
  add_le_left_iff c := by omega
  zero_lt_one := Int.zero_lt_one
  mul_lt_mul_of_pos_left := Int.mul_lt_mul_of_pos_left
  mul_lt_mul_of_pos_right := Int.mul_lt_mul_of_pos_right

instance : CommSemiring Nat where
  nsmul := ⟨fun n a => n * a⟩
  add_zero := Nat.add_zero
  add_comm := Nat.add_comm
  add_assoc := Nat.add_assoc
  mul_assoc := Nat.mul_assoc
  mul_comm := Nat.mul_comm
  mul_one := Nat.mul_one
  one_mul := Nat.one_mul
  left_distrib := Nat.mul_add
  right_distrib := Nat.add_mul
  zero_mul := Nat.zero_mul
  mul_zero := Nat.mul_zero
  pow_zero := Nat.pow_zero
  pow_succ _ _ := rfl
  ofNat_succ _ := rfl
  ofNat_eq_natCast _ := rfl
  nsmul_eq_natCast_mul _ _ := rfl

instance : AddRightCancel Nat where
  add_right_cancel _ _ _ := Nat.add_right_cancel
instance : IsCharP Nat 0 where
  ofNat_ext_iff {x y} := by rw [Nat.mod_zero, Nat.mod_zero]; exact Iff.rfl
instance : NoNatZeroDivisors Nat where
  no_nat_zero_divisors _ _ _ hk h := Nat.eq_of_mul_eq_mul_left (Nat.pos_of_ne_zero hk) h
instance : OrderedRing Nat where
  add_le_left_iff c := by omega
  zero_lt_one := Nat.zero_lt_one
  mul_lt_mul_of_pos_left := Nat.mul_lt_mul_of_pos_left
  mul_lt_mul_of_pos_right := Nat.mul_lt_mul_of_pos_right

end Lean.Grind
