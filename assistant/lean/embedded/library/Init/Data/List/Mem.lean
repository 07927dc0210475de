module

prelude
public import Init.Data.List.Append
/-! Membership, as a proposition and as a test. -/

@[expose] public section

universe u v w

namespace List

@[simp] theorem not_mem_nil {a : α} : ¬a ∈ [] := nofun

@[simp] theorem mem_cons {a b : α} {l : List α} : a ∈ b :: l ↔ a = b ∨ a ∈ l := by
  constructor
  · intro h
    cases h with
    | head => exact .inl rfl
    | tail _ h => exact .inr h
  · rintro (rfl | h)
    · exact .head _
    · exact .tail _ h

theorem mem_cons_self {a : α} {l : List α} : a ∈ a :: l := .head l
theorem mem_cons_of_mem (y : α) {a : α} {l : List α} : a ∈ l → a ∈ y :: l := .tail y
theorem mem_nil_iff (a : α) : a ∈ ([] : List α) ↔ False := iff_false_intro not_mem_nil
theorem eq_of_mem_singleton {a b : α} (h : a ∈ [b]) : a = b := (mem_cons.1 h).elim id fun h => absurd h not_mem_nil
@[simp] theorem mem_singleton {a b : α} : a ∈ [b] ↔ a = b := ⟨eq_of_mem_singleton, fun h => h ▸ mem_cons_self⟩
theorem mem_singleton_self (a : α) : a ∈ [a] := mem_cons_self

theorem mem_of_ne_of_mem {a y : α} {l : List α} (h₁ : a ≠ y) (h₂ : a ∈ y :: l) : a ∈ l :=
  (mem_cons.1 h₂).resolve_left h₁
theorem mem_of_mem_cons_of_mem {a b : α} {l : List α} (h : a ∈ b :: l) (hb : b ∈ l) : a ∈ l :=
  (mem_cons.1 h).elim (fun e => e ▸ hb) id
