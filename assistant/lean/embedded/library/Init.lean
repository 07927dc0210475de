prelude
import Init.WF
import Init.Data.Nat
import Init.Data.Int
import Init.Omega
import Init.Data.Nat.Lemmas
import Init.Data.Int.LemmasAux
import Init.WFTactics
import Init.Meta
import Init.Data.AC
import Init.PropLemmas
import Init.Control
import Init.Data.Option.Basic
import Init.Data.List.Basic
import Init.Syntax.LateUnexpanders
import Init.Data.Repr
