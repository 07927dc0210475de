/-!
# Propositions

Small facts of propositional and first-order logic, left open.
-/

theorem and_swap' (p q : Prop) (h : p ∧ q) : q ∧ p := by
  sorry

theorem not_or_of_not_and_not (p q : Prop) : ¬p ∧ ¬q → ¬(p ∨ q) := by
  sorry

theorem exists_or_split {α : Type} (p q : α → Prop) : (∃ x, p x ∨ q x) ↔ (∃ x, p x) ∨ (∃ x, q x) := by
  sorry

theorem contrapositive (p q : Prop) (h : ¬q → ¬p) (hp : p) : q := by
  sorry
