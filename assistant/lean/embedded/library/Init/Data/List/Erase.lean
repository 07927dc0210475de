module

prelude
public import Init.Data.List.Count
public import Init.Data.List.Pairwise
/-! Removing elements: `erase`, `eraseP`, `eraseIdx`, `insert`, `eraseDups`. -/

@[expose] public section

universe u v w

namespace List

/-! ### `eraseP` -/

@[simp] theorem eraseP_nil {p : α → Bool} : [].eraseP p = [] := rfl
theorem eraseP_cons {p : α → Bool} {a : α} {l : List α} : (a :: l).eraseP p = bif p a then l else a :: l.eraseP p := rfl
@[simp] theorem eraseP_cons_of_pos {p : α → Bool} {a : α} {l : List α} (h : p a) : (a :: l).eraseP p = l := by
  rw [eraseP_cons, h]
  rfl
@[simp] theorem eraseP_cons_of_neg {p : α → Bool} {a : α} {l : List α} (h : ¬p a) :
    (a :: l).eraseP p = a :: l.eraseP p := by
  rw [eraseP_cons, Bool.of_not_eq_true h]
  rfl
theorem eraseP_of_forall_not {p : α → Bool} {l : List α} (h : ∀ a, a ∈ l → ¬p a) : l.eraseP p = l := by
  induction l with
  | nil => rfl
  | cons a l ih => rw [eraseP_cons_of_neg (h a mem_cons_self), ih fun b m => h b (mem_cons_of_mem a m)]
theorem eraseP_sublist {p : α → Bool} {l : List α} : l.eraseP p <+ l := by
  induction l with
  | nil => exact .slnil
  | cons a l ih =>
    by_cases h : p a
    · rw [eraseP_cons_of_pos h]
      exact sublist_cons_self a l
    · rw [eraseP_cons_of_neg h]
      exact ih.cons_cons a

/-! ### `erase` -/

section
variable [BEq α]

@[simp] theorem erase_nil (a : α) : [].erase a = [] := rfl
theorem erase_cons {a b : α} {l : List α} : (b :: l).erase a = if b == a then l else b :: l.erase a := by
  rw [List.erase]
  cases b == a <;> rfl
theorem erase_sublist {a : α} {l : List α} : l.erase a <+ l := by
  induction l with
  | nil => exact .slnil
  | cons b l ih =>
    rw [erase_cons]
    split
    · exact sublist_cons_self b l
    · exact ih.cons_cons b
theorem erase_subset {a : α} {l : List α} : l.erase a ⊆ l := erase_sublist.subset
theorem mem_of_mem_erase {a b : α} {l : List α} (h : a ∈ l.erase b) : a ∈ l := erase_subset h
theorem length_erase_le {a : α} {l : List α} : (l.erase a).length ≤ l.length := erase_sublist.length_le
@[simp] theorem erase_cons_tail {a b : α} {l : List α} (h : ¬(b == a)) : (b :: l).erase a = b :: l.erase a := by
  rw [erase_cons, if_neg h]
theorem Nodup.erase (a : α) {l : List α} (h : l.Nodup) : (l.erase a).Nodup := h.sublist erase_sublist

variable [LawfulBEq α]

@[simp] theorem erase_cons_head {a : α} {l : List α} : (a :: l).erase a = l := by rw [erase_cons, if_pos (BEq.refl a)]
@[simp] theorem erase_of_not_mem {a : α} {l : List α} (h : a ∉ l) : l.erase a = l := by
  induction l with
  | nil => rfl
  | cons b l ih =>
    rw [erase_cons_tail fun e => ne_of_not_mem_cons h (eq_of_beq e).symm, ih (not_mem_of_not_mem_cons h)]
theorem exists_erase_eq {a : α} {l : List α} (h : a ∈ l) :
    ∃ l₁ l₂, a ∉ l₁ ∧ l = l₁ ++ a :: l₂ ∧ l.erase a = l₁ ++ l₂ := by
  obtain ⟨l₁, l₂, rfl, n⟩ := eq_append_cons_of_mem h
  refine ⟨l₁, l₂, n, rfl, ?_⟩
  clear h
  induction l₁ with
  | nil => exact erase_cons_head
  | cons b l₁ ih =>
    rw [cons_append, erase_cons_tail fun e => ne_of_not_mem_cons n (eq_of_beq e).symm, ih (not_mem_of_not_mem_cons n),
      cons_append]
