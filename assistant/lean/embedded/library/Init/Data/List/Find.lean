module

prelude
public import Init.Data.List.AnyAll
public import Init.Omega
/-! Searching: `find?`, `findSome?`, `findIdx`, `idxOf`, `lookup`. -/

@[expose] public section

universe u v w

namespace List

/-! ### `find?` -/

@[simp] theorem find?_nil {p : α → Bool} : ([] : List α).find? p = none := rfl
theorem find?_cons {a : α} {as : List α} {p : α → Bool} :
    (a :: as).find? p = match p a with | true => some a | false => as.find? p := rfl
@[simp] theorem find?_cons_of_pos {a : α} {p : α → Bool} {l : List α} (h : p a) : find? p (a :: l) = some a := by
  rw [find?_cons, h]
@[simp] theorem find?_cons_of_neg {a : α} {p : α → Bool} {l : List α} (h : ¬p a) : find? p (a :: l) = find? p l := by
  rw [find?_cons, Bool.of_not_eq_true h]
theorem find?_singleton {a : α} {p : α → Bool} : [a].find? p = if p a then some a else none := by
  by_cases h : p a <;> simp [h]

@[simp] theorem find?_eq_none {p : α → Bool} {l : List α} : find? p l = none ↔ ∀ x ∈ l, ¬p x := by
  induction l with
  | nil => simp
  | cons a l ih => by_cases h : p a <;> simp [h, ih]

theorem find?_some {p : α → Bool} {a : α} {l : List α} (h : find? p l = some a) : p a := by
  induction l with
  | nil => cases h
  | cons b l ih =>
    by_cases hb : p b
    · rw [find?_cons_of_pos hb] at h
      exact Option.some.inj h ▸ hb
    · rw [find?_cons_of_neg hb] at h
      exact ih h
theorem mem_of_find?_eq_some {p : α → Bool} {a : α} {l : List α} (h : find? p l = some a) : a ∈ l := by
  induction l with
  | nil => cases h
  | cons b l ih =>
    by_cases hb : p b
    · rw [find?_cons_of_pos hb] at h
      exact Option.some.inj h ▸ mem_cons_self
    · rw [find?_cons_of_neg hb] at h
      exact mem_cons_of_mem b (ih h)

@[simp] theorem find?_isSome {xs : List α} {p : α → Bool} : (xs.find? p).isSome ↔ ∃ x, x ∈ xs ∧ p x := by
  induction xs with
  | nil => simp
  | cons a l ih => by_cases h : p a <;> simp [h, ih]

theorem find?_eq_some_iff_append {xs : List α} {p : α → Bool} {b : α} :
    xs.find? p = some b ↔ p b ∧ ∃ as bs, xs = as ++ b :: bs ∧ ∀ a ∈ as, !p a := by
  constructor
  · intro h
    refine ⟨find?_some h, ?_⟩
    induction xs with
    | nil => cases h
    | cons a l ih =>
      by_cases ha : p a
      · rw [find?_cons_of_pos ha] at h
        exact ⟨[], l, Option.some.inj h ▸ rfl, nofun⟩
      · rw [find?_cons_of_neg ha] at h
        obtain ⟨as, bs, rfl, n⟩ := ih h
        exact ⟨a :: as, bs, rfl, forall_mem_cons.2 ⟨by simpa using ha, n⟩⟩
  · rintro ⟨h, as, bs, rfl, n⟩
    induction as with
    | nil => exact find?_cons_of_pos h
    | cons a as ih =>
      have ⟨na, n⟩ := forall_mem_cons.1 n
      rw [cons_append, find?_cons_of_neg (by simpa using na), ih n]

@[simp] theorem find?_append {xs ys : List α} {p : α → Bool} : (xs ++ ys).find? p = (xs.find? p).or (ys.find? p) := by
  induction xs with
  | nil => rfl
  | cons a l ih =>
    by_cases h : p a
    · rw [cons_append, find?_cons_of_pos h, find?_cons_of_pos h]; rfl
    · rw [cons_append, find?_cons_of_neg h, ih, find?_cons_of_neg h]
