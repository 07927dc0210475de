prelude
import Init.Omega.Logic
import Init.Omega.Int
import Init.Omega.Fin
import Init.Omega.Coeffs
import Init.Omega.LinearCombo
import Init.Omega.Constraint
/-! What the `omega` tactic needs: it decides linear arithmetic over `Int` and `Nat`. -/
