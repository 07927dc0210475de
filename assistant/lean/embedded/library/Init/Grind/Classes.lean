module

prelude
public import Init.Data.Int.LemmasAux
/-! The algebraic structures and orders for which `grind` has a solver. -/

@[expose] public section

namespace Std

/-- `≤` is reflexive and transitive. -/
class IsPreorder (α : Type u) [LE α] where
  le_refl : ∀ a : α, a ≤ a
  le_trans : ∀ a b c : α, a ≤ b → b ≤ c → a ≤ c

/-- A preorder in which equivalent elements are equal. -/
class IsPartialOrder (α : Type u) [LE α] extends IsPreorder α where
  le_antisymm : ∀ a b : α, a ≤ b → b ≤ a → a = b

/-- A preorder in which any two elements can be compared. -/
class IsLinearPreorder (α : Type u) [LE α] extends IsPreorder α where
  le_total : ∀ a b : α, a ≤ b ∨ b ≤ a

/-- A partial order in which any two elements can be compared. -/
class IsLinearOrder (α : Type u) [LE α] extends IsPartialOrder α, IsLinearPreorder α

/-- `<` is the strict part of `≤`. -/
class LawfulOrderLT (α : Type u) [LT α] [LE α] where
  lt_iff : ∀ a b : α, a < b ↔ a ≤ b ∧ ¬b ≤ a

end Std

namespace Lean.Grind

/-- An addition that cancels on the right. -/
class AddRightCancel (M : Type u) [Add M] where
  add_right_cancel : ∀ a b c : M, a + c = b + c → a = b

/-- A commutative monoid, written additively. -/
class AddCommMonoid (M : Type u) extends Zero M, Add M where
  add_zero : ∀ a : M, a + 0 = a
  add_comm : ∀ a b : M, a + b = b + a
  add_assoc : ∀ a b c : M, a + b + c = a + (b + c)

/-- A commutative group, written additively. -/
class AddCommGroup (M : Type u) extends AddCommMonoid M, Neg M, Sub M where
  neg_add_cancel : ∀ a : M, -a + a = 0
  sub_eq_add_neg : ∀ a b : M, a - b = a + -b

/-- A commutative monoid with multiples by natural numbers. -/
class NatModule (M : Type u) extends AddCommMonoid M where
  [nsmul : SMul Nat M]
  zero_nsmul : ∀ a : M, 0 • a = 0
  add_one_nsmul : ∀ n : Nat, ∀ a : M, (n + 1) • a = n • a + a

/-- A commutative group with multiples by integers. -/
class IntModule (M : Type u) extends AddCommGroup M where
  [nsmul : SMul Nat M]
  [zsmul : SMul Int M]
  zero_zsmul : ∀ a : M, (0 : Int) • a = 0
  one_zsmul : ∀ a : M, (1 : Int) • a = a
  add_zsmul : ∀ n m : Int, ∀ a : M, (n + m) • a = n • a + m • a
  zsmul_natCast_eq_nsmul : ∀ n : Nat, ∀ a : M, (n : Int) • a = n • a

/-- Addition and multiplication with the numbers that they give. -/
class Semiring (α : Type u) extends Add α, Mul α where
  [natCast : NatCast α]
  [ofNat : ∀ n, OfNat α n]
  [nsmul : SMul Nat α]
  [npow : HPow α Nat α]
  add_zero : ∀ a : α, a + 0 = a
  add_comm : ∀ a b : α, a + b = b + a
  add_assoc : ∀ a b c : α, a + b + c = a + (b + c)
  mul_assoc : ∀ a b c : α, a * b * c = a * (b * c)
  mul_one : ∀ a : α, a * 1 = a
  one_mul : ∀ a : α, 1 * a = a
  left_distrib : ∀ a b c : α, a * (b + c) = a * b + a * c
  right_distrib : ∀ a b c : α, (a + b) * c = a * c + b * c
  zero_mul : ∀ a : α, 0 * a = 0
  mul_zero : ∀ a : α, a * 0 = 0
  pow_zero : ∀ a : α, a ^ 0 = 1
  pow_succ : ∀ a : α, ∀ n : Nat, a ^ (n + 1) = (a ^ n) * a
  ofNat_succ : ∀ a : Nat, OfNat.ofNat (α := α) (a + 1) = OfNat.ofNat a + 1
  ofNat_eq_natCast : ∀ n : Nat, OfNat.ofNat (α := α) n = Nat.cast n
  nsmul_eq_natCast_mul : ∀ n : Nat, ∀ a : α, n • a = Nat.cast n * a

