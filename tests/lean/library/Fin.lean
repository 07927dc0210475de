/-! The numbers below a bound. -/

example : (2 : Fin 3) + 2 = 1 := by decide
example : (2 : Fin 3) * 2 = 1 := by rfl
example : (2 : Fin 5).succ = 3 := by simp
example : (Fin.last 3).val = 3 := rfl
example (x : Fin 3) : x.succ ≠ 0 := by simp
example (x : Fin 3) : x.castSucc.val = x.val := by simp
example (n : Nat) (x y : Fin n) (h : x.val ≤ y.val) : x ≤ y := by omega
example (x y : Fin 3) (h : x ≠ y) : x < y ∨ y < x := by omega

/-! `grind` sees them as natural numbers. -/
example (a b : Fin 3) (h : a.val = b.val) : a = b := by grind
example (a : Fin 3) : a = 0 ∨ a = 1 ∨ a = 2 := by grind
example (a : Fin 3) : a.val < 3 := by grind
example (n : Nat) (a b : Fin n) (h : a < b) : a ≠ b := by grind
example (n : Nat) (a b : Fin n) (h : ¬a ≤ b) : b < a := by grind
example (a b : Fin 4) : a + b = b + a := by grind
example (a b : Fin 7) : (a + b) * (a - b) = a * a - b * b := by grind
example (n : Nat) (i : Fin n) : i.castSucc < i.succ := by grind
example (n : Nat) (i : Fin (n + 1)) (h : i ≠ Fin.last n) : i.val < n := by grind
example (n : Nat) (p : Fin (n + 1) → Prop) (h₀ : p 0) (h : ∀ i : Fin n, p i.castSucc → p i.succ) (i : Fin (n + 1)) :
    p i := by
  induction i using Fin.induction with
  | zero => exact h₀
  | succ i ih => exact h i ih
example (n : Nat) (p : Fin (n + 1) → Prop) : (∀ i, p i) ↔ p 0 ∧ ∀ i : Fin n, p i.succ := Fin.forall_fin_succ
