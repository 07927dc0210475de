"""The vectors of a project's premises: those that there are, those that are being made, and those of goals.

Where there is no encoder, or it fails, nobody waits for it: words and terms go on, and `warnings` says why, once.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections import OrderedDict
from collections.abc import Sequence
from concurrent.futures import Future
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.errors import AssistantError
from assistant.lean.goals import Goal
from assistant.premises.library import CompiledLibrary, is_indexed
from assistant.premises.premise import VECTORS_SECONDS
from assistant.premises.vectors.closeness import Closeness, LibraryVectors
from assistant.premises.vectors.encoder import EncoderSource, encoder_source
from assistant.premises.vectors.errors import EncoderError
from assistant.premises.vectors.making import Progress, stored_matrices
from assistant.premises.vectors.process import EncoderProcess, make_beside
from assistant.premises.vectors.texts import goal_text

if TYPE_CHECKING:
    from assistant.premises.postings import Floats

log = logging.getLogger(__name__)
REMEMBERED = 1 << 13
"""Texts of which the vectors are remembered: some twelve megabytes."""
MOST_WRITTEN = 2000
"""Premises that only stand in texts, of which there are vectors: those that stand nearest."""
TOGETHER = 8
"""Texts of premises that are encoded at a time: a goal waits for no more than these."""
LOOK_SECONDS = 20.0
"""After which vectors that are being made are looked at."""


class PremiseVectors:
    """Of the encoder that was chosen. Belongs to one loop, and is closed before it ends."""

    def __init__(self, chosen: str, cache: Path) -> None:
        self._chosen = chosen
        self._cache = cache
        self._source: EncoderSource | None = None
        self._process: EncoderProcess | None = None
        self._failure = ""
        self._library: CompiledLibrary | None = None
        self._vectors = LibraryVectors((), ())
        self._turn = 0
        self._looking: asyncio.Task[None] | None = None
        self._making: asyncio.Task[None] | None = None
        self._writing: asyncio.Task[None] | None = None
        self._asked: set[asyncio.Task[None]] = set()
        self._known: OrderedDict[tuple[bool, str], Floats] = OrderedDict()
        """Texts of goals (`True`) and of premises."""
        self._wanted: Sequence[str] = ()
        self.making = ""
        """What is being made, in words, while that is so."""
        self._loop: asyncio.AbstractEventLoop | None = None

    @property
    def warnings(self) -> tuple[str, ...]:
        """Why there are no vectors, or not all of them, where there should be some."""
        return (self._failure,) if self._failure else ()

    async def open(self) -> None:
        """Looks for the encoder, without starting it. What is wrong is in `warnings`."""
        self._loop = asyncio.get_running_loop()
        try:
            self._source = await asyncio.to_thread(encoder_source, self._chosen)
        except AssistantError as error:
            self._fail(error)
        else:
            self._process = EncoderProcess(self._source, self._cache)

    async def close(self) -> None:
        tasks = [task for task in (self._looking, self._making, self._writing, *self._asked) if task is not None]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        if self._process is not None:
            await self._process.close()

    async def release(self) -> None:
        """Gives the memory of the encoder's process back; it is started again when it is needed."""
        if self._process is not None:
            await self._process.release()

    def _fail(self, error: AssistantError) -> None:
        searched = self._process is not None and self._process.failed is None and self._vectors.made
        what = "not all lemmas have vectors" if searched else "lemmas are found by words and terms alone"
        said = f"{what}: {error.message}. {error.hint}".strip().rstrip(".")
        if said != self._failure:
            log.warning("%s", said)
        self._failure = said

    # --- premises ---------------------------------------------------------------------------------------------------

    async def follow(self, library: CompiledLibrary) -> None:
        """Looks for the vectors of a library and has those made that there are not, both in the background."""
        if self._source is None or self._process is None or self._process.failed is not None:
            return
        if library is self._library:
            return
        self._library, self._vectors = library, LibraryVectors((), ())
        before = [task for task in (self._looking, self._making) if task is not None]
        self._looking = asyncio.create_task(self._look(library))
        self._making = asyncio.create_task(self._make(self._source, library, self._looking))
        for task in before:
            task.cancel()
        await asyncio.gather(*before, return_exceptions=True)

    async def looked(self, seconds: float) -> None:
        """Waits until it is known which vectors there are, but no longer than so many seconds."""
        if self._looking is not None and not self._looking.done():
            await asyncio.wait((self._looking,), timeout=seconds)

    async def _look(self, library: CompiledLibrary) -> None:
        assert self._source is not None
        found = await asyncio.to_thread(stored_matrices, library, self._source, self._cache)
        if library is self._library:
            self._vectors = LibraryVectors(found, tuple(map(len, library.retrieval.segments)))
            self._turn += 1

    async def _make(self, source: EncoderSource, library: CompiledLibrary, looking_first: asyncio.Task[None]) -> None:
        await asyncio.wait((looking_first,))
        if self._vectors.made >= library.retrieval.count:
            return
        there = [await asyncio.to_thread(is_indexed, state, self._cache) for state in library.states]
        if not all(there):
            self._fail(AssistantError(f"the cache folder {self._cache} cannot be written"))
            return
        looked = time.monotonic()
        looking: asyncio.Task[None] | None = None

        def tell(done: Progress) -> None:
            nonlocal looked, looking
            if library is self._library:
                so_far = "another process makes them" if done.elsewhere else f"{done.made} of {done.premises}"
                self.making = f"vectors of lemmas: {so_far}"
            if time.monotonic() - looked > LOOK_SECONDS and (looking is None or looking.done()):
                looked = time.monotonic()
                looking = asyncio.create_task(self._look(library))

        failure: AssistantError | None = None
        try:
            await make_beside(source, [state.package for state in library.states], self._cache, tell)
        except AssistantError as error:
            failure = error
        finally:
            if library is self._library:
                self.making = ""
            if looking is not None:
                await asyncio.gather(looking, return_exceptions=True)
        await self._look(library)
        if failure is not None:
            self._fail(failure)

    # --- goals ------------------------------------------------------------------------------------------------------

    def closeness(
        self, library: CompiledLibrary, goal: Goal, declaration: str, seconds: float = VECTORS_SECONDS
    ) -> Closeness | None:
        """Begins to find out how close premises are to a goal in a declaration (its full name, or empty), to be waited
        for no longer than so many seconds from now; `None` where there are no vectors. Called on the loop."""
        process, source = self._process, self._source
        if process is None or source is None or library is not self._library or not self._vectors.made:
            return None
        if process.failed is not None:
            self._fail(process.failed)
            return None
        text = goal_text(goal, declaration, marked=source.marked)
        vector: Future[Floats] = Future()
        deadline = time.monotonic() + seconds
        if (known := self._known.get((True, text))) is not None:
            vector.set_result(known)
        else:
            task = asyncio.create_task(self._ask(process, text, vector))
            self._asked.add(task)
            task.add_done_callback(self._asked.discard)
        return Closeness(vector, self._vectors, deadline, self._turn, source.marked, self._written)

    async def _ask(self, process: EncoderProcess, text: str, vector: Future[Floats]) -> None:
        try:
            [found] = await process.encode([text], goals=True)
        except EncoderError as error:
            if process.failed is not None:
                self._fail(error)
            vector.set_exception(error)
        except BaseException as error:
            vector.set_exception(error)
            raise
        else:
            self._remember((True, text), found)
            vector.set_result(found)

    def _remember(self, text: tuple[bool, str], vector: Floats) -> None:
        self._known[text] = vector
        self._known.move_to_end(text)
        while len(self._known) > REMEMBERED:
            self._known.popitem(last=False)

    # --- what is only written ---------------------------------------------------------------------------------------

    def _written(self, texts: Sequence[str]) -> Sequence[Floats | None]:
        """In a thread. Texts that are not known are encoded soon."""
        nearest = texts[-MOST_WRITTEN:]
        known = [self._known.get((False, text)) for text in nearest]
        missing = [text for text, vector in zip(nearest, known, strict=True) if vector is None]
        if missing and self._loop is not None:
            self._loop.call_soon_threadsafe(self._want, missing)
        return [*[None] * (len(texts) - len(nearest)), *known]

    def _want(self, texts: Sequence[str]) -> None:
        self._wanted = texts  # what was wanted before is another text's
        if self._process is not None and (self._writing is None or self._writing.done()):
            self._writing = asyncio.create_task(self._encode_written(self._process))

    async def _encode_written(self, process: EncoderProcess) -> None:
        while self._wanted and process.failed is None:
            some, self._wanted = self._wanted[:TOGETHER], self._wanted[TOGETHER:]
            missing = [text for text in some if (False, text) not in self._known]
            try:
                vectors = await process.encode(missing, goals=False) if missing else ()
            except EncoderError:
                return
            for text, vector in zip(missing, vectors, strict=True):
                self._remember((False, text), vector)
        self._turn += 1
