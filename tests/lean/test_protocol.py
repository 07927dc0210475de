"""Messages on the wire: framing, answers and errors."""

from __future__ import annotations

import asyncio
import contextlib
import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.lean.errors import ContentModified, RequestFailed, ServerCrashed, ServerProtocolError, WorkerCrashed
from assistant.lean.protocol import (
    CONTENT_MODIFIED,
    RPC_RECONNECT,
    WORKER_CRASHED,
    WORKER_EXITED,
    LeanProtocol,
    Message,
    read_message,
    request_error,
)


def frame(message: Any, header: str = "Content-Length: {}\r\n\r\n") -> bytes:
    body = json.dumps(message, ensure_ascii=False).encode()
    return header.format(len(body)).encode() + body


async def read(data: bytes, limit: int = 1 << 16) -> list[Message]:
    """All messages of a stream that ends."""
    reader = asyncio.StreamReader(limit=limit)
    reader.feed_data(data)
    reader.feed_eof()
    found = []
    while (message := await read_message(reader)) is not None:
        found.append(message)
    return found


class Recorder:
    """A writer that keeps what is written, message by message."""

    def __init__(self) -> None:
        self.sent: list[Message] = []

    def write(self, data: bytes) -> None:
        self.sent.append(json.loads(data.partition(b"\r\n\r\n")[2] or data))


class Connection:
    def __init__(self) -> None:
        self.notified: list[tuple[str, Any]] = []
        self.recorder = Recorder()
        self.protocol = LeanProtocol(self.recorder, lambda method, params: self.notified.append((method, params)))

    async def ask(self, method: str = "m") -> tuple[asyncio.Task[Any], str]:
        """A request under way, and its id."""
        task = asyncio.create_task(self.protocol.call(method, {}))
        await asyncio.sleep(0)
        return task, self.recorder.sent[-1]["id"]


@pytest.fixture
async def connection() -> Connection:
    return Connection()


# --- framing ----------------------------------------------------------------------------------------------------


async def test_messages_follow_each_other() -> None:
    assert await read(frame({"a": 1}) + frame({"b": "𝕜⟨"})) == [{"a": 1}, {"b": "𝕜⟨"}]


async def test_an_empty_stream_has_no_message() -> None:
    assert await read(b"") == []


@pytest.mark.parametrize(
    "header",
    [
        "content-length: {}\r\n\r\n",
        "Content-Length:{}\r\n\r\n",
        "Content-Length:  {} \r\n\r\n",
        "Content-Type: application/vscode-jsonrpc; charset=utf-8\r\nContent-Length: {}\r\n\r\n",
        "Content-Length: {}\r\nContent-Type: x\r\n\r\n",
        "Content-Length: {}\n\n",
    ],
)
async def test_headers_in_the_forms_that_servers_write(header: str) -> None:
    assert await read(frame({"a": 1}, header)) == [{"a": 1}]


@pytest.mark.parametrize(
    "data",
    [
        b"uncaught exception: out of memory\n",
        b"INFO: loaded 5 modules\r\n\r\n",
        b"no colon\r\n\r\n",
        b"\r\n",
        b"Content-Type: x\r\n\r\n{}",
        b"Content-Length: many\r\n\r\n{}",
        b"Content-Length: -2\r\n\r\n{}",
        b"Content-Length: 1e3\r\n\r\n{}",
        b"Content-Length:\r\n\r\n{}",
        b"Content-Length: \xc2\xb2\r\n\r\n{}",
        b"Content-Length: 99999999999999\r\n\r\n{}",
        b"Content-Length: " + b"9" * 5000 + b"\r\n\r\n{}",
        b"Content-Length: 4\r\n\r\n{oh}",
        b"Content-Length: 2\r\n\r\n[]",
        b"Content-Length: 4\r\n\r\nnull",
        b"Content-Length: 0\r\n\r\n",
        b"Content-Length: 4\r\n\r\n\xff\xfe{}",
        b"Content-Length: 200000\r\n\r\n" + b"[" * 200000,
        b"\x00\xff\x1b[31m\n",
    ],
)
async def test_what_is_no_message_is_a_protocol_error(data: bytes) -> None:
    with pytest.raises(ServerProtocolError):
        await read(data)


@pytest.mark.parametrize(
    "data",
    [
        b"Content-Le",
        b"Content-Length: 5",
        b"Content-Length: 5\r\n",
        b"Content-Length: 5\r\n\r\n",
        b"Content-Length: 5\r\n\r\n{}",
    ],
)
async def test_a_stream_that_ends_in_a_message_is_a_protocol_error(data: bytes) -> None:
    with pytest.raises(ServerProtocolError, match="ended in mid"):
        await read(data)


async def test_a_header_without_end_is_not_read_forever() -> None:
    with pytest.raises(ServerProtocolError, match="without end"):
        await read(b"x" * 2000, limit=1000)


async def test_the_message_before_the_garbage_is_still_read() -> None:
    reader = asyncio.StreamReader()
    reader.feed_data(frame({"a": 1}) + b"garbage\n")
    assert await read_message(reader) == {"a": 1}
    with pytest.raises(ServerProtocolError, match="garbage"):
        await read_message(reader)


