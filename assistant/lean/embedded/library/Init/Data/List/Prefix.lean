module

prelude
public import Init.Data.List.Sublist
/-! Prefixes `l₁ <+: l₂`, suffixes `l₁ <:+ l₂` and infixes `l₁ <:+: l₂`. -/

@[expose] public section

universe u v w

namespace List

@[simp] theorem prefix_append (l₁ l₂ : List α) : l₁ <+: l₁ ++ l₂ := ⟨l₂, rfl⟩
@[simp] theorem suffix_append (l₁ l₂ : List α) : l₂ <:+ l₁ ++ l₂ := ⟨l₁, rfl⟩
theorem infix_append (l₁ l₂ l₃ : List α) : l₂ <:+: l₁ ++ l₂ ++ l₃ := ⟨l₁, l₃, rfl⟩
theorem infix_append' (l₁ l₂ l₃ : List α) : l₂ <:+: l₁ ++ (l₂ ++ l₃) := ⟨l₁, l₃, append_assoc ..⟩

theorem IsPrefix.isInfix {l₁ l₂ : List α} : l₁ <+: l₂ → l₁ <:+: l₂ := fun ⟨t, h⟩ => ⟨[], t, h⟩
theorem IsSuffix.isInfix {l₁ l₂ : List α} : l₁ <:+ l₂ → l₁ <:+: l₂ := fun ⟨t, h⟩ => ⟨t, [], (append_nil _).trans h⟩

@[simp] theorem nil_prefix {l : List α} : [] <+: l := ⟨l, rfl⟩
@[simp] theorem nil_suffix {l : List α} : [] <:+ l := ⟨l, append_nil l⟩
@[simp] theorem nil_infix {l : List α} : [] <:+: l := nil_prefix.isInfix
@[simp] theorem prefix_refl (l : List α) : l <+: l := ⟨[], append_nil l⟩
@[simp] theorem suffix_refl (l : List α) : l <:+ l := ⟨[], rfl⟩
@[simp] theorem infix_refl (l : List α) : l <:+: l := (prefix_refl l).isInfix
theorem prefix_rfl {l : List α} : l <+: l := prefix_refl l
theorem suffix_rfl {l : List α} : l <:+ l := suffix_refl l
@[simp] theorem suffix_cons (a : α) (l : List α) : l <:+ a :: l := suffix_append [a] l

theorem IsPrefix.trans {l₁ l₂ l₃ : List α} : l₁ <+: l₂ → l₂ <+: l₃ → l₁ <+: l₃ := by
  rintro ⟨s, rfl⟩ ⟨t, rfl⟩
  exact ⟨s ++ t, (append_assoc ..).symm⟩
theorem IsSuffix.trans {l₁ l₂ l₃ : List α} : l₁ <:+ l₂ → l₂ <:+ l₃ → l₁ <:+ l₃ := by
  rintro ⟨s, rfl⟩ ⟨t, rfl⟩
  exact ⟨t ++ s, append_assoc ..⟩
theorem IsInfix.trans {l₁ l₂ l₃ : List α} : l₁ <:+: l₂ → l₂ <:+: l₃ → l₁ <:+: l₃ := by
  rintro ⟨s, t, rfl⟩ ⟨s', t', rfl⟩
  exact ⟨s' ++ s, t ++ t', by simp⟩

protected theorem IsInfix.sublist {l₁ l₂ : List α} : l₁ <:+: l₂ → l₁ <+ l₂ := by
  rintro ⟨s, t, rfl⟩
  exact (sublist_append_right s l₁).trans (sublist_append_left ..)
protected theorem IsPrefix.sublist {l₁ l₂ : List α} (h : l₁ <+: l₂) : l₁ <+ l₂ := h.isInfix.sublist
protected theorem IsSuffix.sublist {l₁ l₂ : List α} (h : l₁ <:+ l₂) : l₁ <+ l₂ := h.isInfix.sublist
protected theorem IsPrefix.subset {l₁ l₂ : List α} (h : l₁ <+: l₂) : l₁ ⊆ l₂ := h.sublist.subset
protected theorem IsSuffix.subset {l₁ l₂ : List α} (h : l₁ <:+ l₂) : l₁ ⊆ l₂ := h.sublist.subset
protected theorem IsInfix.subset {l₁ l₂ : List α} (h : l₁ <:+: l₂) : l₁ ⊆ l₂ := h.sublist.subset
theorem IsPrefix.length_le {l₁ l₂ : List α} (h : l₁ <+: l₂) : l₁.length ≤ l₂.length := h.sublist.length_le
theorem IsSuffix.length_le {l₁ l₂ : List α} (h : l₁ <:+ l₂) : l₁.length ≤ l₂.length := h.sublist.length_le
theorem IsInfix.length_le {l₁ l₂ : List α} (h : l₁ <:+: l₂) : l₁.length ≤ l₂.length := h.sublist.length_le
theorem IsPrefix.eq_of_length {l₁ l₂ : List α} (h : l₁ <+: l₂) : l₁.length = l₂.length → l₁ = l₂ :=
  h.sublist.eq_of_length
