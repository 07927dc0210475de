module

prelude
public import Init.Grind.Classes
public import Init.Data.Int.Pow
public import Init.Data.AC
/-! What holds in every ring and every ordered group: the ground that the solvers of `grind` stand on. -/

@[expose] public section

namespace Lean.Grind

set_option warn.classDefReducibility false in
attribute [local instance] Semiring.natCast Ring.intCast

namespace Semiring
variable {α : Type u} [Semiring α]

scoped instance addAssociative : Std.Associative (α := α) (· + ·) := ⟨add_assoc⟩
scoped instance addCommutative : Std.Commutative (α := α) (· + ·) := ⟨add_comm⟩

theorem zero_add (a : α) : 0 + a = a := (add_comm 0 a).trans (add_zero a)
theorem add_left_comm (a b c : α) : a + (b + c) = b + (a + c) := by
  rw [← add_assoc, add_comm a, add_assoc]
theorem add_add_add_comm (a b c d : α) : a + b + (c + d) = a + c + (b + d) := by
  rw [add_assoc, add_assoc, add_left_comm b]
theorem natCast_zero : ((0 : Nat) : α) = 0 := (ofNat_eq_natCast 0).symm
theorem natCast_succ (n : Nat) : ((n + 1 : Nat) : α) = (n : α) + 1 := by
  rw [← ofNat_eq_natCast, ← ofNat_eq_natCast]; exact ofNat_succ n
theorem natCast_one : ((1 : Nat) : α) = 1 := (ofNat_eq_natCast 1).symm
theorem natCast_eq_ofNat (n : Nat) : (n : α) = OfNat.ofNat n := (ofNat_eq_natCast n).symm
theorem natCast_add (a b : Nat) : ((a + b : Nat) : α) = (a : α) + b := by
  induction b with
  | zero => rw [Nat.add_zero, natCast_zero, add_zero]
  | succ b ih => rw [← Nat.add_assoc, natCast_succ, ih, natCast_succ, add_assoc]
theorem natCast_mul (a b : Nat) : ((a * b : Nat) : α) = (a : α) * b := by
  induction b with
  | zero => rw [Nat.mul_zero, natCast_zero, mul_zero]
  | succ b ih => rw [Nat.mul_add_one, natCast_add, ih, natCast_succ, left_distrib, mul_one]
theorem natCast_pow (a b : Nat) : ((a ^ b : Nat) : α) = (a : α) ^ b := by
  induction b with
  | zero => rw [Nat.pow_zero, natCast_one, pow_zero]
  | succ b ih => rw [Nat.pow_add_one, natCast_mul, ih, pow_succ]
theorem pow_one (a : α) : a ^ 1 = a := by
  have h := pow_succ a 0
  rw [pow_zero, one_mul] at h
  exact h
theorem pow_add (a : α) (m n : Nat) : a ^ (m + n) = a ^ m * a ^ n := by
  induction n with
  | zero => rw [Nat.add_zero, pow_zero, mul_one]
  | succ n ih => rw [← Nat.add_assoc, pow_succ, ih, pow_succ, mul_assoc]
theorem one_pow (n : Nat) : (1 : α) ^ n = 1 := by
  induction n with
  | zero => exact pow_zero 1
  | succ n ih => rw [pow_succ, ih, mul_one]
/-- Natural numbers commute with everything. -/
theorem natCast_mul_comm (n : Nat) (a : α) : (n : α) * a = a * n := by
  induction n with
  | zero => rw [natCast_zero, zero_mul, mul_zero]
  | succ n ih => rw [natCast_succ, left_distrib, right_distrib, ih, mul_one, one_mul]

theorem pow_add_congr (a r : α) (k k₁ k₂ : Nat) (h₁ : k = k₁ + k₂) (h₂ : a ^ k₁ * a ^ k₂ = r) : a ^ k = r := by
  rw [h₁, pow_add, h₂]
theorem mul_one_congr {a b : α} (h : b = 1) : a * b = a := by rw [h, mul_one]
theorem one_mul_congr {a b : α} (h : a = 1) : a * b = b := by rw [h, one_mul]
theorem mul_zero_congr {a b : α} (h : b = 0) : a * b = 0 := by rw [h, mul_zero]
theorem zero_mul_congr {a b : α} (h : a = 0) : a * b = 0 := by rw [h, zero_mul]

