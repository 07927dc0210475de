"""The engine process: one engine, many front doors.

Every call is a task of its own; a call is cancelled by its front door, or when that goes. Searches wait for a free
slot, by turns of their front doors; of everything else a front door may have a few at Lean, and what it asks beyond
that waits, so that none can take all of Lean. Who does not read its answers is dropped. Nobody connected for a while
ends the process; nothing asked for a while gives the memory of Lean's workers back. A batch that runs counts as work,
whoever is connected.
"""

from __future__ import annotations

import asyncio
import contextlib
import hmac
import logging
import os
import time
from collections.abc import Awaitable, Callable, Coroutine, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psutil

from assistant import __version__
from assistant.codec import pack, unpack
from assistant.config.asked import ASKED_WITH
from assistant.config.schema import DEFAULTS, Settings
from assistant.engine import Engine
from assistant.errors import AssistantError
from assistant.lean.errors import ToolchainReplaced
from assistant.lean.processes import tree_memory
from assistant.locks import ProcessLock
from assistant.search.budget import Listener, no_listener
from assistant.search.steering import Steering
from assistant.service.address import Address, Card, new_token, remove, write_card
from assistant.service.errors import (
    EngineStartFailed,
    EngineVersionDiffers,
    InternalFailure,
    ServiceError,
    TooManyCalls,
    WireDamaged,
    failure_of,
)
from assistant.service.methods import (
    COMMAND,
    CONFIGURE,
    SETTINGS,
    STATUS,
    STATUS_RESULT,
    STOP,
    WARNINGS,
    EngineStatus,
    Method,
    Running,
    methods,
)
from assistant.service.slots import Slots
from assistant.service.texts import KeptTexts, NewText
from assistant.service.wire import (
    PROTOCOL,
    Answer,
    Call,
    Cancel,
    Failed,
    Hello,
    Item,
    Message,
    Refused,
    Report,
    Steer,
    Welcome,
    frame,
    receive,
)
from assistant.streams import batches

log = logging.getLogger(__name__)

RELEASE_SECONDS = 120.0
"""Without a call, after which Lean's workers are ended; they are started again when they are needed."""
HELLO_SECONDS = 10.0
TELL_SECONDS = 2.0
"""How long an engine that cannot be opened waits for the front door that started it, to say why."""
HEARTBEAT_SECONDS = 5.0
"""Whoever waits for Lean hears from us that often, so that an engine that hangs is told from one that builds."""


CALLS = 256
"""Of one connection that may be open; many times what an editor asks when somebody types fast."""
AT_ONCE = 8
"""Of one connection that may be at Lean, searches aside; what is asked beyond that waits for one of these to end."""
STALLED_SECONDS = 30.0
"""For which a front door that reads nothing of what it is sent is waited for."""


@dataclass(frozen=True, slots=True)
class Limits:
    """`jobs` are searches at a time; `calls` and `at_once` are for each connection; the rest is in seconds. Without a
    connection for `idle` the engine ends; `None` leaves that to the settings of whoever told us theirs last."""

    jobs: int = max(1, os.cpu_count() or 1)
    idle: float | None = None
    release: float = RELEASE_SECONDS
    calls: int = CALLS
    at_once: int = AT_ONCE
    stalled: float = STALLED_SECONDS


@dataclass(slots=True)
class _Task:
    """`method` is `None` where the engine itself is asked about; `texts` are those that it may speak of."""

    call: Call
    method: Method | None
    texts: Mapping[int, str]
    started: float
    steering: Steering = field(default_factory=Steering)
    waiting: bool = False
    task: asyncio.Task[None] | None = None

    @property
    def works(self) -> bool:
        """Whether Lean may be needed for it now; a search may wait for its person."""
        return not (self.only_looks_on or self.steering.resting)

    @property
    def only_looks_on(self) -> bool:
        """Whether it gives nobody anything to do, and need not be told as something that runs."""
        return self.method is not None and self.method.service.idle


