"""A stand-in for a model server with OpenAI's interface, in the process of the tests: it answers what a test tells it
to, well or badly, and remembers what it was asked. No model is behind it.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any, Self

CHAT = "/v1/chat/completions"
TEXT = "/v1/completions"
MODELS = "/v1/models"


@dataclass(frozen=True)
class Asked:
    """A request; the names of its headers are in lower case."""

    method: str
    path: str
    headers: dict[str, str]
    body: Any


class Exchange:
    """A request, and the answer to it as it is sent."""

    def __init__(self, asked: Asked, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.asked = asked
        self.left = asyncio.Event()
        """The client has closed the connection before it had the whole answer."""
        self._reader = reader
        self._writer = writer

    async def head(self, status: int = 200, kind: str = "text/event-stream", **headers: str) -> None:
        more = "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in headers.items())
        head = f"HTTP/1.1 {status} Said\r\nContent-Type: {kind}\r\nTransfer-Encoding: chunked\r\n{more}\r\n"
        await self._write(head.encode())

    async def send(self, data: bytes) -> None:
        await self._write(b"%x\r\n%s\r\n" % (len(data), data))

    async def end(self) -> None:
        await self._write(b"0\r\n\r\n")

    async def answer(self, status: int, body: Any, kind: str = "application/json", **headers: str) -> None:
        await self.head(status, kind, **headers)
        data = body if isinstance(body, bytes) else json.dumps(body).encode()
        if data:
            await self.send(data)
        await self.end()

    async def until_left(self) -> None:
        with contextlib.suppress(ConnectionError):
            while await self._reader.read(1024):
                pass
        self.left.set()

    def drop(self) -> None:
        self._writer.close()

    async def _write(self, data: bytes) -> None:
        self._writer.write(data)
        await self._writer.drain()


Act = Callable[[Exchange], Awaitable[None]]


class ModelServerStandIn:
    """Listens on the loopback device. Each path has acts, one for a request; the last of them is repeated."""

    def __init__(self, port: int = 0) -> None:
        self.port = port
        self.connections = 0
        self.asked: list[Asked] = []
        self.exchanges: list[Exchange] = []
        self._acts: dict[str, list[Act]] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._server: asyncio.Server | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/v1"

    def on(self, path: str, *acts: Act) -> None:
        self._acts[path] = list(acts)

    def bodies(self, path: str) -> list[Any]:
        return [asked.body for asked in self.asked if asked.path == path]

    async def __aenter__(self) -> Self:
        self._server = await asyncio.start_server(self._connected, "127.0.0.1", self.port)
        self.port = self._server.sockets[0].getsockname()[1]
        return self

    async def __aexit__(self, *_: object) -> None:
        assert self._server is not None
        self._server.close()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._tasks.add(task)
        self.connections += 1
        with contextlib.suppress(ConnectionError, asyncio.IncompleteReadError, asyncio.CancelledError):
            while not writer.is_closing():
                exchange = Exchange(await _request(reader), reader, writer)
                self.asked.append(exchange.asked)
                self.exchanges.append(exchange)
                try:
                    await self._act(exchange.asked.path)(exchange)
                except ConnectionError:
                    exchange.left.set()
        self._tasks.discard(task)
        writer.close()

    def _act(self, path: str) -> Act:
        acts = self._acts.get(path, [says(404, {"error": {"message": "File Not Found", "code": 404}})])
        return acts.pop(0) if len(acts) > 1 else acts[0]


async def _request(reader: asyncio.StreamReader) -> Asked:
    head = (await reader.readuntil(b"\r\n\r\n")).decode()
    first, *lines = head.strip().split("\r\n")
    method, path, _ = first.split()
    headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
    body = await reader.readexactly(int(headers.get("content-length", "0")))
    return Asked(method, path, headers, json.loads(body) if body else None)


# --- what it does ------------------------------------------------------------------------------------------------


def says(status: int, body: Any, kind: str = "application/json", **headers: str) -> Act:
    """The whole answer at once."""

    async def act(exchange: Exchange) -> None:
        await exchange.answer(status, body, kind, **headers)

    return act


def streams(*parts: bytes, done: bool = True) -> Act:
    """The parts, each sent for itself, then the end of the stream."""

    async def act(exchange: Exchange) -> None:
        await exchange.head()
        for part in (*parts, b"data: [DONE]\n\n") if done else parts:
            await exchange.send(part)
            await asyncio.sleep(0)
        await exchange.end()

    return act


def drops(*parts: bytes) -> Act:
    """The connection is lost after these parts; with none, before the answer begins."""

    async def act(exchange: Exchange) -> None:
        if parts:
            await exchange.head()
        for part in parts:
            await exchange.send(part)
        exchange.drop()

    return act


def stalls(*parts: bytes) -> Act:
    """Nothing comes after these parts, for as long as the client stays."""

    async def act(exchange: Exchange) -> None:
        await exchange.head()
        for part in parts:
            await exchange.send(part)
        await exchange.until_left()

    return act


def goes_on(part: bytes) -> Act:
    """The same part for ever."""

    async def act(exchange: Exchange) -> None:
        await exchange.head()
        while True:
            await exchange.send(part)
            await asyncio.sleep(0)

    return act


def event(value: Any, end: str = "\n") -> bytes:
    return f"data: {json.dumps(value, ensure_ascii=False)}{end}{end}".encode()


def chat(content: str | None = None, finish: str | None = None, logprobs: Any = None, **delta: Any) -> bytes:
    """An event of a conversation."""
    said = delta if content is None else {"content": content, **delta}
    return event({"choices": [{"index": 0, "delta": said, "finish_reason": finish, "logprobs": logprobs}]})


def text(text: str = "", finish: str | None = None, logprobs: Any = None) -> bytes:
    """An event of a text that is gone on with."""
    return event({"choices": [{"index": 0, "text": text, "finish_reason": finish, "logprobs": logprobs}]})


def usage(tokens: int) -> bytes:
    return event({"choices": [], "usage": {"prompt_tokens": 5, "completion_tokens": tokens}})
