"""The tactics of a proof that is written in its file: which of them stands at a line, and where its block ends."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.lean.blocks import Block, Opener, tactic_blocks
from assistant.lean.declarations import declaration_at, declarations
from assistant.lean.errors import NoTacticHere
from assistant.lean.lexer import CLOSING, OPENING, Token
from assistant.lean.places import Place, is_hole
from assistant.lean.positions import Span
from assistant.lean.verify.scratch_text import command_tokens
from assistant.lean.written import unix_lines, written_proof

HOLE = "sorry"
_ALONE = frozenset({Opener.BY, Opener.BULLET, Opener.ALTERNATIVE})
"""Openers of blocks that prove a goal of their own."""
_BULLETS = frozenset({"·", "."})
_STATED = frozenset({"have", "haveI"})
"""Tactics that state what their value proves."""


class ProofSteps:
    """The tactics of a proof for a place. Lines and columns (from 1) are of the proof, and so are spans."""

    def __init__(self, place: Place, proof: str) -> None:
        self._proof = unix_lines(proof)
        written = self._written = written_proof(place, self._proof)
        self._starts = [0]
        for row in self._proof.split("\n"):
            self._starts.append(self._starts[-1] + len(row) + 1)
        declaration = declaration_at(declarations(written.text), written.start)
        tokens: Sequence[Token] = command_tokens(written.text, declaration.command) if declaration is not None else ()
        self._tokens = [token for token in tokens if written.start <= token.start < written.end]
        self._blocks = [b for b in tactic_blocks(tokens) if b.opened_at <= written.end]

    @property
    def count(self) -> int:
        """How many tactics there are, holes and bullets aside."""
        starts = {start for block in self._blocks for start in block.tactics if start in self._written}
        others = {t.start for n, t in enumerate(self._tokens) if is_hole(self._tokens, n) or t.text in _BULLETS}
        return len(starts - others)

    @property
    def open(self) -> int:
        """How many holes there are."""
        return sum(is_hole(self._tokens, number) for number in range(len(self._tokens)))

    def step(self, line: int, column: int = 0, *, rest: bool = False) -> Span:
        """The innermost tactic at a line, with the lines that belong to it; with a column that at the column. Without
        one, of a line in which several tactics follow one another all. With the `rest` of its block if that is wanted.
        Errors: `NoTacticHere`."""
        return self._in_proof(self._step(line, column, rest))

    def end_of_block(self, line: int, column: int = 0) -> tuple[Span, str]:
        """Where a tactic is added to the block that is opened at a line (the first behind the column, if there is one),
        for line 0 to the whole proof, and what is written there. Errors: `NoTacticHere`."""
        if not line:
            return self._end_of_proof()
        span, text = self._end_of_block(line, column)
        return self._in_proof(span), text

    def value(self, line: int, column: int) -> Span | None:
        """What is given for a statement (behind the `:=` of a `have` that says what it states, or of a step of `calc`)
        if the column is in it. Errors: `NoTacticHere`."""
        at, code = self._tactic(line, column)
        outside = _outside(code)
        assigned = next((token for token in reversed(outside) if token.text == ":=" and token.start < at), None)
        if assigned is None:
            return None
        behind = [token for token in outside if token.start > assigned.start]
        if code[0].text == "calc":
            next_step = next((token for token in behind if token.first and token.text == "_"), None)
            end = code[-1].end if next_step is None else _last_before(code, next_step).end
        elif code[0].text in _STATED and any(t.text == ":" for t in outside if t.start < assigned.start):
            end = code[-1].end
        else:
            return None
        return self._in_proof(Span(assigned.end, end))

    def fact(self, line: int, column: int) -> Span | None:
        """The `have` at a column, all of it, where another tactic follows it in its block. Errors: `NoTacticHere`."""
        _, code = self._tactic(line, column)
        start = code[0].start
        follows = any(start in block.tactics and block.tactics[-1] > start for block in self._blocks)
        return self._in_proof(Span(start, code[-1].end)) if code[0].text in _STATED and follows else None

    # --- in the text of the file ---------------------------------------------------------------------------------

    def _in_proof(self, span: Span) -> Span:
        return Span(self._offset(span.start), self._offset(span.end))

    def _offset(self, offset: int) -> int:
        """The offset in the proof for one in the file."""
        line, column = self._written.position(offset)
        return self._starts[line - 1] + column - 1

    def _tactic(self, line: int, column: int) -> tuple[int, list[Token]]:
        """The offset of a column, and the code of the innermost tactic there. Errors: `NoTacticHere`."""
        at = self._written.offset(line, column)
        self._in_line(line)
        block, start = self._around(at, line)
        end = self._end(block, start)
        return at, [token for token in self._tokens if start <= token.start < end]

    def _step(self, line: int, column: int, rest: bool) -> Span:
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

    def _end_of_block(self, line: int, column: int) -> tuple[Span, str]:
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

    def _end_of_proof(self) -> tuple[Span, str]:
        """Where a tactic is added to the whole proof, and what is written there: a line more, at the column of the
        first one."""
        end = len(self._proof.rstrip())
        if not end:
            return Span(0, len(self._proof)), HOLE
        first = self._proof.split("\n")[self._written.first_line - 1]
        indentation = len(first) - len(first.lstrip())
        return Span(end, end), "\n" + " " * indentation + HOLE

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
        ends = [(block, start, self._end(block, start)) for block, start in tactics if start <= at]
        inside = [found for found in ends if at < found[2]] or [found for found in ends if at == found[2]]
        if not inside:
            raise NoTacticHere(line)
        block, start, _ = max(inside, key=lambda found: found[1])
        return block, start

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


def _outside(code: Sequence[Token]) -> list[Token]:
    """The tokens outside of brackets."""
    found: list[Token] = []
    depth = 0
    for token in code:
        depth += (token.text in OPENING) - (token.text in CLOSING)
        if depth == 0 and token.text not in CLOSING:
            found.append(token)
    return found


def _last_before(code: Sequence[Token], token: Token) -> Token:
    return max((other for other in code if other.start < token.start), key=lambda other: other.start)
