-- Two theorems that any search finds, and one that nobody can prove.

theorem both (p q : Prop) (hp : p) (hq : q) : p ∧ q := by
  sorry -- a comment that stays

theorem swap (a b : Nat) : a + b = b + a := by
    sorry

theorem wrong (n : Nat) : n = n + 1 := by
  sorry
