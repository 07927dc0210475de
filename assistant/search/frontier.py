"""The states of a search that wait for their turn.

The order follows the cumulative score of the tactics on the way to a state and the value of the state itself, with
penalties for what makes it unpromising. What the user pinned, and all that is below it, goes before anything else; what
the user pruned, or left outside of the focus, waits aside until it is wanted again.
"""

from __future__ import annotations

import heapq
import itertools
from collections.abc import Iterable

from assistant.lean.goals import metavariables
from assistant.search.tree import ROOT, Node, Status, Tree
from models.protocol import StateValue, no_value

SHARED_PENALTY = 2.0
"""For a state whose goals share metavariables: each of its candidates needs an elaboration of its own."""
ROUND_PENALTY = 1.5
DEPTH_PENALTY = 0.15
SIZE_PENALTY = 0.004
"""Per character by which the goals are longer than those of the root."""
SAFE_PENALTY = 2.5
"""For everything else that is tried at a state at which a step was found that loses nothing."""


class Frontier:
    """The queue of one tree's nodes. `value` tells how promising a state is by itself; `scores` has for each node that
    of the best way to it that is known, `safe` the nodes at which a step was found that loses nothing."""

    def __init__(self, tree: Tree, value: StateValue = no_value) -> None:
        self.scores: dict[int, float] = {}
        self.safe: set[int] = set()
        self._tree = tree
        self._value = value
        self._values: dict[int, float] = {}
        self._queue: list[tuple[float, int, int]] = []
        self._order = itertools.count()
        self._rounds: dict[int, int] = {}
        self._parked: set[int] = set()
        """States that were not wanted when it was their turn."""

    def of(self, tree: Tree) -> Frontier:
        """The empty queue of another tree."""
        return Frontier(tree, self._value)

    def add(self, number: int, score: float, rounds: int = 0) -> None:
        """A new state, or one that had its turn so often before."""
        self.scores[number] = score
        self._values[number] = self._value(self._tree.nodes[number].goals)
        self._put(number, rounds)

    def promise(self, number: int) -> float:
        """Of a state: the best way to it, and what it is worth by itself."""
        return self.scores[number] + self._values[number]

    def improve(self, number: int, score: float) -> None:
        """Another way to a state, which counts when it is better."""
        if score > self.scores[number]:
            self.scores[number] = score
            self._put(number, self._rounds[number])

    def put_back(self, number: int) -> None:
        """A state of which candidates were tried and others are left."""
        self._put(number, self._rounds[number] + 1)

    def take_out(self, number: int) -> None:
        """A state whose turn it is out of order."""
        self._parked.discard(number)
        self._queue = [entry for entry in self._queue if entry[2] != number]
        heapq.heapify(self._queue)

    def refill(self, numbers: Iterable[int]) -> None:
        """States that are open (again): those that do not wait already come back."""
        present = self._parked | {number for _, _, number in self._queue}
        for number in numbers:
            if number not in present:
                self._put(number, self._rounds[number])

    def restart(self, numbers: Iterable[int]) -> None:
        """Nothing but these states, however often they had their turn."""
        self._queue.clear()
        self._parked.clear()
        for number in numbers:
            heapq.heappush(self._queue, (-self.promise(number), next(self._order), number))

    def next_batch(self, width: int) -> list[Node]:
        """Takes the best states out, at most `width`."""
        wanted = self._wanted()
        for number in self._parked & wanted:
            self._put(number, self._rounds[number])
        self._parked -= wanted
        pinned = below(self._tree, [node.id for node in self._tree.nodes if node.pinned])
        first: list[tuple[float, int, int]] = []
        if pinned:
            first = [entry for entry in self._queue if entry[2] in pinned]
            self._queue = [entry for entry in self._queue if entry[2] not in pinned]
            heapq.heapify(first)
            heapq.heapify(self._queue)
        batch: dict[int, Node] = {}
        while (first or self._queue) and len(batch) < width:
            _, _, number = heapq.heappop(first or self._queue)
            node = self._tree.nodes[number]
            if node.status is not Status.OPEN:
                continue
            if number in wanted:
                batch[number] = node
            else:
                self._parked.add(number)
        for entry in first:
            heapq.heappush(self._queue, entry)
        return list(batch.values())

    def has_more(self) -> bool:
        """Whether there is a state that could be taken out."""
        waiting = self._parked | {number for _, _, number in self._queue}
        return any(self._tree.nodes[number].status is Status.OPEN for number in waiting & self._wanted())

    def wants(self, number: int) -> bool:
        """Whether a state is still of use, and inside of what the user looks at."""
        return number in self._wanted()

    def _wanted(self) -> set[int]:
        needed = {node.id for node in self._tree.needed()}
        return needed if self._tree.focus == ROOT else needed & below(self._tree, [self._tree.focus])

    def _put(self, number: int, round_number: int) -> None:
        node = self._tree.nodes[number]
        grown = max(0, _size(node) - _size(self._tree.root))
        shared = len(node.goals) > 1 or any(metavariables(goal) for goal in node.goals)
        priority = self.promise(number) - ROUND_PENALTY * round_number
        priority -= DEPTH_PENALTY * node.depth + SIZE_PENALTY * grown
        priority -= SHARED_PENALTY * shared + SAFE_PENALTY * (number in self.safe)
        self._rounds[number] = round_number
        heapq.heappush(self._queue, (-priority, next(self._order), number))


def below(tree: Tree, numbers: Iterable[int]) -> set[int]:
    """Some nodes and all that tactics lead to from them."""
    seen = set(numbers)
    waiting = list(seen)
    while waiting:
        for edge in tree.nodes[waiting.pop()].edges:
            fresh = set(edge.children) - seen
            seen |= fresh
            waiting.extend(fresh)
    return seen


def _size(node: Node) -> int:
    return sum(len(goal.target) for goal in node.goals)
