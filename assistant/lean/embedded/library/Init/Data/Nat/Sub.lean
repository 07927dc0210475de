module

prelude
public import Init.Data.Nat.Order
/-! Predecessor and cut-off subtraction. -/

@[expose] public section

namespace Nat

/-! ### Predecessor -/

@[simp] protected theorem pred_zero : pred 0 = 0 := rfl
@[simp] protected theorem pred_succ (n : Nat) : pred n.succ = n := rfl
theorem pred_eq_sub_one {n : Nat} : pred n = n - 1 := rfl
theorem sub_one_eq_pred {n : Nat} : n - 1 = pred n := rfl
protected theorem sub_one (n : Nat) : n - 1 = pred n := rfl
theorem succ_pred {a : Nat} (h : a ≠ 0) : a.pred.succ = a := by
  cases a with
  | zero => exact absurd rfl h
  | succ a => rfl
theorem sub_one_add_one {a : Nat} (h : a ≠ 0) : a - 1 + 1 = a := succ_pred h
theorem succ_pred_eq_of_pos {n : Nat} (h : 0 < n) : succ (pred n) = n := succ_pred (ne_of_gt h)
theorem succ_pred_eq_of_ne_zero {n : Nat} (h : n ≠ 0) : succ (pred n) = n := succ_pred h
theorem sub_one_add_one_eq_of_pos {n : Nat} (h : 0 < n) : n - 1 + 1 = n := succ_pred (ne_of_gt h)
theorem eq_zero_or_eq_succ_pred : ∀ (n : Nat), n = 0 ∨ n = succ (pred n)
  | 0 => .inl rfl
  | _ + 1 => .inr rfl
theorem eq_zero_or_eq_sub_one_add_one {n : Nat} : n = 0 ∨ n = n - 1 + 1 := eq_zero_or_eq_succ_pred n
theorem pred_lt : ∀ {n : Nat}, n ≠ 0 → pred n < n
  | 0, h => absurd rfl h
  | n + 1, _ => Nat.lt_add_one n
theorem sub_one_lt {n : Nat} (h : n ≠ 0) : n - 1 < n := pred_lt h
theorem pred_lt_of_lt {n m : Nat} (h : m < n) : pred n < n := pred_lt (not_eq_zero_of_lt h)
theorem sub_one_lt_of_lt {n m : Nat} (h : m < n) : n - 1 < n := pred_lt_of_lt h
theorem pred_lt' {n m : Nat} (h : m < n) : pred n < n := pred_lt_of_lt h
theorem pred_lt_self {a : Nat} (h : 0 < a) : pred a < a := pred_lt (ne_of_gt h)
theorem pred_ne_self {a : Nat} (h : a ≠ 0) : pred a ≠ a := ne_of_lt (pred_lt h)
theorem sub_one_ne_self {n : Nat} (h : n ≠ 0) : n - 1 ≠ n := pred_ne_self h
theorem pred_inj : ∀ {a b : Nat}, 0 < a → 0 < b → pred a = pred b → a = b
  | 0, _, h, _, _ => absurd h (Nat.lt_irrefl 0)
  | _, 0, _, h, _ => absurd h (Nat.lt_irrefl 0)
  | _ + 1, _ + 1, _, _, h => congrArg succ h
theorem pred_lt_pred : ∀ {n m : Nat}, n ≠ 0 → n < m → pred n < pred m
  | 0, _, h, _ => absurd rfl h
  | _ + 1, 0, _, h => absurd h (not_lt_zero _)
  | _ + 1, _ + 1, _, h => lt_of_succ_lt_succ h
theorem pred_le_iff_le_succ : ∀ {n m : Nat}, pred n ≤ m ↔ n ≤ succ m
  | 0, _ => ⟨fun _ => zero_le _, fun _ => zero_le _⟩
  | _ + 1, _ => succ_le_succ_iff.symm
