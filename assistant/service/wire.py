"""Messages between a front door and the engine process: frames over a stream.

A frame is its length (4 bytes, big endian) and a msgpack value. What is no frame of ours ends the connection with a
`WireDamaged`; it never ends the engine. `Hello`, the first message, and `Refused`, the answer to one of another
version, are lists of their fields, and keep that shape in every version of the protocol.
"""

from __future__ import annotations

import asyncio
import struct
from dataclasses import dataclass
from typing import Any

from assistant.codec import codec, pack, unpack
from assistant.service.errors import Failure, WireDamaged
from assistant.service.texts import NewText

PROTOCOL = 6
LARGEST = 64_000_000
"""Bytes of a frame: many times a large file."""
_LENGTH = struct.Struct(">I")
HELLO, REFUSED = "Hello", "Refused"


@dataclass(frozen=True, slots=True)
class Hello:
    """`token` is empty where the socket itself keeps others out."""

    protocol: int
    version: str
    token: str


@dataclass(frozen=True, slots=True)
class Welcome:
    """`lean` is the version of Lean, `source` where it is from, `instead_of` as in `Toolchain`."""

    protocol: int
    version: str
    pid: int
    lean: str
    source: str
    instead_of: str


@dataclass(frozen=True, slots=True)
class Refused:
    """`again` says that it is worth trying again at once: this engine is on its way out."""

    failure: Failure
    version: str
    again: bool


@dataclass(frozen=True, slots=True)
class Report:
    """What the engine is waiting for before it can welcome anybody."""

    message: str


@dataclass(frozen=True, slots=True)
class Call:
    """`parameters` are those of the method, as plain values; for texts, which are sent before, their numbers."""

    id: int
    method: str
    parameters: bytes


@dataclass(frozen=True, slots=True)
class Cancel:
    id: int


@dataclass(frozen=True, slots=True)
class Steer:
    """A command for the search of a call; one that came to its end knows nothing of it."""

    id: int
    command: bytes


@dataclass(frozen=True, slots=True)
class Item:
    """One more value of a stream."""

    id: int
    value: bytes


@dataclass(frozen=True, slots=True)
class Answer:
    """The end of a call."""

    id: int
    value: bytes


@dataclass(frozen=True, slots=True)
class Failed:
    id: int
    failure: Failure


Message = Hello | Welcome | Refused | Report | NewText | Call | Cancel | Steer | Item | Answer | Failed
"""Values of methods are packed by themselves, so that only who knows the method reads them."""


_MESSAGE = codec(Welcome | Report | NewText | Call | Cancel | Steer | Item | Answer | Failed)
_HELLO = codec(tuple[str, int, str, str])
_REFUSED = codec(tuple[str, tuple[str, str, str], str, bool])


def _written(message: Message) -> Any:
    match message:
        case Hello():
            return _HELLO.write((HELLO, message.protocol, message.version, message.token))
        case Refused():
            why = message.failure
            return _REFUSED.write((REFUSED, (why.kind, why.message, why.hint), message.version, message.again))
    return _MESSAGE.write(message)


def _read(value: Any) -> Message:
    """Errors: `ValueError`."""
    if isinstance(value, tuple) and value[:1] == (HELLO,):
        return Hello(*_HELLO.read(value)[1:])
    if isinstance(value, tuple) and value[:1] == (REFUSED,):
        _, why, version, again = _REFUSED.read(value)
        return Refused(Failure(*why), version, again)
    message: Message = _MESSAGE.read(value)
    return message


def frame(message: Message) -> bytes:
    """A message as bytes. Errors: `WireDamaged` when it is too large."""
    data = pack(_written(message))
    if len(data) > LARGEST:
        raise WireDamaged(f"{len(data) / 1e6:.0f} MB are more than the {LARGEST / 1e6:.0f} MB that are sent at once")
    return _LENGTH.pack(len(data)) + data


async def receive(reader: asyncio.StreamReader) -> Message | None:
    """The next message, `None` at the end of the stream. Errors: `WireDamaged`."""
    try:
        head = await reader.readexactly(_LENGTH.size)
    except asyncio.IncompleteReadError as error:
        if error.partial:
            raise WireDamaged("it ends in the middle") from error
        return None
    except ConnectionError:
        return None
    [length] = _LENGTH.unpack(head)
    if length > LARGEST:
        raise WireDamaged(f"it claims {length / 1e6:.0f} MB")
    try:
        return _read(unpack(await reader.readexactly(length)))
    except (asyncio.IncompleteReadError, ConnectionError) as error:
        raise WireDamaged("it ends in the middle") from error
    except ValueError as error:
        raise WireDamaged(str(error)) from error