@given(st.binary(max_size=60).map(lambda data: data.replace(b"#", b"Content-Length: 2\r\n\r\n{}")))
@settings(max_examples=200)
def test_any_bytes_are_messages_or_a_protocol_error(data: bytes) -> None:
    with contextlib.suppress(ServerProtocolError):
        assert all(isinstance(message, dict) for message in asyncio.run(read(data)))


@given(st.lists(st.dictionaries(st.text(max_size=5), st.text(max_size=5) | st.integers() | st.none()), max_size=4))
@settings(max_examples=50)
def test_framed_messages_come_out_whole(messages: list[Message]) -> None:
    assert asyncio.run(read(b"".join(frame(message) for message in messages))) == messages


# --- answers ----------------------------------------------------------------------------------------------------


async def test_an_answer_reaches_its_request(connection: Connection) -> None:
    first, first_id = await connection.ask()
    second, second_id = await connection.ask()
    connection.protocol.receive({"jsonrpc": "2.0", "id": second_id, "result": 2})
    connection.protocol.receive({"jsonrpc": "2.0", "id": first_id, "result": None})
    assert (await first, await second) == (None, 2)


async def test_a_cancelled_request_is_cancelled_at_the_server_and_its_answer_ignored(connection: Connection) -> None:
    task, identifier = await connection.ask()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert connection.recorder.sent[-1]["method"] == "$/cancelRequest"
    assert connection.recorder.sent[-1]["params"] == {"id": identifier}
    connection.protocol.receive({"id": identifier, "result": 1})


@pytest.mark.parametrize("identifier", ["unknown", 7, None])
async def test_an_answer_to_no_request_is_ignored(connection: Connection, identifier: str | int | None) -> None:
    task, _ = await connection.ask()
    connection.protocol.receive({"id": identifier, "result": 1})
    assert not task.done()
    task.cancel()


@pytest.mark.parametrize("method", ["client/registerCapability", "workspace/inlayHint/refresh", "window/showDocument"])
async def test_what_lean_asks_of_editors_is_answered_with_yes(connection: Connection, method: str) -> None:
    connection.protocol.receive({"id": 5, "method": method, "params": {}})
    assert connection.recorder.sent == [{"jsonrpc": "2.0", "id": 5, "result": None}]


async def test_an_unknown_request_of_the_server_is_refused(connection: Connection) -> None:
    connection.protocol.receive({"id": 5, "method": "evil/run"})
    assert connection.recorder.sent[0]["error"]["code"] == -32601


async def test_notifications_are_handed_on(connection: Connection) -> None:
    connection.protocol.receive({"method": "$/lean/fileProgress", "params": {"processing": []}})
    connection.protocol.receive({"method": "x"})
    assert connection.notified == [("$/lean/fileProgress", {"processing": []}), ("x", None)]


async def test_the_end_of_the_connection_fails_every_open_request(connection: Connection) -> None:
    tasks = [(await connection.ask())[0] for _ in range(3)]
    connection.protocol.fail_all(ServerCrashed("gone"))
    for task in tasks:
        with pytest.raises(ServerCrashed, match="gone"):
            await task


# --- errors -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        (-32801, ContentModified),
        (-32900, RequestFailed),
        (-32901, WorkerCrashed),
        (-32902, WorkerCrashed),
        (-32601, RequestFailed),
        (0, RequestFailed),
    ],
)
async def test_codes_are_typed_errors(connection: Connection, code: int, expected: type[Exception]) -> None:
    task, identifier = await connection.ask("textDocument/hover")
    connection.protocol.receive({"id": identifier, "error": {"code": code, "message": "because"}})
    with pytest.raises(expected, match="because") as raised:
        await task
    assert type(raised.value) is expected
    if isinstance(raised.value, RequestFailed):
        assert raised.value.code == code
        assert "textDocument/hover" in raised.value.message


def test_the_codes_are_those_of_lean() -> None:
    assert (CONTENT_MODIFIED, RPC_RECONNECT, WORKER_EXITED, WORKER_CRASHED) == (-32801, -32900, -32901, -32902)


@pytest.mark.parametrize("error", [{}, {"code": "x"}, {"code": None, "message": None}, {"message": ["a"]}])
def test_an_error_without_a_usable_code_is_still_an_error(error: dict[str, Any]) -> None:
    assert type(request_error("m", error)) is RequestFailed


@pytest.mark.parametrize("wrong", [{"error": "oops"}, {"error": 5}, {"error": ["x"]}])
async def test_an_answer_of_an_unknown_shape_leaves_no_request_waiting(
    connection: Connection, wrong: dict[str, Any]
) -> None:
    task, identifier = await connection.ask()
    with pytest.raises(ServerProtocolError) as raised:
        connection.protocol.receive({"id": identifier, **wrong})
    connection.protocol.fail_all(raised.value)  # as the client does
    with pytest.raises(ServerProtocolError):
        await asyncio.wait_for(task, 60)


@pytest.mark.parametrize("message", [{}, {"jsonrpc": "2.0"}, {"result": 1}, {"id": [1], "result": 1}, {"id": {}}])
async def test_a_message_of_no_kind_is_a_protocol_error(connection: Connection, message: Message) -> None:
    with pytest.raises(ServerProtocolError):
        connection.protocol.receive(message)
