module

prelude
public import Init.Grind.Ring
public import Init.Grind.Linear
/-! Equations of rings by reflection: the certificates that the ring solver of `grind` hands to the kernel.

As for linear arithmetic, a certificate says that a combination of polynomials less the one that is said to come out is
zero. So nothing depends on the order in which the solver keeps its monomials, and one normal form serves rings that
commute and those that do not, and any characteristic.
-/

@[expose] public section

namespace Lean.Grind.CommRing

set_option warn.classDefReducibility false in
attribute [local instance] Semiring.natCast Ring.intCast

abbrev Var := Nat
abbrev Context (α : Type u) := RArray α

/-- A term of a ring. -/
inductive Expr where
  | num (k : Int)
  | natCast (k : Nat)
  | intCast (k : Int)
  | var (i : Var)
  | neg (a : Expr)
  | add (a b : Expr)
  | sub (a b : Expr)
  | mul (a b : Expr)
  | pow (a : Expr) (k : Nat)

/-- A power of a variable. -/
structure Power where
  x : Var
  k : Nat

/-- A product of powers. -/
inductive Mon where
  | unit
  | mult (p : Power) (m : Mon)

/-- A constant, with monomials and their coefficients before it. -/
inductive Poly where
  | num (k : Int)
  | add (k : Int) (v : Mon) (p : Poly)

section
variable {α : Type u}

noncomputable def Var.denote (ctx : Context α) (v : Var) : α := ctx.get v

/-- A numeral. -/
noncomputable def denoteInt [Ring α] (k : Int) : α :=
  Int.rec (fun n => OfNat.ofNat n) (fun n => -OfNat.ofNat (n + 1)) k

noncomputable def Expr.denote [Ring α] (ctx : Context α) : Expr → α
  | .num k => denoteInt k
  | .natCast k => NatCast.natCast k
  | .intCast k => IntCast.intCast k
  | .var v => Var.denote ctx v
  | .neg a => -denote ctx a
  | .add a b => denote ctx a + denote ctx b
  | .sub a b => denote ctx a - denote ctx b
  | .mul a b => denote ctx a * denote ctx b
  | .pow a k => denote ctx a ^ k

noncomputable def Power.denote [Semiring α] (ctx : Context α) (p : Power) : α := Var.denote ctx p.x ^ p.k

noncomputable def Mon.denote [Semiring α] (ctx : Context α) : Mon → α
  | .unit => 1
  | .mult p m => p.denote ctx * denote ctx m

noncomputable def Poly.denote [Ring α] (ctx : Context α) : Poly → α
  | .num k => Int.cast k
  | .add k m p => Int.cast k * m.denote ctx + denote ctx p

end

/-! ### Operations

They take whether the ring commutes (`c`), and its characteristic (`n`; 0 where nothing is known). -/

noncomputable def isZero (k : Int) : Bool := Int.rec (fun n => Nat.beq n 0) (fun _ => false) k

/-- A coefficient modulo the characteristic. -/
def reduce (n : Nat) (k : Int) : Int := bif Nat.beq n 0 then k else k % n

def Mon.same : Mon → Mon → Bool
  | .unit, .unit => true
  | .mult p m, .mult q m' => Nat.beq p.x q.x && (Nat.beq p.k q.k && same m m')
  | _, _ => false

/-- Whether a monomial comes before another one in a polynomial in normal form. -/
def Mon.before : Mon → Mon → Bool
  | .unit, _ => false
  | .mult _ _, .unit => true
  | .mult p m, .mult q m' =>
    bif Nat.beq p.x q.x then bif Nat.beq p.k q.k then before m m' else Nat.ble q.k p.k
    else Nat.ble p.x q.x

def Mon.mulPow (c : Bool) (p : Power) : Mon → Mon
  | .unit => .mult p .unit
  | .mult q m =>
    bif Nat.beq p.x q.x then .mult ⟨p.x, p.k + q.k⟩ m
    else bif c && Nat.ble q.x p.x then .mult q (mulPow c p m)
    else .mult p (.mult q m)

