module

prelude
public import Init.Data.Nat.Sub
/-! Quotient and remainder of natural numbers.

Both are recursions over fuel; `div_eq` and `mod_eq` hide that, and everything after `div_add_mod` and `mod_lt`
follows from the fact that these two determine quotient and remainder. -/

@[expose] public section

universe u

namespace Nat

/-! ### The recursions -/

theorem div.go.fuel_congr {y : Nat} (hy : 0 < y) (x fuel₁ fuel₂ : Nat) (h₁ : x < fuel₁) (h₂ : x < fuel₂) :
    Nat.div.go y hy fuel₁ x h₁ = Nat.div.go y hy fuel₂ x h₂ := by
  induction fuel₁ generalizing x fuel₂ with
  | zero => exact absurd h₁ (not_lt_zero x)
  | succ fuel₁ ih =>
    cases fuel₂ with
    | zero => exact absurd h₂ (not_lt_zero x)
    | succ fuel₂ =>
      show dite (y ≤ x) (fun h => Nat.div.go y hy fuel₁ (x - y) _ + 1) (fun _ => 0) =
        dite (y ≤ x) (fun h => Nat.div.go y hy fuel₂ (x - y) _ + 1) (fun _ => 0)
      exact congrArg (fun f => dite (y ≤ x) f fun _ => 0) (funext fun h => congrArg succ (ih ..))

theorem modCore.go.fuel_congr {y : Nat} (hy : 0 < y) (x fuel₁ fuel₂ : Nat) (h₁ : x < fuel₁) (h₂ : x < fuel₂) :
    Nat.modCore.go y hy fuel₁ x h₁ = Nat.modCore.go y hy fuel₂ x h₂ := by
  induction fuel₁ generalizing x fuel₂ with
  | zero => exact absurd h₁ (not_lt_zero x)
  | succ fuel₁ ih =>
    cases fuel₂ with
    | zero => exact absurd h₂ (not_lt_zero x)
    | succ fuel₂ =>
      show dite (y ≤ x) (fun h => Nat.modCore.go y hy fuel₁ (x - y) _) (fun _ => x) =
        dite (y ≤ x) (fun h => Nat.modCore.go y hy fuel₂ (x - y) _) (fun _ => x)
      exact congrArg (fun f => dite (y ≤ x) f fun _ => x) (funext fun h => ih ..)

theorem div_eq (x y : Nat) : x / y = if 0 < y ∧ y ≤ x then (x - y) / y + 1 else 0 := by
  show Nat.div x y = ite _ (Nat.div (x - y) y + 1) 0
  unfold Nat.div
  if hy : 0 < y then
    rw [dif_pos hy]
    if h : y ≤ x then
      rw [if_pos ⟨hy, h⟩, dif_pos hy]
      show dite (y ≤ x) (fun h => Nat.div.go y hy x (x - y) _ + 1) (fun _ => 0) = _
      rw [dif_pos h]
      exact congrArg succ (div.go.fuel_congr hy ..)
    else
      rw [if_neg fun e => h e.2]
      show dite (y ≤ x) (fun h => Nat.div.go y hy x (x - y) _ + 1) (fun _ => 0) = _
      rw [dif_neg h]
  else
    rw [dif_neg hy, if_neg fun e => hy e.1]

theorem modCore_eq (x y : Nat) : Nat.modCore x y = if 0 < y ∧ y ≤ x then Nat.modCore (x - y) y else x := by
  unfold Nat.modCore
  if hy : 0 < y then
    rw [dif_pos hy]
    if h : y ≤ x then
      rw [if_pos ⟨hy, h⟩, dif_pos hy]
      show dite (y ≤ x) (fun h => Nat.modCore.go y hy x (x - y) _) (fun _ => x) = _
      rw [dif_pos h]
      exact modCore.go.fuel_congr hy ..
    else
      rw [if_neg fun e => h e.2]
      show dite (y ≤ x) (fun h => Nat.modCore.go y hy x (x - y) _) (fun _ => x) = _
      rw [dif_neg h]
  else
    rw [dif_neg hy, if_neg fun e => hy e.1]

