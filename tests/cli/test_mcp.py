"""`assistant mcp`: what somebody sees who starts it by hand, or without what it needs."""

from __future__ import annotations

import importlib.util
import os
import pty
import subprocess
import sys

import pytest

from assistant.cli import main as command_line
from assistant.extras import install_command

COMMAND = [sys.executable, "-m", "assistant", "mcp"]


def test_without_the_sdk_it_says_how_to_install_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    find = importlib.util.find_spec
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None if name == "mcp" else find(name))
    assert command_line.main(["mcp"]) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert "needs the Model Context Protocol's Python SDK" in shown.err
    assert install_command("mcp") in shown.err


def test_it_ends_quietly_with_its_input() -> None:
    pytest.importorskip("mcp", reason="the extra `mcp` is not installed")
    finished = subprocess.run(
        COMMAND, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=60, check=False
    )
    assert (finished.returncode, finished.stdout, finished.stderr) == (0, "", "")


def test_in_a_terminal_it_says_that_it_waits_for_an_agent() -> None:
    pytest.importorskip("mcp", reason="the extra `mcp` is not installed")
    ours, theirs = pty.openpty()
    with subprocess.Popen(COMMAND, stdin=theirs, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        assert process.stderr.readline().startswith("waiting for an agent on standard input")
        process.kill()
    os.close(ours)
    os.close(theirs)
