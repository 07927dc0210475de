/-! Commands: inductive types, structures, classes, namespaces, notation and macros of the user's own. -/

namespace Shapes

inductive Tree (α : Type) where
  | leaf : Tree α
  | node (left : Tree α) (value : α) (right : Tree α) : Tree α

def Tree.size : Tree α → Nat
  | .leaf => 0
  | .node l _ r => l.size + 1 + r.size

theorem Tree.size_leaf : (Tree.leaf : Tree α).size = 0 := rfl

end Shapes

open Shapes in
theorem Shapes.Tree.size_node (l r : Tree α) (x : α) : (Tree.node l x r).size = l.size + 1 + r.size := by
  simp [Tree.size]

inductive Color where
  | red | green | blue
  deriving DecidableEq, Repr, BEq, Inhabited

example : Color.red ≠ Color.green := by decide
example (c : Color) : c = .red ∨ c = .green ∨ c = .blue := by cases c <;> simp

structure Point where
  x : Nat
  y : Nat := 0
  deriving DecidableEq, Repr, BEq, Inhabited

structure Point3 extends Point where
  z : Nat

def origin : Point3 := { x := 0, z := 0 }
example : origin.y = 0 := rfl
example : { origin with z := 1 }.z = 1 := rfl
example (p : Point) : p = ⟨p.x, p.y⟩ := rfl

@[ext] structure Both (α : Type) where
  fst : α
  snd : α

example (p q : Both Nat) (h₁ : p.fst = q.fst) (h₂ : p.snd = q.snd) : p = q := by
  ext
  · exact h₁
  · exact h₂

inductive Term where
  | var (n : Nat)
  | app (f a : Term)
  deriving DecidableEq, Repr, BEq, Inhabited

class Magma (α : Type) where
  op : α → α → α

class Semigroup (α : Type) extends Magma α where
  assoc : ∀ a b c : α, op (op a b) c = op a (op b c)

instance : Semigroup Nat where
  op := (· + ·)
  assoc := Nat.add_assoc

infixl:65 " ⋆ " => Magma.op
example (a b c : Nat) : a ⋆ b ⋆ c = a ⋆ (b ⋆ c) := Semigroup.assoc a b c

section
variable (p q : Prop)

theorem swap : p ∧ q → q ∧ p := fun ⟨a, b⟩ => ⟨b, a⟩
end

example : 1 = 1 ∧ True → True ∧ 1 = 1 := swap _ _

notation:50 a " ≼ " b => a ≤ b
example (a : Nat) : a ≼ a := Nat.le_refl a

macro "finish" : tactic => `(tactic| first | assumption | trivial)
example (p : Prop) (h : p) : p := by finish

syntax "twice " term:max : term
macro_rules
  | `(twice $t) => `($t + $t)
example : twice 2 = 4 := rfl

@[simp] theorem twice_def (n : Nat) : twice n = n + n := rfl
attribute [local simp] Nat.add_comm in
example (a b : Nat) : a + b = b + a := by simp

#check swap
#print swap
#print Color
#print axioms swap
#eval (1 + 1, [Color.red], ({ x := 1 } : Point))
#reduce 2 + 2
