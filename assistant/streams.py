"""Streams of what happens in some work, and the newest of what comes one after another."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Callable, Coroutine
from typing import Any, Generic, TypeVar

Item = TypeVar("Item")


async def batches(
    work: Callable[[Callable[[Item], None]], Coroutine[Any, Any, object]],
) -> AsyncGenerator[tuple[Item, ...], None]:
    """What some work tells as it comes, many at once when nobody fetched it in time. Closing the stream stops the work.

    Errors: as `work`, after what happened before.
    """
    pending: list[Item] = []
    news = asyncio.Event()

    def listen(item: Item) -> None:
        pending.append(item)
        news.set()

    working = asyncio.ensure_future(work(listen))
    working.add_done_callback(lambda _: news.set())
    try:
        while True:
            await news.wait()
            news.clear()
            if pending:
                items = tuple(pending)
                pending.clear()
                yield items
            if working.done() and not pending:
                working.result()
                return
    finally:
        working.cancel()
        await asyncio.gather(working, return_exceptions=True)


class Latest(Generic[Item]):
    """The newest of some values. Whoever waits for a newer one gets the last of several that came meanwhile."""

    def __init__(self, value: Item) -> None:
        self.value = value
        self.count = 0
        """How many values there have been after the first."""
        self._news = asyncio.Event()

    def set(self, value: Item) -> None:
        self.value = value
        self.count += 1
        self.wake()

    def wake(self) -> None:
        """Lets everybody who waits look again."""
        news, self._news = self._news, asyncio.Event()
        news.set()

    async def newer(self, count: int, work: asyncio.Future[Any] | None = None, seconds: float | None = None) -> None:
        """Waits until there have been more than so many values, the work that makes them has ended, or so many seconds
        are over; or until it is woken."""
        if self.count > count or (work is not None and work.done()):
            return
        waiting = asyncio.ensure_future(self._news.wait())
        watched: list[asyncio.Future[Any]] = [waiting] if work is None else [waiting, work]
        try:
            await asyncio.wait(watched, timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
        finally:
            waiting.cancel()  # not waited for: whoever is cancelled here has ended at once
