"""The commands of a Lean file and the declarations among them, found lexically.

This reads text that may not even parse, so it knows only what the shape of a file tells: which keyword starts a
command, which namespaces are open, where a statement ends and its body begins. Lean itself is asked for anything finer.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from assistant.lean.lexer import CLOSING, OPENING, Kind, Token, tokens
from assistant.lean.positions import Span, line_start

DECLARATION_KEYWORDS = frozenset(
    "theorem lemma def example instance abbrev structure inductive class opaque axiom coinductive".split()
)
SCOPE_KEYWORDS = frozenset("namespace section end mutual".split())
ANYWHERE_KEYWORDS = DECLARATION_KEYWORDS | SCOPE_KEYWORDS | frozenset({"variable", "universe"})
"""Keywords that start a command wherever they stand (none of them occurs inside a term or a tactic)."""
NOT_RESERVED = frozenset("lemma coinductive scoped local public meta".split())
"""Words that are names where no library, or an older Lean, makes keywords of them: they count only at the beginning
of a line or after a prefix."""
LINE_START_KEYWORDS = frozenset(
    "open export set_option attribute notation infix infixl infixr prefix postfix macro macro_rules syntax elab "
    "elab_rules declare_syntax_cat deriving initialize builtin_initialize run_cmd include omit import "
    "register_simp_attr simproc dsimproc add_decl_doc unif_hint binder_predicate run_meta".split()
)
"""Keywords that start a command only at the beginning of an unindented line."""
MODIFIERS = frozenset("private protected noncomputable unsafe partial nonrec scoped local public meta".split())
_NEVER_NAMES = frozenset("where by in with from extends deriving fun let have show match".split())
"""Keywords that may stand where the name of a declaration is not written yet."""
_BINDINGS = frozenset("let have letI haveI".split())
_FUNCTIONS = frozenset({"fun", "λ"})
_NAME_PART = re.compile(r"«[^»]*»|[^.]+")

REMEMBERED_TEXTS = 24
"""Texts of which the commands are remembered: the file, and what trials make of it."""


@dataclass(frozen=True, slots=True)
class Declaration:
    """One declaration.

    `name` is fully qualified and empty for an anonymous `example` or `instance`. `span` covers doc comment,
    attributes, modifiers, `open … in` prefixes and body; `command` is the whole command that Lean elaborates at
    once, which differs from `span` inside `mutual … end`. `keyword` is the keyword's own span, `written_name` the
    span of the name as written (empty, where it would stand, when there is none), `signature_end` where the statement
    ends (before `:=`, `where` or the first `|`). `namespace` holds the open namespaces, outermost first.
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

    def signature(self, text: str) -> str:
        """Keyword, name, binders and statement, as written."""
        return text[self.keyword.start : self.signature_end].rstrip()

    def statement(self, text: str) -> str:
        """Binders and type, without keyword and name."""
        return text[self.written_name.end : self.signature_end].strip()


@dataclass(frozen=True, slots=True)
class Command:
    """A top-level command: `keyword` names it, `tokens` are its code tokens (prefixes included)."""

    keyword: str
    keyword_index: int
    span: Span
    tokens: tuple[Token, ...]


def header_end(text: str) -> int:
    """Offset after the last import line (after `module`/`prelude` too), 0 when the file has no header."""
    end = 0
    expecting_module = False
    for token in tokens(text):
        if token.kind in (Kind.COMMENT, Kind.DOC):
            if token.text.startswith("/-!") or token.kind is Kind.COMMENT:
                continue
            break
        if token.text in ANYWHERE_KEYWORDS or token.text in LINE_START_KEYWORDS - {"import"}:
            break  # an `import` whose module is not written yet
        if expecting_module and token.kind is Kind.NAME and token.text not in ("all", "import"):
            end = token.end
            expecting_module = False
        elif token.text in ("module", "prelude"):
            end = token.end
        elif token.text == "import":
            expecting_module = True
        elif token.text not in ("public", "meta", "all"):
            break
    return end


def header(text: str) -> str:
    """The import lines in one canonical spelling, one a line; what decides which oleans a worker loads."""
    return " ".join(
        token.text for token in tokens(text[: header_end(text)]) if token.kind not in (Kind.COMMENT, Kind.DOC)
    )


def first_on_line(text: str, offset: int) -> bool:
    """Whether only white space stands before the offset in its line."""
    return not text[line_start(text, offset) : offset].strip()


def column(text: str, offset: int) -> int:
    """Column of the offset in code points."""
    return offset - line_start(text, offset)


@lru_cache(maxsize=REMEMBERED_TEXTS)
def commands(text: str) -> tuple[Command, ...]:
    """Every command after the header, in order; a prefix `… in` is part of the command it modifies. Remembered, since
    many questions are asked about one text."""
    starts: list[tuple[int, int]] = []  # indices of the token where it begins and of its keyword
    after_header = header_end(text)
    code = [token for token in tokens(text) if token.start >= after_header and token.kind is not Kind.COMMENT]
    pending: int | None = None  # first token of doc comment, attributes and modifiers before a keyword
    depth = 0
    in_attribute = False
    previous_in = False
    for index, token in enumerate(code):
        word = token.text
        if token.kind is Kind.DOC:
            if word.startswith("/--") and depth == 0:
                pending = index if pending is None else pending
            continue
        at_margin = token.column == 0
        if at_margin and (not in_attribute or word in ANYWHERE_KEYWORDS):
            depth = 0
            in_attribute = False
        if word == "@[" and depth == 0:
            pending = index if pending is None else pending
            in_attribute = True
        if word in OPENING:
            depth += 1
        elif word in CLOSING:
            depth = max(0, depth - 1)
            if depth == 0:
                in_attribute = False
        elif depth == 0 and token.kind is Kind.NAME and word in MODIFIERS:
            if pending is None and (token.first or previous_in or word not in NOT_RESERVED):
                pending = index
        elif starts_command(token, depth, pending is not None or previous_in):
            begin = index if pending is None else pending
            if begin and code[begin - 1].text == "in":
                begin = _indented_prefix(code, begin, starts[-1][1] if starts else -1)
            if not _continues(code, index):
                starts.append((begin, index))
            pending = None
        elif depth == 0 and not in_attribute:
            pending = None
        previous_in = word == "in" and depth == 0
    found: list[Command] = []
    for (begin, keyword_index), (stop, _) in zip(starts, [*starts[1:], (len(code), 0)], strict=False):
        body = tuple(token for token in code[begin:stop] if token.kind is not Kind.DOC)
        if not body:
            continue
        docs = sum(token.kind is Kind.DOC for token in code[begin:keyword_index])
        number = keyword_index - begin - docs
        found.append(Command(body[number].text, number, Span(code[begin].start, body[-1].end), body))
    return tuple(_join_prefixes(found))


