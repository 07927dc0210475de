"""Holes of a text that is open in an editor: searched one after another, each search to be watched."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from assistant.engine import Engine
from assistant.lean.errors import NoHoleHere
from assistant.lean.places import Place, find_holes
from assistant.lean.positions import SourceText
from assistant.search.budget import Budget, Listener
from assistant.search.outcome import Outcome, OutcomeStatus
from assistant.search.tree import NodeOpened, SearchEnded, Tree
from assistant.sorries.text import (
    HoleBegun,
    HoleDone,
    HoleEvent,
    Searched,
    TakenBack,
    accept_hole,
    places_at,
    prove_holes,
)

pytestmark = pytest.mark.asyncio(loop_scope="module")
PATH = Path("File.lean")
TEXT = """\
theorem one (a b : Nat) : a + b = b + a := by
  sorry

theorem two (p q : Prop) (h : p ∧ q) : q ∧ p := by
  have hq : q := sorry
  sorry

theorem three : 1 = 2 := by
  sorry
"""


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def engine(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Engine]:
    async with Engine.open(tmp_path_factory.mktemp("text")) as engine:
        yield engine


async def events_of(engine: Engine, text: str = TEXT, seconds: float = 5.0) -> list[HoleEvent]:
    places = find_holes(PATH, text)
    return [event async for event in prove_holes(engine, places, Budget(seconds))]


async def test_every_hole_begins_is_searched_and_ends_in_order(engine: Engine) -> None:
    events = await events_of(engine)
    offsets = [place.span.start for place in find_holes(PATH, TEXT)]
    assert [event.offset for event in events if isinstance(event, HoleBegun)] == offsets
    done = [event for event in events if isinstance(event, HoleDone)]
    assert [event.offset for event in done] == offsets
    assert [event.outcome.status == "proved" for event in done] == [True, True, True, False]
    for event in done:
        assert bool(event.outcome.proof) == bool(event.change) == (event.outcome.status == "proved")
        assert bool(event.outcome.reason) == (event.outcome.status != "proved")


async def test_the_events_of_a_search_make_its_tree(engine: Engine) -> None:
    events = await events_of(engine, TEXT[: TEXT.index("theorem two")])
    [done] = [event for event in events if isinstance(event, HoleDone)]
    tree = Tree(event for batch in events if isinstance(batch, Searched) for event in batch.events)
    assert tree.proved
    assert (len(tree.nodes), tree.candidates) == (done.outcome.nodes, done.outcome.candidates)
    assert isinstance(tree.events[0], NodeOpened)
    assert isinstance(tree.events[-1], SearchEnded)


async def test_the_changes_are_of_the_text_as_it_was_and_stand_together(engine: Engine) -> None:
    done = [event for event in await events_of(engine) if isinstance(event, HoleDone) and event.change is not None]
    source, text = SourceText(TEXT), TEXT
    for event in sorted(done, key=lambda event: -event.offset):
        assert event.change is not None
        start = source.offset_of_wire(event.change.range.start.line, event.change.range.start.character)
        end = source.offset_of_wire(event.change.range.end.line, event.change.range.end.character)
        text = text[:start] + event.change.text + text[end:]
    errors = [d.message for d in await engine.diagnostics(text, 60) if d.is_error]
    assert errors == []
    assert text.count("sorry") == 1


async def test_closing_it_stops_the_search() -> None:
    stopped = asyncio.Event()

    class Endless:
        async def prove(self, *_: object) -> Outcome:
            try:
                await asyncio.sleep(60)
            finally:
                stopped.set()
            raise AssertionError

    events = prove_holes(Endless(), find_holes(PATH, TEXT), Budget(60))  # type: ignore[arg-type]
    assert isinstance(await anext(events), HoleBegun)
    waiting = asyncio.ensure_future(anext(events))
    await asyncio.sleep(0.01)
    waiting.cancel()
    await asyncio.gather(waiting, return_exceptions=True)
    await events.aclose()
    assert stopped.is_set()


async def test_a_proof_that_does_not_stand_beside_the_others_is_taken_back(engine: Engine) -> None:
    text = "theorem a : 1 + 1 = 2 := by\n  sorry\n\ntheorem b : 2 + 2 = 4 := by\n  sorry\n"
    places = find_holes(PATH, text)

    class Clashing:
        """Stands in for a Lean that finds an error where both proofs are in the text."""

        prove, accept, axioms, imports_state = engine.prove, engine.accept, engine.axioms, engine.imports_state

        async def diagnostics(self, asked: str, seconds: float):
            found = await engine.diagnostics(asked, seconds)
            if "sorry" in asked:
                return found
            return await engine.diagnostics(asked + "\n#check nothing_of_that_name\n", seconds)

    events = [event async for event in prove_holes(Clashing(), places, Budget(5))]  # type: ignore[arg-type]
    [taken] = [event for event in events if isinstance(event, TakenBack)]
    assert taken.offset == places[1].span.start
    assert "together with the other proofs" in taken.reason


async def test_a_proof_is_accepted_in_another_text_or_it_is_said_why_not(engine: Engine) -> None:
    [place] = places_at(PATH, "-- above\n" + TEXT, [TEXT.index("sorry") + 9])
    good = await accept_hole(engine, place, "omega")
    assert (good.outcome.status, good.change is not None) == ("proved", True)
    bad = await accept_hole(engine, place, "rfl")
    assert (bad.outcome.status, bad.change) == ("unproved", None)
    assert bad.outcome.reason


async def test_an_offset_without_a_hole_is_refused() -> None:
    with pytest.raises(NoHoleHere):
        places_at(PATH, TEXT, [3])


async def test_a_cursor_in_an_unfinished_proof_is_proved_like_a_hole(engine: Engine) -> None:
    text = "theorem one (a b : Nat) : a + b = b + a := by\n  \n"
    [place] = places_at(PATH, text, [len(text) - 1])
    events = [event async for event in prove_holes(engine, [place], Budget(5))]
    assert isinstance(done := events[-1], HoleDone)
    assert done.change is not None
    assert done.change.text == done.outcome.proof


class Scripted:
    """An engine whose search ends as it was told to; Lean judges."""

    def __init__(self, engine: Engine, *proofs: str) -> None:
        self.accept = engine.accept
        self.diagnostics = engine.diagnostics
        self.axioms = engine.axioms
        self.imports_state = engine.imports_state
        self._proofs = list(proofs)

    async def prove(self, _place: Place, _budget: Budget, _listener: Listener) -> Outcome:
        return Outcome(OutcomeStatus.PROVED, self._proofs.pop(0))


FOLLOWING = """\
theorem first (n : Nat) : n + 0 = n := by
  sorry

theorem second (n : Nat) : n + 0 = n := by
  sorry

theorem third (n : Nat) : n + 0 = n := by
  sorry
"""


async def test_a_proof_that_stands_only_with_those_above_says_so(engine: Engine) -> None:
    # It was offered alone, for a text in which the lemma that it uses is still open.
    places = find_holes(PATH, FOLLOWING)
    scripted = Scripted(engine, "rfl", "exact first n", "simp")
    done = [e async for e in prove_holes(scripted, places, Budget(5)) if isinstance(e, HoleDone)]
    assert [event.outcome.status for event in done] == ["proved"] * 3
    assert [event.needs for event in done] == [(), (places[0].span.start,), ()]
    assert done[1].outcome.reason == "with the proof of `first` in place"
    assert done[1].change is not None
