module

prelude
public import Init.Grind.Linear
public import Init.Data.AC
/-! Equations under an operation that is associative, and perhaps commutative or with a neutral element. -/

@[expose] public section

namespace Lean.Grind.AC

abbrev Var := Nat

/-- The values of the variables, and the operation. -/
structure Context (α : Sort u) where
  vars : RArray (PLift α)
  op : α → α → α

inductive Expr where
  | var (x : Var)
  | op (lhs rhs : Expr)

/-- What is left of a term without its parentheses. -/
inductive Seq where
  | var (x : Var)
  | cons (x : Var) (s : Seq)

section
variable {α : Sort u} (ctx : Context α)

noncomputable def Var.denote (x : Var) : α := (ctx.vars.get x).down

noncomputable def Expr.denote : Expr → α
  | .var x => Var.denote ctx x
  | .op a b => ctx.op (denote a) (denote b)

noncomputable def Seq.denote : Seq → α
  | .var x => Var.denote ctx x
  | .cons x s => ctx.op (Var.denote ctx x) (denote s)

end

def Seq.same : Seq → Seq → Bool
  | .var x, .var y => Nat.beq x y
  | .cons x s, .cons y t => Nat.beq x y && same s t
  | _, _ => false

def Seq.concat : Seq → Seq → Seq
  | .var x, t => .cons x t
  | .cons x s, t => .cons x (concat s t)

def Expr.toSeq : Expr → Seq
  | .var x => .var x
  | .op a b => a.toSeq.concat b.toSeq

def Seq.insert (x : Var) : Seq → Seq
  | .var y => bif Nat.ble x y then .cons x (.var y) else .cons y (.var x)
  | .cons y s => bif Nat.ble x y then .cons x (.cons y s) else .cons y (insert x s)

def Seq.sort : Seq → Seq
  | .var x => .var x
  | .cons x s => insert x (sort s)

/-- The neutral element is variable 0. -/
def Seq.consNonzero (x : Var) (s : Seq) : Seq :=
  bif Nat.beq x 0 then s else bif s.same (.var 0) then .var x else .cons x s

def Seq.erase0 : Seq → Seq
  | .var x => .var x
  | .cons x s => consNonzero x (erase0 s)

theorem Seq.eq_of_same : ∀ {s t : Seq}, s.same t = true → s = t
  | .var _, .var _, h => congrArg Seq.var (Nat.eq_of_beq_eq_true h)
  | .cons x s, .cons y t, h => by
    have h := (Bool.and_eq_true _ _).mp h
    cases Nat.eq_of_beq_eq_true h.1
    cases eq_of_same h.2
    rfl
  | .var _, .cons _ _, h => Bool.noConfusion h
  | .cons _ _, .var _, h => Bool.noConfusion h

section
variable {α : Sort u} (ctx : Context α)

theorem Seq.denote_concat (ha : Std.Associative ctx.op) (s t : Seq) :
    (s.concat t).denote ctx = ctx.op (s.denote ctx) (t.denote ctx) := by
  induction s with
  | var x => rfl
  | cons x s ih =>
    show ctx.op _ ((s.concat t).denote ctx) = ctx.op (ctx.op _ (s.denote ctx)) (t.denote ctx)
    rw [ih, ha.assoc]

theorem Expr.denote_toSeq (ha : Std.Associative ctx.op) (e : Expr) : e.toSeq.denote ctx = e.denote ctx := by
  induction e with
  | var x => rfl
  | op a b iha ihb =>
    show (a.toSeq.concat b.toSeq).denote ctx = ctx.op (a.denote ctx) (b.denote ctx)
    rw [Seq.denote_concat ctx ha, iha, ihb]

