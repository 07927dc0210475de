"""Workbenches for the tests: the extension as it is shipped, in a real VS Code, with the real server behind it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path

import pytest
import pytest_asyncio

from assistant.cache import CACHE_VARIABLE, cache_folder
from assistant.cli.arguments import ENGINE_VARIABLE
from assistant.lean.project import find_project
from assistant.lean.toolchain import Toolchain, check_command
from tests.vscode_ext.npm import Npm, find_npm
from tests.vscode_ext.workbench import ARTEFACTS, E2E, Driver, Workbench

SETUP = E2E / "node_modules" / ".setup"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")


@pytest.fixture(scope="session")
def npm() -> Npm:
    return find_npm()


@pytest.fixture(scope="session")
def package(npm: Npm, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The extension as it is shipped."""
    path = tmp_path_factory.mktemp("package") / "lean-assistant.vsix"
    npm("run", "--silent", "package", "--", "--out", str(path))
    return path


@pytest.fixture(scope="session")
def workbench_is_set_up() -> None:
    """What `make` sets up, and what it cannot."""
    if not any(shutil.which(name) for name in BROWSERS):
        pytest.fail("The workbench needs Chromium. On Debian: apt-get install chromium", pytrace=False)
    if not SETUP.exists():
        pytest.fail("The workbench is not set up. Run: make workbench", pytrace=False)


@pytest.fixture(scope="session")
def home() -> Iterator[Path]:
    """For all that the editors and the browser write. Its name is short: sockets have to fit into it."""
    with tempfile.TemporaryDirectory(prefix="la-", ignore_cleanup_errors=True) as folder:
        yield Path(folder)


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def driver(workbench_is_set_up: None, toolchain: Toolchain, home: Path) -> AsyncIterator[Driver]:
    """Lean has been built, and the command is on the PATH, where the extension looks for it."""
    shutil.rmtree(ARTEFACTS, ignore_errors=True)
    folders = ("HOME", "TMPDIR", "XDG_RUNTIME_DIR", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME")
    environment = dict.fromkeys(folders, str(home))
    environment["PATH"] = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    environment[CACHE_VARIABLE] = str(cache_folder().absolute())
    environment[ENGINE_VARIABLE] = ""  # the process is what an editor uses
    async with Driver.running(environment) as running:
        yield running


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def workbench(driver: Driver, home: Path, package: Path) -> AsyncIterator[Workbench]:
    """An editor with the extension alone: most tests use this one."""
    async with Workbench.running(driver, home / "plain", [package]) as running:
        yield running


@pytest_asyncio.fixture(loop_scope="module")
async def guarded(driver: Driver, home: Path, package: Path) -> AsyncIterator[Workbench]:
    """An editor that asks whether a folder is trusted."""
    async with Workbench.running(driver, home / "guarded", [package], ask_for_trust=True) as running:
        yield running


@pytest_asyncio.fixture(loop_scope="module")
async def without_assistant(driver: Driver, home: Path, package: Path) -> AsyncIterator[Workbench]:
    """An editor on a machine where the assistant is not installed."""
    nothing = home / "nothing"
    nothing.mkdir()
    async with Workbench.running(driver, home / "bare", [package], environment={"PATH": str(nothing)}) as running:
        yield running


@pytest_asyncio.fixture(loop_scope="module")
async def beside_lean(driver: Driver, home: Path, package: Path) -> AsyncIterator[Workbench]:
    """An editor with a stand-in for Lean's own extension beside ours."""
    stand_in = home / "lean4.vsix"
    with zipfile.ZipFile(stand_in, "w") as archive:
        for file in (E2E / "lean4-stand-in").iterdir():
            archive.write(file, f"extension/{file.name}")
    async with Workbench.running(driver, home / "beside", [package, stand_in]) as running:
        yield running


@pytest.fixture
def project(lean_project: Callable[[str], Path]) -> Path:
    return lean_project("editor")


@pytest.fixture
def lean_errors(toolchain: Toolchain) -> Callable[[Path], list[str]]:
    """What `lean` has against a file: errors, and declarations that use `sorry`."""

    def check(path: Path) -> list[str]:
        done = subprocess.run(
            check_command(toolchain, find_project(path), path),
            env={**os.environ, **toolchain.environment},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        messages = [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]
        return [m["data"] for m in messages if m["severity"] == "error" or "sorry" in m["data"]]

    return check
