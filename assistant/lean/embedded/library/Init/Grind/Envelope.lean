module

prelude
public import Init.Grind.RingSolver
/-! The ring of differences of a semiring. `grind` moves equations of a semiring there, as those of natural numbers. -/

@[expose] public section

namespace Lean.Grind.Ring.OfSemiring

set_option warn.classDefReducibility false in
attribute [local instance] Semiring.natCast

open Semiring

/-- Two differences `a - b` and `c - d` are the same. -/
def Same (α : Type u) [Semiring α] (p q : α × α) : Prop := ∃ k, p.1 + q.2 + k = q.1 + p.2 + k

/-- The differences of elements of a semiring. -/
def Q (α : Type u) [Semiring α] : Type u := Quot (Same α)

section
variable {α : Type u} [Semiring α]

theorem Same.refl (p : α × α) : Same α p p := ⟨0, rfl⟩
theorem Same.symm {p q : α × α} : Same α p q → Same α q p := fun ⟨k, h⟩ => ⟨k, h.symm⟩
theorem Same.trans {p q r : α × α} : Same α p q → Same α q r → Same α p r := fun ⟨k, h⟩ ⟨l, h'⟩ =>
  ⟨q.2 + k + (q.1 + l), by
    have e₁ : p.1 + r.2 + (q.2 + k + (q.1 + l)) = (p.1 + q.2 + k) + (q.1 + r.2 + l) := by ac_rfl
    have e₂ : r.1 + p.2 + (q.2 + k + (q.1 + l)) = (q.1 + p.2 + k) + (r.1 + q.2 + l) := by ac_rfl
    rw [e₁, e₂, h, h']⟩

/-- The difference `a - b`. -/
def mk (a b : α) : Q α := Quot.mk _ (a, b)

theorem mk_eq {a b c d : α} (h : a + d = c + b) : mk a b = mk c d :=
  Quot.sound ⟨0, congrArg (· + 0) h⟩

theorem mk_congr {a b c d : α} (h₁ : a = c) (h₂ : b = d) : mk a b = mk c d := h₁ ▸ h₂ ▸ rfl

theorem mk_inj {p q : α × α} (h : (Quot.mk (Same α) p) = Quot.mk _ q) : Same α p q := by
  have lifted : (Quot.lift (Same α p) (fun a b r => propext ⟨fun h => h.trans r, fun h => h.trans r.symm⟩) :
      Q α → Prop) (Quot.mk _ q) := h ▸ Same.refl p
  exact lifted

theorem ind {P : Q α → Prop} (h : ∀ a b, P (mk a b)) (q : Q α) : P q := Quot.ind (fun p => h p.1 p.2) q

def lift₂ (f : α × α → α × α → α × α) (h : ∀ p p' q q', Same α p p' → Same α q q' → Same α (f p q) (f p' q')) :
    Q α → Q α → Q α :=
  Quot.lift (fun p => Quot.lift (fun q => Quot.mk _ (f p q)) fun _ _ r => Quot.sound (h _ _ _ _ (.refl p) r))
    fun p p' r => funext fun q => by
      induction q using Quot.ind with
      | _ q => exact Quot.sound (h _ _ _ _ r (.refl q))

instance : Add (Q α) where
  add := lift₂ (fun p q => (p.1 + q.1, p.2 + q.2)) fun p p' q q' ⟨k, h⟩ ⟨l, h'⟩ => ⟨k + l, by
    have e₁ : p.1 + q.1 + (p'.2 + q'.2) + (k + l) = (p.1 + p'.2 + k) + (q.1 + q'.2 + l) := by ac_rfl
    have e₂ : p'.1 + q'.1 + (p.2 + q.2) + (k + l) = (p'.1 + p.2 + k) + (q'.1 + q.2 + l) := by ac_rfl
    show p.1 + q.1 + (p'.2 + q'.2) + (k + l) = p'.1 + q'.1 + (p.2 + q.2) + (k + l)
    rw [e₁, e₂, h, h']⟩

instance : Neg (Q α) where
  neg := Quot.lift (fun p => Quot.mk _ (p.2, p.1)) fun p q ⟨k, h⟩ => Quot.sound ⟨k, by
    show p.2 + q.1 + k = q.2 + p.1 + k
    rw [add_comm p.2, add_comm q.2]; exact h.symm⟩

instance : Sub (Q α) where
  sub p q := p + -q

instance : Mul (Q α) where
  mul := lift₂ (fun p q => (p.1 * q.1 + p.2 * q.2, p.1 * q.2 + p.2 * q.1)) fun p p' q q' h h' => by
    refine Same.trans (q := (p'.1 * q.1 + p'.2 * q.2, p'.1 * q.2 + p'.2 * q.1)) ?_ ?_
    · cases h with
      | intro k h =>
        refine ⟨k * q.1 + k * q.2, ?_⟩
        show p.1 * q.1 + p.2 * q.2 + (p'.1 * q.2 + p'.2 * q.1) + (k * q.1 + k * q.2) =
          p'.1 * q.1 + p'.2 * q.2 + (p.1 * q.2 + p.2 * q.1) + (k * q.1 + k * q.2)
        have e₁ : p.1 * q.1 + p.2 * q.2 + (p'.1 * q.2 + p'.2 * q.1) + (k * q.1 + k * q.2) =
          (p.1 + p'.2 + k) * q.1 + (p'.1 + p.2 + k) * q.2 := by simp only [right_distrib]; ac_rfl
        have e₂ : p'.1 * q.1 + p'.2 * q.2 + (p.1 * q.2 + p.2 * q.1) + (k * q.1 + k * q.2) =
          (p'.1 + p.2 + k) * q.1 + (p.1 + p'.2 + k) * q.2 := by simp only [right_distrib]; ac_rfl
        rw [e₁, e₂, h]
    · cases h' with
      | intro k h =>
        refine ⟨p'.1 * k + p'.2 * k, ?_⟩
        show p'.1 * q.1 + p'.2 * q.2 + (p'.1 * q'.2 + p'.2 * q'.1) + (p'.1 * k + p'.2 * k) =
          p'.1 * q'.1 + p'.2 * q'.2 + (p'.1 * q.2 + p'.2 * q.1) + (p'.1 * k + p'.2 * k)
        have e₁ : p'.1 * q.1 + p'.2 * q.2 + (p'.1 * q'.2 + p'.2 * q'.1) + (p'.1 * k + p'.2 * k) =
          p'.1 * (q.1 + q'.2 + k) + p'.2 * (q'.1 + q.2 + k) := by simp only [left_distrib]; ac_rfl
        have e₂ : p'.1 * q'.1 + p'.2 * q'.2 + (p'.1 * q.2 + p'.2 * q.1) + (p'.1 * k + p'.2 * k) =
          p'.1 * (q'.1 + q.2 + k) + p'.2 * (q.1 + q'.2 + k) := by simp only [left_distrib]; ac_rfl
        rw [e₁, e₂, h]

