"""The search as a writer of whole proofs."""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import AsyncGenerator, AsyncIterator
from dataclasses import replace

from assistant.lean.places import Place
from assistant.lean.verify.verdicts import AxiomScope
from assistant.search.budget import Budget
from assistant.search.outcome import Outcome
from assistant.search.partial import partial_proof
from assistant.search.tree import Tree
from assistant.whole_proofs.backend import ProofJudge, Searcher
from assistant.whole_proofs.events import SEARCH_WRITER, UNPROVED, PartFound, WholeEnded, WholeEvent
from assistant.whole_proofs.rounds import write_proof
from models.protocol import ProofRequest

PART_SECONDS = 1.0
"""Between two looks at what the search has got to."""
LOOKING = 20
"""How much longer than a look took it is waited for the next one: the engine has other things to do."""
SEARCHING = 0.85
"""The part of the time that is for the search; the rest is for what it wrote to be judged."""


class SearchWriter:
    """Implements `ProofWriter` for one place: writes the proof that the search finds, else what it got to, with `sorry`
    for the rest. A repair, or another sample, gets nothing: the search would find the same again. `tree` is what it
    has found by now, `ended` how it did."""

    name = SEARCH_WRITER

    def __init__(self, searcher: Searcher, place: Place, budget: Budget) -> None:
        self.ended: Outcome | None = None
        self.tree = Tree()
        self._searcher = searcher
        self._place = place
        self._budget = budget

    async def write(self, request: ProofRequest) -> AsyncIterator[str]:
        """Line by line. Errors: as `prove`."""
        if request.attempts or request.sample:
            return
        result = self.ended = await self._searcher.prove(self._place, self._budget, self.tree.apply)
        for line in (result.proof or partial_proof(self.tree)).splitlines(keepends=True):
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
    """`write_proof` with the search as its writer, which has one round, and with the best part of a proof while it
    searches. Errors: as `write_proof`."""
    writer = SearchWriter(searcher, place, Budget(SEARCHING * seconds, axioms=axioms))
    stream = write_proof(judge, writer, request, place, seconds, rounds=1, silence=seconds, axioms=axioms)
    async with contextlib.aclosing(_with_parts(stream, writer)) as events:
        async for event in events:
            if isinstance(event, WholeEnded) and event.status == UNPROVED and writer.ended is not None:
                found = writer.ended
                status = UNPROVED if found.proved else found.status.value
                yield replace(event, status=status, reason=found.reason)
            else:
                yield event


async def _with_parts(
    stream: AsyncGenerator[WholeEvent, None], writer: SearchWriter
) -> AsyncGenerator[WholeEvent, None]:
    """The events, and while the search runs what it has got to, whenever that has changed."""
    told, wait = "", PART_SECONDS
    async with contextlib.aclosing(stream) as events:
        coming = asyncio.ensure_future(anext(events, None))
        try:
            while True:
                done, _ = await asyncio.wait({coming}, timeout=wait if writer.ended is None else None)
                if done:
                    if (event := coming.result()) is None:
                        return
                    yield event
                    coming = asyncio.ensure_future(anext(events, None))
                    continue
                began = time.monotonic()
                part = partial_proof(writer.tree)
                wait = max(PART_SECONDS, LOOKING * (time.monotonic() - began))
                if part not in ("", told) and writer.ended is None:
                    told = part
                    yield PartFound(1, part)
        finally:
            coming.cancel()
            await asyncio.gather(coming, return_exceptions=True)