@[simp] theorem find?_map {f : β → α} {l : List β} {p : α → Bool} : find? p (l.map f) = (l.find? (p ∘ f)).map f := by
  induction l with
  | nil => rfl
  | cons a l ih => by_cases h : p (f a) <;> simp [h, ih]
@[simp] theorem find?_filter {xs : List α} {p q : α → Bool} :
    (xs.filter p).find? q = xs.find? fun a => p a ∧ q a := by
  induction xs with
  | nil => rfl
  | cons a l ih => by_cases hp : p a <;> by_cases hq : q a <;> simp [hp, hq, ih]
theorem head?_filter {l : List α} {p : α → Bool} : (l.filter p).head? = l.find? p := by
  induction l with
  | nil => rfl
  | cons a l ih => by_cases h : p a <;> simp [h, ih]
theorem find?_replicate {n : Nat} {a : α} {p : α → Bool} :
    find? p (replicate n a) = if n = 0 then none else if p a then some a else none := by
  induction n with
  | zero => rfl
  | succ n ih =>
    rw [replicate_succ, find?_cons]
    cases h : p a
    · simp [ih, h]
    · simp
theorem find?_congr {p q : α → Bool} {l : List α} (h : ∀ x ∈ l, p x = q x) : l.find? p = l.find? q := by
  induction l with
  | nil => rfl
  | cons a l ih => rw [find?_cons, find?_cons, h a mem_cons_self, ih fun b m => h b (mem_cons_of_mem a m)]

/-! ### `findSome?` -/

@[simp] theorem findSome?_nil {f : α → Option β} : ([] : List α).findSome? f = none := rfl
theorem findSome?_cons {f : α → Option β} {a : α} {as : List α} :
    (a :: as).findSome? f = match f a with | some b => some b | none => as.findSome? f := rfl
@[simp] theorem findSome?_cons_of_isSome {f : α → Option β} {a : α} {l : List α} (h : (f a).isSome) :
    findSome? f (a :: l) = f a := by
  rw [findSome?_cons]
  cases e : f a
  · rw [e] at h; cases h
  · rfl
@[simp] theorem findSome?_cons_of_eq_none {f : α → Option β} {a : α} {l : List α} (h : f a = none) :
    findSome? f (a :: l) = findSome? f l := by rw [findSome?_cons, h]
@[simp] theorem findSome?_eq_none_iff {p : α → Option β} {l : List α} : findSome? p l = none ↔ ∀ x ∈ l, p x = none := by
  induction l with
  | nil => simp
  | cons a l ih => cases h : p a <;> simp [h, ih]
theorem exists_of_findSome?_eq_some {f : α → Option β} {l : List α} {b : β} (w : l.findSome? f = some b) :
    ∃ a, a ∈ l ∧ f a = some b := by
  induction l with
  | nil => cases w
  | cons a l ih =>
    rw [findSome?_cons] at w
    cases e : f a with
    | none =>
      rw [e] at w
      exact (ih w).imp fun c h => ⟨mem_cons_of_mem a h.1, h.2⟩
    | some c =>
      rw [e] at w
      exact ⟨a, mem_cons_self, e.trans w⟩
theorem head?_filterMap {f : α → Option β} {l : List α} : (l.filterMap f).head? = l.findSome? f := by
  induction l with
  | nil => rfl
  | cons a l ih => cases h : f a <;> simp [h, ih]
theorem head?_flatten {L : List (List α)} : (flatten L).head? = L.findSome? fun l => l.head? := by
  induction L with
  | nil => rfl
  | cons l L ih => cases l with
    | nil => exact ih
    | cons a l => rfl

/-! ### `findIdx` and `idxOf` -/

private theorem findIdx_go_eq {p : α → Bool} {l : List α} {n : Nat} : findIdx.go p l n = findIdx.go p l 0 + n := by
  induction l generalizing n with
  | nil => exact (Nat.zero_add n).symm
  | cons a l ih =>
    show cond (p a) n (findIdx.go p l (n + 1)) = cond (p a) 0 (findIdx.go p l 1) + n
    cases p a
    · show findIdx.go p l (n + 1) = findIdx.go p l 1 + n
      rw [ih, ih (n := 1)]
      omega
    · exact (Nat.zero_add n).symm

