module

prelude
public import Init.Grind.RingSolver
public import Init.Grind.Ordered
/-! The steps of the ring solver of `grind`, and what it hands to the other solvers. -/

@[expose] public section

namespace Lean.Grind.CommRing

set_option warn.classDefReducibility false in
attribute [local instance] Semiring.natCast Ring.intCast

open Semiring Ring Std

theorem Expr.eq_of_differAlike {α : Type u} [Ring α] (ctx : Context α) {c : Bool} {n : Nat} (fits : Fits α c n)
    {a b : Expr} (h : differAlike c n a b (.num 0) (.num 0) = true) : a.denote ctx = b.denote ctx := by
  apply sub_eq_zero_iff.1
  rw [of_differAlike ctx fits h, sub_self]

theorem Expr.eq_of_toPoly_eq {α : Type u} [CommRing α] (ctx : Context α) (a b : Expr)
    (h : differAlike true 0 a b (.num 0) (.num 0)) : a.denote ctx = b.denote ctx := eq_of_differAlike ctx .commRing h
theorem Expr.eq_of_toPoly_nc_eq {α : Type u} [Ring α] (ctx : Context α) (a b : Expr)
    (h : differAlike false 0 a b (.num 0) (.num 0)) : a.denote ctx = b.denote ctx := eq_of_differAlike ctx .ring h
theorem Expr.eq_of_toPolyC_eq {α : Type u} {c : Nat} [CommRing α] [IsCharP α c] (ctx : Context α) (a b : Expr)
    (h : differAlike true c a b (.num 0) (.num 0)) : a.denote ctx = b.denote ctx := eq_of_differAlike ctx .commRingC h
theorem Expr.eq_of_toPolyC_nc_eq {α : Type u} {c : Nat} [Ring α] [IsCharP α c] (ctx : Context α) (a b : Expr)
    (h : differAlike false c a b (.num 0) (.num 0)) : a.denote ctx = b.denote ctx := eq_of_differAlike ctx .ringC h

namespace Stepwise

theorem core {α : Type u} [CommRing α] (ctx : Context α) (lhs rhs : Expr) (p : Poly)
    (h : lhs.differ true 0 rhs p) (h₁ : lhs.denote ctx = rhs.denote ctx) : p.denote ctx = 0 := by
  rw [Expr.of_differ ctx .commRing h, h₁, sub_self]
theorem coreC {α : Type u} {c : Nat} [CommRing α] [IsCharP α c] (ctx : Context α) (lhs rhs : Expr) (p : Poly)
    (h : lhs.differ true c rhs p) (h₁ : lhs.denote ctx = rhs.denote ctx) : p.denote ctx = 0 := by
  rw [Expr.of_differ ctx .commRingC h, h₁, sub_self]

theorem eq_zero_of_combines {α : Type u} [CommRing α] (ctx : Context α) {n : Nat} (fits : Fits α true n) {k₁ k₂ : Int}
    {m₁ m₂ : Mon} {p₁ p₂ p : Poly} (h : Poly.combines true n k₁ m₁ p₁ k₂ m₂ p₂ p) (h₁ : p₁.denote ctx = 0)
    (h₂ : p₂.denote ctx = 0) : p.denote ctx = 0 := by
  rw [Poly.of_combines ctx fits h, h₁, h₂, mul_zero, mul_zero, add_zero]

theorem superpose {α : Type u} [CommRing α] (ctx : Context α) (k₁ : Int) (m₁ : Mon) (p₁ : Poly) (k₂ : Int) (m₂ : Mon)
    (p₂ p : Poly) (h : Poly.combines true 0 k₁ m₁ p₁ k₂ m₂ p₂ p) (h₁ : p₁.denote ctx = 0) (h₂ : p₂.denote ctx = 0) :
    p.denote ctx = 0 := eq_zero_of_combines ctx .commRing h h₁ h₂
theorem superposeC {α : Type u} {c : Nat} [CommRing α] [IsCharP α c] (ctx : Context α) (k₁ : Int) (m₁ : Mon) (p₁ : Poly)
    (k₂ : Int) (m₂ : Mon) (p₂ p : Poly) (h : Poly.combines true c k₁ m₁ p₁ k₂ m₂ p₂ p) (h₁ : p₁.denote ctx = 0)
    (h₂ : p₂.denote ctx = 0) : p.denote ctx = 0 := eq_zero_of_combines ctx .commRingC h h₁ h₂

theorem simp {α : Type u} [CommRing α] (ctx : Context α) (k₁ : Int) (p₁ : Poly) (k₂ : Int) (m₂ : Mon) (p₂ p : Poly)
    (h : Poly.combines true 0 k₁ .unit p₁ k₂ m₂ p₂ p) (h₁ : p₁.denote ctx = 0) (h₂ : p₂.denote ctx = 0) :
    p.denote ctx = 0 := eq_zero_of_combines ctx .commRing h h₁ h₂
