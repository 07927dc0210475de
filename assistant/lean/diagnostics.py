"""What Lean says about a text, as plain data."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.lean.positions import WirePosition
from assistant.wording import first_line, plural

UNSOLVED_GOALS_TAG = 1
ERROR, WARNING, INFORMATION = 1, 2, 3
"""Severities, as they are on the wire."""


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """`severity` is 1 error, 2 warning, 3 information, 4 hint. `start` and `end` span all lines of the syntax that
    the message is about, not only the first as editors underline it."""

    start: WirePosition
    end: WirePosition
    severity: int
    message: str
    tags: tuple[int, ...] = ()

    @property
    def is_error(self) -> bool:
        return self.severity == ERROR

    @property
    def is_unsolved_goals(self) -> bool:
        return UNSOLVED_GOALS_TAG in self.tags


def diagnostic_from_wire(data: Mapping[str, Any]) -> Diagnostic:
    """From the dictionary of a publication."""
    span = data.get("fullRange") or data["range"]
    return Diagnostic(
        WirePosition(span["start"]["line"], span["start"]["character"]),
        WirePosition(span["end"]["line"], span["end"]["character"]),
        data.get("severity", ERROR),
        data.get("message", ""),
        tuple(data.get("leanTags") or ()),
    )


def errors_above_in_words(path: Path, errors: Sequence[Diagnostic]) -> str:
    """What does not compile above a place, in a sentence: the first of the errors, and how many there are. At least
    one."""
    first = errors[0]
    more = f" (and {plural(len(errors) - 1, 'more error')} above the place)" if len(errors) > 1 else ""
    where = f"{path}:{first.start.line + 1}"
    return f"{where} does not compile, and nothing below can use it: {first_line(first.message)}{more}"
