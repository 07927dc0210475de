"""A search as the command records it, with the real Lean."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from assistant.lean.toolchain import Toolchain
from assistant.search.store import TreeFile, load_titled
from tests.conftest import PROJECTS


@pytest.fixture(scope="session")
def recorded_file(tmp_path_factory: pytest.TempPathFactory, toolchain: Toolchain) -> Path:
    """The search for a proof of a theorem that any search finds."""
    path = tmp_path_factory.mktemp("recorded") / "swap.tree"
    command = [sys.executable, "-m", "assistant", "prove", "Easy.lean:7", "--timeout", "30", "--save-tree", str(path)]
    subprocess.run(command, cwd=PROJECTS / "commands", check=True, capture_output=True, timeout=120)
    return path


@pytest.fixture(scope="session")
def recorded(recorded_file: Path) -> TreeFile:
    return load_titled(recorded_file)
