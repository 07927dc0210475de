"""Provers that answer when they can: what arrives, from whom, and who is not asked any more."""

from __future__ import annotations

import asyncio
import logging
import math
from collections.abc import AsyncGenerator, Callable, Sequence

import pytest

from assistant.lean.goals import Goal, parse_goals
from assistant.search.calibrator import Calibrator
from assistant.search.pool import FAILURES, CandidatePool, ProverFailure
from models.protocol import Candidate, Capabilities, Proposal, ProverUnavailable, StepRequest
from tests.search.scripted import ScriptedProver, SlowProver, describe

GOALS = parse_goals("⊢ p")
LONG = 30.0


async def simp(_goals: tuple[Goal, ...], _steps: tuple[str, ...]) -> list[Candidate]:
    return [Candidate("simp", -1.0, "quick"), Candidate("omega", -3.0, "quick")]


class Failing(SlowProver):
    """One that raises."""

    def __init__(self, error: Exception) -> None:
        super().__init__("failing", seconds=0.01)
        self.error = error

    async def propose(self, requests: Sequence[StepRequest], deadline: float) -> AsyncGenerator[Proposal, None]:
        self.asked.append(tuple(request.number for request in requests))
        raise self.error
        yield


class Flooding(SlowProver):
    """One that proposes without end."""

    async def propose(self, requests: Sequence[StepRequest], deadline: float) -> AsyncGenerator[Proposal, None]:
        for number in range(10**9):
            await asyncio.sleep(0)
            flood = tuple(Candidate(f"simp [h{number}_{n}]", -5.0, self.name) for n in range(100))
            yield Proposal(requests[0].number, flood, last=False)


async def until(pool: CandidatePool, number: int) -> list[Candidate]:
    """What arrives for a state first."""
    while not pool.has_arrived(number):
        assert await pool.news()
    return pool.take(number)


async def happened(condition: Callable[[], bool]) -> None:
    async with asyncio.timeout(LONG):
        while not condition():  # noqa: ASYNC110 - provers of a test tell nobody
            await asyncio.sleep(0.001)


def opened(*provers: object, wanted: int = 10, seconds: float = LONG) -> CandidatePool:
    pool = CandidatePool(provers, describe, wanted)  # type: ignore[arg-type]
    pool.extend(seconds)
    return pool


async def test_who_answers_at_once_is_waited_for_and_others_are_not() -> None:
    slow = SlowProver("slow", "grind", seconds=60.0)
    pool = opened(ScriptedProver(simp), slow)
    pool.ask(0, GOALS, (), 0.0)
    await pool.first([0])
    assert [c.tactic for c in pool.take(0)] == ["simp", "omega"]
    assert pool.may_bring_more(0)
    assert slow.asked == [(0,)]
    await pool.close()
    assert slow.stopped == 1


async def test_a_late_answer_is_there_for_whoever_looks_next() -> None:
    pool = opened(ScriptedProver(simp), SlowProver("slow", "grind", "simp", seconds=0.05))
    pool.ask(0, GOALS, (), 0.0)
    await pool.first([0])
    pool.take(0)
    late = await until(pool, 0)
    assert [(c.tactic, c.source) for c in late] == [("grind", "slow")], "each tactic once"
    assert not pool.may_bring_more(0)
    await pool.close()


async def test_the_state_is_known_for_which_the_surest_has_arrived() -> None:
    pool = opened(SlowProver("slow", "grind", seconds=0.05, score=-0.2), SlowProver("other", "simp", seconds=0.05))
    assert pool.surest() == (0, -math.inf)
    pool.ask(3, GOALS, (), 0.0)
    while pool.surest() != (3, -0.2):
        assert await pool.news()
    pool.take(3)
    assert pool.surest()[1] == -math.inf
    await pool.close()


async def test_all_who_propose_a_tactic_are_named_and_the_best_stands_for_them() -> None:
    async def sure(_goals: tuple[Goal, ...], _steps: tuple[str, ...]) -> list[Candidate]:
        return [Candidate("omega", -0.1, "sure"), Candidate("simp", -2.0, "sure")]

    pool = opened(ScriptedProver(simp), ScriptedProver(sure))
    pool.ask(0, GOALS, (), 0.0)
    await pool.first([0])
    found = [(c.tactic, c.source, c.other_sources) for c in pool.take(0)]
    assert found == [("omega", "sure", ("quick",)), ("simp", "quick", ("sure",))]
    assert pool.take_repeated() == []
    await pool.close()


