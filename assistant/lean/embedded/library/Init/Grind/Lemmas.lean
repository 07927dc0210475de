module

prelude
public import Init.Grind.Util
public import Init.PropLemmas
/-! How truth values travel along the connectives in a `grind` goal. -/

@[expose] public section

namespace Lean.Grind

theorem rfl_true : true = true := rfl

def intro_with_eq (p p' : Prop) (q : Sort u) (he : p = p') (h : p' → q) : p → q := fun hp => h (he ▸ hp)

def intro_with_eq' (p p' : Prop) (q : p → Sort u) (he : p = p') (h : (h : p') → q (he.symm ▸ h)) : (h : p) → q h :=
  fun hp => h (he ▸ hp)

section Connectives
variable {a b : Prop}

theorem and_eq_of_eq_true_left (h : a = True) : (a ∧ b) = b := h ▸ true_and b
theorem and_eq_of_eq_true_right (h : b = True) : (a ∧ b) = a := h ▸ and_true a
theorem and_eq_of_eq_false_left (h : a = False) : (a ∧ b) = False := h ▸ false_and b
theorem and_eq_of_eq_false_right (h : b = False) : (a ∧ b) = False := h ▸ and_false a
theorem eq_true_of_and_eq_true_left (h : (a ∧ b) = True) : a = True := eq_true (of_eq_true h).1
theorem eq_true_of_and_eq_true_right (h : (a ∧ b) = True) : b = True := eq_true (of_eq_true h).2
theorem or_of_and_eq_false (h : (a ∧ b) = False) : ¬a ∨ ¬b := Classical.not_and_iff_not_or_not.1 (of_eq_false h)

theorem or_eq_of_eq_true_left (h : a = True) : (a ∨ b) = True := h ▸ true_or b
theorem or_eq_of_eq_true_right (h : b = True) : (a ∨ b) = True := h ▸ or_true a
theorem or_eq_of_eq_false_left (h : a = False) : (a ∨ b) = b := h ▸ false_or b
theorem or_eq_of_eq_false_right (h : b = False) : (a ∨ b) = a := h ▸ or_false a
theorem eq_false_of_or_eq_false_left (h : (a ∨ b) = False) : a = False := eq_false fun ha => of_eq_false h (.inl ha)
theorem eq_false_of_or_eq_false_right (h : (a ∨ b) = False) : b = False := eq_false fun hb => of_eq_false h (.inr hb)

theorem imp_eq_of_eq_false_left (h : a = False) : (a → b) = True := eq_true fun ha => (of_eq_false h ha).elim
theorem imp_eq_of_eq_true_right (h : b = True) : (a → b) = True := eq_true fun _ => of_eq_true h
theorem imp_eq_of_eq_true_left (h : a = True) : (a → b) = b :=
  propext ⟨fun f => f (of_eq_true h), fun hb _ => hb⟩
theorem eq_false_of_imp_eq_true (h₁ : (a → b) = True) (h₂ : b = False) : a = False :=
  eq_false fun ha => of_eq_false h₂ (of_eq_true h₁ ha)
theorem eq_true_of_imp_eq_false (h : (a → b) = False) : a = True :=
  eq_true (Classical.byContradiction fun na => of_eq_false h fun ha => absurd ha na)
theorem eq_false_of_imp_eq_false (h : (a → b) = False) : b = False := eq_false fun hb => of_eq_false h fun _ => hb

theorem not_eq_of_eq_true (h : a = True) : (Not a) = False := eq_false fun n => n (of_eq_true h)
theorem not_eq_of_eq_false (h : a = False) : (Not a) = True := eq_true (of_eq_false h)
theorem eq_false_of_not_eq_true (h : (Not a) = True) : a = False := eq_false (of_eq_true h)
theorem eq_true_of_not_eq_false (h : (Not a) = False) : a = True :=
  eq_true (Classical.byContradiction (of_eq_false h))
theorem false_of_not_eq_self (h : (Not a) = a) : False :=
  have n : ¬a := fun ha => (h.symm ▸ ha : Not a) ha
  n (h ▸ n)

