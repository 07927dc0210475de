"""The work of a batch: a task of the engine that goes on whoever watches, and its state on disk.

The project's journal is held while a batch runs, so that nobody else closes the same holes meanwhile, and is never
emptied: what was proved earlier is checked by Lean and used again, what was searched in vain is searched again when
there is more time for it. Whatever goes to or comes from the disk does so in one thread of its own, in order, so the
state that is kept is never ahead of the journal.
"""

from __future__ import annotations

import asyncio
import contextlib
import functools
import logging
import os
import time
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from typing import ParamSpec, TypeVar

from assistant.errors import AssistantError
from assistant.lean.places import Place
from assistant.lean.project import Project, ProjectKind, find_project, lean_files
from assistant.search.budget import Budget
from assistant.search.outcome import OutcomeStatus
from assistant.sorries.backend import Backend
from assistant.sorries.batch import (
    NO_BATCH,
    Batch,
    BatchFile,
    BatchHole,
    BatchRequest,
    BatchRunning,
    at_its_end,
    with_note,
)
from assistant.sorries.batch_store import BatchNotKept, batch_file, load_batch, save_batch
from assistant.sorries.closing import ClosingOptions, Room, any_room, close_holes
from assistant.sorries.events import (
    ClosingEvent,
    FileEnded,
    HoleDoubted,
    HoleEnded,
    HoleSearched,
    HoleStarted,
    JournalLost,
)
from assistant.sorries.journal import Journal, JournalUnusable, Record, Remembered
from assistant.sorries.survey import survey
from assistant.streams import Latest

log = logging.getLogger(__name__)

Result = TypeVar("Result")
Arguments = ParamSpec("Arguments")

TELL_SECONDS = 0.1
"""Between two states that are told to one who watches."""
KEEP_SECONDS = 1.0
"""Between two states that are written."""
BYTES_PER_SECOND = 20_000_000
"""States with large patches are told and written less often, so that no more than this is moved."""
LARGEST_PATCHES = 24_000_000
"""Bytes of texts in one batch: a state must fit into a message."""
STOP_SECONDS = 30.0
"""For putting the proofs of the files together that were in work when a batch is stopped."""


@dataclass(frozen=True, slots=True)
class Selection:
    """The holes that were asked for, in order, and what is to be said about the rest."""

    holes: Mapping[Path, tuple[Place, ...]]
    notes: tuple[str, ...]


# --- from a request to the state of a batch --------------------------------------------------------------------


def select(project: Project, request: BatchRequest) -> Selection:
    """The holes that a request asks for, read from the disk. Errors: `SourceMissing`, `SourceUnreadable` for a path."""
    real = functools.cache(os.path.realpath)
    whole = {real(path): path for path in lean_files(request.paths)}
    single: dict[str, tuple[Path, set[int]]] = {}
    for path, offset in request.offsets:
        if real(path) not in whole:
            single.setdefault(real(path), (path, set()))[1].add(offset)
    notes: list[str] = []
    files: list[Path] = []
    for path in sorted([*whole.values(), *(path for path, _ in single.values())]):
        other = find_project(path)
        decides = other.kind is ProjectKind.LAKE or other.pinned_toolchain  # any Lean will do for the others
        if decides and real(other.root) != real(project.root):
            notes.append(f"{path}: skipped: it belongs to another project, {other.root}")
        else:
            files.append(path)

    def chosen(place: Place) -> bool:
        return real(place.path) in whole or place.span.start in single[real(place.path)][1]

    found = survey(files, chosen)
    holes = found.holes
    notes += [skip.reason for skip in found.skipped]
    unread = {skip.path for skip in found.skipped}
    for path, offsets in single.values():
        missing = len(offsets) - len(holes.get(path, ()))
        if missing and path in files and path not in unread:
            notes.append(f"{path}: {missing} of the chosen holes are not there any more")
    return Selection(holes, tuple(notes))


def waiting_hole(place: Place) -> BatchHole:
    name = place.declaration.display_name
    return BatchHole(place.path, place.span.start, place.line, name)


def after_event(batch: Batch, event: ClosingEvent, now: float) -> Batch:
    """The batch after something has happened in it at `now`, of the system's clock."""
    match event:
        case HoleStarted():
            return _changed(batch, {_key(event.place): lambda hole: replace(hole, begun=now)})
        case HoleEnded():
            return _with_outcomes(batch, [event])
        case HoleSearched() | HoleDoubted():
            return batch
        case FileEnded():
            return _with_patch(_with_outcomes(batch, event.holes), event)
        case JournalLost():
            return with_note(batch, event.reason)


def _key(place: Place) -> tuple[Path, int]:
    return place.path, place.span.start


def _with_outcomes(batch: Batch, ended: Iterable[HoleEnded]) -> Batch:
    outcomes = {_key(hole.place): hole.outcome.to_be_kept for hole in ended}

    def with_outcome(hole: BatchHole) -> BatchHole:
        return replace(hole, outcome=outcomes[hole.path, hole.offset])

    return _changed(batch, dict.fromkeys(outcomes, with_outcome))


