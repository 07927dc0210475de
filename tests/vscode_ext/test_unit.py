"""The VS Code extension on its own: its types, its unit tests and its package. Needs node; the first run installs the
packages that the lock file names."""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest

EXTENSION = Path(__file__).resolve().parents[2] / "vscode-ext"
NODE_AT_LEAST = 20
SETUP_SECONDS = 600
RUN_SECONDS = 300


def run(*command: str, seconds: float = RUN_SECONDS) -> None:
    """Fails the test with all that the command said, when it fails."""
    environment = {**os.environ, "NO_COLOR": "1", "CI": "1"}
    done = subprocess.run(
        command, cwd=EXTENSION, env=environment, capture_output=True, text=True, timeout=seconds, check=False
    )
    if done.returncode != 0:
        pytest.fail(f"{' '.join(command)} ended with {done.returncode}\n{done.stdout}\n{done.stderr}", pytrace=False)


@pytest.fixture(scope="module")
def npm() -> str:
    """The path of npm, once the packages of the lock file are installed."""
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
            run(found, "ci", "--no-audit", "--no-fund", seconds=SETUP_SECONDS)
            stamp.write_text(wanted)
    return found


def test_types_are_sound(npm: str) -> None:
    run(npm, "run", "--silent", "check")


def test_unit_tests_pass(npm: str) -> None:
    run(npm, "test", "--silent")


def test_the_package_has_what_runs_and_nothing_else(npm: str, tmp_path: Path) -> None:
    package = tmp_path / "lean-assistant.vsix"
    run(npm, "run", "--silent", "package", "--", "--out", str(package))
    with zipfile.ZipFile(package) as archive:
        names = {name.removeprefix("extension/") for name in archive.namelist() if name.startswith("extension/")}
        manifest = json.loads(archive.read("extension/package.json"))
    assert {manifest["main"].removeprefix("./"), manifest["icon"], "dist/panel.js", "media/panel.css"} <= names
    assert {name.split("/")[0] for name in names if "/" in name} == {"dist", "media"}
    assert not [name for name in names if name.endswith((".ts", ".map"))]


def test_the_lock_file_has_no_addresses() -> None:
    assert "://" not in (EXTENSION / "package-lock.json").read_text()
