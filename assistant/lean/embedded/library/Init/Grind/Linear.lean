module

prelude
public import Init.Grind.Classes
public import Init.Omega
public import Init.PropLemmas
/-! Linear integer arithmetic by reflection: the certificates that `grind` and `simp +arith` hand to the kernel.

A polynomial is compared with what it is said to come from by its normal form, so no certificate depends on the order
in which the solver keeps its monomials.
-/

@[expose] public section

namespace Lean

/-- A list as a tree, for access in logarithmic time by the kernel. -/
inductive RArray (α : Type u) where
  | leaf : α → RArray α
  | branch : Nat → RArray α → RArray α → RArray α

/-- The element at a place: those below the number of a branch are on its left. -/
noncomputable def RArray.get {α : Type u} (a : RArray α) (n : Nat) : α :=
  RArray.rec (fun x => x) (fun p _ _ l r => Bool.rec l r (Nat.ble p n)) a

end Lean

namespace Int.Internal.Linear

abbrev Var := Nat
abbrev Context := Lean.RArray Int

noncomputable def Var.denote (ctx : Context) (v : Var) : Int := ctx.get v

/-- A linear term. -/
inductive Expr where
  | num (v : Int)
  | var (i : Var)
  | add (a b : Expr)
  | sub (a b : Expr)
  | neg (a : Expr)
  | mulL (k : Int) (a : Expr)
  | mulR (a : Expr) (k : Int)

noncomputable def Expr.denote (ctx : Context) : Expr → Int
  | .num k => k
  | .var v => v.denote ctx
  | .add a b => denote ctx a + denote ctx b
  | .sub a b => denote ctx a - denote ctx b
  | .neg a => -denote ctx a
  | .mulL k a => k * denote ctx a
  | .mulR a k => denote ctx a * k

/-- A constant, with monomials before it. -/
inductive Poly where
  | num (k : Int)
  | add (k : Int) (v : Var) (p : Poly)

noncomputable def Poly.denote (ctx : Context) : Poly → Int
  | .num k => k
  | .add k v p => k * v.denote ctx + denote ctx p

/-- The sum that is printed for what is left of a polynomial after `r`. -/
noncomputable def Poly.denoteFrom (ctx : Context) (p : Poly) : Int → Int :=
  Poly.rec (fun k r => Bool.rec (r + k) r (decide (k = 0)))
    (fun k v _ rest r => Bool.rec (rest (r + k * v.denote ctx)) (rest (r + v.denote ctx)) (decide (k = 1))) p

/-- The value of a polynomial as it is printed: without `1 *` and `+ 0`. -/
noncomputable def Poly.denote' (ctx : Context) (p : Poly) : Int :=
  Poly.rec (fun k => k)
    (fun k v p _ => Bool.rec (p.denoteFrom ctx (k * v.denote ctx)) (p.denoteFrom ctx (v.denote ctx)) (decide (k = 1))) p

theorem Poly.denoteFrom_eq (ctx : Context) (p : Poly) (r : Int) : p.denoteFrom ctx r = r + p.denote ctx := by
  induction p generalizing r with
  | num k =>
    show Bool.rec (r + k) r (decide (k = 0)) = r + k
    cases Decidable.em (k = 0) with
    | inl h => rw [decide_eq_true h, h]; exact (Int.add_zero r).symm
    | inr h => rw [decide_eq_false h]
  | add k v p ih =>
    show Bool.rec (p.denoteFrom ctx (r + k * v.denote ctx)) (p.denoteFrom ctx (r + v.denote ctx)) (decide (k = 1)) =
      r + (k * v.denote ctx + p.denote ctx)
    cases Decidable.em (k = 1) with
    | inl h => rw [decide_eq_true h, h, Int.one_mul, ← Int.add_assoc]; exact ih _
    | inr h => rw [decide_eq_false h, ← Int.add_assoc]; exact ih _

