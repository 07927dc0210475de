module

prelude
public import Init.Omega.Logic
public import Init.Omega.Int
public import Init.Omega.Fin
public import Init.Omega.Coeffs
public import Init.Omega.LinearCombo
public import Init.Omega.Constraint
/-! What the `omega` tactic needs: it decides linear arithmetic over `Int` and `Nat`. -/
