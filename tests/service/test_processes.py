"""Engine processes: one a project, started when it is needed, replaced when it dies, and gone when nobody needs it."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import subprocess
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import psutil
import pytest

from assistant.cli.arguments import ENGINE_VARIABLE
from assistant.cli.engine import IDLE_VARIABLE
from assistant.engine import Engine
from assistant.lean.errors import ToolchainNotFound
from assistant.lean.processes import descendants
from assistant.lean.project import find_project
from assistant.lean.toolchain import CHOICE_VARIABLE, Toolchain
from assistant.locks import ProcessLock
from assistant.search.budget import Budget, Listener
from assistant.search.outcome import OutcomeStatus
from assistant.search.tree import Event, NodeOpened
from assistant.service import server as server_module
from assistant.service.address import address_of, is_held, read_card
from assistant.service.client import RemoteEngine
from assistant.service.errors import EngineLost, EngineSilent, EngineStartFailed, EngineVersionDiffers
from assistant.service.opening import open_engine
from assistant.service.server import Limits
from assistant.service.spawn import Dial, log_file
from assistant.sorries.journal import STATE_VARIABLE
from tests.service.conftest import (
    ADDITION,
    ENDLESS,
    all_gone,
    below,
    engine_pid,
    engines_in,
    hole,
    kill,
    remote,
    serving,
    until,
)

LONG = Budget(120)


@contextlib.asynccontextmanager
async def door(root: Path) -> AsyncIterator[RemoteEngine]:
    engine = remote(root)
    try:
        yield engine
    finally:
        await engine.close()


async def running(engine: RemoteEngine) -> list[str]:
    return [call.method for call in (await engine.status()).running]


async def until_running(engine: RemoteEngine, expected: list[str]) -> None:
    while await running(engine) != expected:  # noqa: ASYNC110 - another process does it
        await asyncio.sleep(0.02)


def workers(pid: int) -> list[psutil.Process]:
    """Lean's workers below a process."""
    found = []
    for process in descendants(pid):
        with contextlib.suppress(psutil.Error):
            if "--worker" in process.cmdline():
                found.append(process)
    return found


def watch() -> tuple[asyncio.Event, Listener]:
    """Who listens to a search, and the moment at which that has something to hear."""
    begun = asyncio.Event()

    def listen(event: Event) -> None:
        if isinstance(event, NodeOpened):
            begun.set()

    return begun, listen


def modes(folder: Path) -> dict[str, int]:
    """The kinds of files in a folder, and who may do what with them."""
    return {path.suffix: path.stat().st_mode & 0o777 for path in folder.iterdir()}


# --- one for all -----------------------------------------------------------------------------------------------


async def test_front_doors_that_start_at_the_same_moment_get_one_engine(project: Path, runtime: Path) -> None:
    async with door(project) as one, door(project) as other:
        statuses = await asyncio.gather(one.status(), other.status())
        assert len({status.pid for status in statuses}) == 1
        await until(lambda: len(engines_in(runtime)) == 1, "the one that came late has left")
        assert (await one.status()).connections == 1


async def test_files_of_one_project_share_the_engine_and_two_projects_do_not(project: Path, runtime: Path) -> None:
    (project / "sub").mkdir()
    (project / "lakefile.toml").write_text('name = "p"\n')
    (other := project.parent / "other").mkdir()
    async with open_engine(project / "A.lean") as one, open_engine(project / "sub") as two, open_engine(other) as three:
        assert isinstance(one, RemoteEngine)
        assert isinstance(two, RemoteEngine)
        assert isinstance(three, RemoteEngine)
        assert (await one.status()).pid == (await two.status()).pid != (await three.status()).pid


async def test_a_project_in_a_folder_with_any_name(tmp_path: Path, runtime: Path, toolchain: Toolchain) -> None:
    (root := tmp_path / "my proofs – ℕ 'n' \"q\" ünï").mkdir()
    async with door(root) as engine:
        assert [goal.target for goal in await engine.goals(hole(root, ADDITION))] == ["n + 0 = n"]
        assert (await engine.status()).project == root


async def test_without_the_process_the_engine_lives_and_ends_here(project: Path, runtime: Path) -> None:
    before = set(descendants(os.getpid()))
    async with open_engine(project, use_process=False) as engine:
        assert isinstance(engine, Engine)
        assert await engine.goals(hole(project, ADDITION))
        mine = [process for process in descendants(os.getpid()) if process not in before]
        assert mine
    await all_gone(mine)
    assert modes(runtime) == {}


async def test_others_can_neither_read_nor_connect(project: Path, runtime: Path) -> None:
    async with door(project) as engine:
        await engine.connect()
        assert modes(runtime) == {".sock": 0o600, ".json": 0o600, ".lock": 0o600}