theorem pred_le_iff {n m : Nat} : pred n ≤ m ↔ n ≤ succ m := pred_le_iff_le_succ
theorem sub_one_le_iff_le_add_one {n m : Nat} : n - 1 ≤ m ↔ n ≤ m + 1 := pred_le_iff_le_succ
theorem le_succ_of_pred_le {n m : Nat} : pred n ≤ m → n ≤ succ m := pred_le_iff_le_succ.1
theorem pred_le_of_le_succ {n m : Nat} : n ≤ succ m → pred n ≤ m := pred_le_iff_le_succ.2
theorem lt_pred_iff_succ_lt : ∀ {n m : Nat}, n < pred m ↔ succ n < m
  | _, 0 => ⟨fun h => absurd h (not_lt_zero _), fun h => absurd h (not_lt_zero _)⟩
  | _, _ + 1 => succ_lt_succ_iff.symm
theorem lt_pred_iff {n m : Nat} : n < pred m ↔ succ n < m := lt_pred_iff_succ_lt
theorem lt_sub_one_iff_add_one_lt {n m : Nat} : n < m - 1 ↔ n + 1 < m := lt_pred_iff_succ_lt
theorem succ_lt_of_lt_pred {n m : Nat} : n < pred m → succ n < m := lt_pred_iff_succ_lt.1
theorem lt_pred_of_succ_lt {n m : Nat} : succ n < m → n < pred m := lt_pred_iff_succ_lt.2
theorem le_pred_iff_lt : ∀ {n m : Nat}, 0 < m → (n ≤ pred m ↔ n < m)
  | _, 0, h => absurd h (Nat.lt_irrefl 0)
  | _, _ + 1, _ => lt_succ_iff.symm
