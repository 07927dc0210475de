"""Lean texts that are compiled in several tests."""

VARIED = """\
theorem plain (n : Nat) : n = n + 0 := rfl
theorem byCases (p : Prop) : p ∨ ¬p := Classical.em p
def numbers : Nat := 123456789012345678901234567890123456789012345678901234567890
def text : String := "a «b» ∀"
partial def loop (n : Nat) : Nat := loop (n + 1)
unsafe def evil (n : Nat) : Nat := evil (n + 1)
inductive Tree (α : Type u) where | leaf | node (a : α) (left right : Tree α)
mutual
def even : Nat → Bool | 0 => true | n + 1 => odd n
def odd : Nat → Bool | 0 => false | n + 1 => even n
end
axiom assumed : 1 = 2
opaque sealed : Nat
structure Pair (α β : Type) where
  one : α
  two : β
private theorem hidden : 2 = 2 := rfl
def «odd name».«x.y» : Nat := let k := 3; k
def open_ : Nat := sorry
theorem usesLet : (have x := 2; x = x) := rfl
"""

SPLIT = """\
module
prelude
public section
universe u
inductive Eq {α : Sort u} (a : α) : α → Prop where | refl : Eq a a
set_option genCtorIdx false
inductive Bit where | one | two
axiom choose : Bit
theorem proved (b : Bit) : Eq b b := Eq.refl
theorem chosen : Eq choose choose := Eq.refl
def unexposed (b : Bit) : Bit := b
@[expose] def exposed (b : Bit) : Bit := b
opaque sealed (b : Bit) : Bit := b
end
theorem kept (b : Bit) : Eq (unexposed b) (exposed b) := Eq.refl
"""

SPLIT_PARTIAL = """\
module
prelude
public section
universe u
set_option genCtorIdx false
unsafe axiom lcErased : Type
unsafe axiom lcAny : Type
unsafe axiom lcVoid : Type
inductive Eq {α : Sort u} (a : α) : α → Prop where | refl : Eq a a
inductive Bit where | one | two
class Inhabited (α : Sort u) where
  default : α
class inductive Nonempty (α : Sort u) : Prop where
  | intro (val : α) : Nonempty α
set_option checkBinderAnnotations false in
abbrev inferInstance {α : Sort u} [i : α] : α := i
instance : Inhabited Bit := ⟨Bit.one⟩
partial def spin (b : Bit) : Bit := spin b
theorem rests (b : Bit) : Eq (spin b) (spin b) := Eq.refl
end
"""
