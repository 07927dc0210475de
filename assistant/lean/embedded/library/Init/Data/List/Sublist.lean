module

prelude
public import Init.Data.List.TakeWhile
/-! Subsets, sublists, prefixes, suffixes and infixes. -/

@[expose] public section

universe u v w

namespace List

/-! ### Subsets -/

theorem subset_def {l₁ l₂ : List α} : l₁ ⊆ l₂ ↔ ∀ {a : α}, a ∈ l₁ → a ∈ l₂ := .rfl
@[simp] theorem nil_subset (l : List α) : [] ⊆ l := fun _ h => absurd h not_mem_nil
@[simp] theorem Subset.refl (l : List α) : l ⊆ l := fun _ => id
theorem Subset.trans {l₁ l₂ l₃ : List α} (h₁ : l₁ ⊆ l₂) (h₂ : l₂ ⊆ l₃) : l₁ ⊆ l₃ := fun _ m => h₂ (h₁ m)
theorem subset_cons_self (a : α) (l : List α) : l ⊆ a :: l := fun _ => .tail a
theorem subset_cons_of_subset (a : α) {l₁ l₂ : List α} (h : l₁ ⊆ l₂) : l₁ ⊆ a :: l₂ := fun _ m => .tail a (h m)
@[simp] theorem cons_subset {a : α} {l m : List α} : a :: l ⊆ m ↔ a ∈ m ∧ l ⊆ m :=
  ⟨fun h => ⟨h mem_cons_self, fun _ m => h (.tail a m)⟩, fun h _ m => (mem_cons.1 m).elim (fun e => e ▸ h.1) (h.2 ·)⟩
theorem cons_subset_cons {l₁ l₂ : List α} (a : α) (s : l₁ ⊆ l₂) : a :: l₁ ⊆ a :: l₂ :=
  cons_subset.2 ⟨mem_cons_self, subset_cons_of_subset a s⟩
@[simp] theorem subset_nil {l : List α} : l ⊆ [] ↔ l = [] :=
  ⟨fun h => eq_nil_iff_forall_not_mem.2 fun _ m => not_mem_nil (h m), fun h => h ▸ Subset.refl _⟩
theorem eq_nil_of_subset_nil {l : List α} : l ⊆ [] → l = [] := subset_nil.1
theorem subset_append_left (l₁ l₂ : List α) : l₁ ⊆ l₁ ++ l₂ := fun _ => mem_append_left l₂
theorem subset_append_right (l₁ l₂ : List α) : l₂ ⊆ l₁ ++ l₂ := fun _ => mem_append_right l₁
theorem subset_append_of_subset_left {l l₁ : List α} (l₂ : List α) (h : l ⊆ l₁) : l ⊆ l₁ ++ l₂ :=
  fun _ m => mem_append_left l₂ (h m)
theorem subset_append_of_subset_right {l l₂ : List α} (l₁ : List α) (h : l ⊆ l₂) : l ⊆ l₁ ++ l₂ :=
  fun _ m => mem_append_right l₁ (h m)
@[simp] theorem append_subset {l₁ l₂ l : List α} : l₁ ++ l₂ ⊆ l ↔ l₁ ⊆ l ∧ l₂ ⊆ l :=
  ⟨fun h => ⟨fun _ m => h (mem_append_left _ m), fun _ m => h (mem_append_right _ m)⟩,
   fun h _ m => (mem_append.1 m).elim (h.1 ·) (h.2 ·)⟩
theorem map_subset {l₁ l₂ : List α} (f : α → β) (h : l₁ ⊆ l₂) : map f l₁ ⊆ map f l₂ :=
  fun _ m => mem_map.2 ((mem_map.1 m).imp fun _ x => ⟨h x.1, x.2⟩)
theorem filter_subset {l₁ l₂ : List α} (p : α → Bool) (h : l₁ ⊆ l₂) : filter p l₁ ⊆ filter p l₂ :=
  fun _ m => mem_filter.2 ⟨h (mem_filter.1 m).1, (mem_filter.1 m).2⟩
theorem filter_subset' (p : α → Bool) (l : List α) : filter p l ⊆ l := fun _ => mem_of_mem_filter
@[simp] theorem reverse_subset {l₁ l₂ : List α} : reverse l₁ ⊆ l₂ ↔ l₁ ⊆ l₂ :=
  ⟨fun h _ m => h (mem_reverse.2 m), fun h _ m => h (mem_reverse.1 m)⟩
@[simp] theorem subset_reverse {l₁ l₂ : List α} : l₁ ⊆ reverse l₂ ↔ l₁ ⊆ l₂ :=
  ⟨fun h _ m => mem_reverse.1 (h m), fun h _ m => mem_reverse.2 (h m)⟩

instance [DecidableEq α] (l₁ l₂ : List α) : Decidable (l₁ ⊆ l₂) := decidableBAll (· ∈ l₂) l₁

/-! ### Sublists -/

@[simp] theorem nil_sublist (l : List α) : [] <+ l := by
  induction l with
  | nil => exact .slnil
  | cons a l ih => exact ih.cons a
