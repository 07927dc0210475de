"""A search that a person steers, in the engine's process: commands reach it, and it ends with whoever watches it."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncGenerator, AsyncIterator, Callable
from pathlib import Path
from typing import Any

import psutil
import pytest

from assistant.engine import Engine
from assistant.interface import ProvingEngine
from assistant.lean.errors import NoGoalHere
from assistant.lean.processes import descendants
from assistant.lean.project import find_project
from assistant.lean.toolchain import Toolchain
from assistant.search.budget import Budget
from assistant.search.steering import (
    OWN,
    Command,
    Expand,
    Focus,
    MoreTime,
    Pause,
    Pin,
    Prune,
    Resume,
    Steering,
    Stop,
    TryTactic,
    Withdraw,
)
from assistant.search.tree import (
    ROOT,
    CandidateTried,
    EdgeAdded,
    EdgeWithdrawn,
    Event,
    NodeOpened,
    NodePinned,
    NodePruned,
    NodeVisited,
    ProofJudged,
    SearchEnded,
    SearchFocused,
    SearchPaused,
    Tree,
)
from assistant.service.address import address_of
from assistant.service.client import RemoteEngine
from assistant.service.errors import EngineLost
from assistant.service.server import EngineServer, Limits
from assistant.service.spawn import Dial
from tests.service.conftest import ADDITION, ENDLESS, PATIENCE, hole, kill, remote, serving, until

LONG = Budget(120)
BOTH = "theorem both (p q : Prop) (hp : p) (hq : q) : p ∧ q := by\n  sorry\n"
BROKEN = "theorem broken : 1 = 1 := by\n  exact )\n  sorry\n"


class Watching:
    """Reads a stream of events until it ends."""

    def __init__(self, stream: AsyncGenerator[tuple[Event, ...], None], steering: Steering) -> None:
        self.steering = steering
        self.events: list[Event] = []
        self._news = asyncio.Event()
        self.reading = asyncio.create_task(self._read(stream))

    async def _read(self, stream: AsyncGenerator[tuple[Event, ...], None]) -> None:
        async with contextlib.aclosing(stream):
            async for events in stream:
                assert events  # nobody is woken for nothing
                self.events += events
                self._news.set()

    async def until(self, kind: type[Any], condition: Callable[[Any], object] = lambda _: True) -> Any:
        """The first event of a kind, once there is one."""
        while True:
            for event in self.events:
                if isinstance(event, kind) and condition(event):
                    return event
            assert not self.reading.done(), self.reading
            self._news.clear()
            await self._news.wait()

    async def close(self) -> None:
        self.reading.cancel()
        await asyncio.gather(self.reading, return_exceptions=True)


@contextlib.asynccontextmanager
async def exploring(
    engine: ProvingEngine, root: Path, text: str, *first: Command, budget: Budget = LONG
) -> AsyncIterator[Watching]:
    """A search with commands that were sent before it began."""
    steering = Steering()
    for command in first:
        steering.send(command)
    watching = Watching(engine.explore(hole(root, text), budget, steering), steering)
    try:
        yield watching
    finally:
        await watching.close()


async def running(engine: RemoteEngine) -> list[str]:
    return [call.method for call in (await engine.status()).running]


async def nothing_runs(engine: RemoteEngine) -> None:
    while await running(engine):  # noqa: ASYNC110 - another process does it
        await asyncio.sleep(0.02)


def lean_seconds(pid: int) -> float:
    """Time of the processor that everything below a process has used."""
    total = 0.0
    for process in descendants(pid):
        with contextlib.suppress(psutil.Error):
            times = process.cpu_times()
            total += times.user + times.system
    return total


async def lean_is_idle(pid: int) -> None:
    """Waits until Lean's workers have nothing to do."""
    while True:
        before = lean_seconds(pid)
        await asyncio.sleep(0.3)
        if lean_seconds(pid) - before <= 0.03:
            return


@contextlib.asynccontextmanager
async def door(root: Path) -> AsyncIterator[RemoteEngine]:
    engine = remote(root)
    try:
        yield engine
    finally:
        await engine.close()


async def test_every_command_reaches_a_search_in_another_process(project: Path, runtime: Path) -> None:
    async with door(project) as engine, exploring(engine, project, BOTH, Pause()) as watching:
        paused = await watching.until(SearchPaused)
        assert paused.paused
        assert not any(isinstance(event, CandidateTried) for event in watching.events)
        watching.steering.send(TryTactic(ROOT, "exact hq"))
        refused = await watching.until(CandidateTried)
        assert (refused.source, refused.verdict) == (OWN, "failed")
        assert "mismatch" in refused.message
        for command in (
            TryTactic(ROOT, "constructor"),
            Pin(1, True),
            Prune(2, True),
            Prune(2, False),
            Focus(1),
            Focus(ROOT),
            Withdraw(ROOT, "constructor"),
            MoreTime(5),
        ):
            watching.steering.send(command)
        added = await watching.until(EdgeAdded)
        assert (added.source, added.tactic) == (OWN, "constructor")
        await watching.until(EdgeWithdrawn)
        told = [e for e in watching.events if isinstance(e, NodePinned | NodePruned | SearchFocused)]
        assert told == [
            NodePinned(1, True),
            NodePruned(2, True),
            NodePruned(2, False),
            SearchFocused(1),
            SearchFocused(0),
        ]
        assert not any(isinstance(event, NodeVisited) for event in watching.events)
        watching.steering.send(Expand(ROOT))
        await watching.until(NodeVisited)
        watching.steering.send(Resume())
        ended = await watching.until(SearchEnded)
        assert ended.status == "proved"
        assert await watching.until(ProofJudged, lambda judged: judged.accepted)
        assert Tree(watching.events).proved
        assert await running(engine) == ["explore"]  # it waits for commands
        watching.steering.send(Stop())
        await watching.reading
        await nothing_runs(engine)


