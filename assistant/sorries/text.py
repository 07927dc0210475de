"""Proving holes of one text that is open in an editor: one after another, each search to be watched.

Every hole is searched with the proofs found before it in place. The changes are those of the text as it was asked
about; in the end they stand together, or some are taken back.
"""

from __future__ import annotations

import contextlib
from collections.abc import AsyncGenerator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from assistant.editing import Change, hole_change
from assistant.errors import AssistantError
from assistant.lean.errors import NoHoleHere
from assistant.lean.places import Place, cursor_place, find_holes
from assistant.lean.verify.verdicts import Acceptance, open_in_words
from assistant.search.budget import Budget
from assistant.search.outcome import Outcome, OutcomeStatus
from assistant.search.tree import Event
from assistant.sorries.backend import Backend, Judge
from assistant.sorries.closing import ClosingOptions, close_holes
from assistant.sorries.events import FileEnded, HoleEnded, HoleSearched, HoleStarted


@dataclass(frozen=True, slots=True)
class HoleBegun:
    """`offset` is where the hole begins in the text."""

    offset: int


@dataclass(frozen=True, slots=True)
class Searched:
    """What happened in the search of the hole that was begun last."""

    events: tuple[Event, ...]


@dataclass(frozen=True, slots=True)
class HoleDone:
    """What came of a hole. `change` is there when it is proved and may be written unasked; its `outcome` says in
    `reason` why it is not, or that it needs others: `needs` are the offsets of holes above whose proofs have to be in
    place, too. What rests on open lemmas is written by nobody but the user."""

    offset: int
    outcome: Outcome
    change: Change | None = None
    needs: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class TakenBack:
    """A proof that does not stand together with the others after all."""

    offset: int
    reason: str


HoleEvent = HoleBegun | Searched | HoleDone | TakenBack


def places_at(path: Path, text: str, offsets: Sequence[int]) -> tuple[Place, ...]:
    """The holes that begin at some offsets; where none does, the place of a cursor there.

    Errors: `NoHoleHere` where nothing can be proved.
    """
    known = {place.span.start: place for place in find_holes(path, text)}

    def at(offset: int) -> Place:
        place = known.get(offset) or cursor_place(path, text, offset)
        if place is None:
            raise NoHoleHere(f"{path}:{text.count(chr(10), 0, offset) + 1}", "")
        return place

    return tuple(at(offset) for offset in sorted(offsets))


async def prove_holes(backend: Backend, places: Sequence[Place], budget: Budget) -> AsyncGenerator[HoleEvent, None]:
    """Searches the holes, which are of one text, in order. `budget` is for each. What goes wrong with one is its
    outcome. Closing the generator stops the search."""
    options = ClosingOptions(budget, jobs=1, watched=True, alone=True)
    unwritten: set[int] = set()
    proved: set[int] = set()
    holes = {places[0].path: places} if places else {}
    async with contextlib.aclosing(close_holes(backend, holes, options)) as stream:
        async for event in stream:
            match event:
                case HoleStarted(place):
                    yield HoleBegun(place.span.start)
                case HoleSearched():
                    yield Searched(event.events)
                case HoleEnded():
                    done = await _with_needs(backend, event)
                    if done.outcome.proved and (done.change is None or not unwritten.isdisjoint(done.needs)):
                        unwritten.add(done.offset)
                        done = replace(done, change=None)
                    if done.outcome.proved:
                        proved.add(done.offset)
                    yield done
                case FileEnded():
                    for hole in event.holes:
                        if not hole.outcome.proved and hole.place.span.start in proved:
                            yield TakenBack(hole.place.span.start, hole.outcome.reason)


async def _with_needs(judge: Judge, ended: HoleEnded) -> HoleDone:
    """A proof that was found with others in place, with those that it needs: none when it stands without, else all."""
    place, outcome, above = ended.place, ended.outcome, ended.above
    done = _done(place, outcome)
    if not outcome.proved or not above:
        return done
    with contextlib.suppress(AssistantError):
        if (await judge.accept(place, outcome.proof)).complete:
            return done
    names = " and ".join(f"`{name}`" for name in dict.fromkeys(other.declaration.name for other, _ in above))
    with_them = f"with the proof{'s' * (len(above) > 1)} of {names} in place"
    reason = "; ".join(filter(None, [done.outcome.reason, with_them]))
    needs = tuple(other.span.start for other, _ in above)
    return replace(done, outcome=replace(done.outcome, reason=reason), needs=needs)


async def accept_hole(judge: Judge, place: Place, proof: str) -> HoleDone:
    """Whether a proof that was found for a hole still proves it in another text. Errors: as `accept`."""
    return _done(place, _accepted(await judge.accept(place, proof), proof))


def _accepted(acceptance: Acceptance, proof: str) -> Outcome:
    found = Outcome(
        OutcomeStatus.UNPROVED if acceptance.judged else OutcomeStatus.UNJUDGED,
        seconds=acceptance.seconds,
        reason="; ".join(acceptance.reasons),
        open_lemmas=acceptance.open_lemmas,
        author_axioms=acceptance.author_axioms,
        reservation=acceptance.reservation,
    )
    if not acceptance.accepted:
        return found
    found = replace(found, status=OutcomeStatus.PROVED, proof=proof, axioms=acceptance.axioms)
    if acceptance.conditional:
        return replace(found, status=OutcomeStatus.CONDITIONAL, reason=open_in_words(acceptance.open_lemmas))
    return found


def _done(place: Place, outcome: Outcome) -> HoleDone:
    offset = place.span.start
    if not outcome.proved:
        return HoleDone(offset, outcome)
    if outcome.reservation:
        return HoleDone(offset, replace(outcome, reason=f"not written: {outcome.reservation}"))
    return HoleDone(offset, outcome, hole_change(place, outcome.proof))