theorem IsSuffix.eq_of_length {l₁ l₂ : List α} (h : l₁ <:+ l₂) : l₁.length = l₂.length → l₁ = l₂ :=
  h.sublist.eq_of_length

@[simp] theorem prefix_nil {l : List α} : l <+: [] ↔ l = [] :=
  ⟨fun h => sublist_nil.1 h.sublist, fun h => h ▸ prefix_rfl⟩
@[simp] theorem suffix_nil {l : List α} : l <:+ [] ↔ l = [] :=
  ⟨fun h => sublist_nil.1 h.sublist, fun h => h ▸ suffix_rfl⟩
@[simp] theorem infix_nil {l : List α} : l <:+: [] ↔ l = [] :=
  ⟨fun h => sublist_nil.1 h.sublist, fun h => h ▸ infix_refl _⟩

@[simp] theorem cons_prefix_cons {a b : α} {l₁ l₂ : List α} : a :: l₁ <+: b :: l₂ ↔ a = b ∧ l₁ <+: l₂ := by
  constructor
  · rintro ⟨t, h⟩
    exact ⟨head_eq_of_cons_eq h, t, tail_eq_of_cons_eq h⟩
  · rintro ⟨rfl, t, rfl⟩
    exact ⟨t, rfl⟩
theorem prefix_cons_iff {l₁ : List α} {a : α} {l₂ : List α} :
    l₁ <+: a :: l₂ ↔ l₁ = [] ∨ ∃ t, l₁ = a :: t ∧ t <+: l₂ := by
  cases l₁ with
  | nil => simp
  | cons b l₁ =>
    rw [cons_prefix_cons]
    constructor
    · rintro ⟨rfl, h⟩
      exact .inr ⟨l₁, rfl, h⟩
    · rintro (h | ⟨t, h, ht⟩)
      · cases h
      · obtain ⟨rfl, rfl⟩ := cons.inj h
        exact ⟨rfl, ht⟩
theorem suffix_cons_iff {l₁ : List α} {a : α} {l₂ : List α} : l₁ <:+ a :: l₂ ↔ l₁ = a :: l₂ ∨ l₁ <:+ l₂ := by
  constructor
  · rintro ⟨t, h⟩
    cases t with
    | nil => exact .inl h
    | cons b t => exact .inr ⟨t, tail_eq_of_cons_eq h⟩
  · rintro (rfl | h)
    · exact suffix_rfl
    · exact h.trans (suffix_cons a l₂)

@[simp] theorem reverse_suffix {l₁ l₂ : List α} : reverse l₁ <:+ reverse l₂ ↔ l₁ <+: l₂ := by
  constructor
  · rintro ⟨t, h⟩
    exact ⟨reverse t, by rw [← reverse_inj, reverse_append, reverse_reverse, h]⟩
  · rintro ⟨t, rfl⟩
    exact ⟨reverse t, reverse_append.symm⟩
@[simp] theorem reverse_prefix {l₁ l₂ : List α} : reverse l₁ <+: reverse l₂ ↔ l₁ <:+ l₂ := by
  rw [← reverse_suffix, reverse_reverse, reverse_reverse]

theorem prefix_append_right_inj {l₁ l₂ : List α} (l : List α) : l ++ l₁ <+: l ++ l₂ ↔ l₁ <+: l₂ := by
  induction l with
  | nil => rfl
  | cons a l ih => rw [cons_append, cons_append, cons_prefix_cons, and_iff_right rfl, ih]

theorem prefix_of_prefix_length_le {l₁ l₂ l₃ : List α} (h₁ : l₁ <+: l₃) (h₂ : l₂ <+: l₃) (h : l₁.length ≤ l₂.length) :
    l₁ <+: l₂ := by
  obtain ⟨s, rfl⟩ := h₁
  obtain ⟨t, e⟩ := h₂
  obtain ⟨u, rfl, -⟩ | ⟨u, rfl, -⟩ := append_eq_append_iff.1 e
  · have hu : u = [] := eq_nil_of_length_eq_zero (by rw [length_append] at h; omega)
    rw [hu, append_nil]
    exact prefix_rfl
  · exact prefix_append ..
