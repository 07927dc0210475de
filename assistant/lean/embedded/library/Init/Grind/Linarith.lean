module

prelude
public import Init.Grind.Ordered
public import Init.Grind.Linear
/-! Linear inequalities over modules by reflection: the certificates that `grind` hands to the kernel.

As over the integers, a certificate compares normal forms, so none depends on the order of the monomials.
-/

@[expose] public section

namespace Lean.Grind.Linarith

abbrev Var := Nat
abbrev Context (α : Type u) := RArray α

/-- A linear term. -/
inductive Expr where
  | zero
  | var (i : Var)
  | add (a b : Expr)
  | sub (a b : Expr)
  | neg (a : Expr)
  | natMul (k : Nat) (a : Expr)
  | intMul (k : Int) (a : Expr)

/-- A sum of multiples of variables. -/
inductive Poly where
  | nil
  | add (k : Int) (v : Var) (p : Poly)

section
variable {α : Type u}

noncomputable def Var.denote (ctx : Context α) (v : Var) : α := ctx.get v

variable [IntModule α] (ctx : Context α)

noncomputable def Expr.denote : Expr → α
  | .zero => 0
  | .var v => Var.denote ctx v
  | .add a b => denote a + denote b
  | .sub a b => denote a - denote b
  | .neg a => -denote a
  | .natMul k a => k • denote a
  | .intMul k a => k • denote a

noncomputable def Poly.denote : Poly → α
  | .nil => 0
  | .add k v p => k • Var.denote ctx v + denote p

/-- The sum that is printed for what is left of a polynomial after `r`. -/
noncomputable def Poly.denoteFrom (p : Poly) : α → α :=
  Poly.rec (fun r => r)
    (fun k v _ rest r => Bool.rec (rest (r + k • Var.denote ctx v)) (rest (r + Var.denote ctx v)) (decide (k = 1))) p

/-- The value of a polynomial as it is printed: without `1 •` and `+ 0`. -/
noncomputable def Poly.denote' (p : Poly) : α :=
  Poly.rec 0
    (fun k v p _ =>
      Bool.rec (p.denoteFrom ctx (k • Var.denote ctx v)) (p.denoteFrom ctx (Var.denote ctx v)) (decide (k = 1))) p

end

/-! ### Operations -/

