"""Agents look: goals, holes, premises."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.agents.session import Agent
from tests.agents.texts import FILE, OPEN_LEMMA, PAIR, WRONG


def test_goals_tell_hypotheses_apart_from_the_target(session: Agent, folder: Path) -> None:
    told = session.told("goals", file=FILE, line=PAIR)
    assert (told["file"], told["line"], told["column"], told["declaration"]) == (str(folder / FILE), PAIR, 5, "pair")
    [goal] = told["goals"]
    assert goal["hypotheses"] == [
        {"names": ["p", "q"], "type": "Prop"},
        {"names": ["hp"], "type": "p"},
        {"names": ["hq"], "type": "q"},
    ]
    assert (goal["case"], goal["target"], goal["kind"]) == ("left", "p", "proposition")
    assert "⊢ p" in session.said("goals", file=FILE, line=PAIR)


def test_goals_between_the_tactics_of_a_finished_proof(session: Agent) -> None:
    [goal] = session.told("goals", file=FILE, line=9, column=3)["goals"]
    assert goal["target"] == "p ∧ q"


def test_where_nothing_is_left_to_prove_that_is_said(session: Agent) -> None:
    told = session.told("goals", file=FILE, line=17, column=6)
    assert (told["goals"], told["note"]) == ([], "no goal is left to prove here")
    assert "no goal is left to prove here" in session.said("goals", file=FILE, line=17, column=6)


def test_in_the_middle_of_a_tactic_no_other_place_is_answered_for(session: Agent) -> None:
    said = session.refused("goals", file=FILE, line=11, column=9)
    assert "in the middle of a tactic" in said
    assert f"holes of this file are in line {OPEN_LEMMA}, {PAIR}, {WRONG}" in said


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"line": 1}, "nothing to prove here"),
        ({"line": 400}, "line 400 is past the end. The file has"),
        ({"line": 2, "text": "theorem broken : 1 = := by\n  sorry\n"}, "Lean has no goal here"),
    ],
)
def test_without_a_goal_there_is_a_reason_and_no_empty_answer(session: Agent, asked: dict[str, int], said: str) -> None:
    assert said in session.refused("goals", file=FILE, **asked)


def test_a_text_that_is_given_stands_for_the_file_which_need_not_be_there(session: Agent, folder: Path) -> None:
    text = "theorem unsaved (a : Nat) : a = a := by\n  sorry\n"
    [goal] = session.told("goals", file="Unsaved.lean", line=2, text=text)["goals"]
    assert goal["target"] == "a = a"
    [goal] = session.told("goals", file=FILE, line=2, text=text)["goals"]
    assert goal["target"] == "a = a"


def test_imports_that_do_not_load_are_an_error_that_says_what_to_do(session: Agent) -> None:
    said = session.refused("goals", file=FILE, line=3, text="import Nowhere\ntheorem t : 1 = 1 := by\n  sorry\n")
    assert "imports do not load" in said
    assert "lake build" in said


def test_holes_of_a_file_and_of_a_folder(session: Agent, folder: Path) -> None:
    expected = [(OPEN_LEMMA, 3, "open_lemma"), (PAIR, 5, "pair"), (WRONG, 3, "wrong")]
    for asked in (FILE, str(folder / FILE), ".", str(folder)):
        told = session.told("holes", file=asked)
        assert [(hole["line"], hole["column"], hole["declaration"]) for hole in told["holes"]] == expected
        assert {hole["file"] for hole in told["holes"]} == {str(folder / FILE)}
        assert told["files"] == 1


def test_no_holes_are_said_to_be_none_and_what_only_looks_like_one_is_told(session: Agent, folder: Path) -> None:
    text = "theorem t (h : sorry) : 1 = 1 := rfl\n"
    told = session.told("holes", file=FILE, text=text)
    assert (told["holes"], told["left_alone"]) == ([], [f"{folder / FILE}:1"])
    said = session.said("holes", file=FILE, text=text)
    assert "no holes in 1 Lean file" in said
    assert "1 `sorry` left alone" in said


def test_premises_at_a_place_are_those_above_it_with_why(session: Agent) -> None:
    text = (
        "def triple (n : Nat) : Nat := 3 * n\ntheorem triple_zero : triple 0 = 0 := rfl\n"
        "theorem t : triple 0 + 0 = 0 := by\n  sorry\ntheorem triple_later : triple 0 = 0 := rfl\n"
    )
    told = session.told("premises", file=FILE, line=4, text=text, count=200)
    names = [premise["name"] for premise in told["premises"]]
    assert names[0] == "triple_zero"
    assert "triple_later" not in names
    assert "triple" in told["premises"][0]["why"]


def test_premises_are_found_by_a_statement(session: Agent) -> None:
    told = session.told("premises", query="(xs : List Nat) : xs.reverse.length = xs.length", count=5)
    assert "List.length_reverse" in [premise["name"] for premise in told["premises"]]
    assert len(told["premises"]) == 5


def test_no_premises_are_said_to_be_none(session: Agent) -> None:
    told = session.told("premises", query="zzzqqq")
    assert told == {"premises": [], "note": "nothing there speaks about the same things"}
    assert session.said("premises", query="zzzqqq") == told["note"]


@pytest.mark.parametrize("asked", [{}, {"file": FILE}, {"file": FILE, "line": 4, "query": "x"}])
def test_premises_of_nothing_in_particular_are_an_error(session: Agent, asked: dict[str, str]) -> None:
    assert "either `file` and `line` are given, or `query`" in session.refused("premises", **asked)
