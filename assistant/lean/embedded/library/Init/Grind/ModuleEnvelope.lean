module

prelude
public import Init.Grind.Ring
/-! The group of differences of a commutative monoid. `grind` moves linear equations of such a one there. -/

@[expose] public section

namespace Lean.Grind

namespace NatModule
variable {M : Type u} [NatModule M]
open AddCommMonoid

scoped instance addAssociative : Std.Associative (α := M) (· + ·) := ⟨add_assoc⟩
scoped instance addCommutative : Std.Commutative (α := M) (· + ·) := ⟨add_comm⟩

theorem zero_add (a : M) : 0 + a = a := (add_comm 0 a).trans (add_zero a)
theorem one_nsmul (a : M) : (1 : Nat) • a = a := by
  have h := add_one_nsmul 0 a
  rw [zero_nsmul, zero_add] at h
  exact h
theorem add_nsmul (m n : Nat) (a : M) : (m + n) • a = m • a + n • a := by
  induction n with
  | zero => rw [Nat.add_zero, zero_nsmul, add_zero]
  | succ n ih => rw [← Nat.add_assoc, add_one_nsmul, add_one_nsmul, ih, add_assoc]
theorem nsmul_zero (n : Nat) : n • (0 : M) = 0 := by
  induction n with
  | zero => exact zero_nsmul 0
  | succ n ih => rw [add_one_nsmul, ih, add_zero]
theorem nsmul_add (n : Nat) (a b : M) : n • (a + b) = n • a + n • b := by
  induction n with
  | zero => rw [zero_nsmul, zero_nsmul, zero_nsmul, add_zero]
  | succ n ih => rw [add_one_nsmul, add_one_nsmul, add_one_nsmul, ih]; ac_rfl

end NatModule

namespace IntModule.OfNatModule

open AddCommMonoid NatModule

/-- Two differences `a - b` and `c - d` are the same. -/
def Same (α : Type u) [NatModule α] (p q : α × α) : Prop := ∃ k, p.1 + q.2 + k = q.1 + p.2 + k

/-- The differences of elements of a monoid. -/
def Q (α : Type u) [NatModule α] : Type u := Quot (Same α)

section
variable {α : Type u} [NatModule α]