/-- A semiring with negation. -/
class Ring (α : Type u) extends Semiring α, Neg α, Sub α where
  [intCast : IntCast α]
  [zsmul : SMul Int α]
  neg_add_cancel : ∀ a : α, -a + a = 0
  sub_eq_add_neg : ∀ a b : α, a - b = a + -b
  neg_zsmul : ∀ (i : Int) (a : α), (-i : Int) • a = -(i • a)
  zsmul_natCast_eq_nsmul : ∀ n : Nat, ∀ a : α, (n : Int) • a = n • a
  intCast_ofNat : ∀ n : Nat, Int.cast (OfNat.ofNat (α := Int) n) = OfNat.ofNat (α := α) n
  intCast_neg : ∀ i : Int, Int.cast (R := α) (-i) = -Int.cast i

/-- A semiring whose multiplication commutes. -/
class CommSemiring (α : Type u) extends Semiring α where
  mul_comm : ∀ a b : α, a * b = b * a

/-- A ring whose multiplication commutes. -/
class CommRing (α : Type u) extends Ring α, CommSemiring α

/-- A commutative ring with division. -/
class Field (α : Type u) extends CommRing α, Inv α, Div α where
  [zpow : HPow α Int α]
  div_eq_mul_inv : ∀ a b : α, a / b = a * b⁻¹
  zero_ne_one : (0 : α) ≠ 1
  inv_zero : (0 : α)⁻¹ = 0
  mul_inv_cancel : ∀ {a : α}, a ≠ 0 → a * a⁻¹ = 1
  zpow_zero : ∀ a : α, a ^ (0 : Int) = 1
  zpow_succ : ∀ (a : α) (n : Nat), a ^ (n + 1 : Int) = a ^ (n : Int) * a
  zpow_neg : ∀ (a : α) (n : Int), a ^ (-n) = (a ^ n)⁻¹

set_option warn.classDefReducibility false in
attribute [instance 100] AddCommMonoid.toZero AddCommMonoid.toAdd NatModule.nsmul IntModule.toAddCommGroup
  IntModule.zsmul Semiring.toAdd Semiring.toMul Semiring.ofNat Semiring.npow Ring.toNeg Ring.toSub

/-- Numerals of a semiring are equal exactly if they are modulo `p`. -/
class IsCharP (α : Type u) [Semiring α] (p : outParam Nat) where
  ofNat_ext_iff (p) : ∀ {x y : Nat}, OfNat.ofNat (α := α) x = OfNat.ofNat (α := α) y ↔ x % p = y % p

/-- Multiplication by a numeral other than zero cancels. -/
class NoNatZeroDivisors (α : Type u) [NatModule α] where
  no_nat_zero_divisors : ∀ (k : Nat) (a b : α), k ≠ 0 → k • a = k • b → a = b

/-- Powers with the exponent `p` change nothing. -/
class PowIdentity (α : Type u) [CommSemiring α] (p : outParam Nat) : Prop where
  pow_eq (x : α) : x ^ p = x

/-- Addition respects `≤`. -/
class OrderedAdd (M : Type u) [HAdd M M M] [LE M] [Std.IsPreorder M] where
  add_le_left_iff : ∀ {a b : M} (c : M), a ≤ b ↔ a + c ≤ b + c

/-- Multiplication by positive elements respects `<`. -/
class OrderedRing (R : Type u) [Semiring R] [LE R] [LT R] [Std.IsPreorder R] extends OrderedAdd R where
  zero_lt_one : (0 : R) < 1
  mul_lt_mul_of_pos_left : ∀ {a b c : R}, a < b → 0 < c → c * a < c * b
  mul_lt_mul_of_pos_right : ∀ {a b c : R}, a < b → 0 < c → a * c < b * c

end Lean.Grind
