module

prelude
public import Init.Omega
/-! Further lemmas on natural numbers, for which `omega` is at hand; bounded quantifiers are decidable. -/

@[expose] public section

universe u

namespace Nat

/-! ### Quantifiers -/

theorem and_forall_add_one {p : Nat → Prop} : p 0 ∧ (∀ n, p (n + 1)) ↔ ∀ n, p n :=
  ⟨fun h n => match n with
    | 0 => h.1
    | n + 1 => h.2 n, fun h => ⟨h 0, fun n => h (n + 1)⟩⟩
theorem or_exists_add_one {p : Nat → Prop} : (p 0 ∨ ∃ n, p (n + 1)) ↔ ∃ n, p n :=
  ⟨fun h => h.elim (fun h => ⟨0, h⟩) fun ⟨n, h⟩ => ⟨n + 1, h⟩, fun ⟨n, h⟩ => match n, h with
    | 0, h => .inl h
    | n + 1, h => .inr ⟨n, h⟩⟩
theorem exists_ne_zero {P : Nat → Prop} : (∃ n, ¬ n = 0 ∧ P n) ↔ ∃ n, P (n + 1) :=
  ⟨fun ⟨n, h, w⟩ => match n, h, w with
    | 0, h, _ => absurd rfl h
    | n + 1, _, w => ⟨n, w⟩, fun ⟨n, w⟩ => ⟨n + 1, succ_ne_zero n, w⟩⟩
theorem exists_eq_add_one {a : Nat} : (∃ n, a = n + 1) ↔ 0 < a := ⟨fun ⟨n, h⟩ => by omega, fun h => ⟨a - 1, by omega⟩⟩
theorem exists_add_one_eq {a : Nat} : (∃ n, n + 1 = a) ↔ 0 < a := ⟨fun ⟨n, h⟩ => by omega, fun h => ⟨a - 1, by omega⟩⟩
attribute [simp] exists_ne_zero exists_eq_add_one exists_add_one_eq
theorem forall_lt_succ_right {n : Nat} {p : Nat → Prop} : (∀ m, m < n + 1 → p m) ↔ (∀ m, m < n → p m) ∧ p n :=
  ⟨fun h => ⟨fun m hm => h m (by omega), h n (Nat.lt_add_one n)⟩, fun h m hm =>
    (lt_succ_iff_lt_or_eq.1 hm).elim (h.1 m) fun e => e ▸ h.2⟩
theorem forall_lt_succ_left {n : Nat} {p : Nat → Prop} : (∀ m, m < n + 1 → p m) ↔ p 0 ∧ (∀ m, m < n → p (m + 1)) :=
  ⟨fun h => ⟨h 0 (succ_pos n), fun m hm => h (m + 1) (succ_lt_succ hm)⟩, fun h m hm => match m, hm with
    | 0, _ => h.1
    | m + 1, hm => h.2 m (lt_of_succ_lt_succ hm)⟩
theorem exists_lt_succ_right {n : Nat} {p : Nat → Prop} : (∃ m, m < n + 1 ∧ p m) ↔ (∃ m, m < n ∧ p m) ∨ p n :=
  ⟨fun ⟨m, hm, h⟩ => (lt_succ_iff_lt_or_eq.1 hm).elim (fun hm => .inl ⟨m, hm, h⟩) fun e => .inr (e ▸ h), fun h =>
    h.elim (fun ⟨m, hm, h⟩ => ⟨m, by omega, h⟩) fun h => ⟨n, Nat.lt_add_one n, h⟩⟩
theorem exists_lt_succ_left {n : Nat} {p : Nat → Prop} : (∃ m, m < n + 1 ∧ p m) ↔ p 0 ∨ (∃ m, m < n ∧ p (m + 1)) :=
  ⟨fun ⟨m, hm, h⟩ => match m, hm, h with
    | 0, _, h => .inl h
    | m + 1, hm, h => .inr ⟨m, lt_of_succ_lt_succ hm, h⟩, fun h =>
    h.elim (fun h => ⟨0, succ_pos n, h⟩) fun ⟨m, hm, h⟩ => ⟨m + 1, succ_lt_succ hm, h⟩⟩