# --- what is killed --------------------------------------------------------------------------------------------


async def test_an_engine_that_is_killed_in_a_search_that_is_watched_is_told(project: Path, runtime: Path) -> None:
    told: list[EngineLost] = []
    searching, listen = watch()
    async with open_engine(project, lost=told.append) as engine:
        assert isinstance(engine, RemoteEngine)
        search = asyncio.create_task(engine.prove(hole(project, ENDLESS), LONG, listen))
        await searching.wait()
        first = engine_pid(project)
        started = below(first)
        assert any("--worker" in process.cmdline() for process in started)
        await kill(first)
        with pytest.raises(EngineLost, match="ended in the middle") as caught:
            await search
        assert "engine log" in caught.value.hint
        assert len(told) == 1
        assert await engine.goals(hole(project, ADDITION))
        assert engine_pid(project) != first
        await all_gone(started)
    assert len(told) == 1, "leaving is no loss"


async def test_a_search_that_nobody_watches_begins_again_by_itself(project: Path, runtime: Path) -> None:
    async with door(project) as engine, door(project) as watching:
        search = asyncio.create_task(engine.prove(hole(project, ENDLESS), Budget(2)))
        await until_running(watching, ["prove"])
        await until(lambda: bool(workers(engine_pid(project))), "Lean works")
        await kill(engine_pid(project))
        assert (await search).status is OutcomeStatus.TIMED_OUT


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM], ids=["killed", "ended"])
async def test_what_was_asked_and_not_answered_is_asked_again_by_itself(
    project: Path, runtime: Path, number: int
) -> None:
    async with door(project) as engine:
        await engine.connect()
        first = psutil.Process(engine_pid(project))
        first.suspend()  # so that the question arrives and the answer does not
        asking = asyncio.create_task(engine.goals(hole(project, ADDITION)))
        await asyncio.sleep(0.05)
        first.send_signal(number)
        with contextlib.suppress(psutil.NoSuchProcess):  # killed, it ends while it is suspended
            first.resume()
        assert [goal.target for goal in await asking] == ["n + 0 = n"]
        await all_gone([first])


async def test_an_engine_that_dies_every_time_is_told_in_the_end(project: Path, runtime: Path) -> None:
    async with door(project) as engine:
        asking = asyncio.create_task(engine.prove(hole(project, ENDLESS), LONG))
        killed: set[int] = set()
        while not asking.done():
            card = read_card(address_of(project))
            if card is not None and card.pid not in killed and workers(card.pid):
                killed.add(card.pid)
                os.kill(card.pid, signal.SIGKILL)
            await asyncio.sleep(0.02)
        with pytest.raises(EngineLost):
            await asking
        assert 2 <= len(killed) <= 4


