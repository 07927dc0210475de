module

prelude
public import Init.Data.List.Erase
/-! Permutations: lists with the same elements in some order, `l₁ ~ l₂`. -/

@[expose] public section

universe u v w

namespace List

@[extern "native"] meta opaque «term_~_» : Lean.TrailingParserDescr
attribute [scoped term_parser 1000] «term_~_»
@[extern "native"] meta opaque «_aux_Init_Data_List_Basic___macroRules_List_term_~__1» : Lean.Macro
attribute [macro «term_~_»] «_aux_Init_Data_List_Basic___macroRules_List_term_~__1»

@[simp, refl] protected theorem Perm.refl (l : List α) : l ~ l := by
  induction l with
  | nil => exact .nil
  | cons a l ih => exact ih.cons a
protected theorem Perm.rfl {l : List α} : l ~ l := .refl l
theorem Perm.of_eq {l₁ l₂ : List α} (h : l₁ = l₂) : l₁ ~ l₂ := h ▸ .rfl
protected theorem Perm.symm {l₁ l₂ : List α} (h : l₁ ~ l₂) : l₂ ~ l₁ := by
  induction h with
  | nil => exact .nil
  | cons a _ ih => exact ih.cons a
  | swap a b l => exact .swap b a l
  | trans _ _ ih₁ ih₂ => exact ih₂.trans ih₁
theorem perm_comm {l₁ l₂ : List α} : l₁ ~ l₂ ↔ l₂ ~ l₁ := ⟨Perm.symm, Perm.symm⟩
theorem Perm.swap' (x y : α) {l₁ l₂ : List α} (p : l₁ ~ l₂) : y :: x :: l₁ ~ x :: y :: l₂ :=
  (Perm.swap x y l₁).trans ((p.cons y).cons x)
theorem Perm.eqv (α : Type u) : Equivalence (@Perm α) := ⟨.refl, .symm, .trans⟩
instance : Trans (@Perm α) (@Perm α) (@Perm α) := ⟨.trans⟩
instance isSetoid (α : Type u) : Setoid (List α) := .mk Perm (Perm.eqv α)

theorem Perm.mem_iff {a : α} {l₁ l₂ : List α} (p : l₁ ~ l₂) : a ∈ l₁ ↔ a ∈ l₂ := by
  induction p with
  | nil => rfl
  | cons b _ ih => rw [mem_cons, mem_cons, ih]
  | swap b c l => rw [mem_cons, mem_cons, mem_cons, mem_cons, or_left_comm]
  | trans _ _ ih₁ ih₂ => exact ih₁.trans ih₂
theorem Perm.subset {l₁ l₂ : List α} (p : l₁ ~ l₂) : l₁ ⊆ l₂ := fun _ => p.mem_iff.1
theorem Perm.length_eq {l₁ l₂ : List α} (p : l₁ ~ l₂) : l₁.length = l₂.length := by
  induction p with
  | nil => rfl
  | cons a _ ih => exact congrArg (· + 1) ih
  | swap a b l => rfl
  | trans _ _ ih₁ ih₂ => exact ih₁.trans ih₂

theorem Perm.append_right {l₁ l₂ : List α} (t₁ : List α) (p : l₁ ~ l₂) : l₁ ++ t₁ ~ l₂ ++ t₁ := by
  induction p with
  | nil => exact .rfl
  | cons a _ ih => exact ih.cons a
  | swap a b l => exact .swap a b (l ++ t₁)
  | trans _ _ ih₁ ih₂ => exact ih₁.trans ih₂
theorem Perm.append_left {t₁ t₂ : List α} (l : List α) (p : t₁ ~ t₂) : l ++ t₁ ~ l ++ t₂ := by
  induction l with
  | nil => exact p
  | cons a l ih => exact ih.cons a
