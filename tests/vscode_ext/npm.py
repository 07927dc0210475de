"""npm in the folder of the extension, with the packages that its lock file names."""

from __future__ import annotations

import fcntl
import hashlib
import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

EXTENSION = Path(__file__).resolve().parents[2] / "vscode-ext"
NODE_AT_LEAST = 20
SETUP_SECONDS = 600.0
RUN_SECONDS = 300.0

Npm = Callable[..., None]


def find_npm() -> Npm:
    """What runs npm, and fails the test with all that it said when it fails. The first time the packages are
    installed."""
    node, found = shutil.which("node"), shutil.which("npm")
    if node is None or found is None:
        pytest.fail(f"The extension's tests need node {NODE_AT_LEAST} or newer with npm: install it.", pytrace=False)
    version = subprocess.run([node, "--version"], capture_output=True, text=True, check=True).stdout.strip()
    if int(version.removeprefix("v").split(".")[0]) < NODE_AT_LEAST:
        pytest.fail(f"The extension's tests need node {NODE_AT_LEAST} or newer; this is {version}.", pytrace=False)
    with (EXTENSION / "package-lock.json").open("rb") as lock_file:
        # Another run on the same checkout may be about to do the same.
        fcntl.flock(lock_file, fcntl.LOCK_EX)
        wanted = hashlib.sha256(lock_file.read()).hexdigest()
        stamp = EXTENSION / "node_modules" / ".installed-lock"
        if not stamp.exists() or stamp.read_text() != wanted:
            _run(found, "ci", "--no-audit", "--no-fund", seconds=SETUP_SECONDS)
            stamp.write_text(wanted)

    def npm(*words: str) -> None:
        _run(found, *words, seconds=RUN_SECONDS)

    return npm


def _run(*command: str, seconds: float) -> None:
    environment = {**os.environ, "NO_COLOR": "1", "CI": "1"}
    done = subprocess.run(
        command, cwd=EXTENSION, env=environment, capture_output=True, text=True, timeout=seconds, check=False
    )
    if done.returncode != 0:
        pytest.fail(f"{' '.join(command)} ended with {done.returncode}\n{done.stdout}\n{done.stderr}", pytrace=False)
