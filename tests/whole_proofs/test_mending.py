"""Refused texts that the search mends: searches are scripted, Lean is real."""

from __future__ import annotations

import time
from collections.abc import Sequence

import pytest

from assistant.lean.errors import NoGoalHere
from assistant.search.budget import Budget, Listener, no_listener
from assistant.search.outcome import Outcome
from assistant.whole_proofs.events import PartKept, RoundJudged
from assistant.whole_proofs.mending import Mender
from tests.whole_proofs.scripted import NOT_FOUND, ScriptedSearcher, found, hole

pytestmark = pytest.mark.asyncio(loop_scope="module")

HALF = "constructor\n· exact hp\n· exact hp"
NOWHERE = "constructor\n· exact hq\n· exact hp"


async def refused(verifier, *proofs: str) -> list[RoundJudged]:
    return [RoundJudged(1, proof, await verifier.examine(hole(), proof), n) for n, proof in enumerate(proofs)]


async def mended(
    mender: Mender, texts: Sequence[RoundJudged], seconds: float = 60.0
) -> tuple[list[PartKept], list[RoundJudged]]:
    happened = [event async for event in mender.mend(texts, time.monotonic() + seconds)]
    parts = [event for event in happened if isinstance(event, PartKept)]
    return parts, [event for event in happened if isinstance(event, RoundJudged)]


async def test_a_hole_is_searched_where_it_stands_and_the_whole_is_judged_again(verifier) -> None:
    searcher = ScriptedSearcher(found("exact hq"))
    parts, [verdict] = await mended(Mender(verifier, searcher, hole()), await refused(verifier, HALF))
    assert [(part.proof, part.kept, part.steps, part.open) for part in parts] == [
        ("constructor\n· exact hp\n· sorry", 2, 3, 1),
        ("constructor\n· exact hp\n· exact hq", 2, 3, 0),
    ]
    assert [place.text[place.span.start :] for place in searcher.searched] == ["sorry\n"]
    assert (verdict.round, verdict.sample, verdict.mended, verdict.examination.accepted) == (1, 0, True, True)


async def test_of_several_holes_each_is_searched_with_the_others_filled(verifier) -> None:
    searcher = ScriptedSearcher(found("exact hp"), found("exact hq"))
    parts, [verdict] = await mended(Mender(verifier, searcher, hole()), await refused(verifier, NOWHERE))
    assert [part.open for part in parts] == [2, 1, 0]
    assert searcher.searched[1].text.count("exact hp") == 1
    assert verdict.examination.accepted


async def test_a_hole_that_is_not_found_does_not_keep_the_next_from_being_searched(verifier) -> None:
    mender = Mender(verifier, ScriptedSearcher(NOT_FOUND, found("exact hq")), hole())
    parts, verdicts = await mended(mender, await refused(verifier, NOWHERE))
    assert [part.proof for part in parts][-1] == "constructor\n· sorry\n· exact hq"
    assert verdicts == []
    assert mender.best is not None
    assert mender.best.proof == parts[-1].proof


async def test_what_a_search_says_is_not_believed(verifier) -> None:
    parts, [verdict] = await mended(
        Mender(verifier, ScriptedSearcher(found("exact hp")), hole()), await refused(verifier, HALF)
    )
    assert parts[-1].open == 0
    assert not verdict.examination.accepted


async def test_the_text_of_which_most_works_comes_first_and_each_part_once(verifier) -> None:
    searcher = ScriptedSearcher(NOT_FOUND)
    mender = Mender(verifier, searcher, hole())
    parts, _ = await mended(mender, await refused(verifier, "constructor\nexact hq", HALF, HALF[:-2] + "nothing"))
    assert [(part.sample, part.kept) for part in parts] == [(1, 2), (0, 1)]
    again, _ = await mended(mender, await refused(verifier, HALF))
    assert again == []


async def test_a_search_that_fails_is_one_in_vain(verifier) -> None:
    class Failing:
        async def prove(self, _place: object, _budget: Budget, _listener: Listener = no_listener) -> Outcome:
            raise NoGoalHere("T.lean:2")

    parts, verdicts = await mended(Mender(verifier, Failing(), hole()), await refused(verifier, HALF))
    assert (len(parts), verdicts) == (1, [])


async def test_without_time_nothing_is_searched(verifier) -> None:
    searcher = ScriptedSearcher(found("exact hq"))
    parts, verdicts = await mended(Mender(verifier, searcher, hole()), await refused(verifier, HALF), seconds=0.3)
    assert (verdicts, searcher.searched) == ([], [])
    assert len(parts) <= 1
