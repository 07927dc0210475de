module

prelude
public import Init.Data.Int.Lemmas
/-! The order of the integers.

`a ≤ b` says that `b - a` is not negative; that those integers are closed under addition and multiplication gives
every law. -/

@[expose] public section

namespace Int

/-! ### Integers that are not negative -/

theorem NonNeg.elim {a : Int} (h : NonNeg a) : ∃ n : Nat, a = n := by
  cases h with
  | mk n => exact ⟨n, rfl⟩
theorem nonneg_or_nonneg_neg : ∀ (a : Int), NonNeg a ∨ NonNeg (-a)
  | ofNat n => .inl ⟨n⟩
  | negSucc n => .inr ⟨n + 1⟩
theorem NonNeg.add {a b : Int} (ha : NonNeg a) (hb : NonNeg b) : NonNeg (a + b) := by
  cases ha with
  | mk m => cases hb with
    | mk n => exact ⟨m + n⟩
theorem NonNeg.mul {a b : Int} (ha : NonNeg a) (hb : NonNeg b) : NonNeg (a * b) := by
  cases ha with
  | mk m => cases hb with
    | mk n => exact ⟨m * n⟩
theorem not_nonneg_negSucc (n : Nat) : ¬ NonNeg (negSucc n) := fun h =>
  h.elim.elim fun _ e => Int.noConfusion e
