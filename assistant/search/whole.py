"""Whole proofs: written piece by piece, judged by Lean, and repaired in rounds.

A writer is a guest: it is asked for a text, told what Lean says about it, and asked again, until a text is accepted,
the rounds or the time are used up, or it has nothing new. One that raises or hangs ends its round with that reason.
Today it is the search that writes (`SearchWriter`); a language model speaks the same protocol.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import time
from collections.abc import AsyncGenerator, AsyncIterator
from dataclasses import dataclass, field, replace
from typing import Protocol

from assistant.errors import AssistantError
from assistant.lean.places import Place
from assistant.lean.verify.examination import Examination
from assistant.lean.verify.screen import LARGEST_CANDIDATE, normalized
from assistant.lean.verify.verdicts import Limits, open_in_words
from assistant.search.budget import Budget, Listener, no_listener
from assistant.search.outcome import Outcome
from assistant.search.partial import partial_proof
from assistant.search.tree import Tree
from models.protocol import ProofRequest, ProofWriter

log = logging.getLogger(__name__)

PROVED, CONDITIONAL, UNPROVED, TIMED_OUT = "proved", "conditional", "unproved", "timed_out"
SILENCE_SECONDS = 60.0
"""After which a writer that writes nothing more counts as hanging."""
JUDGED_SECONDS = 20.0
"""What a written text may take to be judged, also when the time is over."""
FAREWELL_SECONDS = 1.0
"""What a writer may take to stop when it is told to."""


@dataclass(frozen=True, slots=True)
class RoundBegun:
    """`round` counts from 1, `writer` is the name of who is asked."""

    round: int
    writer: str


@dataclass(frozen=True, slots=True)
class TextWritten:
    """The next piece of the round's text; all of them together are its proof."""

    round: int
    piece: str


@dataclass(frozen=True, slots=True)
class RoundJudged:
    """The end of a round. What a writer did wrong is a reason of its `examination`, like what Lean has to object."""

    round: int
    proof: str
    examination: Examination


@dataclass(frozen=True, slots=True)
class WholeEnded:
    """`status` is `proved`, `conditional`, `unproved`, `timed_out`, `unjudged` or `data`; `proof` is the accepted one,
    empty without. `reason` says why there is none, or none without a condition."""

    status: str
    proof: str
    seconds: float
    reason: str = ""


WholeEvent = RoundBegun | TextWritten | RoundJudged | WholeEnded


class ProofJudge(Protocol):
    """What is asked of Lean here."""

    async def examine(self, place: Place, proof: str, limits: Limits | None = None) -> Examination: ...


async def write_proof(
    judge: ProofJudge,
    writer: ProofWriter,
    request: ProofRequest,
    place: Place,
    seconds: float,
    rounds: int,
    silence: float = SILENCE_SECONDS,
) -> AsyncGenerator[WholeEvent, None]:
    """Has a proof for a place written, in at most so many `rounds` and `seconds`. `request` is that of the first round;
    a repair is told the text before it and Lean's messages. Closing the generator stops everything.

    Errors: as `examine`, when Lean cannot be asked at all.
    """
    started = time.monotonic()
    deadline = started + seconds
    known: dict[str, Examination] = {}
    status = UNPROVED
    for number in range(1, rounds + 1):
        if time.monotonic() >= deadline:
            status = TIMED_OUT
            break
        yield RoundBegun(number, writer.name)
        writing = _Writing(writer, request, deadline, silence)
        try:
            async with contextlib.aclosing(writing.pieces()) as pieces:
                async for piece in pieces:
                    yield TextWritten(number, piece)
        finally:
            await writing.close()
        proof = writing.text
        text = normalized(proof)
        if writing.problem:
            yield RoundJudged(number, proof, Examination(False, (), (writing.problem,)))
            if writing.late:
                status = TIMED_OUT
                break
            continue
        if text in known:
            again = replace(known[text], reasons=(*known[text].reasons, f"{writer.name} repeats itself"))
            yield RoundJudged(number, proof, again)
            break
        if not text:
            yield RoundJudged(number, proof, Examination(False, (), (f"{writer.name} has nothing to write",)))
            break
        left = max(JUDGED_SECONDS, deadline - time.monotonic())
        examination = known[text] = await judge.examine(place, proof, Limits(left))
        yield RoundJudged(number, proof, examination)
        if examination.complete:
            yield WholeEnded(PROVED, proof, time.monotonic() - started)
            return
        if examination.conditional:
            reason = open_in_words(examination.open_lemmas)
            yield WholeEnded(CONDITIONAL, proof, time.monotonic() - started, reason)
            return
        request = replace(request, previous=proof, messages=told(examination))
    yield WholeEnded(status, "", time.monotonic() - started)


