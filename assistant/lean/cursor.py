"""What the user is writing at a cursor: the place of a tactic, and how much of it is there already.

While a tactic is being typed, the text without it stays the same. So the place is one in that text, what has been typed
is a prefix, and whatever is known about the place holds for every further letter. Nothing here runs Lean.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from pathlib import Path

from assistant.lean.blocks import Opener, tactic_blocks
from assistant.lean.commands import ANYWHERE_KEYWORDS, commands
from assistant.lean.errors import NoHoleHere
from assistant.lean.lexer import unbalanced
from assistant.lean.places import Place, PlaceKind, between_tokens, cursor_place, edit, hole_touching
from assistant.lean.positions import SourceText, Span, line_start

_NEXT_COMMAND = re.compile(rf"^(?:@\[|/--|#[a-z]|(?:{'|'.join(sorted(ANYWHERE_KEYWORDS))})\b)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Typed:
    """`place` is one of a text without `prefix`, the part of a tactic that has been typed before the cursor."""

    place: Place
    prefix: str = ""

    @property
    def is_hole(self) -> bool:
        return self.place.kind is not PlaceKind.CURSOR

    def change(self, tactic: str) -> tuple[Span, str]:
        """What of the user's text is replaced by what when the tactic is chosen."""
        span, replacement = edit(self.place, tactic)
        return Span(span.start, span.end + len(self.prefix)), replacement


def typed_at(path: Path, text: str, offset: int) -> Typed:
    """What is being written at an offset. The place's text ends with the command that the cursor is in: nothing below
    matters for the next tactic. Errors: `NoHoleHere` where no tactic can be written."""
    head = excerpt(text, offset)
    hole = hole_touching(path, head, offset)
    if hole is not None:
        return Typed(hole)
    start = _typed_from(head, offset)
    if start < offset:
        place = cursor_place(path, head[:start] + head[offset:], start)
        if place is not None:
            return Typed(place, head[start:offset])
    place = cursor_place(path, head, offset)
    if place is None:
        raise _nothing_here(path, text, offset)
    return Typed(place)


def typed_after(path: Path, text: str, offset: int) -> Typed:
    """The place behind what has been typed, taken for a whole tactic. Errors: `NoHoleHere`."""
    place = cursor_place(path, excerpt(text, offset), offset)
    if place is None:
        raise _nothing_here(path, text, offset)
    return Typed(place)


def _nothing_here(path: Path, text: str, offset: int) -> NoHoleHere:
    line = SourceText(text).position(offset).line + 1
    return NoHoleHere(f"{path}:{line}", "")


def excerpt(text: str, offset: int) -> str:
    """The text to the end of the command that an offset is in, or a little further: what begins at the margin with the
    keyword of a command ends it, but for a `mutual` block."""
    following = _NEXT_COMMAND.search(text, offset + 1)
    if following is None or _in_mutual(text, offset):
        return text
    return text[: following.start()]


def _in_mutual(text: str, offset: int) -> bool:
    opened = text.rfind("\nmutual", 0, offset)
    if opened < 0 and not text.startswith("mutual"):
        return False
    return text.find("\nend", max(opened, 0), offset) < 0


_ONE_TACTIC = frozenset({Opener.THEN, Opener.PREFIX})
"""Openers whose tactic is part of a longer one, which is what is being typed."""
_GOES_ON = re.compile(r"[)\]}⟩,;]|<;>|\||(?:else|then)\b|--|$")
"""What may stand behind the tactic that is being typed in its line: a bracket around it is closed, the next one of a
list or an alternative begins."""


def _typed_from(text: str, offset: int) -> int:
    """Where the tactic begins that is being typed in the line of the offset, the offset itself when none is: nothing
    that would go on with it may follow in the line."""
    end = text.find("\n", offset)
    rest = text[offset : len(text) if end < 0 else end].strip()
    if not _GOES_ON.match(rest):
        return offset
    all_commands = commands(text)
    number = bisect_right(all_commands, offset, key=lambda command: command.span.start) - 1
    if number < 0:
        return offset
    margin = line_start(text, offset)
    begun = [token.end for token in all_commands[number].tokens if token.start < offset]
    if begun and begun[-1] < offset and not between_tokens(text, begun[-1], offset):
        return offset  # in a comment
    start = offset
    for block in tactic_blocks(all_commands[number].tokens):
        if margin < block.opened_at <= offset and not text[block.opened_at : offset].strip():
            return offset  # the block begins here
        if block.opener not in _ONE_TACTIC:
            start = max((at for at in block.tactics if margin <= at < offset), default=start)
    if rest.startswith((",", ";", "<;>", "|")) and unbalanced(text[start:offset]):
        return offset  # what follows goes on in a bracket of the tactic itself
    return start