protected theorem modCore_eq_mod (n m : Nat) : Nat.modCore n m = n % m := by
  cases n with
  | zero =>
    rw [modCore_eq, if_neg fun h => Nat.not_le_of_gt h.1 h.2]; rfl
  | succ n =>
    show _ = ite (m ≤ n + 1) (Nat.modCore (n + 1) m) (n + 1)
    if h : m ≤ n + 1 then rw [if_pos h] else rw [if_neg h, modCore_eq, if_neg fun e => h e.2]

theorem mod_eq (x y : Nat) : x % y = if 0 < y ∧ y ≤ x then (x - y) % y else x := by
  rw [← Nat.modCore_eq_mod, ← Nat.modCore_eq_mod, ← modCore_eq]

theorem div_eq_sub_div {b a : Nat} (h₁ : 0 < b) (h₂ : b ≤ a) : a / b = (a - b) / b + 1 := by
  rw [div_eq a, if_pos ⟨h₁, h₂⟩]
theorem mod_eq_of_lt {a b : Nat} (h : a < b) : a % b = a := by rw [mod_eq, if_neg fun e => Nat.not_le_of_gt h e.2]
theorem div_eq_of_lt {a b : Nat} (h : a < b) : a / b = 0 := by rw [div_eq, if_neg fun e => Nat.not_le_of_gt h e.2]
@[simp] theorem mod_zero (a : Nat) : a % 0 = a := by rw [mod_eq, if_neg fun e => Nat.lt_irrefl 0 e.1]
@[simp] protected theorem div_zero (a : Nat) : a / 0 = 0 := by rw [div_eq, if_neg fun e => Nat.lt_irrefl 0 e.1]
theorem mod_eq_sub_mod {a b : Nat} (h : a ≥ b) : a % b = (a - b) % b := by
  cases b with
  | zero => rw [Nat.sub_zero]
  | succ b => rw [mod_eq a, if_pos ⟨succ_pos b, h⟩]

/-- Induction along the steps of the division by `y`. -/
private theorem div_induction {y : Nat} {p : Nat → Prop} (step : ∀ x, 0 < y → y ≤ x → p (x - y) → p x)
    (base : ∀ x, ¬(0 < y ∧ y ≤ x) → p x) (x : Nat) : p x :=
  Nat.strong_induction_on x fun n ih =>
    if h : 0 < y ∧ y ≤ n then step n h.1 h.2 (ih (n - y) (div_rec_lemma h)) else base n h

theorem div_add_mod (m n : Nat) : n * (m / n) + m % n = m := by
  refine div_induction (y := n) (p := fun m => n * (m / n) + m % n = m) ?_ ?_ m
  · intro x h₁ h₂ ih
    rw [div_eq_sub_div h₁ h₂, mod_eq_sub_mod h₂, mul_add_one, Nat.add_right_comm, ih, Nat.sub_add_cancel h₂]
  · intro x h
    rw [div_eq, mod_eq, if_neg h, if_neg h, Nat.mul_zero, Nat.zero_add]

theorem mod_add_div (m k : Nat) : m % k + k * (m / k) = m := by rw [Nat.add_comm, div_add_mod]
theorem div_add_mod' (a b : Nat) : a / b * b + a % b = a := by rw [Nat.mul_comm, div_add_mod]
theorem mod_add_div' (a b : Nat) : a % b + a / b * b = a := by rw [Nat.mul_comm, mod_add_div]

/-! ### Quotient and remainder are determined -/

