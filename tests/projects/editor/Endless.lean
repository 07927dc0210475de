/-! What keeps a search busy for as long as it is let. -/

theorem unprovable (f : Nat → Nat) (h : ∀ n, f (f n) = n + 1) : ∀ n, f n < f (f n) := by
  sorry
