"""`assistant engine …`, and commands that leave an engine behind for the next one."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest

from assistant.cli.arguments import ENGINE_VARIABLE
from assistant.service.address import RUNTIME_VARIABLE, Card, Lock, address_of, write_card
from assistant.service.spawn import log_file
from assistant.sorries.journal import STATE_VARIABLE
from tests.cli.conftest import CommandLine, Finished, Running

TEXT = """theorem addition (n : Nat) : n + 0 = n := by
  sorry

theorem again (xs : List Nat) : xs ++ [] = xs := by
  sorry
"""
ENDLESS = """theorem unprovable (f : Nat → Nat) (h : ∀ n, f (f n) = n + 1) : ∀ n, f n < f (f n) := by
  sorry
"""
PATIENCE = 30.0


class Folder:
    """The command line in one project, with the shared engine and folders of its own."""

    def __init__(self, cli: CommandLine, root: Path, runtime: str) -> None:
        self.cli = cli
        self.root = root
        self.environment: dict[str, str | None] = {ENGINE_VARIABLE: None, RUNTIME_VARIABLE: runtime}

    def __call__(self, *words: str | Path, **changes: str | None) -> Finished:
        return self.cli(*words, cwd=self.root, **{**self.environment, **changes})

    def start(self, *words: str | Path, **changes: str | None) -> Running:
        return self.cli.start(*words, cwd=self.root, **{**self.environment, **changes})

    def engines(self) -> list[dict[str, object]]:
        found: list[dict[str, object]] = self("engine", "status", "--json").json["engines"]
        return found

    def pid(self) -> int:
        [engine] = self.engines()
        pid = engine["pid"]
        assert isinstance(pid, int)
        return pid


@pytest.fixture
def folder(cli: CommandLine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Folder]:
    root = tmp_path / "mit Leerzeichen 𝕜"
    root.mkdir()
    (root / "A.lean").write_text(TEXT, encoding="utf-8")
    with tempfile.TemporaryDirectory(prefix="la-") as runtime:
        monkeypatch.setenv(RUNTIME_VARIABLE, runtime)
        monkeypatch.setenv(STATE_VARIABLE, str(cli.state))
        folder = Folder(cli, root, runtime)
        yield folder
        folder("engine", "stop", "--all")


def until(condition: Callable[[], bool], what: str) -> None:
    deadline = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < deadline, f"{what}: not within {PATIENCE:g} s"
        time.sleep(0.02)


def below(pid: int) -> list[psutil.Process]:
    return psutil.Process(pid).children(recursive=True)


def gone(processes: list[psutil.Process]) -> bool:
    def ended(process: psutil.Process) -> bool:
        with contextlib.suppress(psutil.Error):
            return not process.is_running() or process.status() == psutil.STATUS_ZOMBIE
        return True

    return all(map(ended, processes))


# --- commands share an engine ----------------------------------------------------------------------------------


def test_commands_one_after_another_use_one_engine_and_stop_ends_it_with_lean(folder: Folder) -> None:
    goals = folder("goals", "A.lean:2:3", "--json")
    assert goals.json["goals"][0]["target"] == "n + 0 = n"
    pid = folder.pid()
    suggested = folder("suggest", "A.lean:2:3", "--json", "-n", "1")
    assert suggested.json["suggestions"][0]["status"] == "closes"
    proved = folder("prove", "A.lean:5:3", "--json")
    assert proved.json["status"] == "proved"
    closed = folder("close", "--write")
    assert closed.code == 0
    assert "sorry" not in (folder.root / "A.lean").read_text(encoding="utf-8")
    assert all(finished.silent_on_bugs for finished in (goals, suggested, proved, closed))
    assert folder.pid() == pid
    lean = below(pid)
    assert lean
    assert folder("engine", "stop").output == "1 stopped\n"
    until(lambda: gone([*lean]) and not psutil.pid_exists(pid), "engine and Lean end")
    assert folder.engines() == []


@pytest.mark.parametrize("words", [("goals", "A.lean:2:3"), ("suggest", "A.lean:2:3"), ("prove", "A.lean:2:3")])
def test_without_the_engine_nothing_stays_behind(folder: Folder, words: tuple[str, ...]) -> None:
    running = folder.start(*words, "--no-engine")
    running.wait_until(running.lean_runs)
    assert running.finish().code == 0
    assert running.left_over() == []
    assert folder.engines() == []


def test_a_tree_that_came_through_the_engine_can_be_saved(folder: Folder) -> None:
    finished = folder("prove", "A.lean:5:3", "--save-tree", "tree", "--json")
    assert finished.json["nodes"] >= 1
    assert (folder.root / "tree").stat().st_size > 100


def test_an_interrupted_search_ends_in_the_engine_which_stays(folder: Folder) -> None:
    (folder.root / "E.lean").write_text(ENDLESS, encoding="utf-8")
    running = folder.start("prove", "E.lean:2:3", "--timeout", "120")
    until(lambda: any(e["running"] for e in folder.engines()), "the search runs")
    running.interrupt(signal.SIGINT)
    assert running.finish().code == 130
    until(lambda: [e["running"] for e in folder.engines()] == [[]], "the search ends")


def test_closing_goes_on_when_the_engine_is_killed_in_the_middle(folder: Folder) -> None:
    many = "".join(f"theorem t{i} (a b : Nat) : a + b + {i} = b + a + {i} := by\n  sorry\n\n" for i in range(12))
    (folder.root / "A.lean").write_text(many, encoding="utf-8")
    folder("goals", "A.lean:2:3")
    pid = folder.pid()
    lean = below(pid)
    running = folder.start("close", "--json", "--jobs", "6")
    until(lambda: any(e["running"] for e in folder.engines()), "holes are searched")
    os.kill(pid, signal.SIGKILL)
    finished = running.finish(120)
    assert (finished.json["proved"], finished.json["total"]) == (12, 12)
    assert finished.silent_on_bugs
    assert gone(lean)
    assert folder.pid() != pid


# --- looking after them ----------------------------------------------------------------------------------------


def test_no_engine_is_said_to_run_when_none_does(folder: Folder) -> None:
    assert folder("engine", "status").output == "no engine is running\n"
    stopped = folder("engine", "stop")
    assert (stopped.code, stopped.output) == (0, "no engine is running\n")
    assert folder("engine", "log").code == 1


def test_status_says_for_people_what_an_engine_is_doing_and_what_it_costs(folder: Folder) -> None:
    folder("goals", "A.lean:2:3")
    said = folder("engine", "status").output
    assert str(folder.root) in said
    assert f"process {folder.pid()}" in said
    assert "Lean 4.35.0 (embedded)" in said
    assert "0 connections" in said
    [engine] = folder.engines()
    assert engine["answers"] is True
    assert isinstance(engine["memory"], int)
    assert isinstance(engine["lean_memory"], int)
    assert min(engine["memory"], engine["lean_memory"]) > 10_000_000


def test_an_engine_that_hangs_is_shown_as_one_and_can_be_stopped(folder: Folder) -> None:
    # `status` waited for its answer for ever.
    folder("goals", "A.lean:2:3")
    pid = folder.pid()
    lean = below(pid)
    os.kill(pid, signal.SIGSTOP)
    [engine] = folder.engines()
    assert (engine["pid"], engine["answers"]) == (pid, False)
    assert "does not answer" in folder("engine", "status").output
    assert folder("engine", "stop").output == "1 stopped\n"
    until(lambda: gone(lean) and not psutil.pid_exists(pid), "engine and Lean end")


def test_looking_at_an_engine_of_another_version_does_not_end_it(folder: Folder) -> None:
    address = address_of(folder.root)
    lock = Lock(address)
    assert lock.take()
    write_card(address, Card(str(folder.root), os.getpid(), "0.0.1"))
    assert "is of version 0.0.1" in folder("engine", "status").output
    lock.release()


def test_an_engine_in_the_foreground_says_what_it_does_and_ends_by_the_idle_time(folder: Folder) -> None:
    finished = folder("engine", "run", "--idle", "0.5")
    assert finished.code == 0
    assert "Lean 4.35.0 (embedded)" in finished.messages
    assert finished.silent_on_bugs


def test_a_second_engine_of_a_project_is_refused(folder: Folder) -> None:
    folder("goals", "A.lean:2:3")
    second = folder("engine", "run")
    assert second.code == 1
    assert "running already" in second.messages


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_an_engine_that_is_asked_to_end_ends_cleanly_with_its_lean(folder: Folder, number: int) -> None:
    running = folder.start("engine", "run")
    until(lambda: len(folder.engines()) == 1, "it serves")
    assert folder("goals", "A.lean:2:3").code == 0
    running.interrupt(number)
    finished = running.finish()
    assert finished.code == 0
    assert finished.silent_on_bugs
    assert running.left_over() == []
    assert not address_of(folder.root).socket.exists()


@pytest.mark.parametrize("value", ["abc", "-1", "nan", "inf"])
def test_an_idle_time_that_is_none_is_said_so_only_by_who_needs_it(folder: Folder, value: str) -> None:
    # A traceback, for every command about engines.
    assert folder("engine", "status", ASSISTANT_ENGINE_IDLE=value).code == 0
    refused = folder("engine", "run", ASSISTANT_ENGINE_IDLE=value)
    assert refused.code == 2
    assert "not a number of seconds" in refused.messages
    assert refused.silent_on_bugs or "error: argument" in refused.messages


def test_a_folder_that_does_not_exist_is_not_served(folder: Folder) -> None:
    refused = folder("engine", "run", "absent", "--idle", "1")
    assert refused.code == 2
    assert "absent" in refused.messages


def test_the_log_says_what_the_engine_did_and_is_kept_small(folder: Folder) -> None:
    log = log_file(address_of(folder.root))
    log.parent.mkdir(parents=True, exist_ok=True)
    log.write_text("old\n" * 200_000, encoding="utf-8")
    folder("goals", "A.lean:2:3")
    said = folder("engine", "log")
    assert said.code == 0
    assert "Lean 4.35.0 (embedded)" in said.output
    assert log.stat().st_size < 100_000


def test_doctor_names_the_engines_that_run(folder: Folder) -> None:
    assert folder("doctor", "--json").json["engines"] == []
    folder("goals", "A.lean:2:3")
    [engine] = folder("doctor", "--json").json["engines"]
    assert (engine["project"], engine["pid"]) == (str(folder.root), folder.pid())
    assert f"process {engine['pid']} for {folder.root}" in folder("doctor").output


def test_doctor_says_what_is_wrong_with_the_folder_for_engines(folder: Folder, tmp_path: Path) -> None:
    unsafe = tmp_path / "open"
    unsafe.mkdir()
    unsafe.chmod(0o755)
    finished = folder("doctor", "--json", **{RUNTIME_VARIABLE: str(unsafe)})
    assert any("others can enter it" in problem["what"] for problem in finished.json["problems"])
    refused = folder("goals", "A.lean:2:3", **{RUNTIME_VARIABLE: str(unsafe)})
    assert refused.code == 2
    assert "--no-engine" in refused.messages
    assert json.loads(folder("engine", "status", "--json").output) == {"engines": []}
