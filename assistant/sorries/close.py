"""Closing every hole of a project.

Holes are proved side by side, each on the text as it was read with the proofs found above it in place, after those
whose declarations it names and those of the files that its file imports. A hole in which no proof is missing is left
alone. What rests on an open lemma is not closed: it is judged again when the lemma is. A file is dealt with when all
its holes have ended: its proofs are put together, the whole is elaborated once more, and proofs that do
not go together are left out. Only then is it written, if it is to be written. Every hole that ends is in the journal
first.
"""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from assistant.errors import AssistantError
from assistant.lean.errors import CannotCompile, LeanError, OutOfTime
from assistant.lean.places import Place, find_holes, read_source
from assistant.lean.verify.verdicts import Acceptance, AxiomScope, open_in_words
from assistant.search.result import Budget, SearchResult, SearchStatus
from assistant.sorries.journal import Journal, JournalUnusable, Record, hole_key
from assistant.sorries.order import built_anew, imports_among, named_above
from assistant.sorries.outcome import AS_BEFORE, CONDITIONAL, DATA, IN_VAIN, PROVED, Outcome
from assistant.sorries.patch import PatchError, Proof, apply_proofs, check_writable, write_text
from assistant.sorries.together import Judge, that_go_together, with_proofs
from assistant.tasks import beside_loop


class Prover(Judge, Protocol):
    """What closing needs of an engine."""

    async def prove(self, place: Place, budget: Budget) -> SearchResult: ...

    async def imports_state(self, path: Path, text: str) -> str: ...


@dataclass(frozen=True, slots=True)
class HoleStarted:
    place: Place


@dataclass(frozen=True, slots=True)
class HoleEnded:
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class FileEnded:
    """`after` is the text with the proofs that go together, `written` whether it is in the file, `left_out` what became
    of the holes whose proofs do not, `imports` by which build of what it imports it was judged (empty: not known)."""

    path: Path
    before: str
    after: str
    written: bool
    left_out: tuple[Outcome, ...] = ()
    imports: str = ""


@dataclass(frozen=True, slots=True)
class FileSkipped:
    path: Path
    reason: str


@dataclass(frozen=True, slots=True)
class JournalLost:
    """The journal cannot be written any more; the run goes on, but cannot be continued later."""

    reason: str


Event = HoleStarted | HoleEnded | FileEnded | FileSkipped | JournalLost
Listener = Callable[[Event], None]


@dataclass(frozen=True, slots=True)
class CloseOptions:
    """`timeout` is in seconds a search. A hole is searched once more when it was in vain and proofs above it came
    meanwhile; what both searches took is told. With `assume_open` proofs that rest on open lemmas are put into the
    files as well, with `in_place` those that could not be judged by what Lean compiled; `axioms` are what a proof may
    rest on."""

    timeout: float = 30.0
    jobs: int = 2
    write: bool = False
    resume: bool = False
    assume_open: bool = False
    in_place: bool = False
    axioms: AxiomScope = AxiomScope.PROJECT


@dataclass(frozen=True, slots=True)
class CloseReport:
    """`skipped` are files that could not be read, `unwritten` those whose proofs could not be written."""

    outcomes: tuple[Outcome, ...]
    files: tuple[FileEnded, ...]
    skipped: tuple[FileSkipped, ...]
    unwritten: tuple[FileSkipped, ...]
    seconds: float

    @property
    def proved(self) -> int:
        return self._count(PROVED)

    @property
    def conditional(self) -> int:
        """Those with a proof that rests on open lemmas."""
        return self._count(CONDITIONAL)

    @property
    def data(self) -> int:
        """Those in which no proof is missing."""
        return self._count(DATA)

    def _count(self, status: str) -> int:
        return sum(outcome.status == status for outcome in self.outcomes)


@dataclass(frozen=True, slots=True)
class _Hole:
    """A hole of the file, and the same hole where the ones above it are filled as far as they are proved: `above` of
    them."""

    place: Place
    working: Place
    above: int


def every_hole(_place: Place) -> bool:
    return True


