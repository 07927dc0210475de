"""How many searches run at a time in an engine, and who waits for whom.

Searches that somebody asked for wait for each other and never for a batch, which may search for hours. A search of a
batch begins only while there is a slot that nobody else uses; one that has begun is let go on.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Iterator


class Slots:
    """`count` searches at a time; for as long as searches of a batch that began before go on, some more."""

    def __init__(self, count: int) -> None:
        self._count = count
        self._asked = asyncio.Semaphore(count)
        self._used = 0
        self._freed = asyncio.Event()

    @contextlib.asynccontextmanager
    async def asked(self) -> AsyncIterator[None]:
        """For a search that somebody waits for."""
        async with self._asked:
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