private theorem div_mod_unique_aux {b q r : Nat} (h : r < b) : (b * q + r) / b = q ∧ (b * q + r) % b = r := by
  induction q with
  | zero => rw [Nat.mul_zero, Nat.zero_add]; exact ⟨div_eq_of_lt h, mod_eq_of_lt h⟩
  | succ q ih =>
    have e : b * (q + 1) + r - b = b * q + r := by
      rw [mul_add_one, Nat.add_right_comm, Nat.add_sub_cancel]
    have le : b ≤ b * (q + 1) + r := by
      rw [mul_add_one, Nat.add_right_comm]; exact le_add_left b _
    rw [div_eq_sub_div (zero_lt_of_lt h) le, mod_eq_sub_mod le, e, ih.1, ih.2]
    exact ⟨rfl, rfl⟩

protected theorem div_mod_unique {n k m d : Nat} (h : 0 < k) : n / k = d ∧ n % k = m ↔ m + k * d = n ∧ m < k :=
  ⟨fun ⟨h₁, h₂⟩ => h₁ ▸ h₂ ▸ ⟨mod_add_div n k, mod_lt n h⟩,
    fun ⟨h₁, h₂⟩ => by rw [← h₁, Nat.add_comm]; exact div_mod_unique_aux h₂⟩

private theorem mul_add_mod_of_lt' {b q r : Nat} (h : r < b) : (b * q + r) % b = r := (div_mod_unique_aux h).2
theorem mul_add_mod_of_lt {a b c : Nat} (h : c < b) : (a * b + c) % b = c := by
  rw [Nat.mul_comm]; exact mul_add_mod_of_lt' h

/-! ### Remainders -/

theorem mod_le (x y : Nat) : x % y ≤ x := Nat.le_trans (le_add_right _ _) (Nat.le_of_eq (mod_add_div x y))
@[simp] theorem zero_mod (b : Nat) : 0 % b = 0 := eq_zero_of_le_zero (mod_le 0 b)
@[simp] theorem mod_self (n : Nat) : n % n = 0 := by rw [mod_eq_sub_mod (Nat.le_refl n), Nat.sub_self, zero_mod]
@[simp] theorem mod_one (x : Nat) : x % 1 = 0 := lt_one_iff.1 (mod_lt x (Nat.lt_add_one 0))
theorem mod_def (m k : Nat) : m % k = m - k * (m / k) := (Nat.sub_eq_of_eq_add (mod_add_div m k).symm).symm
theorem mod_eq_sub_mul_div {x k : Nat} : x % k = x - k * (x / k) := mod_def x k
theorem mod_eq_sub (x w : Nat) : x % w = x - w * (x / w) := mod_def x w
theorem mod_eq_iff_lt {n m : Nat} (h : n ≠ 0) : m % n = m ↔ m < n :=
  ⟨fun e => e ▸ mod_lt m (Nat.pos_of_ne_zero h), mod_eq_of_lt⟩

theorem add_mod_right (x z : Nat) : (x + z) % z = x % z := by
  rw [mod_eq_sub_mod (le_add_left z x), Nat.add_sub_cancel]
theorem add_mod_left (x z : Nat) : (x + z) % x = z % x := by rw [Nat.add_comm, add_mod_right]
theorem add_mul_mod_self_left (x y z : Nat) : (x + y * z) % y = x % y := by
  induction z with
  | zero => rw [Nat.mul_zero, Nat.add_zero]
  | succ z ih => rw [mul_add_one, ← Nat.add_assoc, add_mod_right, ih]
theorem add_mul_mod_self_right (x y z : Nat) : (x + y * z) % z = x % z := by
  rw [Nat.mul_comm, add_mul_mod_self_left]
theorem mul_add_mod_self_left (a b c : Nat) : (a * b + c) % a = c % a := by
  rw [Nat.add_comm, add_mul_mod_self_left]
theorem mul_add_mod_self_right (a b c : Nat) : (a * b + c) % b = c % b := by
  rw [Nat.add_comm, add_mul_mod_self_right]
theorem mul_add_mod (m x y : Nat) : (m * x + y) % m = y % m := mul_add_mod_self_left m x y
theorem mul_add_mod' (a b c : Nat) : (a * b + c) % b = c % b := mul_add_mod_self_right a b c
attribute [simp] add_mod_right add_mod_left add_mul_mod_self_left add_mul_mod_self_right mul_add_mod_self_left
  mul_add_mod_self_right