theorem eq_eq_of_eq_true_left (h : a = True) : (a = b) = b :=
  propext ⟨fun e => e ▸ of_eq_true h, fun hb => h.trans (eq_true hb).symm⟩
theorem eq_eq_of_eq_true_right (h : b = True) : (a = b) = a :=
  propext ⟨fun e => e ▸ of_eq_true h, fun ha => (eq_true ha).trans h.symm⟩

theorem of_eq_eq_true (h : (a = b) = True) : (a ∧ b) ∨ (¬a ∧ ¬b) := by
  cases of_eq_true h
  exact (Classical.em a).imp (fun x => ⟨x, x⟩) (fun x => ⟨x, x⟩)
theorem of_eq_eq_false (h : (a = b) = False) : (a ∧ ¬b) ∨ (¬a ∧ b) := by
  have n := of_eq_false h
  cases Classical.em a with
  | inl ha => exact .inl ⟨ha, fun hb => n (propext ⟨fun _ => hb, fun _ => ha⟩)⟩
  | inr na =>
    exact .inr ⟨na, Classical.byContradiction fun nb => n (propext ⟨fun x => absurd x na, fun x => absurd x nb⟩)⟩

end Connectives

section Equality
variable {α : Sort u}

theorem eq_congr {a₁ b₁ a₂ b₂ : α} (h₁ : a₁ = a₂) (h₂ : b₁ = b₂) : (a₁ = b₁) = (a₂ = b₂) := h₁ ▸ h₂ ▸ rfl
theorem eq_congr' {a₁ b₁ a₂ b₂ : α} (h₁ : a₁ = b₂) (h₂ : b₁ = a₂) : (a₁ = b₁) = (a₂ = b₂) := by
  cases h₁; cases h₂; exact propext ⟨Eq.symm, Eq.symm⟩
theorem ne_of_ne_of_eq_left {a b c : α} (h₁ : a = b) (h₂ : b ≠ c) : a ≠ c := h₁ ▸ h₂
theorem ne_of_ne_of_eq_right {a b c : α} (h₁ : a = c) (h₂ : b ≠ c) : b ≠ a := h₁ ▸ h₂

end Equality

section BEq
variable {α : Type u} {_ : BEq α}

theorem beq_eq_true_of_eq {_ : LawfulBEq α} {a b : α} (h : a = b) : (a == b) = true := beq_iff_eq.2 h
theorem beq_eq_false_of_diseq {_ : LawfulBEq α} {a b : α} (h : ¬a = b) : (a == b) = false := by
  cases e : a == b with
  | true => exact absurd (beq_iff_eq.1 e) h
  | false => rfl
theorem eq_of_beq_eq_true {_ : LawfulBEq α} {a b : α} (h : (a == b) = true) : a = b := beq_iff_eq.1 h
theorem ne_of_beq_eq_false {_ : LawfulBEq α} {a b : α} (h : (a == b) = false) : (a = b) = False :=
  eq_false fun e => Bool.noConfusion (h.symm.trans (beq_iff_eq.2 e))

end BEq

namespace Bool
variable {a b : Bool}

