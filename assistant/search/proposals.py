"""Candidates for one state from several provers at once.

A prover is a guest: one that raises or that is late is left out of the answer, and the search goes on with what the
others propose.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence

from models.protocol import Candidate, Generator, ProofState

log = logging.getLogger(__name__)


async def proposals(
    generators: Sequence[Generator], state: ProofState, limit: int, seconds: float
) -> tuple[Candidate, ...]:
    """At most `limit` candidates of each prover, best first, each tactic once. Provers that need longer than `seconds`
    are stopped."""
    tasks = [asyncio.ensure_future(generator.propose(state, limit)) for generator in generators]
    try:
        if tasks:
            await asyncio.wait(tasks, timeout=max(0.0, seconds))
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
    best: dict[str, Candidate] = {}
    for generator, task in zip(generators, tasks, strict=True):
        if task.cancelled():
            log.warning("%s proposed nothing within %.3g s", generator.name, seconds)
        elif (error := task.exception()) is not None:
            log.error("%s failed", generator.name, exc_info=error)
        else:
            for candidate in task.result():
                known = best.get(candidate.tactic)
                if known is None or candidate.score > known.score:
                    best[candidate.tactic] = candidate
    return tuple(sorted(best.values(), key=lambda candidate: -candidate.score))
