"""JSON-RPC with a Lean server, over the streams of our own process.

Messages stay plain dictionaries: Lean's extensions of the protocol (`isIncremental`, `leanTags`) have no generated
types, and turning thousands of diagnostics into objects that nobody reads costs more than Lean's own work. Of pygls
nothing is left then but the framing, and reading its types takes longer than all else that a command does at first.
"""

from __future__ import annotations

import asyncio
import json
import uuid
from collections.abc import Callable, Mapping
from typing import Any, Protocol

from assistant.lean.errors import ContentModified, RequestFailed, ServerProtocolError, WorkerCrashed

CONTENT_MODIFIED = -32801
RPC_RECONNECT = -32900
WORKER_EXITED = -32901
WORKER_CRASHED = -32902
LARGEST_MESSAGE = 1 << 30

Message = dict[str, Any]


class Writer(Protocol):
    def write(self, data: bytes) -> object: ...


class LeanProtocol:
    """The client's side of one connection. `on_notification(method, params)` is told what the server announces."""

    def __init__(self, writer: Writer, on_notification: Callable[[str, Any], None]) -> None:
        self._writer = writer
        self._on_notification = on_notification
        self._methods: dict[int | str, str] = {}
        self._requests: dict[int | str, asyncio.Future[Any]] = {}

    def receive(self, message: Message) -> None:
        """One message from the server. Errors: `ServerProtocolError`."""
        if "method" in message:
            if "id" in message:
                self._answer(message)
            else:
                self._on_notification(str(message["method"]), message.get("params"))
            return
        if "id" not in message:
            raise ServerProtocolError("a message with neither method nor id")
        identifier, error = message["id"], message.get("error")
        # Looked at before the request is taken off the list of the open ones, which all fail with the connection.
        if isinstance(identifier, (list, dict)) or not (error is None or isinstance(error, Mapping)):
            raise ServerProtocolError(f"an answer of an unknown shape: {str(message)[:80]}")
        future = self._requests.pop(identifier, None)
        method = self._methods.pop(identifier, "")
        if future is None or future.done():
            return  # cancelled meanwhile
        if error is not None:
            future.set_exception(request_error(method, error))
        else:
            future.set_result(message.get("result"))

    def _answer(self, message: Message) -> None:
        """Lean asks its client to register watchers and to refresh views; there is nothing to do but to say yes."""
        known = str(message["method"]).startswith(("client/", "workspace/", "window/"))
        answer: Message = {"id": message["id"]}
        if known:
            answer["result"] = None
        else:
            answer["error"] = {"code": -32601, "message": f"no such method: {message['method']}"}
        self._send(answer)

    async def call(self, method: str, params: Any) -> Any:
        """The result of a request; cancelling the caller cancels it at the server. Errors: `RequestFailed` and its
        kind, `ServerCrashed` when the connection ends."""
        identifier = str(uuid.uuid4())
        future: asyncio.Future[Any] = asyncio.get_running_loop().create_future()
        self._requests[identifier] = future
        self._methods[identifier] = method
        try:
            self._send({"id": identifier, "method": method, "params": params})
            return await future
        except asyncio.CancelledError:
            self.notify("$/cancelRequest", {"id": identifier})
            raise
        finally:
            self._requests.pop(identifier, None)
            self._methods.pop(identifier, None)

    def notify(self, method: str, params: Any | None = None) -> None:
        self._send({"method": method, "params": params or {}})

    def _send(self, message: Message) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self._writer.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))

    def fail_all(self, error: Exception) -> None:
        """The connection has ended: every open request gets `error`."""
        for future in self._requests.values():
            if not future.done():
                future.set_exception(error)
        self._requests.clear()


def request_error(method: str, error: Mapping[str, Any]) -> Exception:
    """The typed error for an error answer."""
    code, message = error.get("code", 0), str(error.get("message", ""))
    if not isinstance(code, int):
        code = 0
    if code == CONTENT_MODIFIED:
        return ContentModified(method, code, message)
    if code in (WORKER_EXITED, WORKER_CRASHED):
        return WorkerCrashed(message)
    return RequestFailed(method, code, message)


async def read_message(reader: asyncio.StreamReader) -> Message | None:
    """The next message, `None` at the end of the stream. Errors: `ServerProtocolError` for anything else."""
    length = -1
    begun = False
    while True:
        try:
            line = await reader.readuntil(b"\n")
        except asyncio.IncompleteReadError as error:
            if error.partial or begun:
                raise ServerProtocolError(f"it ended in mid header: {error.partial[:80]!r}") from error
            return None
        except asyncio.LimitOverrunError as error:
            raise ServerProtocolError("a header without end") from error
        line = line.rstrip(b"\r\n")
        if not line:
            break
        begun = True
        name, separator, value = line.partition(b":")
        if not separator:
            raise ServerProtocolError(f"not a header: {line[:80]!r}")
        if name.strip().lower() not in (b"content-length", b"content-type"):
            raise ServerProtocolError(f"not a header: {line[:80]!r}")
        if name.strip().lower() == b"content-length":
            if not value.strip().isdigit():
                raise ServerProtocolError(f"not a length: {line[:80]!r}")
            # A number of thousands of digits is more than Python converts.
            length = int(value) if len(value) < 20 else LARGEST_MESSAGE + 1
    if not 0 <= length <= LARGEST_MESSAGE:
        raise ServerProtocolError("a message without a usable length")
    try:
        body = await reader.readexactly(length)
        message = json.loads(body)
    except asyncio.IncompleteReadError as error:
        raise ServerProtocolError("it ended in mid message") from error
    except (ValueError, RecursionError) as error:
        raise ServerProtocolError(f"not JSON: {body[:80]!r}") from error
    if not isinstance(message, dict):
        raise ServerProtocolError(f"not an object: {body[:80]!r}")
    return message
