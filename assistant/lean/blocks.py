"""The tactic blocks of a command: where each begins, at which column its tactics stand, and where each ends.

Lean's layout rule: the tactics of a block stand at one column, that of its first tactic; a line that begins left of
it ends the block. Blocks are opened by `by`, by a bullet, by the `=>` of an alternative of a tactic (`cases … with`,
`case`, `next`, `match`), and by tactics that take tactics (`try`, `all_goals`, `first | …`, parentheses).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum

from assistant.lean.lexer import CLOSING, OPENING, Kind, Token


class Opener(Enum):
    BY = "by"
    BULLET = "·"
    ALTERNATIVE = "=>"
    PREFIX = "prefix"
    """`try`, `all_goals`, `first |`, …: the tactics behind it, those after a `;` too, are run by it."""
    THEN = "<;>"
    """One tactic is wanted here, many only in parentheses."""
    PARENTHESIS = "("


@dataclass(slots=True)
class Block:
    """A run of tactics; `parent` is the block around it.

    `start` is the offset of its first tactic, `tactics` the offsets at which its tactics start; `end` is where its
    last token ends; `opened_at` where the opener ends. `column` is that of the first tactic, -1 while there is none.
    `head` is the word that the latest tactic begins with, `bindings` the number of `have` and `let` in its terms whose
    `;` is still to come, `takes_bars` whether a `match … with` in it takes the alternatives that follow in the line,
    `bar` the column of the first `|` of its alternatives, -1 while there is none, `conditions` the number of `if` in
    its terms whose `else` is still to come.
    """

    opener: Opener
    opened_at: int
    depth: int
    column: int = -1
    start: int = -1
    end: int = -1
    tactics: list[int] = field(default_factory=list)
    head: str = ""
    bindings: int = 0
    takes_bars: bool = False
    bar: int = -1
    conditions: int = 0
    parent: Block | None = None

    def __contains__(self, offset: int) -> bool:
        """Whether the offset lies between the first tactic and the end of the last."""
        return 0 <= self.start <= offset <= self.end


_ALTERNATIVE_HEADS = frozenset(
    "cases induction match intro case case' next on_goal conv conv_lhs conv_rhs fun_induction fun_cases rcases cases' "
    "if nomatch tactic tactic'".split()
)
_TAKES_TACTIC = frozenset(
    "try repeat repeat' repeat1' all_goals any_goals focus iterate first solve solve1 any_goals' guard_no_goal "
    "fail_if_success with_reducible with_reducible_and_instances with_unfolding_all with_unfolding_none classical "
    "checkpoint show_term unhygienic".split()
)
_CHOICES = frozenset({"first", "solve"})
_BAR_HEADS = _CHOICES | frozenset({"rcases", "obtain", "rintro"})
"""Tactics in which a `|` does not end the alternative that they stand in."""
_TAKES_BARS = _ALTERNATIVE_HEADS | _BAR_HEADS
_BINDINGS = frozenset("have let haveI letI suffices".split())
_STARTS_BLOCK = frozenset({"by", "decreasing_by"})
_TACTIC_IN = frozenset({"open", "set_option"})
"""`open … in` and `set_option … in` before a tactic."""
_WANT_MORE = frozenset("exact refine apply".split())
"""Words behind which a term has to follow, in the next line if there is none."""
_ARROWS = frozenset({"=>", "↦"})
_NEVER_TACTICS = frozenset(
    "then else where termination_by decreasing_by with from in at using deriving end , := => ↦".split()
)
"""Words that no tactic begins with: behind an opener they show that its block is not written yet."""
_BULLETS = frozenset({"·", "."})


def tactic_blocks(code: Sequence[Token]) -> tuple[Block, ...]:
    """The blocks of one command's code tokens, in the order in which they open."""
    return _Scanner().scan(code)


