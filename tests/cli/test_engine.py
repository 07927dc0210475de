"""`assistant engine …`, and commands that ask the engine process instead of one of their own."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import psutil
import pytest

from assistant.cli.arguments import ENGINE_VARIABLE
from assistant.cli.engine import stop_engine
from assistant.lean.processes import descendants
from assistant.service.address import RUNTIME_VARIABLE, Address, Card, write_card
from tests.cli.conftest import HARD, CommandLine, Finished, Running
from tests.conftest import PROJECTS

NEEDED_KEYS = {"project", "pid", "version", "lean", "source", "seconds", "connections", "memory", "running"}


class Engines:
    """Commands that may use engine processes, all of them in a folder of the tests' own."""

    def __init__(self, cli: CommandLine, runtime: Path) -> None:
        self.cli = cli
        self.runtime = runtime

    def start(self, *words: str | Path, cwd: Path, **changes: str | None) -> Running:
        return self.cli.start(*words, cwd=cwd, **{**self._changes, **changes})

    def __call__(self, *words: str | Path, cwd: Path, **changes: str | None) -> Finished:
        return self.cli(*words, cwd=cwd, **{**self._changes, **changes})

    def serve(self, folder: Path) -> int:
        """Starts the engine of a project; its process."""
        self.start("engine", "run", "--detached", cwd=folder)
        deadline = time.monotonic() + 30
        while str(folder) not in (served := self.served()):
            assert time.monotonic() < deadline, "the engine listens"
            time.sleep(0.02)
        return served[str(folder)]

    def served(self) -> dict[str, int]:
        """The processes of all engines that left a card, by project."""
        cards = [json.loads(path.read_text()) for path in self.runtime.glob("*.json")]
        return {card["project"]: card["pid"] for card in cards}

    @property
    def _changes(self) -> dict[str, str | None]:
        return {ENGINE_VARIABLE: None, RUNTIME_VARIABLE: str(self.runtime)}


@pytest.fixture
def engines(cli: CommandLine) -> Iterator[Engines]:
    with tempfile.TemporaryDirectory(prefix="la-") as runtime:
        opened = Engines(cli, Path(runtime))
        yield opened
        opened("engine", "stop", "--all", cwd=Path(runtime))


@pytest.fixture(scope="module")
def warm(cli: CommandLine, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Engines, Path]]:
    """A project whose engine is shared by the tests that leave it alive."""
    folder = tmp_path_factory.mktemp("warm") / "commands"
    shutil.copytree(PROJECTS / "commands", folder)
    (folder / "Two.lean").write_text((folder / "Easy.lean").read_text().partition("theorem wrong")[0])
    with tempfile.TemporaryDirectory(prefix="la-") as runtime:
        opened = Engines(cli, Path(runtime))
        assert opened("goals", "Easy.lean:4:3", cwd=folder).code == 0
        yield opened, folder
        opened("engine", "stop", "--all", cwd=folder)


@pytest.fixture
def folder(lean_project: Callable[[str], Path]) -> Path:
    return lean_project("commands")


def ended(pid: int, seconds: float = 10.0) -> bool:
    """Whether a process ends in time."""
    try:
        psutil.Process(pid).wait(seconds)
    except psutil.NoSuchProcess:
        return True
    except psutil.TimeoutExpired:
        return False
    return True


# --- status ----------------------------------------------------------------------------------------------------


def test_status_shows_every_engine(warm: tuple[Engines, Path]) -> None:
    engines, folder = warm
    finished = engines("engine", "status", cwd=folder)
    assert finished.code == 0
    assert str(folder) in finished.output
    assert f"process {engines.served()[str(folder)]}" in finished.output
    assert "(embedded)" in finished.output
    assert "0 connections" in finished.output


def test_status_as_json(warm: tuple[Engines, Path]) -> None:
    engines, folder = warm
    [status] = engines("engine", "status", "--json", cwd=folder).json["engines"]
    assert status.keys() >= NEEDED_KEYS
    assert (status["project"], status["source"], status["running"]) == (str(folder), "embedded", [])
    assert status["pid"] == engines.served()[str(folder)]
    assert status["memory"] > 10_000_000


def test_status_without_engines_says_so_and_starts_none(engines: Engines, folder: Path) -> None:
    finished = engines("engine", "status", cwd=folder)
    assert (finished.code, finished.output) == (0, "no engine is running\n")
    assert engines("engine", "status", "--json", cwd=folder).json == {"engines": []}
    assert engines.served() == {}


