"""A search whose provers are slow, silent or broken: it goes on with the others, and takes what comes late."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest

from assistant.lean.goals import Goal
from assistant.lean.places import find_holes
from assistant.lean.verify.verdicts import Acceptance
from assistant.lean.verify.verifier import LeanVerifier
from assistant.search.best_first import BestFirstSearch
from assistant.search.budget import Budget
from assistant.search.ending import Cause
from assistant.search.outcome import Outcome, OutcomeStatus
from assistant.search.pool import CandidatePool
from assistant.search.steered import Steered
from assistant.search.steering import Steering, Stop, TryTactic
from assistant.search.tree import (
    ROOT,
    AlsoProposed,
    CandidateTried,
    Event,
    NodeExhausted,
    NodeVisited,
    ProofFound,
    Tree,
)
from models.protocol import Candidate, ProverUnavailable, StepProver
from tests.search.scripted import ScriptedProver, SlowProver, describe
from tests.search.test_pool import Failing

pytestmark = pytest.mark.asyncio(loop_scope="module")

TEXT = "theorem t (p q : Prop) (hp : p) (hq : q) : p ∧ q := by\n  sorry\n"
PLACE = find_holes(Path("Test.lean"), TEXT)[0]
PATIENCE = 60.0


async def quick(_goals: tuple[Goal, ...], _steps: tuple[str, ...]) -> list[Candidate]:
    return [Candidate("constructor", -0.5, "quick"), Candidate("exact hp", -1.0, "quick")]


async def search(verifier: LeanVerifier, *provers: StepProver, seconds: float = 30.0) -> tuple[Outcome, list[Event]]:
    events: list[Event] = []
    pool = CandidatePool(provers, describe, 100)
    async with asyncio.timeout(PATIENCE):
        return await BestFirstSearch(verifier, pool, PLACE, Budget(seconds), events.append).run(), events


async def test_what_a_slow_prover_finds_is_tried_when_it_comes(verifier: LeanVerifier) -> None:
    slow = SlowProver("slow", "exact hq", seconds=0.5)
    result, events = await search(verifier, ScriptedProver(quick), slow)
    assert result.status is OutcomeStatus.PROVED
    assert result.sources == ("quick", "slow")
    visits = [event.node for event in events if isinstance(event, NodeVisited)]
    assert len(visits) > len(set(visits)), "a state had its turn again"


async def test_a_slow_prover_is_named_at_what_others_proposed_before_also_on_a_step_of_the_proof(
    verifier: LeanVerifier,
) -> None:
    echo = SlowProver("echo", "constructor", "exact hp", "rfl", seconds=0.5, batch=8)
    last = SlowProver("last", "exact hq", seconds=1.0, batch=8)
    pool = CandidatePool([ScriptedProver(quick), echo, last], describe, 100)
    run = BestFirstSearch(verifier, pool, PLACE, Budget(30.0))
    async with asyncio.timeout(PATIENCE):
        result = await run.run()
    assert (result.status, result.sources) == (OutcomeStatus.PROVED, ("echo", "last", "quick"))
    [split] = [edge for edge in run.tree.root.edges if edge.tactic == "constructor"]
    assert split.sources == ("quick", "echo")
    assert Tree(run.tree.events).nodes == run.tree.nodes, "a file tells the same"
    own = [(c.tactic, proved) for c, proved in run.outcomes() if c.source == "echo"]
    assert ("constructor", True) in own
    assert ("exact hp", False) in own, "at the root"
    assert sum(t.judged for t in pool.calibrator.calibration.tallies["echo"]) == len(own)


async def test_who_repeats_what_proves_it_before_the_end_is_named_in_the_result(
    verifier: LeanVerifier, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def proves(_goals: tuple[Goal, ...], _steps: tuple[str, ...]) -> list[Candidate]:
        return [Candidate("exact ⟨hp, hq⟩", -0.5, "quick")]

    echo = SlowProver("echo", "exact ⟨hp, hq⟩", seconds=0.01)
    events: list[Event] = []
    pool = CandidatePool([ScriptedProver(proves), echo], describe, 100)
    accept = verifier.accept

    async def patient(*arguments: Any, **named: Any) -> Acceptance:
        """Accepts nothing before the echo was heard."""
        while pool.may_bring_more(ROOT):
            await pool.news()
        return await accept(*arguments, **named)

    monkeypatch.setattr(verifier, "accept", patient)
    async with asyncio.timeout(PATIENCE):
        result = await BestFirstSearch(verifier, pool, PLACE, Budget(30.0), events.append).run()
    assert (result.status, result.sources) == (OutcomeStatus.PROVED, ("echo", "quick"))
    order = [type(event) for event in events]
    assert order.index(ProofFound) < order.index(AlsoProposed)


async def test_what_waits_for_its_turn_is_tried_sooner_when_somebody_is_surer_of_it(verifier: LeanVerifier) -> None:
    async def many(_goals: tuple[Goal, ...], _steps: tuple[str, ...]) -> list[Candidate]:
        return [*(Candidate(f"exact h{n}", -1.0, "quick") for n in range(90)), Candidate("and_intros", -9.0, "quick")]

    sure = SlowProver("sure", "and_intros", seconds=0.01, score=-0.1)
    result, events = await search(verifier, ScriptedProver(many), sure, seconds=8.0)
    tried = [event for event in events if isinstance(event, CandidateTried) and event.node == ROOT]
    number, split = next((n, event) for n, event in enumerate(tried) if event.tactic == "and_intros")
    assert (split.source, split.others) == ("sure", ("quick",))
    assert number < 64
    assert result.status is not OutcomeStatus.PROVED


async def test_a_quick_proof_does_not_wait_for_a_slow_prover(verifier: LeanVerifier) -> None:
    async def proves(_goals: tuple[Goal, ...], _steps: tuple[str, ...]) -> list[Candidate]:
        return [Candidate("exact ⟨hp, hq⟩", -0.5, "quick")]

    never = SlowProver("never", "simp", seconds=3600.0)
    result, _ = await search(verifier, ScriptedProver(proves), never)
    assert (result.status, result.sources) == (OutcomeStatus.PROVED, ("quick",))
    assert never.stopped == 1, "it is told to stop"


async def test_a_prover_that_never_answers_ends_with_the_time_of_the_search(verifier: LeanVerifier) -> None:
    never = SlowProver("never", "simp", seconds=3600.0)
    result, _ = await search(verifier, ScriptedProver(quick), never, seconds=2.0)
    assert result.status is OutcomeStatus.TIMED_OUT
    assert result.ending.cause is Cause.TIME_OVER
    assert result.ending.open_states > 0


async def test_nothing_is_left_only_when_the_last_prover_has_answered(verifier: LeanVerifier) -> None:
    slow = SlowProver("slow", "exact hp", seconds=0.3)
    result, events = await search(verifier, ScriptedProver(quick), slow)
    assert result.ending.cause is Cause.NOTHING_LEFT
    assert len(slow.asked) == result.nodes
    assert sum(isinstance(event, NodeExhausted) for event in events) == result.nodes - 1  # `p` was proved


async def test_why_a_prover_could_not_answer_is_told(verifier: LeanVerifier) -> None:
    failing = Failing(ProverUnavailable("no model of that name", hint="Choose another."))
    result, _ = await search(verifier, ScriptedProver(quick), failing)
    assert result.status is OutcomeStatus.UNPROVED
    assert result.reason == "nothing is left to try; failing: no model of that name"
    assert result.ending.failures == ("failing: no model of that name",)


async def test_without_any_prover_nothing_is_left(verifier: LeanVerifier) -> None:
    result, _ = await search(verifier)
    assert result.ending.cause is Cause.NOTHING_LEFT


async def test_a_person_is_obeyed_while_all_that_is_open_waits_for_a_prover(verifier: LeanVerifier) -> None:
    never = SlowProver("never", "simp", seconds=3600.0)
    steering = Steering()
    waiting = asyncio.Event()
    pool = CandidatePool([never], describe, 100)
    search = BestFirstSearch(verifier, pool, PLACE, Budget(3600), lambda _: waiting.set(), steering=steering)
    running = asyncio.create_task(Steered(search, steering).run())
    async with asyncio.timeout(PATIENCE):
        await waiting.wait()
        steering.send(TryTactic(ROOT, "exact ⟨hp, hq⟩"))
        while not search.proof:  # noqa: ASYNC110 - the search tells its listener other things
            await asyncio.sleep(0.02)
        steering.send(Stop())
        assert (await running).status is OutcomeStatus.PROVED
