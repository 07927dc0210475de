"""The proof tree: pure data, rebuilt exactly from its events.

A node is a state: goals that have to be proved together because they share metavariables (most often one goal). An
edge is a tactic that Lean has run there; it leads to child states *all* of which have to be proved, and a node is
proved as soon as *one* of its edges has all its children proved (an AND/OR graph). Equal states are one node, so the
graph may have cycles; a node counts as proved only through children that were proved before it, which keeps proofs
well-founded.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum

from assistant.lean.goals import Goal, state_key
from assistant.lean.verify.verdicts import Branch
from assistant.search.merging import origin

ROOT = 0


class Status(StrEnum):
    OPEN = "open"
    """There is more to try here."""
    PROVED = "proved"
    EXHAUSTED = "exhausted"
    """Everything was tried; only a proof of a child can still prove it."""
    PRUNED = "pruned"
    """The user does not want it to be searched."""
    REFUTED = "refuted"
    """Its goal is false: there is nothing to be searched."""


@dataclass(frozen=True, slots=True)
class NodeOpened:
    """A new state. `branch` leads to it from the root, `score` is its priority (higher is better)."""

    node: int
    goals: tuple[Goal, ...]
    branch: Branch
    score: float


@dataclass(frozen=True, slots=True)
class CandidateTried:
    """Lean's verdict on a candidate; `message` is its word on a refusal, `why` says what its source has it from, where
    there is something to say, `others` are the other sources that had proposed it by then."""

    node: int
    tactic: str
    source: str
    score: float
    verdict: str
    message: str
    milliseconds: float
    why: str = ""
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AlsoProposed:
    """Another source has proposed a tactic that was tried at a node before."""

    node: int
    tactic: str
    source: str


@dataclass(frozen=True, slots=True)
class EdgeAdded:
    """A tactic that ran, with the nodes that it leads to (none when it closes the state). One that rests on
    `open_lemmas` proves its state on their condition only. `why` and `others` as in `CandidateTried`."""

    node: int
    tactic: str
    source: str
    score: float
    children: tuple[int, ...]
    open_lemmas: tuple[str, ...] = ()
    why: str = ""
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class EdgeWithdrawn:
    """A tactic that is not taken at a node after all: a whole proof through it was refused."""

    node: int
    tactic: str


@dataclass(frozen=True, slots=True)
class NodeExhausted:
    node: int


@dataclass(frozen=True, slots=True)
class NodeVisited:
    """Candidates of the node are about to be tried, once more."""

    node: int


@dataclass(frozen=True, slots=True)
class NodePruned:
    """The user took the node out of the search, or put it back."""

    node: int
    pruned: bool


@dataclass(frozen=True, slots=True)
class NodePinned:
    """The user wants the node and what is below it to be searched before anything else, or not any more."""

    node: int
    pinned: bool


@dataclass(frozen=True, slots=True)
class SearchFocused:
    """The user wants nothing but the node and what is below it to be searched; the root is everything."""

    node: int


@dataclass(frozen=True, slots=True)
class SearchPaused:
    """The search waits for the user, or goes on. `seconds` is the time spent searching by then."""

    paused: bool
    seconds: float


@dataclass(frozen=True, slots=True)
class ProofFound:
    """A whole proof, before it is accepted."""

    proof: str


@dataclass(frozen=True, slots=True)
class ProofJudged:
    """The verdict of acceptance on a whole proof, as in `Acceptance`."""

    proof: str
    accepted: bool
    axioms: tuple[str, ...]
    reasons: tuple[str, ...]
    open_lemmas: tuple[str, ...] = ()
    author_axioms: tuple[str, ...] = ()
    judged: bool = True
    reservation: str = ""

    @property
    def complete(self) -> bool:
        """Whether it is a proof without any condition."""
        return self.accepted and not self.open_lemmas


@dataclass(frozen=True, slots=True)
class GoalRefuted:
    """The goal of a node is false: `told` is the counterexample in words, `negation` what proves that it is one."""

    node: int
    told: str
    negation: str


@dataclass(frozen=True, slots=True)
class SearchEnded:
    """`status` is that of the result, `seconds` the time spent; `told` says why there is no proof."""

    status: str
    seconds: float
    told: str = ""

    @property
    def reason(self) -> str:
        """Why there is no proof, also in a file from before it was written down."""
        return self.told or _REASONS.get(self.status, "")


Event = (
    NodeOpened
    | CandidateTried
    | AlsoProposed
    | EdgeAdded
    | EdgeWithdrawn
    | NodeExhausted
    | NodeVisited
    | NodePruned
    | NodePinned
    | SearchFocused
    | SearchPaused
    | ProofFound
    | ProofJudged
    | GoalRefuted
    | SearchEnded
)


_REASONS = {"unproved": "nothing is left to try", "timed_out": "the time was over"}


@dataclass(slots=True)
class Edge:
    """`others` are the sources besides `source` that proposed the tactic, before it was tried or after."""

    tactic: str
    source: str
    score: float
    children: tuple[int, ...]
    open_lemmas: tuple[str, ...] = ()
    why: str = ""
    others: tuple[str, ...] = ()

    @property
    def sources(self) -> tuple[str, ...]:
        """All who proposed it."""
        return (self.source, *self.others)

    @property
    def origin(self) -> str:
        """Who proposed it, and what it was learnt from, in one line."""
        return origin(self.source, self.others, self.why)


@dataclass(slots=True)
class Node:
    """`proof` is the index of the edge that proved it, -1 while there is none; `conditional` that of the first edge
    that proved it on the condition that open lemmas are; `parents` the nodes with an edge to it, once for each way;
    `exhausted` whether everything was tried here; `visits` how often candidates were. `refuted` is a counterexample in
    words, empty without one, `negation` what proves that it is one."""

    id: int
    goals: tuple[Goal, ...]
    branch: Branch
    score: float
    exhausted: bool = False
    edges: list[Edge] = field(default_factory=list)
    tried: list[CandidateTried] = field(default_factory=list)
    parents: list[int] = field(default_factory=list)
    proof: int = -1
    conditional: int = -1
    visits: int = 0
    pruned: bool = False
    refuted: str = ""
    negation: str = ""
    pinned: bool = False

    @property
    def status(self) -> Status:
        if self.proof >= 0:
            return Status.PROVED
        if self.refuted:
            return Status.REFUTED
        if self.pruned:
            return Status.PRUNED
        return Status.EXHAUSTED if self.exhausted else Status.OPEN

    @property
    def depth(self) -> int:
        return len(self.branch)


class Tree:
    """The graph, changed by events only."""

    def __init__(self, events: Iterable[Event] = ()) -> None:
        self.nodes: list[Node] = []
        self.events: list[Event] = []
        self.candidates = 0
        self.focus = ROOT
        self.paused = False
        self._by_state: dict[str, int] = {}
        for event in events:
            self.apply(event)

    @property
    def root(self) -> Node:
        return self.nodes[ROOT]

    @property
    def proved(self) -> bool:
        return bool(self.nodes) and self.root.status is Status.PROVED

    @property
    def refuted(self) -> str:
        """The counterexample to the root's goal, in words; empty without one."""
        return self.root.refuted if self.nodes else ""

    def find(self, goals: tuple[Goal, ...]) -> int:
        """The node of a state, -1 when there is none."""
        return self._by_state.get(state_key(goals), -1)

    def apply(self, event: Event) -> None:
        """Errors: `ValueError` for an event that does not fit the tree so far."""
        match event:
            case NodeOpened():
                if event.node != len(self.nodes):
                    raise ValueError(f"node {event.node} opened after {len(self.nodes)} nodes")
                self.nodes.append(Node(event.node, event.goals, event.branch, event.score))
                self._by_state.setdefault(state_key(event.goals), event.node)
            case CandidateTried():
                self._node(event.node).tried.append(event)
                self.candidates += 1
            case AlsoProposed():
                self._name(self._node(event.node), event.tactic, event.source)
            case EdgeAdded():
                node = self._node(event.node)
                for child in [self._node(child) for child in event.children]:
                    child.parents.append(node.id)
                node.edges.append(
                    Edge(
                        event.tactic,
                        event.source,
                        event.score,
                        event.children,
                        event.open_lemmas,
                        event.why,
                        event.others,
                    )
                )
                self._propagate([node.id])
            case EdgeWithdrawn():
                self._withdraw(self._node(event.node), event.tactic)
            case NodeExhausted():
                self._node(event.node).exhausted = True
            case NodeVisited():
                self._node(event.node).visits += 1
            case NodePruned():
                self._node(event.node).pruned = event.pruned
            case NodePinned():
                self._node(event.node).pinned = event.pinned
            case SearchFocused():
                self.focus = self._node(event.node).id
            case SearchPaused():
                self.paused = event.paused
            case GoalRefuted():
                node = self._node(event.node)
                node.refuted, node.negation = event.told, event.negation
            case ProofFound() | ProofJudged() | SearchEnded():
                pass
        self.events.append(event)

    def _node(self, number: int) -> Node:
        if not 0 <= number < len(self.nodes):
            raise ValueError(f"there is no node {number}")
        return self.nodes[number]

    def _name(self, node: Node, tactic: str, source: str) -> None:
        """Adds a source to those who proposed a tactic, wherever the node has it."""
        tried = [index for index, event in enumerate(node.tried) if event.tactic == tactic]
        if not tried:
            raise ValueError(f"{tactic!r} was not tried at node {node.id}")
        for index in tried:
            event = node.tried[index]
            if source not in (event.source, *event.others):
                node.tried[index] = replace(event, others=(*event.others, source))
        for edge in node.edges:
            if edge.tactic == tactic and source not in edge.sources:
                edge.others = (*edge.others, source)

    def _propagate(self, waiting: list[int]) -> None:
        """Marks what has become proved, from some nodes upwards."""
        while waiting:
            node = self.nodes[waiting.pop()]
            if node.status is Status.PROVED:
                continue
            before = node.proof, node.conditional
            for index, edge in enumerate(node.edges):
                children = [self.nodes[child] for child in edge.children]
                if not edge.open_lemmas and all(child.proof >= 0 for child in children):
                    node.proof = index
                    break
                if node.conditional < 0 and all(child.proof >= 0 or child.conditional >= 0 for child in children):
                    node.conditional = index
            if (node.proof, node.conditional) != before:
                waiting.extend(node.parents)

    def _withdraw(self, node: Node, tactic: str) -> None:
        withdrawn = [edge for edge in node.edges if edge.tactic == tactic]
        if not withdrawn:
            raise ValueError(f"no edge {tactic!r} leaves node {node.id}")
        for child in (child for edge in withdrawn for child in edge.children):
            self.nodes[child].parents.remove(node.id)
        node.edges = [edge for edge in node.edges if edge.tactic != tactic]
        # What was proved may rest on it, through any number of nodes: all is found out anew.
        for other in self.nodes:
            other.proof = other.conditional = -1
        self._propagate(list(range(len(self.nodes))))

    def _hopeful(self) -> set[int]:
        """What is proved or may still be: the least set with the proved and the open nodes, and every other from which
        a tactic leads into it only."""
        hopeful = {node.id for node in self.nodes if node.status in (Status.OPEN, Status.PROVED)}
        waiting = [parent for number in hopeful for parent in self.nodes[number].parents]
        while waiting:
            node = self.nodes[waiting.pop()]
            if (
                node.id not in hopeful
                and node.status is not Status.REFUTED
                and not node.pruned
                and any(hopeful.issuperset(edge.children) for edge in node.edges)
            ):
                hopeful.add(node.id)
                waiting.extend(node.parents)
        return hopeful

    def needed(self) -> Iterator[Node]:
        """The unproved nodes that a proof of the root could still use: those reachable through unproved nodes, by
        tactics whose children may all be proved yet."""
        hopeful = self._hopeful()
        seen = {ROOT} & hopeful
        waiting = list(seen)
        while waiting:
            node = self.nodes[waiting.pop()]
            if node.status is Status.PROVED:
                continue
            yield node
            for edge in node.edges:
                if hopeful.issuperset(edge.children):
                    fresh = set(edge.children) - seen
                    seen |= fresh
                    waiting.extend(fresh)
