"""The steps of a proof that is written in its file."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.lean.errors import NoTacticHere
from assistant.lean.places import Place, find_holes
from assistant.lean.positions import Span
from assistant.lean.proof_steps import ProofSteps

PLACES = {
    "block": "theorem t : p := by\n    sorry\n\ntheorem u : q := trivial\n",
    "one line": "theorem t : p := by sorry\n",
    "term": "theorem t : p := f sorry 3\n",
    "bullet": "theorem t : p := by\n  constructor\n  · sorry\n  · rfl\n",
    "windows": "theorem t : p := by\r\n  sorry\r\n",
}
PROOF = """\
constructor
· rw [h]
  simp; sorry
  rfl
· have k : a = f (x := b) := by
    omega
  have l := foo
  have m : a = c := bar
    baz
  calc a = b := k
    _ = c := by
      simp
    _ = d := foo bar
  exact (m.trans
    k)"""
each_place = pytest.mark.parametrize(
    "place", [find_holes(Path("T.lean"), text)[0] for text in PLACES.values()], ids=PLACES
)


def cut(span: Span | None) -> str:
    return "" if span is None else PROOF[span.start : span.end]


@each_place
def test_steps_and_holes_are_counted_apart(place: Place) -> None:
    steps = ProofSteps(place, PROOF)
    assert (steps.count, steps.open) == (11, 1)


@each_place
def test_the_rest_of_a_block_may_go_with_a_step(place: Place) -> None:
    steps = ProofSteps(place, PROOF)
    assert cut(steps.step(3, 3)) == "simp"
    assert cut(steps.step(3)) == "simp; sorry"
    assert cut(steps.step(3, 3, rest=True)) == "simp; sorry\n  rfl"
    assert cut(steps.step(15, 5, rest=True)) == "exact (m.trans\n    k)"
    assert cut(steps.step(1, rest=True)) == PROOF


@each_place
def test_what_a_statement_is_given_is_its_value(place: Place) -> None:
    steps = ProofSteps(place, PROOF)
    assert cut(steps.value(5, 30)) == " by\n    omega"
    assert cut(steps.value(9, 5)) == " bar\n    baz"
    assert cut(steps.value(10, 17)) == " k"
    assert cut(steps.value(13, 14)) == " foo bar"


@each_place
def test_a_statement_itself_and_what_states_nothing_have_no_value(place: Place) -> None:
    steps = ProofSteps(place, PROOF)
    for line, column in ((5, 12), (5, 20), (7, 13), (14, 10)):
        assert steps.value(line, column) is None


@each_place
def test_a_fact_is_what_other_steps_follow(place: Place) -> None:
    steps = ProofSteps(place, PROOF)
    assert cut(steps.fact(5, 12)) == "have k : a = f (x := b) := by\n    omega"
    assert cut(steps.fact(7, 13)) == "have l := foo"
    assert steps.fact(2, 3) is None
    assert ProofSteps(place, "intro x\nhave l : p := foo").fact(2, 10) is None


@each_place
def test_where_no_tactic_stands_that_is_said(place: Place) -> None:
    steps = ProofSteps(place, "simp\n\n-- a word\nrfl")
    for line in (2, 3, 9):
        with pytest.raises(NoTacticHere):
            steps.step(line)
