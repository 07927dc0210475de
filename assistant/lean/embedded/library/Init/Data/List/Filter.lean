module

prelude
public import Init.Data.List.Map
/-! `filter`, `filterMap` and `partition`. -/

@[expose] public section

universe u v w

namespace List

@[simp] theorem filter_nil {p : α → Bool} : filter p [] = [] := rfl
@[simp] theorem filter_cons_of_pos {p : α → Bool} {a : α} {l : List α} (pa : p a) :
    filter p (a :: l) = a :: filter p l := by rw [filter, pa]
@[simp] theorem filter_cons_of_neg {p : α → Bool} {a : α} {l : List α} (pa : ¬p a) :
    filter p (a :: l) = filter p l := by rw [filter, Bool.of_not_eq_true pa]
theorem filter_cons {x : α} {xs : List α} {p : α → Bool} :
    (x :: xs).filter p = if p x then x :: (xs.filter p) else xs.filter p := by
  by_cases h : p x <;> simp [h]
theorem filter_singleton {p : α → Bool} {a : α} : filter p [a] = if p a then [a] else [] := filter_cons

@[simp] theorem filter_append {p : α → Bool} (l₁ l₂ : List α) : filter p (l₁ ++ l₂) = filter p l₁ ++ filter p l₂ := by
  induction l₁ with
  | nil => rfl
  | cons a l₁ ih => by_cases h : p a <;> simp [h, ih]

@[simp] theorem mem_filter {p : α → Bool} {as : List α} {x : α} : x ∈ filter p as ↔ x ∈ as ∧ p x := by
  induction as with
  | nil => simp
  | cons a as ih =>
    by_cases h : p a
    · have e : x = a ∧ p x ↔ x = a := and_iff_left_of_imp fun e => e ▸ h
      rw [filter_cons_of_pos h, mem_cons, ih, mem_cons, or_and_right, e]
    · have e : ¬(x = a ∧ p x) := fun e => h (e.1 ▸ e.2)
      rw [filter_cons_of_neg h, ih, mem_cons, or_and_right, or_iff_right e]

theorem mem_of_mem_filter {a : α} {p : α → Bool} {l : List α} (h : a ∈ filter p l) : a ∈ l := (mem_filter.1 h).1
theorem forall_mem_filter {l : List α} {p : α → Bool} {P : α → Prop} :
    (∀ (i) (_ : i ∈ l.filter p), P i) ↔ ∀ (j) (_ : j ∈ l), p j → P j := by simp

theorem length_filter_le (p : α → Bool) (l : List α) : (l.filter p).length ≤ l.length := by
  induction l with
  | nil => exact Nat.le_refl 0
  | cons a l ih =>
    rw [filter_cons]
    split
    · exact Nat.succ_le_succ ih
    · exact Nat.le_succ_of_le ih

@[simp] theorem filter_eq_nil_iff {p : α → Bool} {l : List α} : filter p l = [] ↔ ∀ a, a ∈ l → ¬p a := by
  simp only [eq_nil_iff_forall_not_mem, mem_filter, not_and]

@[simp] theorem length_filter_eq_length_iff {p : α → Bool} {l : List α} :
    (filter p l).length = l.length ↔ ∀ a ∈ l, p a := by
  induction l with
  | nil => simp
  | cons a l ih =>
    by_cases h : p a
    · simp [h, ih]
    · rw [filter_cons_of_neg h]
      exact iff_of_false (Nat.ne_of_lt (Nat.lt_succ_of_le (length_filter_le p l))) fun H => h (H a mem_cons_self)

@[simp] theorem filter_eq_self {p : α → Bool} {l : List α} : filter p l = l ↔ ∀ a ∈ l, p a := by
  constructor
  · intro h
    exact length_filter_eq_length_iff.1 (congrArg length h)
  · intro h
    induction l with
    | nil => rfl
    | cons a l ih => rw [filter_cons_of_pos (h a mem_cons_self), ih fun b m => h b (mem_cons_of_mem a m)]

theorem length_filter_lt_length_iff_exists {l : List α} {p : α → Bool} :
    (filter p l).length < l.length ↔ ∃ x ∈ l, ¬p x := by
  rw [Nat.lt_iff_le_and_ne, and_iff_right (length_filter_le p l), ne_eq, length_filter_eq_length_iff,
    Classical.not_forall]
  exact exists_congr fun x => Classical.not_imp

@[simp] theorem filter_filter {p q : α → Bool} {l : List α} :
    filter p (filter q l) = filter (fun a => p a && q a) l := by
  induction l with
  | nil => rfl
  | cons a l ih => by_cases hp : p a <;> by_cases hq : q a <;> simp [hp, hq, ih]

theorem filter_congr {p q : α → Bool} {l : List α} (h : ∀ x ∈ l, p x = q x) : filter p l = filter q l := by
  induction l with
  | nil => rfl
  | cons a l ih =>
    rw [filter_cons, filter_cons, h a mem_cons_self, ih fun b m => h b (mem_cons_of_mem a m)]

theorem filter_map {f : β → α} {l : List β} {p : α → Bool} : filter p (map f l) = map f (filter (p ∘ f) l) := by
  induction l with
  | nil => rfl
  | cons a l ih => by_cases h : p (f a) <;> simp [h, ih]

@[simp] theorem filter_true (l : List α) : filter (fun _ => true) l = l := filter_eq_self.2 fun _ _ => rfl
@[simp] theorem filter_false (l : List α) : filter (fun _ => false) l = [] := filter_eq_nil_iff.2 fun _ _ => nofun

