"""`assistant lsp`: what somebody sees who starts it by hand, and how it ends."""

from __future__ import annotations

import os
import pty
import subprocess
import sys

from tests.conftest import RunAssistant

COMMAND = [sys.executable, "-m", "assistant", "lsp"]


def test_it_ends_quietly_with_its_input() -> None:
    finished = subprocess.run(
        COMMAND, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=60, check=False
    )
    assert "Traceback" not in finished.stderr
    assert finished.stdout == ""


def test_in_a_terminal_it_says_that_it_waits_for_an_editor() -> None:
    ours, theirs = pty.openpty()
    with subprocess.Popen(COMMAND, stdin=theirs, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        assert process.stderr.readline().startswith("waiting for an editor on standard input")
        process.kill()
    os.close(ours)
    os.close(theirs)


def test_help_names_what_it_speaks(assistant: RunAssistant) -> None:
    assert "language server protocol" in assistant("lsp", "--help").stdout
