"""One connection to an engine: calls go out, their items and answers come back in any order.

Cancelling a call stops its work in the engine.
"""

from __future__ import annotations

import asyncio
import contextlib
import itertools
from collections import deque
from collections.abc import AsyncGenerator, Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

from assistant import __version__
from assistant.codec import pack
from assistant.lean.toolchain import Report as Reporter
from assistant.service.errors import EngineLost, EngineSilent, EngineVersionDiffers, WireDamaged, error_of
from assistant.service.texts import SentTexts
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
    Steer,
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
        self._texts = SentTexts()
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
        self,
        method: str,
        parameters: Callable[[Callable[[str], int]], Any],
        *,
        latest: bool = False,
        commands: Callable[[], Awaitable[Any]] | None = None,
    ) -> AsyncGenerator[tuple[bool, bytes], None]:
        """The items of a call as they come, as (False, item), then its answer, as (True, answer). `parameters` gives
        the plain values, and is told how to get the number of a text. What `commands` gives meanwhile, one after
        another, is sent after it.

        Errors: what the method fails with; `EngineLost`.
        """
        number = next(self._numbers)
        opened = _Open(latest)
        if self._lost is not None:
            raise self._lost
        self._calls[number] = opened
        steering: asyncio.Task[None] | None = None
        try:
            await self._send(Call(number, method, pack(parameters(self._number))))
            if commands is not None:
                steering = asyncio.create_task(self._steer(number, commands))
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
            if steering is not None:
                steering.cancel()
                await asyncio.gather(steering, return_exceptions=True)
            del self._calls[number]
            if opened.end is None and self._lost is None:
                with contextlib.suppress(ConnectionError, RuntimeError):
                    self._writer.write(frame(Cancel(number)))

    def _number(self, text: str) -> int:
        """Of a text that the engine has from now on. Errors: `WireDamaged` for one that is too large."""
        number, unsent = self._texts.refer(text)
        if unsent is not None:
            try:
                self._writer.write(frame(unsent))
            except WireDamaged:
                self._texts.forget(text)
                raise
        return number

    async def _steer(self, number: int, commands: Callable[[], Awaitable[Any]]) -> None:
        while self._lost is None:
            with contextlib.suppress(EngineLost, WireDamaged):  # one that is too large is ignored
                await self._send(Steer(number, pack(await commands())))

    async def _send(self, message: Call | Steer) -> None:
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