def told(examination: Examination) -> tuple[tuple[int, str], ...]:
    """What a writer is told about its text, by its lines: the errors, or why it is refused without one. What is at no
    line is told at the first."""
    reasons = examination.reasons
    said = [m for m in examination.messages if m.is_error or m.text in reasons]
    known = {message.text for message in said}
    others = [reason for reason in reasons if not examination.errors and reason not in known]
    return (*((max(1, message.line), message.text) for message in said), *((1, reason) for reason in others))


@dataclass
class _Writing:
    """One text on its way. `problem` says what went wrong with it; `late` that the time was over."""

    writer: ProofWriter
    request: ProofRequest
    deadline: float
    silence: float
    text: str = ""
    problem: str = ""
    late: bool = False
    _waiting: list[str] = field(default_factory=list)
    _news: asyncio.Event = field(default_factory=asyncio.Event)
    _task: asyncio.Task[None] | None = None

    async def pieces(self) -> AsyncGenerator[str, None]:
        """The pieces as they come. Raises nothing."""
        self._task = asyncio.create_task(self._pump())
        self._task.add_done_callback(lambda _: self._news.set())
        while not self.problem:
            if self._waiting:
                piece = self._waiting.pop(0)
                self.text += piece
                yield piece
                if len(self.text) > LARGEST_CANDIDATE:
                    self.problem = f"{self.writer.name} wrote more than {LARGEST_CANDIDATE} characters"
            elif self._task.done():
                self.problem = self._what_was_raised(self._task)
                return
            else:
                await self._listen()

    async def _listen(self) -> None:
        left = self.deadline - time.monotonic()
        try:
            async with asyncio.timeout(max(0.0, min(self.silence, left))):
                await self._news.wait()
            self._news.clear()
        except TimeoutError:
            self.late = left <= self.silence
            what = "was not done when the time was over" if self.late else f"wrote nothing for {self.silence:.3g} s"
            self.problem = f"{self.writer.name} {what}"

    async def _pump(self) -> None:
        stream = self.writer.write(self.request)
        try:
            async for piece in stream:
                if not isinstance(piece, str):
                    raise TypeError(f"a piece of text is {piece!r:.40}")
                self._waiting.append(piece)
                self._news.set()
        finally:
            if isinstance(stream, AsyncGenerator):
                await stream.aclose()

    def _what_was_raised(self, task: asyncio.Task[None]) -> str:
        if task.cancelled():
            return f"{self.writer.name} gave up"
        error = task.exception()
        if error is None:
            return ""
        if isinstance(error, AssistantError):
            return f"{self.writer.name}: {error.message}"
        log.error("%s failed", self.writer.name, exc_info=error)
        return f"{self.writer.name} failed: {type(error).__name__}: {error}"

    async def close(self) -> None:
        """Stops the writer; one that does not want to stop is left behind."""
        if self._task is not None and not self._task.done():
            self._task.cancel()
            await asyncio.wait([self._task], timeout=FAREWELL_SECONDS)
            if not self._task.done():
                log.error("%s does not stop", self.writer.name)
                self._task.add_done_callback(_forget)


def _forget(task: asyncio.Task[None]) -> None:
    with contextlib.suppress(asyncio.CancelledError):
        task.exception()


# --- the search as a writer ------------------------------------------------------------------------------------


SEARCHING = 0.85
"""The part of the time that is for the search; the rest is for what it wrote to be judged."""


class Searcher(Protocol):
    """What is needed of an engine."""

    async def prove(self, place: Place, budget: Budget, listener: Listener = no_listener) -> Outcome: ...


class SearchWriter:
    """Implements `ProofWriter` for one place: writes the proof that the search finds, else what it got to, with `sorry`
    for the rest. A repair gets nothing: the search would find the same again. `ended` is how the search did."""

    name = "search"

    def __init__(self, searcher: Searcher, place: Place, budget: Budget) -> None:
        self.ended: Outcome | None = None
        self._searcher = searcher
        self._place = place
        self._budget = budget

    async def write(self, request: ProofRequest) -> AsyncIterator[str]:
        """Line by line. Errors: as `prove`."""
        if request.previous:
            return
        tree = Tree()
        result = self.ended = await self._searcher.prove(self._place, self._budget, tree.apply)
        for line in (result.proof or partial_proof(tree)).splitlines(keepends=True):
            yield line


async def write_by_search(
    judge: ProofJudge, searcher: Searcher, request: ProofRequest, place: Place, seconds: float
) -> AsyncGenerator[WholeEvent, None]:
    """`write_proof` with the search as its writer, which has one round. Errors: as `write_proof`."""
    writer = SearchWriter(searcher, place, Budget(SEARCHING * seconds))
    stream = write_proof(judge, writer, request, place, seconds, rounds=1, silence=seconds)
    async with contextlib.aclosing(stream) as events:
        async for event in events:
            if isinstance(event, WholeEnded) and event.status == UNPROVED and writer.ended is not None:
                found = writer.ended
                status = UNPROVED if found.proved else found.status.value
                yield replace(event, status=status, reason=found.reason)
            else:
                yield event
