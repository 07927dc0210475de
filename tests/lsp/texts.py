"""The Lean text that most tests of the server have open."""

TEXT = """\
/-- A conjunction the other way round. -/
theorem swap (p q : Prop) (h : p ∧ q) : q ∧ p := by

theorem commute (a b : Nat) : a + b = b + a := by
  sorry

theorem twice (n m : Nat) : n * m = m * n := by
  have same : m = m := sorry
  sorry

theorem wrong : False := by
  sorry

def collatz : Nat → Nat → Nat
  | 0, n => n
  | k + 1, n => collatz k (if n % 2 = 0 then n / 2 else 3 * n + 1)

theorem collatz_reaches (n : Nat) (h : 0 < n) : ∃ k, collatz k n = 1 := by
  sorry -- open

-- 𝕜 and α are letters
theorem letters (𝕜 : Prop) (α : Type) (x : α) (h : 𝕜) : 𝕜 ∧ x = x := by
  constructor
  · exact h
  · sorry
"""
