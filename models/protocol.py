"""What proposes tactics and proofs: the protocol that every prover implements, built-in or large.

A prover gets plain data about a proof state and gives text with scores. It is never believed: whatever it proposes is
verified by Lean before anybody sees it. Nothing here imports a model runtime.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from assistant.lean.goals import Goal
from assistant.premises.premise import ScoredPremise


@dataclass(frozen=True, slots=True)
class Candidate:
    """A tactic that a prover proposes.

    `score` is comparable to a natural logarithm of a probability: at most 0, higher is better. `source` names who
    proposed it, for the screen (`portfolio`, `hypotheses`, `premises`, a model's name).
    """

    tactic: str
    score: float
    source: str


@dataclass(frozen=True, slots=True)
class ProofState:
    """What a prover is told: the goals (it works on the first), the premises found for them (best first), the text
    of the enclosing declaration up to the place, and the tactics that led here."""

    goals: tuple[Goal, ...]
    premises: tuple[ScoredPremise, ...] = ()
    declaration_name: str = ""
    context: str = ""
    steps: tuple[str, ...] = ()


class Generator(Protocol):
    """A prover of single steps."""

    @property
    def name(self) -> str: ...

    @property
    def stage(self) -> int:
        """When to ask it: 0 at once, 1 after the cheap ones, 2 after that. Lower stages answer in milliseconds."""
        ...

    async def propose(self, state: ProofState, limit: int) -> Sequence[Candidate]:
        """At most `limit` candidates, best first, without duplicates."""
        ...


@dataclass(frozen=True, slots=True)
class ProofRequest:
    """A whole proof is wanted: the declaration's text with `sorry` at the place, the state there, and (for a repair)
    the previous attempt with Lean's messages as (line of the attempt, message), lines 1-based."""

    declaration: str
    state: ProofState
    previous: str = ""
    messages: tuple[tuple[int, str], ...] = ()


class ProofWriter(Protocol):
    """A prover of whole proofs: streams the text of one proof as it is written."""

    @property
    def name(self) -> str: ...

    def write(self, request: ProofRequest) -> AsyncIterator[str]:
        """Pieces of text whose concatenation is the proof (a tactic block, lines relative to column 0)."""
        ...
