"""Lean text as tokens: tolerant, total, and only as fine as finding declarations and holes needs.

The tokens and the white space between them cover the text exactly; no text makes it fail. Comments and strings are
single tokens, so nothing inside them is ever taken for code. An interpolated string comes in pieces with its code
between them: `s!"a {x} b"` is `s!"a {`, `x`, `} b"`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple


class Kind(Enum):
    COMMENT = "comment"
    DOC = "doc"
    STRING = "string"
    CHAR = "char"
    NUMBER = "number"
    NAME = "name"
    """An identifier or keyword, dots included: `Nat.succ`, `theorem`, `h₁`, `«a b».c`."""
    SYMBOL = "symbol"


class Token(NamedTuple):
    """`start` and `end` are offsets, `column` counts code points from the beginning of the line, and `first` says
    whether no code stands before the token in its line (a comment may). A named tuple, because a file has hundreds of
    thousands of them."""

    kind: Kind
    start: int
    end: int
    text: str
    column: int
    first: bool


_LETTER = (
    "A-Za-z_\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u017f\u0391-\u039f\u03a1\u03a2\u03a4-\u03a9\u03b1-\u03ba"
    "\u03bc-\u03fb\u1f00-\u1ffe\u2100-\u214f\U0001d49c-\U0001d59f"
)
"""First letters of a name: Latin, Greek except λ, Π and Σ, letter-like symbols, script and fraktur letters."""
_SUBSCRIPT = "\u2080-\u2089\u2090-\u209c\u1d62-\u1d6a\u2c7c"
PLAIN_NAME = rf"[{_LETTER}][{_LETTER}0-9'!?{_SUBSCRIPT}]*"
"""A part of a name that needs no marks around it, as a pattern."""
_ATOM = rf"(?:«[^»\n]*»|{PLAIN_NAME})"

_TOKEN = re.compile(
    rf"""
    (?P<interpolated>[smf]!")
  | (?P<raw>r(?P<hashes>\#*)"(?s:.*?)(?:"(?P=hashes)|\Z))
  | (?P<name>{_ATOM}(?:\.(?:{_ATOM}|[0-9]+))*)
  | (?P<doc>/-[-!])
  | (?P<block>/-)
  | (?P<comment>--(?:[^\n\r]|\r(?!\n))*)
  | (?P<string>"(?:[^"\\]|\\(?s:.))*\\?"?)
  | (?P<char>'(?:[^'\\\n]|\\(?:x[0-9a-fA-F]{{2}}|u[0-9a-fA-F]{{4}}|.))')
  | (?P<number>[0-9](?:[0-9a-zA-Z_]|\.(?=[0-9]))*)
  | (?P<symbol>''|:=|=>|//|\\/|\|-|<;>|<\|>|<\||\|>\.?|->|<-|←|\.\.|\#[a-z_]+|@\[|\S)
    """,
    re.VERBOSE,
)
BEFORE_COMMENTS = frozenset({"//", "\\/", "|-", "<-"})
"""Symbols behind which what looks like a comment may be none."""
_COMMENT_EDGE = re.compile(r"/-|-/")
_DOC_OPENING = re.compile(r"/-[-!](?:\s|--(?:[^\n\r]|\r(?!\n))*)*")
"""Lean skips white space behind the token that opens a doc comment, and so the rest of a line that goes on with `--`:
`/----/` and `/-- -- x -/` are open."""
_STRING_PIECE = re.compile(r'(?:[^"\\{]|\\(?s:.))*\\?(?P<stop>["{]?)')
_KINDS = {
    "interpolated": Kind.STRING,
    "raw": Kind.STRING,
    "hashes": Kind.STRING,
    "name": Kind.NAME,
    "doc": Kind.DOC,
    "block": Kind.COMMENT,
    "comment": Kind.COMMENT,
    "string": Kind.STRING,
    "char": Kind.CHAR,
    "number": Kind.NUMBER,
    "symbol": Kind.SYMBOL,
}


def block_comment_end(text: str, start: int) -> int:
    """Where the (nesting) block comment that begins at `start` ends; the end of the text when it is not closed."""
    depth = 1
    # The `-` of `/--` does not begin the `-/` of an empty comment: `/--/` is open.
    opening = _DOC_OPENING.match(text, start)
    position = opening.end() if opening else start + 2
    while edge := _COMMENT_EDGE.search(text, position):
        depth += 1 if edge.group() == "/-" else -1
        position = edge.end()
        if depth == 0:
            return position
    return len(text)


def tokens(text: str, start: int = 0) -> Iterator[Token]:
    """All tokens in order, comments included, from an offset on that is between two tokens."""
    search = _TOKEN.search
    position = start
    line = text.rfind("\n", 0, start) + 1  # where the line of `position` begins
    code_end = start  # where the last token that is no comment ended
    braces: list[int] = []  # open braces in the code of each enclosing interpolated string
    while match := search(text, position):
        group = match.lastgroup or "symbol"
        start, end = match.span()
        if group in ("doc", "block"):
            end = block_comment_end(text, start)
        elif group == "interpolated":
            end, opened = _string_piece(text, end)
            if opened:
                braces.append(0)
        elif braces and group == "symbol":
            if text[start] == "{":
                braces[-1] += 1
            elif text[start] == "}" and braces[-1]:
                braces[-1] -= 1
            elif text[start] == "}":
                group = "string"
                end, opened = _string_piece(text, end)
                if not opened:
                    braces.pop()
        line = max(line, text.rfind("\n", position, start) + 1)
        kind = _KINDS[group]
        yield Token(kind, start, end, text[start:end], start - line, code_end <= line)
        line = max(line, text.rfind("\n", start, end) + 1)
        position = end
        if kind is not Kind.COMMENT and kind is not Kind.DOC:
            code_end = end


def _string_piece(text: str, start: int) -> tuple[int, bool]:
    """Where a piece of an interpolated string ends whose characters begin at `start`, and whether code follows."""
    match = _STRING_PIECE.match(text, start)
    assert match is not None, "the empty piece matches"
    return match.end(), match["stop"] == "{"


def code_tokens(text: str) -> Iterator[Token]:
    """The tokens without comments."""
    return (token for token in tokens(text) if token.kind not in (Kind.COMMENT, Kind.DOC))


OPENING = {"(": ")", "[": "]", "{": "}", "⟨": "⟩", "⦃": "⦄", "⟦": "⟧", "@[": "]"}
CLOSING = frozenset(OPENING.values())
_INTERPOLATION = '}"'
"""Stands for the end of an interpolated string among the brackets that are expected."""
_WHOLE_STRING = re.compile(r'r(#*)".*"\1|(?:(?:[smf]!)?"|\})(?:[^"\\]|\\.)*"', re.DOTALL)


_ESCAPE = re.compile(r"\\(?:[\\\"'rnt{]|x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|\r?\n\s*)?")


def is_broken(literal: str) -> bool:
    """Whether Lean ends a string or a character before its end, at an escape that there is not."""
    if literal.startswith("r"):
        return False
    return any(len(escape[0]) == 1 for escape in _ESCAPE.finditer(literal))


def unbalanced(text: str) -> str:
    """What is wrong with the brackets, comments and strings of a piece of code; empty when nothing is."""
    expected: list[str] = []
    for token in tokens(text):
        match token.kind:
            case Kind.COMMENT | Kind.DOC if token.text.startswith("/-") and not _closed_block(token.text):
                return "a comment is not closed"
            case Kind.STRING:
                if token.text.startswith("}") and (not expected or expected.pop() != _INTERPOLATION):
                    return "`}` closes nothing"
                if token.text.endswith("{") and token.text[0] in "smf}":
                    expected.append(_INTERPOLATION)
                elif not _WHOLE_STRING.fullmatch(token.text):
                    return "a string is not closed"
            case Kind.SYMBOL if token.text in OPENING:
                expected.append(OPENING[token.text])
            case Kind.SYMBOL if token.text in CLOSING:
                if not expected or expected.pop() != token.text:
                    return f"`{token.text}` closes nothing"
            case _:
                pass
    if expected and expected[-1] == _INTERPOLATION:
        return "a string is not closed"
    return f"`{expected[-1]}` is missing" if expected else ""


def _closed_block(comment: str) -> bool:
    return block_comment_end(comment + " ", 0) == len(comment)  # an open one takes the blank too


def mentions(text: str, name: str) -> bool:
    """Whether a text names a declaration, by the last part of its name."""
    return any(token.kind is Kind.NAME and name in token.text.split(".") for token in code_tokens(text))
