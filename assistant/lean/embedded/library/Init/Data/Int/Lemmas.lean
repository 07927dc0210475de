module

prelude
public import Init.Data.Int.Basic
/-! The ring of the integers.

Every integer is a difference `subNatNat m n` of natural numbers, on which the operations are given by formulas
without case distinctions; the laws then follow from those of the natural numbers. -/

@[expose] public section

namespace Int

/-! ### Casts of natural numbers -/

@[simp] theorem default_eq_zero : default = (0 : Int) := rfl
protected theorem zero_ne_one : (0 : Int) ≠ 1 := fun h => Int.noConfusion h fun h => Nat.noConfusion h
protected theorem one_ne_zero : (1 : Int) ≠ 0 := Int.zero_ne_one.symm
@[simp] theorem ofNat_eq_coe {n : Nat} : Int.ofNat n = Nat.cast n := rfl
theorem ofNat_eq_natCast (n : Nat) : Int.ofNat n = n := rfl
@[simp] theorem ofNat_zero : ((0 : Nat) : Int) = 0 := rfl
@[simp] theorem ofNat_one : ((1 : Nat) : Int) = 1 := rfl
theorem ofNat_two : ((2 : Nat) : Int) = 2 := rfl
@[norm_cast] theorem natCast_zero : ((0 : Nat) : Int) = 0 := rfl
@[norm_cast] theorem natCast_one : ((1 : Nat) : Int) = 1 := rfl
@[simp, norm_cast] theorem natCast_ofNat {n : Nat} : @Nat.cast Int instNatCastInt (no_index (OfNat.ofNat n)) = OfNat.ofNat n := rfl
@[norm_cast] theorem natCast_add (n m : Nat) : ((n + m : Nat) : Int) = n + m := rfl
@[norm_cast] theorem natCast_mul (n m : Nat) : ((n * m : Nat) : Int) = n * m := rfl
@[norm_cast] theorem natCast_succ (n : Nat) : ((Nat.succ n : Nat) : Int) = n + 1 := rfl
theorem natCast_add_one (n : Nat) : ((n + 1 : Nat) : Int) = n + 1 := rfl
@[simp] theorem ofNat_add (n m : Nat) : ((n + m : Nat) : Int) = n + m := rfl
@[simp] theorem ofNat_mul (n m : Nat) : ((n * m : Nat) : Int) = n * m := rfl
theorem ofNat_succ (n : Nat) : ((Nat.succ n : Nat) : Int) = n + 1 := rfl
theorem ofNat_inj {m n : Nat} : (m : Int) = n ↔ m = n := ⟨fun h => Int.noConfusion h fun h => h, fun h => h ▸ rfl⟩
@[simp, norm_cast] theorem natCast_inj {m n : Nat} : (m : Int) = n ↔ m = n := ofNat_inj
theorem natCast_eq_zero {n : Nat} : (n : Int) = 0 ↔ n = 0 := ofNat_inj
theorem natCast_ne_zero {n : Nat} : (n : Int) ≠ 0 ↔ n ≠ 0 := ⟨mt ofNat_inj.2, mt ofNat_inj.1⟩
theorem ofNat_eq_zero {n : Nat} : (n : Int) = 0 ↔ n = 0 := ofNat_inj
theorem ofNat_ne_zero {n : Nat} : (n : Int) ≠ 0 ↔ n ≠ 0 := natCast_ne_zero
theorem negSucc_inj {m n : Nat} : negSucc m = negSucc n ↔ m = n := ⟨fun h => Int.noConfusion h fun h => h, fun h => h ▸ rfl⟩
theorem negSucc_eq (n : Nat) : negSucc n = -((n : Int) + 1) := rfl
theorem neg_negSucc (n : Nat) : -negSucc n = (Nat.succ n : Nat) := rfl
theorem negSucc_coe (n : Nat) : negSucc n = -((n + 1 : Nat) : Int) := rfl
theorem negSucc_ne_zero (n : Nat) : negSucc n ≠ 0 := fun h => Int.noConfusion h
theorem zero_ne_negSucc (n : Nat) : 0 ≠ negSucc n := fun h => Int.noConfusion h
theorem neg_ofNat_zero : -((0 : Nat) : Int) = 0 := rfl
theorem neg_ofNat_succ (n : Nat) : -((Nat.succ n : Nat) : Int) = negSucc n := rfl
theorem neg_zero : -(0 : Int) = 0 := rfl
attribute [simp] Int.neg_zero

/-! ### Differences of natural numbers -/

theorem subNatNat_add_add (m n k : Nat) : subNatNat (m + k) (n + k) = subNatNat m n := by
  unfold subNatNat
  rw [Nat.add_sub_add_right, Nat.add_sub_add_right]
theorem subNatNat_zero (m : Nat) : subNatNat m 0 = m := by
  unfold subNatNat
  rw [Nat.zero_sub]; rfl
theorem zero_subNatNat (n : Nat) : subNatNat 0 n = -(n : Int) := by
  cases n <;> rfl
