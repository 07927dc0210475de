"""Scratch documents: where candidates are tried, never on disk.

One pool serves a project. A document belongs to a header (the imports decide what its worker loads) and is kept warm
between uses; Lean keeps what it knows about the unchanged beginning of the text, so the document whose text begins
most alike is used again. Memory is bounded: the document used longest ago is closed when there are too many, and a
worker that grows over the limit is ended, at once while it elaborates and else after use. A text that outlives its
deadline is cancelled by an edit; a worker that does not react to that is killed, which takes nothing else with it.
A second pool may stand behind one: it gets what the first does not want.
"""

from __future__ import annotations

import asyncio
import contextlib
import itertools
import os
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from weakref import WeakValueDictionary

import psutil

from assistant.lean.client import Document, LeanClient
from assistant.lean.commands import header, header_end, imported_modules
from assistant.lean.confinement import UNCONFINED
from assistant.lean.diagnostics import Diagnostic, diagnostic_from_wire
from assistant.lean.errors import (
    ContentModified,
    DeadlineExceeded,
    HeaderFailed,
    ServerCrashed,
    ServerError,
    WorkerCrashed,
)
from assistant.lean.loading import NOT_LOADING, LoadingImports
from assistant.lean.parse import Parse, parse_of
from assistant.lean.policies import server_confinement, settle
from assistant.lean.positions import LeanText, WirePosition, common_prefix
from assistant.lean.processes import background, free_memory, process_memory
from assistant.lean.project import Project
from assistant.lean.toolchain import Toolchain, server_command

REACTION_SECONDS = 2.0
"""How long a worker may take to give up a cancelled elaboration before it is killed. One that reacts keeps what it
knows about the text, so that whoever asks again begins there; on a machine that is busy it takes a second to."""
LONG_SECONDS = 2.0
"""What has run that long when it is given up may be something that no edit ends."""
SAMPLE_SECONDS = 0.3
IDLE_SHARE = 0.05
"""Of a processor: what uses less is at rest. A machine may be so busy that a program gets little more."""
MEASURE_SECONDS = 1.0
"""How often a worker's memory is looked at; it costs a few milliseconds."""
LONG_LOADING = 5.0
"""Seconds: imports that take longer to load are kept, and not loaded twice where memory is short."""
ROOM_SECONDS = 30.0
"""For which a worker of such imports is waited for before another one is started after all."""
SOON_LOADED = 1.0
"""Seconds for which nothing is said of it."""
LOADING_POLL = 0.05
"""Seconds after which it is looked again whether imports are loaded."""
SCARCE_SHARE = 0.15
"""Of the machine's memory: where less is free, all that can be loaded again is given back."""
_FAILED_HEADER = (
    "unknown module prefix",
    "object file '",
    "unknown package",
    "bad import",
    "`lake setup-file`",
    "failed to load header",
)


@dataclass(frozen=True, slots=True)
class ScratchLimits:
    """`documents` are open at once at most; `worker_bytes` is the private memory that a worker may have."""

    documents: int = max(2, os.cpu_count() or 1)
    worker_bytes: int = 4 << 30


@dataclass(frozen=True, slots=True)
class Elaboration:
    """What Lean said about one text. `seconds` is the wall clock from sending it to the end."""

    text: str
    diagnostics: tuple[Diagnostic, ...]
    seconds: float


