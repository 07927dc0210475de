module

prelude
public import Init.Data.Nat.Div
public import Init.Data.Nat.Pow
/-! Divisibility of natural numbers. -/

@[expose] public section

/-- `a ∣ b`: there is some `c` with `b = a * c`. -/
instance Nat.instDvd : Dvd Nat := ⟨fun a b => ∃ c, b = a * c⟩

namespace Nat

protected theorem dvd_refl (a : Nat) : a ∣ a := ⟨1, (Nat.mul_one a).symm⟩
protected theorem dvd_rfl {a : Nat} : a ∣ a := Nat.dvd_refl a
protected theorem dvd_zero (a : Nat) : a ∣ 0 := ⟨0, rfl⟩
protected theorem dvd_mul_left (a b : Nat) : a ∣ b * a := ⟨b, Nat.mul_comm b a⟩
protected theorem dvd_mul_right (a b : Nat) : a ∣ a * b := ⟨b, rfl⟩
protected theorem dvd_of_eq {a b : Nat} (h : a = b) : a ∣ b := h ▸ Nat.dvd_refl a
protected theorem dvd_trans {a b c : Nat} (h₁ : a ∣ b) (h₂ : b ∣ c) : a ∣ c :=
  h₁.elim fun d hd => h₂.elim fun e he => ⟨d * e, by rw [he, hd, Nat.mul_assoc]⟩
protected theorem dvd_mul_left_of_dvd {a b : Nat} (h : a ∣ b) (c : Nat) : a ∣ c * b :=
  Nat.dvd_trans h (Nat.dvd_mul_left b c)
protected theorem dvd_mul_right_of_dvd {m n : Nat} (h : m ∣ n) (k : Nat) : m ∣ n * k :=
  Nat.dvd_trans h (Nat.dvd_mul_right n k)
protected theorem dvd_of_mul_right_dvd {m n k : Nat} (h : m * k ∣ n) : m ∣ n := Nat.dvd_trans (Nat.dvd_mul_right m k) h
protected theorem dvd_of_mul_left_dvd {m n k : Nat} (h : m * k ∣ n) : k ∣ n := Nat.dvd_trans (Nat.dvd_mul_left k m) h
protected theorem eq_zero_of_zero_dvd {a : Nat} (h : 0 ∣ a) : a = 0 := h.elim fun c hc => by rw [hc, Nat.zero_mul]
@[simp] protected theorem zero_dvd {n : Nat} : 0 ∣ n ↔ n = 0 :=
  ⟨Nat.eq_zero_of_zero_dvd, fun h => h ▸ Nat.dvd_refl 0⟩
protected theorem one_dvd (n : Nat) : 1 ∣ n := ⟨n, (Nat.one_mul n).symm⟩
attribute [simp] Nat.dvd_refl Nat.dvd_zero Nat.dvd_mul_left Nat.dvd_mul_right Nat.one_dvd

protected theorem dvd_add {m n k : Nat} (h₁ : k ∣ m) (h₂ : k ∣ n) : k ∣ m + n :=
  h₁.elim fun d hd => h₂.elim fun e he => ⟨d + e, by rw [hd, he, Nat.mul_add]⟩
protected theorem dvd_sub {k m n : Nat} (h₁ : k ∣ m) (h₂ : k ∣ n) : k ∣ m - n :=
  h₁.elim fun d hd => h₂.elim fun e he => ⟨d - e, by rw [hd, he, Nat.mul_sub]⟩
protected theorem dvd_sub' {k m n : Nat} (h₁ : k ∣ m) (h₂ : k ∣ n) : k ∣ m - n := Nat.dvd_sub h₁ h₂
protected theorem dvd_add_iff_right {n k m : Nat} (h : k ∣ m) : k ∣ n ↔ k ∣ m + n :=
  ⟨Nat.dvd_add h, fun h' => by
    have h'' := Nat.dvd_sub h' h
    rwa [Nat.add_sub_cancel_left] at h''⟩
protected theorem dvd_add_iff_left {m k n : Nat} (h : k ∣ n) : k ∣ m ↔ k ∣ m + n := by
  rw [Nat.add_comm]; exact Nat.dvd_add_iff_right h
protected theorem dvd_add_right {m k : Nat} (h : k ∣ m) {n : Nat} : k ∣ m + n ↔ k ∣ n := (Nat.dvd_add_iff_right h).symm
protected theorem dvd_add_left {m k : Nat} (h : k ∣ m) {n : Nat} : k ∣ n + m ↔ k ∣ n := (Nat.dvd_add_iff_left h).symm
@[simp] protected theorem dvd_add_self_left {m n : Nat} : m ∣ m + n ↔ m ∣ n := Nat.dvd_add_right (Nat.dvd_refl m)
@[simp] protected theorem dvd_add_self_right {m n : Nat} : m ∣ n + m ↔ m ∣ n := Nat.dvd_add_left (Nat.dvd_refl m)
theorem dvd_sub_iff_right {m n k : Nat} (hkn : k ≤ n) (h : m ∣ n) : m ∣ n - k ↔ m ∣ k :=
  ⟨fun h' => by have h'' := Nat.dvd_sub h h'; rwa [Nat.sub_sub_self hkn] at h'', Nat.dvd_sub h⟩
