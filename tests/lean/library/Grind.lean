/-! What `grind` closes. -/
theorem t1 (p q : Prop) (hp : p) (hq : q) : p ∧ q := by grind
theorem t2 (p q r : Prop) : (p → q) → (q → r) → p → r := by grind
theorem t3 (a b c : Nat) (h : a = b) (h2 : b = c) : c = a := by grind
theorem t4 {α} (f : α → α) (a : α) (h : f (f a) = a) (h2 : f (f (f a)) = a) : f a = a := by grind
theorem t5 (p q : Prop) : ¬(p ∧ q) ↔ ¬p ∨ ¬q := by grind
theorem t8 (a b : Nat) (h : a ≠ b) (p : Nat → Prop) (h1 : ∀ x, x ≠ b → p x) : p a := by grind
theorem t9 (p : Nat → Prop) (h : ∃ x, p x) (q : Prop) (h2 : ∀ x, p x → q) : q := by grind
def double (n : Nat) : Nat := n + n
@[grind =] theorem double_eq (n : Nat) : double n = 2 * n := (Nat.two_mul n).symm
example (a b : Nat) (h : a = double b) : a = 2 * b := by grind
@[grind →] theorem foo3 (x : Nat) (h : x = 0) : x + 0 = 0 := h
inductive L (α : Type) | nil | cons (a : α) (l : L α)
namespace L
variable {α : Type}
def append : L α → L α → L α | nil, l => l | cons a k, l => cons a (append k l)
def len : L α → Nat | nil => 0 | cons _ l => len l + 1
def rev : L α → L α | nil => nil | cons a l => append (rev l) (cons a nil)
theorem append_nil (l : L α) : append l nil = l := by induction l <;> grind [append]
theorem append_assoc (l k m : L α) : append (append l k) m = append l (append k m) := by induction l <;> grind [append]
theorem rev_append (l k : L α) : rev (append l k) = append (rev k) (rev l) := by
  induction l <;> grind [append, rev, append_nil, append_assoc]
end L
example (l : List Nat) (h : l ≠ []) : ∃ a t, l = a :: t := by cases l <;> grind
example (b c : Bool) (h : (b && c) = true) : b = true := by grind
example (p : Prop) [Decidable p] (a b : Nat) (h : p) : (if p then a else b) = a := by grind
example (o : Option Nat) (h : o ≠ none) : ∃ a, o = some a := by cases o <;> grind
example (f : Nat → Nat) (h : ∀ x, f x = x) : f (f 2) = 2 := by grind
example (a b c : Nat) (h : a = b ∨ a = c) (h1 : b = 1) (h2 : c = 1) : a = 1 := by grind
example (s : Nat → Nat → Prop) (h : ∀ x y, s x y → s y x) (h2 : s 1 2) : s 2 1 := by grind
example (a b : Nat) (f : Nat → Nat) (h : f a ≠ f b) : a ≠ b := by grind
/-! Linear arithmetic over natural numbers. -/
example (a b : Nat) (h : a < b) : a ≤ b := by grind
example (a b c : Nat) (h : a < b) (h2 : b < c) : a + 1 < c := by grind
example (a b : Nat) (h : 2 * a ≤ 2 * b + 1) : a ≤ b := by grind
example (a b : Nat) (h : a + b = 3) (h2 : b = 1) : a = 2 := by grind
example (a b : Nat) (h : a - b = 0) : a ≤ b := by grind
example (a : Nat) : a % 2 < 2 := by grind
example (a : Nat) (f : Nat → Nat) : f (a + 1 + 1) = f (a + 2) := by grind
example (a b : Nat) (f : Nat → Nat) (h : a ≤ b) (h2 : b ≤ a) : f a = f b := by grind
example (a b : Nat) (h : (a, b) = (1, 2)) : a = 1 := by grind
example (a b : Nat) : a + b = b + a := by grind
example (a b c : Nat) (h : a = b + c + 2) : a > b := by grind
example (a b : Nat) (h : a ≠ b) : a < b ∨ b < a := by grind
theorem L.len_append {α : Type} (l k : L α) : L.len (L.append l k) = L.len l + L.len k := by
  induction l <;> grind [L.append, L.len]
/-! Integers, divisibility, and `simp +arith`, which rests on the same steps. -/
example (a b c : Int) (h : a < b) (h2 : b < c) : a + 1 < c := by grind
example (a b : Int) (h : 2 * a + 4 * b = 5) : False := by grind
example (a : Int) (h : 0 ≤ a) (h2 : 3 ∣ a) (h3 : a < 3) : a = 0 := by grind
example (a b : Int) (h : a * 3 = b * 3) : a = b := by grind
example (a b : Nat) (h : a ≤ b) : 2 + a ≤ b + 2 := by simp +arith only [h]
example (a b : Nat) : a ≤ a + b := by simp +arith only
example (a b : Nat) (h : 2 * a + b < b + 3 + a) : a ≤ 2 := by simp +arith at h; exact h
example (x y : Nat) (f : Nat → Nat) : f (x + y + x) = f (2 * x + y) := by simp +arith
/-! Operations that are associative, and perhaps commutative or with a neutral element. -/
example {α : Type} (xs ys zs : List α) : (xs ++ ys) ++ zs = xs ++ (ys ++ zs) := by grind
example {α : Type} (xs ys : List α) : xs ++ ([] ++ ys) = xs ++ ys := by grind
example (a b c : Nat) : a * b * c = c * (b * a) := by grind
example (a b c d : Nat) (h : a * b = c) : b * a * d = d * c := by grind
