module

prelude
public import Init.Data.Nat.Sub
/-! Powers of natural numbers. -/

@[expose] public section

namespace Nat

@[simp] protected theorem pow_succ (n m : Nat) : n ^ (succ m) = n ^ m * n := rfl
protected theorem pow_add_one (n m : Nat) : n ^ (m + 1) = n ^ m * n := rfl
@[simp] protected theorem pow_zero (n : Nat) : n ^ 0 = 1 := rfl
@[simp] theorem pow_eq {m n : Nat} : m.pow n = m ^ n := rfl
protected theorem pow_le_pow_left {m n : Nat} (h : m ≤ n) : ∀ (i : Nat), m ^ i ≤ n ^ i
  | 0 => Nat.le_refl 1
  | i + 1 => Nat.mul_le_mul (Nat.pow_le_pow_left h i) h
theorem pow_le_pow_of_le_left {n m : Nat} (h : n ≤ m) (i : Nat) : n ^ i ≤ m ^ i := Nat.pow_le_pow_left h i
protected theorem pow_le_pow_right {n i j : Nat} (h : n > 0) (hij : i ≤ j) : n ^ i ≤ n ^ j := by
  induction hij with
  | refl => exact Nat.le_refl _
  | step _ ih => exact Nat.le_trans ih (le_mul_of_pos_right _ h)
theorem pow_le_pow_of_le_right {n i j : Nat} (h : n > 0) (hij : i ≤ j) : n ^ i ≤ n ^ j := Nat.pow_le_pow_right h hij
theorem pos_pow_of_pos {b : Nat} (n : Nat) (h : 0 < b) : 0 < b ^ n := Nat.pow_pos h
theorem one_le_pow (n m : Nat) (h : 0 < m) : 1 ≤ m ^ n := Nat.pow_pos h
theorem one_le_two_pow {n : Nat} : 1 ≤ 2 ^ n := Nat.pow_pos (zero_lt_succ 1)
protected theorem two_pow_pos (w : Nat) : 0 < 2 ^ w := Nat.pow_pos (zero_lt_succ 1)
@[simp] protected theorem zero_pow {n : Nat} (h : 0 < n) : 0 ^ n = 0 := by
  cases n with
  | zero => exact absurd h (Nat.lt_irrefl 0)
  | succ n => rfl
protected theorem zero_pow_of_pos (n : Nat) (h : 0 < n) : 0 ^ n = 0 := Nat.zero_pow h
@[simp] protected theorem one_pow (n : Nat) : 1 ^ n = 1 := by
  induction n with
  | zero => rfl
  | succ n ih => rw [Nat.pow_add_one, ih]
@[simp] protected theorem pow_one (a : Nat) : a ^ 1 = a := by rw [Nat.pow_add_one, Nat.pow_zero, Nat.one_mul]
protected theorem pow_two (a : Nat) : a ^ 2 = a * a := by rw [Nat.pow_add_one, Nat.pow_one]
protected theorem pow_add (a m n : Nat) : a ^ (m + n) = a ^ m * a ^ n := by
  induction n with
  | zero => rw [Nat.add_zero, Nat.pow_zero, Nat.mul_one]
  | succ n ih => rw [← Nat.add_assoc, Nat.pow_add_one, Nat.pow_add_one, ih, Nat.mul_assoc]
protected theorem pow_add' (a m n : Nat) : a ^ (m + n) = a ^ n * a ^ m := by rw [Nat.pow_add, Nat.mul_comm]
protected theorem pow_succ' {m n : Nat} : m ^ n.succ = m * m ^ n := by rw [Nat.pow_succ, Nat.mul_comm]
protected theorem pow_add_one' {m n : Nat} : m ^ (n + 1) = m * m ^ n := by rw [Nat.pow_add_one, Nat.mul_comm]
protected theorem mul_pow (a b n : Nat) : (a * b) ^ n = a ^ n * b ^ n := by
  induction n with
  | zero => rfl
  | succ n ih => rw [Nat.pow_add_one, Nat.pow_add_one, Nat.pow_add_one, ih, Nat.mul_mul_mul_comm]
protected theorem pow_mul (a m n : Nat) : a ^ (m * n) = (a ^ m) ^ n := by
  induction n with
  | zero => rfl
  | succ n ih => rw [mul_add_one, Nat.pow_add, Nat.pow_add_one, ih]
protected theorem pow_mul' (a m n : Nat) : a ^ (m * n) = (a ^ n) ^ m := by rw [Nat.mul_comm, Nat.pow_mul]
protected theorem pow_right_comm (a m n : Nat) : (a ^ m) ^ n = (a ^ n) ^ m := by rw [← Nat.pow_mul, Nat.pow_mul']
protected theorem pow_lt_pow_left {a b n : Nat} (h : a < b) (hn : n ≠ 0) : a ^ n < b ^ n := by
  cases n with
  | zero => exact absurd rfl hn
  | succ n =>
    exact Nat.lt_of_le_of_lt (Nat.mul_le_mul_right a (Nat.pow_le_pow_left (Nat.le_of_lt h) n))
      (Nat.mul_lt_mul_of_pos_left h (Nat.pow_pos (zero_lt_of_lt h)))
protected theorem pow_lt_pow_succ {a n : Nat} (h : 1 < a) : a ^ n < a ^ (n + 1) := by
  have h' := Nat.mul_lt_mul_of_pos_left h (Nat.pow_pos (n := n) (Nat.lt_trans (Nat.lt_add_one 0) h))
  rwa [Nat.mul_one] at h'
protected theorem pow_lt_pow_right {a n m : Nat} (h : 1 < a) (hnm : n < m) : a ^ n < a ^ m :=
  Nat.lt_of_lt_of_le (Nat.pow_lt_pow_succ h) (Nat.pow_le_pow_right (Nat.lt_trans (Nat.lt_add_one 0) h) hnm)
protected theorem pow_le_pow_iff_right {a n m : Nat} (h : 1 < a) : a ^ n ≤ a ^ m ↔ n ≤ m :=
  ⟨fun h' => Nat.le_of_not_lt fun h'' => Nat.not_le_of_gt (Nat.pow_lt_pow_right h h'') h',
    Nat.pow_le_pow_right (Nat.lt_trans (Nat.lt_add_one 0) h)⟩
protected theorem pow_lt_pow_iff_right {a n m : Nat} (h : 1 < a) : a ^ n < a ^ m ↔ n < m :=
  ⟨fun h' => Nat.lt_of_not_le fun h'' =>
    Nat.not_le_of_gt h' (Nat.pow_le_pow_right (Nat.lt_trans (Nat.lt_add_one 0) h) h''), Nat.pow_lt_pow_right h⟩
protected theorem pow_right_inj {a m n : Nat} (h : 1 < a) : a ^ m = a ^ n ↔ m = n :=
  ⟨fun e => Nat.le_antisymm ((Nat.pow_le_pow_iff_right h).1 (Nat.le_of_eq e))
    ((Nat.pow_le_pow_iff_right h).1 (Nat.le_of_eq e.symm)), fun e => by rw [e]⟩
protected theorem lt_pow_self {n b : Nat} (h : 1 < b) : n < b ^ n := by
  induction n with
  | zero => exact Nat.lt_add_one 0
  | succ n ih => exact Nat.lt_of_le_of_lt ih (Nat.pow_lt_pow_succ h)
protected theorem lt_two_pow_self {n : Nat} : n < 2 ^ n := Nat.lt_pow_self Nat.one_lt_two

end Nat