theorem mk_add (a b c d : α) : mk a b + mk c d = mk (a + c) (b + d) := rfl
theorem mk_mul (a b c d : α) : mk a b * mk c d = mk (a * c + b * d) (a * d + b * c) := rfl
theorem neg_mk (a b : α) : -mk a b = mk b a := rfl

instance : NatCast (Q α) := ⟨fun n => mk n 0⟩
instance : IntCast (Q α) := ⟨fun i => mk i.toNat (-i).toNat⟩

/-- A power by repeated multiplication. -/
def npow (q : Q α) : Nat → Q α
  | 0 => mk ((1 : Nat) : α) 0
  | n + 1 => npow q n * q

instance ofSemiring : Ring (Q α) where
  ofNat n := ⟨mk n 0⟩
  nsmul := ⟨fun n q => (n : Q α) * q⟩
  zsmul := ⟨fun i q => (i : Q α) * q⟩
  npow := ⟨npow⟩
  add_zero q := by
    induction q using ind with
    | _ a b => exact (mk_add _ _ _ _).trans (by rw [natCast_zero, add_zero, add_zero])
  add_comm p q := by
    induction p using ind with
    | _ a b => induction q using ind with
      | _ c d => rw [mk_add, mk_add, add_comm a, add_comm b]
  add_assoc p q r := by
    induction p using ind with
    | _ a b => induction q using ind with
      | _ c d => induction r using ind with
        | _ e f => rw [mk_add, mk_add, mk_add, mk_add, add_assoc, add_assoc]
  mul_assoc p q r := by
    induction p using ind with
    | _ a b => induction q using ind with
      | _ c d => induction r using ind with
        | _ e f =>
          simp only [mk_mul, left_distrib, right_distrib, mul_assoc]
          exact mk_eq (by ac_rfl)
  mul_one p := by
    induction p using ind with
    | _ a b => exact (mk_mul _ _ _ _).trans (by
        rw [natCast_one, mul_one, mul_one, mul_zero, mul_zero, add_zero, add_comm, add_zero])
  one_mul p := by
    induction p using ind with
    | _ a b => exact (mk_mul _ _ _ _).trans (by
        rw [natCast_one, one_mul, one_mul, zero_mul, zero_mul, add_zero, add_zero])
  left_distrib p q r := by
    induction p using ind with
    | _ a b => induction q using ind with
      | _ c d => induction r using ind with
        | _ e f =>
          simp only [mk_mul, mk_add, left_distrib]
          exact mk_eq (by ac_rfl)
  right_distrib p q r := by
    induction p using ind with
    | _ a b => induction q using ind with
      | _ c d => induction r using ind with
        | _ e f =>
          simp only [mk_mul, mk_add, right_distrib]
          exact mk_eq (by ac_rfl)
  zero_mul p := by
    induction p using ind with
    | _ a b => exact (mk_mul _ _ _ _).trans (by
        simp only [natCast_zero, zero_mul, add_zero])
  mul_zero p := by
    induction p using ind with
    | _ a b => exact (mk_mul _ _ _ _).trans (by
        simp only [natCast_zero, mul_zero, add_zero])
  pow_zero _ := rfl
  pow_succ _ _ := rfl
  ofNat_succ n := (mk_congr (natCast_succ n) (add_zero 0).symm).trans (by rw [← natCast_one]; rfl)
  ofNat_eq_natCast _ := rfl
  nsmul_eq_natCast_mul _ _ := rfl
  neg_add_cancel p := by
    induction p using ind with
    | _ a b =>
      refine (mk_add b a a b).trans (mk_eq ?_)
      rw [natCast_zero, add_zero, zero_add, add_comm]
  sub_eq_add_neg _ _ := rfl
  neg_zsmul i p := by
    induction p using ind with
    | _ a b =>
      show mk ((-i).toNat : α) ((- -i).toNat) * mk a b = -(mk (i.toNat : α) ((-i).toNat) * mk a b)
      rw [Int.neg_neg, mk_mul, mk_mul, neg_mk]
      exact mk_eq (by ac_rfl)
  zsmul_natCast_eq_nsmul n p := by
    show mk (((n : Int).toNat : Nat) : α) ((-(n : Int)).toNat) * p = mk (n : α) 0 * p
    have : (-(n : Int)).toNat = 0 := by omega
    rw [this, natCast_zero]; rfl
  intCast_ofNat n := by
    show mk (((n : Int).toNat : Nat) : α) ((-(n : Int)).toNat) = mk (n : α) 0
    have : (-(n : Int)).toNat = 0 := by omega
    rw [this, natCast_zero]; rfl
  intCast_neg i := by
    show mk ((-i).toNat : α) ((- -i).toNat) = mk ((-i).toNat : α) (i.toNat)
    rw [Int.neg_neg]

