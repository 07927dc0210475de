module

prelude
public import Init.Grind.AC
/-! The steps of the solver for associative operations that rewrite within a sequence, superpose equations, and use
that an operation is idempotent. -/

@[expose] public section

namespace Lean.Grind.AC

/-- Two sequences are as claimed. -/
def same₂ (s s' t t' : Seq) : Bool := s.same s' && t.same t'

/-- Without elements that stand twice in a row. -/
def Seq.consNew (x : Var) : Seq → Seq
  | .var y => bif Nat.beq x y then .var y else .cons x (.var y)
  | .cons y s => bif Nat.beq x y then .cons y s else .cons x (.cons y s)

def Seq.eraseDup : Seq → Seq
  | .var x => .var x
  | .cons x s => s.eraseDup.consNew x

/-- Sorted, each element once. -/
def Seq.set (s : Seq) : Seq := s.sort.eraseDup

def Seq.snoc (s : Seq) (x : Var) : Seq := s.concat (.var x)

section
variable {α : Sort u} (ctx : Context α)

theorem of_same₂ {s s' t t' : Seq} (h : same₂ s s' t t' = true) : s = s' ∧ t = t' :=
  have h := (Bool.and_eq_true _ _).mp h
  ⟨Seq.eq_of_same h.1, Seq.eq_of_same h.2⟩

theorem Seq.denote_consNew (ha : Std.Associative ctx.op) (hd : Std.IdempotentOp ctx.op) (x : Var) (s : Seq) :
    (s.consNew x).denote ctx = ctx.op (Var.denote ctx x) (s.denote ctx) := by
  cases s with
  | var y =>
    show (bif Nat.beq x y then Seq.var y else .cons x (.var y)).denote ctx = _
    cases h : Nat.beq x y with
    | true => rw [Nat.eq_of_beq_eq_true h]; exact (hd.idempotent _).symm
    | false => rfl
  | cons y s =>
    show (bif Nat.beq x y then Seq.cons y s else .cons x (.cons y s)).denote ctx = _
    cases h : Nat.beq x y with
    | true =>
      rw [Nat.eq_of_beq_eq_true h]
      show ctx.op _ _ = ctx.op _ (ctx.op _ _)
      rw [← ha.assoc, hd.idempotent]
    | false => rfl

theorem Seq.denote_eraseDup (ha : Std.Associative ctx.op) (hd : Std.IdempotentOp ctx.op) (s : Seq) :
    s.eraseDup.denote ctx = s.denote ctx := by
  induction s with
  | var x => rfl
  | cons x s ih =>
    refine (denote_consNew ctx ha hd x _).trans ?_
    rw [ih]; rfl

theorem Seq.denote_set (ha : Std.Associative ctx.op) (hc : Std.Commutative ctx.op) (hd : Std.IdempotentOp ctx.op)
    (s : Seq) : s.set.denote ctx = s.denote ctx :=
  (denote_eraseDup ctx ha hd _).trans (denote_sort ctx ha hc s)

/-! ### Equations between terms -/

theorem refl (s : Seq) : s.denote ctx = s.denote ctx := rfl
theorem eq_expr_seq_seq (e : Expr) (s₁ s₂ : Seq) (h₁ : e.denote ctx = s₁.denote ctx)
    (h₂ : s₁.denote ctx = s₂.denote ctx) : e.denote ctx = s₂.denote ctx := h₁.trans h₂
theorem imp_eq (lhs rhs : Expr) (s : Seq) (h₁ : lhs.denote ctx = s.denote ctx) (h₂ : rhs.denote ctx = s.denote ctx) :
    lhs.denote ctx = rhs.denote ctx := h₁.trans h₂.symm

theorem norm_a {ha : Std.Associative ctx.op} (e : Expr) (s : Seq) (h : e.toSeq.same s) : e.denote ctx = s.denote ctx := by
  rw [← Seq.eq_of_same h, Expr.denote_toSeq ctx ha]
theorem norm_ai {ha : Std.Associative ctx.op} {hi : Std.LawfulIdentity ctx.op (Var.denote ctx 0)} (e : Expr) (s : Seq)
    (h : e.toSeq.erase0.same s) : e.denote ctx = s.denote ctx := by
  rw [← Seq.eq_of_same h, Seq.denote_erase0 ctx hi, Expr.denote_toSeq ctx ha]
