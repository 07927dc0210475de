"""Examining a whole proof text: what Lean says, at the proof's own lines, and whether the proof is accepted.

The file is elaborated up to the end of the command that the proof stands in: nothing below can change what Lean says
about it, and who is writing waits for no more. Acceptance reads the whole file, and is asked for only when there is no
error. This module makes texts and compares messages; `verifier.py` asks Lean.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields

from assistant.lean.diagnostics import Diagnostic
from assistant.lean.places import Place, between_tokens
from assistant.lean.positions import LeanText
from assistant.lean.verify.acceptance import new_errors
from assistant.lean.verify.scratch_text import command_end
from assistant.lean.verify.screen import UNPROVED, forbidden_words, normalized, refusal, unreadable
from assistant.lean.verify.verdicts import Acceptance
from assistant.lean.written import WrittenProof, unix_lines

ERROR, WARNING, INFORMATION = "error", "warning", "information"
UNSOLVED = "unsolved goals"
"""How Lean begins the message about a block that leaves goals."""
_SEVERITIES = {1: ERROR, 2: WARNING}
UNREADABLE = re.compile(r"(?:unexpected|expected|unterminated|missing)\b")
"""How Lean begins what it says about a text that it cannot read. It says so where the next token stands, which may be
behind the proof."""


@dataclass(frozen=True, slots=True)
class ProofMessage:
    """`line` and `column` (from 1, in code points) are of the proof text. Both are 0 for an error that is not at one of
    its lines: goals that are left when all of it has run (then `unsolved`), or a line elsewhere in the file, which the
    text names as it is counted with the proof in place. `severity` is `error`, `warning` or `information`."""

    line: int
    column: int
    severity: str
    text: str

    @property
    def is_error(self) -> bool:
        return self.severity == ERROR

    @property
    def unsolved(self) -> bool:
        """Whether a block of tactics, or the whole proof, leaves goals."""
        return self.is_error and self.text.startswith(UNSOLVED)


@dataclass(frozen=True, slots=True)
class Examination(Acceptance):
    """The verdict on a whole proof text, with what there is to say at its lines, in their order."""

    messages: tuple[ProofMessage, ...] = ()

    @property
    def errors(self) -> tuple[ProofMessage, ...]:
        return tuple(message for message in self.messages if message.is_error)


def examined(acceptance: Acceptance, messages: tuple[ProofMessage, ...], seconds: float) -> Examination:
    """An acceptance with what was said on the way, which took `seconds` in all."""
    told = {field.name: getattr(acceptance, field.name) for field in fields(acceptance)}
    return Examination(**{**told, "seconds": seconds}, messages=messages)


# --- without Lean ----------------------------------------------------------------------------------------------


def may_be_elaborated(proof: str) -> bool:
    """Whether Lean may be asked about a text at all. One that stands for no proof may; one that would run programs or
    begin another command may not."""
    text = normalized(proof)
    return not unreadable(text) and all(word.text in UNPROVED for word, _ in forbidden_words(text))


def own_messages(proof: str) -> tuple[ProofMessage, ...]:
    """What is wrong with a text whatever Lean says: words that no proof may have. `sorry` is a warning, since who
    writes may well have put it there."""
    text = unix_lines(proof)
    if problem := unreadable(text):
        return (ProofMessage(0, 0, ERROR, problem),)

    def message(start: int, column: int, word: str, reason: str) -> ProofMessage:
        return ProofMessage(text.count("\n", 0, start) + 1, column + 1, WARNING if word in UNPROVED else ERROR, reason)

    return tuple(message(word.start, word.column, word.text, reason) for word, reason in forbidden_words(text))


# --- what Lean is asked ----------------------------------------------------------------------------------------


def examined_text(place: Place, written: WrittenProof) -> str:
    """The file with the proof, up to the end of the command that it stands in."""
    return written.text[: command_end(place) + len(written.text) - len(place.text)] + "\n"


def unfilled_text(place: Place) -> str:
    """The same part of the file without a proof."""
    return place.text[: command_end(place)] + "\n"


# --- what Lean says --------------------------------------------------------------------------------------------


def goes_elsewhere(written: WrittenProof, diagnostics: Iterable[Diagnostic]) -> bool:
    """Whether there is an error that is at no line of the proof, so that the file without it has to be asked too."""
    source = LeanText(written.text)
    return any(d.is_error and _offset(written, source, d) < 0 for d in diagnostics)


def proof_messages(
    written: WrittenProof, diagnostics: Sequence[Diagnostic], baseline: Sequence[Diagnostic] = ()
) -> tuple[ProofMessage, ...]:
    """What Lean says about the proof. `baseline` is what it says about the file without it."""
    source = LeanText(written.text)
    found: list[tuple[int, int, ProofMessage]] = []
    elsewhere: list[Diagnostic] = []
    for diagnostic in diagnostics:
        offset = _offset(written, source, diagnostic)
        if offset >= 0:
            line, column = written.position(offset)
            severity = _SEVERITIES.get(diagnostic.severity, INFORMATION)
            found.append((line, column, ProofMessage(line, column, severity, diagnostic.message)))
        elif diagnostic.is_error:
            elsewhere.append(diagnostic)
    for diagnostic in new_errors(baseline, elsewhere):
        start = source.offset_of_wire(diagnostic.start.line, diagnostic.start.character)
        end = source.offset_of_wire(diagnostic.end.line, diagnostic.end.character)
        line = source.line_for_editors(diagnostic.start.line)
        around = start <= written.start and written.end <= end
        text = diagnostic.message if around else f"line {line + 1} of the file: {diagnostic.message}"
        found.append((0, 0, ProofMessage(0, 0, ERROR, text)))
    return tuple(message for _, _, message in sorted(found, key=lambda entry: entry[:2]))


def _offset(written: WrittenProof, source: LeanText, diagnostic: Diagnostic) -> int:
    """Where in the proof a message is (an offset of the file), -1 when it is not in it."""
    start = source.offset_of_wire(diagnostic.start.line, diagnostic.start.character)
    if start in written:
        return start
    if (
        start > written.end
        and UNREADABLE.match(diagnostic.message)
        and between_tokens(written.text, written.end, start)
    ):
        return written.end
    return -1


def refusals(proof: str, messages: Sequence[ProofMessage]) -> tuple[str, ...]:
    """Why a proof need not be accepted, first what is wrong with its words. Empty when acceptance has to be asked."""
    said = tuple(_sentence(message) for message in messages if message.is_error)
    problem = refusal(normalized(proof))
    return (problem, *(reason for reason in said if problem not in reason)) if problem else said


def _sentence(message: ProofMessage) -> str:
    return f"line {message.line}: {message.text}" if message.line else message.text


def in_order(one: Sequence[ProofMessage], other: Sequence[ProofMessage]) -> tuple[ProofMessage, ...]:
    """Both, in the order of the proof's lines."""
    return tuple(sorted([*one, *other], key=lambda message: (message.line, message.column)))
