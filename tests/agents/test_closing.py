"""Agents close holes: a patch, and files that are written only where the client asks for that."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.agents.session import Agent
from tests.agents.texts import FILE, HARD, OPEN_LEMMA, PAIR, WRONG

LEMMA = "theorem swap (a b : Nat) : a + b = b + a := by\n  sorry\n"


@pytest.fixture
def sub(folder: Path) -> Iterator[Path]:
    """A folder in the project, for one test."""
    made = folder / "sub"
    made.mkdir()
    yield made
    shutil.rmtree(made)


def test_holes_are_closed_in_a_patch_and_each_has_its_status(
    session: Agent, folder: Path, tmp_path: Path, lean_errors: Callable[[Path], list[str]]
) -> None:
    told = session.told("close", paths=[FILE], seconds_per_hole=60)
    assert [(hole["line"], hole["status"]) for hole in told["holes"]] == [
        (OPEN_LEMMA, "proved"),
        (PAIR, "proved"),
        (WRONG, "refuted"),
    ]
    assert (told["proved"], told["refuted"], told["total"]) == (2, 1, 3)
    assert (told["written"], told["time_over"], told["base"]) == ([], False, str(folder))
    (tmp_path / FILE).write_bytes((folder / FILE).read_bytes())
    subprocess.run(["patch", "-p1"], cwd=tmp_path, input=told["diff"], text=True, check=True, capture_output=True)
    [left] = lean_errors(tmp_path / FILE)
    assert "sorry" in left  # the false one


def test_what_there_was_no_time_for_is_interrupted_and_not_unproved(session: Agent, sub: Path) -> None:
    (sub / "Hard.lean").write_text(HARD, encoding="utf-8")
    told = session.told("close", paths=["sub"], seconds_per_hole=60, seconds=2)
    [hole] = told["holes"]
    assert hole["status"] == "interrupted"
    assert told["time_over"]
    assert told["diff"] == ""


def test_files_are_written_where_the_client_asks_for_it(
    session: Agent, sub: Path, lean_errors: Callable[[Path], list[str]]
) -> None:
    closed = sub / "Lemma.lean"
    closed.write_text(LEMMA, encoding="utf-8")
    (sub / "Whole.lean").write_text("theorem whole : 1 = 1 := rfl\n", encoding="utf-8")
    assert session.told("close", paths=["sub"], seconds_per_hole=60)["written"] == []
    assert closed.read_text(encoding="utf-8") == LEMMA
    told = session.told("close", paths=["sub"], seconds_per_hole=60, write=True)
    assert told["written"] == [str(closed)]
    assert lean_errors(closed) == []
    assert session.said("close", paths=["sub"]) == "nothing to close: no hole in 2 Lean files"


def test_where_there_is_nothing_lean_that_is_an_error(session: Agent, sub: Path) -> None:
    assert "there are no Lean files" in session.refused("close", paths=[sub.name])