theorem negOfNat_eq_subNatNat (n : Nat) : negOfNat n = subNatNat 0 n := by
  cases n <;> rfl
theorem negSucc_eq_subNatNat (n : Nat) : negSucc n = subNatNat 0 (n + 1) := rfl
theorem ofNat_eq_subNatNat (n : Nat) : ofNat n = subNatNat n 0 := (subNatNat_zero n).symm
theorem subNatNat_congr {a b c d : Nat} (h : a + d = c + b) : subNatNat a b = subNatNat c d := by
  rw [← subNatNat_add_add a b d, h, Nat.add_comm b, subNatNat_add_add]
theorem subNatNat_self (n : Nat) : subNatNat n n = 0 := subNatNat_congr (c := 0) (d := 0) (Nat.zero_add n).symm
theorem subNatNat_of_le {m n : Nat} (h : n ≤ m) : subNatNat m n = (m - n : Nat) :=
  (subNatNat_congr (d := 0) (Nat.sub_add_cancel h).symm).trans (subNatNat_zero _)
theorem subNatNat_of_lt {m n : Nat} (h : m < n) : subNatNat m n = negSucc (Nat.pred (n - m)) :=
  (subNatNat_congr (c := 0) (by
    rw [Nat.zero_add]
    show m + Nat.succ (Nat.pred (n - m)) = n
    rw [Nat.succ_pred_eq_of_pos (Nat.sub_pos_of_lt h), Nat.add_sub_of_le (Nat.le_of_lt h)])).trans
    (negSucc_eq_subNatNat _).symm
theorem exists_subNatNat : ∀ (a : Int), ∃ m n, a = subNatNat m n
  | ofNat n => ⟨n, 0, ofNat_eq_subNatNat n⟩
  | negSucc n => ⟨0, n + 1, rfl⟩

private theorem subNatNat_cases (m n : Nat) :
    (∃ k, m = n + k ∧ subNatNat m n = ofNat k) ∨ (∃ k, n = m + (k + 1) ∧ subNatNat m n = negSucc k) :=
  (Nat.lt_or_ge m n).symm.imp
    (fun h => ⟨m - n, (Nat.add_sub_of_le h).symm, subNatNat_of_le h⟩)
    fun h => ⟨Nat.pred (n - m), by
      show n = m + Nat.succ (Nat.pred (n - m))
      rw [Nat.succ_pred_eq_of_pos (Nat.sub_pos_of_lt h), Nat.add_sub_of_le (Nat.le_of_lt h)], subNatNat_of_lt h⟩

theorem neg_subNatNat (a b : Nat) : -subNatNat a b = subNatNat b a := by
  rcases subNatNat_cases a b with ⟨k, e, h⟩ | ⟨k, e, h⟩
  · rw [h, e]
    show negOfNat k = _
    rw [negOfNat_eq_subNatNat]
    exact subNatNat_congr (by rw [Nat.zero_add, Nat.add_comm])
  · rw [h, e]
    show ofNat (k + 1) = _
    rw [ofNat_eq_subNatNat]
    exact subNatNat_congr (Nat.add_comm (k + 1) a)

private theorem ofNat_add_subNatNat (k c d : Nat) : ofNat k + subNatNat c d = subNatNat (k + c) d := by
  rcases subNatNat_cases c d with ⟨l, e, h⟩ | ⟨l, e, h⟩
  · rw [h, e]
    show ofNat (k + l) = _
    rw [ofNat_eq_subNatNat]
    exact subNatNat_congr (by rw [Nat.add_zero, Nat.add_assoc, Nat.add_comm l])
  · rw [h, e]
    show subNatNat k (l + 1) = _
    exact subNatNat_congr (by rw [Nat.add_assoc])

private theorem negSucc_add_subNatNat (k c d : Nat) : negSucc k + subNatNat c d = subNatNat c (k + 1 + d) := by
  rcases subNatNat_cases c d with ⟨l, e, h⟩ | ⟨l, e, h⟩
  · rw [h, e]
    show subNatNat l (k + 1) = _
    exact subNatNat_congr (by rw [Nat.add_left_comm, Nat.add_comm (k + 1), Nat.add_assoc, Nat.add_left_comm, ← Nat.add_assoc d])
  · rw [h, e]
    show negSucc (k + l + 1) = _
    rw [negSucc_eq_subNatNat]
    exact subNatNat_congr (by
      rw [Nat.zero_add, Nat.add_left_comm]
      show _ = c + (k + l + 1 + 1)
      rw [Nat.add_right_comm k 1, Nat.add_assoc (k + l), Nat.add_assoc k, Nat.add_assoc k])

theorem subNatNat_add_subNatNat (a b c d : Nat) : subNatNat a b + subNatNat c d = subNatNat (a + c) (b + d) := by
  rcases subNatNat_cases a b with ⟨k, e, h⟩ | ⟨k, e, h⟩
  · rw [h, e, ofNat_add_subNatNat]
    exact subNatNat_congr (by simp only [Nat.add_comm, Nat.add_left_comm])
  · rw [h, e, negSucc_add_subNatNat]
    exact subNatNat_congr (by simp only [Nat.add_assoc, Nat.add_comm, Nat.add_left_comm])

