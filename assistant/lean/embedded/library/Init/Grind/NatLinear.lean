module

prelude
public import Init.Grind.LinearSteps
/-! Linear arithmetic over natural numbers for `simp +arith`, reduced to that over the integers. -/

@[expose] public section

namespace Nat.Internal.Linear

abbrev Var := Nat
abbrev Context := Lean.RArray Nat

noncomputable def Var.denote (ctx : Context) (v : Var) : Nat := ctx.get v

/-- A linear term. -/
inductive Expr where
  | num (v : Nat)
  | var (i : Var)
  | add (a b : Expr)
  | mulL (k : Nat) (a : Expr)
  | mulR (a : Expr) (k : Nat)

noncomputable def Expr.denote (ctx : Context) : Expr → Nat
  | .num k => k
  | .var v => v.denote ctx
  | .add a b => denote ctx a + denote ctx b
  | .mulL k a => k * denote ctx a
  | .mulR a k => denote ctx a * k

/-- An equation or an inequality. -/
structure ExprCnstr where
  eq : Bool
  lhs : Expr
  rhs : Expr

noncomputable def ExprCnstr.denote (ctx : Context) (c : ExprCnstr) : Prop :=
  bif c.eq then c.lhs.denote ctx = c.rhs.denote ctx else c.lhs.denote ctx ≤ c.rhs.denote ctx

def Expr.toInt : Expr → Int.Internal.Linear.Expr
  | .num k => .num k
  | .var v => .var v
  | .add a b => .add a.toInt b.toInt
  | .mulL k a => .mulL k a.toInt
  | .mulR a k => .mulR a.toInt k

noncomputable def Context.toInt (ctx : Context) : Int.Internal.Linear.Context :=
  Lean.RArray.rec (fun n => .leaf n) (fun p _ _ l r => .branch p l r) ctx

theorem Context.get_toInt (ctx : Context) (v : Nat) : ctx.toInt.get v = (ctx.get v : Int) := by
  induction ctx with
  | leaf n => rfl
  | branch p l r ihl ihr =>
    show Bool.rec (Context.toInt l |>.get v) (Context.toInt r |>.get v) (Nat.ble p v) =
      ((Bool.rec (l.get v) (r.get v) (Nat.ble p v) : Nat) : Int)
    cases Nat.ble p v with
    | true => exact ihr
    | false => exact ihl

theorem Expr.denote_toInt (ctx : Context) (e : Expr) : e.toInt.denote ctx.toInt = (e.denote ctx : Int) := by
  induction e with
  | num k => rfl
  | var v => exact Context.get_toInt ctx v
  | add a b iha ihb =>
    show a.toInt.denote ctx.toInt + b.toInt.denote ctx.toInt = _
    rw [iha, ihb]; rfl
  | mulL k a ih =>
    show (k : Int) * a.toInt.denote ctx.toInt = _
    rw [ih]; rfl
  | mulR a k ih =>
    show a.toInt.denote ctx.toInt * (k : Int) = _
    rw [ih]; rfl

/-- The normal form of the difference of two sides. -/
def difference (lhs rhs : Expr) : Int.Internal.Linear.Poly := (lhs.toInt.sub rhs.toInt).norm

theorem denote_difference (ctx : Context) (lhs rhs : Expr) :
    (difference lhs rhs).denote ctx.toInt = (lhs.denote ctx : Int) - (rhs.denote ctx : Int) := by
  unfold difference
  rw [Int.Internal.Linear.Expr.denote_norm]
  show lhs.toInt.denote ctx.toInt - rhs.toInt.denote ctx.toInt = _
  rw [Expr.denote_toInt, Expr.denote_toInt]

theorem Expr.eq_of_toNormPoly_eq (ctx : Context) (e e' : Expr) (h : e.toInt.norm.same e'.toInt.norm) :
    e.denote ctx = e'.denote ctx := by
  have h := congrArg (Int.Internal.Linear.Poly.denote ctx.toInt) (Int.Internal.Linear.Poly.eq_of_same h)
  rw [Int.Internal.Linear.Expr.denote_norm, Int.Internal.Linear.Expr.denote_norm, denote_toInt, denote_toInt] at h
  omega

