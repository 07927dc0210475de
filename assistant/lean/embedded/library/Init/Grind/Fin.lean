module

prelude
public import Init.Grind.Norm
public import Init.Grind.Instances
public import Init.Grind.LinearSteps
public import Init.Data.Fin
/-! How `grind` sees the numbers below a bound: as natural numbers, with arithmetic modulo the bound. -/

@[expose] public section

namespace Lean.Grind.Fin

@[grind hom] theorem eq_iff_val_eq {n : Nat} (a b : Fin n) : a = b ↔ a.val = b.val := Fin.val_inj.symm
@[grind hom] theorem val_ite {n : Nat} (c : Prop) [Decidable c] (x y : Fin n) :
    (if c then x else y).val = if c then x.val else y.val := by
  cases Decidable.em c with
  | inl h => rw [if_pos h, if_pos h]
  | inr h => rw [if_neg h, if_neg h]
@[grind hom] theorem val_OfNat_ofNat (n : Nat) [NeZero n] (a : Nat) : (OfNat.ofNat a : Fin n).val = a % n := rfl

attribute [grind hom] Fin.val_add Fin.val_mul Fin.val_sub Fin.val_mod Fin.val_neg' Fin.div_val Fin.val_ofNat Fin.le_def
  Fin.lt_def Fin.val_succ Fin.val_castSucc Fin.val_last
attribute [grind hom_pred] Fin.isLt

end Lean.Grind.Fin

namespace Lean.Grind

section
variable {n : Nat}

/-- The integer modulo the bound. -/
def finOfInt (n : Nat) [NeZero n] (i : Int) : Fin n :=
  if 0 ≤ i then Fin.ofNat n i.toNat else -Fin.ofNat n (-i).toNat

theorem finOfInt_natCast [NeZero n] (a : Nat) : finOfInt n (a : Int) = Fin.ofNat n a := by
  unfold finOfInt
  rw [if_pos (Int.natCast_nonneg a)]; rfl

theorem Fin.neg_neg' (a : Fin n) : - -a = a := by
  apply Fin.eq_of_val_eq
  rw [Fin.val_neg', Fin.val_neg']
  have h := a.isLt
  cases Nat.eq_zero_or_pos a.val with
  | inl e => rw [e, Nat.sub_zero, Nat.mod_self, Nat.sub_zero, Nat.mod_self]
  | inr e =>
    rw [Nat.mod_eq_of_lt (a := n - a.val) (by omega), Nat.sub_sub_self (Nat.le_of_lt h), Nat.mod_eq_of_lt h]