async def test_the_search_of_a_command_that_is_killed_stops(project: Path, runtime: Path) -> None:
    (project / "Endless.lean").write_text(ENDLESS)
    line = hole(project, ENDLESS).line
    async with door(project) as watching:
        await watching.connect()
        command = subprocess.Popen(  # noqa: ASYNC220 - it is to be killed, not awaited
            [sys.executable, "-m", "assistant", "prove", f"Endless.lean:{line}", "--timeout", "100"],
            cwd=project,
            env={name: value for name, value in os.environ.items() if name != ENGINE_VARIABLE},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            await until_running(watching, ["prove"])
        finally:
            command.kill()
            command.wait()
        await until_running(watching, [])


async def test_sigterm_ends_it_with_everything_below_it(project: Path, runtime: Path) -> None:
    searching, listen = watch()
    async with door(project) as engine:
        search = asyncio.create_task(engine.prove(hole(project, ENDLESS), LONG, listen))
        await searching.wait()
        process = psutil.Process(engine_pid(project))
        started = below(process.pid)
        process.terminate()
        with pytest.raises(EngineLost):
            await search
        await all_gone([process, *started])
        assert list(modes(runtime)) == [".lock"]
    assert "Traceback" not in log_file(address_of(project)).read_text()


# --- what is left behind ---------------------------------------------------------------------------------------


async def test_the_socket_and_the_card_of_a_dead_engine_are_replaced(project: Path, runtime: Path) -> None:
    async with door(project) as engine:
        await engine.connect()
    first = engine_pid(project)
    await kill(first)
    address = address_of(project)
    assert address.card.exists()
    assert address.socket.exists()
    await until(lambda: not is_held(address), "the last of its threads is gone")
    async with door(project) as engine:
        assert await engine.goals(hole(project, ADDITION))
        assert engine_pid(project) != first


async def test_what_lies_about_in_the_folder_is_replaced(project: Path, runtime: Path) -> None:
    address = address_of(project)
    address.card.write_text("{")
    address.socket.write_text("no socket")
    async with door(project) as engine:
        assert await engine.goals(hole(project, ADDITION))


async def test_an_engine_that_nobody_uses_ends_and_leaves_nothing(
    project: Path, runtime: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(IDLE_VARIABLE, "0.3")
    async with door(project) as engine:
        await engine.goals(hole(project, ADDITION))
        process = psutil.Process(engine_pid(project))
        started = below(process.pid)
        await asyncio.sleep(0.6)
        assert process.is_running(), "a connection keeps it, also when nothing is asked"
    await all_gone([process, *started])
    assert list(modes(runtime)) == [".lock"]


async def test_the_memory_of_workers_is_given_back_when_nothing_is_asked(project: Path, runtime: Path) -> None:
    async with serving(project, Limits(release=0.3)), door(project) as engine:
        before = await engine.goals(hole(project, ADDITION))
        await until(lambda: not workers(os.getpid()), "the workers end")
        assert await engine.goals(hole(project, ADDITION)) == before
        assert workers(os.getpid())


async def test_workers_are_kept_while_a_search_runs(
    project: Path, runtime: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    released = asyncio.Event()

    async def release(_: Engine) -> None:
        released.set()

    monkeypatch.setattr(Engine, "release", release)
    searching, listen = watch()
    async with serving(project, Limits(release=0.1)), door(project) as engine:
        search = asyncio.create_task(engine.prove(hole(project, ENDLESS), LONG, listen))
        await searching.wait()
        released.clear()  # before the search began
        await asyncio.sleep(0.5)
        assert not released.is_set()
        search.cancel()
        await released.wait()


# --- what cannot be --------------------------------------------------------------------------------------------


async def test_an_engine_without_lean_says_so_to_whoever_waits_and_ends(
    project: Path, runtime: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It ended before the front door that had started it could ask it why."""
    monkeypatch.setenv(CHOICE_VARIABLE, str(project / "no-lean"))
    async with door(project) as engine:
        with pytest.raises(ToolchainNotFound, match="no-lean") as caught:
            await engine.goals(hole(project, ADDITION))
        assert CHOICE_VARIABLE in caught.value.hint
    await until(lambda: engines_in(runtime) == [], "the engine ends")
    assert "Traceback" not in log_file(address_of(project)).read_text()


async def test_an_engine_that_cannot_be_started_is_a_typed_error(
    project: Path, runtime: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (blocked := project / "blocked").write_text("")
    monkeypatch.setenv(STATE_VARIABLE, str(blocked))
    async with door(project) as engine:
        with pytest.raises(EngineStartFailed) as caught:
            await engine.connect()
    assert "--no-engine" in caught.value.hint


async def test_an_engine_that_cannot_be_reached_is_told_and_no_other_is_started(
    project: Path, runtime: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One after another was started, each of which found the project taken and ended."""
    monkeypatch.setattr("assistant.service.spawn.START_SECONDS", 0.5)
    reports: list[str] = []
    lock = ProcessLock(address_of(project).lock)
    assert lock.take()
    try:
        with pytest.raises(EngineSilent, match="does not answer"):
            await Dial(project).connect(reports.append)
    finally:
        lock.release()
    assert reports == []


async def test_none_is_started_when_none_may_be(project: Path, runtime: Path) -> None:
    engine = RemoteEngine(find_project(project), Dial(project, start=False))
    with pytest.raises(EngineLost):
        await engine.status()
    assert engines_in(runtime) == []


# --- versions --------------------------------------------------------------------------------------------------


@pytest.fixture
def older(monkeypatch: pytest.MonkeyPatch) -> None:
    """Engines of this process are of another version than everybody else."""
    monkeypatch.setattr(server_module, "__version__", "0.0.9")


async def test_an_unused_engine_of_another_version_is_replaced(project: Path, runtime: Path, older: None) -> None:
    async with serving(project), door(project) as engine:
        status = await engine.status()
        assert status.version != "0.0.9"
        assert status.pid != os.getpid()


async def test_an_engine_of_another_version_that_is_in_use_is_left_alone(
    project: Path, runtime: Path, older: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with serving(project), door(project) as theirs:
        with monkeypatch.context() as patch:
            patch.setattr("assistant.service.connection.__version__", "0.0.9")
            await theirs.connect()
        async with door(project) as ours:
            with pytest.raises(EngineVersionDiffers, match=r"version 0\.0\.9 is running and in use") as caught:
                await ours.connect()
            assert "assistant engine stop" in caught.value.hint
        assert (await theirs.status()).version == "0.0.9"
