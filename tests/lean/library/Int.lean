/-! Textbook uses of the lemmas on integers. This file must elaborate without an error. -/

/-! The ring -/

example (a b : Int) : a + b = b + a := Int.add_comm a b
example (a b c : Int) : a + b + c = a + (b + c) := by rw [Int.add_assoc]
example (a : Int) : a + -a = 0 := by simp
example (a b : Int) : a - b + b = a := by simp
example (a b : Int) : -(a - b) = b - a := by simp
example (a b c : Int) : a * (b + c) = a * b + a * c := Int.mul_add a b c
example (a b c : Int) : a * b * c = c * b * a := by ac_rfl
example (a b : Int) : -a * -b = a * b := by simp
example (a b : Int) (h : a * b = 0) : a = 0 ∨ b = 0 := Int.mul_eq_zero.1 h
example (a b c : Int) (h : a + c = b + c) : a = b := by simpa using h
example (a b : Int) (h : a - b = 0) : a = b := Int.sub_eq_zero.1 h
example (a b : Int) : (a + b) * (a - b) = a * a - b * b := by
  rw [Int.mul_sub, Int.add_mul, Int.add_mul, Int.mul_comm b a, Int.sub_eq_add_neg, Int.sub_eq_add_neg, Int.neg_add,
    Int.add_assoc, ← Int.add_assoc (a * b), Int.add_right_neg, Int.zero_add]

/-! Order -/

example (a b c : Int) (h₁ : a ≤ b) (h₂ : b < c) : a < c := Int.lt_of_le_of_lt h₁ h₂
example (a b c : Int) (h : a ≤ b) : a + c ≤ b + c := Int.add_le_add_right h c
example (a b : Int) (h : a ≤ b) : -b ≤ -a := Int.neg_le_neg h
example (a b : Int) : ¬ a ≤ b ↔ b < a := by simp
example (a b c : Int) (h : a < b) (hc : 0 < c) : a * c < b * c := Int.mul_lt_mul_of_pos_right h hc
example (a : Int) : 0 ≤ a * a := Int.mul_self_nonneg a
example (a b c : Int) (h₁ : a < b) (h₂ : b ≤ c) : a < c := calc
  a < b := h₁
  _ ≤ c := h₂
example (a b : Int) : a < b ∨ a = b ∨ b < a := Int.lt_trichotomy a b
example (a b : Int) : min a b ≤ max a b := Int.le_trans (Int.min_le_left a b) (Int.le_max_left a b)

/-! Quotient, remainder, divisibility -/

example (a b : Int) : b * (a / b) + a % b = a := Int.mul_ediv_add_emod a b
example (a b : Int) (h : b ≠ 0) : 0 ≤ a % b := Int.emod_nonneg a h
example (a b : Int) (h : 0 < b) : a % b < b := Int.emod_lt_of_pos a h
example (a b : Int) (h : b ≠ 0) : a * b / b = a := by simp [h]
example (a b n : Int) : (a + b) % n = (a % n + b % n) % n := Int.add_emod a b n
example (a b : Int) (h : a ∣ b) : a ∣ b * 3 := Int.dvd_mul_of_dvd_left h 3
example (a b : Int) : a ∣ -b ↔ a ∣ b := by simp
example (a b : Int) (h : b ∣ a) : a / b * b = a := Int.ediv_mul_cancel h
example : (-7 : Int) / 2 = -4 := by decide
example : (-7 : Int) % 2 = 1 := by simp
example : (7 : Int) / -2 = -3 := rfl
example : Int.tdiv (-7) 2 = -3 := rfl
example : (3 : Int) ∣ -9 := by decide
example : ¬ (3 : Int) ∣ 10 := by decide

/-! Natural numbers among the integers -/

example (a b : Nat) : ((a + b : Nat) : Int) = a + b := Int.natCast_add a b
example (a b : Nat) (h : (a : Int) ≤ b) : a ≤ b := by exact_mod_cast h
example (a b c : Nat) (h : (a : Int) + b * 2 = c + 3) : a + b * 2 = c + 3 := by exact_mod_cast h
example (a b : Nat) (h : a ≤ b) : ((b - a : Nat) : Int) = b - a := Int.natCast_sub h
example (n : Nat) : 0 ≤ (n : Int) := by simp
example (a : Int) (h : 0 ≤ a) : ∃ n : Nat, a = n := Int.eq_ofNat_of_zero_le h
example (a : Int) (h : 0 ≤ a) : (a.toNat : Int) = a := Int.toNat_of_nonneg h
example (a b : Int) : (a * b).natAbs = a.natAbs * b.natAbs := Int.natAbs_mul a b
example (a : Int) : a.natAbs = 0 ↔ a = 0 := by simp

/-! Powers and numerals -/

example (a : Int) (m n : Nat) : a ^ (m + n) = a ^ m * a ^ n := Int.pow_add a m n
example : (-2 : Int) ^ 5 = -32 := by decide
example : (5 : Int) - 7 = -2 := by simp
example : (-3 : Int) * 4 = -12 := by simp
example : (3 : Int) ≠ 4 := by decide
example : (-1 : Int) < 0 := by decide
