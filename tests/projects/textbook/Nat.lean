/-! Exercises on the natural numbers as they stand in textbooks. -/

namespace Textbook.Nat

/-! Arithmetic -/

theorem add_right_swap (a b c : Nat) : a + b + c = a + c + b := by sorry

theorem add_four (a b c d : Nat) : (a + b) + (c + d) = (a + c) + (b + d) := by sorry

theorem zero_is_neutral (n : Nat) : 0 + n = n := by sorry

theorem mul_distributes (a b c : Nat) : a * (b + c) = a * b + a * c := by sorry

theorem mul_swap (a b c : Nat) : a * b * c = a * c * b := by sorry

theorem square_of_sum (a b : Nat) : (a + b) * (a + b) = a * a + 2 * (a * b) + b * b := by sorry

theorem square_of_succ (n : Nat) : (n + 1) * (n + 1) = n * n + 2 * n + 1 := by sorry

theorem two_mul_eq (n : Nat) : 2 * n = n + n := by sorry

theorem add_cancel (a b c : Nat) (h : a + c = b + c) : a = b := by sorry

theorem sum_zero (a b : Nat) (h : a + b = 0) : a = 0 ∧ b = 0 := by sorry

theorem mul_zero_cases (a b : Nat) (h : a * b = 0) : a = 0 ∨ b = 0 := by sorry

theorem succ_not_zero (n : Nat) : n + 1 ≠ 0 := by sorry

theorem pow_two_square (n : Nat) : n ^ 2 = n * n := by sorry

theorem pow_sum (a m n : Nat) : a ^ (m + n) = a ^ m * a ^ n := by sorry

/-! Order -/

theorem le_or_gt (a b : Nat) : a ≤ b ∨ b < a := by sorry

theorem le_transitive (a b c : Nat) (h₁ : a ≤ b) (h₂ : b ≤ c) : a ≤ c := by sorry

theorem lt_irreflexive (n : Nat) : ¬n < n := by sorry

theorem le_antisymmetric (a b : Nat) (h₁ : a ≤ b) (h₂ : b ≤ a) : a = b := by sorry

theorem le_iff_exists (a b : Nat) : a ≤ b ↔ ∃ c, b = a + c := by sorry

theorem add_le_both (a b c d : Nat) (h₁ : a ≤ b) (h₂ : c ≤ d) : a + c ≤ b + d := by sorry

theorem mul_le_both (a b c : Nat) (h : a ≤ b) : a * c ≤ b * c := by sorry

theorem le_square (n : Nat) : n ≤ n * n := by sorry

theorem lt_two_pow (n : Nat) : n < 2 ^ n := by sorry

theorem sub_add_back (a b : Nat) (h : b ≤ a) : a - b + b = a := by sorry

theorem max_le (a b c : Nat) (h₁ : a ≤ c) (h₂ : b ≤ c) : max a b ≤ c := by sorry

theorem unbounded : ∀ n : Nat, ∃ m, n < m := by sorry

theorem between (a b : Nat) (h : a < b) : ∃ c, a ≤ c ∧ c < b := by sorry

/-! Parity and divisibility -/

def Even (n : Nat) : Prop := ∃ k, n = 2 * k

def Odd (n : Nat) : Prop := ∃ k, n = 2 * k + 1

theorem even_add (m n : Nat) (hm : Even m) (hn : Even n) : Even (m + n) := by sorry

theorem odd_add_odd (m n : Nat) (hm : Odd m) (hn : Odd n) : Even (m + n) := by sorry

theorem even_mul (m n : Nat) (hm : Even m) : Even (m * n) := by sorry

theorem odd_mul_odd (m n : Nat) (hm : Odd m) (hn : Odd n) : Odd (m * n) := by sorry

theorem even_or_odd (n : Nat) : Even n ∨ Odd n := by sorry

theorem not_even_and_odd (n : Nat) : ¬(Even n ∧ Odd n) := by sorry

theorem even_succ_succ (n : Nat) : Even n ↔ Even (n + 2) := by sorry

theorem even_product_of_neighbours (n : Nat) : Even (n * (n + 1)) := by sorry

theorem dvd_sum (a b c : Nat) (h₁ : a ∣ b) (h₂ : a ∣ c) : a ∣ b + c := by sorry

theorem dvd_transitive (a b c : Nat) (h₁ : a ∣ b) (h₂ : b ∣ c) : a ∣ c := by sorry

theorem dvd_multiple (a b c : Nat) (h : a ∣ b) : a ∣ b * c := by sorry

theorem one_divides (n : Nat) : 1 ∣ n := by sorry

theorem mod_two (n : Nat) : n % 2 = 0 ∨ n % 2 = 1 := by sorry

theorem div_mod (n d : Nat) : d * (n / d) + n % d = n := by sorry

/-! Functions by recursion -/

def sumTo : Nat → Nat
  | 0 => 0
  | n + 1 => sumTo n + (n + 1)

def sumOdd : Nat → Nat
  | 0 => 0
  | n + 1 => sumOdd n + (2 * n + 1)

def double : Nat → Nat
  | 0 => 0
  | n + 1 => double n + 2

def fact : Nat → Nat
  | 0 => 1
  | n + 1 => (n + 1) * fact n

def plus : Nat → Nat → Nat
  | m, 0 => m
  | m, n + 1 => plus m n + 1

def isEven : Nat → Bool
  | 0 => true
  | n + 1 => !isEven n

def fib : Nat → Nat
  | 0 => 0
  | 1 => 1
  | n + 2 => fib n + fib (n + 1)

def power (b : Nat) : Nat → Nat
  | 0 => 1
  | n + 1 => b * power b n

theorem gauss (n : Nat) : 2 * sumTo n = n * (n + 1) := by sorry

theorem sum_of_odds (n : Nat) : sumOdd n = n * n := by sorry

theorem double_eq (n : Nat) : double n = 2 * n := by sorry

theorem double_add (m n : Nat) : double (m + n) = double m + double n := by sorry

theorem fact_positive (n : Nat) : 0 < fact n := by sorry

theorem zero_plus (n : Nat) : plus 0 n = n := by sorry

theorem succ_plus (m n : Nat) : plus (m + 1) n = plus m n + 1 := by sorry

theorem plus_commutes (m n : Nat) : plus m n = plus n m := by sorry

theorem plus_associates (a b c : Nat) : plus (plus a b) c = plus a (plus b c) := by sorry

theorem plus_is_add (m n : Nat) : plus m n = m + n := by sorry

theorem isEven_double (n : Nat) : isEven (2 * n) = true := by sorry

theorem isEven_add_two (n : Nat) : isEven (n + 2) = isEven n := by sorry

theorem fib_positive (n : Nat) : 0 < fib (n + 1) := by sorry

theorem fib_ten : fib 10 = 55 := by sorry

theorem power_one (n : Nat) : power 1 n = 1 := by sorry

theorem power_add (b m n : Nat) : power b (m + n) = power b m * power b n := by sorry

theorem power_eq_pow (b n : Nat) : power b n = b ^ n := by sorry

theorem strong_step (P : Nat → Prop) (h₀ : P 0) (h : ∀ n, P n → P (n + 1)) : ∀ n, P n := by sorry

inductive IsEven : Nat → Prop
  | zero : IsEven 0
  | step (n : Nat) : IsEven n → IsEven (n + 2)

theorem isEven_four : IsEven 4 := by sorry

theorem isEven_twice (n : Nat) : IsEven (n + n) := by sorry

theorem isEven_exists (n : Nat) (h : IsEven n) : ∃ k, n = 2 * k := by sorry

end Textbook.Nat
