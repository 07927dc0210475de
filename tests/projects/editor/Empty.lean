/-! The cursor is put into an empty proof. -/

theorem and_swap (p q : Prop) (h : p ∧ q) : q ∧ p := by
  
