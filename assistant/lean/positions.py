"""Places in a text.

Inside the project a place is an offset in code points, or a `Position` with 0-based line and column in code points.
On the wire (the language server protocol) columns count UTF-16 code units; on the command line lines and columns are
1-based.

There are two rules of what ends a line. To whoever edits the text, on the wire and on the command line, it is that of
the protocol: LF, CRLF or a lone CR (`SourceText`). To Lean a lone CR ends none; it refuses one outside comments and
strings. So positions to and from Lean are those of the text's `lean` (`LeanText`), and so are the columns from which
layout is measured (`column`, `line_start`).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import ClassVar

from assistant.lean.errors import BadPlaceArgument, PlaceOutsideFile

LINE_END = re.compile(r"\r\n|\n|\r")
LEAN_LINE_END = re.compile(r"\r?\n")


@dataclass(frozen=True, slots=True, order=True)
class Position:
    """0-based line, 0-based column in code points."""

    line: int
    column: int


@dataclass(frozen=True, slots=True, order=True)
class WirePosition:
    """0-based line, 0-based column in UTF-16 code units."""

    line: int
    character: int


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open range of offsets in code points."""

    start: int
    end: int

    def __contains__(self, offset: int) -> bool:
        return self.start <= offset < self.end

    def touches(self, offset: int) -> bool:
        """Whether the offset is inside or at either edge."""
        return self.start <= offset <= self.end


def utf16_length(text: str) -> int:
    """Number of UTF-16 code units."""
    return len(text) + sum(1 for character in text if character > "\uffff") if not text.isascii() else len(text)


def line_start(text: str, offset: int) -> int:
    """Offset at which the line of an offset begins, to Lean."""
    return text.rfind("\n", 0, offset) + 1


def common_prefix(one: str, other: str) -> int:
    """Number of characters with which both begin."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[:middle] == other[:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def first_on_line(text: str, offset: int) -> bool:
    """Whether only white space stands before the offset in its line, to Lean."""
    return not text[line_start(text, offset) : offset].strip()


def column(text: str, offset: int) -> int:
    """Column of the offset in code points, to Lean."""
    return offset - line_start(text, offset)


@dataclass(frozen=True)
class SourceText:
    """A text with an index of its lines, as the protocol counts them. Every conversion clamps a column to its line, as
    editors do."""

    text: str
    line_end: ClassVar[re.Pattern[str]] = LINE_END

    @cached_property
    def _line_ends(self) -> tuple[tuple[int, int], ...]:
        return tuple(match.span() for match in self.line_end.finditer(self.text))

    @cached_property
    def line_starts(self) -> tuple[int, ...]:
        return (0, *(end for _, end in self._line_ends))

    @property
    def lean(self) -> LeanText:
        """The same text as Lean counts its lines."""
        return LeanText(self.text)

    @property
    def line_count(self) -> int:
        return len(self.line_starts)

    def line_span(self, line: int) -> Span:
        """The line without its line end. Errors: `PlaceOutsideFile`."""
        if not 0 <= line < self.line_count:
            raise PlaceOutsideFile(line + 1, self.line_count)
        end = self._line_ends[line][0] if line < len(self._line_ends) else len(self.text)
        return Span(self.line_starts[line], end)

    def line_text(self, line: int) -> str:
        span = self.line_span(line)
        return self.text[span.start : span.end]

    def offset(self, position: Position) -> int:
        span = self.line_span(position.line)
        return min(span.start + max(position.column, 0), span.end)

    def position(self, offset: int) -> Position:
        offset = max(0, min(offset, len(self.text)))
        line = bisect_right(self.line_starts, offset) - 1
        return Position(line, min(offset, self.line_span(line).end) - self.line_starts[line])

    def offset_of_wire(self, line: int, character: int) -> int:
        """From a line and a column in UTF-16 code units; past the last line is the end of the text."""
        if line >= self.line_count:
            return len(self.text)
        span = self.line_span(line)
        character = max(character, 0)
        content = self.text[span.start : span.end]
        if content.isascii():
            return min(span.start + character, span.end)
        units = 0
        for index, letter in enumerate(content):
            if units >= character:
                return span.start + index
            units += 2 if letter > "\uffff" else 1
        return span.end

    def wire_of_offset(self, offset: int) -> tuple[int, int]:
        """To a line and a column in UTF-16 code units."""
        position = self.position(offset)
        start = self.line_starts[position.line]
        return position.line, utf16_length(self.text[start : start + position.column])

    @cached_property
    def newline(self) -> str:
        """The line end that this text uses (that of its first line; LF when it has one line)."""
        match = LEAN_LINE_END.search(self.text)
        return match.group() if match else "\n"


@dataclass(frozen=True)
class LeanText(SourceText):
    """A text with an index of its lines, as Lean counts them: a lone CR ends none. Its server counts columns in UTF-16
    code units, as the protocol does."""

    line_end: ClassVar[re.Pattern[str]] = LEAN_LINE_END

    def line_for_editors(self, line: int) -> int:
        """The line (0-based) of the protocol in which a line of Lean's begins."""
        if line >= self.line_count:
            return line
        return SourceText(self.text).position(self.line_starts[line]).line


@dataclass(frozen=True, slots=True)
class PlaceArgument:
    """`FILE:LINE[:COL]` as the user typed it, 1-based; `column` is 0 when it was not given."""

    path: Path
    line: int
    column: int


PLACE_ARGUMENT = re.compile(r"(?P<path>.+?):(?P<line>[0-9]{1,9})(?::(?P<column>[0-9]{1,9}))?", re.DOTALL)


def parse_place_argument(argument: str, *, column_required: bool = False) -> PlaceArgument:
    """Errors: `BadPlaceArgument`, which shows the form that is wanted."""
    form = "FILE:LINE:COL" if column_required else "FILE:LINE[:COL]"
    match = PLACE_ARGUMENT.fullmatch(argument)
    if match is None or (column_required and match["column"] is None):
        raise BadPlaceArgument(argument, form)
    line, column = int(match["line"]), int(match["column"] or 0)
    if line < 1 or (match["column"] is not None and column < 1):
        raise BadPlaceArgument(argument, form)
    return PlaceArgument(Path(match["path"]), line, column)
