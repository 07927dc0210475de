module

prelude
public import Init.Data.List.Replicate
/-! `any` and `all`: tests of the elements. -/

@[expose] public section

universe u v w

namespace List

@[simp] theorem any_nil {f : α → Bool} : [].any f = false := rfl
@[simp] theorem any_cons {a : α} {l : List α} {f : α → Bool} : (a :: l).any f = (f a || l.any f) := rfl
@[simp] theorem all_nil {f : α → Bool} : [].all f = true := rfl
@[simp] theorem all_cons {a : α} {l : List α} {f : α → Bool} : (a :: l).all f = (f a && l.all f) := rfl
@[simp] theorem or_nil : [].or = false := rfl
@[simp] theorem or_cons {a : Bool} {l : List Bool} : (a :: l).or = (a || l.or) := rfl
@[simp] theorem and_nil : [].and = true := rfl
@[simp] theorem and_cons {a : Bool} {l : List Bool} : (a :: l).and = (a && l.and) := rfl

@[simp] theorem any_eq_true {p : α → Bool} {l : List α} : l.any p = true ↔ ∃ x, x ∈ l ∧ p x := by
  induction l with
  | nil => simp
  | cons a l ih => simp [ih]
@[simp] theorem all_eq_true {p : α → Bool} {l : List α} : l.all p = true ↔ ∀ x, x ∈ l → p x := by
  induction l with
  | nil => simp
  | cons a l ih => simp [ih]
@[simp] theorem any_eq_false {p : α → Bool} {l : List α} : l.any p = false ↔ ∀ x, x ∈ l → ¬p x := by
  rw [← Bool.not_eq_true, any_eq_true]
  exact ⟨fun h x m px => h ⟨x, m, px⟩, fun h ⟨x, m, px⟩ => h x m px⟩
@[simp] theorem all_eq_false {p : α → Bool} {l : List α} : l.all p = false ↔ ∃ x, x ∈ l ∧ ¬p x := by
  rw [← Bool.not_eq_true, all_eq_true, Classical.not_forall]
  exact exists_congr fun _ => Classical.not_imp

theorem any_eq {p : α → Bool} {l : List α} : l.any p = decide (∃ x, x ∈ l ∧ p x) := by
  by_cases h : ∃ x, x ∈ l ∧ p x
  · rw [decide_eq_true h, any_eq_true.2 h]
  · rw [decide_eq_false h]
    exact Bool.of_not_eq_true fun e => h (any_eq_true.1 e)
theorem all_eq {p : α → Bool} {l : List α} : l.all p = decide (∀ x, x ∈ l → p x) := by
  by_cases h : ∀ x, x ∈ l → p x
  · rw [decide_eq_true h, all_eq_true.2 h]
  · rw [decide_eq_false h]
    exact Bool.of_not_eq_true fun e => h (all_eq_true.1 e)

@[simp] theorem any_append {xs ys : List α} {f : α → Bool} : (xs ++ ys).any f = (xs.any f || ys.any f) := by
  induction xs with
  | nil => rfl
  | cons a xs ih => rw [cons_append, any_cons, ih, any_cons, Bool.or_assoc]
@[simp] theorem all_append {xs ys : List α} {f : α → Bool} : (xs ++ ys).all f = (xs.all f && ys.all f) := by
  induction xs with
  | nil => rfl
  | cons a xs ih => rw [cons_append, all_cons, ih, all_cons, Bool.and_assoc]
@[simp] theorem any_map {l : List α} {p : β → Bool} {f : α → β} : (l.map f).any p = l.any (p ∘ f) := by
  induction l with
  | nil => rfl
  | cons a l ih => rw [map_cons, any_cons, ih, any_cons]; rfl
@[simp] theorem all_map {l : List α} {p : β → Bool} {f : α → β} : (l.map f).all p = l.all (p ∘ f) := by
  induction l with
  | nil => rfl
  | cons a l ih => rw [map_cons, all_cons, ih, all_cons]; rfl
