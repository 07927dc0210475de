"""What proposes tactics and proofs: the protocol that every prover implements, built-in or large.

A prover gets plain data about a proof state and gives text with scores. It is never believed: whatever it proposes is
verified by Lean before anybody sees it. Nothing here imports a model runtime.
"""

from __future__ import annotations

import asyncio
from abc import abstractmethod
from collections.abc import AsyncGenerator, AsyncIterator, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from assistant.errors import AssistantError
from assistant.lean.goals import Goal
from assistant.premises.premise import ScoredPremise


class ProverFailed(AssistantError):
    """A prover that cannot answer; the user is told."""


class ProverUnavailable(ProverFailed):
    """It is not there: a server that does not answer, a model that is not on this machine."""


class ProverMisconfigured(ProverFailed):
    """It cannot work with its settings."""


class ContextTooLong(ProverFailed):
    """What it was told is more than it takes."""


class OutOfMemory(ProverFailed):
    """It needs more memory than there is."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A tactic that a prover proposes.

    `score` is a natural logarithm of a probability that it proves the state: at most 0, higher is better, and once it
    is calibrated (`models/calibration.py`), which whoever asks provers does, on one scale for all sources. `source`
    names who proposed it, for the screen (`portfolio`, `premises`, a model's name) and for that. `raw_score` is a
    model's own logarithm of a probability, summed over its `tokens`; with no tokens it is the score that the source
    gave it, `None` before it is calibrated. `why` says in words what it comes from, where there is more to say than who
    proposes it. `others` are the same tactic as other sources proposed it, in order of arrival, each with the score
    that its source gave it; whoever collects candidates fills that in (`assistant/search/merging.py`).
    """

    tactic: str
    score: float
    source: str
    raw_score: float | None = None
    tokens: int = 0
    why: str = ""
    others: tuple[Candidate, ...] = ()

    @property
    def other_sources(self) -> tuple[str, ...]:
        """Who proposed it as well."""
        return tuple(other.source for other in self.others)


@dataclass(frozen=True, slots=True)
class FileContext:
    """The file around a place: `header` is its imports, `before` the text between them and the declaration,
    `namespaces` those that are open, `lean` the version; `tactics` are the names of those that imports bring."""

    path: Path = Path()
    module: str = ""
    header: str = ""
    before: str = ""
    namespaces: tuple[str, ...] = ()
    lean: str = ""
    tactics: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class ProofState:
    """What a prover is told: the goals (it works on the first), the premises found for them (best first), the text
    of the enclosing declaration up to the place, the tactics that led here, and the file."""

    goals: tuple[Goal, ...]
    premises: tuple[ScoredPremise, ...] = ()
    declaration_name: str = ""
    context: str = ""
    steps: tuple[str, ...] = ()
    file: FileContext = FileContext()


@dataclass(frozen=True, slots=True)
class StepRequest:
    """Candidates are wanted for a state, at most so many. `number` tells it from the others that are open."""

    number: int
    state: ProofState
    wanted: int


@dataclass(frozen=True, slots=True)
class Proposal:
    """Some candidates for a request, best first; `last` when no more will come for it."""

    request: int
    candidates: tuple[Candidate, ...]
    last: bool = True


@dataclass(frozen=True, slots=True)
class Capabilities:
    """`batch` is how many requests it takes at once at most, `seconds` about how long an answer takes; one with 0.0
    answers at once, and is waited for. `samples` are the texts that it writes for a state where it is asked for all: it
    is asked for fewer where its candidates prove nothing. 0 for a prover for which fewer candidates are no less
    work."""

    batch: int = 1
    seconds: float = 0.0
    samples: int = 0


class StepProver(Protocol):
    """A prover of single steps."""

    @property
    def name(self) -> str: ...

    @property
    def stage(self) -> int:
        """When to ask it where somebody waits for the next tactic: 0 at once, 1 after the cheap ones, 2 after that; -1
        never, only in a search."""
        ...

    @property
    def capabilities(self) -> Capabilities: ...

    async def load(self) -> None:
        """Makes it ready, before it is asked for the first time. Errors: `ProverFailed`."""
        ...

    async def close(self) -> None:
        """Gives back what it holds."""
        ...

    def propose(self, requests: Sequence[StepRequest], deadline: float) -> AsyncGenerator[Proposal, None]:
        """Answers as they come, in any order, until each request has its last one. Nobody listens after the deadline
        (of the loop's clock), or when the generator is closed. Errors: `ProverFailed`."""
        ...


def best_candidates(found: Iterable[tuple[str, float]], source: str, wanted: int) -> list[Candidate]:
    """The best so many of scored tactics, each once, with the best of its scores."""
    best: dict[str, float] = {}
    for tactic, score in found:
        best[tactic] = max(score, best.get(tactic, score))
    ranked = sorted(best.items(), key=lambda item: -item[1])
    return [Candidate(tactic, score, source) for tactic, score in ranked[:wanted]]


class RuleProver:
    """What a `StepProver` is that needs nothing but the text it was made for."""

    async def load(self) -> None:
        """There is nothing to be made ready."""

    async def close(self) -> None:
        """It holds nothing."""


class ImmediateProver(RuleProver):
    """A `StepProver` that computes its candidates at once."""

    name = ""
    stage = 0
    capabilities = Capabilities()

    @abstractmethod
    def candidates(self, state: ProofState, wanted: int) -> list[Candidate]:
        """At most so many, best first, without duplicates."""

    async def propose(self, requests: Sequence[StepRequest], deadline: float) -> AsyncGenerator[Proposal, None]:
        for request in requests:
            yield Proposal(request.number, tuple(self.candidates(request.state, request.wanted)))
            await asyncio.sleep(0)


class StateValue(Protocol):
    """How promising goals are that are proved together, whichever way led to them."""

    def __call__(self, goals: tuple[Goal, ...]) -> float:
        """The natural logarithm of a probability that they can be proved, at most 0; 0.0 where nothing is known. It is
        asked in the middle of a search, once for a state, and answers at once."""
        ...


def no_value(goals: tuple[Goal, ...]) -> float:
    """All states are alike."""
    return 0.0


@dataclass(frozen=True, slots=True)
class Attempt:
    """A proof that was written, with Lean's messages as (line of the proof, message), lines 1-based."""

    proof: str
    messages: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class ProofRequest:
    """A whole proof is wanted: the declaration's text with `sorry` at the place, the state there, and for a repair all
    attempts so far, the last one at the end. `sample` tells requests apart that are the same otherwise and go out
    together: different proofs are wanted. So are they in another `round` (from 1), which may be told the same as the
    one before, where that brought no proof. `hint` is what somebody wants the writer to know."""

    declaration: str
    state: ProofState
    attempts: tuple[Attempt, ...] = ()
    sample: int = 0
    hint: str = ""
    round: int = 1


class ProofWriter(Protocol):
    """A prover of whole proofs: streams the text of one answer as it is written, and finds the proof in it."""

    @property
    def name(self) -> str: ...

    def write(self, request: ProofRequest) -> AsyncIterator[str]:
        """The pieces of a text, which may be more than a proof: thoughts, a fence, a whole theorem."""
        ...

    def proof(self, request: ProofRequest, text: str) -> str:
        """The proof in a whole text: a tactic block, its lines relative to column 0. Errors: `ProverFailed`, with why
        there is none."""
        ...
