"""A counterexample to a hole of a text that is open in an editor, and the change of the text that states it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from assistant.editing import Change, wire_range
from assistant.lean.diagnostics import Diagnostic
from assistant.lean.errors import LeanError
from assistant.lean.places import Place, newline
from assistant.lean.positions import LINE_END, SourceText, Span
from assistant.refute.refutation import Refutation

STATING_SECONDS = 20.0
"""What Lean may take to read the text with the counterexample stated in it."""


@dataclass(frozen=True, slots=True)
class RefutedHole:
    """A hole that is false. `change` states that below its declaration, as Lean has read it there; there is none where
    Lean objects to something."""

    refutation: Refutation
    change: Change | None = None


class Reader(Protocol):
    async def diagnostics(self, text: str, seconds: float) -> tuple[Diagnostic, ...]:
        """Everything that Lean says about a text. Errors: `LeanError`."""


async def stated(reader: Reader, place: Place, refutation: Refutation) -> RefutedHole:
    """A counterexample with the change that states it, after Lean has read the text with that change."""
    if not refutation.code:
        return RefutedHole(refutation)
    span, added = _statement(place, refutation.code)
    text = place.text[: span.start] + added + place.text[span.end :]
    try:
        before = await reader.diagnostics(place.text, STATING_SECONDS)
        after = await reader.diagnostics(text, STATING_SECONDS)
    except LeanError:
        return RefutedHole(refutation)
    source = SourceText(text)
    start, end = (source.wire_of_offset(offset) for offset in (span.start, span.start + len(added)))
    inside = [one for one in after if start < (one.start.line, one.start.character) <= end]
    outside = [one for one in after if one not in inside]
    if any(one.is_error or "sorry" in one.message for one in inside) or _errors(outside) - _errors(before):
        return RefutedHole(refutation)
    return RefutedHole(refutation, Change(wire_range(place.source, span), added))


def _statement(place: Place, code: str) -> tuple[Span, str]:
    """Where the code is written, and what: behind the line in which the declaration ends, below a blank one."""
    text, end = place.text, place.declaration.command.end
    line_end = LINE_END.search(text, end)
    rest = text[end : line_end.start() if line_end else len(text)]
    if not rest.strip() or rest.lstrip().startswith("--"):
        end += len(rest)
    lines = newline(text)
    return Span(end, end), f"{lines}{lines}{lines.join(LINE_END.split(code))}"


def _errors(said: Sequence[Diagnostic]) -> Counter[str]:
    return Counter(one.message for one in said if one.is_error)
