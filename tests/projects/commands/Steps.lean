/-- In the middle of a proof: a hypothesis with a value, two goals, a case. -/
theorem steps (p q : Prop) (n : Nat) (h : p ∨ q) : q ∨ p := by
  let twice := n + n
  cases h with
  | inl hp => sorry
  | inr hq => sorry

theorem finished : 1 = 1 := by
  rfl

def number : Nat := 3
