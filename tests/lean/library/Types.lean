/-! Truth values, optional values, pairs, sums: what a user would prove with the named lemmas, `simp` and `cases`. -/

example (a b : Bool) : (a && b) = (b && a) := Bool.and_comm a b
example (a b c : Bool) : (a && (b || c)) = (a && b || a && c) := by simp [Bool.and_or_distrib_left]
example (a b : Bool) : (!(a && b)) = (!a || !b) := by simp
example (a : Bool) : (a || !a) = true := by simp
example (a b c : Bool) : (a ^^ b ^^ c) = (a ^^ (b ^^ c)) := Bool.xor_assoc a b c
example (a b : Bool) : a = b ↔ (a = true ↔ b = true) := Bool.eq_iff_iff
example (a b c : Bool) : (a && b && c) = (c && b && a) := by ac_rfl
example (p : Bool → Prop) (h₀ : p false) (h₁ : p true) : ∀ b, p b := Bool.forall_bool.mpr ⟨h₀, h₁⟩

variable {α β γ : Type}

example (x : α × β) : x.swap.swap = x := by simp
example (p : α × β → Prop) : (∃ x, p x) ↔ ∃ a b, p (a, b) := Prod.exists
example (a b : α) (h : (Sum.inl a : α ⊕ β) = Sum.inl b) : a = b := Sum.inl.inj_iff.mp h
example (f : α → γ) (g : β → γ) (a : α) : Sum.elim f g (Sum.inl a) = f a := by simp
example (p : α ⊕ β → Prop) : (∀ x, p x) ↔ (∀ a, p (Sum.inl a)) ∧ ∀ b, p (Sum.inr b) := Sum.forall

example (o : Option α) : o.map id = o := by simp
example (f : α → β) (g : β → γ) (o : Option α) : (o.map f).map g = o.map (g ∘ f) := by simp
example (o : Option α) (h : o ≠ none) : ∃ a, o = some a := Option.ne_none_iff_exists'.mp h
example (a b : α) (h : some a = some b) : a = b := Option.some_inj.mp h
example (o o' : Option α) : o.or o' = none ↔ o = none ∧ o' = none := by simp
example (o : Option α) (f : α → β) (b : β) : o.map f = some b ↔ ∃ a, o = some a ∧ f a = b := by simp
