module

prelude
public import Init.Omega
public import Init.Data.Nat.Lemmas
public import Init.Ext
/-! The numbers below a bound: arithmetic modulo the bound, and steps between bounds. -/

@[expose] public section

universe u

/-- The element is not zero. -/
class NeZero {R : Type u} [Zero R] (n : R) : Prop where
  out : n ≠ 0

theorem NeZero.ne {R : Type u} [Zero R] (n : R) [h : NeZero n] : n ≠ 0 := h.out

instance Nat.instNeZeroSucc {n : Nat} : NeZero (n + 1) := ⟨Nat.succ_ne_zero n⟩

theorem Nat.pos_of_neZero (n : Nat) [NeZero n] : 0 < n := Nat.pos_of_ne_zero (NeZero.ne n)

namespace Fin
variable {n m : Nat}

/-- The number modulo the bound. -/
protected def ofNat (n : Nat) [NeZero n] (a : Nat) : Fin n := ⟨a % n, Nat.mod_lt a (Nat.pos_of_neZero n)⟩

instance instOfNat [NeZero n] {i : Nat} : OfNat (Fin n) i := ⟨Fin.ofNat n i⟩
instance [NeZero n] : Inhabited (Fin n) := ⟨0⟩

theorem size_pos (i : Fin n) : 0 < n := Nat.lt_of_le_of_lt (Nat.zero_le _) i.isLt
theorem mlt {b : Nat} (h : b < n) (a : Nat) : a % n < n := Nat.mod_lt a (Nat.lt_of_le_of_lt (Nat.zero_le _) h)

/-! Arithmetic modulo the bound -/

protected def add : Fin n → Fin n → Fin n | ⟨a, h⟩, ⟨b, _⟩ => ⟨(a + b) % n, mlt h _⟩
protected def sub : Fin n → Fin n → Fin n | ⟨a, h⟩, ⟨b, _⟩ => ⟨((n - b) + a) % n, mlt h _⟩
protected def mul : Fin n → Fin n → Fin n | ⟨a, h⟩, ⟨b, _⟩ => ⟨(a * b) % n, mlt h _⟩
protected def div : Fin n → Fin n → Fin n | ⟨a, h⟩, ⟨b, _⟩ => ⟨a / b, Nat.lt_of_le_of_lt (Nat.div_le_self a b) h⟩
protected def mod : Fin n → Fin n → Fin n | ⟨a, h⟩, ⟨b, _⟩ => ⟨a % b, Nat.lt_of_le_of_lt (Nat.mod_le a b) h⟩

instance : Add (Fin n) := ⟨Fin.add⟩
instance : Sub (Fin n) := ⟨Fin.sub⟩
instance : Mul (Fin n) := ⟨Fin.mul⟩
instance : Div (Fin n) := ⟨Fin.div⟩
instance : Mod (Fin n) := ⟨Fin.mod⟩
instance neg (n : Nat) : Neg (Fin n) := ⟨fun a => ⟨(n - a.val) % n, mlt a.isLt _⟩⟩

instance : Max (Fin n) := ⟨fun a b => if a ≤ b then b else a⟩
instance : Min (Fin n) := ⟨fun a b => if a ≤ b then a else b⟩

theorem val_add (a b : Fin n) : (a + b).val = (a.val + b.val) % n := rfl
theorem val_mul (a b : Fin n) : (a * b).val = (a.val * b.val) % n := rfl
theorem val_sub (a b : Fin n) : (a - b).val = ((n - b.val) + a.val) % n := rfl
theorem sub_val (a b : Fin n) : (a - b).val = ((n - b.val) + a.val) % n := rfl
theorem val_neg' (a : Fin n) : (-a).val = (n - a.val) % n := rfl
theorem div_val (a b : Fin n) : (a / b).val = a.val / b.val := rfl
theorem val_mod (a b : Fin n) : (a % b).val = a.val % b.val := rfl
@[simp] theorem val_ofNat (n : Nat) [NeZero n] (a : Nat) : (Fin.ofNat n a).val = a % n := rfl
theorem val_ofNat' [NeZero n] (a : Nat) : (OfNat.ofNat a : Fin n).val = a % n := rfl
@[simp] theorem val_zero (n : Nat) [NeZero n] : (0 : Fin n).val = 0 := Nat.zero_mod n
@[simp] theorem val_one (n : Nat) : (1 : Fin (n + 2)).val = 1 := by
  show 1 % (n + 2) = 1
  exact Nat.mod_eq_of_lt (Nat.succ_lt_succ (Nat.succ_pos n))
@[simp] theorem mk_zero : (⟨0, Nat.succ_pos n⟩ : Fin (n + 1)) = 0 := rfl

/-! Comparison -/