theorem Seq.denote_insert (ha : Std.Associative ctx.op) (hc : Std.Commutative ctx.op) (x : Var) (s : Seq) :
    (s.insert x).denote ctx = ctx.op (Var.denote ctx x) (s.denote ctx) := by
  induction s with
  | var y =>
    unfold insert
    cases Nat.ble x y with
    | true => rfl
    | false => exact hc.comm _ _
  | cons y s ih =>
    unfold insert
    cases Nat.ble x y with
    | true => rfl
    | false =>
      show ctx.op _ ((s.insert x).denote ctx) = ctx.op _ (ctx.op _ (s.denote ctx))
      rw [ih, ← ha.assoc, ← ha.assoc, hc.comm (Var.denote ctx y)]

theorem Seq.denote_sort (ha : Std.Associative ctx.op) (hc : Std.Commutative ctx.op) (s : Seq) :
    s.sort.denote ctx = s.denote ctx := by
  induction s with
  | var x => rfl
  | cons x s ih =>
    show (insert x s.sort).denote ctx = ctx.op _ (s.denote ctx)
    rw [denote_insert ctx ha hc, ih]

theorem Seq.denote_erase0 (hi : Std.LawfulIdentity ctx.op (Var.denote ctx 0)) (s : Seq) :
    s.erase0.denote ctx = s.denote ctx := by
  induction s with
  | var x => rfl
  | cons x s ih =>
    show (consNonzero x s.erase0).denote ctx = ctx.op _ (s.denote ctx)
    rw [← ih]
    unfold consNonzero
    cases hx : Nat.beq x 0 with
    | true => cases Nat.eq_of_beq_eq_true hx; exact (hi.left_id _).symm
    | false =>
      cases hs : s.erase0.same (.var 0) with
      | true => rw [eq_of_same hs]; exact (hi.right_id _).symm
      | false => rfl

theorem eq_orient (lhs rhs : Seq) : lhs.denote ctx = rhs.denote ctx → rhs.denote ctx = lhs.denote ctx := Eq.symm

theorem eq_simp_lhs_exact (lhs₁ rhs₁ rhs₂ : Seq) : lhs₁.denote ctx = rhs₁.denote ctx →
    lhs₁.denote ctx = rhs₂.denote ctx → rhs₁.denote ctx = rhs₂.denote ctx := fun h h' => h.symm.trans h'
theorem eq_simp_rhs_exact (lhs₁ rhs₁ lhs₂ : Seq) : lhs₁.denote ctx = rhs₁.denote ctx →
    lhs₂.denote ctx = lhs₁.denote ctx → lhs₂.denote ctx = rhs₁.denote ctx := fun h h' => h'.trans h
theorem diseq_simp_lhs_exact (lhs₁ rhs₁ rhs₂ : Seq) : lhs₁.denote ctx = rhs₁.denote ctx →
    lhs₁.denote ctx ≠ rhs₂.denote ctx → rhs₁.denote ctx ≠ rhs₂.denote ctx := fun h n h' => n (h.trans h')
theorem diseq_simp_rhs_exact (lhs₁ rhs₁ lhs₂ : Seq) : lhs₁.denote ctx = rhs₁.denote ctx →
    lhs₂.denote ctx ≠ lhs₁.denote ctx → lhs₂.denote ctx ≠ rhs₁.denote ctx := fun h n h' => n (h'.trans h.symm)

theorem diseq_unsat (lhs rhs : Seq) : lhs.same rhs → lhs.denote ctx ≠ rhs.denote ctx → False :=
  fun h n => n (congrArg _ (Seq.eq_of_same h))

/-- Two normal forms are as claimed. -/
def both (f : Expr → Seq) (lhs rhs : Expr) (lhs' rhs' : Seq) : Bool := (f lhs).same lhs' && (f rhs).same rhs'

theorem of_both {f : Expr → Seq} (hf : ∀ e, (f e).denote ctx = e.denote ctx) {lhs rhs : Expr} {lhs' rhs' : Seq}
    (h : both f lhs rhs lhs' rhs') : (lhs.denote ctx = rhs.denote ctx) = (lhs'.denote ctx = rhs'.denote ctx) := by
  have h := (Bool.and_eq_true _ _).mp h
  rw [← Seq.eq_of_same h.1, ← Seq.eq_of_same h.2, hf, hf]

