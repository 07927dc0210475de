"""The command line as its users meet it: a process of its own, with the real embedded Lean behind it."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psutil
import pytest

from assistant.lean.toolchain import Toolchain

SECONDS = 120.0
"""After which a run counts as hanging."""
HARD = "theorem unprovable (f : Nat → Nat) (h : ∀ n, f (f n) = n + 1) : ∀ n, f n < f (f n) := by\n  sorry\n"
"""Nothing proves it, and it is not false."""


@dataclass(frozen=True)
class Finished:
    """What a run left behind."""

    code: int
    output: str
    messages: str

    @property
    def json(self) -> Any:
        return json.loads(self.output)

    @property
    def silent_on_bugs(self) -> bool:
        """Whether nothing looks like a programmer's error: no traceback, no warning of the interpreter."""
        said = self.output + self.messages
        return not any(word in said for word in ("Traceback", "Error:", "Exception ignored", "never retrieved"))


class Running:
    """A run that has not ended: it can be sent signals, and what is below it can be looked at."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self.process = process
        self.seen_below: dict[int, float] = {}

    def below(self) -> list[psutil.Process]:
        """Everything that runs below, remembered so that it can be looked for later."""
        with contextlib.suppress(psutil.Error):
            found = psutil.Process(self.process.pid).children(recursive=True)
            for process in found:
                with contextlib.suppress(psutil.Error):
                    self.seen_below[process.pid] = process.create_time()
            return found
        return []

    def wait_until(self, condition: Callable[[], bool], seconds: float = 30.0) -> None:
        """Waits for a condition while remembering what runs below."""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            self.below()
            if condition():
                return
            assert self.process.poll() is None, self.process.communicate()
            time.sleep(0.01)
        raise AssertionError("it did not happen in time")

    def lean_runs(self) -> bool:
        """Whether a Lean server with a worker is below: the search is on its way."""
        return any("--worker" in command_of(process) for process in self.below())

    def interrupt(self, number: int = signal.SIGINT) -> None:
        self.below()
        self.process.send_signal(number)

    def finish(self, seconds: float = 30.0) -> Finished:
        output, messages = self.process.communicate(timeout=seconds)
        # Decoded here, since Python's text streams would turn CRLF into LF.
        # The name of a file may be of any bytes.
        texts = (stream.decode("utf-8", "surrogateescape") for stream in (output, messages))
        return Finished(self.process.returncode, *texts)

    def left_over(self, seconds: float = 5.0) -> list[int]:
        """Processes that ran below and still run, after the time that ending may take."""
        deadline = time.monotonic() + seconds
        while True:
            alive = [pid for pid, created in self.seen_below.items() if _lives(pid, created)]
            if not alive or time.monotonic() > deadline:
                return alive
            time.sleep(0.02)


def command_of(process: psutil.Process) -> list[str]:
    with contextlib.suppress(psutil.Error):
        return process.cmdline()
    return []


def _lives(pid: int, created: float) -> bool:
    with contextlib.suppress(psutil.Error):
        process = psutil.Process(pid)
        return process.create_time() == created and process.status() != psutil.STATUS_ZOMBIE
    return False


class CommandLine:
    """`assistant …` as a process."""

    def __init__(self, state: Path) -> None:
        self.state = state

    def environment(self, changes: Mapping[str, str | None]) -> dict[str, str]:
        environment: dict[str, str | None] = {**os.environ, "ASSISTANT_STATE": str(self.state), **changes}
        return {name: value for name, value in environment.items() if value is not None}

    def start(self, *words: str | Path, cwd: Path, **changes: str | None) -> Running:
        """Starts a run; keyword arguments change its environment, `None` removes."""
        command = [sys.executable, "-m", "assistant", *map(str, words)]
        process = subprocess.Popen(
            command,
            cwd=cwd,
            env=self.environment(changes),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        return Running(process)

    def __call__(self, *words: str | Path, cwd: Path, **changes: str | None) -> Finished:
        running = self.start(*words, cwd=cwd, **changes)
        try:
            return running.finish(SECONDS)
        finally:
            running.process.kill()


@pytest.fixture(scope="module")
def cli(tmp_path_factory: pytest.TempPathFactory, toolchain: Toolchain) -> CommandLine:
    """The command line with a state folder of its own; the embedded Lean has been built."""
    return CommandLine(tmp_path_factory.mktemp("state"))


def give_up_at_once(folder: Path) -> None:
    """Replaces the theorem of the project «commands» that nobody can prove by one where a search soon has nothing left
    to try: it would otherwise take all its time, twice."""
    file = folder / "Easy.lean"
    text = file.read_text(encoding="utf-8")
    assert "theorem wrong (n : Nat) : n = n + 1 :=" in text
    file.write_text(text.replace("(n : Nat) : n = n + 1 :=", ": False :="), encoding="utf-8")