@[simp] theorem eta (a : Fin n) (h : a.val < n) : (⟨a.val, h⟩ : Fin n) = a := rfl
@[simp] theorem is_lt (a : Fin n) : a.val < n := a.isLt
theorem val_inj {a b : Fin n} : a.val = b.val ↔ a = b := ⟨Fin.eq_of_val_eq, Fin.val_eq_of_eq⟩
theorem val_ne_of_ne {i j : Fin n} (h : i ≠ j) : i.val ≠ j.val := fun e => h (Fin.eq_of_val_eq e)
theorem mk.inj_iff {a b : Nat} {ha : a < n} {hb : b < n} : (⟨a, ha⟩ : Fin n) = ⟨b, hb⟩ ↔ a = b := Fin.val_inj.symm
theorem eq_mk_iff_val_eq {a : Fin n} {k : Nat} {hk : k < n} : a = ⟨k, hk⟩ ↔ a.val = k := Fin.val_inj.symm
theorem mk_val (i : Fin n) : (⟨i, i.isLt⟩ : Fin n) = i := rfl
theorem le_def {a b : Fin n} : a ≤ b ↔ a.val ≤ b.val := Iff.rfl
theorem lt_def {a b : Fin n} : a < b ↔ a.val < b.val := Iff.rfl
theorem lt_iff_val_lt_val {a b : Fin n} : a < b ↔ a.val < b.val := Iff.rfl
theorem le_iff_val_le_val {a b : Fin n} : a ≤ b ↔ a.val ≤ b.val := Iff.rfl
@[simp] protected theorem not_le {a b : Fin n} : ¬a ≤ b ↔ b < a := Nat.not_le (a := a.val) (b := b.val)
@[simp] protected theorem not_lt {a b : Fin n} : ¬a < b ↔ b ≤ a := Nat.not_lt (a := a.val) (b := b.val)
@[simp] protected theorem le_refl (a : Fin n) : a ≤ a := Nat.le_refl a.val
protected theorem le_rfl {a : Fin n} : a ≤ a := Nat.le_refl a.val
@[simp] protected theorem lt_irrefl (a : Fin n) : ¬a < a := Nat.lt_irrefl a.val
protected theorem le_trans {a b c : Fin n} : a ≤ b → b ≤ c → a ≤ c := Nat.le_trans
protected theorem lt_trans {a b c : Fin n} : a < b → b < c → a < c := Nat.lt_trans
protected theorem lt_of_lt_of_le {a b c : Fin n} : a < b → b ≤ c → a < c := Nat.lt_of_lt_of_le
protected theorem lt_of_le_of_lt {a b c : Fin n} : a ≤ b → b < c → a < c := Nat.lt_of_le_of_lt
protected theorem le_antisymm {a b : Fin n} (h₁ : a ≤ b) (h₂ : b ≤ a) : a = b := Fin.eq_of_val_eq (Nat.le_antisymm h₁ h₂)
protected theorem le_antisymm_iff {a b : Fin n} : a = b ↔ a ≤ b ∧ b ≤ a :=
  ⟨fun h => h ▸ ⟨Fin.le_rfl, Fin.le_rfl⟩, fun h => Fin.le_antisymm h.1 h.2⟩
protected theorem le_total (a b : Fin n) : a ≤ b ∨ b ≤ a := Nat.le_total a.val b.val
protected theorem le_of_lt {a b : Fin n} : a < b → a ≤ b := Nat.le_of_lt
protected theorem ne_of_lt {a b : Fin n} (h : a < b) : a ≠ b := fun e => Fin.lt_irrefl b (e ▸ h)
protected theorem ne_of_gt {a b : Fin n} (h : a < b) : b ≠ a := fun e => Fin.lt_irrefl b (e ▸ h)
protected theorem lt_or_eq_of_le {a b : Fin n} (h : a ≤ b) : a < b ∨ a = b :=
  (Nat.lt_or_eq_of_le h).imp id Fin.eq_of_val_eq
protected theorem lt_of_le_of_ne {a b : Fin n} (h : a ≤ b) (e : a ≠ b) : a < b :=
  Nat.lt_of_le_of_ne h fun e' => e (Fin.eq_of_val_eq e')
@[simp] theorem zero_le (a : Fin (n + 1)) : 0 ≤ a := Nat.le_trans (Nat.le_of_eq (val_zero _)) (Nat.zero_le _)
theorem zero_lt_one : (0 : Fin (n + 2)) < 1 := by rw [lt_def, val_zero, val_one]; omega
@[simp] theorem not_lt_zero (a : Fin (n + 1)) : ¬a < 0 := by rw [lt_def, val_zero]; omega
theorem pos_iff_ne_zero {a : Fin (n + 1)} : 0 < a ↔ a ≠ 0 := by
  rw [lt_def, val_zero, ne_eq, ← val_inj, val_zero]; omega