@[simp] theorem length_erase_of_mem {a : α} {l : List α} (h : a ∈ l) : (l.erase a).length = l.length - 1 := by
  obtain ⟨l₁, l₂, -, rfl, e⟩ := exists_erase_eq h
  rw [e, length_append, length_append, length_cons]
  omega
theorem erase_append_left {a : α} {l₁ : List α} (l₂ : List α) (h : a ∈ l₁) : (l₁ ++ l₂).erase a = l₁.erase a ++ l₂ := by
  induction l₁ with
  | nil => exact absurd h not_mem_nil
  | cons b l₁ ih =>
    rw [cons_append, erase_cons, erase_cons]
    split
    · rfl
    · next n => rw [ih (mem_of_ne_of_mem (fun e => n (beq_of_eq e.symm)) h), cons_append]
theorem erase_append_right {a : α} {l₁ : List α} (l₂ : List α) (h : a ∉ l₁) :
    (l₁ ++ l₂).erase a = l₁ ++ l₂.erase a := by
  induction l₁ with
  | nil => rfl
  | cons b l₁ ih =>
    rw [cons_append, erase_cons_tail fun e => ne_of_not_mem_cons h (eq_of_beq e).symm, ih (not_mem_of_not_mem_cons h),
      cons_append]
@[simp] theorem mem_erase_of_ne {a b : α} {l : List α} (ab : a ≠ b) : a ∈ l.erase b ↔ a ∈ l := by
  constructor
  · exact mem_of_mem_erase
  · intro h
    by_cases hb : b ∈ l
    · obtain ⟨l₁, l₂, -, rfl, e⟩ := exists_erase_eq hb
      rw [e]
      rw [mem_append, mem_cons] at h
      exact mem_append.2 (h.imp id (·.resolve_left ab))
    · rwa [erase_of_not_mem hb]
theorem Nodup.mem_erase_iff {a b : α} {l : List α} (h : l.Nodup) : a ∈ l.erase b ↔ a ≠ b ∧ a ∈ l := by
  by_cases e : a = b
  · subst e
    refine iff_of_false (fun m => ?_) fun x => x.1 rfl
    obtain ⟨l₁, l₂, n, rfl, e⟩ := exists_erase_eq (mem_of_mem_erase m)
    rw [e, mem_append] at m
    exact m.elim n (nodup_cons.1 (nodup_append.1 h).2.1).1
  · rw [mem_erase_of_ne e, and_iff_right e]
theorem Nodup.not_mem_erase {a : α} {l : List α} (h : l.Nodup) : a ∉ l.erase a := fun m => (h.mem_erase_iff.1 m).1 rfl
theorem count_erase_self {a : α} {l : List α} : count a (l.erase a) = count a l - 1 := by
  by_cases h : a ∈ l
  · obtain ⟨l₁, l₂, -, rfl, e⟩ := exists_erase_eq h
    rw [e, count_append, count_append, count_cons_self]
    omega
  · rw [erase_of_not_mem h, count_eq_zero_of_not_mem h]
theorem count_erase_of_ne {a b : α} (ab : a ≠ b) {l : List α} : count a (l.erase b) = count a l := by
  by_cases h : b ∈ l
  · obtain ⟨l₁, l₂, -, rfl, e⟩ := exists_erase_eq h
    rw [e, count_append, count_append, count_cons_of_ne ab.symm]
  · rw [erase_of_not_mem h]

/-! ### `insert` -/

@[simp] theorem insert_of_mem {a : α} {l : List α} (h : a ∈ l) : l.insert a = l := by
  rw [List.insert, if_pos (elem_eq_true_of_mem h)]
@[simp] theorem insert_of_not_mem {a : α} {l : List α} (h : a ∉ l) : l.insert a = a :: l := by
  rw [List.insert, if_neg fun e => h (mem_of_elem_eq_true e)]
theorem insert_eq {l : List α} {a : α} : l.insert a = if a ∈ l then l else a :: l := by
  by_cases h : a ∈ l <;> simp [h]
@[simp] theorem mem_insert_iff {a b : α} {l : List α} : a ∈ l.insert b ↔ a = b ∨ a ∈ l := by
  by_cases h : b ∈ l
  · rw [insert_of_mem h]
    exact (or_iff_right_of_imp fun e => e ▸ h).symm
  · rw [insert_of_not_mem h, mem_cons]