def Mon.mul (c : Bool) : Mon → Mon → Mon
  | .unit, m' => m'
  | .mult p m, m' => (mul c m m').mulPow c p

noncomputable def Poly.insert (n : Nat) (k : Int) (m : Mon) : Poly → Poly
  | .num a => bif m.same .unit then .num (reduce n (k + a)) else .add k m (.num a)
  | .add a m' p =>
    bif m.same m' then bif isZero (reduce n (k + a)) then p else .add (reduce n (k + a)) m' p
    else bif m.before m' then .add k m (.add a m' p)
    else .add a m' (insert n k m p)

/-- `k * m + p`. -/
noncomputable def Poly.plus (n : Nat) (k : Int) (m : Mon) (p : Poly) : Poly :=
  bif isZero (reduce n k) then p else p.insert n (reduce n k) m

/-- `k * m * p + q`. -/
noncomputable def Poly.addMul (c : Bool) (n : Nat) (k : Int) (m : Mon) : Poly → Poly → Poly
  | .num a, q => q.plus n (k * a) m
  | .add a m' p, q => (addMul c n k m p q).plus n (k * a) (m.mul c m')

/-- `p * q + r`. -/
noncomputable def Poly.mul (c : Bool) (n : Nat) : Poly → Poly → Poly → Poly
  | .num a, q, r => q.addMul c n a .unit r
  | .add a m p, q, r => q.addMul c n a m (mul c n p q r)

/-- A power by repeated multiplication. -/
noncomputable def Poly.powSlow (c : Bool) (n : Nat) (p : Poly) : Nat → Poly
  | 0 => .num 1
  | k + 1 => (powSlow c n p k).mul c n p (.num 0)

/-- A power; that of a variable at once. -/
noncomputable def Poly.pow (c : Bool) (n : Nat) (p : Poly) (k : Nat) : Poly :=
  match p with
  | .add (.ofNat 1) (.mult ⟨x, 1⟩ .unit) (.num (.ofNat 0)) =>
    bif Nat.beq k 0 then .num 1 else .add 1 (.mult ⟨x, k⟩ .unit) (.num 0)
  | p => p.powSlow c n k

/-- `k * e + q`. -/
noncomputable def Expr.addMul (c : Bool) (n : Nat) (k : Int) : Expr → Poly → Poly
  | .num a, q => q.plus n (k * a) .unit
  | .natCast a, q => q.plus n (k * a) .unit
  | .intCast a, q => q.plus n (k * a) .unit
  | .var x, q => q.plus n k (.mult ⟨x, 1⟩ .unit)
  | .neg a, q => a.addMul c n (-k) q
  | .add a b, q => a.addMul c n k (b.addMul c n k q)
  | .sub a b, q => a.addMul c n k (b.addMul c n (-k) q)
  | .mul a b, q => (a.addMul c n k (.num 0)).mul c n (b.addMul c n 1 (.num 0)) q
  | .pow a e, q => ((a.addMul c n 1 (.num 0)).pow c n e).addMul c n k .unit q

noncomputable def Poly.isZero : Poly → Bool
  | .num k => CommRing.isZero k
  | .add _ _ _ => false

/-- Whether `k₁ * m₁ * p₁ + k₂ * m₂ * p₂` is `p`. -/
noncomputable def Poly.combines (c : Bool) (n : Nat) (k₁ : Int) (m₁ : Mon) (p₁ : Poly) (k₂ : Int) (m₂ : Mon)
    (p₂ p : Poly) : Bool :=
  (p.addMul c n (-1) .unit (p₁.addMul c n k₁ m₁ (p₂.addMul c n k₂ m₂ (.num 0)))).isZero

/-- Whether `k * q` is `p`. -/
noncomputable def Poly.scales (n : Nat) (k : Int) (q p : Poly) : Bool :=
  (p.addMul true n (-1) .unit (q.addMul true n k .unit (.num 0))).isZero

/-- Whether `p` is the difference of two terms. -/
noncomputable def Expr.differ (c : Bool) (n : Nat) (lhs rhs : Expr) (p : Poly) : Bool :=
  (lhs.addMul c n 1 (rhs.addMul c n (-1) (p.addMul c n (-1) .unit (.num 0)))).isZero

