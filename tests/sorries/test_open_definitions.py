"""Statements about what is still open."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.lean.places import Place, find_holes
from assistant.search.budget import Budget
from assistant.search.outcome import Outcome, OutcomeStatus
from assistant.sorries.open_definitions import open_definitions, shortened, with_reason

NOR = "def nor (a b : Bool) := !(nand a b)\n"
NAND = "def nand (a b : Bool) : Bool := sorry\n"
TWICE = "def twice (n : Nat) : Nat := n + n\n"
TIMED_OUT = Outcome(OutcomeStatus.TIMED_OUT, reason="the time was over")


def last_hole(text: str) -> Place:
    return find_holes(Path("Course.lean"), text)[-1]


@pytest.mark.parametrize(
    ("above", "statement", "names"),
    [
        pytest.param(NAND, "nand true true = false", ("nand",), id="named in the statement"),
        pytest.param(NAND + NOR, "nor true true = false", ("nand",), id="by it"),
        pytest.param(NAND + TWICE, "twice 1 = 2", (), id="another definition is open"),
        pytest.param("theorem lemma_1 : 1 = 1 := sorry\n", "1 = 1", (), id="a lemma is no definition"),
        pytest.param(TWICE, "twice 1 = 2", (), id="nothing is open"),
        pytest.param("axiom k : Nat\ntheorem l : 1 = 1 := sorry\n", "k = k", (), id="an axiom stays what it is"),
    ],
)
def test_it_is_found_what_a_statement_rests_on(above: str, statement: str, names: tuple[str, ...]) -> None:
    assert open_definitions(last_hole(f"{above}theorem t : {statement} := by\n  sorry\n")) == names


@pytest.mark.parametrize(("seconds", "spent"), [(30.0, 6.0), (10.0, 2.0), (5.0, 2.0), (1.0, 1.0)])
def test_a_part_of_the_time_is_spent(seconds: float, spent: float) -> None:
    assert shortened(Budget(seconds)) == Budget(spent)


def test_what_was_in_vain_says_why_it_was_short() -> None:
    said = with_reason(TIMED_OUT, ("nand", "nor"), Budget(2.0)).reason
    assert said == "it speaks of `nand` and 1 more, which are still open, so it was searched for 2 s: the time was over"
    assert with_reason(TIMED_OUT, (), Budget(10.0)) == TIMED_OUT
    proved = Outcome(OutcomeStatus.PROVED, "rfl")
    assert with_reason(proved, ("nand",), Budget(2.0)) == proved
