"""Several provers asked at once; one that fails or is late spoils nothing."""

import asyncio
import logging
from collections.abc import AsyncGenerator, Sequence

import pytest

from assistant.search.proposals import proposals
from models.protocol import Candidate, Capabilities, ProofState, Proposal, StepRequest


class Scripted:
    """Proposes what it is given, after a while, or raises."""

    stage = 0
    capabilities = Capabilities()

    def __init__(self, name: str, *candidates: tuple[str, float], seconds: float = 0.0, error: str = "") -> None:
        self.name = name
        self.candidates = candidates
        self.seconds = seconds
        self.error = error
        self.stopped = False

    async def load(self) -> None: ...

    async def close(self) -> None: ...

    async def propose(self, requests: Sequence[StepRequest], deadline: float) -> AsyncGenerator[Proposal, None]:
        try:
            await asyncio.sleep(self.seconds)
        except asyncio.CancelledError:
            self.stopped = True
            raise
        if self.error:
            raise ValueError(self.error)
        found = tuple(Candidate(tactic, score, self.name) for tactic, score in self.candidates)
        yield Proposal(requests[0].number, found)


STATE = ProofState(())


async def test_the_best_come_first_and_each_tactic_once_by_the_surest_prover() -> None:
    one, two = Scripted("one", ("simp", -1.0), ("omega", -3.0)), Scripted("two", ("rfl", -2.0), ("omega", -0.5))
    found = await proposals([one, two], STATE, 10, 5.0)
    assert [(c.tactic, c.source) for c in found] == [("omega", "two"), ("simp", "one"), ("rfl", "two")]


async def test_a_prover_that_raises_is_left_out_and_logged(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR):
        found = await proposals([Scripted("bad", error="no model"), Scripted("good", ("rfl", -1.0))], STATE, 10, 5.0)
    assert [c.tactic for c in found] == ["rfl"]
    assert "bad failed" in caplog.text
    assert "no model" in caplog.text


async def test_a_prover_that_is_late_is_stopped_and_logged(caplog: pytest.LogCaptureFixture) -> None:
    late = Scripted("late", ("rfl", -1.0), seconds=60.0)
    async with asyncio.timeout(30):
        found = await proposals([late, Scripted("good", ("simp", -1.0))], STATE, 10, 0.2)
    assert [c.tactic for c in found] == ["simp"]
    assert late.stopped
    assert "late was not done" in caplog.text


async def test_whoever_stops_waiting_stops_the_provers() -> None:
    late = Scripted("late", seconds=60.0)
    asking = asyncio.create_task(proposals([late], STATE, 10, 60.0))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    asking.cancel()
    with pytest.raises(asyncio.CancelledError):
        await asking
    assert late.stopped


async def test_without_provers_there_is_nothing() -> None:
    assert await proposals([], STATE, 10, 1.0) == ()
