/-! Holes of different difficulty. -/

def double : Nat → Nat
  | 0 => 0
  | n + 1 => double n + 2

theorem double_eq (n : Nat) : double n = n + n := by
  sorry

theorem two_holes (xs ys : List Nat) (h : xs = ys) : ys = xs ∧ xs ++ [] = xs := by
  constructor
  · sorry
  · sorry

theorem swap (p q : Prop) (h : p ∧ q) : q ∧ p := by
  sorry
