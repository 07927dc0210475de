"""Closing holes: the one algorithm, for a project as for a document that is open.

Holes are proved side by side, each on the text as it was read with the proofs found above it in place, after those
whose declarations it names and those of the files that its file imports. A hole in which no proof is missing is left
alone. What rests on an open lemma is not closed: it is judged again when the lemma is. A file is dealt with when all
its holes have ended: its proofs are put together, the whole is elaborated once more, and proofs that do
not go together are left out. Only then is it written, if it is to be written. Every hole that ends is in the journal
first. What is left in a file besides its holes is asked last, while others are still worked on.
"""

from __future__ import annotations

import asyncio
import contextlib
import itertools
import time
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar

from assistant.errors import AssistantError
from assistant.lean.errors import LeanError, PlaceNotReached
from assistant.lean.places import Place
from assistant.lean.verify.verdicts import CHOOSES, Acceptance, open_in_words
from assistant.refute.refutation import Refutation
from assistant.search.budget import Budget
from assistant.search.outcome import AS_BEFORE, IN_VAIN, INTERRUPTED, Outcome, OutcomeStatus, failed
from assistant.search.tree import Event
from assistant.sorries.backend import Backend
from assistant.sorries.doubting import doubting_seconds, refuted, without_false_lemmas
from assistant.sorries.events import (
    ClosingEvent,
    FileEnded,
    HoleDoubted,
    HoleEnded,
    HoleSearched,
    HoleStarted,
    JournalLost,
)
from assistant.sorries.journal import NOTHING_REMEMBERED, JournalUnusable, Memory, Record
from assistant.sorries.leftovers import STOPPED, Leftovers, leftovers
from assistant.sorries.open_definitions import open_definitions, shortened, with_reason
from assistant.sorries.order import built_anew, imports_among, in_order, needed_before
from assistant.sorries.patch import PatchError, Proof, apply_proofs, check_writable, write_text
from assistant.sorries.together import WHOLE_FILE_SECONDS, that_go_together, with_proofs
from assistant.streams import batches
from assistant.tasks import beside_loop

A = TypeVar("A")
NO_FILES: Mapping[Path, str] = MappingProxyType({})
Room = Callable[[], contextlib.AbstractAsyncContextManager[None]]
"""Entered by every search, perhaps after a while: who lets searches in may have others to think of."""


@dataclass(frozen=True, slots=True)
class ClosingOptions:
    """`budget` is for a search, `jobs` are holes at a time; with one, those of a file are searched in order. A hole is
    searched once more when it was in vain and proofs above it came meanwhile. With `assume_open` proofs that rest on
    open lemmas are put into the files as well, with `in_place` those that could not be judged by what Lean compiled.
    With `watched` the events of the searches are told, too. `alone` says that one proof alone need not be looked at in
    the whole of its file: nothing is to be written. With `leftovers` Lean is asked what is left in each file."""

    budget: Budget = field(default_factory=Budget)
    jobs: int = 2
    write: bool = False
    assume_open: bool = False
    in_place: bool = False
    watched: bool = False
    alone: bool = False
    leftovers: bool = False


NOT_REMEMBERED = frozenset({OutcomeStatus.UNJUDGED, OutcomeStatus.DATA, OutcomeStatus.REFUTED})
"""Nothing is known yet, or it is soon known again."""


@contextlib.asynccontextmanager
async def any_room() -> AsyncIterator[None]:
    yield


async def close_holes(
    backend: Backend,
    holes: Mapping[Path, Sequence[Place]],
    options: ClosingOptions,
    memory: Memory = NOTHING_REMEMBERED,
    stop: asyncio.Event | None = None,
    room: Room = any_room,
    without_holes: Mapping[Path, str] = NO_FILES,
) -> AsyncGenerator[ClosingEvent, None]:
    """Proves what can be proved of the holes of each file, in order. Setting `stop` ends it early with what has been
    found by then; closing the stream ends it at once. What goes wrong with a hole or a file is in its outcome. Of the
    texts `without_holes` it is only asked what is left in them."""

    async def run(emit: Callable[[ClosingEvent], None]) -> None:
        await _Run(backend, holes, options, memory, stop or asyncio.Event(), room, emit).run(without_holes)

    async with contextlib.aclosing(batches(run)) as stream:
        async for events in stream:
            for event in events:
                yield event