theorem simpC {α : Type u} {c : Nat} [CommRing α] [IsCharP α c] (ctx : Context α) (k₁ : Int) (p₁ : Poly) (k₂ : Int)
    (m₂ : Mon) (p₂ p : Poly) (h : Poly.combines true c k₁ .unit p₁ k₂ m₂ p₂ p) (h₁ : p₁.denote ctx = 0)
    (h₂ : p₂.denote ctx = 0) : p.denote ctx = 0 := eq_zero_of_combines ctx .commRingC h h₁ h₂

theorem mul {α : Type u} [CommRing α] (ctx : Context α) (p₁ : Poly) (k : Int) (p : Poly) (h : p₁.scales 0 k p)
    (h₁ : p₁.denote ctx = 0) : p.denote ctx = 0 := by
  rw [Poly.of_scales ctx .commRing h, h₁, mul_zero]
theorem eq_mul {α : Type u} [CommRing α] (ctx : Context α) (p₁ : Poly) (k : Int) (p : Poly) (h : p₁.scales 0 k p)
    (h₁ : p₁.denote ctx = 0) : p.denote ctx = 0 := mul ctx p₁ k p h h₁
theorem inv {α : Type u} [CommRing α] (ctx : Context α) (p₁ p : Poly) (h : p₁.scales 0 (-1) p)
    (h₁ : p₁.denote ctx = 0) : p.denote ctx = 0 := mul ctx p₁ (-1) p h h₁
theorem mulC {α : Type u} {c : Nat} [CommRing α] [IsCharP α c] (ctx : Context α) (p₁ : Poly) (k : Int) (p : Poly)
    (h : p₁.scales c k p) (h₁ : p₁.denote ctx = 0) : p.denote ctx = 0 := by
  rw [Poly.of_scales ctx .commRingC h, h₁, mul_zero]

theorem ne_zero {k : Int} (h : (!isZero k) = true) : k ≠ 0 := by
  intro e; rw [e] at h; exact Bool.noConfusion h

theorem diseq_mul {α : Type u} [CommRing α] [NoNatZeroDivisors α] (ctx : Context α) (p₁ : Poly) (k : Int) (p : Poly)
    (h : !isZero k && p₁.scales 0 k p) (h₁ : p₁.denote ctx ≠ 0) : p.denote ctx ≠ 0 := by
  have h := (Bool.and_eq_true _ _).mp h
  intro e
  rw [Poly.of_scales ctx .commRing h.2] at e
  exact h₁ (no_int_zero_divisors (ne_zero h.1) e)

theorem div {α : Type u} [CommRing α] (ctx : Context α) [NoNatZeroDivisors α] (p₁ : Poly) (k : Int) (p : Poly)
    (h : !isZero k && p.scales 0 k p₁) (h₁ : p₁.denote ctx = 0) : p.denote ctx = 0 := by
  have h := (Bool.and_eq_true _ _).mp h
  rw [Poly.of_scales ctx .commRing h.2] at h₁
  exact no_int_zero_divisors (ne_zero h.1) h₁
theorem divC {α : Type u} {c : Nat} [CommRing α] [IsCharP α c] (ctx : Context α) [NoNatZeroDivisors α] (p₁ : Poly)
    (k : Int) (p : Poly) (h : !isZero k && p.scales c k p₁) (h₁ : p₁.denote ctx = 0) : p.denote ctx = 0 := by
  have h := (Bool.and_eq_true _ _).mp h
  rw [Poly.of_scales ctx .commRingC h.2] at h₁
  exact no_int_zero_divisors (ne_zero h.1) h₁

noncomputable def isConst (k : Int) : Poly → Bool
  | .num a => decide (a = k)
  | .add _ _ _ => false

theorem denote_of_isConst {α : Type u} [Ring α] (ctx : Context α) {k : Int} {p : Poly} (h : isConst k p = true) :
    p.denote ctx = k := by
  cases p with
  | num a => rw [← of_decide_eq_true h]; rfl
  | add _ _ _ => exact Bool.noConfusion h

theorem unsat_eq {α : Type u} [CommRing α] (ctx : Context α) [IsCharP α 0] (p : Poly) (k : Int)
    (h : !isZero k && isConst k p) (h₁ : p.denote ctx = 0) : False := by
  have h := (Bool.and_eq_true _ _).mp h
  rw [denote_of_isConst ctx h.2, IsCharP.intCast_eq_zero_iff 0, show ((0 : Nat) : Int) = 0 from rfl, Int.emod_zero] at h₁
  exact ne_zero h.1 h₁