/-- `∀ k < n, P k` is decidable. -/
instance decidableBallLT : (n : Nat) → (P : ∀ k, k < n → Prop) → [∀ n h, Decidable (P n h)] → Decidable (∀ n h, P n h)
  | 0, _, _ => isTrue fun _ h => absurd h (not_lt_zero _)
  | n + 1, P, inst =>
    match decidableBallLT n (fun k h => P k (lt_succ_of_lt h)), inst n (Nat.lt_add_one n) with
    | isFalse h, _ => isFalse fun h' => h fun k hk => h' k _
    | isTrue _, isFalse h => isFalse fun h' => h (h' n _)
    | isTrue h, isTrue h' => isTrue fun k hk =>
      if e : k = n then by subst e; exact h' else h k (Nat.lt_of_le_of_ne (le_of_lt_succ hk) e)

/-- `∀ i : Fin n, P i` is decidable. -/
instance decidableForallFin {n : Nat} (P : Fin n → Prop) [DecidablePred P] : Decidable (∀ i, P i) :=
  decidable_of_decidable_of_iff (p := ∀ k h, P ⟨k, h⟩) ⟨fun h i => h i.val i.isLt, fun h k hk => h ⟨k, hk⟩⟩

/-- `∀ k ≤ n, P k` is decidable. -/
instance decidableBallLE (n : Nat) (P : ∀ k, k ≤ n → Prop) [∀ n h, Decidable (P n h)] : Decidable (∀ n h, P n h) :=
  decidable_of_decidable_of_iff (p := ∀ k (h : k < n + 1), P k (le_of_lt_succ h))
    ⟨fun h k hk => h k (lt_succ_of_le hk), fun h k hk => h k (le_of_lt_succ hk)⟩

/-- `∃ k < n, p k` is decidable. -/
instance decidableExistsLT {p : Nat → Prop} [h : DecidablePred p] : DecidablePred fun n => ∃ m, m < n ∧ p m
  | 0 => isFalse fun ⟨_, hm, _⟩ => not_lt_zero _ hm
  | n + 1 =>
    match decidableExistsLT n, h n with
    | isTrue h, _ => isTrue (exists_lt_succ_right.2 (.inl h))
    | isFalse _, isTrue h => isTrue (exists_lt_succ_right.2 (.inr h))
    | isFalse h, isFalse h' => isFalse fun e => (exists_lt_succ_right.1 e).elim h h'

/-- `∃ k ≤ n, p k` is decidable. -/
instance decidableExistsLE {p : Nat → Prop} [DecidablePred p] : DecidablePred fun n => ∃ m, m ≤ n ∧ p m := fun n =>
  decidable_of_decidable_of_iff (p := ∃ m, m < n + 1 ∧ p m)
    ⟨fun ⟨m, hm, h⟩ => ⟨m, le_of_lt_succ hm, h⟩, fun ⟨m, hm, h⟩ => ⟨m, lt_succ_of_le hm, h⟩⟩

/-! ### Minimum, maximum, predecessor -/

theorem pred_eq_self_iff {n : Nat} : n.pred = n ↔ n = 0 := by
  rw [pred_eq_sub_one]; omega
theorem sub_sub_sub_cancel_right {a b c : Nat} (h : c ≤ b) : a - c - (b - c) = a - b := by omega
protected theorem max_min_distrib_left (a b c : Nat) : max a (min b c) = min (max a b) (max a c) :=
  have mono {b c : Nat} (h : b ≤ c) : max a b ≤ max a c :=
    Nat.max_le.2 ⟨Nat.le_max_left a c, Nat.le_trans h (Nat.le_max_right a c)⟩
  (Nat.le_total b c).elim (fun h => by rw [Nat.min_eq_left h, Nat.min_eq_left (mono h)])
    fun h => by rw [Nat.min_eq_right h, Nat.min_eq_right (mono h)]
protected theorem min_max_distrib_left (a b c : Nat) : min a (max b c) = max (min a b) (min a c) :=
  have mono {b c : Nat} (h : b ≤ c) : min a b ≤ min a c :=
    Nat.le_min.2 ⟨Nat.min_le_left a b, Nat.le_trans (Nat.min_le_right a b) h⟩
  (Nat.le_total b c).elim (fun h => by rw [Nat.max_eq_right h, Nat.max_eq_right (mono h)])
    fun h => by rw [Nat.max_eq_left h, Nat.max_eq_left (mono h)]
protected theorem max_min_distrib_right (a b c : Nat) : max (min a b) c = min (max a c) (max b c) := by
  rw [Nat.max_comm, Nat.max_min_distrib_left, Nat.max_comm c, Nat.max_comm c]
