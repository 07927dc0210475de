"""The declarations of a Lean file, found lexically.

This reads text that may not even parse, so it knows only what the shape of a file tells: which namespaces are open,
where a statement ends and its body begins. Lean itself is asked for anything finer.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from assistant.lean.commands import DECLARATION_KEYWORDS, MODIFIERS, NAME_PART, REMEMBERED_TEXTS, Command, commands
from assistant.lean.lexer import CLOSING, OPENING, Kind, Token, tokens
from assistant.lean.notations import INFIX
from assistant.lean.positions import Span

_NEVER_NAMES = frozenset("where by in with from extends deriving fun let have show match".split())
"""Keywords that may stand where the name of a declaration is not written yet."""
_BINDINGS = frozenset("let have letI haveI".split())
_FUNCTIONS = frozenset({"fun", "λ"})
_WANT_A_TERM = frozenset({":", ",", "¬"})
"""Words behind which a term begins, as it does behind an infix operator: not behind what may be a postfix one."""


@dataclass(frozen=True, slots=True)
class Declaration:
    """One declaration.

    `name` is fully qualified and empty for an anonymous `example` or `instance`. `span` covers doc comment,
    attributes, modifiers, `open … in` prefixes and body; `command` is the whole command that Lean elaborates at
    once, which differs from `span` inside `mutual … end`. `keyword` is the keyword's own span, `written_name` the
    span of the name as written (empty, where it would stand, when there is none), `signature_end` where the statement
    ends (before `:=`, `where` or the first `|`). `namespace` holds the open namespaces, outermost first.
    `in_public_section` says whether a `public section` is open, which only matters in a file that is a `module`.
    """

    kind: str
    name: str
    span: Span
    command: Span
    keyword: Span
    written_name: Span
    signature_end: int
    namespace: tuple[str, ...]
    modifiers: frozenset[str]
    attributes: tuple[str, ...]
    in_public_section: bool = False

    def is_private(self, *, in_module: bool) -> bool:
        """Whether files that import this one do not see it: what is not public in a file that is a `module`."""
        if not in_module:
            return "private" in self.modifiers
        return "public" not in self.modifiers and ("private" in self.modifiers or not self.in_public_section)

    @property
    def display_name(self) -> str:
        """What it is called in a sentence."""
        return self.name or self.kind

    def signature(self, text: str) -> str:
        """Keyword, name, binders and statement, as written."""
        return text[self.keyword.start : self.signature_end].rstrip()

    def statement(self, text: str) -> str:
        """Binders and type, without keyword and name."""
        return text[self.written_name.end : self.signature_end].strip()

    def statement_in_one_line(self, text: str) -> str:
        """Binders and type without comments and without the names of universes."""
        return _UNIVERSES.sub("", in_one_line(self.statement(text)), count=1)


_UNIVERSES = re.compile(r"^\.\{[^}]*\}\s*")


def in_one_line(text: str) -> str:
    """Lean's text without comments, with one blank for all that is between."""
    if "--" in text or "/-" in text:
        parts: list[str] = []
        position = 0
        for token in tokens(text):
            if token.kind in (Kind.COMMENT, Kind.DOC):
                parts += [text[position : token.start], " "]
                position = token.end
        text = "".join([*parts, text[position:]])
    return " ".join(text.split())


@lru_cache(maxsize=REMEMBERED_TEXTS)
def declarations(text: str) -> tuple[Declaration, ...]:
    """Every declaration of the file in order. Remembered."""
    return declarations_among(commands(text))


def declarations_among(all_commands: Iterable[Command]) -> tuple[Declaration, ...]:
    """The declarations among the commands of a file."""
    found: list[Declaration] = []
    scopes: list[tuple[str, str, bool]] = []  # keyword, name, whether public; one for every part of a dotted name
    mutual_start: tuple[int, int] | None = None  # (offset, number of declarations before it)
    for command in all_commands:
        match command.keyword:
            case "namespace" | "section":
                public = any(token.text == "public" for token in command.tokens[: command.keyword_index])
                scopes.extend((command.keyword, part, public) for part in name_parts(_name_after(command)))
            case "mutual":
                scopes.append(("mutual", "", False))
                mutual_start = (command.span.start, len(found))
            case "end":
                closed = scopes[-len(name_parts(_name_after(command))) :]
                del scopes[len(scopes) - len(closed) :]
                if ("mutual", "", False) in closed and mutual_start is not None:
                    whole = Span(mutual_start[0], command.span.end)
                    first = mutual_start[1]
                    found[first:] = [replace(d, command=whole) for d in found[first:]]
                    mutual_start = None
            case keyword if keyword in DECLARATION_KEYWORDS:
                namespace = tuple(part for kind, part, _ in scopes if kind == "namespace")
                around = namespace, any(public for *_, public in scopes)
                if around not in command.remembered:
                    command.remembered[around] = _declaration(command, *around)
                found.append(command.remembered[around])
            case _:
                pass
    return tuple(found)


def name_parts(name: str) -> tuple[str, ...]:
    """The parts of a dotted name, dots in `«…»` aside; one empty part for the empty name."""
    return tuple(NAME_PART.findall(name)) or ("",)


