module

prelude
public import Init.Grind.LinearSteps
/-! Products and powers that become linear once a factor is known. -/

@[expose] public section

namespace Int.Internal.Linear

/-- Whether a polynomial says that a variable is a number. -/
def var_eq_cert (x : Var) (k : Int) : Poly → Bool
  | .add a y (.num c) => !decide (a = 0) && (Nat.beq x y && decide (a * k + c = 0))
  | _ => false

theorem var_eq (ctx : Context) (x : Var) (k : Int) : ∀ p : Poly, var_eq_cert x k p → p.denote' ctx = 0 →
    x.denote ctx = k
  | .add a y (.num c), h, e => by
    have h := (Bool.and_eq_true _ _).mp h
    have h' := (Bool.and_eq_true _ _).mp h.2
    rw [← Nat.eq_of_beq_eq_true h'.1, Poly.denote'_eq] at e
    have e : a * x.denote ctx + c = 0 := e
    have e' := of_decide_eq_true h'.2
    have ha : a ≠ 0 := fun h0 => by rw [decide_eq_true h0] at h; exact Bool.noConfusion h.1
    exact Int.eq_of_mul_eq_mul_left ha (by omega)

/-- Whether two polynomials are the same. -/
def same_cert (p q : Poly) : Bool := p.combine 1 (-1) q |>.constant fun c => decide (c = 0)

theorem of_same_cert (ctx : Context) {p q : Poly} (h : same_cert p q = true) : p.denote' ctx = q.denote ctx := by
  have h := of_decide_eq_true (Poly.of_constant ctx h)
  rw [Poly.denote_combine] at h
  rw [Poly.denote'_eq]
  omega

theorem of_var_eq_mul (ctx : Context) (x : Var) (k : Int) (y : Var) (p : Poly)
    (h : same_cert p (.add 1 x (.add (-k) y (.num 0)))) (e : x.denote ctx = k * y.denote ctx) : p.denote' ctx = 0 := by
  rw [of_same_cert ctx h]
  show 1 * x.denote ctx + (-k * y.denote ctx + 0) = 0
  rw [e, Int.neg_mul]; omega
theorem of_var_eq_var (ctx : Context) (x y : Var) (p : Poly)
    (h : same_cert p (.add 1 x (.add (-1) y (.num 0)))) (e : x.denote ctx = y.denote ctx) : p.denote' ctx = 0 := by
  rw [of_same_cert ctx h]
  show 1 * x.denote ctx + (-1 * y.denote ctx + 0) = 0
  omega
theorem of_var_eq (ctx : Context) (x : Var) (k : Int) (p : Poly) (h : same_cert p (.add 1 x (.num (-k))))
    (e : x.denote ctx = k) : p.denote' ctx = 0 := by
  rw [of_same_cert ctx h]
  show 1 * x.denote ctx + -k = 0
  omega

theorem div_eq (a b k : Int) (h : b = k) : a / b = a / k := h ▸ rfl
theorem mod_eq (a b k : Int) (h : b = k) : a % b = a % k := h ▸ rfl
theorem div_eq' (a b b' k : Int) (h₁ : b = b') (h₂ : decide (k = a / b')) : a / b = k := by
  rw [of_decide_eq_true h₂, h₁]
theorem mod_eq' (a b b' k : Int) (h₁ : b = b') (h₂ : decide (k = a % b')) : a % b = k := by
  rw [of_decide_eq_true h₂, h₁]
theorem pow_eq (a : Int) (b : Nat) (ka kb k : Int) (h₁ : a = ka) (h₂ : (NatCast.natCast b : Int) = kb)
    (h : decide (k = ka ^ kb.toNat)) : a ^ b = k := by
  rw [of_decide_eq_true h, h₁, ← h₂]; rfl

end Int.Internal.Linear
