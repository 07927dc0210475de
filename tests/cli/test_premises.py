"""`assistant premises FILE:LINE:COL` and `assistant premises STATEMENT`."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import CommandLine

TEXT = """\
def one : Nat := 1

theorem rotate (xs ys : List Nat) : (xs ++ ys).length = (ys ++ xs).length := by sorry

theorem t (xs ys zs : List Nat) : (xs ++ ys ++ zs).length = (zs ++ (xs ++ ys)).length := by
  sorry

theorem below (xs : List Nat) : (xs ++ xs).length = 2 * xs.length := by sorry
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "A.lean").write_text(TEXT)
    return tmp_path


def test_at_a_place_the_lemmas_in_reach_are_told_with_where_they_are_and_why(cli: CommandLine, folder: Path) -> None:
    finished = cli("premises", "A.lean:6:3", "-k", "5", "--json", cwd=folder)
    assert finished.code == 0
    found = {one["name"]: one for one in finished.json["premises"]}
    assert len(found) == 5
    assert "below" not in found
    assert {"rotate", "List.length_append"} <= found.keys()
    rotate, append = found["rotate"], found["List.length_append"]
    assert (rotate["module"], rotate["line"], rotate["open"]) == ("A", 3, True)
    assert rotate["statement"] == "(xs ys : List Nat) : (xs ++ ys).length = (ys ++ xs).length"
    assert append["module"].startswith("Init.")
    assert append["attributes"] == ["simp"]
    assert "speaks about append" in append["why"]


def test_for_a_statement_the_whole_project_is_looked_through(cli: CommandLine, folder: Path) -> None:
    finished = cli("premises", "(xs : List Nat) : (xs ++ xs).length = 2 * xs.length", "-k", "1", cwd=folder)
    name, where = finished.output.splitlines()
    assert name == "below (xs : List Nat) : (xs ++ xs).length = 2 * xs.length"
    assert where.startswith("  A:8  has a hole; speaks about ")


def test_a_statement_that_says_nothing_finds_nothing_and_says_so(cli: CommandLine, folder: Path) -> None:
    finished = cli("premises", "-k", "3", "", cwd=folder)
    assert finished.output == "nothing in reach speaks about the same things\n"


def test_where_nothing_is_left_to_prove_it_says_so(cli: CommandLine, folder: Path) -> None:
    finished = cli("premises", "A.lean:4:1", cwd=folder)
    assert finished.output == "no goals: nothing is left to prove here\n"


@pytest.mark.parametrize(
    ("what", "told"),
    [
        ("A.lean:1:5", "nothing to prove here"),
        ("A.lean:400:1", "line 400 is past the end"),
        ("Absent.lean:1:1", "no such file"),
    ],
)
def test_a_place_that_is_none_is_refused_with_the_reason(cli: CommandLine, folder: Path, what: str, told: str) -> None:
    finished = cli("premises", what, cwd=folder)
    assert finished.code == 2
    assert told in finished.messages