theorem ExprCnstr.denote_eq (ctx : Context) (c : ExprCnstr) :
    c.denote ctx = bif c.eq then (difference c.lhs c.rhs).denote ctx.toInt = 0
      else (difference c.lhs c.rhs).denote ctx.toInt ≤ 0 := by
  unfold denote
  rw [denote_difference]
  cases c.eq with
  | true =>
    show (c.lhs.denote ctx = c.rhs.denote ctx) = ((c.lhs.denote ctx : Int) - (c.rhs.denote ctx : Int) = 0)
    apply propext; constructor <;> intro <;> omega
  | false =>
    show (c.lhs.denote ctx ≤ c.rhs.denote ctx) = ((c.lhs.denote ctx : Int) - (c.rhs.denote ctx : Int) ≤ 0)
    apply propext; constructor <;> intro <;> omega

def ExprCnstr.same (c d : ExprCnstr) : Bool :=
  (bif c.eq then d.eq else !d.eq) && (difference c.lhs c.rhs).same (difference d.lhs d.rhs)

/-- No coefficient is negative, and the constant is at least `m`. -/
def atLeast (m : Int) : Int.Internal.Linear.Poly → Bool
  | .num c => decide (m ≤ c)
  | .add k _ p => decide (0 ≤ k) && atLeast m p

theorem of_atLeast (ctx : Context) {m : Int} : ∀ {p : Int.Internal.Linear.Poly}, atLeast m p = true → m ≤ p.denote ctx.toInt
  | .num _, h => of_decide_eq_true h
  | .add k v p, h => by
    have h := (Bool.and_eq_true _ _).mp h
    have ih : m ≤ p.denote ctx.toInt := of_atLeast ctx h.2
    have hv : (0 : Int) ≤ ctx.toInt.get v := by rw [Context.get_toInt]; exact Int.natCast_nonneg _
    have := Int.mul_nonneg (of_decide_eq_true h.1) hv
    show m ≤ k * ctx.toInt.get v + p.denote ctx.toInt
    omega

def ExprCnstr.isUnsat (c : ExprCnstr) : Bool :=
  atLeast 1 (difference c.lhs c.rhs) || (c.eq && atLeast 1 (difference c.rhs c.lhs))

def ExprCnstr.isValid (c : ExprCnstr) : Bool :=
  atLeast 0 (difference c.rhs c.lhs) && (!c.eq || atLeast 0 (difference c.lhs c.rhs))

theorem ExprCnstr.eq_of_toNormPoly_eq (ctx : Context) (c d : ExprCnstr) (h : c.same d) : c.denote ctx = d.denote ctx := by
  have h := (Bool.and_eq_true _ _).mp h
  rw [denote_eq, denote_eq, Int.Internal.Linear.Poly.eq_of_same h.2]
  have h := h.1
  cases hc : c.eq <;> cases hd : d.eq <;> rw [hc, hd] at h <;> first | rfl | exact Bool.noConfusion h

theorem ExprCnstr.eq_false_of_isUnsat (ctx : Context) (c : ExprCnstr) (h : c.isUnsat) : c.denote ctx = False := by
  apply eq_false
  unfold denote
  cases (Bool.or_eq_true _ _).mp h with
  | inl h =>
    have h := of_atLeast ctx h
    rw [denote_difference] at h
    cases c.eq
    · show ¬c.lhs.denote ctx ≤ c.rhs.denote ctx; omega
    · show ¬c.lhs.denote ctx = c.rhs.denote ctx; omega
  | inr h =>
    have h := (Bool.and_eq_true _ _).mp h
    have h' := of_atLeast ctx h.2
    rw [denote_difference] at h'
    rw [h.1]
    show ¬c.lhs.denote ctx = c.rhs.denote ctx; omega

theorem ExprCnstr.eq_true_of_isValid (ctx : Context) (c : ExprCnstr) (h : c.isValid) : c.denote ctx = True := by
  apply eq_true
  unfold denote
  have h := (Bool.and_eq_true _ _).mp h
  have h₁ := of_atLeast ctx h.1
  rw [denote_difference] at h₁
  cases hc : c.eq
  · show c.lhs.denote ctx ≤ c.rhs.denote ctx; omega
  · have h₂ := h.2
    rw [hc] at h₂
    have h₂ := of_atLeast ctx h₂
    rw [denote_difference] at h₂
    show c.lhs.denote ctx = c.rhs.denote ctx; omega

end Nat.Internal.Linear
