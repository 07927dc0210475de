module

prelude
public import Init.Data.Int.Order
/-! Quotient and remainder of integers, divisibility.

`x % y + y * (x / y) = x` together with `0 ≤ x % y < y` determines both for positive `y`; everything else follows,
negative divisors by `ediv_neg` and `emod_neg`. -/

@[expose] public section

namespace Int

/-! ### The division identity -/

@[norm_cast] theorem natCast_ediv (m n : Nat) : ((m / n : Nat) : Int) = m / n := rfl
@[norm_cast] theorem natCast_emod (m n : Nat) : ((m % n : Nat) : Int) = m % n := rfl
@[simp] theorem ofNat_ediv (m n : Nat) : ((m / n : Nat) : Int) = m / n := rfl
@[simp] theorem ofNat_emod (m n : Nat) : ((m % n : Nat) : Int) = m % n := rfl

private theorem identity_aux (x r q : Int) : x - (r + 1) + x * -(q + 1) = -(r + x * q + 1) := by
  rw [Int.mul_neg, Int.mul_add, Int.mul_one, Int.neg_add, Int.neg_add, Int.neg_add, Int.sub_eq_add_neg, Int.neg_add,
    Int.add_comm (-(x * q)), Int.add_comm x, Int.add_assoc, Int.add_neg_cancel_left, Int.add_right_comm]

theorem emod_add_ediv : ∀ (a b : Int), a % b + b * (a / b) = a
  | ofNat m, ofNat n => congrArg ofNat (Nat.mod_add_div m n)
  | ofNat m, negSucc n => by
    show ofNat (m % (n + 1)) + -ofNat (n + 1) * -ofNat (m / (n + 1)) = ofNat m
    rw [Int.neg_mul_neg]
    exact congrArg ofNat (Nat.mod_add_div m (n + 1))
  | negSucc m, ofNat 0 => by
    show subNatNat 0 (m % 0 + 1) + 0 * 0 = negSucc m
    rw [Nat.mod_zero, Int.zero_mul, Int.add_zero]; rfl
  | negSucc m, ofNat (n + 1) => by
    show subNatNat (n + 1) (m % (n + 1) + 1) + ((n + 1 : Nat) : Int) * -((m / (n + 1) : Nat) + 1) = negSucc m
    rw [subNatNat_eq_coe, natCast_add_one (m % (n + 1)), identity_aux, ← natCast_mul, ← natCast_add, Nat.mod_add_div]
    rfl
  | negSucc m, negSucc n => by
    show subNatNat (n + 1) (m % (n + 1) + 1) + -((n + 1 : Nat) : Int) * ((m / (n + 1) : Nat) + 1) = negSucc m
    rw [Int.neg_mul_comm, subNatNat_eq_coe, natCast_add_one (m % (n + 1)), identity_aux, ← natCast_mul, ← natCast_add,
      Nat.mod_add_div]
    rfl
theorem ediv_add_emod (a b : Int) : b * (a / b) + a % b = a := by rw [Int.add_comm, emod_add_ediv]
theorem emod_add_ediv' (a b : Int) : a % b + a / b * b = a := by rw [Int.mul_comm, emod_add_ediv]
theorem ediv_add_emod' (a b : Int) : a / b * b + a % b = a := by rw [Int.mul_comm, ediv_add_emod]
theorem mul_ediv_add_emod (a b : Int) : b * (a / b) + a % b = a := ediv_add_emod a b
theorem emod_add_mul_ediv (a b : Int) : a % b + b * (a / b) = a := emod_add_ediv a b
theorem ediv_mul_add_emod (a b : Int) : a / b * b + a % b = a := ediv_add_emod' a b
theorem emod_def (a b : Int) : a % b = a - b * (a / b) := Int.eq_sub_iff_add_eq.2 (emod_add_ediv a b)
theorem mul_ediv_self_eq (a b : Int) : b * (a / b) = a - a % b := Int.eq_sub_iff_add_eq.2 (ediv_add_emod a b)

theorem emod_nonneg : ∀ (a : Int) {b : Int}, b ≠ 0 → 0 ≤ a % b
  | ofNat m, b, _ => ofNat_nonneg (m % b.natAbs)
  | negSucc m, b, h => by
    show 0 ≤ subNatNat b.natAbs (m % b.natAbs + 1)
    rw [subNatNat_of_le (Nat.succ_le_of_lt (Nat.mod_lt m (natAbs_pos.2 h)))]
    exact ofNat_nonneg _
