"""What a trial changes in the text around a place. No Lean here."""

# ruff: noqa: E501 - Lean texts on one line each
from __future__ import annotations

from pathlib import Path

from assistant.lean.places import find_holes
from assistant.lean.verify.scratch_text import may_be_shared, opened_up
from assistant.lean.verify.trial import states_of

AND = "theorem t (p q : Prop) (hp : p) (hq : q) : p ∧ q := by\n  constructor"


def test_no_column_of_the_code_that_stays_is_moved() -> None:
    text = f"{AND}\n  · first | exact hq | try repeat (skip\n                                   sorry) | skip\n  exact hq\n"
    [hole] = find_holes(Path("T.lean"), text)
    for edit in opened_up(hole):
        last = (text[: edit.start] + edit.text).rsplit("\n", 1)[-1]
        assert not edit.text or len(last) == len(text[: edit.end].rsplit("\n", 1)[-1])


def test_places_that_stand_for_one_goal_only_stop_a_trial_early() -> None:
    [hole] = find_holes(Path("T.lean"), "theorem t : p := by\n  have h : q := by\n    sorry\n  exact h\n")
    assert not may_be_shared(hole)
    assert opened_up(hole) == ()


def test_states_that_lean_joined_are_told_apart() -> None:
    one, two = "case left\np : Prop\n⊢ p ∧\n    q", "h : p\n⊢ p\n\ncase b\n⊢ q"
    assert [[g.target for g in state] for state in states_of(f"{one}\n{two}\n{one}")] == [
        ["p ∧\n    q"],
        ["p", "q"],
        ["p ∧\n    q"],
    ]