theorem subNatNat_sub_subNatNat (a b c d : Nat) : subNatNat a b - subNatNat c d = subNatNat (a + d) (b + c) := by
  show subNatNat a b + -subNatNat c d = _
  rw [neg_subNatNat, subNatNat_add_subNatNat]

private theorem ofNat_mul_subNatNat (k c d : Nat) : ofNat k * subNatNat c d = subNatNat (k * c) (k * d) := by
  rcases subNatNat_cases c d with ⟨l, e, h⟩ | ⟨l, e, h⟩
  · rw [h, e]
    show ofNat (k * l) = _
    rw [ofNat_eq_subNatNat]
    exact subNatNat_congr (by rw [Nat.mul_add, Nat.add_zero, Nat.add_comm])
  · rw [h, e]
    show negOfNat (k * (l + 1)) = _
    rw [negOfNat_eq_subNatNat]
    exact subNatNat_congr (by rw [← Nat.mul_add, Nat.zero_add])

private theorem negSucc_mul_subNatNat (k c d : Nat) :
    negSucc k * subNatNat c d = subNatNat ((k + 1) * d) ((k + 1) * c) := by
  rcases subNatNat_cases c d with ⟨l, e, h⟩ | ⟨l, e, h⟩
  · rw [h, e]
    show negOfNat ((k + 1) * l) = _
    rw [negOfNat_eq_subNatNat]
    exact subNatNat_congr (by rw [Nat.zero_add, ← Nat.mul_add])
  · rw [h, e]
    show ofNat ((k + 1) * (l + 1)) = _
    rw [ofNat_eq_subNatNat]
    exact subNatNat_congr (by rw [← Nat.mul_add, Nat.add_comm c]; rfl)

theorem subNatNat_mul_subNatNat (a b c d : Nat) :
    subNatNat a b * subNatNat c d = subNatNat (a * c + b * d) (a * d + b * c) := by
  rcases subNatNat_cases a b with ⟨k, e, h⟩ | ⟨k, e, h⟩
  · rw [h, e, ofNat_mul_subNatNat]
    exact subNatNat_congr (by
      simp only [Nat.add_mul, Nat.add_assoc, Nat.add_comm, Nat.add_left_comm])
  · rw [h, e, negSucc_mul_subNatNat]
    exact subNatNat_congr (by
      simp only [Nat.add_mul, Nat.add_assoc, Nat.add_comm, Nat.add_left_comm])

/-! ### Addition -/

protected theorem add_comm (a b : Int) : a + b = b + a := by
  obtain ⟨m, n, rfl⟩ := exists_subNatNat a
  obtain ⟨k, l, rfl⟩ := exists_subNatNat b
  rw [subNatNat_add_subNatNat, subNatNat_add_subNatNat, Nat.add_comm m, Nat.add_comm n]
protected theorem add_assoc (a b c : Int) : a + b + c = a + (b + c) := by
  obtain ⟨m, n, rfl⟩ := exists_subNatNat a
  obtain ⟨k, l, rfl⟩ := exists_subNatNat b
  obtain ⟨p, q, rfl⟩ := exists_subNatNat c
  rw [subNatNat_add_subNatNat, subNatNat_add_subNatNat, subNatNat_add_subNatNat, subNatNat_add_subNatNat,
    Nat.add_assoc, Nat.add_assoc]
instance instCommutativeAdd : Std.Commutative (α := Int) (· + ·) := ⟨Int.add_comm⟩
instance instAssociativeAdd : Std.Associative (α := Int) (· + ·) := ⟨Int.add_assoc⟩
@[simp] protected theorem zero_add (a : Int) : 0 + a = a := by
  obtain ⟨m, n, rfl⟩ := exists_subNatNat a
  exact (ofNat_add_subNatNat 0 m n).trans (by rw [Nat.zero_add])
@[simp] protected theorem add_zero (a : Int) : a + 0 = a := by rw [Int.add_comm, Int.zero_add]
protected theorem add_left_comm (a b c : Int) : a + (b + c) = b + (a + c) := by
  rw [← Int.add_assoc, Int.add_comm a, Int.add_assoc]
protected theorem add_right_comm (a b c : Int) : a + b + c = a + c + b := by
  rw [Int.add_assoc, Int.add_comm b, ← Int.add_assoc]
protected theorem add_add_add_comm (a b c d : Int) : a + b + (c + d) = a + c + (b + d) := by
  rw [Int.add_assoc, Int.add_assoc, Int.add_left_comm b]
protected theorem add_left_neg (a : Int) : -a + a = 0 := by
  obtain ⟨m, n, rfl⟩ := exists_subNatNat a
  rw [neg_subNatNat, subNatNat_add_subNatNat, Nat.add_comm]; exact subNatNat_self _
