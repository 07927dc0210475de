/-! Somebody is about to write the first step. -/

theorem and_swap (p q : Prop) (h : p ∧ q) : q ∧ p := by

theorem add_swap (a b : Nat) : a + b = b + a := by