theorem prefix_or_prefix_of_prefix {l₁ l₂ l₃ : List α} (h₁ : l₁ <+: l₃) (h₂ : l₂ <+: l₃) : l₁ <+: l₂ ∨ l₂ <+: l₁ :=
  (Nat.le_total l₁.length l₂.length).imp (prefix_of_prefix_length_le h₁ h₂) (prefix_of_prefix_length_le h₂ h₁)

theorem take_prefix (i : Nat) (l : List α) : l.take i <+: l := ⟨l.drop i, take_append_drop i l⟩
theorem drop_suffix (i : Nat) (l : List α) : l.drop i <:+ l := ⟨l.take i, take_append_drop i l⟩
theorem takeWhile_prefix {l : List α} (p : α → Bool) : l.takeWhile p <+: l :=
  ⟨l.dropWhile p, takeWhile_append_dropWhile⟩
theorem dropWhile_suffix {l : List α} (p : α → Bool) : l.dropWhile p <:+ l :=
  ⟨l.takeWhile p, takeWhile_append_dropWhile⟩
theorem tail_suffix (l : List α) : l.tail <:+ l := by
  cases l with
  | nil => exact suffix_rfl
  | cons a l => exact suffix_cons a l
theorem dropLast_prefix (l : List α) : l.dropLast <+: l := dropLast_eq_take ▸ take_prefix _ l
theorem prefix_iff_eq_append {l₁ l₂ : List α} : l₁ <+: l₂ ↔ l₁ ++ l₂.drop l₁.length = l₂ :=
  ⟨fun ⟨t, h⟩ => by rw [← h, drop_left], fun h => ⟨_, h⟩⟩
theorem prefix_iff_eq_take {l₁ l₂ : List α} : l₁ <+: l₂ ↔ l₁ = l₂.take l₁.length :=
  ⟨fun ⟨t, h⟩ => by rw [← h, take_left], fun h => h ▸ take_prefix ..⟩
theorem IsPrefix.map (f : α → β) {l₁ l₂ : List α} (h : l₁ <+: l₂) : l₁.map f <+: l₂.map f := by
  obtain ⟨t, rfl⟩ := h
  exact ⟨t.map f, map_append.symm⟩
theorem IsPrefix.filter (p : α → Bool) {l₁ l₂ : List α} (h : l₁ <+: l₂) : l₁.filter p <+: l₂.filter p := by
  obtain ⟨t, rfl⟩ := h
  exact ⟨t.filter p, (filter_append ..).symm⟩

/-! ### Tests -/

@[simp] theorem isPrefixOf_nil_left [BEq α] {l : List α} : isPrefixOf [] l = true := by cases l <;> rfl
@[simp] theorem isPrefixOf_cons_nil [BEq α] {a : α} {as : List α} : isPrefixOf (a :: as) [] = false := rfl
theorem isPrefixOf_cons_cons [BEq α] {a b : α} {as bs : List α} :
    isPrefixOf (a :: as) (b :: bs) = (a == b && isPrefixOf as bs) := rfl
@[simp] theorem isPrefixOf_iff_prefix [BEq α] [LawfulBEq α] {l₁ l₂ : List α} : l₁.isPrefixOf l₂ ↔ l₁ <+: l₂ := by
  induction l₁ generalizing l₂ with
  | nil => simp
  | cons a l₁ ih => cases l₂ with
    | nil => simp
    | cons b l₂ => simp [isPrefixOf_cons_cons, ih]
@[simp] theorem isSuffixOf_iff_suffix [BEq α] [LawfulBEq α] {l₁ l₂ : List α} : l₁.isSuffixOf l₂ ↔ l₁ <:+ l₂ := by
  rw [isSuffixOf, isPrefixOf_iff_prefix, reverse_prefix]

instance [DecidableEq α] (l₁ l₂ : List α) : Decidable (l₁ <+: l₂) := decidable_of_decidable_of_iff isPrefixOf_iff_prefix
instance [DecidableEq α] (l₁ l₂ : List α) : Decidable (l₁ <:+ l₂) := decidable_of_decidable_of_iff isSuffixOf_iff_suffix

end List
