"""Whole proofs: written piece by piece, judged by Lean, and repaired in rounds.

A writer is a guest: it is asked for a text, told what Lean says about it, and asked again, until a text is accepted,
the rounds or the time are used up, or it has nothing new. One that raises or hangs ends its round with that reason.
The search writes (`by_search.py`), and language models do; both speak the same protocol.
"""

from __future__ import annotations

import contextlib
import logging
import time
from collections.abc import AsyncGenerator
from dataclasses import dataclass, field, replace

from assistant.lean.places import Place
from assistant.lean.verify.examination import Examination
from assistant.lean.verify.screen import normalized
from assistant.lean.verify.verdicts import AxiomScope, Limits, open_in_words
from assistant.whole_proofs.backend import JUDGED_SECONDS, ProofJudge
from assistant.whole_proofs.events import (
    CONDITIONAL,
    PROVED,
    TIMED_OUT,
    UNPROVED,
    RoundBegun,
    RoundJudged,
    TextWritten,
    WholeEnded,
    WholeEvent,
)
from assistant.whole_proofs.mending import Mender
from assistant.whole_proofs.writing import SILENCE_SECONDS, Writing, texts
from models.protocol import Attempt, ProofRequest, ProofWriter, ProverFailed

log = logging.getLogger(__name__)


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
    mender: Mender | None = None,
) -> AsyncGenerator[WholeEvent, None]:
    """Has a proof for a place written, in at most so many `rounds` and `seconds`, `samples` texts a round at the same
    time. `request` is that of the first round; a repair is told all texts before it with Lean's messages. What was
    refused in a round the `mender` mends before the next one, in a fair part of the time that is left. Closing the
    generator stops everything.

    Errors: as `examine`, when Lean cannot be asked at all.
    """
    began = time.monotonic()
    writing = _Rounds(judge, writer, request, place, began + seconds, silence, samples, axioms)
    status = UNPROVED
    for number in range(1, rounds + 1):
        if time.monotonic() >= writing.deadline:
            status = TIMED_OUT
            break
        async with contextlib.aclosing(writing.round(number)) as events:
            async for event in events:
                yield event
        if writing.accepted is None and mender is not None and writing.refused:
            async with contextlib.aclosing(writing.mended(mender, rounds - number)) as events:
                async for event in events:
                    yield event
        if writing.accepted is not None:
            yield _found(writing.accepted, time.monotonic() - began)
            return
        if writing.late or not writing.has_more:
            status = TIMED_OUT if writing.late else UNPROVED
            break
    part = mender.best.proof if mender is not None and mender.best is not None else ""
    yield WholeEnded(status, "", time.monotonic() - began, part=part)


@dataclass
class _Rounds:
    """The texts of a writer for a place. Of the last round: whether a text was `late`, whether another round may bring
    something (`has_more`), and the texts that Lean `refused`."""

    judge: ProofJudge
    writer: ProofWriter
    request: ProofRequest
    place: Place
    deadline: float
    silence: float
    samples: int
    axioms: AxiomScope
    accepted: RoundJudged | None = None
    late: bool = False
    has_more: bool = False
    refused: list[RoundJudged] = field(default_factory=list)
    known: dict[str, Examination] = field(default_factory=dict)

    async def round(self, number: int) -> AsyncGenerator[WholeEvent, None]:
        """One round, until a text is accepted."""
        yield RoundBegun(number, self.writer.name)
        self.late, self.has_more, self.refused = False, False, []
        request = replace(self.request, round=number)
        stream = texts(self.writer, request, self.deadline, self.silence, self.samples)
        async with contextlib.aclosing(stream) as happened:
            async for sample, item in happened:
                if isinstance(item, str):
                    yield TextWritten(number, item, sample)
                    continue
                yield (judged := await self._judged(number, sample, item))
                if judged.examination.accepted:
                    self.accepted = judged
                    return

    async def _judged(self, number: int, sample: int, written: Writing) -> RoundJudged:
        proof, no_proof = _proof(self.writer, self.request, written.text)
        text = normalized(proof)
        wrong = (
            written.objection or no_proof or _repeated(self.writer, self.known.get(text)) or _empty(self.writer, text)
        )
        if wrong is not None:
            if written.objection is not None or no_proof is not None:  # which another round may do without
                self.late, self.has_more = self.late or written.late, True
            return RoundJudged(number, proof, wrong, sample)
        limits = Limits(max(JUDGED_SECONDS, self.deadline - time.monotonic()), axioms=self.axioms)
        examination = self.known[text] = await self.judge.examine(self.place, proof, limits)
        self.request = replace(self.request, attempts=(*self.request.attempts, Attempt(proof, told(examination))))
        self.has_more = True
        judged = RoundJudged(number, proof, examination, sample)
        self.refused.append(judged)
        return judged

    async def mended(self, mender: Mender, rounds_left: int) -> AsyncGenerator[WholeEvent, None]:
        """What the search makes of what was refused."""
        now = time.monotonic()
        stream = mender.mend(self.refused, now + (self.deadline - now) / (rounds_left + 1))
        async with contextlib.aclosing(stream) as events:
            async for event in events:
                yield event
                if isinstance(event, RoundJudged) and event.examination.accepted:
                    self.accepted = event


def _proof(writer: ProofWriter, request: ProofRequest, text: str) -> tuple[str, Examination | None]:
    """The proof in what was written, or the text itself and what is to be said of it."""
    try:
        return writer.proof(request, text), None
    except ProverFailed as error:
        return text, Examination(False, (), (f"{writer.name}: {error.message}",))
    except Exception as error:  # a guest, whatever it raises
        log.exception("%s failed", writer.name)
        return text, Examination(False, (), (f"{writer.name} failed: {type(error).__name__}: {error}",))


def _found(judged: RoundJudged, seconds: float) -> WholeEnded:
    if judged.examination.complete:
        return WholeEnded(PROVED, judged.proof, seconds)
    return WholeEnded(CONDITIONAL, judged.proof, seconds, open_in_words(judged.examination.open_lemmas))


def _repeated(writer: ProofWriter, before: Examination | None) -> Examination | None:
    if before is None:
        return None
    return replace(before, reasons=(*before.reasons, f"{writer.name} repeats itself"))


def _empty(writer: ProofWriter, text: str) -> Examination | None:
    return None if text else Examination(False, (), (f"{writer.name} has nothing to write",))


def told(examination: Examination) -> tuple[tuple[int, str], ...]:
    """What a writer is told about its text, by its lines: the errors, or why it is refused without one. What is at no
    line is told at the first."""
    reasons = examination.reasons
    said = [m for m in examination.messages if m.is_error or m.text in reasons]
    known = {message.text for message in said}
    others = [reason for reason in reasons if not examination.errors and reason not in known]
    return (*((max(1, message.line), message.text) for message in said), *((1, reason) for reason in others))
