module

prelude
public import Init.Data.Cast
public import Init.Data.Nat
/-! The integers and their operations. -/

@[expose] public section

universe u

set_option genCtorIdx false in
/-- The integers: the natural numbers, and `-(n + 1)` for every natural number `n`. -/
inductive Int : Type where
  | ofNat : Nat → Int
  | negSucc : Nat → Int

attribute [extern "lean_nat_to_int"] Int.ofNat
attribute [extern "lean_int_neg_succ_of_nat"] Int.negSucc

instance instNatCastInt : NatCast Int where
  natCast n := Int.ofNat n

instance instOfNat {n : Nat} : OfNat Int n where
  ofNat := Int.ofNat n

namespace Int

instance instInhabited : Inhabited Int := ⟨ofNat 0⟩

/-- The negative of a natural number. -/
def negOfNat : Nat → Int
  | 0 => 0
  | Nat.succ m => negSucc m

set_option bootstrap.genMatcherCode false in
/-- Negation. -/
@[extern "lean_int_neg", instance_reducible]
protected def neg (n : @& Int) : Int :=
  match n with
  | ofNat n => negOfNat n
  | negSucc n => ofNat (Nat.succ n)

@[default_instance mid]
instance instNegInt : Neg Int where
  neg := Int.neg

/-- The difference of two natural numbers. -/
def subNatNat (m n : Nat) : Int :=
  match (n - m : Nat) with
  | 0 => ofNat (m - n)
  | Nat.succ k => negSucc k

set_option bootstrap.genMatcherCode false in
/-- Addition. -/
@[extern "lean_int_add", instance_reducible]
protected def add (m n : @& Int) : Int :=
  match m, n with
  | ofNat m, ofNat n => ofNat (m + n)
  | ofNat m, negSucc n => subNatNat m (Nat.succ n)
  | negSucc m, ofNat n => subNatNat n (Nat.succ m)
  | negSucc m, negSucc n => negSucc (Nat.succ (m + n))

instance instAdd : Add Int where
  add := Int.add

set_option bootstrap.genMatcherCode false in
/-- Multiplication. -/
@[extern "lean_int_mul", instance_reducible]
protected def mul (m n : @& Int) : Int :=
  match m, n with
  | ofNat m, ofNat n => ofNat (m * n)
  | ofNat m, negSucc n => negOfNat (m * Nat.succ n)
  | negSucc m, ofNat n => negOfNat (Nat.succ m * n)
  | negSucc m, negSucc n => ofNat (Nat.succ m * Nat.succ n)

instance instMul : Mul Int where
  mul := Int.mul

/-- Subtraction. -/
@[extern "lean_int_sub", instance_reducible]
protected def sub (m n : @& Int) : Int := m + (-n)

instance instSub : Sub Int where
  sub := Int.sub

/-- The integer is not negative. -/
inductive NonNeg : Int → Prop where
  | mk (n : Nat) : NonNeg (ofNat n)

/-- `a ≤ b` says that `b - a` is not negative. -/
protected def le (a b : Int) : Prop := NonNeg (b - a)

theorem nonNeg_of_negSucc (n : Nat) (h : NonNeg (negSucc n)) : False := by
  generalize e : negSucc n = a at h
  cases h
  exact Int.noConfusion e

instance instLEInt : LE Int where
  le := Int.le

/-- `a < b` is `a + 1 ≤ b`. -/
protected def lt (a b : Int) : Prop := (a + 1) ≤ b

instance instLTInt : LT Int where
  lt := Int.lt

set_option bootstrap.genMatcherCode false in
/-- Equality of integers is decidable. -/
@[extern "lean_int_dec_eq"]
protected def decEq (a b : @& Int) : Decidable (a = b) :=
  match a, b with
  | ofNat a, ofNat b =>
    match Nat.decEq a b with
    | isTrue h => isTrue (h ▸ rfl)
    | isFalse h => isFalse fun e => Int.noConfusion e fun e => h e
  | ofNat _, negSucc _ => isFalse fun e => Int.noConfusion e
  | negSucc _, ofNat _ => isFalse fun e => Int.noConfusion e
  | negSucc a, negSucc b =>
    match Nat.decEq a b with
    | isTrue h => isTrue (h ▸ rfl)
    | isFalse h => isFalse fun e => Int.noConfusion e fun e => h e

instance instDecidableEq : DecidableEq Int := Int.decEq

set_option bootstrap.genMatcherCode false in
@[extern "lean_int_dec_nonneg"]
def decNonneg (m : @& Int) : Decidable (NonNeg m) :=
  match m with
  | ofNat m => isTrue (NonNeg.mk m)
  | negSucc _ => isFalse fun h => nonNeg_of_negSucc _ h

