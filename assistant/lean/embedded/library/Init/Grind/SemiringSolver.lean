module

prelude
public import Init.Grind.Envelope
/-! Equations of semirings in which addition need not cancel: both sides have the same normal form. -/

@[expose] public section

namespace Lean.Grind.CommRing

set_option warn.classDefReducibility false in
attribute [local instance] Semiring.natCast

open Semiring

/-- Monomials and how often they occur. -/
inductive NatPoly where
  | nil
  | add (k : Nat) (m : Mon) (p : NatPoly)

noncomputable def NatPoly.denote {α : Type u} [Semiring α] (ctx : Context α) : NatPoly → α
  | .nil => 0
  | .add k m p => (k : α) * m.denote ctx + denote ctx p

def NatPoly.insert (k : Nat) (m : Mon) : NatPoly → NatPoly
  | .nil => .add k m .nil
  | .add a m' p =>
    bif m.same m' then .add (k + a) m' p
    else bif m.before m' then .add k m (.add a m' p)
    else .add a m' (insert k m p)

/-- `k * m + p`. -/
def NatPoly.plus (k : Nat) (m : Mon) (p : NatPoly) : NatPoly := bif Nat.beq k 0 then p else p.insert k m

/-- `k * m * p + q`. -/
def NatPoly.addMul (c : Bool) (k : Nat) (m : Mon) : NatPoly → NatPoly → NatPoly
  | .nil, q => q
  | .add a m' p, q => (addMul c k m p q).plus (k * a) (m.mul c m')

/-- `p * q + r`. -/
def NatPoly.mul (c : Bool) : NatPoly → NatPoly → NatPoly → NatPoly
  | .nil, _, r => r
  | .add a m p, q, r => q.addMul c a m (mul c p q r)

def NatPoly.pow (c : Bool) (p : NatPoly) : Nat → NatPoly
  | 0 => .add 1 .unit .nil
  | k + 1 => (pow c p k).mul c p .nil

/-- The normal form of a term without differences. -/
def Expr.toNatPoly (c : Bool) : Expr → NatPoly
  | .num a => NatPoly.nil.plus a.natAbs .unit
  | .natCast a => NatPoly.nil.plus a .unit
  | .intCast _ => .nil
  | .var x => .add 1 (.mult ⟨x, 1⟩ .unit) .nil
  | .neg _ => .nil
  | .add a b => (a.toNatPoly c).addMul c 1 .unit (b.toNatPoly c)
  | .sub _ _ => .nil
  | .mul a b => (a.toNatPoly c).mul c (b.toNatPoly c) .nil
  | .pow a k => (a.toNatPoly c).pow c k

def NatPoly.same : NatPoly → NatPoly → Bool
  | .nil, .nil => true
  | .add a m p, .add b m' q => Nat.beq a b && (m.same m' && same p q)
  | _, _ => false

theorem NatPoly.eq_of_same : ∀ {p q : NatPoly}, p.same q = true → p = q
  | .nil, .nil, _ => rfl
  | .add _ _ _, .add _ _ _, h => by
    have h := (Bool.and_eq_true _ _).mp h
    have h' := (Bool.and_eq_true _ _).mp h.2
    rw [Nat.eq_of_beq_eq_true h.1, Mon.eq_of_same h'.1, eq_of_same h'.2]
  | .nil, .add _ _ _, h => Bool.noConfusion h
  | .add _ _ _, .nil, h => Bool.noConfusion h

section
variable {α : Type u} [Semiring α] (ctx : Context α)

theorem NatPoly.denote_insert (k : Nat) (m : Mon) (p : NatPoly) :
    (p.insert k m).denote ctx = k * m.denote ctx + p.denote ctx := by
  induction p with
  | nil => rfl
  | add a m' p ih =>
    unfold insert
    cases h : m.same m' with
    | true =>
      cases Mon.eq_of_same h
      show ((k + a : Nat) : α) * m.denote ctx + p.denote ctx = k * m.denote ctx + (a * m.denote ctx + p.denote ctx)
      rw [natCast_add, right_distrib, add_assoc]
    | false =>
      cases m.before m' with
      | true => rfl
      | false =>
        show a * m'.denote ctx + (p.insert k m).denote ctx = _
        rw [ih, add_left_comm]; rfl

theorem NatPoly.denote_plus (k : Nat) (m : Mon) (p : NatPoly) :
    (p.plus k m).denote ctx = k * m.denote ctx + p.denote ctx := by
  unfold plus
  cases h : Nat.beq k 0 with
  | true => rw [Nat.eq_of_beq_eq_true h, natCast_zero, zero_mul, zero_add]; rfl
  | false => exact denote_insert ctx k m p

variable {c : Bool} (comm : c = true → ∀ a b : α, a * b = b * a)
include comm

