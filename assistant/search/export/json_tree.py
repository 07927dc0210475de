"""A search as a JSON document, for programs: the fields below, which later versions only add to.

Numbers that JSON has not (infinities) are `null`; halves of surrogate pairs, which Lean's messages may hold, stay as
escapes.
"""

from __future__ import annotations

import json
import math
import re
from typing import Any, TypedDict

from assistant.search.export.outline import Outline, outline
from assistant.search.export.parts import EVERYTHING, summary
from assistant.search.tree import Tree

SCHEMA = 1
"""Raised when a field changes its meaning."""
_SURROGATE = re.compile("[\ud800-\udfff]")


class NodeDocument(TypedDict):
    """A state. `goals` are rendered as Lean does; `status` is `open`, `proved`, `exhausted`, `pruned` or `refuted`;
    `score` is its priority (higher is better), `visits` how often candidates were tried, `depth` the tactics from the
    root by the way on which it was found. `pinned` and `pruned` are what the user said; `refuted` is a counterexample
    in words, empty without one, `negation` what proves that it is one."""

    id: int
    goals: list[str]
    status: str
    score: float | None
    visits: int
    depth: int
    pinned: bool
    pruned: bool
    refuted: str
    negation: str


class EdgeDocument(TypedDict):
    """A tactic that ran at a state, with the states that all have to be proved then (none when it closes the state).
    `others` are the sources besides `source` that proposed it; `why` says what its source has it from, where there is
    something to say; `on_proof` tells whether it belongs to the proof of the root that the search found."""

    node: int
    tactic: str
    source: str
    others: list[str]
    why: str
    score: float | None
    children: list[int]
    on_proof: bool


class TriedDocument(TypedDict):
    """A candidate with Lean's verdict: `closes`, `progress`, `failed`, `timed out`, `out of memory` or `unknown`.
    `message` is Lean's on a refusal, `others` as in `EdgeDocument`."""

    node: int
    tactic: str
    source: str
    others: list[str]
    why: str
    verdict: str
    message: str
    milliseconds: float | None


class TreeDocument(TypedDict):
    """`status` is `proved`, `unproved`, `timed_out` or another word of the search, `unfinished` when it was saved
    before its end. `proof` is the one that Lean accepted (it may be shorter than what the edges on the proof say) with
    its `axioms`; both are empty without one. Nodes are ordered by their number; 0 is the root. `left_out` counts nodes
    that are not in the document by the wish of the user; children may name them."""

    schema: int
    title: str
    status: str
    seconds: float | None
    proof: str
    axioms: list[str]
    candidates: int
    nodes: list[NodeDocument]
    edges: list[EdgeDocument]
    tried: list[TriedDocument]
    left_out: int


def document(view: Outline, title: str) -> TreeDocument:
    """The document of the states that an outline shows."""
    told = summary(view.tree, title)
    nodes = [node for node in view.tree.nodes if node.id in view.shown]
    return {
        "schema": SCHEMA,
        "title": title,
        "status": told.status,
        "seconds": _finite(told.seconds),
        "proof": told.proof,
        "axioms": list(told.axioms),
        "candidates": told.candidates,
        "nodes": [
            {
                "id": node.id,
                "goals": [goal.render() for goal in node.goals],
                "status": node.status.value,
                "score": _finite(node.score),
                "visits": node.visits,
                "depth": node.depth,
                "pinned": node.pinned,
                "pruned": node.pruned,
                "refuted": node.refuted,
                "negation": node.negation,
            }
            for node in nodes
        ],
        "edges": [
            {
                "node": node.id,
                "tactic": edge.tactic,
                "source": edge.source,
                "others": list(edge.others),
                "why": edge.why,
                "score": _finite(edge.score),
                "children": list(edge.children),
                "on_proof": view.path.proves and (node.id, index) in view.path.edges,
            }
            for node in nodes
            for index, edge in enumerate(node.edges)
        ],
        "tried": [
            {
                "node": tried.node,
                "tactic": tried.tactic,
                "source": tried.source,
                "others": list(tried.others),
                "why": tried.why,
                "verdict": tried.verdict,
                "message": tried.message,
                "milliseconds": _finite(tried.milliseconds),
            }
            for node in nodes
            for tried in node.tried
        ],
        "left_out": view.left_out,
    }


def _finite(number: float) -> float | None:
    return number if math.isfinite(number) else None


def json_text(data: Any, *, indent: int | None = None) -> str:
    """JSON that UTF-8 can hold whatever texts are in it. Errors: `ValueError` for numbers that JSON has not."""
    text = json.dumps(data, ensure_ascii=False, indent=indent, allow_nan=False)
    return _SURROGATE.sub(lambda match: f"\\u{ord(match.group()):04x}", text)


def render(tree: Tree, title: str, *, states: int = EVERYTHING) -> str:
    """The document as text, of at most so many states (but the whole proof)."""
    return json_text(document(outline(tree, states=states), title), indent=2) + "\n"
