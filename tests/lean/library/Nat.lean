/-! Textbook uses of the lemmas on natural numbers. This file must elaborate without an error. -/

/-! Addition and multiplication -/

example (n : Nat) : 0 + n = n := Nat.zero_add n
example (n m : Nat) : n + (m + 1) = (n + m) + 1 := rfl
example (a b c : Nat) : a + b + c = c + b + a := by rw [Nat.add_comm, Nat.add_comm a b, Nat.add_assoc]
example (a b c : Nat) : a + b + c = a + c + b := by rw [Nat.add_right_comm]
example (a b c : Nat) : a + b + c = c + b + a := by simp [Nat.add_comm, Nat.add_left_comm]
example (a b c : Nat) : a * (b * c) = b * (a * c) := by ac_rfl
example (a b c : Nat) : (a + b) * c = a * c + b * c := by rw [Nat.add_mul]
example (n : Nat) : 2 * n = n + n := Nat.two_mul n
example (a b c : Nat) (h : a + b = a + c) : b = c := by simpa using h
example (a b : Nat) (h : a + b = 0) : a = 0 ∧ b = 0 := by simpa using h
example (a b : Nat) : a * b = 0 ↔ a = 0 ∨ b = 0 := by simp
example (n : Nat) : n + 1 ≠ 0 := by simp
example (n m : Nat) (h : n + 1 = m + 1) : n = m := by injection h

example (n m : Nat) : n + m = m + n := by
  induction n with
  | zero => rw [Nat.zero_add, Nat.add_zero]
  | succ n ih => rw [Nat.succ_add, ih, Nat.add_succ]

/-- The sum of the numbers up to `n`. -/
def sumTo : Nat → Nat
  | 0 => 0
  | n + 1 => sumTo n + (n + 1)

theorem two_mul_sumTo (n : Nat) : 2 * sumTo n = n * (n + 1) := by
  induction n with
  | zero => rfl
  | succ n ih => rw [sumTo, Nat.mul_add, ih, ← Nat.add_mul, Nat.mul_comm]

/-! Order -/

example (a b c : Nat) (h₁ : a ≤ b) (h₂ : b ≤ c) : a ≤ c := Nat.le_trans h₁ h₂
example (a b : Nat) (h₁ : a ≤ b) (h₂ : b ≤ a) : a = b := Nat.le_antisymm h₁ h₂
example (a b c : Nat) (h₁ : a < b) (h₂ : b ≤ c) : a < c := calc
  a < b := h₁
  _ ≤ c := h₂
example (a b : Nat) : ¬ a ≤ b ↔ b < a := by simp
example (a b : Nat) (h : ¬ a < b) : b ≤ a := by simpa using h
example (a b : Nat) : a < b ∨ a = b ∨ b < a := Nat.lt_trichotomy a b
example (n : Nat) (h : n ≠ 0) : 0 < n := Nat.pos_of_ne_zero h
example (a b c d : Nat) (h₁ : a ≤ b) (h₂ : c ≤ d) : a + c ≤ b + d := Nat.add_le_add h₁ h₂
example (a b c d : Nat) (h₁ : a ≤ b) (h₂ : c ≤ d) : a * c ≤ b * d := Nat.mul_le_mul h₁ h₂
example (a b c : Nat) (h : 0 < a) (e : a * b = a * c) : b = c := Nat.eq_of_mul_eq_mul_left h e
example (a b : Nat) (h : a ≤ b) : ∃ c, b = a + c := Nat.exists_eq_add_of_le h
example (a b : Nat) (h : a < b) : a + 1 ≤ b := by
  rcases Nat.lt_iff_add_one_le.1 h with _ | _ <;> assumption

/-! Subtraction, minimum and maximum -/

example (a b : Nat) : a + b - b = a := by simp
example (a b : Nat) (h : b ≤ a) : a - b + b = a := by simp [h]
example (a b c : Nat) : a - b - c = a - (b + c) := by rw [Nat.sub_sub]
example (a b : Nat) (h : a - b = 0) : a ≤ b := by simpa using h
example (a b c : Nat) : a * (b - c) = a * b - a * c := Nat.mul_sub_left_distrib a b c
example (a b : Nat) : min a b ≤ a := by simp
example (a b : Nat) (h : a ≤ b) : max a b = b := Nat.max_eq_right h
example (a b : Nat) : min a b + max a b = a + b := Nat.min_add_max a b

/-! Quotient, remainder, divisibility -/

example (a b : Nat) : b * (a / b) + a % b = a := Nat.div_add_mod a b
example (a b : Nat) (h : 0 < b) : a % b < b := Nat.mod_lt a h
example (a b : Nat) (h : 0 < b) : a * b / b = a := Nat.mul_div_cancel a h
example (a b n : Nat) : (a + b) % n = (a % n + b % n) % n := Nat.add_mod a b n
example (n : Nat) (h : n % 2 = 1) : n * n % 2 = 1 := by simp [Nat.mul_mod, h]
example (a b c : Nat) (h₁ : a ∣ b) (h₂ : b ∣ c) : a ∣ c := Nat.dvd_trans h₁ h₂
example (a b c : Nat) (h₁ : a ∣ b) (h₂ : a ∣ c) : a ∣ b + c := Nat.dvd_add h₁ h₂
example (a b : Nat) (h : 0 < b) (d : a ∣ b) : a ≤ b := Nat.le_of_dvd h d
example (a b : Nat) (h : a ∣ b) : b / a * a = b := Nat.div_mul_cancel h
example (a b : Nat) : Nat.gcd a b ∣ a := Nat.gcd_dvd_left a b
example (a b k : Nat) (h₁ : k ∣ a) (h₂ : k ∣ b) : k ∣ Nat.gcd a b := Nat.dvd_gcd h₁ h₂
example (k m n : Nat) (h : Nat.Coprime k n) (d : k ∣ m * n) : k ∣ m := h.dvd_of_dvd_mul_right d
example : Nat.gcd 84 36 = 12 := by decide
example : 12 ∣ 144 := by decide
example : ¬ 7 ∣ 100 := by decide

/-! Powers and binary digits -/

example (a m n : Nat) : a ^ (m + n) = a ^ m * a ^ n := Nat.pow_add a m n
example (n : Nat) : 0 < 2 ^ n := Nat.two_pow_pos n
example (n : Nat) : n < 2 ^ n := Nat.lt_two_pow_self
example (m n : Nat) : m >>> n = m / 2 ^ n := Nat.shiftRight_eq_div_pow m n
example : 2 ^ 10 = 1024 := by simp
example : 13 &&& 11 = 9 := by decide
example : Nat.log2 1000 = 9 := by decide

/-! Computation and simplification of numerals -/

example : 17 * 23 = 391 := rfl
example : 1000000007 % 998244353 = 1755654 := by decide
example (a : Nat) : a + 3 - 2 = a + 1 := by simp
example (a b : Nat) : a + 3 = b + 5 ↔ a = b + 2 := by simp
example (a b : Nat) (h : a + 3 ≤ b + 5) : a ≤ b + 2 := by simpa using h
example : ∀ k, k < 20 → k * k < 400 := by decide
example : ∃ k, k < 20 ∧ k * k = 49 := by decide

/-! Other inductions -/

example (p : Nat → Prop) (h : ∀ n, (∀ m, m < n → p m) → p n) (n : Nat) : p n := by
  induction n using Nat.strongRecOn with
  | ind n ih => exact h n ih