@[simp] theorem findIdx_nil {p : α → Bool} : [].findIdx p = 0 := rfl
theorem findIdx_cons {p : α → Bool} {b : α} {l : List α} :
    (b :: l).findIdx p = bif p b then 0 else (l.findIdx p) + 1 := by
  show cond (p b) 0 (findIdx.go p l 1) = _
  rw [findIdx_go_eq]
  rfl
theorem findIdx_le_length {p : α → Bool} {xs : List α} : xs.findIdx p ≤ xs.length := by
  induction xs with
  | nil => exact Nat.le_refl 0
  | cons a l ih =>
    rw [findIdx_cons]
    cases p a
    · exact Nat.succ_le_succ ih
    · exact Nat.zero_le _
@[simp] theorem findIdx_lt_length {p : α → Bool} {xs : List α} : xs.findIdx p < xs.length ↔ ∃ x ∈ xs, p x := by
  induction xs with
  | nil => simp
  | cons a l ih =>
    rw [findIdx_cons]
    cases h : p a <;> simp [h, ← ih]
theorem findIdx_lt_length_of_exists {p : α → Bool} {xs : List α} (h : ∃ x ∈ xs, p x) : xs.findIdx p < xs.length :=
  findIdx_lt_length.2 h
theorem findIdx_getElem {p : α → Bool} {xs : List α} {w : xs.findIdx p < xs.length} : p xs[xs.findIdx p] := by
  induction xs with
  | nil => exact absurd w (Nat.not_lt_zero _)
  | cons a l ih =>
    cases h : p a with
    | true => simp only [findIdx_cons, h, cond_true, getElem_cons_zero]
    | false =>
      simp only [findIdx_cons, h, cond_false, length_cons, getElem_cons_succ] at w ⊢
      exact ih

@[simp] theorem idxOf_nil [BEq α] {x : α} : ([] : List α).idxOf x = 0 := rfl
theorem idxOf_cons [BEq α] {a x : α} {xs : List α} : (x :: xs).idxOf a = bif x == a then 0 else xs.idxOf a + 1 :=
  findIdx_cons
@[simp] theorem idxOf_cons_self [BEq α] [ReflBEq α] {a : α} {l : List α} : (a :: l).idxOf a = 0 := by
  rw [idxOf_cons, BEq.refl]
  rfl
theorem idxOf_lt_length_of_mem [BEq α] [LawfulBEq α] {a : α} {l : List α} (h : a ∈ l) : l.idxOf a < l.length :=
  findIdx_lt_length.2 ⟨a, h, BEq.refl a⟩
theorem idxOf_lt_length_iff [BEq α] [LawfulBEq α] {a : α} {l : List α} : l.idxOf a < l.length ↔ a ∈ l :=
  findIdx_lt_length.trans ⟨fun ⟨_, m, e⟩ => eq_of_beq e ▸ m, fun h => ⟨a, h, BEq.refl a⟩⟩
theorem getElem_idxOf [BEq α] [LawfulBEq α] {x : α} {xs : List α} (h : xs.idxOf x < xs.length) : xs[xs.idxOf x] = x :=
  eq_of_beq (findIdx_getElem (p := (· == x)) (w := h))

/-! ### `lookup` -/

@[simp] theorem lookup_nil [BEq α] {a : α} : ([] : List (α × β)).lookup a = none := rfl
theorem lookup_cons [BEq α] {a k : α} {b : β} {as : List (α × β)} :
    ((k, b) :: as).lookup a = match a == k with | true => some b | false => as.lookup a := rfl
@[simp] theorem lookup_cons_self [BEq α] [ReflBEq α] {k : α} {b : β} {as : List (α × β)} :
    ((k, b) :: as).lookup k = some b := by rw [lookup_cons, BEq.refl]
@[simp] theorem lookup_eq_none_iff [BEq α] {l : List (α × β)} {k : α} : l.lookup k = none ↔ ∀ p ∈ l, k != p.1 := by
  induction l with
  | nil => simp
  | cons a l ih =>
    obtain ⟨k', b⟩ := a
    cases h : k == k' <;> simp [lookup_cons, h, ih, bne]

end List