/-- Whether the differences of two pairs of terms are the same. -/
noncomputable def Expr.differAlike (c : Bool) (n : Nat) (lhs rhs lhs' rhs' : Expr) : Bool :=
  (lhs.addMul c n 1 (rhs.addMul c n (-1) (lhs'.addMul c n (-1) (rhs'.addMul c n 1 (.num 0))))).isZero

/-! ### What they mean -/

/-- That a ring is as the operations were told. -/
structure Fits (α : Type u) [Ring α] (c : Bool) (n : Nat) : Prop where
  comm : c = true → ∀ a b : α, a * b = b * a
  char : ∀ i : Int, ((reduce n i : Int) : α) = i

theorem eq_zero_of_isZero {k : Int} (h : isZero k = true) : k = 0 := by
  cases k with
  | ofNat n => exact congrArg Int.ofNat (Nat.eq_of_beq_eq_true h)
  | negSucc n => exact Bool.noConfusion h

section
variable {α : Type u} [Ring α]
open Semiring Ring

theorem Fits.ring : Fits α false 0 := ⟨Bool.noConfusion, fun _ => rfl⟩
theorem Fits.commRing {α : Type u} [CommRing α] : Fits α true 0 := ⟨fun _ => CommSemiring.mul_comm, fun _ => rfl⟩

theorem char_reduce {n : Nat} [IsCharP α n] (i : Int) : ((reduce n i : Int) : α) = i := by
  unfold reduce
  cases Nat.beq n 0 with
  | true => rfl
  | false => exact IsCharP.intCast_emod n i
theorem Fits.ringC {n : Nat} [IsCharP α n] : Fits α false n := ⟨Bool.noConfusion, char_reduce⟩
theorem Fits.commRingC {α : Type u} [CommRing α] {n : Nat} [IsCharP α n] : Fits α true n :=
  ⟨fun _ => CommSemiring.mul_comm, char_reduce⟩

theorem denoteInt_eq (k : Int) : (denoteInt k : α) = k := by
  cases k with
  | ofNat n => exact (intCast_ofNat n).symm
  | negSucc n =>
    show -OfNat.ofNat (n + 1) = ((Int.negSucc n : Int) : α)
    rw [ofNat_eq_natCast, ← intCast_natCast, ← intCast_neg]
    exact congrArg Int.cast (Int.negSucc_eq n).symm

variable (ctx : Context α)