theorem Poly.denote'_eq (ctx : Context) (p : Poly) : p.denote' ctx = p.denote ctx := by
  cases p with
  | num k => rfl
  | add k v p =>
    show Bool.rec (p.denoteFrom ctx (k * v.denote ctx)) (p.denoteFrom ctx (v.denote ctx)) (decide (k = 1)) =
      k * v.denote ctx + p.denote ctx
    cases Decidable.em (k = 1) with
    | inl h => rw [decide_eq_true h, h, Int.one_mul]; exact denoteFrom_eq ctx p _
    | inr h => rw [decide_eq_false h]; exact denoteFrom_eq ctx p _

/-! ### Operations -/

def Poly.insert (k : Int) (v : Var) : Poly → Poly
  | .num c => .add k v (.num c)
  | .add k' v' p =>
    bif Nat.beq v v' then bif decide (k + k' = 0) then p else .add (k + k') v' p
    else bif Nat.ble (v' + 1) v then .add k v (.add k' v' p)
    else .add k' v' (insert k v p)

def Poly.addConst (c : Int) : Poly → Poly
  | .num k => .num (c + k)
  | .add k v p => .add k v (addConst c p)

/-- `a * p + q`, normal if `q` is. -/
def Poly.addMul (a : Int) : Poly → Poly → Poly
  | .num c, q => q.addConst (a * c)
  | .add k v p, q => bif decide (a * k = 0) then addMul a p q else insert (a * k) v (addMul a p q)

/-- The normal form of `a * p + b * q`. -/
def Poly.combine (a : Int) (p : Poly) (b : Int) (q : Poly) : Poly := p.addMul a (q.addMul b (.num 0))

def Poly.norm (p : Poly) : Poly := p.addMul 1 (.num 0)

def Poly.same : Poly → Poly → Bool
  | .num a, .num b => decide (a = b)
  | .add a v p, .add b w q => decide (a = b) && (Nat.beq v w && same p q)
  | _, _ => false

/-- `a * e + q`, normal if `q` is. -/
def Expr.addMul (a : Int) : Expr → Poly → Poly
  | .num k, q => q.addConst (a * k)
  | .var v, q => bif decide (a = 0) then q else q.insert a v
  | .add e f, q => e.addMul a (f.addMul a q)
  | .sub e f, q => e.addMul a (f.addMul (-a) q)
  | .neg e, q => e.addMul (-a) q
  | .mulL k e, q => e.addMul (a * k) q
  | .mulR e k, q => e.addMul (a * k) q

def Expr.norm (e : Expr) : Poly := e.addMul 1 (.num 0)

/-! ### What they mean -/

section
variable (ctx : Context)

theorem Poly.denote_insert (k : Int) (v : Var) (p : Poly) :
    (p.insert k v).denote ctx = k * v.denote ctx + p.denote ctx := by
  induction p with
  | num c => rfl
  | add k' v' p ih =>
    unfold insert
    cases h : Nat.beq v v' with
    | true =>
      cases Nat.eq_of_beq_eq_true h
      cases Decidable.em (k + k' = 0) with
      | inl h0 =>
        rw [decide_eq_true h0]
        show p.denote ctx = k * v.denote ctx + (k' * v.denote ctx + p.denote ctx)
        rw [← Int.add_assoc, ← Int.add_mul, h0, Int.zero_mul, Int.zero_add]
      | inr h0 =>
        rw [decide_eq_false h0]
        show (k + k') * v.denote ctx + p.denote ctx = k * v.denote ctx + (k' * v.denote ctx + p.denote ctx)
        rw [Int.add_mul, Int.add_assoc]
    | false =>
      cases Nat.ble (v' + 1) v with
      | true => rfl
      | false =>
        show k' * v'.denote ctx + (p.insert k v).denote ctx = _
        rw [ih]
        show _ = k * v.denote ctx + (k' * v'.denote ctx + p.denote ctx)
        omega

theorem Poly.denote_addConst (c : Int) (p : Poly) : (p.addConst c).denote ctx = c + p.denote ctx := by
  induction p with
  | num k => rfl
  | add k v p ih =>
    show k * v.denote ctx + (p.addConst c).denote ctx = c + (k * v.denote ctx + p.denote ctx)
    rw [ih]; omega

theorem Poly.denote_addMul (a : Int) (p q : Poly) : (p.addMul a q).denote ctx = a * p.denote ctx + q.denote ctx := by
  induction p with
  | num c => exact denote_addConst ctx (a * c) q
  | add k v p ih =>
    show (bif decide (a * k = 0) then p.addMul a q else insert (a * k) v (p.addMul a q)).denote ctx =
      a * (k * v.denote ctx + p.denote ctx) + q.denote ctx
    rw [Int.mul_add, ← Int.mul_assoc]
    cases Decidable.em (a * k = 0) with
    | inl h => rw [decide_eq_true h, h, Int.zero_mul, Int.zero_add]; exact ih
    | inr h =>
      rw [decide_eq_false h]
      show (insert (a * k) v (p.addMul a q)).denote ctx = _
      rw [denote_insert, ih, Int.add_assoc]

theorem Poly.denote_combine (a : Int) (p : Poly) (b : Int) (q : Poly) :
    (p.combine a b q).denote ctx = a * p.denote ctx + b * q.denote ctx := by
  unfold combine
  rw [denote_addMul, denote_addMul]
  exact congrArg _ (Int.add_zero _)

theorem Poly.denote_norm (p : Poly) : p.norm.denote ctx = p.denote ctx := by
  unfold norm
  rw [denote_addMul, Int.one_mul]
  exact Int.add_zero _

theorem Poly.eq_of_same : ∀ {p q : Poly}, p.same q = true → p = q
  | .num a, .num b, h => congrArg Poly.num (of_decide_eq_true h)
  | .add a v p, .add b w q, h => by
    have h₁ := (Bool.and_eq_true _ _).mp h
    have h₂ := (Bool.and_eq_true _ _).mp h₁.2
    cases of_decide_eq_true h₁.1
    cases Nat.eq_of_beq_eq_true h₂.1
    cases eq_of_same h₂.2
    rfl
  | .num _, .add _ _ _, h => Bool.noConfusion h
  | .add _ _ _, .num _, h => Bool.noConfusion h

theorem Expr.denote_addMul (e : Expr) : ∀ (a : Int) (q : Poly),
    (e.addMul a q).denote ctx = a * e.denote ctx + q.denote ctx := by
  induction e with
  | num k => intro a q; exact Poly.denote_addConst ctx (a * k) q
  | var v =>
    intro a q
    show (bif decide (a = 0) then q else q.insert a v).denote ctx = a * v.denote ctx + q.denote ctx
    cases Decidable.em (a = 0) with
    | inl h => rw [decide_eq_true h, h, Int.zero_mul, Int.zero_add]; rfl
    | inr h => rw [decide_eq_false h]; exact Poly.denote_insert ctx a v q
  | add e f he hf =>
    intro a q
    show (e.addMul a (f.addMul a q)).denote ctx = a * (e.denote ctx + f.denote ctx) + q.denote ctx
    rw [he, hf, Int.mul_add, Int.add_assoc]
  | sub e f he hf =>
    intro a q
    show (e.addMul a (f.addMul (-a) q)).denote ctx = a * (e.denote ctx - f.denote ctx) + q.denote ctx
    rw [he, hf, Int.mul_sub, Int.neg_mul]; omega
  | neg e he =>
    intro a q
    show (e.addMul (-a) q).denote ctx = a * (-e.denote ctx) + q.denote ctx
    rw [he, Int.neg_mul, Int.mul_neg]
  | mulL k e he =>
    intro a q
    show (e.addMul (a * k) q).denote ctx = a * (k * e.denote ctx) + q.denote ctx
    rw [he, Int.mul_assoc]
  | mulR e k he =>
    intro a q
    show (e.addMul (a * k) q).denote ctx = a * (e.denote ctx * k) + q.denote ctx
    rw [he, Int.mul_assoc, Int.mul_comm k]

theorem Expr.denote_norm (e : Expr) : e.norm.denote ctx = e.denote ctx := by
  unfold norm
  rw [denote_addMul, Int.one_mul]
  exact Int.add_zero _

end
end Int.Internal.Linear
