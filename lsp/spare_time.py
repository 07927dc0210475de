"""Time in which nothing is going on that somebody waits for, and work that is done in it only."""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import Awaitable, Callable, Coroutine, Iterator
from typing import Any, TypeVar

QUIET_SECONDS = 3.0
"""How long it has to be quiet before such work begins."""
LOOK_SECONDS = 0.3
"""How often it is looked whether what runs has ended."""
A = TypeVar("A")


class Disturbed(Exception):
    """The work was given up: something else is going on."""


class SpareTime:
    """Of one server. `works` tells whether something runs that somebody waits for."""

    def __init__(self, works: Callable[[], bool]) -> None:
        self._works = works
        self._disturbed = 0.0
        self._waiting = 0
        self._running: set[asyncio.Task[Any]] = set()

    def disturb(self) -> None:
        """Something else is going on: work that runs is given up."""
        self._disturbed = time.monotonic()
        for task in self._running:
            task.cancel()

    @contextlib.contextmanager
    def given_up(self) -> Iterator[None]:
        """There is none, since somebody waits."""
        self._waiting += 1
        self.disturb()
        try:
            yield
        finally:
            self._waiting -= 1
            self._disturbed = time.monotonic()

    async def begin(self) -> None:
        """Waits until it is quiet."""
        while True:
            left = self._disturbed + QUIET_SECONDS - time.monotonic()
            if left <= 0 and not self._waiting and not self._works():
                return
            await asyncio.sleep(max(left, LOOK_SECONDS))

    async def work_off(self, goes_on: Callable[[], bool], step: Callable[[], Awaitable[bool]]) -> None:
        """Takes one step after the other, each once it is quiet, while it goes on and a step says that there may be
        more. One that is disturbed is taken anew. Errors: as the steps."""
        while goes_on():
            await self.begin()
            with contextlib.suppress(Disturbed):
                if not await step():
                    return

    async def use(self, work: Coroutine[Any, Any, A]) -> A:
        """Does some work now. Errors: `Disturbed`; as the work."""
        task = asyncio.ensure_future(work)
        self._running.add(task)
        try:
            return await task
        except asyncio.CancelledError:
            if (current := asyncio.current_task()) is not None and current.cancelling():
                raise
            raise Disturbed from None
        finally:
            self._running.discard(task)
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)