theorem NonNeg.eq_zero {a : Int} (h : NonNeg a) (h' : NonNeg (-a)) : a = 0 := by
  cases h with
  | mk n => cases n with
    | zero => rfl
    | succ n => exact absurd h' (not_nonneg_negSucc n)
theorem nonneg_def {a b : Int} : a ≤ b ↔ NonNeg (b - a) := Iff.rfl
theorem le_def {a b : Int} : a ≤ b ↔ NonNeg (b - a) := Iff.rfl
theorem nonneg_iff_zero_le {a : Int} : NonNeg a ↔ 0 ≤ a := by rw [le_def, Int.sub_zero]
theorem lt_iff_add_one_le {a b : Int} : a < b ↔ a + 1 ≤ b := Iff.rfl
theorem add_one_le_iff {a b : Int} : a + 1 ≤ b ↔ a < b := Iff.rfl
theorem add_one_le_of_lt {a b : Int} (H : a < b) : a + 1 ≤ b := H
theorem lt_of_add_one_le {a b : Int} (H : a + 1 ≤ b) : a < b := H

/-! ### Casts -/

theorem ofNat_nonneg (n : Nat) : 0 ≤ (n : Int) := nonneg_iff_zero_le.1 ⟨n⟩
@[simp] theorem natCast_nonneg (n : Nat) : 0 ≤ (n : Int) := ofNat_nonneg n
theorem ofNat_zero_le (n : Nat) : 0 ≤ (n : Int) := ofNat_nonneg n
theorem eq_ofNat_of_zero_le {a : Int} (h : 0 ≤ a) : ∃ n : Nat, a = n := (nonneg_iff_zero_le.2 h).elim
theorem le.intro_sub {a b : Int} (n : Nat) (h : b - a = n) : a ≤ b := by
  show NonNeg (b - a)
  rw [h]; exact ⟨n⟩
theorem le.intro {a b : Int} (n : Nat) (h : a + n = b) : a ≤ b := le.intro_sub n (by rw [← h, Int.add_sub_cancel_left])
theorem le.dest_sub {a b : Int} (h : a ≤ b) : ∃ n : Nat, b - a = n := NonNeg.elim h
theorem le.dest {a b : Int} (h : a ≤ b) : ∃ n : Nat, a + n = b :=
  (le.dest_sub h).elim fun n e => ⟨n, by rw [Int.add_comm]; exact (Int.eq_add_of_sub_eq e).symm⟩
@[simp, norm_cast] theorem ofNat_le {m n : Nat} : (m : Int) ≤ n ↔ m ≤ n :=
  ⟨fun h => (le.dest h).elim fun _ e => Nat.le.intro (ofNat_inj.1 e),
    fun h => (Nat.le.dest h).elim fun k e => le.intro k (congrArg Nat.cast e)⟩
@[simp, norm_cast] theorem ofNat_lt {n m : Nat} : (n : Int) < m ↔ n < m := ofNat_le (m := n + 1)
theorem natCast_le_natCast {m n : Nat} : (m : Int) ≤ n ↔ m ≤ n := ofNat_le
theorem natCast_lt_natCast {m n : Nat} : (m : Int) < n ↔ m < n := ofNat_lt
theorem ofNat_pos {n : Nat} : 0 < (n : Int) ↔ 0 < n := ofNat_lt (n := 0)
@[simp, norm_cast] theorem natCast_pos {n : Nat} : 0 < (n : Int) ↔ 0 < n := ofNat_pos
theorem ofNat_succ_pos (n : Nat) : 0 < (Nat.succ n : Int) := ofNat_pos.2 (Nat.succ_pos n)
theorem natCast_succ_pos (n : Nat) : 0 < (Nat.succ n : Int) := ofNat_succ_pos n
theorem eq_succ_of_zero_lt {a : Int} (h : 0 < a) : ∃ n : Nat, a = n.succ :=
  (le.dest h).elim fun n e => ⟨n, by rw [← e]; exact Int.add_comm 1 n⟩
theorem negSucc_lt_zero (n : Nat) : negSucc n < 0 := le.intro_sub n (by
  show 0 - (negSucc n + 1) = n
  rw [negSucc_eq, Int.zero_sub, Int.neg_add, Int.neg_neg]; exact Int.add_sub_cancel n 1)
theorem negSucc_not_nonneg (n : Nat) : 0 ≤ negSucc n ↔ False :=
  ⟨fun h => not_nonneg_negSucc n (nonneg_iff_zero_le.2 h), False.elim⟩

/-! ### The order by itself -/

@[simp] protected theorem le_refl (a : Int) : a ≤ a := le.intro_sub 0 (Int.sub_self a)
protected theorem le_rfl {a : Int} : a ≤ a := Int.le_refl a
protected theorem le_of_eq {a b : Int} (h : a = b) : a ≤ b := h ▸ Int.le_refl a
protected theorem le_trans {a b c : Int} (h₁ : a ≤ b) (h₂ : b ≤ c) : a ≤ c := by
  have h : NonNeg (c - b + (b - a)) := NonNeg.add h₂ h₁
  rwa [Int.sub_add_sub_cancel] at h
protected theorem le_antisymm {a b : Int} (h₁ : a ≤ b) (h₂ : b ≤ a) : a = b := by
  have h : NonNeg (-(b - a)) := by rwa [Int.neg_sub]
  exact (Int.eq_of_sub_eq_zero (NonNeg.eq_zero h₁ h)).symm
protected theorem le_total (a b : Int) : a ≤ b ∨ b ≤ a :=
  (nonneg_or_nonneg_neg (b - a)).imp id fun h => by rwa [Int.neg_sub] at h
theorem lt_add_one_self (a : Int) : a < a + 1 := Int.le_refl (a + 1)
protected theorem le_add_one_self (a : Int) : a ≤ a + 1 := le.intro 1 rfl
protected theorem le_of_lt {a b : Int} (h : a < b) : a ≤ b := Int.le_trans (Int.le_add_one_self a) h
@[simp] protected theorem lt_irrefl (a : Int) : ¬ a < a := fun h => by
  obtain ⟨n, e⟩ := le.dest h
  rw [Int.add_assoc] at e
  have e' : (1 : Int) + n = 0 := Int.add_left_cancel (a := a) (e.trans (Int.add_zero a).symm)
  exact Nat.noConfusion ((Nat.succ_eq_one_add n).trans (ofNat_inj.1 e'))
protected theorem lt_of_lt_of_le {a b c : Int} (h₁ : a < b) (h₂ : b ≤ c) : a < c := Int.le_trans h₁ h₂
protected theorem ne_of_lt {a b : Int} (h : a < b) : a ≠ b := fun e => Int.lt_irrefl b (e ▸ h)
protected theorem ne_of_gt {a b : Int} (h : b < a) : a ≠ b := (Int.ne_of_lt h).symm
protected theorem lt_iff_le_and_ne {a b : Int} : a < b ↔ a ≤ b ∧ a ≠ b := by
  refine ⟨fun h => ⟨Int.le_of_lt h, Int.ne_of_lt h⟩, fun h => ?_⟩
  obtain ⟨n, e⟩ := le.dest h.1
  cases n with
  | zero => exact absurd ((Int.add_zero a).symm.trans e) h.2
  | succ n =>
    rw [natCast_add_one, Int.add_comm (n : Int), ← Int.add_assoc] at e
    exact le.intro n e
protected theorem lt_of_le_of_ne {a b : Int} (h₁ : a ≤ b) (h₂ : a ≠ b) : a < b := Int.lt_iff_le_and_ne.2 ⟨h₁, h₂⟩
protected theorem lt_or_ge (a b : Int) : a < b ∨ b ≤ a :=
  (Int.le_total a b).elim (fun h => if e : a = b then .inr (Int.le_of_eq e.symm) else .inl (Int.lt_of_le_of_ne h e)) .inr
protected theorem lt_or_le (a b : Int) : a < b ∨ b ≤ a := Int.lt_or_ge a b
protected theorem le_or_lt (a b : Int) : a ≤ b ∨ b < a := (Int.lt_or_ge b a).symm
protected theorem not_le_of_gt {a b : Int} (h : b < a) : ¬ a ≤ b := fun h' => Int.lt_irrefl b (Int.lt_of_lt_of_le h h')
@[simp] protected theorem not_le {a b : Int} : ¬ a ≤ b ↔ b < a :=
  ⟨fun h => (Int.lt_or_ge b a).resolve_right h, Int.not_le_of_gt⟩
@[simp] protected theorem not_lt {a b : Int} : ¬ a < b ↔ b ≤ a :=
  ⟨fun h => (Int.lt_or_ge a b).resolve_left h, fun h h' => Int.not_le_of_gt h' h⟩
protected theorem not_lt_of_ge {a b : Int} (h : b ≤ a) : ¬ a < b := Int.not_lt.2 h
protected theorem lt_of_not_ge {a b : Int} (h : ¬ a ≤ b) : b < a := Int.not_le.1 h
protected theorem lt_of_not_le {a b : Int} (h : ¬ a ≤ b) : b < a := Int.not_le.1 h
protected theorem le_of_not_gt {a b : Int} (h : ¬ a > b) : a ≤ b := Int.not_lt.1 h
protected theorem le_of_not_lt {a b : Int} (h : ¬ a < b) : b ≤ a := Int.not_lt.1 h
protected theorem le_of_not_le {a b : Int} (h : ¬ a ≤ b) : b ≤ a := Int.le_of_lt (Int.not_le.1 h)
protected theorem lt_asymm {a b : Int} (h : a < b) : ¬ b < a := Int.not_lt.2 (Int.le_of_lt h)
protected theorem lt_iff_le_not_le {a b : Int} : a < b ↔ a ≤ b ∧ ¬ b ≤ a :=
  ⟨fun h => ⟨Int.le_of_lt h, Int.not_le_of_gt h⟩, fun h => Int.not_le.1 h.2⟩
protected theorem lt_iff_le_and_not_ge {a b : Int} : a < b ↔ a ≤ b ∧ ¬ b ≤ a := Int.lt_iff_le_not_le
protected theorem lt_trichotomy (a b : Int) : a < b ∨ a = b ∨ b < a :=
  (Int.lt_or_ge a b).imp id fun h => if e : a = b then .inl e else .inr (Int.lt_of_le_of_ne h fun e' => e e'.symm)
protected theorem lt_or_gt_of_ne {a b : Int} (h : a ≠ b) : a < b ∨ a > b :=
  (Int.lt_trichotomy a b).imp id fun h' => h'.resolve_left h
protected theorem lt_or_lt_of_ne {a b : Int} (h : a ≠ b) : a < b ∨ b < a := Int.lt_or_gt_of_ne h
protected theorem ne_iff_lt_or_gt {a b : Int} : a ≠ b ↔ a < b ∨ b < a :=
  ⟨Int.lt_or_gt_of_ne, fun h => h.elim Int.ne_of_lt Int.ne_of_gt⟩
protected theorem eq_iff_le_and_ge {a b : Int} : a = b ↔ a ≤ b ∧ b ≤ a :=
  ⟨fun h => ⟨Int.le_of_eq h, Int.le_of_eq h.symm⟩, fun h => Int.le_antisymm h.1 h.2⟩
protected theorem le_antisymm_iff {a b : Int} : a = b ↔ a ≤ b ∧ b ≤ a := Int.eq_iff_le_and_ge
protected theorem lt_or_eq_of_le {a b : Int} (h : a ≤ b) : a < b ∨ a = b :=
  if e : a = b then .inr e else .inl (Int.lt_of_le_of_ne h e)
protected theorem le_iff_lt_or_eq {a b : Int} : a ≤ b ↔ a < b ∨ a = b :=
  ⟨Int.lt_or_eq_of_le, fun h => h.elim Int.le_of_lt Int.le_of_eq⟩
protected theorem lt_of_le_of_lt {a b c : Int} (h₁ : a ≤ b) (h₂ : b < c) : a < c :=
  Int.not_le.1 fun h => Int.not_le_of_gt h₂ (Int.le_trans h h₁)
protected theorem lt_trans {a b c : Int} (h₁ : a < b) (h₂ : b < c) : a < c := Int.lt_of_lt_of_le h₁ (Int.le_of_lt h₂)
instance instTransLe : Trans (α := Int) (· ≤ ·) (· ≤ ·) (· ≤ ·) := ⟨Int.le_trans⟩
instance instTransLtLe : Trans (α := Int) (· < ·) (· ≤ ·) (· < ·) := ⟨Int.lt_of_lt_of_le⟩
instance instTransLeLt : Trans (α := Int) (· ≤ ·) (· < ·) (· < ·) := ⟨Int.lt_of_le_of_lt⟩
instance instTransLt : Trans (α := Int) (· < ·) (· < ·) (· < ·) := ⟨Int.lt_trans⟩
protected theorem zero_lt_one : (0 : Int) < 1 := ofNat_lt.2 Nat.zero_lt_one
protected theorem one_pos : (0 : Int) < 1 := Int.zero_lt_one
protected theorem zero_le_one : (0 : Int) ≤ 1 := Int.le_of_lt Int.zero_lt_one

/-! ### Order and addition -/

protected theorem add_le_add_left {a b : Int} (h : a ≤ b) (c : Int) : c + a ≤ c + b := by
  show NonNeg (c + b - (c + a))
  rw [Int.add_sub_add_left]; exact h
protected theorem add_le_add_right {a b : Int} (h : a ≤ b) (c : Int) : a + c ≤ b + c := by
  show NonNeg (b + c - (a + c))
  rw [Int.add_sub_add_right]; exact h
protected theorem add_lt_add_left {a b : Int} (h : a < b) (c : Int) : c + a < c + b := by
  have h' := Int.add_le_add_left (add_one_le_of_lt h) c
  rwa [← Int.add_assoc] at h'
protected theorem add_lt_add_right {a b : Int} (h : a < b) (c : Int) : a + c < b + c := by
  rw [Int.add_comm a, Int.add_comm b]; exact Int.add_lt_add_left h c
protected theorem le_of_add_le_add_left {a b c : Int} (h : a + b ≤ a + c) : b ≤ c := by
  have h' := Int.add_le_add_left h (-a)
  rwa [neg_add_cancel_left, neg_add_cancel_left] at h'
protected theorem le_of_add_le_add_right {a b c : Int} (h : a + b ≤ c + b) : a ≤ c := by
  rw [Int.add_comm a, Int.add_comm c] at h; exact Int.le_of_add_le_add_left h
protected theorem lt_of_add_lt_add_left {a b c : Int} (h : a + b < a + c) : b < c := by
  have h' := Int.add_lt_add_left h (-a)
  rwa [neg_add_cancel_left, neg_add_cancel_left] at h'
protected theorem lt_of_add_lt_add_right {a b c : Int} (h : a + b < c + b) : a < c := by
  rw [Int.add_comm a, Int.add_comm c] at h; exact Int.lt_of_add_lt_add_left h
protected theorem add_le_add_iff_left {b c : Int} (a : Int) : a + b ≤ a + c ↔ b ≤ c :=
  ⟨Int.le_of_add_le_add_left, fun h => Int.add_le_add_left h a⟩
protected theorem add_le_add_iff_right {a b : Int} (c : Int) : a + c ≤ b + c ↔ a ≤ b :=
  ⟨Int.le_of_add_le_add_right, fun h => Int.add_le_add_right h c⟩
protected theorem add_lt_add_iff_left {b c : Int} (a : Int) : a + b < a + c ↔ b < c :=
  ⟨Int.lt_of_add_lt_add_left, fun h => Int.add_lt_add_left h a⟩
protected theorem add_lt_add_iff_right {a b : Int} (c : Int) : a + c < b + c ↔ a < b :=
  ⟨Int.lt_of_add_lt_add_right, fun h => Int.add_lt_add_right h c⟩
protected theorem add_le_add {a b c d : Int} (h₁ : a ≤ b) (h₂ : c ≤ d) : a + c ≤ b + d :=
  Int.le_trans (Int.add_le_add_right h₁ c) (Int.add_le_add_left h₂ b)
protected theorem add_lt_add {a b c d : Int} (h₁ : a < b) (h₂ : c < d) : a + c < b + d :=
  Int.lt_trans (Int.add_lt_add_right h₁ c) (Int.add_lt_add_left h₂ b)
protected theorem add_lt_add_of_le_of_lt {a b c d : Int} (h₁ : a ≤ b) (h₂ : c < d) : a + c < b + d :=
  Int.lt_of_le_of_lt (Int.add_le_add_right h₁ c) (Int.add_lt_add_left h₂ b)
protected theorem add_lt_add_of_lt_of_le {a b c d : Int} (h₁ : a < b) (h₂ : c ≤ d) : a + c < b + d :=
  Int.lt_of_lt_of_le (Int.add_lt_add_right h₁ c) (Int.add_le_add_left h₂ b)
protected theorem le_add_of_nonneg_right {a b : Int} (h : 0 ≤ b) : a ≤ a + b := by
  have h' := Int.add_le_add_left h a
  rwa [Int.add_zero] at h'
protected theorem le_add_of_nonneg_left {a b : Int} (h : 0 ≤ b) : a ≤ b + a := by
  rw [Int.add_comm]; exact Int.le_add_of_nonneg_right h
protected theorem lt_add_of_pos_right (a : Int) {b : Int} (h : 0 < b) : a < a + b := by
  have h' := Int.add_lt_add_left h a
  rwa [Int.add_zero] at h'
protected theorem lt_add_of_pos_left (a : Int) {b : Int} (h : 0 < b) : a < b + a := by
  rw [Int.add_comm]; exact Int.lt_add_of_pos_right a h
protected theorem add_nonneg {a b : Int} (ha : 0 ≤ a) (hb : 0 ≤ b) : 0 ≤ a + b :=
  Int.le_trans ha (Int.le_add_of_nonneg_right hb)
protected theorem add_pos {a b : Int} (ha : 0 < a) (hb : 0 < b) : 0 < a + b :=
  Int.lt_trans ha (Int.lt_add_of_pos_right a hb)
protected theorem add_pos_of_pos_of_nonneg {a b : Int} (ha : 0 < a) (hb : 0 ≤ b) : 0 < a + b :=
  Int.lt_of_lt_of_le ha (Int.le_add_of_nonneg_right hb)
protected theorem add_pos_of_nonneg_of_pos {a b : Int} (ha : 0 ≤ a) (hb : 0 < b) : 0 < a + b :=
  Int.lt_of_le_of_lt ha (Int.lt_add_of_pos_right a hb)
theorem lt_add_one_iff {a b : Int} : a < b + 1 ↔ a ≤ b := Int.add_le_add_iff_right 1
theorem lt_add_one_of_le {a b : Int} (H : a ≤ b) : a < b + 1 := lt_add_one_iff.2 H
theorem le_of_lt_add_one {a b : Int} (H : a < b + 1) : a ≤ b := lt_add_one_iff.1 H
theorem lt_succ (a : Int) : a < a + 1 := Int.le_refl (a + 1)
theorem le_sub_one_iff {a b : Int} : a ≤ b - 1 ↔ a < b := by
  rw [← Int.add_le_add_iff_right 1, Int.sub_add_cancel]; exact Iff.rfl
theorem le_sub_one_of_lt {a b : Int} (H : a < b) : a ≤ b - 1 := le_sub_one_iff.2 H
theorem lt_of_le_sub_one {a b : Int} (H : a ≤ b - 1) : a < b := le_sub_one_iff.1 H
theorem sub_one_lt_iff {a b : Int} : a - 1 < b ↔ a ≤ b := by
  show a - 1 + 1 ≤ b ↔ _
  rw [Int.sub_add_cancel]

/-! ### Order, negation, subtraction -/

protected theorem neg_le_neg {a b : Int} (h : a ≤ b) : -b ≤ -a := by
  show NonNeg (-a - -b)
  rw [Int.sub_neg, Int.neg_add_eq_sub]; exact h
protected theorem le_of_neg_le_neg {a b : Int} (h : -b ≤ -a) : a ≤ b := by
  have h' := Int.neg_le_neg h
  rwa [Int.neg_neg, Int.neg_neg] at h'
protected theorem neg_le_neg_iff {a b : Int} : -a ≤ -b ↔ b ≤ a := ⟨Int.le_of_neg_le_neg, Int.neg_le_neg⟩
protected theorem neg_lt_neg {a b : Int} (h : a < b) : -b < -a :=
  Int.not_le.1 fun h' => Int.not_le_of_gt h (Int.le_of_neg_le_neg h')
protected theorem neg_lt_neg_iff {a b : Int} : -a < -b ↔ b < a :=
  ⟨fun h => by have h' := Int.neg_lt_neg h; rwa [Int.neg_neg, Int.neg_neg] at h', Int.neg_lt_neg⟩
protected theorem lt_of_neg_lt_neg {a b : Int} (h : -b < -a) : a < b := Int.neg_lt_neg_iff.1 h
protected theorem neg_nonneg_of_nonpos {a : Int} (h : a ≤ 0) : 0 ≤ -a := Int.neg_le_neg (b := 0) h
protected theorem neg_nonpos_of_nonneg {a : Int} (h : 0 ≤ a) : -a ≤ 0 := Int.neg_le_neg (a := 0) h
protected theorem nonpos_of_neg_nonneg {a : Int} (h : 0 ≤ -a) : a ≤ 0 := Int.le_of_neg_le_neg (b := 0) h
protected theorem nonneg_of_neg_nonpos {a : Int} (h : -a ≤ 0) : 0 ≤ a := Int.le_of_neg_le_neg (a := 0) h
@[simp] protected theorem neg_nonneg {a : Int} : 0 ≤ -a ↔ a ≤ 0 := ⟨Int.nonpos_of_neg_nonneg, Int.neg_nonneg_of_nonpos⟩
@[simp] protected theorem neg_nonpos_iff {a : Int} : -a ≤ 0 ↔ 0 ≤ a := ⟨Int.nonneg_of_neg_nonpos, Int.neg_nonpos_of_nonneg⟩
protected theorem neg_neg_of_pos {a : Int} (h : 0 < a) : -a < 0 := Int.neg_lt_neg (a := 0) h
protected theorem neg_pos_of_neg {a : Int} (h : a < 0) : 0 < -a := Int.neg_lt_neg (b := 0) h
@[simp] protected theorem neg_pos {a : Int} : 0 < -a ↔ a < 0 := Int.neg_lt_neg_iff (a := 0)
@[simp] protected theorem neg_neg_iff_pos {a : Int} : -a < 0 ↔ 0 < a := Int.neg_lt_neg_iff (b := 0)
protected theorem neg_le_of_neg_le {a b : Int} (h : -a ≤ b) : -b ≤ a := by
  have h' := Int.neg_le_neg h; rwa [Int.neg_neg] at h'
protected theorem le_neg_of_le_neg {a b : Int} (h : a ≤ -b) : b ≤ -a := by
  have h' := Int.neg_le_neg h; rwa [Int.neg_neg] at h'
protected theorem neg_lt_of_neg_lt {a b : Int} (h : -a < b) : -b < a := by
  have h' := Int.neg_lt_neg h; rwa [Int.neg_neg] at h'
protected theorem lt_neg_of_lt_neg {a b : Int} (h : a < -b) : b < -a := by
  have h' := Int.neg_lt_neg h; rwa [Int.neg_neg] at h'
protected theorem sub_nonneg_of_le {a b : Int} (h : b ≤ a) : 0 ≤ a - b := nonneg_iff_zero_le.1 h
protected theorem le_of_sub_nonneg {a b : Int} (h : 0 ≤ a - b) : b ≤ a := nonneg_iff_zero_le.2 h
@[simp] protected theorem sub_nonneg {a b : Int} : 0 ≤ a - b ↔ b ≤ a := ⟨Int.le_of_sub_nonneg, Int.sub_nonneg_of_le⟩
protected theorem sub_pos_of_lt {a b : Int} (h : b < a) : 0 < a - b := by
  have h' := Int.add_lt_add_right h (-b)
  rwa [Int.add_right_neg] at h'
protected theorem lt_of_sub_pos {a b : Int} (h : 0 < a - b) : b < a := by
  have h' := Int.add_lt_add_right h b
  rwa [Int.zero_add, Int.sub_add_cancel] at h'
protected theorem sub_pos {a b : Int} : 0 < a - b ↔ b < a := ⟨Int.lt_of_sub_pos, Int.sub_pos_of_lt⟩
protected theorem sub_nonpos_of_le {a b : Int} (h : a ≤ b) : a - b ≤ 0 := by
  have h' := Int.add_le_add_right h (-b)
  rwa [Int.add_right_neg] at h'
protected theorem sub_neg_of_lt {a b : Int} (h : a < b) : a - b < 0 := by
  have h' := Int.add_lt_add_right h (-b)
  rwa [Int.add_right_neg] at h'
protected theorem sub_le_self (a : Int) {b : Int} (h : 0 ≤ b) : a - b ≤ a := by
  have h' := Int.add_le_add_left (Int.neg_nonpos_of_nonneg h) a
  rwa [Int.add_zero] at h'
protected theorem sub_lt_self (a : Int) {b : Int} (h : 0 < b) : a - b < a := by
  have h' := Int.add_lt_add_left (Int.neg_neg_of_pos h) a
  rwa [Int.add_zero] at h'
theorem sub_one_lt_self (a : Int) : a - 1 < a := Int.sub_lt_self a Int.zero_lt_one
protected theorem sub_le_iff_le_add {a b c : Int} : a - c ≤ b ↔ a ≤ b + c := by
  rw [← Int.add_le_add_iff_right c, Int.sub_add_cancel]
protected theorem le_sub_iff_add_le {a b c : Int} : a ≤ b - c ↔ a + c ≤ b := by
  rw [← Int.add_le_add_iff_right c, Int.sub_add_cancel]
protected theorem sub_lt_iff_lt_add {a b c : Int} : a - c < b ↔ a < b + c := by
  rw [← Int.add_lt_add_iff_right c, Int.sub_add_cancel]
protected theorem lt_sub_iff_add_lt {a b c : Int} : a < b - c ↔ a + c < b := by
  rw [← Int.add_lt_add_iff_right c, Int.sub_add_cancel]
protected theorem add_le_of_le_sub_right {a b c : Int} (h : a ≤ c - b) : a + b ≤ c := Int.le_sub_iff_add_le.1 h
protected theorem le_sub_right_of_add_le {a b c : Int} (h : a + b ≤ c) : a ≤ c - b := Int.le_sub_iff_add_le.2 h
protected theorem add_le_of_le_sub_left {a b c : Int} (h : b ≤ c - a) : a + b ≤ c :=
  Int.add_comm b a ▸ Int.add_le_of_le_sub_right h
protected theorem le_sub_left_of_add_le {a b c : Int} (h : a + b ≤ c) : b ≤ c - a :=
  Int.le_sub_right_of_add_le (Int.add_comm a b ▸ h)
protected theorem le_add_of_sub_right_le {a b c : Int} (h : a - c ≤ b) : a ≤ b + c := Int.sub_le_iff_le_add.1 h
protected theorem sub_right_le_of_le_add {a b c : Int} (h : a ≤ b + c) : a - c ≤ b := Int.sub_le_iff_le_add.2 h
protected theorem le_add_of_sub_left_le {a b c : Int} (h : a - b ≤ c) : a ≤ b + c :=
  Int.add_comm c b ▸ Int.le_add_of_sub_right_le h
protected theorem sub_left_le_of_le_add {a b c : Int} (h : a ≤ b + c) : a - b ≤ c :=
  Int.sub_right_le_of_le_add (Int.add_comm b c ▸ h)
protected theorem add_lt_of_lt_sub_right {a b c : Int} (h : a < c - b) : a + b < c := Int.lt_sub_iff_add_lt.1 h
protected theorem lt_sub_right_of_add_lt {a b c : Int} (h : a + b < c) : a < c - b := Int.lt_sub_iff_add_lt.2 h
protected theorem lt_add_of_sub_right_lt {a b c : Int} (h : a - c < b) : a < b + c := Int.sub_lt_iff_lt_add.1 h
protected theorem sub_right_lt_of_lt_add {a b c : Int} (h : a < b + c) : a - c < b := Int.sub_lt_iff_lt_add.2 h
protected theorem sub_le_sub_left {a b : Int} (h : a ≤ b) (c : Int) : c - b ≤ c - a :=
  Int.add_le_add_left (Int.neg_le_neg h) c
protected theorem sub_le_sub_right {a b : Int} (h : a ≤ b) (c : Int) : a - c ≤ b - c := Int.add_le_add_right h (-c)
protected theorem sub_le_sub {a b c d : Int} (hab : a ≤ b) (hcd : c ≤ d) : a - d ≤ b - c :=
  Int.add_le_add hab (Int.neg_le_neg hcd)
protected theorem sub_lt_sub_left {a b : Int} (h : a < b) (c : Int) : c - b < c - a :=
  Int.add_lt_add_left (Int.neg_lt_neg h) c
protected theorem sub_lt_sub_right {a b : Int} (h : a < b) (c : Int) : a - c < b - c := Int.add_lt_add_right h (-c)
protected theorem sub_lt_sub {a b c d : Int} (hab : a < b) (hcd : c < d) : a - d < b - c :=
  Int.add_lt_add hab (Int.neg_lt_neg hcd)
protected theorem sub_le_sub_right_iff {a b c : Int} : a - c ≤ b - c ↔ a ≤ b := Int.add_le_add_iff_right (-c)

/-! ### Order and multiplication -/

protected theorem mul_nonneg {a b : Int} (ha : 0 ≤ a) (hb : 0 ≤ b) : 0 ≤ a * b :=
  nonneg_iff_zero_le.1 ((nonneg_iff_zero_le.2 ha).mul (nonneg_iff_zero_le.2 hb))
protected theorem mul_pos {a b : Int} (ha : 0 < a) (hb : 0 < b) : 0 < a * b :=
  Int.lt_of_le_of_ne (Int.mul_nonneg (Int.le_of_lt ha) (Int.le_of_lt hb))
    (Int.mul_ne_zero (Int.ne_of_gt ha) (Int.ne_of_gt hb)).symm
protected theorem mul_le_mul_of_nonneg_left {a b c : Int} (h₁ : a ≤ b) (h₂ : 0 ≤ c) : c * a ≤ c * b := by
  have h := Int.mul_nonneg h₂ (Int.sub_nonneg_of_le h₁)
  rw [Int.mul_sub] at h
  exact Int.le_of_sub_nonneg h
protected theorem mul_le_mul_of_nonneg_right {a b c : Int} (h₁ : a ≤ b) (h₂ : 0 ≤ c) : a * c ≤ b * c := by
  rw [Int.mul_comm a, Int.mul_comm b]; exact Int.mul_le_mul_of_nonneg_left h₁ h₂
protected theorem mul_le_mul_of_nonpos_left {a b c : Int} (ha : a ≤ 0) (h : c ≤ b) : a * b ≤ a * c := by
  have h' := Int.mul_le_mul_of_nonneg_left h (Int.neg_nonneg_of_nonpos ha)
  rw [Int.neg_mul, Int.neg_mul] at h'
  exact Int.le_of_neg_le_neg h'
protected theorem mul_le_mul_of_nonpos_right {a b c : Int} (h : b ≤ a) (hc : c ≤ 0) : a * c ≤ b * c := by
  rw [Int.mul_comm a, Int.mul_comm b]; exact Int.mul_le_mul_of_nonpos_left hc h
protected theorem mul_lt_mul_of_pos_left {a b c : Int} (h₁ : a < b) (h₂ : 0 < c) : c * a < c * b := by
  have h := Int.mul_pos h₂ (Int.sub_pos_of_lt h₁)
  rw [Int.mul_sub] at h
  exact Int.lt_of_sub_pos h
protected theorem mul_lt_mul_of_pos_right {a b c : Int} (h₁ : a < b) (h₂ : 0 < c) : a * c < b * c := by
  rw [Int.mul_comm a, Int.mul_comm b]; exact Int.mul_lt_mul_of_pos_left h₁ h₂
protected theorem mul_lt_mul_of_neg_left {a b c : Int} (h : b < a) (hc : c < 0) : c * a < c * b := by
  have h' := Int.mul_lt_mul_of_pos_left h (Int.neg_pos_of_neg hc)
  rw [Int.neg_mul, Int.neg_mul] at h'
  exact Int.lt_of_neg_lt_neg h'
protected theorem mul_le_mul {a b c d : Int} (hac : a ≤ c) (hbd : b ≤ d) (nn_b : 0 ≤ b) (nn_c : 0 ≤ c) : a * b ≤ c * d :=
  Int.le_trans (Int.mul_le_mul_of_nonneg_right hac nn_b) (Int.mul_le_mul_of_nonneg_left hbd nn_c)
protected theorem mul_neg_of_pos_of_neg {a b : Int} (ha : 0 < a) (hb : b < 0) : a * b < 0 := by
  have h := Int.mul_lt_mul_of_pos_left hb ha
  rwa [Int.mul_zero] at h
protected theorem mul_nonpos_of_nonneg_of_nonpos {a b : Int} (ha : 0 ≤ a) (hb : b ≤ 0) : a * b ≤ 0 := by
  have h := Int.mul_le_mul_of_nonneg_left hb ha
  rwa [Int.mul_zero] at h
protected theorem mul_nonneg_of_nonpos_of_nonpos {a b : Int} (ha : a ≤ 0) (hb : b ≤ 0) : 0 ≤ a * b := by
  have h := Int.mul_nonneg (Int.neg_nonneg_of_nonpos ha) (Int.neg_nonneg_of_nonpos hb)
  rwa [Int.neg_mul_neg] at h
protected theorem mul_pos_of_neg_of_neg {a b : Int} (ha : a < 0) (hb : b < 0) : 0 < a * b := by
  have h := Int.mul_pos (Int.neg_pos_of_neg ha) (Int.neg_pos_of_neg hb)
  rwa [Int.neg_mul_neg] at h
protected theorem le_of_mul_le_mul_left {a b c : Int} (w : a * b ≤ a * c) (h : 0 < a) : b ≤ c :=
  Int.not_lt.1 fun h' => Int.not_le_of_gt (Int.mul_lt_mul_of_pos_left h' h) w