/-- The canonical map into the ring. -/
def toQ (a : α) : Q α := mk a 0

theorem toQ_add (a b : α) : toQ (a + b) = toQ a + toQ b := congrArg (mk (a + b)) (add_zero 0).symm
theorem toQ_mul (a b : α) : toQ (a * b) = toQ a * toQ b :=
  (mk_congr (by rw [zero_mul, add_zero]) (by rw [mul_zero, zero_mul, add_zero])).trans (mk_mul a 0 b 0).symm
theorem toQ_natCast (n : Nat) : toQ (n : α) = (n : Q α) := rfl
theorem toQ_ofNat (n : Nat) : toQ (OfNat.ofNat (α := α) n) = OfNat.ofNat (α := Q α) n :=
  congrArg toQ (ofNat_eq_natCast n)
theorem toQ_pow (a : α) (n : Nat) : toQ (a ^ n) = toQ a ^ n := by
  induction n with
  | zero => rw [pow_zero]; exact congrArg toQ natCast_one.symm
  | succ n ih => rw [pow_succ, toQ_mul, ih]; rfl
theorem toQ_inj [AddRightCancel α] {a b : α} (h : toQ a = toQ b) : a = b := by
  cases mk_inj h with
  | intro k h =>
    have h := AddRightCancel.add_right_cancel _ _ _ h
    exact AddRightCancel.add_right_cancel a b 0 h

instance instIsCharPQOfAddRightCancel {α : Type u} {p : Nat} [Semiring α] [AddRightCancel α] [IsCharP α p] :
    IsCharP (Q α) p where
  ofNat_ext_iff {x y} := by
    rw [← toQ_ofNat, ← toQ_ofNat, ← IsCharP.ofNat_ext_iff (α := α) p]
    exact ⟨toQ_inj, congrArg toQ⟩

theorem nsmul_mk (k : Nat) (a b : α) : k • mk a b = mk (k * a) (k * b) := by
  refine (mk_mul (k : α) 0 a b).trans ?_
  rw [zero_mul, zero_mul, add_zero, add_zero]