theorem unsat_eqC {α : Type u} {c : Nat} [CommRing α] [IsCharP α c] (ctx : Context α) (p : Poly) (k : Int)
    (h : !isZero (k % c) && isConst k p) (h₁ : p.denote ctx = 0) : False := by
  have h := (Bool.and_eq_true _ _).mp h
  rw [denote_of_isConst ctx h.2, IsCharP.intCast_eq_zero_iff c] at h₁
  exact ne_zero h.1 h₁

theorem d_init {α : Type u} [CommRing α] (ctx : Context α) (p : Poly) :
    ((1 : Int) : α) * p.denote ctx = p.denote ctx := by
  rw [intCast_one, one_mul]

theorem d_step {α : Type u} [CommRing α] (ctx : Context α) {n : Nat} (fits : Fits α true n) {k₁ k k₂ : Int} {m₂ : Mon}
    {init p₁ p₂ p : Poly} (h : Poly.combines true n k₁ .unit p₁ k₂ m₂ p₂ p)
    (h₁ : (k : α) * init.denote ctx = p₁.denote ctx) (h₂ : p₂.denote ctx = 0) :
    ((k₁ * k : Int) : α) * init.denote ctx = p.denote ctx := by
  rw [Poly.of_combines ctx fits h, h₂, mul_zero, add_zero, intCast_mul, mul_assoc, h₁]
  show _ = _ * 1 * _
  rw [mul_one]

theorem d_step1 {α : Type u} [CommRing α] (ctx : Context α) (k : Int) (init p₁ : Poly) (k₂ : Int) (m₂ : Mon) (p₂ p : Poly)
    (h : Poly.combines true 0 1 .unit p₁ k₂ m₂ p₂ p) (h₁ : (k : α) * init.denote ctx = p₁.denote ctx)
    (h₂ : p₂.denote ctx = 0) : (k : α) * init.denote ctx = p.denote ctx := by
  rw [← d_step ctx .commRing h h₁ h₂, Int.one_mul]
theorem d_stepk {α : Type u} [CommRing α] (ctx : Context α) (k₁ k : Int) (init p₁ : Poly) (k₂ : Int) (m₂ : Mon)
    (p₂ p : Poly) (h : Poly.combines true 0 k₁ .unit p₁ k₂ m₂ p₂ p) (h₁ : (k : α) * init.denote ctx = p₁.denote ctx)
    (h₂ : p₂.denote ctx = 0) : ((k₁ * k : Int) : α) * init.denote ctx = p.denote ctx := d_step ctx .commRing h h₁ h₂
theorem d_step1C {α : Type u} {c : Nat} [CommRing α] [IsCharP α c] (ctx : Context α) (k : Int) (init p₁ : Poly) (k₂ : Int)
    (m₂ : Mon) (p₂ p : Poly) (h : Poly.combines true c 1 .unit p₁ k₂ m₂ p₂ p)
    (h₁ : (k : α) * init.denote ctx = p₁.denote ctx) (h₂ : p₂.denote ctx = 0) :
    (k : α) * init.denote ctx = p.denote ctx := by
  rw [← d_step ctx .commRingC h h₁ h₂, Int.one_mul]
theorem d_stepkC {α : Type u} {c : Nat} [CommRing α] [IsCharP α c] (ctx : Context α) (k₁ k : Int) (init p₁ : Poly)
    (k₂ : Int) (m₂ : Mon) (p₂ p : Poly) (h : Poly.combines true c k₁ .unit p₁ k₂ m₂ p₂ p)
    (h₁ : (k : α) * init.denote ctx = p₁.denote ctx) (h₂ : p₂.denote ctx = 0) :
    ((k₁ * k : Int) : α) * init.denote ctx = p.denote ctx := d_step ctx .commRingC h h₁ h₂

theorem eq_of_keq {α : Type u} [CommRing α] (ctx : Context α) {n : Nat} (fits : Fits α true n) {k : Int}
    {lhs rhs : Expr} {p₁ p₂ : Poly} (h : lhs.differ true n rhs p₁ && p₂.isZero)
    (cancel : ∀ a : α, (k : α) * a = 0 → a = 0) (h₁ : (k : α) * p₁.denote ctx = p₂.denote ctx) :
    lhs.denote ctx = rhs.denote ctx := by
  have h := (Bool.and_eq_true _ _).mp h
  rw [Poly.denote_of_isZero ctx h.2] at h₁
  have h₁ := cancel _ h₁
  rw [Expr.of_differ ctx fits h.1] at h₁
  exact sub_eq_zero_iff.1 h₁
theorem of_one_mul {α : Type u} [CommRing α] (a : α) (h : ((1 : Int) : α) * a = 0) : a = 0 := by
  rw [intCast_one, one_mul] at h; exact h

