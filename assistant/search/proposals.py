"""Candidates for one state from several provers at once, for somebody who waits for them.

A prover is a guest: one that raises or that is late is left out of the answer, and what the others propose is taken.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Sequence

from assistant.search.calibrator import Calibrator
from models.protocol import Candidate, ProofState, StepProver, StepRequest

log = logging.getLogger(__name__)


async def proposals(
    provers: Sequence[StepProver],
    state: ProofState,
    wanted: int,
    seconds: float,
    calibrator: Calibrator | None = None,
) -> tuple[Candidate, ...]:
    """At most `wanted` candidates of each prover, best first on one scale, each tactic once. Provers that need longer
    than `seconds` are stopped; what they had proposed by then counts."""
    deadline = asyncio.get_running_loop().time() + max(0.0, seconds)
    found: list[list[Candidate]] = [[] for _ in provers]
    tasks = [
        asyncio.ensure_future(_collect(prover, StepRequest(0, state, wanted), deadline, into))
        for prover, into in zip(provers, found, strict=True)
    ]
    try:
        if tasks:
            await asyncio.wait(tasks, timeout=max(0.0, seconds))
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
    scale = calibrator or Calibrator()
    best: dict[str, Candidate] = {}
    for prover, task, proposed in zip(provers, tasks, found, strict=True):
        if task.cancelled():
            log.warning("%s was not done within %.3g s", prover.name, seconds)
        elif (error := task.exception()) is not None:
            log.error("%s failed", prover.name, exc_info=error)
        for candidate in map(scale.calibrated, proposed[:wanted]):
            known = best.get(candidate.tactic)
            if known is None or candidate.score > known.score:
                best[candidate.tactic] = candidate
    return tuple(sorted(best.values(), key=lambda candidate: -candidate.score))


async def _collect(prover: StepProver, request: StepRequest, deadline: float, into: list[Candidate]) -> None:
    async with contextlib.aclosing(prover.propose([request], deadline)) as answers:
        async for proposal in answers:
            into += proposal.candidates
