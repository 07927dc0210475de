module

prelude
public import Init.Data.List.Flatten
/-! `replicate`: the same element many times. -/

@[expose] public section

universe u v w

namespace List

@[simp] theorem replicate_zero {a : α} : replicate 0 a = [] := rfl
theorem replicate_succ {a : α} {n : Nat} : replicate (n + 1) a = a :: replicate n a := rfl
@[simp] theorem replicate_one {a : α} : replicate 1 a = [a] := rfl

@[simp] theorem length_replicate {n : Nat} {a : α} : (replicate n a).length = n := by
  induction n with
  | zero => rfl
  | succ n ih => exact congrArg (· + 1) ih

@[simp] theorem mem_replicate {a b : α} {n : Nat} : b ∈ replicate n a ↔ n ≠ 0 ∧ b = a := by
  induction n with
  | zero => simp
  | succ n ih => simp [replicate_succ, ih]
theorem eq_of_mem_replicate {a b : α} {n : Nat} (h : b ∈ replicate n a) : b = a := (mem_replicate.1 h).2
theorem forall_mem_replicate {p : α → Prop} {a : α} {n : Nat} : (∀ b, b ∈ replicate n a → p b) ↔ n = 0 ∨ p a := by
  cases n <;> simp

@[simp] theorem replicate_succ_ne_nil {n : Nat} {a : α} : replicate (n + 1) a ≠ [] := cons_ne_nil a _
@[simp] theorem replicate_eq_nil_iff {n : Nat} (a : α) : replicate n a = [] ↔ n = 0 := by
  cases n <;> simp [replicate_succ]

/-- A list is made of `n` times `a` when it is long `n` and has no other element. -/
theorem eq_replicate_of_mem {a : α} {l : List α} (h : ∀ (b) (_ : b ∈ l), b = a) : l = replicate l.length a := by
  induction l with
  | nil => rfl
  | cons b l ih =>
    rw [length_cons, replicate_succ, ← ih fun c m => h c (mem_cons_of_mem b m), h b mem_cons_self]
theorem eq_replicate_iff {a : α} {n : Nat} {l : List α} :
    l = replicate n a ↔ length l = n ∧ ∀ (b) (_ : b ∈ l), b = a := by
  constructor
  · rintro rfl
    exact ⟨length_replicate, fun _ => eq_of_mem_replicate⟩
  · rintro ⟨rfl, h⟩
    exact eq_replicate_of_mem h

@[simp] theorem replicate_inj {n m : Nat} {a b : α} : replicate n a = replicate m b ↔ n = m ∧ (n = 0 ∨ a = b) := by
  constructor
  · intro h
    have e := congrArg length h
    rw [length_replicate, length_replicate] at e
    subst e
    refine ⟨rfl, ?_⟩
    cases n with
    | zero => exact .inl rfl
    | succ n => exact .inr (head_eq_of_cons_eq h)
  · rintro ⟨rfl, rfl | rfl⟩ <;> rfl

/-- `replicate_succ` at the other end. -/
theorem replicate_succ' {n : Nat} {a : α} : replicate (n + 1) a = replicate n a ++ [a] := by
  induction n with
  | zero => rfl
  | succ n ih => exact congrArg (a :: ·) ih

@[simp] theorem replicate_append_replicate {n m : Nat} {a : α} :
    replicate n a ++ replicate m a = replicate (n + m) a := by
  induction n with
  | zero => rw [Nat.zero_add]; rfl
  | succ n ih => rw [replicate_succ, cons_append, ih, Nat.succ_add]; rfl

theorem append_eq_replicate_iff {l₁ l₂ : List α} {a : α} {n : Nat} :
    l₁ ++ l₂ = replicate n a ↔
      l₁.length + l₂.length = n ∧ l₁ = replicate l₁.length a ∧ l₂ = replicate l₂.length a := by
  simp only [eq_replicate_iff, length_append, forall_mem_append, true_and]

@[simp] theorem getElem_replicate {a : α} {n i : Nat} (h : i < (replicate n a).length) : (replicate n a)[i] = a :=
  eq_of_mem_replicate (getElem_mem h)
theorem getElem?_replicate {a : α} {n i : Nat} : (replicate n a)[i]? = if i < n then some a else none := by
  split
  · next h => rw [getElem?_eq_getElem (by rw [length_replicate]; exact h), getElem_replicate]
  · next h => exact getElem?_eq_none (by rw [length_replicate]; exact Nat.le_of_not_lt h)
@[simp] theorem getElem?_replicate_of_lt {a : α} {n i : Nat} (h : i < n) : (replicate n a)[i]? = some a := by
  rw [getElem?_replicate, if_pos h]