theorem Perm.append {l₁ l₂ t₁ t₂ : List α} (p₁ : l₁ ~ l₂) (p₂ : t₁ ~ t₂) : l₁ ++ t₁ ~ l₂ ++ t₂ :=
  (p₁.append_right t₁).trans (p₂.append_left l₂)
@[simp] theorem perm_middle {a : α} {l₁ l₂ : List α} : l₁ ++ a :: l₂ ~ a :: (l₁ ++ l₂) := by
  induction l₁ with
  | nil => exact .rfl
  | cons b l₁ ih => exact (ih.cons b).trans (.swap a b _)
@[simp] theorem perm_append_singleton (a : α) (l : List α) : l ++ [a] ~ a :: l := by
  have h := perm_middle (a := a) (l₁ := l) (l₂ := [])
  rwa [append_nil] at h
theorem perm_append_comm {l₁ l₂ : List α} : l₁ ++ l₂ ~ l₂ ++ l₁ := by
  induction l₁ with
  | nil => rw [append_nil]; exact .rfl
  | cons a l₁ ih => exact (ih.cons a).trans perm_middle.symm
theorem perm_append_comm_assoc (l₁ l₂ l₃ : List α) : l₁ ++ (l₂ ++ l₃) ~ l₂ ++ (l₁ ++ l₃) := by
  rw [← append_assoc, ← append_assoc]
  exact perm_append_comm.append_right l₃
theorem Perm.append_cons (a : α) {l₁ l₂ r₁ r₂ : List α} (p₁ : l₁ ~ l₂) (p₂ : r₁ ~ r₂) : l₁ ++ a :: r₁ ~ l₂ ++ a :: r₂ :=
  p₁.append (p₂.cons a)
theorem perm_cons_append_cons {l l₁ l₂ : List α} (a : α) (p : l ~ l₁ ++ l₂) : a :: l ~ l₁ ++ a :: l₂ :=
  (p.cons a).trans perm_middle.symm
theorem concat_perm (l : List α) (a : α) : concat l a ~ a :: l := by
  rw [concat_eq_append]
  exact perm_append_singleton a l
@[simp] theorem reverse_perm (l : List α) : reverse l ~ l := by
  induction l with
  | nil => exact .nil
  | cons a l ih =>
    rw [reverse_cons]
    exact (perm_append_singleton a _).trans (ih.cons a)

theorem Perm.eq_nil {l : List α} (p : l ~ []) : l = [] := eq_nil_of_length_eq_zero p.length_eq
theorem Perm.nil_eq {l : List α} (p : [] ~ l) : [] = l := p.symm.eq_nil.symm
@[simp] theorem perm_nil {l₁ : List α} : l₁ ~ [] ↔ l₁ = [] := ⟨Perm.eq_nil, Perm.of_eq⟩
@[simp] theorem nil_perm {l₁ : List α} : [] ~ l₁ ↔ l₁ = [] := perm_comm.trans perm_nil
theorem not_perm_nil_cons (x : α) (l : List α) : ¬[] ~ x :: l := fun h => nomatch h.nil_eq
theorem not_perm_cons_nil {l : List α} {a : α} : ¬a :: l ~ [] := fun h => nomatch h.eq_nil
@[simp] theorem perm_replicate {n : Nat} {a : α} {l : List α} : l ~ replicate n a ↔ l = replicate n a :=
  ⟨fun p => eq_replicate_iff.2 ⟨p.length_eq.trans length_replicate, fun _ m => eq_of_mem_replicate (p.subset m)⟩,
   .of_eq⟩
@[simp] theorem replicate_perm {n : Nat} {a : α} {l : List α} : replicate n a ~ l ↔ replicate n a = l :=
  perm_comm.trans (perm_replicate.trans eq_comm)
