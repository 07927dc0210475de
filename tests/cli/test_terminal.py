"""On a terminal: output made for people, progress while they wait, and nothing left behind on the screen."""

from __future__ import annotations

import os
import pty
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.cli.conftest import CommandLine, give_up_at_once

ESCAPE = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")
HIDE_CURSOR, SHOW_CURSOR = "\x1b[?25l", "\x1b[?25h"


class Terminal:
    """A run whose three streams are a terminal of 80 columns."""

    def __init__(self, command: list[str], cwd: Path, environment: dict[str, str]) -> None:
        self.master, slave = pty.openpty()
        environment = {**environment, "TERM": "xterm-256color", "COLUMNS": "80", "LINES": "30"}
        self.process = subprocess.Popen(
            command, cwd=cwd, env=environment, stdin=slave, stdout=slave, stderr=slave, start_new_session=True
        )
        os.close(slave)
        self.raw = b""

    def read_until(self, condition: Callable[[str], bool], seconds: float = 60.0) -> str:
        """What has been written when the condition holds or the run has ended."""
        os.set_blocking(self.master, False)
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            try:
                data = os.read(self.master, 65536)
            except BlockingIOError:
                time.sleep(0.01)
                continue
            except OSError:
                break  # the run has ended
            self.raw += data
            if condition(self.text):
                break
        else:
            raise AssertionError(f"it did not happen in time: {self.text[-2000:]}")
        return self.text

    @property
    def text(self) -> str:
        return self.raw.decode("utf-8", errors="replace")

    def finish(self) -> tuple[int, str]:
        """The exit code, and everything that was written."""
        self.read_until(lambda _text: False)
        return self.process.wait(30), self.text


@pytest.fixture
def terminal(cli: CommandLine, lean_project: Callable[[str], Path]) -> Iterator[Callable[..., Terminal]]:
    started: list[Terminal] = []
    folder = lean_project("commands")

    def start(*words: str) -> Terminal:
        command = [sys.executable, "-m", "assistant", *words]
        started.append(Terminal(command, folder, cli.environment({"NO_COLOR": None})))
        return started[-1]

    yield start
    for each in started:
        each.process.kill()
        each.process.wait()
        os.close(each.master)


def last_screen_lines(text: str) -> list[str]:
    """The lines as they stand in the end: of a line that was written over, what was written last."""
    plain = ESCAPE.sub("", text.replace("\x1b[2K", "\r").replace("\x1b[K", "\r"))
    return [line.rstrip().rsplit("\r", 1)[-1] for line in plain.split("\n")]


def test_suggestions_are_set_apart_and_coloured_and_progress_is_cleared(terminal: Callable[..., Terminal]) -> None:
    code, text = terminal("suggest", "Easy.lean:4:3", "-n", "2", "--timeout", "20").finish()
    assert code == 0
    assert ESCAPE.search(text), "Lean is highlighted"
    lines = last_screen_lines(text)
    assert "⊢ p ∧ q" in [line.strip() for line in lines]
    assert sum(line.startswith("✓ ") for line in lines) == 2
    assert not any("asking Lean" in line or " found, " in line for line in lines)
    assert "asking Lean" in text, "but it was there while it was waited for"


def test_what_a_file_holds_does_not_steer_the_terminal(terminal: Callable[..., Terminal], tmp_path: Path) -> None:
    steering = "\x1b]0;titled\x07"
    text = f"theorem t («a{steering}» b : Nat) (h : «a{steering}» = b) : b = «a{steering}» := by\n  sorry\n"
    (tmp_path / "commands" / "Steering.lean").write_text(text, encoding="utf-8")
    code, shown = terminal("goals", "Steering.lean:2:3").finish()
    assert code == 0
    assert "titled" in shown
    assert "\x1b]" not in shown


def test_close_shows_each_proof_as_it_comes_and_once(terminal: Callable[..., Terminal], tmp_path: Path) -> None:
    """The display once wrote to itself for ever."""
    give_up_at_once(tmp_path / "commands")
    code, text = terminal("close", "--timeout", "20").finish()
    assert code == 1
    shown = "\n".join(last_screen_lines(text))
    assert shown.count("Easy.lean:4:3") == 1
    assert "4 of 5 holes closed" in shown
    assert text.count(HIDE_CURSOR) == text.count(SHOW_CURSOR) > 0


@pytest.mark.parametrize("times", [1, 2])
def test_ctrl_c_in_the_terminal_gives_the_cursor_back(terminal: Callable[..., Terminal], times: int) -> None:
    running = terminal("close", "--timeout", "60")
    running.read_until(lambda text: "wrong" in text)
    for _ in range(times):
        os.killpg(running.process.pid, signal.SIGINT)
        time.sleep(0.02)
    code, text = running.finish()
    assert code == 130
    assert "Traceback" not in text
    assert text.rindex(SHOW_CURSOR) > text.rindex(HIDE_CURSOR)