@[simp] theorem Sublist.refl (l : List α) : l <+ l := by
  induction l with
  | nil => exact .slnil
  | cons a l ih => exact ih.cons_cons a
theorem Sublist.rfl {l : List α} : l <+ l := Sublist.refl l
theorem sublist_cons_self (a : α) (l : List α) : l <+ a :: l := (Sublist.refl l).cons a
theorem sublist_of_eq {l₁ l₂ : List α} (h : l₁ = l₂) : l₁ <+ l₂ := h ▸ Sublist.refl l₁

theorem Sublist.trans {l₁ l₂ l₃ : List α} (h₁ : l₁ <+ l₂) (h₂ : l₂ <+ l₃) : l₁ <+ l₃ := by
  induction h₂ generalizing l₁ with
  | slnil => exact h₁
  | cons a _ ih => exact (ih h₁).cons a
  | cons_cons a _ ih => cases h₁ with
    | cons _ h => exact (ih h).cons a
    | cons_cons _ h => exact (ih h).cons_cons a

instance : Trans (@Sublist α) Sublist Sublist := ⟨Sublist.trans⟩

theorem Sublist.subset {l₁ l₂ : List α} (h : l₁ <+ l₂) : l₁ ⊆ l₂ := by
  induction h with
  | slnil => exact Subset.refl []
  | cons a _ ih => exact subset_cons_of_subset a ih
  | cons_cons a _ ih => exact cons_subset_cons a ih
protected theorem Sublist.mem {a : α} {l₁ l₂ : List α} (hx : a ∈ l₁) (hl : l₁ <+ l₂) : a ∈ l₂ := hl.subset hx
theorem Sublist.length_le {l₁ l₂ : List α} (h : l₁ <+ l₂) : l₁.length ≤ l₂.length := by
  induction h with
  | slnil => exact Nat.le_refl 0
  | cons a _ ih => exact Nat.le_succ_of_le ih
  | cons_cons a _ ih => exact Nat.succ_le_succ ih
theorem Sublist.eq_of_length_le {l₁ l₂ : List α} (h : l₁ <+ l₂) (hl : l₂.length ≤ l₁.length) : l₁ = l₂ := by
  induction h with
  | slnil => rfl
  | cons a h _ => exact absurd (Nat.lt_of_lt_of_le hl h.length_le) (Nat.lt_irrefl _)
  | cons_cons a _ ih => rw [ih (Nat.le_of_succ_le_succ hl)]
theorem Sublist.eq_of_length {l₁ l₂ : List α} (h : l₁ <+ l₂) (hl : l₁.length = l₂.length) : l₁ = l₂ :=
  h.eq_of_length_le (Nat.le_of_eq hl.symm)
theorem Sublist.antisymm {l₁ l₂ : List α} (h₁ : l₁ <+ l₂) (h₂ : l₂ <+ l₁) : l₁ = l₂ := h₁.eq_of_length_le h₂.length_le
@[simp] theorem sublist_nil {l : List α} : l <+ [] ↔ l = [] :=
  ⟨fun h => eq_nil_of_subset_nil h.subset, fun h => h ▸ Sublist.refl _⟩
theorem eq_nil_of_sublist_nil {l : List α} : l <+ [] → l = [] := sublist_nil.1

theorem Sublist.of_cons_cons {a : α} {l₁ l₂ : List α} (h : a :: l₁ <+ a :: l₂) : l₁ <+ l₂ := by
  cases h with
  | cons _ h => exact (sublist_cons_self a l₁).trans h
  | cons_cons _ h => exact h
@[simp] theorem cons_sublist_cons {a : α} {l₁ l₂ : List α} : a :: l₁ <+ a :: l₂ ↔ l₁ <+ l₂ :=
  ⟨.of_cons_cons, .cons_cons a⟩
theorem Sublist.of_cons {a : α} {l₁ l₂ : List α} (h : a :: l₁ <+ l₂) : l₁ <+ l₂ := (sublist_cons_self a l₁).trans h
@[simp] theorem singleton_sublist {a : α} {l : List α} : [a] <+ l ↔ a ∈ l := by
  constructor
  · exact fun h => h.subset mem_cons_self
  · intro h
    obtain ⟨s, t, rfl⟩ := append_of_mem h
    induction s with
    | nil => exact (nil_sublist t).cons_cons a
    | cons b s ih => exact (ih mem_append_cons_self).cons b
theorem tail_sublist (l : List α) : l.tail <+ l := by
  cases l with
  | nil => exact .slnil
  | cons a l => exact sublist_cons_self a l

theorem Sublist.append {l₁ l₂ r₁ r₂ : List α} (hl : l₁ <+ l₂) (hr : r₁ <+ r₂) : l₁ ++ r₁ <+ l₂ ++ r₂ := by
  induction hl with
  | slnil => exact hr
  | cons a _ ih => exact ih.cons a
  | cons_cons a _ ih => exact ih.cons_cons a
