"""An engine in another process answers as one in this process does, over a socket and over the loopback device."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, replace
from typing import Any

import pytest
import pytest_asyncio

from assistant.editing import Offers
from assistant.engine import Engine
from assistant.errors import AssistantError
from assistant.lean.errors import NoGoalHere, NoHoleHere
from assistant.lean.places import Place, find_holes
from assistant.lean.positions import WirePosition
from assistant.lean.project import find_project
from assistant.lean.toolchain import Toolchain
from assistant.lean.verify.verdicts import Verdict
from assistant.search.budget import Budget, Listener, no_listener
from assistant.search.outcome import Outcome, OutcomeStatus
from assistant.search.suggestions import Suggestions
from assistant.search.tree import Event, Tree
from assistant.service.address import address_of
from assistant.service.client import RemoteEngine
from assistant.service.places import PlaceReference
from assistant.service.server import EngineServer, Limits
from assistant.service.spawn import Dial
from assistant.sorries.text import HoleBegun, HoleDone, HoleEvent, Searched
from tests.service.conftest import PATIENCE, until

pytestmark = pytest.mark.asyncio(loop_scope="module")

FILE = """\
def chain : List Nat → List Nat → List Nat
  | [], ys => ys
  | x :: xs, ys => x :: chain xs ys

theorem chain_nil (xs : List Nat) : chain xs [] = xs := by
  sorry

theorem early (a b : Nat) (h : a = b) : b = a := by
  sorry

axiom given (n : Nat) : n * n = n

theorem rests_on_it : 2 * 2 = 2 := given 2

theorem behind_a_mistake (a : Nat) : a = a := by
  exact )
  sorry

-- only a word
"""
BUDGET = Budget(20)


@dataclass(frozen=True)
class Both:
    """The engine in the server, and the front door's view of it."""

    engine: Engine
    remote: RemoteEngine


@pytest_asyncio.fixture(scope="module", loop_scope="module", params=[False, True], ids=["socket", "tcp"])
async def both(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, toolchain: Toolchain
) -> AsyncIterator[Both]:
    root = tmp_path_factory.mktemp("both")
    served = EngineServer(root, address_of(root), Limits(jobs=2), tcp=request.param)
    running = asyncio.create_task(served.run())
    await until(served.address.card.exists, "the server listens")
    remote = RemoteEngine(find_project(root), Dial(root, start=False))
    async with asyncio.timeout(PATIENCE):
        await remote.connect()
    assert served.address.socket.exists() is not request.param
    try:
        yield Both(served._engine.result(), remote)
    finally:
        await remote.close()
        served.end()
        async with asyncio.timeout(PATIENCE):
            assert await running


def place(both: Both, name: str) -> Place:
    [found] = [h for h in find_holes(both.engine.project.root / "File.lean", FILE) if h.declaration.name == name]
    return found


def at(both: Both, mark: str) -> tuple[Any, str, WirePosition]:
    """Path, text and position of the only place where `mark` stands."""
    line = FILE[: FILE.index(mark)].count("\n")
    column = FILE.index(mark) - FILE.rfind("\n", 0, FILE.index(mark)) - 1
    return both.engine.project.root / "File.lean", FILE, WirePosition(line, column)


async def test_the_lean_that_is_used_is_known(both: Both) -> None:
    assert (both.remote.lean, both.remote.lean_source) == (both.engine.lean, "embedded")


async def test_goals(both: Both) -> None:
    goals = await both.remote.goals(place(both, "early"))
    assert [goal.target for goal in goals] == ["b = a"]
    assert goals == await both.engine.goals(place(both, "early"))


async def test_suggestions_come_as_they_are_found_and_the_last_are_the_engines(both: Both) -> None:
    known = [k async for k in both.remote.suggest(place(both, "early"), 10)]
    assert known[-1].suggestions[0].status is Verdict.CLOSES
    assert [k.tried for k in known] == sorted(k.tried for k in known)
    assert known[-1] == [k async for k in both.engine.suggest(place(both, "early"), 10)][-1]