def _changed(batch: Batch, changes: Mapping[tuple[Path, int], Callable[[BatchHole], BatchHole]]) -> Batch:
    def changed(hole: BatchHole) -> BatchHole:
        change = changes.get((hole.path, hole.offset))
        return hole if change is None else change(hole)

    return replace(batch, holes=tuple(map(changed, batch.holes)))


def _with_patch(batch: Batch, event: FileEnded) -> Batch:
    if not event.changed:
        return batch
    patch = BatchFile(event.path, event.before, event.after, event.imports)
    if size_of_patches(batch) + _size(patch) > LARGEST_PATCHES:
        note = f"{event.path}: its patch is too large to be kept with the others; `assistant close --resume` makes it"
        return with_note(batch, note)
    return replace(batch, files=(*batch.files, patch))


def size_of_patches(batch: Batch) -> int:
    """About how many bytes the patches of a batch are."""
    return sum(map(_size, batch.files))


def _size(patch: BatchFile) -> int:
    return sum(
        len(text) if text.isascii() else len(text.encode(errors="replace")) for text in (patch.before, patch.after)
    )


# --- the disk --------------------------------------------------------------------------------------------------


class _Disk:
    """One thread for everything that could wait for the disk; what is asked of it is done in order."""

    def __init__(self) -> None:
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="batch")

    def do(
        self, work: Callable[Arguments, Result], *arguments: Arguments.args, **named: Arguments.kwargs
    ) -> asyncio.Future[Result]:
        call = functools.partial(work, *arguments, **named)
        return asyncio.get_running_loop().run_in_executor(self._thread, call)

    def close(self) -> None:
        self._thread.shutdown(wait=False)


class _Journal(Journal):
    """A journal that is written beside the loop. `lost` is told why it could not be."""

    def __init__(self, root: Path, folder: Path | None, disk: _Disk) -> None:
        super().__init__(root, folder)
        self.lost: Callable[[JournalLost], None] = lambda _: None
        self._disk = disk

    @contextlib.asynccontextmanager
    async def held(self) -> AsyncIterator[None]:
        """Holds the lock; when it is let go, everything has been written. Errors: `AnotherRun`, `JournalUnusable`."""
        entering = self._disk.do(self.__enter__)
        try:
            await asyncio.shield(entering)
            yield
        finally:
            # A thread cannot be cancelled: what it took must be given back.
            await asyncio.wait({entering})
            if not entering.cancelled() and entering.exception() is None:
                await asyncio.wait({self._disk.do(self.__exit__, None, None, None)})

    def add(self, record: Record) -> None:
        self._records[record.key] = record
        self._disk.do(super().add, record).add_done_callback(self._added)

    async def written(self) -> None:
        """Waits until everything that was added is on the disk, or is told to be lost."""
        await asyncio.wait({self._disk.do(lambda: None)})

    def _added(self, writing: asyncio.Future[None]) -> None:
        error = None if writing.cancelled() else writing.exception()
        if isinstance(error, JournalUnusable):
            self.lost(JournalLost(error.message))
        elif error is not None:
            log.error("the journal was not written", exc_info=error)


def _keep(path: Path, batch: Batch) -> str:
    """Why a state could not be written; empty when it is."""
    try:
        save_batch(path, batch)
    except BatchNotKept as error:
        return error.message
    return ""


# --- the work --------------------------------------------------------------------------------------------------


