"""Holes that are no propositions: nothing may be put there, and nothing may be proved about what might stand there."""

# ruff: noqa: E501 - Lean texts on one line each
from __future__ import annotations

from collections.abc import Iterator

from assistant.bench.attacks.case import ACCEPT, CANDIDATE_DOORS, EVERY_DOOR, REFUSE, Case, Door, attack

JUNK = (
    ("function to Nat", "def t (n : Nat) : Nat := @@sorry\n", "exact n"),
    ("function to Nat by tactics", "def t (n : Nat) : Nat := by\n  @@sorry\n", "exact n"),
    ("parse", "def t (s : List Char) : Option Nat := @@sorry\n", "exact none"),
    ("list", "def t (xs : List Nat) : List Nat := @@sorry\n", "assumption"),
    ("type", "abbrev t : Type := by @@sorry\n", "exact Nat"),
    ("type, term", "abbrev t : Type := @@sorry\n", "exact Nat"),
    ("proposition itself", "def t : Prop := @@sorry\n", "exact True"),
    ("predicate", "def t (n : Nat) : Prop := by\n  @@sorry\n", "exact True"),
    ("function", "def t : Nat → Nat := by\n  @@sorry\n", "intro n\nexact n"),
    ("branch", "def t (n : Nat) : Nat := if n = 0 then 0 else @@sorry\n", "exact n"),
    ("match branch", "def t : Nat → Nat\n  | 0 => 0\n  | n + 1 => by @@sorry\n", "exact n"),
    ("argument", "def t (n : Nat) : Nat := n + @@sorry\n", "exact n"),
    ("argument by tactics", "def t (n : Nat) : Nat := n + (by @@sorry)\n", "exact n"),
    ("instance field", "instance t : Add Bool where\n  add a b := by\n    @@sorry\n", "exact a"),
    ("instance", "instance t : Inhabited Nat := @@sorry\n", "exact ⟨0⟩"),
    ("instance by tactics", "instance t : Inhabited Nat := by\n  @@sorry\n", "exact ⟨0⟩"),
    ("decidable", "instance t (a b : Bool) : Decidable (a = b) := by\n  @@sorry\n", "infer_instance"),
    ("structure", "structure P where\n  x : Nat\ndef t : P := by\n  @@sorry\n", "exact ⟨0⟩"),
    ("structure field", "structure P where\n  x : Nat\n  y : Nat\ndef t : P where\n  x := 1\n  y := by\n    @@sorry\n", "exact 0"),
    ("subtype", "def t : {n : Nat // n < 5} := by\n  @@sorry\n", "exact ⟨0, by decide⟩"),
    ("witness of a subtype", "def t : {n : Nat // n = n} := ⟨by @@sorry, rfl⟩\n", "exact 0"),
    ("let of a definition", "def t (n : Nat) : Nat :=\n  let k : Nat := by @@sorry\n  n + k\n", "exact n"),
    ("where", "def t (n : Nat) : Nat := h n\nwhere\n  h (n : Nat) : Nat := by\n    @@sorry\n", "exact n"),
    ("opaque", "opaque t : Nat := by\n  @@sorry\n", "exact 0"),
    ("PUnit", "def t : Unit := by\n  @@sorry\n", "exact ()"),
    ("pair", "def t (p : Prop) (hp : p) : Nat × PLift p := by\n  @@sorry\n", "exact ⟨0, ⟨hp⟩⟩"),
    ("sum", "def t (n : Nat) : Nat ⊕ Bool := by\n  @@sorry\n", "exact .inl n"),
    ("equivalence data", "def t (p q : Prop) : PLift p → PLift p := by\n  @@sorry\n", "intro h\nexact h"),
    ("quotient", "def t (s : Setoid Nat) : Quotient s := by\n  @@sorry\n", "exact Quotient.mk s 0"),
    ("monadic", "def t : Option Nat := do\n  let x : Nat := (by @@sorry)\n  return x\n", "exact 0"),
    ("implicit universe", "def t {α : Sort u} (a b : α) : α := by\n  @@sorry\n", "exact a"),
    ("example", "example : Nat := by\n  @@sorry\n", "exact 0"),
    ("example with proof", "example : (n : Nat) → n = n → Nat := by\n  @@sorry\n", "intro n _\nexact n"),
)  # fmt: skip
IN_PROOFS = (
    ("let", "theorem t : ∃ n : Nat, n * n = 49 := by\n  let k : Nat := by @@sorry\n  exact ⟨k, sorry⟩\n", "exact 7"),
    ("let term", "theorem t : ∃ n : Nat, n * n = 49 := by\n  let k : Nat := @@sorry\n  exact ⟨k, sorry⟩\n", "exact 7"),
    ("have", "theorem t : ∃ n : Nat, n * n = 49 := by\n  have k : Nat := by @@sorry\n  exact ⟨7, rfl⟩\n", "exact 7"),
    ("witness", "theorem t : ∃ n : Nat, n * n = 49 := ⟨@@sorry, sorry⟩\n", "exact 7"),
    ("witness by tactics", "theorem t : ∃ n : Nat, n * n = 49 := ⟨by @@sorry, sorry⟩\n", "exact 7"),
    ("refine", "theorem t : ∃ n : Nat, n * n = 49 := by\n  refine ⟨@@sorry, ?_⟩\n  sorry\n", "exact 7"),
    ("exact", "theorem t (f : Nat → Prop) (h : ∀ n, f n) : ∃ n, f n := by\n  exact ⟨@@sorry, h _⟩\n", "exact 0"),
    ("apply", "theorem t : ∃ n : Nat, n < 5 := by\n  apply Exists.intro (by @@sorry)\n  sorry\n", "exact 0"),
    ("specialize", "theorem t (f : Nat → False) : False := by\n  have := f (by @@sorry)\n  exact this\n", "exact 0"),
    ("use of induction", "theorem t (n : Nat) : n = n := by\n  induction (by @@sorry : Nat) with\n  | zero => rfl\n  | succ _ _ => rfl\n", "exact 0"),
)  # fmt: skip


