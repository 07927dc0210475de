"""Lean text with colours, by its lexical shape."""

from __future__ import annotations

from functools import lru_cache

from textual.content import Content, Span

from assistant.lean.commands import ANYWHERE_KEYWORDS, LINE_START_KEYWORDS, MODIFIERS
from assistant.lean.lexer import Kind, tokens
from assistant.lean.places import HOLE_WORDS
from tui.plain import printable

_WORDS = frozenset(
    "by fun match with do let have show from then else if where in at exact intro apply calc obtain cases induction "
    "rw simp omega rfl constructor refine decide termination_by decreasing_by deriving".split()
)
_STYLES = {
    Kind.COMMENT: "$text-muted italic",
    Kind.DOC: "$text-muted italic",
    Kind.STRING: "$text-warning",
    Kind.CHAR: "$text-warning",
    Kind.NUMBER: "$text-accent",
}
KEYWORD, SORRY = "$text-primary bold", "$text-error bold reverse"
_KEYWORDS = ANYWHERE_KEYWORDS | LINE_START_KEYWORDS | MODIFIERS | _WORDS
LONGEST = 20_000
"""Characters of a text that is given colours; more than a screen shows."""


def style_of(kind: Kind, word: str) -> str:
    """The style of a token, empty for the plain one."""
    if word in HOLE_WORDS:
        return SORRY
    if kind is Kind.NAME and word in _KEYWORDS:
        return KEYWORD
    return _STYLES.get(kind, "")


@lru_cache(maxsize=256)
def lean(text: str) -> Content:
    """The text with its words coloured."""
    text = printable(text)
    if len(text) > LONGEST:
        return Content(text)
    spans = [
        Span(token.start, token.end, style) for token in tokens(text) if (style := style_of(token.kind, token.text))
    ]
    return Content(text, spans)
