"""The finished proofs of a project, read in the background.

Whoever asks at a place gets what is known by then, at once; what stands above the place is read next, then the other
files of the project. Reading has a Lean of its own, which gets the processor when nobody else wants it and is ended
when there is nothing left to read; where memory is short nothing is read.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from pathlib import Path

import psutil

from assistant.errors import AssistantError
from assistant.files import read_plain
from assistant.lean.goals import Goal
from assistant.lean.processes import background, free_memory
from assistant.lean.project import TOOLCHAIN_FILE, Project, ProjectKind, lean_files, module_of
from assistant.lean.scratch import SCARCE_SHARE, ScratchLimits, ScratchPool
from assistant.lean.toolchain import Toolchain
from assistant.neighbours.files import (
    IMPORTED,
    TeachingFile,
    declared_names,
    imported_modules,
    importing_modules,
    names_at,
    placed,
)
from assistant.neighbours.index import PlacedLesson, StepIndex
from assistant.neighbours.reading import lessons
from assistant.neighbours.script import Script, scripts
from assistant.neighbours.step import Names, Neighbourhood
from assistant.neighbours.store import keep_lessons, kept_lessons
from assistant.premises.corpus import SourceStamp, stamp
from assistant.premises.written import imported_names
from assistant.tasks import LONG_TEXT

log = logging.getLogger(__name__)

READ_SECONDS = 120.0
"""For which Lean may read a file."""
FIRST_SECONDS = 3.0
"""After which reading begins, unless somebody waits for it: who only asks once is not slowed down by a second Lean."""
IDLE_SECONDS = 30.0
"""For which the Lean that reads is kept when there is nothing to read: the next declaration is often soon written."""
SWEEP_SECONDS = 60.0
"""After which it is looked again whether files of the project have changed."""
TELLING = 64
"""Declarations of which more is known before those that ask notice, since they count all steps anew."""
WAITING = 8
"""Texts that wait to be read; the newest are read first, and what is too old not at all."""
SWEEPING_SECONDS = 900.0
"""For which an engine reads files that nobody works on; what was read is kept, so the next one goes on with others."""
MOST_FILES = 400
"""Of the project, that teach."""
LARGEST = 400_000
"""Characters of a file that teaches, unless it is the one that is worked on."""


@dataclass(slots=True, eq=False)
class _Job:
    """A text above a place, to be read; `done` is set when it `was_read`, or when nobody is going to."""

    path: Path
    text: str
    done: asyncio.Event = field(default_factory=asyncio.Event)
    was_read: bool = False


class FinishedProofs:
    """Of one project; closed before its loop ends. `imports_changed` says when what a text imports was built, `heard`
    is called with a file of which more is known than before."""

    def __init__(
        self,
        project: Project,
        toolchain: Toolchain,
        cache: Path,
        imports_changed: Callable[[str], Awaitable[int]],
        heard: Callable[[Path], None] = lambda _path: None,
    ) -> None:
        self._project = project
        self._toolchain = toolchain
        self._cache = cache
        self._imports_changed = imports_changed
        self._heard = heard
        self._pool = ScratchPool(toolchain, project, ScratchLimits(documents=1))
        self._pool.imports_changed = imports_changed
        self._jobs: OrderedDict[tuple[Path, str], _Job] = OrderedDict()
        self._wanted = asyncio.Event()
        self._resting = asyncio.Event()
        self._hurry = asyncio.Event()
        self._task: asyncio.Task[None] | None = None
        self._stamps: dict[Path, SourceStamp] = {}
        self._opened: set[Path] = set()
        """Of which it was read what the disk keeps."""
        self._swept = float("-inf")
        self._left = SWEEPING_SECONDS
        self.files: dict[str, TeachingFile] = {}
        self._learnt = 0
        """How many lessons were new, or others than before."""
        self.version = 0
        """Another one when it is worth looking again at what is known."""

    @property
    def root(self) -> Path:
        return self._project.root

    def hurry(self) -> None:
        """Somebody waits."""
        self._hurry.set()

    async def rest(self) -> None:
        """Waits until all was read that there is to be read."""
        self.hurry()
        await self._resting.wait()

    async def close(self) -> None:
        """Ends everything that was started for it."""
        await self.release()

    async def release(self) -> None:
        """Gives back the memory of the Lean that reads, and reads on when somebody asks again."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)
        for job in self._jobs.values():
            job.done.set()
        self._jobs.clear()
        await self._pool.close()

    def above(self, path: Path, before: str) -> LessonsAbove:
        """What may teach below a text of a file."""
        return LessonsAbove(self, path, before)

    def file(self, path: Path) -> TeachingFile:
        module = module_of(path, self._project.root)
        return self.files.setdefault(module, TeachingFile(module))

    def read(self, path: Path, text: str) -> _Job:
        """Has a text read soon."""
        job = self._jobs.setdefault((path, text), _Job(path, text))
        self._jobs.move_to_end((path, text))
        while len(self._jobs) > WAITING:
            self._jobs.popitem(last=False)[1].done.set()
        self._wanted.set()
        self._resting.clear()
        if self._task is None or self._task.done():
            self._task = asyncio.create_task(self._run())
        return job

    # --- in the background -----------------------------------------------------------------------------------------

    async def _run(self) -> None:
        with background():
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._hurry.wait(), FIRST_SECONDS)
            while True:
                self._wanted.clear()
                while self._jobs:
                    key, job = next(reversed(self._jobs.items()))
                    try:
                        job.was_read = await self._taken(job.path, job.text)
                    finally:
                        job.done.set()
                        self._jobs.pop(key, None)
                await self._sweep()
                if self._jobs:
                    continue
                self._resting.set()
                try:
                    await asyncio.wait_for(self._wanted.wait(), IDLE_SECONDS)
                except TimeoutError:
                    await self._pool.close()
                    await self._wanted.wait()

    async def _taken(self, path: Path, text: str) -> bool:
        """Reads a text; whether it could be tried. What keeps Lean from it is in the log."""
        before, tried = self._learnt, True
        try:
            tried = await self._read(path, text)
        except AssistantError as error:
            log.info("%s teaches nothing: %s", path, error.message)
        except Exception:
            log.exception("%s cannot be read", path)
        if self._learnt != before:
            self._heard(path)
        return tried

    async def _read(self, path: Path, text: str) -> bool:
        """Reads what is not known of a text; False where there is no memory to do that. Errors: as `lessons`."""
        file, imports = self.file(path), await self._imports_changed(text)
        if path not in self._opened:
            self._opened.add(path)
            for lesson in await asyncio.to_thread(kept_lessons, self._cache, path):
                file.add(lesson)
            self._learnt += bool(file.lessons)
        surroundings = f"{self._toolchain.version} {imports}"
        file.scripts = await asyncio.to_thread(scripts, text, surroundings)
        self.version += 1
        file.declared = await asyncio.to_thread(declared_names, text)
        file.imports = imported_names(text)
        unread = file.unread(file.scripts)
        if not unread:
            return True
        if not _has_room():
            return False
        begun = self._learnt
        try:
            async for lesson in lessons(self._pool, text, unread, READ_SECONDS):
                known = file.lessons.get(lesson.digest)
                file.add(lesson)
                if known is None or known.lesson.steps != lesson.steps:
                    self._learnt += 1
                    self.version += (self._learnt - begun) % TELLING == 0
        finally:
            self.version += self._learnt > begun
        with contextlib.suppress(OSError):
            kept = [indexed.lesson for _, indexed in file.of(file.scripts)]
            await asyncio.to_thread(keep_lessons, self._cache, path, kept)
        return True

    async def _sweep(self) -> None:
        """Reads the files of the project that have changed since they were read; ends early when there is a text to be
        read."""
        clock = asyncio.get_running_loop().time
        if clock() - self._swept < SWEEP_SECONDS:
            return
        for path in await asyncio.to_thread(_files_of, self._project):
            if self._jobs:
                return
            present, began = stamp(path), clock()
            if self._stamps.get(path) == present or not _has_room() or self._left <= 0:
                continue
            try:
                text = await asyncio.to_thread(read_plain, path, LARGEST)
            except (OSError, UnicodeDecodeError):
                continue
            if await self._taken(path, text):
                self._stamps[path] = present
            self._left -= clock() - began
        self._swept = clock()


