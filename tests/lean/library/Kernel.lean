/-! The kernel computes some operations on numerals by name, without looking at their definitions. Here each of them is
compared with its definition, or with its defining equations as a recursion of its own. This file must elaborate without
an error. -/

namespace Kernel

def add : Nat → Nat → Nat
  | a, 0 => a
  | a, b + 1 => (add a b).succ
def mul : Nat → Nat → Nat
  | _, 0 => 0
  | a, b + 1 => add (mul a b) a
def pow : Nat → Nat → Nat
  | _, 0 => 1
  | a, b + 1 => mul (pow a b) a
def pred : Nat → Nat
  | 0 => 0
  | a + 1 => a
def sub : Nat → Nat → Nat
  | a, 0 => a
  | a, b + 1 => pred (sub a b)
def eq : Nat → Nat → Bool
  | 0, 0 => true
  | 0, _ + 1 => false
  | _ + 1, 0 => false
  | a + 1, b + 1 => eq a b
def le : Nat → Nat → Bool
  | 0, _ => true
  | _ + 1, 0 => false
  | a + 1, b + 1 => le a b
/-- Quotient and remainder by counting up to `a`. -/
def divMod : Nat → Nat → Nat × Nat
  | 0, _ => (0, 0)
  | a + 1, b =>
    let (q, r) := divMod a b
    cond (eq r.succ b) (q.succ, 0) (q, r.succ)

example : ∀ a, a < 12 → ∀ b, b < 12 → Nat.add a b = add a b := by decide
example : ∀ a, a < 12 → ∀ b, b < 12 → Nat.sub a b = sub a b := by decide
example : ∀ a, a < 12 → ∀ b, b < 12 → Nat.mul a b = mul a b := by decide
example : ∀ a, a < 4 → ∀ b, b < 5 → Nat.pow a b = pow a b := by decide
example : ∀ a, a < 12 → ∀ b, b < 12 → Nat.beq a b = eq a b := by decide
example : ∀ a, a < 12 → ∀ b, b < 12 → Nat.ble a b = le a b := by decide
example : ∀ a, a < 20 → ∀ b, b < 7 → b ≠ 0 → Nat.div a b = (divMod a b).1 ∧ Nat.mod a b = (divMod a b).2 := by decide
example : ∀ a, a < 20 → Nat.div a 0 = 0 ∧ Nat.mod a 0 = a := by decide
example : ∀ a, a < 16 → ∀ b, b < 16 → Nat.gcd a b = Nat.gcd.go a a b := by decide
example : ∀ a, a < 40 → Nat.log2 a = Nat.log2.go a a := by decide
example : ∀ a, a < 9 → ∀ b, b < 9 → Nat.land a b = Nat.bitwise and a b := by decide
example : ∀ a, a < 9 → ∀ b, b < 9 → Nat.lor a b = Nat.bitwise or a b := by decide
example : ∀ a, a < 9 → ∀ b, b < 9 → Nat.xor a b = Nat.bitwise bne a b := by decide
example : ∀ a, a < 9 → ∀ b, b < 5 → Nat.shiftLeft a b = mul a (pow 2 b) := by decide
example : ∀ a, a < 40 → ∀ b, b < 5 → Nat.shiftRight a b = Nat.div a (pow 2 b) := by decide

end Kernel
