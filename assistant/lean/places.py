"""Places where a proof goes: the holes of a file (`sorry`, `admit`) and cursors inside tactic blocks.

A `Place` knows everything about layout that is needed to write tactics there, so that verification, search and
patches agree on the text. Nothing here runs Lean.
"""

from __future__ import annotations

import codecs
import itertools
import stat
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property, lru_cache
from pathlib import Path

from assistant.lean.blocks import Block, Opener, tactic_blocks
from assistant.lean.commands import DECLARATION_KEYWORDS, Command, commands
from assistant.lean.declarations import Declaration, DeclarationIndex, declaration_at, declarations, declarations_among
from assistant.lean.errors import (
    FileTooLarge,
    NoHoleHere,
    NotLeanText,
    SourceMissing,
    SourceUnreadable,
)
from assistant.lean.lexer import CLOSING, OPENING, Kind, Token, code_tokens, tokens, unbalanced
from assistant.lean.positions import LINE_END, SourceText, Span, line_start
from assistant.lean.tactic_words import is_whole_tactic

LARGEST_FILE = 4_000_000
"""Bytes: ten times the largest files that people write. Lean needs minutes for a file of half of that."""
HOLE_WORDS = frozenset({"sorry", "admit"})
INDENT = 2


class PlaceKind(StrEnum):
    TACTIC = "tactic"
    """A hole where a tactic stands."""
    TERM = "term"
    """A hole where a term stands; a proof becomes `by …` there."""
    CURSOR = "cursor"
    """No hole: between the tactics of a block, or at its end."""


@dataclass(frozen=True)
class Place:
    """What is replaced by a proof, and how a proof is laid out there.

    `span` is the hole (empty for a cursor), `index` counts the holes of a command. A proof of one line is written as
    `inline_opener + proof + inline_closer`, a longer one as `block_opener + lines + closer` with every line but the
    first indented to `indentation` columns.
    """

    path: Path
    text: str
    span: Span
    kind: PlaceKind
    declaration: Declaration
    index: int
    indentation: int
    inline_opener: str = ""
    block_opener: str = ""
    closer: str = ""
    inline_closer: str = ""

    @cached_property
    def source(self) -> SourceText:
        return SourceText(self.text)

    @property
    def line(self) -> int:
        """1-based."""
        return self.source.position(self.span.start).line + 1

    @property
    def column(self) -> int:
        """1-based, code points."""
        return self.source.position(self.span.start).column + 1

    @property
    def where(self) -> str:
        """`FILE:LINE:COL` for messages."""
        return f"{self.path}:{self.line}:{self.column}"


def read_source(path: Path) -> SourceText:
    """The file's text. Errors: `SourceMissing`, `SourceUnreadable`, `FileTooLarge`, `NotLeanText`."""
    try:
        if path.is_dir():
            raise SourceUnreadable(path, "it is a folder")
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise SourceUnreadable(path, "it is not a regular file")
        if status.st_size > LARGEST_FILE:
            raise FileTooLarge(path, status.st_size, LARGEST_FILE)
        content = path.read_bytes()
    except FileNotFoundError as error:
        raise SourceMissing(path) from error
    except OSError as error:
        raise SourceUnreadable(path, error.strerror or str(error)) from error
    return decode_source(path, content)


