"""Models in processes of their own, which are started when they are needed and ended when nobody needs them.

Nothing here blocks a loop. A process works on one call at a time. Whoever does not want the rest of a text has the
process stop; one that goes on all the same is killed, and started again when it is needed. A process that ends in the
middle is started again, but not for ever.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import os
from collections.abc import AsyncGenerator, Sequence
from pathlib import Path
from typing import Any

from assistant.errors import AssistantError
from assistant.framed_process import FramedProcess
from models.generation import ModelFacts, Piece, TextRequest
from models.protocol import ProverFailed, ProverUnavailable
from models.runtimes.runtime import RuntimeSource, read_error
from models.runtimes.worker import FACTS, PIECE, REQUESTS, SOURCE

log = logging.getLogger(__name__)

IDLE_SECONDS = 300.0
"""Without a call, after which a process is ended, and its memory is free."""
YIELD_SECONDS = 2.0
"""What a process may take to stop when it is told to."""
MOST_ENDS = 3
"""Times in a row that it may end by itself."""
WORKER = "models.runtimes.worker"


def process_environment(source: RuntimeSource) -> dict[str, str]:
    """Variables for the process of a model."""
    threads = str(source.threads or max(1, (os.cpu_count() or 1) - 1))  # Lean works beside it
    return {"OMP_NUM_THREADS": threads, "HF_HUB_OFFLINE": "1", "TOKENIZERS_PARALLELISM": "false"}


class ModelProcess:
    """Implements `TextModel`. Belongs to one loop, and is closed before it ends. `folder` is where it is started."""

    def __init__(self, name: str, source: RuntimeSource, folder: Path, idle: float = IDLE_SECONDS) -> None:
        self.name = name
        self.source = source
        self._folder = folder
        self._idle = idle
        self._turn = asyncio.Lock()
        self._process: FramedProcess | None = None
        self._facts: ModelFacts | None = None
        self._failed: ProverFailed | None = None
        self._ends = 0
        self._calls = 0
        self._timer: asyncio.TimerHandle | None = None
        self._tasks: set[asyncio.Task[Any]] = set()

    @property
    def pid(self) -> int:
        """Of the process, 0 while there is none."""
        return self._process.process.pid if self._process is not None else 0

    async def load(self) -> ModelFacts:
        """Errors: as the runtime's, `ProverUnavailable` where its process ends."""

        async def loaded() -> ModelFacts:
            async with self._turn:
                try:
                    await self._started()
                except (EOFError, OSError) as error:
                    raise await self._ended() from error
                assert self._facts is not None
                return self._facts

        return await asyncio.shield(self._begun(loaded()))

    async def token_counts(self, texts: Sequence[str]) -> tuple[int, ...]:
        """Errors: as `load`."""
        call = _Call({"texts": list(texts)})
        self._begun(self._answer(call))
        async for answer in call.answers(None):
            if "counts" in answer:
                return tuple(answer["counts"])
        raise ProverUnavailable(f"{self.name} does not count tokens")

    async def generate(self, requests: Sequence[TextRequest], seconds: float) -> AsyncGenerator[Piece, None]:
        """Errors: as `load`; `TimeoutError`."""
        call = _Call({"requests": REQUESTS.write(tuple(requests))})
        self._begun(self._answer(call))
        try:
            async for answer in call.answers(asyncio.get_running_loop().time() + max(0.0, seconds)):
                if "piece" in answer:
                    yield PIECE.read(answer["piece"])
        finally:
            call.cancelled.set()

    async def close(self) -> None:
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self._end()

    # --- the process -------------------------------------------------------------------------------------------------

    async def _answer(self, call: _Call) -> None:
        """Has the process work on a call, until it is done, or cancelled and the process at rest."""
        try:
            async with self._turn:
                if call.cancelled.is_set():
                    return
                process = await self._started()
                self._calls += 1
                await process.send({**call.request, "number": self._calls})
                await self._pass_on(process, self._calls, call)
                self._ends = 0
        except ProverFailed as error:
            call.put({"raise": error})
        except (EOFError, OSError) as error:
            ended = await self._ended()
            ended.__cause__ = error
            call.put({"raise": ended})
        except asyncio.CancelledError:
            await self._end()  # half an answer may be waiting
            raise
        finally:
            call.put({"done": True})
            self._rest()

    async def _pass_on(self, process: FramedProcess, number: int, call: _Call) -> None:
        """Errors: `EOFError`, `OSError`; as the runtime's."""
        reading = asyncio.create_task(self._read(process, call))
        giving_up = asyncio.create_task(call.cancelled.wait())
        try:
            await asyncio.wait({reading, giving_up}, return_when=asyncio.FIRST_COMPLETED)
            if reading.done():
                reading.result()
            else:
                await self._stop(process, number, reading)
        finally:
            reading.cancel()
            giving_up.cancel()
            await asyncio.gather(reading, giving_up, return_exceptions=True)

    @staticmethod
    async def _read(process: FramedProcess, call: _Call) -> None:
        """All answers to a call; one task for them, since a token takes little longer than to begin one. Errors: as
        `_pass_on`."""
        while True:
            answer = await process.receive()
            if "error" in answer:
                raise read_error(answer["error"])
            call.put(answer)
            if "piece" not in answer:
                return

    async def _stop(self, process: FramedProcess, number: int, reading: asyncio.Task[None]) -> None:
        """Waits until the process has stopped with a call; kills it where that takes too long."""
        try:
            async with asyncio.timeout(YIELD_SECONDS):
                await process.send({"cancel": number})
                with contextlib.suppress(ProverFailed):  # it is at rest, too, and nobody asks why
                    await reading
        except (TimeoutError, EOFError, OSError):
            log.warning("%s did not stop within %g s, and is ended", self.name, YIELD_SECONDS)
            await self._end()

    async def _started(self) -> FramedProcess:
        """Errors: as the runtime's, `EOFError`, `OSError`."""
        if self._timer is not None:
            self._timer.cancel()
        if self._failed is not None:
            raise self._failed
        if self._process is None:
            try:
                environment = process_environment(self.source)
                self._process = await FramedProcess.start(WORKER, (), self._folder, environment)
            except (OSError, AssistantError) as error:
                raise ProverUnavailable(f"{self.name} cannot be started: {error}") from error
            await self._process.send(SOURCE.write(self.source))
            welcome = await self._process.receive()
            if "error" in welcome:
                await self._end()
                raise read_error(welcome["error"])
            self._facts = FACTS.read(welcome["facts"])
        return self._process

    async def _ended(self) -> ProverUnavailable:
        """Why it ended by itself."""
        said = await self._end()
        error = ProverUnavailable(f"the process of {self.name} ended{f': {said}' if said else ''}")
        log.warning("%s", error.message)
        self._ends += 1
        if self._ends >= MOST_ENDS:
            self._failed = error
        return error

    async def _end(self) -> str:
        if self._timer is not None:
            self._timer.cancel()
        process, self._process = self._process, None
        return await process.end() if process is not None else ""

    def _rest(self) -> None:
        """When nobody calls for a while, the process is ended."""
        if self._timer is not None:
            self._timer.cancel()
        self._timer = asyncio.get_running_loop().call_later(self._idle, lambda: self._begun(self._release()))

    async def _release(self) -> None:
        if not self._turn.locked():
            async with self._turn:
                await self._end()

    def _begun(self, work: Any) -> asyncio.Task[Any]:
        """A task that goes on when nobody waits for it any more."""
        task: asyncio.Task[Any] = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._done)
        return task

    def _done(self, task: asyncio.Task[Any]) -> None:
        self._tasks.discard(task)
        if not task.cancelled():
            task.exception()  # it was looked at, should nobody wait any more


class _Call:
    """What is asked of a process, and what it answers."""

    def __init__(self, request: dict[str, Any]) -> None:
        self.request = request
        self.cancelled = asyncio.Event()
        self._answers: asyncio.Queue[Any] = asyncio.Queue()

    def put(self, answer: Any) -> None:
        self._answers.put_nowait(answer)

    async def answers(self, deadline: float | None) -> AsyncGenerator[Any, None]:
        """Until the loop's clock says `deadline`. Errors: those that were put in; `TimeoutError`."""
        while True:
            async with asyncio.timeout_at(deadline):
                answer = await self._answers.get()
            if "raise" in answer:
                raise answer["raise"]
            if "done" in answer:
                return
            yield answer
