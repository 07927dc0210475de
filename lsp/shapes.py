"""The shapes of the messages of our own, as they are in JSON. The extension's `src/messages.ts` is made of them, by
`vscode-ext/scripts/messages.py`; what stands here as a text stands there as a comment.

Positions are LSP positions: from 0, in UTF-16 units.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated, Literal, TypedDict

from assistant.lean import goals
from assistant.lean.verify import verdicts
from assistant.search import tree
from assistant.search.outcome import OutcomeStatus
from assistant.search.suggestions import CONDITIONAL


@dataclass(frozen=True, slots=True)
class OneOf:
    """Says of a text which ones it can be."""

    words: tuple[str, ...]


def one_of(*kinds: str | Iterable[str]) -> OneOf:
    """Words, and the values of enumerations."""
    words = [word for kind in kinds for word in ([kind] if isinstance(kind, str) else map(str, kind))]
    return OneOf(tuple(dict.fromkeys(words)))


Verdict = Annotated[str, one_of(verdicts.Verdict)]
"""Lean's, on a candidate."""
Outcome = Annotated[str, one_of(verdicts.Verdict.CLOSES, CONDITIONAL, verdicts.Verdict.PROGRESS)]
"""`conditional` closes the goal once `openLemmas` are proved."""
HoleStatus = Annotated[str, one_of(OutcomeStatus)]
NodeStatus = Annotated[str, one_of(tree.Status)]
SearchEnd = Annotated[str, one_of("", OutcomeStatus, "cancelled")]
"""Empty while it goes on."""
GoalKind = Annotated[str, one_of(goals.GoalKind)]
PlaceKind = Literal["hole", "cursor", "none"]
ServerActivity = Literal["starting", "idle", "busy", "error"]


class Position(TypedDict):
    line: int
    character: int


class Range(TypedDict):
    start: Position
    end: Position


class TextEdit(TypedDict):
    range: Range
    newText: str


class Suggestion(TypedDict):
    """A verified tactic. `goals` are those that are left, `why` says what its source has it from, where there is
    something to say; `edit` is valid for the version of its `Suggestions` only."""

    tactic: str
    status: Outcome
    goals: list[str]
    source: str
    why: str
    score: float
    milliseconds: float
    openLemmas: list[str]
    authorAxioms: list[str]
    edit: TextEdit


class Suggestions(TypedDict):
    """Answer of `assistant/suggest`, and what it streams while more is found."""

    uri: str
    version: int
    range: Range | None
    kind: PlaceKind
    goals: list[str]
    suggestions: list[Suggestion]
    tried: int
    rejected: dict[str, int]
    """How many candidates are not shown, by their verdict."""
    complete: bool
    seconds: float
    goalKind: GoalKind
    message: str


class HoleResult(TypedDict):
    search: str
    declaration: str
    range: Range
    status: HoleStatus
    proof: str
    axioms: list[str]
    openLemmas: list[str]
    authorAxioms: list[str]
    sources: list[str]
    reason: str
    seconds: float
    nodes: int
    candidates: int
    edit: TextEdit | None
    inserted: bool


class ProveResult(TypedDict):
    """Answer of `assistant/prove`."""

    uri: str
    version: int
    holes: list[HoleResult]
    cancelled: bool


class OpenedNode(TypedDict):
    id: int
    goals: list[str]
    depth: int
    score: float


class AddedEdge(TypedDict):
    """`children` are none where the tactic closes the state; `why` as in `Suggestion`."""

    node: int
    tactic: str
    source: str
    why: str
    score: float
    children: list[int]


class WithdrawnEdge(TypedDict):
    node: int
    tactic: str


class TriedCandidate(TypedDict):
    """`message` is Lean's word on a refusal."""

    node: int
    tactic: str
    source: str
    verdict: Verdict
    message: str


class ChangedStatus(TypedDict):
    id: int
    status: NodeStatus


class TreeDelta(TypedDict):
    """Changes of one search's tree, to be applied in order. Nodes are numbered from 0, the root, as they appear."""

    search: str
    title: str
    opened: list[OpenedNode]
    edges: list[AddedEdge]
    withdrawn: list[WithdrawnEdge]
    tried: list[TriedCandidate]
    status: list[ChangedStatus]
    proof: str
    end: SearchEnd


class Goals(TypedDict):
    goals: list[str]
    message: str


class Premise(TypedDict):
    name: str
    statement: str
    module: str
    score: float
    why: str


class Premises(TypedDict):
    premises: list[Premise]
    message: str


class Job(TypedDict):
    id: str
    title: str


class Status(TypedDict):
    state: ServerActivity
    prover: str
    lean: str
    leanInsteadOf: str
    """What `lean-toolchain` names where another Lean is used without having been asked for, else empty."""
    running: list[Job]
    message: str
    hint: str


class SuggestionsReady(TypedDict):
    uri: str
    version: int
    position: Position
