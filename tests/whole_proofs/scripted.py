"""Writers and searches whose answers are fixed, and what was told of a proof."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from pathlib import Path

from assistant.lean.goals import parse_goals
from assistant.lean.places import Place, find_holes
from assistant.search.budget import Budget, Listener, no_listener
from assistant.search.outcome import Outcome, OutcomeStatus
from assistant.search.tree import Tree
from assistant.whole_proofs.events import RoundJudged, WholeEnded, WholeEvent
from models.protocol import ProofRequest, ProofState, ProverFailed

TEXT = "theorem t (p q : Prop) (hp : p) (hq : q) : p ∧ q := by\n  sorry\n"
REQUEST = ProofRequest(TEXT, ProofState(parse_goals("p q : Prop\nhp : p\nhq : q\n⊢ p ∧ q")))
RIGHT = "constructor\n· exact hp\n· exact hq"
Piece = str | BaseException | float
"""What a scripted writer does next: writes, raises, or sleeps."""


class ScriptedWriter:
    """Writes a fixed text a round, and remembers what it was asked."""

    name = "scripted"

    def __init__(self, *rounds: Sequence[Piece]) -> None:
        self.rounds = list(rounds)
        self.asked: list[ProofRequest] = []
        self.begun = asyncio.Event()
        self.stopped = 0

    async def write(self, request: ProofRequest) -> AsyncIterator[str]:
        self.asked.append(request)
        self.begun.set()
        pieces = self.rounds.pop(0) if self.rounds else ()
        try:
            for piece in pieces:
                if isinstance(piece, BaseException):
                    raise piece
                if isinstance(piece, str):
                    await asyncio.sleep(0)
                    yield piece
                else:
                    await asyncio.sleep(piece)
        finally:
            self.stopped += 1

    def proof(self, request: ProofRequest, text: str) -> str:
        if text == NO_PROOF:
            raise ProverFailed("only prose")
        return text.removeprefix(THOUGHT)


THOUGHT, NO_PROOF = "Let me think. ", "I cannot."
"""What a scripted writer says before a proof, and instead of one."""


def hole() -> Place:
    return find_holes(Path("T.lean"), TEXT)[0]


def judged(happened: Sequence[WholeEvent]) -> list[RoundJudged]:
    return [event for event in happened if isinstance(event, RoundJudged)]


def end(happened: Sequence[WholeEvent]) -> WholeEnded:
    assert isinstance(happened[-1], WholeEnded)
    assert sum(isinstance(event, WholeEnded) for event in happened) == 1
    return happened[-1]


class ScriptedSearcher:
    """An engine whose searches end as they were told to: one after another, the last one again and again."""

    def __init__(self, *outcomes: Outcome, tree: Tree | None = None) -> None:
        self.outcomes = list(outcomes)
        self.tree = tree or Tree()
        self.searched: list[Place] = []

    async def prove(self, place: Place, budget: Budget, listener: Listener = no_listener) -> Outcome:
        self.searched.append(place)
        for event in self.tree.events:
            listener(event)
        return self.outcomes.pop(0) if len(self.outcomes) > 1 else self.outcomes[0]


def found(proof: str) -> Outcome:
    return Outcome(OutcomeStatus.PROVED, proof)


NOT_FOUND = Outcome(OutcomeStatus.UNPROVED)
