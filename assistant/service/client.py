"""An engine in another process, with the methods of one in this process.

The connection is made when it is needed, and made anew when it was lost: the call that was under way fails with
`EngineLost`, unless nothing of its answer had arrived, then it is asked again. Cancelling a call stops its work in the
engine.
"""

from __future__ import annotations

import asyncio
import contextlib
import functools
import itertools
from collections.abc import AsyncGenerator, Callable, Mapping
from typing import Any

from assistant.codec import unpack
from assistant.config.schema import Settings
from assistant.interface import ProvingEngine
from assistant.lean.places import Place
from assistant.lean.project import Project
from assistant.lean.toolchain import Report as Reporter
from assistant.lean.toolchain import silent
from assistant.search.budget import Budget, Listener
from assistant.search.steering import Steering
from assistant.search.tree import Event
from assistant.service.connection import Connection
from assistant.service.errors import EngineLost, WireDamaged
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
    methods,
)
from assistant.service.spawn import Dial
from assistant.service.wire import Welcome
from assistant.sorries.batch import Batch, BatchRequest
from assistant.streams import batches

RETRIES = 1


class _Caller(ProvingEngine):
    """Asks another process for every remote method."""

    def __init__(
        self,
        project: Project,
        dial: Dial,
        report: Reporter = silent,
        lost: Callable[[EngineLost], None] = lambda _: None,
        settings: Settings | None = None,
    ) -> None:
        """`lost` is told when the engine ended without being asked to. `settings` are told to every engine that we
        connect to; without any its own hold."""
        self.project = project
        self._lost = lost
        self._settings = settings
        self._warnings: tuple[str, ...] = ()
        self._dial = dial
        self._report = report
        self._connection: Connection | None = None
        self._connecting = asyncio.Lock()
        self._welcome: Welcome | None = None

    @property
    def warnings(self) -> tuple[str, ...]:
        return self._warnings

    async def configure(self, settings: Settings) -> None:
        if settings == self._settings:
            return
        self._settings = settings
        if self._connection is not None and self._connection.alive:
            with contextlib.suppress(EngineLost):  # the next one is told when we connect
                await self._tell_settings(self._connection, settings)

    async def _tell_settings(self, connection: Connection, settings: Settings) -> None:
        answer = await _controlled(connection, CONFIGURE, SETTINGS.write(settings))
        try:
            self._warnings = WARNINGS.read(unpack(answer))
        except ValueError as error:
            raise WireDamaged(f"answer to {CONFIGURE}: {error}") from error

    @property
    def lean(self) -> str:
        """The version of Lean; known once connected."""
        return self._welcome.lean if self._welcome is not None else ""

    @property
    def lean_source(self) -> str:
        return self._welcome.source if self._welcome is not None else ""

    @property
    def lean_instead_of(self) -> str:
        return self._welcome.instead_of if self._welcome is not None else ""

    async def connect(self) -> Connection:
        """The connection, made when there is none. Errors: as `Dial`."""
        async with self._connecting:
            if self._connection is None or not self._connection.alive:
                self._connection = await self._dial.connect(self._report)
                self._connection.lost = self._lost
                self._welcome = self._connection.welcome
                if self._settings is not None:
                    await self._tell_settings(self._connection, self._settings)
            return self._connection

    async def close(self) -> None:
        """Leaves the engine, which goes on for others and for a while."""
        if self._connection is not None:
            await self._connection.close()
            self._connection = None

    # --- asking ------------------------------------------------------------------------------------------------

    async def _stream(self, method: Method, given: Mapping[str, Any]) -> AsyncGenerator[tuple[bool, Any], None]:
        """Items as (False, item), then the result as (True, result)."""
        steering: Steering | None = given.get(method.steering)
        for attempt in itertools.count():
            started = False
            try:
                connection = await self.connect()
                values = connection.call(
                    method.name,
                    functools.partial(method.write, given),
                    latest=method.service.latest,
                    commands=None if steering is None else _commands(steering),
                )
                async with contextlib.aclosing(values):
                    async for is_answer, value in values:
                        if is_answer:
                            yield True, method.result.read(unpack(value))
                            return
                        assert method.items is not None
                        started = True
                        yield False, method.items.read(unpack(value))
            except EngineLost:
                if started or attempt >= RETRIES:
                    raise
            except ValueError as error:
                raise WireDamaged(f"answer to {method.name}: {error}") from error

    async def _ask(self, method: Method, given: Mapping[str, Any]) -> Any:
        async with contextlib.aclosing(self._stream(method, given)) as values:
            async for is_result, value in values:
                if is_result:
                    return value
                for event in value:
                    given[method.listener](event)
        raise EngineLost()

    async def _items(self, method: Method, given: Mapping[str, Any]) -> AsyncGenerator[Any, None]:
        async with contextlib.aclosing(self._stream(method, given)) as values:
            async for is_result, value in values:
                if not is_result:
                    yield value

    async def _control(self, name: str) -> bytes:
        return await _controlled(await self.connect(), name)


async def _controlled(connection: Connection, name: str, value: Any = None) -> bytes:
    """The answer to a call that is about the engine, or the connection, itself. Errors: `EngineLost`."""
    async with contextlib.aclosing(connection.call(name, lambda _: value)) as values:
        _, answer = await anext(values)
        return answer


def _commands(steering: Steering) -> Callable[[], Any]:
    async def command() -> Any:
        return COMMAND.write(await steering.next())

    return command


def _asking(method: Method) -> Callable[..., Any]:
    """The method of a `_Caller` that asks for another one."""
    if method.items is not None and not method.listener:

        def items(self: _Caller, *values: Any, **named: Any) -> AsyncGenerator[Any, None]:
            return self._items(method, method.given(values, named))

        return items

    async def answer(self: _Caller, *values: Any, **named: Any) -> Any:
        return await self._ask(method, method.given(values, named))

    return answer


for _method in methods().values():
    setattr(_Caller, _method.name, _asking(_method))


class RemoteEngine(_Caller):
    """An engine in another process. `dial` makes a connection to the project's engine, starting it if need be."""

    async def explore(
        self, place: Place, budget: Budget, steering: Steering, begun: tuple[Event, ...] = ()
    ) -> AsyncGenerator[tuple[Event, ...], None]:
        async def search(listener: Listener) -> None:
            async with contextlib.aclosing(super(RemoteEngine, self).explore(place, budget, steering, begun)) as items:
                async for events in items:
                    for event in events:
                        listener(event)

        async with contextlib.aclosing(batches(search)) as stream:
            async for events in stream:
                yield events

    async def batch_start(self, request: BatchRequest) -> Batch:
        return await super().batch_start(request.settled())  # the other process has another working directory

    # --- the process itself ------------------------------------------------------------------------------------

    async def status(self) -> EngineStatus:
        """How it is doing. Errors: as `Dial`; `EngineLost`."""
        found: EngineStatus = STATUS_RESULT.read(unpack(await self._control(STATUS)))
        return found

    async def stop(self) -> None:
        """Asks it to end. Errors: as `Dial`; `EngineLost`."""
        await self._control(STOP)