def starts_command(token: Token, depth: int, after_prefix: bool) -> bool:
    """Whether this token is the keyword of a command."""
    if token.kind is Kind.SYMBOL and len(token.text) > 1 and token.text[0] == "#":
        return token.column == 0
    if token.kind is not Kind.NAME:
        return False
    if token.text in ANYWHERE_KEYWORDS:
        return token.column == 0 or (depth == 0 and (after_prefix or token.first or token.text not in NOT_RESERVED))
    return token.text in LINE_START_KEYWORDS and (token.column == 0 or (after_prefix and depth == 0))


def _continues(code: Sequence[Token], index: int) -> bool:
    """Whether a keyword goes on with the command that it stands in."""
    before = code[index - 1].text if index else ""
    after = code[index + 1].text if index + 1 < len(code) else ""
    match code[index].text:
        case "inductive" | "abbrev":
            return before == "class"
        case "instance":
            return "deriving" in (before, code[index - 2].text if before == "noncomputable" and index > 1 else "")
        case "deriving":  # else it is the last line of an `inductive` or `structure`
            return after not in ("instance", "noncomputable")
        case _:
            return False


def _indented_prefix(code: Sequence[Token], begin: int, last: int) -> int:
    """Where `open … in`, `set_option … in` before an indented declaration begin (at the margin they are commands of
    their own, which are joined later). `last` is the index of the last keyword before."""
    while begin and code[begin - 1].text == "in":
        index = begin - 2
        while index > last and not (code[index].first and code[index].text in LINE_START_KEYWORDS):
            index -= 1
        if index <= last:
            break
        begin = index
    return begin


def _join_prefixes(found: Sequence[Command]) -> Iterator[Command]:
    """Joins `open X in`, `set_option o v in`, … with the command that follows."""
    prefix: list[Command] = []
    for command in found:
        if command.tokens[-1].text == "in" and command.keyword not in DECLARATION_KEYWORDS:
            prefix.append(command)
        elif prefix:
            before = tuple(token for part in prefix for token in part.tokens)
            yield Command(
                command.keyword,
                len(before) + command.keyword_index,
                Span(prefix[0].span.start, command.span.end),
                before + command.tokens,
            )
            prefix = []
        else:
            yield command
    yield from prefix


@lru_cache(maxsize=REMEMBERED_TEXTS)
def declarations(text: str) -> tuple[Declaration, ...]:
    """Every declaration of the file in order. Remembered."""
    return declarations_among(commands(text))


def declarations_among(all_commands: Iterable[Command]) -> tuple[Declaration, ...]:
    """The declarations among the commands of a file."""
    found: list[Declaration] = []
    scopes: list[tuple[str, str]] = []  # keyword and name, one for every part of a dotted name
    mutual_start: tuple[int, int] | None = None  # (offset, number of declarations before it)
    for command in all_commands:
        match command.keyword:
            case "namespace" | "section":
                scopes.extend((command.keyword, part) for part in name_parts(_name_after(command)))
            case "mutual":
                scopes.append(("mutual", ""))
                mutual_start = (command.span.start, len(found))
            case "end":
                closed = scopes[-len(name_parts(_name_after(command))) :]
                del scopes[len(scopes) - len(closed) :]
                if ("mutual", "") in closed and mutual_start is not None:
                    whole = Span(mutual_start[0], command.span.end)
                    first = mutual_start[1]
                    found[first:] = [replace(d, command=whole) for d in found[first:]]
                    mutual_start = None
            case keyword if keyword in DECLARATION_KEYWORDS:
                namespace = tuple(part for kind, part in scopes if kind == "namespace")
                found.append(_declaration(command, namespace))
            case _:
                pass
    return tuple(found)


def name_parts(name: str) -> tuple[str, ...]:
    """The parts of a dotted name, dots in `«…»` aside; one empty part for the empty name."""
    return tuple(_NAME_PART.findall(name)) or ("",)


def _name_after(command: Command) -> str:
    """The name of a scope; none at the margin, where the next command would begin."""
    after = command.tokens[command.keyword_index + 1 : command.keyword_index + 2]
    return after[0].text if after and after[0].kind is Kind.NAME and after[0].column else ""


def _declaration(command: Command, namespace: tuple[str, ...]) -> Declaration:
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
    in mid line begins the body when an alternative's `=>` follows, else it is an absolute value or the like."""
    depth = 0
    bindings = 0  # `let` and `have` whose `:=` is still to come
    functions = 0  # `fun` whose `=>` is still to come
    alternatives = False
    bar: int | None = None
    previous = ""
    for token in body:
        word = token.text
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