protected theorem add_right_neg (a : Int) : a + -a = 0 := by rw [Int.add_comm, Int.add_left_neg]
attribute [simp] Int.add_left_neg Int.add_right_neg
protected theorem neg_add_cancel (a : Int) : -a + a = 0 := Int.add_left_neg a
protected theorem add_neg_cancel (a : Int) : a + -a = 0 := Int.add_right_neg a
@[simp] protected theorem neg_neg (a : Int) : -(-a) = a := by
  obtain ⟨m, n, rfl⟩ := exists_subNatNat a
  rw [neg_subNatNat, neg_subNatNat]
@[simp] theorem neg_add_cancel_left (a b : Int) : -a + (a + b) = b := by
  rw [← Int.add_assoc, Int.add_left_neg, Int.zero_add]
@[simp] theorem add_neg_cancel_left (a b : Int) : a + (-a + b) = b := by
  rw [← Int.add_assoc, Int.add_right_neg, Int.zero_add]
@[simp] theorem add_neg_cancel_right (a b : Int) : a + b + -b = a := by
  rw [Int.add_assoc, Int.add_right_neg, Int.add_zero]
@[simp] theorem neg_add_cancel_right (a b : Int) : a + -b + b = a := by
  rw [Int.add_assoc, Int.add_left_neg, Int.add_zero]
protected theorem add_left_cancel {a b c : Int} (h : a + b = a + c) : b = c := by
  rw [← neg_add_cancel_left a b, h, neg_add_cancel_left]
protected theorem add_right_cancel {a b c : Int} (h : a + b = c + b) : a = c := by
  rw [Int.add_comm a, Int.add_comm c] at h; exact Int.add_left_cancel h
@[simp] protected theorem add_left_inj {i j : Int} (k : Int) : i + k = j + k ↔ i = j :=
  ⟨Int.add_right_cancel, fun h => by rw [h]⟩
@[simp] protected theorem add_right_inj {i j : Int} (k : Int) : k + i = k + j ↔ i = j :=
  ⟨Int.add_left_cancel, fun h => by rw [h]⟩
protected theorem neg_eq_of_add_eq_zero {a b : Int} (h : a + b = 0) : -a = b := by
  rw [← neg_add_cancel_left a b, h, Int.add_zero]
protected theorem eq_neg_of_eq_neg {a b : Int} (h : a = -b) : b = -a := by rw [h, Int.neg_neg]
protected theorem eq_neg_comm {a b : Int} : a = -b ↔ b = -a := ⟨Int.eq_neg_of_eq_neg, Int.eq_neg_of_eq_neg⟩
protected theorem neg_eq_comm {a b : Int} : -a = b ↔ -b = a :=
  ⟨fun h => by rw [← h, Int.neg_neg], fun h => by rw [← h, Int.neg_neg]⟩
@[simp] protected theorem neg_inj {a b : Int} : -a = -b ↔ a = b :=
  ⟨fun h => by rw [← Int.neg_neg a, h, Int.neg_neg], fun h => by rw [h]⟩
@[simp] protected theorem neg_eq_zero {a : Int} : -a = 0 ↔ a = 0 := Int.neg_inj (b := 0)
protected theorem neg_ne_zero {a : Int} : -a ≠ 0 ↔ a ≠ 0 := ⟨mt Int.neg_eq_zero.2, mt Int.neg_eq_zero.1⟩
@[simp] protected theorem neg_add {a b : Int} : -(a + b) = -a + -b := by
  refine Int.neg_eq_of_add_eq_zero ?_
  rw [Int.add_add_add_comm, Int.add_right_neg, Int.add_right_neg, Int.add_zero]
protected theorem add_neg_eq_of_eq_add {a b c : Int} (h : a = c + b) : a + -b = c := by rw [h, add_neg_cancel_right]

/-! ### Subtraction -/

protected theorem sub_eq_add_neg {a b : Int} : a - b = a + -b := rfl
theorem add_neg_one (i : Int) : i + -1 = i - 1 := rfl
@[simp] protected theorem sub_self (a : Int) : a - a = 0 := Int.add_right_neg a
@[simp] protected theorem sub_zero (a : Int) : a - 0 = a := Int.add_zero a
@[simp] protected theorem zero_sub (a : Int) : 0 - a = -a := Int.zero_add (-a)
@[simp] protected theorem sub_neg (a b : Int) : a - -b = a + b := by rw [Int.sub_eq_add_neg, Int.neg_neg]
protected theorem sub_eq_zero_of_eq {a b : Int} (h : a = b) : a - b = 0 := by rw [h, Int.sub_self]
@[simp] protected theorem sub_add_cancel (a b : Int) : a - b + b = a := neg_add_cancel_right a b
@[simp] protected theorem add_sub_cancel (a b : Int) : a + b - b = a := add_neg_cancel_right a b
protected theorem add_sub_cancel_right (a b : Int) : a + b - b = a := add_neg_cancel_right a b
@[simp] protected theorem add_sub_cancel_left (a b : Int) : a + b - a = b := by rw [Int.add_comm, Int.add_sub_cancel]
protected theorem eq_of_sub_eq_zero {a b : Int} (h : a - b = 0) : a = b := by
  rw [← Int.sub_add_cancel a b, h, Int.zero_add]
