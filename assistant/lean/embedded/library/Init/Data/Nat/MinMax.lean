module

prelude
public import Init.Data.Nat.Sub
/-! Minimum and maximum of natural numbers. -/

@[expose] public section

instance Nat.instMax : Max Nat := maxOfLe

namespace Nat

/-- The lesser of two numbers. -/
protected abbrev min (n m : Nat) := Min.min n m
/-- The greater of two numbers. -/
protected abbrev max (n m : Nat) := Max.max n m

protected theorem min_def {n m : Nat} : min n m = if n ≤ m then n else m := rfl
protected theorem max_def {n m : Nat} : max n m = if n ≤ m then m else n := rfl

protected theorem min_eq_left {a b : Nat} (h : a ≤ b) : min a b = a := if_pos h
protected theorem max_eq_right {a b : Nat} (h : a ≤ b) : max a b = b := if_pos h
protected theorem min_eq_right {a b : Nat} (h : b ≤ a) : min a b = b :=
  if h' : a ≤ b then (if_pos h').trans (Nat.le_antisymm h' h) else if_neg h'
protected theorem max_eq_left {a b : Nat} (h : b ≤ a) : max a b = a :=
  if h' : a ≤ b then (if_pos h').trans (Nat.le_antisymm h h') else if_neg h'
protected theorem min_comm (a b : Nat) : min a b = min b a :=
  (Nat.le_total a b).elim (fun h => by rw [Nat.min_eq_left h, Nat.min_eq_right h])
    fun h => by rw [Nat.min_eq_right h, Nat.min_eq_left h]
protected theorem max_comm (a b : Nat) : max a b = max b a :=
  (Nat.le_total a b).elim (fun h => by rw [Nat.max_eq_right h, Nat.max_eq_left h])
    fun h => by rw [Nat.max_eq_left h, Nat.max_eq_right h]
protected theorem min_le_right (a b : Nat) : min a b ≤ b :=
  if h : a ≤ b then by rw [Nat.min_eq_left h]; exact h else by
    rw [Nat.min_eq_right (Nat.le_of_not_le h)]; exact Nat.le_refl b
protected theorem min_le_left (a b : Nat) : min a b ≤ a := Nat.min_comm b a ▸ Nat.min_le_right b a
protected theorem le_max_left (a b : Nat) : a ≤ max a b :=
  if h : a ≤ b then by rw [Nat.max_eq_right h]; exact h else by
    rw [Nat.max_eq_left (Nat.le_of_not_le h)]; exact Nat.le_refl a
protected theorem le_max_right (a b : Nat) : b ≤ max a b := Nat.max_comm b a ▸ Nat.le_max_left b a
attribute [simp] Nat.min_le_left Nat.min_le_right Nat.le_max_left Nat.le_max_right
protected theorem le_min_of_le_of_le {a b c : Nat} (h₁ : a ≤ b) (h₂ : a ≤ c) : a ≤ min b c :=
  (Nat.le_total b c).elim (fun h => by rwa [Nat.min_eq_left h]) fun h => by rwa [Nat.min_eq_right h]
protected theorem le_min {a b c : Nat} : a ≤ min b c ↔ a ≤ b ∧ a ≤ c :=
  ⟨fun h => ⟨Nat.le_trans h (Nat.min_le_left b c), Nat.le_trans h (Nat.min_le_right b c)⟩,
    fun h => Nat.le_min_of_le_of_le h.1 h.2⟩
protected theorem lt_min {a b c : Nat} : a < min b c ↔ a < b ∧ a < c := Nat.le_min (a := a + 1)
protected theorem max_le_of_le_of_le {a b c : Nat} (h₁ : a ≤ c) (h₂ : b ≤ c) : max a b ≤ c :=
  (Nat.le_total a b).elim (fun h => by rwa [Nat.max_eq_right h]) fun h => by rwa [Nat.max_eq_left h]
protected theorem max_le {a b c : Nat} : max a b ≤ c ↔ a ≤ c ∧ b ≤ c :=
  ⟨fun h => ⟨Nat.le_trans (Nat.le_max_left a b) h, Nat.le_trans (Nat.le_max_right a b) h⟩,
    fun h => Nat.max_le_of_le_of_le h.1 h.2⟩
protected theorem max_lt {a b c : Nat} : max a b < c ↔ a < c ∧ b < c := by
  cases c with
  | zero => exact ⟨fun h => absurd h (not_lt_zero _), fun h => absurd h.1 (not_lt_zero _)⟩
  | succ c =>
    rw [Nat.lt_add_one_iff, Nat.lt_add_one_iff, Nat.lt_add_one_iff]; exact Nat.max_le
@[simp] protected theorem min_self (a : Nat) : min a a = a := Nat.min_eq_left (Nat.le_refl a)
@[simp] protected theorem max_self (a : Nat) : max a a = a := Nat.max_eq_right (Nat.le_refl a)
@[simp] protected theorem zero_min (a : Nat) : min 0 a = 0 := Nat.min_eq_left (zero_le a)
@[simp] protected theorem min_zero (a : Nat) : min a 0 = 0 := Nat.min_eq_right (zero_le a)
@[simp] protected theorem zero_max (a : Nat) : max 0 a = a := Nat.max_eq_right (zero_le a)
@[simp] protected theorem max_zero (a : Nat) : max a 0 = a := Nat.max_eq_left (zero_le a)
protected theorem min_assoc (a b c : Nat) : min (min a b) c = min a (min b c) :=
  Nat.le_antisymm
    (Nat.le_min.2 ⟨Nat.le_trans (Nat.min_le_left _ _) (Nat.min_le_left _ _),
      Nat.le_min.2 ⟨Nat.le_trans (Nat.min_le_left _ _) (Nat.min_le_right _ _), Nat.min_le_right _ _⟩⟩)
    (Nat.le_min.2 ⟨Nat.le_min.2 ⟨Nat.min_le_left _ _, Nat.le_trans (Nat.min_le_right _ _) (Nat.min_le_left _ _)⟩,
      Nat.le_trans (Nat.min_le_right _ _) (Nat.min_le_right _ _)⟩)
protected theorem max_assoc (a b c : Nat) : max (max a b) c = max a (max b c) :=
  Nat.le_antisymm
    (Nat.max_le.2 ⟨Nat.max_le.2 ⟨Nat.le_max_left _ _, Nat.le_trans (Nat.le_max_left _ _) (Nat.le_max_right _ _)⟩,
      Nat.le_trans (Nat.le_max_right _ _) (Nat.le_max_right _ _)⟩)
    (Nat.max_le.2 ⟨Nat.le_trans (Nat.le_max_left _ _) (Nat.le_max_left _ _),
      Nat.max_le.2 ⟨Nat.le_trans (Nat.le_max_right _ _) (Nat.le_max_left _ _), Nat.le_max_right _ _⟩⟩)
instance : Std.Commutative (α := Nat) min := ⟨Nat.min_comm⟩
instance : Std.Associative (α := Nat) min := ⟨Nat.min_assoc⟩
instance : Std.IdempotentOp (α := Nat) min := ⟨Nat.min_self⟩
instance : Std.Commutative (α := Nat) max := ⟨Nat.max_comm⟩
instance : Std.Associative (α := Nat) max := ⟨Nat.max_assoc⟩
instance : Std.IdempotentOp (α := Nat) max := ⟨Nat.max_self⟩
theorem succ_min_succ (x y : Nat) : min (succ x) (succ y) = succ (min x y) :=
  (Nat.le_total x y).elim (fun h => by rw [Nat.min_eq_left h, Nat.min_eq_left (succ_le_succ h)])
    fun h => by rw [Nat.min_eq_right h, Nat.min_eq_right (succ_le_succ h)]
protected theorem succ_max_succ (x y : Nat) : max (succ x) (succ y) = succ (max x y) :=
  (Nat.le_total x y).elim (fun h => by rw [Nat.max_eq_right h, Nat.max_eq_right (succ_le_succ h)])
    fun h => by rw [Nat.max_eq_left h, Nat.max_eq_left (succ_le_succ h)]
@[simp] protected theorem add_min_add_right (a b c : Nat) : min (a + c) (b + c) = min a b + c :=
  (Nat.le_total a b).elim (fun h => by rw [Nat.min_eq_left h, Nat.min_eq_left (Nat.add_le_add_right h c)])
    fun h => by rw [Nat.min_eq_right h, Nat.min_eq_right (Nat.add_le_add_right h c)]
@[simp] protected theorem add_min_add_left (a b c : Nat) : min (a + b) (a + c) = a + min b c := by
  rw [Nat.add_comm a, Nat.add_comm a, Nat.add_min_add_right, Nat.add_comm]
@[simp] protected theorem add_max_add_right (a b c : Nat) : max (a + c) (b + c) = max a b + c :=
  (Nat.le_total a b).elim (fun h => by rw [Nat.max_eq_right h, Nat.max_eq_right (Nat.add_le_add_right h c)])
    fun h => by rw [Nat.max_eq_left h, Nat.max_eq_left (Nat.add_le_add_right h c)]
@[simp] protected theorem add_max_add_left (a b c : Nat) : max (a + b) (a + c) = a + max b c := by
  rw [Nat.add_comm a, Nat.add_comm a, Nat.add_max_add_right, Nat.add_comm]
theorem min_add_left {a b : Nat} : min a (b + a) = a := Nat.min_eq_left (le_add_left a b)
theorem min_add_right {a b : Nat} : min a (a + b) = a := Nat.min_eq_left (le_add_right a b)
theorem max_add_left {a b : Nat} : max a (b + a) = b + a := Nat.max_eq_right (le_add_left a b)
theorem max_add_right {a b : Nat} : max a (a + b) = a + b := Nat.max_eq_right (le_add_right a b)
protected theorem min_eq_zero_iff {m n : Nat} : min m n = 0 ↔ m = 0 ∨ n = 0 := by
  cases m with
  | zero => rw [Nat.zero_min]; exact ⟨fun _ => .inl rfl, fun _ => rfl⟩
  | succ m =>
    cases n with
    | zero => rw [Nat.min_zero]; exact ⟨fun _ => .inr rfl, fun _ => rfl⟩
    | succ n =>
      rw [Nat.succ_min_succ m n]
      exact ⟨fun h => Nat.noConfusion h, fun h => h.elim (fun h => Nat.noConfusion h) fun h => Nat.noConfusion h⟩
protected theorem max_eq_zero_iff {m n : Nat} : max m n = 0 ↔ m = 0 ∧ n = 0 := by
  rw [← le_zero, Nat.max_le, le_zero, le_zero]
protected theorem min_add_max (a b : Nat) : min a b + max a b = a + b :=
  (Nat.le_total a b).elim (fun h => by rw [Nat.min_eq_left h, Nat.max_eq_right h])
    fun h => by rw [Nat.min_eq_right h, Nat.max_eq_left h, Nat.add_comm]
protected theorem max_add_min (a b : Nat) : max a b + min a b = a + b := by rw [Nat.add_comm, Nat.min_add_max]
protected theorem sub_eq_sub_min (n m : Nat) : n - m = n - min n m :=
  (Nat.le_total n m).elim (fun h => by rw [Nat.min_eq_left h, Nat.sub_eq_zero_of_le h, Nat.sub_self])
    fun h => by rw [Nat.min_eq_right h]
@[simp] protected theorem sub_add_min_cancel (n m : Nat) : n - m + min n m = n := by
  rw [Nat.sub_eq_sub_min, Nat.sub_add_cancel (Nat.min_le_left n m)]
protected theorem sub_add_eq_max (a b : Nat) : a - b + b = max a b :=
  (Nat.le_total a b).elim (fun h => by rw [Nat.max_eq_right h, Nat.sub_eq_zero_of_le h, Nat.zero_add])
    fun h => by rw [Nat.max_eq_left h, Nat.sub_add_cancel h]
protected theorem sub_sub_eq_min (a b : Nat) : a - (a - b) = min a b :=
  (Nat.le_total a b).elim (fun h => by rw [Nat.min_eq_left h, Nat.sub_eq_zero_of_le h, Nat.sub_zero])
    fun h => by rw [Nat.min_eq_right h, Nat.sub_sub_self h]

end Nat