class _Run:
    def __init__(
        self,
        backend: Backend,
        holes: Mapping[Path, Sequence[Place]],
        options: ClosingOptions,
        memory: Memory,
        stop: asyncio.Event,
        room: Room,
        emit: Callable[[ClosingEvent], None],
    ) -> None:
        self._backend = backend
        self._holes = holes
        self._options = options
        self._memory = memory
        self._stop = stop
        self._room = room
        self._emit = emit
        self._slots = asyncio.Semaphore(max(1, options.jobs))
        self._imports: Mapping[Path, frozenset[Path]] = {}
        self._files: dict[Path, asyncio.Task[Sequence[HoleEnded]]] = {}
        self._builds: dict[Path, asyncio.Task[str]] = {}
        """By which build of its imports each file that is worked on is judged."""
        self._false: dict[Path, dict[str, str]] = {}
        """Declarations of each file that are false, with their counterexamples in words."""
        self._looks: list[asyncio.Task[None]] = []
        """At what is left in the files that were dealt with."""

    async def run(self, without_holes: Mapping[Path, str]) -> None:
        texts = {path: places[0].text for path, places in self._holes.items()}
        longest = max(texts.values(), key=len, default="")
        self._imports = _without_circles(await beside_loop(longest, imports_among, texts)) if len(texts) > 1 else {}
        self._files = {path: asyncio.create_task(self._file(path)) for path in self._holes}
        for path, text in without_holes.items():
            self._tell(FileEnded(path, text, text, ()), 0, known=False)
        try:
            await asyncio.gather(*self._files.values())
            await asyncio.gather(*self._looks)
        finally:
            tasks: list[asyncio.Task[Any]] = [*self._files.values(), *self._builds.values(), *self._looks]
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)

    # --- a file ------------------------------------------------------------------------------------------------

    async def _file(self, path: Path) -> Sequence[HoleEnded]:
        places = in_order(self._holes[path])
        await asyncio.gather(*(asyncio.shield(self._files[other]) for other in self._imports.get(path, ())))
        if self._options.write:
            try:
                check_writable(path)
            except PatchError as error:
                return self._unwritten(path, [HoleEnded(place, failed(error.message)) for place in places], error)
        self._builds[path] = asyncio.create_task(self._build(path, places[0].text))
        doubted = await asyncio.gather(*map(self._doubt, places)) if not self._options.alone else ()
        self._false[path] = {
            h.place.declaration.name: h.outcome.reason for h in doubted if h is not None and _is_false(h)
        }
        searches: list[asyncio.Task[HoleEnded]] = []
        for place, counterexample in itertools.zip_longest(places, doubted):
            searches.append(
                asyncio.create_task(self._hole(place, places[: len(searches)], tuple(searches), counterexample))
            )
        try:
            ended = sorted(await asyncio.gather(*searches), key=lambda hole: hole.place.span.start)
        finally:
            for search in searches:
                search.cancel()
            await asyncio.gather(*searches, return_exceptions=True)
        return await self._put_together(path, ended)

    async def _build(self, path: Path, text: str) -> str:
        """Empty where it is not known."""
        try:
            return await self._backend.imports_state(path, text)
        except LeanError:
            return ""

    async def _put_together(self, path: Path, ended: Sequence[HoleEnded]) -> Sequence[HoleEnded]:
        """Puts the proofs of a file together and writes them if asked to."""
        options, before = self._options, ended[0].place.text
        # Some may have been found to be false after others were proved from them.
        false = self._false_for(path)
        ended = [replace(hole, outcome=without_false_lemmas(hole.outcome, false)) for hole in ended]
        holes, chosen = self._chosen(ended)
        proofs = {hole.place.span: (hole.place, hole.outcome.proof) for hole in chosen}
        kept, reason, imports = list(proofs.values()), "", ""
        together = bool(kept) and not (options.alone and len(kept) == 1)
        if together:
            conditional = [hole.place.span for hole in chosen if hole.outcome.status is OutcomeStatus.CONDITIONAL]
            assumed = [proofs[span] for span in conditional]
            try:
                imports = await self._build(path, before)
                kept, reason = await that_go_together(
                    self._backend,
                    before,
                    kept,
                    assumed,
                    options.budget.axioms,
                    {proofs[hole.place.span]: hole.outcome.author_axioms for hole in chosen},
                )
            except LeanError as error:
                kept, reason = [], f"the file with the proof could not be checked: {error.message}"
        left_out = proofs.keys() - {place.span for place, _ in kept}
        holes = [_left_out(hole, reason) if hole.place.span in left_out else hole for hole in holes]
        if together:
            holes = [_gone_together(hole) if hole.place.span in proofs else hole for hole in holes]
        after = apply_proofs(before, kept)
        if options.write and kept:
            try:
                write_text(path, before, after)
            except PatchError as error:
                spans = {place.span for place, _ in kept}
                holes = [_not_written(hole, error) if hole.place.span in spans else hole for hole in holes]
                return self._unwritten(path, holes, error)
        event = FileEnded(path, before, after, tuple(holes), bool(options.write and kept), imports=imports)
        self._tell(event, len(holes) - len(kept), known=bool(kept))
        return holes

    def _tell(self, event: FileEnded, holes: int, *, known: bool) -> None:
        """Tells of the end of a file in which so many holes are left, when that is all that is to be known of it.
        `known`: Lean was asked what it says of its text."""
        if self._options.leftovers:
            # Files that import this one, and were waiting for its proofs, go on meanwhile.
            self._looks.append(asyncio.create_task(self._look(event, holes, known)))
        else:
            self._emit(event)

    async def _look(self, event: FileEnded, holes: int, known: bool) -> None:
        left: Leftovers | None = None
        async with self._slots:
            if not self._stop.is_set():
                asking = leftovers(self._backend, event.path, event.after, holes, WHOLE_FILE_SECONDS, known=known)
                left = await self._until_stopped(asyncio.ensure_future(asking))
        self._emit(replace(event, leftovers=left or Leftovers(unasked=STOPPED)))

    def _chosen(self, ended: Sequence[HoleEnded]) -> tuple[list[HoleEnded], list[HoleEnded]]:
        """All holes, and those of them whose proofs are to be put together. First of all what is held back is left out,
        so that nothing is written that rests on what is not."""
        wanted = {OutcomeStatus.PROVED} | ({OutcomeStatus.CONDITIONAL} if self._options.assume_open else set())
        if not self._options.write or self._options.in_place:
            return list(ended), [hole for hole in ended if hole.outcome.status in wanted]
        holes, chosen = [], []
        for hole in ended:
            outcome = hole.outcome
            # Whether what chooses goes together with the rest of its declaration is seen when that is there.
            if outcome.status in wanted and outcome.reservation not in ("", CHOOSES):
                reason = f"not written: {outcome.reservation}; --in-place writes it"
                holes.append(replace(hole, outcome=replace(outcome, reason=reason)))
                continue
            holes.append(hole)
            if outcome.status in wanted:
                chosen.append(hole)
        return holes, chosen

    def _unwritten(self, path: Path, holes: Sequence[HoleEnded], error: PatchError) -> Sequence[HoleEnded]:
        text = holes[0].place.text
        self._emit(FileEnded(path, text, text, tuple(holes), problem=error.message))
        return holes

    # --- a hole ------------------------------------------------------------------------------------------------

    async def _doubt(self, place: Place) -> HoleEnded | None:
        """How a hole ends for which there is a counterexample; one false lemma would prove everything below it."""
        async with self._slots, self._room():
            if self._stop.is_set():
                return None
            self._emit(HoleDoubted(place, ended=False))
            seconds = doubting_seconds(self._options.budget.seconds)
            try:
                found = await self._until_stopped(asyncio.ensure_future(self._backend.refute(place, seconds)))
            except AssistantError:
                found = None  # which the search will meet as well, and tell
            self._emit(HoleDoubted(place, ended=True))
            return HoleEnded(place, refuted(found)) if isinstance(found, Refutation) else None

    async def _hole(
        self,
        place: Place,
        others: Sequence[Place],
        above: Sequence[asyncio.Task[HoleEnded]],
        counterexample: HoleEnded | None,
    ) -> HoleEnded:
        """`others` are the holes above in the same file, or else before this one, and `above` are their searches;
        `counterexample` is how it has ended where there is one."""
        if counterexample is not None:
            self._emit(counterexample)
            return counterexample
        record = self._memory.find(place)
        found_with_others = record is not None and bool(record.outcome.proof and record.above)
        one_by_one = self._options.jobs == 1 or found_with_others
        needed = range(len(above)) if one_by_one else needed_before(place, others)
        await asyncio.gather(*(above[index] for index in needed))
        ended = await self._attempt(place, above, again=False)
        chose = ended.outcome.proved and ended.outcome.reservation == CHOOSES
        if ended.outcome.status in IN_VAIN or ended.outcome.status is OutcomeStatus.CONDITIONAL or chose:
            await asyncio.gather(*above)
            came = [proof for proof in _proofs_of(above) if proof not in ended.above]
            if chose:  # what others of its declaration choose comes first
                came = [proof for proof in came if proof[0].declaration.span == place.declaration.span]
            if more := len(came):  # which may be just what it needs
                if ended.outcome.status is OutcomeStatus.CONDITIONAL:
                    ended = await self._judged_again(ended, _proofs_of(above))
                else:
                    again = await self._attempt(place, above, again=True)
                    ended = replace(again, outcome=_searched_twice(ended.outcome, again.outcome, more))
        if _is_false(ended):
            self._false[place.path][place.declaration.name] = ended.outcome.reason
        outcome = without_false_lemmas(ended.outcome, self._false_for(place.path))
        ended = replace(ended, outcome=_with_modules(outcome, self._proved_elsewhere(place.path)))
        self._emit(ended)
        return ended

    async def _attempt(self, place: Place, above: Sequence[asyncio.Task[HoleEnded]], *, again: bool) -> HoleEnded:
        async with self._slots, self._room():
            if self._stop.is_set():
                return HoleEnded(place, INTERRUPTED)
            if not again:
                self._emit(HoleStarted(place))
            proofs = _proofs_of(above)
            working = await beside_loop(place.text, with_proofs, place, proofs)
            outcome = await self._until_stopped(asyncio.ensure_future(self._prove(place, working, len(proofs))))
            return HoleEnded(place, outcome or INTERRUPTED, tuple(proofs))

    async def _until_stopped(self, work: asyncio.Future[A]) -> A | None:
        """Nothing where the run is stopped first."""
        stopped = asyncio.ensure_future(self._stop.wait())
        both: tuple[asyncio.Future[Any], ...] = (work, stopped)
        try:
            await asyncio.wait(both, return_when=asyncio.FIRST_COMPLETED)
            return work.result() if work.done() else None
        finally:
            for task in both:
                task.cancel()
            await asyncio.gather(*both, return_exceptions=True)

    async def _prove(self, place: Place, working: Place, above: int) -> Outcome:
        """`working` is the same hole where `above` of those above it are filled."""
        started = time.monotonic()
        options, record = self._options, self._memory.find(place)
        build = self._builds[place.path]
        in_vain = record is not None and _no_more_to_hope(record, above, options, await build)
        before = 0.0
        """Seconds for which Lean was asked about a proof of an earlier run, in vain."""
        try:
            if record is not None and record.outcome.proof:
                acceptance = await self._backend.accept(working, record.outcome.proof, options.budget.axioms)
                outcome = replace(record.outcome, seconds=time.monotonic() - started)
                if acceptance.complete:
                    return _complete(outcome, acceptance)
                if acceptance.conditional and in_vain:
                    return _on_condition(outcome, acceptance)
                before = time.monotonic() - started
            elif record is not None and in_vain:
                return replace(record.outcome, reason=AS_BEFORE)
            unfinished = await beside_loop(place.text, open_definitions, working)
            budget = shortened(options.budget) if unfinished else options.budget
            outcome = await self._search(place, working, budget)
            if budget != options.budget:
                outcome = with_reason(outcome, unfinished, budget)
        except AssistantError as error:
            outcome = failed(error.message, time.monotonic() - started)
            return replace(outcome, status=OutcomeStatus.TIMED_OUT) if isinstance(error, PlaceNotReached) else outcome
        if outcome.status not in NOT_REMEMBERED:
            try:
                self._memory.add(place, outcome, budget, above, await build)
            except JournalUnusable as error:
                self._emit(JournalLost(error.message))  # what was proved is worth more than its record
        return replace(outcome, seconds=before + outcome.seconds)

    async def _search(self, place: Place, working: Place, budget: Budget) -> Outcome:
        # What is not alone is looked at in the whole of its file in the end.
        budget = replace(budget, below=self._options.alone)
        if not self._options.watched:
            return await self._backend.prove(working, budget)
        found: list[Outcome] = []

        async def search(listener: Callable[[Event], None]) -> None:
            found.append(await self._backend.prove(working, budget, listener))

        async with contextlib.aclosing(batches(search)) as stream:
            async for events in stream:
                self._emit(HoleSearched(place, events))
        return found[0]

    async def _judged_again(self, ended: HoleEnded, proofs: Sequence[Proof]) -> HoleEnded:
        """A proof on a condition, when more of the holes above it are proved than when it was found."""
        place, outcome = ended.place, ended.outcome
        working = await beside_loop(place.text, with_proofs, place, proofs)
        try:
            acceptance = await self._backend.accept(working, outcome.proof, self._options.budget.axioms)
        except AssistantError:
            return ended
        if acceptance.complete:
            return HoleEnded(place, _complete(outcome, acceptance), tuple(proofs))
        return replace(ended, outcome=_on_condition(outcome, acceptance)) if acceptance.conditional else ended

    def _false_for(self, path: Path) -> dict[str, str]:
        """What is false of what a file sees: of its own, and of the files that it imports."""
        files = (*self._imports.get(path, ()), path)
        return {name: told for file in files for name, told in self._false.get(file, {}).items()}

    def _proved_elsewhere(self, path: Path) -> dict[str, Path]:
        """What was proved in the files that a file imports, by full name."""
        done = [(other, self._files[other].result()) for other in self._imports.get(path, ())]
        return {hole.place.declaration.name: other for other, holes in done for hole in holes if hole.outcome.proved}


