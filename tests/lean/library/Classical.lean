/-! Classical reasoning. -/

example (p : Prop) : p ∨ ¬p := Classical.em p
example (p q : Prop) : (p → q) ↔ (¬q → ¬p) := by
  constructor
  · intro h hq hp; exact hq (h hp)
  · intro h hp
    exact Classical.byContradiction fun hq => h hq hp
example (p q : Prop) : ¬(p → q) ↔ p ∧ ¬q := by simp
example (p : Nat → Prop) : (¬∀ x, p x) ↔ ∃ x, ¬p x := by simp
example (p q : Prop) : ((p → q) → p) → p := by
  intro h
  by_cases hp : p
  · exact hp
  · exact h fun hp' => absurd hp' hp
open Classical in
noncomputable example (p : Prop) : Nat := if p then 1 else 0
noncomputable example (h : ∃ n : Nat, n > 3) : Nat := Classical.choose h
example (h : ∃ n : Nat, n > 3) : Classical.choose h > 3 := Classical.choose_spec h
example (α : Type) (r : α → α → Prop) (h : ∀ x, ∃ y, r x y) : ∃ f : α → α, ∀ x, r x (f x) :=
  Classical.axiomOfChoice h
