module

prelude
public import Init.Data.Option.Basic
/-! Optional values: the operations on `none` and `some`, and what their results tell. -/

@[expose] public section

universe u v w

namespace Option
variable {α : Type u} {β : Type v} {γ : Type w}

theorem some_ne_none (x : α) : some x ≠ none := fun h => by cases h
theorem some_inj {a b : α} : some a = some b ↔ a = b := ⟨fun h => by cases h; rfl, fun h => h ▸ rfl⟩
protected theorem «forall» {p : Option α → Prop} : (∀ x, p x) ↔ p none ∧ ∀ x, p (some x) :=
  ⟨fun h => ⟨h _, fun x => h _⟩, fun h x => by cases x; exact h.1; exact h.2 _⟩
protected theorem «exists» {p : Option α → Prop} : (∃ x, p x) ↔ p none ∨ ∃ x, p (some x) :=
  ⟨fun ⟨x, h⟩ => by cases x; exact Or.inl h; exact Or.inr ⟨_, h⟩,
   fun h => h.elim (fun h => ⟨none, h⟩) (fun ⟨x, h⟩ => ⟨some x, h⟩)⟩
theorem eq_none_or_eq_some (a : Option α) : a = none ∨ ∃ x, a = some x := by
  cases a; exact Or.inl rfl; exact Or.inr ⟨_, rfl⟩
theorem ne_none_iff_exists {o : Option α} : o ≠ none ↔ ∃ x, some x = o := by cases o <;> simp
theorem ne_none_iff_exists' {o : Option α} : o ≠ none ↔ ∃ x, o = some x := by cases o <;> simp
theorem eq_none_iff_forall_ne_some {o : Option α} : o = none ↔ ∀ a, o ≠ some a := by cases o <;> simp
theorem isSome_iff_exists {x : Option α} : x.isSome = true ↔ ∃ a, x = some a := by cases x <;> simp
theorem isSome_iff_ne_none {o : Option α} : o.isSome = true ↔ o ≠ none := by cases o <;> simp
theorem isNone_iff_eq_none {o : Option α} : o.isNone = true ↔ o = none := by cases o <;> simp
@[simp] theorem not_isSome {a : Option α} : (!a.isSome) = a.isNone := by cases a <;> rfl
@[simp] theorem not_isNone {a : Option α} : (!a.isNone) = a.isSome := by cases a <;> rfl
@[simp] theorem isSome_map {f : α → β} {x : Option α} : (x.map f).isSome = x.isSome := by cases x <;> rfl
@[simp] theorem isNone_map {f : α → β} {x : Option α} : (x.map f).isNone = x.isNone := by cases x <;> rfl
@[simp] theorem map_eq_none_iff {x : Option α} {f : α → β} : x.map f = none ↔ x = none := by cases x <;> simp
@[simp] theorem map_eq_some_iff {b : β} {x : Option α} {f : α → β} : x.map f = some b ↔ ∃ a, x = some a ∧ f a = b := by
  cases x <;> simp
theorem map_eq_some' {b : β} {x : Option α} {f : α → β} : x.map f = some b ↔ ∃ a, x = some a ∧ f a = b := map_eq_some_iff
@[simp] theorem map_map (h : β → γ) (g : α → β) (x : Option α) : (x.map g).map h = x.map (h ∘ g) := by cases x <;> rfl
@[simp] theorem map_id : (Option.map id : Option α → Option α) = id := by funext x; cases x <;> rfl
@[simp] theorem map_id' {x : Option α} : (x.map fun a => a) = x := by cases x <;> rfl
@[simp] theorem map_id_apply {x : Option α} : Option.map id x = x := by cases x <;> rfl
theorem map_congr {f g : α → β} {x : Option α} (h : ∀ a, x = some a → f a = g a) : x.map f = x.map g := by
  cases x; rfl; exact congrArg some (h _ rfl)
theorem comp_map (h : β → γ) (g : α → β) (x : Option α) : x.map (h ∘ g) = (x.map g).map h := (map_map h g x).symm
@[simp] theorem bind_fun_some (x : Option α) : x.bind some = x := by cases x <;> rfl
@[simp] theorem bind_fun_none (x : Option α) : x.bind (fun _ => none (α := β)) = none := by cases x <;> rfl
theorem bind_eq_some_iff {o : Option α} {f : α → Option β} {b : β} : o.bind f = some b ↔ ∃ a, o = some a ∧ f a = some b := by
  cases o <;> simp
theorem bind_eq_none_iff {o : Option α} {f : α → Option β} : o.bind f = none ↔ ∀ a, o = some a → f a = none := by
  cases o <;> simp
theorem bind_assoc (x : Option α) (f : α → Option β) (g : β → Option γ) :
    (x.bind f).bind g = x.bind fun y => (f y).bind g := by cases x <;> rfl
theorem bind_map {f : α → β} {g : β → Option γ} {x : Option α} : (x.map f).bind g = x.bind (g ∘ f) := by cases x <;> rfl
theorem map_bind {f : α → Option β} {g : β → γ} {x : Option α} : (x.bind f).map g = x.bind (Option.map g ∘ f) := by
  cases x <;> rfl
@[simp] theorem elim_none (x : β) (f : α → β) : Option.elim none x f = x := rfl
@[simp] theorem elim_some (x : β) (f : α → β) (a : α) : Option.elim (some a) x f = f a := rfl
@[simp] theorem getD_map (f : α → β) (x : α) (o : Option α) : (o.map f).getD (f x) = f (o.getD x) := by cases o <;> rfl
@[simp] theorem some_or {a : α} {o : Option α} : (some a).or o = some a := rfl
@[simp] theorem none_or {o : Option α} : none.or o = o := rfl
@[simp] theorem or_none {o : Option α} : o.or none = o := by cases o <;> rfl
@[simp] theorem or_self {o : Option α} : o.or o = o := by cases o <;> rfl
theorem or_assoc {o₁ o₂ o₃ : Option α} : (o₁.or o₂).or o₃ = o₁.or (o₂.or o₃) := by cases o₁ <;> rfl
@[simp] theorem or_eq_none_iff {o o' : Option α} : o.or o' = none ↔ o = none ∧ o' = none := by cases o <;> simp
theorem map_or {f : α → β} {o o' : Option α} : (o.or o').map f = (o.map f).or (o'.map f) := by cases o <;> rfl
@[simp] theorem isSome_or {o o' : Option α} : (o.or o').isSome = (o.isSome || o'.isSome) := by cases o <;> simp
@[simp] theorem filter_none (p : α → Bool) : none.filter p = none := rfl
theorem filter_some {p : α → Bool} {a : α} : (some a).filter p = if p a = true then some a else none := by
  rfl
@[simp] theorem join_none : (none : Option (Option α)).join = none := rfl
@[simp] theorem join_some {o : Option α} : (some o).join = o := rfl

end Option
