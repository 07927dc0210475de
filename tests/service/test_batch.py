"""A batch in an engine process: it outlives whoever started it, and the process lives as long as it works."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import psutil
import pytest

from assistant.cli.engine import IDLE_VARIABLE, stop_engine
from assistant.engine import Engine
from assistant.search.budget import Budget
from assistant.search.outcome import OutcomeStatus
from assistant.service import server as server_module
from assistant.service.address import address_of
from assistant.service.client import RemoteEngine
from assistant.service.errors import EngineVersionDiffers
from assistant.service.server import Limits
from assistant.service.spawn import log_file
from assistant.sorries.batch import NO_BATCH, Batch, BatchRequest, BatchRunning
from assistant.sorries.batch_store import batch_file, load_batch
from assistant.sorries.journal import STATE_VARIABLE
from tests.service.conftest import (
    ADDITION,
    ENDLESS,
    PATIENCE,
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

MUTUAL = ADDITION + "\n" + ENDLESS
"""One hole that is proved at once and two that keep a search busy."""


@pytest.fixture(autouse=True)
def _state_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(STATE_VARIABLE, str(tmp_path / "state"))


@contextlib.asynccontextmanager
async def door(root: Path) -> AsyncIterator[RemoteEngine]:
    engine = remote(root)
    try:
        yield engine
    finally:
        await engine.close()


async def seen(engine: RemoteEngine, condition: Callable[[Batch], bool]) -> list[Batch]:
    """The states until one fulfils a condition."""
    states = []
    async with contextlib.aclosing(engine.batch_watch()) as watching:
        async for batch in watching:
            states.append(batch)
            if condition(batch):
                return states
    raise AssertionError("the watch ended")


def statuses(batch: Batch) -> dict[str, str]:
    return {hole.declaration: hole.status for hole in batch.holes}


# --- who starts it may leave -----------------------------------------------------------------------------------


async def test_a_batch_outlives_whoever_started_it_and_keeps_the_engine_until_it_is_done(
    project: Path, runtime: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(IDLE_VARIABLE, "1.5")  # also while it starts on a busy machine
    (project / "A.lean").write_text(ENDLESS)
    async with door(project) as engine:
        assert await seen(engine, lambda _: True) == [NO_BATCH]
        begun = await engine.batch_start(BatchRequest((project,), timeout=2.0, jobs=1))
        assert begun.running
        process = psutil.Process(engine_pid(project))
    await all_gone([process])
    kept = load_batch(batch_file(project))
    assert (kept.status, kept.ended) == ("done", 2)
    async with door(project) as engine:
        assert await seen(engine, lambda _: True) == [kept]
        assert engine_pid(project) != process.pid


async def test_who_comes_back_sees_how_far_it_is_and_can_stop_it(project: Path, runtime: Path) -> None:
    (project / "A.lean").write_text(MUTUAL)
    async with door(project) as engine:
        await engine.batch_start(BatchRequest((project,), timeout=100.0, jobs=1))
    async with door(project) as engine, door(project) as other:
        states = await seen(engine, lambda batch: statuses(batch)["addition"] == "proved")
        assert states[-1].running
        assert [call.method for call in (await engine.status()).running] == ["batch"]
        with pytest.raises(BatchRunning):
            await other.batch_start(BatchRequest((project,)))
        batch = await other.batch_stop()
        assert batch.status == "stopped"
        assert statuses(batch) == {"addition": "proved", "another": "interrupted", "unprovable": "interrupted"}
        assert [file.after for file in batch.files] == [MUTUAL.replace("sorry", batch.holes[0].outcome.proof, 1)]
        assert (await seen(engine, lambda batch: not batch.running))[-1] == batch
        assert (await engine.status()).running == ()
    assert (project / "A.lean").read_text() == MUTUAL


async def test_paths_are_those_of_whoever_asks(project: Path, runtime: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(project)
    async with door(project) as engine:
        await engine.batch_start(BatchRequest((Path("A.lean"),)))
        batch = (await seen(engine, lambda batch: not batch.running))[-1]
    assert statuses(batch) == {"addition": "proved"}
    assert batch.holes[0].path == project / "A.lean"


# --- how long the engine and its workers live ------------------------------------------------------------------


async def test_stopping_the_engine_ends_its_batch_with_what_was_found(project: Path, runtime: Path) -> None:
    (project / "A.lean").write_text(MUTUAL)
    async with door(project) as engine:
        await engine.batch_start(BatchRequest((project,), timeout=100.0, jobs=1))
        await seen(engine, lambda batch: statuses(batch)["addition"] == "proved")
        process = psutil.Process(engine_pid(project))
        started = below(process.pid)
    assert await stop_engine(address_of(project))
    await all_gone([process, *started])
    batch = load_batch(batch_file(project))
    assert batch.status == "stopped"
    assert not batch.notes, "it was not found dead"
    assert statuses(batch) == {"addition": "proved", "another": "interrupted", "unprovable": "interrupted"}
    assert "Traceback" not in log_file(address_of(project)).read_text()


async def test_after_a_kill_the_batch_is_stopped_and_goes_on_with_what_was_proved(project: Path, runtime: Path) -> None:
    (project / "A.lean").write_text(MUTUAL)
    request = BatchRequest((project,), timeout=100.0, jobs=1)
    async with door(project) as engine:
        await engine.batch_start(request)
        await seen(engine, lambda batch: statuses(batch)["addition"] == "proved")
        await until(lambda: load_batch(batch_file(project)).proved == 1, "that is kept")
        first = engine_pid(project)
    await kill(first)
    async with door(project) as engine:
        [batch] = await seen(engine, lambda _: True)
        assert batch.status == "stopped"
        assert batch.holes[0].outcome.proof
        assert "start the batch again" in batch.notes[-1]
        again = await engine.batch_start(request)
        assert again.number == batch.number + 1
        states = await seen(engine, lambda batch: statuses(batch)["addition"] == "proved")
        assert states[-1].holes[0].outcome.proof == batch.holes[0].outcome.proof
        await engine.batch_stop()
        assert len(engines_in(runtime)) == 1


async def test_workers_are_kept_while_a_batch_works_and_given_back_after_it(
    project: Path, runtime: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    released = asyncio.Event()

    async def release(_: Engine) -> None:
        released.set()

    monkeypatch.setattr(Engine, "release", release)
    (project / "A.lean").write_text(ENDLESS)
    async with serving(project, Limits(release=0.1)), door(project) as engine:
        await engine.batch_start(BatchRequest((project,), timeout=100.0))
        released.clear()  # before the batch began
        await asyncio.sleep(0.5)
        assert not released.is_set()
        await engine.batch_stop()
        await asyncio.wait_for(released.wait(), PATIENCE)


async def test_who_only_watches_keeps_no_workers(project: Path, runtime: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    released = asyncio.Event()

    async def release(_: Engine) -> None:
        released.set()

    monkeypatch.setattr(Engine, "release", release)
    async with (
        serving(project, Limits(release=0.2)),
        door(project) as engine,
        contextlib.aclosing(engine.batch_watch()) as watching,
    ):
        assert await anext(watching) == NO_BATCH
        released.clear()
        await asyncio.wait_for(released.wait(), PATIENCE)


async def test_an_engine_of_another_version_is_in_use_while_its_batch_works(
    project: Path, runtime: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Whoever had upgraded ended the batch of the night by looking at the project.
    monkeypatch.setattr(server_module, "__version__", "0.0.9")
    (project / "A.lean").write_text(ENDLESS)
    async with serving(project):
        with monkeypatch.context() as patch:
            patch.setattr("assistant.service.connection.__version__", "0.0.9")
            async with door(project) as theirs:
                await theirs.batch_start(BatchRequest((project,), timeout=100.0))
        async with door(project) as ours:
            with pytest.raises(EngineVersionDiffers):
                await ours.connect()


# --- who else works --------------------------------------------------------------------------------------------


async def test_a_search_that_somebody_waits_for_does_not_wait_for_the_batch(project: Path, runtime: Path) -> None:
    (project / "A.lean").write_text(ENDLESS)
    async with serving(project, Limits(jobs=1)), door(project) as engine:
        await engine.batch_start(BatchRequest((project,), timeout=100.0, jobs=4))
        batch = (await seen(engine, lambda batch: "searching" in statuses(batch).values()))[-1]
        assert batch.jobs == 1
        result = await asyncio.wait_for(engine.prove(hole(project, ADDITION), Budget(20)), 30)
        assert result.status is OutcomeStatus.PROVED
