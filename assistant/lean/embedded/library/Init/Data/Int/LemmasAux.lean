module

prelude
public import Init.Omega
/-! Further lemmas on integers, for which `omega` is at hand. -/

@[expose] public section

namespace Int

protected theorem lt_max {a b c : Int} : a < max b c ↔ a < b ∨ a < c :=
  ⟨fun h => (Int.le_total b c).elim (fun h' => .inr (Int.max_eq_right h' ▸ h)) fun h' => .inl (Int.max_eq_left h' ▸ h),
    fun h => h.elim (fun h => Int.lt_of_lt_of_le h (Int.le_max_left b c)) fun h => Int.lt_of_lt_of_le h (Int.le_max_right b c)⟩
protected theorem le_max {a b c : Int} : a ≤ max b c ↔ a ≤ b ∨ a ≤ c :=
  ⟨fun h => (Int.le_total b c).elim (fun h' => .inr (Int.max_eq_right h' ▸ h)) fun h' => .inl (Int.max_eq_left h' ▸ h),
    fun h => h.elim (fun h => Int.le_trans h (Int.le_max_left b c)) fun h => Int.le_trans h (Int.le_max_right b c)⟩
protected theorem min_lt {a b c : Int} : min a b < c ↔ a < c ∨ b < c :=
  ⟨fun h => (Int.le_total a b).elim (fun h' => .inl (Int.min_eq_left h' ▸ h)) fun h' => .inr (Int.min_eq_right h' ▸ h),
    fun h => h.elim (fun h => Int.lt_of_le_of_lt (Int.min_le_left a b) h) fun h => Int.lt_of_le_of_lt (Int.min_le_right a b) h⟩
protected theorem min_le {a b c : Int} : min a b ≤ c ↔ a ≤ c ∨ b ≤ c :=
  ⟨fun h => (Int.le_total a b).elim (fun h' => .inl (Int.min_eq_left h' ▸ h)) fun h' => .inr (Int.min_eq_right h' ▸ h),
    fun h => h.elim (fun h => Int.le_trans (Int.min_le_left a b) h) fun h => Int.le_trans (Int.min_le_right a b) h⟩
protected theorem lt_min {a b c : Int} : a < min b c ↔ a < b ∧ a < c := Int.le_min (a := a + 1)
protected theorem max_lt {a b c : Int} : max a b < c ↔ a < c ∧ b < c := by
  rw [← Int.le_sub_one_iff, Int.max_le, Int.le_sub_one_iff, Int.le_sub_one_iff]
protected theorem min_assoc (a b c : Int) : min (min a b) c = min a (min b c) :=
  Int.le_antisymm
    (Int.le_min.2 ⟨Int.le_trans (Int.min_le_left _ _) (Int.min_le_left _ _),
      Int.le_min.2 ⟨Int.le_trans (Int.min_le_left _ _) (Int.min_le_right _ _), Int.min_le_right _ _⟩⟩)
    (Int.le_min.2 ⟨Int.le_min.2 ⟨Int.min_le_left _ _, Int.le_trans (Int.min_le_right _ _) (Int.min_le_left _ _)⟩,
      Int.le_trans (Int.min_le_right _ _) (Int.min_le_right _ _)⟩)
protected theorem max_assoc (a b c : Int) : max (max a b) c = max a (max b c) :=
  Int.le_antisymm
    (Int.max_le.2 ⟨Int.max_le.2 ⟨Int.le_max_left _ _, Int.le_trans (Int.le_max_left _ _) (Int.le_max_right _ _)⟩,
      Int.le_trans (Int.le_max_right _ _) (Int.le_max_right _ _)⟩)
    (Int.max_le.2 ⟨Int.le_trans (Int.le_max_left _ _) (Int.le_max_left _ _),
      Int.max_le.2 ⟨Int.le_trans (Int.le_max_right _ _) (Int.le_max_left _ _), Int.le_max_right _ _⟩⟩)
instance : Std.Associative (α := Int) min := ⟨Int.min_assoc⟩
instance : Std.Commutative (α := Int) min := ⟨Int.min_comm⟩
instance : Std.IdempotentOp (α := Int) min := ⟨Int.min_self⟩
instance : Std.Associative (α := Int) max := ⟨Int.max_assoc⟩
instance : Std.Commutative (α := Int) max := ⟨Int.max_comm⟩
instance : Std.IdempotentOp (α := Int) max := ⟨Int.max_self⟩
protected theorem add_max_add_right (a b c : Int) : max (a + c) (b + c) = max a b + c :=
  (Int.le_total a b).elim (fun h => by rw [Int.max_eq_right h, Int.max_eq_right (Int.add_le_add_right h c)])
    fun h => by rw [Int.max_eq_left h, Int.max_eq_left (Int.add_le_add_right h c)]
