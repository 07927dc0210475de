"""Texts on their way: pieces as a writer writes them, several texts at the same time.

A writer is a guest: one that raises, hangs or never ends is stopped, and what went wrong is told.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import time
from collections.abc import AsyncGenerator, Callable
from dataclasses import dataclass, field, replace

from assistant.errors import AssistantError
from assistant.lean.verify.examination import Examination
from assistant.lean.verify.screen import LARGEST_CANDIDATE
from assistant.streams import batches
from models.protocol import ProofRequest, ProofWriter

log = logging.getLogger(__name__)

SILENCE_SECONDS = 60.0
"""After which a writer that writes nothing more counts as hanging."""
FAREWELL_SECONDS = 1.0
"""What a writer may take to stop when it is told to."""


async def texts(
    writer: ProofWriter, request: ProofRequest, deadline: float, silence: float, samples: int
) -> AsyncGenerator[tuple[int, str | Writing], None]:
    """The pieces of some texts with the number of their sample, and each text when it has ended."""

    async def write(emit: Callable[[tuple[int, str | Writing]], None]) -> None:
        async def one(sample: int) -> None:
            writing = Writing(writer, replace(request, sample=sample), deadline, silence)
            try:
                async with contextlib.aclosing(writing.pieces()) as pieces:
                    async for piece in pieces:
                        emit((sample, piece))
            finally:
                await writing.close()
            emit((sample, writing))

        await asyncio.gather(*map(one, range(samples)))

    async with contextlib.aclosing(batches(write)) as stream:
        async for happened in stream:
            for item in happened:
                yield item


@dataclass
class Writing:
    """One text on its way. `problem` says what went wrong with it; `late` that the time was over."""

    writer: ProofWriter
    request: ProofRequest
    deadline: float
    silence: float
    text: str = ""
    problem: str = ""
    late: bool = False

    @property
    def objection(self) -> Examination | None:
        """What is to be said of it where it went wrong."""
        return Examination(False, (), (self.problem,)) if self.problem else None

    _waiting: list[str] = field(default_factory=list)
    _news: asyncio.Event = field(default_factory=asyncio.Event)
    _task: asyncio.Task[None] | None = None

    async def pieces(self) -> AsyncGenerator[str, None]:
        """The pieces as they come. Raises nothing."""
        self._task = asyncio.create_task(self._pump())
        self._task.add_done_callback(lambda _: self._news.set())
        while not self.problem:
            if self._waiting:
                piece = self._waiting.pop(0)
                self.text += piece
                yield piece
                if len(self.text) > LARGEST_CANDIDATE:
                    self.problem = f"{self.writer.name} wrote more than {LARGEST_CANDIDATE} characters"
            elif self._task.done():
                self.problem = self._what_was_raised(self._task)
                return
            else:
                await self._listen()

    async def _listen(self) -> None:
        left = self.deadline - time.monotonic()
        try:
            async with asyncio.timeout(max(0.0, min(self.silence, left))):
                await self._news.wait()
            self._news.clear()
        except TimeoutError:
            self.late = left <= self.silence
            what = "was not done when the time was over" if self.late else f"wrote nothing for {self.silence:.3g} s"
            self.problem = f"{self.writer.name} {what}"

    async def _pump(self) -> None:
        stream = self.writer.write(self.request)
        try:
            async for piece in stream:
                if not isinstance(piece, str):
                    raise TypeError(f"a piece of text is {piece!r:.40}")
                self._waiting.append(piece)
                self._news.set()
        finally:
            if isinstance(stream, AsyncGenerator):
                await stream.aclose()

    def _what_was_raised(self, task: asyncio.Task[None]) -> str:
        if task.cancelled():
            return f"{self.writer.name} gave up"
        error = task.exception()
        if error is None:
            return ""
        if isinstance(error, AssistantError):
            return f"{self.writer.name}: {error.message}"
        log.error("%s failed", self.writer.name, exc_info=error)
        return f"{self.writer.name} failed: {type(error).__name__}: {error}"

    async def close(self) -> None:
        """Stops the writer; one that does not want to stop is left behind."""
        if self._task is not None and not self._task.done():
            self._task.cancel()
            await asyncio.wait([self._task], timeout=FAREWELL_SECONDS)
            if not self._task.done():
                log.error("%s does not stop", self.writer.name)
                self._task.add_done_callback(_forget)


def _forget(task: asyncio.Task[None]) -> None:
    with contextlib.suppress(asyncio.CancelledError):
        task.exception()