theorem fin_one_eq_zero (a : Fin 1) : a = 0 := Fin.eq_of_val_eq (by have := a.isLt; rw [val_zero]; omega)
instance : Subsingleton (Fin 0) := ⟨fun a => absurd a.isLt (Nat.not_lt_zero _)⟩
instance : Subsingleton (Fin 1) := ⟨fun a b => (fin_one_eq_zero a).trans (fin_one_eq_zero b).symm⟩
/-- Nothing is below 0. -/
def elim0 {α : Sort u} (a : Fin 0) : α := absurd a.isLt (Nat.not_lt_zero _)

/-! From one bound to another -/

/-- The next number, below the next bound. -/
protected def succ : Fin n → Fin (n + 1) | ⟨i, h⟩ => ⟨i + 1, Nat.succ_lt_succ h⟩
/-- The largest number. -/
@[inline] def last (n : Nat) : Fin (n + 1) := ⟨n, Nat.lt_succ_self n⟩
def castLT (i : Fin m) (h : i.val < n) : Fin n := ⟨i.val, h⟩
def castLE (h : n ≤ m) (i : Fin n) : Fin m := ⟨i.val, Nat.lt_of_lt_of_le i.isLt h⟩
protected def cast (eq : n = m) (i : Fin n) : Fin m := ⟨i.val, eq ▸ i.isLt⟩
def castAdd (m : Nat) : Fin n → Fin (n + m) := castLE (Nat.le_add_right n m)
/-- The same number below the next bound. -/
def castSucc : Fin n → Fin (n + 1) := castAdd 1
def addNat (i : Fin n) (m : Nat) : Fin (n + m) := ⟨i.val + m, Nat.add_lt_add_right i.isLt m⟩
def natAdd (n : Nat) (i : Fin m) : Fin (n + m) := ⟨n + i.val, Nat.add_lt_add_left i.isLt n⟩
/-- Counted from the end. -/
def rev (i : Fin n) : Fin n := ⟨n - (i.val + 1), Nat.sub_lt (size_pos i) (Nat.succ_pos _)⟩
def subNat (m : Nat) (i : Fin (n + m)) (h : m ≤ i.val) : Fin n := ⟨i.val - m, by have := i.isLt; omega⟩
/-- The number before one that is not zero. -/
def pred {n : Nat} (i : Fin (n + 1)) (h : i ≠ 0) : Fin n :=
  subNat 1 i (Nat.pos_of_ne_zero fun e => h (Fin.eq_of_val_eq (e.trans (val_zero _).symm)))

@[simp] theorem val_succ (j : Fin n) : j.succ.val = j.val + 1 := rfl
@[simp] theorem val_last (n : Nat) : (last n).val = n := rfl
@[simp] theorem val_castLT (i : Fin m) (h : i.val < n) : (i.castLT h).val = i.val := rfl
@[simp] theorem val_castLE (h : n ≤ m) (i : Fin n) : (i.castLE h).val = i.val := rfl
@[simp] theorem val_cast (h : n = m) (i : Fin n) : (i.cast h).val = i.val := rfl
@[simp] theorem val_castAdd (m : Nat) (i : Fin n) : (i.castAdd m).val = i.val := rfl
@[simp] theorem val_castSucc (i : Fin n) : i.castSucc.val = i.val := rfl
@[simp] theorem val_addNat (i : Fin n) (m : Nat) : (i.addNat m).val = i.val + m := rfl
@[simp] theorem val_natAdd (n : Nat) (i : Fin m) : (i.natAdd n).val = n + i.val := rfl
@[simp] theorem val_rev (i : Fin n) : i.rev.val = n - (i.val + 1) := rfl
@[simp] theorem val_subNat (i : Fin (n + m)) (h : m ≤ i.val) : (i.subNat m h).val = i.val - m := rfl
@[simp] theorem val_pred (i : Fin (n + 1)) (h : i ≠ 0) : (i.pred h).val = i.val - 1 := rfl

@[simp] theorem succ_ne_zero : ∀ k : Fin n, k.succ ≠ 0 := fun k h => by
  have h := congrArg Fin.val h; rw [val_zero] at h; exact Nat.succ_ne_zero _ h
@[simp] theorem succ_inj {a b : Fin n} : a.succ = b.succ ↔ a = b := by
  rw [← val_inj, ← val_inj]; exact Nat.succ_inj
@[simp] theorem castSucc_inj {a b : Fin n} : a.castSucc = b.castSucc ↔ a = b := by
  rw [← val_inj, ← val_inj]; exact Iff.rfl
theorem le_last (i : Fin (n + 1)) : i ≤ last n := Nat.le_of_lt_succ i.isLt
theorem castSucc_lt_succ (i : Fin n) : i.castSucc < i.succ := Nat.lt_succ_self i.val
theorem castSucc_lt_last (a : Fin n) : a.castSucc < last n := a.isLt
@[simp] theorem rev_rev (i : Fin n) : i.rev.rev = i := Fin.eq_of_val_eq (by
  rw [val_rev, val_rev]; have := i.isLt; omega)
