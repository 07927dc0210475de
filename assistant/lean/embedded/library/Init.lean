prelude
import Init.SimpLemmas
