"""Work that belongs together: when one part fails, or nobody waits any more, the rest ends as well."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from typing import Any, TypeVar

A = TypeVar("A")
B = TypeVar("B")


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
