"""Trees as files: msgpack, a header with a version, then the events.

A file is written whole or not at all. It holds text that came from Lean and from generators, as data.
"""

from __future__ import annotations

import os
from dataclasses import fields
from pathlib import Path
from typing import Any

from assistant.errors import AssistantError
from assistant.lean.goals import Goal, Hypothesis
from assistant.lean.verify.verdicts import Step
from assistant.search.tree import (
    CandidateTried,
    EdgeAdded,
    Event,
    NodeExhausted,
    NodeOpened,
    ProofFound,
    ProofJudged,
    SearchEnded,
    Tree,
)

MAGIC = "lean-assistant tree"
VERSION = 1
_EVENTS: dict[str, type[Any]] = {
    kind.__name__: kind
    for kind in (NodeOpened, CandidateTried, EdgeAdded, NodeExhausted, ProofFound, ProofJudged, SearchEnded)
}


class TreeFileError(AssistantError):
    """A tree file that cannot be used."""


def save_tree(tree: Tree, path: Path, *, title: str = "") -> None:
    """Errors: `TreeFileError` when it cannot be written; a file that was there stays as it was."""
    import msgpack

    data = msgpack.packb(
        {"magic": MAGIC, "version": VERSION, "title": title, "events": [_plain(e) for e in tree.events]}
    )
    partial = path.with_name(f".{path.name}.{os.getpid()}.partial")
    try:
        with open(partial, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.replace(partial, path)
    except OSError as error:
        partial.unlink(missing_ok=True)
        raise TreeFileError(f"{path}: cannot be written: {error.strerror}", hint="Choose another place.") from error


def load_tree(path: Path) -> Tree:
    """Errors: `TreeFileError` for a file that is missing, damaged or from a newer version."""
    import msgpack

    try:
        data = msgpack.unpackb(path.read_bytes(), use_list=False)
    except OSError as error:
        raise TreeFileError(f"{path}: cannot be read: {error.strerror}", hint="Check the path.") from error
    except (ValueError, msgpack.UnpackException) as error:
        raise TreeFileError(f"{path}: not a tree file, or damaged", hint="Save the search again.") from error
    if not isinstance(data, dict) or data.get("magic") != MAGIC:
        raise TreeFileError(f"{path}: not a tree file", hint="Trees are written with --save-tree.")
    if data.get("version") != VERSION:
        raise TreeFileError(
            f"{path}: written by a newer version (format {data.get('version')}, this one reads {VERSION})",
            hint="Upgrade lean-assistant to open it.",
        )
    try:
        return Tree(_event(item) for item in data["events"])
    except (KeyError, TypeError, ValueError, IndexError) as error:
        raise TreeFileError(f"{path}: damaged: {error}", hint="Save the search again.") from error


def _plain(event: Event) -> list[Any]:
    return [type(event).__name__, *(_value(getattr(event, f.name)) for f in fields(event))]


def _value(value: Any) -> Any:
    if isinstance(value, Goal):
        return [value.case, [[list(h.names), h.type, h.value] for h in value.hypotheses], value.target]
    if isinstance(value, Step):
        return [value.tactic, value.goals, list(value.focus)]
    if isinstance(value, tuple):
        return [_value(item) for item in value]
    return value


def _event(item: Any) -> Event:
    name, *values = item
    kind = _EVENTS[name]
    if kind is NodeOpened:
        node, goals, branch, score = values
        return NodeOpened(
            node,
            tuple(Goal(c, tuple(Hypothesis(tuple(n), t, v) for n, t, v in hs), target) for c, hs, target in goals),
            tuple(Step(tactic, count, tuple(focus)) for tactic, count, focus in branch),
            score,
        )
    event: Event = kind(*values)
    return event