protected theorem sub_eq_zero {a b : Int} : a - b = 0 ↔ a = b := ⟨Int.eq_of_sub_eq_zero, Int.sub_eq_zero_of_eq⟩
protected theorem sub_sub (a b c : Int) : a - b - c = a - (b + c) := by
  rw [Int.sub_eq_add_neg, Int.sub_eq_add_neg, Int.sub_eq_add_neg, Int.neg_add, Int.add_assoc]
@[simp] protected theorem neg_sub (a b : Int) : -(a - b) = b - a := by
  rw [Int.sub_eq_add_neg, Int.neg_add, Int.neg_neg, Int.add_comm]; rfl
protected theorem sub_sub_self (a b : Int) : a - (a - b) = b := by
  rw [Int.sub_eq_add_neg, Int.neg_sub, Int.add_comm, Int.sub_add_cancel]
protected theorem add_sub_assoc (a b c : Int) : a + b - c = a + (b - c) := Int.add_assoc a b (-c)
protected theorem sub_add_eq_add_sub (a b c : Int) : a - b + c = a + c - b := Int.add_right_comm a (-b) c
protected theorem sub_right_comm (a b c : Int) : a - b - c = a - c - b := Int.add_right_comm a (-b) (-c)
protected theorem sub_add_comm (a b c : Int) : a - b + c = a + c - b := Int.add_right_comm a (-b) c
protected theorem add_sub_add_right (n k m : Int) : n + k - (m + k) = n - m := by
  rw [← Int.sub_sub, Int.sub_right_comm, Int.add_sub_cancel]
protected theorem add_sub_add_left (n k m : Int) : k + n - (k + m) = n - m := by
  rw [Int.add_comm k, Int.add_comm k, Int.add_sub_add_right]
protected theorem sub_add_sub_cancel (a b c : Int) : a - b + (b - c) = a - c := by
  rw [← Int.add_sub_assoc, Int.sub_add_cancel]
protected theorem sub_sub_eq_add_sub (a b c : Int) : a - (b - c) = a + c - b := by
  rw [Int.sub_eq_add_neg, Int.neg_sub, ← Int.add_sub_assoc]
protected theorem neg_add_eq_sub (a b : Int) : -a + b = b - a := Int.add_comm (-a) b
protected theorem sub_left_inj {i j : Int} (k : Int) : i - k = j - k ↔ i = j := Int.add_left_inj (-k)
protected theorem sub_right_inj {i j : Int} (k : Int) : k - i = k - j ↔ i = j :=
  (Int.add_right_inj k).trans Int.neg_inj
protected theorem sub_left_cancel {a b c : Int} (h : a - b = a - c) : b = c := (Int.sub_right_inj a).1 h
protected theorem sub_right_cancel {a b c : Int} (h : a - b = c - b) : a = c := (Int.sub_left_inj b).1 h
protected theorem sub_eq_iff_eq_add {b a c : Int} : a - b = c ↔ a = c + b :=
  ⟨fun h => by rw [← h, Int.sub_add_cancel], fun h => by rw [h, Int.add_sub_cancel]⟩
protected theorem sub_eq_iff_eq_add' {b a c : Int} : a - b = c ↔ a = b + c := by
  rw [Int.add_comm]; exact Int.sub_eq_iff_eq_add
protected theorem eq_sub_iff_add_eq {a b c : Int} : a = b - c ↔ a + c = b :=
  ⟨fun h => by rw [h, Int.sub_add_cancel], fun h => by rw [← h, Int.add_sub_cancel]⟩
protected theorem eq_add_of_sub_eq {a b c : Int} (h : a - c = b) : a = b + c := Int.sub_eq_iff_eq_add.1 h
protected theorem sub_eq_of_eq_add {a b c : Int} (h : a = c + b) : a - b = c := Int.sub_eq_iff_eq_add.2 h
theorem subNatNat_eq_coe {m n : Nat} : subNatNat m n = (m : Int) - n := by
  rw [← subNatNat_zero m, ← subNatNat_zero n, subNatNat_sub_subNatNat, Nat.add_zero, Nat.zero_add]
@[norm_cast] theorem natCast_sub {m n : Nat} (h : m ≤ n) : ((n - m : Nat) : Int) = n - m := by
  rw [← subNatNat_of_le h, subNatNat_eq_coe]
theorem ofNat_sub {m n : Nat} (h : m ≤ n) : ((n - m : Nat) : Int) = n - m := natCast_sub h
@[simp] theorem natCast_pred_of_pos {n : Nat} (h : 0 < n) : ((n - 1 : Nat) : Int) = (n : Int) - 1 := natCast_sub h
theorem negSucc_coe' (n : Nat) : negSucc n = -(n : Int) - 1 := by
  rw [negSucc_eq, Int.neg_add]; rfl

/-! ### Multiplication -/