def collect_holes(
    files: Sequence[Path], chosen: Callable[[Place], bool] = every_hole
) -> tuple[dict[Path, tuple[Place, ...]], list[FileSkipped]]:
    """The chosen holes of each file that has any, and the files that cannot be read."""
    found: dict[Path, tuple[Place, ...]] = {}
    skipped: list[FileSkipped] = []
    for path in files:
        try:
            holes = tuple(filter(chosen, find_holes(path, read_source(path).text)))
        except LeanError as error:
            skipped.append(FileSkipped(path, error.message))
            continue
        if holes:
            found[path] = holes
    return found, skipped


async def close_holes(
    prover: Prover,
    files: Sequence[Path],
    journal: Journal,
    lean: str,
    options: CloseOptions,
    listener: Listener,
    stop: asyncio.Event,
) -> CloseReport:
    """Proves what can be proved. Setting `stop` ends it early with what has been found by then.

    Errors: `JournalUnusable` at the beginning; what goes wrong with a hole or a file is in the report.
    """
    holes, skipped = collect_holes(files)
    for skip in skipped:
        listener(skip)
    report = await close_places(prover, holes, journal, lean, options, listener, stop)
    return replace(report, skipped=tuple(skipped))


async def close_places(
    prover: Prover,
    holes: Mapping[Path, tuple[Place, ...]],
    journal: Journal,
    lean: str,
    options: CloseOptions,
    listener: Listener,
    stop: asyncio.Event,
) -> CloseReport:
    """As `close_holes`, for holes that have been collected already."""
    started = time.monotonic()
    if not options.resume:
        journal.forget()
    slots = asyncio.Semaphore(max(1, options.jobs))
    unwritten: list[FileSkipped] = []

    async def attempt(place: Place, above: Sequence[asyncio.Task[Outcome]], again: bool) -> tuple[Outcome, int]:
        """The outcome, and how many proofs of the searches above it could use."""
        async with slots:
            if stop.is_set():
                return Outcome(place, "interrupted", reason="interrupted"), 0
            if not again:
                listener(HoleStarted(place))
            known = _proofs_of(above)
            hole = _Hole(place, await beside_loop(place.text, with_proofs, place, known), len(known))
            work = _prove(prover, hole, journal, lean, options, listener)
            return await _until_stopped(work, stop, place), len(known)

    async def one(place: Place, above: Sequence[asyncio.Task[Outcome]]) -> Outcome:
        """`above` are the searches of the holes above in the same file."""
        needed = [above[index] for index in named_above(place, places_of[place.path][: len(above)])]
        await asyncio.gather(*needed)
        outcome, known = await attempt(place, above, again=False)
        if outcome.status in (*IN_VAIN, CONDITIONAL):
            await asyncio.gather(*above)
            if (more := len(_proofs_of(above)) - known) > 0:  # which may be just what it needs
                if outcome.status == CONDITIONAL:
                    outcome = await _judged_again(prover, outcome, _proofs_of(above), options)
                else:
                    again, _ = await attempt(place, above, again=True)
                    outcome = _searched_twice(outcome, again, more)
        outcome = _with_modules(outcome, elsewhere(place.path))
        listener(HoleEnded(outcome))
        return outcome

    def elsewhere(path: Path) -> dict[str, Path]:
        """What was proved in the files that a file imports, by full name."""
        ended = [(other, files[other].result()[0]) for other in imports[path] if files[other].done()]
        return {
            outcome.place.declaration.name: other
            for other, outcomes in ended
            for outcome in outcomes
            if outcome.status == PROVED
        }

    async def whole_file(path: Path, places: tuple[Place, ...]) -> tuple[list[Outcome], FileEnded | None]:
        await asyncio.gather(*(asyncio.shield(files[other]) for other in imports[path]))
        try:
            if options.write:
                check_writable(path)
            searches: list[asyncio.Task[Outcome]] = []
            for place in places:
                searches.append(asyncio.create_task(one(place, tuple(searches))))
            outcomes = list(await asyncio.gather(*searches))
            return await _finish_file(prover, path, outcomes, options, listener, unwritten)
        except PatchError as error:
            refused = [Outcome(place, "error", reason=error.message) for place in places]
            unwritten.append(FileSkipped(path, error.message))
            listener(unwritten[-1])
            return refused, None

    places_of = holes
    texts = {path: places[0].text for path, places in holes.items()}
    longest = max(texts.values(), key=len, default="")
    imports = _without_circles(await beside_loop(longest, imports_among, texts))
    files = {path: asyncio.create_task(whole_file(path, places)) for path, places in holes.items()}
    try:
        results = await asyncio.gather(*files.values())
    finally:
        for task in files.values():
            task.cancel()
        await asyncio.gather(*files.values(), return_exceptions=True)
    return CloseReport(
        tuple(outcome for outcomes, _ in results for outcome in outcomes),
        tuple(ended for _, ended in results if ended is not None),
        (),
        tuple(unwritten),
        time.monotonic() - started,
    )