def _is_false(hole: HoleEnded) -> bool:
    """Whether there is a counterexample to the statement of its declaration."""
    refutation = hole.outcome.refutation
    return refutation is not None and refutation.whole


def _without_circles(imports: Mapping[Path, frozenset[Path]]) -> dict[Path, frozenset[Path]]:
    """Files that import each other wait for none of each other: Lean refuses them anyway."""
    return {path: frozenset(o for o in others if path not in imports[o]) for path, others in imports.items()}


def _proofs_of(searches: Sequence[asyncio.Task[HoleEnded]]) -> list[Proof]:
    """What the searches that have ended found."""
    ended = [search.result() for search in searches if search.done()]
    return [(hole.place, hole.outcome.proof) for hole in ended if hole.outcome.proved]


def _not_written(hole: HoleEnded, error: PatchError) -> HoleEnded:
    """Whose proof is kept: it is worth more than its file."""
    return replace(hole, outcome=replace(hole.outcome, status=OutcomeStatus.ERROR, reason=error.message))


def _left_out(hole: HoleEnded, reason: str) -> HoleEnded:
    outcome = replace(hole.outcome, status=OutcomeStatus.UNPROVED, proof="", reason=reason, open_lemmas=())
    return replace(hole, outcome=outcome)


def _gone_together(hole: HoleEnded) -> HoleEnded:
    """One whose proof stands with the others of its file, which a choice of its own is all right for."""
    chose = hole.outcome.reservation == CHOOSES
    return replace(hole, outcome=replace(hole.outcome, reservation="")) if chose else hole


