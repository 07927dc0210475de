"""The tactic blocks of a command: where each begins, at which column its tactics stand, and where each ends.

Lean's layout rule: the tactics of a block stand at one column, that of its first tactic; a line that begins left of
it ends the block. Blocks are opened by `by`, by a bullet, by the `=>` of an alternative of a tactic (`cases … with`,
`case`, `next`, `match`), and by tactics that take tactics (`try`, `all_goals`, `first | …`, parentheses).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum

from assistant.lean.declarations import column, first_on_line
from assistant.lean.lexer import Kind, Token


class Opener(Enum):
    BY = "by"
    BULLET = "·"
    ALTERNATIVE = "=>"
    PREFIX = "prefix"
    """`try`, `all_goals`, `first |`, `<;>`, …: a tactic is wanted here, many only in parentheses."""
    PARENTHESIS = "("


@dataclass(slots=True)
class Block:
    """`start` is the offset of its first tactic, `tactics` the offsets at which its tactics start; `end` is where its
    last token ends; `opened_at` where the opener ends. `column` is that of the first tactic, -1 while there is none."""

    opener: Opener
    opened_at: int
    depth: int
    column: int = -1
    start: int = -1
    end: int = -1
    tactics: list[int] = field(default_factory=list)
    head: str = ""


_ALTERNATIVE_HEADS = frozenset(
    "cases induction match case case' next on_goal conv fun_induction fun_cases rcases cases' if nomatch".split()
)
_TAKES_TACTIC = frozenset(
    "try repeat repeat' repeat1' all_goals any_goals focus iterate first solve solve1 any_goals' guard_no_goal".split()
)
_OPEN, _CLOSE = frozenset("([{⟨⦃") | {"@["}, frozenset(")]}⟩⦄")
_BULLETS = frozenset({"·", "."})


def tactic_blocks(text: str, code: Sequence[Token]) -> tuple[Block, ...]:
    """The blocks of one command's code tokens, in the order in which they open."""
    return _Scanner(text).scan(code)


class _Scanner:
    def __init__(self, text: str) -> None:
        self.text = text
        self.stack: list[Block] = []
        self.blocks: list[Block] = []
        self.depth = 0
        self.wants_tactic = False
        self.fun_pending = 0

    def scan(self, code: Sequence[Token]) -> tuple[Block, ...]:
        for index, token in enumerate(code):
            self._token(token, code[index - 1] if index else None)
        while self.stack:
            self._close()
        return tuple(self.blocks)

    def _open(self, opener: Opener, at: int) -> None:
        block = Block(opener, at, self.depth, end=at)
        self.blocks.append(block)
        self.stack.append(block)
        self.wants_tactic = True

    def _close(self) -> None:
        closed = self.stack.pop()
        if self.stack:
            self.stack[-1].end = max(self.stack[-1].end, closed.end)
        self.wants_tactic = False

    def _token(self, token: Token, previous: Token | None) -> None:
        word = token.text
        line_first = first_on_line(self.text, token.start)
        if line_first:
            self._new_line(column(self.text, token.start), word)
        if word in _CLOSE:
            while self.stack and self.stack[-1].depth >= self.depth and self.depth > 0:
                self._close()
            self.depth = max(0, self.depth - 1)
            self._extend(token)
            return
        top = self.stack[-1] if self.stack else None
        if top is not None and top.depth == self.depth and not line_first and self._separator(token):
            return
        if top is not None and self.wants_tactic and top.depth == self.depth:
            self._tactic_start(token)
        elif word == "by" and token.kind is Kind.NAME:
            self._extend(token)
            self._open(Opener.BY, token.end)
        elif word == "=>" and top is not None and top.depth == self.depth:
            self._extend(token)
            if self.fun_pending:
                self.fun_pending -= 1
            elif top.head in _ALTERNATIVE_HEADS:
                self._open(Opener.ALTERNATIVE, token.end)
        elif word in ("then", "else") and top is not None and top.depth == self.depth and top.head == "if":
            self._extend(token)
            self._open(Opener.ALTERNATIVE, token.end)
        elif word == "|" and top is not None and top.depth == self.depth and top.head in ("first", "solve"):
            self._extend(token)
            self._open(Opener.PREFIX, token.end)
        else:
            if word in ("fun", "λ") and top is not None and top.depth == self.depth:
                self.fun_pending += 1
            self._extend(token)
        if word in _OPEN:
            self.depth += 1

    def _new_line(self, at: int, word: str) -> None:
        """Closes the blocks that this line ends; a line at a block's column starts a new tactic of it."""
        while self.stack and self.stack[-1].column > at >= 0:
            self._close()
        while self.stack and self.stack[-1].column < 0 and word == "|":
            self._close()  # `first` and alternatives whose block stayed empty
        if not self.stack:
            return
        top = self.stack[-1]
        if top.column == at and word not in ("|", "<;>", "with") and word not in _CLOSE:
            self.wants_tactic = True
        elif top.opener in (Opener.ALTERNATIVE, Opener.PREFIX) and word == "|":
            self._end_alternative()

    def _end_alternative(self) -> None:
        if len(self.stack) > 1 and self.stack[-1].opener in (Opener.ALTERNATIVE, Opener.PREFIX):
            self._close()

    def _separator(self, token: Token) -> bool:
        """Handles `;`, `<;>` and the `|` between alternatives on one line; whether the token was one."""
        top = self.stack[-1]
        match token.text:
            case ";":
                while len(self.stack) > 1 and self.stack[-1].opener is Opener.PREFIX:
                    self._close()
                self._extend(token)
                self.wants_tactic = True
                return True
            case "<;>":
                while len(self.stack) > 1 and self.stack[-1].opener is Opener.PREFIX:
                    self._close()
                self._extend(token)
                self._open(Opener.PREFIX, token.end)
                return True
            case "|" if (
                top.opener in (Opener.ALTERNATIVE, Opener.PREFIX)
                and top.head not in ("first", "solve", "rcases", "obtain", "rintro")
                and len(self.stack) > 1
                and self.stack[-2].depth == self.depth
            ):
                parent = self.stack[-2].head
                self._close()
                self._extend(token)
                if parent in ("first", "solve"):
                    self._open(Opener.PREFIX, token.end)
                return True
            case _:
                return False

    def _tactic_start(self, token: Token) -> None:
        top = self.stack[-1]
        if top.column < 0:
            top.column = column(self.text, token.start)
            top.start = token.start
        top.tactics.append(token.start)
        top.head = token.text
        self.fun_pending = 0
        self.wants_tactic = False
        self._extend(token)
        if token.text in _BULLETS:
            self._open(Opener.BULLET, token.end)
        elif token.text in ("(", "{"):
            self.depth += 1
            self._open(Opener.PARENTHESIS, token.end)
            self.depth -= 1
            self.stack[-1].depth = self.depth + 1
        elif token.text in _TAKES_TACTIC and token.text not in ("first", "solve"):
            self._open(Opener.PREFIX, token.end)

    def _extend(self, token: Token) -> None:
        if self.stack:
            self.stack[-1].end = token.end