theorem mem_insert_self {a : α} {l : List α} : a ∈ l.insert a := mem_insert_iff.2 (.inl rfl)
theorem mem_insert_of_mem {a b : α} {l : List α} (h : a ∈ l) : a ∈ l.insert b := mem_insert_iff.2 (.inr h)
theorem eq_or_mem_of_mem_insert {a b : α} {l : List α} : a ∈ l.insert b → a = b ∨ a ∈ l := mem_insert_iff.1
theorem length_insert_of_mem {a : α} {l : List α} (h : a ∈ l) : (l.insert a).length = l.length := by
  rw [insert_of_mem h]
theorem length_insert_of_not_mem {a : α} {l : List α} (h : a ∉ l) : (l.insert a).length = l.length + 1 := by
  rw [insert_of_not_mem h, length_cons]
theorem Nodup.insert {a : α} {l : List α} (h : l.Nodup) : (l.insert a).Nodup := by
  by_cases m : a ∈ l
  · rwa [insert_of_mem m]
  · rw [insert_of_not_mem m]
    exact nodup_cons.2 ⟨m, h⟩

/-! ### `eraseDups` -/

private theorem any_beq_iff_mem {a : α} {bs : List α} : bs.any (a == ·) = true ↔ a ∈ bs := by
  rw [any_beq, contains_iff]
private theorem mem_eraseDups_loop {a : α} {as bs : List α} :
    a ∈ eraseDupsBy.loop (· == ·) as bs ↔ a ∈ as ∨ a ∈ bs := by
  induction as generalizing bs with
  | nil => rw [eraseDupsBy.loop, mem_reverse]; simp
  | cons b as ih =>
    rw [eraseDupsBy.loop]
    cases h : bs.any (b == ·)
    · show a ∈ eraseDupsBy.loop (· == ·) as (b :: bs) ↔ _
      rw [ih, mem_cons, mem_cons, or_left_comm, or_assoc]
    · show a ∈ eraseDupsBy.loop (· == ·) as bs ↔ _
      rw [ih, mem_cons, or_assoc]
      exact (or_iff_right_of_imp fun e => .inr (e ▸ any_beq_iff_mem.1 h)).symm
@[simp] theorem mem_eraseDups {a : α} {l : List α} : a ∈ l.eraseDups ↔ a ∈ l := by
  rw [eraseDups, eraseDupsBy, mem_eraseDups_loop]
  simp
private theorem nodup_eraseDups_loop {as bs : List α} (h : bs.Nodup) : (eraseDupsBy.loop (· == ·) as bs).Nodup := by
  induction as generalizing bs with
  | nil => exact nodup_reverse.2 h
  | cons b as ih =>
    rw [eraseDupsBy.loop]
    cases e : bs.any (b == ·)
    · exact ih (nodup_cons.2 ⟨fun m => Bool.ne_true_of_eq_false e (any_beq_iff_mem.2 m), h⟩)
    · exact ih h
theorem nodup_eraseDups {l : List α} : l.eraseDups.Nodup := nodup_eraseDups_loop nodup_nil

end

/-! ### `eraseIdx` -/

@[simp] theorem eraseIdx_nil {i : Nat} : ([] : List α).eraseIdx i = [] := rfl
@[simp] theorem eraseIdx_cons_zero {a : α} {as : List α} : (a :: as).eraseIdx 0 = as := rfl
@[simp] theorem eraseIdx_cons_succ {a : α} {as : List α} {i : Nat} :
    (a :: as).eraseIdx (i + 1) = a :: as.eraseIdx i := rfl
theorem eraseIdx_eq_take_drop_succ (l : List α) (i : Nat) : l.eraseIdx i = l.take i ++ l.drop (i + 1) := by
  induction l generalizing i with
  | nil => simp
  | cons a l ih => cases i with
    | zero => simp
    | succ i => rw [eraseIdx_cons_succ, ih]; rfl
theorem length_eraseIdx {l : List α} {i : Nat} :
    (l.eraseIdx i).length = if i < l.length then l.length - 1 else l.length := by
  rw [eraseIdx_eq_take_drop_succ, length_append, length_take, length_drop]
  split <;> omega
theorem eraseIdx_of_length_le {l : List α} {i : Nat} (h : l.length ≤ i) : l.eraseIdx i = l := by
  rw [eraseIdx_eq_take_drop_succ, take_of_length_le h, drop_of_length_le (Nat.le_succ_of_le h), append_nil]
theorem eraseIdx_sublist (l : List α) (i : Nat) : l.eraseIdx i <+ l := by
  induction l generalizing i with
  | nil => exact .slnil
  | cons a l ih => cases i with
    | zero => exact sublist_cons_self a l
    | succ i => exact (ih i).cons_cons a

end List
