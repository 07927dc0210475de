module

prelude
public import Init.Classical
/-! Marks that `grind` puts on terms of its own goals. -/

@[expose] public section

namespace Lean.Grind

set_option linter.defProp false in
/-- A proof inside a term; two of them are equal as soon as their propositions are. -/
def nestedProof (p : Prop) {h : p} : p := h

/-- A decision procedure inside a term. -/
@[reducible] def nestedDecidable {p : Prop} (h : Decidable p) : Decidable p := h

/-- A `match` whose discriminants may be simplified while it must not be reduced itself. -/
def simpMatchDiscrsOnly {α : Sort u} (a : α) : α := a

/-- A pattern `a + b` with a numeral `b`. -/
def offset (a b : Nat) : Nat := a + b

/-- A pattern for an equality that is used backwards. -/
def eqBwdPattern {α : Sort u} (a b : α) : Prop := a = b

/-- The conclusion of an equation of a `match`, with the term that it was made for. -/
abbrev EqMatch {α : Sort u} (a b : α) {_origin : α} : Prop := a = b

/-- A side condition of an equation of a `match`. -/
abbrev MatchCond (p : Prop) : Prop := p

/-- A `MatchCond` that the simplifier does not open. -/
def PreMatchCond (p : Prop) : Prop := p

/-- A pattern variable `x` that has to equal `val`, by a proof of `_h`. -/
def genPattern {α : Sort u} (_h : Prop) (x : α) (_val : α) : α := x

/-- `genPattern` between two types. -/
def genHEqPattern {α β : Sort u} (_h : Prop) (x : α) (_val : β) : α := x

/-- A proposition that is in normal form already. -/
def alreadyNorm (p : Prop) : Prop := p

/-- A function that was abstracted from a term. -/
def abstractFn {α : Sort u} (a : α) : α := a

theorem nestedProof_congr (p q : Prop) (h : p = q) (hp : p) (hq : q) :
    HEq (@nestedProof p hp) (@nestedProof q hq) := by
  cases h; exact HEq.rfl

theorem nestedDecidable_congr (p q : Prop) (h : p = q) (hp : Decidable p) (hq : Decidable q) :
    HEq (@nestedDecidable p hp) (@nestedDecidable q hq) := by
  cases h; exact heq_of_eq (Subsingleton.elim hp hq)

theorem em (p : Prop) : alreadyNorm p ∨ alreadyNorm (¬p) := Classical.em p

@[extern "native"] meta opaque nestedProofUnexpander : PrettyPrinter.Unexpander
attribute [app_unexpander nestedProof] nestedProofUnexpander
@[extern "native"] meta opaque matchCondUnexpander : PrettyPrinter.Unexpander
attribute [app_unexpander MatchCond] matchCondUnexpander
@[extern "native"] meta opaque eqMatchUnexpander : PrettyPrinter.Unexpander
attribute [app_unexpander EqMatch] eqMatchUnexpander
@[extern "native"] meta opaque offsetUnexpander : PrettyPrinter.Unexpander
attribute [app_unexpander offset] offsetUnexpander

end Lean.Grind