def _files_of(project: Project) -> list[Path]:
    """Those that teach, the ones that were changed last first. A folder that nothing says to be a project may be
    anything: only what lies in it is looked at."""
    is_project = project.kind is ProjectKind.LAKE or (project.root / TOOLCHAIN_FILE).is_file()
    try:
        found = lean_files((project.root,) if is_project else filter(Path.is_file, project.root.glob("*.lean")))
    except (AssistantError, OSError):
        return []
    return sorted(found, key=lambda path: -stamp(path).changed)[:MOST_FILES]


def _has_room() -> bool:
    """Whether there is memory to read with."""
    return free_memory() > SCARCE_SHARE * psutil.virtual_memory().total


class LessonsAbove:
    """What may teach below a text of a file: implements `Lessons`."""

    def __init__(self, proofs: FinishedProofs, path: Path, before: str) -> None:
        self._proofs = proofs
        self._path = path
        self._before = before
        self._job: _Job | None = None
        self._scripts: tuple[Script, ...] | None = None
        self._known: tuple[int, str, StepIndex, Names] | None = None

    def begin(self) -> None:
        """Has the text read in the background."""
        if self._job is None or (self._job.done.is_set() and not self._job.was_read):
            self._job = self._proofs.read(self._path, self._before)

    @property
    def is_complete(self) -> bool:
        return self._job is not None and self._job.done.is_set()

    async def complete(self, seconds: float) -> None:
        if self._job is None:
            self.begin()
        assert self._job is not None
        self._proofs.hurry()
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._job.done.wait(), max(0.0, seconds))

    async def near(self, goal: Goal, count: int, declaration: str) -> Neighbourhood:
        if self._scripts is None and (len(self._before) < LONG_TEXT or self.is_complete):
            self._scripts = await asyncio.to_thread(scripts, self._before)
        version = self._proofs.version if self._scripts is not None else -1
        if self._known is None or self._known[:2] != (version, declaration):
            index, names = await asyncio.to_thread(self._index, declaration)
            self._known = version, declaration, index, names
        _, _, index, names = self._known
        found = await asyncio.to_thread(index.nearest, goal, count)
        return Neighbourhood(tuple(found), names)

    def _index(self, declaration: str) -> tuple[StepIndex, Names]:
        files = dict(self._proofs.files)
        own = self._proofs.file(self._path)
        imported = imported_modules(self._before, files) - {own.module}
        below = importing_modules(own.module, files)
        teaching: list[PlacedLesson] = []
        for module, file in files.items():
            if module != own.module and module not in below:
                nearness = IMPORTED if module in imported else 0.0
                teaching += placed(module, file.of(file.scripts), nearness, declaration)
        above = self._scripts if self._scripts is not None else ()
        teaching += placed(own.module, own.of(above), 1.0)
        return StepIndex(teaching), names_at(self._before, imported, files)