/-- Multiples by natural numbers. -/
instance toNatModule [I : Semiring α] : NatModule α where
  zero := 0
  nsmul := I.nsmul
  add_zero := add_zero
  add_comm := add_comm
  add_assoc := add_assoc
  zero_nsmul a := by rw [nsmul_eq_natCast_mul, natCast_zero, zero_mul]
  add_one_nsmul n a := by rw [nsmul_eq_natCast_mul, nsmul_eq_natCast_mul, natCast_succ, right_distrib, one_mul]

end Semiring

open Semiring

namespace AddCommGroup
variable {M : Type u} [AddCommGroup M]
open AddCommMonoid

scoped instance addAssociative : Std.Associative (α := M) (· + ·) := ⟨add_assoc⟩
scoped instance addCommutative : Std.Commutative (α := M) (· + ·) := ⟨add_comm⟩

theorem zero_add (a : M) : 0 + a = a := (add_comm 0 a).trans (add_zero a)
theorem add_neg_cancel (a : M) : a + -a = 0 := (add_comm a (-a)).trans (neg_add_cancel a)
theorem add_left_inj {a b : M} (c : M) : a + c = b + c ↔ a = b := by
  constructor
  · intro h
    have h := congrArg (· + -c) h
    simp only [add_assoc, add_neg_cancel, add_zero] at h
    exact h
  · intro h; rw [h]
theorem neg_eq_of_add_eq_zero {a b : M} (h : b + a = 0) : -a = b := by
  apply (add_left_inj a).1; rw [h, neg_add_cancel]
theorem neg_zero : -(0 : M) = 0 := neg_eq_of_add_eq_zero (add_zero 0)
theorem neg_neg (a : M) : - -a = a := neg_eq_of_add_eq_zero (add_neg_cancel a)
theorem neg_add (a b : M) : -(a + b) = -a + -b := by
  apply neg_eq_of_add_eq_zero
  have : -a + -b + (a + b) = (-a + a) + (-b + b) := by ac_rfl
  rw [this, neg_add_cancel, neg_add_cancel, add_zero]
theorem sub_self (a : M) : a - a = 0 := by rw [sub_eq_add_neg, add_neg_cancel]
theorem sub_eq_zero_iff {a b : M} : a - b = 0 ↔ a = b := by
  rw [sub_eq_add_neg, ← add_left_inj b, add_assoc, neg_add_cancel, add_zero, zero_add]
theorem neg_sub (a b : M) : -(a - b) = b - a := by
  rw [sub_eq_add_neg, neg_add, neg_neg, sub_eq_add_neg, add_comm]
theorem neg_eq_iff {a b : M} : -a = b ↔ a = -b :=
  ⟨fun h => by rw [← h, neg_neg], fun h => by rw [h, neg_neg]⟩

end AddCommGroup

namespace IntModule
variable {M : Type u} [IntModule M]
open AddCommMonoid AddCommGroup

theorem neg_zsmul (i : Int) (a : M) : -i • a = -(i • a) := by
  symm; apply neg_eq_of_add_eq_zero
  rw [← add_zsmul, Int.add_left_neg, zero_zsmul]
theorem zsmul_zero (i : Int) : i • (0 : M) = 0 := by
  have nat : ∀ n : Nat, (n : Int) • (0 : M) = 0 := by
    intro n
    induction n with
    | zero => exact zero_zsmul 0
    | succ n ih => rw [Int.natCast_add, add_zsmul, ih, zero_add]; exact one_zsmul 0
  cases Int.le_total 0 i with
  | inl h => rw [← Int.toNat_of_nonneg h]; exact nat _
  | inr h =>
    have e : i = -((-i).toNat : Int) := by omega
    rw [e, neg_zsmul, nat, neg_zero]
