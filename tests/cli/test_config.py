"""`assistant config`, and commands that do what is configured."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.config.schema import SETTINGS
from assistant.provers import BUILT_IN
from tests.cli.conftest import CommandLine, Finished

TEXT = "theorem addition (n : Nat) : n + 0 = n := by\n  sorry\n"


@pytest.fixture
def user(tmp_path: Path) -> Path:
    return tmp_path / "home" / "assistant.toml"


@pytest.fixture
def run(cli: CommandLine, tmp_path: Path, user: Path) -> Callable[..., Finished]:
    """The command line in a project of one file, with a file of settings of its own."""
    (root := tmp_path / "project").mkdir()
    (root / "A.lean").write_text(TEXT)

    def command(*words: str, **changes: str | None) -> Finished:
        return cli(*words, cwd=root, ASSISTANT_CONFIG=str(user), **changes)

    return command


@pytest.fixture
def project(run: Callable[..., Finished], tmp_path: Path) -> Path:
    return tmp_path / "project" / "assistant.toml"


def line(finished: Finished, key: str) -> list[str]:
    """What is shown of one setting: the key, the value, where it comes from."""
    [found] = [shown for shown in finished.output.splitlines() if shown.startswith(f"{key} ")]
    return [part for part in found.split("  ") if part.strip()]


def test_every_setting_is_shown_with_where_it_comes_from(
    run: Callable[..., Finished], user: Path, project: Path
) -> None:
    assert run("config", "set", "search.timeout", "12").code == 0
    assert run("config", "set", "axioms", "standard", "--project").code == 0
    shown = run("config", "show", ASSISTANT_LEAN="embedded")
    assert shown.code == 0
    assert [row.split()[0] for row in shown.output.splitlines()] == list(SETTINGS)
    assert [part.strip() for part in line(shown, "search.timeout")] == ["search.timeout", "12 s", f"user: {user}:2"]
    assert line(shown, "axioms")[-1].strip() == f"project: {project}:1"
    assert line(shown, "lean")[-1].strip() == "environment: ASSISTANT_LEAN"
    assert line(shown, "codeLens.enabled")[-1].strip() == "default"


def test_the_same_as_data(run: Callable[..., Finished], user: Path, project: Path) -> None:
    run("config", "set", "provers.without", "premises", "--project")
    data = run("config", "show", "--json").json
    assert data["files"] == {"user": str(user), "project": str(project)}
    [found] = [entry for entry in data["settings"] if entry["key"] == "provers.without"]
    assert (found["value"], found["source"], found["where"], found["default"]) == (
        ["premises"],
        "project",
        f"{project}:2",
        [],
    )


def test_the_files_are_named_whether_they_are_there_or_not(
    run: Callable[..., Finished], user: Path, project: Path
) -> None:
    run("config", "set", "tui.theme", "textual-light")
    assert run("config", "path").output == f"user     {user}\nproject  {project}  (not there)\n"
    assert json.loads(run("config", "path", "--json").output) == {"user": str(user), "project": str(project)}


def test_setting_says_what_was_written_and_when_something_else_decides(
    run: Callable[..., Finished], user: Path
) -> None:
    done = run("config", "set", "engine.idle", "60", ASSISTANT_ENGINE_IDLE="5")
    assert done.output == f"engine.idle = 60 s  ({user})\n"
    assert "environment: ASSISTANT_ENGINE_IDLE decides" in done.messages
    assert run("config", "set", "engine.idle", "--default").output == f"{user}: engine.idle left out\n"


@pytest.mark.parametrize(
    ("words", "message", "hint"),
    [
        (("search.timeot", "3"), "there is no setting `search.timeot`", "Did you mean `search.timeout`?"),
        (("search.timeout", "long"), "has to be a number, not 'long'", "default (30 s)"),
        (("search.timeout",), "one of them is needed", "--default"),
        (("confinement", "off", "--project"), "a project cannot set `confinement`", "--user"),
    ],
)
def test_what_cannot_be_set_leaves_with_2(
    run: Callable[..., Finished], words: tuple[str, ...], message: str, hint: str
) -> None:
    refused = run("config", "set", *words)
    assert (refused.code, refused.output) == (2, "")
    assert message in refused.messages
    assert hint in refused.messages
    assert refused.silent_on_bugs


# --- commands do what is configured ----------------------------------------------------------------------------


def test_a_command_is_told_what_is_wrong_with_a_file(run: Callable[..., Finished], user: Path, project: Path) -> None:
    project.write_text("\nconfinement = false\n")
    refused = run("goals", "A.lean:2:3")
    assert refused.code == 2
    assert f"{project}:2: a project cannot set `confinement`" in refused.messages
    project.unlink()
    user.parent.mkdir()
    user.write_text("[search\n")
    for words in (("goals", "A.lean:2:3"), ("doctor",), ("config", "show")):
        refused = run(*words)
        assert refused.code == 2
        assert f"{user}: it is not TOML" in refused.messages
    assert run("config", "path").code == 0
    assert run("--help").code == 0


def test_a_project_says_how_long_is_searched_and_a_flag_stands_above_it(
    run: Callable[..., Finished], project: Path
) -> None:
    project.write_text("[provers]\nwithout = ['portfolio', 'premises', 'inductions']\n[search]\ntimeout = 7\n")
    found = run("prove", "A.lean:2:3", "--json")
    assert (found.code, found.json["proof"], found.json["candidates"]) == (1, "", 0)
    project.write_text("[provers]\nwithout = ['nobody']\n")
    found = run("prove", "A.lean:2:3", "--timeout", "30")
    assert found.code == 0
    assert f"warning: no prover is called `nobody`; there are {', '.join(BUILT_IN)}, refute" in found.messages


def test_the_users_file_chooses_the_lean(run: Callable[..., Finished], user: Path) -> None:
    run("config", "set", "lean", "/nowhere/lean")
    refused = run("goals", "A.lean:2:3", ASSISTANT_LEAN=None)
    assert refused.code == 2
    assert "ASSISTANT_LEAN names /nowhere/lean, which is not a program" in refused.messages
    assert run("goals", "A.lean:2:3", "--lean", "embedded", ASSISTANT_LEAN=None).code == 0