theorem dvd_sub_iff_left {m n k : Nat} (hkn : k ≤ n) (h : m ∣ k) : m ∣ n - k ↔ m ∣ n :=
  ⟨fun h' => by have h'' := Nat.dvd_add h' h; rwa [Nat.sub_add_cancel hkn] at h'', fun h' => Nat.dvd_sub h' h⟩

theorem mod_eq_zero_of_dvd {k n : Nat} (h : k ∣ n) : n % k = 0 := h.elim fun c hc => by rw [hc, mul_mod_right]
theorem dvd_of_mod_eq_zero {k n : Nat} (h : n % k = 0) : k ∣ n :=
  ⟨n / k, by have h' := div_add_mod n k; rw [h, Nat.add_zero] at h'; exact h'.symm⟩
theorem dvd_iff_mod_eq_zero {k n : Nat} : k ∣ n ↔ n % k = 0 := ⟨mod_eq_zero_of_dvd, dvd_of_mod_eq_zero⟩
theorem mod_eq_zero_iff_dvd {k n : Nat} : n % k = 0 ↔ k ∣ n := dvd_iff_mod_eq_zero.symm
theorem emod_eq_zero_of_dvd {k n : Nat} (h : k ∣ n) : n % k = 0 := mod_eq_zero_of_dvd h
theorem emod_pos_of_not_dvd {a b : Nat} (h : ¬ a ∣ b) : 0 < b % a :=
  Nat.pos_of_ne_zero fun e => h (dvd_of_mod_eq_zero e)

instance decidable_dvd : ∀ m n : Nat, Decidable (m ∣ n) := fun _ _ =>
  decidable_of_decidable_of_iff dvd_iff_mod_eq_zero.symm

theorem dvd_mod_iff {k m n : Nat} (h : k ∣ n) : k ∣ m % n ↔ k ∣ m := by
  have h' := Nat.dvd_add_iff_left (m := m % n) (Nat.dvd_mul_right_of_dvd h (m / n))
  rwa [mod_add_div] at h'
theorem le_of_dvd {m n : Nat} (h1 : 0 < n) (h : m ∣ n) : m ≤ n :=
  h.elim fun c hc => by
    rw [hc] at h1 ⊢
    exact le_mul_of_pos_right m (Nat.pos_of_mul_pos_left h1)
protected theorem dvd_antisymm : ∀ {m n : Nat}, m ∣ n → n ∣ m → m = n
  | _, 0, _, h => Nat.eq_zero_of_zero_dvd h
  | 0, _, h, _ => (Nat.eq_zero_of_zero_dvd h).symm
  | m + 1, n + 1, h₁, h₂ => Nat.le_antisymm (le_of_dvd (succ_pos n) h₁) (le_of_dvd (succ_pos m) h₂)
theorem pos_of_dvd_of_pos {m n : Nat} (H1 : m ∣ n) (H2 : 0 < n) : 0 < m :=
  Nat.pos_of_ne_zero fun e => ne_of_gt H2 (Nat.eq_zero_of_zero_dvd (e ▸ H1))
theorem eq_one_of_dvd_one {n : Nat} (H : n ∣ 1) : n = 1 := Nat.dvd_antisymm H (Nat.one_dvd n)
@[simp] theorem dvd_one {n : Nat} : n ∣ 1 ↔ n = 1 := ⟨eq_one_of_dvd_one, fun h => h ▸ Nat.dvd_refl 1⟩
theorem eq_zero_of_dvd_of_lt {a b : Nat} (w : a ∣ b) (h : b < a) : b = 0 :=
  (eq_zero_or_pos b).resolve_right fun p => Nat.not_le_of_gt h (le_of_dvd p w)
theorem not_dvd_of_pos_of_lt {n m : Nat} (h1 : 0 < n) (h2 : n < m) : ¬ m ∣ n :=
  fun h => Nat.not_le_of_gt h2 (le_of_dvd h1 h)

protected theorem mul_div_cancel' {n m : Nat} (H : n ∣ m) : n * (m / n) = m := by
  have h := mod_add_div m n
  rwa [mod_eq_zero_of_dvd H, Nat.zero_add] at h
