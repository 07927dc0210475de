module

prelude
public import Init.PropLemmas
public import Init.Ext
/-! Sums: their two sides told apart, functions on each side, quantifiers over them. -/

@[expose] public section

universe u v w

namespace Sum
variable {α : Type u} {β : Type v} {γ : Type w}

theorem inl.inj_iff {a b : α} : (inl a : Sum α β) = inl b ↔ a = b := ⟨fun h => by cases h; rfl, fun h => h ▸ rfl⟩
theorem inr.inj_iff {a b : β} : (inr a : Sum α β) = inr b ↔ a = b := ⟨fun h => by cases h; rfl, fun h => h ▸ rfl⟩
theorem inl_ne_inr {a : α} {b : β} : (inl a : Sum α β) ≠ inr b := fun h => by cases h
theorem inr_ne_inl {a : α} {b : β} : (inr b : Sum α β) ≠ inl a := fun h => by cases h
protected theorem «forall» {p : Sum α β → Prop} : (∀ x, p x) ↔ (∀ a, p (inl a)) ∧ ∀ b, p (inr b) :=
  ⟨fun h => ⟨fun a => h _, fun b => h _⟩, fun h x => by cases x; exact h.1 _; exact h.2 _⟩
protected theorem «exists» {p : Sum α β → Prop} : (∃ x, p x) ↔ (∃ a, p (inl a)) ∨ ∃ b, p (inr b) :=
  ⟨fun ⟨x, h⟩ => by cases x; exact Or.inl ⟨_, h⟩; exact Or.inr ⟨_, h⟩,
   fun h => h.elim (fun ⟨a, h⟩ => ⟨inl a, h⟩) (fun ⟨b, h⟩ => ⟨inr b, h⟩)⟩

/-- A function on each side. -/
protected def elim (f : α → γ) (g : β → γ) : Sum α β → γ
  | inl a => f a
  | inr b => g b
@[simp] theorem elim_inl (f : α → γ) (g : β → γ) (x : α) : Sum.elim f g (inl x) = f x := rfl
@[simp] theorem elim_inr (f : α → γ) (g : β → γ) (x : β) : Sum.elim f g (inr x) = g x := rfl
/-- The sides the other way round. -/
def swap : Sum α β → Sum β α := Sum.elim inr inl
@[simp] theorem swap_inl {x : α} : swap (inl x : Sum α β) = inr x := rfl
@[simp] theorem swap_inr {x : β} : swap (inr x : Sum α β) = inl x := rfl
@[simp] theorem swap_swap (x : Sum α β) : swap (swap x) = x := by cases x <;> rfl

end Sum