async def test_who_reads_slowly_sees_newer_suggestions_and_the_last(
    both: Both, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent = asyncio.Event()

    async def many(*_: object) -> AsyncIterator[Suggestions]:
        for number in range(200):
            yield Suggestions((), tried=number)
            await asyncio.sleep(0)
        sent.set()

    monkeypatch.setattr(both.engine, "suggest", many)
    seen = []
    async for known in both.remote.suggest(place(both, "early"), 10):
        seen.append(known.tried)
        await sent.wait()
    assert seen == sorted(set(seen))
    assert seen[-1] == 199
    assert len(seen) < 100


async def test_what_is_heard_of_a_search_is_what_happened(both: Both, monkeypatch: pytest.MonkeyPatch) -> None:
    results: list[Outcome] = []
    happened: list[Event] = []
    prove = both.engine.prove

    async def recorded(place: Place, budget: Budget, listener: Listener) -> Outcome:
        def listen(event: Event) -> None:
            happened.append(event)
            listener(event)

        results.append(await prove(place, budget, listen))
        return results[-1]

    monkeypatch.setattr(both.engine, "prove", recorded)
    heard: list[Event] = []
    result = await both.remote.prove(place(both, "chain_nil"), BUDGET, heard.append)
    assert result.status is OutcomeStatus.PROVED
    assert [result] == results
    assert heard == happened
    assert (result.nodes, result.candidates) == (len(Tree(heard).nodes), Tree(heard).candidates)


async def test_of_a_search_that_nobody_watches_nothing_but_the_result_is_sent(
    both: Both, monkeypatch: pytest.MonkeyPatch
) -> None:
    listeners: list[Listener] = []
    prove = both.engine.prove

    async def recorded(place: Place, budget: Budget, listener: Listener) -> Outcome:
        listeners.append(listener)
        return await prove(place, budget, listener)

    monkeypatch.setattr(both.engine, "prove", recorded)
    result = await both.remote.prove(place(both, "early"), BUDGET)
    assert result.status is OutcomeStatus.PROVED
    assert listeners == [no_listener]


async def test_a_proof_is_accepted_or_refused_with_the_reasons(both: Both) -> None:
    accepted = await both.remote.accept(place(both, "early"), "exact h.symm")
    assert accepted.accepted
    refused = await both.remote.accept(place(both, "early"), "exact h")
    local = await both.engine.accept(place(both, "early"), "exact h")
    assert not refused.accepted
    assert refused.reasons
    assert replace(refused, seconds=0) == replace(local, seconds=0)


async def test_axioms(both: Both) -> None:
    path = both.engine.project.root / "File.lean"
    axioms = await both.remote.axioms(path, FILE, 20)
    assert axioms["rests_on_it"] == ("given",)
    assert axioms == await both.engine.axioms(path, FILE, 20)


async def test_what_is_not_finished(both: Both) -> None:
    path = both.engine.project.root / "File.lean"
    found = await both.remote.unfinished(path, FILE, 20)
    assert "early" in [declaration.name for declaration in found.declarations]
    assert found == await both.engine.unfinished(path, FILE, 20)


async def test_diagnostics(both: Both) -> None:
    found = await both.remote.diagnostics(FILE, 20)
    assert any("unexpected token" in diagnostic.message for diagnostic in found if diagnostic.is_error)
    assert found == await both.engine.diagnostics(FILE, 20)


async def test_holes(both: Both) -> None:
    path = both.engine.project.root / "File.lean"
    found = await both.remote.holes(path, FILE)
    assert [hole.declaration for hole in found] == ["chain_nil", "early", "behind_a_mistake"]
    assert found == await both.engine.holes(path, FILE)


async def test_the_hole_at_a_position(both: Both) -> None:
    found = await both.remote.hole_at(*at(both, "sorry\n\naxiom"))
    assert found.declaration == "early"
    assert found == await both.engine.hole_at(*at(both, "sorry\n\naxiom"))


async def test_offers(both: Both) -> None:
    def timeless(offers: Offers) -> Offers:
        return replace(offers, known=replace(offers.known, seconds=0.0))

    found = [known async for known in both.remote.offers(*at(both, "sorry\n\naxiom"), 10)]
    assert found[-1].hole
    assert found[-1].fitting
    local = [known async for known in both.engine.offers(*at(both, "sorry\n\naxiom"), 10)]
    assert timeless(found[-1]) == timeless(local[-1])


async def test_goals_at_a_position(both: Both) -> None:
    found = await both.remote.goals_at(*at(both, "sorry\n\naxiom"))
    assert [goal.target for goal in found] == ["b = a"]
    assert found == await both.engine.goals_at(*at(both, "sorry\n\naxiom"))
    assert await both.remote.goals_at(*at(both, "only a word")) == ()


async def test_premises_at_a_position(both: Both) -> None:
    found = await both.remote.premises_at(*at(both, "sorry\n\ntheorem early"), 7)
    assert len(found) == 7
    assert found == await both.engine.premises_at(*at(both, "sorry\n\ntheorem early"), 7)


async def test_holes_are_proved_one_after_another_and_every_search_can_be_watched(both: Both) -> None:
    path = both.engine.project.root / "File.lean"
    offsets = [hole.offset for hole in await both.remote.holes(path, FILE)][:2]
    events: list[HoleEvent] = [event async for event in both.remote.prove_holes(path, FILE, offsets, BUDGET)]
    for offset in offsets:
        assert isinstance(events[0], HoleBegun)
        assert events.pop(0) == HoleBegun(offset)
        tree = Tree()
        while isinstance(searched := events.pop(0), Searched):
            for event in searched.events:
                tree.apply(event)
        assert isinstance(searched, HoleDone)
        assert (searched.offset, searched.outcome.status) == (offset, "proved")
        assert tree.proved
        assert (searched.outcome.nodes, searched.outcome.candidates) == (len(tree.nodes), tree.candidates)
        assert searched.change is not None
        assert searched.outcome.proof in searched.change.text or "\n" in searched.outcome.proof
    assert events == []


async def test_a_proof_that_was_found_earlier_is_looked_at_again(both: Both) -> None:
    path = both.engine.project.root / "File.lean"
    offset = place(both, "early").span.start
    assert (await both.remote.accept_hole(path, FILE, offset, "exact h.symm")).outcome.proved
    done = await both.remote.accept_hole(path, FILE, offset, "rfl")
    assert (done.outcome.status, done.change) == ("unproved", None)
    assert done.outcome.reason


async def test_many_calls_at_a_time_do_not_get_each_others_answers(both: Both) -> None:
    async def ask(number: int) -> None:
        text = f"theorem t{number} : {number} = {number} := by\n  sorry\n"
        [hole] = await both.remote.holes(both.engine.project.root / "Many.lean", text)
        assert hole.declaration == f"t{number}"

    await asyncio.gather(*map(ask, range(100)))


# --- errors ----------------------------------------------------------------------------------------------------


async def same_error(kind: type[AssistantError], both: Both, ask: Callable[[Any], Awaitable[object]]) -> None:
    with pytest.raises(kind) as theirs:
        await ask(both.remote)
    with pytest.raises(kind) as ours:
        await ask(both.engine)
    assert type(theirs.value) is type(ours.value) is kind
    assert (theirs.value.message, theirs.value.hint) == (ours.value.message, ours.value.hint)


async def test_an_error_is_the_engines_own(both: Both) -> None:
    await same_error(NoGoalHere, both, lambda engine: engine.goals(place(both, "behind_a_mistake")))
    await same_error(NoHoleHere, both, lambda engine: engine.premises_at(*at(both, "only a word"), 5))


async def test_a_stream_fails_as_the_engines_does(both: Both) -> None:
    async def last(stream: Any) -> Offers:
        async with contextlib.aclosing(stream):
            return [known async for known in stream][-1]

    await same_error(NoHoleHere, both, lambda engine: last(engine.offers(*at(both, "only a word"), 5)))


async def test_a_place_that_is_none_is_told_and_the_engine_goes_on(both: Both, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        nowhere = PlaceReference(both.engine.project.root / "File.lean", 3, False)
        patch.setattr("assistant.service.methods.refer", lambda _: nowhere)
        with pytest.raises(NoHoleHere):
            await both.remote.goals(place(both, "early"))
    assert await both.remote.goals(place(both, "early"))
