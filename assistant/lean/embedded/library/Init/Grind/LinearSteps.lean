module

prelude
public import Init.Grind.Linear
public import Init.Data.AC
/-! The steps of a refutation in linear integer arithmetic, each with the check of its certificate. -/

@[expose] public section

namespace Int.Internal.Linear

/-! ### Certificates -/

def Poly.constant (f : Int → Bool) : Poly → Bool
  | .num c => f c
  | .add _ _ _ => false

/-- `a * p + b * q = r`. -/
def lin (a : Int) (p : Poly) (b : Int) (q r : Poly) : Bool :=
  ((p.combine a b q).combine 1 (-1) r |>.constant fun c => decide (c = 0))

/-- `p = k * q + c` with `-k < c ≤ 0`. -/
def tight (k : Int) (p q : Poly) : Bool :=
  decide (0 < k) && (p.combine 1 (-k) q).constant fun c => decide (-k < c) && decide (c ≤ 0)

def Poly.leadCoeff : Poly → Int
  | .add a _ _ => a
  | .num _ => 1

def Poly.coeff (x : Var) : Poly → Int
  | .num _ => 0
  | .add a y p => bif Nat.beq x y then a else coeff x p

def Poly.getConst : Poly → Int
  | .num c => c
  | .add _ _ p => getConst p

def Poly.divides (k : Int) : Poly → Bool
  | .num _ => true
  | .add a _ p => decide (a % k = 0) && divides k p

def Poly.gcdCoeffs : Poly → Int → Int
  | .num _, k => k
  | .add a _ p, k => gcdCoeffs p (Int.gcd a k)

section
variable (ctx : Context)

theorem Poly.of_constant {f : Int → Bool} : ∀ {p : Poly}, p.constant f = true → f (p.denote ctx) = true
  | .num _, h => h
  | .add _ _ _, h => Bool.noConfusion h

theorem of_lin {a b : Int} {p q r : Poly} (h : lin a p b q r = true) :
    r.denote ctx = a * p.denote ctx + b * q.denote ctx := by
  have h := of_decide_eq_true (Poly.of_constant ctx h)
  rw [Poly.denote_combine, Poly.denote_combine] at h
  omega

theorem of_tight {k : Int} {p q : Poly} (h : tight k p q = true) : p.denote ctx ≤ 0 ↔ q.denote ctx ≤ 0 := by
  have h := (Bool.and_eq_true _ _).mp h
  have hk : 0 < k := of_decide_eq_true h.1
  have h := (Bool.and_eq_true _ _).mp (Poly.of_constant ctx h.2)
  have h₁ := of_decide_eq_true h.1
  have h₂ := of_decide_eq_true h.2
  rw [Poly.denote_combine, Int.one_mul, Int.neg_mul] at h₁ h₂
  constructor
  · intro hp
    cases Int.lt_or_ge 0 (q.denote ctx) with
    | inr hq => exact hq
    | inl hq =>
      have : k * 1 ≤ k * q.denote ctx := Int.mul_le_mul_of_nonneg_left hq (Int.le_of_lt hk)
      omega
  · intro hq
    have : k * q.denote ctx ≤ k * 0 := Int.mul_le_mul_of_nonneg_left hq (Int.le_of_lt hk)
    omega

theorem Poly.of_divides {k : Int} : ∀ {p : Poly}, p.divides k = true → k ∣ p.denote ctx - p.getConst
  | .num c, _ => ⟨0, by show c - c = _; omega⟩
  | .add a v p, h => by
    have h := (Bool.and_eq_true _ _).mp h
    have ih : k ∣ p.denote ctx - p.getConst := of_divides h.2
    have ha : k ∣ a * v.denote ctx :=
      Int.dvd_trans (Int.dvd_of_emod_eq_zero (of_decide_eq_true h.1)) (Int.dvd_mul_right a _)
    have := Int.dvd_add ha ih
    rw [← Int.add_sub_assoc] at this
    exact this

end

/-! ### Normal forms of propositions -/

