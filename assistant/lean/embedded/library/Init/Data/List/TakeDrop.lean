module

prelude
public import Init.Data.List.AnyAll
public import Init.Omega
/-! `take` and `drop`: the first elements, and the rest. -/

@[expose] public section

universe u v w

namespace List

@[simp] theorem take_nil {i : Nat} : ([] : List α).take i = [] := by cases i <;> rfl
@[simp] theorem take_zero {l : List α} : l.take 0 = [] := rfl
@[simp] theorem take_succ_cons {a : α} {as : List α} {i : Nat} : (a :: as).take (i + 1) = a :: as.take i := rfl
@[simp] theorem drop_nil {i : Nat} : ([] : List α).drop i = [] := by cases i <;> rfl
@[simp] theorem drop_zero {l : List α} : l.drop 0 = l := rfl
@[simp] theorem drop_succ_cons {a : α} {l : List α} {i : Nat} : (a :: l).drop (i + 1) = l.drop i := rfl
@[simp] theorem drop_one {l : List α} : l.drop 1 = l.tail := by cases l <;> rfl

theorem take_cons {a : α} {l : List α} {i : Nat} (h : 0 < i) : (a :: l).take i = a :: l.take (i - 1) := by
  cases i with
  | zero => exact absurd h (Nat.lt_irrefl 0)
  | succ i => rfl

@[simp] theorem take_append_drop (i : Nat) (l : List α) : l.take i ++ l.drop i = l := by
  induction l generalizing i with
  | nil => rw [take_nil, drop_nil]; rfl
  | cons a l ih => cases i with
    | zero => rfl
    | succ i => exact congrArg (a :: ·) (ih i)

/-! ### Lengths -/

@[simp] theorem length_take {i : Nat} {l : List α} : (l.take i).length = min i l.length := by
  induction l generalizing i with
  | nil => rw [take_nil, length_nil, Nat.min_zero]
  | cons a l ih => cases i with
    | zero => rw [Nat.zero_min]; rfl
    | succ i => rw [take_succ_cons, length_cons, ih, length_cons, Nat.add_min_add_right]

theorem length_take_le (i : Nat) (l : List α) : (l.take i).length ≤ i := length_take ▸ Nat.min_le_left ..
theorem length_take_le' (i : Nat) (l : List α) : (l.take i).length ≤ l.length := length_take ▸ Nat.min_le_right ..
theorem length_take_of_le {i : Nat} {l : List α} (h : i ≤ l.length) : (l.take i).length = i :=
  length_take.trans (Nat.min_eq_left h)

@[simp] theorem length_drop {i : Nat} {l : List α} : (l.drop i).length = l.length - i := by
  induction l generalizing i with
  | nil => rw [drop_nil, length_nil, Nat.zero_sub]
  | cons a l ih => cases i with
    | zero => rfl
    | succ i => rw [drop_succ_cons, ih, length_cons, Nat.add_sub_add_right]

@[simp] theorem drop_eq_nil_iff {l : List α} {i : Nat} : l.drop i = [] ↔ l.length ≤ i := by
  rw [← length_eq_zero_iff, length_drop, Nat.sub_eq_zero_iff_le]
theorem drop_of_length_le {l : List α} {i : Nat} (h : l.length ≤ i) : l.drop i = [] := drop_eq_nil_iff.2 h
theorem drop_eq_nil_of_le {l : List α} {i : Nat} (h : l.length ≤ i) : l.drop i = [] := drop_eq_nil_iff.2 h
theorem length_lt_of_drop_ne_nil {l : List α} {i : Nat} (h : l.drop i ≠ []) : i < l.length :=
  Nat.lt_of_not_ge fun h' => h (drop_of_length_le h')
@[simp] theorem take_eq_nil_iff {l : List α} {i : Nat} : l.take i = [] ↔ i = 0 ∨ l = [] := by
  cases l <;> cases i <;> simp
theorem ne_nil_of_drop_ne_nil {as : List α} {i : Nat} (h : as.drop i ≠ []) : as ≠ [] := by
  rintro rfl
  exact h drop_nil
theorem ne_nil_of_take_ne_nil {as : List α} {i : Nat} (h : as.take i ≠ []) : as ≠ [] := by
  rintro rfl
  exact h take_nil

theorem take_of_length_le {l : List α} {i : Nat} (h : l.length ≤ i) : l.take i = l := by
  have e := take_append_drop i l
  rwa [drop_of_length_le h, append_nil] at e
