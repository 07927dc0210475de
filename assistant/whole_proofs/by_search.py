"""The search as a writer of whole proofs."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncGenerator, AsyncIterator
from dataclasses import replace

from assistant.lean.places import Place
from assistant.lean.verify.verdicts import AxiomScope
from assistant.search.budget import Budget
from assistant.search.outcome import Outcome
from assistant.search.partial import partial_proof
from assistant.search.tree import Tree
from assistant.whole_proofs.backend import ProofJudge, Searcher
from assistant.whole_proofs.events import SEARCH_WRITER, UNPROVED, WholeEnded, WholeEvent
from assistant.whole_proofs.rounds import write_proof
from models.protocol import ProofRequest

SEARCHING = 0.85
"""The part of the time that is for the search; the rest is for what it wrote to be judged."""


class SearchWriter:
    """Implements `ProofWriter` for one place: writes the proof that the search finds, else what it got to, with `sorry`
    for the rest. A repair, or another sample, gets nothing: the search would find the same again. `ended` is how the
    search did."""

    name = SEARCH_WRITER

    def __init__(self, searcher: Searcher, place: Place, budget: Budget) -> None:
        self.ended: Outcome | None = None
        self._searcher = searcher
        self._place = place
        self._budget = budget

    async def write(self, request: ProofRequest) -> AsyncIterator[str]:
        """Line by line. Errors: as `prove`."""
        if request.attempts or request.sample:
            return
        tree = Tree()
        result = self.ended = await self._searcher.prove(self._place, self._budget, tree.apply)
        for line in (result.proof or partial_proof(tree)).splitlines(keepends=True):
            yield line

    def proof(self, request: ProofRequest, text: str) -> str:
        return text


async def write_by_search(
    judge: ProofJudge,
    searcher: Searcher,
    request: ProofRequest,
    place: Place,
    seconds: float,
    axioms: AxiomScope = AxiomScope.PROJECT,
) -> AsyncGenerator[WholeEvent, None]:
    """`write_proof` with the search as its writer, which has one round. Errors: as `write_proof`."""
    writer = SearchWriter(searcher, place, Budget(SEARCHING * seconds, axioms=axioms))
    stream = write_proof(judge, writer, request, place, seconds, rounds=1, silence=seconds, axioms=axioms)
    async with contextlib.aclosing(stream) as events:
        async for event in events:
            if isinstance(event, WholeEnded) and event.status == UNPROVED and writer.ended is not None:
                found = writer.ended
                status = UNPROVED if found.proved else found.status.value
                yield replace(event, status=status, reason=found.reason)
            else:
                yield event
