"""Encoders in processes of their own, which are started when they are needed and ended when nobody needs them.

Nothing here blocks a loop. An encoder that ends in the middle is started again, but not for ever: then, as when it
cannot be loaded at all, it has failed, and whoever asks is told at once.
"""

from __future__ import annotations

import asyncio
import logging
import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.codec import pack
from assistant.errors import AssistantError
from assistant.framed_process import FramedProcess
from assistant.lean.processes import background
from assistant.premises.library import Package
from assistant.premises.vectors.encoder import EncoderSource
from assistant.premises.vectors.errors import EncoderEnded, EncoderError, EncoderUnusable
from assistant.premises.vectors.making import Progress
from assistant.premises.vectors.worker import PACKAGES, SOURCE

if TYPE_CHECKING:
    from assistant.premises.postings import Floats

log = logging.getLogger(__name__)
IDLE_SECONDS = 120.0
"""Without a question, after which the process is ended; it is started again by the next one."""
MOST_ENDS = 3
"""Times in a row that it may end by itself."""
WORKER = "assistant.premises.vectors.worker"


async def _started(source: EncoderSource, cache: Path, what: str, *words: str) -> FramedProcess:
    """Errors: `ServerStartFailed`, `OSError`."""
    threads = str(max(1, (os.cpu_count() or 1) - 1))  # Lean works beside it
    given = pack(SOURCE.write(source)).hex()
    return await FramedProcess.start(WORKER, (what, given, *words), cache, {"OMP_NUM_THREADS": threads})


class EncoderProcess:
    """Belongs to one loop, and is closed before it ends."""

    def __init__(self, source: EncoderSource, cache: Path, idle: float = IDLE_SECONDS) -> None:
        self.source = source
        self.failed: EncoderError | None = None
        """Why it is not asked any more."""
        self._cache = cache
        self._idle = idle
        self._turn = asyncio.Lock()
        self._worker: FramedProcess | None = None
        self._dimension = 0
        self._ends = 0
        self._timer: asyncio.TimerHandle | None = None
        self._tasks: set[asyncio.Task[Any]] = set()

    @property
    def pid(self) -> int:
        """Of the process, 0 while there is none."""
        return self._worker.process.pid if self._worker is not None else 0

    async def encode(self, texts: Sequence[str], *, goals: bool) -> Floats:
        """(texts, dimension): vectors of length 1. Whoever gives up waiting leaves the process in order.

        Errors: `EncoderEnded`, `EncoderUnusable`.
        """
        task = asyncio.create_task(self._encode(list(texts), goals))
        self._tasks.add(task)
        task.add_done_callback(self._done)
        return await asyncio.shield(task)

    async def release(self) -> None:
        """Gives its memory back, unless it is busy."""
        if not self._turn.locked():
            async with self._turn:
                await self._end()

    async def close(self) -> None:
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self._end()

    async def _encode(self, texts: list[str], goals: bool) -> Floats:
        import numpy as np

        async with self._turn:
            if self._timer is not None:
                self._timer.cancel()
            if self.failed is not None:
                raise self.failed
            try:
                worker = await self._started()
                await worker.send({"texts": texts, "goals": goals})
                answer = await worker.receive()
            except asyncio.CancelledError:
                await self._end()  # half an answer may be waiting
                raise
            except (EOFError, OSError) as error:
                raise await self._ended() from error
            self._ends = 0
            self._timer = asyncio.get_running_loop().call_later(self._idle, self._release_soon)
        if "error" in answer:
            raise EncoderUnusable(self.source.name, str(answer["error"]))
        found: Floats = np.frombuffer(answer["vectors"], np.float32).reshape(len(texts), self._dimension)
        return found

    async def _started(self) -> FramedProcess:
        """Errors: `EncoderUnusable`; `EOFError`."""
        if self._worker is None:
            try:
                self._worker = await _started(self.source, self._cache, "serve")
            except (OSError, AssistantError) as error:
                self.failed = EncoderUnusable(self.source.name, str(error))
                raise self.failed from error
            welcome = await self._worker.receive()
            if "error" in welcome:
                await self._end()
                self.failed = EncoderUnusable(self.source.name, str(welcome["error"]))
                raise self.failed
            self._dimension = int(welcome["dimension"])
        return self._worker

    async def _ended(self) -> EncoderEnded:
        """Why it ended by itself."""
        error = EncoderEnded(self.source.name, await self._end())
        self._ends += 1
        log.warning("%s", error.message)
        if self._ends >= MOST_ENDS:
            self.failed = error
        return error

    async def _end(self) -> str:
        if self._timer is not None:
            self._timer.cancel()
        worker, self._worker = self._worker, None
        return await worker.end() if worker is not None else ""

    def _release_soon(self) -> None:
        task = asyncio.create_task(self.release())
        self._tasks.add(task)
        task.add_done_callback(self._done)

    def _done(self, task: asyncio.Task[Any]) -> None:
        self._tasks.discard(task)
        if not task.cancelled():
            task.exception()  # it was looked at, should nobody wait any more


async def make_beside(
    source: EncoderSource, packages: Sequence[Package], cache: Path, tell: Callable[[Progress], None]
) -> None:
    """Makes the vectors of packages that are indexed in a process of its own, which gets the processor when nobody else
    wants it, and ends when this is cancelled.

    Errors: `EncoderUnusable`, `EncoderEnded`.
    """
    try:
        with background():
            worker = await _started(source, cache, "make", os.fspath(cache))
    except (OSError, AssistantError) as error:
        raise EncoderUnusable(source.name, str(error)) from error
    try:
        await worker.send(PACKAGES.write(tuple(packages)))
        while True:
            answer = await worker.receive()
            if "error" in answer:
                raise EncoderUnusable(source.name, str(answer["error"]))
            tell(Progress(int(answer["made"]), int(answer["premises"]), bool(answer["elsewhere"])))
    except (EOFError, OSError) as error:
        code = await worker.process.wait()
        if code:
            raise EncoderEnded(source.name, await worker.end()) from error
    finally:
        await worker.end()