theorem norm_ac {ha : Std.Associative ctx.op} {hc : Std.Commutative ctx.op} (e : Expr) (s : Seq)
    (h : e.toSeq.sort.same s) : e.denote ctx = s.denote ctx := by
  rw [← Seq.eq_of_same h, Seq.denote_sort ctx ha hc, Expr.denote_toSeq ctx ha]
theorem norm_aci {ha : Std.Associative ctx.op} {hc : Std.Commutative ctx.op}
    {hi : Std.LawfulIdentity ctx.op (Var.denote ctx 0)} (e : Expr) (s : Seq) (h : e.toSeq.erase0.sort.same s) :
    e.denote ctx = s.denote ctx := by
  rw [← Seq.eq_of_same h, aci_denote ctx ha hc hi]

/-! ### The neutral element, and elements that stand twice -/

theorem of_both_sides {f : Seq → Seq} (hf : ∀ s, (f s).denote ctx = s.denote ctx) {lhs rhs lhs' rhs' : Seq}
    (h : same₂ (f lhs) lhs' (f rhs) rhs' = true) :
    (lhs.denote ctx = rhs.denote ctx) = (lhs'.denote ctx = rhs'.denote ctx) := by
  have h := of_same₂ h
  rw [← h.1, ← h.2, hf, hf]

section
-- The solver gives all of them, whatever a step needs.
set_option linter.unusedSectionVars false
variable {ha : Std.Associative ctx.op} {hi : Std.LawfulIdentity ctx.op (Var.denote ctx 0)} (lhs rhs : Seq)
include ha hi

theorem eq_erase0 (lhs' rhs' : Seq) (h : same₂ lhs.erase0 lhs' rhs.erase0 rhs') :
    lhs.denote ctx = rhs.denote ctx → lhs'.denote ctx = rhs'.denote ctx :=
  (of_both_sides ctx (Seq.denote_erase0 ctx hi) h).mp
theorem eq_erase0_rhs (rhs' : Seq) (h : rhs.erase0.same rhs') :
    lhs.denote ctx = rhs.denote ctx → lhs.denote ctx = rhs'.denote ctx :=
  fun e => by rw [e, ← Seq.eq_of_same h, Seq.denote_erase0 ctx hi]
theorem diseq_erase0 (lhs' rhs' : Seq) (h : same₂ lhs.erase0 lhs' rhs.erase0 rhs') :
    lhs.denote ctx ≠ rhs.denote ctx → lhs'.denote ctx ≠ rhs'.denote ctx :=
  fun n e => n ((of_both_sides ctx (Seq.denote_erase0 ctx hi) h).mpr e)

end

section
variable {ha : Std.Associative ctx.op} {hd : Std.IdempotentOp ctx.op} (lhs rhs : Seq)
include ha hd

theorem eq_erase_dup (lhs' rhs' : Seq) (h : same₂ lhs.eraseDup lhs' rhs.eraseDup rhs') :
    lhs.denote ctx = rhs.denote ctx → lhs'.denote ctx = rhs'.denote ctx :=
  (of_both_sides ctx (Seq.denote_eraseDup ctx ha hd) h).mp
theorem eq_erase_dup_rhs (rhs' : Seq) (h : rhs.eraseDup.same rhs') :
    lhs.denote ctx = rhs.denote ctx → lhs.denote ctx = rhs'.denote ctx :=
  fun e => by rw [e, ← Seq.eq_of_same h, Seq.denote_eraseDup ctx ha hd]
theorem diseq_erase_dup (lhs' rhs' : Seq) (h : same₂ lhs.eraseDup lhs' rhs.eraseDup rhs') :
    lhs.denote ctx ≠ rhs.denote ctx → lhs'.denote ctx ≠ rhs'.denote ctx :=
  fun n e => n ((of_both_sides ctx (Seq.denote_eraseDup ctx ha hd) h).mpr e)

end

/-! ### Rewriting a part of a sequence -/

section
variable {ha : Std.Associative ctx.op} (lhs₁ rhs₁ : Seq)
include ha