@[simp] theorem perm_singleton {a : α} {l : List α} : l ~ [a] ↔ l = [a] := perm_replicate (n := 1)
@[simp] theorem singleton_perm {a : α} {l : List α} : [a] ~ l ↔ [a] = l := replicate_perm (n := 1)
theorem Perm.eq_singleton {a : α} {l : List α} (h : l ~ [a]) : l = [a] := perm_singleton.1 h
theorem singleton_perm_singleton {a b : α} : [a] ~ [b] ↔ a = b := by simp

/-! ### Kept by other operations -/

theorem Perm.map (f : α → β) {l₁ l₂ : List α} (p : l₁ ~ l₂) : map f l₁ ~ map f l₂ := by
  induction p with
  | nil => exact .nil
  | cons a _ ih => exact ih.cons (f a)
  | swap a b l => exact .swap (f a) (f b) _
  | trans _ _ ih₁ ih₂ => exact ih₁.trans ih₂
theorem Perm.filterMap (f : α → Option β) {l₁ l₂ : List α} (p : l₁ ~ l₂) : filterMap f l₁ ~ filterMap f l₂ := by
  induction p with
  | nil => exact .nil
  | cons a _ ih => cases h : f a <;> simp only [filterMap_cons, h, ih, Perm.cons]
  | swap a b l => cases ha : f a <;> cases hb : f b <;> simp only [filterMap_cons, ha, hb, Perm.refl, Perm.swap]
  | trans _ _ ih₁ ih₂ => exact ih₁.trans ih₂
theorem Perm.filter (p : α → Bool) {l₁ l₂ : List α} (s : l₁ ~ l₂) : filter p l₁ ~ filter p l₂ := by
  rw [← filterMap_eq_filter]
  exact s.filterMap _
theorem filter_append_perm (p : α → Bool) (l : List α) : filter p l ++ filter (fun x => !p x) l ~ l := by
  induction l with
  | nil => exact .nil
  | cons a l ih =>
    by_cases h : p a
    · rw [filter_cons_of_pos h, filter_cons_of_neg (by simpa using h)]
      exact ih.cons a
    · rw [filter_cons_of_neg h, filter_cons_of_pos (by simpa using h)]
      exact perm_middle.trans (ih.cons a)
theorem Perm.countP_eq (p : α → Bool) {l₁ l₂ : List α} (s : l₁ ~ l₂) : countP p l₁ = countP p l₂ := by
  rw [countP_eq_length_filter, countP_eq_length_filter, (s.filter p).length_eq]
theorem Perm.count_eq [BEq α] {l₁ l₂ : List α} (p : l₁ ~ l₂) (a : α) : count a l₁ = count a l₂ := p.countP_eq _
theorem Perm.sum_nat {l₁ l₂ : List Nat} (h : l₁ ~ l₂) : l₁.sum = l₂.sum := by
  induction h with
  | nil => rfl
  | cons a _ ih => rw [sum_cons, sum_cons, ih]
  | swap a b l => rw [sum_cons, sum_cons, sum_cons, sum_cons, Nat.add_left_comm]
  | trans _ _ ih₁ ih₂ => exact ih₁.trans ih₂
theorem Perm.pairwise {R : α → α → Prop} {l l' : List α} (hR : l.Pairwise R) (hl : l ~ l')
    (hsymm : ∀ {x y}, R x y → R y x) : l'.Pairwise R := by
  induction hl with
  | nil => exact hR
  | cons a p ih =>
    rw [pairwise_cons] at hR ⊢
    exact ⟨fun b m => hR.1 b (p.mem_iff.2 m), ih hR.2⟩
  | swap a b l =>
    simp only [pairwise_cons, forall_mem_cons] at hR ⊢
    exact ⟨⟨hsymm hR.1.1, hR.2.1⟩, hR.1.2, hR.2.2⟩
  | trans _ _ ih₁ ih₂ => exact ih₂ (ih₁ hR)
theorem Perm.nodup {l l' : List α} (hl : l ~ l') (hR : l.Nodup) : l'.Nodup := Perm.pairwise hR hl Ne.symm
theorem Perm.nodup_iff {l₁ l₂ : List α} (p : l₁ ~ l₂) : Nodup l₁ ↔ Nodup l₂ := ⟨p.nodup, p.symm.nodup⟩

