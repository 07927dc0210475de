module

prelude
public import Init.Data.List.Zip
/-! `range`, `range'` and `zipIdx`: lists of successive numbers. -/

@[expose] public section

universe u v w

namespace List

/-! ### `range'` -/

@[simp] theorem range'_zero {s step : Nat} : range' s 0 step = [] := rfl
theorem range'_succ {s n step : Nat} : range' s (n + 1) step = s :: range' (s + step) n step := rfl
@[simp] theorem range'_one {s step : Nat} : range' s 1 step = [s] := rfl
@[simp] theorem length_range' {s step n : Nat} : length (range' s n step) = n := by
  induction n generalizing s with
  | zero => rfl
  | succ n ih => exact congrArg (· + 1) ih
@[simp] theorem range'_eq_nil_iff {s n step : Nat} : range' s n step = [] ↔ n = 0 := by
  rw [← length_eq_zero_iff, length_range']

theorem mem_range' {m s step n : Nat} : m ∈ range' s n step ↔ ∃ i < n, m = s + step * i := by
  induction n generalizing s with
  | zero => simp
  | succ n ih =>
    rw [range'_succ, mem_cons, ih]
    constructor
    · rintro (rfl | ⟨i, h, rfl⟩)
      · exact ⟨0, Nat.succ_pos n, rfl⟩
      · exact ⟨i + 1, Nat.succ_lt_succ h, by rw [Nat.mul_succ]; omega⟩
    · rintro ⟨i, h, rfl⟩
      cases i with
      | zero => exact .inl rfl
      | succ i => exact .inr ⟨i, Nat.lt_of_succ_lt_succ h, by rw [Nat.mul_succ]; omega⟩

@[simp] theorem mem_range'_1 {m s n : Nat} : m ∈ range' s n ↔ s ≤ m ∧ m < s + n := by
  rw [mem_range']
  constructor
  · rintro ⟨i, h, rfl⟩
    omega
  · rintro ⟨h₁, h₂⟩
    exact ⟨m - s, by omega, by omega⟩

theorem getElem?_range' {s step i n : Nat} (h : i < n) : (range' s n step)[i]? = some (s + step * i) := by
  induction n generalizing s i with
  | zero => exact absurd h (Nat.not_lt_zero i)
  | succ n ih => cases i with
    | zero => rfl
    | succ i => rw [range'_succ, getElem?_cons_succ, ih (Nat.lt_of_succ_lt_succ h), Nat.mul_succ]; congr 1; omega
@[simp] theorem getElem_range' {n step i m : Nat} (H : i < (range' n m step).length) :
    (range' n m step)[i] = n + step * i := by
  rw [length_range'] at H
  rw [getElem_eq_iff, getElem?_range' H]

theorem range'_append {s m n step : Nat} :
    range' s m step ++ range' (s + step * m) n step = range' s (m + n) step := by
  induction m generalizing s with
  | zero => rw [Nat.zero_add]; rfl
  | succ m ih =>
    rw [range'_succ, cons_append, Nat.mul_succ, show s + (step * m + step) = s + step + step * m by omega, ih,
      Nat.succ_add, range'_succ]
@[simp] theorem range'_append_1 {s m n : Nat} : range' s m ++ range' (s + m) n = range' s (m + n) := by
  have h := range'_append (s := s) (m := m) (n := n) (step := 1)
  rwa [Nat.one_mul] at h
theorem range'_concat {s n step : Nat} : range' s (n + 1) step = range' s n step ++ [s + step * n] :=
  (range'_append (n := 1)).symm
theorem range'_1_concat {s n : Nat} : range' s (n + 1) = range' s n ++ [s + n] := by rw [range'_concat, Nat.one_mul]
theorem map_add_range' {a s n step : Nat} : map (a + ·) (range' s n step) = range' (a + s) n step := by
  induction n generalizing s with
  | zero => rfl
  | succ n ih => rw [range'_succ, map_cons, ih, ← Nat.add_assoc, range'_succ]

/-! ### `range` -/

theorem range_loop_range' {s n : Nat} : range.loop s (range' s n) = range' 0 (n + s) := by
  induction s generalizing n with
  | zero => rfl
  | succ s ih =>
    show range.loop s (range' s (n + 1)) = _
    rw [ih]
    congr 1
    omega
theorem range_eq_range' {n : Nat} : range n = range' 0 n := (range_loop_range' (n := 0)).trans (by rw [Nat.zero_add])

@[simp] theorem range_zero : range 0 = [] := rfl
@[simp] theorem length_range {n : Nat} : (range n).length = n := by rw [range_eq_range', length_range']
@[simp] theorem mem_range {m n : Nat} : m ∈ range n ↔ m < n := by
  rw [range_eq_range', mem_range'_1, Nat.zero_add, and_iff_right (Nat.zero_le m)]
theorem range_succ {n : Nat} : range (n + 1) = range n ++ [n] := by
  rw [range_eq_range', range'_1_concat, range_eq_range', Nat.zero_add]
theorem range_succ_eq_map {n : Nat} : range (n + 1) = 0 :: map Nat.succ (range n) := by
  rw [range_eq_range', range'_succ, range_eq_range', Nat.zero_add, ← map_add_range' (a := 1) (s := 0)]
  congr 2
  exact funext Nat.one_add
@[simp] theorem range_eq_nil {n : Nat} : range n = [] ↔ n = 0 := by rw [← length_eq_zero_iff, length_range]
theorem range_ne_nil {n : Nat} : range n ≠ [] ↔ n ≠ 0 := not_congr range_eq_nil
@[simp] theorem getElem?_range {i n : Nat} (h : i < n) : (range n)[i]? = some i := by
  rw [range_eq_range', getElem?_range' h, Nat.one_mul, Nat.zero_add]
@[simp] theorem getElem_range {n j : Nat} (h : j < (range n).length) : (range n)[j] = j := by
  rw [length_range] at h
  rw [getElem_eq_iff, getElem?_range h]
theorem self_mem_range_succ {n : Nat} : n ∈ range (n + 1) := mem_range.2 (Nat.lt_succ_self n)
theorem not_mem_range_self {n : Nat} : n ∉ range n := fun h => Nat.lt_irrefl n (mem_range.1 h)
theorem range_add {a b : Nat} : range (a + b) = range a ++ (range b).map (a + ·) := by
  rw [range_eq_range', ← range'_append_1, range_eq_range', range_eq_range', map_add_range']
  rw [Nat.zero_add, Nat.add_zero]
theorem head?_range {n : Nat} : (range n).head? = if n = 0 then none else some 0 := by
  rw [range_eq_range']
  cases n <;> rfl
theorem getLast?_range {n : Nat} : (range n).getLast? = if n = 0 then none else some (n - 1) := by
  cases n with
  | zero => rfl
  | succ n => rw [range_succ, getLast?_concat]; rfl
@[simp] theorem take_range {i n : Nat} : take i (range n) = range (min i n) := by
  apply ext_getElem
  · simp
  · intro j h₁ h₂
    simp
theorem reverse_range' {s n : Nat} : reverse (range' s n) = map (s + n - 1 - ·) (range n) := by
  apply ext_getElem
  · simp
  · intro i h₁ h₂
    rw [length_reverse, length_range'] at h₁
    simp
    omega

/-! ### `zipIdx` -/

@[simp] theorem zipIdx_nil {i : Nat} : ([] : List α).zipIdx i = [] := rfl
@[simp] theorem zipIdx_cons {a : α} {as : List α} {i : Nat} : (a :: as).zipIdx i = (a, i) :: as.zipIdx (i + 1) := rfl
@[simp] theorem length_zipIdx {l : List α} {i : Nat} : (l.zipIdx i).length = l.length := by
  induction l generalizing i with
  | nil => rfl
  | cons a l ih => exact congrArg (· + 1) ih
@[simp] theorem getElem?_zipIdx {l : List α} {i j : Nat} : (l.zipIdx i)[j]? = l[j]?.map fun a => (a, i + j) := by
  induction l generalizing i j with
  | nil => rfl
  | cons a l ih => cases j with
    | zero => rfl
    | succ j => rw [zipIdx_cons, getElem?_cons_succ, ih, getElem?_cons_succ, Nat.succ_add]; rfl
@[simp] theorem getElem_zipIdx {l : List α} {i j : Nat} (h : i < (l.zipIdx j).length) :
    (l.zipIdx j)[i] = (l[i]'(length_zipIdx (l := l) ▸ h), j + i) := by
  rw [getElem_eq_iff, getElem?_zipIdx, getElem?_eq_getElem (length_zipIdx (l := l) ▸ h), Option.map_some]
@[simp] theorem zipIdx_map_fst (i : Nat) (l : List α) : map Prod.fst (zipIdx l i) = l := by
  induction l generalizing i with
  | nil => rfl
  | cons a l ih => exact congrArg (a :: ·) (ih _)
@[simp] theorem zipIdx_map_snd (i : Nat) (l : List α) : map Prod.snd (zipIdx l i) = range' i l.length := by
  induction l generalizing i with
  | nil => rfl
  | cons a l ih => exact congrArg (i :: ·) (ih _)
theorem zipIdx_eq_zip_range' {l : List α} {i : Nat} : l.zipIdx i = l.zip (range' i l.length) :=
  zip_of_prod (zipIdx_map_fst i l) (zipIdx_map_snd i l)

end List
