"""A search tree as rows that can be folded: what a screen shows of it, kept up to date event by event.

A state that is reached in several ways is shown once with all that is below it; elsewhere a row links to it. Of the
tactics that close a state the first one has a row among its siblings, and the others are folded below that. Every row
knows how many rows it and what is below it take, so that finding the rows of a screen costs what the screen shows and
not what the tree holds. Nothing here knows the terminal.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import Enum

from assistant.search.export.parts import best_edge
from assistant.search.tree import (
    ROOT,
    AlsoProposed,
    Edge,
    EdgeAdded,
    EdgeWithdrawn,
    Event,
    NodeOpened,
    NodePruned,
    Status,
    Tree,
)

NO_ROW = -1


class Kind(Enum):
    ROOT = "root"
    STEP = "step"
    """A tactic and the one state that it leads to."""
    SPLIT = "split"
    """A tactic that leads to several states, which are the rows below it."""
    GOAL = "goal"
    """One of those."""
    CLOSED = "closed"
    """A tactic that leaves nothing to be proved; others that do the same are below it."""
    LINK = "link"
    """A tactic, or one of its goals, whose state is shown elsewhere."""


@dataclass(slots=True)
class Row:
    """`node` is the state that the row shows, the one in which the tactic was run where it shows none itself. `size` is
    how many rows are to be seen of it and what is below it, `place` its number among its siblings."""

    id: int
    parent: int
    place: int
    kind: Kind
    node: int
    depth: int
    tactic: str = ""
    source: str = ""
    score: float = 0.0
    why: str = ""
    others: tuple[str, ...] = ()
    open: bool = True
    size: int = 1
    children: list[int] = field(default_factory=list)

    @property
    def shows_state(self) -> bool:
        return self.kind in (Kind.ROOT, Kind.STEP, Kind.GOAL, Kind.LINK)


@dataclass(frozen=True, slots=True)
class RowKey:
    """What tells a row from others when its number has changed. `above` is the state of the row above it, `NO_ROW` for
    the root."""

    above: int
    node: int
    tactic: str


class Outline:
    """Rows of a tree. Row 0 is the root; a row keeps its number as long as no tactic is withdrawn: `generation` grows
    when all numbers may have changed."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self.rows: list[Row] = []
        self.generation = 0
        self._shown: dict[int, int] = {}
        """By state the row that shows it."""
        self._folded: set[int] = set()
        self._pruned = any(node.pruned for node in tree.nodes)
        """Whether a state was ever pruned."""
        self.rebuild()

    @property
    def height(self) -> int:
        """How many rows are to be seen."""
        return self.rows[0].size if self.rows else 0

    def row_of(self, node: int) -> int:
        """The row that shows a state, `NO_ROW` for one that nothing leads to."""
        return self._shown.get(node, NO_ROW)

    def key_of(self, number: int) -> RowKey:
        """What finds a row again after its number has changed."""
        row = self.rows[number]
        return RowKey(self.rows[row.parent].node if row.parent != NO_ROW else NO_ROW, row.node, row.tactic)

    def find(self, key: RowKey) -> int:
        """The row of a key; when it is gone the one that shows its state, or the state above it, or the root."""
        shown, above = self.row_of(key.node), self.row_of(key.above)
        below = self.tactics_of(above) if above != NO_ROW else []
        goals = [self.rows[goal] for row in below if row.kind is Kind.SPLIT for goal in row.children]
        for row in (*below, *goals):
            if (row.node, row.tactic) == (key.node, key.tactic):
                return row.id
        return next((number for number in (shown, above) if number != NO_ROW), 0)

    def tactics_of(self, number: int) -> list[Row]:
        """The rows of the tactics that were run in the state of a row, also of those that are folded."""
        found: list[Row] = []
        for row in (self.rows[child] for child in self.rows[number].children):
            found.append(row)
            if row.kind is Kind.CLOSED:
                found += [self.rows[other] for other in row.children]
        return found

    def aside(self) -> frozenset[int]:
        """The states that are pruned, and those that nothing else leads to."""
        nodes = self.tree.nodes
        if not self._pruned:
            return frozenset()
        reached = {ROOT} if not nodes[ROOT].pruned else set()
        waiting = list(reached)
        while waiting:
            for edge in nodes[waiting.pop()].edges:
                fresh = {child for child in edge.children if not nodes[child].pruned} - reached
                reached |= fresh
                waiting.extend(fresh)
        return frozenset(node.id for node in nodes if node.id not in reached)

    # --- growing -----------------------------------------------------------------------------------------------

    def learn(self, event: Event) -> None:
        """Takes in an event that has been applied to the tree."""
        match event:
            case NodeOpened(node=0):
                self.rebuild()
            case EdgeAdded():
                row = self.row_of(event.node)
                if row != NO_ROW:
                    edge = Edge(
                        event.tactic, event.source, event.score, event.children, why=event.why, others=event.others
                    )
                    self._fill(self._add_edge(row, edge))
            case AlsoProposed():
                self._name(event)
            case EdgeWithdrawn():
                self.rebuild()
            case NodePruned():
                self._pruned = True
            case _:
                pass

    def _name(self, event: AlsoProposed) -> None:
        """Names another source of a tactic that stands in a row."""
        above = self.row_of(event.node)
        for row in self.tactics_of(above) if above != NO_ROW else []:
            if row.tactic == event.tactic and event.source not in (row.source, *row.others):
                row.others = (*row.others, event.source)

    def rebuild(self) -> None:
        """Makes all rows anew; what was folded stays folded."""
        self.generation += 1
        self._folded = {row.node for row in self.rows if not row.open and row.shows_state}
        self.rows = []
        self._shown = {}
        if not self.tree.nodes:
            return
        self._fill([self._new(NO_ROW, Kind.ROOT, ROOT)])

    def _fill(self, waiting: list[int]) -> None:
        """Adds what is below some rows that show their states for the first time."""
        for number in waiting:  # grows meanwhile
            for edge in self.tree.nodes[self.rows[number].node].edges:
                waiting.extend(self._add_edge(number, edge))

    def _add_edge(self, parent: int, edge: Edge) -> list[int]:
        """The rows of states that are shown here for the first time."""
        words = (edge.tactic, edge.source, edge.score, edge.why, edge.others)
        node = self.rows[parent].node
        if not edge.children:
            siblings = (self.rows[child] for child in self.rows[parent].children)
            first = next((row for row in siblings if row.kind is Kind.CLOSED), None)
            if first is not None and not first.children:
                first.open = False
            self._new(first.id if first is not None else parent, Kind.CLOSED, node, *words)
            return []
        if len(edge.children) == 1:
            [child] = edge.children
            kind = Kind.LINK if child in self._shown else Kind.STEP
            row = self._new(parent, kind, child, *words)
            return [row] if kind is Kind.STEP else []
        split = self._new(parent, Kind.SPLIT, node, *words)
        fresh = []
        for child in edge.children:
            kind = Kind.LINK if child in self._shown else Kind.GOAL
            row = self._new(split, kind, child)
            if kind is Kind.GOAL:
                fresh.append(row)
        return fresh

    def _new(
        self,
        parent: int,
        kind: Kind,
        node: int,
        tactic: str = "",
        source: str = "",
        score: float = 0.0,
        why: str = "",
        others: tuple[str, ...] = (),
    ) -> int:
        number = len(self.rows)
        above = self.rows[parent] if parent != NO_ROW else None
        row = Row(
            number, parent, len(above.children) if above else 0, kind, node, above.depth + 1 if above else 0,
            tactic, source, score, why, others,
            node not in self._folded or kind in (Kind.CLOSED, Kind.SPLIT, Kind.LINK),
        )  # fmt: skip
        self.rows.append(row)
        if kind in (Kind.ROOT, Kind.STEP, Kind.GOAL):
            self._shown[node] = number
        if above is not None:
            above.children.append(number)
            if above.open:
                self._grow(above, 1)
        return number

    def _grow(self, row: Row, rows: int) -> None:
        """A row, which is open, and what is above it take so many more rows."""
        while True:
            row.size += rows
            if row.parent == NO_ROW:
                return
            row = self.rows[row.parent]
            if not row.open:
                return

    # --- folding -----------------------------------------------------------------------------------------------

    def set_open(self, number: int, opened: bool) -> None:
        """Unfolds or folds a row."""
        row = self.rows[number]
        if row.open == opened:
            return
        below = sum(self.rows[child].size for child in row.children)
        row.open = opened
        row.size = 1 + below if opened else 1
        if row.parent != NO_ROW and self.rows[row.parent].open:
            self._grow(self.rows[row.parent], below if opened else -below)

    def fold_all(self, wanted: Iterable[int]) -> None:
        """Folds these rows and unfolds all others."""
        folded = set(wanted)
        for row in self.rows:
            row.open = row.id not in folded and not (row.kind is Kind.CLOSED and row.children)
        for row in reversed(self.rows):  # children have greater numbers than their parents
            row.size = 1 + (sum(self.rows[child].size for child in row.children) if row.open else 0)

    def dead(self) -> Iterator[int]:
        """The uppermost rows of states from which there is no way to a proof any more."""
        hopeful = {node.id for node in self.tree.needed()}
        waiting = [0] if self.rows else []
        while waiting:
            row = self.rows[waiting.pop()]
            node = self.tree.nodes[row.node]
            lost = row.shows_state and node.status is not Status.PROVED and row.node not in hopeful
            if lost and row.children and row.kind is not Kind.ROOT:
                yield row.id
            else:
                waiting.extend(row.children)

    def reveal(self, number: int) -> None:
        """Unfolds all that is above a row."""
        row = self.rows[number]
        while row.parent != NO_ROW:
            row = self.rows[row.parent]
            self.set_open(row.id, True)

    # --- looking -----------------------------------------------------------------------------------------------

    def at(self, line: int) -> int:
        """The row in a line, counted from 0. Errors: `IndexError`."""
        if not 0 <= line < self.height:
            raise IndexError(line)
        row = self.rows[0]
        while line:
            line -= 1
            for child in row.children:
                size = self.rows[child].size
                if line < size:
                    row = self.rows[child]
                    break
                line -= size
        return row.id

    def line_of(self, number: int) -> int:
        """The line in which a row is to be seen; of one that is folded away the line of the row that hides it."""
        row = self.rows[number]
        line = 0
        while row.parent != NO_ROW:
            above = self.rows[row.parent]
            if above.open:
                line += 1 + sum(self.rows[child].size for child in above.children[: row.place])
            else:
                line = 0
            row = above
        return line

    def visible(self, line: int, count: int) -> Iterator[Row]:
        """The rows from a line on, at most so many."""
        if not 0 <= line < self.height:
            return
        number = self.at(line)
        for _ in range(count):
            row = self.rows[number]
            yield row
            if row.open and row.children:
                number = row.children[0]
                continue
            while row.parent != NO_ROW and row.place + 1 == len(self.rows[row.parent].children):
                row = self.rows[row.parent]
            if row.parent == NO_ROW:
                return
            number = self.rows[row.parent].children[row.place + 1]

    def is_last(self, row: Row) -> bool:
        """Whether it is the last of its siblings."""
        return row.parent == NO_ROW or row.place + 1 == len(self.rows[row.parent].children)

    def path(self, number: int) -> list[int]:
        """The rows from the root to a row."""
        found = []
        while number != NO_ROW:
            found.append(number)
            number = self.rows[number].parent
        return found[::-1]

    def best(self) -> frozenset[int]:
        """The rows on the proof; while there is none, those of the most promising way: at every state the tactic that
        leads to the best scored states of which none is lost."""
        found: set[int] = set()
        waiting = [0] if self.rows else []
        while waiting:
            row = self.rows[waiting.pop()]
            if row.id in found:
                continue
            found.add(row.id)
            if row.kind is Kind.LINK:
                shown = self.row_of(row.node)
                proved = self.tree.nodes[row.node].status is Status.PROVED
                waiting.extend([shown] if proved and shown not in found else [])
            elif row.kind is Kind.SPLIT:
                waiting.extend(row.children)
            elif row.kind is not Kind.CLOSED:
                node = self.tree.nodes[row.node]
                if (index := best_edge(self.tree, node)) >= 0:
                    waiting += [
                        below.id for below in self.tactics_of(row.id) if below.tactic == node.edges[index].tactic
                    ]
        return frozenset(found)

    def matching(self, words: str, start: int, step: int) -> int:
        """The next row after `start` (before it, for a step of -1), around the end, whose tactic or goal holds the
        words; `NO_ROW` when none does."""
        wanted = words.casefold()
        order = self._in_order()
        first = order.index(start) if start in order else 0
        for distance in range(1, len(order) + 1):
            row = self.rows[order[(first + step * distance) % len(order)]]
            if wanted in row.tactic.casefold() or (row.shows_state and wanted in self.target(row).casefold()):
                return row.id
        return NO_ROW

    def target(self, row: Row) -> str:
        """What is to be proved in the first goal of a row's state."""
        goals = self.tree.nodes[row.node].goals
        return goals[0].target if goals else ""

    def _in_order(self) -> list[int]:
        """All rows in the order of the screen."""
        found = []
        waiting = [0] if self.rows else []
        while waiting:
            row = self.rows[waiting.pop()]
            found.append(row.id)
            waiting.extend(reversed(row.children))
        return found
