"""What the commands take for a proof: data is left alone, open lemmas are a condition, an author's axioms are named."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import CommandLine, Finished

STUBS = """\
def parse (s : String) : Option Nat :=
  sorry

opaque Good : Nat → Prop

theorem gap : Good 8 := by
  sorry

theorem main : Good 8 ∧ Good 8 := by
  sorry

axiom nb : Good 4

theorem by_axiom : Good 4 ∧ Good 4 := by
  sorry

theorem easy (p q : Prop) (hp : p) (hq : q) : q ∧ p := by
  sorry
"""


def line_of(word: str) -> int:
    """The line (from 1) of the first hole behind a word."""
    return STUBS[: STUBS.index("sorry", STUBS.index(word))].count("\n") + 1


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("stubs")
    (folder / "Stubs.lean").write_text(STUBS)
    return folder


@pytest.fixture(scope="module")
def closed(cli: CommandLine, folder: Path) -> Finished:
    return cli("close", "--json", "--timeout", "4", "--jobs", "1", cwd=folder)


def holes(finished: Finished) -> dict[str, Any]:
    return {hole["declaration"]: hole for hole in finished.json["holes"]}


def test_every_kind_of_hole_is_counted_apart(closed: Finished) -> None:
    document = closed.json
    statuses = {name: hole["status"] for name, hole in holes(closed).items()}
    assert statuses == {
        "parse": "data",
        "gap": statuses["gap"],
        "main": "conditional",
        "by_axiom": "proved",
        "easy": "proved",
    }
    assert statuses["gap"] in ("unproved", "timed_out")
    assert [document[key] for key in ("proved", "conditional", "data", "total")] == [2, 1, 1, 5]
    assert closed.code == 1
    assert "1 on a condition, 1 hole for data left alone" in closed.messages


def test_what_a_result_rests_on_is_named(closed: Finished) -> None:
    found = holes(closed)
    assert (found["main"]["open_lemmas"], found["main"]["reason"]) == (
        ["gap"],
        "rests on `gap`, which is still open",
    )
    assert found["by_axiom"]["author_axioms"] == ["nb"]
    assert "rests on your axiom `nb`" in closed.messages
    assert (found["parse"]["proof"], found["parse"]["reason"]) == ("", "data, not a proposition")


def test_a_condition_is_written_only_when_that_is_meant(cli: CommandLine, folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "Stubs.lean"
    text = STUBS[: STUBS.index("axiom nb")]
    file.write_text(text)
    finished = cli("close", "--write", "--timeout", "4", "--jobs", "1", cwd=tmp_path)
    assert (finished.code, file.read_text()) == (1, text)
    assert "--assume-open" in finished.messages
    finished = cli("close", "--write", "--assume-open", "--timeout", "4", "--jobs", "1", cwd=tmp_path)
    assert finished.code == 1
    assert file.read_text().count("sorry") == 2
    assert "gap" in file.read_text().split("theorem main")[1]


def test_values_are_never_chosen_in_a_batch(cli: CommandLine, folder: Path) -> None:
    finished = cli("close", "--data", cwd=folder)
    assert finished.code == 2
    assert "assistant suggest" in finished.messages
    assert (folder / "Stubs.lean").read_text() == STUBS


@pytest.mark.parametrize("command", ["suggest", "prove"])
def test_for_data_values_are_shown_only_when_they_are_asked_for(cli: CommandLine, folder: Path, command: str) -> None:
    where = f"Stubs.lean:{line_of('parse')}:3"
    finished = cli(command, where, "--timeout", "5", cwd=folder)
    assert finished.code == 1
    assert "data, not a proposition" in finished.messages
    assert "--data" in finished.messages
    assert "none" not in finished.output
    shown = cli(command, where, "--timeout", "5", "--data", "--json", cwd=folder).json
    values = shown["choices"] if command == "prove" else [s["tactic"] for s in shown["suggestions"]]
    assert values
    assert all(value.startswith("by exact ") for value in values), "what can be pasted at a term"


def test_a_value_is_not_written_unseen(cli: CommandLine, folder: Path) -> None:
    finished = cli("prove", f"Stubs.lean:{line_of('parse')}", "--data", "--write", cwd=folder)
    assert finished.code == 2
    assert (folder / "Stubs.lean").read_text() == STUBS


def test_goals_say_of_what_kind_they_are(cli: CommandLine, folder: Path) -> None:
    data = cli("goals", f"Stubs.lean:{line_of('parse')}:3", "--json", cwd=folder).json
    proof = cli("goals", f"Stubs.lean:{line_of('easy')}:3", "--json", cwd=folder).json
    assert [document["goals"][0]["kind"] for document in (data, proof)] == ["data", "proposition"]
    assert "data, not a proposition" in cli("goals", f"Stubs.lean:{line_of('parse')}:3", cwd=folder).output


def test_only_standard_axioms_leave_out_those_of_the_author(cli: CommandLine, folder: Path) -> None:
    where = f"Stubs.lean:{line_of('by_axiom')}"
    taken = cli("prove", where, "--timeout", "6", cwd=folder)
    assert taken.code == 0
    assert "rests on your axiom `nb`" in taken.messages
    left_out = cli("prove", where, "--timeout", "6", "--only-standard-axioms", "--json", cwd=folder).json
    assert "nb" not in left_out["axioms"]


def test_a_file_is_closed_after_those_that_it_imports(cli: CommandLine, tmp_path: Path) -> None:
    (tmp_path / "B.lean").write_text(STUBS[STUBS.index("theorem easy") :])
    (tmp_path / "A.lean").write_text("import B\ntheorem uses : True := by\n  sorry\n")
    finished = cli("close", "--json", "--timeout", "5", "--jobs", "2", cwd=tmp_path)
    lines = [line for line in finished.messages.splitlines() if ".lean:" in line]
    assert lines[0].find("B.lean") >= 0, "what is imported comes first"