async def test_closing_the_stream_stops_the_search_and_frees_lean(project: Path, runtime: Path) -> None:
    async with door(project) as engine:
        pid = (await engine.status()).pid
        async with exploring(engine, project, ENDLESS) as watching:
            await watching.until(NodeVisited)
            assert await running(engine) == ["explore"]
        await nothing_runs(engine)
        await lean_is_idle(pid)
        assert [goal.target for goal in await engine.goals(hole(project, ADDITION))] == ["n + 0 = n"]


async def test_an_engine_that_is_lost_is_told_and_not_asked_again(project: Path, runtime: Path) -> None:
    async with door(project) as engine, exploring(engine, project, ENDLESS) as watching:
        await watching.until(NodeVisited)
        opened = len([event for event in watching.events if isinstance(event, NodeOpened) and event.node == ROOT])
        await kill((await engine.status()).pid)
        with pytest.raises(EngineLost):
            await watching.reading
        assert opened == len([e for e in watching.events if isinstance(e, NodeOpened) and e.node == ROOT]) == 1


async def test_commands_for_a_search_that_is_over_go_to_nobody(project: Path, runtime: Path) -> None:
    async with door(project) as engine:
        async with exploring(engine, project, BOTH) as watching:
            await watching.until(SearchEnded)
            watching.steering.send(Stop())
            await watching.reading
            watching.steering.send(Resume())  # to nobody
        assert await engine.goals(hole(project, ADDITION))


async def test_a_command_that_cannot_be_sent_is_ignored_and_others_are_obeyed(project: Path, runtime: Path) -> None:
    async with door(project) as engine, exploring(engine, project, BOTH, Pause()) as watching:
        await watching.until(SearchPaused)
        watching.steering.send(Prune(-1, True))
        watching.steering.send(Prune(99, True))
        watching.steering.send(Prune(ROOT, True))
        assert await watching.until(NodePruned) == NodePruned(ROOT, True)


async def test_a_place_without_a_goal_fails_as_in_this_process(project: Path, runtime: Path) -> None:
    async with door(project) as engine, exploring(engine, project, BROKEN) as watching:
        with pytest.raises(NoGoalHere):
            await watching.reading
        await nothing_runs(engine)


async def test_two_searches_are_steered_apart(project: Path, runtime: Path) -> None:
    async with (
        door(project) as engine,
        exploring(engine, project, BOTH, Pause()) as one,
        exploring(engine, project, BOTH, Pause()) as other,
    ):
        await one.until(SearchPaused)
        await other.until(SearchPaused)
        other.steering.send(Stop())
        await other.reading
        one.steering.send(TryTactic(ROOT, "exact ⟨hp, hq⟩"))
        assert (await one.until(SearchEnded)).status == "proved"
        assert not any(isinstance(event, CandidateTried) for event in other.events)


async def test_a_person_does_not_wait_for_searches_that_take_all_slots(
    project: Path, runtime: Path, toolchain: Toolchain
) -> None:
    server = EngineServer(project, address_of(project), Limits(jobs=1))
    serving = asyncio.create_task(server.run())
    await until(server.address.card.exists, "the server listens")
    engine = RemoteEngine(find_project(project), Dial(project, start=False))
    begun = asyncio.Event()
    batch = asyncio.create_task(engine.prove(hole(project, ENDLESS), LONG, lambda _: begun.set()))
    try:
        await begun.wait()
        async with exploring(engine, project, ENDLESS) as watching:
            await watching.until(CandidateTried)
            assert not batch.done()
    finally:
        batch.cancel()
        await asyncio.gather(batch, return_exceptions=True)
        await engine.close()
        server.end()
        assert await serving


async def test_an_engine_of_this_process_is_steered_the_same_way(project: Path, runtime: Path) -> None:
    async with Engine.open(project) as engine, exploring(engine, project, BOTH, Pause()) as watching:
        await watching.until(SearchPaused)
        watching.steering.send(TryTactic(ROOT, "exact ⟨hp, hq⟩"))
        assert (await watching.until(SearchEnded)).status == "proved"
        watching.steering.send(Stop())
        await watching.reading


async def test_who_reads_slowly_gets_many_events_at_once(project: Path, runtime: Path) -> None:
    async with door(project) as engine:
        stream = engine.explore(hole(project, BOTH), LONG, Steering())
        async with asyncio.timeout(PATIENCE), contextlib.aclosing(stream):
            events, kinds_at_once = list[Event](), 0
            while not Tree(events).proved:
                await asyncio.sleep(0.5)  # the search goes on meanwhile
                together = await anext(stream)
                kinds_at_once = max(kinds_at_once, len({type(event) for event in together}))
                events += together
            assert kinds_at_once > 1


async def test_a_search_that_waits_for_its_person_keeps_no_workers(
    project: Path, runtime: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    released = asyncio.Event()
    release = Engine.release

    async def told(engine: Engine) -> None:
        await release(engine)
        released.set()

    monkeypatch.setattr(Engine, "release", told)
    async with (
        serving(project, Limits(release=0.5)),
        door(project) as engine,
        exploring(engine, project, ENDLESS) as watching,
    ):
        await watching.until(NodeVisited)
        released.clear()
        await asyncio.sleep(1.5)
        assert not released.is_set()  # it works
        watching.steering.send(Pause())
        await watching.until(SearchPaused)
        await asyncio.wait_for(released.wait(), PATIENCE)
        watching.steering.send(TryTactic(ROOT, "skip"))
        assert (await watching.until(CandidateTried, lambda event: event.tactic == "skip")).verdict == "failed"