theorem Perm.foldr_eq' {f : α → β → β} {l₁ l₂ : List α} (p : l₁ ~ l₂)
    (comm : ∀ x ∈ l₁, ∀ y ∈ l₁, ∀ z, f y (f x z) = f x (f y z)) (init) : foldr f init l₁ = foldr f init l₂ := by
  induction p with
  | nil => rfl
  | cons a _ ih => exact congrArg (f a) (ih fun x mx y my => comm x (.tail a mx) y (.tail a my))
  | swap a b l => exact comm a (.tail b (.head l)) b (.head _) _
  | trans p _ ih₁ ih₂ => exact (ih₁ comm).trans (ih₂ fun x mx y my => comm x (p.mem_iff.2 mx) y (p.mem_iff.2 my))
theorem Perm.foldl_eq' {f : β → α → β} {l₁ l₂ : List α} (p : l₁ ~ l₂)
    (comm : ∀ x ∈ l₁, ∀ y ∈ l₁, ∀ z, f (f z x) y = f (f z y) x) (init) : foldl f init l₁ = foldl f init l₂ := by
  induction p generalizing init with
  | nil => rfl
  | cons a _ ih => exact ih (fun x mx y my => comm x (.tail a mx) y (.tail a my)) _
  | swap a b l => exact congrArg (foldl f · l) (comm b (.head _) a (.tail b (.head l)) init)
  | trans p _ ih₁ ih₂ =>
    exact (ih₁ comm init).trans (ih₂ (fun x mx y my => comm x (p.mem_iff.2 mx) y (p.mem_iff.2 my)) init)

/-! ### Cancelling, and deciding by counting -/

theorem perm_cons_erase [BEq α] [LawfulBEq α] {a : α} {l : List α} (h : a ∈ l) : l ~ a :: l.erase a := by
  obtain ⟨l₁, l₂, -, rfl, e⟩ := exists_erase_eq h
  rw [e]
  exact perm_middle

theorem Perm.erase [BEq α] [LawfulBEq α] (a : α) {l₁ l₂ : List α} (p : l₁ ~ l₂) : l₁.erase a ~ l₂.erase a := by
  induction p with
  | nil => exact .nil
  | cons b p ih =>
    rw [erase_cons, erase_cons]
    split
    · exact p
    · exact ih.cons b
  | swap b c l =>
    by_cases hb : b = a
    · subst hb
      by_cases hc : c = b
      · subst hc; exact .rfl
      · rw [erase_cons_tail (by simpa using hc), erase_cons_head, erase_cons_head]
    · by_cases hc : c = a
      · subst hc
        rw [erase_cons_head, erase_cons_tail (by simpa using hb), erase_cons_head]
      · rw [erase_cons_tail (by simpa using hc), erase_cons_tail (by simpa using hb),
          erase_cons_tail (by simpa using hb), erase_cons_tail (by simpa using hc)]
        exact .swap b c _
  | trans _ _ ih₁ ih₂ => exact ih₁.trans ih₂

theorem Perm.cons_inv {a : α} {l₁ l₂ : List α} (p : a :: l₁ ~ a :: l₂) : l₁ ~ l₂ := by
  haveI : DecidableEq α := Classical.typeDecidableEq α
  have h := p.erase a
  rwa [erase_cons_head, erase_cons_head] at h
@[simp] theorem perm_cons (a : α) {l₁ l₂ : List α} : a :: l₁ ~ a :: l₂ ↔ l₁ ~ l₂ := ⟨.cons_inv, .cons a⟩
theorem perm_append_left_iff {l₁ l₂ : List α} (l : List α) : l ++ l₁ ~ l ++ l₂ ↔ l₁ ~ l₂ := by
  induction l with
  | nil => rfl
  | cons a l ih => rw [cons_append, cons_append, perm_cons, ih]
