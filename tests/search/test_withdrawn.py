"""What closes the goal is shown at once, judged by what Lean compiles, and withdrawn if it fails."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from pathlib import Path

import pytest_asyncio

from assistant.engine import Engine
from assistant.lean.places import Place, find_holes
from assistant.lean.verify.verdicts import Acceptance, Limits
from assistant.lean.verify.verifier import LeanVerifier
from assistant.search.suggest import suggest
from models.protocol import Candidate, ImmediateProver, ProofState
from tests.search.bare import bare

TEXT = 'macro "cheat" : tactic => `(tactic| sorry)\ntheorem t (p : Prop) (h : p) : p := by\n  sorry\n'


class DeceivedWorker(LeanVerifier):
    """The real verifier behind a stand-in for an audit in place that a file has talked round."""

    def __init__(self, real: LeanVerifier) -> None:
        super().__init__(real._pool)
        self.judge = real.judge

    async def audit(self, place: Place, tactics: Sequence[str], limits: Limits | None = None) -> list[Acceptance]:
        return [Acceptance(True, in_place=True)] * len(tactics)


class TwoTactics(ImmediateProver):
    """A prover with one idea that is sound and one that is not."""

    name = "two tactics"

    def candidates(self, state: ProofState, wanted: int) -> list[Candidate]:
        return [Candidate("cheat", -1.0, self.name), Candidate("exact h", -2.0, self.name)]


@pytest_asyncio.fixture
async def engine(tmp_path: Path) -> AsyncIterator[Engine]:
    async with Engine.open(tmp_path) as engine:
        yield engine


async def test_a_suggestion_that_the_judge_refuses_is_withdrawn(engine: Engine) -> None:
    [place] = find_holes(engine.project.root / "Test.lean", TEXT)
    verifier = DeceivedWorker(engine.verifier)
    goals = await verifier.state(place)
    shown = [
        [suggestion.tactic for suggestion in known.suggestions]
        async for known in suggest(verifier, [TwoTactics()], place, goals, bare, seconds=60.0)
    ]
    assert "cheat" in shown[0]
    assert shown[-1] == ["exact h"]
