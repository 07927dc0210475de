"""Lean's memory is bounded while it elaborates: a text that makes it grow is given up, and said to be what it is."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from assistant.lean.errors import MemoryExceeded
from assistant.lean.places import find_holes
from assistant.lean.project import find_project
from assistant.lean.scratch import ScratchLimits, ScratchPool
from assistant.lean.toolchain import Toolchain
from assistant.lean.verify.verdicts import Limits, Question, Verdict
from assistant.lean.verify.verifier import LeanVerifier

pytestmark = pytest.mark.asyncio(loop_scope="module")

LIMIT = 100 << 20
"""Bytes. A worker that has nothing to do needs about a third of it."""
SECONDS = 120.0
GROWING = """\
def longer : Nat → List Nat → List Nat
  | 0, l => l
  | n + 1, l => longer n ((n + 2 ^ 70) :: l)
"""
EVALUATED = GROWING + "#eval (longer 1000000000 []).length\n"
PROVED = """\
def twice : Nat → List Nat → List Nat
  | 0, l => l
  | n + 1, l => twice n (l ++ l)

theorem t : (twice 28 [1]).length = 2 ^ 28 := by
  sorry
"""
HUNGRY = "decide +kernel"
SMALL = "theorem t : True := trivial\n"


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def pool(tmp_path_factory: pytest.TempPathFactory, toolchain: Toolchain) -> AsyncIterator[ScratchPool]:
    project = find_project(tmp_path_factory.mktemp("memory"))
    async with ScratchPool(toolchain, project, ScratchLimits(documents=2, worker_bytes=LIMIT)) as opened:
        yield opened


async def test_a_worker_that_grows_is_ended_while_it_elaborates(pool: ScratchPool) -> None:
    # It was looked at after use only: until then it could take all there was.
    with pytest.raises(MemoryExceeded, match=r"Lean used more than 0\.0977 GB"):
        async with pool.lease(EVALUATED) as scratch:
            await scratch.elaborate(EVALUATED, SECONDS)
    async with pool.lease(SMALL) as scratch:  # and Lean goes on with other texts
        assert (await scratch.elaborate(SMALL, SECONDS)).diagnostics == ()


async def test_a_text_that_needs_little_may_take_its_time(pool: ScratchPool) -> None:
    text = "def count : Nat → Nat → Nat\n  | 0, a => a\n  | n + 1, a => count n (a + 1)\n#eval count 10000000 0\n"
    async with pool.lease(text) as scratch:
        [said] = (await scratch.elaborate(text, SECONDS)).diagnostics
    assert said.message == "10000000"


async def test_a_tactic_that_makes_lean_grow_is_told_from_its_neighbours(pool: ScratchPool) -> None:
    place = find_holes(Path("Test.lean"), PROVED)[0]
    patient = Limits(seconds=SECONDS, candidate_seconds=SECONDS, heartbeats=0)
    question = Question((), ("intro h", HUNGRY, "exact ⟨⟩"))
    [judged] = await LeanVerifier(pool).check(place, [question], patient)
    assert [judgement.verdict for judgement in judged] == [Verdict.FAILED, Verdict.OUT_OF_MEMORY, Verdict.FAILED]
    assert judged[1].message == "Lean used more than 0.0977 GB"


async def test_a_proof_that_makes_lean_grow_is_refused_for_that(pool: ScratchPool) -> None:
    place = find_holes(Path("Test.lean"), PROVED)[0]
    acceptance = await LeanVerifier(pool).accept(place, HUNGRY, Limits(SECONDS))
    assert acceptance.reasons == ("Lean used more than 0.0977 GB",)