@[simp] theorem head_replicate {a : α} {n : Nat} (w : replicate n a ≠ []) : (replicate n a).head w = a :=
  eq_of_mem_replicate (head_mem w)
theorem head?_replicate {a : α} {n : Nat} : (replicate n a).head? = if n = 0 then none else some a := by cases n <;> rfl
@[simp] theorem tail_replicate {n : Nat} {a : α} : (replicate n a).tail = replicate (n - 1) a := by cases n <;> rfl
@[simp] theorem getLast_replicate {a : α} {n : Nat} (w : replicate n a ≠ []) : (replicate n a).getLast w = a :=
  eq_of_mem_replicate (getLast_mem w)
@[simp] theorem dropLast_replicate {n : Nat} {a : α} : dropLast (replicate n a) = replicate (n - 1) a := by
  cases n with
  | zero => rfl
  | succ n => rw [replicate_succ', dropLast_concat, Nat.add_sub_cancel]
@[simp] theorem isEmpty_replicate {n : Nat} {a : α} : (replicate n a).isEmpty = decide (n = 0) := by cases n <;> rfl
@[simp] theorem set_replicate_self {n i : Nat} {a : α} : (replicate n a).set i a = replicate n a :=
  eq_replicate_iff.2 ⟨by rw [length_set, length_replicate],
    fun _ m => (mem_or_eq_of_mem_set m).elim eq_of_mem_replicate id⟩

/-! ### With other operations -/

@[simp] theorem map_replicate {n : Nat} {a : α} {f : α → β} : (replicate n a).map f = replicate n (f a) := by
  induction n with
  | zero => rfl
  | succ n ih => rw [replicate_succ, map_cons, ih, replicate_succ]
theorem map_eq_replicate_iff {l : List α} {f : α → β} {b : β} : l.map f = replicate l.length b ↔ ∀ x ∈ l, f x = b := by
  rw [eq_replicate_iff, length_map, and_iff_right rfl, forall_mem_map]
@[simp] theorem map_const {l : List α} {b : β} : map (Function.const α b) l = replicate l.length b :=
  map_eq_replicate_iff.2 fun _ _ => rfl
theorem map_const' {l : List α} {b : β} : map (fun _ => b) l = replicate l.length b := map_const
theorem filter_replicate {n : Nat} {a : α} {p : α → Bool} :
    (replicate n a).filter p = if p a then replicate n a else [] := by
  by_cases h : p a
  · rw [if_pos h]
    exact filter_eq_self.2 fun b m => eq_of_mem_replicate m ▸ h
  · rw [if_neg h]
    exact filter_eq_nil_iff.2 fun b m => eq_of_mem_replicate m ▸ h
@[simp] theorem filter_replicate_of_pos {n : Nat} {a : α} {p : α → Bool} (h : p a) :
    (replicate n a).filter p = replicate n a := by rw [filter_replicate, if_pos h]
@[simp] theorem filter_replicate_of_neg {n : Nat} {a : α} {p : α → Bool} (h : ¬p a) :
    (replicate n a).filter p = [] := by rw [filter_replicate, if_neg h]
@[simp] theorem reverse_replicate {n : Nat} {a : α} : reverse (replicate n a) = replicate n a :=
  eq_replicate_iff.2 ⟨by rw [length_reverse, length_replicate], fun _ m => eq_of_mem_replicate (mem_reverse.1 m)⟩
@[simp] theorem flatten_replicate_nil {n : Nat} : (replicate n ([] : List α)).flatten = [] :=
  flatten_eq_nil_iff.2 fun _ => eq_of_mem_replicate
@[simp] theorem flatten_replicate_singleton {n : Nat} {a : α} : (replicate n [a]).flatten = replicate n a := by
  induction n with
  | zero => rfl
  | succ n ih => rw [replicate_succ, flatten_cons, ih, singleton_append, replicate_succ]
@[simp] theorem flatten_replicate_replicate {n m : Nat} {a : α} :
    (replicate n (replicate m a)).flatten = replicate (n * m) a := by
  induction n with
  | zero => rw [Nat.zero_mul]; rfl
  | succ n ih => rw [replicate_succ, flatten_cons, ih, replicate_append_replicate, Nat.succ_mul, Nat.add_comm]
theorem flatMap_replicate {n : Nat} {a : α} {f : α → List β} :
    (replicate n a).flatMap f = (replicate n (f a)).flatten := by rw [flatMap_def, map_replicate]

attribute [simp] leftpad rightpad

end List
