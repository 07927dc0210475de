"""A whole proof as it is written, in rounds: pure data, and how a text looks with Lean's messages at its lines."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from textual.content import Content

from assistant.lean.verify.verdicts import axioms_in_words
from assistant.model_choice import ROUNDS
from assistant.wording import plural
from tui.lean_text import lean
from tui.plain import printable

if TYPE_CHECKING:
    from assistant.lean.verify.examination import Examination, ProofMessage
    from assistant.whole_proofs.events import WholeEvent

LONGEST_MESSAGE = 600
_SIGNS = {"error": ("✗", "$text-error"), "warning": ("!", "$text-warning"), "information": ("i", "$text-muted")}


@dataclass(frozen=True, slots=True)
class Asking:
    """How a whole proof is asked for: `hint` is what the writer should know, in words."""

    hint: str = ""
    rounds: int = ROUNDS
    samples: int = 1

    @property
    def in_words(self) -> str:
        texts = f" of {self.samples} texts" if self.samples > 1 else ""
        return f"{plural(self.rounds, 'round')}{texts}{f' · hint: {self.hint}' if self.hint else ''}"


@dataclass(slots=True)
class Round:
    """One text of a round: `writer` has `written` so much, with all that is around the proof; `text` is the proof in
    it, as far as that is known. There is an examination once Lean has judged it. `sample` counts the texts of a round
    from 0; with `kept` it is what the search makes of that text, of which so much works. Times are in seconds, `began`
    when the first piece came and `ended` when the last one did."""

    number: int
    writer: str
    text: str = ""
    examination: Examination | None = None
    sample: int = 0
    written: str = ""
    began: float = 0.0
    ended: float = 0.0
    kept: str = ""
    so_far: bool = False
    """Whether the text is the best that the search has by now, with `sorry` for the rest."""

    @property
    def sign(self) -> str:
        if self.examination is None:
            return "◐" if self.kept else "…"
        return sign(self.examination)

    @property
    def title(self) -> str:
        text = f", text {self.sample + 1}" if self.sample else ""
        who = printable(self.writer)
        if self.kept:
            who = f"mended by {who}" if self.examination is not None else "what works of it"
        return f"{self.sign} round {self.number}{text}, {who}"

    @property
    def has_more(self) -> bool:
        """Whether more was written than the proof."""
        return self.examination is not None and self.written.strip() not in ("", self.text.strip())

    @property
    def effort(self) -> str:
        """How much was written, and how fast where that can be told; empty where nothing was."""
        if not self.written:
            return ""
        return f"{plural(len(self.written), 'character')}{_speed(len(self.written), self.ended - self.began)}"


SHORTEST = 0.5
"""Seconds of writing that tell how fast it is."""


def _speed(characters: int, seconds: float) -> str:
    return f", {characters / seconds:.0f}/s" if seconds >= SHORTEST else ""


@dataclass(slots=True)
class Rounds:
    """All attempts. `end` is the status of the whole once it has ended, `reason` why there is no proof. `clock` tells
    the seconds."""

    rounds: list[Round] = field(default_factory=list)
    end: str = ""
    reason: str = ""
    seconds: float = 0.0
    version: int = 0
    clock: Callable[[], float] = time.monotonic
    _samples: dict[int, Round] = field(default_factory=dict)
    """The texts of the round that was begun last."""
    _mended: dict[int, Round] = field(default_factory=dict)
    """What the search makes of them."""

    def learn(self, event: WholeEvent) -> None:
        """Takes in what happened."""
        from assistant.whole_proofs.events import PartFound, PartKept, RoundBegun, RoundJudged, TextWritten, WholeEnded

        self.version += 1
        match event:
            case RoundBegun():
                number = self.rounds[-1].number + 1 if self.rounds else 1  # also of what was written before
                self._samples = {0: self._begun(Round(number, event.writer))}
                self._mended = {}
            case TextWritten():
                found, now = self._sample(event.sample), self.clock()
                if not found.written:
                    found.began = now
                found.ended = now
                found.written += event.piece
                found.text, found.so_far = found.written, False
            case RoundJudged():
                found = self._mending(event.sample) if event.mended else self._sample(event.sample)
                found.text, found.so_far = event.proof, False
                found.examination = event.examination
            case PartFound():
                found = self._sample(0)
                found.text, found.so_far = event.proof, True
            case PartKept():
                found = self._mending(event.sample)
                found.text = event.proof
                found.kept = event.in_words
            case WholeEnded():
                self.end = event.status
                self.reason = event.reason
                self.seconds = event.seconds

    def _begun(self, begun: Round) -> Round:
        self.rounds.append(begun)
        return begun

    def _sample(self, sample: int) -> Round:
        if sample not in self._samples:
            first = self._samples[0]
            self._samples[sample] = self._begun(Round(first.number, first.writer, sample=sample))
        return self._samples[sample]

    def _mending(self, sample: int) -> Round:
        if sample not in self._mended:
            number = self._sample(sample).number
            self._mended[sample] = self._begun(Round(number, "the search", sample=sample, kept="a part of it works"))
        return self._mended[sample]

    def restart(self) -> None:
        """Forgets how it ended: more rounds follow."""
        self.end = ""
        self.version += 1

    @property
    def effort(self) -> str:
        """What it took, in rounds, texts and characters."""
        texts = [found for found in self.rounds if not found.kept]
        told = [plural(len({found.number for found in texts}), "round")]
        if len(texts) > len({found.number for found in texts}):
            told.append(plural(len(texts), "text"))
        if characters := sum(len(found.written) for found in self.rounds):
            told.append(plural(characters, "character"))
        return ", ".join(told)

    @property
    def now(self) -> str:
        """What the round that runs has got to."""
        running = list(self._samples.values())
        searched = next((found for found in reversed(self._mended.values()) if found.examination is None), None)
        if searched is not None:
            return f"round {searched.number}: {searched.kept}, which the search is asked for"
        characters = sum(len(found.written) for found in running)
        if not running or not self.rounds:
            return ""
        begun = [found for found in running if found.written]
        seconds = max(found.ended for found in begun) - min(found.began for found in begun) if begun else 0.0
        return f"round {running[0].number}: {plural(characters, 'character')}{_speed(characters, seconds)}"


def sign(examination: Examination) -> str:
    """Lean's word on a text as one sign."""
    if examination.complete:
        return "✓"
    return "?" if examination.conditional else "✗" if examination.judged else "⧗"