class BatchRunner:
    """The batches of a project, one at a time. `jobs` are holes at a time at most, `folder` is another state folder
    than the user's."""

    def __init__(self, backend: Backend, project: Project, lean: str, jobs: int, folder: Path | None = None) -> None:
        self._backend = backend
        self._project = project
        self._lean = lean
        self._jobs = jobs
        self._folder = folder
        self._path = batch_file(project.root, folder)
        self._room: Room = any_room
        self._turned: Callable[[], None] = lambda: None
        self._disk = _Disk()
        self._task: asyncio.Task[None] | None = None
        self._stop = asyncio.Event()
        self._closed = False
        self._told = Latest(NO_BATCH)
        self._last = NO_BATCH
        """What will be told of a batch that is ending."""
        self._loaded = False
        self._began = 0.0

    def share(self, jobs: int, room: Room, turned: Callable[[], None]) -> None:
        """For an engine that does more than batches: searches wait for `room`, and `turned` is called whenever a batch
        has begun or ended."""
        self._jobs, self._room, self._turned = jobs, room, turned

    @property
    def running(self) -> bool:
        """Whether there is work for this process."""
        return self._task is not None and not self._task.done()

    @property
    def seconds(self) -> float:
        """How long the batch that runs has been working."""
        return self._now().seconds

    async def start(self, request: BatchRequest) -> Batch:
        """Begins a batch; it goes on when whoever called goes away.

        Errors: `BatchRunning`; `AnotherRun`, `JournalUnusable`; `SourceMissing`, `SourceUnreadable` for a path.
        """
        if self.running:
            raise BatchRunning(self._project.root)
        begun: asyncio.Future[Batch] = asyncio.get_running_loop().create_future()
        begun.add_done_callback(lambda _: begun.cancelled() or begun.exception())  # looked at, should nobody wait
        self._stop = asyncio.Event()
        self._task = asyncio.create_task(self._work(request.settled(), begun))
        self._task.add_done_callback(lambda _: self._turned())
        self._turned()
        return await asyncio.shield(begun)

    async def stop(self) -> Batch:
        """Ends a batch with what it has found; the state in which it is then."""
        if self._task is not None and self.running:
            self._stop.set()
            await asyncio.wait({self._task}, timeout=STOP_SECONDS)
            await self._end()
        return await self.state()

    async def state(self) -> Batch:
        """The batch that runs, else the last one, else `NO_BATCH`."""
        if not self._loaded:
            batch = await self._disk.do(load_batch, self._path)
            if not self._loaded:  # nothing began meanwhile
                self._told.value, self._loaded = batch, True
        return self._now()

    async def watch(self) -> AsyncGenerator[Batch, None]:
        """The state, and again whenever it has changed, also when another batch begins; several changes at once when
        they come fast. Ends with the engine."""
        while True:
            count = self._told.count
            batch = await self.state()
            yield batch
            if self._closed:
                return
            await self._told.newer(count)
            if not self._closed:
                await asyncio.sleep(TELL_SECONDS + size_of_patches(batch) / BYTES_PER_SECOND)

    async def close(self) -> None:
        """Ends a batch at once; what it has found by then is kept."""
        self._loaded = True  # nobody is to be told more than is known now
        await self._end()
        self._closed = True  # not before: whoever watches is told the end
        self._told.wake()
        self._disk.close()

    async def _end(self) -> None:
        if self._task is not None and self.running:
            if not self._task.cancelling():  # else it is about to write its last state
                self._task.cancel()
            await asyncio.wait({self._task})

    def _now(self) -> Batch:
        if not self._batch.running:
            return self._batch
        return replace(self._batch, seconds=time.monotonic() - self._began)

    @property
    def _batch(self) -> Batch:
        return self._told.value

    def _set(self, batch: Batch) -> None:
        self._loaded = True
        self._told.set(batch)

    def _listen(self, event: ClosingEvent) -> None:
        self._set(after_event(self._batch, event, time.time()))

    async def _work(self, request: BatchRequest, begun: asyncio.Future[Batch]) -> None:
        try:
            number = (await self.state()).number + 1
            journal = _Journal(self._project.root, self._folder, self._disk)
            async with journal.held():
                selection = await self._disk.do(select, self._project, request)
                jobs = max(1, min(request.jobs, self._jobs))
                holes = tuple(waiting_hole(place) for places in selection.holes.values() for place in places)
                self._began = time.monotonic()
                self._set(Batch(number, time.time(), 0.0, request.timeout, jobs, "running", holes, (), selection.notes))
                begun.set_result(self._batch)
                journal.lost = self._listen
                await self._search_and_keep(selection, journal)
            # In one step with the end of the task: who sees that a batch has ended can start the next one.
            self._set(self._last)
        except asyncio.CancelledError:
            if begun.done():
                self._set(self._last)
            begun.cancel()
            raise
        except Exception as error:
            if begun.done():
                raise
            begun.set_exception(error)

    async def _search_and_keep(self, selection: Selection, journal: _Journal) -> None:
        """Ends with the last state on the disk."""
        status = "stopped"
        try:
            status = await self._search(selection, journal)
        finally:
            self._last = at_its_end(self._now(), status)
            if note := await self._kept(self._last):
                self._last = with_note(self._last, note)

    async def _search(self, selection: Selection, journal: _Journal) -> str:
        """The status with which the batch ends."""
        options = ClosingOptions(Budget(self._batch.timeout), self._batch.jobs)
        memory = Remembered(journal, self._lean)
        events = close_holes(self._backend, selection.holes, options, memory, self._stop, self._room)
        keeping = asyncio.create_task(self._keep())
        try:
            async with contextlib.aclosing(events):
                async for event in events:
                    self._listen(event)
            interrupted = any(outcome.status is OutcomeStatus.INTERRUPTED for outcome in self._batch.outcomes)
            return "stopped" if interrupted else "done"
        except AssistantError as error:
            self._set(with_note(self._batch, error.message))
        except Exception as error:
            log.exception("the batch failed")
            self._set(with_note(self._batch, f"something failed that should not: {type(error).__name__}: {error}"))
        finally:
            keeping.cancel()
            await asyncio.gather(keeping, return_exceptions=True)
            await journal.written()
        return "failed"

    async def _keep(self) -> None:
        """Writes the state, and again after a while when it has changed."""
        while True:
            count = self._told.count
            if note := await self._kept(batch := self._now()):
                self._set(with_note(self._batch, note))
                return  # the last state is tried once more
            await self._told.newer(count)
            await asyncio.sleep(KEEP_SECONDS + size_of_patches(batch) / BYTES_PER_SECOND)

    async def _kept(self, batch: Batch) -> str:
        """Why a state could not be written; empty when it is."""
        return await asyncio.shield(self._disk.do(_keep, self._path, batch))  # what was begun is done