/-- `a ≤ b` is decidable. -/
@[extern "lean_int_dec_le"]
instance decLe (a b : @& Int) : Decidable (a ≤ b) := decNonneg _

/-- `a < b` is decidable. -/
@[extern "lean_int_dec_lt"]
instance decLt (a b : @& Int) : Decidable (a < b) := decNonneg _

set_option bootstrap.genMatcherCode false in
/-- The absolute value, as a natural number. -/
@[extern "lean_nat_abs"]
def natAbs (m : @& Int) : Nat :=
  match m with
  | ofNat m => m
  | negSucc m => m.succ

attribute [gen_constructor_elims] Int

/-- The sign: `1`, `0` or `-1`. -/
def sign : Int → Int
  | ofNat (Nat.succ _) => 1
  | ofNat 0 => 0
  | negSucc _ => -1

/-- The natural number, or zero for negative integers. -/
def toNat : Int → Nat
  | ofNat n => n
  | negSucc _ => 0

/-- The natural number, or nothing for negative integers. -/
def toNat? : Int → Option Nat
  | ofNat n => some n
  | negSucc _ => none

/-- `a ∣ b`: there is some `c` with `b = a * c`. -/
instance instDvd : Dvd Int where
  dvd a b := ∃ c, b = a * c

/-- Powers with natural numbers as exponents. -/
@[extern "lean_int_pow"]
protected def pow (m : Int) : Nat → Int
  | 0 => 1
  | Nat.succ n => Int.pow m n * m

instance instNatPow : NatPow Int where
  pow := Int.pow

instance instMin : Min Int := minOfLe
instance instMax : Max Int := maxOfLe

/-! ### Quotient and remainder

`x / y` and `x % y` are those of Euclid: `0 ≤ x % y` for every `y ≠ 0`. -/

/-- The quotient with a remainder that is not negative; zero if the divisor is. -/
@[extern "lean_int_ediv"]
def ediv : (@& Int) → (@& Int) → Int
  | ofNat m, ofNat n => ofNat (m / n)
  | ofNat m, negSucc n => -ofNat (m / Nat.succ n)
  | negSucc _, ofNat 0 => 0
  | negSucc m, ofNat (Nat.succ n) => negSucc (m / Nat.succ n)
  | negSucc m, negSucc n => ofNat (Nat.succ (m / Nat.succ n))

/-- The remainder that is not negative; the dividend if the divisor is zero. -/
@[extern "lean_int_emod"]
def emod : (@& Int) → (@& Int) → Int
  | ofNat m, n => ofNat (m % natAbs n)
  | negSucc m, n => subNatNat (natAbs n) (Nat.succ (m % natAbs n))

instance instDiv : Div Int where
  div := Int.ediv

instance instMod : Mod Int where
  mod := Int.emod

/-- The quotient rounded towards zero. -/
@[extern "lean_int_div"]
def tdiv : (@& Int) → (@& Int) → Int
  | ofNat m, ofNat n => ofNat (m / n)
  | ofNat m, negSucc n => -ofNat (m / Nat.succ n)
  | negSucc m, ofNat n => -ofNat (Nat.succ m / n)
  | negSucc m, negSucc n => ofNat (Nat.succ m / Nat.succ n)

/-- The remainder that goes with `tdiv`. -/
@[extern "lean_int_mod"]
def tmod : (@& Int) → (@& Int) → Int
  | ofNat m, ofNat n => ofNat (m % n)
  | ofNat m, negSucc n => ofNat (m % Nat.succ n)
  | negSucc m, ofNat n => -ofNat (Nat.succ m % n)
  | negSucc m, negSucc n => -ofNat (Nat.succ m % Nat.succ n)

/-- The remainder of least absolute value. -/
def bmod (x : Int) (m : Nat) : Int :=
  let r := x % (m : Int)
  if r < ((m : Int) + 1) / 2 then r else r - (m : Int)

/-- The quotient that goes with `bmod`. -/
def bdiv (x : Int) (m : Nat) : Int :=
  if m = 0 then 0
  else
    let q := x / (m : Int)
    let r := x % (m : Int)
    if r < ((m : Int) + 1) / 2 then q else q + 1

/-- The greatest common divisor of two integers. -/
def gcd (m n : Int) : Nat := m.natAbs.gcd n.natAbs

end Int

/-- Types into which the integers embed canonically. -/
class IntCast (R : Type u) where
  protected intCast : Int → R

instance instIntCastInt : IntCast Int where
  intCast n := n

/-- The canonical image of an integer. -/
@[coe, reducible, match_pattern]
protected def Int.cast {R : Type u} [IntCast R] : Int → R := IntCast.intCast

instance [IntCast R] : CoeTail Int R where
  coe := Int.cast

instance [IntCast R] : CoeHTCT Int R where
  coe := Int.cast
