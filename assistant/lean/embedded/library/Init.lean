prelude
import Init.WF
import Init.Data.Nat
import Init.WFTactics
import Init.Meta
import Init.Data.AC
import Init.PropLemmas