theorem and_eq_of_eq_true_left (h : a = true) : (a && b) = b := by cases h; rfl
theorem and_eq_of_eq_true_right (h : b = true) : (a && b) = a := by cases h; cases a <;> rfl
theorem and_eq_of_eq_false_left (h : a = false) : (a && b) = false := by cases h; rfl
theorem and_eq_of_eq_false_right (h : b = false) : (a && b) = false := by cases h; cases a <;> rfl
theorem eq_true_of_and_eq_true_left (h : (a && b) = true) : a = true := by cases a <;> trivial
theorem eq_true_of_and_eq_true_right (h : (a && b) = true) : b = true := by cases a <;> trivial
theorem or_eq_of_eq_true_left (h : a = true) : (a || b) = true := by cases h; rfl
theorem or_eq_of_eq_true_right (h : b = true) : (a || b) = true := by cases h; cases a <;> rfl
theorem or_eq_of_eq_false_left (h : a = false) : (a || b) = b := by cases h; rfl
theorem or_eq_of_eq_false_right (h : b = false) : (a || b) = a := by cases h; cases a <;> rfl
theorem eq_false_of_or_eq_false_left (h : (a || b) = false) : a = false := by cases a <;> trivial
theorem eq_false_of_or_eq_false_right (h : (a || b) = false) : b = false := by cases a <;> trivial
theorem not_eq_of_eq_true (h : a = true) : (!a) = false := by cases h; rfl
theorem not_eq_of_eq_false (h : a = false) : (!a) = true := by cases h; rfl
theorem eq_false_of_not_eq_true (h : (!a) = true) : a = false := by cases a <;> trivial
theorem eq_true_of_not_eq_false (h : (!a) = false) : a = true := by cases a <;> trivial
theorem eq_false_of_not_eq_true' (h : ¬a = true) : a = false := by cases a <;> trivial
theorem eq_true_of_not_eq_false' (h : ¬a = false) : a = true := by cases a <;> trivial
theorem false_of_not_eq_self (h : (!a) = a) : False := by cases a <;> trivial
theorem ne_of_eq_true_of_eq_false (h₁ : a = true) (h₂ : b = false) : (a = b) = False := by
  cases h₁; cases h₂; exact eq_false Bool.noConfusion
theorem ne_of_eq_false_of_eq_true (h₁ : a = false) (h₂ : b = true) : (a = b) = False := by
  cases h₁; cases h₂; exact eq_false Bool.noConfusion

end Bool

theorem forall_propagator (p : Prop) (q : p → Prop) (q' : Prop) (h₁ : p = True) (h₂ : q (of_eq_true h₁) = q') :
    (∀ hp : p, q hp) = q' :=
  h₂ ▸ propext ⟨fun f => f _, fun h _ => h⟩

theorem of_forall_eq_false (α : Sort u) (p : α → Prop) (h : (∀ x : α, p x) = False) : ∃ x : α, ¬p x :=
  Classical.not_forall.1 (of_eq_false h)

section DIte
variable {α : Sort u} {c : Prop} {_ : Decidable c} {a : c → α} {b : ¬c → α} {r : α}

theorem dite_cond_eq_true' (h₁ : c = True) (h₂ : a (of_eq_true h₁) = r) : dite c a b = r :=
  (dif_pos (of_eq_true h₁)).trans h₂
theorem dite_cond_eq_false' (h₁ : c = False) (h₂ : b (of_eq_false h₁) = r) : dite c a b = r :=
  (dif_neg (of_eq_false h₁)).trans h₂

end DIte

section Casts

theorem eqRec_heq.{u_1, u_2} {α : Sort u_2} {a : α} {motive : (x : α) → a = x → Sort u_1}
    (v : motive a (Eq.refl a)) {b : α} (h : a = b) : HEq (@Eq.rec α a motive v b h) v := by
  cases h; exact HEq.rfl

theorem eqRecOn_heq.{u_1, u_2} {α : Sort u_2} {a : α} {motive : (x : α) → a = x → Sort u_1} {b : α} (h : a = b)
    (v : motive a (Eq.refl a)) : HEq (@Eq.recOn α a motive b h v) v := by
  cases h; exact HEq.rfl

theorem eqNDRec_heq.{u_1, u_2} {α : Sort u_2} {a : α} {motive : α → Sort u_1} (v : motive a) {b : α} (h : a = b) :
    HEq (@Eq.ndrec α a motive v b h) v := by
  cases h; exact HEq.rfl

end Casts

section Decide
variable {p : Prop} {_ : Decidable p}

theorem of_decide_eq_true (h : decide p = true) : p = True := eq_true (_root_.of_decide_eq_true h)
theorem of_decide_eq_false (h : decide p = false) : p = False := eq_false (_root_.of_decide_eq_false h)
theorem decide_eq_true (h : p = True) : decide p = true := _root_.decide_eq_true (of_eq_true h)
theorem decide_eq_false (h : p = False) : decide p = false := _root_.decide_eq_false (of_eq_false h)

end Decide

theorem of_lookahead (p : Prop) (h : ¬p → False) : p = True := eq_true (Classical.byContradiction h)

end Lean.Grind
