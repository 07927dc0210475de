"""What an encoder is given to read."""

from __future__ import annotations

from assistant.lean.goals import parse_goal
from assistant.premises.premise import Premise
from assistant.premises.vectors.texts import goal_text, premise_text

LENGTH = Premise("List.length_nil", ": [].length = 0", "theorem", "Init")
GOAL = parse_goal("α : Type\nxs ys : List α\nh : xs = ys\n⊢ xs.length = ys.length")


def test_a_premise_is_read_as_it_is_declared() -> None:
    assert premise_text(LENGTH, marked=False) == "theorem List.length_nil : [].length = 0"
    assert premise_text(Premise("made", "", "def", "M"), marked=False) == "def made", "its source is not there"


def test_a_goal_is_read_like_a_statement() -> None:
    statement = "(α : Type) (xs ys : List α) (h : xs = ys) : xs.length = ys.length"
    assert goal_text(GOAL, "", marked=False) == statement
    assert goal_text(GOAL, "List.same_length", marked=False) == f"theorem List.same_length {statement}"


def test_reprover_reads_names_between_marks_and_goals_as_lean_prints_them() -> None:
    assert premise_text(LENGTH, marked=True) == "theorem <a>List.length_nil</a> : [].length = 0"
    assert goal_text(GOAL, "List.same_length", marked=True) == GOAL.render()
