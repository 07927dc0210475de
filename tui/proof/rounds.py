"""A whole proof as it is written, in rounds: pure data, and how a text looks with Lean's messages at its lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from textual.content import Content

from assistant.lean.verify.verdicts import axioms_in_words
from tui.lean_text import lean
from tui.plain import printable

if TYPE_CHECKING:
    from assistant.lean.places import Place
    from assistant.lean.verify.examination import Examination, ProofMessage
    from assistant.search.whole import WholeEvent
    from assistant.sorries.new_holes import NewHole

LONGEST_MESSAGE = 600
_SIGNS = {"error": ("✗", "$text-error"), "warning": ("!", "$text-warning"), "information": ("i", "$text-muted")}


@dataclass(slots=True)
class Round:
    """One attempt: `writer` wrote `text`, one of the texts of a round of its; there is an examination once Lean has
    judged it."""

    number: int
    writer: str
    text: str = ""
    examination: Examination | None = None

    @property
    def sign(self) -> str:
        if self.examination is None:
            return "…"
        return sign(self.examination)


@dataclass(slots=True)
class Rounds:
    """All attempts. `end` is the status of the whole once it has ended, `reason` why there is no proof."""

    rounds: list[Round] = field(default_factory=list)
    end: str = ""
    reason: str = ""
    seconds: float = 0.0
    version: int = 0
    _samples: dict[int, Round] = field(default_factory=dict)
    """The texts of the round that was begun last."""

    def learn(self, event: WholeEvent) -> None:
        """Takes in what happened."""
        from assistant.search.whole import RoundBegun, RoundJudged, TextWritten, WholeEnded

        self.version += 1
        match event:
            case RoundBegun():
                self._samples = {0: self._begun(event.writer)}
            case TextWritten():
                self._sample(event.sample).text += event.piece
            case RoundJudged():
                self._sample(event.sample).text = event.proof
                self._sample(event.sample).examination = event.examination
            case WholeEnded():
                self.end = event.status
                self.reason = event.reason
                self.seconds = event.seconds

    def _begun(self, writer: str) -> Round:
        self.rounds.append(Round(len(self.rounds) + 1, writer))  # also of what was written before
        return self.rounds[-1]

    def _sample(self, number: int) -> Round:
        if number not in self._samples:
            self._samples[number] = self._begun(self._samples[0].writer)
        return self._samples[number]

    def restart(self) -> None:
        """Forgets how it ended: more rounds follow."""
        self.end = ""
        self.version += 1


def sign(examination: Examination) -> str:
    """Lean's word on a text as one sign."""
    if examination.complete:
        return "✓"
    return "?" if examination.conditional else "✗" if examination.judged else "⧗"


def verdict(examination: Examination | None) -> Content:
    """Lean's word on a text, in a line or a few."""
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
        style = "$text-error bold" if any(m.is_error for m in by_line.get(number, [])) else "$foreground 35%"
        rows.append(Content.assemble((f"{number:>3} ", style), row))
        rows += [_said(message, 4) for message in by_line.get(number, [])]
    return Content("\n").join(rows)


def _said(message: ProofMessage, margin: int) -> Content:
    sign, style = _SIGNS.get(message.severity, ("?", ""))
    first, *rest = printable(message.text)[:LONGEST_MESSAGE].split("\n")
    lines = [" " * margin + f"{sign} {first}", *(" " * (margin + 2) + line for line in rest)]
    return Content.styled("\n".join(lines), style)


def spliced(place: Place, hole: NewHole, found: str) -> str:
    """The proof of a place with what was found in place of a hole of it, laid out as the hole needs it."""
    from assistant.lean.places import INDENT, filling
    from assistant.lean.written import written_proof

    proof, inner = hole.proof, hole.place
    line, column = written_proof(place, proof).position(hole.offset)
    begin = sum(len(row) + 1 for row in proof.split("\n")[: line - 1])
    at = begin + column - 1
    if "\n" in inner.block_opener:
        row = proof[begin:at]
        indentation = len(row) - len(row.lstrip()) + INDENT
        inner = replace(inner, indentation=indentation, block_opener="\n" + " " * indentation)
    else:
        inner = replace(inner, indentation=column - 1 + len(inner.block_opener))
    text = filling(inner, found).replace("\r\n", "\n")
    head = proof[:at].rstrip(" ") if text.startswith("\n") else proof[:at]
    return head + text + proof[at + inner.span.end - inner.span.start :]
