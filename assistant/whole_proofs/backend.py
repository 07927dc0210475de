"""What writing whole proofs needs of an engine."""

from __future__ import annotations

from typing import Protocol

from assistant.lean.places import Place
from assistant.lean.verify.examination import Examination
from assistant.lean.verify.verdicts import Limits
from assistant.search.budget import Budget, Listener, no_listener
from assistant.search.outcome import Outcome

JUDGED_SECONDS = 20.0
"""What a written text may take to be judged, also when the time is over."""


class ProofJudge(Protocol):
    """Lean."""

    async def examine(self, place: Place, proof: str, limits: Limits | None = None) -> Examination: ...


class Searcher(Protocol):
    """The search."""

    async def prove(self, place: Place, budget: Budget, listener: Listener = no_listener) -> Outcome: ...