class _Scanner:
    def __init__(self) -> None:
        self.stack: list[Block] = []
        self.blocks: list[Block] = []
        self.depth = 0
        self.wants_tactic = False
        self.fun_pending = 0
        self.previous = -1
        """Where the word before begins."""
        self.in_helpers = False
        """Whether a `where` came last that a `finally` may belong to, and not a `try`."""

    def scan(self, code: Sequence[Token]) -> tuple[Block, ...]:
        for index, token in enumerate(code):
            self._token(token, code[index + 1] if index + 1 < len(code) else None)
            self.previous = token.start
            if token.text in ("where", "try"):
                self.in_helpers = token.text == "where"
        while self.stack:
            self._close()
        return tuple(self.blocks)

    def _open(self, opener: Opener, at: int) -> None:
        block = Block(opener, at, self.depth, end=at, parent=self.stack[-1] if self.stack else None)
        self.blocks.append(block)
        self.stack.append(block)
        self.wants_tactic = True

    def _close(self) -> None:
        closed = self.stack.pop()
        if self.stack:
            self.stack[-1].end = max(self.stack[-1].end, closed.end)
        self.wants_tactic = False

    def _token(self, token: Token, following: Token | None) -> None:
        word = token.text
        if token.first:
            self._new_line(token.column, word)
        self._note_bar(token)
        if word in CLOSING:
            while self.stack and self.stack[-1].depth >= self.depth and self.depth > 0:
                self._close()
            self.depth = max(0, self.depth - 1)
            self._extend(token)
            return
        self._leave_unwritten(token)
        top = self.stack[-1] if self.stack else None
        in_line = not token.first or word == "<;>"
        if top is not None and top.depth == self.depth and in_line and self._separator(token):
            return
        if word == "else" and top is not None and top.depth == self.depth and top.conditions:
            top.conditions -= 1
            self._extend(token)
            return
        if word == "else" and (condition := self._condition()) is not None:
            while self.stack[-1] is not condition:
                self._close()
            top = condition
        starts_block = word in _STARTS_BLOCK or (word == "finally" and self.in_helpers)
        if top is not None and self.wants_tactic and top.depth == self.depth and not starts_block:
            if token.kind is Kind.NUMBER and top.parent is not None and top.parent.head == "iterate":
                self._extend(token)
            else:
                self._tactic_start(token, following)
        elif starts_block and token.kind is Kind.NAME:
            self._extend(token)
            self._open(Opener.BY, token.end)
        elif word in _ARROWS and top is not None and top.depth == self.depth:
            self._extend(token)
            if self.fun_pending:
                self.fun_pending -= 1
            elif top.head in _ALTERNATIVE_HEADS:
                self._open(Opener.ALTERNATIVE, token.end)
        elif word in ("then", "else") and top is not None and top.depth == self.depth and top.head == "if":
            self._extend(token)
            self._open(Opener.ALTERNATIVE, token.end)
        elif word == "|" and top is not None and top.depth == self.depth and top.head in _CHOICES:
            self._extend(token)
            self._open(Opener.PREFIX, token.end)
        elif word == "in" and top is not None and top.depth == self.depth and top.head in _TACTIC_IN:
            self._extend(token)
            self.wants_tactic = True
        else:
            if word in ("fun", "λ") and top is not None and top.depth == self.depth:
                self.fun_pending += 1
            elif word in _BINDINGS and top is not None and top.depth == self.depth:
                top.bindings += 1
            elif word == "if" and top is not None and top.depth == self.depth:
                top.conditions += 1
            elif word in ("match", "with") and top is not None and top.depth == self.depth:
                top.takes_bars = word == "match" or top.takes_bars or top.head in _ALTERNATIVE_HEADS
            self._extend(token)
        if word in OPENING:
            self.depth += 1

    def _new_line(self, at: int, word: str) -> None:
        """Closes the blocks that this line ends; a line at a block's column starts a new tactic of it."""
        if word == "|" and (branching := self._branching(at)) is not None:
            while self.stack[-1] is not branching:
                self._close()
            return
        if self._goes_on(word):
            return
        while self.stack and self.stack[-1].column > at >= 0:
            self._close()
        while self.stack and self._left_empty(self.stack[-1], at):
            self._close()
        while self.stack and self.stack[-1].column < 0 and word == "|":
            self._close()  # `first` and alternatives whose block stayed empty
        if not self.stack:
            return
        top = self.stack[-1]
        if word in ("then", "else") and top.head == "if":
            return
        if top.column == at and word not in ("|", "<;>", "with") and word not in CLOSING:
            self.wants_tactic = True
        elif word == "|" and top.column == at and top.head not in _TAKES_BARS and not top.takes_bars:
            self._end_alternative()

    def _goes_on(self, word: str) -> bool:
        """Whether a line goes on with the tactic above it, at whatever column it begins."""
        top = self.stack[-1] if self.stack else None
        if top is None or top.depth != self.depth or top.column < 0:
            return False
        if word in ("then", "else"):
            return bool(top.conditions) or self._condition() is not None
        return word == "<;>" or (top.head in _WANT_MORE and self.previous == top.tactics[-1])

    def _note_bar(self, token: Token) -> None:
        top = self.stack[-1] if self.stack else None
        if token.text == "|" and top is not None and top.depth == self.depth and top.bar < 0:
            top.bar = token.column

    def _branching(self, at: int) -> Block | None:
        """The block whose `first` or `… with` a `|` belongs to that begins a line: where the tactic stands does not
        matter to Lean, but that no `|` stands left of the first one."""
        for block in reversed(self.stack):
            if block.depth != self.depth:
                return None
            if block.column >= 0 and at >= block.bar and (block.head in _CHOICES or block.takes_bars):
                return block
            if 0 <= block.column < at:
                return None  # it goes on with a term in the tactic above, as in `have f := fun`
        return None

    def _leave_unwritten(self, token: Token) -> None:
        """Closes the blocks before this token that have no tactic yet and cannot have one any more."""
        ends = token.text in _NEVER_TACTICS
        while self.wants_tactic and self.stack and self.stack[-1].column < 0 and self.stack[-1].depth == self.depth:
            if not (ends or (token.text == "|" and self.stack[-1].opener is Opener.BY)):
                return
            self._close()
            self.wants_tactic = bool(self.stack) and self.stack[-1].column < 0

    @staticmethod
    def _left_empty(block: Block, at: int) -> bool:
        """Whether a bullet without a tactic ends before a line that begins at or left of it."""
        return (
            block.opener is Opener.BULLET
            and block.column < 0
            and block.parent is not None
            and (block.parent.column >= at >= 0)
        )

    def _condition(self) -> Block | None:
        """The block whose `if` an `else` here belongs to."""
        for block in reversed(self.stack):
            if block.depth != self.depth:
                return None
            if block.head == "if":
                return block
        return None

    def _end_alternative(self) -> None:
        if len(self.stack) > 1 and self.stack[-1].opener in (Opener.ALTERNATIVE, Opener.PREFIX):
            self._close()

    def _separator(self, token: Token) -> bool:
        """Handles `;`, `<;>` and the `|` between alternatives on one line; whether the token was one."""
        top = self.stack[-1]
        match token.text:
            case ";" if top.bindings:
                top.bindings -= 1
                self._extend(token)
                return True
            case ";":
                self._end_then()
                self._extend(token)
                self.wants_tactic = True
                return True
            case "<;>":
                self._end_then()
                self._extend(token)
                self._open(Opener.THEN, token.end)
                return True
            case "|" if (
                top.head not in _BAR_HEADS and not top.takes_bars and (ended := self._alternative()) is not None
            ):
                while self.stack[-1] is not ended.parent:
                    self._close()
                self._extend(token)
                if ended.opener is Opener.PREFIX:
                    self._open(Opener.PREFIX, token.end)
                return True
            case _:
                return False

    def _end_then(self) -> None:
        while len(self.stack) > 1 and self.stack[-1].opener is Opener.THEN:
            self._close()

    def _alternative(self) -> Block | None:
        """The innermost alternative that a `|` in its line would end."""
        for block in reversed(self.stack):
            if block.parent is None or block.parent.depth != self.depth:
                return None
            if block.opener is Opener.ALTERNATIVE:
                return block
            if block.opener is Opener.PREFIX and block.parent.head in _CHOICES:
                return block
        return None

    def _tactic_start(self, token: Token, following: Token | None) -> None:
        top = self.stack[-1]
        if top.column < 0:
            top.column = token.column
            top.start = token.start
        top.tactics.append(token.start)
        top.head = token.text
        top.bindings = 0
        top.takes_bars = False
        top.bar = -1
        top.conditions = 0
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
        elif token.text == "classical" and (following is None or following.first):
            pass  # the tactics on the next lines are this block's
        elif token.text in _TAKES_TACTIC and token.text not in _CHOICES:
            self._open(Opener.PREFIX, token.end)

    def _extend(self, token: Token) -> None:
        if self.stack:
            self.stack[-1].end = token.end
