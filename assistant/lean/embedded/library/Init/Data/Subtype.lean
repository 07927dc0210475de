module

prelude
public import Init.PropLemmas
public import Init.Ext
/-! Quantifiers over subtypes. -/

@[expose] public section

universe u

namespace Subtype
variable {α : Sort u} {p : α → Prop}

protected theorem «forall» {q : {a // p a} → Prop} : (∀ x, q x) ↔ ∀ a b, q ⟨a, b⟩ :=
  ⟨fun h a b => h ⟨a, b⟩, fun h x => h x.1 x.2⟩
protected theorem «exists» {q : {a // p a} → Prop} : (∃ x, q x) ↔ ∃ a, ∃ b, q ⟨a, b⟩ :=
  ⟨fun ⟨x, h⟩ => ⟨x.1, x.2, h⟩, fun ⟨a, b, h⟩ => ⟨⟨a, b⟩, h⟩⟩

end Subtype