theorem simp_prefix (tail s s' : Seq) (h : same₂ (lhs₁.concat tail) s (rhs₁.concat tail) s')
    (e : lhs₁.denote ctx = rhs₁.denote ctx) : s.denote ctx = s'.denote ctx := by
  have h := of_same₂ h
  rw [← h.1, ← h.2, Seq.denote_concat ctx ha, Seq.denote_concat ctx ha, e]
theorem simp_suffix (head s s' : Seq) (h : same₂ (head.concat lhs₁) s (head.concat rhs₁) s')
    (e : lhs₁.denote ctx = rhs₁.denote ctx) : s.denote ctx = s'.denote ctx := by
  have h := of_same₂ h
  rw [← h.1, ← h.2, Seq.denote_concat ctx ha, Seq.denote_concat ctx ha, e]
theorem simp_middle (head tail s s' : Seq)
    (h : same₂ (head.concat (lhs₁.concat tail)) s (head.concat (rhs₁.concat tail)) s')
    (e : lhs₁.denote ctx = rhs₁.denote ctx) : s.denote ctx = s'.denote ctx := by
  have h := of_same₂ h
  rw [← h.1, ← h.2, Seq.denote_concat ctx ha, Seq.denote_concat ctx ha, Seq.denote_concat ctx ha,
    Seq.denote_concat ctx ha, e]

theorem eq_simp_lhs_prefix (tail lhs₂ rhs₂ s : Seq) (h : same₂ (lhs₁.concat tail) lhs₂ (rhs₁.concat tail) s)
    (e : lhs₁.denote ctx = rhs₁.denote ctx) : lhs₂.denote ctx = rhs₂.denote ctx → s.denote ctx = rhs₂.denote ctx :=
  (simp_prefix ctx (ha := ha) lhs₁ rhs₁ tail _ _ h e).symm.trans
theorem eq_simp_rhs_prefix (tail lhs₂ rhs₂ s : Seq) (h : same₂ (lhs₁.concat tail) rhs₂ (rhs₁.concat tail) s)
    (e : lhs₁.denote ctx = rhs₁.denote ctx) : lhs₂.denote ctx = rhs₂.denote ctx → lhs₂.denote ctx = s.denote ctx :=
  fun e' => e'.trans (simp_prefix ctx (ha := ha) lhs₁ rhs₁ tail _ _ h e)
theorem diseq_simp_lhs_prefix (tail lhs₂ rhs₂ s : Seq) (h : same₂ (lhs₁.concat tail) lhs₂ (rhs₁.concat tail) s)
    (e : lhs₁.denote ctx = rhs₁.denote ctx) : lhs₂.denote ctx ≠ rhs₂.denote ctx → s.denote ctx ≠ rhs₂.denote ctx :=
  fun n e' => n ((simp_prefix ctx (ha := ha) lhs₁ rhs₁ tail _ _ h e).trans e')
theorem diseq_simp_rhs_prefix (tail lhs₂ rhs₂ s : Seq) (h : same₂ (lhs₁.concat tail) rhs₂ (rhs₁.concat tail) s)
    (e : lhs₁.denote ctx = rhs₁.denote ctx) : lhs₂.denote ctx ≠ rhs₂.denote ctx → lhs₂.denote ctx ≠ s.denote ctx :=
  fun n e' => n (e'.trans (simp_prefix ctx (ha := ha) lhs₁ rhs₁ tail _ _ h e).symm)

theorem eq_simp_lhs_suffix (head lhs₂ rhs₂ s : Seq) (h : same₂ (head.concat lhs₁) lhs₂ (head.concat rhs₁) s)
    (e : lhs₁.denote ctx = rhs₁.denote ctx) : lhs₂.denote ctx = rhs₂.denote ctx → s.denote ctx = rhs₂.denote ctx :=
  (simp_suffix ctx (ha := ha) lhs₁ rhs₁ head _ _ h e).symm.trans
theorem eq_simp_rhs_suffix (head lhs₂ rhs₂ s : Seq) (h : same₂ (head.concat lhs₁) rhs₂ (head.concat rhs₁) s)
    (e : lhs₁.denote ctx = rhs₁.denote ctx) : lhs₂.denote ctx = rhs₂.denote ctx → lhs₂.denote ctx = s.denote ctx :=
  fun e' => e'.trans (simp_suffix ctx (ha := ha) lhs₁ rhs₁ head _ _ h e)