theorem Same.refl (p : α × α) : Same α p p := ⟨0, rfl⟩
theorem Same.symm {p q : α × α} : Same α p q → Same α q p := fun ⟨k, h⟩ => ⟨k, h.symm⟩
theorem Same.trans {p q r : α × α} : Same α p q → Same α q r → Same α p r := fun ⟨k, h⟩ ⟨l, h'⟩ =>
  ⟨q.2 + k + (q.1 + l), by
    have e₁ : p.1 + r.2 + (q.2 + k + (q.1 + l)) = (p.1 + q.2 + k) + (q.1 + r.2 + l) := by ac_rfl
    have e₂ : r.1 + p.2 + (q.2 + k + (q.1 + l)) = (q.1 + p.2 + k) + (r.1 + q.2 + l) := by ac_rfl
    rw [e₁, e₂, h, h']⟩

/-- The difference `a - b`. -/
def mk (a b : α) : Q α := Quot.mk _ (a, b)

theorem mk_eq {a b c d : α} (h : a + d = c + b) : mk a b = mk c d := Quot.sound ⟨0, congrArg (· + 0) h⟩
theorem mk_congr {a b c d : α} (h₁ : a = c) (h₂ : b = d) : mk a b = mk c d := h₁ ▸ h₂ ▸ rfl
theorem mk_inj {p q : α × α} (h : (Quot.mk (Same α) p) = Quot.mk _ q) : Same α p q := by
  have lifted : (Quot.lift (Same α p) (fun a b r => propext ⟨fun h => h.trans r, fun h => h.trans r.symm⟩) :
      Q α → Prop) (Quot.mk _ q) := h ▸ Same.refl p
  exact lifted
theorem ind {P : Q α → Prop} (h : ∀ a b, P (mk a b)) (q : Q α) : P q := Quot.ind (fun p => h p.1 p.2) q

instance : Add (Q α) where
  add := Quot.lift (fun p => Quot.lift (fun q => mk (p.1 + q.1) (p.2 + q.2)) fun q q' ⟨k, h⟩ =>
      Quot.sound ⟨k, by
        have e₁ : p.1 + q.1 + (p.2 + q'.2) + k = p.1 + p.2 + (q.1 + q'.2 + k) := by ac_rfl
        have e₂ : p.1 + q'.1 + (p.2 + q.2) + k = p.1 + p.2 + (q'.1 + q.2 + k) := by ac_rfl
        show p.1 + q.1 + (p.2 + q'.2) + k = p.1 + q'.1 + (p.2 + q.2) + k
        rw [e₁, e₂, h]⟩)
    fun p p' ⟨k, h⟩ => funext fun q => by
      induction q using Quot.ind with
      | _ q => exact Quot.sound ⟨k, by
          have e₁ : p.1 + q.1 + (p'.2 + q.2) + k = q.1 + q.2 + (p.1 + p'.2 + k) := by ac_rfl
          have e₂ : p'.1 + q.1 + (p.2 + q.2) + k = q.1 + q.2 + (p'.1 + p.2 + k) := by ac_rfl
          show p.1 + q.1 + (p'.2 + q.2) + k = p'.1 + q.1 + (p.2 + q.2) + k
          rw [e₁, e₂, h]⟩

instance : Neg (Q α) where
  neg := Quot.lift (fun p => mk p.2 p.1) fun p q ⟨k, h⟩ => Quot.sound ⟨k, by
    show p.2 + q.1 + k = q.2 + p.1 + k
    rw [add_comm p.2, add_comm q.2]; exact h.symm⟩

instance : Sub (Q α) where
  sub p q := p + -q

theorem mk_add (a b c d : α) : mk a b + mk c d = mk (a + c) (b + d) := rfl
theorem neg_mk (a b : α) : -mk a b = mk b a := rfl

def nsmul (n : Nat) : Q α → Q α :=
  Quot.lift (fun p => mk (n • p.1) (n • p.2)) fun p q ⟨k, h⟩ => Quot.sound ⟨n • k, by
    show n • p.1 + n • q.2 + n • k = n • q.1 + n • p.2 + n • k
    rw [← nsmul_add, ← nsmul_add, ← nsmul_add, ← nsmul_add, h]⟩

def zsmul (i : Int) (q : Q α) : Q α := nsmul i.toNat q + -nsmul (-i).toNat q

instance ofNatModule : IntModule (Q α) where
  zero := mk 0 0
  nsmul := ⟨nsmul⟩
  zsmul := ⟨zsmul⟩
  add_zero q := by
    induction q using ind with
    | _ a b => exact (mk_add _ _ _ _).trans (by rw [add_zero, add_zero])
  add_comm p q := by
    induction p using ind with
    | _ a b => induction q using ind with
      | _ c d => rw [mk_add, mk_add, add_comm a, add_comm b]
  add_assoc p q r := by
    induction p using ind with
    | _ a b => induction q using ind with
      | _ c d => induction r using ind with
        | _ e f => rw [mk_add, mk_add, mk_add, mk_add, add_assoc, add_assoc]
  neg_add_cancel p := by
    induction p using ind with
    | _ a b =>
      refine (mk_add b a a b).trans (mk_eq ?_)
      rw [add_zero, zero_add, add_comm]
  sub_eq_add_neg _ _ := rfl
  zero_zsmul p := by
    induction p using ind with
    | _ a b =>
      show mk ((0 : Nat) • a + (0 : Nat) • b) ((0 : Nat) • b + (0 : Nat) • a) = mk 0 0
      simp only [zero_nsmul, add_zero]
  one_zsmul p := by
    induction p using ind with
    | _ a b =>
      show mk ((1 : Nat) • a + (0 : Nat) • b) ((1 : Nat) • b + (0 : Nat) • a) = mk a b
      simp only [zero_nsmul, one_nsmul, add_zero]
  add_zsmul i j p := by
    induction p using ind with
    | _ a b =>
      show mk ((i + j).toNat • a + (-(i + j)).toNat • b) ((i + j).toNat • b + (-(i + j)).toNat • a) =
        mk (i.toNat • a + (-i).toNat • b + (j.toNat • a + (-j).toNat • b))
          (i.toNat • b + (-i).toNat • a + (j.toNat • b + (-j).toNat • a))
      have e : (i + j).toNat + ((-i).toNat + (-j).toNat) = i.toNat + j.toNat + (-(i + j)).toNat := by omega
      have e (c : α) := congrArg (· • c) e
      simp only [add_nsmul] at e
      apply mk_eq
      have e₁ : (i + j).toNat • a + (-(i + j)).toNat • b + (i.toNat • b + (-i).toNat • a + (j.toNat • b + (-j).toNat • a))
        = ((i + j).toNat • a + ((-i).toNat • a + (-j).toNat • a)) +
          (i.toNat • b + j.toNat • b + (-(i + j)).toNat • b) := by ac_rfl
      have e₂ : i.toNat • a + (-i).toNat • b + (j.toNat • a + (-j).toNat • b) + ((i + j).toNat • b + (-(i + j)).toNat • a)
        = (i.toNat • a + j.toNat • a + (-(i + j)).toNat • a) +
          ((i + j).toNat • b + ((-i).toNat • b + (-j).toNat • b)) := by ac_rfl
      rw [e₁, e₂, e, e]
  zsmul_natCast_eq_nsmul n p := by
    induction p using ind with
    | _ a b =>
      show mk ((n : Int).toNat • a + (-(n : Int)).toNat • b) ((n : Int).toNat • b + (-(n : Int)).toNat • a) =
        mk (n • a) (n • b)
      have : (-(n : Int)).toNat = 0 := by omega
      simp only [this, Int.toNat_natCast, zero_nsmul, add_zero]

/-- The canonical map into the group. -/
def toQ (a : α) : Q α := mk a 0

theorem toQ_zero : toQ (0 : α) = 0 := rfl
theorem toQ_add (a b : α) : toQ (a + b) = toQ a + toQ b := mk_congr rfl (add_zero 0).symm
theorem toQ_smul (n : Nat) (a : α) : toQ (n • a) = n • toQ a := mk_congr rfl (nsmul_zero n).symm
theorem toQ_inj [AddRightCancel α] {a b : α} (h : toQ a = toQ b) : a = b := by
  cases mk_inj h with
  | intro k h =>
    have h := AddRightCancel.add_right_cancel _ _ _ h
    exact AddRightCancel.add_right_cancel a b 0 h

instance instNoNatZeroDivisorsQOfAddRightCancel {α : Type u} [NatModule α] [AddRightCancel α] [NoNatZeroDivisors α] :
    NoNatZeroDivisors (Q α) where
  no_nat_zero_divisors k p q hk h := by
    induction p using ind with
    | _ a b => induction q using ind with
      | _ c d =>
        cases mk_inj (h : mk (k • a) (k • b) = mk (k • c) (k • d)) with
        | intro l h =>
          have h := AddRightCancel.add_right_cancel _ _ _ h
          have h : k • a + k • d = k • c + k • b := h
          rw [← nsmul_add, ← nsmul_add] at h
          exact mk_eq (NoNatZeroDivisors.no_nat_zero_divisors k _ _ hk h)

theorem add_congr {a b : α} {a' b' : Q α} (h₁ : toQ a = a') (h₂ : toQ b = b') : toQ (a + b) = a' + b' := by
  rw [toQ_add, h₁, h₂]
theorem smul_congr (n : Nat) (a : α) (a' : Q α) (h : toQ a = a') : toQ (n • a) = n • a' := by
  rw [toQ_smul, h]
theorem of_eq {a b : α} {a' b' : Q α} (h₁ : toQ a = a') (h₂ : toQ b = b') (h : a = b) : a' = b' := by
  rw [← h₁, ← h₂, h]
theorem of_diseq {α : Type u} [NatModule α] [AddRightCancel α] {a b : α} {a' b' : Q α} (h₁ : toQ a = a')
    (h₂ : toQ b = b') (h : a ≠ b) : a' ≠ b' := by
  rw [← h₁, ← h₂]; exact fun e => h (toQ_inj e)

end
end IntModule.OfNatModule
end Lean.Grind