@[simp] theorem mul_mod_right (m n : Nat) : (m * n) % m = 0 := by
  have h := add_mul_mod_self_left 0 m n
  rwa [Nat.zero_add, zero_mod] at h
@[simp] theorem mul_mod_left (m n : Nat) : (m * n) % n = 0 := by rw [Nat.mul_comm, mul_mod_right]

@[simp] theorem mod_mod (a n : Nat) : (a % n) % n = a % n := by
  cases n with
  | zero => rw [mod_zero, mod_zero]
  | succ n => exact mod_eq_of_lt (mod_lt a (succ_pos n))
@[simp] theorem mod_add_mod (m n k : Nat) : (m % n + k) % n = (m + k) % n := by
  have h := add_mul_mod_self_left (m % n + k) n (m / n)
  rw [Nat.add_right_comm, mod_add_div] at h
  exact h.symm
@[simp] theorem add_mod_mod (m n k : Nat) : (m + n % k) % k = (m + n) % k := by
  rw [Nat.add_comm, mod_add_mod, Nat.add_comm]
theorem add_mod (a b n : Nat) : (a + b) % n = ((a % n) + (b % n)) % n := by rw [add_mod_mod, mod_add_mod]
@[simp] theorem mod_mul_mod (m n k : Nat) : (m % n * k) % n = (m * k) % n := by
  have h := add_mul_mod_self_left (m % n * k) n (m / n * k)
  rw [← Nat.mul_assoc, ← Nat.add_mul, mod_add_div] at h
  exact h.symm
@[simp] theorem mul_mod_mod (m n k : Nat) : (m * (n % k)) % k = (m * n) % k := by
  rw [Nat.mul_comm, mod_mul_mod, Nat.mul_comm]
theorem mul_mod (a b n : Nat) : a * b % n = (a % n) * (b % n) % n := by rw [mul_mod_mod, mod_mul_mod]
theorem pow_mod (a b n : Nat) : a ^ b % n = ((a % n) ^ b) % n := by
  induction b with
  | zero => rfl
  | succ b ih =>
    show a ^ b * a % n = (a % n) ^ b * (a % n) % n
    rw [mul_mod_mod, mul_mod, ih, ← mul_mod]
theorem add_mod_eq_add_mod_right {m n : Nat} (i : Nat) {k : Nat} (h : m % k = n % k) : (m + i) % k = (n + i) % k := by
  rw [← mod_add_mod, h, mod_add_mod]
theorem add_mod_eq_add_mod_left {m n : Nat} (i : Nat) {k : Nat} (h : m % k = n % k) : (i + m) % k = (i + n) % k := by
  rw [Nat.add_comm i, Nat.add_comm i, add_mod_eq_add_mod_right i h]
theorem add_mod_of_add_mod_lt {a b c : Nat} (h : a % c + b % c < c) : (a + b) % c = a % c + b % c := by
  rw [add_mod, mod_eq_of_lt h]
theorem mul_mod_mul_left (z x y : Nat) : (z * x) % (z * y) = z * (x % y) := by
  cases y with
  | zero => rw [Nat.mul_zero, mod_zero, mod_zero]
  | succ y =>
    cases z with
    | zero => rw [Nat.zero_mul, Nat.zero_mul, Nat.zero_mul, mod_zero]
    | succ z =>
      have e : (z + 1) * x = (z + 1) * (y + 1) * (x / (y + 1)) + (z + 1) * (x % (y + 1)) := by
        rw [Nat.mul_assoc, ← Nat.mul_add, div_add_mod]
      have h := mul_add_mod_of_lt' (q := x / (y + 1)) (Nat.mul_lt_mul_of_pos_left (mod_lt x (succ_pos y)) (succ_pos z))
      rwa [← e] at h
theorem mul_mod_mul_right (z x y : Nat) : (x * z) % (y * z) = (x % y) * z := by
  rw [Nat.mul_comm x, Nat.mul_comm y, mul_mod_mul_left, Nat.mul_comm]