@[simp] theorem take_length {l : List α} : l.take l.length = l := take_of_length_le (Nat.le_refl _)
@[simp] theorem drop_length {l : List α} : l.drop l.length = [] := drop_of_length_le (Nat.le_refl _)
@[simp] theorem take_eq_self_iff {l : List α} {i : Nat} : l.take i = l ↔ l.length ≤ i := by
  constructor
  · intro h
    exact h ▸ length_take_le i l
  · exact take_of_length_le
theorem lt_length_of_take_ne_self {l : List α} {i : Nat} (h : l.take i ≠ l) : i < l.length :=
  Nat.lt_of_not_ge fun h' => h (take_of_length_le h')

/-! ### Elements -/

theorem getElem?_take {l : List α} {i j : Nat} : (l.take i)[j]? = if j < i then l[j]? else none := by
  induction l generalizing i j with
  | nil => simp
  | cons a l ih => cases i <;> cases j <;> simp [ih]
@[simp] theorem getElem?_take_of_lt {l : List α} {i j : Nat} (h : i < j) : (l.take j)[i]? = l[i]? := by
  rw [getElem?_take, if_pos h]
theorem getElem?_take_eq_none {l : List α} {i j : Nat} (h : i ≤ j) : (l.take i)[j]? = none := by
  rw [getElem?_take, if_neg (Nat.not_lt.2 h)]
@[simp] theorem getElem_take {xs : List α} {j i : Nat} {h : i < (xs.take j).length} :
    (xs.take j)[i] = xs[i]'(Nat.lt_of_lt_of_le h (length_take_le' ..)) := by
  rw [getElem_eq_iff, getElem?_take_of_lt (Nat.lt_of_lt_of_le h (length_take_le ..)), getElem?_eq_getElem]
@[simp] theorem getElem?_drop {xs : List α} {i j : Nat} : (xs.drop i)[j]? = xs[i + j]? := by
  induction xs generalizing i with
  | nil => rw [drop_nil]; rfl
  | cons a l ih => cases i with
    | zero => rw [Nat.zero_add]; rfl
    | succ i => rw [drop_succ_cons, ih, Nat.succ_add, getElem?_cons_succ]
@[simp] theorem getElem_drop {xs : List α} {i j : Nat} {h : j < (xs.drop i).length} :
    (xs.drop i)[j] = xs[i + j]'(by rw [length_drop] at h; omega) := by
  rw [getElem_eq_iff, getElem?_drop, getElem?_eq_getElem]

@[simp] theorem getElem_cons_drop {as : List α} {i : Nat} (h : i < as.length) :
    as[i] :: as.drop (i + 1) = as.drop i := by
  induction as generalizing i with
  | nil => exact absurd h (Nat.not_lt_zero i)
  | cons a as ih => cases i with
    | zero => rfl
    | succ i => exact ih (Nat.lt_of_succ_lt_succ h)
theorem drop_eq_getElem_cons {l : List α} {i : Nat} (h : i < l.length) : l.drop i = l[i] :: l.drop (i + 1) :=
  (getElem_cons_drop h).symm

theorem take_succ {l : List α} {i : Nat} : l.take (i + 1) = l.take i ++ l[i]?.toList := by
  induction l generalizing i with
  | nil => simp [Option.toList]
  | cons a l ih => cases i with
    | zero => rfl
    | succ i => exact congrArg (a :: ·) ih
theorem take_add_one {l : List α} {i : Nat} : l.take (i + 1) = l.take i ++ l[i]?.toList := take_succ
theorem take_succ_eq_append_getElem {i : Nat} {l : List α} (h : i < l.length) :
    l.take (i + 1) = l.take i ++ [l[i]] := by
  rw [take_succ, getElem?_eq_getElem h]
  rfl
@[simp] theorem take_append_getElem {l : List α} {i : Nat} (h : i < l.length) : l.take i ++ [l[i]] = l.take (i + 1) :=
  (take_succ_eq_append_getElem h).symm

@[simp] theorem head?_drop {l : List α} {i : Nat} : (l.drop i).head? = l[i]? := by
  rw [head?_eq_getElem?, getElem?_drop, Nat.add_zero]
theorem head?_take {l : List α} {i : Nat} : (l.take i).head? = if i = 0 then none else l.head? := by
  cases l <;> cases i <;> rfl

theorem mem_of_mem_take {a : α} {l : List α} {i : Nat} (h : a ∈ l.take i) : a ∈ l :=
  take_append_drop i l ▸ mem_append_left _ h
theorem mem_of_mem_drop {a : α} {l : List α} {i : Nat} (h : a ∈ l.drop i) : a ∈ l :=
  take_append_drop i l ▸ mem_append_right _ h

