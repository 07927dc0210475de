"""Provers that propose what a test says."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable, Sequence

from assistant.lean.goals import Goal
from assistant.search.pool import CandidatePool
from models.protocol import Candidate, Capabilities, ProofState, Proposal, StepRequest

Propose = Callable[[tuple[Goal, ...], tuple[str, ...]], Awaitable[Sequence[Candidate]]]
"""Candidates for goals after the given tactics, best first."""


class ScriptedProver:
    """A prover that a function speaks for; it answers at once."""

    name = "scripted"
    stage = 0
    capabilities = Capabilities()

    def __init__(self, propose: Propose) -> None:
        self._propose = propose

    async def load(self) -> None: ...

    async def close(self) -> None: ...

    async def propose(self, requests: Sequence[StepRequest], deadline: float) -> AsyncGenerator[Proposal, None]:
        for request in requests:
            found = await self._propose(request.state.goals, request.state.steps)
            yield Proposal(request.number, tuple(found))


class SlowProver:
    """One that takes a while: `answers` are what it proposes, one after another, then nothing."""

    def __init__(self, name: str, *tactics: str, seconds: float, batch: int = 1, score: float = -0.5) -> None:
        self.name = name
        self.stage = 0
        self.capabilities = Capabilities(batch, seconds)
        self.asked: list[tuple[int, ...]] = []
        self.stopped = 0
        self._tactics, self._score = tactics, score

    async def load(self) -> None: ...

    async def close(self) -> None: ...

    async def propose(self, requests: Sequence[StepRequest], deadline: float) -> AsyncGenerator[Proposal, None]:
        self.asked.append(tuple(request.number for request in requests))
        try:
            await asyncio.sleep(self.capabilities.seconds)
        except asyncio.CancelledError:
            self.stopped += 1
            raise
        candidates = tuple(Candidate(tactic, self._score, self.name) for tactic in self._tactics)
        for request in requests:
            yield Proposal(request.number, candidates)


async def describe(goals: tuple[Goal, ...], steps: tuple[str, ...]) -> ProofState:
    """What a prover is told in a test."""
    return ProofState(goals, steps=steps)


def pool_of(propose: Propose) -> CandidatePool:
    """A pool with one prover, which proposes what the function says."""
    return CandidatePool([ScriptedProver(propose)], describe, 600)
