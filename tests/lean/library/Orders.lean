/-! What `grind` knows of orders, and of linear inequalities over ordered rings and modules. -/

open Lean.Grind Std

section
variable {α : Type} [LE α]

example [IsPreorder α] (a b c : α) (h : a ≤ b) (h₂ : b ≤ c) : a ≤ c := by grind
example [IsPartialOrder α] (a b : α) (h : a ≤ b) (h₂ : b ≤ a) : a = b := by grind
example [IsLinearOrder α] (a b c : α) (h : ¬a ≤ b) (h₂ : ¬b ≤ c) : c ≤ a := by grind
example [LT α] [LawfulOrderLT α] [IsPreorder α] (a b c : α) (h : a < b) (h₂ : b ≤ c) : a < c := by grind
example [LT α] [LawfulOrderLT α] [IsPreorder α] (a b : α) (h : a < b) : ¬b ≤ a := by grind
example [LT α] [LawfulOrderLT α] [IsLinearOrder α] (a b c : α) (h : a < b) (h₂ : ¬c ≤ b) : a < c := by grind
example [LT α] [LawfulOrderLT α] [IsLinearOrder α] (a b : α) : a < b ∨ a = b ∨ b < a := by grind

end

section
variable {α : Type} [CommRing α] [LE α] [LT α] [LawfulOrderLT α] [IsLinearOrder α] [OrderedRing α]

example (a b c : α) (h : a < b) (h₂ : b < c) : 2 * a < b + c := by grind
example (a b : α) (h : a ≤ b) : a + 1 < b + 2 := by grind
example (a b : α) (h : 2 * a + b ≥ 1) (h₂ : b ≤ 0) (h₃ : a ≤ 0) : False := by grind
example (a b c : α) (h : a + b ≤ c) (h₂ : c ≤ a + b) (f : α → Nat) : f (a + b) = f c := by grind
example (x y : α) (h : x * y ≤ 2) (h₂ : y * x ≥ 3) : False := by grind

end

example {α : Type} [IntModule α] [LE α] [LT α] [LawfulOrderLT α] [IsLinearOrder α] [OrderedAdd α] (a b c : α)
    (h : a < b) (h₂ : b < c) : a + a < b + c := by grind
example {α : Type} [IntModule α] (a b : α) : 2 • a + b - a = b + a := by grind

/-! Functions are equal where their values are. -/
example (f g : Nat → Nat) (h : ∀ x, f x = g x) : f = g := by grind
example (f g : Nat → Nat → Nat) (h : ∀ x y, f x y = g x y) : f = g := by grind
example (p q : Nat → Prop) (h : ∀ x, p x ↔ q x) : p = q := by grind
example (f : Nat → Nat) (h : ∀ x, f x = x) : f ∘ f = id := by grind
example (p q : Nat × Nat) (h : p.1 = q.1) (h₂ : p.2 = q.2) : p = q := by grind
example (p q : { n : Nat // n < 3 }) (h : p.1 = q.1) : p = q := by grind

/-! Injective functions and inverses. -/
example (f : Nat → Nat) (hf : Function.Injective f) (a b : Nat) (h : f a = f b) : a = b := hf h
example (f g : Nat → Nat) (h : Function.LeftInverse g f) : Function.Injective f := h.injective
example (f g : Nat → Nat) (hf : Function.Injective f) (hg : Function.Injective g) : Function.Injective (g ∘ f) :=
  hg.comp hf