@[simp] theorem succ_pred (i : Fin (n + 1)) (h : i ≠ 0) : (i.pred h).succ = i := Fin.eq_of_val_eq (by
  have : i.val ≠ 0 := fun e => h (Fin.eq_of_val_eq (e.trans (val_zero _).symm))
  rw [val_succ, val_pred]; omega)
@[simp] theorem pred_succ (i : Fin n) {h : i.succ ≠ 0} : i.succ.pred h = i := rfl
theorem eq_last_of_not_lt {i : Fin (n + 1)} (h : ¬i.val < n) : i = last n :=
  Fin.eq_of_val_eq (Nat.le_antisymm (le_last i) (Nat.not_lt.1 h))

/-! Quantifiers and recursion -/

theorem forall_iff {p : Fin n → Prop} : (∀ i, p i) ↔ ∀ i h, p ⟨i, h⟩ := ⟨fun h i hi => h ⟨i, hi⟩, fun h i => h i.val i.isLt⟩
theorem exists_iff {p : Fin n → Prop} : (∃ i, p i) ↔ ∃ i h, p ⟨i, h⟩ :=
  ⟨fun ⟨i, h⟩ => ⟨i.val, i.isLt, h⟩, fun ⟨i, hi, h⟩ => ⟨⟨i, hi⟩, h⟩⟩
theorem eq_zero_or_eq_succ : ∀ i : Fin (n + 1), i = 0 ∨ ∃ j : Fin n, i = j.succ
  | ⟨0, _⟩ => Or.inl rfl
  | ⟨i + 1, h⟩ => Or.inr ⟨⟨i, Nat.lt_of_succ_lt_succ h⟩, rfl⟩
theorem forall_fin_succ {P : Fin (n + 1) → Prop} : (∀ i, P i) ↔ P 0 ∧ ∀ i : Fin n, P i.succ :=
  ⟨fun h => ⟨h 0, fun i => h i.succ⟩, fun h i => (eq_zero_or_eq_succ i).elim (fun e => e ▸ h.1) fun ⟨j, e⟩ => e ▸ h.2 j⟩
theorem exists_fin_succ {P : Fin (n + 1) → Prop} : (∃ i, P i) ↔ P 0 ∨ ∃ i : Fin n, P i.succ :=
  ⟨fun ⟨i, h⟩ => (eq_zero_or_eq_succ i).elim (fun e => Or.inl (e ▸ h)) fun ⟨j, e⟩ => Or.inr ⟨j, e ▸ h⟩,
    fun | .inl h => ⟨0, h⟩ | .inr ⟨i, h⟩ => ⟨i.succ, h⟩⟩
theorem forall_fin_one {p : Fin 1 → Prop} : (∀ i, p i) ↔ p 0 := ⟨fun h => h 0, fun h i => fin_one_eq_zero i ▸ h⟩
theorem forall_fin_two {p : Fin 2 → Prop} : (∀ i, p i) ↔ p 0 ∧ p 1 :=
  forall_fin_succ.trans (and_congr_right fun _ => forall_fin_one)

/-- Recursion from 0 upwards. -/
@[elab_as_elim] def induction {motive : Fin (n + 1) → Sort u} (zero : motive 0)
    (succ : ∀ i : Fin n, motive i.castSucc → motive i.succ) : ∀ i : Fin (n + 1), motive i
  | ⟨i, hi⟩ => go i hi
where
  go : ∀ (i : Nat) (hi : i < n + 1), motive ⟨i, hi⟩
    | 0, _ => zero
    | i + 1, hi => succ ⟨i, Nat.lt_of_succ_lt_succ hi⟩ (go i (Nat.lt_of_succ_lt hi))

/-- 0, or a successor. -/
@[elab_as_elim] def cases {motive : Fin (n + 1) → Sort u} (zero : motive 0) (succ : ∀ i : Fin n, motive i.succ) :
    ∀ i : Fin (n + 1), motive i
  | ⟨0, _⟩ => zero
  | ⟨i + 1, h⟩ => succ ⟨i, Nat.lt_of_succ_lt_succ h⟩

end Fin

/-! ### Quantifiers that can be decided by trying -/

/-- `∃ i : Fin n, P i` is decidable. -/
instance Nat.decidableExistsFin {n : Nat} (P : Fin n → Prop) [DecidablePred P] : Decidable (∃ i, P i) :=
  decidable_of_decidable_of_iff (p := ¬∀ i, ¬P i)
    ⟨fun h => Classical.byContradiction fun n => h fun i hi => n ⟨i, hi⟩, fun ⟨i, hi⟩ h => h i hi⟩
