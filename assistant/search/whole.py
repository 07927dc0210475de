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
from collections.abc import AsyncGenerator, AsyncIterator, Callable
from dataclasses import dataclass, field, replace
from typing import Protocol

from assistant.errors import AssistantError
from assistant.lean.places import Place
from assistant.lean.verify.examination import Examination
from assistant.lean.verify.screen import LARGEST_CANDIDATE, normalized
from assistant.lean.verify.verdicts import AxiomScope, Limits, open_in_words
from assistant.search.budget import Budget, Listener, no_listener
from assistant.search.outcome import Outcome
from assistant.search.partial import partial_proof
from assistant.search.tree import Tree
from assistant.streams import batches
from models.protocol import Attempt, ProofRequest, ProofWriter, ProverFailed

log = logging.getLogger(__name__)

PROVED, CONDITIONAL, UNPROVED, TIMED_OUT = "proved", "conditional", "unproved", "timed_out"
SEARCH_WRITER = "search"
"""The name of the writer that is always there."""
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
    """The next piece of a text of the round; all of a `sample` together are its proof."""

    round: int
    piece: str
    sample: int = 0


@dataclass(frozen=True, slots=True)
class RoundJudged:
    """The end of a text of the round. What a writer did wrong is a reason of its `examination`, like what Lean has to
    object."""

    round: int
    proof: str
    examination: Examination
    sample: int = 0


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
    samples: int = 1,
    axioms: AxiomScope = AxiomScope.PROJECT,
) -> AsyncGenerator[WholeEvent, None]:
    """Has a proof for a place written, in at most so many `rounds` and `seconds`, `samples` texts a round at the same
    time. `request` is that of the first round; a repair is told all texts before it with Lean's messages. Closing the
    generator stops everything.

    Errors: as `examine`, when Lean cannot be asked at all.
    """
    started = time.monotonic()
    deadline = started + seconds
    known: dict[str, Examination] = {}
    for number in range(1, rounds + 1):
        if time.monotonic() >= deadline:
            yield WholeEnded(TIMED_OUT, "", time.monotonic() - started)
            return
        yield RoundBegun(number, writer.name)
        late, has_more = False, False
        async with contextlib.aclosing(
            _texts(writer, replace(request, round=number), deadline, silence, samples)
        ) as stream:
            async for sample, happened in stream:
                if isinstance(happened, str):
                    yield TextWritten(number, happened, sample)
                    continue
                proof, no_proof = _proof(writer, request, happened.text)
                text = normalized(proof)
                examination = (
                    happened.objection or no_proof or _repeated(writer, known.get(text)) or _empty(writer, text)
                )
                if examination is None:
                    left = max(JUDGED_SECONDS, deadline - time.monotonic())
                    examination = known[text] = await judge.examine(place, proof, Limits(left, axioms=axioms))
                    request = replace(request, attempts=(*request.attempts, Attempt(proof, told(examination))))
                    has_more = True
                elif happened.objection is not None or no_proof is not None:  # which another round may do without
                    late, has_more = late or happened.late, True
                yield RoundJudged(number, proof, examination, sample)
                if examination.accepted:
                    yield _found(proof, examination, time.monotonic() - started)
                    return
        if late or not has_more:
            yield WholeEnded(TIMED_OUT if late else UNPROVED, "", time.monotonic() - started)
            return
    yield WholeEnded(UNPROVED, "", time.monotonic() - started)


def _proof(writer: ProofWriter, request: ProofRequest, text: str) -> tuple[str, Examination | None]:
    """The proof in what was written, or the text itself and what is to be said of it."""
    try:
        return writer.proof(request, text), None
    except ProverFailed as error:
        return text, Examination(False, (), (f"{writer.name}: {error.message}",))
    except Exception as error:  # a guest, whatever it raises
        log.exception("%s failed", writer.name)
        return text, Examination(False, (), (f"{writer.name} failed: {type(error).__name__}: {error}",))


def _found(proof: str, examination: Examination, seconds: float) -> WholeEnded:
    if examination.complete:
        return WholeEnded(PROVED, proof, seconds)
    return WholeEnded(CONDITIONAL, proof, seconds, open_in_words(examination.open_lemmas))


def _repeated(writer: ProofWriter, before: Examination | None) -> Examination | None:
    if before is None:
        return None
    return replace(before, reasons=(*before.reasons, f"{writer.name} repeats itself"))


def _empty(writer: ProofWriter, text: str) -> Examination | None:
    return None if text else Examination(False, (), (f"{writer.name} has nothing to write",))


async def _texts(
    writer: ProofWriter, request: ProofRequest, deadline: float, silence: float, samples: int
) -> AsyncGenerator[tuple[int, str | _Writing], None]:
    """The pieces of some texts with the number of their sample, and each text when it has ended."""

    async def write(emit: Callable[[tuple[int, str | _Writing]], None]) -> None:
        async def one(sample: int) -> None:
            writing = _Writing(writer, replace(request, sample=sample), deadline, silence)
            try:
                async with contextlib.aclosing(writing.pieces()) as pieces:
                    async for piece in pieces:
                        emit((sample, piece))
            finally:
                await writing.close()
            emit((sample, writing))

        await asyncio.gather(*map(one, range(samples)))

    async with contextlib.aclosing(batches(write)) as stream:
        async for happened in stream:
            for item in happened:
                yield item


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

    @property
    def objection(self) -> Examination | None:
        """What is to be said of it where it went wrong."""
        return Examination(False, (), (self.problem,)) if self.problem else None

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
    for the rest. A repair, or another sample, gets nothing: the search would find the same again. `ended` is how the
    search did."""

    name = SEARCH_WRITER

    def __init__(self, searcher: Searcher, place: Place, budget: Budget) -> None:
        self.ended: Outcome | None = None
        self._searcher = searcher
        self._place = place
        self._budget = budget

    async def write(self, request: ProofRequest) -> AsyncIterator[str]:
        """Line by line. Errors: as `prove`."""
        if request.attempts or request.sample:
            return
        tree = Tree()
        result = self.ended = await self._searcher.prove(self._place, self._budget, tree.apply)
        for line in (result.proof or partial_proof(tree)).splitlines(keepends=True):
            yield line

    def proof(self, request: ProofRequest, text: str) -> str:
        return text


async def write_by_search(
    judge: ProofJudge,
    searcher: Searcher,
    request: ProofRequest,
    place: Place,
    seconds: float,
    axioms: AxiomScope = AxiomScope.PROJECT,
) -> AsyncGenerator[WholeEvent, None]:
    """`write_proof` with the search as its writer, which has one round. Errors: as `write_proof`."""
    writer = SearchWriter(searcher, place, Budget(SEARCHING * seconds, axioms=axioms))
    stream = write_proof(judge, writer, request, place, seconds, rounds=1, silence=seconds, axioms=axioms)
    async with contextlib.aclosing(stream) as events:
        async for event in events:
            if isinstance(event, WholeEnded) and event.status == UNPROVED and writer.ended is not None:
                found = writer.ended
                status = UNPROVED if found.proved else found.status.value
                yield replace(event, status=status, reason=found.reason)
            else:
                yield event