def _complete(outcome: Outcome, acceptance: Acceptance) -> Outcome:
    return replace(
        outcome,
        status=OutcomeStatus.PROVED,
        reason="",
        axioms=acceptance.axioms,
        open_lemmas=(),
        author_axioms=acceptance.author_axioms,
        reservation=acceptance.reservation,
    )


def _on_condition(outcome: Outcome, acceptance: Acceptance) -> Outcome:
    return replace(
        outcome,
        status=OutcomeStatus.CONDITIONAL,
        reason=open_in_words(acceptance.open_lemmas),
        axioms=acceptance.axioms,
        open_lemmas=acceptance.open_lemmas,
        author_axioms=acceptance.author_axioms,
        reservation=acceptance.reservation,
    )


def _searched_twice(first: Outcome, again: Outcome, more: int) -> Outcome:
    """What came of the second search, with the time of both: each may have taken what is allowed for one."""
    reason = again.reason
    if reason:
        proofs = "a proof" if more == 1 else f"{more} proofs"
        reason += f" (searched again in {again.seconds:.1f} s with {proofs} above it that came meanwhile)"
    return replace(again, seconds=first.seconds + again.seconds, reason=reason)


def _with_modules(outcome: Outcome, proved: Mapping[str, Path]) -> Outcome:
    """Says of a lemma that was proved in another file what is left to do."""
    advice = built_anew(outcome.open_lemmas, proved)
    return replace(outcome, reason=f"{outcome.reason}; {advice}") if advice else outcome


def _no_more_to_hope(record: Record, above: int, options: ClosingOptions, build: str) -> bool:
    """Whether a hole was searched in vain with as much time, as many proofs above it and the same imports."""
    status = record.outcome.status
    in_vain = status in IN_VAIN or status is OutcomeStatus.CONDITIONAL
    same = record.axioms == options.budget.axioms and record.imports == build != ""
    return in_vain and same and record.timeout >= options.budget.seconds and record.above >= above
