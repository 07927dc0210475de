"""The shapes of the messages of our own, as they are in JSON. The extension's `src/messages.ts` is made of them, by
`vscode-ext/scripts/messages.py`; what stands here as a text stands there as a comment.

Positions are LSP positions: from 0, in UTF-16 units.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated, Literal, TypedDict

from assistant import model_choice
from assistant.lean import goals
from assistant.lean.verify import examination, verdicts
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
SteerAction = Literal["expand", "prune", "restore", "try", "continue"]
"""What a search can be told to do at a state: `continue` searches it and what is below it, and nothing else; at the
root, everything."""
GoalKind = Annotated[str, one_of(goals.GoalKind)]
ModelUse = Annotated[str, one_of(model_choice.Use)]
"""What a model may be asked for: tactics, or whole proofs."""
Severity = Annotated[str, one_of(examination.ERROR, examination.WARNING, examination.INFORMATION)]
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
    """A verified tactic. `goals` are those that are left, `others` the sources besides `source` that proposed it, `why`
    says what its source has it from, where there is something to say; `edit` is valid for the version of its
    `Suggestions` only."""

    tactic: str
    status: Outcome
    goals: list[str]
    source: str
    others: list[str]
    why: str
    score: float
    milliseconds: float
    openLemmas: list[str]
    authorAxioms: list[str]
    edit: TextEdit


class Refutation(TypedDict):
    """Why something is false. `words` are the counterexample in words, `witness` the terms by the names that they are
    given for. `whole` says whether it is a declaration's statement, else it is the goal at a hole. `code` is Lean that
    proves the negation below the declaration, `proof` the tactic that does so."""

    words: str
    witness: dict[str, str]
    whole: bool
    code: str
    proof: str
    reservation: str


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
    refutation: Refutation | None
    """A counterexample to the goal."""
    provable: bool
    """Whether there is something that `assistant/prove` searches: a goal here, or a hole of the declaration around."""
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
    refutation: Refutation | None
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
    """`children` are none where the tactic closes the state; `others` and `why` as in `Suggestion`."""

    node: int
    tactic: str
    source: str
    others: list[str]
    why: str
    score: float
    children: list[int]


class WithdrawnEdge(TypedDict):
    node: int
    tactic: str


class TriedCandidate(TypedDict):
    """`message` is Lean's word on a refusal, `others` as in `Suggestion`."""

    node: int
    tactic: str
    source: str
    others: list[str]
    verdict: Verdict
    message: str


class RepeatedProposal(TypedDict):
    """Another source has proposed a tactic that was tried at a node before."""

    node: int
    tactic: str
    source: str


class RefutedNode(TypedDict):
    """The goal of a node is false: `told` is the counterexample in words, `negation` what proves that it is one."""

    node: int
    told: str
    negation: str


class ChangedStatus(TypedDict):
    id: int
    status: NodeStatus


class TreeDelta(TypedDict):
    """Changes of one search's tree, to be applied in order. Nodes are numbered from 0, the root, as they appear."""

    search: str
    title: str
    uri: str
    """Of the document with the hole that it is about, empty where it is about none; `position` is where that was."""
    position: Position
    seconds: float
    """How long it has taken."""
    limit: float
    """How many seconds it may take, 0 where that is not known."""
    resumed: bool
    """Whether it goes on after its end."""
    opened: list[OpenedNode]
    edges: list[AddedEdge]
    withdrawn: list[WithdrawnEdge]
    tried: list[TriedCandidate]
    repeated: list[RepeatedProposal]
    refuted: list[RefutedNode]
    status: list[ChangedStatus]
    proof: str
    end: SearchEnd


class Steered(TypedDict):
    """Answer of `assistant/steer`, once the search rests. `reason` says why there is no proof, or why it is not to be
    inserted. `proof` is the one that Lean accepted, if any, and `inserted` whether it stands in the document."""

    search: str
    end: SearchEnd
    reason: str
    proof: str
    inserted: bool


class WrittenPiece(TypedDict):
    """All pieces of a `sample` of a round together are what was written: thoughts, fences and words are in it, too."""

    round: int
    sample: int
    text: str


class ProofMessage(TypedDict):
    """What Lean says at a line of a proof text; lines and columns count from 1, and are 0 for what is at none."""

    line: int
    column: int
    severity: Severity
    text: str


class JudgedText(TypedDict):
    """A text of a round with Lean's word on it. `proof` is the proof in it; `reasons` are why it is refused, or, where
    it is not `judged`, why nothing can be said; `reservation` is about one that is accepted. One that is `mended` is
    what the search made of that text."""

    round: int
    sample: int
    mended: bool
    proof: str
    accepted: bool
    judged: bool
    messages: list[ProofMessage]
    reasons: list[str]
    reservation: str


class KeptPart(TypedDict):
    """What works of a refused text of a round: `kept` tactics of its `steps`, with `open` holes, which are searched. It
    comes again when one of them was closed."""

    round: int
    sample: int
    proof: str
    kept: int
    steps: int
    open: int


class WholeDelta(TypedDict):
    """What happened while a whole proof is written, in order. `round` is the one that runs, 0 before the first;
    `writer` is who is asked."""

    run: str
    title: str
    writer: str
    round: int
    rounds: int
    """At most so many."""
    pieces: list[WrittenPiece]
    judged: list[JudgedText]
    kept: list[KeptPart]
    end: SearchEnd


class WholeResult(TypedDict):
    """Answer of `assistant/whole`. `proof` is the accepted one, empty without; `reason` says why there is none, or why
    it was not inserted; `part` is then what works of what was written, with `sorry` for the rest. `characters` are
    those that were written, `texts` how many there were."""

    run: str
    uri: str
    version: int
    declaration: str
    writer: str
    status: HoleStatus
    proof: str
    part: str
    reason: str
    seconds: float
    texts: int
    characters: int
    edit: TextEdit | None
    inserted: bool
    cancelled: bool


class Model(TypedDict):
    """A model that is set up. `where` is its file, folder or address; `able` what it can be asked for by its cards,
    `used` what it is asked for."""

    name: str
    runtime: str
    where: str
    cards: list[str]
    able: list[ModelUse]
    used: list[ModelUse]


class Models(TypedDict):
    """Answer of `assistant/models` and `assistant/useModel`. `steps` are asked for tactics; `whole` is asked for whole
    proofs, empty for the search. `message` says what is odd, `hint` what to do next."""

    models: list[Model]
    steps: list[str]
    whole: str
    message: str
    hint: str


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
    closes: bool
