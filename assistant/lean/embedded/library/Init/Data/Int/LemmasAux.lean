prelude
import Init.Omega
/-! Further lemmas on integers, for which `omega` is at hand. -/

namespace Int

protected theorem lt_max {a b c : Int} : a < max b c ↔ a < b ∨ a < c := by omega
protected theorem le_max {a b c : Int} : a ≤ max b c ↔ a ≤ b ∨ a ≤ c := by omega
protected theorem min_lt {a b c : Int} : min a b < c ↔ a < c ∨ b < c := by omega
protected theorem min_le {a b c : Int} : min a b ≤ c ↔ a ≤ c ∨ b ≤ c := by omega
protected theorem lt_min {a b c : Int} : a < min b c ↔ a < b ∧ a < c := by omega
protected theorem max_lt {a b c : Int} : max a b < c ↔ a < c ∧ b < c := by omega
protected theorem min_assoc (a b c : Int) : min (min a b) c = min a (min b c) := by omega
protected theorem max_assoc (a b c : Int) : max (max a b) c = max a (max b c) := by omega
instance : Std.Associative (α := Int) min := ⟨Int.min_assoc⟩
instance : Std.Commutative (α := Int) min := ⟨Int.min_comm⟩
instance : Std.IdempotentOp (α := Int) min := ⟨Int.min_self⟩
instance : Std.Associative (α := Int) max := ⟨Int.max_assoc⟩
instance : Std.Commutative (α := Int) max := ⟨Int.max_comm⟩
instance : Std.IdempotentOp (α := Int) max := ⟨Int.max_self⟩
protected theorem add_max_add_right (a b c : Int) : max (a + c) (b + c) = max a b + c := by omega
protected theorem add_max_add_left (a b c : Int) : max (a + b) (a + c) = a + max b c := by omega
protected theorem add_min_add_right (a b c : Int) : min (a + c) (b + c) = min a b + c := by omega
protected theorem add_min_add_left (a b c : Int) : min (a + b) (a + c) = a + min b c := by omega
protected theorem neg_max (a b : Int) : -max a b = min (-a) (-b) := by omega
protected theorem neg_min (a b : Int) : -min a b = max (-a) (-b) := by omega
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
theorem toNat_max (a b : Int) : (max a b).toNat = max a.toNat b.toNat := by omega
theorem toNat_min (a b : Int) : (min a b).toNat = min a.toNat b.toNat := by omega
theorem natAbs_sub_le (a b : Int) : natAbs (a - b) ≤ natAbs a + natAbs b := by omega
theorem natAbs_sub_natAbs_le (a b : Int) : natAbs a - natAbs b ≤ natAbs (a - b) := by omega
theorem natAbs_lt_natAbs_of_nonneg_of_lt {a b : Int} (w₁ : 0 ≤ a) (w₂ : a < b) : a.natAbs < b.natAbs := by omega
theorem neg_emod_two (n : Int) : -n % 2 = n % 2 := by omega
end Int