def decode_source(path: Path, content: bytes) -> SourceText:
    """Errors: `NotLeanText`."""
    if b"\0" in content:
        raise NotLeanText(path, "it is a binary file")
    if content.startswith(codecs.BOM_UTF8):
        raise NotLeanText(path, "it begins with a byte order mark, which Lean refuses")
    try:
        return SourceText(content.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise NotLeanText(path, f"byte {error.start} is not UTF-8") from error


@lru_cache(maxsize=24)
def find_holes(path: Path, text: str) -> tuple[Place, ...]:
    """Every hole in the body of a declaration, in order of the text. A `sorry` in a statement is none: what is to be
    proved is not ours to choose. Remembered."""
    if not any(word in text for word in HOLE_WORDS):
        return ()
    all_commands = commands(text)
    index = DeclarationIndex(declarations_among(all_commands))
    return tuple(place for command in all_commands for place in _holes_in(path, text, command, index))


def hole_touching(path: Path, text: str, offset: int) -> Place | None:
    """The hole that the offset is in or at an edge of; looks at one command only."""
    all_commands = commands(text)
    number = bisect_right(all_commands, offset, key=lambda command: command.span.start) - 1
    if number < 0:
        return None
    index = DeclarationIndex(declarations(text))
    holes = _holes_in(path, text, all_commands[number], index)
    return next((place for place in holes if place.span.touches(offset)), None)


def _holes_in(path: Path, text: str, command: Command, index_of_declarations: DeclarationIndex) -> Iterator[Place]:
    at = [number for number, token in enumerate(command.tokens) if is_hole(command.tokens, number)]
    if not at:
        return
    in_quotation = quoted(command.tokens)
    blocks = _Blocks(tactic_blocks(command.tokens), command.tokens)
    index = 0
    for number in at:
        start = command.tokens[number].start
        declaration = index_of_declarations.at(start)
        if declaration is None or start < declaration.signature_end or number in in_quotation:
            continue
        place = _hole_place(path, text, command, declaration, blocks, number, index)
        if place is not None:
            yield place
            index += 1


def is_hole(code: Sequence[Token], number: int) -> bool:
    """Whether this token of a command stands for a proof that is not there: `(x).sorry`, `?sorry` and `` `sorry ``
    only use the word, and `admit` may be a name."""
    token = code[number]
    if token.kind is not Kind.NAME or token.text not in HOLE_WORDS:
        return False
    if token.text != "sorry" and not is_whole_tactic(code, number):
        return False
    before = code[number - 1] if number else None
    if before is None or before.end < token.start or before.text not in _NAME_MARKS:
        return True
    return before.text == "." and (number == 1 or code[number - 2].end < before.start)  # which stands for a bullet


def quoted(code: Sequence[Token]) -> frozenset[int]:
    """The tokens in syntax quotations `` `(…) ``, antiquotations `$(…)` aside: that code is data here."""
    if not any(token.text == "`" for token in code):
        return frozenset()
    found: list[int] = []
    inside = [False]
    previous: Token | None = None
    for number, token in enumerate(code):
        if token.text in OPENING:
            mark = previous.text if previous is not None and previous.end == token.start else ""
            inside.append(mark == "`" or (inside[-1] and mark != "$"))
        elif token.text in CLOSING and len(inside) > 1:
            inside.pop()
        elif inside[-1]:
            found.append(number)
        previous = token
    return frozenset(found)


class _Blocks:
    """Finds the block of an offset, and the depth of brackets, without looking at the whole command."""

    def __init__(self, blocks: Sequence[Block], code: Sequence[Token]) -> None:
        self._blocks = blocks
        self._starts = [token.start for token in code]
        changes = ((token.text in OPENING) - (token.text in CLOSING) for token in code)
        self._depths = list(itertools.accumulate(changes, initial=0))
        self._opened = [block.opened_at for block in blocks]
        self._of_tactic = {start: block for block in blocks for start in block.tactics}

    def opener_of(self, block: Block) -> int:
        """The number of the token that opens a block."""
        return max(0, bisect_left(self._starts, block.opened_at) - 1)

    def opens_at(self, offset: int) -> bool:
        """Whether the opener of a block ends there."""
        number = bisect_right(self._opened, offset) - 1
        return number >= 0 and self._opened[number] == offset

    def depth_since(self, number: int, start: int) -> int:
        """How many brackets that open from `start` on are open at the token."""
        return self._depths[number] - self._depths[bisect_left(self._starts, start)]

    def of_tactic(self, start: int) -> Block | None:
        """The block of which a tactic starts there."""
        return self._of_tactic.get(start)

    def around(self, offset: int) -> Iterator[Block]:
        """The blocks that contain the offset, innermost first."""
        number = bisect_right(self._opened, offset) - 1
        block: Block | None = self._blocks[number] if number >= 0 else None
        while block is not None:
            if offset in block:
                yield block
            block = block.parent


_NAME_MARKS = frozenset({".", "|>.", "?", "`"})
_TERM_OPENERS = frozenset(
    ":= from exact => ↦ , ⟨ [ ( <| $ then else refine exacts show_term : ; in return ←".split()
) | {"exact?"}
_TERM_CLOSERS = frozenset(", ⟩ ) ] } end where termination_by decreasing_by then else".split())
_SEQUENCES = frozenset({";", "<;>", "|"})
"""What may stand behind a tactic in its line, and would become part of a longer one."""


def _hole_place(
    path: Path, text: str, command: Command, declaration: Declaration, blocks: _Blocks, number: int, index: int
) -> Place | None:
    hole = command.tokens[number]
    before = command.tokens[number - 1].text if number else ""
    after = command.tokens[number + 1] if number + 1 < len(command.tokens) else None
    goes_on = after is not None and not after.first
    span = Span(hole.start, hole.end)
    below = _floor(command.tokens, number, blocks)
    block = blocks.of_tactic(hole.start)
    if block is not None:
        in_sequence = (goes_on and after is not None and after.text in _SEQUENCES) or _bar_follows(after, hole.column)
        base = max(below, line_column(command.tokens, blocks.opener_of(block)))
        layout = _tactic_layout(text, block, hole, base, in_sequence)
        return Place(path, text, span, PlaceKind.TACTIC, declaration, index, *layout)
    if hole.text == "admit":
        return None  # a name that happens to be spelt so
    open_ended = goes_on and after is not None and after.text not in _TERM_CLOSERS
    parentheses = before not in _TERM_OPENERS or open_ended
    if goes_on and after is not None and after.text == "|":
        below = max(below, hole.column)  # the next alternative must not stand left of the first
    around = next(blocks.around(hole.start), None)
    if around is not None and (blocks.depth_since(number, around.start) == 0 or _in_one_line(text, around, hole)):
        below = max(below, around.column)  # a block has to be deeper than the one around it, brackets aside
    indentation = max(line_column(command.tokens, number), below) + INDENT
    opener, closer = ("(by", ")") if parentheses else ("by", "")
    broken = newline(text) + " " * indentation
    return Place(
        path,
        text,
        span,
        PlaceKind.TERM,
        declaration,
        index,
        indentation,
        opener + " ",
        opener + broken,
        closer,
        closer,
    )


def _bar_follows(after: Token | None, column: int) -> bool:
    """Whether a `first` at a column would take what follows for an alternative of its own."""
    return after is not None and after.text == "|" and (not after.first or after.column >= column)


_MEASURED = DECLARATION_KEYWORDS | frozenset("| have let haveI letI suffices".split())


def _floor(code: Sequence[Token], number: int, blocks: _Blocks) -> int:
    """A column that a block under this token has to be deeper than, besides that in which its line begins; else 0.

    It is what Lean measures from, or that of the next line when it goes on with the command deeper than this line,
    which would become part of the block.
    """
    following = (code[later] for later in range(number + 1, len(code)))
    below = next((token.column for token in following if token.first), 0)
    return max(_measured_column(code, number, blocks), below if below > line_column(code, number) else 0)


def _measured_column(code: Sequence[Token], number: int, blocks: _Blocks) -> int:
    """The column from which Lean measures a block under this token, when it is in mid line; else 0: that of a first
    step behind `calc` or `do`, of a first declaration behind `where`, of a first field behind `{`, of an alternative,
    of a `have` or `let` in a term and of a declaration."""
    floor = 0
    line = number
    depth = 0
    while line and not code[line].first:
        line -= 1
        depth = max(0, depth + (code[line].text in CLOSING)) - (code[line].text in OPENING)
        in_fields = code[line].text == "{" and depth < 0 and not blocks.opens_at(code[line].end)
        if in_fields or code[line].text in ("calc", "where", "do"):
            floor = max(floor, code[_first_field(code, line, number) if in_fields else line + 1].column)
        elif code[line].text in _MEASURED and not code[line].first and blocks.of_tactic(code[line].start) is None:
            floor = max(floor, code[line].column)
    return floor


def _first_field(code: Sequence[Token], brace: int, end: int) -> int:
    """The token with which the fields behind a brace begin: in `{ s with x := 1 }` behind `with`."""
    depth = 0
    for number in range(brace + 1, end):
        depth += (code[number].text in OPENING) - (code[number].text in CLOSING)
        if depth == 0 and code[number].text == ":=":
            break
        if depth == 0 and code[number].text == "with":
            return number + 1
    return brace + 1


_TAKES_ONE = frozenset({Opener.PREFIX, Opener.THEN, Opener.PARENTHESIS})


def _in_one_line(text: str, around: Block, hole: Token) -> bool:
    """Whether a block begins in the line of a hole: what stands behind the hole there, also behind a bracket, has to be
    no less deep than the block begins."""
    return line_start(text, hole.start) <= around.start


def _tactic_layout(text: str, block: Block, hole: Token, base: int, in_sequence: bool) -> tuple[int, str, str, str]:
    """Indentation, openers and closer for a tactic that starts at an offset of a block. A block of its own has to be
    deeper than `base`."""
    in_column = hole.column == block.column and (hole.first or block.opener is Opener.BULLET)
    if in_column and not in_sequence and block.opener is not Opener.THEN:
        return hole.column, "", "", ""
    if in_sequence or len(block.tactics) > 1 or block.opener in _TAKES_ONE:
        return hole.column + 1, "", "(", ")"
    around = block.parent
    counts = around is not None and (around.depth == block.depth or _in_one_line(text, around, hole))
    outer = around.column if around is not None and counts else 0
    indentation = max(base, outer) + INDENT
    return indentation, "", newline(text) + " " * indentation, ""


def newline(text: str) -> str:
    """The line end that a text uses: that of its first line, LF when it has one line."""
    at = text.find("\n")
    return "\r\n" if at > 0 and text[at - 1] == "\r" else "\n"


def line_column(code: Sequence[Token], number: int) -> int:
    """The column of the first token in the line of a token: a comment before it is no code, but moves it."""
    while number > 0 and not code[number].first:
        number -= 1
    return code[number].column


def fill(place: Place, proof: str) -> str:
    """The whole text with the proof in place of the hole. Only the place changes; its line ends are the file's."""
    span, replacement = edit(place, proof)
    return place.text[: span.start] + replacement + place.text[span.end :]


def edit(place: Place, proof: str) -> tuple[Span, str]:
    """What is replaced, and by what: `filling`, and with it the blanks that would be left at the end of a line."""
    replacement = filling(place, proof)
    start = place.span.start
    if replacement.startswith(("\n", "\r\n")):
        start = len(place.text[:start].rstrip(" ")) if place.text[start - 1 : start] == " " else start
    return Span(start, place.span.end), replacement


def filling(place: Place, proof: str) -> str:
    """What is written at the place, and can be pasted there: at a term `by …`. `proof` has its lines relative to
    column 0."""
    lines = _lines(proof)
    if place.closer.strip() or _line_goes_on(place):
        lines = _lines(_without_last_comment("\n".join(lines)))
    if len(lines) <= 1:
        line = "".join(lines).strip()
        if not (place.block_opener.endswith("(") and _is_compound(line)):
            return place.inline_opener + line + place.inline_closer
        lines = [line]
    margin = " " * place.indentation
    body = [lines[0], *(margin + line if line else "" for line in lines[1:])]
    return place.block_opener + newline(place.text).join(body) + place.closer


def _lines(proof: str) -> list[str]:
    """Without blank lines around it and white space at the ends of lines."""
    lines = [line.rstrip() for line in LINE_END.split(proof)]
    while lines and not lines[0]:
        lines.pop(0)
    while lines and not lines[-1]:
        lines.pop()
    return lines


def _line_goes_on(place: Place) -> bool:
    return bool(place.text[place.span.end : line_end(place.text, place.span.end)].strip())


def _without_last_comment(proof: str) -> str:
    """A `--` comment at the end would swallow what comes after the proof."""
    end = 0
    in_line = False  # whether a `--` comment comes after the code
    for token in tokens(proof):
        if token.kind not in (Kind.COMMENT, Kind.DOC):
            end, in_line = token.end, False
        elif token.text.startswith("--"):
            in_line = True
    return proof[:end] if in_line else proof


_COMPOUND = frozenset("; <;> <|> | · =>".split())


def _is_compound(proof: str) -> bool:
    """Whether a proof of one line is more than one tactic, or one that could take in what follows it."""
    return any(token.text in _COMPOUND for token in code_tokens(proof))


def hole_at(path: Path, text: str, line: int, at_column: int = 0) -> Place:
    """The hole that the user means with `FILE:LINE[:COL]` (1-based; column 0 when not given): the one that the column
    is in or touches; else the first in that line; else the first of the declaration that the line belongs to, or the
    end of one that ends with `by`.

    Errors: `PlaceOutsideFile`, `NoHoleHere`.
    """
    source = SourceText(text)
    span = source.line_span(line - 1)
    holes = find_holes(path, text)
    if at_column:
        offset = min(span.start + at_column - 1, span.end)
        for place in holes:
            if place.span.touches(offset):
                return place
    in_line = [place for place in holes if span.start <= place.span.start <= span.end]
    if in_line:
        return in_line[0]
    found = declaration_at(declarations(text), span.end) or declaration_at(declarations(text), span.start)
    inside = [place for place in holes if found is not None and place.span.start in found.span]
    if inside:
        return inside[0]
    begun = cursor_place(path, text, _end_of_opened(text, span, found))
    if begun is not None:
        return begun
    lines = ", ".join(str(place.line) for place in holes[:8])
    raise NoHoleHere(f"{path}:{line}", f"Holes of this file: line {lines}." if lines else "This file has no holes.")


def _end_of_opened(text: str, line: Span, declaration: Declaration | None) -> int:
    """Where a proof that was only begun goes on: behind the `by` that ends a declaration, or on a blank line; else in
    front of everything, where no proof is."""
    if declaration is None:
        return line.end if not text[line.start : line.end].strip() else 0
    tokens = (token for command in commands(text) if command.span == declaration.command for token in command.tokens)
    within = [token for token in tokens if token.start in declaration.span]
    return within[-1].end if within and within[-1].text == "by" else 0


def place_at(path: Path, text: str, line: int, at_column: int) -> Place:
    """The place of a cursor (1-based): the hole it is at, else the point between tactics where it stands.

    Errors: `PlaceOutsideFile`, `NoHoleHere`.
    """
    return place_at_cursor(path, text, line, at_column) or hole_at(path, text, line, at_column)


def place_at_cursor(path: Path, text: str, line: int, at_column: int) -> Place | None:
    """As `place_at`; `None` where a cursor stands elsewhere. Errors: `PlaceOutsideFile`."""
    span = SourceText(text).line_span(line - 1)
    offset = min(span.start + at_column - 1, span.end)
    return hole_touching(path, text, offset) or cursor_place(path, text, offset)


def cursor_place(path: Path, text: str, offset: int) -> Place | None:
    """Where tactics typed at a cursor would go; `None` when the cursor is in no tactic block."""
    all_commands = commands(text)
    index = bisect_right(all_commands, offset, key=lambda command: command.span.start) - 1
    declaration = declaration_at(declarations(text), offset)
    if index < 0:
        return None
    command = all_commands[index]
    if declaration is None:
        # Blank lines under an unfinished proof still belong to it.
        if not between_tokens(text, command.span.end, offset):
            return None
        declaration = declaration_at(declarations(text), command.span.end)
        if declaration is None:
            return None
    number = bisect_right(command.tokens, offset, key=lambda token: token.end) - 1
    if number < 0 or not between_tokens(text, command.tokens[number].end, offset):
        return None
    before = command.tokens[number]
    all_blocks = tactic_blocks(command.tokens)
    blocks = [block for block in all_blocks if block.opened_at <= offset]
    margin = line_start(text, offset)
    on_blank_left = not text[margin:offset].strip()
    at = offset - margin
    starting = next((b for b in reversed(blocks) if any(t == offset for t in b.tactics)), None)
    if starting is not None:  # right before a tactic
        again = newline(text) + " " * starting.column
        return _cursor(path, text, offset, declaration, starting.column, "", "", again)
    opened = blocks[-1] if blocks and blocks[-1].opened_at == before.end else None
    if opened is not None:
        known = _Blocks(all_blocks, command.tokens)
        if not _has_tactics_of_its_own(command.tokens, number, known, opened):
            layout = _first_tactic_layout(text, offset, command.tokens, number, known, opened)
            if layout is not None:
                return _cursor(path, text, offset, declaration, *layout)
    candidates = [b for b in blocks if b.column >= 0 and b.start < offset and _still_open(text, b, offset)]
    if on_blank_left:
        fitting = [b for b in candidates if b.column <= at] or candidates[:1]
        rest = text[offset : line_end(text, offset)].strip()
        if not fitting or (rest and not rest.startswith("--")):
            return None
        block = max(fitting, key=lambda b: b.column)
        pad = " " * (block.column - at)
        return _cursor(path, text, offset, declaration, block.column, pad, pad, "")
    rest = text[offset : line_end(text, offset)].strip()
    if rest and not rest.startswith("--"):
        return None
    if not candidates:
        return None
    block = max(candidates, key=lambda b: b.column)
    lead = newline(text) + " " * block.column
    return _cursor(path, text, offset, declaration, block.column, lead, lead, "")


def _has_tactics_of_its_own(code: Sequence[Token], opener: int, blocks: _Blocks, block: Block) -> bool:
    """Whether the tactics of a block are meant for it. A block that is opened at the end of a line takes what stands in
    the next line also where that is no deeper than the line itself, where whoever is typing means it to go on."""
    if not block.tactics:
        return False
    first = code[opener + 1]
    base = max(line_column(code, opener), _measured_column(code, opener, blocks))
    return not (first.first and base > 0 and block.column <= base)


_TAKES_MANY = frozenset({Opener.BY, Opener.BULLET, Opener.ALTERNATIVE, Opener.PARENTHESIS})
"""Openers behind which several tactics may stand, at the column of the first."""


def _first_tactic_layout(
    text: str, offset: int, code: Sequence[Token], opener: int, blocks: _Blocks, block: Block
) -> tuple[int, str, str, str, str] | None:
    """Indentation, openers and closers for the first tactic of a block at a cursor behind its opener; `None` in a line
    below that is no deeper than it has to be, where what is typed goes on with the tactics around."""
    before = code[opener]
    at = offset - line_start(text, offset)
    measured = _measured_column(code, opener, blocks)
    base = max(line_column(code, opener), measured)
    if all(not token.first for token in code[1 : opener + 1]):  # the line in which the declaration begins
        measured = base
    if block.opener is Opener.BULLET:
        base = max(base, before.column)
    if offset > line_end(text, before.end):  # in a line below
        if block.opener not in _TAKES_MANY:
            return None
        if block.opener is Opener.BY:
            column = at if at > measured and at > 0 else max(base + INDENT, at)
        elif 0 < at <= base:
            return None
        else:
            column = at or base + INDENT
        pad = " " * (column - at)
        return column, pad, pad, "", ""
    gap = "" if text[offset - 1 : offset].isspace() or before.text in OPENING else " "
    after = code[opener + 1] if opener + 1 < len(code) else None
    if block.opener not in _TAKES_MANY or (after is not None and not after.first and after.text in _SEQUENCES):
        return at + len(gap) + 1, gap, gap + "(", ")", ""
    if block.opener is Opener.BY:
        column = max(base, _floor(code, opener, blocks)) + INDENT
        return column, gap, newline(text) + " " * column, "", ""
    return at + len(gap), gap, gap, "", ""


def _cursor(
    path: Path,
    text: str,
    offset: int,
    declaration: Declaration,
    indentation: int,
    inline_opener: str,
    block_opener: str,
    closer: str,
    inline_closer: str | None = None,
) -> Place:
    return Place(
        path,
        text,
        Span(offset, offset),
        PlaceKind.CURSOR,
        declaration,
        0,
        indentation,
        inline_opener,
        block_opener,
        closer,
        closer if inline_closer is None else inline_closer,
    )


def _still_open(text: str, block: Block, offset: int) -> bool:
    """Whether a block may go on at the offset: nothing but white space between, or the offset is inside it."""
    return offset <= block.end or between_tokens(text, block.end, offset)


def between_tokens(text: str, start: int, end: int) -> bool:
    """Whether nothing but white space and whole comments stands between two offsets of code."""
    between = text[start:end]
    if not between.strip():
        return True
    for token in tokens(between):
        if token.kind is not Kind.COMMENT:
            return False
        if token.end == len(between) and (token.text.startswith("--") or unbalanced(token.text)):
            return False  # it goes on behind the end
    return True


def line_end(text: str, offset: int) -> int:
    end = text.find("\n", offset)
    return len(text) if end < 0 else end
