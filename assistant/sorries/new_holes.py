"""Holes that are made: a failing step of a proof, or the whole proof of a finished declaration, is left open, so that
it can be searched like any other hole. Nothing here runs Lean.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from assistant.lean.blocks import Block, Opener, tactic_blocks
from assistant.lean.declarations import Declaration, declaration_at, declarations
from assistant.lean.errors import NoProofHere, NoTacticHere
from assistant.lean.lexer import Token
from assistant.lean.places import Place, find_holes
from assistant.lean.positions import SourceText, Span
from assistant.lean.verify.examination import ProofMessage
from assistant.lean.verify.scratch_text import command_tokens
from assistant.lean.written import WrittenProof, unix_lines, written_proof

HOLE = "sorry"


@dataclass(frozen=True, slots=True)
class NewHole:
    """`proof` is the proof text with `sorry` in it, `place` the hole in the file with that proof."""

    proof: str
    place: Place

    @property
    def offset(self) -> int:
        """Where the hole begins in `place.text`."""
        return self.place.span.start


# --- a step of a proof -----------------------------------------------------------------------------------------


def hole_for(place: Place, proof: str, message: ProofMessage) -> NewHole:
    """The step that a message of an examination is about, left open. Errors: as `hole_in_proof`."""
    return hole_in_proof(place, proof, message.line, message.column, unsolved=message.unsolved)


def hole_in_proof(
    place: Place, proof: str, line: int, column: int = 0, *, unsolved: bool = False, rest: bool = False
) -> NewHole:
    """A step of a proof left open.

    The innermost tactic at a line (from 1) of the proof is replaced by `sorry`, with the lines that belong to it; with
    a column (from 1) that at the column. Without one, of a line in which several tactics follow one another all are
    replaced. What comes behind in its block stays, since it may be for other goals; with `rest` it is replaced too,
    since a `sorry` leaves it nothing to do where it was for the same one.

    With `unsolved`, a `sorry` is added instead at the end of the block that is opened at the line, for line 0 at the
    end of the whole proof.

    Errors: `NoTacticHere` when there is no tactic, or no block.
    """
    proof = unix_lines(proof)
    written = written_proof(place, proof)
    if unsolved and line == 0:
        span, text = _at_the_end(written, proof)
    else:
        steps = _Steps(place, written)
        found, text = steps.end_of_block(line, column) if unsolved else (steps.step(line, column, rest), HOLE)
        span = Span(_in_proof(written, proof, found.start), _in_proof(written, proof, found.end))
    changed = proof[: span.start] + text + proof[span.end :]
    at = span.start + text.rindex(HOLE)
    again = written_proof(place, changed)
    begin = again.offset(changed.count("\n", 0, at) + 1, at - (changed.rfind("\n", 0, at) + 1) + 1)
    for hole in find_holes(place.path, again.text):
        if hole.span.start == begin:
            return NewHole(changed, hole)
    raise NoTacticHere(line)


def _at_the_end(written: WrittenProof, proof: str) -> tuple[Span, str]:
    """A line more, at the column of the first one."""
    end = len(proof.rstrip())
    if not end:
        return Span(0, len(proof)), HOLE
    first = proof.split("\n")[written.first_line - 1]
    indentation = len(first) - len(first.lstrip())
    return Span(end, end), "\n" + " " * indentation + HOLE


def _in_proof(written: WrittenProof, proof: str, offset: int) -> int:
    """The offset in the proof text for one in the file."""
    line, column = written.position(offset)
    starts = [0]
    for text in proof.split("\n"):
        starts.append(starts[-1] + len(text) + 1)
    return starts[line - 1] + column - 1


_ALONE = frozenset({Opener.BY, Opener.BULLET, Opener.ALTERNATIVE})
"""Openers of blocks that prove a goal of their own."""


class _Steps:
    """The tactics of a proof in the text of its file."""

    def __init__(self, place: Place, written: WrittenProof) -> None:
        self._written = written
        declaration = declaration_at(declarations(written.text), written.start)
        tokens: Sequence[Token] = command_tokens(written.text, declaration.command) if declaration is not None else ()
        self._tokens = [token for token in tokens if written.start <= token.start < written.end]
        self._blocks = [b for b in tactic_blocks(written.text, tokens) if b.opened_at <= written.end]

    def step(self, line: int, column: int, rest: bool) -> Span:
        """What is replaced. Errors: `NoTacticHere`."""
        in_line = self._in_line(line)
        begun = [(start, block) for block in self._blocks for start in self._begun(block, line)]
        if column or not begun:
            at = self._written.offset(line, column)
            token = next((token for token in reversed(in_line) if token.start <= at), in_line[0])
            block, start = self._around(token.start, line)
            return Span(start, self._end(block, self._last(block) if rest else start))
        _, block = min(begun, key=lambda entry: entry[0])
        while (inner := self._block_at_the_end(block, line)) is not None:
            block = inner
        here = self._begun(block, line)
        return Span(here[0], self._end(block, self._last(block) if rest else here[-1]))

    def end_of_block(self, line: int, column: int) -> tuple[Span, str]:
        """Where a tactic is added, and what is written there. Errors: `NoTacticHere`."""
        self._in_line(line)
        opened = [b for b in self._blocks if b.opener in _ALONE and b.opened_at > self._written.start]
        opened = [b for b in opened if self._line(b.opened_at - 1) == line]
        if column:
            at = self._written.offset(line, column)
            opened = [b for b in opened if b.opened_at > at][:1]
        if not opened:
            raise NoTacticHere(line)
        block = opened[-1]
        if not block.tactics:
            return Span(block.opened_at, block.opened_at), f" {HOLE}"
        # Written as the proof has it: what its lines are indented by in the file is not part of it.
        _, at_column = self._written.position(block.start)
        return Span(block.end, block.end), "\n" + " " * (at_column - 1) + HOLE

    def _in_line(self, line: int) -> list[Token]:
        """The code of a line. Errors: `NoTacticHere` when there is none."""
        found = [token for token in self._tokens if self._line(token.start) == line]
        if not found:
            raise NoTacticHere(line)
        return found

    def _begun(self, block: Block, line: int) -> list[int]:
        """Where the tactics of a block begin that begin in a line."""
        return [start for start in block.tactics if start in self._written and self._line(start) == line]

    def _line(self, offset: int) -> int:
        return self._written.position(offset)[0]

    def _around(self, at: int, line: int) -> tuple[Block, int]:
        """The innermost tactic at an offset: its block, and where it begins. Errors: `NoTacticHere`."""
        tactics = [(block, start) for block in self._blocks for start in block.tactics if start in self._written]
        inside = [(block, start) for block, start in tactics if start <= at < self._end(block, start)]
        if not inside:
            raise NoTacticHere(line)
        return max(inside, key=lambda entry: entry[1])

    def _block_at_the_end(self, block: Block, line: int) -> Block | None:
        """The block that proves a goal of its own at the end of the only tactic of a block that begins in a line, as
        that of a bullet or of `have … := by`; only if it begins in that line too."""
        here = self._begun(block, line)
        if len(here) != 1:
            return None
        end = self._end(block, here[0])
        for inner in self._blocks:
            behind = inner.parent is block and here[0] < inner.opened_at and inner.end >= end
            if behind and inner.opener in _ALONE and inner.tactics and self._line(inner.start) == line:
                return inner
        return None

    def _last(self, block: Block) -> int:
        """Where the last tactic of a block begins that is in the proof."""
        return max(start for start in block.tactics if start < self._written.end)

    def _end(self, block: Block, start: int) -> int:
        """Where a tactic of a block ends: with its last token before the next one."""
        following = next((at for at in block.tactics if at > start), block.end + 1)
        ends = [token.end for token in self._tokens if start <= token.start < min(following, block.end)]
        while len(ends) > 1 and self._separates(ends[-1]):
            ends.pop()
        return max(ends, default=start)

    def _separates(self, end: int) -> bool:
        return self._written.text[end - 1 : end] == ";"


# --- a declaration ------------------------------------------------------------------------------------------------


def declaration_with_hole(place: Place) -> str:
    """The text of the declaration with `sorry` at the place."""
    written = written_proof(place, HOLE)
    end = place.declaration.span.end + len(written.text) - len(place.text)
    return written.text[place.declaration.span.start : max(end, written.end)]


# --- a whole proof ---------------------------------------------------------------------------------------------

_PROVES = frozenset({"theorem", "lemma", "example", "instance"})


def without_proof(path: Path, text: str, offset: int) -> Place:
    """The hole that a declaration's proof leaves when it is taken out; its `text` is the file without the proof.

    A body that is a tactic block keeps its `by`. Errors: `NoProofHere` when no declaration with a proof is at the
    offset.
    """
    declaration = declaration_at(declarations(text), offset)
    line = SourceText(text).position(offset).line + 1
    if declaration is None or declaration.kind not in _PROVES or declaration.signature_end >= declaration.span.end:
        raise NoProofHere(f"{path}:{line}")
    span, hole = _body(text, declaration)
    changed = text[: span.start] + hole + text[span.end :]
    begin = span.start + hole.rindex(HOLE)
    for place in find_holes(path, changed):
        if place.span.start == begin:
            return place
    raise NoProofHere(f"{path}:{line}")


def _body(text: str, declaration: Declaration) -> tuple[Span, str]:
    """What of a declaration is its proof, and what is written instead."""
    end = declaration.span.end
    code = [t for t in command_tokens(text, declaration.command) if declaration.signature_end <= t.start < end]
    if len(code) > 2 and code[0].text == ":=" and code[1].text == "by":
        return Span(code[2].start, end), HOLE
    return Span(code[0].start, end), f":= {HOLE}"
