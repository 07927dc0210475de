"""Typed records as plain values for msgpack, and back, checked field by field.

A codec is built from the type hints of a record, so whatever is read from a file or a socket is a value of the declared
type or an error. Records are lists of their fields, those with a default last; where several kinds of record may
stand, each begins with its name.
Numbers that are counts (`int`) are never negative.
"""

from __future__ import annotations

import dataclasses
import math
import os
import types
import typing
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

UNICODE = "surrogatepass"
"""Lean's messages are JSON, in which half of a surrogate pair can stand alone."""


@dataclass(frozen=True, slots=True)
class Codec:
    """`write` gives a plain value; `read` takes one back and raises `ValueError` for what is of another type."""

    write: Callable[[Any], Any]
    read: Callable[[Any], Any]


def pack(value: Any) -> bytes:
    """A plain value as bytes."""
    import msgpack

    return bytes(msgpack.packb(value, unicode_errors=UNICODE))


def unpack(data: bytes) -> Any:
    """Bytes as a plain value, lists as tuples. Errors: `ValueError`."""
    import msgpack

    try:
        return msgpack.unpackb(data, use_list=False, unicode_errors=UNICODE, strict_map_key=False)
    except (msgpack.UnpackException, ValueError, TypeError, RecursionError) as error:  # TypeError: a map as a key
        raise ValueError(f"damaged: {error}") from error


@cache
def codec(kind: Any) -> Codec:
    """The codec of a type: plain values, paths, enumerations of texts, tuples, sets, maps, records, and unions of
    these. Errors: `TypeError` for a type that has none."""
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if kind in _PLAIN:
        return Codec(lambda value: value, _PLAIN[kind])
    if kind is Path:
        # As bytes: two processes may read the same name by different locales. Older files have texts.
        return Codec(os.fsencode, lambda value: Path(value if isinstance(value, str) else os.fsdecode(_packed(value))))
    if origin in (tuple, Sequence, frozenset):
        return _several(origin, arguments)
    if origin is not None and issubclass(origin, Mapping):
        return _mapping(arguments)
    if origin in (typing.Union, types.UnionType):
        return _union(arguments)
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return Codec(lambda value: value.value, lambda value: kind(_text(value)))
    if dataclasses.is_dataclass(kind):
        return _record(kind)
    raise TypeError(f"no codec for {kind}")


# --- plain values ----------------------------------------------------------------------------------------------


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise ValueError(f"{value!r:.40} is not a text")
    return value


def _number(value: Any) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise ValueError(f"{value!r:.40} is not a number")
    return value


def _real(value: Any) -> float:
    if not isinstance(value, int | float) or isinstance(value, bool) or math.isnan(value):
        raise ValueError(f"{value!r:.40} is not a number")
    return value


def _truth(value: Any) -> bool:
    if not isinstance(value, bool):
        raise ValueError(f"{value!r:.40} is neither true nor false")
    return value


def _packed(value: Any) -> bytes:
    if not isinstance(value, bytes):
        raise ValueError(f"{value!r:.40} is not packed")
    return value


def _nothing(value: Any) -> None:
    if value is not None:
        raise ValueError(f"{value!r:.40} where nothing should be")


def _items(value: Any) -> tuple[Any, ...]:
    if not isinstance(value, tuple):
        raise ValueError(f"{value!r:.40} is not a list")
    return value


_PLAIN: dict[Any, Callable[[Any], Any]] = {
    str: _text,
    int: _number,
    float: _real,
    bool: _truth,
    bytes: _packed,
    type(None): _nothing,
}


# --- what is made of others ------------------------------------------------------------------------------------


def _several(origin: Any, arguments: tuple[Any, ...]) -> Codec:
    fixed = origin is tuple and not (len(arguments) == 2 and arguments[1] is ...)
    if fixed:
        parts = [codec(argument) for argument in arguments]

        def read_fixed(value: Any) -> tuple[Any, ...]:
            items = _items(value)
            if len(items) != len(parts):
                raise ValueError(f"{len(items)} items where {len(parts)} belong")
            return tuple(part.read(item) for part, item in zip(parts, items, strict=True))

        return Codec(
            lambda value: [part.write(item) for part, item in zip(parts, value, strict=True)],
            read_fixed,
        )
    item = codec(arguments[0])
    if origin is frozenset:
        return Codec(
            lambda value: sorted(item.write(one) for one in value),
            lambda value: frozenset(item.read(one) for one in _items(value)),
        )
    return Codec(
        lambda value: [item.write(one) for one in value],
        lambda value: tuple(item.read(one) for one in _items(value)),
    )


def _mapping(arguments: tuple[Any, ...]) -> Codec:
    key, item = codec(arguments[0]), codec(arguments[1])

    def read(value: Any) -> dict[Any, Any]:
        if not isinstance(value, dict):
            raise ValueError(f"{value!r:.40} is not a map")
        return {key.read(name): item.read(one) for name, one in value.items()}

    return Codec(lambda value: {key.write(name): item.write(one) for name, one in value.items()}, read)


def _record(kind: Any) -> Codec:
    fields = _fields(kind)

    def read(value: Any) -> Any:
        return _read_fields(kind, fields, _items(value))

    return Codec(lambda value: _write_fields(fields, value), read)


@cache
def _fields(kind: Any) -> list[tuple[str, Codec]]:
    hints = typing.get_type_hints(kind)
    return [(field.name, codec(hints[field.name])) for field in dataclasses.fields(kind) if field.init]


def _write_fields(fields: Sequence[tuple[str, Codec]], value: Any) -> list[Any]:
    return [part.write(getattr(value, name)) for name, part in fields]


def _read_fields(kind: Any, fields: Sequence[tuple[str, Codec]], items: tuple[Any, ...]) -> Any:
    if not _required(kind) <= len(items) <= len(fields):
        raise ValueError(f"{kind.__name__} with {len(items)} fields")
    return kind(*(part.read(item) for (_, part), item in zip(fields, items, strict=False)))


@cache
def _required(kind: Any) -> int:
    """How many fields a record has to have: those at the end that have a default may be missing, as in a file from
    before there were such fields."""
    fields = [field for field in dataclasses.fields(kind) if field.init]
    nothing = dataclasses.MISSING
    return sum(field.default is nothing and field.default_factory is nothing for field in fields)


def _union(arguments: tuple[Any, ...]) -> Codec:
    """Records by name; `None` as nothing; at most one kind of anything else."""
    records: dict[str, Any] = {k.__name__: k for k in arguments if isinstance(k, type) and dataclasses.is_dataclass(k)}
    others = [codec(kind) for kind in arguments if not dataclasses.is_dataclass(kind) and kind is not type(None)]
    optional = type(None) in arguments
    if len(others) > 1 or (others and records):
        raise TypeError(f"no codec for a choice of {arguments}")

    def write(value: Any) -> Any:
        if value is None and optional:
            return None
        if others:
            return others[0].write(value)
        return [type(value).__name__, *_write_fields(_fields(typing.cast(Any, type(value))), value)]

    def read(value: Any) -> Any:
        if value is None and optional:
            return None
        if others:
            return others[0].read(value)
        name, *items = _items(value) or ("",)
        kind = records.get(_text(name))
        if kind is None:
            raise ValueError(f"a record {name!r:.40}")
        return _read_fields(kind, _fields(kind), tuple(items))

    return Codec(write, read)