protected theorem le_of_mul_le_mul_right {a b c : Int} (w : b * a ≤ c * a) (h : 0 < a) : b ≤ c := by
  rw [Int.mul_comm b, Int.mul_comm c] at w; exact Int.le_of_mul_le_mul_left w h
protected theorem lt_of_mul_lt_mul_left {a b c : Int} (w : a * b < a * c) (h : 0 ≤ a) : b < c :=
  Int.not_le.1 fun h' => Int.not_le_of_gt w (Int.mul_le_mul_of_nonneg_left h' h)
protected theorem lt_of_mul_lt_mul_right {a b c : Int} (w : b * a < c * a) (h : 0 ≤ a) : b < c := by
  rw [Int.mul_comm b, Int.mul_comm c] at w; exact Int.lt_of_mul_lt_mul_left w h
protected theorem mul_self_nonneg (a : Int) : 0 ≤ a * a :=
  (Int.le_total 0 a).elim (fun h => Int.mul_nonneg h h) fun h => Int.mul_nonneg_of_nonpos_of_nonpos h h

/-! ### Minimum and maximum -/

protected theorem min_def (n m : Int) : min n m = if n ≤ m then n else m := rfl
protected theorem max_def (n m : Int) : max n m = if n ≤ m then m else n := rfl
protected theorem min_eq_left {a b : Int} (h : a ≤ b) : min a b = a := if_pos h
protected theorem max_eq_right {a b : Int} (h : a ≤ b) : max a b = b := if_pos h
protected theorem min_eq_right {a b : Int} (h : b ≤ a) : min a b = b :=
  if h' : a ≤ b then (if_pos h').trans (Int.le_antisymm h' h) else if_neg h'
protected theorem max_eq_left {a b : Int} (h : b ≤ a) : max a b = a :=
  if h' : a ≤ b then (if_pos h').trans (Int.le_antisymm h h') else if_neg h'
protected theorem min_comm (a b : Int) : min a b = min b a :=
  (Int.le_total a b).elim (fun h => by rw [Int.min_eq_left h, Int.min_eq_right h])
    fun h => by rw [Int.min_eq_right h, Int.min_eq_left h]
protected theorem max_comm (a b : Int) : max a b = max b a :=
  (Int.le_total a b).elim (fun h => by rw [Int.max_eq_right h, Int.max_eq_left h])
    fun h => by rw [Int.max_eq_left h, Int.max_eq_right h]
protected theorem min_le_right (a b : Int) : min a b ≤ b :=
  (Int.le_total a b).elim (fun h => by rw [Int.min_eq_left h]; exact h)
    fun h => by rw [Int.min_eq_right h]; exact Int.le_refl b
protected theorem min_le_left (a b : Int) : min a b ≤ a := Int.min_comm b a ▸ Int.min_le_right b a
protected theorem le_max_left (a b : Int) : a ≤ max a b :=
  (Int.le_total a b).elim (fun h => by rw [Int.max_eq_right h]; exact h)
    fun h => by rw [Int.max_eq_left h]; exact Int.le_refl a
protected theorem le_max_right (a b : Int) : b ≤ max a b := Int.max_comm b a ▸ Int.le_max_left b a
protected theorem le_min {a b c : Int} : a ≤ min b c ↔ a ≤ b ∧ a ≤ c :=
  ⟨fun h => ⟨Int.le_trans h (Int.min_le_left b c), Int.le_trans h (Int.min_le_right b c)⟩, fun h =>
    (Int.le_total b c).elim (fun h' => by rw [Int.min_eq_left h']; exact h.1)
      fun h' => by rw [Int.min_eq_right h']; exact h.2⟩
