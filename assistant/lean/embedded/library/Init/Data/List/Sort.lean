module

prelude
public import Init.Data.List.Perm
public import Init.Data.List.Pairwise
public import Init.Data.List.TakeDrop
public import Init.WFTactics
public import Init.Omega
/-! Merging and merge sort. -/

@[expose] public section

universe u

namespace List
variable {α : Type u} {le : α → α → Bool}

/-- The elements of two lists, the smaller of the two first ones first. -/
def merge (xs ys : List α) (le : α → α → Bool := by exact fun a b => a ≤ b) : List α :=
  match xs, ys with
  | [], ys => ys
  | xs, [] => xs
  | x :: xs, y :: ys => if le x y then x :: merge xs (y :: ys) le else y :: merge (x :: xs) ys le

@[simp] theorem nil_merge (ys : List α) : merge [] ys le = ys := by unfold merge; rfl
@[simp] theorem merge_right (xs : List α) : merge xs [] le = xs := by
  cases xs with
  | nil => exact nil_merge []
  | cons x xs => unfold merge; rfl
theorem cons_merge_cons (x y : α) (xs ys : List α) :
    merge (x :: xs) (y :: ys) le = if le x y then x :: merge xs (y :: ys) le else y :: merge (x :: xs) ys le := by
  conv => lhs; unfold merge

theorem merge_perm_append : ∀ (xs ys : List α), (merge xs ys le).Perm (xs ++ ys)
  | [], ys => by rw [nil_merge]; exact Perm.refl _
  | x :: xs, [] => by rw [merge_right, append_nil]
  | x :: xs, y :: ys => by
    rw [cons_merge_cons]
    cases le x y with
    | true => exact (merge_perm_append xs (y :: ys)).cons x
    | false => exact ((merge_perm_append (x :: xs) ys).cons y).trans perm_middle.symm
termination_by xs ys => xs.length + ys.length

@[simp] theorem mem_merge {a : α} {xs ys : List α} : a ∈ merge xs ys le ↔ a ∈ xs ∨ a ∈ ys :=
  (merge_perm_append xs ys).mem_iff.trans mem_append
@[simp] theorem length_merge {xs ys : List α} : (merge xs ys le).length = xs.length + ys.length :=
  (merge_perm_append xs ys).length_eq.trans length_append

/-- Merging keeps order. -/
theorem pairwise_merge (trans : ∀ a b c, le a b → le b c → le a c) (total : ∀ a b, le a b || le b a) :
    ∀ (xs ys : List α), xs.Pairwise (le · ·) → ys.Pairwise (le · ·) → (merge xs ys le).Pairwise (le · ·)
  | [], ys, _, h => by rw [nil_merge]; exact h
  | x :: xs, [], h, _ => by rw [merge_right]; exact h
  | x :: xs, y :: ys, hx, hy => by
    rw [cons_merge_cons]
    have hx' := pairwise_cons.1 hx
    have hy' := pairwise_cons.1 hy
    cases h : le x y with
    | true =>
      refine pairwise_cons.2 ⟨fun a ha => ?_, pairwise_merge trans total xs (y :: ys) hx'.2 hy⟩
      cases mem_merge.1 ha with
      | inl ha => exact hx'.1 a ha
      | inr ha => cases mem_cons.1 ha with
        | inl e => rw [e]; exact h
        | inr ha => exact trans _ _ _ h (hy'.1 a ha)
    | false =>
      have h : le y x = true := by
        have t := total x y
        rw [h, Bool.false_or] at t
        exact t
      refine pairwise_cons.2 ⟨fun a ha => ?_, pairwise_merge trans total (x :: xs) ys hx hy'.2⟩
      cases mem_merge.1 ha with
      | inl ha => cases mem_cons.1 ha with
        | inl e => rw [e]; exact h
        | inr ha => exact trans _ _ _ h (hx'.1 a ha)
      | inr ha => exact hy'.1 a ha
termination_by xs ys => xs.length + ys.length

/-- The two halves; the first one is longer by one where they differ. -/
def MergeSort.Internal.splitInTwo (l : List α) : List α × List α :=
  (l.take ((l.length + 1) / 2), l.drop ((l.length + 1) / 2))

set_option linter.unusedVariables false in
/-- Sorts: halves are sorted and merged. Equal elements keep their order. -/
def mergeSort : ∀ (xs : List α) (le : α → α → Bool := by exact fun a b => a ≤ b), List α
  | [], _ => []
  | [a], _ => [a]
  | a :: b :: xs, le =>
    merge (mergeSort ((a :: b :: xs).take ((xs.length + 3) / 2)) le)
      (mergeSort ((a :: b :: xs).drop ((xs.length + 3) / 2)) le) le
termination_by xs => xs.length
decreasing_by
  · simp only [length_take, length_cons]; omega
  · simp only [length_drop, length_cons]; omega

@[simp] theorem mergeSort_nil : [].mergeSort le = [] := by unfold mergeSort; rfl
@[simp] theorem mergeSort_singleton (a : α) : [a].mergeSort le = [a] := by unfold mergeSort; rfl

theorem mergeSort_perm (l : List α) (le : α → α → Bool) : (mergeSort l le).Perm l := by
  match l with
  | [] => rw [mergeSort_nil]
  | [a] => rw [mergeSort_singleton]
  | a :: b :: xs =>
    unfold mergeSort
    refine (merge_perm_append _ _).trans ?_
    have h₁ := mergeSort_perm ((a :: b :: xs).take ((xs.length + 3) / 2)) le
    have h₂ := mergeSort_perm ((a :: b :: xs).drop ((xs.length + 3) / 2)) le
    have h := h₁.append h₂
    rw [take_append_drop] at h
    exact h
termination_by l.length
decreasing_by
  · simp only [length_take, length_cons]; omega
  · simp only [length_drop, length_cons]; omega

@[simp] theorem length_mergeSort (l : List α) : (mergeSort l le).length = l.length := (mergeSort_perm l le).length_eq
@[simp] theorem mem_mergeSort {a : α} {l : List α} : a ∈ mergeSort l le ↔ a ∈ l := (mergeSort_perm l le).mem_iff

theorem pairwise_mergeSort (trans : ∀ a b c, le a b → le b c → le a c) (total : ∀ a b, le a b || le b a) (l : List α) :
    (mergeSort l le).Pairwise (le · ·) := by
  match l with
  | [] => rw [mergeSort_nil]; exact Pairwise.nil
  | [a] => rw [mergeSort_singleton]; exact pairwise_singleton _ _
  | a :: b :: xs =>
    unfold mergeSort
    exact pairwise_merge trans total _ _ (pairwise_mergeSort trans total _) (pairwise_mergeSort trans total _)
termination_by l.length
decreasing_by
  · simp only [length_take, length_cons]; omega
  · simp only [length_drop, length_cons]; omega

end List
