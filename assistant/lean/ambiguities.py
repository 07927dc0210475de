"""What in a text Lean may read otherwise than it is read here, because imports decide it.

Which words are keywords and which symbols there are is known to Lean alone. Here a text is read as by Lean 4.35 with
the libraries in which mathematicians write. Where another reading could move the end of a command, a comment or a
string, this tells so, and nothing should be concluded from the text alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.lean.commands import (
    DECLARATION_KEYWORDS,
    MODIFIERS,
    NOT_RESERVED,
    Command,
    commands,
    header_end,
    may_be_name,
    states,
)
from assistant.lean.lexer import CLOSING, OPENING, Kind, Token, tokens
from assistant.lean.symbols import OF_LEAN_ONLY

_PLAIN_BEFORE_CHARACTERS = frozenset(
    {*OPENING, *CLOSING, ",", ";", "=", "==", "!=", "<|", "|", "=>", ":=", "$", "++", "←"}
)
"""Symbols right behind which a character may stand; behind others a longer symbol may end with the quotation mark."""
_BINDING = frozenset("have let haveI letI let_fun".split())
_ENDS_BINDERS = frozenset({":=", ":", "=>", "by", "from", "then", "else", "|", ",", "·", ";", "<;>"})
_HAS_FIELDS = frozenset("structure class inductive instance".split())


@dataclass(frozen=True, slots=True)
class Ambiguity:
    """The word at an offset, and what it may also be."""

    offset: int
    word: str
    reason: str


def ambiguities(text: str) -> tuple[Ambiguity, ...]:
    """All of them in a text, in order; in files as they are usually written there is none."""
    code = [token for token in tokens(text, header_end(text)) if token.kind is not Kind.DOC]
    found = [*_of_tokens(text, code), *_of_words(text, [token for token in code if token.kind is not Kind.COMMENT])]
    return tuple(sorted(found, key=lambda one: one.offset))


def _of_tokens(text: str, code: Sequence[Token]) -> Iterator[Ambiguity]:
    before = ""
    end = -1
    for number, token in enumerate(code):
        adjacent = end == token.start
        if token.kind is Kind.COMMENT:
            if adjacent and before == "|" and token.text.startswith("--"):
                yield Ambiguity(
                    token.start, "|-", "it is one symbol for older versions of Lean, and no comment follows"
                )
        elif token.kind is Kind.CHAR:
            if adjacent and before and '"' in token.text and before not in _PLAIN_BEFORE_CHARACTERS:
                yield Ambiguity(token.start, token.text, "a longer symbol may end with the quotation mark")
        elif (word := _depends_on_lean(code, number)) and _ends_otherwise(text, code, number):
            yield Ambiguity(token.start, word, "the string behind it holds code only where `Lean` is imported")
        end = token.end
        before = token.text if token.kind is Kind.SYMBOL else ""


def _depends_on_lean(code: Sequence[Token], number: int) -> str:
    """The word, of Lean's metaprograms, behind which a string holds code; empty when the string holds none."""
    token = code[number]
    if token.kind is not Kind.STRING or not token.text.endswith("{") or token.text[0] == "}":
        return ""
    if token.text.startswith("m!"):
        return "m!"
    words = [one.text for one in code[max(0, number - 16) : number] if one.kind is Kind.NAME]
    return next((word for word in reversed(words) if word in OF_LEAN_ONLY), "") if token.text[0] == '"' else ""


def _ends_otherwise(text: str, code: Sequence[Token], number: int) -> bool:
    """Whether an interpolated string ends elsewhere than a plain one would."""
    depth = 0
    start = code[number].start
    for token in code[number:]:
        if token.kind is not Kind.STRING:
            continue
        depth += token.text[0] != "}" and token.text.endswith("{")
        depth -= token.text[0] == "}" and not token.text.endswith("{")
        if not depth:
            plain = text.index('"', start)
            first = next(tokens(text[plain : token.end + 2]), None)
            return first is None or plain + first.end != token.end
    return True


def _of_words(text: str, code: Sequence[Token]) -> Iterator[Ambiguity]:
    """Of words that begin commands where an import makes keywords of them."""
    if not any(word in text for word in NOT_RESERVED):
        return
    found = commands(text)
    begins = {command.tokens[command.keyword_index].start: number for number, command in enumerate(found)}
    depth = 0
    for number, token in enumerate(code):
        if token.start in begins:
            depth = 0
        if token.text in OPENING:
            depth += 1
        elif token.text in CLOSING:
            depth = max(0, depth - 1)
        if token.kind is not Kind.NAME or token.text not in NOT_RESERVED:
            continue
        if not may_be_name(token):
            after = code[number + 1] if number + 1 < len(code) else None
            if (
                token.first
                and not depth
                and number
                and (after is None or (after.first and after.text not in MODIFIERS))
            ):
                yield Ambiguity(token.start, token.text, "it is a name for older versions of Lean")
            continue
        if token.start in begins:
            index = begins[token.start]
            if not _is_definite(found, index):
                yield Ambiguity(token.start, token.text, "it is a name where no import makes a keyword of it")
        elif not depth and (token.first or (number and code[number - 1].text == "in")):
            yield Ambiguity(token.start, token.text, "it begins a command where an import makes a keyword of it")


def _is_definite(found: Sequence[Command], index: int) -> bool:
    """Whether nothing but a keyword can stand where a command begins with a word that may be a name: a statement
    follows, and what stands before it could not go on with binders."""
    command = found[index]
    keyword = command.tokens[command.keyword_index]
    if not states(command.tokens, command.keyword_index):
        return False
    if not index:
        return True
    above = found[index - 1]
    if _fields_may_go_on(above, command.tokens[0].column):
        return False
    if command.keyword_index and command.tokens[command.keyword_index - 1].text != "in":
        return True  # a modifier or an attribute
    if above.keyword not in DECLARATION_KEYWORDS:
        return keyword.first or command.keyword_index > 0
    depth = 0
    for token in reversed(above.tokens[above.keyword_index :]):
        if token.text in CLOSING:
            depth += 1
        elif token.text in OPENING:
            depth -= 1
        if depth < 0:
            return False  # a bracket is not closed
        if not depth and token.text in _ENDS_BINDERS:
            return _is_balanced(above)
        if not depth and token.text in _BINDING:
            return False
    return False


def _is_balanced(command: Command) -> bool:
    words = [token.text for token in command.tokens]
    return sum(word in OPENING for word in words) == sum(word in CLOSING for word in words)


def _fields_may_go_on(command: Command, column: int) -> bool:
    """Whether a line at a column may be one more field of a structure, or one more local definition."""
    words = [token.text for token in command.tokens]
    if "where" not in words:
        return False
    first = words.index("where") + 1
    return first >= len(words) or column >= command.tokens[first].column