theorem emod_lt_natAbs : ∀ (a : Int) {b : Int}, b ≠ 0 → a % b < b.natAbs
  | ofNat m, b, h => ofNat_lt.2 (Nat.mod_lt m (natAbs_pos.2 h))
  | negSucc m, b, h => by
    show subNatNat b.natAbs (m % b.natAbs + 1) < b.natAbs
    rw [subNatNat_of_le (Nat.succ_le_of_lt (Nat.mod_lt m (natAbs_pos.2 h)))]
    exact ofNat_lt.2 (Nat.sub_lt (natAbs_pos.2 h) (Nat.succ_pos _))
theorem emod_lt (a : Int) {b : Int} (h : b ≠ 0) : a % b < b.natAbs := emod_lt_natAbs a h
theorem emod_lt_of_pos (a : Int) {b : Int} (H : 0 < b) : a % b < b := by
  have h := emod_lt_natAbs a (Int.ne_of_gt H)
  rwa [natAbs_of_nonneg (Int.le_of_lt H)] at h
theorem emod_nonneg_of_pos (a : Int) {b : Int} (H : 0 < b) : 0 ≤ a % b := emod_nonneg a (Int.ne_of_gt H)

@[simp] protected theorem ediv_zero : ∀ (a : Int), a / 0 = 0
  | ofNat m => congrArg ofNat (Nat.div_zero m)
  | negSucc _ => rfl
@[simp] theorem emod_zero (a : Int) : a % 0 = a := by rw [emod_def, Int.zero_mul, Int.sub_zero]
@[simp] protected theorem ediv_neg : ∀ (a b : Int), a / -b = -(a / b)
  | ofNat m, ofNat 0 => by
    show ofNat (m / 0) = -ofNat (m / 0)
    rw [Nat.div_zero]; rfl
  | ofNat _, ofNat (_ + 1) => rfl
  | ofNat m, negSucc n => (Int.neg_neg (ofNat (m / (n + 1)))).symm
  | negSucc _, ofNat 0 => rfl
  | negSucc _, ofNat (_ + 1) => rfl
  | negSucc _, negSucc _ => rfl
@[simp] theorem emod_neg (a b : Int) : a % -b = a % b := by rw [emod_def, emod_def, Int.ediv_neg, Int.neg_mul_neg]

/-! ### Uniqueness -/

