"""One connection to an engine: calls go out, their items and answers come back in any order.

Cancelling a call stops its work in the engine.
"""

from __future__ import annotations

import asyncio
import contextlib
import itertools
from collections import deque
from collections.abc import AsyncGenerator, Callable
from dataclasses import dataclass, field
from typing import Any

from assistant import __version__
from assistant.codec import pack
from assistant.lean.toolchain import Report as Reporter
from assistant.service.errors import EngineLost, EngineSilent, EngineVersionDiffers, WireDamaged, error_of
from assistant.service.wire import (
    PROTOCOL,
    Answer,
    Call,
    Cancel,
    Failed,
    Hello,
    Item,
    Refused,
    Report,
    Welcome,
    frame,
    receive,
)

SILENCE_SECONDS = 30.0
"""After which an engine that lets nobody in and says nothing counts as hanging; it speaks up more often than that."""


@dataclass(slots=True, eq=False)
class _Open:
    """A call whose answer is still coming. `latest` keeps only the newest item."""

    latest: bool
    items: deque[bytes] = field(default_factory=deque)
    end: Answer | Failed | EngineLost | None = None
    news: asyncio.Event = field(default_factory=asyncio.Event)


class Connection:
    """One connection that was welcomed."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, welcome: Welcome) -> None:
        self.welcome = welcome
        self.lost: Callable[[EngineLost], None] = lambda _: None
        self._writer = writer
        self._numbers = itertools.count(1)
        self._calls: dict[int, _Open] = {}
        self._lost: EngineLost | None = None
        self._reading = asyncio.create_task(self._read(reader))

    @classmethod
    async def greet(
        cls, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, token: str, report: Reporter
    ) -> Connection:
        """Shakes hands. Errors: what keeps the engine from opening; `EngineVersionDiffers`; `EngineSilent`;
        `EngineLost` when it is on its way out."""
        try:
            writer.write(frame(Hello(PROTOCOL, __version__, token)))
            await writer.drain()
            while True:
                async with asyncio.timeout(SILENCE_SECONDS):
                    message = await receive(reader)
                match message:
                    case Report():
                        if message.message:
                            report(message.message)
                    case Welcome():
                        return cls(reader, writer, message)
                    case Refused():
                        if message.again:
                            raise EngineLost("it was of another version")
                        error = error_of(message.failure)
                        raise (
                            EngineVersionDiffers(message.version, __version__)
                            if isinstance(error, EngineVersionDiffers)
                            else error
                        )
                    case _:
                        raise EngineLost("it said nothing")
        except (WireDamaged, ConnectionError) as error:
            writer.close()
            raise EngineLost(str(error)) from error
        except TimeoutError as error:
            writer.close()
            raise EngineSilent() from error
        except BaseException:
            writer.close()
            raise

    @property
    def alive(self) -> bool:
        return self._lost is None

    async def call(
        self, method: str, parameters: Any, *, latest: bool = False
    ) -> AsyncGenerator[tuple[bool, bytes], None]:
        """The items of a call as they come, as (False, item), then its answer, as (True, answer).

        Errors: what the method fails with; `EngineLost`.
        """
        number = next(self._numbers)
        opened = _Open(latest)
        if self._lost is not None:
            raise self._lost
        self._calls[number] = opened
        try:
            await self._send(Call(number, method, pack(parameters)))
            while True:
                while opened.items:
                    yield False, opened.items.popleft()
                match opened.end:
                    case Answer():
                        yield True, opened.end.value
                        return
                    case Failed():
                        raise error_of(opened.end.failure)
                    case EngineLost():
                        raise opened.end
                opened.news.clear()
                await opened.news.wait()
        finally:
            del self._calls[number]
            if opened.end is None and self._lost is None:
                with contextlib.suppress(ConnectionError, RuntimeError):
                    self._writer.write(frame(Cancel(number)))

    async def _send(self, message: Call) -> None:
        try:
            self._writer.write(frame(message))
            await self._writer.drain()
        except ConnectionError as error:
            raise self._lost or EngineLost() from error

    async def _read(self, reader: asyncio.StreamReader) -> None:
        lost = EngineLost()
        closed = False
        try:
            while (message := await receive(reader)) is not None:
                match message:
                    case Item():
                        opened = self._calls.get(message.id)
                        if opened is not None:
                            if opened.latest:
                                opened.items.clear()
                            opened.items.append(message.value)
                            opened.news.set()
                    case Answer() | Failed():
                        opened = self._calls.get(message.id)
                        if opened is not None:
                            opened.end = message
                            opened.news.set()
                    case _:
                        raise WireDamaged(f"{type(message).__name__} where an answer belongs")
        except WireDamaged as error:
            lost = EngineLost(error.message)
        except asyncio.CancelledError:
            closed = True
            raise
        finally:
            self._lost = lost
            for opened in self._calls.values():
                opened.end = opened.end or lost
                opened.news.set()
            self._writer.close()
            if not closed:
                self.lost(lost)

    async def close(self) -> None:
        """Ends the connection; the engine cancels what it was asked through it."""
        self._reading.cancel()
        await asyncio.gather(self._reading, return_exceptions=True)
        self._writer.close()
        with contextlib.suppress(Exception):
            await self._writer.wait_closed()