theorem diseq_simp_lhs_suffix (head lhs₂ rhs₂ s : Seq) (h : same₂ (head.concat lhs₁) lhs₂ (head.concat rhs₁) s)
    (e : lhs₁.denote ctx = rhs₁.denote ctx) : lhs₂.denote ctx ≠ rhs₂.denote ctx → s.denote ctx ≠ rhs₂.denote ctx :=
  fun n e' => n ((simp_suffix ctx (ha := ha) lhs₁ rhs₁ head _ _ h e).trans e')
theorem diseq_simp_rhs_suffix (head lhs₂ rhs₂ s : Seq) (h : same₂ (head.concat lhs₁) rhs₂ (head.concat rhs₁) s)
    (e : lhs₁.denote ctx = rhs₁.denote ctx) : lhs₂.denote ctx ≠ rhs₂.denote ctx → lhs₂.denote ctx ≠ s.denote ctx :=
  fun n e' => n (e'.trans (simp_suffix ctx (ha := ha) lhs₁ rhs₁ head _ _ h e).symm)

theorem eq_simp_lhs_middle (head tail lhs₂ rhs₂ s : Seq)
    (h : same₂ (head.concat (lhs₁.concat tail)) lhs₂ (head.concat (rhs₁.concat tail)) s)
    (e : lhs₁.denote ctx = rhs₁.denote ctx) : lhs₂.denote ctx = rhs₂.denote ctx → s.denote ctx = rhs₂.denote ctx :=
  (simp_middle ctx (ha := ha) lhs₁ rhs₁ head tail _ _ h e).symm.trans
theorem eq_simp_rhs_middle (head tail lhs₂ rhs₂ s : Seq)
    (h : same₂ (head.concat (lhs₁.concat tail)) rhs₂ (head.concat (rhs₁.concat tail)) s)
    (e : lhs₁.denote ctx = rhs₁.denote ctx) : lhs₂.denote ctx = rhs₂.denote ctx → lhs₂.denote ctx = s.denote ctx :=
  fun e' => e'.trans (simp_middle ctx (ha := ha) lhs₁ rhs₁ head tail _ _ h e)
theorem diseq_simp_lhs_middle (head tail lhs₂ rhs₂ s : Seq)
    (h : same₂ (head.concat (lhs₁.concat tail)) lhs₂ (head.concat (rhs₁.concat tail)) s)
    (e : lhs₁.denote ctx = rhs₁.denote ctx) : lhs₂.denote ctx ≠ rhs₂.denote ctx → s.denote ctx ≠ rhs₂.denote ctx :=
  fun n e' => n ((simp_middle ctx (ha := ha) lhs₁ rhs₁ head tail _ _ h e).trans e')
theorem diseq_simp_rhs_middle (head tail lhs₂ rhs₂ s : Seq)
    (h : same₂ (head.concat (lhs₁.concat tail)) rhs₂ (head.concat (rhs₁.concat tail)) s)
    (e : lhs₁.denote ctx = rhs₁.denote ctx) : lhs₂.denote ctx ≠ rhs₂.denote ctx → lhs₂.denote ctx ≠ s.denote ctx :=
  fun n e' => n (e'.trans (simp_middle ctx (ha := ha) lhs₁ rhs₁ head tail _ _ h e).symm)

/-! ### Superposition -/

/-- Where a left-hand side ends with what another one begins with, both can be rewritten. -/
theorem superpose (p c s lhs₁' rhs₁' lhs₂ rhs₂ lhs rhs : Seq)
    (h : same₂ (p.concat c) lhs₁' (c.concat s) lhs₂ && same₂ (rhs₁'.concat s) lhs (p.concat rhs₂) rhs)
    (e₁ : lhs₁'.denote ctx = rhs₁'.denote ctx) (e₂ : lhs₂.denote ctx = rhs₂.denote ctx) :
    lhs.denote ctx = rhs.denote ctx := by
  have h := (Bool.and_eq_true _ _).mp h
  have hl := of_same₂ h.1
  have hr := of_same₂ h.2
  rw [← hr.1, ← hr.2, Seq.denote_concat ctx ha, Seq.denote_concat ctx ha, ← e₁, ← e₂, ← hl.1, ← hl.2,
    Seq.denote_concat ctx ha, Seq.denote_concat ctx ha, ha.assoc]