theorem eq_norm_a {ha : Std.Associative ctx.op}
    (lhs rhs : Expr) (lhs' rhs' : Seq) : both Expr.toSeq lhs rhs lhs' rhs' →
    lhs.denote ctx = rhs.denote ctx → lhs'.denote ctx = rhs'.denote ctx :=
  fun h => (of_both ctx (Expr.denote_toSeq ctx ha) h).mp
theorem diseq_norm_a {ha : Std.Associative ctx.op}
    (lhs rhs : Expr) (lhs' rhs' : Seq) : both Expr.toSeq lhs rhs lhs' rhs' →
    lhs.denote ctx ≠ rhs.denote ctx → lhs'.denote ctx ≠ rhs'.denote ctx :=
  fun h n e => n ((of_both ctx (Expr.denote_toSeq ctx ha) h).mpr e)
theorem eq_norm_ac {ha : Std.Associative ctx.op} {hc : Std.Commutative ctx.op}
    (lhs rhs : Expr) (lhs' rhs' : Seq) : both (·.toSeq.sort) lhs rhs lhs' rhs' →
    lhs.denote ctx = rhs.denote ctx → lhs'.denote ctx = rhs'.denote ctx :=
  fun h => (of_both ctx (fun e => (Seq.denote_sort ctx ha hc _).trans (Expr.denote_toSeq ctx ha e)) h).mp
theorem diseq_norm_ac {ha : Std.Associative ctx.op} {hc : Std.Commutative ctx.op}
    (lhs rhs : Expr) (lhs' rhs' : Seq) : both (·.toSeq.sort) lhs rhs lhs' rhs' →
    lhs.denote ctx ≠ rhs.denote ctx → lhs'.denote ctx ≠ rhs'.denote ctx :=
  fun h n e => n ((of_both ctx (fun e => (Seq.denote_sort ctx ha hc _).trans (Expr.denote_toSeq ctx ha e)) h).mpr e)
theorem eq_norm_ai {ha : Std.Associative ctx.op} {hi : Std.LawfulIdentity ctx.op (Var.denote ctx 0)}
    (lhs rhs : Expr) (lhs' rhs' : Seq) : both (·.toSeq.erase0) lhs rhs lhs' rhs' →
    lhs.denote ctx = rhs.denote ctx → lhs'.denote ctx = rhs'.denote ctx :=
  fun h => (of_both ctx (fun e => (Seq.denote_erase0 ctx hi _).trans (Expr.denote_toSeq ctx ha e)) h).mp
theorem diseq_norm_ai {ha : Std.Associative ctx.op} {hi : Std.LawfulIdentity ctx.op (Var.denote ctx 0)}
    (lhs rhs : Expr) (lhs' rhs' : Seq) : both (·.toSeq.erase0) lhs rhs lhs' rhs' →
    lhs.denote ctx ≠ rhs.denote ctx → lhs'.denote ctx ≠ rhs'.denote ctx :=
  fun h n e => n ((of_both ctx (fun e => (Seq.denote_erase0 ctx hi _).trans (Expr.denote_toSeq ctx ha e)) h).mpr e)
theorem aci_denote (ha : Std.Associative ctx.op) (hc : Std.Commutative ctx.op)
    (hi : Std.LawfulIdentity ctx.op (Var.denote ctx 0)) (e : Expr) : e.toSeq.erase0.sort.denote ctx = e.denote ctx :=
  (Seq.denote_sort ctx ha hc _).trans ((Seq.denote_erase0 ctx hi _).trans (Expr.denote_toSeq ctx ha e))
theorem eq_norm_aci {ha : Std.Associative ctx.op} {hc : Std.Commutative ctx.op}
    {hi : Std.LawfulIdentity ctx.op (Var.denote ctx 0)}
    (lhs rhs : Expr) (lhs' rhs' : Seq) : both (·.toSeq.erase0.sort) lhs rhs lhs' rhs' →
    lhs.denote ctx = rhs.denote ctx → lhs'.denote ctx = rhs'.denote ctx :=
  fun h => (of_both ctx (aci_denote ctx ha hc hi) h).mp
