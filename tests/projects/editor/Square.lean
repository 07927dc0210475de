/-! A goal that no search finds, and that takes one line. -/

theorem square : ∃ n : Nat, n * n = 1522756 := by
  sorry
