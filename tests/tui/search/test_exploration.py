"""A search as a screen follows it: its phase and figures from events, and nothing that waits for its events."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncGenerator, Sequence

import pytest

from assistant.lean.goals import Goal
from assistant.search.steering import Steering
from assistant.search.tree import (
    CandidateTried,
    EdgeAdded,
    Event,
    NodeOpened,
    NodeVisited,
    ProofFound,
    ProofJudged,
    SearchEnded,
    SearchPaused,
)
from assistant.service.errors import EngineLost
from tests.tui.support import recorded
from tui.search.exploration import SLICE_EVENTS, Exploration, Phase, follow, take_in


def opened(number: int) -> NodeOpened:
    return NodeOpened(number, (Goal("", (), f"goal {number}"),), (), 0.0)


def tried(node: int = 0, tactic: str = "simp") -> CandidateTried:
    return CandidateTried(node, tactic, "scripted", -1.0, "failed", "no", 1.0)


# --- recorded searches -----------------------------------------------------------------------------------------


def test_the_figures_of_a_recorded_search_are_those_of_its_events() -> None:
    tree = recorded("accumulator")
    [ended] = [event for event in tree.events if isinstance(event, SearchEnded)]
    accepted = [event for event in tree.events if isinstance(event, ProofJudged) and event.accepted]
    found = Exploration.of_tree("accumulator", tree)
    assert found.phase is Phase.FILE
    assert (found.end, found.seconds) == ("proved", ended.seconds)
    assert found.accepted == found.proof == accepted[-1].proof != ""
    assert found.rate == 0


@pytest.mark.parametrize("name", ["accumulator", "fermat", "puzzle"])
def test_events_taken_in_one_by_one_give_what_the_file_gives(name: str) -> None:
    tree = recorded(name)
    found = Exploration("live")
    for event in tree.events:
        found.learn([event])
    whole = Exploration.of_tree("file", tree)
    assert found.phase is Phase.ENDED
    assert (found.end, found.seconds, found.accepted) == (whole.end, whole.seconds, whole.accepted)
    assert found.newest == whole.newest
    assert found.outline.height == whole.outline.height
    assert found.tree.candidates == sum(isinstance(event, CandidateTried) for event in tree.events)


def test_a_search_that_ended_without_a_proof_has_none() -> None:
    found = Exploration.of_tree("fermat", recorded("fermat"))
    assert found.end in ("timed_out", "unproved")
    assert found.accepted == found.proof == ""


# --- phases ----------------------------------------------------------------------------------------------------


def test_the_phase_follows_start_pause_going_on_and_end() -> None:
    found = Exploration("t", 30.0)
    phases = [found.phase]
    for events in (
        [opened(0)], [SearchPaused(True, 1.5)], [SearchPaused(False, 1.5)], [SearchEnded("timed_out", 30.0)],
        [tried(tactic="mine")], [NodeVisited(0)], [SearchEnded("unproved", 31.0)],
    ):  # fmt: skip
        found.learn(events)
        phases.append(found.phase)
    assert phases == [
        Phase.STARTING, Phase.SEARCHING, Phase.PAUSED, Phase.SEARCHING, Phase.ENDED,
        Phase.ENDED, Phase.SEARCHING, Phase.ENDED,
    ]  # fmt: skip
    assert (found.end, found.seconds) == ("unproved", 31.0)


def test_seconds_count_while_it_searches_and_stand_still_in_a_pause(monkeypatch: pytest.MonkeyPatch) -> None:
    now = 100.0
    monkeypatch.setattr(time, "monotonic", lambda: now)
    found = Exploration("t")
    assert found.seconds == 0
    found.learn([opened(0)])
    now += 2
    assert found.seconds == 2
    found.learn([SearchPaused(True, 1.9)])
    now += 50
    assert found.seconds == 1.9
    found.learn([SearchPaused(False, 1.9)])
    now += 1
    assert found.seconds == pytest.approx(2.9)


def test_the_rate_is_that_of_the_last_seconds(monkeypatch: pytest.MonkeyPatch) -> None:
    now = 100.0
    monkeypatch.setattr(time, "monotonic", lambda: now)
    found = Exploration("t")
    found.learn([opened(0)])
    for _ in range(10):
        now += 1
        found.learn([tried()] * 20)
    assert found.rate == pytest.approx(20)
    now += 60
    assert found.rate == 0


def test_a_refused_proof_is_told_and_is_not_the_accepted_one() -> None:
    found = Exploration("t")
    found.learn([opened(0), ProofFound("by simp"), ProofJudged("by simp", False, (), ("it uses sorry",))])
    assert found.proof == "by simp"
    assert found.accepted == ""
    assert found.judged is not None
    assert found.judged.reasons == ("it uses sorry",)
    found.learn([ProofJudged("rfl", True, (), ())])
    assert found.accepted == "rfl"


def test_a_lost_search_keeps_its_tree_and_its_seconds_and_says_what_to_do() -> None:
    found = Exploration("t")
    found.learn([opened(0), opened(1), EdgeAdded(0, "intro", "scripted", -1.0, (1,))])
    version = found.version
    found.lost(EngineLost())
    assert found.phase is Phase.LOST
    assert len(found.tree.nodes) == 2
    assert found.version > version
    assert found.error == f"{EngineLost().message}. {EngineLost().hint}"
    before = found.seconds
    time.sleep(0.01)
    assert found.seconds == before


# --- letting others run ----------------------------------------------------------------------------------------


async def turns_during(found: Exploration, events: Sequence[Event]) -> int:
    """How often another task had its turn while events were taken in."""
    turns = 0
    done = False

    async def other() -> None:
        nonlocal turns
        while not done:
            turns += 1
            await asyncio.sleep(0)

    beside = asyncio.create_task(other())
    await asyncio.sleep(0)
    turns = 0
    await take_in(found, events)
    done = True
    await beside
    return turns


async def test_keys_have_their_turn_while_many_events_are_taken_in(monkeypatch: pytest.MonkeyPatch) -> None:
    slices = 40
    clock = iter(range(10**9))
    monkeypatch.setattr("tui.search.exploration.time.monotonic", lambda: next(clock))  # every slice is a slow one
    found = Exploration("t")
    events = [opened(0), *[tried(tactic=f"t{number}") for number in range(SLICE_EVENTS * slices - 1)]]
    assert await turns_during(found, events) >= slices - 1
    assert found.tree.candidates == len(events) - 1


async def test_few_events_are_taken_in_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.search.exploration.time.monotonic", lambda: 0.0)
    assert await turns_during(Exploration("t"), [opened(0), tried()]) == 0


class Scripted:
    """An engine that tells some events and then fails, or waits."""

    def __init__(self, events: Sequence[Event], error: Exception | None = None) -> None:
        self.events = events
        self.error = error
        self.closed = False
        self.told = asyncio.Event()

    async def explore(self, *_: object) -> AsyncGenerator[tuple[Event, ...], None]:
        try:
            yield tuple(self.events)
            self.told.set()
            if self.error is not None:
                raise self.error
            await asyncio.Event().wait()
        finally:
            self.closed = True


def opening(engine: Scripted) -> asyncio.Future[object]:
    future: asyncio.Future[object] = asyncio.get_running_loop().create_future()
    future.set_result(engine)
    return future


async def followed(found: Exploration, engine: asyncio.Future[object]) -> None:
    await follow(found, lambda: engine, None, Steering())  # type: ignore[arg-type, return-value]


async def test_what_was_learnt_stays_when_the_engine_is_lost() -> None:
    engine = Scripted([opened(0), tried()], EngineLost())
    found = Exploration("t")
    await followed(found, opening(engine))
    assert found.phase is Phase.LOST
    assert found.tree.candidates == 1
    assert engine.closed


async def test_an_engine_that_cannot_be_opened_is_told() -> None:
    future: asyncio.Future[object] = asyncio.get_running_loop().create_future()
    future.set_exception(EngineLost("no memory"))
    found = Exploration("t")
    await followed(found, future)
    assert found.phase is Phase.LOST
    assert "no memory" in found.error


async def test_events_that_fit_no_tree_end_the_search_with_a_word_about_it() -> None:
    found = Exploration("t")
    engine = Scripted([opened(0), opened(5)])
    await followed(found, opening(engine))
    assert found.phase is Phase.LOST
    assert "node 5" in found.error
    assert engine.closed


async def test_leaving_closes_the_search_in_the_engine() -> None:
    engine = Scripted([opened(0)])
    found = Exploration("t")
    following = asyncio.create_task(followed(found, opening(engine)))
    await engine.told.wait()
    following.cancel()
    await asyncio.gather(following, return_exceptions=True)
    assert engine.closed


async def test_leaving_does_not_end_an_engine_that_others_wait_for() -> None:
    shared: asyncio.Future[object] = asyncio.get_running_loop().create_future()
    following = asyncio.create_task(followed(Exploration("t"), shared))
    await asyncio.sleep(0)
    following.cancel()
    await asyncio.gather(following, return_exceptions=True)
    assert not shared.cancelled()
