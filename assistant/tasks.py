"""Running work: what belongs together ends together, and what takes long does not hold up the loop."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any, ParamSpec, TypeVar

A = TypeVar("A")
B = TypeVar("B")
Arguments = ParamSpec("Arguments")

LONG_TEXT = 50_000
"""Characters from which on a text is read beside the loop."""


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


async def beside_loop(
    text: str, read: Callable[Arguments, A], *arguments: Arguments.args, **named: Arguments.kwargs
) -> A:
    """Calls what reads a text, in a thread when that could hold up the loop. Errors: as `read`."""
    if len(text) < LONG_TEXT:
        return read(*arguments, **named)
    return await asyncio.to_thread(read, *arguments, **named)
