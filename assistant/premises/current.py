"""The compiled library of a project, as it is at any time: read in a thread, and read again when something was built.

Nobody waits for it but who comes first, and then not long: until it has been read, and while it is read again, what
was there before is used.
"""

from __future__ import annotations

import asyncio
import logging
import threading
from collections.abc import Callable, Sequence
from pathlib import Path

from assistant.errors import AssistantError
from assistant.lean.toolchain import Report
from assistant.premises.library import CompiledLibrary, Package, PackageState, package_state

log = logging.getLogger(__name__)
FIRST_SECONDS = 3.0
"""For which a first reading is waited for."""
REST_SECONDS = 0.02
"""After every few milliseconds of reading what nobody has asked for yet."""
OWN_SECONDS, OTHER_SECONDS = 2.0, 60.0
"""After which it is asked again whether the project's own modules, or those of others, were built anew."""


class _Abandoned(AssistantError):
    """Nobody wants what is being read."""


async def read_library(states: Sequence[PackageState], cache: Path, report: Report) -> CompiledLibrary:
    """Read in a thread, which ends soon when this is cancelled. Errors: as `CompiledLibrary`."""
    stopping = threading.Event()

    def told(message: str) -> None:
        if stopping.is_set():
            raise _Abandoned(message)
        report(message)

    try:
        return await asyncio.to_thread(CompiledLibrary, states, cache, told)
    finally:
        stopping.set()


async def keep_texts(library: CompiledLibrary, *, pause: float = 0.0) -> None:
    """As `CompiledLibrary.keep_texts`, in a thread, which ends soon when this is cancelled; it rests so many seconds
    every few milliseconds."""
    stopping = threading.Event()

    def between() -> None:
        if stopping.wait(pause):
            raise _Abandoned("what lemmas say")

    try:
        await asyncio.to_thread(library.keep_texts, between)
    finally:
        stopping.set()


class CurrentLibrary:
    """Of the packages that `find` finds. It is closed before its loop ends."""

    def __init__(self, find: Callable[[], Sequence[Package]], cache: Path) -> None:
        self._find = find
        self._cache = cache
        self.reading = ""
        """What is being read, in words, while that is so."""
        self._library = CompiledLibrary((), cache)
        self._states: dict[Package, tuple[float, PackageState]] = {}
        self._looking: asyncio.Task[None] | None = None
        self._keeping: asyncio.Task[None] | None = None
        self._first: float | None = None
        self._looked = float("-inf")

    async def close(self) -> None:
        tasks = [task for task in (self._looking, self._keeping) if task is not None]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def get(self) -> CompiledLibrary:
        """What cannot be read is in the log, and what was there before stays."""
        now = asyncio.get_running_loop().time()
        if self._looking is not None and self._looking.done():
            looked, self._looking = self._looking, None
            if (failure := looked.exception()) is not None:
                log.error("the compiled library cannot be read", exc_info=failure)
        if self._looking is None and now - self._looked >= OWN_SECONDS:
            self._looked = now
            self._looking = asyncio.create_task(self._look(now))
        if self._first is None:
            self._first = now
        if self._looking is not None and (left := self._first + FIRST_SECONDS - now) > 0 and not self._library.states:
            await asyncio.wait((self._looking,), timeout=left)
        return self._library

    async def _look(self, now: float) -> None:
        states = await asyncio.to_thread(self._current_states, now)
        if states != self._library.states:
            try:
                self._library = await read_library(states, self._cache, self._read)
            finally:
                self.reading = ""
            if self._keeping is not None:
                self._keeping.cancel()
            self._keeping = asyncio.create_task(keep_texts(self._library, pause=REST_SECONDS))

    def _read(self, what: str) -> None:
        self.reading = what

    def _current_states(self, now: float) -> tuple[PackageState, ...]:
        found = self._find()
        kept: dict[Package, tuple[float, PackageState]] = {}
        for package in found:
            looked, state = self._states.get(package, (float("-inf"), None))
            if state is None or package.own or now - looked >= OTHER_SECONDS:
                looked, state = now, package_state(package)
            kept[package] = looked, state
        self._states = kept
        return tuple(kept[package][1] for package in found)