theorem zsmul_add (i : Int) (a b : M) : i • (a + b) = i • a + i • b := by
  have nat : ∀ n : Nat, (n : Int) • (a + b) = (n : Int) • a + (n : Int) • b := by
    intro n
    induction n with
    | zero => exact (zero_zsmul _).trans (by rw [Int.natCast_zero, zero_zsmul, zero_zsmul, add_zero])
    | succ n ih =>
      rw [Int.natCast_add, add_zsmul, add_zsmul, add_zsmul, ih]
      show _ + (1 : Int) • (a + b) = _ + (1 : Int) • a + (_ + (1 : Int) • b)
      rw [one_zsmul, one_zsmul, one_zsmul]
      ac_rfl
  cases Int.le_total 0 i with
  | inl h => rw [← Int.toNat_of_nonneg h]; exact nat _
  | inr h =>
    have e : i = -((-i).toNat : Int) := by omega
    rw [e, neg_zsmul, neg_zsmul, neg_zsmul, nat, neg_add]
theorem zsmul_neg (i : Int) (a : M) : i • -a = -(i • a) := by
  symm; apply neg_eq_of_add_eq_zero
  rw [← zsmul_add, neg_add_cancel, zsmul_zero]
theorem zsmul_sub (i : Int) (a b : M) : i • (a - b) = i • a - i • b := by
  rw [sub_eq_add_neg, zsmul_add, zsmul_neg, ← sub_eq_add_neg]
theorem sub_zsmul (i j : Int) (a : M) : (i - j) • a = i • a - j • a := by
  rw [Int.sub_eq_add_neg, add_zsmul, neg_zsmul, ← sub_eq_add_neg]
theorem mul_zsmul (i j : Int) (a : M) : (i * j) • a = i • (j • a) := by
  have nat : ∀ n : Nat, ((n : Int) * j) • a = (n : Int) • (j • a) := by
    intro n
    induction n with
    | zero => rw [Int.natCast_zero, Int.zero_mul, zero_zsmul, zero_zsmul]
    | succ n ih =>
      rw [Int.natCast_add, Int.add_mul, add_zsmul, add_zsmul, ih]
      show _ + ((1 : Int) * j) • a = _ + (1 : Int) • (j • a)
      rw [Int.one_mul, one_zsmul]
  cases Int.le_total 0 i with
  | inl h => rw [← Int.toNat_of_nonneg h]; exact nat _
  | inr h =>
    have e : i = -((-i).toNat : Int) := by omega
    rw [e, Int.neg_mul, neg_zsmul, neg_zsmul, nat]

/-- A module over the integers is one over the natural numbers. -/
instance (priority := 100) toNatModule [I : IntModule M] : NatModule M where
  nsmul := I.nsmul
  zero_nsmul a := by rw [← zsmul_natCast_eq_nsmul]; exact zero_zsmul a
  add_one_nsmul n a := by
    rw [← zsmul_natCast_eq_nsmul, ← zsmul_natCast_eq_nsmul, Int.natCast_add, add_zsmul]
    exact congrArg _ (one_zsmul a)

theorem no_int_zero_divisors [NoNatZeroDivisors M] {k : Int} {a : M} (hk : k ≠ 0) (h : k • a = 0) : a = 0 := by
  have nat : ((k.natAbs : Int) • a) = 0 := by
    cases Int.natAbs_eq k with
    | inl e => rw [← e]; exact h
    | inr e =>
      have e : (k.natAbs : Int) = -k := by omega
      rw [e, neg_zsmul, h, neg_zero]
  apply NoNatZeroDivisors.no_nat_zero_divisors k.natAbs a 0 (fun e => hk (Int.natAbs_eq_zero.1 e))
  rw [zsmul_natCast_eq_nsmul] at nat
  refine nat.trans ?_
  rw [← zsmul_natCast_eq_nsmul, zsmul_zero]

end IntModule

namespace Ring
variable {α : Type u} [Ring α]

/-- The group of a ring. -/
instance (priority := 100) toAddCommGroup [I : Ring α] : AddCommGroup α where
  zero := 0
  add_zero := add_zero
  add_comm := add_comm
  add_assoc := add_assoc
  neg_add_cancel := neg_add_cancel
  sub_eq_add_neg := sub_eq_add_neg

