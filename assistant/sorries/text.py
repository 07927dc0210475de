"""Proving holes of one text that is open in an editor: one after another, each search to be watched.

Every hole is searched with the proofs found before it in place. The changes are those of the text as it was asked
about; in the end they stand together, or some are taken back.
"""

from __future__ import annotations

import contextlib
import time
from collections.abc import AsyncGenerator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from assistant.editing import Change, hole_change
from assistant.errors import AssistantError
from assistant.lean.errors import NoHoleHere, PlaceNotReached
from assistant.lean.places import Place, cursor_place, find_holes
from assistant.lean.verify.verdicts import open_in_words
from assistant.search.result import Budget, Listener, SearchResult, SearchStatus
from assistant.search.tree import Event
from assistant.search.watching import batches
from assistant.sorries.patch import Proof
from assistant.sorries.together import Judge, that_go_together, with_proofs


class Prover(Judge, Protocol):
    """What is needed of an engine."""

    async def prove(self, place: Place, budget: Budget, listener: Listener) -> SearchResult: ...


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
    """The end of a search. `status` is that of a `SearchResult` or `error`; `change` is there when it is proved, and
    `reason` when it is not, when it is not written unasked (see `Acceptance.reservation`), or when it needs others. One
    that is `conditional` has a proof that rests on `open_lemmas`; it is written by nobody but the user. `needs` are the
    offsets of holes above whose proofs have to be in place, too."""

    offset: int
    status: str
    proof: str = ""
    change: Change | None = None
    axioms: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    reason: str = ""
    seconds: float = 0.0
    nodes: int = 0
    candidates: int = 0
    open_lemmas: tuple[str, ...] = ()
    author_axioms: tuple[str, ...] = ()
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


async def prove_holes(prover: Prover, places: Sequence[Place], budget: Budget) -> AsyncGenerator[HoleEvent, None]:
    """Searches the holes, which are of one text, in order. `budget` is for each. What goes wrong with one is its
    outcome. Closing the generator stops the search."""
    proved: list[Proof] = []
    unwritten: set[int] = set()
    for place in places:
        offset = place.span.start
        yield HoleBegun(offset)
        done = HoleDone(offset, "error")
        started = time.monotonic()
        try:
            async with contextlib.aclosing(searching(prover, with_proofs(place, proved), budget)) as stream:
                async for happened in stream:
                    if isinstance(happened, Searched):
                        yield happened
                    else:
                        done = _outcome(place, happened)
        except AssistantError as error:
            status = "timed_out" if isinstance(error, PlaceNotReached) else "error"
            done = HoleDone(offset, status, reason=error.message, seconds=time.monotonic() - started)
        if done.status == "proved":
            done = await _with_needs(prover, place, done, proved)
            if done.change is None or not unwritten.isdisjoint(done.needs):
                unwritten.add(offset)
                done = replace(done, change=None)
            proved.append((place, done.proof))
        yield done
    if len(proved) > 1:
        try:
            kept, reason = await that_go_together(prover, places[0].text, proved)
        except AssistantError as error:
            kept, reason = [], f"the file with the proofs could not be checked: {error.message}"
        for place, proof in proved:
            if (place, proof) not in kept:
                yield TakenBack(place.span.start, reason)


async def _with_needs(prover: Prover, place: Place, done: HoleDone, above: Sequence[Proof]) -> HoleDone:
    """A proof that was found with others in place, with those that it needs: none when it stands without, else all."""
    if not above:
        return done
    with contextlib.suppress(AssistantError):
        if (await prover.accept(place, done.proof)).complete:
            return done
    names = " and ".join(f"`{name}`" for name in dict.fromkeys(other.declaration.name for other, _ in above))
    reason = "; ".join(filter(None, [done.reason, f"with the proof{'s' * (len(above) > 1)} of {names} in place"]))
    return replace(done, needs=tuple(other.span.start for other, _ in above), reason=reason)


async def accept_hole(prover: Prover, place: Place, proof: str) -> HoleDone:
    """Whether a proof that was found for a hole still proves it in another text. Errors: as `accept`."""
    acceptance = await prover.accept(place, proof)
    offset = place.span.start
    found = HoleDone(
        offset,
        "unproved" if acceptance.judged else "unjudged",
        reason="; ".join(acceptance.reasons),
        seconds=acceptance.seconds,
        open_lemmas=acceptance.open_lemmas,
        author_axioms=acceptance.author_axioms,
    )
    if not acceptance.accepted:
        return found
    found = replace(found, proof=proof, axioms=acceptance.axioms)
    if acceptance.conditional:
        return replace(found, status="conditional", reason=open_in_words(acceptance.open_lemmas))
    return _proved(replace(found, status="proved"), place, acceptance.reservation)


def _outcome(place: Place, result: SearchResult) -> HoleDone:
    done = HoleDone(
        place.span.start,
        result.status.value,
        result.proof,
        None,
        result.axioms,
        result.sources,
        result.reason,
        result.seconds,
        result.nodes,
        result.candidates,
        result.open_lemmas,
        result.author_axioms,
    )
    return _proved(done, place, result.reservation) if result.status is SearchStatus.PROVED else done


def _proved(done: HoleDone, place: Place, reservation: str) -> HoleDone:
    if reservation:
        return replace(done, reason=f"not written: {reservation}")
    return replace(done, change=hole_change(place, done.proof))


async def searching(prover: Prover, place: Place, budget: Budget) -> AsyncGenerator[Searched | SearchResult, None]:
    """The events of one search as they come, many at once when nobody fetched them in time, then its result.

    Errors: as `Prover.prove`.
    """
    results: list[SearchResult] = []

    async def search(listener: Listener) -> None:
        results.append(await prover.prove(place, budget, listener))

    async with contextlib.aclosing(batches(search)) as stream:
        async for events in stream:
            yield Searched(events)
    yield results[0]
