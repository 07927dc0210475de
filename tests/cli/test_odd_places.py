"""Folders with names that are no UTF-8, names that the locale has no letters for, and a folder that is gone."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from assistant.cli.arguments import ENGINE_VARIABLE
from assistant.service.address import RUNTIME_VARIABLE
from tests.cli.conftest import CommandLine, Finished

HOLE = "theorem t (p q : Prop) (hp : p) : p ∨ q := by\n  sorry\n"
NAMES = {"no UTF-8": b"pr\xe9", "Latin letters": "prö".encode()}
LOCALES: dict[str, dict[str, str | None]] = {
    "C": {"LC_ALL": "C"},
    "C, as Python took it before 3.7": {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
}


def silent(finished: Finished) -> bool:
    return finished.silent_on_bugs and "codec" not in finished.messages


@pytest.fixture(params=NAMES.values(), ids=list(NAMES))
def folder(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    made = tmp_path / os.fsdecode(request.param)
    made.mkdir()
    (made / os.fsdecode(b"A.lean")).write_text(HOLE)
    return made


@pytest.mark.parametrize(
    ("folder", "locale", "shared"),
    [
        pytest.param(NAMES["no UTF-8"], "C", False, id="alone", marks=pytest.mark.thorough),
        pytest.param(
            NAMES["Latin letters"], "C, as Python took it before 3.7", True, id="engine, and a locale of ASCII alone"
        ),
    ],
    indirect=["folder"],
)
def test_every_command_works_there(cli: CommandLine, folder: Path, locale: str, shared: bool) -> None:
    with tempfile.TemporaryDirectory(prefix="la-") as runtime:
        changes = {**LOCALES[locale], RUNTIME_VARIABLE: runtime, ENGINE_VARIABLE: None if shared else "off"}
        try:
            for words in (
                ("goals", "A.lean:2:3"),
                ("suggest", "A.lean:2:3", "--json"),
                ("prove", "A.lean:2", "--save-tree", "t.msgpack"),
                ("tree", "show", "t.msgpack"),
                ("close", "--diff"),
                ("doctor",),
                ("engine", "status"),
                ("close", "--write"),
            ):
                finished = cli(*words, cwd=folder, **changes)
                assert finished.code == 0, (words, finished)
                assert silent(finished), (words, finished)
            assert "sorry" not in (folder / "A.lean").read_text()
            assert cli("close", "--diff", folder, cwd=folder.parent, **changes).code == 0, "nothing is left"
        finally:
            cli("engine", "stop", "--all", cwd=folder, **changes)


@pytest.mark.thorough
def test_a_process_of_another_locale_means_the_same_file(cli: CommandLine, folder: Path) -> None:
    """The engine is started by a command that takes the name for other letters than the next one does."""
    with tempfile.TemporaryDirectory(prefix="la-") as runtime:
        changes = {RUNTIME_VARIABLE: runtime, ENGINE_VARIABLE: None}
        try:
            (folder / "B.lean").write_text(HOLE.replace("theorem t", "theorem other"))
            started = cli("goals", "A.lean:2:3", cwd=folder, **changes, **LOCALES["C, as Python took it before 3.7"])
            assert started.code == 0, started
            proved = cli("close", "--write", "B.lean", cwd=folder, **changes, LC_ALL="C.UTF-8")
            assert proved.code == 0, proved
            assert silent(proved)
        finally:
            cli("engine", "stop", "--all", cwd=folder, **changes)


# --- a folder that was deleted ---------------------------------------------------------------------------------------

FROM_NOWHERE = 'rmdir "$PWD" && exec "$@"'


def from_nowhere(tmp_path: Path, *words: str | Path) -> Finished:
    gone = tmp_path / "gone"
    gone.mkdir()
    done = subprocess.run(
        ["/bin/sh", "-c", FROM_NOWHERE, "sh", sys.executable, "-m", "assistant", *map(str, words)],
        cwd=gone,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    return Finished(done.returncode, done.stdout, done.stderr)


@pytest.mark.parametrize(
    "words",
    ["close", "close --write", "doctor", "doctor --json", "engine log", "engine stop", "engine run", "tui --web"],
)
def test_what_is_about_the_current_folder_says_that_it_was_deleted(tmp_path: Path, words: str) -> None:
    finished = from_nowhere(tmp_path, *words.split())
    assert finished.code == 2
    assert finished.json["status"] == "error" if "--json" in words else finished.output == ""
    assert finished.messages.endswith(
        "assistant: the folder that you are in was deleted\n"
        "  Change into another one (`cd`), and name absolute paths.\n"
    )


@pytest.mark.parametrize(
    "words", ["suggest A.lean:2:3", "goals A.lean:2:3", "prove A.lean:2", "close A.lean", "tui A.lean"]
)
def test_a_file_that_would_be_there_is_missing(tmp_path: Path, words: str) -> None:
    finished = from_nowhere(tmp_path, *words.split())
    assert finished.code == 2
    assert "A.lean: no such file" in finished.messages or "needs a terminal" in finished.messages
    assert finished.silent_on_bugs


@pytest.mark.thorough
def test_what_is_named_by_an_absolute_path_works(tmp_path: Path) -> None:
    file = tmp_path / "A.lean"
    file.write_text(HOLE)
    for words in ((f"{file}:2:3",), (f"{file}:2:3", "--json")):
        assert from_nowhere(tmp_path, "goals", *words).code == 0
    assert json.loads(from_nowhere(tmp_path, "close", file, "--json").output)["proved"] == 1
    assert from_nowhere(tmp_path, "close", file, "--write").code == 0
    assert "sorry" not in file.read_text()
