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
    ],
    ids=["in a statement", "behind a missing parenthesis", "holes and comments", "a field", "quoted", "a string", "s!"],
)
def test_those_in_statements_alone_are_out_of_reach(text: str, lines: tuple[int, ...]) -> None:
    assert sorries_out_of_reach(text) == lines
