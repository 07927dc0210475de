"""What all tests share: the embedded Lean, the command line as a process, and folders apart from the user's."""

from __future__ import annotations

import asyncio
import gc
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Generator, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

from assistant.cli.arguments import ENGINE_VARIABLE
from assistant.config.files import FILE_VARIABLE
from assistant.lean.embedded.build import embedded_toolchain
from assistant.lean.toolchain import CHOICE_VARIABLE, Toolchain
from assistant.service.address import RUNTIME_VARIABLE
from assistant.sorries.journal import STATE_VARIABLE

# A busy machine is no reason to fail: properties are about what is computed, never about how long it took.
settings.register_profile(
    "without a clock", deadline=None, max_examples=50, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("without a clock")

gc.set_threshold(20_000, 20, 20)  # as commands do

PROJECTS = Path(__file__).parent / "projects"
RunAssistant = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="session", autouse=True)
def _apart_from_the_user(tmp_path_factory: pytest.TempPathFactory) -> None:
    """The embedded Lean is used whatever is installed, and no journal of the user's is touched. The cache stays the
    user's: what is in it is keyed by content."""
    os.environ[CHOICE_VARIABLE] = "embedded"
    os.environ[STATE_VARIABLE] = str(tmp_path_factory.mktemp("state"))
    os.environ[FILE_VARIABLE] = str(tmp_path_factory.mktemp("config") / "assistant.toml")  # which is not there
    os.environ[ENGINE_VARIABLE] = "off"  # what is about the process turns it on
    os.environ["ASSISTANT_MODELS_CACHE"] = "off"  # stand-ins have the same addresses again and again
    os.environ["ASSISTANT_PROVERS_REMEMBER"] = "off"  # a run of the tests is like the one before
    for name in ("COLUMNS", "LINES"):  # which readline puts into the environment of what pytest starts
        os.environ.pop(name, None)


@pytest.fixture(autouse=True)
def _generations_of_the_test(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    """What models write is kept for a test alone, where it asks for that."""
    monkeypatch.setattr("assistant.language_models.generations_folder", lambda: tmp_path_factory.mktemp("generations"))


@pytest.fixture(scope="session", autouse=True)
def _tallies_of_the_tests(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """What became of candidates is kept for a run alone."""
    folder = tmp_path_factory.mktemp("tallies")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("assistant.engine.tallies_folder", lambda: folder)
        yield


@pytest.fixture(scope="session", autouse=True)
def _engines_of_the_tests(_apart_from_the_user: None) -> Iterator[None]:
    """No engine of the user's is reached, and none is left. The folder's name is short: sockets have to fit into it."""
    with tempfile.TemporaryDirectory(prefix="la-") as folder:
        os.environ[RUNTIME_VARIABLE] = folder
        yield
        os.environ[RUNTIME_VARIABLE] = folder
        if any(Path(folder).iterdir()):
            subprocess.run(
                [sys.executable, "-m", "assistant", "engine", "stop", "--all"], check=True, stdout=subprocess.DEVNULL
            )


@pytest.fixture(scope="session")
def toolchain() -> Toolchain:
    """The embedded Lean, built when it has to be."""
    return asyncio.run(embedded_toolchain())


@pytest.fixture
def lean_project(tmp_path: Path) -> Callable[[str], Path]:
    """Copies one of the projects of the tests to a fresh folder."""

    def copy(name: str) -> Path:
        target = tmp_path / name
        shutil.copytree(PROJECTS / name, target)
        return target

    return copy


@pytest.fixture
def assistant(tmp_path: Path, toolchain: Toolchain) -> RunAssistant:
    """Runs the command line as a user does: another process, its output captured."""

    def run(*words: str | Path, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "assistant", *map(str, words)],
            cwd=cwd or tmp_path,
            capture_output=True,
            text=True,
            timeout=240,
            check=False,
        )

    return run


@pytest.fixture(scope="session")
def lean_errors(toolchain: Toolchain) -> Callable[[Path], list[str]]:
    """What the `lean` command has against a file: the errors, and declarations that use `sorry`."""

    def check(path: Path) -> list[str]:
        result = subprocess.run(
            [str(toolchain.lean), "--json", path.name],
            cwd=path.parent,
            env={**os.environ, **toolchain.environment},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        messages = [json.loads(line) for line in result.stdout.splitlines() if line.startswith("{")]
        return [m["data"] for m in messages if m["severity"] == "error" or "sorry" in m["data"]]

    return check


LONGEST_FIRST = ("attacks", "vscode_ext", "cli", "tui", "lsp", "lean")
"""Folders whose files take longest. Several processes work side by side, a file each: what is long comes first."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    def turn(item: pytest.Item) -> int:
        folder = item.path.relative_to(Path(__file__).parent).parts[0]
        return LONGEST_FIRST.index(folder) if folder in LONGEST_FIRST else len(LONGEST_FIRST)

    items.sort(key=turn)


@pytest.hookimpl(wrapper=True)
def pytest_report_to_serializable() -> Generator[None, Any, Any]:
    """A report goes from process to process as UTF-8; what tests say of names in other encodings is not."""
    return _in_utf8((yield))


def _in_utf8(data: Any) -> Any:
    match data:
        case str():
            return data.encode("utf-8", "backslashreplace").decode()
        case dict():
            return {_in_utf8(key): _in_utf8(value) for key, value in data.items()}
        case list() | tuple():
            return type(data)(map(_in_utf8, data))
        case _:
            return data