theorem eq_or_ne_mem_of_mem {a b : α} {l : List α} (h' : a ∈ b :: l) : a = b ∨ (a ≠ b ∧ a ∈ l) :=
  (Classical.em (a = b)).imp id fun n => ⟨n, mem_of_ne_of_mem n h'⟩
theorem ne_of_not_mem_cons {a b : α} {l : List α} (h : a ∉ b :: l) : a ≠ b := fun e => h (e ▸ mem_cons_self)
theorem not_mem_of_not_mem_cons {a b : α} {l : List α} (h : a ∉ b :: l) : a ∉ l := fun m => h (.tail b m)
theorem not_mem_cons_of_ne_of_not_mem {a y : α} {l : List α} (h₁ : a ≠ y) (h₂ : a ∉ l) : a ∉ y :: l :=
  fun m => h₂ (mem_of_ne_of_mem h₁ m)
theorem ne_and_not_mem_of_not_mem_cons {a y : α} {l : List α} (h : a ∉ y :: l) : a ≠ y ∧ a ∉ l :=
  ⟨ne_of_not_mem_cons h, not_mem_of_not_mem_cons h⟩

theorem ne_nil_of_mem {a : α} {l : List α} (h : a ∈ l) : l ≠ [] := fun e => not_mem_nil (e ▸ h)
theorem length_pos_of_mem {a : α} {l : List α} (h : a ∈ l) : 0 < length l := length_pos_iff.2 (ne_nil_of_mem h)

theorem exists_mem_of_ne_nil (l : List α) (h : l ≠ []) : ∃ x, x ∈ l := by
  obtain ⟨b, l', rfl⟩ := exists_cons_of_ne_nil h
  exact ⟨b, mem_cons_self⟩

theorem exists_mem_of_length_pos {l : List α} (h : 0 < length l) : ∃ a, a ∈ l :=
  exists_mem_of_ne_nil l (ne_nil_of_length_pos h)
theorem exists_mem_of_length_eq_add_one {l : List α} (h : l.length = n + 1) : ∃ a, a ∈ l :=
  exists_mem_of_ne_nil l (ne_nil_of_length_eq_add_one h)
theorem length_pos_iff_exists_mem {l : List α} : 0 < length l ↔ ∃ a, a ∈ l :=
  ⟨exists_mem_of_length_pos, fun ⟨_, h⟩ => length_pos_of_mem h⟩

theorem eq_nil_iff_forall_not_mem {l : List α} : l = [] ↔ ∀ a, a ∉ l :=
  ⟨fun h _ m => not_mem_nil (h ▸ m), fun h => Classical.byContradiction fun n =>
    (exists_mem_of_ne_nil l n).elim fun a m => h a m⟩

theorem isEmpty_eq_false_iff_exists_mem {xs : List α} : xs.isEmpty = false ↔ ∃ x, x ∈ xs :=
  isEmpty_eq_false_iff.trans (length_pos_iff.symm.trans length_pos_iff_exists_mem)

/-! ### Quantifiers over the elements -/

theorem forall_mem_nil (p : α → Prop) : ∀ (x) (_ : x ∈ @nil α), p x := nofun
theorem exists_mem_nil (p : α → Prop) : ¬(∃ x, ∃ _ : x ∈ @nil α, p x) := nofun

theorem forall_mem_cons {p : α → Prop} {a : α} {l : List α} : (∀ x, x ∈ a :: l → p x) ↔ p a ∧ ∀ x, x ∈ l → p x := by
  simp
theorem exists_mem_cons {p : α → Prop} {a : α} {l : List α} :
    (∃ x, ∃ _ : x ∈ a :: l, p x) ↔ p a ∨ ∃ x, ∃ _ : x ∈ l, p x := by simp
theorem forall_mem_singleton {p : α → Prop} {a : α} : (∀ (x) (_ : x ∈ [a]), p x) ↔ p a := by simp
theorem forall_mem_ne {a : α} {l : List α} : (∀ a' : α, a' ∈ l → ¬a = a') ↔ a ∉ l :=
  ⟨fun h m => h a m rfl, fun h _ m e => h (e ▸ m)⟩
theorem forall_mem_ne' {a : α} {l : List α} : (∀ a' : α, a' ∈ l → ¬a' = a) ↔ a ∉ l :=
  ⟨fun h m => h a m rfl, fun h _ m e => h (e ▸ m)⟩

/-! ### Appended lists -/

@[simp] theorem mem_append {a : α} {s t : List α} : a ∈ s ++ t ↔ a ∈ s ∨ a ∈ t := by
  induction s with
  | nil => simp
  | cons b s ih => simp [ih, or_assoc]

theorem mem_append_left {a : α} {as : List α} (bs : List α) (h : a ∈ as) : a ∈ as ++ bs := mem_append.2 (.inl h)
theorem mem_append_right {b : α} {bs : List α} (as : List α) (h : b ∈ bs) : b ∈ as ++ bs := mem_append.2 (.inr h)
theorem not_mem_append {a : α} {s t : List α} (h₁ : a ∉ s) (h₂ : a ∉ t) : a ∉ s ++ t :=
  fun h => (mem_append.1 h).elim h₁ h₂
theorem mem_concat_self {xs : List α} {a : α} : a ∈ xs ++ [a] := mem_append_right xs mem_cons_self
theorem mem_append_cons_self {a : α} {xs ys : List α} : a ∈ xs ++ a :: ys := mem_append_right xs mem_cons_self

theorem forall_mem_append {p : α → Prop} {l₁ l₂ : List α} :
    (∀ (x) (_ : x ∈ l₁ ++ l₂), p x) ↔ (∀ (x) (_ : x ∈ l₁), p x) ∧ (∀ (x) (_ : x ∈ l₂), p x) := by
  simp only [mem_append, or_imp, forall_and]

/-- An element splits the list at its first occurrence. -/
theorem eq_append_cons_of_mem {a : α} {xs : List α} (h : a ∈ xs) : ∃ as bs, xs = as ++ a :: bs ∧ a ∉ as := by
  induction xs with
  | nil => exact absurd h not_mem_nil
  | cons x xs ih =>
    by_cases e : a = x
    · exact ⟨[], xs, e ▸ rfl, not_mem_nil⟩
    · obtain ⟨as, bs, rfl, n⟩ := ih (mem_of_ne_of_mem e h)
      exact ⟨x :: as, bs, rfl, not_mem_cons_of_ne_of_not_mem e n⟩

theorem append_of_mem {a : α} {l : List α} (h : a ∈ l) : ∃ s t : List α, l = s ++ a :: t :=
  (eq_append_cons_of_mem h).imp fun _ ⟨t, e, _⟩ => ⟨t, e⟩

theorem mem_iff_append {a : α} {l : List α} : a ∈ l ↔ ∃ s t : List α, l = s ++ a :: t :=
  ⟨append_of_mem, fun ⟨_, _, e⟩ => e ▸ mem_append_cons_self⟩

/-! ### The test for membership -/

@[simp] theorem elem_nil [BEq α] : ([] : List α).elem a = false := rfl
theorem elem_cons [BEq α] {a : α} : (b :: bs).elem a = match a == b with | true => true | false => bs.elem a := rfl
@[simp] theorem elem_eq_contains [BEq α] {a : α} {l : List α} : elem a l = l.contains a := rfl
@[simp] theorem contains_nil [BEq α] {a : α} : ([] : List α).contains a = false := rfl
@[simp] theorem contains_cons [BEq α] {a : α} {b : α} {l : List α} :
    (a :: l).contains b = (b == a || l.contains b) := by
  show elem b (a :: l) = _
  rw [elem_cons]
  cases b == a <;> rfl

theorem elem_iff [BEq α] [LawfulBEq α] {a : α} {as : List α} : elem a as = true ↔ a ∈ as :=
  ⟨mem_of_elem_eq_true, elem_eq_true_of_mem⟩
theorem contains_iff [BEq α] [LawfulBEq α] {a : α} {as : List α} : as.contains a = true ↔ a ∈ as := elem_iff
theorem contains_iff_mem [BEq α] [LawfulBEq α] {l : List α} {a : α} : l.contains a ↔ a ∈ l := elem_iff

theorem elem_eq_mem [BEq α] [LawfulBEq α] (a : α) (as : List α) : elem a as = decide (a ∈ as) := by
  by_cases h : a ∈ as
  · rw [elem_eq_true_of_mem h, decide_eq_true h]
  · rw [decide_eq_false h]
    exact Bool.of_not_eq_true fun e => h (mem_of_elem_eq_true e)

@[simp] theorem contains_eq_mem [BEq α] [LawfulBEq α] (a : α) (as : List α) : as.contains a = decide (a ∈ as) :=
  elem_eq_mem a as

@[simp] theorem decide_mem_cons [BEq α] [LawfulBEq α] {y a : α} {l : List α} :
    decide (y ∈ a :: l) = (y == a || decide (y ∈ l)) := by
  rw [← contains_eq_mem, contains_cons, contains_eq_mem]

/-! ### Membership in a list that is chosen -/

@[simp] theorem mem_dite_nil_left {x : α} [Decidable p] {l : ¬p → List α} :
    (x ∈ if h : p then [] else l h) ↔ ∃ h : ¬p, x ∈ l h := by
  by_cases h : p <;> simp [h]
@[simp] theorem mem_dite_nil_right {x : α} [Decidable p] {l : p → List α} :
    (x ∈ if h : p then l h else []) ↔ ∃ h : p, x ∈ l h := by
  by_cases h : p <;> simp [h]
@[simp] theorem mem_ite_nil_left {x : α} [Decidable p] {l : List α} : (x ∈ if p then [] else l) ↔ ¬p ∧ x ∈ l := by
  by_cases h : p <;> simp [h]
@[simp] theorem mem_ite_nil_right {x : α} [Decidable p] {l : List α} : (x ∈ if p then l else []) ↔ p ∧ x ∈ l := by
  by_cases h : p <;> simp [h]

/-! ### Sizes, for recursion through lists -/

theorem sizeOf_lt_of_mem [SizeOf α] {a : α} {as : List α} (h : a ∈ as) : sizeOf a < sizeOf as := by
  induction h with
  | head as =>
    rw [cons.sizeOf_spec]
    exact Nat.lt_of_lt_of_le (Nat.lt_add_of_pos_left Nat.one_pos) (Nat.le_add_right ..)
  | tail b _ ih =>
    rw [cons.sizeOf_spec]
    exact Nat.lt_of_lt_of_le ih (Nat.le_add_left ..)

end List