@[simp] theorem sublist_append_left (l₁ l₂ : List α) : l₁ <+ l₁ ++ l₂ := by
  have h := (Sublist.refl l₁).append (nil_sublist l₂)
  rwa [append_nil] at h
@[simp] theorem sublist_append_right (l₁ l₂ : List α) : l₂ <+ l₁ ++ l₂ := (nil_sublist l₁).append (Sublist.refl l₂)
theorem sublist_append_of_sublist_left {l l₁ l₂ : List α} (s : l <+ l₁) : l <+ l₁ ++ l₂ :=
  s.trans (sublist_append_left ..)
theorem sublist_append_of_sublist_right {l l₁ l₂ : List α} (s : l <+ l₂) : l <+ l₁ ++ l₂ :=
  s.trans (sublist_append_right ..)
theorem Sublist.append_left {l₁ l₂ : List α} (h : l₁ <+ l₂) (l : List α) : l ++ l₁ <+ l ++ l₂ :=
  (Sublist.refl l).append h
theorem Sublist.append_right {l₁ l₂ : List α} (h : l₁ <+ l₂) (l : List α) : l₁ ++ l <+ l₂ ++ l :=
  h.append (Sublist.refl l)
@[simp] theorem append_sublist_append_left {l₁ l₂ : List α} (l : List α) : l ++ l₁ <+ l ++ l₂ ↔ l₁ <+ l₂ := by
  induction l with
  | nil => rfl
  | cons a l ih => rw [cons_append, cons_append, cons_sublist_cons, ih]
protected theorem Sublist.map (f : α → β) {l₁ l₂ : List α} (h : l₁ <+ l₂) : map f l₁ <+ map f l₂ := by
  induction h with
  | slnil => exact .slnil
  | cons a _ ih => exact ih.cons (f a)
  | cons_cons a _ ih => exact ih.cons_cons (f a)
@[simp] theorem filter_sublist {p : α → Bool} {l : List α} : filter p l <+ l := by
  induction l with
  | nil => exact .slnil
  | cons a l ih =>
    by_cases h : p a
    · rw [filter_cons_of_pos h]; exact ih.cons_cons a
    · rw [filter_cons_of_neg h]; exact ih.cons a
protected theorem Sublist.filter (p : α → Bool) {l₁ l₂ : List α} (s : l₁ <+ l₂) : filter p l₁ <+ filter p l₂ := by
  induction s with
  | slnil => exact .slnil
  | cons a _ ih =>
    by_cases h : p a
    · rw [filter_cons_of_pos h]; exact ih.cons a
    · rw [filter_cons_of_neg h]; exact ih
  | cons_cons a _ ih =>
    by_cases h : p a
    · rw [filter_cons_of_pos h, filter_cons_of_pos h]; exact ih.cons_cons a
    · rw [filter_cons_of_neg h, filter_cons_of_neg h]; exact ih
theorem Sublist.reverse {l₁ l₂ : List α} (h : l₁ <+ l₂) : l₁.reverse <+ l₂.reverse := by
  induction h with
  | slnil => exact .slnil
  | cons a _ ih => exact reverse_cons ▸ sublist_append_of_sublist_left ih
  | cons_cons a _ ih => rw [reverse_cons, reverse_cons]; exact ih.append_right [a]
@[simp] theorem reverse_sublist {l₁ l₂ : List α} : l₁.reverse <+ l₂.reverse ↔ l₁ <+ l₂ :=
  ⟨fun h => reverse_reverse l₁ ▸ reverse_reverse l₂ ▸ h.reverse, Sublist.reverse⟩
theorem take_sublist (i : Nat) (l : List α) : l.take i <+ l := by
  have h := sublist_append_left (l.take i) (l.drop i)
  rwa [take_append_drop] at h
theorem drop_sublist (i : Nat) (l : List α) : l.drop i <+ l := by
  have h := sublist_append_right (l.take i) (l.drop i)
  rwa [take_append_drop] at h
theorem dropLast_sublist (l : List α) : l.dropLast <+ l := dropLast_eq_take ▸ take_sublist _ l
theorem takeWhile_sublist {l : List α} (p : α → Bool) : l.takeWhile p <+ l := by
  have h := sublist_append_left (l.takeWhile p) (l.dropWhile p)
  rwa [takeWhile_append_dropWhile] at h
theorem dropWhile_sublist {l : List α} (p : α → Bool) : l.dropWhile p <+ l := by
  have h := sublist_append_right (l.takeWhile p) (l.dropWhile p)
  rwa [takeWhile_append_dropWhile] at h
theorem sublist_replicate_iff {l : List α} {a : α} {m : Nat} : l <+ replicate m a ↔ ∃ n, n ≤ m ∧ l = replicate n a := by
  constructor
  · intro h
    have e := eq_replicate_of_mem fun _ m => eq_of_mem_replicate (h.subset m)
    exact ⟨l.length, length_replicate (n := m) (a := a) ▸ h.length_le, e⟩
  · rintro ⟨n, h, rfl⟩
    rw [show m = n + (m - n) by omega, ← replicate_append_replicate]
    exact sublist_append_left ..

end List
