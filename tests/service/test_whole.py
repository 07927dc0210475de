"""Whole proofs through the engine's process: examined at their lines, and written by the search."""

from __future__ import annotations

import contextlib

import pytest

from assistant.lean.errors import NoHoleHere
from assistant.lean.places import find_holes
from assistant.lean.verify.examination import Examination
from assistant.service.client import RemoteEngine
from assistant.sorries.new_holes import hole_for, without_proof
from assistant.whole_proofs.events import RoundBegun, RoundJudged, TextWritten, WholeEnded

pytestmark = pytest.mark.asyncio(loop_scope="module")

TEXT = """\
theorem both (p q : Prop) (hp : p) (hq : q) : p ∧ q := by
  sorry

theorem finished (a b : Nat) (h : a = b) : b = a := by
  exact h.symm

opaque Q : Prop

theorem unprovable (p : Prop) (hp : p) : p ∧ Q := by
  sorry
"""
BOTH = TEXT.index("sorry")
UNPROVABLE = TEXT.rindex("sorry")


async def examine(shared: RemoteEngine, proof: str, text: str = TEXT, offset: int = BOTH) -> Examination:
    return await shared.examine(shared.project.root / "T.lean", text, offset, proof, 30)


async def test_a_proof_is_examined_at_its_lines_until_it_is_accepted(shared: RemoteEngine) -> None:
    wrong = await examine(shared, "constructor\n· exact hp\n· exact nothing")
    assert [(m.line, m.severity) for m in wrong.messages] == [(3, "error")]
    assert not wrong.accepted
    right = await examine(shared, "constructor\n· exact hp\n· exact hq")
    assert right.accepted
    assert right.messages == ()


async def test_a_failing_step_is_handed_to_the_search(shared: RemoteEngine) -> None:
    path = shared.project.root / "T.lean"
    proof = "constructor\n· exact hp\n· exact nothing"
    [message] = (await examine(shared, proof)).messages
    [hole] = [hole_for(p, proof, message) for p in find_holes(path, TEXT) if p.span.start == BOTH]
    events = [e async for e in shared.write_whole(path, hole.place.text, hole.offset, 20)]
    assert isinstance(events[-1], WholeEnded)
    assert events[-1].status == "proved"
    assert (await examine(shared, hole.proof.replace("sorry", events[-1].proof))).accepted


async def test_the_search_writes_a_proof_from_start_to_end(shared: RemoteEngine) -> None:
    path = shared.project.root / "T.lean"
    place = without_proof(path, TEXT, TEXT.index("finished"))
    events = [e async for e in shared.write_whole(path, place.text, place.span.start, 20)]
    assert isinstance(events[0], RoundBegun)
    written = "".join(e.piece for e in events if isinstance(e, TextWritten))
    [judged] = [e for e in events if isinstance(e, RoundJudged)]
    assert judged.proof == written
    assert judged.examination.accepted
    assert isinstance(events[-1], WholeEnded)
    assert (events[-1].status, events[-1].proof) == ("proved", written)


async def test_what_cannot_be_proved_is_left_open_in_the_text(shared: RemoteEngine) -> None:
    path = shared.project.root / "T.lean"
    events = [e async for e in shared.write_whole(path, TEXT, UNPROVABLE, 6)]
    assert isinstance(events[-1], WholeEnded)
    assert events[-1].status in ("unproved", "timed_out")
    assert events[-1].proof == ""
    [judged] = [e for e in events if isinstance(e, RoundJudged)]
    assert not judged.examination.accepted
    assert judged.examination.errors == ()
    assert judged.proof.count("sorry") == 1
    assert judged.proof != "sorry"


async def test_where_there_is_no_hole_nothing_is_examined_or_written(shared: RemoteEngine) -> None:
    with pytest.raises(NoHoleHere):
        await examine(shared, "rfl", offset=0)
    stream = shared.write_whole(shared.project.root / "T.lean", TEXT, 0, 5)
    async with contextlib.aclosing(stream):
        with pytest.raises(NoHoleHere):
            await anext(stream)