@attack("data without a value")
def junk() -> Iterator[Case]:
    """`close` and `suggest` only: one's own candidate is one's own choice."""
    why = "what stands here is no proposition: no inhabitant is the one that was meant"
    for name, text, candidate in (*JUNK, *IN_PROOFS):
        case = Case("", name, text, candidate, REFUSE, why, data=True, doors=frozenset({Door.CLOSE}), judged=False)
        yield case


ABOUT = (
    ("rfl over an argument", "def g (n : Nat) : Nat := sorry\n", "g 1 = g 2", "axiom g (n : Nat) : Nat\n", False),
    ("parse", "def g (s : List Nat) : Option Nat := sorry\n", "g [] = none", "axiom g (s : List Nat) : Option Nat\n", False),
    ("by tactics", "def g (n : Nat) : Nat := by\n  sorry\n", "g 1 = g 2", "axiom g (n : Nat) : Nat\n", False),
    ("by cases", "def g (n : Nat) : Nat := by\n  cases n\n  · sorry\n  · sorry\n", "g 1 = g 2", "axiom g (n : Nat) : Nat\n", False),
    ("match branches", "def g : Nat → Nat\n  | 0 => 0\n  | n + 1 => sorry\n", "g 1 = g 2", "axiom gh (n : Nat) : Nat\ndef g : Nat → Nat\n  | 0 => 0\n  | n + 1 => gh n\n", False),
    ("one branch", "def g (n : Nat) : Nat := if n = 0 then 0 else sorry\n", "g 1 = g 2", "axiom gh (n : Nat) (h : ¬n = 0) : Nat\ndef g (n : Nat) : Nat := if h : n = 0 then 0 else gh n h\n", False),
    ("two holes", "def g (n : Nat) : Nat := sorry\ndef h (n : Nat) : Nat := sorry\n", "g 1 = h 1", "axiom g (n : Nat) : Nat\naxiom h (n : Nat) : Nat\n", False),
    ("addend", "def g (n : Nat) : Nat := n + sorry\n", "g 0 + 1 = g 1", "axiom gh (n : Nat) : Nat\ndef g (n : Nat) : Nat := n + gh n\n", False),
    ("predicate", "def g (n : Nat) : Prop := sorry\n", "g 1 = g 2", "axiom g (n : Nat) : Prop\n", False),
    ("predicate, iff", "def g (n : Nat) : Prop := sorry\n", "g 1 → g 2", "axiom g (n : Nat) : Prop\n", False),
    ("type", "abbrev D (n : Nat) : Type := sorry\n", "D 1 = D 2", "axiom D (n : Nat) : Type\n", False),
    ("instance", "instance g (n : Nat) : Inhabited Nat := ⟨sorry⟩\n", "(g 1).default = (g 2).default", "axiom gh (n : Nat) : Nat\nnoncomputable instance g (n : Nat) : Inhabited Nat := ⟨gh n⟩\n", False),
    ("function", "def g : Nat → Nat := fun n => sorry\n", "g 1 = g 2", "axiom g (n : Nat) : Nat\n", False),
    ("structure", "structure P where\n  x : Nat\n  y : Nat\ndef g (n : Nat) : P := ⟨n, sorry⟩\n", "(g 1).y = (g 2).y", "structure P where\n  x : Nat\n  y : Nat\naxiom gh (n : Nat) : Nat\nnoncomputable def g (n : Nat) : P := ⟨n, gh n⟩\n", False),
    ("default value", "structure P (n : Nat) where\n  y : Nat := sorry\ndef g (n : Nat) : P n := {}\n", "(g 1).y = (g 2).y", "structure P (n : Nat) where\n  y : Nat\naxiom gh (n : Nat) : P n\nnoncomputable def g (n : Nat) : P n := gh n\n", False),
    ("where", "def g (n : Nat) : Nat := h n\nwhere h (n : Nat) : Nat := sorry\n", "g 1 = g 2", "axiom g.h (n : Nat) : Nat\nnoncomputable def g (n : Nat) : Nat := g.h n\n", False),
    ("itself", "def g (n : Nat) : Nat := sorry\n", "g 1 = g 1", "axiom g (n : Nat) : Nat\n", True),
    ("not looked at", "def g (n : Nat) : Nat := sorry\n", "g 1 - g 1 = 0", "axiom g (n : Nat) : Nat\n", True),
    ("its finished part", "structure P where\n  x : Nat\n  y : Nat\ndef g (n : Nat) : P := ⟨n, sorry⟩\n", "(g 1).x = 1", "structure P where\n  x : Nat\n  y : Nat\naxiom gh (n : Nat) : Nat\nnoncomputable def g (n : Nat) : P := ⟨n, gh n⟩\n", True),
    ("its finished branch", "def g : Nat → Nat\n  | 0 => 0\n  | n + 1 => sorry\n", "g 0 = 0", "axiom gh (n : Nat) : Nat\ndef g : Nat → Nat\n  | 0 => 0\n  | n + 1 => gh n\n", True),
)  # fmt: skip
STUBS = frozenset({"g", "h", "gh", "D", "g.h"})


@attack("a theorem about data without a value")
def about() -> Iterator[Case]:
    for name, above, goal, axioms, holds in ABOUT:
        for candidate in (
            "rfl",
            "simp",
            "decide",
            "simp [g]",
            "unfold g; rfl",
            "exact rfl",
            "grind [g]",
            "intro h; exact h",
            "simp [g, g.h]",
        ):
            if holds and candidate != ("simp" if "looked" in name else "rfl"):
                continue
            if "→" in goal and "intro" not in candidate:
                continue
            if "→" not in goal and "intro" in candidate:
                continue
            text = f"{above}theorem t : {goal} := by\n  @@sorry\n"
            first = candidate in ("rfl", "intro h; exact h") or holds
            why = (
                "it holds whatever value is meant"
                if holds
                else "it holds only for the junk that sorry stands for, not for the value that is meant"
            )
            yield Case(
                "", f"{name}, {candidate}", text, candidate, ACCEPT if holds else REFUSE, why, false=not holds,
                core=first, doors=EVERY_DOOR if first else CANDIDATE_DOORS,
                judged_as=((above, axioms.replace("\ndef g", "\nnoncomputable def g")),), stubs=STUBS,
            )  # fmt: skip
