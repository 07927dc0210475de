/-! Exercises in logic as they stand in textbooks: propositional, with quantifiers, classical, with equality. -/

namespace Textbook.Logic

variable {p q r s : Prop}

theorem and_swap (h : p ∧ q) : q ∧ p := by sorry

theorem or_swap (h : p ∨ q) : q ∨ p := by sorry

theorem and_assoc_iff : (p ∧ q) ∧ r ↔ p ∧ (q ∧ r) := by sorry

theorem or_assoc_iff : (p ∨ q) ∨ r ↔ p ∨ (q ∨ r) := by sorry

theorem and_distributes : p ∧ (q ∨ r) ↔ (p ∧ q) ∨ (p ∧ r) := by sorry

theorem or_distributes : p ∨ (q ∧ r) ↔ (p ∨ q) ∧ (p ∨ r) := by sorry

theorem curry : (p ∧ q → r) ↔ (p → q → r) := by sorry

theorem or_elim_iff : (p ∨ q → r) ↔ (p → r) ∧ (q → r) := by sorry

theorem hypothetical_syllogism (h₁ : p → q) (h₂ : q → r) : p → r := by sorry

theorem contraposition : (p → q) → (¬q → ¬p) := by sorry

theorem deMorgan_or : ¬(p ∨ q) ↔ ¬p ∧ ¬q := by sorry

theorem deMorgan_or_not : ¬p ∨ ¬q → ¬(p ∧ q) := by sorry

theorem non_contradiction : ¬(p ∧ ¬p) := by sorry

theorem ex_falso : p ∧ ¬p → q := by sorry

theorem constructive_dilemma (h₁ : p → r) (h₂ : q → s) : p ∨ q → r ∨ s := by sorry

theorem disjunctive_syllogism (h : p ∨ q) (hp : ¬p) : q := by sorry

theorem double_negated_em : ¬¬(p ∨ ¬p) := by sorry

theorem iff_contradiction : ¬(p ↔ ¬p) := by sorry

theorem triple_negation : ¬¬¬p → ¬p := by sorry

theorem frege : (p → q → r) → (p → q) → p → r := by sorry

theorem iff_transitive (h₁ : p ↔ q) (h₂ : q ↔ r) : p ↔ r := by sorry

theorem absorption : p ∧ (p ∨ q) ↔ p := by sorry

theorem exportation_example (h : p → q → r) (hq : q) : p → r := by sorry

/-! Classical -/

theorem double_negation : ¬¬p ↔ p := by sorry

theorem peirce : ((p → q) → p) → p := by sorry

theorem deMorgan_and : ¬(p ∧ q) ↔ ¬p ∨ ¬q := by sorry

theorem material_implication : (p → q) ↔ (¬p ∨ q) := by sorry

theorem negated_implication : ¬(p → q) ↔ p ∧ ¬q := by sorry

theorem contrapositive_iff : (p → q) ↔ (¬q → ¬p) := by sorry

theorem implication_total : (p → q) ∨ (q → p) := by sorry

theorem implication_splits : (p → q ∨ r) → (p → q) ∨ (p → r) := by sorry

theorem case_analysis (h₁ : p → q) (h₂ : ¬p → q) : q := by sorry

/-! Quantifiers -/

section Quantifiers

variable {α β : Type} {P Q : α → Prop} {R : α → β → Prop}

theorem forall_and_distributes : (∀ x, P x ∧ Q x) ↔ (∀ x, P x) ∧ (∀ x, Q x) := by sorry

theorem exists_or_distributes : (∃ x, P x ∨ Q x) ↔ (∃ x, P x) ∨ (∃ x, Q x) := by sorry

theorem exists_and_weakens : (∃ x, P x ∧ Q x) → (∃ x, P x) ∧ (∃ x, Q x) := by sorry

theorem forall_or_strengthens : (∀ x, P x) ∨ (∀ x, Q x) → ∀ x, P x ∨ Q x := by sorry

theorem not_exists_iff : (¬∃ x, P x) ↔ ∀ x, ¬P x := by sorry

theorem exists_not_implies : (∃ x, ¬P x) → ¬∀ x, P x := by sorry

theorem not_forall_iff : (¬∀ x, P x) ↔ ∃ x, ¬P x := by sorry

theorem exists_iff_not_forall_not : (∃ x, P x) ↔ ¬∀ x, ¬P x := by sorry

theorem exists_forall_swap : (∃ x, ∀ y, R x y) → ∀ y, ∃ x, R x y := by sorry

theorem barbara (h₁ : ∀ x, P x → Q x) (h₂ : ∃ x, P x) : ∃ x, Q x := by sorry

theorem exists_implies_const : ((∃ x, P x) → r) ↔ ∀ x, P x → r := by sorry

theorem and_exists_const : r ∧ (∃ x, P x) ↔ ∃ x, r ∧ P x := by sorry

theorem or_forall_const : (∀ x, P x ∨ r) ↔ (∀ x, P x) ∨ r := by sorry

theorem drinker (a : α) : ∃ x, P x → ∀ y, P y := by sorry

theorem forall_instance (h : ∀ x, P x) (a : α) : ∃ x, P x := by sorry

theorem barber (shaves : α → α → Prop) (b : α) (h : ∀ x, shaves b x ↔ ¬shaves x x) : False := by sorry

end Quantifiers

/-! Equality, functions, decidability -/

section Functions

variable {α β γ : Type}

theorem eq_transitive {a b c : α} (h₁ : a = b) (h₂ : b = c) : c = a := by sorry

theorem congruence {a b : α} (f : α → β) (h : a = b) : f a = f b := by sorry

def Injective (f : α → β) : Prop := ∀ a b, f a = f b → a = b

def Surjective (f : α → β) : Prop := ∀ b, ∃ a, f a = b

theorem injective_comp {f : α → β} {g : β → γ} (hf : Injective f) (hg : Injective g) :
    Injective (fun x => g (f x)) := by sorry

theorem surjective_comp {f : α → β} {g : β → γ} (hf : Surjective f) (hg : Surjective g) :
    Surjective (fun x => g (f x)) := by sorry

theorem injective_of_comp {f : α → β} {g : β → γ} (h : Injective (fun x => g (f x))) : Injective f := by sorry

theorem surjective_of_comp {f : α → β} {g : β → γ} (h : Surjective (fun x => g (f x))) : Surjective g := by sorry

theorem injective_of_inverse {f : α → β} {g : β → α} (h : ∀ x, g (f x) = x) : Injective f := by sorry

theorem bool_involution (b : Bool) : (!!b) = b := by sorry

theorem bool_deMorgan (a b : Bool) : (!(a && b)) = (!a || !b) := by sorry

theorem bool_cases (f : Bool → Bool) (b : Bool) : f (f (f b)) = f b := by sorry

theorem if_same [Decidable p] (a : α) : (if p then a else a) = a := by sorry

theorem decidable_em [Decidable p] : p ∨ ¬p := by sorry

theorem pair_eta (x : α × β) : (x.1, x.2) = x := by sorry

end Functions

end Textbook.Logic
