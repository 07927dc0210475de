"""Engine processes for the tests, each in a runtime folder of its own, and what is left of them afterwards."""

from __future__ import annotations

import asyncio
import contextlib
import functools
import inspect
import os
import signal
import tempfile
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from pathlib import Path
from typing import Any

import psutil
import pytest
import pytest_asyncio

from assistant.lean.places import Place, find_holes
from assistant.lean.project import find_project
from assistant.lean.toolchain import Toolchain
from assistant.service.address import RUNTIME_VARIABLE, address_of, read_card
from assistant.service.client import RemoteEngine
from assistant.service.opening import open_engine
from assistant.service.server import EngineServer, Limits
from assistant.service.spawn import Dial

TEST_SECONDS = 60.0
"""After which a test has hung."""
PATIENCE = 30.0
"""Seconds after which something counts as never happening."""
ADDITION = "theorem addition (n : Nat) : n + 0 = n := by\n  sorry\n"
ENDLESS = """theorem another (f : Nat → Nat) (h : ∀ n, f (f n) = n + 3) : ∀ n, f n < f (f n) := by
  sorry

theorem unprovable (f : Nat → Nat) (h : ∀ n, f (f n) = n + 1) : ∀ n, f n < f (f n) := by
  sorry
"""
"""What keeps a search busy for as long as it is let: there are no such functions, which is not easily seen."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """No test of this folder hangs."""
    for item in items:
        here = isinstance(item, pytest.Function) and item.path.parent == Path(__file__).parent
        if here and inspect.iscoroutinefunction(item.obj):
            item.obj = _in_time(item.obj)


def _in_time(test: Callable[..., Awaitable[None]]) -> Callable[..., Awaitable[None]]:
    @functools.wraps(test)
    async def run(**fixtures: Any) -> None:
        async with asyncio.timeout(TEST_SECONDS):
            await test(**fixtures)

    return run


@pytest.fixture
def runtime(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder for the engines of one test, all of which are ended in the end."""
    with tempfile.TemporaryDirectory(prefix="la-") as folder:
        monkeypatch.setenv(RUNTIME_VARIABLE, folder)
        yield Path(folder)
        left = engines_in(Path(folder))
        for process in left:
            process.terminate()
        _, hanging = psutil.wait_procs(left, PATIENCE)
        assert not hanging


@pytest.fixture
def project(tmp_path: Path, toolchain: Toolchain) -> Path:
    """A folder with one file; Lean has been built."""
    root = tmp_path / "project"
    root.mkdir()
    (root / "A.lean").write_text(ADDITION, encoding="utf-8")
    return root


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def shared(tmp_path_factory: pytest.TempPathFactory, toolchain: Toolchain) -> AsyncIterator[RemoteEngine]:
    """One engine process for the tests of a module that leave it alive."""
    root = tmp_path_factory.mktemp("shared")
    with tempfile.TemporaryDirectory(prefix="la-") as folder, pytest.MonkeyPatch.context() as patch:
        patch.setenv(RUNTIME_VARIABLE, folder)
        async with open_engine(root) as engine:
            assert isinstance(engine, RemoteEngine)
            yield engine
            await engine.stop()
        await until(lambda: not any(Path(folder).glob("*.json")), "the shared engine ends")


def hole(root: Path, text: str, index: int = 0) -> Place:
    """A hole of a text that is a file of the project, without being saved."""
    return find_holes(root / "T.lean", text)[index]


def remote(root: Path) -> RemoteEngine:
    """A front door of its own to the engine of a project."""
    project = find_project(root)
    return RemoteEngine(project, Dial(project.root))


def engine_pid(root: Path) -> int:
    """The process that serves a project."""
    card = read_card(address_of(root))
    assert card is not None
    return card.pid


def engines_in(runtime: Path) -> list[psutil.Process]:
    """Every engine process that was started for a runtime folder."""
    found = []
    for process in psutil.process_iter():
        with contextlib.suppress(psutil.Error):
            is_engine = "engine" in (words := process.cmdline()) and "run" in words
            if is_engine and process.environ().get(RUNTIME_VARIABLE) == os.fspath(runtime):
                found.append(process)
    return [process for process in found if _runs(process)]


def below(pid: int) -> list[psutil.Process]:
    """Everything that an engine has started: supervisor, Lean's server and workers."""
    return psutil.Process(pid).children(recursive=True)


def _runs(process: psutil.Process) -> bool:
    with contextlib.suppress(psutil.Error):
        return process.is_running() and process.status() != psutil.STATUS_ZOMBIE
    return False


async def all_gone(processes: list[psutil.Process]) -> None:
    """Waits until none of them runs."""
    await until(lambda: not any(map(_runs, processes)), "the processes end")


async def until(condition: Callable[[], bool], what: str, seconds: float = PATIENCE) -> None:
    """Waits for something that another process does."""
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, f"{what}: not within {seconds:g} s"
        await asyncio.sleep(0.02)


async def kill(pid: int) -> None:
    """As the kernel does it when memory runs out."""
    os.kill(pid, signal.SIGKILL)
    await until(lambda: not psutil.pid_exists(pid) or not _runs(psutil.Process(pid)), "the process dies")


@contextlib.asynccontextmanager
async def serving(root: Path, limits: Limits | None = None) -> AsyncIterator[EngineServer]:
    """An engine of this process."""
    server = EngineServer(root, address_of(root), limits)
    running = asyncio.create_task(server.run())
    await until(server.address.card.exists, "the server listens")
    try:
        yield server
    finally:
        server.end()
        assert await running
