module

prelude
public import Init.Data.List.Sublist
public import Init.Data.List.Sum
/-! Counting elements. -/

@[expose] public section

universe u v w

namespace List

/-! ### `countP` -/

private theorem countP_go_eq_add {p : α → Bool} {l : List α} {n : Nat} : countP.go p l n = n + countP.go p l 0 := by
  induction l generalizing n with
  | nil => rfl
  | cons a l ih =>
    rw [countP.go, countP.go]
    cases p a
    · exact ih
    · show countP.go p l (n + 1) = n + countP.go p l 1
      rw [ih, ih (n := 1), Nat.add_assoc]

@[simp] theorem countP_nil {p : α → Bool} : countP p [] = 0 := rfl
@[simp] theorem countP_cons_of_pos {p : α → Bool} {a : α} {l : List α} (pa : p a) :
    countP p (a :: l) = countP p l + 1 := by
  rw [countP, countP.go, pa]
  exact countP_go_eq_add.trans (Nat.add_comm ..)
@[simp] theorem countP_cons_of_neg {p : α → Bool} {a : α} {l : List α} (pa : ¬p a) :
    countP p (a :: l) = countP p l := by
  rw [countP, countP.go, Bool.of_not_eq_true pa]
  rfl
theorem countP_cons {p : α → Bool} {a : α} {l : List α} : countP p (a :: l) = countP p l + if p a then 1 else 0 := by
  by_cases h : p a <;> simp [h]
theorem countP_singleton {p : α → Bool} {a : α} : countP p [a] = if p a then 1 else 0 := by simp [countP_cons]

theorem countP_eq_length_filter {p : α → Bool} {l : List α} : countP p l = (filter p l).length := by
  induction l with
  | nil => rfl
  | cons a l ih => by_cases h : p a <;> simp [h, ih]
theorem countP_eq_length_filter' {p : α → Bool} : countP p = length ∘ filter p :=
  funext fun _ => countP_eq_length_filter
theorem countP_le_length {p : α → Bool} {l : List α} : countP p l ≤ l.length :=
  countP_eq_length_filter ▸ length_filter_le p l
theorem length_eq_countP_add_countP (p : α → Bool) {l : List α} :
    length l = countP p l + countP (fun a => ¬p a) l := by
  induction l with
  | nil => rfl
  | cons a l ih => by_cases h : p a <;> simp [h, ih] <;> omega

@[simp] theorem countP_append {p : α → Bool} {l₁ l₂ : List α} : countP p (l₁ ++ l₂) = countP p l₁ + countP p l₂ := by
  simp only [countP_eq_length_filter, filter_append, length_append]
@[simp] theorem countP_reverse {p : α → Bool} {l : List α} : countP p l.reverse = countP p l := by
  simp only [countP_eq_length_filter, filter_reverse, length_reverse]
@[simp] theorem countP_map {p : β → Bool} {f : α → β} {l : List α} : countP p (map f l) = countP (p ∘ f) l := by
  simp only [countP_eq_length_filter, filter_map, length_map]
theorem countP_filter {p q : α → Bool} {l : List α} : countP p (filter q l) = countP (fun a => p a && q a) l := by
  simp only [countP_eq_length_filter, filter_filter]
theorem countP_replicate {p : α → Bool} {a : α} {n : Nat} : countP p (replicate n a) = if p a then n else 0 := by
  rw [countP_eq_length_filter, filter_replicate]
  split <;> simp
@[simp] theorem countP_flatten {p : α → Bool} {l : List (List α)} : countP p l.flatten = (l.map (countP p)).sum := by
  induction l with
  | nil => rfl
  | cons a l ih => rw [flatten_cons, countP_append, ih, map_cons, sum_cons]
@[simp] theorem countP_true : (countP fun (_ : α) => true) = length := funext fun _ => by
  rw [countP_eq_length_filter, filter_true]
@[simp] theorem countP_false : (countP fun (_ : α) => false) = Function.const _ 0 := funext fun _ => by
  rw [countP_eq_length_filter, filter_false]
  rfl
@[simp] theorem countP_pos_iff {p : α → Bool} {l : List α} : 0 < countP p l ↔ ∃ a ∈ l, p a := by
  rw [countP_eq_length_filter, length_pos_iff_exists_mem]
  exact exists_congr fun _ => mem_filter
@[simp] theorem one_le_countP_iff {p : α → Bool} {l : List α} : 1 ≤ countP p l ↔ ∃ a ∈ l, p a := countP_pos_iff
@[simp] theorem countP_eq_zero {p : α → Bool} {l : List α} : countP p l = 0 ↔ ∀ a ∈ l, ¬p a := by
  rw [countP_eq_length_filter, length_eq_zero_iff, filter_eq_nil_iff]
@[simp] theorem countP_eq_length {p : α → Bool} {l : List α} : countP p l = l.length ↔ ∀ a ∈ l, p a := by
  rw [countP_eq_length_filter, length_filter_eq_length_iff]