protected theorem min_max_distrib_right (a b c : Nat) : min (max a b) c = max (min a c) (min b c) := by
  rw [Nat.min_comm, Nat.min_max_distrib_left, Nat.min_comm c, Nat.min_comm c]
protected theorem lt_max_iff {a b c : Nat} : a < max b c ↔ a < b ∨ a < c :=
  ⟨fun h => (Nat.le_total b c).elim (fun h' => .inr (Nat.max_eq_right h' ▸ h)) fun h' => .inl (Nat.max_eq_left h' ▸ h),
    fun h => h.elim (fun h => Nat.lt_of_lt_of_le h (Nat.le_max_left b c)) fun h => Nat.lt_of_lt_of_le h (Nat.le_max_right b c)⟩
protected theorem le_max_iff {a b c : Nat} : a ≤ max b c ↔ a ≤ b ∨ a ≤ c :=
  ⟨fun h => (Nat.le_total b c).elim (fun h' => .inr (Nat.max_eq_right h' ▸ h)) fun h' => .inl (Nat.max_eq_left h' ▸ h),
    fun h => h.elim (fun h => Nat.le_trans h (Nat.le_max_left b c)) fun h => Nat.le_trans h (Nat.le_max_right b c)⟩
protected theorem min_lt_iff {a b c : Nat} : min a b < c ↔ a < c ∨ b < c :=
  ⟨fun h => (Nat.le_total a b).elim (fun h' => .inl (Nat.min_eq_left h' ▸ h)) fun h' => .inr (Nat.min_eq_right h' ▸ h),
    fun h => h.elim (fun h => Nat.lt_of_le_of_lt (Nat.min_le_left a b) h) fun h => Nat.lt_of_le_of_lt (Nat.min_le_right a b) h⟩
protected theorem min_le_iff {a b c : Nat} : min a b ≤ c ↔ a ≤ c ∨ b ≤ c :=
  ⟨fun h => (Nat.le_total a b).elim (fun h' => .inl (Nat.min_eq_left h' ▸ h)) fun h' => .inr (Nat.min_eq_right h' ▸ h),
    fun h => h.elim (fun h => Nat.le_trans (Nat.min_le_left a b) h) fun h => Nat.le_trans (Nat.min_le_right a b) h⟩
protected theorem min_self_assoc {m n : Nat} : min m (min m n) = min m n := Nat.min_eq_right (Nat.min_le_left m n)
protected theorem min_self_assoc' {m n : Nat} : min n (min m n) = min n m := by
  rw [Nat.min_eq_right (Nat.min_le_right m n), Nat.min_comm]
theorem add_left_min {a b : Nat} : min (b + a) a = a := Nat.min_eq_right (le_add_left a b)
theorem add_right_min {a b : Nat} : min (a + b) a = a := Nat.min_eq_right (le_add_right a b)
theorem add_left_max {a b : Nat} : max (b + a) a = b + a := Nat.max_eq_left (le_add_left a b)
theorem add_right_max {a b : Nat} : max (a + b) a = a + b := Nat.max_eq_left (le_add_right a b)
attribute [simp] Nat.min_self_assoc Nat.min_self_assoc' min_add_left min_add_right max_add_left max_add_right add_left_min
  add_right_min add_left_max add_right_max
protected theorem sub_eq_max_sub (n m : Nat) : n - m = max n m - m := by
  rw [← Nat.sub_add_eq_max, Nat.add_sub_cancel]
protected theorem pred_min_pred (x y : Nat) : min (pred x) (pred y) = pred (min x y) :=
  (Nat.le_total x y).elim (fun h => by rw [Nat.min_eq_left h, Nat.min_eq_left (pred_le_pred h)])
    fun h => by rw [Nat.min_eq_right h, Nat.min_eq_right (pred_le_pred h)]
protected theorem pred_max_pred (x y : Nat) : max (pred x) (pred y) = pred (max x y) :=
  (Nat.le_total x y).elim (fun h => by rw [Nat.max_eq_right h, Nat.max_eq_right (pred_le_pred h)])
    fun h => by rw [Nat.max_eq_left h, Nat.max_eq_left (pred_le_pred h)]
protected theorem sub_min_sub_right (a b c : Nat) : min (a - c) (b - c) = min a b - c :=
  (Nat.le_total a b).elim (fun h => by rw [Nat.min_eq_left h, Nat.min_eq_left (Nat.sub_le_sub_right h c)])
    fun h => by rw [Nat.min_eq_right h, Nat.min_eq_right (Nat.sub_le_sub_right h c)]
