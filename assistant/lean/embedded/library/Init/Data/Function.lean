module

prelude
public import Init.Classical
/-! Injective and surjective functions, and inverses. -/

@[expose] public section

universe u v w

namespace Function
variable {α : Sort u} {β : Sort v} {γ : Sort w}

/-- Equal values come from equal arguments. -/
def Injective (f : α → β) : Prop := ∀ ⦃a₁ a₂⦄, f a₁ = f a₂ → a₁ = a₂
/-- Everything is a value. -/
def Surjective (f : α → β) : Prop := ∀ b, ∃ a, f a = b
/-- `g` undoes `f`. -/
def LeftInverse (g : β → α) (f : α → β) : Prop := ∀ x, g (f x) = x
/-- `f` undoes `g`. -/
def RightInverse (g : β → α) (f : α → β) : Prop := LeftInverse f g

theorem Injective.eq_iff {f : α → β} (I : Injective f) {a b : α} : f a = f b ↔ a = b := ⟨fun h => I h, fun h => h ▸ rfl⟩
theorem Injective.ne {f : α → β} (hf : Injective f) {a₁ a₂ : α} (h : a₁ ≠ a₂) : f a₁ ≠ f a₂ := fun e => h (hf e)
theorem Injective.comp {g : β → γ} {f : α → β} (hg : Injective g) (hf : Injective f) : Injective (g ∘ f) :=
  fun _ _ h => hf (hg h)
theorem Injective.of_comp {g : β → γ} {f : α → β} (h : Injective (g ∘ f)) : Injective f :=
  fun _ _ e => h (congrArg g e)
theorem Surjective.comp {g : β → γ} {f : α → β} (hg : Surjective g) (hf : Surjective f) : Surjective (g ∘ f) :=
  fun c => (hg c).elim fun b hb => (hf b).elim fun a ha => ⟨a, (congrArg g ha).trans hb⟩
theorem Surjective.of_comp {g : β → γ} {f : α → β} (h : Surjective (g ∘ f)) : Surjective g :=
  fun c => (h c).elim fun a ha => ⟨f a, ha⟩
theorem LeftInverse.injective {g : β → α} {f : α → β} (h : LeftInverse g f) : Injective f :=
  fun a b e => (h a).symm.trans ((congrArg g e).trans (h b))
theorem LeftInverse.surjective {g : β → α} {f : α → β} (h : LeftInverse g f) : Surjective g := fun a => ⟨f a, h a⟩
theorem LeftInverse.eq {g : β → α} {f : α → β} (h : LeftInverse g f) (x : α) : g (f x) = x := h x
theorem LeftInverse.comp_eq_id {g : β → α} {f : α → β} (h : LeftInverse g f) : g ∘ f = id := funext h
theorem RightInverse.injective {g : β → α} {f : α → β} (h : RightInverse g f) : Injective g := LeftInverse.injective h
theorem RightInverse.surjective {g : β → α} {f : α → β} (h : RightInverse g f) : Surjective f := LeftInverse.surjective h
theorem injective_id : Injective (@id α) := fun _ _ h => h
theorem surjective_id : Surjective (@id α) := fun a => ⟨a, rfl⟩
theorem id_comp (f : α → β) : id ∘ f = f := rfl
theorem comp_id (f : α → β) : f ∘ id = f := rfl
theorem comp_assoc {δ : Sort u} (f : γ → δ) (g : β → γ) (h : α → β) : (f ∘ g) ∘ h = f ∘ g ∘ h := rfl

end Function

namespace Lean.Grind

/-- What undoes an injective function. -/
noncomputable def leftInv {α : Sort u} {β : Sort v} (f : α → β) (_ : Function.Injective f) [Nonempty α] : β → α :=
  open Classical in fun b => if h : ∃ a, f a = b then choose h else choice ‹Nonempty α›

theorem leftInv_eq {α : Sort u} {β : Sort v} (f : α → β) (hf : Function.Injective f) [Nonempty α] (a : α) :
    leftInv f hf (f a) = a := by
  have h : ∃ x, f x = f a := ⟨a, rfl⟩
  unfold leftInv
  rw [dif_pos h]
  exact hf (Classical.choose_spec h)

end Lean.Grind
