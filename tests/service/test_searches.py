"""Searches in an engine that others use as well: they end with whoever asked for them, wait for a free slot, and never
keep somebody who types waiting."""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field
from pathlib import Path

import psutil
import pytest
import pytest_asyncio

from assistant.lean.processes import descendants
from assistant.lean.project import find_project
from assistant.lean.toolchain import Toolchain
from assistant.search.budget import Budget
from assistant.search.outcome import Outcome
from assistant.search.tree import Event, NodeOpened
from assistant.service.address import address_of
from assistant.service.client import RemoteEngine
from assistant.service.errors import EngineLost
from assistant.service.server import EngineServer, Limits
from assistant.service.spawn import Dial
from tests.service.conftest import ADDITION, ENDLESS, PATIENCE, hole, until

pytestmark = pytest.mark.asyncio(loop_scope="module")

LONG = Budget(120)
LOOK_SECONDS = 0.3


@dataclass
class Doors:
    """Front doors to one engine with a single slot."""

    root: Path
    watching: RemoteEngine
    opened: list[RemoteEngine] = field(default_factory=list)
    searches: list[asyncio.Task[Outcome]] = field(default_factory=list)

    async def door(self) -> RemoteEngine:
        door = RemoteEngine(find_project(self.root), Dial(self.root, start=False))
        await door.connect()
        self.opened.append(door)
        return door

    async def running(self) -> list[tuple[str, bool]]:
        """What runs, and whether it waits."""
        return [(running.method, running.waiting) for running in (await self.watching.status()).running]

    async def shows(self, expected: list[tuple[str, bool]]) -> None:
        """Waits until exactly this runs."""
        await soon(lambda: self._is(expected), f"the engine shows {expected}")

    async def _is(self, expected: list[tuple[str, bool]]) -> bool:
        return sorted(await self.running()) == sorted(expected)

    def search(self, door: RemoteEngine, index: int = 0) -> tuple[asyncio.Task[Outcome], asyncio.Event]:
        """A search without an end in sight, and the moment at which it has begun."""
        begun = asyncio.Event()

        def listen(event: Event) -> None:
            if isinstance(event, NodeOpened):
                begun.set()

        self.searches.append(asyncio.create_task(door.prove(hole(self.root, ENDLESS, index), LONG, listen)))
        return self.searches[-1], begun


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def served(tmp_path_factory: pytest.TempPathFactory, toolchain: Toolchain) -> AsyncIterator[Doors]:
    root = tmp_path_factory.mktemp("searches")
    server = EngineServer(root, address_of(root), Limits(jobs=1))
    running = asyncio.create_task(server.run())
    await until(server.address.card.exists, "the server listens")
    watching = RemoteEngine(find_project(root), Dial(root, start=False))
    await watching.connect()
    try:
        yield Doors(root, watching)
    finally:
        await watching.close()
        server.end()
        async with asyncio.timeout(PATIENCE):
            assert await running


@pytest_asyncio.fixture(loop_scope="module")
async def doors(served: Doors) -> AsyncIterator[Doors]:
    """Every test leaves the engine with nothing to do."""
    try:
        yield served
    finally:
        for search in served.searches:
            search.cancel()
        await asyncio.gather(*served.searches, return_exceptions=True)
        for door in served.opened:
            await door.close()
        served.searches.clear()
        served.opened.clear()
        await served.shows([])


async def soon(condition: Callable[[], Awaitable[bool]], what: str) -> None:
    deadline = time.monotonic() + PATIENCE
    while not await condition():
        assert time.monotonic() < deadline, what
        await asyncio.sleep(0.02)


async def lean_is_idle() -> bool:
    """Whether the workers of Lean below us use no more of the processor."""
    before = lean_seconds()
    await asyncio.sleep(LOOK_SECONDS)
    return lean_seconds() - before <= 0.1 * LOOK_SECONDS


def lean_seconds() -> float:
    """Time of the processor that Lean's workers have used."""
    total = 0.0
    for process in descendants(psutil.Process().pid):
        with contextlib.suppress(psutil.Error):
            times = process.cpu_times()
            total += times.user + times.system
    return total


async def test_a_search_whose_caller_is_cancelled_stops(doors: Doors) -> None:
    search, begun = doors.search(await doors.door())
    await begun.wait()
    assert await doors.running() == [("prove", False)]
    search.cancel()
    with pytest.raises(asyncio.CancelledError):
        await search
    await doors.shows([])
    await soon(lean_is_idle, "Lean stops working")


async def test_a_search_whose_front_door_closes_stops(doors: Doors) -> None:
    door = await doors.door()
    search, begun = doors.search(door)
    await begun.wait()
    await door.close()
    await doors.shows([])
    await soon(lean_is_idle, "Lean stops working")
    with pytest.raises(EngineLost):
        await search


async def test_holes_that_nobody_watches_any_more_are_given_up(doors: Doors) -> None:
    path, offset = doors.root / "T.lean", hole(doors.root, ENDLESS).span.start
    async with contextlib.aclosing((await doors.door()).prove_holes(path, ENDLESS, [offset], LONG)) as events:
        async for _ in events:
            assert await doors.running() == [("prove_holes", False)]
            break
    await doors.shows([])
    await soon(lean_is_idle, "Lean stops working")


async def test_whoever_types_is_answered_while_searches_take_all_slots(doors: Doors) -> None:
    door = await doors.door()
    _search, begun = doors.search(door)
    await begun.wait()
    place = hole(doors.root, ADDITION)
    assert [goal.target for goal in await door.goals(place)] == ["n + 0 = n"]
    assert [known async for known in door.suggest(place, 5)][-1].suggestions
    assert (await door.accept(place, "rfl")).accepted
    assert await doors.running() == [("prove", False)]


async def test_a_search_more_waits_for_its_turn_and_says_so(doors: Doors) -> None:
    first, first_begun = doors.search(await doors.door())
    await first_begun.wait()
    _second, second_begun = doors.search(await doors.door(), 1)
    await doors.shows([("prove", False), ("prove", True)])
    assert not second_begun.is_set()
    first.cancel()
    await second_begun.wait()
    await doors.shows([("prove", False)])


async def test_a_search_that_is_given_up_while_it_waits_takes_no_slot(doors: Doors) -> None:
    first, begun = doors.search(await doors.door())
    await begun.wait()
    waiting, _ = doors.search(await doors.door(), 1)
    await doors.shows([("prove", False), ("prove", True)])
    waiting.cancel()
    await doors.shows([("prove", False)])
    _third, third_begun = doors.search(await doors.door(), 1)
    first.cancel()
    await third_begun.wait()


async def test_other_front_doors_keep_theirs_when_one_goes(doors: Doors) -> None:
    staying = await doors.door()
    search, begun = doors.search(staying)
    await begun.wait()
    leaving = await doors.door()
    await leaving.goals(hole(doors.root, ADDITION))
    await leaving.close()
    assert await doors.running() == [("prove", False)]
    assert not search.done()