protected theorem sub_max_sub_right (a b c : Nat) : max (a - c) (b - c) = max a b - c :=
  (Nat.le_total a b).elim (fun h => by rw [Nat.max_eq_right h, Nat.max_eq_right (Nat.sub_le_sub_right h c)])
    fun h => by rw [Nat.max_eq_left h, Nat.max_eq_left (Nat.sub_le_sub_right h c)]
protected theorem sub_min_sub_left (a b c : Nat) : min (a - b) (a - c) = a - max b c :=
  (Nat.le_total b c).elim (fun h => by rw [Nat.max_eq_right h, Nat.min_eq_right (Nat.sub_le_sub_left h a)])
    fun h => by rw [Nat.max_eq_left h, Nat.min_eq_left (Nat.sub_le_sub_left h a)]
protected theorem sub_max_sub_left (a b c : Nat) : max (a - b) (a - c) = a - min b c :=
  (Nat.le_total b c).elim (fun h => by rw [Nat.min_eq_left h, Nat.max_eq_left (Nat.sub_le_sub_left h a)])
    fun h => by rw [Nat.min_eq_right h, Nat.max_eq_right (Nat.sub_le_sub_left h a)]
protected theorem mul_min_mul_right (a b c : Nat) : min (a * c) (b * c) = min a b * c :=
  (Nat.le_total a b).elim (fun h => by rw [Nat.min_eq_left h, Nat.min_eq_left (Nat.mul_le_mul_right c h)])
    fun h => by rw [Nat.min_eq_right h, Nat.min_eq_right (Nat.mul_le_mul_right c h)]
protected theorem mul_max_mul_right (a b c : Nat) : max (a * c) (b * c) = max a b * c :=
  (Nat.le_total a b).elim (fun h => by rw [Nat.max_eq_right h, Nat.max_eq_right (Nat.mul_le_mul_right c h)])
    fun h => by rw [Nat.max_eq_left h, Nat.max_eq_left (Nat.mul_le_mul_right c h)]
protected theorem mul_min_mul_left (a b c : Nat) : min (a * b) (a * c) = a * min b c := by
  rw [Nat.mul_comm a, Nat.mul_comm a, Nat.mul_comm a, Nat.mul_min_mul_right]
protected theorem mul_max_mul_left (a b c : Nat) : max (a * b) (a * c) = a * max b c := by
  rw [Nat.mul_comm a, Nat.mul_comm a, Nat.mul_comm a, Nat.mul_max_mul_right]

/-! ### Products -/

protected theorem mul_lt_mul_of_lt_of_le' {a c b d : Nat} (hac : a < c) (hbd : b ≤ d) (hb : 0 < b) : a * b < c * d :=
  Nat.mul_lt_mul_of_lt_of_le hac hbd (Nat.lt_of_lt_of_le hb hbd)
protected theorem mul_lt_mul_of_le_of_lt' {a c b d : Nat} (hac : a ≤ c) (hbd : b < d) (ha : 0 < a) : a * b < c * d :=
  Nat.mul_lt_mul_of_le_of_lt hac hbd (Nat.lt_of_lt_of_le ha hac)
theorem succ_mul_succ (a b : Nat) : succ a * succ b = a * b + a + b + 1 := succ_mul_succ_eq a b
protected theorem pos_of_lt_mul_left {a b c : Nat} (h : a < b * c) : 0 < c := Nat.pos_of_mul_pos_left (zero_lt_of_lt h)
protected theorem pos_of_lt_mul_right {a b c : Nat} (h : a < b * c) : 0 < b := Nat.pos_of_mul_pos_right (zero_lt_of_lt h)

/-! ### Remainders -/

theorem le_of_mod_lt {a b : Nat} (h : a % b < a) : b ≤ a := Nat.not_lt.1 fun hf => ne_of_lt h (mod_eq_of_lt hf)
@[simp] theorem mod_div_self (m n : Nat) : m % n / n = 0 := by
  cases n with
  | zero => rw [Nat.div_zero]
  | succ n => exact div_eq_of_lt (mod_lt m (succ_pos n))
theorem sub_mul_mod {x k n : Nat} (h₁ : n * k ≤ x) : (x - n * k) % n = x % n := by
  rw [← add_mul_mod_self_left (x - n * k) n k, Nat.sub_add_cancel h₁]