protected theorem mul_comm (a b : Int) : a * b = b * a := by
  obtain ⟨m, n, rfl⟩ := exists_subNatNat a
  obtain ⟨k, l, rfl⟩ := exists_subNatNat b
  rw [subNatNat_mul_subNatNat, subNatNat_mul_subNatNat, Nat.mul_comm m k, Nat.mul_comm n l, Nat.mul_comm m l,
    Nat.mul_comm n k, Nat.add_comm (l * m)]
instance instCommutativeMul : Std.Commutative (α := Int) (· * ·) := ⟨Int.mul_comm⟩
protected theorem mul_assoc (a b c : Int) : a * b * c = a * (b * c) := by
  obtain ⟨m, n, rfl⟩ := exists_subNatNat a
  obtain ⟨k, l, rfl⟩ := exists_subNatNat b
  obtain ⟨p, q, rfl⟩ := exists_subNatNat c
  rw [subNatNat_mul_subNatNat, subNatNat_mul_subNatNat, subNatNat_mul_subNatNat, subNatNat_mul_subNatNat]
  exact subNatNat_congr (by
    simp only [Nat.add_mul, Nat.mul_add, Nat.mul_assoc, Nat.add_assoc, Nat.add_comm, Nat.add_left_comm])
instance instAssociativeMul : Std.Associative (α := Int) (· * ·) := ⟨Int.mul_assoc⟩
protected theorem mul_add (a b c : Int) : a * (b + c) = a * b + a * c := by
  obtain ⟨m, n, rfl⟩ := exists_subNatNat a
  obtain ⟨k, l, rfl⟩ := exists_subNatNat b
  obtain ⟨p, q, rfl⟩ := exists_subNatNat c
  rw [subNatNat_add_subNatNat, subNatNat_mul_subNatNat, subNatNat_mul_subNatNat, subNatNat_mul_subNatNat,
    subNatNat_add_subNatNat]
  exact subNatNat_congr (by simp only [Nat.mul_add, Nat.add_assoc, Nat.add_comm, Nat.add_left_comm])
protected theorem add_mul (a b c : Int) : (a + b) * c = a * c + b * c := by
  rw [Int.mul_comm, Int.mul_add, Int.mul_comm c, Int.mul_comm c]
protected theorem mul_left_comm (a b c : Int) : a * (b * c) = b * (a * c) := by
  rw [← Int.mul_assoc, Int.mul_comm a, Int.mul_assoc]
protected theorem mul_right_comm (a b c : Int) : a * b * c = a * c * b := by
  rw [Int.mul_assoc, Int.mul_comm b, ← Int.mul_assoc]
protected theorem mul_mul_mul_comm (a b c d : Int) : a * b * (c * d) = a * c * (b * d) := by
  rw [Int.mul_assoc, Int.mul_assoc, Int.mul_left_comm b]
@[simp] protected theorem zero_mul (a : Int) : 0 * a = 0 := by
  obtain ⟨m, n, rfl⟩ := exists_subNatNat a
  exact (ofNat_mul_subNatNat 0 m n).trans (by rw [Nat.zero_mul, Nat.zero_mul]; rfl)
@[simp] protected theorem mul_zero (a : Int) : a * 0 = 0 := by rw [Int.mul_comm, Int.zero_mul]
@[simp] protected theorem one_mul (a : Int) : 1 * a = a := by
  obtain ⟨m, n, rfl⟩ := exists_subNatNat a
  exact (ofNat_mul_subNatNat 1 m n).trans (by rw [Nat.one_mul, Nat.one_mul])
@[simp] protected theorem mul_one (a : Int) : a * 1 = a := by rw [Int.mul_comm, Int.one_mul]
protected theorem neg_mul_eq_neg_mul (a b : Int) : -(a * b) = -a * b := by
  refine Int.neg_eq_of_add_eq_zero ?_
  rw [← Int.add_mul, Int.add_right_neg, Int.zero_mul]
protected theorem neg_mul_eq_mul_neg (a b : Int) : -(a * b) = a * -b := by
  rw [Int.mul_comm, Int.neg_mul_eq_neg_mul, Int.mul_comm]
@[simp] protected theorem neg_mul (a b : Int) : -a * b = -(a * b) := (Int.neg_mul_eq_neg_mul a b).symm
@[simp] protected theorem mul_neg (a b : Int) : a * -b = -(a * b) := (Int.neg_mul_eq_mul_neg a b).symm
protected theorem neg_mul_neg (a b : Int) : -a * -b = a * b := by rw [Int.neg_mul, Int.mul_neg, Int.neg_neg]
protected theorem neg_mul_comm (a b : Int) : -a * b = a * -b := by rw [Int.neg_mul, Int.mul_neg]
protected theorem neg_eq_neg_one_mul (a : Int) : -a = -1 * a := by rw [Int.neg_mul, Int.one_mul]
@[simp] protected theorem neg_one_mul (a : Int) : -1 * a = -a := (Int.neg_eq_neg_one_mul a).symm
protected theorem mul_neg_one (a : Int) : a * -1 = -a := by rw [Int.mul_neg, Int.mul_one]
protected theorem mul_sub (a b c : Int) : a * (b - c) = a * b - a * c := by
  rw [Int.sub_eq_add_neg, Int.mul_add, Int.mul_neg]; rfl