instance instNoNatZeroDivisorsQOfAddRightCancel {α : Type u} [Semiring α] [AddRightCancel α] [NoNatZeroDivisors α] :
    NoNatZeroDivisors (Q α) where
  no_nat_zero_divisors k p q hk h := by
    induction p using ind with
    | _ a b => induction q using ind with
      | _ c d =>
        have h : mk ((k : α) * a) (k * b) = mk ((k : α) * c) (k * d) := (nsmul_mk k a b).symm.trans (h.trans (nsmul_mk k c d))
        cases mk_inj h with
        | intro l h =>
          have h := AddRightCancel.add_right_cancel _ _ _ h
          have h : (k : α) * a + k * d = k * c + k * b := h
          rw [← left_distrib, ← left_distrib, ← nsmul_eq_natCast_mul, ← nsmul_eq_natCast_mul] at h
          exact mk_eq (NoNatZeroDivisors.no_nat_zero_divisors k _ _ hk h)

end

end Lean.Grind.Ring.OfSemiring

namespace Lean.Grind.CommRing

open Ring.OfSemiring

instance OfCommSemiring.ofCommSemiring {α : Type u} [CommSemiring α] : CommRing (Q α) where
  toRing := ofSemiring
  mul_comm p q := by
    induction p using ind with
    | _ a b => induction q using ind with
      | _ c d =>
        refine (mk_mul a b c d).trans (Eq.trans (mk_eq ?_) (mk_mul c d a b).symm)
        rw [CommSemiring.mul_comm a c, CommSemiring.mul_comm b d, CommSemiring.mul_comm d a, CommSemiring.mul_comm c b,
          Semiring.add_comm (b * c)]

section
variable {α : Type u} [Semiring α]

/-- The value of a term without differences in a semiring. -/
noncomputable def Expr.denoteS (ctx : Context α) : Expr → α
  | .num k => OfNat.ofNat k.natAbs
  | .natCast k => OfNat.ofNat k
  | .intCast _ => 0
  | .var v => Var.denote ctx v
  | .neg _ => 0
  | .add a b => denoteS ctx a + denoteS ctx b
  | .sub _ _ => 0
  | .mul a b => denoteS ctx a * denoteS ctx b
  | .pow a k => denoteS ctx a ^ k

/-- Its value in the ring of differences. -/
noncomputable def Expr.denoteSAsRing (ctx : Context α) : Expr → Q α
  | .num k => OfNat.ofNat k.natAbs
  | .natCast k => OfNat.ofNat k
  | .intCast _ => 0
  | .var v => toQ (Var.denote ctx v)
  | .neg _ => 0
  | .add a b => denoteSAsRing ctx a + denoteSAsRing ctx b
  | .sub _ _ => 0
  | .mul a b => denoteSAsRing ctx a * denoteSAsRing ctx b
  | .pow a k => denoteSAsRing ctx a ^ k

theorem Expr.toQ_denoteS (ctx : Context α) (e : Expr) : toQ (e.denoteS ctx) = e.denoteSAsRing ctx := by
  induction e with
  | num k => exact toQ_ofNat _
  | natCast k => exact toQ_ofNat k
  | intCast _ => exact toQ_ofNat 0
  | var v => rfl
  | neg _ _ => exact toQ_ofNat 0
  | add a b iha ihb => exact (toQ_add _ _).trans (by rw [iha, ihb]; rfl)
  | sub _ _ _ _ => exact toQ_ofNat 0
  | mul a b iha ihb => exact (toQ_mul _ _).trans (by rw [iha, ihb]; rfl)
  | pow a k ih => exact (toQ_pow _ k).trans (congrArg (· ^ k) ih)

end
end Lean.Grind.CommRing

namespace Lean.Grind.Ring.OfSemiring

open CommRing

theorem of_eq {α : Type u} [Semiring α] (ctx : Context α) (lhs rhs : Expr) (h : lhs.denoteS ctx = rhs.denoteS ctx) :
    lhs.denoteSAsRing ctx = rhs.denoteSAsRing ctx := by
  rw [← Expr.toQ_denoteS, ← Expr.toQ_denoteS, h]
theorem of_diseq {α : Type u} [Semiring α] [AddRightCancel α] (ctx : Context α) (lhs rhs : Expr)
    (h : lhs.denoteS ctx ≠ rhs.denoteS ctx) : lhs.denoteSAsRing ctx ≠ rhs.denoteSAsRing ctx := by
  rw [← Expr.toQ_denoteS, ← Expr.toQ_denoteS]; exact fun e => h (toQ_inj e)

end Lean.Grind.Ring.OfSemiring