protected theorem max_le {a b c : Int} : max a b ≤ c ↔ a ≤ c ∧ b ≤ c :=
  ⟨fun h => ⟨Int.le_trans (Int.le_max_left a b) h, Int.le_trans (Int.le_max_right a b) h⟩, fun h =>
    (Int.le_total a b).elim (fun h' => by rw [Int.max_eq_right h']; exact h.2)
      fun h' => by rw [Int.max_eq_left h']; exact h.1⟩
@[simp] protected theorem min_self (a : Int) : min a a = a := Int.min_eq_left (Int.le_refl a)
@[simp] protected theorem max_self (a : Int) : max a a = a := Int.max_eq_right (Int.le_refl a)
@[norm_cast] theorem natCast_min (a b : Nat) : ((min a b : Nat) : Int) = min (a : Int) b :=
  (Nat.le_total a b).elim (fun h => by rw [Nat.min_eq_left h, Int.min_eq_left (ofNat_le.2 h)])
    fun h => by rw [Nat.min_eq_right h, Int.min_eq_right (ofNat_le.2 h)]
@[norm_cast] theorem natCast_max (a b : Nat) : ((max a b : Nat) : Int) = max (a : Int) b :=
  (Nat.le_total a b).elim (fun h => by rw [Nat.max_eq_right h, Int.max_eq_right (ofNat_le.2 h)])
    fun h => by rw [Nat.max_eq_left h, Int.max_eq_left (ofNat_le.2 h)]

