"""Suggestions that outlive a request for them.

While somebody types, the same place is asked about again and again. What is being found there goes on between two
requests, is shared by everybody who asks, and is remembered when it is done. Work that nobody waits for any more is
given up as soon as another place of the same file is asked about.
"""

from __future__ import annotations

import asyncio
import contextlib
import hashlib
from collections import OrderedDict
from collections.abc import AsyncGenerator, Callable
from dataclasses import dataclass, replace
from pathlib import Path

from assistant.lean.places import Place
from assistant.lean.verify.verdicts import AxiomScope
from assistant.search.suggestions import Suggestions
from assistant.streams import Latest

REMEMBERED = 128
"""Places whose suggestions are kept."""
TELLING_SECONDS = 0.001
"""For which whoever waits has the loop, before the next round takes it."""
_Key = tuple[Path, int, int, bytes, bool, AxiomScope, tuple[str, ...], bool, int]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked of a place: what begins with `prefix` is tried first, with `data` values are suggested where no
    proof is missing, `axioms` are what a suggestion may rest on, `provers` the names of those that are asked (which the
    engine says). Who is `patient` waits for what is only just being found out about finished proofs."""

    prefix: str = ""
    data: bool = False
    axioms: AxiomScope = AxiomScope.PROJECT
    provers: tuple[str, ...] = ()
    patient: bool = False


WHATEVER = Wanted()
Start = Callable[[Place, float, Wanted], AsyncGenerator[Suggestions, None]]


def key_of(place: Place, wanted: Wanted = WHATEVER, imports: int = 0) -> _Key:
    """What suggestions depend on: the text to the end of the command, the place in it, what is wanted, but for a
    prefix, which only changes their order, and what the text imports (`imports` says when that was built)."""
    text = place.text[: max(place.declaration.command.end, place.span.end)]
    digest = hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).digest()
    asked = (wanted.data, wanted.axioms, wanted.provers, wanted.patient)
    return (place.path, place.span.start, place.span.end, digest, *asked, imports)


class _Session:
    """Suggestions for one place in the making, or made. `before` is what an earlier session of the place had found when
    its time was over: that is known meanwhile."""

    def __init__(
        self,
        path: Path,
        seconds: float,
        stream: AsyncGenerator[Suggestions, None],
        before: Suggestions | None = None,
    ) -> None:
        self.path = path
        self.seconds = seconds
        self._before = replace(before, complete=False) if before is not None and before.suggestions else None
        self._known: Latest[Suggestions | None] = Latest(self._before)
        self.watchers = 0
        self.outdated = False
        """Whether more is known by now than when it began."""
        self.task = asyncio.create_task(self._run(stream))

    @property
    def latest(self) -> Suggestions | None:
        return self._known.value

    @property
    def ended(self) -> bool:
        return self.task.done()

    def enough(self, seconds: float) -> bool:
        """Whether asking again with so much time could bring no more."""
        if not self.ended:
            return not self.task.cancelling()
        if self.outdated:
            return False
        if self.task.cancelled() or self.task.exception() is not None or self.latest is None:
            return False
        return self.latest.complete or (self.seconds >= seconds and not self.latest.unjudged)

    async def _run(self, stream: AsyncGenerator[Suggestions, None]) -> None:
        async with contextlib.aclosing(stream):
            async for known in stream:
                fewer = self._before is not None and len(known.suggestions) < len(self._before.suggestions)
                if fewer and not known.complete:
                    continue
                self._known.set(known)
                await asyncio.sleep(TELLING_SECONDS)

    async def watch(self) -> AsyncGenerator[Suggestions, None]:
        """What is known now, and whatever comes; a watcher that is slow sees only the newest. Errors: as the stream."""
        self.watchers += 1
        try:
            seen = -1
            while True:
                if self.latest is not None and self._known.count > seen:
                    seen = self._known.count
                    yield self.latest
                elif self.ended:
                    self.task.result()
                    return
                else:
                    await self._known.newer(self._known.count, self.task)
        finally:
            self.watchers -= 1


class SuggestionSessions:
    """The sessions of an engine. `start` begins to find suggestions for a place."""

    def __init__(self, start: Start) -> None:
        self._start = start
        self._sessions: OrderedDict[_Key, _Session] = OrderedDict()

    async def watch(
        self, place: Place, seconds: float, wanted: Wanted = WHATEVER, imports: int = 0
    ) -> AsyncGenerator[Suggestions, None]:
        """Joins the session of a place, or begins one. Errors: as `start`."""
        key = key_of(place, wanted, imports)
        session = self._sessions.get(key)
        if session is None or not session.enough(seconds):
            self.drop(place.path)
            ended = session is not None and session.ended
            before = session.latest if ended and session is not None else None
            session = _Session(place.path, seconds, self._start(place, seconds, wanted), before)
            self._sessions[key] = session
        self._sessions.move_to_end(key)
        self._forget()
        async with contextlib.aclosing(session.watch()) as known_suggestions:
            async for known in known_suggestions:
                yield known

    def drop(self, path: Path) -> None:
        """Gives up what is in the making for a file and nobody waits for."""
        for session in self._sessions.values():
            if session.path == path and not session.watchers and not session.ended:
                session.task.cancel()

    def outdate(self, path: Path) -> None:
        """Who asks again about a place of a file gets what was found, and more if there is more by now."""
        for session in self._sessions.values():
            if session.path == path:
                session.outdated = True

    async def close(self) -> None:
        """Gives up everything."""
        tasks = [session.task for session in self._sessions.values()]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        self._sessions.clear()

    def _forget(self) -> None:
        for key, session in list(self._sessions.items())[: max(0, len(self._sessions) - REMEMBERED)]:
            if session.ended:
                del self._sessions[key]
