"""A project that names another version of Lean than the one that is used: every command says so, and nothing is written
unless the user says that it is meant."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.cli.arguments import ENGINE_VARIABLE
from assistant.service.address import RUNTIME_VARIABLE
from tests.cli.conftest import CommandLine

HOLE = "theorem t (p q : Prop) (hp : p) : p ∨ q := by\n  sorry\n"
PIN = "leanprover/lean4:v4.20.0"
MACHINE: dict[str, str | None] = {"PATH": "/usr/bin:/bin", "ELAN_HOME": "/nowhere", "ASSISTANT_LEAN": None}
"""One without elan, and nobody chose a Lean."""
QUESTIONS = [("suggest", "A.lean:2:3", "-n", "1"), ("goals", "A.lean:2:3"), ("prove", "A.lean:2"), ("close", "A.lean")]
WRITES = [("prove", "A.lean:2", "--write"), ("close", "--write")]

Make = Callable[[str], Path]


@pytest.fixture
def project(tmp_path: Path) -> Make:
    def make(pin: str) -> Path:
        (tmp_path / "lean-toolchain").write_text(pin + "\n")
        (tmp_path / "A.lean").write_text(HOLE)
        return tmp_path

    return make


@pytest.mark.parametrize("words", QUESTIONS, ids=lambda words: words[0])
def test_every_command_warns(cli: CommandLine, project: Make, words: tuple[str, ...]) -> None:
    finished = cli(*words, cwd=project(PIN), **MACHINE)
    assert finished.code == 0, finished.messages
    assert (
        f"warning: the project's lean-toolchain names {PIN}, but the embedded Lean 4.35.0 is used" in finished.messages
    )
    assert "--lean embedded" in finished.messages


@pytest.mark.parametrize(
    "words",
    [
        pytest.param(words, id=words[0], marks=() if words[0] == "close" else pytest.mark.thorough)
        for words in QUESTIONS
        if words[0] != "goals"
    ],
)
def test_json_names_the_lean_that_was_wanted(cli: CommandLine, project: Make, words: tuple[str, ...]) -> None:
    told = cli(*words, "--json", cwd=project(PIN), **MACHINE).json
    assert (told["lean"], told["lean_instead_of"]) == ("4.35.0", PIN)


@pytest.mark.parametrize("words", WRITES, ids=lambda words: words[0])
def test_nothing_is_written(cli: CommandLine, project: Make, words: tuple[str, ...]) -> None:
    folder = project(PIN)
    finished = cli(*words, cwd=folder, **MACHINE)
    assert finished.code == 2
    assert f"nothing is written: the project's lean-toolchain names {PIN}" in finished.messages
    assert "--lean embedded" in finished.messages.splitlines()[-1]
    assert (folder / "A.lean").read_text() == HOLE
    assert finished.silent_on_bugs


@pytest.mark.parametrize(
    ("words", "by_variable"),
    [
        pytest.param(words, by_variable, id=f"{words[0]}-{'variable' if by_variable else 'flag'}", marks=marks)
        for number, words in enumerate(WRITES)
        for by_variable, marks in ((number % 2 == 1, ()), (number % 2 == 0, pytest.mark.thorough))
    ],
)
def test_who_says_that_it_is_meant_gets_it_written(
    cli: CommandLine, project: Make, words: tuple[str, ...], by_variable: bool
) -> None:
    folder = project(PIN)
    choice = {"ASSISTANT_LEAN": "embedded"} if by_variable else {}
    flag = () if by_variable else ("--lean", "embedded")
    finished = cli(*words, *flag, cwd=folder, **{**MACHINE, **choice})
    assert finished.code == 0, finished.messages
    assert "warning" not in finished.messages
    assert "sorry" not in (folder / "A.lean").read_text()


def test_one_project_among_several_keeps_all_from_being_written(cli: CommandLine, tmp_path: Path) -> None:
    for name, pin in (("a", "4.35.0"), ("b", PIN)):
        (tmp_path / name).mkdir()
        (tmp_path / name / "lean-toolchain").write_text(pin)
        (tmp_path / name / "A.lean").write_text(HOLE)
    finished = cli("close", "--write", "a", "b", cwd=tmp_path, **MACHINE)
    assert finished.code == 2
    assert [(tmp_path / name / "A.lean").read_text() for name in "ab"] == [HOLE, HOLE]


@pytest.mark.parametrize("pin", ["leanprover/lean4:v4.35.0", pytest.param("4.35.0", marks=pytest.mark.thorough)])
def test_the_embedded_version_is_no_mismatch(cli: CommandLine, project: Make, pin: str) -> None:
    finished = cli("close", "--write", "--json", cwd=project(pin), **MACHINE)
    assert finished.code == 0
    assert finished.json["lean_instead_of"] == ""
    assert "warning" not in finished.messages


def test_doctor_lists_it_among_the_problems(cli: CommandLine, project: Make) -> None:
    told = cli("doctor", "--json", cwd=project(PIN), **MACHINE).json
    assert told["lean"]["instead_of"] == PIN
    [problem] = [problem for problem in told["problems"] if PIN in problem["what"]]
    assert "--lean embedded" in problem["mend"]
    meant = cli("doctor", "--json", "--lean", "embedded", cwd=project(PIN), **MACHINE).json
    assert not any(PIN in problem["what"] for problem in meant["problems"])


def test_the_engine_process_passes_it_on(cli: CommandLine, project: Make) -> None:
    folder = project(PIN)
    with tempfile.TemporaryDirectory(prefix="la-") as runtime:
        shared = {**MACHINE, ENGINE_VARIABLE: None, RUNTIME_VARIABLE: runtime}
        try:
            assert "warning: the project's lean-toolchain" in cli("goals", "A.lean:2:3", cwd=folder, **shared).messages
            assert cli("prove", "A.lean:2", "--write", cwd=folder, **shared).code == 2
            [engine] = cli("engine", "status", "--json", cwd=folder, **shared).json["engines"]
            assert engine["lean_instead_of"] == PIN
            assert f"lean-toolchain names {PIN}" in cli("engine", "status", cwd=folder, **shared).output
            written = cli("prove", "A.lean:2", "--write", "--lean", "embedded", cwd=folder, **shared)
            assert written.code == 0, written.messages
            assert len(cli("engine", "status", "--json", cwd=folder, **shared).json["engines"]) == 2, "one a choice"
        finally:
            cli("engine", "stop", "--all", cwd=folder, **shared)