/-! ### Absolute value and natural numbers -/

theorem natAbs_of_nonneg {a : Int} (h : 0 ≤ a) : (natAbs a : Int) = a := by
  obtain ⟨n, rfl⟩ := eq_ofNat_of_zero_le h
  rfl
theorem eq_natAbs_of_nonneg {a : Int} (h : 0 ≤ a) : a = natAbs a := (natAbs_of_nonneg h).symm
theorem eq_natAbs_of_zero_le {a : Int} (h : 0 ≤ a) : a = natAbs a := eq_natAbs_of_nonneg h
theorem ofNat_natAbs_of_nonneg {a : Int} (h : 0 ≤ a) : (natAbs a : Int) = a := natAbs_of_nonneg h
theorem ofNat_natAbs_of_nonpos {a : Int} (h : a ≤ 0) : (natAbs a : Int) = -a := by
  rw [← natAbs_neg, natAbs_of_nonneg (Int.neg_nonneg_of_nonpos h)]
theorem le_natAbs {a : Int} : a ≤ natAbs a :=
  (Int.le_total 0 a).elim (fun h => Int.le_of_eq (natAbs_of_nonneg h).symm) fun h => Int.le_trans h (ofNat_nonneg _)
theorem neg_le_natAbs {a : Int} : -a ≤ natAbs a := by
  have h := le_natAbs (a := -a)
  rwa [natAbs_neg] at h
