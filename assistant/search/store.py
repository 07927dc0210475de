"""Trees as files: msgpack, a header with a version, then the events.

A file is written whole or not at all. It holds text that came from Lean and from generators, as data; what is read is
checked field by field, so that a file from anywhere gives a tree or an error and nothing else.
"""

from __future__ import annotations

import stat
from dataclasses import dataclass
from pathlib import Path

from assistant.codec import codec, pack, unpack
from assistant.errors import AssistantError
from assistant.files import save_file
from assistant.search import older_trees
from assistant.search.tree import Event, Tree

MAGIC = "lean-assistant tree"
VERSION = 7
"""2 added `EdgeWithdrawn`, 3 what a user does to a search, 4 kinds of goals, conditions, and why a search ended, 5 the
names of fields, 6 `AlsoProposed`, 7 `GoalRefuted`; files of earlier versions are read as well. A new field with a
default needs no new version."""
LARGEST_FILE = 256_000_000
"""Bytes: some ten times what the longest search writes. A tree takes a multiple of it in memory."""
_EVENT = codec(Event)
_FILE = codec(tuple[int, str, tuple[Event, ...]])


class TreeFileError(AssistantError):
    """A tree file that cannot be used."""


@dataclass(frozen=True, slots=True)
class TreeFile:
    """What a file holds. `title` says what was searched; it may be empty."""

    title: str
    tree: Tree


def save_tree(tree: Tree, path: Path, *, title: str = "") -> None:
    """Errors: `TreeFileError` when it cannot be written; a file that was there stays as it was."""
    events = [_EVENT.write(event) for event in tree.events]
    data = pack({"magic": MAGIC, "version": VERSION, "title": title, "events": events})
    try:
        save_file(path, data)
    except OSError as error:
        raise TreeFileError(f"{path}: cannot be written: {error.strerror}", hint="Choose another place.") from error


def load_tree(path: Path) -> Tree:
    """The tree of a file. Errors: as `load_titled`."""
    return load_titled(path).tree


def load_titled(path: Path) -> TreeFile:
    """Errors: `TreeFileError` for a file that is missing, too large, damaged or from a newer version."""
    try:
        data = unpack(_read(path))
    except OSError as error:
        raise TreeFileError(f"{path}: cannot be read: {error.strerror}", hint="Check the path.") from error
    except ValueError as error:
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
        is_older = isinstance(version, int) and version <= older_trees.LAST_VERSION
        events = older_trees.with_names(data.get("events")) if is_older else data.get("events")
        _, title, read = _FILE.read((version, data.get("title", ""), events))
        return TreeFile(title, Tree(read))
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
