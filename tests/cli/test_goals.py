"""`assistant goals FILE:LINE:COL`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import CommandLine


@pytest.fixture
def folder(lean_project: Callable[[str], Path]) -> Path:
    return lean_project("commands")


def test_json_tells_the_hypotheses_apart_from_the_target(cli: CommandLine, folder: Path) -> None:
    finished = cli("goals", "Steps.lean:5:15", "--json", cwd=folder)
    assert finished.code == 0
    assert finished.json == {
        "file": "Steps.lean",
        "line": 5,
        "column": 15,
        "declaration": "steps",
        "goals": [
            {
                "case": "inl",
                "hypotheses": [
                    {"names": ["p", "q"], "type": "Prop"},
                    {"names": ["n"], "type": "Nat"},
                    {"names": ["twice"], "type": "Nat", "value": "n + n"},
                    {"names": ["hp"], "type": "p"},
                ],
                "target": "q ∨ p",
                "kind": "proposition",
                "text": "case inl\np q : Prop\nn : Nat\ntwice : Nat := n + n\nhp : p\n⊢ q ∨ p",
            }
        ],
    }


def test_in_a_pipe_the_goals_alone_are_on_standard_output(cli: CommandLine, folder: Path) -> None:
    finished = cli("goals", "Easy.lean:4:3", cwd=folder)
    assert finished.output == "p q : Prop\nhp : p\nhq : q\n⊢ p ∧ q\n"
    assert finished.code == 0
    # Who waits for long is told what for, and nothing else.
    assert all(line.startswith(("asking Lean for the goals", "preparing")) for line in finished.messages.splitlines())


@pytest.mark.parametrize(
    ("place", "told"),
    [
        ("Steps.lean:11:5", "nothing to prove here"),
        ("Steps.lean:400:1", "line 400 is past the end"),
        ("Steps.lean", "is not a place"),
        ("Steps.lean:0:1", "is not a place"),
        ("Absent.lean:1:1", "no such file"),
    ],
)
def test_a_place_without_a_goal_leaves_with_2_and_says_why_and_what_to_do(
    cli: CommandLine, folder: Path, place: str, told: str
) -> None:
    finished = cli("goals", place, cwd=folder)
    assert (finished.code, finished.output) == (2, "")
    first, hint = finished.messages.splitlines()[:2]
    assert told in first
    assert hint.strip()
    assert finished.silent_on_bugs