def test_status_shows_what_runs_and_no_more_when_it_was_interrupted(warm: tuple[Engines, Path]) -> None:
    engines, folder = warm
    (folder / "Hard.lean").write_text(HARD)
    search = engines.start("prove", "Hard.lean:2:3", "--timeout", "60", cwd=folder)
    try:
        deadline = time.monotonic() + 30
        while "  prove for " not in engines("engine", "status", cwd=folder).output:
            assert time.monotonic() < deadline
        search.interrupt(signal.SIGINT)
        assert search.finish().code == 130
    finally:
        search.process.kill()
    assert "prove" not in engines("engine", "status", cwd=folder).output


# --- stop ------------------------------------------------------------------------------------------------------


def test_stop_ends_the_engine_of_the_project_and_no_other(engines: Engines, folder: Path, tmp_path: Path) -> None:
    (other := tmp_path / "other").mkdir()
    one, two = engines.serve(folder), engines.serve(other)
    finished = engines("engine", "stop", folder / "Easy.lean", cwd=tmp_path)
    assert (finished.code, finished.output) == (0, "1 stopped\n")
    assert ended(one)
    assert engines.served() == {str(other): two}
    assert psutil.pid_exists(two)
    assert engines("engine", "stop", "--all", cwd=tmp_path).output == "1 stopped\n"
    assert ended(two)
    assert engines("engine", "stop", cwd=folder).output == "no engine is running\n"
    assert engines("engine", "stop", "--all", cwd=folder).output == "no engine is running\n"


