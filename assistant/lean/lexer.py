"""Lean text as tokens: tolerant, total, and only as fine as finding declarations and holes needs.

The tokens and the white space between them cover the text exactly; no text makes it fail. Comments and strings are
single tokens, so nothing inside them is ever taken for code. An interpolated string comes in pieces with its code
between them: `s!"a {x} b"` is `s!"a {`, `x`, `} b"`.

A token ends where Lean ends it, since what Lean takes for code must not be hidden in what is none here. Brackets are
tokens of their own, though some are parts of longer ones in Lean: `.{` is `.`, `{`. What imports decide is told by
`ambiguities`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from enum import Enum
from typing import NamedTuple

from assistant.lean.symbols import INTERPOLATING, INTERPOLATING_WITH, QUESTIONS, SYMBOLS, WORDS


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
_ESCAPED = "«[^»]*»"
_ATOM = rf"(?:{_ESCAPED}|{PLAIN_NAME})"
_BRACKETS = "()[]{}⟨⟩⦃⦄⟦⟧"


def _longest_first(words: Iterable[str]) -> str:
    """A pattern for any of some words that takes the longest."""
    by_first: dict[str, list[str]] = {}
    for word in sorted(set(words)):
        by_first.setdefault(word[:1], []).append(word[1:])
    ended = "" in by_first
    by_first.pop("", None)
    tries = [re.escape(first) + _longest_first(rests) for first, rests in by_first.items()]
    if not tries:
        return ""
    branches = "|".join(tries)
    return f"(?:{branches})?" if ended else f"(?:{branches})"


def _without_brackets(symbol: str) -> str:
    """A symbol up to its first bracket."""
    return re.split(f"[{re.escape(_BRACKETS)}]", symbol, maxsplit=1)[0]


_SYMBOL = _longest_first(part for symbol in SYMBOLS if len(part := _without_brackets(symbol)) > 1)
_QUESTION = "|".join(sorted((word[1:] for word in QUESTIONS), key=len, reverse=True))
_WORD = "|".join(re.escape(word) for word in sorted(WORDS, key=len, reverse=True))


def _token(atom: str) -> re.Pattern[str]:
    """The pattern of a token in which that is the pattern of a part of a name."""
    return re.compile(
        rf"""
        (?P<interpolated>[smf]!")
      | (?P<raw>r(?P<hashes>\#*)"(?s:.*?)(?:"(?P=hashes)|\Z))
      | (?P<name>{atom}(?:\.(?:{atom}|[0-9]+))*)
      | (?P<doc>/-[-!])
      | (?P<block>/-)
      | (?P<comment>--(?:[^\n\r]|\r(?!\n))*)
      | (?P<string>"(?:[^"\\]|\\(?s:.))*\\?"?)
      | (?P<prime>'(?<=\]'))
      | (?P<char>'(?:\r\n|[^'\\]|\\(?:x[0-9a-fA-F]{{2}}|u[0-9a-fA-F]{{4}}|.))')
      | (?P<number>0(?:[xX][0-9a-fA-F_]*|[bB][01_]*|[oO][0-7_]*)
          |[0-9][0-9_]*(?:\.[0-9][0-9_]*)*(?:[eE][+-]?[0-9][0-9_]*)?)
      | (?P<symbol>''(?!")|@\[|\|-(?!-)
          |\#(?:(?:{_QUESTION})(?=(?:{_WORD})(?![\w!?']))|[a-z_]+)
          |{_SYMBOL}|\S)
        """,
        re.VERBOSE,
    )


_TOKEN = _token(_ATOM)
_TOKEN_UNESCAPED = _token(PLAIN_NAME)
"""Behind the last `»`, where each `«` would be looked for to the end of the text."""
_INTERPOLATING_WITH = re.compile("|".join(sorted(INTERPOLATING_WITH)))
ARGUMENTS = 16
"""Tokens between a word that interpolates and its string, at most."""
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
    "prime": Kind.SYMBOL,
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
    escaped = text.rfind("»")  # up to where a name may be in marks
    position = start
    line = text.rfind("\n", 0, start) + 1  # where the line of `position` begins
    code_end = start  # where the last token that is no comment ended
    before = ""  # that token
    others = _INTERPOLATING_WITH.search(text) is not None
    recent: list[str] = []  # the last of them, in a text with words that interpolate behind an argument
    braces: list[int] = []  # open braces in the code of each enclosing interpolated string
    while match := search(text, position):
        group = match.lastgroup or "symbol"
        start, end = match.span()
        if group in ("doc", "block"):
            end = block_comment_end(text, start)
        elif group == "interpolated" or (
            group == "string" and (before in INTERPOLATING or (recent and _interpolates(recent)))
        ):
            end, opened = _string_piece(text, text.index('"', start) + 1)
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
        word = text[start:end]
        yield Token(kind, start, end, word, start - line, code_end <= line)
        line = max(line, text.rfind("\n", start, end) + 1)
        position = end
        if kind is not Kind.COMMENT and kind is not Kind.DOC:
            code_end = end
            before = word
            if others:
                recent = [*recent[1 - ARGUMENTS :], word]
        if position > escaped:
            search = _TOKEN_UNESCAPED.search


def _interpolates(before: Sequence[str]) -> bool:
    """Whether some words stand before a string that holds code between braces: one that interpolates, and behind it
    an argument or two, which may be in brackets."""
    depth = arguments = 0
    for word in reversed(before):
        if not depth and word in INTERPOLATING_WITH:
            return arguments in (1, 2)
        if word in CLOSING:
            depth += 1
        elif word in OPENING:
            depth -= 1
        if depth < 0:
            return False
        arguments += not depth and word not in (".", "`")
    return False


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


_ESCAPE = re.compile(r"\\(?:[\\\"'rnt]|x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|\r?\n(?:[^\S\n])*+(?!\n))?")
_BRACE_ESCAPE = re.compile(r"\\\\|\\\{")


def is_broken(literal: str) -> bool:
    """Whether Lean ends a string or a character before its end, at an escape that there is not."""
    if literal.startswith("r"):
        return False
    if literal[0] in "smf}":  # the only ones in which a brace may be escaped
        literal = _BRACE_ESCAPE.sub(r"\\\\", literal)
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
                if token.text.endswith("{") and token.text[0] in 'smf"}':
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
