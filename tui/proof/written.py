"""What a model writes, as it is seen while it writes: thoughts, prose and fences dimmed, the Lean in its colours."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from textual.content import Content

from models.raw_answers import is_prose
from tui.lean_text import lean
from tui.plain import printable

SHOWN_LINES = 300
"""Of the end of a text; what is written before is not drawn again and again."""
DIM = "$text-muted italic"
_THINK, _THOUGHT, _FENCE = "<think>", "</think>", "```"


def as_written(text: str) -> Content:
    """The end of a text, its parts told apart by how they look."""
    lines = list(_lines(text))
    left = max(0, len(lines) - SHOWN_LINES)
    parts = [Content.styled(f"… {left} lines above", DIM)] if left else []
    for is_lean, group in groupby(lines[left:], key=lambda line: line[0]):
        part = "\n".join(line for _, line in group)
        parts.append(lean(part) if is_lean else Content.styled(printable(part), DIM))
    return Content("\n").join(parts)


def _lines(text: str) -> Iterator[tuple[bool, str]]:
    """The lines, each with whether it is Lean, as far as is known by now."""
    lines = text.replace("\r\n", "\n").split("\n")
    thought = text.count("\n", 0, text.rindex(_THOUGHT)) if _THOUGHT in text else -1
    marks = [number for number, line in enumerate(lines) if number > thought and line.lstrip().startswith(_FENCE)]
    # The answer to a prompt that ends in an open fence begins inside it.
    before = [line for line in lines[thought + 1 : marks[0] if marks else 0] if line.strip()]
    inside = bool(before) and not lines[marks[0]].strip("` ") and not any(map(is_prose, before))
    thinking = False
    for number, line in enumerate(lines):
        thinking = thinking or (number > thought and _THINK in line)
        if number <= thought or thinking:
            yield False, line
        elif number in marks:
            inside = not inside
            yield False, line
        else:
            yield inside if marks else not is_prose(line), line
