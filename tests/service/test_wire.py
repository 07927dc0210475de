"""Frames over a stream: a message, the end, or an error that ends this connection."""

from __future__ import annotations

import asyncio
import struct
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.codec import KIND, pack
from assistant.errors import AssistantError
from assistant.lean.errors import (
    ContentModified,
    FileTooLarge,
    HeaderFailed,
    NoGoalHere,
    RequestFailed,
    ToolchainNotFound,
)
from assistant.service import wire
from assistant.service.errors import InternalFailure, WireDamaged, error_of, failure_of
from assistant.service.wire import Answer, Call, Failure, Hello, Message, Refused, frame, receive
from tests.values import values_of


async def received(data: bytes) -> list[Message]:
    """Every message of a stream that ends after `data`."""
    reader = asyncio.StreamReader()
    reader.feed_data(data)
    reader.feed_eof()
    messages = []
    async with asyncio.timeout(10):
        while (message := await receive(reader)) is not None:
            messages.append(message)
    return messages


def framed(value: Any) -> bytes:
    data = pack(value)
    return struct.pack(">I", len(data)) + data


@settings(max_examples=50)
@given(st.lists(values_of(Message), max_size=4))
def test_messages_arrive_as_they_were_sent(messages: list[Message]) -> None:
    assert asyncio.run(received(b"".join(map(frame, messages)))) == messages


async def test_the_first_message_and_its_refusal_are_what_every_version_of_the_protocol_reads() -> None:
    failure = ["EngineOutdated", "another version", "Stop it."]
    assert frame(Hello(1, "0.1", "secret")) == framed(["Hello", 1, "0.1", "secret"])
    assert frame(Refused(Failure(*failure), "0.1", False)) == framed(["Refused", failure, "0.1", False])


async def test_a_message_arrives_in_whatever_pieces(tmp_path: Path) -> None:
    reader = asyncio.StreamReader()
    receiving = asyncio.create_task(receive(reader))
    for byte in frame(Call(7, "goals", b"\0" * 20)):
        reader.feed_data(bytes([byte]))
        await asyncio.sleep(0)
    assert await receiving == Call(7, "goals", b"\0" * 20)


@pytest.mark.parametrize("cut", [1, 3, 4, 5, -1])
async def test_an_end_in_the_middle_is_told_from_an_end(cut: int) -> None:
    with pytest.raises(WireDamaged, match="ends in the middle"):
        await received(frame(Answer(1, b"value"))[:cut])


@pytest.mark.parametrize(
    "data",
    [
        b"GET / HTTP/1.1\r\n\r\n",
        b"\xff\xff\xff\xff",
        struct.pack(">I", wire.LARGEST + 1),
        struct.pack(">I", 0),
        struct.pack(">I", 3) + b"\xc1\xc1\xc1",
        struct.pack(">I", 3) + b"\x81\x80\x00",
        framed(None),
        framed(1),
        framed([]),
        framed({}),
        framed({KIND: "Call"}),
        framed({KIND: "Call", "id": -1, "method": "goals", "parameters": b""}),
        framed({KIND: "Call", "id": 1, "method": "goals", "parameters": "text"}),
        framed({KIND: "Unknown", "id": 1}),
        framed({KIND: ["Call"], "id": 1}),
        framed(["Call", 1, "goals", b""]),
        framed(["Hello"]),
        framed(["Hello", -1, "1.0", ""]),
        framed(["Hello", 1, "1.0", "", ""]),
        framed(["Refused", ["Failure", "no"], "1.0", True]),
    ],
)
async def test_what_is_no_message_is_damage(data: bytes) -> None:
    with pytest.raises(WireDamaged):
        await received(data)


@settings(max_examples=100)
@given(st.binary(max_size=40))
def test_whatever_comes_it_is_messages_or_damage(data: bytes) -> None:
    try:
        asyncio.run(received(data))
    except WireDamaged:
        return


def test_what_is_too_large_is_not_even_sent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wire, "LARGEST", 100)
    assert frame(Answer(1, b"\0" * 50))
    with pytest.raises(WireDamaged, match="more than"):
        frame(Answer(1, b"\0" * 101))


# --- errors on their way ---------------------------------------------------------------------------------------

ERRORS = [
    NoGoalHere("A.lean:3:5", "unexpected token"),
    ToolchainNotFound("no Lean anywhere", hint="Install one."),
    HeaderFailed("unknown module prefix 'Not'"),
    FileTooLarge(Path("A.lean"), 30_000_000, 20_000_000),
    RequestFailed("$/lean/plainGoal", -32603, "no"),
    ContentModified("textDocument/hover", -32801, "changed"),
    WireDamaged("half \ud83d"),
]


@pytest.mark.parametrize("error", ERRORS, ids=lambda error: type(error).__name__)
def test_an_error_arrives_as_one_of_the_same_class_with_the_same_words(error: AssistantError) -> None:
    arrived = error_of(failure_of(error))
    assert type(arrived) is type(error)
    assert (arrived.message, arrived.hint, str(arrived)) == (error.message, error.hint, str(error))


def test_what_is_no_error_of_ours_arrives_as_a_mistake_of_ours() -> None:
    arrived = error_of(failure_of(ZeroDivisionError("division by zero")))
    assert isinstance(arrived, InternalFailure)
    assert "ZeroDivisionError: division by zero" in arrived.message
    assert "report it" in arrived.hint


def test_an_error_of_a_class_that_is_not_known_here_still_says_what_it_said() -> None:
    arrived = error_of(wire.Failure("FromTheFuture", "something new", "Do this."))
    assert type(arrived) is AssistantError
    assert (arrived.message, arrived.hint) == ("something new", "Do this.")
