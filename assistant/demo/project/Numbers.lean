/-!
# Numbers

A function of our own, and what ought to hold for it.
-/

/-- The sum of the first `n` natural numbers. -/
def sumTo : Nat → Nat
  | 0 => 0
  | n + 1 => (n + 1) + sumTo n

theorem sumTo_zero : sumTo 0 = 0 := by
  sorry

theorem le_sumTo (n : Nat) : n ≤ sumTo n := by
  sorry

theorem two_mul_sumTo (n : Nat) : 2 * sumTo n = n * (n + 1) := by
  sorry

theorem square_of_sum (a b c : Nat) (h : a + b = c) (hb : b = 0) : a = c := by
  sorry
