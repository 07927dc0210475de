prelude
import Init.Data.Int.Basic
import Init.Data.Int.Lemmas
import Init.Data.Int.Order
import Init.Data.Int.DivMod
import Init.Data.Int.Pow
/-! The integers. -/