async def test_who_proposes_what_was_taken_is_told_once_and_with_its_own_score() -> None:
    slow = SlowProver("slow", "simp", "simp", "omega", seconds=0.05, score=-0.2)
    pool = opened(ScriptedProver(simp), slow)
    pool.ask(7, GOALS, (), 0.0)
    await pool.first([7])
    pool.take(7)
    while pool.may_bring_more(7):
        assert await pool.news()
    assert [(number, c.tactic, c.source, c.score) for number, c in pool.take_repeated()] == [
        (7, "simp", "slow", -0.2),
        (7, "omega", "slow", -0.2),
    ]
    assert pool.take_repeated() == []
    await pool.close()


async def test_one_that_says_more_later_does_not_repeat_itself() -> None:
    class Twice(SlowProver):
        async def propose(self, requests: Sequence[StepRequest], deadline: float) -> AsyncGenerator[Proposal, None]:
            for last in (False, True):
                yield Proposal(requests[0].number, (Candidate("simp", -1.0, self.name),), last)
                await asyncio.sleep(0.02)

    pool = opened(Twice("twice", seconds=0.01))
    pool.ask(0, GOALS, (), 0.0)
    [only] = await until(pool, 0)
    while pool.may_bring_more(0):
        assert await pool.news()
    assert (only.others, pool.take_repeated()) == ((), [])
    await pool.close()


class Asked(SlowProver):
    """One that writes so many texts for a state, and knows how many were wanted of it."""

    def __init__(self, samples: int, seconds: float = 0.01) -> None:
        super().__init__("model", "simp", seconds=seconds)
        self.capabilities = Capabilities(1, seconds, samples)
        self.wanted: list[int] = []

    async def propose(self, requests: Sequence[StepRequest], deadline: float) -> AsyncGenerator[Proposal, None]:
        self.wanted += [request.wanted for request in requests]
        async for proposal in super().propose(requests, deadline):
            yield proposal


def in_vain(source: str, verdicts: int = 900) -> Calibrator:
    calibrator = Calibrator()
    candidate = calibrator.calibrated(Candidate("simp", -1.0, source))
    calibrator.record((candidate, False) for _ in range(verdicts))
    return calibrator


@pytest.mark.parametrize(
    ("calibrator", "samples", "seconds", "wanted"),
    [
        (Calibrator(), 8, 0.01, 8),
        (in_vain("model"), 8, 0.01, 1),
        (in_vain("model", 300), 8, 0.01, 2),
        (in_vain("another"), 8, 0.01, 8),
        (in_vain("model"), 0, 0.01, 100),
        (in_vain("model"), 8, 0.0, 100),
        (in_vain("model", 0), 500, 0.01, 100),
    ],
    ids=["unknown", "in vain", "often in vain", "another", "says no number", "answers at once", "more than wanted"],
)
async def test_a_model_whose_candidates_proved_nothing_is_asked_for_fewer(
    calibrator: Calibrator, samples: int, seconds: float, wanted: int
) -> None:
    model = Asked(samples, seconds)
    pool = CandidatePool([model], describe, 100, calibrator)
    pool.extend(LONG)
    pool.ask(0, GOALS, (), 0.0)
    await until(pool, 0)
    assert model.wanted == [wanted]
    await pool.close()


async def test_requests_go_out_together_the_most_promising_first() -> None:
    slow = SlowProver("slow", "grind", seconds=0.02, batch=2)
    pool = opened(slow)
    for number, priority in enumerate((-3.0, -1.0, -2.0)):
        pool.ask(number, GOALS, (), priority)
    await until(pool, 0)
    assert slow.asked == [(1, 2), (0,)]
    await pool.close()


async def test_a_state_is_asked_about_once() -> None:
    slow = SlowProver("slow", "grind", seconds=0.02)
    pool = opened(slow)
    for _ in range(3):
        pool.ask(0, GOALS, (), 0.0)
        await until(pool, 0) if not slow.asked else None
    assert slow.asked == [(0,)]
    await pool.close()