theorem mod_two_eq_zero_or_one (n : Nat) : n % 2 = 0 ∨ n % 2 = 1 :=
  le_one_iff_eq_zero_or_eq_one.1 (le_of_lt_succ (mod_lt n Nat.two_pos))
@[simp] theorem mod_two_ne_zero {n : Nat} : ¬ n % 2 = 0 ↔ n % 2 = 1 :=
  ⟨fun h => (mod_two_eq_zero_or_one n).resolve_left h, fun h e => Nat.zero_ne_one (e.symm.trans h)⟩
@[simp] theorem mod_two_ne_one {n : Nat} : ¬ n % 2 = 1 ↔ n % 2 = 0 :=
  ⟨fun h => (mod_two_eq_zero_or_one n).resolve_right h, fun h e => Nat.zero_ne_one (h.symm.trans e)⟩
theorem succ_mod_two_eq_zero_iff {m : Nat} : (m + 1) % 2 = 0 ↔ m % 2 = 1 := by
  rw [add_mod]
  exact (mod_two_eq_zero_or_one m).elim (fun h => by rw [h]; exact ⟨fun h => Nat.noConfusion h, fun h => Nat.noConfusion h⟩)
    fun h => by rw [h]; exact ⟨fun _ => rfl, fun _ => rfl⟩
theorem succ_mod_two_eq_one_iff {m : Nat} : (m + 1) % 2 = 1 ↔ m % 2 = 0 := by
  rw [add_mod]
  exact (mod_two_eq_zero_or_one m).elim (fun h => by rw [h]; exact ⟨fun _ => rfl, fun _ => rfl⟩)
    fun h => by rw [h]; exact ⟨fun h => Nat.noConfusion h, fun h => Nat.noConfusion h⟩

/-! ### Quotients -/

theorem mul_div_le (m n : Nat) : n * (m / n) ≤ m := Nat.le_trans (le_add_right _ _) (Nat.le_of_eq (div_add_mod m n))
theorem div_mul_le_self (m n : Nat) : m / n * n ≤ m := Nat.mul_comm n _ ▸ mul_div_le m n
theorem lt_mul_div_succ (a : Nat) {b : Nat} (h : 0 < b) : a < b * (a / b + 1) := by
  have h' := Nat.add_lt_add_left (mod_lt a h) (b * (a / b))
  rwa [div_add_mod, ← mul_add_one] at h'
theorem lt_div_mul_add {a b : Nat} (hb : 0 < b) : a < a / b * b + b := by
  have h' := lt_mul_div_succ a hb
  rwa [Nat.mul_comm, add_one_mul] at h'
theorem le_div_iff_mul_le {k x y : Nat} (k0 : 0 < k) : x ≤ y / k ↔ x * k ≤ y :=
  ⟨fun h => Nat.le_trans (Nat.mul_le_mul_right k h) (div_mul_le_self y k), fun h =>
    le_of_lt_succ (Nat.lt_of_mul_lt_mul_left (a := k) (Nat.lt_of_le_of_lt (Nat.mul_comm k x ▸ h) (lt_mul_div_succ y k0)))⟩
theorem div_lt_iff_lt_mul {k x y : Nat} (hk : 0 < k) : x / k < y ↔ x < y * k := by
  rw [← Nat.not_le, ← Nat.not_le, le_div_iff_mul_le hk]
theorem lt_mul_of_div_lt {a b c : Nat} (h : a / c < b) (w : 0 < c) : a < b * c := (div_lt_iff_lt_mul w).1 h
theorem mul_le_of_le_div {m n : Nat} (k : Nat) (h : m ≤ n / k) : m * k ≤ n :=
  Nat.le_trans (Nat.mul_le_mul_right k h) (div_mul_le_self n k)
