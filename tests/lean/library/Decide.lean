/-! Quantifiers that `decide` runs through: over small types, below bounds, and over the members of a list. -/

example : ∀ b : Bool, b || !b := by decide
example : ∀ x : Fin 4, x.val < 4 := by decide
example : ∃ x : Fin 4, x.val = 3 := by decide
example : ∀ x, x < 10 → x * x < 100 := by decide
example : ∃ x, x < 10 ∧ x * x = 49 := by decide
example : ∀ x, x ≤ 10 → x * x ≤ 100 := by decide
example : ∀ x ∈ [1,2,3], x < 4 := by decide
example : ∃ x ∈ [1,2,3], x = 2 := by decide
example : ∀ x y : Bool, (x && y) = (y && x) := by decide
example : ∀ p : Bool × Bool, (p.1 && p.2) = (p.2 && p.1) := by decide
example : ∃ p : Bool × Fin 3, p.1 = true ∧ p.2.val = 2 := by decide
example : ∀ x < 10, ∀ y < 5, x + y < 15 := by decide
example : ∃ x < 10, x * x = 49 := by decide
example : ∃ x ≤ 10, x * x = 49 := by decide
example : ∃ b : Bool, b = true := by decide
example : ∀ o : Option Bool, o = none ∨ o.isSome := by decide
example : ∀ x : Fin 3, ∃ y : Fin 3, x = y := by decide
example : ¬ ∃ x : Fin 5, x.val * x.val = 3 := by decide
example : ∀ u : Unit, u = () := by decide