@[simp] theorem any_filter {l : List α} {p q : α → Bool} : (filter p l).any q = l.any fun a => p a && q a := by
  induction l with
  | nil => rfl
  | cons a l ih => by_cases h : p a <;> simp [h, ih]
@[simp] theorem all_filter {l : List α} {p q : α → Bool} : (filter p l).all q = l.all fun a => !(p a) || q a := by
  induction l with
  | nil => rfl
  | cons a l ih => by_cases h : p a <;> simp [h, ih]
@[simp] theorem any_reverse {l : List α} {f : α → Bool} : l.reverse.any f = l.any f := by
  rw [any_eq, any_eq]
  simp only [mem_reverse]
@[simp] theorem all_reverse {l : List α} {f : α → Bool} : l.reverse.all f = l.all f := by
  rw [all_eq, all_eq]
  simp only [mem_reverse]
@[simp] theorem any_flatten {l : List (List α)} {f : α → Bool} : l.flatten.any f = l.any (any · f) := by
  induction l with
  | nil => rfl
  | cons a l ih => rw [flatten_cons, any_append, ih, any_cons]
@[simp] theorem all_flatten {l : List (List α)} {f : α → Bool} : l.flatten.all f = l.all (all · f) := by
  induction l with
  | nil => rfl
  | cons a l ih => rw [flatten_cons, all_append, ih, all_cons]
@[simp] theorem any_flatMap {l : List α} {f : α → List β} {p : β → Bool} :
    (l.flatMap f).any p = l.any fun a => (f a).any p := by
  induction l with
  | nil => rfl
  | cons a l ih => rw [flatMap_cons, any_append, ih, any_cons]
@[simp] theorem all_flatMap {l : List α} {f : α → List β} {p : β → Bool} :
    (l.flatMap f).all p = l.all fun a => (f a).all p := by
  induction l with
  | nil => rfl
  | cons a l ih => rw [flatMap_cons, all_append, ih, all_cons]
@[simp] theorem any_replicate {n : Nat} {a : α} {f : α → Bool} :
    (replicate n a).any f = if n = 0 then false else f a := by
  cases n with
  | zero => rfl
  | succ n => cases h : f a <;> simp [h]
@[simp] theorem all_replicate {n : Nat} {a : α} {f : α → Bool} :
    (replicate n a).all f = if n = 0 then true else f a := by
  cases n with
  | zero => rfl
  | succ n => cases h : f a <;> simp [h]

/-! ### Negation -/

theorem not_any_eq_all_not {l : List α} {p : α → Bool} : (!l.any p) = l.all fun a => !p a := by
  induction l with
  | nil => rfl
  | cons a l ih => cases h : p a <;> simp [h, ← ih]
theorem not_all_eq_any_not {l : List α} {p : α → Bool} : (!l.all p) = l.any fun a => !p a := by
  induction l with
  | nil => rfl
  | cons a l ih => cases h : p a <;> simp [h, ← ih]
theorem any_eq_not_all_not {l : List α} {p : α → Bool} : l.any p = !l.all (!p ·) := by
  rw [← not_any_eq_all_not, Bool.not_not]
theorem all_eq_not_any_not {l : List α} {p : α → Bool} : l.all p = !l.any (!p ·) := by
  rw [← not_all_eq_any_not, Bool.not_not]

theorem contains_eq_any_beq [BEq α] {l : List α} {a : α} : l.contains a = l.any (a == ·) := by
  induction l with
  | nil => rfl
  | cons b l ih => rw [contains_cons, any_cons, ih]
theorem any_beq [BEq α] {l : List α} {a : α} : (l.any fun x => a == x) = l.contains a := contains_eq_any_beq.symm

theorem any_congr {l₁ l₂ : List α} (w : l₁ = l₂) {p q : α → Bool} (h : ∀ a, p a = q a) : l₁.any p = l₂.any q := by
  rw [w, show p = q from funext h]
theorem all_congr {l₁ l₂ : List α} (w : l₁ = l₂) {p q : α → Bool} (h : ∀ a, p a = q a) : l₁.all p = l₂.all q := by
  rw [w, show p = q from funext h]

end List
