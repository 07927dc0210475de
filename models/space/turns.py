"""Time in which a search leaves the processors to a prover that asks Lean itself."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Iterator

SHARE, MOST = 0.35, 10.0
"""Of the time of a search, so much of it, and no more than so many seconds: on two processors such a prover takes three
times as long beside a search, and by then proves more."""


class Turn:
    """That of one prover, in a search of so many seconds."""

    def __init__(self, seconds: float = 0.0) -> None:
        self._most = min(MOST, SHARE * seconds)
        self._until = 0.0
        self._ended = asyncio.Event()
        self._ended.set()

    @property
    def is_on(self) -> bool:
        return not self._ended.is_set()

    @contextlib.contextmanager
    def taken(self) -> Iterator[None]:
        """The prover works inside of it."""
        self._until = asyncio.get_running_loop().time() + self._most
        self._ended.clear()
        try:
            yield
        finally:
            self._ended.set()

    async def over(self) -> None:
        """Waits while it is on, and no longer than it may be."""
        if self.is_on:
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._ended.wait(), self._until - asyncio.get_running_loop().time())
