"""Typed records as plain values for msgpack, and back, checked field by field.

What is read from a file or a socket is a value of the declared type or an error. Records are maps from the names of
their fields; where several kinds of record may stand, `KIND` names the one. A field that has a default may be missing,
and one that the record does not have is passed over, so that records can grow. Numbers that are counts (`int`) are
never negative.
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
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from cattrs import Converter

UNICODE = "surrogatepass"
"""Lean's messages are JSON, in which half of a surrogate pair can stand alone."""
KIND = "kind_of_record"
"""The key under which a record of a choice has its name."""
Read = Callable[[Any, Any], Any]


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


def as_packed(value: Any) -> Any:
    """A value that JSON gave as `unpack` would give it: lists are tuples."""
    if isinstance(value, dict):
        return {name: as_packed(item) for name, item in value.items()}
    return tuple(map(as_packed, value)) if isinstance(value, list) else value


@cache
def codec(kind: Any) -> Codec:
    """The codec of a type: plain values, paths, enumerations of texts, literal texts, tuples, sets, maps, records, and
    unions of these. Nothing is made before it is used."""

    def write(value: Any) -> Any:
        return _converter().unstructure(value, unstructure_as=kind)

    def read(value: Any) -> Any:
        try:
            return _converter().structure(value, kind)
        except KeyError as error:  # a field that is not there
            raise ValueError(f"{getattr(kind, '__name__', kind)} without {error}") from error

    return Codec(write, read)


@cache
def _converter() -> Converter:
    from cattrs import Converter

    made = Converter(detailed_validation=False)
    made.register_structure_hook_factory(_is_any, _no_codec)
    made.register_unstructure_hook_factory(_is_list, _no_codec)
    for kind, check in _PLAIN.items():
        made.register_structure_hook(kind, _of_any_type(check))
    made.register_structure_hook(StrEnum, lambda value, kind: kind(_text(value)))
    # As bytes: two processes may read the same name by different locales. Older files have texts.
    made.register_structure_hook(Path, lambda value, _: Path(value if isinstance(value, str) else _path(value)))
    made.register_unstructure_hook(Path, os.fsencode)
    made.register_structure_hook_factory(_is_collection, _collection)
    made.register_unstructure_hook_factory(_is_set, _written_set)
    made.register_structure_hook_factory(_is_mapping, _mapping)
    made.register_structure_hook_factory(_is_choice, _choice)
    made.register_unstructure_hook_factory(_is_choice, _written_choice)
    made.register_structure_hook_factory(_is_record, _record)
    made.register_structure_hook_factory(_is_word, _word)
    return made


def _is_any(_kind: Any) -> bool:
    return True


def _is_list(kind: Any) -> bool:
    return (typing.get_origin(kind) or kind) is list


def _no_codec(kind: Any) -> Callable[..., Any]:
    """Errors: `TypeError`."""
    raise TypeError(f"no codec for {kind}")


# --- plain values ----------------------------------------------------------------------------------------------


def _of_any_type(check: Callable[[Any], Any]) -> Read:
    return lambda value, _: check(value)


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


_PLAIN: dict[Any, Callable[[Any], Any]] = {
    str: _text,
    int: _number,
    float: _real,
    bool: _truth,
    bytes: _packed,
    type(None): _nothing,
}


def _path(value: Any) -> str:
    return os.fsdecode(_packed(value))


# --- what is made of others ------------------------------------------------------------------------------------


def items_of(value: Any) -> tuple[Any, ...]:
    """A plain value that has to be a list. Errors: `ValueError`."""
    if not isinstance(value, tuple):
        raise ValueError(f"{value!r:.40} is not a list")
    return value


def _map(value: Any) -> dict[Any, Any]:
    if not isinstance(value, dict):
        raise ValueError(f"{value!r:.40} is not a map")
    return value


def _is_collection(kind: Any) -> bool:
    return typing.get_origin(kind) in (tuple, Sequence, frozenset)


def _collection(kind: Any, converter: Converter) -> Read:
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    reads = [converter.get_structure_hook(argument) for argument in arguments if argument is not ...]
    if origin is tuple and arguments[-1] is not ...:

        def read_fixed(value: Any, _: Any) -> tuple[Any, ...]:
            if len(items_of(value)) != len(reads):
                raise ValueError(f"{len(value)} items where {len(reads)} belong")
            return tuple(read(item, argument) for read, item, argument in zip(reads, value, arguments, strict=True))

        return read_fixed
    [read], argument = reads, arguments[0]
    made = frozenset if origin is frozenset else tuple
    return lambda value, _: made(read(item, argument) for item in items_of(value))


def _is_set(kind: Any) -> bool:
    return typing.get_origin(kind) is frozenset


def _written_set(kind: Any, converter: Converter) -> Callable[[Any], Any]:
    write = converter.get_unstructure_hook(typing.get_args(kind)[0])
    return lambda value: sorted(write(item) for item in value)


def _is_mapping(kind: Any) -> bool:
    origin = typing.get_origin(kind)
    return isinstance(origin, type) and issubclass(origin, Mapping)


def _mapping(kind: Any, converter: Converter) -> Read:
    key, item = typing.get_args(kind)
    read_key, read_item = converter.get_structure_hook(key), converter.get_structure_hook(item)
    return lambda value, _: {read_key(name, key): read_item(one, item) for name, one in _map(value).items()}


def _record(kind: Any, converter: Converter) -> Read:
    """As cattrs reads a record, from nothing but a map."""
    from cattrs.gen import make_dict_structure_fn

    read = make_dict_structure_fn(kind, converter, _cattrs_detailed_validation=False)
    return lambda value, _: read(_map(value), kind)


def _is_word(kind: Any) -> bool:
    return typing.get_origin(kind) is typing.Literal


def _word(kind: Any, _converter: Converter) -> Read:
    words = typing.get_args(kind)

    def read(value: Any, _: Any) -> Any:
        if _text(value) not in words:
            raise ValueError(f"{value!r:.40} is none of {', '.join(words)}")
        return value

    return read


def _is_record(kind: Any) -> bool:
    return dataclasses.is_dataclass(kind)


def _is_choice(kind: Any) -> bool:
    return typing.get_origin(kind) in (typing.Union, types.UnionType)


def _kinds(kind: Any) -> tuple[dict[str, Any], list[Any], bool]:
    """Of a choice the records by name, what else there may be, and whether nothing may. Errors: `TypeError` where a
    value would not tell its kind."""
    arguments: tuple[Any, ...] = typing.get_args(kind)
    records: dict[str, Any] = {one.__name__: one for one in filter(_is_record, arguments)}
    others = [one for one in arguments if one is not type(None) and not _is_record(one)]
    if len(others) > 1 or (others and records):
        raise TypeError(f"no codec for a choice of {arguments}")
    return records, others, type(None) in arguments


def _choice(kind: Any, converter: Converter) -> Read:
    records, others, optional = _kinds(kind)

    def read(value: Any, _: Any) -> Any:
        if value is None and optional:
            return None
        if others:
            return converter.structure(value, others[0])
        name = _map(value).get(KIND)
        if name not in records:
            raise ValueError(f"a record {name!r:.40}")
        return converter.structure(value, records[name])

    return read


def _written_choice(kind: Any, converter: Converter) -> Callable[[Any], Any]:
    _, others, _optional = _kinds(kind)

    def write(value: Any) -> Any:
        if value is None:
            return None
        if others:
            return converter.unstructure(value, unstructure_as=others[0])
        return {KIND: type(value).__name__, **converter.unstructure(value)}

    return write