theorem Fin.neg_zero' [NeZero n] : -(Fin.ofNat n 0) = Fin.ofNat n 0 := by
  apply Fin.eq_of_val_eq
  rw [Fin.val_neg', Fin.val_ofNat, Nat.zero_mod, Nat.sub_zero, Nat.mod_self]

theorem finOfInt_neg [NeZero n] (i : Int) : finOfInt n (-i) = -finOfInt n i := by
  unfold finOfInt
  cases Decidable.em (i = 0) with
  | inl h => rw [h, Int.neg_zero, if_pos (Int.le_refl 0)]; exact (Fin.neg_zero' (n := n)).symm
  | inr h =>
    cases Decidable.em (0 ≤ i) with
    | inl h' => rw [if_pos h', if_neg (by omega), Int.neg_neg]
    | inr h' => rw [if_neg h', if_pos (by omega), Fin.neg_neg']

/-- A power by repeated multiplication. -/
def finPow [NeZero n] (a : Fin n) : Nat → Fin n
  | 0 => Fin.ofNat n 1
  | k + 1 => finPow a k * a

theorem Fin.mul_assoc' (a b c : Fin n) : a * b * c = a * (b * c) := by
  apply Fin.eq_of_val_eq
  rw [Fin.val_mul, Fin.val_mul, Fin.val_mul, Fin.val_mul, Nat.mod_mul_mod, Nat.mul_mod_mod, Nat.mul_assoc]
theorem Fin.mul_comm' (a b : Fin n) : a * b = b * a := by
  apply Fin.eq_of_val_eq
  rw [Fin.val_mul, Fin.val_mul, Nat.mul_comm]
theorem Fin.mul_one' [NeZero n] (a : Fin n) : a * Fin.ofNat n 1 = a := by
  apply Fin.eq_of_val_eq
  rw [Fin.val_mul, Fin.val_ofNat, Nat.mul_mod_mod, Nat.mul_one, Nat.mod_eq_of_lt a.isLt]
theorem Fin.left_distrib' (a b c : Fin n) : a * (b + c) = a * b + a * c := by
  apply Fin.eq_of_val_eq
  rw [Fin.val_mul, Fin.val_add, Fin.val_add, Fin.val_mul, Fin.val_mul, Nat.mul_mod_mod, Nat.mod_add_mod, Nat.add_mod_mod,
    Nat.mul_add]
theorem Fin.mul_zero' [NeZero n] (a : Fin n) : a * Fin.ofNat n 0 = Fin.ofNat n 0 := by
  apply Fin.eq_of_val_eq
  rw [Fin.val_mul, Fin.val_ofNat, Nat.zero_mod, Nat.mul_zero, Nat.zero_mod]

instance [NeZero n] : CommRing (Fin n) where
  natCast := ⟨Fin.ofNat n⟩
  intCast := ⟨finOfInt n⟩
  nsmul := ⟨fun k a => Fin.ofNat n k * a⟩
  zsmul := ⟨fun i a => finOfInt n i * a⟩
  npow := ⟨finPow⟩
  add_zero a := by
    apply Fin.eq_of_val_eq
    rw [Fin.val_add, Fin.val_zero, Nat.add_zero, Nat.mod_eq_of_lt a.isLt]
  add_comm a b := by
    apply Fin.eq_of_val_eq
    rw [Fin.val_add, Fin.val_add, Nat.add_comm]
  add_assoc a b c := by
    apply Fin.eq_of_val_eq
    rw [Fin.val_add, Fin.val_add, Fin.val_add, Fin.val_add, Nat.mod_add_mod, Nat.add_mod_mod, Nat.add_assoc]
  mul_assoc := Fin.mul_assoc'
  mul_comm := Fin.mul_comm'
  mul_one := Fin.mul_one'
  one_mul a := (Fin.mul_comm' _ a).trans (Fin.mul_one' a)
  left_distrib := Fin.left_distrib'
  right_distrib a b c := by rw [Fin.mul_comm' _ c, Fin.left_distrib', Fin.mul_comm' c, Fin.mul_comm' c]
  zero_mul a := (Fin.mul_comm' _ a).trans (Fin.mul_zero' a)
  mul_zero := Fin.mul_zero'
  pow_zero _ := rfl
  pow_succ _ _ := rfl
  ofNat_succ a := by
    apply Fin.eq_of_val_eq
    show (a + 1) % n = (a % n + 1 % n) % n
    rw [← Nat.add_mod]
  ofNat_eq_natCast _ := rfl
  nsmul_eq_natCast_mul _ _ := rfl
  neg_add_cancel a := by
    apply Fin.eq_of_val_eq
    rw [Fin.val_add, Fin.val_neg', Fin.val_zero, Nat.mod_add_mod, Nat.sub_add_cancel (Nat.le_of_lt a.isLt), Nat.mod_self]
  sub_eq_add_neg a b := by
    apply Fin.eq_of_val_eq
    rw [Fin.val_add, Fin.val_neg', Fin.val_sub, Nat.add_mod_mod, Nat.add_comm]
  neg_zsmul i a := by
    show finOfInt n (-i) * a = -(finOfInt n i * a)
    rw [finOfInt_neg]
    apply Fin.eq_of_val_eq
    generalize finOfInt n i = b
    rw [Fin.val_mul, Fin.val_neg', Fin.val_neg', Fin.val_mul, Nat.mod_mul_mod]
    have h : (n - b.val) * a.val + b.val * a.val = n * a.val := by
      rw [← Nat.add_mul, Nat.sub_add_cancel (Nat.le_of_lt b.isLt)]
    have hb := Nat.div_add_mod (b.val * a.val) n
    have hm := Nat.mod_lt (b.val * a.val) (Nat.pos_of_neZero n)
    generalize b.val * a.val % n = r at *
    generalize b.val * a.val / n = q at *
    have e : (n - b.val) * a.val + n * q = n * a.val - r := by omega
    rw [← Nat.add_mul_mod_self_left _ n q, e]
    cases Nat.eq_zero_or_pos a.val with
    | inl h0 =>
      rw [h0, Nat.mul_zero] at hb
      have : r = 0 := by omega
      rw [h0, this, Nat.mul_zero, Nat.sub_zero, Nat.sub_zero, Nat.zero_mod, Nat.mod_self]
    | inr h0 =>
      have e' : n * a.val - r = (n - r) + n * (a.val - 1) := by
        have : n * a.val = n + n * (a.val - 1) := by
          rw [Nat.add_comm, ← Nat.mul_add_one, Nat.sub_add_cancel h0]
        omega
      rw [e', Nat.add_mul_mod_self_left]
  zsmul_natCast_eq_nsmul k a := congrArg (· * a) (finOfInt_natCast k)
  intCast_ofNat k := finOfInt_natCast k
  intCast_neg := finOfInt_neg

instance [NeZero n] : IsCharP (Fin n) n where
  ofNat_ext_iff {x y} := by
    rw [← Fin.val_inj]; exact Iff.rfl

end
end Lean.Grind
