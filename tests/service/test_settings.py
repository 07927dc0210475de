"""An engine is told what its front doors have configured: each is answered by its own, whoever started the engine."""

from __future__ import annotations

import asyncio
import contextlib
import os
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from assistant.config.schema import DEFAULTS, Settings
from assistant.lean.project import find_project
from assistant.provers import BUILT_IN
from assistant.search.budget import Budget
from assistant.search.outcome import OutcomeStatus
from assistant.service.address import address_of
from assistant.service.client import RemoteEngine
from assistant.service.errors import WireDamaged
from assistant.service.opening import open_engine
from assistant.service.server import EngineServer, Limits
from assistant.service.spawn import Dial
from tests.plugins import ORACLE, install
from tests.service.conftest import hole, until

SWAP = "theorem swap (a b : Nat) : a + b = b + a := by\n  sorry\n"
NOBODY = Settings(provers_without=tuple(BUILT_IN))
PREMISES = Settings(provers_without=("portfolio",))


@contextlib.asynccontextmanager
async def serving(
    root: Path, limits: Limits | None = None, settings: Settings = DEFAULTS
) -> AsyncIterator[EngineServer]:
    """An engine of this process."""
    server = EngineServer(root, address_of(root), limits, settings=settings)
    running = asyncio.create_task(server.run())
    await until(server.address.card.exists, "the server listens")
    try:
        yield server
    finally:
        server.end()
        await running


@contextlib.asynccontextmanager
async def door(root: Path, settings: Settings | None) -> AsyncIterator[RemoteEngine]:
    """A front door that has configured something."""
    engine = RemoteEngine(find_project(root), Dial(root), settings=settings)
    try:
        await engine.connect()
        yield engine
    finally:
        await engine.close()


async def status(engine: RemoteEngine, root: Path) -> OutcomeStatus:
    return (await engine.prove(hole(root, SWAP), Budget(30))).status


async def test_each_front_door_is_answered_by_its_own_settings(project: Path, runtime: Path) -> None:
    async with serving(project), door(project, NOBODY) as one, door(project, DEFAULTS) as other:
        found = await asyncio.gather(status(one, project), status(other, project), status(one, project))
        assert found == [OutcomeStatus.UNPROVED, OutcomeStatus.PROVED, OutcomeStatus.UNPROVED]


async def test_an_engine_that_runs_is_told_new_settings(project: Path, runtime: Path) -> None:
    async with serving(project), door(project, NOBODY) as engine:
        assert await status(engine, project) is OutcomeStatus.UNPROVED
        await engine.configure(PREMISES)
        assert await status(engine, project) is OutcomeStatus.PROVED


async def test_an_engine_that_is_started_anew_is_told_again(project: Path, runtime: Path) -> None:
    async with contextlib.AsyncExitStack() as stack:
        async with serving(project):
            engine = await stack.enter_async_context(door(project, NOBODY))
            assert await status(engine, project) is OutcomeStatus.UNPROVED
        async with serving(project):
            assert await status(engine, project) is OutcomeStatus.UNPROVED


async def test_whoever_says_nothing_gets_what_holds_for_the_engine(project: Path, runtime: Path) -> None:
    async with serving(project, settings=NOBODY), door(project, None) as engine:
        assert await status(engine, project) is OutcomeStatus.UNPROVED


async def test_what_is_odd_about_settings_is_told_to_whoever_has_them(project: Path, runtime: Path) -> None:
    async with serving(project), door(project, DEFAULTS) as one:
        assert one.warnings == ()
        await one.configure(Settings(provers_order=("premisses",)))
        assert one.warnings == ("no prover is called `premisses`; there are portfolio, premises, neighbours, refute",)
        async with door(project, DEFAULTS) as other:
            assert other.warnings == ()


async def test_how_long_an_engine_waits_is_said_by_whoever_came_last(project: Path, runtime: Path) -> None:
    server = EngineServer(project, address_of(project), settings=Settings(engine_idle=3600.0))
    running = asyncio.create_task(server.run())
    await until(server.address.card.exists, "the server listens")
    async with door(project, Settings(engine_idle=0.2)):
        await asyncio.sleep(0.4)
        assert not running.done(), "while somebody is connected it stays"
    assert await asyncio.wait_for(running, 10)


async def test_a_limit_of_the_command_line_stands_above_that(project: Path, runtime: Path) -> None:
    async with serving(project, Limits(idle=3600.0)) as server:
        async with door(project, Settings(engine_idle=0.1)):
            pass
        await asyncio.sleep(0.4)
        assert server.address.card.exists()


async def test_settings_that_are_none_end_the_call_and_nothing_else(project: Path, runtime: Path) -> None:
    async with serving(project), door(project, DEFAULTS) as engine:
        connection = await engine.connect()
        with pytest.raises(WireDamaged, match="settings"):
            async with contextlib.aclosing(
                connection.call("configure", lambda _: {"search_timeout": "long"})
            ) as values:
                await anext(values)
        assert await status(engine, project) is OutcomeStatus.PROVED


async def test_what_a_projects_file_says_reaches_its_engine(project: Path, runtime: Path) -> None:
    (project / "assistant.toml").write_text('[provers]\nwithout = ["portfolio", "premises"]\n', encoding="utf-8")
    async with open_engine(project) as engine:
        assert (await engine.prove(hole(project, SWAP), Budget(30))).status is OutcomeStatus.UNPROVED


async def test_a_prover_of_a_package_is_asked_by_the_engines_process(
    project: Path, runtime: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install(tmp_path / "site", "seers_of_the_process", ORACLE)
    paths = [str(tmp_path / "site"), *filter(None, [os.environ.get("PYTHONPATH")])]
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(paths))
    async with open_engine(project, settings=NOBODY) as engine:
        result = await engine.prove(hole(project, SWAP), Budget(30))
        assert (result.status, result.sources) == (OutcomeStatus.PROVED, ("oracle",))
