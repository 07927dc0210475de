"""Running work: what belongs together ends together, and what takes long does not hold up the loop."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Hashable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from typing import Any, Generic, ParamSpec, TypeVar

A = TypeVar("A")
B = TypeVar("B")
Arguments = ParamSpec("Arguments")

LONG_TEXT = 50_000
"""Characters from which on a text is read beside the loop."""
VERY_LONG_TEXT = 500_000
"""Characters from which on reading takes so long that shorter texts do not wait for it."""
_LONG = ThreadPoolExecutor(2, "long-text")
_VERY_LONG = ThreadPoolExecutor(1, "very-long-text")
"""Threads of their own: however many texts are being read, everything else that is done beside the loop goes on. One
that waits for its turn is given up with its caller."""


async def together(one: Coroutine[Any, Any, A], two: Coroutine[Any, Any, B]) -> tuple[A, B]:
    """Both results. Errors: that of the one that fails first; the other has ended then."""
    first, second = asyncio.ensure_future(one), asyncio.ensure_future(two)
    try:
        await asyncio.gather(first, second)
        return first.result(), second.result()
    finally:
        for task in (first, second):
            task.cancel()
        await asyncio.gather(first, second, return_exceptions=True)


@dataclass(slots=True, eq=False)
class _Flight(Generic[A]):
    task: asyncio.Task[A]
    waiting: int = 0


class SingleFlight(Generic[A]):
    """Work that is done once for all who ask for it at the same time. It ends when the last of them leaves."""

    def __init__(self) -> None:
        self._flights: dict[Hashable, _Flight[A]] = {}

    def __contains__(self, key: Hashable) -> bool:
        """Whether it is being done."""
        return key in self._flights

    async def do(self, key: Hashable, work: Callable[[], Coroutine[Any, Any, A]]) -> A:
        """The result of the work that is under way for a key, or is begun now. Errors: as `work`."""
        flight = self._flights.get(key)
        if flight is None:
            flight = self._flights[key] = _Flight(asyncio.create_task(work()))
        flight.waiting += 1
        try:
            # Waiting does not cancel it: others may be waiting, too.
            await asyncio.wait({flight.task})
            return flight.task.result()
        finally:
            flight.waiting -= 1
            if self._flights.get(key) is flight and (not flight.waiting or flight.task.done()):
                del self._flights[key]
            if not flight.waiting and not flight.task.done():
                flight.task.cancel()
                await asyncio.gather(flight.task, return_exceptions=True)


async def beside_loop(
    text: str, read: Callable[Arguments, A], *arguments: Arguments.args, **named: Arguments.kwargs
) -> A:
    """Calls what reads a text, in a thread when that could hold up the loop. Errors: as `read`."""
    if len(text) < LONG_TEXT:
        return read(*arguments, **named)
    threads = _LONG if len(text) < VERY_LONG_TEXT else _VERY_LONG
    return await asyncio.get_running_loop().run_in_executor(threads, partial(read, *arguments, **named))