async def test_stop_ends_an_engine_that_does_not_react(
    engines: Engines, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("assistant.cli.engine.STOP_SECONDS", 0.5)
    pid = engines.serve(folder)
    os.kill(pid, signal.SIGSTOP)
    [card] = engines.runtime.glob("*.json")
    assert await stop_engine(Address(engines.runtime, card.stem))
    assert ended(pid)
    assert engines.served() == {}


@pytest.mark.parametrize("which", [(), pytest.param(("--all",), marks=pytest.mark.thorough)], ids=["one", "all"])
def test_stop_ends_an_engine_whose_card_was_taken_away(engines: Engines, folder: Path, which: tuple[str, ...]) -> None:
    """Systems clean folders for temporary files; nobody could reach it any more, and it kept others from starting."""
    pid = engines.serve(folder)
    for path in [*engines.runtime.glob("*.json"), *engines.runtime.glob("*.sock")]:
        path.unlink()
    assert engines("engine", "stop", *which, cwd=folder).output == "1 stopped\n"
    assert ended(pid)


def test_what_a_dead_engine_left_is_taken_away_and_nobody_else_is_ended(engines: Engines, folder: Path) -> None:
    bystander = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(300)"])
    try:
        write_card(Address(engines.runtime, "0123456789abcdef"), Card(str(folder), bystander.pid, "0.1.0"))
        (engines.runtime / "fedcba9876543210.json").write_text("{")
        assert engines("engine", "status", cwd=folder).output == "no engine is running\n"
        finished = engines("engine", "stop", "--all", cwd=folder)
        assert (finished.code, finished.output) == (0, "no engine is running\n")
        assert bystander.poll() is None
        assert list(engines.runtime.glob("*.json")) == []
    finally:
        bystander.kill()
        bystander.wait()


# --- run and log -----------------------------------------------------------------------------------------------


def test_run_serves_in_the_foreground_until_it_is_interrupted(engines: Engines, folder: Path) -> None:
    running = engines.start("engine", "run", cwd=folder)
    try:
        running.wait_until(lambda: bool(list(engines.runtime.glob("*.json"))))
        assert engines("goals", "Easy.lean:4:3", cwd=folder).code == 0
        assert engines.served() == {str(folder): running.process.pid}
        running.interrupt(signal.SIGINT)
        finished = running.finish()
        assert finished.code == 0
        assert finished.silent_on_bugs
        assert running.left_over() == []
    finally:
        running.process.kill()


def test_run_says_when_one_is_running_already(warm: tuple[Engines, Path]) -> None:
    engines, folder = warm
    finished = engines("engine", "run", cwd=folder)
    assert finished.code == 1
    assert "an engine of this project is running already" in finished.messages
    assert finished.silent_on_bugs


def test_run_without_lean_says_what_to_do(engines: Engines, folder: Path) -> None:
    finished = engines("engine", "run", cwd=folder, ASSISTANT_LEAN=str(folder / "no-lean"))
    assert finished.code == 2
    assert "no-lean" in finished.messages
    assert "ASSISTANT_LEAN" in finished.messages
    assert finished.silent_on_bugs


def test_log_shows_what_the_engine_said(warm: tuple[Engines, Path]) -> None:
    engines, folder = warm
    finished = engines("engine", "log", cwd=folder)
    assert finished.code == 0
    assert "Lean 4." in finished.output
    assert ".log:" in finished.messages


def test_log_of_an_engine_that_never_was(engines: Engines, tmp_path: Path) -> None:
    finished = engines("engine", "log", cwd=tmp_path)
    assert (finished.code, finished.output) == (1, "")
    assert "no engine of this project has said anything" in finished.messages


def test_an_action_is_needed(engines: Engines, tmp_path: Path) -> None:
    finished = engines("engine", cwd=tmp_path)
    assert finished.code == 2
    assert "ACTION" in finished.messages


# --- commands through the process ------------------------------------------------------------------------------


def timeless(document: Any) -> Any:
    """Without what is measured."""
    if isinstance(document, dict):
        return {k: timeless(v) for k, v in document.items() if "seconds" not in k and k not in ("ms", "milliseconds")}
    return [timeless(item) for item in document] if isinstance(document, list) else document


@pytest.mark.parametrize(
    "words",
    [
        ("goals", "Easy.lean:4:3"),
        ("suggest", "Easy.lean:4:3"),
        ("prove", "Easy.lean:4:3"),
        ("close", "Two.lean"),
    ],
    ids=lambda words: words[0],
)
def test_the_answer_is_the_same_as_without_the_process(warm: tuple[Engines, Path], words: tuple[str, ...]) -> None:
    engines, folder = warm
    through = engines(*words, "--json", cwd=folder)
    alone = engines(*words, "--json", "--no-engine", cwd=folder)
    assert through.code == alone.code
    assert through.silent_on_bugs
    assert timeless(through.json) == timeless(alone.json)


def test_an_error_of_the_engine_is_told_as_one_of_the_commands_own(warm: tuple[Engines, Path]) -> None:
    engines, folder = warm
    (folder / "Wrong.lean").write_text("import Not.There\n\ntheorem t : True := by\n  sorry\n")
    finished = engines("goals", "Wrong.lean:4:3", cwd=folder)
    assert (finished.code, finished.output) == (2, "")
    assert "assistant: the file's imports do not load: unknown module prefix 'Not'" in finished.messages
    assert "lake build" in finished.messages
    assert finished.silent_on_bugs


@pytest.mark.parametrize("how", ["--no-engine", pytest.param(ENGINE_VARIABLE, marks=pytest.mark.thorough)])
def test_commands_can_do_without_the_process(engines: Engines, folder: Path, how: str) -> None:
    words, changes = (("--no-engine",), {}) if how == "--no-engine" else ((), {ENGINE_VARIABLE: "off"})
    finished = engines("goals", "Easy.lean:4:3", *words, cwd=folder, **changes)
    assert (finished.code, "p ∧ q" in finished.output) == (0, True)
    assert list(engines.runtime.iterdir()) == []


def test_an_unsafe_runtime_folder_is_told_and_can_be_done_without(
    engines: Engines, folder: Path, tmp_path: Path
) -> None:
    (unsafe := tmp_path / "run").mkdir(0o755)
    finished = engines("goals", "Easy.lean:4:3", cwd=folder, ASSISTANT_RUNTIME=str(unsafe))
    assert finished.code == 2
    assert "others can enter it" in finished.messages
    assert "--no-engine" in finished.messages
    assert finished.silent_on_bugs


def test_close_goes_through_although_the_engine_is_killed(engines: Engines, tmp_path: Path) -> None:
    (folder := tmp_path / "many").mkdir()
    theorem = "theorem t{n} (p q r : Prop) (hp : p) (hq : q) (hr : r) : (p ∧ q) ∧ r ∧ {n} = {n} := by\n  sorry\n\n"
    (folder / "Many.lean").write_text("".join(theorem.format(n=n) for n in range(8)))
    running = engines.start("close", "--json", "--timeout", "30", cwd=folder)
    try:
        running.wait_until(lambda: bool(list(engines.runtime.glob("*.json"))))
        [first] = engines.served().values()
        running.wait_until(lambda: any("--worker" in " ".join(p.cmdline()) for p in descendants(first)))
        os.kill(first, signal.SIGKILL)
        finished = running.finish(60)
    finally:
        running.process.kill()
    assert finished.silent_on_bugs
    assert finished.code == 0, finished.messages
    assert (finished.json["proved"], finished.json["total"]) == (8, 8)
    assert list(engines.served().values()) != [first]
