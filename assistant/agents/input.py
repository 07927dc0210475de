"""Standard input, line by line. Waiting for a line can be given up at any moment, which a worker thread that reads a
stream cannot: the server has to end at a signal while its client still holds the other end."""

from __future__ import annotations

import asyncio
import contextlib
import os
import threading
from collections.abc import AsyncIterator

PIECE = 1 << 16


class InputLines:
    """Takes standard input for itself: whatever else reads it, or is started, finds it empty."""

    def __init__(self) -> None:
        self._descriptor = os.dup(0)
        nothing = os.open(os.devnull, os.O_RDONLY)
        os.dup2(nothing, 0)
        os.close(nothing)
        self._lines: asyncio.Queue[bytes | None] = asyncio.Queue()
        self._loop = asyncio.get_running_loop()
        threading.Thread(target=self._read, daemon=True, name="input").start()

    def _read(self) -> None:
        rest = b""
        with contextlib.suppress(OSError):
            while piece := os.read(self._descriptor, PIECE):
                *lines, rest = (rest + piece).split(b"\n")
                for line in lines:
                    self._put(line)
        if rest:
            self._put(rest)
        self._put(None)

    def _put(self, line: bytes | None) -> None:
        with contextlib.suppress(RuntimeError):  # the loop has ended
            self._loop.call_soon_threadsafe(self._lines.put_nowait, line)

    async def __aiter__(self) -> AsyncIterator[str]:
        while (line := await self._lines.get()) is not None:
            yield line.decode("utf-8", "replace")