theorem add_neg_cancel (a : α) : a + -a = 0 := (add_comm a (-a)).trans (neg_add_cancel a)
theorem neg_eq_of_add_eq_zero {a b : α} (h : b + a = 0) : -a = b := AddCommGroup.neg_eq_of_add_eq_zero h
theorem neg_zero : -(0 : α) = 0 := AddCommGroup.neg_zero
theorem neg_neg (a : α) : - -a = a := AddCommGroup.neg_neg a
theorem neg_add (a b : α) : -(a + b) = -a + -b := AddCommGroup.neg_add a b
theorem sub_self (a : α) : a - a = 0 := AddCommGroup.sub_self a
theorem sub_eq_zero_iff {a b : α} : a - b = 0 ↔ a = b := AddCommGroup.sub_eq_zero_iff
theorem neg_mul (a b : α) : -a * b = -(a * b) := by
  symm; apply neg_eq_of_add_eq_zero
  rw [← right_distrib, neg_add_cancel, zero_mul]
theorem mul_neg (a b : α) : a * -b = -(a * b) := by
  symm; apply neg_eq_of_add_eq_zero
  rw [← left_distrib, neg_add_cancel, mul_zero]

theorem intCast_natCast (n : Nat) : ((n : Int) : α) = (n : α) := by
  rw [← ofNat_eq_natCast]; exact intCast_ofNat n
theorem intCast_zero : ((0 : Int) : α) = 0 := intCast_ofNat 0
theorem intCast_one : ((1 : Int) : α) = 1 := intCast_ofNat 1
theorem intCast_natCast_sub (a b : Nat) : (((a : Int) - (b : Int) : Int) : α) = (a : α) + -(b : α) := by
  cases Nat.le_total b a with
  | inl h =>
    cases Nat.le.dest h with
    | intro k e =>
      have : (a : Int) - (b : Int) = (k : Int) := by omega
      rw [this, intCast_natCast, ← e, natCast_add, add_comm (b : α), add_assoc, add_neg_cancel, add_zero]
  | inr h =>
    cases Nat.le.dest h with
    | intro k e =>
      have : (a : Int) - (b : Int) = -(k : Int) := by omega
      rw [this, intCast_neg, intCast_natCast, ← e, natCast_add, neg_add, ← add_assoc, add_neg_cancel, zero_add]
/-- Each integer is a difference of natural numbers. -/
theorem intCast_eq (i : Int) : (i : α) = (i.toNat : α) + -((-i).toNat : α) := by
  rw [← intCast_natCast_sub]
  exact congrArg Int.cast (by omega)
theorem intCast_add (i j : Int) : ((i + j : Int) : α) = (i : α) + j := by
  have e : i + j = ((i.toNat + j.toNat : Nat) : Int) - (((-i).toNat + (-j).toNat : Nat) : Int) := by omega
  rw [e, intCast_natCast_sub, natCast_add, natCast_add, neg_add, intCast_eq i, intCast_eq j, add_add_add_comm]
theorem intCast_sub (i j : Int) : ((i - j : Int) : α) = (i : α) - j := by
  rw [Int.sub_eq_add_neg, intCast_add, intCast_neg, sub_eq_add_neg]
theorem intCast_mul (i j : Int) : ((i * j : Int) : α) = (i : α) * j := by
  have nat : ∀ n : Nat, (((n : Int) * j : Int) : α) = ((n : Int) : α) * j := by
    intro n
    induction n with
    | zero => rw [Int.natCast_zero, Int.zero_mul, intCast_zero, zero_mul]
    | succ n ih => rw [Int.natCast_add, Int.add_mul, intCast_add, ih, intCast_add, right_distrib, Int.natCast_one,
        Int.one_mul, intCast_one, one_mul]
  cases Int.le_total 0 i with
  | inl h => rw [← Int.toNat_of_nonneg h]; exact nat _
  | inr h =>
    have e : i = -((-i).toNat : Int) := by omega
    rw [e, Int.neg_mul, intCast_neg, nat, intCast_neg, neg_mul]
theorem intCast_pow (i : Int) (n : Nat) : ((i ^ n : Int) : α) = (i : α) ^ n := by
  induction n with
  | zero => rw [Int.pow_zero, intCast_one, pow_zero]
  | succ n ih => rw [Int.pow_succ, intCast_mul, ih, pow_succ]