def _searched_twice(first: Outcome, again: Outcome, more: int) -> Outcome:
    """What came of the second search, with the time of both: each may have taken what is allowed for one."""
    reason = again.reason
    if reason:
        proofs = "a proof" if more == 1 else f"{more} proofs"
        reason += f" (searched again in {again.seconds:.1f} s with {proofs} above it that came meanwhile)"
    return replace(again, seconds=first.seconds + again.seconds, reason=reason)


def _proofs_of(searches: Sequence[asyncio.Task[Outcome]]) -> list[Proof]:
    """What the searches that have ended found."""
    outcomes = [search.result() for search in searches if search.done()]
    return [(outcome.place, outcome.proof) for outcome in outcomes if outcome.status == PROVED]


async def _judged_again(prover: Prover, outcome: Outcome, proofs: Sequence[Proof], options: CloseOptions) -> Outcome:
    """A proof on a condition, when more of the holes above it are proved than when it was found."""
    place = outcome.place
    working = await beside_loop(place.text, with_proofs, place, proofs)
    try:
        told = await prover.accept(working, outcome.proof, options.axioms)
    except AssistantError:
        return outcome
    if told.complete:
        return replace(
            outcome,
            status=PROVED,
            reason="",
            open_lemmas=(),
            author_axioms=told.author_axioms,
            reservation=told.reservation,
        )
    return _on_condition(outcome, told) if told.conditional else outcome


def _on_condition(outcome: Outcome, told: Acceptance) -> Outcome:
    return replace(
        outcome,
        status=CONDITIONAL,
        reason=open_in_words(told.open_lemmas),
        open_lemmas=told.open_lemmas,
        author_axioms=told.author_axioms,
    )


def _with_modules(outcome: Outcome, proved: Mapping[str, Path]) -> Outcome:
    """Says of a lemma that was proved in another file what is left to do."""
    advice = built_anew(outcome.open_lemmas, proved)
    return replace(outcome, reason=f"{outcome.reason}; {advice}") if advice else outcome


def _without_circles(imports: Mapping[Path, frozenset[Path]]) -> dict[Path, frozenset[Path]]:
    """Files that import each other wait for none of each other: Lean refuses them anyway."""
    return {path: frozenset(o for o in others if path not in imports[o]) for path, others in imports.items()}


async def _until_stopped(work: asyncio.Future[Outcome] | object, stop: asyncio.Event, place: Place) -> Outcome:
    task: asyncio.Task[Outcome] = asyncio.ensure_future(work)  # type: ignore[arg-type]
    stopped = asyncio.ensure_future(stop.wait())
    try:
        await asyncio.wait({task, stopped}, return_when=asyncio.FIRST_COMPLETED)
        if task.done():
            return task.result()
        return Outcome(place, "interrupted", reason="interrupted")
    finally:
        stopped.cancel()
        if not task.done():
            task.cancel()
        await asyncio.gather(task, stopped, return_exceptions=True)


def _no_more_to_hope(known: Record, hole: _Hole, options: CloseOptions) -> bool:
    """Whether a hole was searched in vain with as much time and as many proofs above it."""
    in_vain = known.status in (*IN_VAIN, CONDITIONAL)
    return in_vain and known.timeout >= options.timeout and known.above >= hole.above


