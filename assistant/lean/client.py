"""A client of a Lean language server.

Freshness: answers belong to a version of a document; `elaborated` waits until Lean has said everything about one.
Positions: as on the wire, 0-based lines and UTF-16 columns.
Errors: every failure is a `ServerError`; a request that outlives its deadline is a `DeadlineExceeded`.
Memory: a worker that grows over the limit while it elaborates is ended, and the request fails with `MemoryExceeded`.
Crashes: when the server ends, every open request fails with `ServerCrashed`; the pool starts a new one. When only a
document's worker ends, requests fail with `WorkerCrashed` and the next edit starts it again.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from assistant.lean.commands import header_end
from assistant.lean.confinement import UNCONFINED, Confinement, Unconfined
from assistant.lean.diagnostics import Diagnostic, diagnostic_from_wire
from assistant.lean.errors import (
    DeadlineExceeded,
    MemoryExceeded,
    ServerCrashed,
    ServerError,
    ServerProtocolError,
    ServerStartFailed,
    WorkerCrashed,
)
from assistant.lean.positions import WirePosition
from assistant.lean.processes import ManagedProcess, descendants, process_memory, processor_seconds
from assistant.lean.protocol import LeanProtocol, read_message

START_SECONDS = 30.0
SILENCE_SECONDS = 0.5
"""How long an answer may take before it is looked at whether there is still a worker to give it, and how often from
then on it is looked at how large that has grown."""


@dataclass(slots=True)
class Document:
    """An open document. `published` are the diagnostics so far for `version`, as they came."""

    uri: str
    text: str
    version: int = 1
    published: list[Mapping[str, Any]] = field(default_factory=list)
    fatal: str = ""
    processing: list[tuple[int, int]] = field(default_factory=list)
    """First and last line of each stretch that Lean is still working on, as it last said."""
    finished: bool = False
    """Whether Lean said that it has no more work on the present version."""
    changed: Callable[[], None] | None = None
    """Called when Lean has said something about the document."""
    opened: float = field(default_factory=time.monotonic)
    loading_seconds: float | None = None
    """What the imports took to load; `None` until they are."""

    @property
    def loads_imports(self) -> bool:
        """Whether Lean is not further than the import lines: no code of the text runs then."""
        end = header_end(self.text)
        begun = min((first for first, _ in self.processing), default=-1)
        return end > 0 and 0 <= begun <= self.text.count("\n", 0, end)

    @property
    def identifier(self) -> dict[str, Any]:
        return {"uri": self.uri}


class LeanClient:
    """One connection to one server process; `start` makes it. `worker_bytes` is the private memory that a worker may
    have while it elaborates, 0 for no bound."""

    def __init__(self, process: ManagedProcess, worker_bytes: int = 0) -> None:
        self._process = process
        self._worker_bytes = worker_bytes
        self._protocol = LeanProtocol(process.stdin, self._notified)
        self._documents: dict[str, Document] = {}
        self._ended: ServerError | None = None
        self._errors = bytearray()
        self._tasks: list[asyncio.Task[None]] = []

    @classmethod
    async def start(
        cls,
        command: Sequence[str],
        *,
        root: Path,
        environment: Mapping[str, str] | None = None,
        confinement: Confinement | Unconfined = UNCONFINED,
        worker_bytes: int = 0,
    ) -> LeanClient:
        """Starts `command` in `root` and shakes hands. Errors: `ServerStartFailed`, `ServerProtocolError`."""
        process = await ManagedProcess.start(command, cwd=root, environment=environment, confinement=confinement)
        client = cls(process, worker_bytes)
        client._tasks = [asyncio.create_task(client._read()), asyncio.create_task(client._read_errors())]
        try:
            await client.request(
                "initialize",
                {
                    "processId": os.getpid(),
                    "rootUri": root.as_uri(),
                    "capabilities": {"lean": {"incrementalDiagnosticSupport": True}},
                    "initializationOptions": {"hasWidgets": False},
                },
                START_SECONDS,
            )
            client._protocol.notify("initialized")
        except BaseException as error:
            await client.stop(grace=0)
            if isinstance(error, (ServerCrashed, DeadlineExceeded)):
                raise ServerStartFailed(" ".join(command), client._said() or error.message) from error
            raise
        return client

    @property
    def alive(self) -> bool:
        return self._ended is None

    @property
    def pid(self) -> int:
        return self._process.pid

    async def stop(self, grace: float = 0.3) -> None:
        """Ends the server and everything below it."""
        if self._ended is None:
            self._ended = ServerCrashed("it was stopped")
            with contextlib.suppress(Exception):
                self._protocol.notify("exit")
        await self._process.stop(grace)
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        self._protocol.fail_all(self._ended)

    async def request(self, method: str, params: Any, seconds: float) -> Any:
        """Errors: `RequestFailed`, `ServerCrashed`, `WorkerCrashed`, `DeadlineExceeded` after `seconds`."""
        if self._ended is not None:
            raise self._ended
        try:
            async with asyncio.timeout(seconds):
                return await self._protocol.call(method, params)
        except TimeoutError as error:
            raise DeadlineExceeded(method, seconds) from error
        except (BrokenPipeError, ConnectionResetError) as error:
            raise ServerCrashed(self._said()) from error

    def open(self, uri: str, text: str) -> Document:
        """Opens a document; Lean begins to elaborate it."""
        document = Document(uri, text)
        self._documents[uri] = document
        self._notify(
            "textDocument/didOpen",
            {
                "textDocument": {"uri": uri, "languageId": "lean4", "version": 1, "text": text},
                "dependencyBuildMode": "never",
            },
        )
        return document

    def change(self, document: Document, text: str) -> None:
        """Replaces the text; what Lean knows about an unchanged beginning is kept by it."""
        document.version += 1
        document.text = text
        document.published = []
        document.processing = []
        document.finished = False
        document.fatal = ""
        self._notify(
            "textDocument/didChange",
            {
                "textDocument": {"uri": document.uri, "version": document.version},
                "contentChanges": [{"text": text}],
            },
        )

    def close(self, document: Document) -> None:
        """Closes it; its worker ends."""
        if self._documents.pop(document.uri, None) is not None and self.alive:
            self._notify("textDocument/didClose", {"textDocument": document.identifier})

    async def elaborated(self, document: Document, seconds: float) -> tuple[Diagnostic, ...]:
        """Waits until the document's present version has been elaborated whole, and gives all its diagnostics.

        Errors: as `request`; `WorkerCrashed` also when Lean gives no answer because the worker has ended;
        `MemoryExceeded` when it grew over the limit, and was ended; `ContentModified` when the document was changed
        meanwhile.
        """
        parameters = {"uri": document.uri, "version": document.version}
        barrier = asyncio.ensure_future(self.request("textDocument/waitForDiagnostics", parameters, seconds))
        try:
            while not barrier.done():
                await asyncio.wait({barrier}, timeout=SILENCE_SECONDS)
                # Lean may notice the end of a worker only when it hands over our edit; it keeps the request then,
                # for a worker that it starts at the next edit.
                if not barrier.done() and document.fatal and not self.worker_pids(document):
                    raise WorkerCrashed("it ended before it was asked")
                if not barrier.done() and self._worker_bytes:
                    await self._bound_memory(document)
            barrier.result()
        finally:
            barrier.cancel()
            await asyncio.gather(barrier, return_exceptions=True)
        return tuple(diagnostic_from_wire(data) for data in document.published)

    async def elaborated_enough(
        self, document: Document, seconds: float, enough: Callable[[Sequence[Mapping[str, Any]]], bool]
    ) -> tuple[Diagnostic, ...]:
        """As `elaborated`, but returns as soon as Lean has no more work on the text and its diagnostics are `enough`.
        The barrier comes only after Lean has also gathered the references of the whole file, which takes longer than
        a batch of candidates. Errors: as `elaborated`."""
        early: asyncio.Future[None] = asyncio.get_running_loop().create_future()

        def look() -> None:
            if document.finished and not early.done() and enough(document.published):
                early.set_result(None)

        document.changed = look
        barrier = asyncio.ensure_future(self.elaborated(document, seconds))
        waited: list[asyncio.Future[Any]] = [barrier, early]
        try:
            await asyncio.wait(waited, return_when=asyncio.FIRST_COMPLETED)
            if barrier.done():
                return barrier.result()
            return tuple(diagnostic_from_wire(data) for data in document.published)
        finally:
            document.changed = None
            early.cancel()
            if not barrier.done():
                barrier.cancel()
            await asyncio.gather(barrier, return_exceptions=True)

    async def plain_goal(self, document: Document, position: WirePosition, seconds: float) -> list[str] | None:
        """The goals at a position as Lean renders them; `None` where there is no tactic block, `[]` where nothing is
        left to prove."""
        answer = await self.request(
            "$/lean/plainGoal",
            {
                "textDocument": document.identifier,
                "position": {"line": position.line, "character": position.character},
            },
            seconds,
        )
        return None if answer is None else [str(goal) for goal in answer["goals"]]

    async def plain_term_goal(self, document: Document, position: WirePosition, seconds: float) -> str | None:
        """The expected type at a position of a term, rendered as a goal; `None` where there is no term."""
        answer = await self.request(
            "$/lean/plainTermGoal",
            {
                "textDocument": document.identifier,
                "position": {"line": position.line, "character": position.character},
            },
            seconds,
        )
        return None if answer is None else str(answer["goal"])

    async def parsed(self, document: Document, seconds: float) -> tuple[list[int], list[Any]]:
        """What Lean has parsed of the document, which is elaborated: its tokens, five numbers each, and the symbols
        that it declares, both as the protocol has them."""
        parameters = {"textDocument": document.identifier}
        tokens = await self.request("textDocument/semanticTokens/full", parameters, seconds)
        symbols = await self.request("textDocument/documentSymbol", parameters, seconds)
        return list(tokens["data"]) if tokens else [], list(symbols or ())

    async def _bound_memory(self, document: Document) -> None:
        """Ends the worker of a document that has grown over the limit. Errors: `MemoryExceeded`, when it has."""
        used = await asyncio.to_thread(self._memory, document)
        if sum(used.values()) > self._worker_bytes:
            for pid in used:  # and at once: what Lean was working on is still known
                with contextlib.suppress(OSError):
                    os.kill(pid, signal.SIGKILL)
            raise MemoryExceeded(self._worker_bytes)

    def _memory(self, document: Document) -> Mapping[int, int]:
        """Private bytes of the worker of a document, by process. Lean maps its libraries, which are not counted: a
        bound on its address space (`RLIMIT_AS`) would count them."""
        return {pid: process_memory(pid) for pid in self.worker_pids(document)}

    def worker_seconds(self, document: Document) -> float:
        """Processor time that the worker of a document has used."""
        return sum(processor_seconds(pid) for pid in self.worker_pids(document))

    def kill_worker(self, document: Document) -> None:
        """Ends the worker of a document by force, and nothing else."""
        for pid in self.worker_pids(document):
            with contextlib.suppress(OSError):
                os.kill(pid, signal.SIGKILL)

    def worker_pids(self, document: Document) -> list[int]:
        """The processes that elaborate a document (one, when it runs)."""
        found = []
        for process in descendants(self._process.pid):
            with contextlib.suppress(Exception):
                if document.uri in process.cmdline():
                    found.append(process.pid)
        return found

    def _notify(self, method: str, params: Any) -> None:
        if self._ended is not None:
            raise self._ended
        try:
            self._protocol.notify(method, params)
        except (BrokenPipeError, ConnectionResetError) as error:
            raise ServerCrashed(self._said()) from error

    def _notified(self, method: str, params: Any) -> None:
        if method == "textDocument/publishDiagnostics":
            document = self._documents.get(params["uri"])
            if document is None or params.get("version", document.version) != document.version:
                return
            if not params.get("isIncremental"):
                document.published = []
            document.published.extend(params["diagnostics"])
            if document.changed is not None:
                document.changed()
        elif method == "$/lean/fileProgress":
            document = self._documents.get(params["textDocument"]["uri"])
            if document is None or params["textDocument"].get("version", document.version) != document.version:
                return
            document.processing = [
                (part["range"]["start"]["line"], part["range"]["end"]["line"]) for part in params["processing"]
            ]
            document.finished = not params["processing"]
            if document.loading_seconds is None and not document.loads_imports:
                document.loading_seconds = time.monotonic() - document.opened
            if any(part.get("kind") == 2 for part in params["processing"]):
                document.fatal = "Lean stopped processing the file"
            if document.changed is not None:
                document.changed()

    async def _read(self) -> None:
        failure: ServerError = ServerCrashed()
        try:
            while (message := await read_message(self._process.stdout)) is not None:
                try:
                    self._protocol.receive(message)
                except (KeyError, TypeError, AttributeError) as error:
                    raise ServerProtocolError(f"a message of an unknown shape: {str(message)[:80]}") from error
        except ServerProtocolError as error:
            failure = error
        finally:
            if self._ended is None:
                await asyncio.sleep(0)
                if isinstance(failure, ServerCrashed):
                    failure = ServerCrashed(self._said())
                self._ended = failure
                self._process.kill()
            self._protocol.fail_all(self._ended)

    async def _read_errors(self) -> None:
        """Keeps the last of what the server prints on standard error, for messages."""
        while data := await self._process.stderr.read(4096):
            self._errors.extend(data)
            del self._errors[:-4000]

    def _said(self) -> str:
        return self._errors.decode(errors="replace").strip()[-400:]
