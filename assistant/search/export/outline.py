"""A search graph unfolded into rows: states, below each the tactics that ran there, below each of those what is left.

A state that is reached in several ways is shown once, with what is below it; elsewhere a row links to it. The main path
is unfolded first, so that it is never behind links. Of a graph that is too large the main path and the best scored
states are kept, each with a way to it; rows say what is left out.
"""

from __future__ import annotations

import heapq
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from assistant.search.export.parts import EVERYTHING, MainPath, main_path, rank
from assistant.search.tree import ROOT, Edge, Tree

NOWHERE = -1


class Kind(StrEnum):
    STATE = "state"
    TACTIC = "tactic"
    LINK = "link"
    """A state that is shown elsewhere."""
    LEFT_OUT = "left out"
    """Below a state tactics, below a tactic states, that are not shown."""


@dataclass(slots=True)
class Row:
    """`node` is the state, or the one in which the tactic ran; `edge` the index of the tactic there (`NOWHERE` but for
    a tactic); `level` counts tactics above it; `left_out` is a number of tactics or states."""

    id: int
    parent: int
    level: int
    kind: Kind
    node: int
    edge: int = NOWHERE
    on_path: bool = False
    left_out: int = 0
    children: list[int] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Outline:
    """`rows` are in the order of reading: below each come its children. A row without a parent is the root, or a state
    that nothing leads to any more. `left_out` counts the states that are nowhere shown."""

    tree: Tree
    path: MainPath
    rows: tuple[Row, ...]
    shown: frozenset[int]

    @property
    def left_out(self) -> int:
        return len(self.tree.nodes) - len(self.shown)

    def edge(self, row: Row) -> Edge:
        """The edge of a row that shows a tactic."""
        return self.tree.nodes[row.node].edges[row.edge]


def outline(tree: Tree, *, states: int = EVERYTHING, dead_ends: int = EVERYTHING) -> Outline:
    """Shows at most so many states, but the whole of a proof; and of the tactics of a state that lead to nothing that
    is shown, at most so many."""
    path = main_path(tree)
    shown = _chosen(tree, path, states)
    homes, tops = _homes(tree, path, shown)
    rows: list[Row] = []
    waiting = [Row(0, NOWHERE, 0, Kind.STATE, top, on_path=top == ROOT) for top in reversed(tops)]
    while waiting:
        row = waiting.pop()
        row.id = len(rows)
        rows.append(row)
        if row.parent != NOWHERE:
            rows[row.parent].children.append(row.id)
        if row.kind is Kind.STATE:
            waiting.extend(reversed(list(_tactics(tree, path, shown, row, dead_ends))))
        elif row.kind is Kind.TACTIC:
            waiting.extend(reversed(list(_targets(tree, shown, homes, row))))
    return Outline(tree, path, tuple(rows), shown)


def _tactics(tree: Tree, path: MainPath, shown: Collection[int], row: Row, dead_ends: int) -> Iterator[Row]:
    edges = tree.nodes[row.node].edges
    lead_on = {
        index
        for index, edge in enumerate(edges)
        if (row.node, index) in path.edges or any(child in shown for child in edge.children)
    }
    others = sorted(set(range(len(edges))) - lead_on, key=lambda index: (-rank(edges[index].score), index))
    kept = lead_on.union(others[:dead_ends])
    for index in sorted(kept):
        yield Row(0, row.id, row.level + 1, Kind.TACTIC, row.node, index, (row.node, index) in path.edges)
    if len(kept) < len(edges):
        yield Row(0, row.id, row.level + 1, Kind.LEFT_OUT, row.node, left_out=len(edges) - len(kept))


def _targets(tree: Tree, shown: Collection[int], homes: Mapping[int, _Home], row: Row) -> Iterator[Row]:
    missing: set[int] = set()
    for position, child in enumerate(tree.nodes[row.node].edges[row.edge].children):
        if child not in shown:
            missing.add(child)
            continue
        kind = Kind.STATE if homes.get(child) == (row.node, row.edge, position) else Kind.LINK
        yield Row(0, row.id, row.level, kind, child, on_path=row.on_path)
    if missing:
        yield Row(0, row.id, row.level, Kind.LEFT_OUT, row.node, left_out=len(missing))


# --- what is shown, and where ----------------------------------------------------------------------------------

_Home = tuple[int, int, int]
"""Where a state is shown: the node, the index of its edge, the position among what the edge leads to."""


def _chosen(tree: Tree, path: MainPath, states: int) -> frozenset[int]:
    """The main path, then what can be reached from it, best first, then states that nothing leads to any more."""
    if states >= len(tree.nodes):
        return frozenset(range(len(tree.nodes)))
    found = dict.fromkeys(path.nodes if path.proves else path.nodes[:states])
    frontier = [(-rank(tree.nodes[child].score), child) for number in found for child in _children(tree, number)]
    heapq.heapify(frontier)
    while frontier and len(found) < states:
        _, number = heapq.heappop(frontier)
        if number not in found:
            found[number] = None
            for child in _children(tree, number):
                heapq.heappush(frontier, (-rank(tree.nodes[child].score), child))
    if len(found) < states:
        others = sorted((-rank(node.score), node.id) for node in tree.nodes if node.id not in found)
        found.update(dict.fromkeys(number for _, number in others[: states - len(found)]))
    return frozenset(found)


def _children(tree: Tree, number: int) -> Iterator[int]:
    for edge in tree.nodes[number].edges:
        yield from edge.children


def _homes(tree: Tree, path: MainPath, shown: Collection[int]) -> tuple[dict[int, _Home], list[int]]:
    """Where each state is shown, and the states that stand at the top."""
    homes: dict[int, _Home] = {}
    tops: list[int] = []
    for top in sorted(shown, key=lambda number: (number != ROOT, bool(tree.nodes[number].parents), number)):
        if top in homes:
            continue
        homes[top] = (NOWHERE, NOWHERE, NOWHERE)
        tops.append(top)
        if top == ROOT:
            _settle(tree, shown, homes, path.nodes, path.edges)
            # Tactics by which the path goes on are taken; from there on, level by level.
            _settle(tree, shown, homes, [*path.nodes], None)
        else:
            _settle(tree, shown, homes, [top], None)
    return homes, tops


def _settle(
    tree: Tree,
    shown: Collection[int],
    homes: dict[int, _Home],
    start: Collection[int],
    only: frozenset[tuple[int, int]] | None,
) -> None:
    """Gives states without a home one, level by level, by these edges only or by all."""
    waiting = list(start)
    for number in waiting:  # grows meanwhile
        if number not in homes:
            continue
        for index, edge in enumerate(tree.nodes[number].edges):
            if only is not None and (number, index) not in only:
                continue
            for position, child in enumerate(edge.children):
                if child in shown and child not in homes:
                    homes[child] = (number, index, position)
                    if only is None:
                        waiting.append(child)
