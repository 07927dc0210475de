"""`assistant refute FILE[:LINE[:COL]]`, and what other commands say of what is false."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import CommandLine, Finished

TEXT = """\
theorem wrong (a b : Nat) : a - b = b - a := by
  sorry

theorem right (a b : Nat) : a + b = b + a := by
  sorry

theorem rests (a b : Nat) : a - b + 0 = b - a := by
  have : 0 < 1 := Nat.one_pos
  sorry
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("refute")
    (folder / "A.lean").write_text(TEXT)
    return folder


@pytest.fixture(scope="module")
def refuted(cli: CommandLine, folder: Path) -> Finished:
    return cli("refute", "A.lean", "--timeout", "20", "--json", cwd=folder)


def test_every_hole_of_a_file_is_told(refuted: Finished) -> None:
    assert refuted.code == 0
    wrong, right, rests = refuted.json["holes"]
    assert (wrong["status"], wrong["words"], wrong["whole"]) == ("refuted", "false for a = 0, b = 1", True)
    assert set(wrong["axioms"]) <= {"propext", "Classical.choice", "Quot.sound"}
    assert right["status"] == "not_refuted"
    assert right["reason"].startswith("no counterexample")
    assert (rests["status"], rests["whole"]) == ("refuted", False)
    assert refuted.json["refuted"] == 2


def test_what_is_shown_compiles_below_the_declaration(
    refuted: Finished, tmp_path: Path, lean_errors: Callable[[Path], list[str]]
) -> None:
    file = tmp_path / "B.lean"
    file.write_text("\n".join([TEXT, *(hole["code"] for hole in refuted.json["holes"] if hole["status"] == "refuted")]))
    assert set(lean_errors(file)) == {"declaration uses `sorry`"}, "those of the file"


def test_where_the_time_was_over_it_is_said_how_there_is_more(cli: CommandLine, folder: Path) -> None:
    finished = cli("refute", "A.lean:4", "--timeout", "0.01", cwd=folder)
    assert finished.code == 1
    assert "the time was over" in finished.output
    assert "more time: --timeout 0.02" in finished.messages


def test_at_a_true_statement_it_ends_with_one(cli: CommandLine, folder: Path) -> None:
    finished = cli("refute", "A.lean:4", "--timeout", "20", cwd=folder)
    assert finished.code == 1
    assert "no counterexample" in finished.output


def test_a_file_without_holes_is_told(cli: CommandLine, tmp_path: Path) -> None:
    (tmp_path / "C.lean").write_text("theorem t : 1 = 1 := rfl\n")
    finished = cli("refute", "C.lean", cwd=tmp_path)
    assert finished.code == 2
    assert "nothing to prove here" in finished.messages


def test_prove_and_suggest_say_what_is_false(cli: CommandLine, folder: Path) -> None:
    finished = cli("prove", "A.lean:1", "--timeout", "20", cwd=folder)
    assert finished.code == 1
    assert "⊥ A.lean:2:3: false for a = 0, b = 1" in finished.output
    assert "it is false" in finished.messages
    document = cli("suggest", "A.lean:2:3", "--timeout", "20", "--json", cwd=folder).json
    assert document["refutation"]["words"] == "false for a = 0, b = 1"


def test_close_counts_what_is_false_and_takes_no_proof_from_it(cli: CommandLine, tmp_path: Path) -> None:
    (tmp_path / "A.lean").write_text(TEXT)
    finished = cli("close", "A.lean", "--timeout", "10", "--json", cwd=tmp_path)
    assert finished.code == 1
    document = finished.json
    assert document["refuted"] == 2
    assert [hole["status"] for hole in document["holes"]] == ["refuted", "proved", "refuted"]
    assert document["holes"][0]["refutation"]["words"] == "false for a = 0, b = 1"


def test_who_does_not_want_it_is_not_told(cli: CommandLine, tmp_path: Path) -> None:
    (tmp_path / "A.lean").write_text(TEXT)
    (tmp_path / "assistant.toml").write_text('[provers]\nwithout = ["refute"]\n')
    document = cli("prove", "A.lean:1", "--timeout", "2", "--json", cwd=tmp_path).json
    assert document["status"] in ("timed_out", "unproved")
    assert document["refutation"] is None
    assert cli("refute", "A.lean:1", "--timeout", "20", cwd=tmp_path).code == 0, "the command itself was asked for"
