prelude
import Init.WF
import Init.Data.Nat