protected theorem sub_mul (a b c : Int) : (a - b) * c = a * c - b * c := by
  rw [Int.sub_eq_add_neg, Int.add_mul, Int.neg_mul]; rfl
protected theorem two_mul (n : Int) : 2 * n = n + n := (Int.add_mul 1 1 n).trans (by rw [Int.one_mul])
protected theorem mul_two (n : Int) : n * 2 = n + n := by rw [Int.mul_comm, Int.two_mul]
theorem add_one_mul (a b : Int) : (a + 1) * b = a * b + b := by rw [Int.add_mul, Int.one_mul]
theorem mul_add_one (a b : Int) : a * (b + 1) = a * b + a := by rw [Int.mul_add, Int.mul_one]

private theorem mul_eq_zero_aux : ∀ {a b : Int}, a * b = 0 → a = 0 ∨ b = 0
  | ofNat _, ofNat _, h => (Nat.mul_eq_zero.1 (ofNat_inj.1 h)).imp (congrArg ofNat) (congrArg ofNat)
  | ofNat 0, negSucc _, _ => .inl rfl
  | ofNat (m + 1), negSucc n, h => by
    change negOfNat ((m + 1) * (n + 1)) = 0 at h
    rw [Nat.add_one_mul_add_one] at h
    exact Int.noConfusion h
  | negSucc _, ofNat 0, _ => .inr rfl
  | negSucc m, ofNat (n + 1), h => by
    change negOfNat ((m + 1) * (n + 1)) = 0 at h
    rw [Nat.add_one_mul_add_one] at h
    exact Int.noConfusion h
  | negSucc m, negSucc n, h => by
    change ofNat ((m + 1) * (n + 1)) = 0 at h
    rw [Nat.add_one_mul_add_one] at h
    exact Int.noConfusion h fun h => Nat.noConfusion h
protected theorem mul_eq_zero {a b : Int} : a * b = 0 ↔ a = 0 ∨ b = 0 :=
  ⟨mul_eq_zero_aux, fun h => h.elim (fun h => by rw [h, Int.zero_mul]) fun h => by rw [h, Int.mul_zero]⟩
attribute [simp] Int.mul_eq_zero
protected theorem mul_ne_zero {a b : Int} (a0 : a ≠ 0) (b0 : b ≠ 0) : a * b ≠ 0 :=
  fun h => (Int.mul_eq_zero.1 h).elim a0 b0
protected theorem mul_ne_zero_iff {a b : Int} : a * b ≠ 0 ↔ a ≠ 0 ∧ b ≠ 0 :=
  ⟨fun h => ⟨fun e => h (by rw [e, Int.zero_mul]), fun e => h (by rw [e, Int.mul_zero])⟩, fun h => Int.mul_ne_zero h.1 h.2⟩
protected theorem eq_of_mul_eq_mul_left {a b c : Int} (ha : a ≠ 0) (h : a * b = a * c) : b = c :=
  Int.eq_of_sub_eq_zero ((Int.mul_eq_zero.1 (by rw [Int.mul_sub, h, Int.sub_self])).resolve_left ha)
protected theorem eq_of_mul_eq_mul_right {a b c : Int} (ha : a ≠ 0) (h : b * a = c * a) : b = c := by
  rw [Int.mul_comm b, Int.mul_comm c] at h; exact Int.eq_of_mul_eq_mul_left ha h
theorem mul_eq_mul_left_iff {a b c : Int} (h : c ≠ 0) : c * a = c * b ↔ a = b :=
  ⟨Int.eq_of_mul_eq_mul_left h, fun h => by rw [h]⟩
theorem mul_eq_mul_right_iff {a b c : Int} (h : c ≠ 0) : a * c = b * c ↔ a = b :=
  ⟨Int.eq_of_mul_eq_mul_right h, fun h => by rw [h]⟩
theorem eq_one_of_mul_eq_self_left {a b : Int} (Hpos : a ≠ 0) (H : b * a = a) : b = 1 :=
  Int.eq_of_mul_eq_mul_right Hpos (by rw [Int.one_mul, H])
theorem eq_one_of_mul_eq_self_right {a b : Int} (Hpos : b ≠ 0) (H : b * a = b) : a = 1 :=
  Int.eq_of_mul_eq_mul_left Hpos (by rw [Int.mul_one, H])

/-! ### Absolute value and sign -/

@[simp, norm_cast] theorem natAbs_natCast (n : Nat) : natAbs (n : Int) = n := rfl
@[simp] theorem natAbs_ofNat (n : Nat) : natAbs (no_index (OfNat.ofNat n) : Int) = n := rfl
@[simp] theorem natAbs_negSucc (n : Nat) : natAbs (negSucc n) = n.succ := rfl
@[simp] theorem natAbs_zero : natAbs (0 : Int) = 0 := rfl
@[simp] theorem natAbs_one : natAbs (1 : Int) = 1 := rfl
@[simp] theorem natAbs_eq_zero {a : Int} : natAbs a = 0 ↔ a = 0 :=
  ⟨match a with
    | ofNat _ => congrArg ofNat
    | negSucc _ => fun h => Nat.noConfusion h, fun h => h ▸ rfl⟩
