"""The search as a writer of whole proofs."""

from __future__ import annotations

import asyncio

import pytest

from assistant.lean.goals import parse_goals
from assistant.lean.places import Place
from assistant.search.budget import Budget, Listener, no_listener
from assistant.search.outcome import Outcome, OutcomeStatus
from assistant.search.tree import EdgeAdded, NodeOpened, Tree
from assistant.whole_proofs.by_search import SearchWriter, write_by_search
from assistant.whole_proofs.events import PartFound, TextWritten
from models.protocol import Attempt, ProofRequest
from tests.whole_proofs.scripted import NOT_FOUND, REQUEST, RIGHT, ScriptedSearcher, end, found, hole, judged

pytestmark = pytest.mark.asyncio(loop_scope="module")


def half_done() -> Tree:
    goals = [parse_goals(f"⊢ {target}") for target in ("p ∧ q", "p", "q")]
    opened = [NodeOpened(number, goal, (), 0.0) for number, goal in enumerate(goals)]
    return Tree([*opened, EdgeAdded(0, "constructor", "t", -1, (1, 2)), EdgeAdded(1, "exact hp", "t", -1, ())])


async def test_what_the_search_found_is_written(verifier) -> None:
    searcher = ScriptedSearcher(found(RIGHT), tree=half_done())
    happened = [e async for e in write_by_search(verifier, searcher, REQUEST, hole(), 30)]
    assert "".join(e.piece for e in happened if isinstance(e, TextWritten)) == RIGHT
    assert (end(happened).status, end(happened).proof) == ("proved", RIGHT)
    assert searcher.searched == [hole()]


@pytest.mark.parametrize("status", [OutcomeStatus.UNPROVED, OutcomeStatus.TIMED_OUT])
async def test_what_the_search_got_to_is_written_with_sorry_for_the_rest(verifier, status: OutcomeStatus) -> None:
    searcher = ScriptedSearcher(Outcome(status), tree=half_done())
    happened = [e async for e in write_by_search(verifier, searcher, REQUEST, hole(), 30)]
    [verdict] = judged(happened)
    assert verdict.proof == "constructor\n· exact hp\n· sorry"
    assert verdict.examination.errors == ()
    assert not verdict.examination.accepted
    assert (end(happened).status, end(happened).proof) == (status.value, "")


async def test_what_the_search_has_got_to_is_told_while_it_works(verifier, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("assistant.whole_proofs.by_search.PART_SECONDS", 0.01)

    class Slow(ScriptedSearcher):
        async def prove(self, place: Place, budget: Budget, listener: Listener = no_listener) -> Outcome:
            result = await super().prove(place, budget, listener)
            await asyncio.sleep(0.2)
            return result

    searcher = Slow(found(RIGHT), tree=half_done())
    happened = [e async for e in write_by_search(verifier, searcher, REQUEST, hole(), 30)]
    assert [e for e in happened if isinstance(e, PartFound)] == [PartFound(1, "constructor\n· exact hp\n· sorry")]
    assert end(happened).proof == RIGHT


async def test_a_search_that_found_nothing_writes_nothing() -> None:
    writer = SearchWriter(ScriptedSearcher(NOT_FOUND), hole(), Budget(1))
    assert [piece async for piece in writer.write(REQUEST)] == []


async def test_a_search_is_not_done_again_for_a_repair() -> None:
    searcher = ScriptedSearcher(NOT_FOUND, tree=half_done())
    writer = SearchWriter(searcher, hole(), Budget(1))
    repair = ProofRequest(REQUEST.declaration, REQUEST.state, (Attempt("constructor", ()),))
    assert [piece async for piece in writer.write(repair)] == []
    assert searcher.searched == []