theorem le_sub_one_iff_lt {m n : Nat} (h : 0 < m) : n ≤ m - 1 ↔ n < m := le_pred_iff_lt h
theorem le_pred_of_lt {n m : Nat} (h : n < m) : n ≤ pred m := (le_pred_iff_lt (zero_lt_of_lt h)).2 h
theorem le_sub_one_of_lt {a b : Nat} (h : a < b) : a ≤ b - 1 := le_pred_of_lt h
theorem lt_of_le_pred {n m : Nat} (h : 0 < m) (h' : n ≤ pred m) : n < m := (le_pred_iff_lt h).1 h'
theorem lt_of_le_sub_one {m n : Nat} (h : 0 < m) (h' : n ≤ m - 1) : n < m := (le_pred_iff_lt h).1 h'
theorem pred_eq_of_eq_succ {m n : Nat} (h : m = n.succ) : m.pred = n := by rw [h]; rfl

/-! ### Subtraction -/

@[simp] protected theorem sub_zero (n : Nat) : n - 0 = n := rfl
theorem sub_succ (n m : Nat) : n - succ m = pred (n - m) := rfl
theorem sub_add_one (n m : Nat) : n - (m + 1) = n - m - 1 := rfl
theorem succ_sub_succ (n m : Nat) : succ n - succ m = n - m := succ_sub_succ_eq_sub n m
theorem add_one_sub_add_one (n m : Nat) : (n + 1) - (m + 1) = n - m := succ_sub_succ_eq_sub n m
@[simp] theorem add_one_sub_one (n : Nat) : n + 1 - 1 = n := rfl
theorem succ_sub_one (n : Nat) : succ n - 1 = n := rfl

@[simp] protected theorem sub_self : ∀ (n : Nat), n - n = 0
  | 0 => rfl
  | n + 1 => (succ_sub_succ n n).trans (Nat.sub_self n)
@[simp] protected theorem zero_sub : ∀ (n : Nat), 0 - n = 0
  | 0 => rfl
  | n + 1 => congrArg pred (Nat.zero_sub n)
theorem sub_add_eq (a b : Nat) : ∀ (c : Nat), a - (b + c) = a - b - c
  | 0 => rfl
  | c + 1 => congrArg pred (sub_add_eq a b c)
protected theorem sub_sub (n m k : Nat) : n - m - k = n - (m + k) := (sub_add_eq n m k).symm
protected theorem sub_right_comm (m n k : Nat) : m - n - k = m - k - n := by
  rw [Nat.sub_sub, Nat.sub_sub, Nat.add_comm]
protected theorem add_sub_add_right (n k m : Nat) : (n + k) - (m + k) = n - m := by
  induction k with
  | zero => rfl
  | succ k ih => exact (succ_sub_succ (n + k) (m + k)).trans ih
protected theorem add_sub_add_left (k n m : Nat) : (k + n) - (k + m) = n - m := by
  rw [Nat.add_comm k n, Nat.add_comm k m, Nat.add_sub_add_right]
@[simp] protected theorem add_sub_cancel (n m : Nat) : n + m - m = n := by
  have h := Nat.add_sub_add_right n m 0
  rwa [Nat.zero_add] at h
@[simp] protected theorem add_sub_cancel_left (n m : Nat) : n + m - n = m := by
  rw [Nat.add_comm, Nat.add_sub_cancel]
protected theorem add_sub_cancel_right (n m : Nat) : (n + m) - m = n := Nat.add_sub_cancel n m
theorem add_sub_self_left (a b : Nat) : (a + b) - a = b := Nat.add_sub_cancel_left a b
theorem add_sub_self_right (a b : Nat) : (a + b) - b = a := Nat.add_sub_cancel a b
protected theorem one_add_sub_one (n : Nat) : (1 + n) - 1 = n := Nat.add_sub_cancel_left 1 n
protected theorem sub_self_add (n m : Nat) : n - (n + m) = 0 := by
  rw [← Nat.sub_sub, Nat.sub_self, Nat.zero_sub]
protected theorem sub_eq_zero_of_le {n m : Nat} (h : n ≤ m) : n - m = 0 :=
  (le.dest h).elim fun k e => by rw [← e, Nat.sub_self_add]
theorem add_sub_of_le {a b : Nat} (h : a ≤ b) : a + (b - a) = b :=
  (le.dest h).elim fun k e => by rw [← e, Nat.add_sub_cancel_left]
@[simp] protected theorem sub_add_cancel {n m : Nat} (h : m ≤ n) : n - m + m = n := by
  rw [Nat.add_comm, add_sub_of_le h]
@[simp] protected theorem add_sub_cancel' {n m : Nat} (h : m ≤ n) : m + (n - m) = n := add_sub_of_le h
protected theorem add_sub_assoc {m k : Nat} (h : k ≤ m) (n : Nat) : n + m - k = n + (m - k) :=
  (le.dest h).elim fun l e => by
    rw [← e, Nat.add_sub_cancel_left, Nat.add_left_comm, Nat.add_sub_cancel_left]
protected theorem sub_add_comm {n m k : Nat} (h : k ≤ n) : n + m - k = n - k + m := by
  rw [Nat.add_comm n, Nat.add_sub_assoc h, Nat.add_comm]
theorem succ_sub {m n : Nat} (h : n ≤ m) : succ m - n = succ (m - n) := Nat.sub_add_comm (m := 1) h
protected theorem eq_add_of_sub_eq {a b c : Nat} (hle : b ≤ a) (h : a - b = c) : a = c + b := by
  rw [← h, Nat.sub_add_cancel hle]
protected theorem sub_eq_of_eq_add {a b c : Nat} (h : a = c + b) : a - b = c := by rw [h, Nat.add_sub_cancel]
protected theorem sub_eq_of_eq_add' {a b c : Nat} (h : a = b + c) : a - b = c := by rw [h, Nat.add_sub_cancel_left]
protected theorem sub_eq_iff_eq_add {b a c : Nat} (h : b ≤ a) : a - b = c ↔ a = c + b :=
  ⟨Nat.eq_add_of_sub_eq h, Nat.sub_eq_of_eq_add⟩
protected theorem sub_eq_iff_eq_add' {b a c : Nat} (h : b ≤ a) : a - b = c ↔ a = b + c := by
  rw [Nat.add_comm, Nat.sub_eq_iff_eq_add h]
protected theorem sub_le_sub_right {n m : Nat} (h : n ≤ m) : ∀ (k : Nat), n - k ≤ m - k
  | 0 => h
  | k + 1 => pred_le_pred (Nat.sub_le_sub_right h k)
protected theorem sub_le_sub_left {n m : Nat} (h : n ≤ m) (k : Nat) : k - m ≤ k - n :=
  (le.dest h).elim fun l e => by rw [← e, ← Nat.sub_sub]; exact sub_le _ l
theorem le_add_of_sub_le {a b c : Nat} (h : a - b ≤ c) : a ≤ c + b :=
  (Nat.le_total a b).elim (fun h' => Nat.le_trans h' (le_add_left b c)) fun h' => by
    rw [← Nat.sub_add_cancel h']; exact Nat.add_le_add_right h b
theorem sub_le_of_le_add {a b c : Nat} (h : a ≤ c + b) : a - b ≤ c := by
  have h' := Nat.sub_le_sub_right h b
  rwa [Nat.add_sub_cancel] at h'
protected theorem sub_le_iff_le_add {a b c : Nat} : a - b ≤ c ↔ a ≤ c + b := ⟨le_add_of_sub_le, sub_le_of_le_add⟩
protected theorem sub_le_iff_le_add' {a b c : Nat} : a - b ≤ c ↔ a ≤ b + c := by
  rw [Nat.add_comm, Nat.sub_le_iff_le_add]
theorem add_le_of_le_sub {a b c : Nat} (hle : b ≤ c) (h : a ≤ c - b) : a + b ≤ c := by
  have h' := Nat.add_le_add_right h b
  rwa [Nat.sub_add_cancel hle] at h'
theorem le_sub_of_add_le {a b c : Nat} (h : a + b ≤ c) : a ≤ c - b := by
  have h' := Nat.sub_le_sub_right h b
  rwa [Nat.add_sub_cancel] at h'
protected theorem le_sub_iff_add_le {k m n : Nat} (h : k ≤ m) : n ≤ m - k ↔ n + k ≤ m :=
  ⟨add_le_of_le_sub h, le_sub_of_add_le⟩
protected theorem add_le_of_le_sub' {n k m : Nat} (h : m ≤ k) (h' : n ≤ k - m) : m + n ≤ k :=
  Nat.add_comm n m ▸ add_le_of_le_sub h h'
protected theorem le_sub_of_add_le' {n k m : Nat} (h : m + n ≤ k) : n ≤ k - m :=
  le_sub_of_add_le (Nat.add_comm m n ▸ h)
protected theorem le_sub_iff_add_le' {k m n : Nat} (h : k ≤ m) : n ≤ m - k ↔ k + n ≤ m :=
  ⟨Nat.add_le_of_le_sub' h, Nat.le_sub_of_add_le'⟩
protected theorem le_of_sub_eq_zero {n m : Nat} (h : n - m = 0) : n ≤ m := by
  have h' := le_add_of_sub_le (Nat.le_of_eq h)
  rwa [Nat.zero_add] at h'
@[simp] protected theorem sub_eq_zero_iff_le {n m : Nat} : n - m = 0 ↔ n ≤ m := ⟨Nat.le_of_sub_eq_zero, Nat.sub_eq_zero_of_le⟩
theorem sub_ne_zero_of_lt {a b : Nat} (h : a < b) : b - a ≠ 0 :=
  fun e => Nat.not_le_of_gt h (Nat.le_of_sub_eq_zero e)
protected theorem sub_pos_of_lt {m n : Nat} (h : m < n) : 0 < n - m := Nat.pos_of_ne_zero (sub_ne_zero_of_lt h)
theorem zero_lt_sub_of_lt {i a : Nat} (h : i < a) : 0 < a - i := Nat.sub_pos_of_lt h
protected theorem lt_of_sub_ne_zero {n m : Nat} (h : n - m ≠ 0) : m < n :=
  Nat.lt_of_not_ge fun h' => h (Nat.sub_eq_zero_of_le h')
protected theorem sub_ne_zero_iff_lt {n m : Nat} : n - m ≠ 0 ↔ m < n := ⟨Nat.lt_of_sub_ne_zero, sub_ne_zero_of_lt⟩
protected theorem lt_of_sub_pos {n m : Nat} (h : 0 < n - m) : m < n := Nat.lt_of_sub_ne_zero (ne_of_gt h)
protected theorem sub_pos_iff_lt {n m : Nat} : 0 < n - m ↔ m < n := ⟨Nat.lt_of_sub_pos, Nat.sub_pos_of_lt⟩
protected theorem lt_of_sub_eq_succ {m n l : Nat} (h : m - n = succ l) : n < m := Nat.lt_of_sub_pos (h ▸ succ_pos l)
protected theorem lt_of_sub_eq_sub_one {m n l : Nat} (h : m - n = l + 1) : n < m := Nat.lt_of_sub_eq_succ h
theorem add_lt_of_lt_sub {a b c : Nat} (h : a < c - b) : a + b < c := by
  have h' : succ a + b ≤ c := add_le_of_le_sub (Nat.le_of_lt (Nat.lt_of_sub_pos (zero_lt_of_lt h))) h
  rwa [succ_add] at h'
theorem lt_sub_of_add_lt {a b c : Nat} (h : a + b < c) : a < c - b :=
  le_sub_of_add_le (a := succ a) ((succ_add a b).symm ▸ h)
theorem lt_sub_iff_add_lt {a b c : Nat} : a < c - b ↔ a + b < c := ⟨add_lt_of_lt_sub, lt_sub_of_add_lt⟩
theorem add_lt_iff_lt_sub_right {a b c : Nat} : a + b < c ↔ a < c - b := ⟨lt_sub_of_add_lt, add_lt_of_lt_sub⟩
theorem add_lt_of_lt_sub' {a b c : Nat} (h : b < c - a) : a + b < c := Nat.add_comm b a ▸ add_lt_of_lt_sub h
theorem lt_sub_of_add_lt' {a b c : Nat} (h : a + b < c) : b < c - a := lt_sub_of_add_lt (Nat.add_comm a b ▸ h)
theorem lt_sub_iff_add_lt' {a b c : Nat} : a < c - b ↔ b + a < c := ⟨add_lt_of_lt_sub', lt_sub_of_add_lt'⟩
protected theorem sub_lt_left_of_lt_add {n k m : Nat} (H : n ≤ k) (h : k < n + m) : k - n < m := by
  have h' := Nat.sub_le_sub_right (succ_le_of_lt h) n
  rwa [Nat.add_sub_cancel_left, succ_sub H] at h'
protected theorem sub_lt_right_of_lt_add {n k m : Nat} (H : n ≤ k) (h : k < m + n) : k - n < m :=
  Nat.sub_lt_left_of_lt_add H (Nat.add_comm m n ▸ h)
protected theorem sub_lt_iff_lt_add {c a b : Nat} (h : c ≤ a) : a - c < b ↔ a < b + c :=
  ⟨fun h' => by have := Nat.add_lt_add_right h' c; rwa [Nat.sub_add_cancel h] at this, Nat.sub_lt_right_of_lt_add h⟩
protected theorem sub_lt_iff_lt_add' {c a b : Nat} (h : c ≤ a) : a - c < b ↔ a < c + b := by
  rw [Nat.add_comm, Nat.sub_lt_iff_lt_add h]
theorem sub_lt_sub_right {a b c : Nat} (h : c ≤ a) (h' : a < b) : a - c < b - c :=
  Nat.sub_lt_right_of_lt_add h (by rwa [Nat.sub_add_cancel (Nat.le_trans h (Nat.le_of_lt h'))])
protected theorem sub_lt_sub_left {k m n : Nat} (h₁ : k < m) (h₂ : k < n) : m - n < m - k :=
  (Nat.lt_or_ge m n).elim
    (fun h => by rw [Nat.sub_eq_zero_of_le (Nat.le_of_lt h)]; exact Nat.sub_pos_of_lt h₁)
    fun h => Nat.sub_lt_right_of_lt_add h (by
      rw [← Nat.sub_add_comm (Nat.le_of_lt h₁), Nat.add_sub_assoc (Nat.le_of_lt h₂)]
      exact Nat.lt_add_of_pos_right (Nat.sub_pos_of_lt h₂))
protected theorem le_of_sub_le_sub_right {n m k : Nat} (h : k ≤ m) (h' : n - k ≤ m - k) : n ≤ m := by
  have h'' := le_add_of_sub_le h'
  rwa [Nat.sub_add_cancel h] at h''
protected theorem sub_le_sub_iff_right {k m n : Nat} (h : k ≤ m) : n - k ≤ m - k ↔ n ≤ m :=
  ⟨Nat.le_of_sub_le_sub_right h, fun h => Nat.sub_le_sub_right h k⟩
protected theorem le_of_sub_le_sub_left {n k m : Nat} (h : n ≤ k) (h' : k - m ≤ k - n) : n ≤ m :=
  Nat.le_of_not_lt fun h'' => Nat.not_le_of_gt (Nat.sub_lt_sub_left (Nat.lt_of_lt_of_le h'' h) h'') h'
protected theorem sub_le_sub_iff_left {n m k : Nat} (h : n ≤ k) : k - m ≤ k - n ↔ n ≤ m :=
  ⟨Nat.le_of_sub_le_sub_left h, fun h => Nat.sub_le_sub_left h k⟩
theorem sub_le_succ_sub (a i : Nat) : a - i ≤ a.succ - i := Nat.sub_le_sub_right (le_succ a) i
theorem sub_le_add_one_sub (a i : Nat) : a - i ≤ a + 1 - i := sub_le_succ_sub a i
theorem sub_succ_lt_self (a i : Nat) (h : i < a) : a - (i + 1) < a - i := pred_lt (sub_ne_zero_of_lt h)
theorem sub_add_lt_sub {n m k : Nat} (h₁ : m + k ≤ n) (h₂ : 0 < k) : n - (m + k) < n - m := by
  rw [← Nat.sub_sub]
  exact sub_lt (Nat.lt_of_lt_of_le h₂ (Nat.le_sub_of_add_le' h₁)) h₂
protected theorem sub_lt_of_pos_le {a b : Nat} (h₀ : 0 < a) (h₁ : a ≤ b) : b - a < b :=
  sub_lt (Nat.lt_of_lt_of_le h₀ h₁) h₀
protected theorem sub_lt_self {a b : Nat} (h₀ : 0 < a) (h₁ : a ≤ b) : b - a < b := Nat.sub_lt_of_pos_le h₀ h₁
theorem sub_one_lt_of_le {a b : Nat} (h₀ : 0 < a) (h₁ : a ≤ b) : a - 1 < b := Nat.lt_of_lt_of_le (pred_lt_of_lt h₀) h₁
theorem sub_lt_succ (a b : Nat) : a - b < succ a := lt_succ_of_le (sub_le a b)
theorem sub_lt_add_one (a b : Nat) : a - b < a + 1 := lt_succ_of_le (sub_le a b)
theorem sub_one_sub_lt {i n : Nat} (h : i < n) : n - 1 - i < n :=
  Nat.lt_of_le_of_lt (sub_le (n - 1) i) (pred_lt_of_lt h)
protected theorem sub_sub_self {n m : Nat} (h : m ≤ n) : n - (n - m) = m :=
  Nat.sub_eq_of_eq_add (add_sub_of_le h).symm
protected theorem sub_add_sub_cancel {a b c : Nat} (hab : b ≤ a) (hcb : c ≤ b) : (a - b) + (b - c) = a - c := by
  rw [← Nat.add_sub_assoc hcb, Nat.sub_add_cancel hab]
protected theorem sub_left_inj {a b c : Nat} (ha : c ≤ a) (hb : c ≤ b) : a - c = b - c ↔ a = b :=
  ⟨fun h => by have h' := congrArg (· + c) h; rwa [Nat.sub_add_cancel ha, Nat.sub_add_cancel hb] at h',
    fun h => by rw [h]⟩
theorem sub.elim {motive : Nat → Prop} (x y : Nat) (h₁ : y ≤ x → (k : Nat) → x = y + k → motive k)
    (h₂ : x < y → motive 0) : motive (x - y) :=
  (Nat.lt_or_ge x y).elim
    (fun h => by rw [Nat.sub_eq_zero_of_le (Nat.le_of_lt h)]; exact h₂ h)
    fun h => h₁ h (x - y) (add_sub_of_le h).symm
protected theorem exists_eq_add_of_le {m n : Nat} (h : m ≤ n) : ∃ k : Nat, n = m + k := ⟨n - m, (add_sub_of_le h).symm⟩
protected theorem exists_eq_add_of_le' {m n : Nat} (h : m ≤ n) : ∃ k : Nat, n = k + m :=
  ⟨n - m, (Nat.sub_add_cancel h).symm⟩
protected theorem exists_eq_add_of_lt {m n : Nat} (h : m < n) : ∃ k : Nat, n = m + k + 1 :=
  ⟨n - (m + 1), by rw [Nat.add_right_comm, add_sub_of_le h]⟩
protected theorem le_iff_exists_add {m n : Nat} : m ≤ n ↔ ∃ k, n = m + k :=
  ⟨Nat.exists_eq_add_of_le, fun ⟨_, h⟩ => le.intro h.symm⟩
theorem succ_sub_sub_succ (n m k : Nat) : succ n - m - succ k = n - m - k := by
  rw [Nat.sub_sub, Nat.sub_sub, add_succ, succ_sub_succ]
theorem add_sub_sub_add_right (n m k l : Nat) : (n + l) - m - (k + l) = n - m - k := by
  rw [Nat.sub_sub, Nat.sub_sub, ← Nat.add_assoc, Nat.add_sub_add_right]
theorem sub_sub_eq_add_sub_of_le {a b c : Nat} (h : c ≤ b) : a - (b - c) = a + c - b := by
  rw [← Nat.add_sub_add_right a c (b - c), Nat.sub_add_cancel h]

theorem mul_pred_left (n m : Nat) : pred n * m = n * m - m := by
  cases n with
  | zero => rw [Nat.pred_zero, Nat.zero_mul, Nat.zero_sub]
  | succ n => rw [succ_mul, Nat.add_sub_cancel]; rfl
theorem mul_pred_right (n m : Nat) : n * pred m = n * m - n := by
  rw [Nat.mul_comm, mul_pred_left, Nat.mul_comm]
protected theorem mul_sub_right_distrib (n m k : Nat) : (n - m) * k = n * k - m * k := by
  induction m with
  | zero => rw [Nat.sub_zero, Nat.zero_mul, Nat.sub_zero]
  | succ m ih => rw [sub_succ, mul_pred_left, ih, succ_mul, Nat.sub_sub]
protected theorem mul_sub_left_distrib (n m k : Nat) : n * (m - k) = n * m - n * k := by
  rw [Nat.mul_comm, Nat.mul_sub_right_distrib, Nat.mul_comm m, Nat.mul_comm k]
protected theorem sub_mul (n m k : Nat) : (n - m) * k = n * k - m * k := Nat.mul_sub_right_distrib n m k
protected theorem mul_sub (k m n : Nat) : k * (m - n) = k * m - k * n := Nat.mul_sub_left_distrib k m n
protected theorem mul_sub_one (n m : Nat) : n * (m - 1) = n * m - n := mul_pred_right n m
protected theorem sub_one_mul (n m : Nat) : (n - 1) * m = n * m - m := mul_pred_left n m
protected theorem mul_self_sub_mul_self_eq (a b : Nat) : a * a - b * b = (a + b) * (a - b) := by
  rw [Nat.mul_sub, Nat.add_mul, Nat.add_mul, Nat.mul_comm b a, Nat.add_comm (a * b), Nat.add_sub_add_right]

theorem not_le_eq (a b : Nat) : (¬ (a ≤ b)) = (b + 1 ≤ a) := propext Nat.not_le
theorem not_ge_eq (a b : Nat) : (¬ (a ≥ b)) = (a + 1 ≤ b) := not_le_eq b a
theorem not_lt_eq (a b : Nat) : (¬ (a < b)) = (b ≤ a) := propext Nat.not_lt
theorem not_gt_eq (a b : Nat) : (¬ (a > b)) = (a ≤ b) := not_lt_eq b a

end Nat
