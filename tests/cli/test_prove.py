"""`assistant prove FILE:LINE[:COL]`: the contract, and what it does to a file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from assistant.search.store import load_tree
from tests.cli.conftest import CommandLine, Finished
from tests.conftest import PROJECTS

EASY = PROJECTS / "commands"
KEYS = {"status", "proof", "axioms", "nodes", "candidates", "seconds", "tree"}
"""Of the contract; more may be there."""


@pytest.fixture
def folder(lean_project: Callable[[str], Path]) -> Path:
    return lean_project("commands")


@pytest.fixture(scope="module")
def proved(cli: CommandLine, tmp_path_factory: pytest.TempPathFactory) -> tuple[Finished, Path]:
    tree = tmp_path_factory.mktemp("tree") / "both.tree"
    return cli("prove", "Easy.lean:4", "--timeout", "20", "--json", "--save-tree", tree, cwd=EASY), tree


def test_a_proof_comes_with_its_axioms_and_what_it_cost(proved: tuple[Finished, Path]) -> None:
    finished, _ = proved
    document = finished.json
    assert finished.code == 0
    assert document.keys() >= KEYS
    assert document["status"] == "proved"
    assert document["proof"]
    assert set(document["axioms"]) <= {"propext", "Classical.choice", "Quot.sound"}
    assert document["nodes"] >= 1
    assert document["candidates"] >= 1
    assert 0 < document["seconds"] < 20


def test_the_search_tree_is_in_the_file_that_the_document_names(proved: tuple[Finished, Path]) -> None:
    finished, tree = proved
    assert finished.json["tree"] == str(tree)
    assert len(load_tree(tree).nodes) == finished.json["nodes"]


def test_in_a_pipe_the_proof_alone_is_on_standard_output(cli: CommandLine, folder: Path) -> None:
    finished = cli("prove", "Easy.lean:7", "--timeout", "20", cwd=folder)
    assert finished.code == 0
    assert finished.output.strip()
    assert "sorry" not in finished.output
    assert "accepted by Lean" in finished.messages
    assert (folder / "Easy.lean").read_bytes() == (EASY / "Easy.lean").read_bytes(), "nothing is written unasked"


def test_write_edits_the_hole_alone_and_the_file_compiles(
    cli: CommandLine, folder: Path, lean_errors: Callable[[Path], list[str]]
) -> None:
    file = folder / "Easy.lean"
    before = file.read_text(encoding="utf-8")
    finished = cli("prove", "Easy.lean:4", "--timeout", "20", "--write", "--json", cwd=folder)
    after = file.read_text(encoding="utf-8")
    assert (finished.code, finished.json["written"]) == (0, True)
    head, tail = before.split("sorry", 1)
    assert after.startswith(head)
    assert after.endswith(tail)
    assert "sorry" not in after[len(head) : len(after) - len(tail)]
    assert len(lean_errors(file)) == 2, "the two other holes are all that is left"
    assert {path.name for path in folder.iterdir()} == {"Easy.lean", "Steps.lean"}, "nothing lies about"


def test_what_cannot_be_proved_leaves_with_1_and_no_proof(cli: CommandLine, folder: Path) -> None:
    before = (folder / "Easy.lean").read_bytes()
    finished = cli("prove", "Easy.lean:10:3", "--timeout", "3", "--write", "--json", cwd=folder)
    document: Any = finished.json
    assert finished.code == 1
    assert document["status"] in ("unproved", "timed_out", "refuted")
    assert (document["proof"], document["axioms"], document["written"]) == ("", [], False)
    assert (folder / "Easy.lean").read_bytes() == before


def test_a_declaration_is_named_by_any_of_its_lines(cli: CommandLine) -> None:
    finished = cli("prove", "Easy.lean:6", "--timeout", "20", "--json", cwd=EASY)
    assert (finished.json["declaration"], finished.json["line"]) == ("swap", 7)


def test_an_error_is_a_document_too(cli: CommandLine) -> None:
    finished = cli("prove", "Steps.lean:11", "--json", cwd=EASY)
    document = finished.json
    assert finished.code == 2
    assert document.keys() >= KEYS
    assert (document["status"], document["proof"]) == ("error", "")
    assert document["error"] in finished.messages
    assert document["hint"]


def test_a_tree_that_cannot_be_saved_does_not_lose_the_proof(cli: CommandLine, folder: Path) -> None:
    finished = cli("prove", "Easy.lean:4", "--timeout", "20", "--save-tree", "absent/x.tree", cwd=folder)
    assert finished.code == 2
    assert finished.output.strip()
    assert "absent/x.tree" in finished.messages
    assert finished.silent_on_bugs


def test_what_is_proved_already_says_so_and_by_which_axioms(cli: CommandLine, tmp_path: Path) -> None:
    (tmp_path / "Done.lean").write_text("theorem done (n : Nat) : n + 0 = n := by\n  simp\n")
    finished = cli("prove", "Done.lean:1", "--json", cwd=tmp_path)
    assert (finished.code, finished.json["status"]) == (0, "already_proved")
    assert (finished.json["declaration"], finished.json["axioms"]) == ("done", ["propext"])


@pytest.mark.parametrize(
    "text",
    [
        "theorem lemma : 1 = 1 := by sorry\ntheorem rests : 1 = 1 := lemma\n",
        "theorem first : 1 = 1 := rfl\ntheorem wrong : 1 = 2 := by simp\n",
    ],
)
def test_what_has_no_hole_is_not_called_proved_where_it_is_not(cli: CommandLine, tmp_path: Path, text: str) -> None:
    (tmp_path / "Not.lean").write_text(text)
    finished = cli("prove", "Not.lean:2", cwd=tmp_path)
    assert finished.code == 2
    assert "it is not proved" in finished.messages
    assert "already" not in finished.output + finished.messages


def test_behind_the_last_tactic_no_goal_is_left(cli: CommandLine, tmp_path: Path) -> None:
    (tmp_path / "Done.lean").write_text("theorem done (n : Nat) : n + 0 = n := by\n  simp\n")
    finished = cli("prove", "Done.lean:2:7", cwd=tmp_path)
    assert finished.code == 0
    assert "no goal is left to prove here" in finished.messages
    assert "no proof" not in finished.messages


def test_what_does_not_compile_above_is_told(cli: CommandLine, tmp_path: Path) -> None:
    """Who does not know it waits for a lemma that is not there."""
    text = "def two : Nat := on + 1\n\ntheorem t (p : Prop) (h : p) : p := by\n  sorry\n\ntheorem u : 1 = 2 := rfl\n"
    (tmp_path / "A.lean").write_text(text)
    for words in (("prove", "A.lean:4"), ("suggest", "A.lean:4:3", "--timeout", "1")):
        finished = cli(*words, cwd=tmp_path)
        assert finished.code == 0
        [warning] = [line for line in finished.messages.splitlines() if line.startswith("warning")]
        assert warning.startswith("warning: A.lean:1 does not compile, and nothing below can use it: ")
        assert "`on`" in warning
