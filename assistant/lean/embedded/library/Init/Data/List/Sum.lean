module

prelude
public import Init.Data.List.Replicate
public import Init.Omega
/-! Sums of lists. -/

@[expose] public section

universe u v w

namespace List

@[simp] theorem sum_nil [Add α] [Zero α] : ([] : List α).sum = 0 := rfl
@[simp] theorem sum_cons [Add α] [Zero α] {a : α} {l : List α} : (a :: l).sum = a + l.sum := rfl
theorem sum_eq_foldr [Add α] [Zero α] {l : List α} : l.sum = l.foldr (· + ·) 0 := rfl
theorem sum_singleton [Add α] [Zero α] [Std.LawfulRightIdentity (· + ·) (0 : α)] {x : α} : [x].sum = x :=
  Std.LawfulRightIdentity.right_id (op := (· + ·)) x

@[simp] theorem sum_append [Add α] [Zero α] [Std.LawfulLeftIdentity (α := α) (· + ·) 0]
    [ha : Std.Associative (α := α) (· + ·)] {l₁ l₂ : List α} : (l₁ ++ l₂).sum = l₁.sum + l₂.sum := by
  induction l₁ with
  | nil => exact (Std.LawfulLeftIdentity.left_id (op := ((· + ·) : α → α → α)) l₂.sum).symm
  | cons a l ih => rw [cons_append, sum_cons, ih, sum_cons]; exact (ha.assoc ..).symm

@[simp] theorem sum_reverse [Add α] [Zero α] [Std.Associative (α := α) (· + ·)] [hc : Std.Commutative (α := α) (· + ·)]
    [Std.LawfulLeftIdentity (α := α) (· + ·) 0] {xs : List α} : xs.reverse.sum = xs.sum := by
  induction xs with
  | nil => rfl
  | cons a l ih =>
    have h : a + (0 : α) = a := (hc.comm a 0).trans (Std.LawfulLeftIdentity.left_id (op := ((· + ·) : α → α → α)) a)
    rw [reverse_cons, sum_append, ih, sum_cons, sum_cons, sum_nil, h]
    exact hc.comm ..

instance : Std.LawfulIdentity (α := Nat) (· + ·) 0 where
  left_id := Nat.zero_add
  right_id := Nat.add_zero
instance : Std.LawfulIdentity (α := Int) (· + ·) 0 where
  left_id := Int.zero_add
  right_id := Int.add_zero

/-! ### Of natural numbers -/

theorem sum_append_nat {l₁ l₂ : List Nat} : (l₁ ++ l₂).sum = l₁.sum + l₂.sum := sum_append
theorem sum_reverse_nat (xs : List Nat) : xs.reverse.sum = xs.sum := sum_reverse

@[simp] theorem sum_replicate_nat {n a : Nat} : (replicate n a).sum = n * a := by
  induction n with
  | zero => exact (Nat.zero_mul a).symm
  | succ n ih => rw [replicate_succ, sum_cons, ih, Nat.succ_mul, Nat.add_comm]

theorem sum_eq_foldl_nat {xs : List Nat} : xs.sum = xs.foldl (· + ·) 0 := by
  have h : ∀ a, xs.foldl (· + ·) a = a + xs.sum := by
    induction xs with
    | nil => exact fun _ => rfl
    | cons b l ih => exact fun a => by rw [foldl_cons, ih, sum_cons, Nat.add_assoc]
  exact ((h 0).trans (Nat.zero_add _)).symm

protected theorem sum_eq_zero_iff_forall_eq_nat {xs : List Nat} : xs.sum = 0 ↔ ∀ x ∈ xs, x = 0 := by
  induction xs with
  | nil => simp
  | cons a l ih => simp [ih]

protected theorem sum_pos_iff_exists_pos_nat {xs : List Nat} : 0 < xs.sum ↔ ∃ x ∈ xs, 0 < x := by
  induction xs with
  | nil => simp
  | cons a l ih =>
    simp only [sum_cons, mem_cons, exists_eq_or_imp, ← ih]
    omega

/-! ### Lengths as sums -/

@[simp] theorem length_flatten {L : List (List α)} : L.flatten.length = (L.map length).sum := by
  induction L with
  | nil => rfl
  | cons l L ih => rw [flatten_cons, length_append, ih, map_cons, sum_cons]

@[simp] theorem length_flatMap {l : List α} {f : α → List β} :
    (l.flatMap f).length = (l.map fun a => (f a).length).sum := by
  rw [flatMap_def, length_flatten, map_map]
  rfl

end List
