"""Trees as files: msgpack, a header with a version, then the events.

A file is written whole or not at all. It holds text that came from Lean and from generators, as data; what is read is
checked field by field, so that a file from anywhere gives a tree or an error and nothing else.
"""

from __future__ import annotations

import contextlib
import os
import secrets
import stat
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

from assistant.errors import AssistantError
from assistant.lean.goals import Goal, Hypothesis
from assistant.lean.verify.verdicts import Step
from assistant.search.tree import (
    CandidateTried,
    EdgeAdded,
    EdgeWithdrawn,
    Event,
    NodeExhausted,
    NodeOpened,
    ProofFound,
    ProofJudged,
    SearchEnded,
    Tree,
)

MAGIC = "lean-assistant tree"
VERSION = 2
"""2 added `EdgeWithdrawn`; files of version 1 are read as well."""
LARGEST_FILE = 256_000_000
"""Bytes: some ten times what the longest search writes. A tree takes a multiple of it in memory."""
_UNICODE = "surrogatepass"
"""Lean's messages are JSON, in which half of a surrogate pair can stand alone."""


class TreeFileError(AssistantError):
    """A tree file that cannot be used."""


def save_tree(tree: Tree, path: Path, *, title: str = "") -> None:
    """Errors: `TreeFileError` when it cannot be written; a file that was there stays as it was."""
    import msgpack

    data = msgpack.packb(
        {"magic": MAGIC, "version": VERSION, "title": title, "events": [_plain(e) for e in tree.events]},
        unicode_errors=_UNICODE,
    )
    partial = path.with_name(f".tree.{secrets.token_hex(8)}.partial")
    try:
        with open(partial, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.replace(partial, path)
    except OSError as error:
        raise TreeFileError(f"{path}: cannot be written: {error.strerror}", hint="Choose another place.") from error
    finally:
        with contextlib.suppress(OSError):  # it is gone, or never came into being
            partial.unlink()


def load_tree(path: Path) -> Tree:
    """Errors: `TreeFileError` for a file that is missing, too large, damaged or from a newer version."""
    import msgpack

    try:
        data = msgpack.unpackb(_read(path), use_list=False, unicode_errors=_UNICODE)
    except OSError as error:
        raise TreeFileError(f"{path}: cannot be read: {error.strerror}", hint="Check the path.") from error
    except (ValueError, msgpack.UnpackException) as error:
        raise TreeFileError(f"{path}: not a tree file, or damaged", hint="Save the search again.") from error
    if not isinstance(data, dict) or data.get("magic") != MAGIC:
        raise TreeFileError(f"{path}: not a tree file", hint="Trees are written with --save-tree.")
    version = data.get("version")
    if isinstance(version, int) and version > VERSION:
        raise TreeFileError(
            f"{path}: written by a newer version (format {version}, this one reads {VERSION})",
            hint="Upgrade lean-assistant to open it.",
        )
    try:
        _number(version)
        return Tree(_event(item) for item in _items(data.get("events")))
    except ValueError as error:
        raise TreeFileError(f"{path}: damaged: {error}", hint="Save the search again.") from error


def _read(path: Path) -> bytes:
    """Errors: `OSError`; `TreeFileError` for what is no file of a bearable size."""
    status = path.stat()
    if not stat.S_ISREG(status.st_mode):
        raise TreeFileError(f"{path}: not a regular file", hint="Check the path.")
    if status.st_size > LARGEST_FILE:
        raise TreeFileError(
            f"{path}: {status.st_size / 1e6:.0f} MB is more than the {LARGEST_FILE / 1e6:.0f} MB that are read",
            hint="Save a search with a smaller budget.",
        )
    return path.read_bytes()


# --- events as plain values, and back --------------------------------------------------------------------------

Reader = Callable[[Any], Any]


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise ValueError(f"{value!r:.40} is not a text")
    return value


def _number(value: Any) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise ValueError(f"{value!r:.40} is not a number")
    return value


def _real(value: Any) -> float:
    if not isinstance(value, int | float) or isinstance(value, bool):
        raise ValueError(f"{value!r:.40} is not a number")
    return value


def _truth(value: Any) -> bool:
    if not isinstance(value, bool):
        raise ValueError(f"{value!r:.40} is neither true nor false")
    return value


def _items(value: Any) -> tuple[Any, ...]:
    if not isinstance(value, tuple):
        raise ValueError(f"{value!r:.40} is not a list")
    return value


def _several(reader: Reader) -> Reader:
    return lambda value: tuple(reader(item) for item in _items(value))


def _record(kind: type[Any], *readers: Reader) -> Reader:
    """Reads the fields of a dataclass, in order."""

    def read(value: Any) -> Any:
        values = _items(value)
        if len(values) != len(readers):
            raise ValueError(f"{kind.__name__} with {len(values)} fields")
        return kind(*(reader(item) for reader, item in zip(readers, values, strict=True)))

    return read


_STEP = _record(Step, _text, _number, _several(_number))
_HYPOTHESIS = _record(Hypothesis, _several(_text), _text, _text)
_GOAL = _record(Goal, _text, _several(_HYPOTHESIS), _text)
_EVENTS: dict[str, Reader] = {
    "NodeOpened": _record(NodeOpened, _number, _several(_GOAL), _several(_STEP), _real),
    "CandidateTried": _record(CandidateTried, _number, _text, _text, _real, _text, _text, _real),
    "EdgeAdded": _record(EdgeAdded, _number, _text, _text, _real, _several(_number)),
    "EdgeWithdrawn": _record(EdgeWithdrawn, _number, _text),
    "NodeExhausted": _record(NodeExhausted, _number),
    "ProofFound": _record(ProofFound, _text),
    "ProofJudged": _record(ProofJudged, _text, _truth, _several(_text), _several(_text)),
    "SearchEnded": _record(SearchEnded, _text, _real),
}


def _plain(event: Event) -> list[Any]:
    return [type(event).__name__, *_fields(event)]


def _fields(record: Any) -> list[Any]:
    return [_value(getattr(record, field.name)) for field in fields(record)]


def _value(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_value(item) for item in value]
    return _fields(value) if is_dataclass(value) else value


def _event(item: Any) -> Event:
    name, *values = _items(item) or ("",)
    reader = _EVENTS.get(_text(name))
    if reader is None:
        raise ValueError(f"an event {name!r:.40}")
    event: Event = reader(tuple(values))
    return event
