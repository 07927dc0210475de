module

prelude
public import Init.Coe
/-! The canonical maps from the natural numbers into other types. -/

@[expose] public section

universe u

/-- Types into which the natural numbers embed canonically. -/
class NatCast (R : Type u) where
  protected natCast : Nat → R

instance instNatCastNat : NatCast Nat where
  natCast n := n

/-- The canonical image of a natural number. -/
@[coe, reducible, match_pattern]
protected def Nat.cast {R : Type u} [NatCast R] : Nat → R := NatCast.natCast

instance [NatCast R] : CoeTail Nat R where
  coe := Nat.cast

instance [NatCast R] : CoeHTCT Nat R where
  coe := Nat.cast