private theorem quotient_le {b q r q' r' : Int} (hb : 0 < b) (h : r + b * q = r' + b * q') (hr : r < b) (hr' : 0 ≤ r') :
    q' ≤ q :=
  Int.not_lt.1 fun lt => by
    have h₁ := Int.mul_le_mul_of_nonneg_left (add_one_le_of_lt lt) (Int.le_of_lt hb)
    rw [Int.mul_add, Int.mul_one] at h₁
    have h₂ : r + b * q < r' + b * q' := Int.lt_of_lt_of_le (Int.add_lt_add_right hr (b * q)) (by
      rw [Int.add_comm b]
      exact Int.le_trans h₁ (Int.le_add_of_nonneg_left hr'))
    exact Int.ne_of_lt h₂ h

protected theorem ediv_emod_unique {a b r q : Int} (h : 0 < b) : a / b = q ∧ a % b = r ↔ r + b * q = a ∧ 0 ≤ r ∧ r < b := by
  refine ⟨fun ⟨h₁, h₂⟩ => ?_, fun ⟨h₁, h₂, h₃⟩ => ?_⟩
  · rw [← h₁, ← h₂]
    exact ⟨emod_add_ediv a b, emod_nonneg_of_pos a h, emod_lt_of_pos a h⟩
  · have e : a / b = q := Int.le_antisymm
      (quotient_le h (h₁.trans (emod_add_ediv a b).symm) h₃ (emod_nonneg_of_pos a h))
      (quotient_le h ((emod_add_ediv a b).trans h₁.symm) (emod_lt_of_pos a h) h₂)
    exact ⟨e, by rw [emod_def, e, ← h₁, Int.add_sub_cancel]⟩

theorem ediv_eq_of_lt_of_le {a b q r : Int} (h : 0 < b) (h₁ : r + b * q = a) (h₂ : 0 ≤ r) (h₃ : r < b) : a / b = q :=
  ((Int.ediv_emod_unique h).2 ⟨h₁, h₂, h₃⟩).1
theorem emod_eq_of_lt {a b : Int} (H1 : 0 ≤ a) (H2 : a < b) : a % b = a :=
  ((Int.ediv_emod_unique (q := 0) (Int.lt_of_le_of_lt H1 H2)).2 ⟨by rw [Int.mul_zero, Int.add_zero], H1, H2⟩).2
theorem ediv_eq_zero_of_lt {a b : Int} (H1 : 0 ≤ a) (H2 : a < b) : a / b = 0 :=
  ediv_eq_of_lt_of_le (Int.lt_of_le_of_lt H1 H2) (by rw [Int.mul_zero, Int.add_zero]) H1 H2
@[simp] theorem zero_emod (b : Int) : 0 % b = 0 := congrArg ofNat (Nat.zero_mod b.natAbs)
@[simp] protected theorem zero_ediv (b : Int) : 0 / b = 0 := by
  if h : b = 0 then rw [h, Int.ediv_zero]
  else
    have e := mul_ediv_self_eq 0 b
    rw [zero_emod, Int.sub_zero] at e
    exact (Int.mul_eq_zero.1 e).resolve_left h
@[simp] protected theorem ediv_one (a : Int) : a / 1 = a :=
  ediv_eq_of_lt_of_le Int.zero_lt_one (by rw [Int.one_mul, Int.zero_add]) (Int.le_refl 0) Int.zero_lt_one
@[simp] theorem emod_one (a : Int) : a % 1 = 0 := by rw [emod_def, Int.ediv_one, Int.one_mul, Int.sub_self]

/-! ### Sums and products -/

private theorem add_mul_ediv_of_pos (a b : Int) {c : Int} (H : 0 < c) : (a + b * c) / c = a / c + b :=
  ediv_eq_of_lt_of_le H (r := a % c) (by rw [Int.mul_add, ← Int.add_assoc, emod_add_ediv, Int.mul_comm])
    (emod_nonneg_of_pos a H) (emod_lt_of_pos a H)
theorem add_mul_ediv_right (a b : Int) {c : Int} (H : c ≠ 0) : (a + b * c) / c = a / c + b :=
  (Int.lt_or_gt_of_ne H).elim (fun h => by
    have e := add_mul_ediv_of_pos a (-b) (Int.neg_pos_of_neg h)
    rw [Int.neg_mul_neg, Int.ediv_neg, Int.ediv_neg, ← Int.neg_add] at e
    exact Int.neg_inj.1 e) fun h => add_mul_ediv_of_pos a b h
theorem add_mul_ediv_left (a : Int) {b : Int} (c : Int) (H : b ≠ 0) : (a + b * c) / b = a / b + c := by
  rw [Int.mul_comm, add_mul_ediv_right a c H]
@[simp] theorem add_mul_emod_self_left (a b c : Int) : (a + b * c) % b = a % b := by
  if h : b = 0 then rw [h, Int.zero_mul, Int.add_zero]
  else rw [emod_def, add_mul_ediv_left a c h, Int.mul_add, Int.add_sub_add_right, ← emod_def]
@[simp] theorem add_mul_emod_self_right (a b c : Int) : (a + b * c) % c = a % c := by
  rw [Int.mul_comm, add_mul_emod_self_left]
theorem add_mul_emod_self {a b c : Int} : (a + b * c) % c = a % c := add_mul_emod_self_right a b c
@[simp] theorem add_emod_right (a b : Int) : (a + b) % b = a % b := by
  have h := add_mul_emod_self_left a b 1
  rwa [Int.mul_one] at h
@[simp] theorem add_emod_left (a b : Int) : (a + b) % a = b % a := by rw [Int.add_comm, add_emod_right]
theorem add_emod_self {a b : Int} : (a + b) % b = a % b := add_emod_right a b
theorem add_emod_self_left {a b : Int} : (a + b) % a = b % a := add_emod_left a b
@[simp] theorem sub_emod_right (a b : Int) : (a - b) % b = a % b := by
  rw [← add_emod_right (a - b) b, Int.sub_add_cancel]
@[simp] theorem mul_emod_left (a b : Int) : (a * b) % b = 0 := by
  have h := add_mul_emod_self_right 0 a b
  rwa [Int.zero_add, zero_emod] at h
@[simp] theorem mul_emod_right (a b : Int) : (a * b) % a = 0 := by rw [Int.mul_comm, mul_emod_left]
@[simp] theorem emod_self {a : Int} : a % a = 0 := by
  have h := mul_emod_left 1 a
  rwa [Int.one_mul] at h
@[simp] protected theorem mul_ediv_cancel (a : Int) {b : Int} (H : b ≠ 0) : (a * b) / b = a := by
  have h := add_mul_ediv_right 0 a H
  rwa [Int.zero_add, Int.zero_ediv, Int.zero_add] at h
@[simp] protected theorem mul_ediv_cancel_left {a : Int} (b : Int) (H : a ≠ 0) : (a * b) / a = b := by
  rw [Int.mul_comm, Int.mul_ediv_cancel b H]
@[simp] protected theorem ediv_self {a : Int} (H : a ≠ 0) : a / a = 1 := by
  have h := Int.mul_ediv_cancel 1 H
  rwa [Int.one_mul] at h
protected theorem ediv_eq_of_eq_mul_right {a b c : Int} (H1 : b ≠ 0) (H2 : a = b * c) : a / b = c := by
  rw [H2, Int.mul_ediv_cancel_left c H1]
protected theorem ediv_eq_of_eq_mul_left {a b c : Int} (H1 : b ≠ 0) (H2 : a = c * b) : a / b = c := by
  rw [H2, Int.mul_ediv_cancel c H1]
@[simp] theorem emod_emod (a b : Int) : (a % b) % b = a % b := by
  have h := add_mul_emod_self_left (a % b) b (a / b)
  rw [emod_add_ediv] at h
  exact h.symm
theorem emod_add_emod (m n k : Int) : (m % n + k) % n = (m + k) % n := by
  have h := add_mul_emod_self_left (m % n + k) n (m / n)
  rw [Int.add_right_comm, emod_add_ediv] at h
  exact h.symm
theorem add_emod_emod (m n k : Int) : (m + n % k) % k = (m + n) % k := by
  rw [Int.add_comm, emod_add_emod, Int.add_comm]
theorem emod_add_cancel_right {m n k : Int} (i : Int) (h : m % n = k % n) : (m + i) % n = (k + i) % n := by
  rw [← emod_add_emod, h, emod_add_emod]
attribute [simp] emod_add_emod add_emod_emod
theorem add_emod (a b n : Int) : (a + b) % n = (a % n + b % n) % n := by rw [add_emod_emod, emod_add_emod]
theorem mul_emod (a b n : Int) : (a * b) % n = (a % n) * (b % n) % n := by
  have h₁ := add_mul_emod_self_left (a % n * b) n (a / n * b)
  rw [← Int.mul_assoc, ← Int.add_mul, emod_add_ediv] at h₁
  have h₂ := add_mul_emod_self_left (a % n * (b % n)) n (a % n * (b / n))
  rw [Int.mul_left_comm, ← Int.mul_add, emod_add_ediv] at h₂
  rw [h₁, h₂]
theorem sub_emod (a b n : Int) : (a - b) % n = (a % n - b % n) % n := by
  have h := emod_add_emod (a - b) n (b % n)
  have h₁ : (a - b + b % n) % n = a % n := by rw [add_emod_emod, Int.sub_add_cancel]
  have h₂ := emod_add_cancel_right (-(b % n)) (h₁.trans (emod_emod a n).symm)
  rwa [Int.add_assoc, Int.add_right_neg, Int.add_zero] at h₂
private theorem emod_emod_of_dvd_aux (a m k : Int) : a % (m * k) % m = a % m := by
  rw [emod_def a (m * k), Int.mul_assoc, Int.sub_eq_add_neg, ← Int.mul_neg, add_mul_emod_self_left]

/-! ### Order -/

theorem mul_ediv_self_le {x k : Int} (h : k ≠ 0) : k * (x / k) ≤ x := by
  rw [mul_ediv_self_eq]; exact Int.sub_le_self x (emod_nonneg x h)
theorem lt_mul_ediv_self_add {x k : Int} (h : 0 < k) : x < k * (x / k) + k := by
  have h' := Int.add_lt_add_left (emod_lt_of_pos x h) (k * (x / k))
  rwa [ediv_add_emod] at h'
theorem ediv_mul_le (a : Int) {b : Int} (H : b ≠ 0) : a / b * b ≤ a := by rw [Int.mul_comm]; exact mul_ediv_self_le H
theorem lt_ediv_add_one_mul_self (a : Int) {b : Int} (H : 0 < b) : a < (a / b + 1) * b := by
  rw [Int.add_mul, Int.one_mul, Int.mul_comm]; exact lt_mul_ediv_self_add H
theorem le_ediv_iff_mul_le {a b c : Int} (H : 0 < c) : a ≤ b / c ↔ a * c ≤ b :=
  ⟨fun h => Int.le_trans (Int.mul_le_mul_of_nonneg_right h (Int.le_of_lt H)) (ediv_mul_le b (Int.ne_of_gt H)),
    fun h => le_of_lt_add_one (Int.lt_of_mul_lt_mul_right
      (Int.lt_of_le_of_lt h (lt_ediv_add_one_mul_self b H)) (Int.le_of_lt H))⟩
theorem ediv_lt_iff_lt_mul {a b c : Int} (H : 0 < c) : a / c < b ↔ a < b * c := by
  rw [← Int.not_le, ← Int.not_le, le_ediv_iff_mul_le H]
theorem ediv_nonneg {a b : Int} (Ha : 0 ≤ a) (Hb : 0 ≤ b) : 0 ≤ a / b := by
  obtain ⟨m, rfl⟩ := eq_ofNat_of_zero_le Ha
  obtain ⟨n, rfl⟩ := eq_ofNat_of_zero_le Hb
  exact ofNat_nonneg (m / n)
theorem ediv_nonneg_iff_of_pos {a b : Int} (h : 0 < b) : 0 ≤ a / b ↔ 0 ≤ a := by
  rw [le_ediv_iff_mul_le h, Int.zero_mul]
theorem ediv_neg' {a b : Int} (Ha : a < 0) (Hb : 0 < b) : a / b < 0 := by
  rw [ediv_lt_iff_lt_mul Hb, Int.zero_mul]; exact Ha
theorem ediv_le_ediv {a b c : Int} (H : 0 < c) (H' : a ≤ b) : a / c ≤ b / c :=
  (le_ediv_iff_mul_le H).2 (Int.le_trans (ediv_mul_le a (Int.ne_of_gt H)) H')
theorem ediv_le_of_le_mul {a b c : Int} (H : 0 < c) (H' : a ≤ b * c) : a / c ≤ b := by
  have h := ediv_le_ediv H H'
  rwa [Int.mul_ediv_cancel b (Int.ne_of_gt H)] at h
theorem ediv_lt_of_lt_mul {a b c : Int} (H : 0 < c) (H' : a < b * c) : a / c < b := (ediv_lt_iff_lt_mul H).2 H'
theorem le_ediv_of_mul_le {a b c : Int} (H1 : 0 < c) (H2 : a * c ≤ b) : a ≤ b / c := (le_ediv_iff_mul_le H1).2 H2
theorem mul_le_of_le_ediv {a b c : Int} (H1 : 0 < c) (H2 : a ≤ b / c) : a * c ≤ b := (le_ediv_iff_mul_le H1).1 H2
theorem lt_mul_of_ediv_lt {a b c : Int} (H1 : 0 < c) (H2 : a / c < b) : a < b * c := (ediv_lt_iff_lt_mul H1).1 H2
theorem ediv_le_self {a : Int} (b : Int) (Ha : 0 ≤ a) : a / b ≤ a := by
  obtain ⟨m, rfl⟩ := eq_ofNat_of_zero_le Ha
  exact match b with
    | ofNat n => ofNat_le.2 (Nat.div_le_self m n)
    | negSucc n => Int.le_trans (Int.neg_nonpos_of_nonneg (ofNat_nonneg (m / (n + 1)))) (ofNat_nonneg m)
theorem emod_two_eq (x : Int) : x % 2 = 0 ∨ x % 2 = 1 := by
  have h₁ := emod_nonneg_of_pos x (b := 2) (ofNat_lt.2 Nat.two_pos)
  have h₂ := emod_lt_of_pos x (b := 2) (ofNat_lt.2 Nat.two_pos)
  obtain ⟨n, e⟩ := eq_ofNat_of_zero_le h₁
  rw [e] at h₂ ⊢
  exact (Nat.le_one_iff_eq_zero_or_eq_one.1 (Nat.le_of_lt_succ (ofNat_lt.1 h₂))).imp (congrArg ofNat) (congrArg ofNat)
theorem emod_two_eq_zero_or_one (n : Int) : n % 2 = 0 ∨ n % 2 = 1 := emod_two_eq n

/-! ### Divisibility -/

@[simp] protected theorem dvd_refl (n : Int) : n ∣ n := ⟨1, (Int.mul_one n).symm⟩
@[simp] protected theorem dvd_zero (n : Int) : n ∣ 0 := ⟨0, (Int.mul_zero n).symm⟩
@[simp] protected theorem one_dvd (n : Int) : 1 ∣ n := ⟨n, (Int.one_mul n).symm⟩
protected theorem dvd_mul_right (a b : Int) : a ∣ a * b := ⟨b, rfl⟩
protected theorem dvd_mul_left (a b : Int) : b ∣ a * b := ⟨a, Int.mul_comm a b⟩
protected theorem dvd_trans {a b c : Int} (h₁ : a ∣ b) (h₂ : b ∣ c) : a ∣ c := by
  obtain ⟨d, rfl⟩ := h₁
  obtain ⟨e, rfl⟩ := h₂
  exact ⟨d * e, Int.mul_assoc a d e⟩
@[simp] protected theorem zero_dvd {n : Int} : 0 ∣ n ↔ n = 0 :=
  ⟨fun ⟨k, e⟩ => by rw [e, Int.zero_mul], fun h => h ▸ Int.dvd_refl 0⟩
protected theorem dvd_add {a b c : Int} (h₁ : a ∣ b) (h₂ : a ∣ c) : a ∣ b + c := by
  obtain ⟨d, rfl⟩ := h₁
  obtain ⟨e, rfl⟩ := h₂
  exact ⟨d + e, (Int.mul_add a d e).symm⟩
protected theorem dvd_sub {a b c : Int} (h₁ : a ∣ b) (h₂ : a ∣ c) : a ∣ b - c := by
  obtain ⟨d, rfl⟩ := h₁
  obtain ⟨e, rfl⟩ := h₂
  exact ⟨d - e, (Int.mul_sub a d e).symm⟩
protected theorem dvd_mul_of_dvd_left {a b : Int} (h : a ∣ b) (c : Int) : a ∣ b * c := Int.dvd_trans h (Int.dvd_mul_right b c)
protected theorem dvd_mul_of_dvd_right {a b : Int} (h : a ∣ b) (c : Int) : a ∣ c * b := Int.dvd_trans h (Int.dvd_mul_left c b)
@[simp] protected theorem dvd_neg {a b : Int} : a ∣ -b ↔ a ∣ b :=
  ⟨fun ⟨k, e⟩ => ⟨-k, by rw [Int.mul_neg, ← e, Int.neg_neg]⟩, fun ⟨k, e⟩ => ⟨-k, by rw [Int.mul_neg, e]⟩⟩
@[simp] protected theorem neg_dvd {a b : Int} : -a ∣ b ↔ a ∣ b :=
  ⟨fun ⟨k, e⟩ => ⟨-k, by rw [e, Int.neg_mul_comm]⟩, fun ⟨k, e⟩ => ⟨-k, by rw [e, Int.neg_mul_neg]⟩⟩
protected theorem dvd_add_right {a b c : Int} (H : a ∣ b) : a ∣ b + c ↔ a ∣ c :=
  ⟨fun h => by have h' := Int.dvd_sub h H; rwa [Int.add_sub_cancel_left] at h', Int.dvd_add H⟩
protected theorem dvd_add_left {a b c : Int} (H : a ∣ c) : a ∣ b + c ↔ a ∣ b := by
  rw [Int.add_comm]; exact Int.dvd_add_right H
protected theorem mul_dvd_mul {a b c d : Int} (h₁ : a ∣ b) (h₂ : c ∣ d) : a * c ∣ b * d := by
  obtain ⟨e, rfl⟩ := h₁
  obtain ⟨f, rfl⟩ := h₂
  exact ⟨e * f, Int.mul_mul_mul_comm a e c f⟩
protected theorem mul_dvd_mul_left (a : Int) {b c : Int} (h : b ∣ c) : a * b ∣ a * c := Int.mul_dvd_mul (Int.dvd_refl a) h
protected theorem mul_dvd_mul_right {a b : Int} (h : a ∣ b) (c : Int) : a * c ∣ b * c := Int.mul_dvd_mul h (Int.dvd_refl c)
theorem natAbs_dvd_natAbs {a b : Int} : natAbs a ∣ natAbs b ↔ a ∣ b := by
  refine ⟨fun ⟨k, e⟩ => ?_, fun ⟨k, e⟩ => ⟨natAbs k, by rw [e, natAbs_mul]⟩⟩
  have e' : (natAbs b : Int) = natAbs a * k := congrArg Nat.cast e
  have h : (natAbs a : Int) ∣ natAbs b := ⟨k, e'⟩
  have h₁ : a ∣ natAbs b := (natAbs_eq a).elim (fun h' => h' ▸ h) fun h' => by
    rw [h']; exact Int.neg_dvd.2 h
  exact (natAbs_eq b).elim (fun h' => h' ▸ h₁) fun h' => by rw [h']; exact Int.dvd_neg.2 h₁
@[norm_cast] theorem natCast_dvd_natCast {m n : Nat} : (m : Int) ∣ n ↔ m ∣ n := natAbs_dvd_natAbs.symm
theorem ofNat_dvd {m n : Nat} : (m : Int) ∣ n ↔ m ∣ n := natCast_dvd_natCast
theorem ofNat_dvd_left {n : Nat} {z : Int} : (n : Int) ∣ z ↔ n ∣ z.natAbs := natAbs_dvd_natAbs.symm
theorem ofNat_dvd_right {n : Nat} {z : Int} : z ∣ (n : Int) ↔ z.natAbs ∣ n := natAbs_dvd_natAbs.symm
theorem natAbs_dvd {a b : Int} : (a.natAbs : Int) ∣ b ↔ a ∣ b :=
  ofNat_dvd_left.trans (natAbs_dvd_natAbs (a := a))
theorem dvd_natAbs {a b : Int} : a ∣ b.natAbs ↔ a ∣ b :=
  ofNat_dvd_right.trans (natAbs_dvd_natAbs (b := b))
theorem emod_eq_zero_of_dvd {a b : Int} (h : a ∣ b) : b % a = 0 := by
  obtain ⟨c, rfl⟩ := h
  exact mul_emod_right a c
theorem dvd_of_emod_eq_zero {a b : Int} (H : b % a = 0) : a ∣ b :=
  ⟨b / a, by have h := emod_add_ediv b a; rw [H, Int.zero_add] at h; exact h.symm⟩
theorem dvd_iff_emod_eq_zero {a b : Int} : a ∣ b ↔ b % a = 0 := ⟨emod_eq_zero_of_dvd, dvd_of_emod_eq_zero⟩
instance decidableDvd (a b : Int) : Decidable (a ∣ b) := decidable_of_decidable_of_iff dvd_iff_emod_eq_zero.symm
theorem emod_pos_of_not_dvd {a b : Int} (h : ¬ a ∣ b) : a = 0 ∨ 0 < b % a :=
  if h' : a = 0 then .inl h'
  else .inr (Int.lt_of_le_of_ne (emod_nonneg b h') fun e => h (dvd_of_emod_eq_zero e.symm))
theorem dvd_emod_sub_self {x : Int} {m : Int} : m ∣ x % m - x :=
  ⟨-(x / m), by rw [emod_def, Int.sub_right_comm, Int.sub_self, Int.zero_sub, Int.mul_neg]⟩
theorem dvd_self_sub_emod {x m : Int} : m ∣ x - x % m := ⟨x / m, (mul_ediv_self_eq x m).symm⟩
protected theorem mul_ediv_cancel' {a b : Int} (h : a ∣ b) : a * (b / a) = b := by
  rw [mul_ediv_self_eq, emod_eq_zero_of_dvd h, Int.sub_zero]
protected theorem mul_ediv_cancel_of_dvd {a b : Int} (h : b ∣ a) : b * (a / b) = a := Int.mul_ediv_cancel' h
protected theorem ediv_mul_cancel {a b : Int} (h : b ∣ a) : a / b * b = a := by rw [Int.mul_comm, Int.mul_ediv_cancel' h]
protected theorem mul_ediv_assoc (a : Int) {b c : Int} (h : c ∣ b) : (a * b) / c = a * (b / c) := by
  if hc : c = 0 then rw [hc, Int.ediv_zero, Int.ediv_zero, Int.mul_zero]
  else
    obtain ⟨d, rfl⟩ := h
    rw [Int.mul_left_comm, Int.mul_ediv_cancel_left _ hc, Int.mul_ediv_cancel_left _ hc]
theorem add_ediv_of_dvd_right {a b c : Int} (H : c ∣ b) : (a + b) / c = a / c + b / c := by
  if hc : c = 0 then rw [hc, Int.ediv_zero, Int.ediv_zero, Int.ediv_zero]; rfl
  else
    obtain ⟨d, rfl⟩ := H
    rw [add_mul_ediv_left a d hc, Int.mul_ediv_cancel_left d hc]
theorem add_ediv_of_dvd_left {a b c : Int} (H : c ∣ a) : (a + b) / c = a / c + b / c := by
  rw [Int.add_comm, add_ediv_of_dvd_right H, Int.add_comm]
theorem neg_ediv_of_dvd {a b : Int} (H : b ∣ a) : (-a) / b = -(a / b) := by
  if hb : b = 0 then rw [hb, Int.ediv_zero, Int.ediv_zero]; rfl
  else
    obtain ⟨d, rfl⟩ := H
    rw [← Int.mul_neg, Int.mul_ediv_cancel_left _ hb, Int.mul_ediv_cancel_left _ hb]
theorem sub_ediv_of_dvd (a : Int) {b c : Int} (hcb : c ∣ b) : (a - b) / c = a / c - b / c := by
  rw [Int.sub_eq_add_neg, Int.sub_eq_add_neg, add_ediv_of_dvd_right (Int.dvd_neg.2 hcb), neg_ediv_of_dvd hcb]
theorem emod_emod_of_dvd (n : Int) {m k : Int} (h : m ∣ k) : n % k % m = n % m := by
  obtain ⟨d, rfl⟩ := h
  exact emod_emod_of_dvd_aux n m d
theorem le_of_dvd {a b : Int} (bpos : 0 < b) (H : a ∣ b) : a ≤ b := by
  obtain ⟨n, rfl⟩ := eq_ofNat_of_zero_le (Int.le_of_lt bpos)
  exact Int.le_trans le_natAbs (ofNat_le.2 (Nat.le_of_dvd (ofNat_pos.1 bpos) (ofNat_dvd_right.1 H)))
theorem eq_one_of_dvd_one {a : Int} (H : 0 ≤ a) (H' : a ∣ 1) : a = 1 := by
  obtain ⟨n, rfl⟩ := eq_ofNat_of_zero_le H
  exact congrArg Nat.cast (Nat.dvd_one.1 (ofNat_dvd.1 H'))
theorem dvd_antisymm {a b : Int} (H1 : 0 ≤ a) (H2 : 0 ≤ b) (h₁ : a ∣ b) (h₂ : b ∣ a) : a = b := by
  rw [← natAbs_of_nonneg H1, ← natAbs_of_nonneg H2]
  exact congrArg Nat.cast (Nat.dvd_antisymm (natAbs_dvd_natAbs.2 h₁) (natAbs_dvd_natAbs.2 h₂))
protected theorem ediv_ediv_eq_ediv_mul (m : Int) {n k : Int} (hn : 0 < n) (hk : 0 < k) : m / n / k = m / (n * k) :=
  Int.le_antisymm
    ((le_ediv_iff_mul_le (Int.mul_pos hn hk)).2 (by
      rw [Int.mul_comm n, ← Int.mul_assoc]
      exact Int.le_trans (Int.mul_le_mul_of_nonneg_right (ediv_mul_le _ (Int.ne_of_gt hk)) (Int.le_of_lt hn))
        (ediv_mul_le m (Int.ne_of_gt hn))))
    ((le_ediv_iff_mul_le hk).2 ((le_ediv_iff_mul_le hn).2 (by
      rw [Int.mul_assoc, Int.mul_comm k]
      exact ediv_mul_le m (Int.ne_of_gt (Int.mul_pos hn hk)))))

/-! ### The remainder of least absolute value -/

theorem dvd_bmod_sub_self {x : Int} {m : Nat} : (m : Int) ∣ bmod x m - x := by
  show (m : Int) ∣ ite _ (x % m) (x % m - m) - x
  exact iteInduction (motive := fun r => (m : Int) ∣ r - x) (fun _ => dvd_emod_sub_self) fun _ => by
    rw [Int.sub_right_comm]
    exact Int.dvd_sub dvd_emod_sub_self (Int.dvd_refl _)
private theorem emod_bmod_congr_aux (x : Int) (m : Nat) : bmod (x % m) m = bmod x m := by
  show ite _ (x % m % m) (x % m % m - m) = ite _ (x % m) (x % m - m)
  rw [emod_emod]
@[simp] theorem emod_bmod (x : Int) (m : Nat) : bmod (x % m) m = bmod x m := emod_bmod_congr_aux x m

end Int