theorem NatPoly.denote_addMul (k : Nat) (m : Mon) (p q : NatPoly) :
    (p.addMul c k m q).denote ctx = k * m.denote ctx * p.denote ctx + q.denote ctx := by
  induction p with
  | nil =>
    show q.denote ctx = k * m.denote ctx * 0 + q.denote ctx
    rw [mul_zero, zero_add]
  | add a m' p ih =>
    show ((p.addMul c k m q).plus (k * a) (m.mul c m')).denote ctx =
      k * m.denote ctx * (a * m'.denote ctx + p.denote ctx) + q.denote ctx
    rw [denote_plus, ih, Mon.denote_mul ctx comm, natCast_mul, left_distrib, add_assoc]
    have : (k : α) * a * (m.denote ctx * m'.denote ctx) = k * m.denote ctx * (a * m'.denote ctx) := by
      rw [mul_assoc, mul_assoc, ← mul_assoc (a : α), natCast_mul_comm a, mul_assoc]
    rw [this]

theorem NatPoly.denote_mul (p q r : NatPoly) :
    (p.mul c q r).denote ctx = p.denote ctx * q.denote ctx + r.denote ctx := by
  induction p with
  | nil =>
    show r.denote ctx = 0 * q.denote ctx + r.denote ctx
    rw [zero_mul, zero_add]
  | add a m p ih =>
    show (q.addMul c a m (p.mul c q r)).denote ctx = (a * m.denote ctx + p.denote ctx) * q.denote ctx + r.denote ctx
    rw [denote_addMul ctx comm, ih, right_distrib, add_assoc]

omit comm in
theorem NatPoly.denote_one (m : Mon) : (NatPoly.add 1 m .nil).denote ctx = m.denote ctx := by
  show ((1 : Nat) : α) * m.denote ctx + 0 = _
  rw [natCast_one, one_mul, add_zero]

theorem NatPoly.denote_pow (p : NatPoly) (k : Nat) : (p.pow c k).denote ctx = p.denote ctx ^ k := by
  induction k with
  | zero => rw [pow_zero]; exact denote_one ctx .unit
  | succ k ih =>
    rw [pow_succ, ← ih]
    refine (denote_mul ctx comm _ _ _).trans ?_
    exact add_zero _

theorem Expr.denote_toNatPoly (e : Expr) : (e.toNatPoly c).denote ctx = e.denoteS ctx := by
  have const (a : Nat) : (NatPoly.nil.plus a .unit).denote ctx = OfNat.ofNat (α := α) a := by
    rw [NatPoly.denote_plus, ofNat_eq_natCast]
    show (a : α) * 1 + 0 = a
    rw [mul_one, add_zero]
  induction e with
  | num a => exact const _
  | natCast a => exact const a
  | intCast _ => rfl
  | var x =>
    refine (NatPoly.denote_one ctx _).trans ?_
    show Var.denote ctx x ^ 1 * 1 = _
    rw [mul_one, pow_one]; rfl
  | neg _ _ => rfl
  | add a b iha ihb =>
    refine (NatPoly.denote_addMul ctx comm _ _ _ _).trans ?_
    show ((1 : Nat) : α) * 1 * _ + _ = a.denoteS ctx + b.denoteS ctx
    rw [iha, ihb, natCast_one, mul_one, one_mul]
  | sub _ _ _ _ => rfl
  | mul a b iha ihb =>
    refine (NatPoly.denote_mul ctx comm _ _ _).trans ?_
    show _ + 0 = a.denoteS ctx * b.denoteS ctx
    rw [iha, ihb, add_zero]
  | pow a k ih =>
    refine (NatPoly.denote_pow ctx comm _ _).trans ?_
    rw [ih]; rfl

end

theorem eq_normS {α : Type u} [CommSemiring α] (ctx : Context α) (lhs rhs : Expr)
    (h : (lhs.toNatPoly true).same (rhs.toNatPoly true)) : lhs.denoteS ctx = rhs.denoteS ctx := by
  rw [← Expr.denote_toNatPoly ctx (fun _ => CommSemiring.mul_comm) lhs, NatPoly.eq_of_same h,
    Expr.denote_toNatPoly ctx (fun _ => CommSemiring.mul_comm)]
theorem eq_normS_nc {α : Type u} [Semiring α] (ctx : Context α) (lhs rhs : Expr)
    (h : (lhs.toNatPoly false).same (rhs.toNatPoly false)) : lhs.denoteS ctx = rhs.denoteS ctx := by
  rw [← Expr.denote_toNatPoly ctx (c := false) nofun lhs, NatPoly.eq_of_same h,
    Expr.denote_toNatPoly ctx (c := false) nofun]

end Lean.Grind.CommRing