async def _prove(
    prover: Prover, hole: _Hole, journal: Journal, lean: str, options: CloseOptions, listener: Listener
) -> Outcome:
    started = time.monotonic()
    place = hole.place
    key = hole_key(place, lean)
    known = journal.find(key)
    refused = 0.0
    """Seconds for which Lean was asked about a proof of an earlier run, in vain."""
    try:
        if known is not None and known.proof:
            told = await prover.accept(hole.working, known.proof, options.axioms)
            outcome = Outcome(place, PROVED, known.proof, known.source, time.monotonic() - started)
            if told.complete:
                return replace(outcome, author_axioms=told.author_axioms, reservation=told.reservation)
            if told.conditional and _no_more_to_hope(known, hole, options):
                return _on_condition(outcome, told)
            refused = time.monotonic() - started
        elif known is not None and _no_more_to_hope(known, hole, options):
            return Outcome(place, known.status, "", "", known.seconds, AS_BEFORE)
        result = await prover.prove(hole.working, Budget(options.timeout, axioms=options.axioms))
    except AssistantError as error:
        return Outcome(place, "error", "", "", time.monotonic() - started, error.message)
    source = ", ".join(result.sources)
    status = result.status.value
    if result.status not in (SearchStatus.UNJUDGED, SearchStatus.DATA):  # of which nothing is known yet, or all
        record = Record(key, status, result.proof, source, round(result.seconds, 3), options.timeout, hole.above)
        try:
            journal.add(record)
        except JournalUnusable as error:
            listener(JournalLost(error.message))  # what was proved is worth more than its record
    rests = (result.open_lemmas, result.author_axioms, result.reservation)
    return Outcome(place, status, result.proof, source, refused + result.seconds, result.reason, *rests)


async def _finish_file(
    prover: Prover,
    path: Path,
    outcomes: list[Outcome],
    options: CloseOptions,
    listener: Listener,
    unwritten: list[FileSkipped],
) -> tuple[list[Outcome], FileEnded | None]:
    """Puts the proofs of a file together and writes them if asked to."""
    wanted = (PROVED, CONDITIONAL) if options.assume_open else (PROVED,)
    proved = [index for index, outcome in enumerate(outcomes) if outcome.status in wanted]
    if options.write and not options.in_place:
        # First of all, so that nothing is written that rests on what is not.
        held_back = [index for index in proved if outcomes[index].reservation]
        for index in held_back:
            reason = f"not written: {outcomes[index].reservation}; --in-place writes it"
            outcomes[index] = replace(outcomes[index], reason=reason)
        proved = [index for index in proved if index not in held_back]
    if not proved:
        return outcomes, None
    before = outcomes[0].place.text
    proofs = [(outcomes[i].place, outcomes[i].proof) for i in proved]
    assumed = [proof for i, proof in zip(proved, proofs, strict=True) if outcomes[i].status == CONDITIONAL]
    imports = ""
    try:
        with contextlib.suppress(CannotCompile, OutOfTime):
            imports = await prover.imports_state(path, before)
        kept, reason = await that_go_together(prover, before, proofs, assumed, options.axioms)
    except LeanError as error:
        kept, reason = [], f"the file with the proof could not be checked: {error.message}"
    spans = {place.span for place, _ in kept}
    for index in proved:
        if outcomes[index].place.span not in spans:
            outcomes[index] = replace(outcomes[index], status="unproved", proof="", reason=reason, open_lemmas=())
    left_out = tuple(outcomes[index] for index in proved if outcomes[index].status not in wanted)
    after = apply_proofs(before, kept)
    written = False
    if options.write and kept:
        try:
            write_text(path, before, after)
            written = True
        except PatchError as error:
            outcomes = [
                replace(o, status="error", reason=error.message) if o.place.span in spans else o for o in outcomes
            ]
            unwritten.append(FileSkipped(path, error.message))
            listener(unwritten[-1])
            return outcomes, None
    ended = FileEnded(path, before, after, written, left_out, imports)
    listener(ended)
    return outcomes, ended
