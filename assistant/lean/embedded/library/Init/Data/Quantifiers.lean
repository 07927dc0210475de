module

prelude
public import Init.Data.Fin
public import Init.Data.Prod
public import Init.Data.Bool
public import Init.Data.Sum
public import Init.Data.Option.Lemmas
/-! Quantifiers over small types are decidable: over pairs, sums and optional values if those over their parts are. -/

@[expose] public section

universe u v
variable {α : Type u} {β : Type v}

instance {p : Bool → Prop} [Decidable (p false)] [Decidable (p true)] : Decidable (∀ x, p x) :=
  decidable_of_decidable_of_iff Bool.forall_bool.symm
instance {p : Bool → Prop} [Decidable (p false)] [Decidable (p true)] : Decidable (∃ x, p x) :=
  decidable_of_decidable_of_iff Bool.exists_bool.symm
instance {p : α × β → Prop} [Decidable (∀ a b, p (a, b))] : Decidable (∀ x, p x) :=
  decidable_of_decidable_of_iff Prod.forall.symm
instance {p : α × β → Prop} [Decidable (∃ a b, p (a, b))] : Decidable (∃ x, p x) :=
  decidable_of_decidable_of_iff Prod.exists.symm
instance {p : α ⊕ β → Prop} [Decidable (∀ a, p (.inl a))] [Decidable (∀ b, p (.inr b))] : Decidable (∀ x, p x) :=
  decidable_of_decidable_of_iff Sum.forall.symm
instance {p : α ⊕ β → Prop} [Decidable (∃ a, p (.inl a))] [Decidable (∃ b, p (.inr b))] : Decidable (∃ x, p x) :=
  decidable_of_decidable_of_iff Sum.exists.symm
instance {p : Option α → Prop} [Decidable (p none)] [Decidable (∀ a, p (some a))] : Decidable (∀ x, p x) :=
  decidable_of_decidable_of_iff Option.forall.symm
instance {p : Option α → Prop} [Decidable (p none)] [Decidable (∃ a, p (some a))] : Decidable (∃ x, p x) :=
  decidable_of_decidable_of_iff Option.exists.symm
instance {p : PUnit.{u} → Prop} [Decidable (p .unit)] : Decidable (∀ x, p x) :=
  decidable_of_decidable_of_iff (p := p .unit) ⟨fun h _ => h, fun h => h _⟩
instance {p : PUnit.{u} → Prop} [Decidable (p .unit)] : Decidable (∃ x, p x) :=
  decidable_of_decidable_of_iff (p := p .unit) ⟨fun h => ⟨_, h⟩, fun ⟨_, h⟩ => h⟩
