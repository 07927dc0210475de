"""Suggestions that arrive while somebody types: one stream a document, that of the place asked about last."""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import AsyncGenerator, Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.errors import AssistantError
from assistant.lean.positions import WirePosition
from assistant.streams import Latest
from lsp.documents import Snapshot

if TYPE_CHECKING:
    from assistant.editing import Offer, Offers

PROGRESS_SECONDS = 0.2
"""How long after its beginning a search for suggestions is given to find one that closes the goal when there is one
that makes progress."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A place of one state of a document."""

    snapshot: Snapshot
    position: WirePosition

    @property
    def uri(self) -> str:
        return self.snapshot.uri


Learnt = Callable[[Asked, AssistantError | None], None]


class Follow:
    """One stream of offers, and the newest of them. `better` is called when something better than what was answered has
    arrived, with whether it closes the goal; `learnt` with what the stream failed with, or `None` when something
    arrived."""

    def __init__(
        self, asked: Asked, stream: AsyncGenerator[Offers, None], better: Callable[[Asked, bool], None], learnt: Learnt
    ) -> None:
        self.asked = asked
        self._known: Latest[Offers | None] = Latest(None)
        self.error: AssistantError | None = None
        self._better = better
        self._learnt = learnt
        self._answered: str | None = None
        self.task = asyncio.create_task(self._run(stream))

    @property
    def latest(self) -> Offers | None:
        return self._known.value

    async def _run(self, stream: AsyncGenerator[Offers, None]) -> None:
        try:
            async with contextlib.aclosing(stream) as offers:
                async for known in offers:
                    if self._known.value is None:
                        self._learnt(self.asked, None)
                    self._known.set(known)
                    if self._answered is not None and best(known) != self._answered:
                        self._answered = best(known)
                        self._better(self.asked, known.unasked[0].closes if known.unasked else False)
        except AssistantError as error:
            self.error = error
            self._learnt(self.asked, error)

    async def answer(self, wait: float, *, closing_only: bool = False) -> Offers | None:
        """What is known once it closes the goal, or after `wait` seconds; one that only makes progress is held
        back for a part of it, and with `closing_only` counts for nothing. `None` when nothing is known by then. Errors:
        what the stream failed with."""
        started = time.monotonic()
        while not self.task.done():
            seen = self._known.count
            spent = time.monotonic() - started
            fitting = self.latest.unasked if self.latest is not None else ()
            if any(offer.closes for offer in fitting) or (self.latest is not None and self.latest.known.refutation):
                break
            remaining = wait - spent
            if fitting and self.latest is not None and not closing_only:
                # The search for them may have been going on for long.
                remaining = min(remaining, PROGRESS_SECONDS - self.latest.known.seconds)
            if remaining <= 0:
                break
            try:
                await self._known.newer(seen, self.task, remaining)
            except asyncio.CancelledError:
                self._answered = ""  # whoever asked gave up and has seen nothing: what arrives is told
                raise
        if self.error is not None:
            raise self.error
        self._answered = best(self.latest) if self.latest is not None else ""
        return self.latest


async def known_by(
    stream: AsyncGenerator[Offers, None], seconds: float, enough: Callable[[Offers], bool]
) -> Offers | None:
    """What is known after so many seconds, or as soon as it is enough. Errors: as the stream."""
    latest: Offers | None = None
    async with contextlib.aclosing(stream):
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                async for latest in stream:
                    if enough(latest):
                        break
    return latest


def best(offers: Offers) -> str:
    """The tactic that would be shown."""
    fitting: tuple[Offer, ...] = offers.unasked
    return fitting[0].suggestion.tactic if fitting else ""


class Follows:
    """The streams of a server, one a document."""

    def __init__(self, better: Callable[[Asked, bool], None], learnt: Learnt) -> None:
        self._better = better
        self._learnt = learnt
        self._current: dict[str, Follow] = {}

    def at(self, asked: Asked, start: Callable[[], AsyncGenerator[Offers, None]]) -> Follow:
        """The stream for a place, in stead of the one for another place of the same document."""
        current = self._current.get(asked.uri)
        if current is not None and current.asked == asked and not current.task.cancelled() and current.error is None:
            return current
        self.drop(asked.uri)
        follow = Follow(asked, start(), self._better, self._learnt)
        self._current[asked.uri] = follow
        return follow

    @property
    def running(self) -> bool:
        """Whether suggestions still arrive somewhere."""
        return any(not follow.task.done() for follow in self._current.values())

    def drop(self, uri: str) -> None:
        """Stops following in a document."""
        follow = self._current.pop(uri, None)
        if follow is not None:
            follow.task.cancel()

    async def close(self) -> None:
        tasks = [follow.task for follow in self._current.values()]
        for uri in list(self._current):
            self.drop(uri)
        await asyncio.gather(*tasks, return_exceptions=True)
