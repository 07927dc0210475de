"""What a call waits for, told to a client that asked for progress."""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import AsyncIterator, Awaitable, Callable

TELL_SECONDS = 2.0
"""After which it is told again that something is still waited for."""
PAUSE_SECONDS = 0.2
"""Between two messages, however often something happens."""
Send = Callable[[float, float | None, str], Awaitable[None]]
"""Is given seconds since the beginning, those that the work may take once they are known, and a message."""


class Progress:
    """Of one call. `say` and `loading` cost nothing; whoever waits is told in their own time."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self._began = time.monotonic()
        self._message = ""
        self._loading = ""
        self._end: float | None = None
        self._news = asyncio.Event()

    def say(self, message: str) -> None:
        """What is waited for from now on."""
        self._message = message
        self._news.set()

    def loading(self, words: str) -> None:
        """What the engine loads meanwhile; empty when that has ended."""
        self._loading = words
        self._news.set()

    def limit(self, seconds: float) -> None:
        """The work begins now, and may take so long."""
        self._end = time.monotonic() - self._began + seconds

    @contextlib.asynccontextmanager
    async def told(self) -> AsyncIterator[None]:
        """Tells it for as long as the work goes on."""
        telling = asyncio.create_task(self._tell(), name="progress")
        try:
            yield
        finally:
            telling.cancel()
            await asyncio.gather(telling, return_exceptions=True)  # a client that has gone is told nothing

    async def _tell(self) -> None:
        while True:
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(TELL_SECONDS):
                    await self._news.wait()
            self._news.clear()
            message = ": ".join(filter(None, (self._message, self._loading)))
            await self._send(time.monotonic() - self._began, self._end, message)
            await asyncio.sleep(PAUSE_SECONDS)