theorem filter_eq_cons_iff {p : α → Bool} {l : List α} {a : α} {as : List α} :
    filter p l = a :: as ↔ ∃ l₁ l₂, l = l₁ ++ a :: l₂ ∧ (∀ x, x ∈ l₁ → ¬p x) ∧ p a ∧ filter p l₂ = as := by
  constructor
  · intro h
    induction l with
    | nil => cases h
    | cons x l ih =>
      by_cases hx : p x
      · rw [filter_cons_of_pos hx] at h
        obtain ⟨rfl, h'⟩ := cons.inj h
        exact ⟨[], l, rfl, nofun, hx, h'⟩
      · rw [filter_cons_of_neg hx] at h
        obtain ⟨l₁, l₂, rfl, h₁, h₂⟩ := ih h
        exact ⟨x :: l₁, l₂, rfl, forall_mem_cons.2 ⟨hx, h₁⟩, h₂⟩
  · rintro ⟨l₁, l₂, rfl, h₁, h₂, rfl⟩
    rw [filter_append, filter_eq_nil_iff.2 h₁, filter_cons_of_pos h₂, nil_append]

/-! ### `filterMap` -/

@[simp] theorem filterMap_nil {f : α → Option β} : filterMap f [] = [] := rfl
theorem filterMap_cons {f : α → Option β} {a : α} {l : List α} :
    filterMap f (a :: l) = match f a with | none => filterMap f l | some b => b :: filterMap f l := rfl
@[simp] theorem filterMap_cons_none {f : α → Option β} {a : α} {l : List α} (h : f a = none) :
    filterMap f (a :: l) = filterMap f l := by rw [filterMap_cons, h]
@[simp] theorem filterMap_cons_some {f : α → Option β} {a : α} {l : List α} {b : β} (h : f a = some b) :
    filterMap f (a :: l) = b :: filterMap f l := by rw [filterMap_cons, h]

@[simp] theorem filterMap_append {l l' : List α} {f : α → Option β} :
    filterMap f (l ++ l') = filterMap f l ++ filterMap f l' := by
  induction l with
  | nil => rfl
  | cons a l ih => cases h : f a <;> simp [h, ih]

@[simp] theorem mem_filterMap {f : α → Option β} {l : List α} {b : β} :
    b ∈ filterMap f l ↔ ∃ a, a ∈ l ∧ f a = some b := by
  induction l with
  | nil => simp
  | cons a l ih => cases h : f a <;> simp [h, ih, eq_comm (a := b)]

@[simp] theorem filterMap_eq_map {f : α → β} : filterMap (some ∘ f) = map f := by
  funext l
  induction l with
  | nil => rfl
  | cons a l ih => exact congrArg (f a :: ·) ih

/-- `filterMap_eq_map` with a lambda for the composition. -/
@[simp] theorem filterMap_eq_map' {f : α → β} : filterMap (fun x => some (f x)) = map f := filterMap_eq_map

@[simp] theorem filterMap_some_fun : filterMap (some : α → Option α) = id :=
  (filterMap_eq_map (f := id)).trans map_id_fun
@[simp] theorem filterMap_some {l : List α} : filterMap some l = l := congrFun filterMap_some_fun l

@[simp] theorem filterMap_eq_filter {p : α → Bool} : filterMap (Option.guard (p ·)) = filter p := by
  funext l
  induction l with
  | nil => rfl
  | cons a l ih => by_cases h : p a <;> simp [Option.guard, h, ih]

theorem filterMap_filterMap {f : α → Option β} {g : β → Option γ} {l : List α} :
    filterMap g (filterMap f l) = filterMap (fun x => (f x).bind g) l := by
  induction l with
  | nil => rfl
  | cons a l ih => cases h : f a <;> simp [filterMap_cons, h, ih]

theorem map_filterMap {f : α → Option β} {g : β → γ} {l : List α} :
    map g (filterMap f l) = filterMap (fun x => (f x).map g) l := by
  induction l with
  | nil => rfl
  | cons a l ih => cases h : f a <;> simp [h, ih]

@[simp] theorem filterMap_map {f : α → β} {g : β → Option γ} {l : List α} :
    filterMap g (map f l) = filterMap (g ∘ f) l := by
  induction l with
  | nil => rfl
  | cons a l ih => simp [filterMap_cons, ih]

theorem length_filterMap_le (f : α → Option β) (l : List α) : (filterMap f l).length ≤ l.length := by
  induction l with
  | nil => exact Nat.le_refl 0
  | cons a l ih => cases h : f a with
    | none =>
      rw [filterMap_cons_none h]
      exact Nat.le_succ_of_le ih
    | some b =>
      rw [filterMap_cons_some h]
      exact Nat.succ_le_succ ih

@[simp] theorem filterMap_eq_nil_iff {f : α → Option β} {l : List α} : filterMap f l = [] ↔ ∀ a ∈ l, f a = none := by
  induction l with
  | nil => simp
  | cons a l ih => cases h : f a <;> simp [h, ih]

theorem filterMap_filter {p : α → Bool} {f : α → Option β} {l : List α} :
    filterMap f (filter p l) = filterMap (fun x => if p x then f x else none) l := by
  induction l with
  | nil => rfl
  | cons a l ih => by_cases h : p a <;> simp [filterMap_cons, h, ih]

theorem filter_filterMap {f : α → Option β} {p : β → Bool} {l : List α} :
    filter p (filterMap f l) = filterMap (fun x => (f x).filter p) l := by
  induction l with
  | nil => rfl
  | cons a l ih => cases h : f a with
    | none => simp [h, ih, Option.filter]
    | some b => by_cases hb : p b <;> simp [h, ih, Option.filter, hb]

end List
