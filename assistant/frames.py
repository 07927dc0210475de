"""Values on a stream of bytes: each a length in four bytes and a MessagePack value."""

from __future__ import annotations

from typing import IO, Any

from assistant.codec import pack, unpack

LENGTH = 4
LARGEST = 1 << 28
"""Bytes of a frame."""


def frame(value: Any) -> bytes:
    data = pack(value)
    return len(data).to_bytes(LENGTH, "little") + data


def read_frame(stream: IO[bytes]) -> Any:
    """`None` at the end of the stream. Errors: `ValueError`."""
    head = stream.read(LENGTH)
    if len(head) < LENGTH:
        return None
    length = int.from_bytes(head, "little")
    if length > LARGEST:
        raise ValueError(f"a frame of {length} bytes")
    return unpack(stream.read(length))