@dataclass(frozen=True, slots=True)
class Interruption:
    """What was known when an elaboration was given up: the stretches of lines that were still being worked on, and
    the diagnostics until then."""

    processing: tuple[tuple[int, int], ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()


class Scratch:
    """A leased document."""

    def __init__(self, client: LeanClient, key: str, uri: str) -> None:
        self.client = client
        self.key = key
        self.uri = uri
        self.document: Document | None = None
        self.used = 0.0
        self.opened = 0
        """When its worker began to load the imports, in nanoseconds since the epoch."""
        self.measured = 0.0
        self.interrupted = Interruption()
        self._known = 0
        """Characters with which the present text begins like the one before."""

    @property
    def text(self) -> str:
        return self.document.text if self.document is not None else ""

    async def elaborate(
        self, text: str, seconds: float, enough: Callable[[Sequence[Mapping[str, Any]]], bool] | None = None
    ) -> Elaboration:
        """Elaborates a whole text, everything from its first change on anew. `enough` is asked about the diagnostics
        (as they are on the wire) once Lean has no more work; when they are, its final bookkeeping is not waited for.

        Errors: `DeadlineExceeded`, `HeaderFailed`, `MemoryExceeded`, `WorkerCrashed`, `ServerCrashed`.
        """
        started = time.monotonic()
        self._known = common_prefix(self.text, text)
        if self.document is None:
            self.opened = time.time_ns()
            self.document = self.client.open(self.uri, text)
        else:
            self.client.change(self.document, text)
        try:
            if enough is None:
                diagnostics = await self.client.elaborated(self.document, seconds)
            else:
                diagnostics = await self.client.elaborated_enough(self.document, seconds, enough)
        except (DeadlineExceeded, asyncio.CancelledError):
            self.interrupted = Interruption(self.processing(), self.diagnostics_so_far())
            await _to_its_end(self._give_up(time.monotonic() - started))
            raise
        except (WorkerCrashed, ContentModified):
            self.interrupted = Interruption(self.processing(), self.diagnostics_so_far())
            self.discard()
            raise
        fatal = self.document.fatal
        for diagnostic in diagnostics:
            told = diagnostic.start.line == 0 and any(part in diagnostic.message for part in _FAILED_HEADER)
            if diagnostic.is_error and (fatal or told):  # Lean stops at nothing but a header
                self.discard()
                raise HeaderFailed(diagnostic.message)
        if fatal:
            self.discard()
            raise WorkerCrashed(fatal)
        return Elaboration(text, diagnostics, time.monotonic() - started)

    def processing(self) -> tuple[tuple[int, int], ...]:
        """First and last line (0-based) of each stretch of the text that Lean is still working on."""
        return tuple(self.document.processing) if self.document is not None else ()

    def diagnostics_so_far(self) -> tuple[Diagnostic, ...]:
        """What Lean has said about the present text until now."""
        return tuple(diagnostic_from_wire(data) for data in self.document.published) if self.document else ()

    async def plain_goal(self, line: int, character: int, seconds: float) -> list[str] | None:
        """The goals at a place of the text that was elaborated last (0-based, UTF-16)."""
        assert self.document is not None
        return await self.client.plain_goal(self.document, WirePosition(line, character), seconds)

    async def parse(self, seconds: float) -> Parse:
        """How Lean reads the text that was elaborated last."""
        assert self.document is not None
        answers = await self.client.parsed(self.document, seconds)
        return parse_of(self.document.text, *answers, self.diagnostics_so_far())

    @property
    def loading_seconds(self) -> float:
        """What the imports took to load, or take by now; 0 where there is no worker."""
        if self.document is None:
            return 0.0
        loading = self.document.loading_seconds
        return time.monotonic() - self.document.opened if loading is None else loading

    @property
    def is_loading(self) -> bool:
        """Whether imports are still being loaded, or will be at once."""
        return bool(self.key) and (self.document is None or self.document.loading_seconds is None)

    def memory(self) -> int:
        """Bytes of the document's worker."""
        if self.document is None:
            return 0
        return sum(process_memory(pid) for pid in self.client.worker_pids(self.document))

    def discard(self) -> None:
        """Closes the document; the next use opens it again."""
        if self.document is not None:
            with contextlib.suppress(ServerError):
                self.client.close(self.document)
            self.document = None

    def _done_with(self, document: Document) -> int:
        """How much of the text need not be elaborated again: what Lean was not working on any more; before it has
        said anything about this text, what it knew from the one before."""
        source = LeanText(document.text)
        begun = min((first for first, _ in document.processing), default=source.position(self._known).line)
        return max(header_end(document.text), source.line_starts[min(begun, source.line_count - 1)])

    async def _busy(self, document: Document) -> bool:
        """Whether the worker computes. Lean answers for a new text while a program of the old one (`#eval`) runs on,
        which nothing but the end of the worker stops."""
        before = await asyncio.to_thread(self.client.worker_seconds, document)
        await asyncio.sleep(SAMPLE_SECONDS)
        return await asyncio.to_thread(self.client.worker_seconds, document) - before > IDLE_SHARE * SAMPLE_SECONDS

    async def _give_up(self, spent: float) -> None:
        """Stops what is being elaborated: by an edit, by force if that does not help. `spent` are the seconds that it
        has run."""
        document = self.document
        if document is None or not self.client.alive or document.finished:
            return
        loading = document.loads_imports
        try:
            self.client.change(document, document.text[: self._done_with(document)])
            await self.client.elaborated_enough(document, REACTION_SECONDS, lambda _: True)
            if spent >= LONG_SECONDS and await self._busy(document):
                with contextlib.suppress(DeadlineExceeded):
                    await self.client.elaborated(document, REACTION_SECONDS)  # which may be its bookkeeping
                if await self._busy(document):
                    raise WorkerCrashed("it goes on with what was given up")
        except ServerError as error:
            if loading and isinstance(error, DeadlineExceeded):
                return  # it goes on, so that whoever asks next finds the imports loaded
            self.client.kill_worker(document)
            self.discard()


class ScratchPool:
    """Leases scratch documents; an async context manager that ends its server on leaving."""

    def __init__(
        self,
        toolchain: Toolchain,
        project: Project,
        limits: ScratchLimits | None = None,
        *,
        behind: ScratchPool | None = None,
    ) -> None:
        """The processes of one that stands `behind` another get the processor when those of that one do not want it.
        Where there is no memory for more workers of imports that take long to load, it leases those of the other."""
        self.toolchain = toolchain
        self.project = project
        self._behind = behind
        self.limits = limits or ScratchLimits()
        self._client: LeanClient | None = None
        self._idle: list[Scratch] = []
        self._leased: list[Scratch] = []
        self._returned = asyncio.Event()
        self._entrances: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()
        """One at a time comes in for a header: how many are in is looked at before another worker is started."""
        self._slots = asyncio.Semaphore(self.limits.documents)
        self._starting = asyncio.Lock()
        self._names = itertools.count(1)
        self.imports_changed: Callable[[str], Awaitable[int]] = _never
        """When what a text imports was last built, in nanoseconds since the epoch: a worker that is older knows what
        there was before."""

    async def __aenter__(self) -> ScratchPool:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()

    async def close(self) -> None:
        """Ends the server and all its workers; one that is just starting, too."""
        async with self._starting:
            self._idle.clear()
            client, self._client = self._client, None
            if client is not None:
                await client.stop()

    async def release(self) -> bool:
        """Gives memory back that nobody has needed for a while: all of it, but for workers that took long to load where
        the machine has enough. Whether any are left."""
        kept = [scratch for scratch in self._idle if scratch.loading_seconds >= LONG_LOADING]
        if not kept or free_memory() < SCARCE_SHARE * psutil.virtual_memory().total:
            await self.close()
            return False
        for scratch in self._idle:
            if scratch not in kept:
                scratch.discard()
        self._idle = kept
        return True

    def loading(self) -> LoadingImports:
        """What has been loading longest, of what somebody waits for."""
        waited_for = [scratch for scratch in self._leased if scratch.document is not None and scratch.is_loading]
        longest = max(waited_for, key=lambda scratch: scratch.loading_seconds, default=None)
        if longest is None or longest.loading_seconds < SOON_LOADED:
            return NOT_LOADING
        modules = tuple(".".join(parts) for parts in imported_modules(longest.key))
        return LoadingImports(modules, int(longest.loading_seconds)) if modules else NOT_LOADING

    def memory(self) -> Mapping[str, int]:
        """Bytes of each idle document's worker, by its URI."""
        return {scratch.uri: scratch.memory() for scratch in self._idle}

    @contextlib.asynccontextmanager
    async def lease(self, text: str) -> AsyncIterator[Scratch]:
        """A scratch document for texts with the header of `text`, the one whose text begins most like it.

        Waits while all documents are in use. Errors: `ServerStartFailed`.
        """
        if self._behind is not None and not self._behind.has_room_behind(header(text)):
            async with self._behind.lease(text) as scratch:
                yield scratch
            return
        async with self._slots:
            changed = await self.imports_changed(text)
            key = header(text)
            async with self._entrances.setdefault(key, asyncio.Lock()):
                await self._wait_for_room(key)
                scratch = await self._take(key, text)
                if scratch.document is not None and scratch.opened < changed:
                    scratch.discard()
                self._leased.append(scratch)
            try:
                yield scratch
            except ServerCrashed:
                scratch.document = None
                raise
            finally:
                self._leased.remove(scratch)
                self._give_back(scratch)
                self._returned.set()

    def has_room_behind(self, key: str) -> bool:
        """Whether another pool can have a worker for a header that ours have, too."""
        return _have_room([scratch for scratch in (*self._leased, *self._idle) if scratch.key == key])

    async def _wait_for_room(self, key: str) -> None:
        """While a worker is in use that takes long to load, and there may be no memory for another one like it; and
        until that is known."""
        deadline = time.monotonic() + ROOM_SECONDS
        while (left := deadline - time.monotonic()) > 0:
            alike = [scratch for scratch in self._leased if scratch.key == key]
            if not alike or _have_room(alike) or any(scratch.key == key for scratch in self._idle):
                return
            is_loading = any(scratch.is_loading for scratch in alike)
            self._returned.clear()
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._returned.wait(), min(left, LOADING_POLL if is_loading else left))

    async def _take(self, key: str, text: str) -> Scratch:
        async with self._starting:
            if self._client is None or not self._client.alive:
                self._idle.clear()
                if self._client is not None:
                    await self._client.stop(grace=0)
                confinement = await asyncio.to_thread(server_confinement, self.toolchain, self.project)
                if confinement is not UNCONFINED:
                    await settle(self.toolchain, self.project)
                with background() if self._behind is not None else contextlib.nullcontext():
                    self._client = await LeanClient.start(
                        server_command(self.toolchain, self.project),
                        root=self.project.root,
                        environment=self.toolchain.environment,
                        confinement=confinement,
                        worker_bytes=self.limits.worker_bytes,
                    )
        fitting = [scratch for scratch in self._idle if scratch.key == key]
        if fitting:
            best = max(fitting, key=lambda scratch: (common_prefix(scratch.text, text), scratch.used))
            self._idle.remove(best)
            return best
        while self._idle and len(self._idle) + len(self._leased) >= self.limits.documents:
            oldest = min(self._idle, key=lambda scratch: scratch.used)
            self._idle.remove(oldest)
            oldest.discard()
        return Scratch(self._client, key, self._uri())

    def _give_back(self, scratch: Scratch) -> None:
        scratch.used = time.monotonic()
        if scratch.client is not self._client or not scratch.client.alive:
            return
        if scratch.used - scratch.measured > MEASURE_SECONDS:
            scratch.measured = scratch.used
            if scratch.memory() > self.limits.worker_bytes:
                scratch.discard()
        self._idle.append(scratch)

    def _uri(self) -> str:
        """A name in the project's root, where Lake looks for what the imports mean; the file does not exist."""
        return (Path(self.project.root) / f"AssistantScratch{os.getpid()}x{next(self._names)}.lean").as_uri()


def _have_room(alike: Sequence[Scratch]) -> bool:
    """Whether there is memory for another worker beside those that have the same imports; not before it is known how
    much they take."""
    if any(scratch.is_loading for scratch in alike):
        return False
    large = max((scratch.memory() for scratch in alike if scratch.loading_seconds >= LONG_LOADING), default=0)
    return free_memory() > 2 * large


async def _never(_text: str) -> int:
    return 0


async def _to_its_end(work: Coroutine[Any, Any, None]) -> None:
    """Awaits what must not be left half done. The caller's cancellation is delivered when it is done."""
    task = asyncio.ensure_future(work)
    cancelled: asyncio.CancelledError | None = None
    while not task.done():
        try:
            await asyncio.shield(task)
        except asyncio.CancelledError as error:
            cancelled = error
    if cancelled is not None:
        raise cancelled
