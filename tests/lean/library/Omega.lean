/-! Linear arithmetic by `omega`. This file must elaborate without an error. -/

/-! Integers -/

example (a b : Int) (h : a < b) : a + 1 ≤ b := by omega
example (a b c : Int) (h₁ : a < b) (h₂ : b < c) : a + 1 < c := by omega
example (a b : Int) (h : 3 * a + 5 * b = 1) (h₁ : 0 < a) (h₂ : a < 2) : False := by omega
example (a b : Int) (h : 2 * a = 2 * b + 1) : False := by omega
example (a b : Int) : (a + b) * 2 = 2 * b + a * 2 := by omega
example (a b : Int) : -a - b = -(a + b) := by omega
example (a : Int) (h : a % 2 = 1) : a ≠ 0 := by omega
example (a : Int) : a / 2 * 2 + a % 2 = a := by omega
example (a : Int) : a / 3 ≤ a ∨ a < 0 := by omega
example (a b : Int) (h : a + b = 0) : b = -a := by omega
example (x y : Int) (h₁ : 6 * x + 9 * y = 5) : False := by omega
example (x y : Int) (h₁ : 2 * x + 3 * y = 7) (h₂ : x > 2) (h₃ : y > 0) : False := by omega
example (x y z : Int) (h₁ : x + y + z = 0) (h₂ : x - y = 4) (h₃ : y - z = 2) : 3 * y = -2 ∨ y = 0 := by omega

/-! Natural numbers and their subtraction -/

example (a b c : Nat) (h₁ : a < b) (h₂ : b < c) : a + 1 < c := by omega
example (a b : Nat) (h : a < b) : b - a > 0 := by omega
example (a b c : Nat) : a - b - c = a - (b + c) := by omega
example (a b c : Nat) (h : a = b - c) : a ≤ b := by omega
example (a b : Nat) (h : a ≤ b) : a + (b - a) = b := by omega
example (n : Nat) (h : n ≠ 0) : n - 1 + 1 = n := by omega
example (a b : Nat) (h : 2 * a + 1 = 2 * b) : False := by omega
example (x y : Nat) (h : x * y > 3) : x * y ≥ 4 := by omega
example (n : Nat) : 2 ^ (n + 1) = 2 ^ n + 2 ^ n := by omega

/-! Quotient, remainder, divisibility -/

example (n : Nat) : n / 2 ≤ n := by omega
example (n : Nat) : n % 4 % 2 = n % 2 := by omega
example (n : Nat) (h : n % 2 = 1) : ∃ k, n = 2 * k + 1 := ⟨n / 2, by omega⟩
example (a b : Nat) (h : 2 ∣ a) (e : a = 2 * b + 1) : False := by omega
example (a b : Nat) (h : ¬ 2 ∣ a) (e : a = 2 * b) : False := by omega
example (n : Nat) : 6 ∣ n ↔ 2 ∣ n ∧ 3 ∣ n := by omega
example (n : Nat) : n >>> 1 ≤ n := by omega

/-! Logic -/

example (a b : Nat) (h : a ≠ b) : a < b ∨ b < a := by omega
example (a b : Nat) : a < b ↔ ¬ b ≤ a := by omega
example (a b : Nat) (h : a < b ∧ (a = 3 ∨ b = 4)) : a < b → b ≥ 1 := by omega
example (a b : Nat) (h : ¬ (a < b ∧ b < 10)) : b ≤ a ∨ 10 ≤ b := by omega
example (a b c : Nat) (h : a < b → c = 0) (hc : c ≠ 0) : b ≤ a := by omega
example (a b : Nat) (h : ∃ k, a = b + k) : b ≤ a := by omega
example (n : Nat) (h : n < 3) : n = 0 ∨ n = 1 ∨ n = 2 := by omega

/-! Minimum, maximum, absolute value, casts, functions -/

example (a b : Nat) : min a b ≤ a := by omega
example (a b : Nat) (h : a ≤ b) : max a b = b := by omega
example (a b c : Nat) : max a (min b c) = min (max a b) (max a c) := by omega
example (a b : Int) : (if a < b then a else b) ≤ a := by omega
example (a : Int) : a ≤ a.natAbs := by omega
example (a : Int) (h : 0 ≤ a) : (a.toNat : Int) = a := by omega
example (a b : Nat) (h : (a : Int) < b) : a < b := by omega
example (f : Nat → Nat) (a b : Nat) (h : f a < f b) : f a + 1 ≤ f b := by omega
example (p : Nat × Nat) (h : p.1 < p.2) : p.1 + 1 ≤ p.2 := by omega
example (i j : Fin 4) (h : i < j) : i.val < 3 := by omega

/-! Recursion that is seen to end by `omega` -/

def digits (n : Nat) : Nat := if n < 10 then 1 else digits (n / 10) + 1
termination_by n
decreasing_by omega

theorem digits_pos (n : Nat) : 0 < digits n := by
  rw [digits]
  split <;> omega
