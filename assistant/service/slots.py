"""How many searches run at a time in an engine, and who waits for whom.

Searches that somebody asked for wait for each other, by turns of who asked, and never for a batch, which may search for
hours. A search of a batch begins only while there is a slot that nobody else uses; one that has begun is let go on.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections import OrderedDict, deque
from collections.abc import AsyncIterator, Hashable, Iterator


class Turns:
    """`count` at a time. Those who wait are let in by turns of their owners, so that one who asks for much waits behind
    others who ask for little."""

    def __init__(self, count: int) -> None:
        self._free = count
        self._waiting: OrderedDict[Hashable, deque[asyncio.Future[None]]] = OrderedDict()

    @contextlib.asynccontextmanager
    async def turn(self, owner: Hashable) -> AsyncIterator[None]:
        await self._enter(owner)
        try:
            yield
        finally:
            self._leave()

    async def _enter(self, owner: Hashable) -> None:
        if self._free:
            self._free -= 1
            return
        entry: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.setdefault(owner, deque()).append(entry)
        try:
            await entry
        except asyncio.CancelledError:
            if entry.cancelled():
                self._forget(owner, entry)
            else:
                self._leave()  # it was let in just then
            raise

    def _forget(self, owner: Hashable, entry: asyncio.Future[None]) -> None:
        queue = self._waiting.get(owner)
        if queue is not None and entry in queue:
            queue.remove(entry)
            if not queue:
                del self._waiting[owner]

    def _leave(self) -> None:
        while self._waiting:
            owner, queue = next(iter(self._waiting.items()))
            entry = next((entry for entry in queue if not entry.done()), None)
            self._waiting.move_to_end(owner)
            if entry is not None:
                queue.remove(entry)
                if not queue:
                    del self._waiting[owner]
                entry.set_result(None)
                return
            del self._waiting[owner]  # those that gave up, and are about to say so
        self._free += 1


class Slots:
    """`count` searches at a time; for as long as searches of a batch that began before go on, some more."""

    def __init__(self, count: int) -> None:
        self._count = count
        self._asked = Turns(count)
        self._used = 0
        self._freed = asyncio.Event()

    @contextlib.asynccontextmanager
    async def asked(self, owner: Hashable = None) -> AsyncIterator[None]:
        """For a search that somebody, the owner, waits for."""
        async with self._asked.turn(owner):
            with self._taken():
                yield

    @contextlib.asynccontextmanager
    async def batch(self) -> AsyncIterator[None]:
        """For a search of a batch."""
        while self._used >= self._count:
            self._freed.clear()
            await self._freed.wait()
        with self._taken():
            yield

    @contextlib.contextmanager
    def _taken(self) -> Iterator[None]:
        self._used += 1
        try:
            yield
        finally:
            self._used -= 1
            self._freed.set()