theorem countP_mono_left {p q : α → Bool} {l : List α} (h : ∀ x ∈ l, p x → q x) : countP p l ≤ countP q l := by
  induction l with
  | nil => exact Nat.le_refl 0
  | cons a l ih =>
    have ⟨ha, hl⟩ := forall_mem_cons.1 h
    have := ih hl
    by_cases hp : p a
    · rw [countP_cons_of_pos hp, countP_cons_of_pos (ha hp)]
      omega
    · rw [countP_cons_of_neg hp, countP_cons]
      omega
theorem countP_congr {p q : α → Bool} {l : List α} (h : ∀ x ∈ l, p x ↔ q x) : countP p l = countP q l :=
  Nat.le_antisymm (countP_mono_left fun x m => (h x m).1) (countP_mono_left fun x m => (h x m).2)
theorem Sublist.countP_le {p : α → Bool} {l₁ l₂ : List α} (s : l₁ <+ l₂) : countP p l₁ ≤ countP p l₂ := by
  rw [countP_eq_length_filter, countP_eq_length_filter]
  exact (s.filter p).length_le

/-! ### `count` -/

section
variable [BEq α]

@[simp] theorem count_nil {a : α} : count a [] = 0 := rfl
theorem count_cons {a b : α} {l : List α} : count a (b :: l) = count a l + if b == a then 1 else 0 := countP_cons
theorem count_eq_countP {a : α} {l : List α} : count a l = countP (· == a) l := rfl
theorem count_eq_length_filter {a : α} {l : List α} : count a l = (filter (· == a) l).length := countP_eq_length_filter
theorem count_singleton {a b : α} : count a [b] = if b == a then 1 else 0 := countP_singleton
theorem count_le_length {a : α} {l : List α} : count a l ≤ l.length := countP_le_length
theorem count_le_count_cons {a b : α} {l : List α} : count a l ≤ count a (b :: l) := by
  rw [count_cons]
  exact Nat.le_add_right ..
@[simp] theorem count_append {a : α} {l₁ l₂ : List α} : count a (l₁ ++ l₂) = count a l₁ + count a l₂ := countP_append
@[simp] theorem count_reverse {a : α} {l : List α} : count a l.reverse = count a l := countP_reverse
theorem count_flatten {a : α} {l : List (List α)} : count a l.flatten = (l.map (count a)).sum := countP_flatten
theorem Sublist.count_le {l₁ l₂ : List α} (a : α) (h : l₁ <+ l₂) : count a l₁ ≤ count a l₂ := h.countP_le
theorem count_replicate {a b : α} {n : Nat} : count a (replicate n b) = if b == a then n else 0 := countP_replicate

variable [LawfulBEq α]

@[simp] theorem count_cons_self {a : α} {l : List α} : count a (a :: l) = count a l + 1 :=
  countP_cons_of_pos (BEq.refl a)
@[simp] theorem count_cons_of_ne {a b : α} (h : b ≠ a) {l : List α} : count a (b :: l) = count a l :=
  countP_cons_of_neg fun e => h (eq_of_beq e)
theorem count_singleton_self {a : α} : count a [a] = 1 := count_cons_self
@[simp] theorem count_pos_iff {a : α} {l : List α} : 0 < count a l ↔ a ∈ l :=
  countP_pos_iff.trans ⟨fun ⟨_, m, e⟩ => eq_of_beq e ▸ m, fun m => ⟨a, m, BEq.refl a⟩⟩
@[simp] theorem one_le_count_iff {a : α} {l : List α} : 1 ≤ count a l ↔ a ∈ l := count_pos_iff
theorem count_eq_zero {a : α} {l : List α} : count a l = 0 ↔ a ∉ l := by
  rw [← count_pos_iff]
  omega
theorem count_eq_zero_of_not_mem {a : α} {l : List α} (h : a ∉ l) : count a l = 0 := count_eq_zero.2 h
theorem not_mem_of_count_eq_zero {a : α} {l : List α} (h : count a l = 0) : a ∉ l := count_eq_zero.1 h
theorem count_eq_length {a : α} {l : List α} : count a l = l.length ↔ ∀ b ∈ l, a = b := by
  rw [count, countP_eq_length]
  exact ⟨fun h b m => (eq_of_beq (h b m)).symm, fun h b m => h b m ▸ BEq.refl a⟩
@[simp] theorem count_replicate_self {a : α} {n : Nat} : count a (replicate n a) = n := by
  rw [count, countP_replicate, if_pos (BEq.refl a)]
theorem filter_beq {a : α} {l : List α} : l.filter (· == a) = replicate (count a l) a :=
  eq_replicate_iff.2 ⟨count_eq_length_filter.symm, fun _ m => eq_of_beq (mem_filter.1 m).2⟩
@[simp] theorem count_filter {a : α} {p : α → Bool} {l : List α} (h : p a) : count a (filter p l) = count a l := by
  rw [count, countP_filter]
  refine countP_congr fun b _ => ?_
  rw [Bool.and_eq_true]
  exact and_iff_left_of_imp fun e => eq_of_beq e ▸ h
theorem count_le_count_map [BEq β] [LawfulBEq β] {l : List α} {f : α → β} {x : α} :
    count x l ≤ count (f x) (map f l) := by
  rw [count, count, countP_map]
  exact countP_mono_left fun y _ e => eq_of_beq e ▸ BEq.refl (f y)

end

end List
