module

prelude
public import Init.Data.List.Fold
public import Init.Data.Nat.MinMax
/-! The least and the greatest element. -/

@[expose] public section

universe u v w

namespace List

@[simp] theorem min?_nil [Min α] : ([] : List α).min? = none := rfl
theorem min?_cons' [Min α] {x : α} {xs : List α} : (x :: xs).min? = some (xs.foldl min x) := rfl
@[simp] theorem min?_singleton [Min α] {x : α} : [x].min? = some x := rfl
@[simp] theorem min?_cons [Min α] [Std.Associative (min : α → α → α)] {x : α} {xs : List α} :
    (x :: xs).min? = some (xs.min?.elim x (min x)) := by
  cases xs with
  | nil => rfl
  | cons y ys => exact congrArg some foldl_assoc
@[simp] theorem min?_eq_none_iff {xs : List α} [Min α] : xs.min? = none ↔ xs = [] := by
  cases xs with
  | nil => simp
  | cons x xs => rw [min?_cons']; simp
@[simp] theorem isSome_min?_iff [Min α] {xs : List α} : xs.min?.isSome ↔ xs ≠ [] := by
  cases xs with
  | nil => simp
  | cons x xs => rw [min?_cons']; simp

@[simp] theorem max?_nil [Max α] : ([] : List α).max? = none := rfl
theorem max?_cons' [Max α] {x : α} {xs : List α} : (x :: xs).max? = some (xs.foldl max x) := rfl
@[simp] theorem max?_singleton [Max α] {x : α} : [x].max? = some x := rfl
@[simp] theorem max?_cons [Max α] [Std.Associative (max : α → α → α)] {x : α} {xs : List α} :
    (x :: xs).max? = some (xs.max?.elim x (max x)) := by
  cases xs with
  | nil => rfl
  | cons y ys => exact congrArg some foldl_assoc
@[simp] theorem max?_eq_none_iff {xs : List α} [Max α] : xs.max? = none ↔ xs = [] := by
  cases xs with
  | nil => simp
  | cons x xs => rw [max?_cons']; simp
@[simp] theorem isSome_max?_iff [Max α] {xs : List α} : xs.max?.isSome ↔ xs ≠ [] := by
  cases xs with
  | nil => simp
  | cons x xs => rw [max?_cons']; simp

@[simp] theorem min_singleton [Min α] {x : α} : [x].min (cons_ne_nil x []) = x := rfl
@[simp] theorem max_singleton [Max α] {x : α} : [x].max (cons_ne_nil x []) = x := rfl
theorem min?_eq_some_min [Min α] {l : List α} (hl : l ≠ []) : l.min? = some (l.min hl) := by
  cases l with
  | nil => exact absurd rfl hl
  | cons a l => rfl
theorem max?_eq_some_max [Max α] {l : List α} (hl : l ≠ []) : l.max? = some (l.max hl) := by
  cases l with
  | nil => exact absurd rfl hl
  | cons a l => rfl

/-! ### Of natural numbers -/

private theorem foldl_min_nat {l : List Nat} {a : Nat} :
    (l.foldl min a = a ∨ l.foldl min a ∈ l) ∧ l.foldl min a ≤ a ∧ ∀ b ∈ l, l.foldl min a ≤ b := by
  induction l generalizing a with
  | nil => exact ⟨.inl rfl, Nat.le_refl a, nofun⟩
  | cons x l ih =>
    have ⟨h₁, h₂, h₃⟩ := ih (a := min a x)
    rw [foldl_cons, forall_mem_cons]
    refine ⟨?_, Nat.le_trans h₂ (Nat.min_le_left ..), Nat.le_trans h₂ (Nat.min_le_right ..), h₃⟩
    obtain h | h := h₁
    · by_cases c : a ≤ x
      · exact .inl (h.trans (Nat.min_eq_left c))
      · rw [h, Nat.min_eq_right (Nat.le_of_not_le c)]
        exact .inr mem_cons_self
    · exact .inr (mem_cons_of_mem x h)

private theorem foldl_max_nat {l : List Nat} {a : Nat} :
    (l.foldl max a = a ∨ l.foldl max a ∈ l) ∧ a ≤ l.foldl max a ∧ ∀ b ∈ l, b ≤ l.foldl max a := by
  induction l generalizing a with
  | nil => exact ⟨.inl rfl, Nat.le_refl a, nofun⟩
  | cons x l ih =>
    have ⟨h₁, h₂, h₃⟩ := ih (a := max a x)
    rw [foldl_cons, forall_mem_cons]
    refine ⟨?_, Nat.le_trans (Nat.le_max_left ..) h₂, Nat.le_trans (Nat.le_max_right ..) h₂, h₃⟩
    obtain h | h := h₁
    · by_cases c : x ≤ a
      · exact .inl (h.trans (Nat.max_eq_left c))
      · rw [h, Nat.max_eq_right (Nat.le_of_not_le c)]
        exact .inr mem_cons_self
    · exact .inr (mem_cons_of_mem x h)

theorem min?_eq_some_iff' {xs : List Nat} {a : Nat} : xs.min? = some a ↔ (a ∈ xs ∧ ∀ b ∈ xs, a ≤ b) := by
  cases xs with
  | nil => simp
  | cons x xs =>
    have ⟨h₁, h₂, h₃⟩ := foldl_min_nat (l := xs) (a := x)
    rw [min?_cons', Option.some.injEq]
    constructor
    · rintro rfl
      exact ⟨mem_cons.2 h₁, forall_mem_cons.2 ⟨h₂, h₃⟩⟩
    · rintro ⟨m, h⟩
      exact Nat.le_antisymm (forall_mem_cons.2 ⟨h₂, h₃⟩ a m) (h _ (mem_cons.2 h₁))

theorem max?_eq_some_iff' {xs : List Nat} {a : Nat} : xs.max? = some a ↔ (a ∈ xs ∧ ∀ b ∈ xs, b ≤ a) := by
  cases xs with
  | nil => simp
  | cons x xs =>
    have ⟨h₁, h₂, h₃⟩ := foldl_max_nat (l := xs) (a := x)
    rw [max?_cons', Option.some.injEq]
    constructor
    · rintro rfl
      exact ⟨mem_cons.2 h₁, forall_mem_cons.2 ⟨h₂, h₃⟩⟩
    · rintro ⟨m, h⟩
      have u : ∀ b ∈ x :: xs, b ≤ xs.foldl max x := forall_mem_cons.2 ⟨h₂, h₃⟩
      exact Nat.le_antisymm (h _ (mem_cons.2 h₁)) (u a m)

end List