theorem diseq_norm_aci {ha : Std.Associative ctx.op} {hc : Std.Commutative ctx.op}
    {hi : Std.LawfulIdentity ctx.op (Var.denote ctx 0)}
    (lhs rhs : Expr) (lhs' rhs' : Seq) : both (·.toSeq.erase0.sort) lhs rhs lhs' rhs' →
    lhs.denote ctx ≠ rhs.denote ctx → lhs'.denote ctx ≠ rhs'.denote ctx :=
  fun h n e => n ((of_both ctx (aci_denote ctx ha hc hi) h).mpr e)

/-- `s` is `c` with `lhs`, and `s'` is `c` with `rhs`. -/
def simp_ac_cert (c lhs rhs s s' : Seq) : Bool :=
  s.sort.same (c.concat lhs).sort && s'.sort.same (c.concat rhs).sort

theorem simp_ac {ha : Std.Associative ctx.op} {hc : Std.Commutative ctx.op} (c lhs rhs s s' : Seq)
    (h : simp_ac_cert c lhs rhs s s') (e : lhs.denote ctx = rhs.denote ctx) : s.denote ctx = s'.denote ctx := by
  have h := (Bool.and_eq_true _ _).mp h
  have h₁ := congrArg (Seq.denote ctx) (Seq.eq_of_same h.1)
  have h₂ := congrArg (Seq.denote ctx) (Seq.eq_of_same h.2)
  rw [Seq.denote_sort ctx ha hc, Seq.denote_sort ctx ha hc, Seq.denote_concat ctx ha] at h₁ h₂
  rw [h₁, h₂, e]

section
variable {ha : Std.Associative ctx.op} {hc : Std.Commutative ctx.op} (c lhs₁ rhs₁ lhs₂ rhs₂ : Seq)
include ha hc

theorem eq_simp_lhs_ac (lhs₂' : Seq) (h : simp_ac_cert c lhs₁ rhs₁ lhs₂ lhs₂') (e : lhs₁.denote ctx = rhs₁.denote ctx) :
    lhs₂.denote ctx = rhs₂.denote ctx → lhs₂'.denote ctx = rhs₂.denote ctx :=
  (simp_ac ctx (ha := ha) (hc := hc) c lhs₁ rhs₁ lhs₂ lhs₂' h e).symm.trans
theorem eq_simp_rhs_ac (rhs₂' : Seq) (h : simp_ac_cert c lhs₁ rhs₁ rhs₂ rhs₂') (e : lhs₁.denote ctx = rhs₁.denote ctx) :
    lhs₂.denote ctx = rhs₂.denote ctx → lhs₂.denote ctx = rhs₂'.denote ctx :=
  fun e' => e'.trans (simp_ac ctx (ha := ha) (hc := hc) c lhs₁ rhs₁ rhs₂ rhs₂' h e)
theorem diseq_simp_lhs_ac (lhs₂' : Seq) (h : simp_ac_cert c lhs₁ rhs₁ lhs₂ lhs₂')
    (e : lhs₁.denote ctx = rhs₁.denote ctx) : lhs₂.denote ctx ≠ rhs₂.denote ctx → lhs₂'.denote ctx ≠ rhs₂.denote ctx :=
  fun n e' => n ((simp_ac ctx (ha := ha) (hc := hc) c lhs₁ rhs₁ lhs₂ lhs₂' h e).trans e')
theorem diseq_simp_rhs_ac (rhs₂' : Seq) (h : simp_ac_cert c lhs₁ rhs₁ rhs₂ rhs₂')
    (e : lhs₁.denote ctx = rhs₁.denote ctx) : lhs₂.denote ctx ≠ rhs₂.denote ctx → lhs₂.denote ctx ≠ rhs₂'.denote ctx :=
  fun n e' => n (e'.trans (simp_ac ctx (ha := ha) (hc := hc) c lhs₁ rhs₁ rhs₂ rhs₂' h e).symm)

end

end
end Lean.Grind.AC
