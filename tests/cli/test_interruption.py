"""Ctrl-C and SIGTERM at any moment: the exit code says so, nothing looks like a bug, no process is left below, and
files are the old ones or the new ones."""

from __future__ import annotations

import asyncio
import contextlib
import os
import random
import signal
import time
from pathlib import Path

import psutil
import pytest

from assistant.lean.processes import ManagedProcess
from tests.cli.conftest import CommandLine, Running, command_of

SLOW = "theorem unprovable (f : Nat → Nat) (h : ∀ n, f (f n) = n + 1) : ∀ n, f n < f (f n) := by\n  sorry\n"
EASY = "theorem t{n} (p q : Prop) (hp : p) (hq : q) : p ∧ q := by\n  sorry\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "project"
    folder.mkdir()
    (folder / "Slow.lean").write_text(SLOW)
    return folder


def assert_ended(running: Running, number: int, seconds: float = 10.0) -> None:
    finished = running.finish(seconds)
    assert finished.code == 128 + number, finished
    assert "interrupted" in finished.messages
    assert finished.silent_on_bugs, finished
    assert running.left_over() == []


@pytest.mark.parametrize(
    ("words", "number"),
    [
        pytest.param(words, number, id=f"{words[0]}-{number.name}", marks=marks)
        for words, marks in (
            (("suggest", "Slow.lean:2:3", "--timeout", "60"), pytest.mark.thorough),
            (("prove", "Slow.lean:2", "--timeout", "60", "--write"), ()),
            (("close", "--timeout", "60", "--write"), ()),
            (("goals", "Slow.lean:2:3"), pytest.mark.thorough),
        )
        for number in (signal.SIGINT, signal.SIGTERM)
    ],
)
def test_while_lean_works(cli: CommandLine, folder: Path, words: tuple[str, ...], number: int) -> None:
    running = cli.start(*words, cwd=folder)
    running.wait_until(running.lean_runs)
    running.interrupt(number)
    assert_ended(running, number)
    assert (folder / "Slow.lean").read_text() == SLOW
    assert os.listdir(folder) == ["Slow.lean"]


def test_while_the_embedded_lean_is_being_built(cli: CommandLine, folder: Path, tmp_path: Path) -> None:
    """Nothing half built is left, and the next start builds it."""
    cache = tmp_path / "cache"
    running = cli.start("close", cwd=folder, ASSISTANT_CACHE=str(cache))
    running.wait_until(lambda: any("-o" in command_of(process) for process in running.below()))
    running.interrupt()
    assert_ended(running, signal.SIGINT)
    assert [path.name for path in (cache / "lean").iterdir() if path.suffix != ".lock"] == []


def test_at_any_moment_of_a_short_run(cli: CommandLine, folder: Path) -> None:
    """From a little after the interpreter has come up to the end of the work; the seed makes a failure repeatable."""
    moments = random.Random(7)
    for _ in range(8):
        running = cli.start("prove", "Slow.lean:2", "--timeout", "1", cwd=folder)
        deadline = time.monotonic() + moments.uniform(0.4, 2.0)
        while time.monotonic() < deadline and running.process.poll() is None:
            running.below()
            time.sleep(0.01)
        running.interrupt()
        finished = running.finish()
        late = finished.code == 2 and "did not get to the place within 1 s" in finished.messages  # a busy machine
        assert late or finished.code in (1, 130, -signal.SIGINT), "done, interrupted, or already on its way out"
        assert finished.silent_on_bugs, finished
        assert running.left_over() == []


def test_twice_leaves_at_once_and_takes_lean_along(cli: CommandLine, folder: Path) -> None:
    running = cli.start("prove", "Slow.lean:2", "--timeout", "60", cwd=folder)
    running.wait_until(running.lean_runs)
    running.interrupt()
    running.interrupt()
    assert_ended(running, signal.SIGINT)


def test_killed_outright_lean_ends_too(cli: CommandLine, folder: Path) -> None:
    running = cli.start("close", "--timeout", "60", cwd=folder)
    running.wait_until(running.lean_runs)
    running.interrupt(signal.SIGKILL)
    running.finish()
    assert running.left_over() == []


def test_while_files_are_written_each_is_the_old_one_or_the_new_one(cli: CommandLine, tmp_path: Path) -> None:
    """Many small files that are written as they are closed; the interruption comes when the first has been."""
    texts = {}
    for number in range(6):
        file = tmp_path / f"F{number}.lean"
        texts[file] = EASY.format(n=number)
        file.write_text(texts[file])
    running = cli.start("close", "--write", "--timeout", "20", "--jobs", "1", cwd=tmp_path)
    running.wait_until(lambda: any("sorry" not in file.read_text() for file in texts))
    running.interrupt(signal.SIGTERM)
    finished = running.finish()
    assert finished.code in (143, 0)
    written = 0
    for file, before in texts.items():
        head, tail = before.split("sorry")
        after = file.read_text()
        assert after.startswith(head)
        assert after.endswith(tail)
        written += after != before
    assert written >= 1
    assert f"{written} file" in finished.messages
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(file.name for file in texts)
    assert running.left_over() == []


async def test_a_start_that_is_cancelled_at_any_step_ends_with_what_it_started(tmp_path: Path) -> None:
    """On a busy machine the command below the supervisor runs before Python has connected the pipes. Cancelled then,
    Python killed the supervisor alone and waited for ever for the pipes that the command still held."""
    for steps in range(1, 9):
        starting = asyncio.create_task(ManagedProcess.start(["sleep", "613"], cwd=tmp_path))
        for _ in range(steps):
            await asyncio.sleep(0)
        time.sleep(0.2)  # noqa: ASYNC251 - the loop is busy
        starting.cancel()
        async with asyncio.timeout(10):
            with contextlib.suppress(asyncio.CancelledError):
                await (await starting).stop(grace=0)
        assert not [process for process in psutil.process_iter() if command_of(process) == ["sleep", "613"]]
