prelude
import Init.Omega
/-! Further lemmas on natural numbers, for which `omega` is at hand; bounded quantifiers are decidable. -/

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
protected theorem max_min_distrib_left (a b c : Nat) : max a (min b c) = min (max a b) (max a c) := by omega
protected theorem min_max_distrib_left (a b c : Nat) : min a (max b c) = max (min a b) (min a c) := by omega
protected theorem max_min_distrib_right (a b c : Nat) : max (min a b) c = min (max a c) (max b c) := by omega
protected theorem min_max_distrib_right (a b c : Nat) : min (max a b) c = max (min a c) (min b c) := by omega
protected theorem lt_max_iff {a b c : Nat} : a < max b c ↔ a < b ∨ a < c := by omega
protected theorem le_max_iff {a b c : Nat} : a ≤ max b c ↔ a ≤ b ∨ a ≤ c := by omega
protected theorem min_lt_iff {a b c : Nat} : min a b < c ↔ a < c ∨ b < c := by omega
protected theorem min_le_iff {a b c : Nat} : min a b ≤ c ↔ a ≤ c ∨ b ≤ c := by omega
end Nat