@dataclass(slots=True, eq=False)
class _Connection:
    writer: asyncio.StreamWriter
    limits: Limits
    turns: asyncio.Semaphore
    calls: dict[int, _Task] = field(default_factory=dict)
    texts: KeptTexts = field(default_factory=KeptTexts)
    settings: Settings | None = None
    """What the front door has configured, where it said so."""
    sending: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def send(self, message: Message) -> None:
        """Waits until the other side has taken most of what was sent: whoever is slow slows its own work down only.

        Errors: `WireDamaged`; `ConnectionError`, also when the other side has taken nothing for long, which ends the
        connection.
        """
        async with self.sending:
            self.writer.write(frame(message))
            await self._taken()

    async def _taken(self) -> None:
        transport = self.writer.transport
        left = transport.get_write_buffer_size()
        while True:
            try:
                async with asyncio.timeout(self.limits.stalled):
                    await self.writer.drain()
                    return
            except TimeoutError:
                now = transport.get_write_buffer_size()
                if now >= left:
                    log.warning(
                        "a connection is dropped: it has read nothing for %g s, and %d bytes wait for it",
                        self.limits.stalled,
                        now,
                    )
                    transport.abort()
                    raise ConnectionAbortedError("it does not read its answers") from None
                left = now


class EngineServer:
    """`run` serves a project until nobody needs it any more."""

    def __init__(
        self,
        root: Path,
        address: Address,
        limits: Limits | None = None,
        *,
        tcp: bool = False,
        settings: Settings = DEFAULTS,
    ) -> None:
        """`settings` hold for those who tell us none."""
        self.root = root
        self.address = address
        self.limits = limits or Limits()
        self.settings = settings
        self._idle = settings.engine_idle if self.limits.idle is None else self.limits.idle
        self._tcp = tcp or not hasattr(asyncio, "start_unix_server")
        self._token = ""
        self._engine: asyncio.Future[Engine] = asyncio.get_running_loop().create_future()
        self._reports: set[Callable[[str], None]] = set()
        self._last_report = ""
        self._connections: set[_Connection] = set()
        self._slots = Slots(self.limits.jobs)
        self._ending = asyncio.Event()
        self._told = asyncio.Event()
        self._began = time.monotonic()
        self._timers: dict[str, asyncio.TimerHandle] = {}
        self._handlers: set[asyncio.Task[None]] = set()
        self._leaving: set[asyncio.Task[None]] = set()
        self._releasing: asyncio.Task[None] | None = None

    async def run(self) -> bool:
        """Serves until it is to end; False at once when another engine serves the project already.

        Errors: `OSError` when it cannot listen; what keeps an engine from opening, after telling it to all who wait.
        """
        lock = ProcessLock(self.address.lock)
        if not lock.take():
            lock.release()
            return False
        lock.sign()
        remove(self.address)
        server = await self._listen()
        try:
            self._start_timers()
            async with contextlib.AsyncExitStack() as stack:
                opening = asyncio.create_task(self._open(stack))
                ending = asyncio.create_task(self._ending.wait())
                await asyncio.wait({opening, ending}, return_when=asyncio.FIRST_COMPLETED)
                if not opening.done():
                    opening.cancel()
                await asyncio.gather(opening, return_exceptions=True)
                failed = not opening.cancelled() and opening.exception()
                if opening.cancelled() or failed:
                    ending.cancel()
                    await self._tell_the_waiting()
                else:
                    await ending
                remove(self.address)  # nobody new; whoever comes now starts another one
                server.close()
                await self._drop_connections()
                if self._releasing is not None:
                    await self._releasing
                if failed:
                    opening.result()
        finally:
            for timer in self._timers.values():
                timer.cancel()
            remove(self.address)
            lock.release()
        return True

    def end(self) -> None:
        """Ends the process soon, cleanly."""
        self._ending.set()

    # --- beginning and end -------------------------------------------------------------------------------------

    async def _listen(self) -> asyncio.Server:
        if self._tcp:
            self._token = new_token()
            server = await asyncio.start_server(self._connected, "127.0.0.1", 0)
            port = int(server.sockets[0].getsockname()[1])
        else:
            # The folder keeps others out from the first moment on.
            server = await asyncio.start_unix_server(self._connected, os.fspath(self.address.socket))
            self.address.socket.chmod(0o600)
            port = 0
        write_card(self.address, Card(os.fspath(self.root), os.getpid(), __version__, port, self._token))
        return server

    async def _open(self, stack: contextlib.AsyncExitStack) -> None:
        try:
            jobs = self.limits.jobs + 1  # one document more than searches: for whoever is typing
            engine = await stack.enter_async_context(
                Engine.open(self.root, jobs=jobs, report=self._report, settings=self.settings)
            )
        except BaseException as error:
            self._engine.set_exception(_why_there_is_no_engine(error))
            self._engine.exception()  # it was looked at
            raise
        log.info("%s: Lean %s (%s)", self.root, engine.toolchain.version, engine.toolchain.source.value)
        if engine.lean_instead_of:
            log.warning("%s", ToolchainReplaced(engine.lean_instead_of, engine.lean, engine.lean_source).message)
        engine.batch_runner.share(self.limits.jobs, self._slots.batch, self._start_timers)
        self._engine.set_result(engine)

    async def _tell_the_waiting(self) -> None:
        """Lets those who wait for the engine read why there is none; whoever started it may be just coming."""
        if not self._ending.is_set():
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(TELL_SECONDS):
                    await self._told.wait()
        if self._handlers:
            await asyncio.wait(set(self._handlers), timeout=1.0)

    async def _drop_connections(self) -> None:
        for connection in list(self._connections):
            self._cancel_all(connection)
            connection.writer.close()
        for handler in self._handlers - self._leaving:
            handler.cancel()
        await asyncio.gather(*self._handlers, return_exceptions=True)

    def _report(self, message: str) -> None:
        self._last_report = message
        for report in list(self._reports):
            report(message)

    # --- time --------------------------------------------------------------------------------------------------

    def _start_timers(self) -> None:
        """Counts from now on; called whenever something happened."""
        for timer in self._timers.values():
            timer.cancel()
        self._timers.clear()
        if self._ending.is_set() or self._batch_runs():
            return  # a batch says when it has ended
        loop = asyncio.get_running_loop()
        if not self._handlers:  # who waits for Lean counts as well
            self._timers["idle"] = loop.call_later(self._idle, self.end)
        self._start_release_timer()

    def _start_release_timer(self) -> None:
        if (timer := self._timers.pop("release", None)) is not None:
            timer.cancel()
        loop = asyncio.get_running_loop()
        entries = [entry for connection in self._connections for entry in connection.calls.values()]
        if not any(entry.works for entry in entries):
            self._timers["release"] = loop.call_later(self.limits.release, self._release)
        elif any(entry.method is not None and entry.method.steering for entry in entries):
            self._timers["release"] = loop.call_later(self.limits.release, self._start_timers)  # to look again

    def _opened_engine(self) -> bool:
        return self._engine.done() and self._engine.exception() is None

    def _batch_runs(self) -> bool:
        return self._opened_engine() and self._engine.result().batch_runner.running

    def _release(self) -> None:
        if self._opened_engine():
            log.info("nothing was asked for a while: Lean's workers are ended")
            self._releasing = asyncio.create_task(self._release_workers(self._engine.result()))

    async def _release_workers(self, engine: Engine) -> None:
        try:
            if await engine.release() and not self._ending.is_set() and not self._batch_runs():
                self._start_release_timer()  # memory may become short later
        except Exception:
            log.exception("Lean's workers could not be ended")

    # --- connections -------------------------------------------------------------------------------------------

    async def _connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._handlers.add(task)
        self._start_timers()
        connection = _Connection(writer, self.limits, asyncio.Semaphore(self.limits.at_once))
        try:
            if await self._greet(connection, reader):
                self._connections.add(connection)
                self._start_timers()
                await self._serve(connection, reader)
        except WireDamaged as error:
            log.warning("a connection is dropped: %s", error.message)
        except (ConnectionError, TimeoutError):
            pass
        except asyncio.CancelledError:
            pass  # the server ends; Python's streams would take this for a mistake and complain
        finally:
            self._connections.discard(connection)
            self._leaving.add(task)
            await self._finish(connection)
            self._leaving.discard(task)
            self._handlers.discard(task)
            if not self._ending.is_set():
                self._start_timers()

    async def _greet(self, connection: _Connection, reader: asyncio.StreamReader) -> bool:
        async with asyncio.timeout(HELLO_SECONDS):
            hello = await receive(reader)
        if not isinstance(hello, Hello) or not _same(hello.token, self._token):
            return False
        if (hello.protocol, hello.version) != (PROTOCOL, __version__):
            unused = not self._connections and not self._batch_runs()
            refusal = failure_of(EngineVersionDiffers(__version__, hello.version))
            await connection.send(Refused(refusal, __version__, unused))
            if unused:
                self.end()
            return False
        engine = await self._opened(connection)
        if engine is None:
            return False
        lean = engine.toolchain
        await connection.send(
            Welcome(PROTOCOL, __version__, os.getpid(), lean.version, lean.source.value, lean.instead_of)
        )
        return True

    async def _opened(self, connection: _Connection) -> Engine | None:
        """The engine, once it is there; until then the connection is told what it waits for."""
        messages: asyncio.Queue[str] = asyncio.Queue()
        if self._last_report and not self._engine.done():
            messages.put_nowait(self._last_report)
        self._reports.add(messages.put_nowait)
        try:
            while not self._engine.done():
                news = asyncio.ensure_future(messages.get())
                waited: set[asyncio.Future[Any]] = {news, self._engine}
                await asyncio.wait(waited, timeout=HEARTBEAT_SECONDS, return_when=asyncio.FIRST_COMPLETED)
                if news.done():
                    await connection.send(Report(news.result()))
                else:
                    news.cancel()
                    if not self._engine.done():
                        await connection.send(Report(self._last_report))
        finally:
            self._reports.discard(messages.put_nowait)
        if (error := self._engine.exception()) is not None:
            await connection.send(Refused(failure_of(error), __version__, False))
            self._told.set()
            return None
        return self._engine.result()

    async def _serve(self, connection: _Connection, reader: asyncio.StreamReader) -> None:
        while (message := await receive(reader)) is not None:
            match message:
                case Call():
                    if message.id in connection.calls:
                        raise WireDamaged(f"call {message.id} is open already")
                    if len(connection.calls) >= self.limits.calls:
                        # Nothing more is read until that is sent, so these cannot pile up either.
                        await connection.send(Failed(message.id, failure_of(TooManyCalls(self.limits.calls))))
                        continue
                    method, texts = methods().get(message.method), connection.texts.by_number()
                    entry = _Task(message, method, texts, time.monotonic())
                    connection.calls[message.id] = entry
                    self._start_timers()
                    entry.task = asyncio.create_task(self._answer(connection, entry))
                case NewText():
                    try:
                        connection.texts.keep(message)
                    except ValueError as error:
                        raise WireDamaged(str(error)) from error
                case Cancel():
                    entry_or_none = connection.calls.get(message.id)
                    if entry_or_none is not None and entry_or_none.task is not None:
                        entry_or_none.task.cancel()
                case Steer():
                    if message.id in connection.calls:
                        # What is no command, as one about a node below 0, is ignored as by a search of this process.
                        with contextlib.suppress(ValueError):
                            connection.calls[message.id].steering.send(COMMAND.read(unpack(message.command)))
                case _:
                    raise WireDamaged(f"{type(message).__name__} where a call belongs")

    def _cancel_all(self, connection: _Connection) -> None:
        for entry in connection.calls.values():
            if entry.task is not None:
                entry.task.cancel()

    async def _finish(self, connection: _Connection) -> None:
        self._cancel_all(connection)
        tasks = [entry.task for entry in connection.calls.values() if entry.task is not None]
        await asyncio.gather(*tasks, return_exceptions=True)
        connection.writer.close()
        with contextlib.suppress(Exception):
            await connection.writer.wait_closed()

    # --- calls -------------------------------------------------------------------------------------------------

    async def _answer(self, connection: _Connection, entry: _Task) -> None:
        """Every call ends with an answer, unless it was cancelled or nobody is there any more."""
        call = entry.call
        task = asyncio.current_task()
        assert task is not None
        try:
            ASKED_WITH.set(connection.settings)
            value = await self._run(connection, entry)
            await connection.send(Answer(call.id, value))
        except (Exception, asyncio.CancelledError) as error:
            if task.cancelling():
                raise
            if connection.writer.is_closing():
                return
            if not isinstance(error, AssistantError):
                log.exception("%s failed", call.method)
            with contextlib.suppress(ConnectionError):
                await connection.send(Failed(call.id, failure_of(error)))
        finally:
            connection.calls.pop(call.id, None)
            self._start_timers()

    async def _run(self, connection: _Connection, entry: _Task) -> bytes:
        call = entry.call
        if call.method == STATUS:
            return pack(STATUS_RESULT.write(self._status(connection)))
        if call.method == STOP:
            self.end()
            return pack(None)
        if call.method == CONFIGURE:
            return pack(WARNINGS.write(self._configure(connection, call.parameters)))
        if entry.method is None:
            raise ServiceError(f"this engine knows no {call.method!r}", hint="`assistant engine stop` ends it.")
        service = entry.method.service
        if service.light:
            return await self._call(connection, entry, entry.method)
        entry.waiting = True
        async with self._slots.asked(connection) if service.search else connection.turns:
            entry.waiting = False
            return await self._call(connection, entry, entry.method)

    def _configure(self, connection: _Connection, parameters: bytes) -> tuple[str, ...]:
        """Has the settings of a front door hold for its calls; what is odd about them. Errors: `WireDamaged`."""
        try:
            connection.settings = settings = SETTINGS.read(unpack(parameters))
        except ValueError as error:
            raise WireDamaged(f"settings: {error}") from error
        if self.limits.idle is None:
            self._idle = settings.engine_idle
        ASKED_WITH.set(settings)
        return self._engine.result().warnings

    async def _call(self, connection: _Connection, entry: _Task, method: Method) -> bytes:
        try:
            given = await method.read(unpack(entry.call.parameters), entry.texts)
        except ValueError as error:
            raise WireDamaged(f"parameters of {method.name}: {error}") from error
        entry.texts = {}  # so that a call that goes on for long keeps none of them

        async def emit(item: Any) -> None:
            assert method.items is not None
            await connection.send(Item(entry.call.id, pack(method.items.write(item))))

        function = getattr(self._engine.result(), method.name)

        def called(**handed_over: Any) -> Any:
            values = {**given, **handed_over}
            return function(*(values[name] for name in method.parameters))

        if method.items is not None and not method.listener:
            steering = {method.steering: entry.steering} if method.steering else {}
            async with contextlib.aclosing(called(**steering)) as items:
                async for item in items:
                    await emit(item)
            return pack(None)
        if not method.listener:
            result = await called()
        elif given[method.listener]:
            result = await _watched(lambda listen: called(**{method.listener: listen}), emit)
        else:
            result = await called(**{method.listener: no_listener})
        return pack(method.result.write(result))

    def _status(self, asking: _Connection) -> EngineStatus:
        now = time.monotonic()
        toolchain = self._engine.result().toolchain
        running = tuple(
            Running(entry.call.method, now - entry.started, entry.waiting)
            for connection in self._connections
            for entry in connection.calls.values()
            if entry.call.method != STATUS and not entry.only_looks_on
        )
        if self._batch_runs():
            running += (Running("batch", self._engine.result().batch_runner.seconds, False),)
        return EngineStatus(
            os.getpid(),
            self.root,
            __version__,
            toolchain.version,
            toolchain.source.value,
            toolchain.instead_of,
            now - self._began,
            len(self._connections - {asking}),
            running,
            int(psutil.Process().memory_info().rss),
            tree_memory(os.getpid()),
        )


async def _watched(work: Callable[[Listener], Coroutine[Any, Any, Any]], emit: Callable[[Any], Awaitable[None]]) -> Any:
    """The result of some work that tells what happens, which is sent."""
    results: list[Any] = []

    async def to_the_end(listen: Listener) -> None:
        results.append(await work(listen))

    async with contextlib.aclosing(batches(to_the_end)) as stream:
        async for events in stream:
            await emit(events)
    return results[0]


def _why_there_is_no_engine(error: BaseException) -> AssistantError:
    if isinstance(error, AssistantError):
        return error
    if isinstance(error, asyncio.CancelledError):
        return EngineStartFailed("it was stopped while it started")
    return InternalFailure(f"{type(error).__name__}: {error}")


def _same(told: str, token: str) -> bool:
    """Whether a token is the right one; the time that it takes says nothing about how much of it is."""
    return hmac.compare_digest(told.encode("utf-8", "surrogatepass"), token.encode())
