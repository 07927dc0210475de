"""Lean text as tokens: tolerant, total, and only as fine as finding declarations and holes needs.

The tokens and the white space between them cover the text exactly; no text makes it fail. Comments and strings are
single tokens, so nothing inside them is ever taken for code; the code inside `s!"…{…}…"` is therefore not looked at.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum


class Kind(Enum):
    COMMENT = "comment"
    DOC = "doc"
    STRING = "string"
    CHAR = "char"
    NUMBER = "number"
    NAME = "name"
    """An identifier or keyword, dots included: `Nat.succ`, `theorem`, `h₁`, `«a b».c`."""
    SYMBOL = "symbol"


@dataclass(frozen=True, slots=True)
class Token:
    kind: Kind
    start: int
    end: int
    text: str


_LETTER = (
    "A-Za-z_\u00aa\u00b5\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02af\u0370-\u03ba\u03bc-\u03ff"
    "\u1f00-\u1ffe\u2070-\u209c\u2100-\u214f\U0001d49c-\U0001d59f"
)
"""First letters of a name: Greek except λ (which is a symbol), letter-like symbols, script and fraktur letters."""
_ATOM = rf"(?:«[^»\n]*»|[{_LETTER}][{_LETTER}0-9'!?\u2080-\u209c]*)"

_TOKEN = re.compile(
    rf"""
    (?P<doc>/-[-!])
  | (?P<block>/-)
  | (?P<comment>--[^\n\r]*)
  | (?P<raw>r(?P<hashes>\#*)"(?s:.*?)"(?P=hashes))
  | (?P<string>(?:\b[smf]!)?"(?:[^"\\]|\\(?s:.))*"?)
  | (?P<char>'(?:[^'\\\n]|\\(?:x[0-9a-fA-F]{{2}}|u[0-9a-fA-F]{{4}}|.))')
  | (?P<number>[0-9](?:[0-9a-zA-Z_]|\.(?=[0-9]))*)
  | (?P<name>{_ATOM}(?:\.(?:{_ATOM}|[0-9]+))*)
  | (?P<symbol>:=|=>|<;>|<\|>|<\||\|>\.?|->|<-|←|\.\.|\#[a-z_]+|@\[|\S)
    """,
    re.VERBOSE,
)
_COMMENT_EDGE = re.compile(r"/-|-/")


def block_comment_end(text: str, start: int) -> int:
    """Where the (nesting) block comment that begins at `start` ends; the end of the text when it is not closed."""
    depth = 0
    position = start
    while edge := _COMMENT_EDGE.search(text, position):
        depth += 1 if edge.group() == "/-" else -1
        position = edge.end()
        if depth == 0:
            return position
    return len(text)


_KINDS = {
    "doc": Kind.DOC,
    "block": Kind.COMMENT,
    "comment": Kind.COMMENT,
    "raw": Kind.STRING,
    "string": Kind.STRING,
    "char": Kind.CHAR,
    "number": Kind.NUMBER,
    "name": Kind.NAME,
    "symbol": Kind.SYMBOL,
}


def tokens(text: str) -> Iterator[Token]:
    """All tokens in order, comments included."""
    position = 0
    while match := _TOKEN.search(text, position):
        group = match.lastgroup or "symbol"
        if group == "hashes":
            group = "raw"
        start, end = match.span()
        if group in ("doc", "block"):
            end = block_comment_end(text, start)
        yield Token(_KINDS[group], start, end, text[start:end])
        position = end


def code_tokens(text: str) -> Iterator[Token]:
    """The tokens without comments."""
    return (token for token in tokens(text) if token.kind not in (Kind.COMMENT, Kind.DOC))


_OPENING = {"(": ")", "[": "]", "{": "}", "⟨": "⟩", "⦃": "⦄", "⟦": "⟧", "@[": "]"}
_CLOSING = frozenset(_OPENING.values())


def unbalanced(text: str) -> str:
    """What is wrong with the brackets, comments and strings of a piece of code; empty when nothing is."""
    expected: list[str] = []
    for token in tokens(text):
        match token.kind:
            case Kind.COMMENT | Kind.DOC if token.text.startswith("/-") and not _closed_block(token.text):
                return "a comment is not closed"
            case Kind.STRING if not _closed_string(token.text):
                return "a string is not closed"
            case Kind.SYMBOL if token.text in _OPENING:
                expected.append(_OPENING[token.text])
            case Kind.SYMBOL if token.text in _CLOSING:
                if not expected or expected.pop() != token.text:
                    return f"`{token.text}` closes nothing"
            case _:
                pass
    return f"`{expected[-1]}` is missing" if expected else ""


def _closed_block(comment: str) -> bool:
    depth = 0
    for edge in _COMMENT_EDGE.finditer(comment):
        depth += 1 if edge.group() == "/-" else -1
    return depth == 0


def _closed_string(literal: str) -> bool:
    body = literal.lstrip("smfr!#")
    return len(body) >= 2 and body.rstrip("#").endswith('"')