def verdict(examination: Examination | None, kept: str = "") -> Content:
    """Lean's word on a text, in a line or a few; on a part of one how much of it is `kept`."""
    if examination is None and kept:
        return Content.styled(f"◐ {kept}", "$text-warning")
    if examination is None:
        return Content.styled("not judged yet", "$text-muted")
    rests = axioms_in_words(
        examination.axioms, examination.author_axioms, examination.open_lemmas, examination.reservation
    )
    if examination.complete:
        return Content.styled(f"✓ accepted by Lean ({printable(rests)})", "$text-success")
    if examination.conditional:
        return Content.styled(f"? accepted by Lean on a condition ({printable(rests)})", "$text-warning")
    if not examination.judged:
        said = printable("; ".join(examination.reasons))[:LONGEST_MESSAGE]
        return Content.styled(f"⧗ not yet judged: {said}", "$text-warning")
    errors = sum(message.is_error for message in examination.messages)
    said = f"{errors} error{'' if errors == 1 else 's'}" if errors else "; ".join(examination.reasons) or "refused"
    return Content.styled(f"✗ {printable(said)[:LONGEST_MESSAGE]}", "$text-error")


def annotated(text: str, messages: Sequence[ProofMessage] = ()) -> Content:
    """The text with numbered lines, each followed by what Lean says about it."""
    by_line: dict[int, list[ProofMessage]] = {}
    for message in messages:
        by_line.setdefault(message.line, []).append(message)
    rows = [_said(message, 3) for message in by_line.get(0, [])]
    for number, row in enumerate(lean(text).split("\n"), 1):
        style = "$text-error bold" if any(m.is_error for m in by_line.get(number, [])) else "$text-disabled"
        rows.append(Content.assemble((f"{number:>3} ", style), row))
        rows += [_said(message, 4) for message in by_line.get(number, [])]
    return Content("\n").join(rows)


def _said(message: ProofMessage, margin: int) -> Content:
    sign, style = _SIGNS.get(message.severity, ("?", ""))
    first, *rest = printable(message.text)[:LONGEST_MESSAGE].split("\n")
    lines = [" " * margin + f"{sign} {first}", *(" " * (margin + 2) + line for line in rest)]
    return Content.styled("\n".join(lines), style)