protected theorem add_max_add_left (a b c : Int) : max (a + b) (a + c) = a + max b c := by
  rw [Int.add_comm a, Int.add_comm a, Int.add_max_add_right, Int.add_comm]
protected theorem add_min_add_right (a b c : Int) : min (a + c) (b + c) = min a b + c :=
  (Int.le_total a b).elim (fun h => by rw [Int.min_eq_left h, Int.min_eq_left (Int.add_le_add_right h c)])
    fun h => by rw [Int.min_eq_right h, Int.min_eq_right (Int.add_le_add_right h c)]
protected theorem add_min_add_left (a b c : Int) : min (a + b) (a + c) = a + min b c := by
  rw [Int.add_comm a, Int.add_comm a, Int.add_min_add_right, Int.add_comm]
protected theorem neg_max (a b : Int) : -max a b = min (-a) (-b) :=
  (Int.le_total a b).elim (fun h => by rw [Int.max_eq_right h, Int.min_eq_right (Int.neg_le_neg h)])
    fun h => by rw [Int.max_eq_left h, Int.min_eq_left (Int.neg_le_neg h)]
protected theorem neg_min (a b : Int) : -min a b = max (-a) (-b) :=
  (Int.le_total a b).elim (fun h => by rw [Int.min_eq_left h, Int.max_eq_left (Int.neg_le_neg h)])
    fun h => by rw [Int.min_eq_right h, Int.max_eq_right (Int.neg_le_neg h)]
protected theorem min_add_max (a b : Int) : min a b + max a b = a + b := by omega
@[simp] theorem toNat_sub_toNat_neg (n : Int) : (n.toNat : Int) - (-n).toNat = n := by omega
theorem toNat_add {a b : Int} (ha : 0 ≤ a) (hb : 0 ≤ b) : (a + b).toNat = a.toNat + b.toNat := by omega
theorem toNat_add_nat {a : Int} (ha : 0 ≤ a) (n : Nat) : (a + n).toNat = a.toNat + n := by omega
theorem toNat_sub_of_le {a b : Int} (h : b ≤ a) : ((a - b).toNat : Int) = a - b := by omega
theorem toNat_le_toNat {a b : Int} (h : a ≤ b) : a.toNat ≤ b.toNat := by omega
theorem toNat_lt_toNat {a b : Int} (hb : 0 < b) : a.toNat < b.toNat ↔ a < b := by omega
theorem toNat_eq_zero {n : Int} : n.toNat = 0 ↔ n ≤ 0 := by omega
theorem toNat_pos {n : Int} : 0 < n.toNat ↔ 0 < n := by omega
theorem lt_of_toNat_lt {a b : Int} (h : a.toNat < b.toNat) : a < b := by omega
theorem toNat_max (a b : Int) : (max a b).toNat = max a.toNat b.toNat :=
  (Int.le_total a b).elim (fun h => by rw [Int.max_eq_right h, Nat.max_eq_right (toNat_le_toNat h)])
    fun h => by rw [Int.max_eq_left h, Nat.max_eq_left (toNat_le_toNat h)]
theorem toNat_min (a b : Int) : (min a b).toNat = min a.toNat b.toNat :=
  (Int.le_total a b).elim (fun h => by rw [Int.min_eq_left h, Nat.min_eq_left (toNat_le_toNat h)])
    fun h => by rw [Int.min_eq_right h, Nat.min_eq_right (toNat_le_toNat h)]
theorem natAbs_sub_le (a b : Int) : natAbs (a - b) ≤ natAbs a + natAbs b := by omega
theorem natAbs_sub_natAbs_le (a b : Int) : natAbs a - natAbs b ≤ natAbs (a - b) := by omega
theorem natAbs_lt_natAbs_of_nonneg_of_lt {a b : Int} (w₁ : 0 ≤ a) (w₂ : a < b) : a.natAbs < b.natAbs := by omega
theorem neg_emod_two (n : Int) : -n % 2 = n % 2 := by omega
end Int
