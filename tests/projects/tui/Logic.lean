theorem and_swap (p q : Prop) (h : p ∧ q) : q ∧ p := by
  sorry

/-- A list theorem. -/
theorem rev_len (xs : List Nat) : xs.reverse.length = xs.length := by
  sorry

theorem hard (n : Nat) (h : n > 2) : ¬ ∃ a b c : Nat, a > 0 ∧ b > 0 ∧ c > 0 ∧ a ^ n + b ^ n = c ^ n := by
  sorry