end

theorem superpose_ac {ha : Std.Associative ctx.op} {hc : Std.Commutative ctx.op} (a c b lhs₁ rhs₁ lhs₂ rhs₂ lhs rhs : Seq)
    (h : same₂ (c.concat a).sort lhs₁.sort (c.concat b).sort lhs₂.sort &&
      same₂ (b.concat rhs₁).sort lhs.sort (a.concat rhs₂).sort rhs.sort)
    (e₁ : lhs₁.denote ctx = rhs₁.denote ctx) (e₂ : lhs₂.denote ctx = rhs₂.denote ctx) :
    lhs.denote ctx = rhs.denote ctx := by
  have h := (Bool.and_eq_true _ _).mp h
  have sorted {s t : Seq} (h : s.sort = t.sort) : t.denote ctx = s.denote ctx := by
    rw [← Seq.denote_sort ctx ha hc t, ← h, Seq.denote_sort ctx ha hc]
  have hl := of_same₂ h.1
  have hr := of_same₂ h.2
  rw [sorted hr.1, sorted hr.2, Seq.denote_concat ctx ha, Seq.denote_concat ctx ha, ← e₁, ← e₂, sorted hl.1,
    sorted hl.2, Seq.denote_concat ctx ha, Seq.denote_concat ctx ha, ← ha.assoc, ← ha.assoc, hc.comm (b.denote ctx),
    hc.comm (a.denote ctx), ha.assoc, ha.assoc, hc.comm (a.denote ctx)]

theorem superpose_ac_idempotent {ha : Std.Associative ctx.op} {hc : Std.Commutative ctx.op}
    {hd : Std.IdempotentOp ctx.op} (x : Var) (lhs₁ rhs₁ rhs : Seq)
    (h : same₂ (Seq.cons x lhs₁).set lhs₁.set (Seq.cons x rhs₁).set rhs.set)
    (e : lhs₁.denote ctx = rhs₁.denote ctx) : lhs₁.denote ctx = rhs.denote ctx := by
  have h := of_same₂ h
  rw [← Seq.denote_set ctx ha hc hd rhs, ← h.2, Seq.denote_set ctx ha hc hd, ← Seq.denote_set ctx ha hc hd lhs₁, ← h.1,
    Seq.denote_set ctx ha hc hd]
  show ctx.op _ _ = ctx.op _ _
  rw [e]
theorem superpose_head_idempotent {ha : Std.Associative ctx.op} {hd : Std.IdempotentOp ctx.op} (x : Var)
    (lhs₁ rhs₁ rhs : Seq) (h : same₂ (Seq.cons x lhs₁).eraseDup lhs₁.eraseDup (Seq.cons x rhs₁).eraseDup rhs.eraseDup)
    (e : lhs₁.denote ctx = rhs₁.denote ctx) : lhs₁.denote ctx = rhs.denote ctx := by
  have h := of_same₂ h
  rw [← Seq.denote_eraseDup ctx ha hd rhs, ← h.2, Seq.denote_eraseDup ctx ha hd, ← Seq.denote_eraseDup ctx ha hd lhs₁,
    ← h.1, Seq.denote_eraseDup ctx ha hd]
  show ctx.op _ _ = ctx.op _ _
  rw [e]
theorem superpose_tail_idempotent {ha : Std.Associative ctx.op} {hd : Std.IdempotentOp ctx.op} (x : Var)
    (lhs₁ rhs₁ rhs : Seq) (h : same₂ (lhs₁.snoc x).eraseDup lhs₁.eraseDup (rhs₁.snoc x).eraseDup rhs.eraseDup)
    (e : lhs₁.denote ctx = rhs₁.denote ctx) : lhs₁.denote ctx = rhs.denote ctx := by
  have h := of_same₂ h
  rw [← Seq.denote_eraseDup ctx ha hd rhs, ← h.2, Seq.denote_eraseDup ctx ha hd, ← Seq.denote_eraseDup ctx ha hd lhs₁,
    ← h.1, Seq.denote_eraseDup ctx ha hd]
  unfold Seq.snoc
  rw [Seq.denote_concat ctx ha, Seq.denote_concat ctx ha, e]

end
end Lean.Grind.AC
