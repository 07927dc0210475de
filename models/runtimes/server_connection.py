"""The connection to a model server: requests, answers as values read from JSON, other tries where they may help.

It is kept open between requests, and made when it is needed for the first time, since what it takes (`httpx`,
certificates, a key) takes long to load.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import logging
from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable
from typing import TYPE_CHECKING, Any, TypeVar
from urllib.parse import urlsplit

from models.protocol import ProverMisconfigured
from models.runtimes import server_failures as failures
from models.runtimes.openai_answers import AnswerShape, Refusal, ServerRefused, parsed, read_refusal, words
from models.runtimes.server_address import Key, KeySource, ServerAddress
from models.runtimes.server_events import EventDamaged, EventReader, ServerEvent
from models.runtimes.server_failures import MayPass, Patience

if TYPE_CHECKING:
    import httpx

log = logging.getLogger(__name__)
Answer = TypeVar("Answer")

MOST_WHOLE = 4 << 20
"""Bytes of an answer that does not stream: lists of models of large services have one megabyte."""
MOST_ERROR = 64 << 10
STREAM_END = object()
"""The value that ends a stream: the server says that nothing more will come."""
_STREAM_END = "[DONE]"
_ERROR = "error"
_KINDS = ("", _ERROR)
"""Of events. Others are not about the text."""

pause = asyncio.sleep


class Endless(Exception):
    """A stream that is longer than any text that was asked for."""


class ServerConnection:
    """What goes to one server. All errors are without the key, whatever the server says."""

    def __init__(self, address: ServerAddress, key: KeySource, patience: Patience) -> None:
        self.address = address
        self._source = key
        self._patience = patience
        self._key = Key()
        self._client: httpx.AsyncClient | None = None
        self._opening = asyncio.Lock()

    async def close(self) -> None:
        client, self._client, self._key = self._client, None, Key()
        if client is not None:
            await client.aclose()

    async def value(self, method: str, url: str, body: Any = None) -> Any:
        """The answer to a request that does not stream. Errors: `ServerRefused`, `AnswerShape`; `MayPass`;
        `ProverFailed`."""
        try:
            async with self._response(method, url, body) as response:
                return parsed(self._decoded(await _whole(response.aiter_bytes(), MOST_WHOLE)))
        except Endless as error:
            raise AnswerShape("longer than any such answer") from error
        except ServerRefused as refused:
            failure = failures.of_status(self.address.base, refused.refusal)
            if isinstance(failure, MayPass):
                raise failure from refused
            raise

    async def stream(self, url: str, body: Any, most: int) -> AsyncGenerator[Any, None]:
        """The values of a stream of so many bytes at most, or the one of an answer that does not stream, then
        `STREAM_END` where the server says so. Closing it stops the server.

        Errors: `ServerRefused`, `AnswerShape`, `EventDamaged`, `Endless`; `MayPass`; `ProverFailed`.
        """
        async with self._response("POST", url, body) as response:
            parts = response.aiter_bytes()
            begun = await _beginning(parts, most)
            if _is_page(response, begun):
                raise failures.no_model_server(self.address.base, "it answers with a web page")
            if _is_whole(response, begun):
                yield parsed(self._decoded(begun + await _whole(parts, most)))
                yield STREAM_END
                return
            seen = ended = False
            async for event in _events(begun, parts, most):
                seen = True
                if event.data == _STREAM_END:
                    ended = True  # and read to its last byte, or the connection could not be used again
                    yield STREAM_END
                elif event.kind in _KINDS and not ended:
                    yield self._event_value(event)
            if begun and not seen:
                raise EventDamaged("no stream of events")

    async def again(self, attempt: Callable[[], Awaitable[Answer]], deadline: float, who: str) -> Answer:
        """What an attempt gives, tried again after what may pass as long as the deadline (of the loop's clock) allows.
        Errors: as the attempt, but for `MayPass`."""
        pauses, tries = self._patience.pauses(), 0
        while True:
            try:
                return await attempt()
            except MayPass as failure:
                tries += not failure.begins
                seconds = max(next(pauses), failure.seconds)
                if tries >= self._patience.tries or asyncio.get_running_loop().time() + seconds >= deadline:
                    raise failure.error from failure.__cause__
                log.info("%s: %s; once more in %.1f s", who, failure, seconds)
            await pause(seconds)

    # --- HTTP --------------------------------------------------------------------------------------------------

    @contextlib.asynccontextmanager
    async def _response(self, method: str, url: str, body: Any) -> AsyncIterator[httpx.Response]:
        """An answer with a status of success. Errors: `ServerRefused`; `MayPass`; `ProverFailed`."""
        client = await self._opened()
        import httpx

        content = None if body is None else json.dumps(body, ensure_ascii=False).encode("utf-8", "replace")
        try:
            async with client.stream(method, url, content=content) as response:
                if response.has_redirect_location or 300 <= response.status_code < 400:
                    raise failures.redirected(
                        self.address.base, self._key.hidden(_place(response.headers.get("location", "")))
                    )
                if not response.is_success:
                    raise ServerRefused(await self._refusal(response))
                yield response
        except httpx.TransportError as error:
            raise failures.of_transport(self.address.base, error) from error
        except httpx.DecodingError as error:
            raise failures.not_understood(self.address.base, "it is compressed and damaged") from error

    def _event_value(self, event: ServerEvent) -> Any:
        data = self._key.hidden(event.data)
        if event.kind != _ERROR:
            return parsed(data)
        try:
            value = parsed(data)
        except AnswerShape:
            value = data
        return value if isinstance(value, dict) and value.get("error") else {"error": value}

    def _decoded(self, body: bytes) -> str:
        try:
            return self._key.hidden(body.decode("utf-8-sig"))
        except UnicodeDecodeError as error:
            raise EventDamaged(f"not UTF-8: {error.reason}") from error

    async def _refusal(self, response: httpx.Response) -> Refusal:
        seconds = failures.retry_after(response.headers.get("retry-after"))
        with contextlib.suppress(Endless):
            body = await _whole(response.aiter_bytes(), MOST_ERROR)
            text = self._key.hidden(body.decode("utf-8", "replace"))
            if not _is_page(response, body):
                try:
                    told: Any = parsed(text)
                except AnswerShape:
                    told = text
                found = read_refusal(response.status_code, told)
                return Refusal(found.status, self._key.hidden(found.words), seconds)
        return Refusal(response.status_code, "", seconds)

    async def _opened(self) -> httpx.AsyncClient:
        async with self._opening:
            if self._client is not None:
                return self._client
            client, self._key = await asyncio.to_thread(self._open)
            self._client = client
            return client

    def _open(self) -> tuple[httpx.AsyncClient, Key]:
        import httpx

        key = self._source.read()
        try:
            httpx.URL(self.address.base)
        except (httpx.InvalidURL, UnicodeError) as error:
            raise ProverMisconfigured(f"{self.address.base} is no address of a server: {error}") from error
        local = self.address.loopback
        client = httpx.AsyncClient(
            headers={"Accept-Encoding": "identity", "Content-Type": "application/json", **key.headers},
            timeout=httpx.Timeout(None, connect=self._patience.connect),
            limits=httpx.Limits(max_connections=None),
            follow_redirects=False,
            trust_env=not local,
            verify=self.address.encrypted or not local,  # what is never used takes a tenth of a second to load
        )
        return client, key


async def _whole(parts: AsyncIterator[bytes], most: int) -> bytes:
    """The rest of an answer. Errors: `Endless`."""
    body = bytearray()
    async for data in parts:
        body += data
        if len(body) > most:
            raise Endless
    return bytes(body)


async def _beginning(parts: AsyncIterator[bytes], most: int) -> bytes:
    """An answer up to its first character that is no space, and what came with it. Errors: `Endless`."""
    begun = b""
    async for data in parts:
        begun += data
        if begun.strip():
            break
        if len(begun) > most:
            raise Endless
    return begun


async def _events(begun: bytes, parts: AsyncIterator[bytes], most: int) -> AsyncIterator[ServerEvent]:
    """Errors: `EventDamaged`, `Endless`."""
    reader, size = EventReader(), len(begun)
    for event in reader.feed(begun):
        yield event
    async for data in parts:
        size += len(data)
        if size > most:
            raise Endless
        for event in reader.feed(data):
            yield event
    for event in reader.end():
        yield event


def _is_page(response: httpx.Response, begun: bytes) -> bool:
    return "html" in response.headers.get("content-type", "") or begun.lstrip().startswith(b"<")


def _is_whole(response: httpx.Response, begun: bytes) -> bool:
    return "json" in response.headers.get("content-type", "") or begun.lstrip().startswith(b"{")


def _place(url: str) -> str:
    """Where a redirect leads, without what may be secret in it."""
    try:
        parts = urlsplit(url)
        host = parts.netloc.rpartition("@")[2]
    except ValueError:
        return ""
    return words(f"{parts.scheme}://{host}{parts.path}" if host else parts.path)