protected theorem div_mul_cancel {n m : Nat} (H : n ∣ m) : m / n * n = m := by rw [Nat.mul_comm, Nat.mul_div_cancel' H]
protected theorem mul_div_assoc {k n : Nat} (m : Nat) (H : k ∣ n) : m * n / k = m * (n / k) := by
  cases k with
  | zero => rw [Nat.div_zero, Nat.div_zero, Nat.mul_zero]
  | succ k =>
    exact Nat.div_eq_of_eq_mul_left (succ_pos k) (by rw [Nat.mul_assoc, Nat.div_mul_cancel H])
protected theorem mul_div_right_comm {a b : Nat} (c : Nat) (h : b ∣ a) : a * c / b = a / b * c := by
  rw [Nat.mul_comm, Nat.mul_div_assoc c h, Nat.mul_comm]
protected theorem div_eq_iff_eq_mul_right {a b c : Nat} (H : 0 < b) (H' : b ∣ a) : a / b = c ↔ a = b * c :=
  ⟨fun h => by rw [← h, Nat.mul_div_cancel' H'], Nat.div_eq_of_eq_mul_right H⟩
protected theorem div_eq_iff_eq_mul_left {a b c : Nat} (H : 0 < b) (H' : b ∣ a) : a / b = c ↔ a = c * b := by
  rw [Nat.mul_comm]; exact Nat.div_eq_iff_eq_mul_right H H'
protected theorem eq_mul_of_div_eq_right {a b c : Nat} (H1 : b ∣ a) (H2 : a / b = c) : a = b * c := by
  rw [← H2, Nat.mul_div_cancel' H1]
protected theorem eq_mul_of_div_eq_left {a b c : Nat} (H1 : b ∣ a) (H2 : a / b = c) : a = c * b := by
  rw [Nat.mul_comm, Nat.eq_mul_of_div_eq_right H1 H2]
theorem add_div_of_dvd_right {a b c : Nat} (h : c ∣ a) : (a + b) / c = a / c + b / c := by
  cases c with
  | zero => rw [Nat.div_zero, Nat.div_zero, Nat.div_zero]
  | succ c =>
    obtain ⟨d, hd⟩ := h
    rw [hd, mul_add_div (succ_pos c), Nat.mul_div_cancel_left d (succ_pos c)]
theorem add_div_of_dvd_left {a b c : Nat} (h : c ∣ b) : (a + b) / c = a / c + b / c := by
  rw [Nat.add_comm, add_div_of_dvd_right h, Nat.add_comm]
@[simp] theorem mod_mod_of_dvd {b c : Nat} (a : Nat) (h : c ∣ b) : a % b % c = a % c :=
  h.elim fun d hd => by
    have h' := add_mul_mod_self_left (a % b) c (d * (a / b))
    rw [← Nat.mul_assoc, ← hd, mod_add_div] at h'
    exact h'.symm

protected theorem mul_dvd_mul {a b c d : Nat} (h₁ : a ∣ b) (h₂ : c ∣ d) : a * c ∣ b * d :=
  h₁.elim fun e he => h₂.elim fun f hf => ⟨e * f, by rw [he, hf, Nat.mul_mul_mul_comm]⟩
protected theorem mul_dvd_mul_left {b c : Nat} (a : Nat) (h : b ∣ c) : a * b ∣ a * c := Nat.mul_dvd_mul (Nat.dvd_refl a) h
protected theorem mul_dvd_mul_right {a b : Nat} (h : a ∣ b) (c : Nat) : a * c ∣ b * c := Nat.mul_dvd_mul h (Nat.dvd_refl c)
protected theorem dvd_of_mul_dvd_mul_left {k m n : Nat} (kpos : 0 < k) (H : k * m ∣ k * n) : m ∣ n :=
  H.elim fun c hc => ⟨c, Nat.mul_left_cancel kpos (by rw [hc, Nat.mul_assoc])⟩
protected theorem dvd_of_mul_dvd_mul_right {k m n : Nat} (kpos : 0 < k) (H : m * k ∣ n * k) : m ∣ n := by
  rw [Nat.mul_comm m, Nat.mul_comm n] at H; exact Nat.dvd_of_mul_dvd_mul_left kpos H
protected theorem mul_dvd_mul_iff_left {a b c : Nat} (h : 0 < a) : a * b ∣ a * c ↔ b ∣ c :=
  ⟨Nat.dvd_of_mul_dvd_mul_left h, Nat.mul_dvd_mul_left a⟩
protected theorem mul_dvd_mul_iff_right {a b c : Nat} (h : 0 < c) : a * c ∣ b * c ↔ a ∣ b :=
  ⟨Nat.dvd_of_mul_dvd_mul_right h, fun h => Nat.mul_dvd_mul_right h c⟩
theorem div_dvd_of_dvd {m n : Nat} (h : n ∣ m) : m / n ∣ m := ⟨n, (Nat.div_mul_cancel h).symm⟩
theorem dvd_iff_div_mul_eq (n d : Nat) : d ∣ n ↔ n / d * d = n := ⟨Nat.div_mul_cancel, fun h => ⟨n / d, by rw [Nat.mul_comm, h]⟩⟩
theorem pow_dvd_pow {m n : Nat} (a : Nat) (h : m ≤ n) : a ^ m ∣ a ^ n :=
  (le.dest h).elim fun k e => ⟨a ^ k, by rw [← e, Nat.pow_add]⟩
theorem pow_dvd_pow_of_dvd {m n : Nat} (h : m ∣ n) (i : Nat) : m ^ i ∣ n ^ i :=
  h.elim fun c hc => ⟨c ^ i, by rw [hc, Nat.mul_pow]⟩
theorem dvd_pow_self (a : Nat) {n : Nat} (h : n ≠ 0) : a ∣ a ^ n := by
  cases n with
  | zero => exact absurd rfl h
  | succ n => exact Nat.dvd_mul_left a (a ^ n)

end Nat