/-- Integers commute with everything. -/
theorem intCast_mul_comm (i : Int) (a : α) : (i : α) * a = a * i := by
  rw [intCast_eq, right_distrib, left_distrib, neg_mul, mul_neg, natCast_mul_comm, natCast_mul_comm]
set_option warn.classDefReducibility false in
attribute [local instance 2000] Ring.zsmul in
theorem zsmul_eq_intCast_mul (i : Int) (a : α) : i • a = (i : α) * a := by
  have nat : ∀ n : Nat, (n : Int) • a = ((n : Int) : α) * a := fun n => by
    rw [zsmul_natCast_eq_nsmul, nsmul_eq_natCast_mul, intCast_natCast]
  cases Int.le_total 0 i with
  | inl h => rw [← Int.toNat_of_nonneg h]; exact nat _
  | inr h =>
    have e : i = -((-i).toNat : Int) := by omega
    rw [e, neg_zsmul, nat, intCast_neg, neg_mul]

theorem intCast_eq_ofNat_of_nonneg (i : Int) (h : 0 ≤ i) : (i : α) = OfNat.ofNat (α := α) i.toNat := by
  rw [ofNat_eq_natCast, ← intCast_natCast, Int.toNat_of_nonneg h]
theorem intCast_eq_ofNat_of_nonpos (i : Int) (h : i ≤ 0) : (i : α) = -OfNat.ofNat (α := α) i.natAbs := by
  rw [ofNat_eq_natCast, ← intCast_natCast, ← intCast_neg]
  exact congrArg Int.cast (by omega)

/-- Multiples by integers. -/
instance toIntModule [I : Ring α] : IntModule α where
  nsmul := I.nsmul
  zsmul := I.zsmul
  zero_zsmul a := by rw [zsmul_eq_intCast_mul, intCast_zero, zero_mul]
  one_zsmul a := by rw [zsmul_eq_intCast_mul, intCast_one, one_mul]
  add_zsmul i j a := by
    rw [zsmul_eq_intCast_mul, zsmul_eq_intCast_mul, zsmul_eq_intCast_mul, intCast_add, right_distrib]
  zsmul_natCast_eq_nsmul := zsmul_natCast_eq_nsmul

theorem no_int_zero_divisors [NoNatZeroDivisors α] {k : Int} {a : α} (hk : k ≠ 0) (h : (k : α) * a = 0) : a = 0 := by
  rw [← zsmul_eq_intCast_mul] at h
  exact IntModule.no_int_zero_divisors hk h

end Ring

namespace IsCharP
variable {α : Type u} [Ring α] (p : Nat) [IsCharP α p]

theorem natCast_eq_zero_iff (n : Nat) : (n : α) = 0 ↔ n % p = 0 := by
  have h := ofNat_ext_iff (α := α) p (x := n) (y := 0)
  rw [ofNat_eq_natCast, ofNat_eq_natCast, natCast_zero, Nat.zero_mod] at h
  exact h
theorem intCast_eq_zero_iff (i : Int) : (i : α) = 0 ↔ i % p = 0 := by
  have nat (n : Nat) : ((n : Int) : α) = 0 ↔ (n : Int) % p = 0 := by
    rw [Ring.intCast_natCast, natCast_eq_zero_iff p, ← Int.natCast_emod, Int.natCast_eq_zero]
  cases Int.natAbs_eq i with
  | inl e => rw [e]; exact nat _
  | inr e =>
    rw [e, Ring.intCast_neg, AddCommGroup.neg_eq_iff, Ring.neg_zero, ← Int.dvd_iff_emod_eq_zero, Int.dvd_neg,
      Int.dvd_iff_emod_eq_zero]
    exact nat _
theorem intCast_emod (i : Int) : ((i % p : Int) : α) = i := by
  apply Ring.sub_eq_zero_iff.1
  rw [← Ring.intCast_sub, intCast_eq_zero_iff p, ← Int.dvd_iff_emod_eq_zero]
  have h := Int.mul_ediv_add_emod i p
  exact ⟨-(i / p), by rw [Int.mul_neg]; omega⟩

end IsCharP

end Lean.Grind