theorem mul_lt_of_lt_div {m k n : Nat} (h : m < n / k) : m * k < n := by
  cases k with
  | zero => rw [Nat.div_zero] at h; exact absurd h (not_lt_zero m)
  | succ k => exact Nat.lt_of_lt_of_le (Nat.mul_lt_mul_of_pos_right h (succ_pos k)) (div_mul_le_self n _)
theorem div_eq_of_lt_le {k n m : Nat} (lo : k * n ≤ m) (hi : m < (k + 1) * n) : m / n = k := by
  cases n with
  | zero => rw [Nat.mul_zero] at hi; exact absurd hi (not_lt_zero m)
  | succ n =>
    exact Nat.le_antisymm (le_of_lt_succ ((div_lt_iff_lt_mul (succ_pos n)).2 hi)) ((le_div_iff_mul_le (succ_pos n)).2 lo)
theorem div_le_self (n k : Nat) : n / k ≤ n := by
  cases k with
  | zero => rw [Nat.div_zero]; exact zero_le n
  | succ k => exact Nat.le_trans (le_mul_of_pos_right _ (succ_pos k)) (div_mul_le_self n (k + 1))
theorem div_lt_self {n k : Nat} (hLtN : 0 < n) (hLtK : 1 < k) : n / k < n :=
  (div_lt_iff_lt_mul (zero_lt_of_lt hLtK)).2 (by
    have h := Nat.mul_lt_mul_of_pos_left hLtK hLtN
    rwa [Nat.mul_one] at h)
theorem div_le_div_right {a b c : Nat} (h : a ≤ b) : a / c ≤ b / c := by
  cases c with
  | zero => rw [Nat.div_zero, Nat.div_zero]; exact Nat.le_refl 0
  | succ c => exact (le_div_iff_mul_le (succ_pos c)).2 (Nat.le_trans (div_mul_le_self a _) h)
theorem lt_of_div_lt_div {a b n : Nat} (h : a / n < b / n) : a < b :=
  Nat.lt_of_not_ge fun h' => Nat.not_le_of_gt h (div_le_div_right h')
theorem div_le_div_left {b c a : Nat} (hcb : c ≤ b) (hc : 0 < c) : a / b ≤ a / c :=
  (le_div_iff_mul_le hc).2 (Nat.le_trans (Nat.mul_le_mul_left _ hcb) (div_mul_le_self a b))
theorem div_le_div {a b c d : Nat} (h₁ : a ≤ b) (h₂ : d ≤ c) (h₃ : d ≠ 0) : a / c ≤ b / d :=
  Nat.le_trans (div_le_div_right h₁) (div_le_div_left h₂ (Nat.pos_of_ne_zero h₃))
theorem div_le_of_le_mul {m n : Nat} : ∀ {k : Nat}, m ≤ k * n → m / k ≤ n
  | 0, _ => by rw [Nat.div_zero]; exact zero_le n
  | k + 1, h => Nat.le_of_mul_le_mul_left (Nat.le_trans (mul_div_le m _) h) (succ_pos k)
theorem div_lt_of_lt_mul {m n k : Nat} (h : m < n * k) : m / n < k := by
  cases n with
  | zero => rw [Nat.zero_mul] at h; exact absurd h (not_lt_zero m)
  | succ n => exact (div_lt_iff_lt_mul (succ_pos n)).2 (Nat.mul_comm _ k ▸ h)
@[simp] protected theorem zero_div (b : Nat) : 0 / b = 0 := eq_zero_of_le_zero (div_le_self 0 b)
@[simp] protected theorem div_one (n : Nat) : n / 1 = n := by
  have h := div_add_mod n 1
  rwa [mod_one, Nat.add_zero, Nat.one_mul] at h
protected theorem div_self {n : Nat} (H : 0 < n) : n / n = 1 := by
  rw [div_eq_sub_div H (Nat.le_refl n), Nat.sub_self, Nat.zero_div]
@[simp] theorem add_div_right (x : Nat) {z : Nat} (H : 0 < z) : (x + z) / z = (x / z) + 1 := by
  rw [div_eq_sub_div H (le_add_left z x), Nat.add_sub_cancel]
