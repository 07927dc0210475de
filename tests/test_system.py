"""Where there is no POSIX, the first thing that is said is just that."""

from __future__ import annotations

import subprocess
import sys

import pytest

from assistant.cli.main import COMMANDS

AS_IF_ON_WINDOWS = """
import os, sys
from assistant.cli.main import main
os.name = "nt"  # stands in for Windows, after what Python itself needs was loaded
sys.modules["fcntl"] = None  # which Windows does not have
sys.exit(main(sys.argv[1:]))
"""


@pytest.mark.parametrize("words", [[name] for name in COMMANDS] + [["lsp", "--stdio"]], ids=" ".join)
def test_every_command_says_what_it_needs(words: list[str]) -> None:
    done = subprocess.run([sys.executable, "-c", AS_IF_ON_WINDOWS, *words], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(
        "assistant: the assistant needs a POSIX system, such as Linux or macOS; this one is `nt`"
    )
    assert "WSL" in done.stderr
