/-! Simplification. -/

example (p q : Prop) (hp : p) (hq : q) : p ∧ q ∧ p := by simp [*]
example (p q : Prop) (h : p ∧ q) : q ∧ p := by simp_all
example (p q : Prop) (h : p ∧ q) : q ∧ p := by simpa [And.comm] using h
example (p q : Prop) (h : p ∧ True ∧ q) : p := by simp at h; exact h.1
example (a b : Nat) (h : a = b) (h' : b = 3) : a = 3 := by simp only [h, h']
example (p q : Prop) : ¬(p ∧ q) ↔ (p → ¬q) := by simp
example (p q : Prop) : ¬(p ∨ q) ↔ ¬p ∧ ¬q := by simp
example (p : Nat → Prop) (h : ∀ x, p x) : ¬∃ x, ¬p x := by simp [h]
example (p : Nat → Prop) : (¬∃ x, p x) ↔ ∀ x, ¬p x := by simp
example (a : Nat) : (∃ x, x = a) := by simp
example (a : Nat) (p : Nat → Prop) : (∃ x, x = a ∧ p x) ↔ p a := by simp
example (p : Prop) : p ∧ True ↔ p := by simp
example (a b : Nat) (h : a + 1 = b + 1) : a = b := by simp at h; exact h
example (a b : Nat) (h : a + 3 ≤ b + 3) : a ≤ b := by simp at h; exact h
example (a : Nat) (l : List Nat) : a :: l ≠ [] := by simp
example (a b : Nat) (l : List Nat) (h : a :: l = b :: l) : a = b := by simp at h; exact h
example (a : Nat) : none ≠ some a := by simp
example : 2 + 2 = 4 := by simp
example : 2 * 3 < 7 := by simp
example : 2 ^ 10 = 1024 := by simp
example : 17 % 5 = 2 := by simp
example : 17 / 5 = 3 := by simp
example : (5 : Nat) - 7 = 0 := by simp
example : Nat.gcd 12 18 = 6 := by simp
example : ¬(3 ∣ 7) := by decide
example (x : Bool) : (x && true) = x := by simp
example (x : Bool) (h : ¬(x = true)) : x = false := by simpa using h
example (o : Option Nat) (h : o = some 3) : o.isSome := by simp [h]
example (p : Prop) [Decidable p] (a b : Nat) (h : p) : (if p then a else b) = a := by simp [h]
example (p : Prop) [Decidable p] (h : decide p = true) : p := by simpa using h
example (f : Nat → Nat) (h : ∀ x, f x = x) : f (f 2) = 2 := by simp [h]
def square (n : Nat) : Nat := n * n
example : square 3 = 9 := by simp [square]
example (a b c : Nat) : a + b + c = c + b + a := by simp [Nat.add_comm, Nat.add_left_comm]
example (a : Nat) : a + 0 = a := by simp?
example (a b : Nat) (h : a = b) : (let x := a; x + 1) = b + 1 := by simp [h]
example (a : Nat) (h : a = 1) (h' : a = 2) : False := by simp_all
example (p q r : Prop) : (p → q → r) ↔ (p ∧ q → r) := by simp
example (x : Nat) (h : x ∈ [1, 2]) : x = 1 ∨ x = 2 := by
  cases h with
  | head => exact .inl rfl
  | tail _ h => cases h with
    | head => exact .inr rfl
    | tail _ h => cases h
example (a b : Nat) (h : b ≤ a) : a ≥ b := by simp; exact h
example (a b : Nat) (h : b < a) : a > b := by simp; exact h