theorem natAbs_add_le (a b : Int) : natAbs (a + b) ≤ natAbs a + natAbs b := by
  refine ofNat_le.1 ?_
  rw [natCast_add]
  exact (natAbs_eq (a + b)).elim (fun h => h ▸ Int.add_le_add le_natAbs le_natAbs) fun h => by
    rw [Int.eq_neg_comm] at h
    rw [h, Int.neg_add]
    exact Int.add_le_add neg_le_natAbs neg_le_natAbs
theorem toNat_of_nonneg {a : Int} (h : 0 ≤ a) : (toNat a : Int) = a := by
  obtain ⟨n, rfl⟩ := eq_ofNat_of_zero_le h
  rfl
theorem toNat_of_nonpos {a : Int} (h : a ≤ 0) : toNat a = 0 := by
  cases a with
  | ofNat n => exact Nat.eq_zero_of_le_zero (ofNat_le.1 h)
  | negSucc n => rfl
theorem toNat_eq_max : ∀ (a : Int), (toNat a : Int) = max a 0
  | ofNat n => (Int.max_eq_left (ofNat_nonneg n)).symm
  | negSucc n => (Int.max_eq_right (Int.le_of_lt (negSucc_lt_zero n))).symm
theorem natCast_toNat_eq_max (a : Int) : (toNat a : Int) = max a 0 := toNat_eq_max a
theorem ofNat_toNat (a : Int) : (toNat a : Int) = max a 0 := toNat_eq_max a
theorem self_le_toNat (a : Int) : a ≤ toNat a := by rw [toNat_eq_max]; exact Int.le_max_left a 0
theorem toNat_le {m : Int} {n : Nat} : toNat m ≤ n ↔ m ≤ n := by
  rw [← ofNat_le, toNat_eq_max, Int.max_le]
  exact ⟨fun h => h.1, fun h => ⟨h, ofNat_nonneg n⟩⟩