def _name_after(command: Command) -> str:
    """The name of a scope; none at the margin, where the next command would begin."""
    after = command.tokens[command.keyword_index + 1 : command.keyword_index + 2]
    return after[0].text if after and after[0].kind is Kind.NAME and after[0].column else ""


def _declaration(command: Command, namespace: tuple[str, ...], in_public_section: bool) -> Declaration:
    keyword = command.tokens[command.keyword_index]
    index = command.keyword_index + 1
    rest = command.tokens
    if index < len(rest) and keyword.text == "class" and rest[index].text in ("inductive", "abbrev"):
        index += 1
    if keyword.text == "instance":
        index = _after_priority(rest, index)
    written = Span(rest[index - 1].end, rest[index - 1].end)
    name = ""
    named = index < len(rest) and rest[index].kind is Kind.NAME and rest[index].text not in _NEVER_NAMES
    if keyword.text != "example" and named:
        written = Span(rest[index].start, rest[index].end)
        name = rest[index].text
    if name.startswith("_root_."):
        name = name.removeprefix("_root_.")
    elif name:
        name = ".".join((*namespace, name))
    before = rest[: command.keyword_index]
    return Declaration(
        kind=keyword.text,
        name=name,
        span=command.span,
        command=command.span,
        keyword=Span(keyword.start, keyword.end),
        written_name=written,
        signature_end=_signature_end(rest[index:], command.span.end),
        namespace=namespace,
        modifiers=_modifiers(before),
        attributes=_attributes(before),
        in_public_section=in_public_section,
    )


def _after_priority(tokens_of_command: Sequence[Token], index: int) -> int:
    """The index after `(priority := …)` of an instance, if it has one."""
    if [token.text for token in tokens_of_command[index : index + 3]] != ["(", "priority", ":="]:
        return index
    depth = 0
    for at in range(index, len(tokens_of_command)):
        depth += (tokens_of_command[at].text in OPENING) - (tokens_of_command[at].text in CLOSING)
        if depth == 0:
            return at + 1
    return index


def _modifiers(before: Sequence[Token]) -> frozenset[str]:
    """Those of the declaration: not the `local` of an attribute or the `scoped` of `open scoped … in`."""
    found: set[str] = set()
    depth = 0
    for token in before:
        depth += (token.text in OPENING) - (token.text in CLOSING)
        if depth == 0 and token.text == "in":
            found.clear()
        elif depth == 0 and token.text in MODIFIERS:
            found.add(token.text)
    return frozenset(found)


def _attributes(before: Sequence[Token]) -> tuple[str, ...]:
    """The attribute names in `@[a, b x]`: the first word of each entry."""
    names: list[str] = []
    depth = 0
    fresh = False
    for token in before:
        if token.text == "@[":
            depth, fresh = 1, True
        elif token.text in OPENING and depth:
            depth += 1
        elif token.text in CLOSING and depth:
            depth -= 1
        elif depth == 1 and token.text == ",":
            fresh = True
        elif depth == 1 and fresh and token.kind is Kind.NAME and token.text not in ("local", "scoped"):
            names.append(token.text)
            fresh = False
    return tuple(names)


def _signature_end(body: Sequence[Token], end: int) -> int:
    """A statement may have `:=` of its own in `let` and `have`, and alternatives of its own in `match` and `fun`. A `|`
    in mid line begins the body when an alternative's `=>` follows, else it is an absolute value or the like, as is one
    at the beginning of a line where a term has to begin."""
    depth = 0
    bindings = 0  # `let` and `have` whose `:=` is still to come
    functions = 0  # `fun` whose `=>` is still to come
    alternatives = False
    bar: int | None = None
    previous = ""
    begins_term = False
    before = 0
    for token in body:
        word = token.text
        wants_term = begins_term
        begins_term = word in _WANT_A_TERM or (word in INFIX and token.start > before)
        before = token.end
        if word in OPENING:
            depth += 1
        elif word in CLOSING:
            depth = max(0, depth - 1)
        elif depth:
            continue
        elif word == "where" or (word == ":=" and not bindings):
            return token.start
        elif word == ":=":
            bindings -= 1
        elif word in _BINDINGS:
            bindings += 1
        elif word in _FUNCTIONS:
            functions += 1
        elif word == "match":
            alternatives = True
        elif word == "|" and previous in _FUNCTIONS:
            alternatives, functions = True, functions - 1
        elif word == "|" and wants_term:
            pass
        elif word == "|" and token.first and not alternatives:
            return token.start
        elif word == "|" and bar is None:
            bar = token.start
        elif word in ("=>", "↦") and functions:
            functions -= 1
        elif word == "=>" and not alternatives and bar is not None:
            return bar
        previous = word
    return end


class DeclarationIndex:
    """Finds the declaration at an offset in logarithmic time."""

    def __init__(self, found: Sequence[Declaration]) -> None:
        self.found = found
        self.starts = [declaration.span.start for declaration in found]

    def at(self, offset: int) -> Declaration | None:
        """The declaration that the offset lies in or touches, if any."""
        index = bisect_right(self.starts, offset) - 1
        if index >= 0 and self.found[index].span.touches(offset):
            return self.found[index]
        return None


def declaration_at(found: Sequence[Declaration], offset: int) -> Declaration | None:
    """The declaration that the offset lies in or touches, if any."""
    return DeclarationIndex(found).at(offset)