theorem natAbs_ne_zero {a : Int} : a.natAbs ≠ 0 ↔ a ≠ 0 := ⟨mt natAbs_eq_zero.2, mt natAbs_eq_zero.1⟩
theorem natAbs_pos {a : Int} : 0 < natAbs a ↔ a ≠ 0 := Nat.pos_iff_ne_zero.trans natAbs_ne_zero
@[simp] theorem natAbs_neg : ∀ (a : Int), natAbs (-a) = natAbs a
  | ofNat 0 => rfl
  | ofNat (_ + 1) => rfl
  | negSucc _ => rfl
theorem natAbs_eq : ∀ (a : Int), a = natAbs a ∨ a = -(natAbs a : Int)
  | ofNat _ => .inl rfl
  | negSucc _ => .inr rfl
theorem natAbs_negOfNat (n : Nat) : natAbs (negOfNat n) = n := by cases n <;> rfl
theorem natAbs_mul : ∀ (a b : Int), natAbs (a * b) = natAbs a * natAbs b
  | ofNat _, ofNat _ => rfl
  | ofNat m, negSucc n => natAbs_negOfNat (m * (n + 1))
  | negSucc m, ofNat n => natAbs_negOfNat ((m + 1) * n)
  | negSucc _, negSucc _ => rfl
theorem natAbs_mul_self : ∀ {a : Int}, ((natAbs a * natAbs a : Nat) : Int) = a * a
  | ofNat _ => rfl
  | negSucc _ => rfl
theorem natAbs_eq_natAbs_iff {a b : Int} : a.natAbs = b.natAbs ↔ a = b ∨ a = -b :=
  ⟨fun h =>
    have e : (a.natAbs : Int) = b.natAbs := congrArg Nat.cast h
    (natAbs_eq a).elim
      (fun ha => (natAbs_eq b).imp (fun hb => (ha.trans e).trans hb.symm) fun hb =>
        (ha.trans e).trans (Int.eq_neg_of_eq_neg hb))
      fun ha => (natAbs_eq b).symm.imp (fun hb => (ha.trans (congrArg Int.neg e)).trans hb.symm) fun hb =>
        (ha.trans (congrArg Int.neg e)).trans (congrArg Int.neg hb.symm),
    fun h => h.elim (fun h => by rw [h]) fun h => by rw [h, natAbs_neg]⟩
theorem natAbs_sub_comm (a b : Int) : natAbs (a - b) = natAbs (b - a) := by rw [← Int.neg_sub, natAbs_neg]

@[simp] theorem sign_zero : sign 0 = 0 := rfl
@[simp] theorem sign_one : sign 1 = 1 := rfl
theorem sign_neg_one : sign (-1) = -1 := rfl
@[simp] theorem sign_of_add_one (x : Nat) : sign (x + 1) = 1 := rfl
@[simp] theorem sign_negSucc (x : Nat) : sign (negSucc x) = -1 := rfl
theorem sign_mul_natAbs : ∀ (a : Int), sign a * natAbs a = a
  | 0 => rfl
  | ofNat (m + 1) => Int.one_mul (ofNat (m + 1))
  | negSucc m => Int.neg_one_mul (ofNat (m + 1))
theorem natAbs_mul_sign (a : Int) : natAbs a * sign a = a := by rw [Int.mul_comm, sign_mul_natAbs]
@[simp] theorem sign_neg (z : Int) : sign (-z) = -sign z := by
  cases z with
  | ofNat n => cases n <;> rfl
  | negSucc n => rfl

/-! ### Natural numbers from integers -/

@[simp, norm_cast] theorem toNat_natCast (n : Nat) : toNat (n : Int) = n := rfl
theorem toNat_ofNat (n : Nat) : toNat (no_index (OfNat.ofNat n)) = n := rfl
@[simp] theorem toNat_negSucc (n : Nat) : (negSucc n).toNat = 0 := rfl
@[simp] theorem toNat_zero : (0 : Int).toNat = 0 := rfl
@[simp] theorem toNat_one : (1 : Int).toNat = 1 := rfl
@[simp] theorem toNat_natCast_add_one {n : Nat} : ((n : Int) + 1).toNat = n + 1 := rfl
@[simp] theorem toNat_neg_natCast : ∀ (n : Nat), toNat (-(n : Int)) = 0
  | 0 => rfl
  | _ + 1 => rfl
theorem mem_toNat? : ∀ {a : Int} {n : Nat}, toNat? a = some n ↔ a = n
  | ofNat _, _ => ⟨fun h => by injection h with h; rw [h]; rfl, fun h => congrArg some (ofNat_inj.1 h)⟩
  | negSucc _, _ => ⟨fun h => by injection h, fun h => Int.noConfusion h⟩

end Int