theorem Mon.eq_of_same : ∀ {m m' : Mon}, m.same m' = true → m = m'
  | .unit, .unit, _ => rfl
  | .mult ⟨x, k⟩ m, .mult ⟨y, l⟩ m', h => by
    have h₁ := (Bool.and_eq_true _ _).mp h
    have h₂ := (Bool.and_eq_true _ _).mp h₁.2
    cases Nat.eq_of_beq_eq_true h₁.1
    cases Nat.eq_of_beq_eq_true h₂.1
    cases eq_of_same h₂.2
    rfl
  | .unit, .mult _ _, h => Bool.noConfusion h
  | .mult _ _, .unit, h => Bool.noConfusion h

section
variable {α : Type u} [Semiring α] (ctx : Context α) {c : Bool} (comm : c = true → ∀ a b : α, a * b = b * a)
include comm

theorem Mon.denote_mulPow (p : Power) (m : Mon) : (m.mulPow c p).denote ctx = p.denote ctx * m.denote ctx := by
  induction m with
  | unit => rfl
  | mult q m ih =>
    unfold mulPow
    cases hx : Nat.beq p.x q.x with
    | true =>
      show Var.denote ctx p.x ^ (p.k + q.k) * m.denote ctx =
        Var.denote ctx p.x ^ p.k * (Var.denote ctx q.x ^ q.k * m.denote ctx)
      rw [← Nat.eq_of_beq_eq_true hx, pow_add, mul_assoc]
    | false =>
      cases hc : c && Nat.ble q.x p.x with
      | true =>
        have comm := comm ((Bool.and_eq_true _ _).mp hc).1
        show q.denote ctx * (m.mulPow c p).denote ctx = p.denote ctx * (q.denote ctx * m.denote ctx)
        rw [ih, ← mul_assoc, ← mul_assoc, comm (q.denote ctx)]
      | false => rfl

theorem Mon.denote_mul (m m' : Mon) : (m.mul c m').denote ctx = m.denote ctx * m'.denote ctx := by
  induction m with
  | unit => exact (one_mul _).symm
  | mult p m ih =>
    show ((m.mul c m').mulPow c p).denote ctx = p.denote ctx * m.denote ctx * m'.denote ctx
    rw [denote_mulPow ctx comm, ih, mul_assoc]

end

section
variable {c : Bool} {n : Nat} (fits : Fits α c n)
include fits

theorem Poly.denote_insert (k : Int) (m : Mon) (p : Poly) :
    (p.insert n k m).denote ctx = k * m.denote ctx + p.denote ctx := by
  induction p with
  | num a =>
    unfold insert
    cases h : m.same .unit with
    | true =>
      show ((reduce n (k + a) : Int) : α) = k * m.denote ctx + a
      rw [fits.char, intCast_add, Mon.eq_of_same h]
      show _ = _ * 1 + _
      rw [mul_one]
    | false => rfl
  | add a m' p ih =>
    unfold insert
    cases h : m.same m' with
    | true =>
      cases Mon.eq_of_same h
      cases h : CommRing.isZero (reduce n (k + a)) with
      | true =>
        have h := congrArg (Int.cast (R := α)) (eq_zero_of_isZero h)
        rw [fits.char, intCast_zero, intCast_add] at h
        show p.denote ctx = k * m.denote ctx + (a * m.denote ctx + p.denote ctx)
        rw [← add_assoc, ← right_distrib, h, zero_mul, zero_add]
      | false =>
        show ((reduce n (k + a) : Int) : α) * m.denote ctx + p.denote ctx = _
        rw [fits.char, intCast_add, right_distrib, add_assoc]; rfl
    | false =>
      cases m.before m' with
      | true => rfl
      | false =>
        show a * m'.denote ctx + (p.insert n k m).denote ctx = _
        rw [ih, add_left_comm]; rfl

theorem Poly.denote_plus (k : Int) (m : Mon) (p : Poly) :
    (p.plus n k m).denote ctx = k * m.denote ctx + p.denote ctx := by
  unfold plus
  cases h : CommRing.isZero (reduce n k) with
  | true =>
    have h := congrArg (Int.cast (R := α)) (eq_zero_of_isZero h)
    rw [fits.char, intCast_zero] at h
    rw [h, zero_mul, zero_add]; rfl
  | false =>
    show (p.insert n (reduce n k) m).denote ctx = _
    rw [denote_insert ctx fits, fits.char]

theorem Poly.denote_addMul (k : Int) (m : Mon) (p q : Poly) :
    (p.addMul c n k m q).denote ctx = k * m.denote ctx * p.denote ctx + q.denote ctx := by
  induction p with
  | num a =>
    show (q.plus n (k * a) m).denote ctx = k * m.denote ctx * a + q.denote ctx
    rw [denote_plus ctx fits, intCast_mul, mul_assoc, mul_assoc, intCast_mul_comm a]
  | add a m' p ih =>
    show ((p.addMul c n k m q).plus n (k * a) (m.mul c m')).denote ctx =
      k * m.denote ctx * (a * m'.denote ctx + p.denote ctx) + q.denote ctx
    rw [denote_plus ctx fits, ih, Mon.denote_mul ctx fits.comm, intCast_mul, left_distrib, add_assoc]
    have : (k : α) * a * (m.denote ctx * m'.denote ctx) = k * m.denote ctx * (a * m'.denote ctx) := by
      rw [mul_assoc, mul_assoc, ← mul_assoc (a : α), intCast_mul_comm a, mul_assoc]
    rw [this]

theorem Poly.denote_mul (p q r : Poly) : (p.mul c n q r).denote ctx = p.denote ctx * q.denote ctx + r.denote ctx := by
  induction p with
  | num a =>
    show (q.addMul c n a .unit r).denote ctx = a * q.denote ctx + r.denote ctx
    rw [denote_addMul ctx fits]
    show (a : α) * 1 * _ + _ = _
    rw [mul_one]
  | add a m p ih =>
    show (q.addMul c n a m (p.mul c n q r)).denote ctx =
      (a * m.denote ctx + p.denote ctx) * q.denote ctx + r.denote ctx
    rw [denote_addMul ctx fits, ih, right_distrib, add_assoc]

theorem Poly.denote_powSlow (p : Poly) (k : Nat) : (p.powSlow c n k).denote ctx = p.denote ctx ^ k := by
  induction k with
  | zero => exact intCast_one.trans (pow_zero _).symm
  | succ k ih =>
    show ((p.powSlow c n k).mul c n p (.num 0)).denote ctx = _
    rw [denote_mul ctx fits, ih, pow_succ]
    show _ + ((0 : Int) : α) = _
    rw [intCast_zero, add_zero]

theorem Poly.denote_pow (p : Poly) (k : Nat) : (p.pow c n k).denote ctx = p.denote ctx ^ k := by
  unfold pow
  split
  case h_1 x =>
    have one {a : α} (b : α) (h : a = b) : ((Int.ofNat 1 : Int) : α) * (a * 1) + ((Int.ofNat 0 : Int) : α) = b := by
      show ((1 : Int) : α) * (a * 1) + ((0 : Int) : α) = b
      rw [intCast_one, intCast_zero, add_zero, one_mul, mul_one, h]
    have base : (((Int.ofNat 1 : Int) : α) * (Var.denote ctx x ^ 1 * 1) + ((Int.ofNat 0 : Int) : α)) ^ k =
        Var.denote ctx x ^ k := by rw [one _ (pow_one _)]
    refine Eq.trans ?_ base.symm
    show Poly.denote ctx (bif Nat.beq k 0 then _ else _) = _
    cases h : Nat.beq k 0 with
    | true => rw [Nat.eq_of_beq_eq_true h, pow_zero]; exact intCast_one
    | false => exact one _ rfl
  case h_2 => exact denote_powSlow ctx fits p k

theorem Expr.denote_addMul (e : Expr) : ∀ (k : Int) (q : Poly),
    (e.addMul c n k q).denote ctx = k * e.denote ctx + q.denote ctx := by
  have const (k a : Int) (q : Poly) : (q.plus n (k * a) .unit).denote ctx = k * a + q.denote ctx := by
    rw [Poly.denote_plus ctx fits, intCast_mul]
    show _ * 1 + _ = _
    rw [mul_one]
  have zero : (Poly.num 0).denote ctx = 0 := intCast_zero
  induction e with
  | num a => intro k q; exact (const k a q).trans (by rw [← denoteInt_eq a]; rfl)
  | natCast a => intro k q; exact (const k a q).trans (by rw [intCast_natCast]; rfl)
  | intCast a => intro k q; exact const k a q
  | var x =>
    intro k q
    refine (Poly.denote_plus ctx fits _ _ _).trans ?_
    show k * (Var.denote ctx x ^ 1 * 1) + _ = k * Var.denote ctx x + _
    rw [mul_one, pow_one]
  | neg a ih =>
    intro k q
    refine (ih _ _).trans ?_
    show _ = k * -a.denote ctx + _
    rw [intCast_neg, neg_mul, mul_neg]
  | add a b iha ihb =>
    intro k q
    refine (iha _ _).trans ?_
    show _ = k * (a.denote ctx + b.denote ctx) + _
    rw [ihb, left_distrib, add_assoc]
  | sub a b iha ihb =>
    intro k q
    refine (iha _ _).trans ?_
    show _ = k * (a.denote ctx - b.denote ctx) + _
    rw [ihb, sub_eq_add_neg, left_distrib, add_assoc, intCast_neg, neg_mul, mul_neg]
  | mul a b iha ihb =>
    intro k q
    refine (Poly.denote_mul ctx fits _ _ _).trans ?_
    show _ = k * (a.denote ctx * b.denote ctx) + _
    rw [iha, ihb, zero, add_zero, add_zero, intCast_one, one_mul, mul_assoc]
  | pow a e ih =>
    intro k q
    refine (Poly.denote_addMul ctx fits _ _ _ _).trans ?_
    show k * 1 * _ + _ = k * a.denote ctx ^ e + _
    rw [Poly.denote_pow ctx fits, ih, zero, add_zero, intCast_one, one_mul, mul_one]

omit fits in
theorem Poly.denote_of_isZero {p : Poly} (h : p.isZero = true) : p.denote ctx = 0 := by
  cases p with
  | num k =>
    show ((k : Int) : α) = 0
    rw [eq_zero_of_isZero h, intCast_zero]
  | add k m p => exact Bool.noConfusion h

omit fits in
theorem eq_of_neg_add {a b : α} (h : ((-1 : Int) : α) * 1 * a + b = 0) : a = b := by
  rw [mul_one, intCast_neg, intCast_one, neg_mul, one_mul] at h
  have h := congrArg (a + ·) h
  rw [← add_assoc, add_neg_cancel, zero_add, add_zero] at h
  exact h.symm

theorem Poly.of_combines {k₁ k₂ : Int} {m₁ m₂ : Mon} {p₁ p₂ p : Poly} (h : combines c n k₁ m₁ p₁ k₂ m₂ p₂ p = true) :
    p.denote ctx = k₁ * m₁.denote ctx * p₁.denote ctx + k₂ * m₂.denote ctx * p₂.denote ctx := by
  have h := denote_of_isZero ctx h
  rw [denote_addMul ctx fits, denote_addMul ctx fits, denote_addMul ctx fits] at h
  refine (eq_of_neg_add h).trans ?_
  rw [show (Poly.num 0).denote ctx = 0 from intCast_zero, add_zero]

theorem Expr.of_differ {lhs rhs : Expr} {p : Poly} (h : differ c n lhs rhs p = true) :
    p.denote ctx = lhs.denote ctx - rhs.denote ctx := by
  have h := Poly.denote_of_isZero ctx h
  rw [denote_addMul ctx fits, denote_addMul ctx fits, Poly.denote_addMul ctx fits,
    show (Poly.num 0).denote ctx = 0 from intCast_zero, add_zero, ← add_assoc, add_comm] at h
  have h : ((-1 : Int) : α) * 1 * p.denote ctx +
      (((1 : Int) : α) * lhs.denote ctx + ((-1 : Int) : α) * rhs.denote ctx) = 0 := h
  rw [eq_of_neg_add h, intCast_neg, intCast_one, one_mul, neg_mul, one_mul, sub_eq_add_neg]

theorem Expr.of_differAlike {lhs rhs lhs' rhs' : Expr} (h : differAlike c n lhs rhs lhs' rhs' = true) :
    lhs.denote ctx - rhs.denote ctx = lhs'.denote ctx - rhs'.denote ctx := by
  have h := Poly.denote_of_isZero ctx h
  rw [denote_addMul ctx fits, denote_addMul ctx fits, denote_addMul ctx fits, denote_addMul ctx fits,
    show (Poly.num 0).denote ctx = 0 from intCast_zero, add_zero, intCast_neg, intCast_one, one_mul, one_mul, neg_mul,
    neg_mul, one_mul, one_mul] at h
  apply sub_eq_zero_iff.1
  rw [sub_eq_add_neg, sub_eq_add_neg, sub_eq_add_neg, neg_add, neg_neg, add_assoc]
  exact h

end

theorem Poly.of_scales {α : Type u} [CommRing α] (ctx : Context α) {n : Nat} (fits : Fits α true n) {k : Int}
    {q p : Poly} (h : scales n k q p = true) : p.denote ctx = k * q.denote ctx := by
  have h := denote_of_isZero ctx h
  rw [denote_addMul ctx fits, denote_addMul ctx fits] at h
  refine (eq_of_neg_add h).trans ?_
  rw [show (Poly.num 0).denote ctx = 0 from intCast_zero, add_zero]
  show _ * 1 * _ = _
  rw [mul_one]

end
end Lean.Grind.CommRing