theorem lt_toNat {n : Nat} {z : Int} : n < toNat z ↔ (n : Int) < z := by rw [← Nat.not_le, ← Int.not_le, toNat_le]
theorem le_toNat {n : Nat} {z : Int} (h : 0 ≤ z) : n ≤ z.toNat ↔ (n : Int) ≤ z := by
  rw [← ofNat_le, toNat_of_nonneg h]
theorem toNat_lt {n : Nat} {z : Int} (h : 0 ≤ z) : z.toNat < n ↔ z < (n : Int) := by
  rw [← ofNat_lt, toNat_of_nonneg h]
theorem toNat_sub (m n : Nat) : toNat ((m : Int) - n) = m - n := by
  rw [← subNatNat_eq_coe]
  exact (Nat.le_total n m).elim (fun h => by rw [subNatNat_of_le h, toNat_natCast]) fun h => by
    rw [subNatNat_eq_coe, Nat.sub_eq_zero_of_le h, toNat_of_nonpos (Int.sub_nonpos_of_le (ofNat_le.2 h))]
theorem pos_iff_toNat_pos {n : Int} : 0 < n ↔ 0 < n.toNat := lt_toNat.symm
theorem sign_eq_one_of_pos {a : Int} (h : 0 < a) : sign a = 1 := by
  obtain ⟨n, rfl⟩ := eq_succ_of_zero_lt h
  rfl
theorem sign_eq_neg_one_of_neg {a : Int} (h : a < 0) : sign a = -1 := by
  rw [← Int.neg_neg (sign a), ← sign_neg, sign_eq_one_of_pos (Int.neg_pos_of_neg h)]

end Int