theorem perm_append_right_iff {l₁ l₂ : List α} (l : List α) : l₁ ++ l ~ l₂ ++ l ↔ l₁ ~ l₂ :=
  ⟨fun p => (perm_append_left_iff l).1 (perm_append_comm.trans (p.trans perm_append_comm)), .append_right l⟩

theorem cons_perm_iff_perm_erase [BEq α] [LawfulBEq α] {a : α} {l₁ l₂ : List α} :
    a :: l₁ ~ l₂ ↔ a ∈ l₂ ∧ l₁ ~ l₂.erase a := by
  constructor
  · intro p
    have m := p.subset mem_cons_self
    exact ⟨m, (p.trans (perm_cons_erase m)).cons_inv⟩
  · rintro ⟨m, p⟩
    exact (p.cons a).trans (perm_cons_erase m).symm

theorem perm_iff_count [BEq α] [LawfulBEq α] {l₁ l₂ : List α} : l₁ ~ l₂ ↔ ∀ a, count a l₁ = count a l₂ := by
  constructor
  · exact fun p => p.count_eq
  · intro H
    induction l₁ generalizing l₂ with
    | nil =>
      have e : l₂ = [] := eq_nil_iff_forall_not_mem.2 fun a => count_eq_zero.1 (H a).symm
      exact e ▸ .nil
    | cons a l₁ ih =>
      have m : a ∈ l₂ := count_pos_iff.1 (by rw [← H, count_cons_self]; exact Nat.succ_pos _)
      refine cons_perm_iff_perm_erase.2 ⟨m, ih fun b => ?_⟩
      by_cases e : b = a
      · subst e
        rw [count_erase_self, ← H, count_cons_self, Nat.add_sub_cancel]
      · rw [count_erase_of_ne e, ← H, count_cons_of_ne (Ne.symm e)]

/-- Whether two lists are permutations of each other. -/
def isPerm [BEq α] : List α → List α → Bool
  | [], l₂ => l₂.isEmpty
  | a :: l₁, l₂ => l₂.contains a && l₁.isPerm (l₂.erase a)

@[simp] theorem isPerm_iff [BEq α] [LawfulBEq α] {l₁ l₂ : List α} : l₁.isPerm l₂ = true ↔ l₁ ~ l₂ := by
  induction l₁ generalizing l₂ with
  | nil => rw [isPerm, isEmpty_iff, nil_perm]
  | cons a l₁ ih => rw [isPerm, Bool.and_eq_true, ih, contains_iff, cons_perm_iff_perm_erase]

instance decidablePerm [DecidableEq α] (l₁ l₂ : List α) : Decidable (l₁ ~ l₂) :=
  decidable_of_decidable_of_iff isPerm_iff

theorem perm_ext_iff_of_nodup {l₁ l₂ : List α} (d₁ : Nodup l₁) (d₂ : Nodup l₂) : l₁ ~ l₂ ↔ ∀ a, a ∈ l₁ ↔ a ∈ l₂ := by
  constructor
  · exact fun p _ => p.mem_iff
  · intro H
    induction l₁ generalizing l₂ with
    | nil => exact nil_perm.2 (eq_nil_iff_forall_not_mem.2 fun a m => not_mem_nil ((H a).2 m))
    | cons a l₁ ih =>
      haveI : DecidableEq α := Classical.typeDecidableEq α
      have ⟨n, d⟩ := nodup_cons.1 d₁
      refine cons_perm_iff_perm_erase.2 ⟨(H a).1 mem_cons_self, ih d (d₂.erase a) fun b => ?_⟩
      rw [d₂.mem_erase_iff, ← H b, mem_cons]
      constructor
      · exact fun m => ⟨fun e => n (e ▸ m), .inr m⟩
      · exact fun ⟨ne, h⟩ => h.resolve_left ne

end List
