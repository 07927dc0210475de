"""How Lean reads a text: which words are keywords to it, and from where to where its declarations go.

Commands are found by the shape of a text (`commands.py`). Whoever wants to hide one writes what looks like a comment, a
string, or a part of the command above, and is something else to Lean. Lean's server tells what it has parsed, and no
macro or option of the file decides about that: what is found here is compared with it before anything is accepted.

Pure. Keywords are those that begin with a letter or `#`; of other symbols the server tells nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import Any

from assistant.lean.commands import EVALUATE, Command
from assistant.lean.diagnostics import Diagnostic
from assistant.lean.lexer import CLOSING, OPENING, Kind, Token, tokens
from assistant.lean.positions import LeanText, Span

KEYWORD = 0
"""The number of keywords among the kinds of tokens that Lean's server tells apart (`SemanticTokenType`)."""
_FIELDS = 5
"""Numbers of each token in an answer of the protocol."""
IN_TERMS = frozenset(
    "fun λ let have show suffices from if then else match nomatch nofun with by do return for in while repeat unless "
    "try catch finally break continue mut at Type Sort Prop this panic! unreachable! assert! dbg_trace s! m! f! "
    "calc letI haveI rec inferInstance inferInstanceAs include_str true false".split()
)
"""Keywords of terms and `do` blocks, with which no command begins."""


_RAW = re.compile('r#*"')


@dataclass(frozen=True, slots=True)
class Parse:
    """Of a text, by offsets: the `keywords` in their order, and the `declarations`, with what stands before them, but
    not those inside of others (`mutual`) or behind `… in`. `errors` are where errors begin."""

    keywords: tuple[Span, ...]
    declarations: tuple[Span, ...]
    errors: frozenset[int] = frozenset()


def parse_of(
    text: str, semantic_tokens: Sequence[int], symbols: Sequence[Mapping[str, Any]], diagnostics: Sequence[Diagnostic]
) -> Parse:
    """From the answers to `textDocument/semanticTokens/full` and `textDocument/documentSymbol`, and what Lean says."""
    lines = LeanText(text)
    keywords: list[Span] = []
    line = character = 0
    for index in range(0, len(semantic_tokens) - _FIELDS + 1, _FIELDS):
        down, right, length, kind, _ = semantic_tokens[index : index + _FIELDS]
        line, character = line + down, right if down else character + right
        if kind == KEYWORD:
            start = lines.offset_of_wire(line, character)
            keywords.append(Span(start, lines.offset_of_wire(line, character + length)))
    begins = (diagnostic.start for diagnostic in diagnostics if diagnostic.is_error)
    errors = frozenset(lines.offset_of_wire(start.line, start.character) for start in begins)
    return Parse(tuple(keywords), tuple(_spans(lines, symbols)), errors)


def _spans(lines: LeanText, symbols: Sequence[Mapping[str, Any]]) -> Iterator[Span]:
    for symbol in symbols:
        start, end = (symbol["range"][side] for side in ("start", "end"))
        yield Span(
            lines.offset_of_wire(start["line"], start["character"]), lines.offset_of_wire(end["line"], end["character"])
        )
        yield from _spans(lines, symbol.get("children") or ())


def misread(text: str, parse: Parse) -> str:
    """A keyword that stands where none seems to: in a comment, a string, a number, or in the middle of a name; empty
    where there is none."""
    found = list(tokens(text))
    starts = [token.start for token in found]
    for keyword in parse.keywords:
        place = bisect_right(starts, keyword.start) - 1
        if place < 0 or not _is_there(found, place, keyword):
            return text[keyword.start : keyword.end]
    return ""


def _is_there(found: Sequence[Token], place: int, keyword: Span) -> bool:
    """Whether a word begins at the keyword, and goes as far, maybe with symbols behind it."""
    token = found[place]
    if token.kind is Kind.DOC and keyword.end <= token.end:
        # Lean can read a comment as Verso, with marks like these; in a block of code commands may stand.
        mark = token.text[keyword.start - token.start : keyword.end - token.start]
        return not any(map(str.isalnum, mark)) and "```" not in token.text
    if token.start != keyword.start or token.kind in (Kind.COMMENT, Kind.CHAR):
        return False
    if token.kind is Kind.STRING:
        # A raw one is a word as a whole; nothing else can be one that begins like it. Of others one says what it is.
        word, rest = token.text[: keyword.end - keyword.start], token.text[keyword.end - keyword.start :]
        if '"' in word:
            return keyword.end == token.end and _RAW.match(word) is not None
        return rest.startswith('"')
    behind = takewhile(lambda other: other.start < keyword.end, found[place + 1 :])
    return all(other.kind in (Kind.NAME, Kind.SYMBOL, Kind.NUMBER) for other in behind)


def goes_on(text: str, command: Span, following: int, parse: Parse) -> bool:
    """Whether Lean does not end the declaration where it seems to, but goes on with it. `command` is its own, and
    `following` is where the keyword of the next command stands, -1 where there is none."""
    code = [token for token in tokens(text[: command.end]) if token.kind is not Kind.COMMENT]
    end = code[-1].end if code else command.end
    if any(one.end > end for one in parse.declarations if command.start <= one.start < command.end):
        return True
    # A word that is none for Lean is an error there.
    begins = following in parse.errors or any(keyword.start == following for keyword in parse.keywords)
    return following >= 0 and not begins


def hides_command(command: Command, parse: Parse) -> bool:
    """Whether behind the term of an `#eval` a keyword stands that may begin another command: outside of brackets, and
    none of those of terms."""
    depth = 0
    keywords = {keyword.start for keyword in parse.keywords}
    begin = next((number for number, token in enumerate(command.tokens) if token.text == EVALUATE), 0)
    for token in command.tokens[begin + 1 :]:
        if token.text in OPENING:
            depth += 1
        elif token.text in CLOSING:
            depth = max(0, depth - 1)
        elif not depth and token.start in keywords and token.text not in IN_TERMS:
            return True
    return False