async def test_what_is_of_no_interest_any_more_is_given_up_and_asked_again_when_it_is() -> None:
    slow = SlowProver("slow", "grind", seconds=0.2)
    pool = opened(slow)
    pool.ask(0, GOALS, (), 0.0)
    pool.ask(1, GOALS, (), -1.0)
    await happened(lambda: bool(slow.asked))
    pool.keep([1])
    await until(pool, 1)
    assert (slow.asked, slow.stopped) == ([(0,), (1,)], 1)
    pool.keep([0, 1])
    await until(pool, 0)
    assert slow.asked == [(0,), (1,), (0,)]
    await pool.close()


async def test_one_that_never_answers_ends_with_the_time_and_goes_on_with_more() -> None:
    never = SlowProver("never", "grind", seconds=60.0)
    pool = opened(never, seconds=0.05)
    pool.ask(0, GOALS, (), 0.0)
    while await pool.news():
        pass
    assert pool.may_bring_more(0), "it was not asked to the end"
    await happened(lambda: never.stopped > 0)
    pool.extend(LONG)
    await happened(lambda: len(never.asked) == 2)
    await pool.close()


async def test_one_that_raises_is_told_and_after_a_few_times_not_asked_again(caplog: pytest.LogCaptureFixture) -> None:
    failing = Failing(ValueError("no such layer"))
    pool = opened(ScriptedProver(simp), failing)
    with caplog.at_level(logging.ERROR):
        for number in range(FAILURES + 2):
            pool.ask(number, GOALS, (), 0.0)
            while pool.may_bring_more(number):
                pool.take(number)
                await pool.news()
    assert len(failing.asked) == FAILURES
    assert pool.failures == [ProverFailure("failing", "ValueError: no such layer")]
    assert "failing failed" in caplog.text
    await pool.close()


async def test_one_that_says_that_it_cannot_is_not_asked_again() -> None:
    failing = Failing(ProverUnavailable("no model of that name", hint="Choose another."))
    pool = opened(failing)
    for number in range(3):
        pool.ask(number, GOALS, (), 0.0)
    while any(pool.may_bring_more(number) for number in range(3)):
        await pool.news()
    assert failing.asked == [(0,)]
    assert pool.failures == [ProverFailure("failing", "no model of that name")]
    pool.ask(3, GOALS, (), 0.0)
    assert not pool.may_bring_more(3)
    await pool.close()


async def test_an_answer_to_what_was_not_asked_is_a_failure() -> None:
    class Confused(SlowProver):
        async def propose(self, requests: Sequence[StepRequest], deadline: float) -> AsyncGenerator[Proposal, None]:
            yield Proposal(99, ())

    pool = opened(Confused("confused", seconds=0.01))
    pool.ask(0, GOALS, (), 0.0)
    while pool.may_bring_more(0):
        await pool.news()
    assert pool.failures
    await pool.close()


async def test_one_that_floods_gets_no_more_in_than_was_wanted() -> None:
    pool = opened(ScriptedProver(simp), Flooding("flooding", seconds=0.01), wanted=20, seconds=0.3)
    pool.ask(0, GOALS, (), 0.0)
    while await pool.news():
        pass
    assert len(pool.take(0)) <= 22
    await pool.close()


async def test_one_that_does_not_stop_is_left_behind(caplog: pytest.LogCaptureFixture) -> None:
    class Stubborn(SlowProver):
        async def propose(self, requests: Sequence[StepRequest], deadline: float) -> AsyncGenerator[Proposal, None]:
            self.asked.append(())
            for _ in range(200):
                try:
                    await asyncio.sleep(0.01)
                except asyncio.CancelledError:
                    continue
            yield Proposal(requests[0].number, ())

    stubborn = Stubborn("stubborn", seconds=1.0)
    pool = opened(stubborn)
    pool.ask(0, GOALS, (), 0.0)
    await happened(lambda: bool(stubborn.asked))
    await pool.close()
    assert "stubborn does not stop" in caplog.text


async def test_a_timeout_that_a_prover_raises_itself_is_a_failure_like_others() -> None:
    # It was taken for the end of the time, and the prover asked again in a tight loop.
    failing = Failing(TimeoutError("the server did not answer"))
    pool = opened(failing)
    pool.ask(0, GOALS, (), 0.0)
    while pool.may_bring_more(0):
        assert await pool.news()
    assert pool.failures == [ProverFailure("failing", "TimeoutError: the server did not answer")]
    assert len(failing.asked) == 1
    await pool.close()
