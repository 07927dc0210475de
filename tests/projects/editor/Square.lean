/-! A goal that no search finds, and that takes one line. -/

theorem square : ∃ n : Nat, n * n = 1234 * 1234 := by
  sorry
