"""Events as tree files up to version 4 have them: lists, the kind first, then the fields in the order of that time."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from assistant.codec import KIND, items_of

LAST_VERSION = 4
"""Of a file with such events."""
Layout = tuple[tuple[str, Any], ...]
"""The fields of a record in order; with a field the layout of the records that it is a list of, if it is one."""

_HYPOTHESIS: Layout = (("names", None), ("type", None), ("value", None))
_GOAL: Layout = (("case", None), ("hypotheses", _HYPOTHESIS), ("target", None), ("kind", None))
_STEP: Layout = (("tactic", None), ("goals", None), ("focus", None))


def _plain(*names: str) -> Layout:
    return tuple((name, None) for name in names)


_EVENTS: Mapping[str, Layout] = {
    "NodeOpened": (("node", None), ("goals", _GOAL), ("branch", _STEP), ("score", None)),
    "CandidateTried": _plain("node", "tactic", "source", "score", "verdict", "message", "milliseconds"),
    "EdgeAdded": _plain("node", "tactic", "source", "score", "children", "open_lemmas"),
    "EdgeWithdrawn": _plain("node", "tactic"),
    "NodeExhausted": _plain("node"),
    "NodeVisited": _plain("node"),
    "NodePruned": _plain("node", "pruned"),
    "NodePinned": _plain("node", "pinned"),
    "SearchFocused": _plain("node"),
    "SearchPaused": _plain("paused", "seconds"),
    "ProofFound": _plain("proof"),
    "ProofJudged": _plain(
        "proof", "accepted", "axioms", "reasons", "open_lemmas", "author_axioms", "judged", "reservation"
    ),
    "SearchEnded": _plain("status", "seconds", "told"),
}


def with_names(events: Any) -> tuple[dict[str, Any], ...]:
    """The events with the names of their fields, as they are written today. Errors: `ValueError`."""
    named = []
    for event in items_of(events):
        kind, *values = items_of(event) or ("",)
        layout = _EVENTS.get(kind) if isinstance(kind, str) else None
        if layout is None:
            raise ValueError(f"a record {kind!r:.40}")
        named.append({KIND: kind, **_fields(layout, values)})
    return tuple(named)


def _fields(layout: Layout, values: Any) -> dict[str, Any]:
    if len(values) > len(layout):
        raise ValueError(f"{len(values)} fields where {len(layout)} belong")
    return {
        name: value if inner is None else tuple(_fields(inner, items_of(item)) for item in items_of(value))
        for (name, inner), value in zip(layout, values, strict=False)
    }
