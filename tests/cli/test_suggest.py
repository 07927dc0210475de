"""`assistant suggest FILE:LINE:COL`: the contract that editors and scripts rely on."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import CommandLine, Finished
from tests.conftest import PROJECTS

EASY = PROJECTS / "commands"


@pytest.fixture(scope="module")
def found(cli: CommandLine) -> Finished:
    return cli("suggest", "Easy.lean:4:3", "--json", "--timeout", "3", cwd=EASY)


@pytest.fixture(scope="module")
def document(found: Finished) -> Any:
    return found.json


def test_the_document_has_the_keys_of_the_contract(found: Finished, document: Any) -> None:
    assert set(document) == {
        "file",
        "line",
        "column",
        "lean",
        "lean_instead_of",
        "goal",
        "kind",
        "suggestions",
        "tried",
        "rejected",
        "unjudged",
        "note",
        "refutation",
        "failures",
        "seconds",
    }
    assert (document["file"], document["line"], document["column"]) == ("Easy.lean", 4, 3)
    assert document["lean"] == "4.35.0"
    assert document["goal"] == "p q : Prop\nhp : p\nhq : q\n⊢ p ∧ q"
    assert found.code == 0


def test_each_suggestion_says_what_it_does_where_it_comes_from_and_what_it_cost(document: Any) -> None:
    for suggestion in document["suggestions"]:
        rests_on = {"open_lemmas", "author_axioms", "chooses", "kept_axioms"}
        assert (
            set(suggestion)
            == {"tactic", "status", "goals", "source", "others", "why", "score", "milliseconds"} | rests_on
        )
        assert suggestion["status"] in ("closes", "progress")
        assert (suggestion["goals"] == []) == (suggestion["status"] == "closes")
        assert suggestion["source"]
        assert suggestion["source"] not in suggestion["others"]
        assert suggestion["milliseconds"] >= 0
    tactics = [suggestion["tactic"] for suggestion in document["suggestions"]]
    assert len(set(tactics)) == len(tactics)


def test_what_closes_the_goal_comes_first(document: Any) -> None:
    statuses = [suggestion["status"] for suggestion in document["suggestions"]]
    assert statuses[0] == "closes"
    assert statuses == sorted(statuses, key=["closes", "progress"].index)


def test_every_candidate_is_shown_or_counted_at_most_once(document: Any) -> None:
    assert document["tried"] > 0
    assert all(isinstance(count, int) and count > 0 for count in document["rejected"].values())
    assert sum(document["rejected"].values()) <= document["tried"]


def test_a_suggestion_that_is_put_into_the_file_compiles(
    document: Any, lean_errors: Callable[[Path], list[str]], tmp_path: Path
) -> None:
    statement = "theorem both (p q : Prop) (hp : p) (hq : q) : p ∧ q := by\n"
    closing = [s["tactic"] for s in document["suggestions"] if s["status"] == "closes"]
    file = tmp_path / "Filled.lean"
    file.write_text(
        "\n".join(f"namespace N{number}\n{statement}  {tactic}\nend N{number}" for number, tactic in enumerate(closing))
    )
    assert closing
    assert lean_errors(file) == []


def test_n_limits_what_is_shown(cli: CommandLine) -> None:
    finished = cli("suggest", "Easy.lean:4:3", "-n", "2", "--json", "--timeout", "2", cwd=EASY)
    assert len(finished.json["suggestions"]) == 2


def test_in_a_pipe_the_output_is_plain_and_says_what_closes(cli: CommandLine) -> None:
    finished = cli("suggest", "Easy.lean:4:3", "-n", "1", "--timeout", "2", cwd=EASY)
    goal, suggestion = finished.output.split("\n\n")
    assert goal.endswith("⊢ p ∧ q")
    assert suggestion.startswith("✓ ")
    assert "closes the goal" in suggestion
    assert "\x1b" not in finished.output + finished.messages
    assert "tried in" in finished.messages


def test_nothing_found_leaves_with_1_and_says_what_to_try(cli: CommandLine, tmp_path: Path) -> None:
    """Nothing proves `False` from nothing, and no tactic makes anything simpler of it."""
    (tmp_path / "assistant.toml").write_text('[provers]\nwithout = ["refute"]\n')
    (tmp_path / "Hopeless.lean").write_text("theorem t : False := by\n  sorry\n")
    finished = cli("suggest", "Hopeless.lean:2:3", "--timeout", "2", cwd=tmp_path)
    assert (finished.code, finished.output.strip()) == (1, "⊢ False")
    assert "Hopeless.lean:2:3" in finished.messages
    assert "--timeout 4" in finished.messages


def test_an_error_leaves_with_2_and_nothing_on_standard_output(cli: CommandLine) -> None:
    finished = cli("suggest", "Steps.lean:11:5", cwd=EASY)
    assert (finished.code, finished.output) == (2, "")
    assert finished.messages


@pytest.mark.parametrize("words", [["-n", "0"], ["--timeout", "-1"], ["--timeout", "nan"], ["--timeout", "soon"]])
def test_senseless_numbers_are_refused_before_anything_starts(cli: CommandLine, words: list[str]) -> None:
    finished = cli("suggest", "Easy.lean:4:3", *words, cwd=EASY)
    assert finished.code == 2
    assert words[1] in finished.messages.splitlines()[0]


def test_behind_the_last_tactic_nothing_is_tried(cli: CommandLine, tmp_path: Path) -> None:
    (tmp_path / "Done.lean").write_text("theorem done (n : Nat) : n + 0 = n := by\n  simp\n")
    finished = cli("suggest", "Done.lean:2:7", "--json", cwd=tmp_path)
    assert (finished.code, finished.json["tried"], finished.json["suggestions"]) == (0, 0, [])
    assert finished.json["note"] == "no goal is left to prove here"


def test_only_what_begins_as_was_asked(cli: CommandLine) -> None:
    finished = cli("suggest", "Easy.lean:4:3", "--prefix", "simp", "--json", "--timeout", "3", cwd=EASY)
    found = [suggestion["tactic"] for suggestion in finished.json["suggestions"]]
    assert found
    assert all(tactic.strip().startswith("simp") for tactic in found)