@[simp] theorem add_div_left (x : Nat) {z : Nat} (H : 0 < z) : (z + x) / z = (x / z) + 1 := by
  rw [Nat.add_comm, add_div_right x H]
theorem add_mul_div_left (x z : Nat) {y : Nat} (H : 0 < y) : (x + y * z) / y = x / y + z := by
  induction z with
  | zero => rw [Nat.mul_zero, Nat.add_zero, Nat.add_zero]
  | succ z ih => rw [mul_add_one, ← Nat.add_assoc, add_div_right _ H, ih]; rfl
theorem add_mul_div_right (x y : Nat) {z : Nat} (H : 0 < z) : (x + y * z) / z = x / z + y := by
  rw [Nat.mul_comm, add_mul_div_left x y H]
theorem mul_add_div {m : Nat} (m_pos : m > 0) (x y : Nat) : (m * x + y) / m = x + y / m := by
  rw [Nat.add_comm, add_mul_div_left y x m_pos, Nat.add_comm]
@[simp] theorem mul_div_right (n : Nat) {m : Nat} (H : 0 < m) : m * n / m = n := by
  have h := add_mul_div_left 0 n H
  rwa [Nat.zero_add, Nat.zero_div, Nat.zero_add] at h
@[simp] theorem mul_div_left (m : Nat) {n : Nat} (H : 0 < n) : m * n / n = m := by rw [Nat.mul_comm, mul_div_right m H]
protected theorem mul_div_cancel (m : Nat) {n : Nat} (H : 0 < n) : m * n / n = m := mul_div_left m H
protected theorem mul_div_cancel_left (m : Nat) {n : Nat} (H : 0 < n) : n * m / n = m := mul_div_right m H
protected theorem div_eq_of_eq_mul_left {n m k : Nat} (H1 : 0 < n) (H2 : m = k * n) : m / n = k := by
  rw [H2, Nat.mul_div_cancel k H1]
protected theorem div_eq_of_eq_mul_right {n m k : Nat} (H1 : 0 < n) (H2 : m = n * k) : m / n = k := by
  rw [H2, Nat.mul_div_cancel_left k H1]
protected theorem div_div_eq_div_mul (m n k : Nat) : m / n / k = m / (n * k) := by
  cases n with
  | zero => rw [Nat.zero_mul, Nat.div_zero, Nat.zero_div]
  | succ n =>
    cases k with
    | zero => rw [Nat.mul_zero, Nat.div_zero, Nat.div_zero]
    | succ k =>
      refine Nat.le_antisymm ?_ ?_
      · rw [le_div_iff_mul_le (Nat.mul_pos (succ_pos n) (succ_pos k)), Nat.mul_comm (n + 1), ← Nat.mul_assoc,
          ← le_div_iff_mul_le (succ_pos n)]
        exact div_mul_le_self _ _
      · rw [le_div_iff_mul_le (succ_pos k), le_div_iff_mul_le (succ_pos n), Nat.mul_assoc, Nat.mul_comm (k + 1)]
        exact div_mul_le_self _ _
protected theorem div_right_comm (a b c : Nat) : a / b / c = a / c / b := by
  rw [Nat.div_div_eq_div_mul, Nat.div_div_eq_div_mul, Nat.mul_comm]
protected theorem mul_div_mul_left {m : Nat} (n k : Nat) (H : 0 < m) : m * n / (m * k) = n / k := by
  rw [← Nat.div_div_eq_div_mul, Nat.mul_div_cancel_left n H]
protected theorem mul_div_mul_right {m : Nat} (n k : Nat) (H : 0 < m) : n * m / (k * m) = n / k := by
  rw [Nat.mul_comm n, Nat.mul_comm k, Nat.mul_div_mul_left n k H]
theorem mul_div_le_mul_div_assoc (a b c : Nat) : a * (b / c) ≤ a * b / c := by
  cases c with
  | zero => rw [Nat.div_zero, Nat.mul_zero]; exact zero_le _
  | succ c =>
    rw [le_div_iff_mul_le (succ_pos c), Nat.mul_assoc]
    exact Nat.mul_le_mul_left a (div_mul_le_self b _)