theorem imp_1eq {α : Type u} [CommRing α] (ctx : Context α) (lhs rhs : Expr) (p₁ p₂ : Poly)
    (h : lhs.differ true 0 rhs p₁ && p₂.isZero) (h₁ : ((1 : Int) : α) * p₁.denote ctx = p₂.denote ctx) :
    lhs.denote ctx = rhs.denote ctx := eq_of_keq ctx .commRing h of_one_mul h₁
theorem imp_keq {α : Type u} [CommRing α] (ctx : Context α) [NoNatZeroDivisors α] (k : Int) (lhs rhs : Expr)
    (p₁ p₂ : Poly) (h : !isZero k && (lhs.differ true 0 rhs p₁ && p₂.isZero))
    (h₁ : (k : α) * p₁.denote ctx = p₂.denote ctx) : lhs.denote ctx = rhs.denote ctx :=
  have h := (Bool.and_eq_true _ _).mp h
  eq_of_keq ctx .commRing h.2 (fun _ => no_int_zero_divisors (ne_zero h.1)) h₁
theorem imp_1eqC {α : Type u} {c : Nat} [CommRing α] [IsCharP α c] (ctx : Context α) (lhs rhs : Expr) (p₁ p₂ : Poly)
    (h : lhs.differ true c rhs p₁ && p₂.isZero) (h₁ : ((1 : Int) : α) * p₁.denote ctx = p₂.denote ctx) :
    lhs.denote ctx = rhs.denote ctx := eq_of_keq ctx .commRingC h of_one_mul h₁
theorem imp_keqC {α : Type u} {c : Nat} [CommRing α] [IsCharP α c] (ctx : Context α) [NoNatZeroDivisors α] (k : Int)
    (lhs rhs : Expr) (p₁ p₂ : Poly) (h : !isZero k && (lhs.differ true c rhs p₁ && p₂.isZero))
    (h₁ : (k : α) * p₁.denote ctx = p₂.denote ctx) : lhs.denote ctx = rhs.denote ctx :=
  have h := (Bool.and_eq_true _ _).mp h
  eq_of_keq ctx .commRingC h.2 (fun _ => no_int_zero_divisors (ne_zero h.1)) h₁

end Stepwise

/-! ### Where the characteristic is found on the way -/

/-- Whether two polynomials are the same modulo `n`. -/
noncomputable def Poly.same0 (n : Nat) (p q : Poly) : Bool := p.scales n 1 q

theorem fits_of_eq_zero {α : Type u} [CommRing α] {n : Nat} (h : ((n : Int) : α) = 0) : Fits α true n where
  comm := fun _ => CommSemiring.mul_comm
  char i := by
    unfold reduce
    cases Nat.beq n 0 with
    | true => rfl
    | false =>
      have e := congrArg (Int.cast (R := α)) (Int.mul_ediv_add_emod i n)
      rw [intCast_add, intCast_mul, h, zero_mul, zero_add] at e
      exact e

theorem eq_normEq0 {α : Type u} [CommRing α] (ctx : Context α) (c : Nat) (p₁ p₂ p : Poly)
    (h : Stepwise.isConst c p₁ && p₂.same0 c p) (h₁ : p₁.denote ctx = 0) (h₂ : p₂.denote ctx = 0) :
    p.denote ctx = 0 := by
  have h := (Bool.and_eq_true _ _).mp h
  rw [Stepwise.denote_of_isConst ctx h.1] at h₁
  rw [Poly.of_scales ctx (fits_of_eq_zero h₁) h.2, h₂, mul_zero]

theorem d_normEq0 {α : Type u} [CommRing α] (ctx : Context α) (k : Int) (c : Nat) (init p₁ p₂ p : Poly)
    (h : Stepwise.isConst c p₂ && p₁.same0 c p) (h₁ : (k : α) * init.denote ctx = p₁.denote ctx)
    (h₂ : p₂.denote ctx = 0) : (k : α) * init.denote ctx = p.denote ctx := by
  have h := (Bool.and_eq_true _ _).mp h
  rw [Stepwise.denote_of_isConst ctx h.1] at h₂
  rw [Poly.of_scales ctx (fits_of_eq_zero h₂) h.2, h₁, intCast_one, one_mul]

theorem eq_gcd {α : Type u} [CommRing α] (ctx : Context α) (a b : Int) (p₁ p₂ p : Poly)
    (h : Poly.combines true 0 a .unit p₁ b .unit p₂ p) (h₁ : p₁.denote ctx = 0) (h₂ : p₂.denote ctx = 0) :
    p.denote ctx = 0 := Stepwise.eq_zero_of_combines ctx .commRing h h₁ h₂

end Lean.Grind.CommRing