/-! ### Twice -/

theorem take_take {i j : Nat} {l : List α} : (l.take j).take i = l.take (min i j) := by
  induction l generalizing i j with
  | nil => simp
  | cons a l ih => cases i <;> cases j <;> simp [ih]
@[simp] theorem drop_drop {i j : Nat} {l : List α} : (l.drop j).drop i = l.drop (j + i) := by
  induction l generalizing j with
  | nil => simp
  | cons a l ih => cases j with
    | zero => rw [Nat.zero_add]; rfl
    | succ j => rw [drop_succ_cons, ih, Nat.succ_add, drop_succ_cons]
theorem take_drop {i j : Nat} {l : List α} : (l.drop j).take i = (l.take (j + i)).drop j := by
  induction l generalizing j with
  | nil => simp
  | cons a l ih => cases j with
    | zero => rw [Nat.zero_add]; rfl
    | succ j => rw [drop_succ_cons, ih, Nat.succ_add, take_succ_cons, drop_succ_cons]
theorem drop_take {i j : Nat} {l : List α} : (l.take j).drop i = (l.drop i).take (j - i) := by
  induction l generalizing i j with
  | nil => simp
  | cons a l ih => cases i <;> cases j <;> simp [ih, Nat.add_sub_add_right]
@[simp] theorem drop_take_self {l : List α} {i : Nat} : (l.take i).drop i = [] := drop_of_length_le (length_take_le i l)
theorem take_add {l : List α} {i j : Nat} : l.take (i + j) = l.take i ++ (l.drop i).take j := by
  induction l generalizing i with
  | nil => simp
  | cons a l ih => cases i with
    | zero => rw [Nat.zero_add]; rfl
    | succ i => rw [Nat.succ_add, take_succ_cons, ih, take_succ_cons, drop_succ_cons, cons_append]
@[simp] theorem tail_drop {l : List α} {i : Nat} : (l.drop i).tail = l.drop (i + 1) := by
  rw [← drop_one, drop_drop]
@[simp] theorem drop_tail {l : List α} {i : Nat} : l.tail.drop i = l.drop (i + 1) := by
  rw [← drop_one, drop_drop, Nat.add_comm]

/-! ### With other operations -/

theorem take_append {l₁ l₂ : List α} {i : Nat} : (l₁ ++ l₂).take i = l₁.take i ++ l₂.take (i - l₁.length) := by
  induction l₁ generalizing i with
  | nil => simp
  | cons a l ih => cases i <;> simp [ih, Nat.add_sub_add_right]
theorem take_append_of_le_length {l₁ l₂ : List α} {i : Nat} (h : i ≤ l₁.length) : (l₁ ++ l₂).take i = l₁.take i := by
  rw [take_append, Nat.sub_eq_zero_of_le h, take_zero, append_nil]
theorem take_length_add_append {l₁ l₂ : List α} (i : Nat) : (l₁ ++ l₂).take (l₁.length + i) = l₁ ++ l₂.take i := by
  rw [take_append, take_of_length_le (Nat.le_add_right ..), Nat.add_sub_cancel_left]
theorem drop_append {l₁ l₂ : List α} {i : Nat} : (l₁ ++ l₂).drop i = l₁.drop i ++ l₂.drop (i - l₁.length) := by
  induction l₁ generalizing i with
  | nil => simp
  | cons a l ih => cases i <;> simp [ih, Nat.add_sub_add_right]
theorem drop_append_of_le_length {l₁ l₂ : List α} {i : Nat} (h : i ≤ l₁.length) :
    (l₁ ++ l₂).drop i = l₁.drop i ++ l₂ := by rw [drop_append, Nat.sub_eq_zero_of_le h, drop_zero]
@[simp] theorem drop_length_add_append {l₁ l₂ : List α} (i : Nat) : (l₁ ++ l₂).drop (l₁.length + i) = l₂.drop i := by
  rw [drop_append, drop_of_length_le (Nat.le_add_right ..), Nat.add_sub_cancel_left, nil_append]
@[simp] theorem take_left {l₁ l₂ : List α} : (l₁ ++ l₂).take l₁.length = l₁ := by
  rw [take_append_of_le_length (Nat.le_refl _), take_length]
@[simp] theorem drop_left {l₁ l₂ : List α} : (l₁ ++ l₂).drop l₁.length = l₂ := by
  rw [drop_append_of_le_length (Nat.le_refl _), drop_length, nil_append]