theorem mod_eq_iff {a b c : Nat} : a % b = c ↔ (b = 0 ∧ a = c) ∨ (c < b ∧ ∃ k, a = b * k + c) := by
  refine ⟨fun h => ?_, fun h => ?_⟩
  · if hb : b = 0 then exact .inl ⟨hb, by rw [← h, hb, mod_zero]⟩
    else exact .inr ⟨h ▸ mod_lt a (Nat.pos_of_ne_zero hb), a / b, by rw [← h, div_add_mod]⟩
  · rcases h with ⟨hb, e⟩ | ⟨h, k, e⟩
    · rw [hb, mod_zero, e]
    · rw [e, mul_add_mod, mod_eq_of_lt h]

/-! ### Powers -/

protected theorem one_lt_two_pow {n : Nat} (h : n ≠ 0) : 1 < 2 ^ n :=
  Nat.pow_lt_pow_right (n := 0) Nat.one_lt_two (Nat.pos_of_ne_zero h)
@[simp] protected theorem one_lt_two_pow_iff {n : Nat} : 1 < 2 ^ n ↔ n ≠ 0 :=
  ⟨fun h e => by rw [e] at h; exact Nat.lt_irrefl 1 h, Nat.one_lt_two_pow⟩
protected theorem pow_lt_pow_of_lt {a n m : Nat} (h : 1 < a) (w : n < m) : a ^ n < a ^ m := Nat.pow_lt_pow_right h w
protected theorem pow_le_pow_of_le {a n m : Nat} (h : 1 < a) (w : n ≤ m) : a ^ n ≤ a ^ m :=
  Nat.pow_le_pow_right (zero_lt_of_lt h) w
protected theorem pow_pred_mul {x w : Nat} (h : 0 < w) : x ^ (w - 1) * x = x ^ w := by
  rw [← Nat.pow_add_one, Nat.sub_add_cancel h]
protected theorem pow_pred_lt_pow {x w : Nat} (h₁ : 1 < x) (h₂ : 0 < w) : x ^ (w - 1) < x ^ w :=
  Nat.pow_lt_pow_right h₁ (by omega)
protected theorem two_pow_pred_lt_two_pow {w : Nat} (h : 0 < w) : 2 ^ (w - 1) < 2 ^ w := Nat.pow_pred_lt_pow Nat.one_lt_two h
protected theorem two_pow_pred_add_two_pow_pred {w : Nat} (h : 0 < w) : 2 ^ (w - 1) + 2 ^ (w - 1) = 2 ^ w := by
  rw [← Nat.mul_two, Nat.pow_pred_mul h]
theorem two_pow_pred_mul_two {w : Nat} (h : 0 < w) : 2 ^ (w - 1) * 2 = 2 ^ w := Nat.pow_pred_mul h
@[simp] protected theorem mod_two_pow_self {n : Nat} : n % 2 ^ n = n := mod_eq_of_lt Nat.lt_two_pow_self
protected theorem pow_sub_mul_pow (a : Nat) {m n : Nat} (h : m ≤ n) : a ^ (n - m) * a ^ m = a ^ n := by
  rw [← Nat.pow_add, Nat.sub_add_cancel h]
protected theorem pow_div {x m n : Nat} (h : n ≤ m) (hx : 0 < x) : x ^ m / x ^ n = x ^ (m - n) :=
  Nat.div_eq_of_eq_mul_left (Nat.pow_pos hx) (Nat.pow_sub_mul_pow x h).symm
theorem pow_dvd_pow_iff_le_right {x k l : Nat} (w : 1 < x) : x ^ k ∣ x ^ l ↔ k ≤ l :=
  ⟨fun h => (Nat.pow_le_pow_iff_right w).1 (le_of_dvd (Nat.pow_pos (zero_lt_of_lt w)) h), pow_dvd_pow x⟩
theorem pow_dvd_of_le_of_pow_dvd {p m n k : Nat} (hmn : m ≤ n) (hdiv : p ^ n ∣ k) : p ^ m ∣ k :=
  Nat.dvd_trans (pow_dvd_pow p hmn) hdiv
theorem dvd_of_pow_dvd {p k m : Nat} (hk : 1 ≤ k) (hpk : p ^ k ∣ m) : p ∣ m := by
  have h := pow_dvd_of_le_of_pow_dvd hk hpk
  rwa [Nat.pow_one] at h
theorem shiftRight_succ_inside (m n : Nat) : m >>> (n + 1) = (m / 2) >>> n := by
  rw [shiftRight_eq_div_pow, shiftRight_eq_div_pow, Nat.div_div_eq_div_mul, Nat.pow_add_one']

end Nat
