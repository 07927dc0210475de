module

prelude
public import Init.Grind.RingSteps
public import Init.Grind.Instances
/-! Inequalities of ordered commutative rings, as the ring solver of `grind` hands them to that of linear arithmetic. -/

@[expose] public section

namespace Lean.Grind.CommRing

set_option warn.classDefReducibility false in
attribute [local instance] Semiring.natCast Ring.intCast

open Semiring Ring Std OrderedAdd

/-! ### Printed polynomials -/

section
variable {α : Type u}

noncomputable def Power.denote' [Semiring α] (ctx : Context α) (p : Power) : α :=
  Nat.rec 1 (fun k _ => Nat.rec (Var.denote ctx p.x) (fun k _ => Var.denote ctx p.x ^ (k + 2)) k) p.k

noncomputable def Mon.denoteFrom [Semiring α] (ctx : Context α) (m : Mon) : α → α :=
  Mon.rec (fun r => r) (fun p _ rest r => rest (r * p.denote' ctx)) m

/-- The product of powers as it is printed, without `1 *`. -/
noncomputable def Mon.denote' [Semiring α] (ctx : Context α) (m : Mon) : α :=
  Mon.rec 1 (fun p m _ => m.denoteFrom ctx (p.denote' ctx)) m

noncomputable def denoteTerm [Ring α] (ctx : Context α) (k : Int) (m : Mon) : α :=
  Bool.rec (Int.cast k * m.denote' ctx) (m.denote' ctx) (decide (k = 1))

noncomputable def Poly.denoteFrom [Ring α] (ctx : Context α) (p : Poly) : α → α :=
  Poly.rec (fun k r => Bool.rec (r + Int.cast k) r (CommRing.isZero k)) (fun k m _ rest r => rest (r + denoteTerm ctx k m)) p

/-- The value of a polynomial as it is printed: without `1 *` and `+ 0`. -/
noncomputable def Poly.denote' [Ring α] (ctx : Context α) (p : Poly) : α :=
  Poly.rec (fun k => Int.cast k) (fun k m p _ => p.denoteFrom ctx (denoteTerm ctx k m)) p

theorem Power.denote'_eq [Semiring α] (ctx : Context α) : ∀ p : Power, p.denote' ctx = p.denote ctx
  | ⟨_, 0⟩ => (pow_zero _).symm
  | ⟨_, 1⟩ => (pow_one _).symm
  | ⟨_, _ + 2⟩ => rfl
theorem Mon.denoteFrom_eq [Semiring α] (ctx : Context α) (m : Mon) (r : α) :
    m.denoteFrom ctx r = r * m.denote ctx := by
  induction m generalizing r with
  | unit => exact (mul_one r).symm
  | mult p m ih =>
    refine (ih _).trans ?_
    rw [Power.denote'_eq, mul_assoc]; rfl
theorem Mon.denote'_eq [Semiring α] (ctx : Context α) (m : Mon) : m.denote' ctx = m.denote ctx := by
  cases m with
  | unit => rfl
  | mult p m => exact (denoteFrom_eq ctx m _).trans (by rw [Power.denote'_eq]; rfl)
theorem denoteTerm_eq [Ring α] (ctx : Context α) (k : Int) (m : Mon) :
    denoteTerm ctx k m = (k : α) * m.denote ctx := by
  unfold denoteTerm
  rw [Mon.denote'_eq]
  cases Decidable.em (k = 1) with
  | inl h => rw [decide_eq_true h, h, intCast_one, one_mul]
  | inr h => rw [decide_eq_false h]
theorem Poly.denoteFrom_eq [Ring α] (ctx : Context α) (p : Poly) (r : α) : p.denoteFrom ctx r = r + p.denote ctx := by
  induction p generalizing r with
  | num k =>
    show Bool.rec (r + (k : α)) r (CommRing.isZero k) = r + (k : α)
    cases h : CommRing.isZero k with
    | true => rw [eq_zero_of_isZero h, intCast_zero, add_zero]
    | false => rfl
  | add k m p ih =>
    refine (ih _).trans ?_
    rw [denoteTerm_eq, add_assoc]; rfl
theorem Poly.denote'_eq [Ring α] (ctx : Context α) (p : Poly) : p.denote' ctx = p.denote ctx := by
  cases p with
  | num k => rfl
  | add k m p => exact (denoteFrom_eq ctx p _).trans (by rw [denoteTerm_eq]; rfl)

end

theorem norm_int (ctx : Context Int) (e : Expr) (p : Poly) (h : e.differ true 0 (.num 0) p) :
    e.denote ctx = p.denote' ctx := by
  rw [Poly.denote'_eq, Expr.of_differ ctx .commRing h]
  exact (Int.sub_zero _).symm

/-! ### Sums of multiples -/

section
variable {α : Type u} [CommRing α] (ctx : Context α)

noncomputable def Mon.denoteAsIntModule (m : Mon) : α :=
  Mon.rec One.one (fun p m _ => m.denoteFrom ctx (p.denote' ctx)) m

noncomputable def Poly.denoteAsIntModule : Poly → α
  | .num k => k • (One.one : α)
  | .add k m p => k • m.denoteAsIntModule ctx + denoteAsIntModule p

theorem Mon.denoteAsIntModule_eq (m : Mon) : m.denoteAsIntModule ctx = m.denote ctx := by
  cases m with
  | unit => rfl
  | mult p m => exact (denoteFrom_eq ctx m _).trans (by rw [Power.denote'_eq]; rfl)
theorem Poly.denoteAsIntModule_eq (p : Poly) : p.denoteAsIntModule ctx = p.denote ctx := by
  induction p with
  | num k => exact (zsmul_eq_intCast_mul k 1).trans (mul_one _)
  | add k m p ih =>
    show k • m.denoteAsIntModule ctx + p.denoteAsIntModule ctx = k * m.denote ctx + p.denote ctx
    rw [ih, Mon.denoteAsIntModule_eq]
    exact congrArg (· + _) (zsmul_eq_intCast_mul k _)

theorem eq_norm (lhs rhs : Expr) (p : Poly) (h : lhs.differ true 0 rhs p) (h₁ : lhs.denote ctx = rhs.denote ctx) :
    p.denote ctx = 0 := Stepwise.core ctx lhs rhs p h h₁
theorem diseq_norm (lhs rhs : Expr) (p : Poly) (h : lhs.differ true 0 rhs p) (h₁ : lhs.denote ctx ≠ rhs.denote ctx) :
    p.denote ctx ≠ 0 := by
  rw [Expr.of_differ ctx .commRing h]; exact fun e => h₁ (sub_eq_zero_iff.1 e)
theorem eq_int_module (p : Poly) (h : p.denote ctx = 0) : p.denoteAsIntModule ctx = 0 :=
  (Poly.denoteAsIntModule_eq ctx p).trans h
theorem diseq_int_module (p : Poly) (h : p.denote ctx ≠ 0) : p.denoteAsIntModule ctx ≠ 0 := by
  rw [Poly.denoteAsIntModule_eq]; exact h

end

theorem le_int_module {α : Type u} [CommRing α] [LE α] (ctx : Context α) (p : Poly) (h : p.denote ctx ≤ 0) :
    p.denoteAsIntModule ctx ≤ 0 := by
  rw [Poly.denoteAsIntModule_eq]; exact h
theorem lt_int_module {α : Type u} [CommRing α] [LT α] (ctx : Context α) (p : Poly) (h : p.denote ctx < 0) :
    p.denoteAsIntModule ctx < 0 := by
  rw [Poly.denoteAsIntModule_eq]; exact h

/-! ### Normal forms of inequalities -/

section
variable {α : Type u} [CommRing α] [LE α] [LT α]

theorem le_norm [IsPreorder α] [OrderedRing α] (ctx : Context α) (lhs rhs : Expr) (p : Poly)
    (h : lhs.differ true 0 rhs p) (h₁ : lhs.denote ctx ≤ rhs.denote ctx) : p.denote ctx ≤ 0 := by
  rw [Expr.of_differ ctx .commRing h]; exact sub_nonpos_iff.2 h₁
theorem le_mul [IsPreorder α] [OrderedRing α] (ctx : Context α) (p₁ : Poly) (k : Int) (p : Poly)
    (h : decide (0 < k) && p₁.scales 0 k p) (h₁ : p₁.denote ctx ≤ 0) : p.denote ctx ≤ 0 := by
  have h := (Bool.and_eq_true _ _).mp h
  rw [Poly.of_scales ctx .commRing h.2, ← zsmul_eq_intCast_mul]
  exact zsmul_nonpos (Int.le_of_lt (of_decide_eq_true h.1)) h₁
theorem lt_norm [LawfulOrderLT α] [IsPreorder α] [OrderedRing α] (ctx : Context α) (lhs rhs : Expr) (p : Poly)
    (h : lhs.differ true 0 rhs p) (h₁ : lhs.denote ctx < rhs.denote ctx) : p.denote ctx < 0 := by
  rw [Expr.of_differ ctx .commRing h]; exact sub_neg_iff.2 h₁
theorem lt_mul [LawfulOrderLT α] [IsPreorder α] [OrderedRing α] (ctx : Context α) (p₁ : Poly) (k : Int) (p : Poly)
    (h : decide (0 < k) && p₁.scales 0 k p) (h₁ : p₁.denote ctx < 0) : p.denote ctx < 0 := by
  have h := (Bool.and_eq_true _ _).mp h
  rw [Poly.of_scales ctx .commRing h.2, ← zsmul_eq_intCast_mul]
  exact zsmul_neg' (of_decide_eq_true h.1) h₁
theorem not_le_norm [LawfulOrderLT α] [IsLinearOrder α] [OrderedRing α] (ctx : Context α) (lhs rhs : Expr) (p : Poly)
    (h : rhs.differ true 0 lhs p) (h₁ : ¬lhs.denote ctx ≤ rhs.denote ctx) : p.denote ctx < 0 := by
  rw [Expr.of_differ ctx .commRing h]; exact sub_neg_iff.2 (not_le.1 h₁)
theorem not_lt_norm [LawfulOrderLT α] [IsLinearOrder α] [OrderedRing α] (ctx : Context α) (lhs rhs : Expr) (p : Poly)
    (h : rhs.differ true 0 lhs p) (h₁ : ¬lhs.denote ctx < rhs.denote ctx) : p.denote ctx ≤ 0 := by
  rw [Expr.of_differ ctx .commRing h]; exact sub_nonpos_iff.2 (not_lt.1 h₁)

theorem le_norm_expr [IsPreorder α] [OrderedRing α] (ctx : Context α) (lhs rhs lhs' rhs' : Expr)
    (h : lhs.differAlike true 0 rhs lhs' rhs') :
    (lhs.denote ctx ≤ rhs.denote ctx) = (lhs'.denote ctx ≤ rhs'.denote ctx) := by
  apply propext
  rw [← sub_nonpos_iff, Expr.of_differAlike ctx .commRing h, sub_nonpos_iff]
theorem lt_norm_expr [LawfulOrderLT α] [IsPreorder α] [OrderedRing α] (ctx : Context α) (lhs rhs lhs' rhs' : Expr)
    (h : lhs.differAlike true 0 rhs lhs' rhs') :
    (lhs.denote ctx < rhs.denote ctx) = (lhs'.denote ctx < rhs'.denote ctx) := by
  apply propext
  rw [← sub_neg_iff, Expr.of_differAlike ctx .commRing h, sub_neg_iff]

end

section
variable {α : Type u} [Ring α] [LE α] [LT α]

theorem le_norm_expr_nc [IsPreorder α] [OrderedRing α] (ctx : Context α) (lhs rhs lhs' rhs' : Expr)
    (h : lhs.differAlike false 0 rhs lhs' rhs') :
    (lhs.denote ctx ≤ rhs.denote ctx) = (lhs'.denote ctx ≤ rhs'.denote ctx) := by
  apply propext
  rw [← sub_nonpos_iff, Expr.of_differAlike ctx .ring h, sub_nonpos_iff]
theorem lt_norm_expr_nc [LawfulOrderLT α] [IsPreorder α] [OrderedRing α] (ctx : Context α) (lhs rhs lhs' rhs' : Expr)
    (h : lhs.differAlike false 0 rhs lhs' rhs') :
    (lhs.denote ctx < rhs.denote ctx) = (lhs'.denote ctx < rhs'.denote ctx) := by
  apply propext
  rw [← sub_neg_iff, Expr.of_differAlike ctx .ring h, sub_neg_iff]

end

theorem eq_norm_of_differAlike {α : Type u} [Ring α] (ctx : Context α) {c : Bool} {n : Nat} (fits : Fits α c n)
    {lhs rhs lhs' rhs' : Expr} (h : lhs.differAlike c n rhs lhs' rhs' = true) :
    (lhs.denote ctx = rhs.denote ctx) = (lhs'.denote ctx = rhs'.denote ctx) := by
  apply propext
  rw [← sub_eq_zero_iff, Expr.of_differAlike ctx fits h, sub_eq_zero_iff]
theorem eq_norm_expr {α : Type u} [CommRing α] (ctx : Context α) (lhs rhs lhs' rhs' : Expr)
    (h : lhs.differAlike true 0 rhs lhs' rhs') :
    (lhs.denote ctx = rhs.denote ctx) = (lhs'.denote ctx = rhs'.denote ctx) := eq_norm_of_differAlike ctx .commRing h
theorem eq_norm_expr_nc {α : Type u} [Ring α] (ctx : Context α) (lhs rhs lhs' rhs' : Expr)
    (h : lhs.differAlike false 0 rhs lhs' rhs') :
    (lhs.denote ctx = rhs.denote ctx) = (lhs'.denote ctx = rhs'.denote ctx) := eq_norm_of_differAlike ctx .ring h

theorem add_intCast_zero {α : Type u} [Ring α] (a : α) : a + Int.cast (R := α) 0 = a := by
  rw [intCast_zero, add_zero]
theorem le_norm0 {α : Type u} [Ring α] [LE α] (lhs rhs : α) : (lhs ≤ rhs) = (lhs ≤ rhs + Int.cast (R := α) 0) := by
  rw [add_intCast_zero]
theorem lt_norm0 {α : Type u} [Ring α] [LT α] (lhs rhs : α) : (lhs < rhs) = (lhs < rhs + Int.cast (R := α) 0) := by
  rw [add_intCast_zero]
theorem eq_norm0 {α : Type u} [Ring α] (lhs rhs : α) : (lhs = rhs) = (lhs = rhs + Int.cast (R := α) 0) := by
  rw [add_intCast_zero]

end Lean.Grind.CommRing
