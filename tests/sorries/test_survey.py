"""Which `sorry` is no hole."""

from __future__ import annotations

import pytest

from assistant.sorries.survey import sorries_out_of_reach


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("theorem t (h : (sorry : Nat) = 0) : 0 = 0 := by\n  sorry\n", (1,)),
        ("theorem a : 1 = 1 := by\n  sorry\ntheorem t (p : Prop) (hp : p : p := by\n  sorry\n", (4,)),
        ("theorem t : 1 = 1 := by\n  sorry -- sorry\n/-- sorry -/\ndef n : Nat := sorry\n", ()),
        ("structure S where\n  n : Nat\n  h : n = n := sorry\n", ()),
        ('macro "x" : tactic => `(tactic| sorry)\n', ()),
        ('def s := "abc\n\ntheorem t : 1 = 1 := by\n  sorry\n', (4,)),
        ('def s := "sorry"\n#eval s!"{s} sorry', (2,)),
        ("fact a : 1 = 2 := sorry\n", (1,)),
        ("import A\n\nfact a : 1 = 2 := by\n  sorry\n\ntheorem t : True := by\n  sorry\n", (4,)),
        ("open Nat\n\nfact a : 1 = 2 := sorry\n", (3,)),
        ('macro "fact" : command => `(theorem a : True := sorry)\n\nfact a : 1 = 2 := sorry\n', (3,)),
        ("theorem t : 1 = 2 :=\nopen Nat in\nsorry\n", (3,)),
        ("variable (h : 1 = 2 := sorry)\n", (1,)),
        ("theorem t (stop : Nat) : stop = stop ∧ 1 = 2 := by\n  constructor\n  rfl\n  stop\n  rfl\n", (4,)),
        ("#check (sorry : Nat)\n#eval sorry\n", ()),
        ("inductive T where\n  | stop\n  | admit\n\ndef f (stop : N) : T :=\n  match stop with\n  | _ => .stop\n", ()),
        ("theorem t : 1 = 2 := sorryAx _ true\n", (1,)),
        ("#lemma a : 1 = 2 := sorry\n", (1,)),
        ('def s := "\\q theorem a : 1 = 2 := sorry --"\n', (1,)),
        ('notation "todo" => sorry\n', ()),
        ("theorem t : 1 = 1 ∧ 2 = 3 := by\n  constructor\n  . rfl\n  .sorry\n", ()),
        ("theorem t (n : Nat) : n = 2 := by\n  cases n with admit\n", (2,)),
        ("def t (n : Nat) : n = 2 := by\n  induction n with stop\n", (2,)),
        ("theorem t (stop : Nat) : stop = stop := by\n  rcases stop with stop\n  rfl\n", ()),
        ("theorem t (h : 1 = 2 → 2 = 3) : 2 = 3 := by\n  simp (disch := admit) [h]\n", (2,)),
        ("theorem t (h : 1 = 2 → 2 = 3) : 2 = 3 := by\n  simp (discharger := admit) [h]\n", (2,)),
        ("theorem t : 1 = 2 := _root_.sorryAx _ true\n", (1,)),
        ("theorem t : 1 = 2 := @«sorryAx» _ true\n", (1,)),
    ],
    ids=[
        "in a statement", "behind a missing parenthesis", "holes and comments", "a field", "quoted", "a string", "s!",
        "a command of the project", "it first", "it behind another", "it behind its macro", "a prefix at the margin",
        "a variable", "stop", "questions", "names", "what it stands for",
        "no question", "a broken string", "a notation", "a bullet",
        "for all cases", "for all cases of an induction", "a pattern", "for what is assumed", "for that in full",
        "what it stands for from the root", "what it stands for in marks",
    ],
)  # fmt: skip
def test_those_in_no_body_of_a_declaration_are_out_of_reach(text: str, lines: tuple[int, ...]) -> None:
    assert sorries_out_of_reach(text) == lines