theorem take_left' {l₁ l₂ : List α} {i : Nat} (h : l₁.length = i) : (l₁ ++ l₂).take i = l₁ := h ▸ take_left
theorem drop_left' {l₁ l₂ : List α} {i : Nat} (h : l₁.length = i) : (l₁ ++ l₂).drop i = l₂ := h ▸ drop_left

@[simp] theorem map_take {f : α → β} {l : List α} {i : Nat} : (l.take i).map f = (l.map f).take i := by
  induction l generalizing i with
  | nil => simp
  | cons a l ih => cases i <;> simp [ih]
@[simp] theorem map_drop {f : α → β} {l : List α} {i : Nat} : (l.drop i).map f = (l.map f).drop i := by
  induction l generalizing i with
  | nil => simp
  | cons a l ih => cases i <;> simp [ih]
@[simp] theorem take_replicate {a : α} {i n : Nat} : (replicate n a).take i = replicate (min i n) a :=
  eq_replicate_iff.2 ⟨by rw [length_take, length_replicate], fun _ m => eq_of_mem_replicate (mem_of_mem_take m)⟩
@[simp] theorem drop_replicate {a : α} {i n : Nat} : (replicate n a).drop i = replicate (n - i) a :=
  eq_replicate_iff.2 ⟨by rw [length_drop, length_replicate], fun _ m => eq_of_mem_replicate (mem_of_mem_drop m)⟩

theorem dropLast_eq_take {l : List α} : l.dropLast = l.take (l.length - 1) := by
  by_cases h : l = []
  · subst h; rfl
  · obtain ⟨ys, b, rfl⟩ := (eq_nil_or_concat l).resolve_left h
    rw [dropLast_concat, length_append, length_singleton, Nat.add_sub_cancel, take_left]

theorem take_reverse {xs : List α} {i : Nat} : xs.reverse.take i = (xs.drop (xs.length - i)).reverse := by
  by_cases h : i ≤ xs.length
  · have e : (xs.drop (xs.length - i)).reverse.length = i := by rw [length_reverse, length_drop]; omega
    have s := congrArg reverse (take_append_drop (xs.length - i) xs)
    rw [reverse_append] at s
    rw [← s, take_left' e]
  · rw [take_of_length_le (by rw [length_reverse]; omega), show xs.length - i = 0 by omega, drop_zero]
theorem drop_reverse {xs : List α} {i : Nat} : xs.reverse.drop i = (xs.take (xs.length - i)).reverse := by
  by_cases h : i ≤ xs.length
  · have e : (xs.drop (xs.length - i)).reverse.length = i := by rw [length_reverse, length_drop]; omega
    have s := congrArg reverse (take_append_drop (xs.length - i) xs)
    rw [reverse_append] at s
    rw [← s, drop_left' e]
  · rw [drop_of_length_le (by rw [length_reverse]; omega), show xs.length - i = 0 by omega, take_zero]
    rfl

theorem set_eq_take_append_cons_drop {l : List α} {i : Nat} {a : α} :
    l.set i a = if i < l.length then l.take i ++ a :: l.drop (i + 1) else l := by
  induction l generalizing i with
  | nil => simp
  | cons x l ih => cases i with
    | zero => simp
    | succ i =>
      simp only [set_cons_succ, ih, length_cons, Nat.add_lt_add_iff_right, take_succ_cons, drop_succ_cons, cons_append]
      split <;> rfl

/-! ### `splitAt` -/

theorem splitAt_go {i : Nat} {l acc : List α} :
    splitAt.go l xs i acc = if i < xs.length then (acc.reverse ++ xs.take i, xs.drop i) else (l, []) := by
  induction xs generalizing i acc with
  | nil => rfl
  | cons x xs ih => cases i with
    | zero => simp [splitAt.go]
    | succ i => simp [splitAt.go, ih]

@[simp] theorem splitAt_eq {i : Nat} {l : List α} : splitAt i l = (l.take i, l.drop i) := by
  rw [splitAt, splitAt_go]
  split
  · rfl
  · next h => rw [take_of_length_le (Nat.le_of_not_lt h), drop_of_length_le (Nat.le_of_not_lt h)]

/-! ### `partition` -/

private theorem partition_loop_eq {p : α → Bool} {l bs cs : List α} : partition.loop p l (bs, cs) =
    (bs.reverse ++ l.filter p, cs.reverse ++ l.filter (not ∘ p)) := by
  induction l generalizing bs cs with
  | nil => simp [partition.loop]
  | cons a l ih => cases h : p a <;> simp [partition.loop, h, ih]

@[simp] theorem partition_eq_filter_filter {p : α → Bool} {l : List α} :
    partition p l = (filter p l, filter (not ∘ p) l) := partition_loop_eq

end List
