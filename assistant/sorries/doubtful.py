"""Texts in which something may stand for a proof that is not there, though none is read: only Lean can tell.

A tactic that searches ends in `sorry` when it finds nothing, a macro may be made of it, and what looks like a string or
a comment may be neither to Lean, which knows the tokens of the project. Pure.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from assistant.lean.commands import DECLARATION_KEYWORDS, Command, commands
from assistant.lean.lexer import Kind, Token, tokens
from assistant.lean.places import quoted
from assistant.lean.tactic_words import may_begin_tactic
from assistant.sorries.syntax_of_sorry import ADMITS, QUESTIONS, SEARCHES, makes_syntax_of_sorry

_HOLE_WORD = re.compile(r"(?<![^\W\d])(?:sorry|admit)(?![\w'!?])")
_OPENING = re.compile("--|/-")
_EDGE = re.compile("/-|-/")
_DECLARATION = re.compile(rf"(?<![^\W\d])(?:{'|'.join(DECLARATION_KEYWORDS)})(?!\w)")


def is_doubtful(text: str) -> bool:
    """Whether Lean has to be asked about a text."""
    if makes_syntax_of_sorry(text):
        return True
    if not ADMITS.search(text) and not any(word in text for word in SEARCHES):
        return False
    found = commands(text)
    return (
        any(_searches(command.tokens) for command in found)
        or _is_read_otherwise(text)
        or any(_holds_a_command(text, command) for command in found)
    )


def _searches(code: Sequence[Token]) -> bool:
    """Whether one of the tactics that search stands in a command as a tactic."""
    in_quotation = quoted(code)
    return any(
        token.text in SEARCHES
        and number not in in_quotation
        and (token.text[-1] == "?" or may_begin_tactic(code, number))
        for number, token in enumerate(code)
    )


def _holds_a_command(text: str, command: Command) -> bool:
    """Whether a question, of which nothing is left, may go on with a declaration that has a hole."""
    if command.keyword not in QUESTIONS:
        return False
    asked = text[command.tokens[command.keyword_index].end : command.span.end]
    return ADMITS.search(asked) is not None and _DECLARATION.search(asked) is not None


def _is_read_otherwise(text: str) -> bool:
    """Whether the word for a hole stands where neither a string nor a comment is to somebody who knows no strings, and
    yet in no code."""
    code = [token for token in tokens(text) if token.kind is Kind.NAME]
    starts = [token.start for token in code]
    for begin, end in _outside_comments(text):
        for word in _HOLE_WORD.finditer(text, begin, end):
            number = bisect_right(starts, word.start()) - 1
            if number < 0 or code[number].end < word.end():
                return True
    return False


def _outside_comments(text: str) -> Iterator[tuple[int, int]]:
    """The parts of a text that are in no comment, where strings are not known."""
    position = 0
    while opening := _OPENING.search(text, position):
        yield position, opening.start()
        if opening[0] == "--":
            position = text.find("\n", opening.end())
            if position < 0:
                return
            continue
        depth, position = 1, opening.end()
        while depth and (edge := _EDGE.search(text, position)):
            depth, position = depth + (1 if edge[0] == "/-" else -1), edge.end()
        if depth:
            return
    yield position, len(text)