theorem div_pos {b a : Nat} (hba : b ≤ a) (hb : 0 < b) : 0 < a / b := by
  rw [div_eq_sub_div hb hba]; exact succ_pos _
theorem pos_of_div_pos {a b : Nat} (h : 0 < a / b) : 0 < a :=
  Nat.pos_of_ne_zero fun e => by rw [e, Nat.zero_div] at h; exact Nat.lt_irrefl 0 h
theorem div_eq_zero_iff {a b : Nat} : a / b = 0 ↔ b = 0 ∨ a < b := by
  cases b with
  | zero => rw [Nat.div_zero]; exact ⟨fun _ => .inl rfl, fun _ => rfl⟩
  | succ b =>
    exact ⟨fun h => .inr (Nat.lt_of_not_ge fun h' => Nat.ne_of_gt (div_pos h' (succ_pos b)) h),
      fun h => h.elim (fun h => Nat.noConfusion h) div_eq_of_lt⟩
theorem div_eq_zero_iff_lt {x k : Nat} (h : 0 < k) : x / k = 0 ↔ x < k :=
  div_eq_zero_iff.trans ⟨fun h' => h'.resolve_left (ne_of_gt h), .inr⟩
theorem div_ne_zero_iff {a b : Nat} : a / b ≠ 0 ↔ b ≠ 0 ∧ b ≤ a :=
  ⟨fun h => ⟨fun e => h (div_eq_zero_iff.2 (.inl e)), Nat.le_of_not_lt fun e => h (div_eq_zero_iff.2 (.inr e))⟩,
    fun h e => (div_eq_zero_iff.1 e).elim h.1 fun e => Nat.not_le_of_gt e h.2⟩
theorem sub_mul_div (x n p : Nat) (h₁ : n * p ≤ x) : (x - n * p) / n = x / n - p := by
  cases n with
  | zero => rw [Nat.div_zero, Nat.div_zero, Nat.zero_sub]
  | succ n =>
    have h := add_mul_div_left (x - (n + 1) * p) p (succ_pos n)
    rw [Nat.sub_add_cancel h₁] at h
    rw [h, Nat.add_sub_cancel]
theorem div_self_le (a : Nat) : a / a ≤ 1 := by
  cases a with
  | zero => rw [Nat.div_zero]; exact zero_le 1
  | succ a => rw [Nat.div_self (succ_pos a)]; exact Nat.le_refl 1
theorem div_mul_div_le (a b c d : Nat) : (a / b) * (c / d) ≤ (a * c) / (b * d) := by
  cases b with
  | zero => rw [Nat.div_zero, Nat.zero_mul]; exact zero_le _
  | succ b =>
    cases d with
    | zero => rw [Nat.div_zero, Nat.mul_zero]; exact zero_le _
    | succ d =>
      rw [le_div_iff_mul_le (Nat.mul_pos (succ_pos b) (succ_pos d)), Nat.mul_mul_mul_comm]
      exact Nat.mul_le_mul (div_mul_le_self a _) (div_mul_le_self c _)
protected theorem div_le_of_le_mul' {m n k : Nat} (h : m ≤ k * n) : m / k ≤ n := div_le_of_le_mul h
protected theorem div_eq_iff {a b c : Nat} (h : 0 < b) : a / b = c ↔ b * c ≤ a ∧ a < b * (c + 1) :=
  ⟨fun e => e ▸ ⟨mul_div_le a b, lt_mul_div_succ a h⟩, fun e =>
    div_eq_of_lt_le (Nat.mul_comm b c ▸ e.1) (Nat.mul_comm b (c + 1) ▸ e.2)⟩
theorem mul_self_div_self (n : Nat) : n * n / n = n := by
  cases n with
  | zero => rw [Nat.div_zero]
  | succ n => exact Nat.mul_div_cancel _ (succ_pos n)
end Nat