theorem Expr.eq_of_norm_eq (ctx : Context) (e : Expr) (p : Poly) (h : e.norm.same p) : e.denote ctx = p.denote' ctx := by
  rw [Poly.denote'_eq, ← Poly.eq_of_same h, Expr.denote_norm]

def norm_eq_cert (lhs rhs : Expr) (p : Poly) : Bool := (lhs.sub rhs).norm.same p

theorem of_norm_eq_cert (ctx : Context) {lhs rhs : Expr} {p : Poly} (h : norm_eq_cert lhs rhs p) :
    p.denote ctx = lhs.denote ctx - rhs.denote ctx := by
  rw [← Poly.eq_of_same h, Expr.denote_norm]; rfl

theorem norm_eq (ctx : Context) (lhs rhs : Expr) (p : Poly) (h : norm_eq_cert lhs rhs p) :
    (lhs.denote ctx = rhs.denote ctx) = (p.denote' ctx = 0) := by
  rw [Poly.denote'_eq, of_norm_eq_cert ctx h]; apply propext; constructor <;> intro <;> omega

theorem norm_le (ctx : Context) (lhs rhs : Expr) (p : Poly) (h : norm_eq_cert lhs rhs p) :
    (lhs.denote ctx ≤ rhs.denote ctx) = (p.denote' ctx ≤ 0) := by
  rw [Poly.denote'_eq, of_norm_eq_cert ctx h]; apply propext; constructor <;> intro <;> omega

def norm_eq_var_cert (lhs rhs : Expr) (x y : Var) : Bool :=
  (lhs.sub rhs).norm.combine 1 (-1) (.add 1 x (.add (-1) y (.num 0))) |>.constant fun c => decide (c = 0)

theorem norm_eq_var (ctx : Context) (lhs rhs : Expr) (x y : Var) (h : norm_eq_var_cert lhs rhs x y) :
    (lhs.denote ctx = rhs.denote ctx) = (x.denote ctx = y.denote ctx) := by
  have h := of_decide_eq_true (Poly.of_constant ctx h)
  rw [Poly.denote_combine, Expr.denote_norm] at h
  have h : 1 * (lhs.denote ctx - rhs.denote ctx) + -1 * (1 * x.denote ctx + (-1 * y.denote ctx + 0)) = 0 := h
  apply propext; constructor <;> intro <;> omega

def norm_eq_var_const_cert (lhs rhs : Expr) (x : Var) (k : Int) : Bool :=
  (lhs.sub rhs).norm.combine 1 (-1) (.add 1 x (.num (-k))) |>.constant fun c => decide (c = 0)

theorem norm_eq_var_const (ctx : Context) (lhs rhs : Expr) (x : Var) (k : Int)
    (h : norm_eq_var_const_cert lhs rhs x k) : (lhs.denote ctx = rhs.denote ctx) = (x.denote ctx = k) := by
  have h := of_decide_eq_true (Poly.of_constant ctx h)
  rw [Poly.denote_combine, Expr.denote_norm] at h
  have h : 1 * (lhs.denote ctx - rhs.denote ctx) + -1 * (1 * x.denote ctx + -k) = 0 := h
  apply propext; constructor <;> intro <;> omega

def norm_eq_coeff_cert (lhs rhs : Expr) (p : Poly) (k : Int) : Bool :=
  decide (0 < k) && lin k p 0 (.num 0) (lhs.sub rhs).norm

theorem of_norm_eq_coeff_cert (ctx : Context) {lhs rhs : Expr} {p : Poly} {k : Int}
    (h : norm_eq_coeff_cert lhs rhs p k) : 0 < k ∧ lhs.denote ctx - rhs.denote ctx = k * p.denote ctx := by
  have h := (Bool.and_eq_true _ _).mp h
  have h₂ := of_lin ctx h.2
  rw [Expr.denote_norm, Int.zero_mul, Int.add_zero] at h₂
  exact ⟨of_decide_eq_true h.1, h₂⟩

theorem norm_eq_coeff (ctx : Context) (lhs rhs : Expr) (p : Poly) (k : Int) (h : norm_eq_coeff_cert lhs rhs p k) :
    (lhs.denote ctx = rhs.denote ctx) = (p.denote' ctx = 0) := by
  have h := of_norm_eq_coeff_cert ctx h
  rw [Poly.denote'_eq]
  apply propext; constructor
  · intro e
    have : k * p.denote ctx = 0 := by omega
    exact (Int.mul_eq_zero.mp this).resolve_left (by omega)
  · intro e
    have h₂ := h.2
    rw [e, Int.mul_zero] at h₂
    omega

theorem norm_le_coeff (ctx : Context) (lhs rhs : Expr) (p : Poly) (k : Int) (h : norm_eq_coeff_cert lhs rhs p k) :
    (lhs.denote ctx ≤ rhs.denote ctx) = (p.denote' ctx ≤ 0) := by
  have h := of_norm_eq_coeff_cert ctx h
  rw [Poly.denote'_eq]
  apply propext; constructor
  · intro e
    cases Int.lt_or_ge 0 (p.denote ctx) with
    | inr hq => exact hq
    | inl hq => have := Int.mul_pos h.1 hq; omega
  · intro e
    have : k * p.denote ctx ≤ k * 0 := Int.mul_le_mul_of_nonneg_left e (Int.le_of_lt h.1)
    omega

def norm_le_coeff_tight_cert (lhs rhs : Expr) (p : Poly) (k : Int) : Bool := tight k (lhs.sub rhs).norm p

theorem norm_le_coeff_tight (ctx : Context) (lhs rhs : Expr) (p : Poly) (k : Int)
    (h : norm_le_coeff_tight_cert lhs rhs p k) : (lhs.denote ctx ≤ rhs.denote ctx) = (p.denote' ctx ≤ 0) := by
  have h := of_tight ctx h
  rw [Expr.denote_norm] at h
  have h : lhs.denote ctx - rhs.denote ctx ≤ 0 ↔ p.denote ctx ≤ 0 := h
  rw [Poly.denote'_eq, ← h]
  apply propext; constructor <;> intro <;> omega

def eqFalse_cert (lhs rhs : Expr) : Bool := (lhs.sub rhs).norm.constant fun c => decide (c ≠ 0)
def eqTrue_cert (lhs rhs : Expr) : Bool := (lhs.sub rhs).norm.constant fun c => decide (c = 0)
def leFalse_cert (lhs rhs : Expr) : Bool := (lhs.sub rhs).norm.constant fun c => decide (0 < c)
def leTrue_cert (lhs rhs : Expr) : Bool := (lhs.sub rhs).norm.constant fun c => decide (c ≤ 0)

theorem of_constant_sub (ctx : Context) {lhs rhs : Expr} {f : Int → Bool} (h : (lhs.sub rhs).norm.constant f) :
    f (lhs.denote ctx - rhs.denote ctx) = true := by
  have h := Poly.of_constant ctx h
  rw [Expr.denote_norm] at h
  exact h

theorem eq_eq_false (ctx : Context) (lhs rhs : Expr) (h : eqFalse_cert lhs rhs) :
    (lhs.denote ctx = rhs.denote ctx) = False := by
  have h := of_decide_eq_true (of_constant_sub ctx h)
  exact eq_false (by omega)
theorem eq_eq_true (ctx : Context) (lhs rhs : Expr) (h : eqTrue_cert lhs rhs) :
    (lhs.denote ctx = rhs.denote ctx) = True := by
  have h := of_decide_eq_true (of_constant_sub ctx h)
  exact eq_true (by omega)
theorem le_eq_false (ctx : Context) (lhs rhs : Expr) (h : leFalse_cert lhs rhs) :
    (lhs.denote ctx ≤ rhs.denote ctx) = False := by
  have h := of_decide_eq_true (of_constant_sub ctx h)
  exact eq_false (by omega)
theorem le_eq_true (ctx : Context) (lhs rhs : Expr) (h : leTrue_cert lhs rhs) :
    (lhs.denote ctx ≤ rhs.denote ctx) = True := by
  have h := of_decide_eq_true (of_constant_sub ctx h)
  exact eq_true (by omega)

def indivisible (k : Int) (p : Poly) : Bool := decide (0 < k) && (p.divides k && decide (p.getConst % k ≠ 0))

theorem of_indivisible (ctx : Context) {k : Int} {p : Poly} (h : indivisible k p) : ¬k ∣ p.denote ctx := by
  have h := (Bool.and_eq_true _ _).mp h
  have h := (Bool.and_eq_true _ _).mp h.2
  intro hk
  have := Int.dvd_sub hk (Poly.of_divides ctx h.1)
  rw [Int.sub_sub_self] at this
  exact of_decide_eq_true h.2 (Int.emod_eq_zero_of_dvd this)

def unsatEqDivCoeffCert (lhs rhs : Expr) (k : Int) : Bool := indivisible k (lhs.sub rhs).norm

theorem eq_eq_false_of_divCoeff (ctx : Context) (lhs rhs : Expr) (k : Int) (h : unsatEqDivCoeffCert lhs rhs k) :
    (lhs.denote ctx = rhs.denote ctx) = False := by
  have h := of_indivisible ctx h
  rw [Expr.denote_norm] at h
  exact eq_false fun e => h (by show k ∣ lhs.denote ctx - rhs.denote ctx; rw [e, Int.sub_self]; exact Int.dvd_zero k)

/-! ### Steps -/

def le_norm_cert (p₁ p₂ : Poly) : Bool :=
  lin 1 p₁ 0 (.num 0) p₂

theorem le_norm (ctx : Context) (p₁ p₂ : Poly) :
    le_norm_cert p₁ p₂ → p₁.denote' ctx ≤ 0 → p₂.denote' ctx ≤ 0 := by
  simp only [Poly.denote'_eq]
  intro h; rw [of_lin ctx h]; intro; omega

theorem le_norm_poly (ctx : Context) (p p' : Poly) :
    p.denote' ctx = p'.denote' ctx → p.denote' ctx ≤ 0 → p'.denote' ctx ≤ 0 := by
  intro h; rw [h]; exact id

def eq_norm_cert (p₁ p₂ : Poly) : Bool :=
  lin 1 p₁ 0 (.num 0) p₂

theorem eq_norm (ctx : Context) (p₁ p₂ : Poly) :
    eq_norm_cert p₁ p₂ → p₁.denote' ctx = 0 → p₂.denote' ctx = 0 := by
  simp only [Poly.denote'_eq]
  intro h; rw [of_lin ctx h]; intro; omega

theorem eq_norm_poly (ctx : Context) (p p' : Poly) :
    p.denote' ctx = p'.denote' ctx → p.denote' ctx = 0 → p'.denote' ctx = 0 := by
  intro h; rw [h]; exact id

def diseq_norm_cert (p₁ p₂ : Poly) : Bool :=
  lin 1 p₁ 0 (.num 0) p₂

theorem diseq_norm (ctx : Context) (p₁ p₂ : Poly) :
    diseq_norm_cert p₁ p₂ → p₁.denote' ctx ≠ 0 → p₂.denote' ctx ≠ 0 := by
  simp only [Poly.denote'_eq]
  intro h; rw [of_lin ctx h]; intro; omega

theorem diseq_norm_poly (ctx : Context) (p p' : Poly) :
    p.denote' ctx = p'.denote' ctx → p.denote' ctx ≠ 0 → p'.denote' ctx ≠ 0 := by
  intro h; rw [h]; exact id

theorem dvd_norm_poly (ctx : Context) (d : Int) (p p' : Poly) :
    p.denote' ctx = p'.denote' ctx → d ∣ p.denote' ctx → d ∣ p'.denote' ctx := by
  intro h; rw [h]; exact id

def dvd_norm_cert (p₁ p₂ : Poly) : Bool :=
  lin 1 p₁ 0 (.num 0) p₂

theorem dvd_norm (ctx : Context) (d : Int) (p₁ p₂ : Poly) :
    dvd_norm_cert p₁ p₂ → d ∣ p₁.denote' ctx → d ∣ p₂.denote' ctx := by
  simp only [Poly.denote'_eq]
  intro h; rw [of_lin ctx h, Int.one_mul, Int.zero_mul, Int.add_zero]; exact id

def le_norm_expr_cert (lhs rhs : Expr) (p : Poly) : Bool :=
  norm_eq_cert lhs rhs p

theorem le_norm_expr (ctx : Context) (lhs rhs : Expr) (p : Poly) :
    le_norm_expr_cert lhs rhs p → lhs.denote ctx ≤ rhs.denote ctx → p.denote' ctx ≤ 0 := by
  intro h; rw [norm_le ctx lhs rhs p h]; exact id

def eq_norm_expr_cert (lhs rhs : Expr) (p : Poly) : Bool :=
  norm_eq_cert lhs rhs p

theorem eq_norm_expr (ctx : Context) (lhs rhs : Expr) (p : Poly) :
    eq_norm_expr_cert lhs rhs p → lhs.denote ctx = rhs.denote ctx → p.denote' ctx = 0 := by
  intro h; rw [norm_eq ctx lhs rhs p h]; exact id

def not_eq_norm_expr_cert (lhs rhs : Expr) (p : Poly) : Bool :=
  norm_eq_cert lhs rhs p

theorem not_eq_norm_expr (ctx : Context) (lhs rhs : Expr) (p : Poly) :
    not_eq_norm_expr_cert lhs rhs p → ¬lhs.denote ctx = rhs.denote ctx → ¬p.denote' ctx = 0 := by
  intro h; rw [norm_eq ctx lhs rhs p h]; exact id

def not_le_norm_expr_cert (lhs rhs : Expr) (p : Poly) : Bool :=
  lin (-1) (lhs.sub rhs).norm 1 (.num 1) p

theorem not_le_norm_expr (ctx : Context) (lhs rhs : Expr) (p : Poly) :
    not_le_norm_expr_cert lhs rhs p → ¬lhs.denote ctx ≤ rhs.denote ctx → p.denote' ctx ≤ 0 := by
  simp only [Poly.denote'_eq]
  intro h; rw [of_lin ctx h, Expr.denote_norm]
  show _ → -1 * (lhs.denote ctx - rhs.denote ctx) + 1 * 1 ≤ 0
  intro; omega

def norm_dvd_cert (e : Expr) (p : Poly) : Bool :=
  e.norm.same p

theorem norm_dvd (ctx : Context) (k : Int) (e : Expr) (p : Poly) :
    norm_dvd_cert e p → (k ∣ e.denote ctx) = (k ∣ p.denote' ctx) := by
  intro h; rw [Expr.eq_of_norm_eq ctx e p h]

def dvd_norm_expr_cert (e : Expr) (p : Poly) : Bool :=
  e.norm.same p

theorem dvd_norm_expr (ctx : Context) (d : Int) (e : Expr) (p : Poly) :
    dvd_norm_expr_cert e p → d ∣ e.denote ctx → d ∣ p.denote' ctx := by
  intro h; rw [Expr.eq_of_norm_eq ctx e p h]; exact id

def le_coeff_cert (p₁ p₂ : Poly) (k : Int) : Bool :=
  tight k p₁ p₂

theorem le_coeff (ctx : Context) (p₁ p₂ : Poly) (k : Int) :
    le_coeff_cert p₁ p₂ k → p₁.denote' ctx ≤ 0 → p₂.denote' ctx ≤ 0 := by
  simp only [Poly.denote'_eq]
  intro h; exact (of_tight ctx h).mp

def le_neg_cert (p₁ p₂ : Poly) : Bool :=
  lin (-1) p₁ 1 (.num 1) p₂

theorem le_neg (ctx : Context) (p₁ p₂ : Poly) :
    le_neg_cert p₁ p₂ → ¬p₁.denote' ctx ≤ 0 → p₂.denote' ctx ≤ 0 := by
  simp only [Poly.denote'_eq]
  intro h; rw [of_lin ctx h]
  show _ → -1 * p₁.denote ctx + 1 * 1 ≤ 0
  intro; omega

theorem combine_nonpos {a b x y : Int} (ha : 0 ≤ a) (hb : 0 ≤ b) (hx : x ≤ 0) (hy : y ≤ 0) : a * x + b * y ≤ 0 := by
  have := Int.mul_le_mul_of_nonneg_left hx ha
  have := Int.mul_le_mul_of_nonneg_left hy hb
  omega

def le_combine_cert (p₁ p₂ p₃ : Poly) : Bool :=
  lin p₂.leadCoeff.natAbs p₁ p₁.leadCoeff.natAbs p₂ p₃

theorem le_combine (ctx : Context) (p₁ p₂ p₃ : Poly) :
    le_combine_cert p₁ p₂ p₃ → p₁.denote' ctx ≤ 0 → p₂.denote' ctx ≤ 0 → p₃.denote' ctx ≤ 0 := by
  simp only [Poly.denote'_eq]
  intro h; rw [of_lin ctx h]
  exact combine_nonpos (Int.natCast_nonneg _) (Int.natCast_nonneg _)

def le_combine_coeff_cert (p₁ p₂ p₃ : Poly) (k : Int) : Bool :=
  tight k (p₁.combine p₂.leadCoeff.natAbs p₁.leadCoeff.natAbs p₂) p₃

theorem le_combine_coeff (ctx : Context) (p₁ p₂ p₃ : Poly) (k : Int) :
    le_combine_coeff_cert p₁ p₂ p₃ k → p₁.denote' ctx ≤ 0 → p₂.denote' ctx ≤ 0 → p₃.denote' ctx ≤ 0 := by
  simp only [Poly.denote'_eq]
  intro h; rw [← of_tight ctx h, Poly.denote_combine]
  exact combine_nonpos (Int.natCast_nonneg _) (Int.natCast_nonneg _)

def le_unsat_cert (p : Poly) : Bool :=
  p.constant fun c => decide (0 < c)

theorem le_unsat (ctx : Context) (p : Poly) :
    le_unsat_cert p → p.denote' ctx ≤ 0 → False := by
  simp only [Poly.denote'_eq]
  intro h; have := of_decide_eq_true (Poly.of_constant ctx h); omega

def eq_unsat_cert (p : Poly) : Bool :=
  p.constant fun c => decide (c ≠ 0)

theorem eq_unsat (ctx : Context) (p : Poly) :
    eq_unsat_cert p → p.denote' ctx = 0 → False := by
  simp only [Poly.denote'_eq]
  intro h; have := of_decide_eq_true (Poly.of_constant ctx h); exact this

def diseq_unsat_cert (p : Poly) : Bool :=
  p.constant fun c => decide (c = 0)

theorem diseq_unsat (ctx : Context) (p : Poly) :
    diseq_unsat_cert p → p.denote' ctx ≠ 0 → False := by
  simp only [Poly.denote'_eq]
  intro h n; exact n (of_decide_eq_true (Poly.of_constant ctx h))

def eq_unsat_coeff_cert (p : Poly) (k : Int) : Bool :=
  indivisible k p

theorem eq_unsat_coeff (ctx : Context) (p : Poly) (k : Int) :
    eq_unsat_coeff_cert p k → p.denote' ctx = 0 → False := by
  simp only [Poly.denote'_eq]
  intro h e; exact of_indivisible ctx h (e ▸ Int.dvd_zero k)

theorem zero_of_mul {k x : Int} (hk : 0 < k) : k * x = 0 ↔ x = 0 :=
  ⟨fun h => (Int.mul_eq_zero.mp h).resolve_left (by omega), fun h => by rw [h, Int.mul_zero]⟩

def eq_coeff_cert (p p' : Poly) (k : Int) : Bool :=
  decide (0 < k) && lin k p' 0 (.num 0) p

theorem eq_coeff (ctx : Context) (p p' : Poly) (k : Int) :
    eq_coeff_cert p p' k → p.denote' ctx = 0 → p'.denote' ctx = 0 := by
  simp only [Poly.denote'_eq]
  intro h
  have h := (Bool.and_eq_true _ _).mp h
  rw [of_lin ctx h.2, Int.zero_mul, Int.add_zero]
  exact (zero_of_mul (of_decide_eq_true h.1)).mp

def diseq_coeff_cert (p p' : Poly) (k : Int) : Bool :=
  decide (0 < k) && lin k p' 0 (.num 0) p

theorem diseq_coeff (ctx : Context) (p p' : Poly) (k : Int) :
    diseq_coeff_cert p p' k → p.denote' ctx ≠ 0 → p'.denote' ctx ≠ 0 := by
  simp only [Poly.denote'_eq]
  intro h
  have h := (Bool.and_eq_true _ _).mp h
  rw [of_lin ctx h.2, Int.zero_mul, Int.add_zero]
  exact mt (zero_of_mul (of_decide_eq_true h.1)).mpr

def diseq_neg_cert (p p' : Poly) : Bool :=
  lin (-1) p 0 (.num 0) p'

theorem diseq_neg (ctx : Context) (p p' : Poly) :
    diseq_neg_cert p p' → p.denote' ctx ≠ 0 → p'.denote' ctx ≠ 0 := by
  simp only [Poly.denote'_eq]
  intro h; rw [of_lin ctx h]; intro; omega

def eq_of_core_cert (p₁ p₂ p₃ : Poly) : Bool :=
  lin 1 p₁ (-1) p₂ p₃

theorem eq_of_core (ctx : Context) (p₁ p₂ p₃ : Poly) :
    eq_of_core_cert p₁ p₂ p₃ → p₁.denote' ctx = p₂.denote' ctx → p₃.denote' ctx = 0 := by
  simp only [Poly.denote'_eq]
  intro h; rw [of_lin ctx h]; intro; omega

def diseq_of_core_cert (p₁ p₂ p₃ : Poly) : Bool :=
  lin 1 p₁ (-1) p₂ p₃

theorem diseq_of_core (ctx : Context) (p₁ p₂ p₃ : Poly) :
    diseq_of_core_cert p₁ p₂ p₃ → p₁.denote' ctx ≠ p₂.denote' ctx → p₃.denote' ctx ≠ 0 := by
  simp only [Poly.denote'_eq]
  intro h; rw [of_lin ctx h]; intro; omega

def eq_of_le_ge_cert (p₁ p₂ : Poly) : Bool :=
  lin (-1) p₁ 0 (.num 0) p₂

theorem eq_of_le_ge (ctx : Context) (p₁ p₂ : Poly) :
    eq_of_le_ge_cert p₁ p₂ → p₁.denote' ctx ≤ 0 → p₂.denote' ctx ≤ 0 → p₁.denote' ctx = 0 := by
  simp only [Poly.denote'_eq]
  intro h; rw [of_lin ctx h]; intro _ _; omega

def le_of_le_diseq_cert (p₁ p₂ p₃ : Poly) : Bool :=
  (lin 1 p₁ 0 (.num 0) p₂ || lin (-1) p₁ 0 (.num 0) p₂) && lin 1 p₁ 1 (.num 1) p₃

theorem le_of_le_diseq (ctx : Context) (p₁ p₂ p₃ : Poly) :
    le_of_le_diseq_cert p₁ p₂ p₃ → p₁.denote' ctx ≤ 0 → p₂.denote' ctx ≠ 0 → p₃.denote' ctx ≤ 0 := by
  simp only [Poly.denote'_eq]
  intro h
  have h := (Bool.and_eq_true _ _).mp h
  rw [of_lin ctx h.2]
  show _ → _ → 1 * p₁.denote ctx + 1 * 1 ≤ 0
  cases (Bool.or_eq_true _ _).mp h.1 with
  | inl h => rw [of_lin ctx h]; intro _ _; omega
  | inr h => rw [of_lin ctx h]; intro _ _; omega

def diseq_split_resolve_cert (p₁ p₂ p₃ : Poly) : Bool :=
  lin 1 p₁ 1 (.num 1) p₂ && lin (-1) p₁ 1 (.num 1) p₃

theorem diseq_split_resolve (ctx : Context) (p₁ p₂ p₃ : Poly) :
    diseq_split_resolve_cert p₁ p₂ p₃ → p₁.denote' ctx ≠ 0 → ¬p₂.denote' ctx ≤ 0 → p₃.denote' ctx ≤ 0 := by
  simp only [Poly.denote'_eq]
  intro h
  have h := (Bool.and_eq_true _ _).mp h
  rw [of_lin ctx h.1, of_lin ctx h.2]
  show _ → ¬1 * p₁.denote ctx + 1 * 1 ≤ 0 → -1 * p₁.denote ctx + 1 * 1 ≤ 0
  intro _ _; omega

def eq_eq_subst'_cert (a b : Int) (p₁ p₂ p₃ : Poly) : Bool :=
  lin b p₁ (-a) p₂ p₃

theorem eq_eq_subst' (ctx : Context) (a b : Int) (p₁ p₂ p₃ : Poly) :
    eq_eq_subst'_cert a b p₁ p₂ p₃ → p₁.denote' ctx = 0 → p₂.denote' ctx = 0 → p₃.denote' ctx = 0 := by
  simp only [Poly.denote'_eq]
  intro h e₁ e₂; rw [of_lin ctx h, e₁, e₂, Int.mul_zero, Int.mul_zero]; rfl

def eq_diseq_subst_cert (x : Var) (p₁ p₂ p₃ : Poly) : Bool :=
  decide (p₁.coeff x ≠ 0) && lin (p₂.coeff x) p₁ (-p₁.coeff x) p₂ p₃

theorem eq_diseq_subst (ctx : Context) (x : Var) (p₁ p₂ p₃ : Poly) :
    eq_diseq_subst_cert x p₁ p₂ p₃ → p₁.denote' ctx = 0 → p₂.denote' ctx ≠ 0 → p₃.denote' ctx ≠ 0 := by
  simp only [Poly.denote'_eq]
  intro h e₁ e₂
  have h := (Bool.and_eq_true _ _).mp h
  rw [of_lin ctx h.2, e₁, Int.mul_zero, Int.zero_add, Int.neg_mul]
  intro e
  have e := Int.mul_eq_zero.mp (Int.neg_eq_zero.mp e)
  have n := of_decide_eq_true h.1
  exact e.elim n e₂

def eq_le_subst_nonneg_cert (x : Var) (p₁ p₂ p₃ : Poly) : Bool :=
  decide (0 ≤ p₁.coeff x) && lin (p₁.coeff x) p₂ (-p₂.coeff x) p₁ p₃

theorem eq_le_subst_nonneg (ctx : Context) (x : Var) (p₁ p₂ p₃ : Poly) :
    eq_le_subst_nonneg_cert x p₁ p₂ p₃ → p₁.denote' ctx = 0 → p₂.denote' ctx ≤ 0 → p₃.denote' ctx ≤ 0 := by
  simp only [Poly.denote'_eq]
  intro h e₁ e₂
  have h := (Bool.and_eq_true _ _).mp h
  rw [of_lin ctx h.2, e₁, Int.mul_zero, Int.add_zero]
  have := Int.mul_le_mul_of_nonneg_left e₂ (of_decide_eq_true h.1)
  omega

def eq_le_subst_nonpos_cert (x : Var) (p₁ p₂ p₃ : Poly) : Bool :=
  decide (p₁.coeff x ≤ 0) && lin (p₂.coeff x) p₁ (-p₁.coeff x) p₂ p₃

theorem eq_le_subst_nonpos (ctx : Context) (x : Var) (p₁ p₂ p₃ : Poly) :
    eq_le_subst_nonpos_cert x p₁ p₂ p₃ → p₁.denote' ctx = 0 → p₂.denote' ctx ≤ 0 → p₃.denote' ctx ≤ 0 := by
  simp only [Poly.denote'_eq]
  intro h e₁ e₂
  have h := (Bool.and_eq_true _ _).mp h
  have hp : p₁.coeff x ≤ 0 := of_decide_eq_true h.1
  rw [of_lin ctx h.2, e₁, Int.mul_zero, Int.zero_add]
  have : 0 ≤ -p₁.coeff x := by omega
  have := Int.mul_le_mul_of_nonneg_left e₂ this
  omega

def eq_def'_cert (x : Var) (e : Expr) (p : Poly) : Bool :=
  lin (-1) (.add 1 x (.num 0)) 1 e.norm p

theorem eq_def' (ctx : Context) (x : Var) (e : Expr) (p : Poly) :
    eq_def'_cert x e p → x.denote ctx = e.denote ctx → p.denote' ctx = 0 := by
  simp only [Poly.denote'_eq]
  intro h; rw [of_lin ctx h, Expr.denote_norm]
  show _ → -1 * (1 * x.denote ctx + 0) + 1 * e.denote ctx = 0
  intro; omega

def eq_def'_norm_cert (x : Var) (e : Expr) (ePoly ePoly' p : Poly) : Bool :=
  e.norm.same ePoly && lin (-1) (.add 1 x (.num 0)) 1 ePoly' p

theorem eq_def'_norm (ctx : Context) (x : Var) (e : Expr) (ePoly ePoly' p : Poly) :
    eq_def'_norm_cert x e ePoly ePoly' p → x.denote ctx = e.denote ctx → ePoly.denote' ctx = ePoly'.denote' ctx → p.denote' ctx = 0 := by
  intro h
  have h := (Bool.and_eq_true _ _).mp h
  rw [Expr.eq_of_norm_eq ctx e ePoly h.1]
  simp only [Poly.denote'_eq]
  rw [of_lin ctx h.2]
  show _ → _ → -1 * (1 * x.denote ctx + 0) + 1 * ePoly'.denote ctx = 0
  intro _ _; omega

def eq_def_struct_cert (x : Var) (e : Expr) (p : Poly) : Bool :=
  lin (-1) (.add 1 x (.num 0)) 1 e.norm p

theorem eq_def_struct (ctx : Context) (x : Var) (e : Expr) (p : Poly) :
    eq_def_struct_cert x e p → x.denote ctx = e.denote ctx → p.denote' ctx = 0 := by
  exact eq_def' ctx x e p

def eq_def_struct_norm_cert (x : Var) (e : Expr) (ePoly ePoly' p : Poly) : Bool :=
  e.norm.same ePoly && lin (-1) (.add 1 x (.num 0)) 1 ePoly' p

theorem eq_def_struct_norm (ctx : Context) (x : Var) (e : Expr) (ePoly ePoly' p : Poly) :
    eq_def_struct_norm_cert x e ePoly ePoly' p → x.denote ctx = e.denote ctx → ePoly.denote' ctx = ePoly'.denote' ctx → p.denote' ctx = 0 := by
  exact eq_def'_norm ctx x e ePoly ePoly' p

def dvd_unsat_cert (k : Int) (p : Poly) : Bool :=
  decide (k % p.gcdCoeffs k = 0) && indivisible (p.gcdCoeffs k) p

theorem dvd_unsat (ctx : Context) (k : Int) (p : Poly) :
    dvd_unsat_cert k p → k ∣ p.denote' ctx → False := by
  simp only [Poly.denote'_eq]
  intro h d
  have h := (Bool.and_eq_true _ _).mp h
  exact of_indivisible ctx h.2 (Int.dvd_trans (Int.dvd_of_emod_eq_zero (of_decide_eq_true h.1)) d)

def dvd_eq_false_cert (k : Int) (e : Expr) : Bool :=
  dvd_unsat_cert k e.norm

theorem dvd_eq_false (ctx : Context) (k : Int) (e : Expr) :
    dvd_eq_false_cert k e → (k ∣ e.denote ctx) = False := by
  intro h
  apply eq_false
  intro d
  apply dvd_unsat ctx k e.norm h
  rw [Poly.denote'_eq, Expr.denote_norm]
  exact d

def dvd_coeff_cert (k₁ : Int) (p₁ : Poly) (k₂ : Int) (p₂ : Poly) (k : Int) : Bool :=
  decide (k ≠ 0) && (decide (k₁ = k * k₂) && lin k p₂ 0 (.num 0) p₁)

theorem dvd_coeff (ctx : Context) (k₁ : Int) (p₁ : Poly) (k₂ : Int) (p₂ : Poly) (k : Int) :
    dvd_coeff_cert k₁ p₁ k₂ p₂ k → k₁ ∣ p₁.denote' ctx → k₂ ∣ p₂.denote' ctx := by
  simp only [Poly.denote'_eq]
  intro h
  have h := (Bool.and_eq_true _ _).mp h
  have h' := (Bool.and_eq_true _ _).mp h.2
  rw [of_lin ctx h'.2, of_decide_eq_true h'.1, Int.zero_mul, Int.add_zero]
  intro ⟨c, e⟩
  rw [Int.mul_assoc] at e
  exact ⟨c, Int.eq_of_mul_eq_mul_left (of_decide_eq_true h.1) e⟩

def dvd_elim_cert (k₁ : Int) (p₁ : Poly) (k₂ : Int) (p₂ : Poly) : Bool :=
  decide (k₁ % k₂ = 0) && ((p₁.combine 1 (-1) p₂).divides k₂ && decide ((p₁.combine 1 (-1) p₂).getConst = 0))

theorem dvd_elim (ctx : Context) (k₁ : Int) (p₁ : Poly) (k₂ : Int) (p₂ : Poly) :
    dvd_elim_cert k₁ p₁ k₂ p₂ → k₁ ∣ p₁.denote' ctx → k₂ ∣ p₂.denote' ctx := by
  simp only [Poly.denote'_eq]
  intro h d
  have h := (Bool.and_eq_true _ _).mp h
  have h' := (Bool.and_eq_true _ _).mp h.2
  have d' := Poly.of_divides ctx h'.1
  rw [of_decide_eq_true h'.2, Int.sub_zero, Poly.denote_combine] at d'
  have d := Int.dvd_sub (Int.dvd_trans (Int.dvd_of_emod_eq_zero (of_decide_eq_true h.1)) d) d'
  have e : p₁.denote ctx - (1 * p₁.denote ctx + -1 * p₂.denote ctx) = p₂.denote ctx := by omega
  rw [e] at d
  exact d

def dvd_of_eq_cert (x : Var) (p₁ : Poly) (d₂ : Int) (p₂ : Poly) : Bool :=
  decide (p₁.coeff x % d₂ = 0) && lin (p₁.coeff x) (.add 1 x (.num 0)) 1 p₂ p₁

theorem dvd_of_eq (ctx : Context) (x : Var) (p₁ : Poly) (d₂ : Int) (p₂ : Poly) :
    dvd_of_eq_cert x p₁ d₂ p₂ → p₁.denote' ctx = 0 → d₂ ∣ p₂.denote' ctx := by
  simp only [Poly.denote'_eq]
  intro h
  have h := (Bool.and_eq_true _ _).mp h
  rw [of_lin ctx h.2]
  show p₁.coeff x * (1 * x.denote ctx + 0) + 1 * p₂.denote ctx = 0 → _
  intro e
  have e : p₂.denote ctx = p₁.coeff x * -(1 * x.denote ctx + 0) := by rw [Int.mul_neg]; omega
  rw [e]
  exact Int.dvd_trans (Int.dvd_of_emod_eq_zero (of_decide_eq_true h.1)) (Int.dvd_mul_right _ _)

def eq_dvd_subst_cert (x : Var) (p₁ : Poly) (d₂ : Int) (p₂ : Poly) (d₃ : Int) (p₃ : Poly) : Bool :=
  decide ((p₁.coeff x * d₂) % d₃ = 0) && lin (p₁.coeff x) p₂ (-p₂.coeff x) p₁ p₃

theorem eq_dvd_subst (ctx : Context) (x : Var) (p₁ : Poly) (d₂ : Int) (p₂ : Poly) (d₃ : Int) (p₃ : Poly) :
    eq_dvd_subst_cert x p₁ d₂ p₂ d₃ p₃ → p₁.denote' ctx = 0 → d₂ ∣ p₂.denote' ctx → d₃ ∣ p₃.denote' ctx := by
  simp only [Poly.denote'_eq]
  intro h e d
  have h := (Bool.and_eq_true _ _).mp h
  rw [of_lin ctx h.2, e, Int.mul_zero, Int.add_zero]
  exact Int.dvd_trans (Int.dvd_of_emod_eq_zero (of_decide_eq_true h.1)) (Int.mul_dvd_mul (Int.dvd_refl _) d)

def dvd_solve_combine_cert (d₁ : Int) (p₁ : Poly) (d₂ : Int) (p₂ : Poly) (d : Int) (p : Poly) (α β : Int) : Bool :=
  decide (d = d₁ * d₂) && lin (α * d₂) p₁ (β * d₁) p₂ p

set_option linter.unusedVariables false in
theorem dvd_solve_combine (ctx : Context) (d₁ : Int) (p₁ : Poly) (d₂ : Int) (p₂ : Poly) (d : Int) (p : Poly) (g α β : Int) :
    dvd_solve_combine_cert d₁ p₁ d₂ p₂ d p α β → d₁ ∣ p₁.denote' ctx → d₂ ∣ p₂.denote' ctx → d ∣ p.denote' ctx := by
  simp only [Poly.denote'_eq]
  intro h ⟨u, hu⟩ ⟨v, hv⟩
  have h := (Bool.and_eq_true _ _).mp h
  rw [of_lin ctx h.2, of_decide_eq_true h.1, hu, hv]
  refine ⟨α * u + β * v, ?_⟩
  rw [Int.mul_add]
  have e₁ : α * d₂ * (d₁ * u) = d₁ * d₂ * (α * u) := by ac_rfl
  have e₂ : β * d₁ * (d₂ * v) = d₁ * d₂ * (β * v) := by ac_rfl
  rw [e₁, e₂]

def dvd_solve_elim_cert (d₁ : Int) (p₁ : Poly) (d₂ : Int) (p₂ : Poly) (d : Int) (p : Poly) : Bool :=
  decide ((p₂.leadCoeff * d₁) % d = 0) && (decide ((p₁.leadCoeff * d₂) % d = 0) &&
    lin p₂.leadCoeff p₁ (-p₁.leadCoeff) p₂ p)

theorem dvd_solve_elim (ctx : Context) (d₁ : Int) (p₁ : Poly) (d₂ : Int) (p₂ : Poly) (d : Int) (p : Poly) :
    dvd_solve_elim_cert d₁ p₁ d₂ p₂ d p → d₁ ∣ p₁.denote' ctx → d₂ ∣ p₂.denote' ctx → d ∣ p.denote' ctx := by
  simp only [Poly.denote'_eq]
  intro h h₁ h₂
  have h := (Bool.and_eq_true _ _).mp h
  have h' := (Bool.and_eq_true _ _).mp h.2
  rw [of_lin ctx h'.2, Int.neg_mul, ← Int.sub_eq_add_neg]
  exact Int.dvd_sub
    (Int.dvd_trans (Int.dvd_of_emod_eq_zero (of_decide_eq_true h.1)) (Int.mul_dvd_mul (Int.dvd_refl _) h₁))
    (Int.dvd_trans (Int.dvd_of_emod_eq_zero (of_decide_eq_true h'.1)) (Int.mul_dvd_mul (Int.dvd_refl _) h₂))

def norm_dvd_gcd_cert (k₁ : Int) (e₁ : Expr) (k₂ : Int) (p₂ : Poly) (k : Int) : Bool :=
  decide (k ≠ 0) && (decide (k₁ = k * k₂) && lin k p₂ 0 (.num 0) e₁.norm)

theorem norm_dvd_gcd (ctx : Context) (k₁ : Int) (e₁ : Expr) (k₂ : Int) (p₂ : Poly) (k : Int) :
    norm_dvd_gcd_cert k₁ e₁ k₂ p₂ k → (k₁ ∣ e₁.denote ctx) = (k₂ ∣ p₂.denote' ctx) := by
  simp only [Poly.denote'_eq]
  intro h
  have h := (Bool.and_eq_true _ _).mp h
  have h' := (Bool.and_eq_true _ _).mp h.2
  have e := of_lin ctx h'.2
  rw [Expr.denote_norm, Int.zero_mul, Int.add_zero] at e
  rw [e, of_decide_eq_true h'.1]
  apply propext; constructor
  · intro ⟨c, e⟩
    rw [Int.mul_assoc] at e
    exact ⟨c, Int.eq_of_mul_eq_mul_left (of_decide_eq_true h.1) e⟩
  · exact Int.mul_dvd_mul (Int.dvd_refl k)

/-- `d` divides `p₁`; `p₂` and `p₃` are `s * p₁` with constants added, that of `p₃` rounded to a multiple of `d`. -/
def tightens (s d : Int) (p₁ p₂ p₃ : Poly) : Bool :=
  let c₂ := (p₂.combine 1 (-s) p₁).getConst
  decide (0 < d) && (((p₂.combine 1 (-s) p₁).constant fun c => decide (c = c₂)) &&
    (p₃.combine 1 (-s) p₁).constant fun c => decide (c + d * ((-c₂) / d) ≤ 0))

theorem of_tightens (ctx : Context) {s d : Int} {p₁ p₂ p₃ : Poly} (h : tightens s d p₁ p₂ p₃) :
    d ∣ p₁.denote ctx → p₂.denote ctx ≤ 0 → p₃.denote ctx ≤ 0 := by
  unfold tightens at h
  revert h
  generalize (p₂.combine 1 (-s) p₁).getConst = c₂
  intro h ⟨t, ht⟩ hp
  have h := (Bool.and_eq_true _ _).mp h
  have h' := (Bool.and_eq_true _ _).mp h.2
  have e₂ := of_decide_eq_true (Poly.of_constant ctx h'.1)
  have e₃ := of_decide_eq_true (Poly.of_constant ctx h'.2)
  have hd : 0 < d := of_decide_eq_true h.1
  rw [Poly.denote_combine, ht, Int.one_mul, Int.neg_mul] at e₂ e₃
  have e : s * (d * t) = d * (s * t) := Int.mul_left_comm s d t
  rw [e] at e₂ e₃
  have : s * t ≤ (-c₂) / d := Int.le_ediv_of_mul_le hd (by rw [Int.mul_comm]; omega)
  have := Int.mul_le_mul_of_nonneg_left this (Int.le_of_lt hd)
  omega

def dvd_le_tight_cert (d : Int) (p₁ p₂ p₃ : Poly) : Bool :=
  tightens 1 d p₁ p₂ p₃

theorem dvd_le_tight (ctx : Context) (d : Int) (p₁ p₂ p₃ : Poly) :
    dvd_le_tight_cert d p₁ p₂ p₃ → d ∣ p₁.denote' ctx → p₂.denote' ctx ≤ 0 → p₃.denote' ctx ≤ 0 := by
  simp only [Poly.denote'_eq]
  intro h; exact of_tightens ctx h

def dvd_neg_le_tight_cert (d : Int) (p₁ p₂ p₃ : Poly) : Bool :=
  tightens (-1) d p₁ p₂ p₃

theorem dvd_neg_le_tight (ctx : Context) (d : Int) (p₁ p₂ p₃ : Poly) :
    dvd_neg_le_tight_cert d p₁ p₂ p₃ → d ∣ p₁.denote' ctx → p₂.denote' ctx ≤ 0 → p₃.denote' ctx ≤ 0 := by
  simp only [Poly.denote'_eq]
  intro h; exact of_tightens ctx h

theorem eq_of_zero_dvd (ctx : Context) (p : Poly) :
    0 ∣ p.denote' ctx → p.denote' ctx = 0 := by
  intro ⟨c, e⟩; rw [e, Int.zero_mul]

theorem of_not_dvd (a b : Int) : a != 0 → ¬(a ∣ b) → b % a > 0 := by
  intro h n
  have h : a ≠ 0 := bne_iff_ne.mp h
  have := Int.emod_nonneg b h
  have : b % a ≠ 0 := fun e => n (Int.dvd_of_emod_eq_zero e)
  omega

theorem ediv_emod (x y : Int) : -1 * x + y * (x / y) + x % y = 0 := by
  have := Int.mul_ediv_add_emod x y
  omega

theorem emod_nonneg (x y : Int) : y != 0 → -1 * (x % y) ≤ 0 := by
  intro h
  have := Int.emod_nonneg x (bne_iff_ne.mp h)
  omega

def emod_le_cert (y n : Int) : Bool := decide (y ≠ 0) && decide (n = 1 - y.natAbs)

theorem emod_le (x y n : Int) : emod_le_cert y n → x % y + n ≤ 0 := by
  intro h
  have h := (Bool.and_eq_true _ _).mp h
  have := Int.emod_lt x (of_decide_eq_true h.1)
  have : n = 1 - y.natAbs := of_decide_eq_true h.2
  omega

theorem natCast_sub (x y : Nat) :
    (NatCast.natCast (x - y) : Int) =
      if (NatCast.natCast y : Int) + -1 * NatCast.natCast x ≤ 0 then
        (NatCast.natCast x : Int) + -1 * NatCast.natCast y
      else (0 : Int) := by
  show ((x - y : Nat) : Int) = if (y : Int) + -1 * (x : Int) ≤ 0 then (x : Int) + -1 * (y : Int) else 0
  split <;> omega

theorem eq_one_mul (a : Int) : a = 1 * a := (Int.one_mul a).symm
theorem mul_eq_kk (a b k₁ k₂ k : Int) (h₁ : a = k₁) (h₂ : b = k₂) (h₃ : k₁ * k₂ == k) : a * b = k := by
  rw [h₁, h₂]; exact beq_iff_eq.mp h₃
theorem mul_eq_kkx (a b k₁ k₂ c k : Int) (h₁ : a = k₁) (h₂ : b = k₂ * c) (h₃ : k₁ * k₂ == k) : a * b = k * c := by
  rw [h₁, h₂, ← Int.mul_assoc, beq_iff_eq.mp h₃]
theorem mul_eq_kxk (a b k₁ c k₂ k : Int) (h₁ : a = k₁ * c) (h₂ : b = k₂) (h₃ : k₁ * k₂ == k) : a * b = k * c := by
  rw [h₁, h₂, ← beq_iff_eq.mp h₃]; ac_rfl
theorem mul_eq_zero_left (a b : Int) (h : a = 0) : a * b = 0 := by rw [h, Int.zero_mul]
theorem mul_eq_zero_right (a b : Int) (h : b = 0) : a * b = 0 := by rw [h, Int.mul_zero]

end Int.Internal.Linear

namespace Nat.ToInt

theorem ofNat_toNat (a : Int) : (NatCast.natCast a.toNat : Int) = if a ≤ 0 then 0 else a := by
  show ((a.toNat : Nat) : Int) = _
  split <;> omega
theorem toNat_nonneg (x : Nat) : (-1 : Int) * (NatCast.natCast x) ≤ 0 := by
  show (-1 : Int) * (x : Int) ≤ 0
  omega
theorem natCast_ofNat (n : Nat) : (NatCast.natCast (OfNat.ofNat n : Nat) : Int) = OfNat.ofNat n := rfl

section
variable {a b : Nat} {a' b' : Int} (h₁ : NatCast.natCast a = a') (h₂ : NatCast.natCast b = b')
include h₁ h₂

theorem of_eq : a = b → a' = b' := by cases h₁; cases h₂; exact congrArg _
theorem of_diseq : a ≠ b → a' ≠ b' := by cases h₁; cases h₂; exact fun n e => n (Int.ofNat.inj e)
theorem of_le : a ≤ b → a' ≤ b' := by cases h₁; cases h₂; exact Int.ofNat_le.mpr
theorem of_not_le : ¬a ≤ b → b' + 1 ≤ a' := by
  cases h₁; cases h₂; intro h; show (b : Int) + 1 ≤ (a : Int); omega
theorem add_congr : NatCast.natCast (a + b) = a' + b' := by cases h₁; cases h₂; rfl
theorem mul_congr : NatCast.natCast (a * b) = a' * b' := by cases h₁; cases h₂; rfl
theorem div_congr : NatCast.natCast (a / b) = a' / b' := by cases h₁; cases h₂; rfl
theorem mod_congr : NatCast.natCast (a % b) = a' % b' := by cases h₁; cases h₂; rfl
theorem lt_eq : (a < b) = (a' < b') := by cases h₁; cases h₂; exact propext Int.ofNat_lt.symm
theorem le_eq : (a ≤ b) = (a' ≤ b') := by cases h₁; cases h₂; exact propext Int.ofNat_le.symm

end

theorem of_dvd (d a : Nat) (d' a' : Int) (h₁ : NatCast.natCast d = d') (h₂ : NatCast.natCast a = a') :
    d ∣ a → d' ∣ a' := by cases h₁; cases h₂; exact Int.ofNat_dvd.mpr
theorem pow_congr {a : Nat} (k : Nat) (a' : Int) (h₁ : NatCast.natCast a = a') : NatCast.natCast (a ^ k) = a' ^ k := by
  cases h₁; exact Int.natCast_pow a k

end Nat.ToInt

namespace Int.Nonneg

def num_cert (a : Int) : Bool := decide (a ≥ 0)
theorem num (a : Int) : num_cert a → a ≥ 0 := of_decide_eq_true
theorem add (a b : Int) (h₁ : a ≥ 0) (h₂ : b ≥ 0) : a + b ≥ 0 := Int.add_nonneg h₁ h₂
theorem mul (a b : Int) (h₁ : a ≥ 0) (h₂ : b ≥ 0) : a * b ≥ 0 := Int.mul_nonneg h₁ h₂
theorem div (a b : Int) (h₁ : a ≥ 0) (h₂ : b ≥ 0) : a / b ≥ 0 := Int.ediv_nonneg h₁ h₂
theorem natCast (a : Nat) : (NatCast.natCast a : Int) ≥ 0 := Int.natCast_nonneg a
theorem toPoly (e : Int) : e ≥ 0 → -1 * e ≤ 0 := by intro; omega

end Int.Nonneg

theorem Int.not_le_eq (a b : Int) : (¬a ≤ b) = (b + 1 ≤ a) := by apply propext; constructor <;> intro <;> omega
theorem Int.not_ge_eq (a b : Int) : (¬a ≥ b) = (a + 1 ≤ b) := by apply propext; constructor <;> intro <;> omega
theorem Int.not_lt_eq (a b : Int) : (¬a < b) = (b ≤ a) := by apply propext; constructor <;> intro <;> omega
theorem Int.not_gt_eq (a b : Int) : (¬a > b) = (a ≤ b) := by apply propext; constructor <;> intro <;> omega