def Poly.insert (k : Int) (v : Var) : Poly → Poly
  | .nil => .add k v .nil
  | .add k' v' p =>
    bif Nat.beq v v' then bif decide (k + k' = 0) then p else .add (k + k') v' p
    else bif Nat.ble (v' + 1) v then .add k v (.add k' v' p)
    else .add k' v' (insert k v p)

/-- `k * v + p`. -/
def Poly.plus (k : Int) (v : Var) (p : Poly) : Poly := bif decide (k = 0) then p else p.insert k v

/-- `a * p + q`. -/
def Poly.addMul (a : Int) : Poly → Poly → Poly
  | .nil, q => q
  | .add k v p, q => (addMul a p q).plus (a * k) v

/-- `a * e + q`. -/
def Expr.addMul (a : Int) : Expr → Poly → Poly
  | .zero, q => q
  | .var v, q => q.plus a v
  | .add e f, q => e.addMul a (f.addMul a q)
  | .sub e f, q => e.addMul a (f.addMul (-a) q)
  | .neg e, q => e.addMul (-a) q
  | .natMul k e, q => e.addMul (a * k) q
  | .intMul k e, q => e.addMul (a * k) q

def Poly.isNil : Poly → Bool
  | .nil => true
  | .add _ _ _ => false

/-- Whether `a * p + b * q` is `r`. -/
def Poly.lin (a : Int) (p : Poly) (b : Int) (q r : Poly) : Bool :=
  (r.addMul (-1) (p.addMul a (q.addMul b .nil))).isNil

/-- Whether `p` is the difference of two terms. -/
def Expr.differ (lhs rhs : Expr) (p : Poly) : Bool :=
  (p.addMul (-1) (lhs.addMul 1 (rhs.addMul (-1) .nil))).isNil

def Poly.leadCoeff : Poly → Int
  | .nil => 1
  | .add k _ _ => k

def Poly.coeff (x : Var) : Poly → Int
  | .nil => 0
  | .add k v p => bif Nat.beq x v then k else coeff x p

/-! ### What they mean -/

section
variable {α : Type u} [IntModule α] (ctx : Context α)
open AddCommMonoid AddCommGroup IntModule

theorem Poly.denoteFrom_eq (p : Poly) (r : α) : p.denoteFrom ctx r = r + p.denote ctx := by
  induction p generalizing r with
  | nil => exact (add_zero r).symm
  | add k v p ih =>
    show Bool.rec (p.denoteFrom ctx (r + k • Var.denote ctx v)) (p.denoteFrom ctx (r + Var.denote ctx v)) (decide (k = 1)) =
      r + (k • Var.denote ctx v + p.denote ctx)
    cases Decidable.em (k = 1) with
    | inl h => rw [decide_eq_true h, h, one_zsmul, ← add_assoc]; exact ih _
    | inr h => rw [decide_eq_false h, ← add_assoc]; exact ih _

theorem Poly.denote'_eq (p : Poly) : p.denote' ctx = p.denote ctx := by
  cases p with
  | nil => rfl
  | add k v p =>
    show Bool.rec (p.denoteFrom ctx (k • Var.denote ctx v)) (p.denoteFrom ctx (Var.denote ctx v)) (decide (k = 1)) =
      k • Var.denote ctx v + p.denote ctx
    cases Decidable.em (k = 1) with
    | inl h => rw [decide_eq_true h, h, one_zsmul]; exact denoteFrom_eq ctx p _
    | inr h => rw [decide_eq_false h]; exact denoteFrom_eq ctx p _

theorem Poly.denote_insert (k : Int) (v : Var) (p : Poly) :
    (p.insert k v).denote ctx = k • Var.denote ctx v + p.denote ctx := by
  induction p with
  | nil => rfl
  | add k' v' p ih =>
    unfold insert
    cases h : Nat.beq v v' with
    | true =>
      cases Nat.eq_of_beq_eq_true h
      cases Decidable.em (k + k' = 0) with
      | inl h =>
        rw [decide_eq_true h]
        show p.denote ctx = k • Var.denote ctx v + (k' • Var.denote ctx v + p.denote ctx)
        rw [← add_assoc, ← add_zsmul, h, zero_zsmul, zero_add]
      | inr h =>
        rw [decide_eq_false h]
        show (k + k') • Var.denote ctx v + p.denote ctx = _
        rw [add_zsmul, add_assoc]; rfl
    | false =>
      cases Nat.ble (v' + 1) v with
      | true => rfl
      | false =>
        show k' • Var.denote ctx v' + (p.insert k v).denote ctx =
          k • Var.denote ctx v + (k' • Var.denote ctx v' + p.denote ctx)
        rw [ih]; ac_rfl

theorem Poly.denote_plus (k : Int) (v : Var) (p : Poly) :
    (p.plus k v).denote ctx = k • Var.denote ctx v + p.denote ctx := by
  unfold plus
  cases Decidable.em (k = 0) with
  | inl h => rw [decide_eq_true h, h, zero_zsmul, zero_add]; rfl
  | inr h => rw [decide_eq_false h]; exact denote_insert ctx k v p

theorem Poly.denote_addMul (a : Int) (p q : Poly) : (p.addMul a q).denote ctx = a • p.denote ctx + q.denote ctx := by
  induction p with
  | nil =>
    show q.denote ctx = a • 0 + q.denote ctx
    rw [zsmul_zero, zero_add]
  | add k v p ih =>
    show ((p.addMul a q).plus (a * k) v).denote ctx = a • (k • Var.denote ctx v + p.denote ctx) + q.denote ctx
    rw [denote_plus, ih, zsmul_add, mul_zsmul, add_assoc]

theorem Expr.denote_addMul (e : Expr) : ∀ (a : Int) (q : Poly),
    (e.addMul a q).denote ctx = a • e.denote ctx + q.denote ctx := by
  induction e with
  | zero =>
    intro a q
    show q.denote ctx = a • 0 + q.denote ctx
    rw [zsmul_zero, zero_add]
  | var v => exact fun a q => Poly.denote_plus ctx a v q
  | add e f he hf =>
    intro a q
    refine (he _ _).trans ?_
    show _ = a • (e.denote ctx + f.denote ctx) + _
    rw [hf, zsmul_add, add_assoc]
  | sub e f he hf =>
    intro a q
    refine (he _ _).trans ?_
    show _ = a • (e.denote ctx - f.denote ctx) + _
    rw [hf, zsmul_sub, sub_eq_add_neg, neg_zsmul, add_assoc]
  | neg e he =>
    intro a q
    refine (he _ _).trans ?_
    show _ = a • -e.denote ctx + _
    rw [neg_zsmul, zsmul_neg]
  | natMul k e he =>
    intro a q
    refine (he _ _).trans ?_
    show _ = a • k • e.denote ctx + _
    rw [mul_zsmul, zsmul_natCast_eq_nsmul]
  | intMul k e he =>
    intro a q
    refine (he _ _).trans ?_
    show _ = a • k • e.denote ctx + _
    rw [mul_zsmul]

theorem eq_of_isNil {p q : Poly} (h : (p.addMul (-1) q).isNil = true) : p.denote ctx = q.denote ctx := by
  have h : (p.addMul (-1) q).denote ctx = 0 := by
    cases e : p.addMul (-1) q with
    | nil => rfl
    | add _ _ _ => rw [e] at h; exact Bool.noConfusion h
  rw [Poly.denote_addMul, neg_zsmul, one_zsmul, add_comm, ← sub_eq_add_neg, sub_eq_zero_iff] at h
  exact h.symm

theorem Poly.of_lin {a b : Int} {p q r : Poly} (h : lin a p b q r = true) :
    r.denote' ctx = a • p.denote' ctx + b • q.denote' ctx := by
  rw [denote'_eq, denote'_eq, denote'_eq, eq_of_isNil ctx h, denote_addMul, denote_addMul]
  show _ + (_ + 0) = _
  rw [add_zero]

theorem Expr.of_differ {lhs rhs : Expr} {p : Poly} (h : lhs.differ rhs p = true) :
    p.denote' ctx = lhs.denote ctx - rhs.denote ctx := by
  rw [Poly.denote'_eq, eq_of_isNil ctx h, denote_addMul, denote_addMul, one_zsmul, neg_zsmul, one_zsmul]
  show _ + (_ + 0) = _
  rw [add_zero, sub_eq_add_neg]

/-! ### Equations and disequations -/

theorem eq_norm (lhs rhs : Expr) (p : Poly) (h : lhs.differ rhs p) (h₁ : lhs.denote ctx = rhs.denote ctx) :
    p.denote' ctx = 0 := by
  rw [Expr.of_differ ctx h, h₁, sub_self]
theorem diseq_norm (lhs rhs : Expr) (p : Poly) (h : lhs.differ rhs p) (h₁ : lhs.denote ctx ≠ rhs.denote ctx) :
    p.denote' ctx ≠ 0 := by
  rw [Expr.of_differ ctx h]; exact fun e => h₁ (sub_eq_zero_iff.1 e)
theorem diseq_unsat (h : (Poly.nil).denote ctx ≠ 0) : False := h rfl

theorem eq_neg (p₁ p₂ : Poly) (h : p₁.lin (-1) 0 .nil p₂) (h₁ : p₁.denote' ctx = 0) : p₂.denote' ctx = 0 := by
  rw [Poly.of_lin ctx h, h₁, zsmul_zero, zero_zsmul, add_zero]
theorem diseq_neg (p p' : Poly) (h : p.lin (-1) 0 .nil p') (h₁ : p.denote' ctx ≠ 0) : p'.denote' ctx ≠ 0 := by
  rw [Poly.of_lin ctx h, zero_zsmul, add_zero, neg_zsmul, one_zsmul]
  intro e
  rw [neg_eq_iff, neg_zero] at e
  exact h₁ e
theorem eq_coeff {α : Type u} [IntModule α] [NoNatZeroDivisors α] (ctx : Context α) (p₁ p₂ : Poly) (k : Nat)
    (h : !decide ((k : Int) = 0) && p₂.lin k 0 .nil p₁) (h₁ : p₁.denote' ctx = 0) : p₂.denote' ctx = 0 := by
  have h := (Bool.and_eq_true _ _).mp h
  rw [Poly.of_lin ctx h.2, zero_zsmul, add_zero] at h₁
  exact no_int_zero_divisors (fun e => by rw [decide_eq_true e] at h; exact Bool.noConfusion h.1) h₁

theorem eq_diseq_subst {α : Type u} [IntModule α] [NoNatZeroDivisors α] (ctx : Context α) (k₁ k₂ : Int)
    (p₁ p₂ p₃ : Poly) (h : !decide (k₁ = 0) && p₁.lin k₂ k₁ p₂ p₃) (h₁ : p₁.denote' ctx = 0) (h₂ : p₂.denote' ctx ≠ 0) :
    p₃.denote' ctx ≠ 0 := by
  have h := (Bool.and_eq_true _ _).mp h
  rw [Poly.of_lin ctx h.2, h₁, zsmul_zero, zero_add]
  exact fun e => h₂ (no_int_zero_divisors (fun e => by rw [decide_eq_true e] at h; exact Bool.noConfusion h.1) e)
theorem eq_diseq_subst1 (k : Int) (p₁ p₂ p₃ : Poly) (h : p₁.lin k 1 p₂ p₃) (h₁ : p₁.denote' ctx = 0)
    (h₂ : p₂.denote' ctx ≠ 0) : p₃.denote' ctx ≠ 0 := by
  rw [Poly.of_lin ctx h, h₁, zsmul_zero, zero_add, one_zsmul]; exact h₂
theorem eq_eq_subst (x : Var) (p₁ p₂ p₃ : Poly) (h : p₂.lin (p₁.coeff x) (-p₂.coeff x) p₁ p₃)
    (h₁ : p₁.denote' ctx = 0) (h₂ : p₂.denote' ctx = 0) : p₃.denote' ctx = 0 := by
  rw [Poly.of_lin ctx h, h₁, h₂, zsmul_zero, zsmul_zero, add_zero]
theorem imp_eq (p : Poly) (x y : Var) (h : p.lin 1 0 .nil (.add 1 x (.add (-1) y .nil))) (h₁ : p.denote' ctx = 0) :
    Var.denote ctx x = Var.denote ctx y := by
  have h := Poly.of_lin ctx h
  rw [h₁, zsmul_zero, zero_zsmul, add_zero, Poly.denote'_eq] at h
  have h : (1 : Int) • Var.denote ctx x + ((-1 : Int) • Var.denote ctx y + 0) = 0 := h
  rw [one_zsmul, neg_zsmul, one_zsmul, add_zero, ← sub_eq_add_neg, sub_eq_zero_iff] at h
  exact h

end

/-! ### Inequalities -/

open Std AddCommMonoid AddCommGroup IntModule OrderedAdd

section
-- The solver gives all of them, whatever a step needs.
set_option linter.unusedSectionVars false
variable {α : Type u} [IntModule α] [LE α] [IsPreorder α] [OrderedAdd α] (ctx : Context α)

theorem le_of_eq (lhs rhs : Expr) (p : Poly) (h : lhs.differ rhs p) (h₁ : lhs.denote ctx = rhs.denote ctx) :
    p.denote' ctx ≤ 0 := by
  rw [eq_norm ctx lhs rhs p h h₁]; exact le_refl 0
theorem le_norm (lhs rhs : Expr) (p : Poly) (h : lhs.differ rhs p) (h₁ : lhs.denote ctx ≤ rhs.denote ctx) :
    p.denote' ctx ≤ 0 := by
  rw [Expr.of_differ ctx h]; exact sub_nonpos_iff.2 h₁
theorem le_le_combine (p₁ p₂ p₃ : Poly) (h : p₁.lin p₂.leadCoeff.natAbs p₁.leadCoeff.natAbs p₂ p₃)
    (h₁ : p₁.denote' ctx ≤ 0) (h₂ : p₂.denote' ctx ≤ 0) : p₃.denote' ctx ≤ 0 := by
  rw [Poly.of_lin ctx h, ← add_zero (0 : α)]
  exact add_le_add (zsmul_nonpos (Int.natCast_nonneg _) h₁) (zsmul_nonpos (Int.natCast_nonneg _) h₂)

end

section
variable {α : Type u} [IntModule α] [LE α] [LT α] [LawfulOrderLT α] [IsPreorder α] [OrderedAdd α] (ctx : Context α)

theorem lt_norm (lhs rhs : Expr) (p : Poly) (h : lhs.differ rhs p) (h₁ : lhs.denote ctx < rhs.denote ctx) :
    p.denote' ctx < 0 := by
  rw [Expr.of_differ ctx h]; exact sub_neg_iff.2 h₁
theorem le_lt_combine (p₁ p₂ p₃ : Poly)
    (h : decide ((0 : Int) < p₁.leadCoeff.natAbs) && p₁.lin p₂.leadCoeff.natAbs p₁.leadCoeff.natAbs p₂ p₃)
    (h₁ : p₁.denote' ctx ≤ 0) (h₂ : p₂.denote' ctx < 0) : p₃.denote' ctx < 0 := by
  have h := (Bool.and_eq_true _ _).mp h
  rw [Poly.of_lin ctx h.2, ← add_zero (0 : α)]
  exact add_lt_add_of_le_of_lt (zsmul_nonpos (Int.natCast_nonneg _) h₁) (zsmul_neg' (of_decide_eq_true h.1) h₂)
theorem lt_lt_combine (p₁ p₂ p₃ : Poly)
    (h : decide ((0 : Int) < p₂.leadCoeff.natAbs) && (decide ((0 : Int) < p₁.leadCoeff.natAbs) &&
      p₁.lin p₂.leadCoeff.natAbs p₁.leadCoeff.natAbs p₂ p₃))
    (h₁ : p₁.denote' ctx < 0) (h₂ : p₂.denote' ctx < 0) : p₃.denote' ctx < 0 := by
  have h := (Bool.and_eq_true _ _).mp h
  have h' := (Bool.and_eq_true _ _).mp h.2
  rw [Poly.of_lin ctx h'.2, ← add_zero (0 : α)]
  exact add_lt_add (zsmul_neg' (of_decide_eq_true h.1) h₁) (zsmul_neg' (of_decide_eq_true h'.1) h₂)

end

theorem lt_unsat {α : Type u} [IntModule α] [LE α] [LT α] [LawfulOrderLT α] [IsPreorder α] (ctx : Context α)
    (h : (Poly.nil).denote ctx < 0) : False := lt_irrefl h

theorem zero_lt_one {α : Type u} [Ring α] [LE α] [LT α] [LawfulOrderLT α] [IsPreorder α] [OrderedRing α]
    (ctx : Context α) (p : Poly) (h : p.lin 1 0 .nil (.add (-1) 0 .nil)) (h₁ : Var.denote ctx 0 = One.one) :
    p.denote' ctx < 0 := by
  have h := Poly.of_lin ctx h
  rw [one_zsmul, zero_zsmul, add_zero, Poly.denote'_eq] at h
  have h : (-1 : Int) • Var.denote ctx 0 + 0 = p.denote' ctx := h
  rw [← h, neg_zsmul, one_zsmul, add_zero, ← neg_pos_iff, neg_neg, h₁]
  exact OrderedRing.zero_lt_one

section
variable {α : Type u} [IntModule α] [LE α] [LT α] [LawfulOrderLT α] [IsLinearOrder α] [OrderedAdd α] (ctx : Context α)

theorem not_le_norm (lhs rhs : Expr) (p : Poly) (h : rhs.differ lhs p) (h₁ : ¬lhs.denote ctx ≤ rhs.denote ctx) :
    p.denote' ctx < 0 := by
  rw [Expr.of_differ ctx h]; exact sub_neg_iff.2 (not_le.1 h₁)
theorem not_lt_norm (lhs rhs : Expr) (p : Poly) (h : rhs.differ lhs p) (h₁ : ¬lhs.denote ctx < rhs.denote ctx) :
    p.denote' ctx ≤ 0 := by
  rw [Expr.of_differ ctx h]; exact sub_nonpos_iff.2 (not_lt.1 h₁)
theorem diseq_split_resolve (p₁ p₂ : Poly) (h : p₁.lin (-1) 0 .nil p₂) (h₁ : p₁.denote' ctx ≠ 0)
    (h₂ : ¬p₁.denote' ctx < 0) : p₂.denote' ctx < 0 := by
  rw [Poly.of_lin ctx h, zero_zsmul, add_zero, neg_zsmul, one_zsmul, ← neg_pos_iff, neg_neg]
  exact lt_of_le_of_ne (not_lt.1 h₂) h₁.symm

end
end Lean.Grind.Linarith
