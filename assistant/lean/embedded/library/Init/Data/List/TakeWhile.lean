module

prelude
public import Init.Data.List.TakeDrop
/-! `takeWhile` and `dropWhile`: the elements before the first that fails a test, and the rest. -/

@[expose] public section

universe u v w

namespace List

@[simp] theorem takeWhile_nil {p : α → Bool} : [].takeWhile p = [] := rfl
@[simp] theorem dropWhile_nil {p : α → Bool} : ([] : List α).dropWhile p = [] := rfl
@[simp] theorem takeWhile_cons_of_pos {p : α → Bool} {a : α} {l : List α} (h : p a) :
    (a :: l).takeWhile p = a :: l.takeWhile p := by rw [takeWhile, h]
@[simp] theorem takeWhile_cons_of_neg {p : α → Bool} {a : α} {l : List α} (h : ¬p a) :
    (a :: l).takeWhile p = [] := by rw [takeWhile, Bool.of_not_eq_true h]
@[simp] theorem dropWhile_cons_of_pos {p : α → Bool} {a : α} {l : List α} (h : p a) :
    (a :: l).dropWhile p = l.dropWhile p := by rw [dropWhile, h]
@[simp] theorem dropWhile_cons_of_neg {p : α → Bool} {a : α} {l : List α} (h : ¬p a) :
    (a :: l).dropWhile p = a :: l := by rw [dropWhile, Bool.of_not_eq_true h]
theorem takeWhile_cons {p : α → Bool} {a : α} {l : List α} :
    (a :: l).takeWhile p = if p a then a :: l.takeWhile p else [] := by by_cases h : p a <;> simp [h]
theorem dropWhile_cons {p : α → Bool} {x : α} {xs : List α} :
    (x :: xs).dropWhile p = if p x then xs.dropWhile p else x :: xs := by by_cases h : p x <;> simp [h]

@[simp] theorem takeWhile_append_dropWhile {p : α → Bool} {l : List α} : l.takeWhile p ++ l.dropWhile p = l := by
  induction l with
  | nil => rfl
  | cons a l ih => by_cases h : p a <;> simp [h, ih]

@[simp] theorem all_takeWhile {p : α → Bool} {l : List α} : (l.takeWhile p).all p = true := by
  induction l with
  | nil => rfl
  | cons a l ih =>
    by_cases h : p a
    · rw [takeWhile_cons_of_pos h, all_cons, ih, h]; rfl
    · rw [takeWhile_cons_of_neg h]; rfl

theorem mem_takeWhile_imp {p : α → Bool} {l : List α} {a : α} (h : a ∈ l.takeWhile p) : p a :=
  all_eq_true.1 all_takeWhile a h

theorem head_dropWhile_not (p : α → Bool) (l : List α) (w) : p ((l.dropWhile p).head w) = false := by
  induction l with
  | nil => exact absurd rfl w
  | cons a l ih =>
    by_cases h : p a
    · simp only [dropWhile_cons_of_pos h] at w ⊢
      exact ih w
    · simp only [dropWhile_cons_of_neg h, head_cons]
      exact Bool.of_not_eq_true h

theorem takeWhile_map {f : α → β} {p : β → Bool} {l : List α} :
    (l.map f).takeWhile p = (l.takeWhile (p ∘ f)).map f := by
  induction l with
  | nil => rfl
  | cons a l ih => by_cases h : p (f a) <;> simp [h, ih]
theorem dropWhile_map {f : α → β} {p : β → Bool} {l : List α} :
    (l.map f).dropWhile p = (l.dropWhile (p ∘ f)).map f := by
  induction l with
  | nil => rfl
  | cons a l ih => by_cases h : p (f a) <;> simp [h, ih]

@[simp] theorem takeWhile_append_of_pos {p : α → Bool} {l₁ l₂ : List α} (h : ∀ a ∈ l₁, p a) :
    (l₁ ++ l₂).takeWhile p = l₁ ++ l₂.takeWhile p := by
  induction l₁ with
  | nil => rfl
  | cons a l ih =>
    rw [cons_append, takeWhile_cons_of_pos (h a mem_cons_self), ih fun b m => h b (mem_cons_of_mem a m), cons_append]
@[simp] theorem dropWhile_append_of_pos {p : α → Bool} {l₁ l₂ : List α} (h : ∀ a ∈ l₁, p a) :
    (l₁ ++ l₂).dropWhile p = l₂.dropWhile p := by
  induction l₁ with
  | nil => rfl
  | cons a l ih =>
    rw [cons_append, dropWhile_cons_of_pos (h a mem_cons_self), ih fun b m => h b (mem_cons_of_mem a m)]

@[simp] theorem takeWhile_eq_self_iff {p : α → Bool} {l : List α} : l.takeWhile p = l ↔ ∀ x ∈ l, p x := by
  induction l with
  | nil => simp
  | cons a l ih => by_cases h : p a <;> simp [h, ih]
@[simp] theorem dropWhile_eq_nil_iff {p : α → Bool} {l : List α} : l.dropWhile p = [] ↔ ∀ x ∈ l, p x := by
  induction l with
  | nil => simp
  | cons a l ih => by_cases h : p a <;> simp [h, ih]

theorem takeWhile_takeWhile {p q : α → Bool} {l : List α} :
    (l.takeWhile q).takeWhile p = l.takeWhile fun a => p a && q a := by
  induction l with
  | nil => rfl
  | cons a l ih => by_cases hp : p a <;> by_cases hq : q a <;> simp [hp, hq, ih]

theorem takeWhile_replicate {p : α → Bool} {n : Nat} {a : α} :
    (replicate n a).takeWhile p = if p a then replicate n a else [] := by
  induction n with
  | zero => simp
  | succ n ih => by_cases h : p a <;> simp [replicate_succ, h, ih]

theorem length_takeWhile_le {p : α → Bool} {l : List α} : (l.takeWhile p).length ≤ l.length := by
  have e := congrArg length (takeWhile_append_dropWhile (p := p) (l := l))
  rw [length_append] at e
  omega

theorem mem_of_mem_takeWhile {p : α → Bool} {l : List α} {a : α} (h : a ∈ l.takeWhile p) : a ∈ l :=
  takeWhile_append_dropWhile (p := p) (l := l) ▸ mem_append_left _ h
theorem mem_of_mem_dropWhile {p : α → Bool} {l : List α} {a : α} (h : a ∈ l.dropWhile p) : a ∈ l :=
  takeWhile_append_dropWhile (p := p) (l := l) ▸ mem_append_right _ h

end List
