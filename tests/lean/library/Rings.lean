/-! What the ring solver of `grind` closes: identities, and equations that follow from others. -/

/-! Integers. -/
example (a b : Int) : (a + b) * (a + b) = a * a + 2 * a * b + b * b := by grind
example (a b : Int) : (a + b) ^ 2 = a ^ 2 + 2 * a * b + b ^ 2 := by grind
example (a b : Int) : (a - b) * (a + b) = a * a - b * b := by grind
example (a b c d : Int) : (a * a + b * b) * (c * c + d * d) = (a * c - b * d) ^ 2 + (a * d + b * c) ^ 2 := by grind
example (a b c : Int) : (a + b + c) ^ 3 - (a ^ 3 + b ^ 3 + c ^ 3) = 3 * (a + b) * (b + c) * (c + a) := by grind
example (a b c : Int) (h : a * b = 1) (h₂ : b = c) : a * c = 1 := by grind
example (x y : Int) (h : x * y = 3) (h₂ : x + y = 4) : x ^ 2 + y ^ 2 = 10 := by grind
example (x : Int) (h : x * x = 1) : x ^ 3 = x := by grind
example (a b c : Int) (h₁ : a + b + c = 3) (h₂ : a ^ 2 + b ^ 2 + c ^ 2 = 5) (h₃ : a ^ 3 + b ^ 3 + c ^ 3 = 7) :
    a ^ 4 + b ^ 4 + c ^ 4 = 9 := by grind
example (x y : Int) (h : x * x = y) (h₂ : x * y = x + 1) : x ^ 3 ≠ x + 2 := by grind

/-! Natural numbers, which have no differences. -/
example (a b : Nat) : (a + b) ^ 2 = a ^ 2 + 2 * a * b + b ^ 2 := by grind
example (a b c : Nat) : a * (b + c) = a * b + a * c := by grind
example (a b c : Nat) (h : a * b = c) : 2 * a * b = 2 * c := by grind
example (a b : Nat) (h : a * b = b * a + 1) : False := by grind
example (x y : Nat) : (x + 1) * (y + 1) = x * y + x + y + 1 := by grind
example (n s : Nat) (ih : 2 * s = n * (n + 1)) : 2 * (s + (n + 1)) = (n + 1) * (n + 1 + 1) := by grind
example (n s : Nat) (ih : 6 * s = n * (n + 1) * (2 * n + 1)) :
    6 * (s + (n + 1) ^ 2) = (n + 1) * (n + 1 + 1) * (2 * (n + 1) + 1) := by grind

/-! Linear arithmetic takes products as they come out. -/
example (x y : Nat) : x * y < (x + 1) * (y + 1) := by grind
example (x y : Int) (h : x * y > 0) : x * y ≥ 1 := by grind
example (x y : Int) (h : x * y + x ≤ 3) (h₂ : x * (y + 1) ≥ 5) : False := by grind
example (a b c : Int) (h : a * (b + c) = 3) (h₂ : a * b < 2) : 2 ≤ a * c := by grind

/-! A factor, divisor or exponent that becomes known makes a term linear. -/
example (a b : Int) (h : a = 3) (h₂ : a * b ≤ 2) (h₃ : b ≥ 1) : False := by grind
example (a b : Nat) (h : a * b = 6) (h₂ : a = 2) : b = 3 := by grind
example (a b : Nat) (h : a * b = 6) (h₂ : a ≥ 2) (h₃ : a ≤ 2) : b = 3 := by grind
example (a b : Int) (h : a / b = 3) (h₂ : b = 2) : a ≥ 6 := by grind
example (a b : Nat) (h : b = 2) : a % b < 2 := by grind
example (a k : Nat) (h : k = 3) (h₂ : a = 2 ^ k) : a = 8 := by grind
example (x y : Nat) : max x y ≤ x + y := by grind

/-! Any ring. -/
open Lean.Grind

example {α : Type} [CommRing α] (a b : α) : (a + b) * (a + b) = a * a + 2 * a * b + b * b := by grind
example {α : Type} [CommRing α] (a b : α) (h : a + b = 0) : a ^ 2 = b ^ 2 := by grind
example {α : Type} [CommRing α] [NoNatZeroDivisors α] (a b : α) (h : 2 * a = 2 * b) : a = b := by grind
example {α : Type} [CommRing α] [IsCharP α 2] (a b : α) : (a + b) ^ 2 = a ^ 2 + b ^ 2 := by grind
example {α : Type} [CommRing α] [IsCharP α 0] (a : α) (h : a = 2) (h₂ : a = 3) : False := by grind
example {α : Type} [CommRing α] (a b : α) (f : α → Nat) (h : a - b = 0) : f (a * a) = f (a * b) := by grind
example {α : Type} [Ring α] (a b : α) : (a + b) * (a - b) = a * a - a * b + b * a - b * b := by grind
example {α : Type} [CommSemiring α] [AddRightCancel α] (a b c : α) (h : a * b = c) : c * a = a * a * b := by grind
example {α : Type} [CommSemiring α] (a b : α) : (a + b) * (a + b) = a * a + 2 * a * b + b * b := by grind
example {α : Type} [Semiring α] (a b : α) : (a + b) * (a + b) = a * a + a * b + b * a + b * b := by grind
