"""The commands of a Lean file and the declarations among them, found lexically.

This reads text that may not even parse, so it knows only what the shape of a file tells: which keyword starts a
command, which namespaces are open, where a statement ends and its body begins. Lean itself is asked for anything finer.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.lean.lexer import Kind, Token, tokens
from assistant.lean.positions import Span, line_start

DECLARATION_KEYWORDS = frozenset(
    "theorem lemma def example instance abbrev structure inductive class opaque axiom coinductive".split()
)
SCOPE_KEYWORDS = frozenset("namespace section end mutual".split())
ANYWHERE_KEYWORDS = DECLARATION_KEYWORDS | SCOPE_KEYWORDS | frozenset({"variable", "universe"})
"""Keywords that start a command wherever they stand (none of them occurs inside a term or a tactic)."""
LINE_START_KEYWORDS = frozenset(
    "open export set_option attribute notation infix infixl infixr prefix postfix macro macro_rules syntax elab "
    "elab_rules declare_syntax_cat deriving initialize builtin_initialize run_cmd include omit import "
    "register_simp_attr simproc dsimproc add_decl_doc unif_hint binder_predicate run_meta".split()
)
"""Keywords that start a command only at the beginning of an unindented line."""
MODIFIERS = frozenset(
    "private protected noncomputable unsafe partial nonrec scoped local public meta".split()
)
_OPEN, _CLOSE = frozenset("([{⟨⦃") | {"@["}, frozenset(")]}⟩⦄")


@dataclass(frozen=True, slots=True)
class Declaration:
    """One declaration.

    `name` is fully qualified and empty for an anonymous `example` or `instance`. `span` covers doc comment,
    attributes, modifiers, `open … in` prefixes and body; `command` is the whole command that Lean elaborates at
    once, which differs from `span` inside `mutual … end`. `keyword` is the keyword's own span, `written_name` the
    span of the name as written (empty when there is none), `signature_end` where the statement ends (before `:=`,
    `where` or the first `|`). `namespace` holds the open namespaces, outermost first.
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
        start = self.written_name.end if self.written_name.end > self.written_name.start else self.keyword.end
        return text[start : self.signature_end].strip()


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


def commands(text: str) -> tuple[Command, ...]:
    """Every command after the header, in order; a prefix `… in` is part of the command it modifies."""
    starts: list[
        tuple[int, int, int]
    ] = []  # (token index where it begins, index of its keyword, text offset)
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
        at_margin = column(text, token.start) == 0
        if at_margin and not in_attribute:
            depth = 0
        if (
            word == "@["
            and depth == 0
            and (at_margin or pending is not None or first_on_line(text, token.start))
        ):
            pending = index if pending is None else pending
            in_attribute = True
        if word in _OPEN:
            depth += 1
        elif word in _CLOSE:
            depth = max(0, depth - 1)
            if depth == 0:
                in_attribute = False
        elif depth == 0 and token.kind is Kind.NAME and word in MODIFIERS:
            if pending is None and (first_on_line(text, token.start) or previous_in):
                pending = index
        elif starts_command(text, token, at_margin, depth, pending is not None or previous_in):
            begin = index if pending is None else pending
            if not (word == "inductive" and starts and code[index - 1].text == "class") and not (
                word == "instance" and code[index - 1].text == "deriving"
            ):
                starts.append((begin, index, code[begin].start))
            pending = None
        elif depth == 0 and not in_attribute:
            pending = None
        previous_in = word == "in" and depth == 0
    found: list[Command] = []
    for number, (begin, keyword_index, offset) in enumerate(starts):
        stop = starts[number + 1][0] if number + 1 < len(starts) else len(code)
        body = tuple(token for token in code[begin:stop] if token.kind is not Kind.DOC)
        if not body:
            continue
        keyword = code[keyword_index]
        found.append(Command(keyword.text, body.index(keyword), Span(offset, body[-1].end), body))
    return tuple(_join_prefixes(found))


def starts_command(text: str, token: Token, at_margin: bool, depth: int, after_prefix: bool) -> bool:
    """Whether this token is the keyword of a command."""
    if token.kind is Kind.SYMBOL and token.text.startswith("#") and len(token.text) > 1:
        return at_margin
    if token.kind is not Kind.NAME:
        return False
    if token.text in ANYWHERE_KEYWORDS:
        return at_margin or (depth == 0 and (after_prefix or first_on_line(text, token.start)))
    return token.text in LINE_START_KEYWORDS and (at_margin or (after_prefix and depth == 0))


def _join_prefixes(found: Sequence[Command]) -> Iterator[Command]:
    """Joins `open X in`, `set_option o v in`, … with the command that follows."""
    prefix: list[Command] = []
    for command in found:
        if command.tokens[-1].text == "in" and command.keyword not in DECLARATION_KEYWORDS:
            prefix.append(command)
            continue
        if prefix:
            before = tuple(token for part in prefix for token in part.tokens)
            command = Command(
                command.keyword,
                len(before) + command.keyword_index,
                Span(prefix[0].span.start, command.span.end),
                before + command.tokens,
            )
            prefix = []
        yield command
    yield from prefix


def declarations(text: str) -> tuple[Declaration, ...]:
    """Every declaration of the file in order."""
    found: list[Declaration] = []
    scopes: list[tuple[str, tuple[str, ...]]] = []
    mutual_start: tuple[int, int] | None = None  # (offset, number of declarations before it)
    for command in commands(text):
        match command.keyword:
            case "namespace" | "section":
                name = _name_after(command)
                parts = tuple(name.split(".")) if name else ()
                scopes.append((command.keyword, parts))
            case "mutual":
                scopes.append(("mutual", ()))
                mutual_start = (command.span.start, len(found))
            case "end":
                if scopes:
                    kind, parts = scopes.pop()
                    closed = _name_after(command)
                    surplus = len(closed.split(".")) - len(parts) if closed and parts else 0
                    while surplus > 0 and scopes:
                        surplus -= len(scopes.pop()[1])
                    if kind == "mutual" and mutual_start is not None:
                        whole = Span(mutual_start[0], command.span.end)
                        first = mutual_start[1]
                        found[first:] = [replace(d, command=whole) for d in found[first:]]
                        mutual_start = None
            case keyword if keyword in DECLARATION_KEYWORDS:
                namespace = tuple(part for kind, parts in scopes if kind == "namespace" for part in parts)
                found.append(_declaration(text, command, namespace))
            case _:
                pass
    return tuple(found)


def _name_after(command: Command) -> str:
    after = command.tokens[command.keyword_index + 1 :]
    return after[0].text if after and after[0].kind is Kind.NAME else ""


def _declaration(text: str, command: Command, namespace: tuple[str, ...]) -> Declaration:
    keyword = command.tokens[command.keyword_index]
    index = command.keyword_index + 1
    rest = command.tokens
    if index < len(rest) and keyword.text == "class" and rest[index].text == "inductive":
        index += 1
    written = Span(keyword.end, keyword.end)
    name = ""
    if keyword.text != "example" and index < len(rest) and rest[index].kind is Kind.NAME:
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
        signature_end=_signature_end(text, rest[index:], command.span.end),
        namespace=namespace,
        modifiers=frozenset(token.text for token in before if token.text in MODIFIERS),
        attributes=_attributes(before),
    )


def _attributes(before: Sequence[Token]) -> tuple[str, ...]:
    """The attribute names in `@[a, b x]`: the first word of each entry."""
    names: list[str] = []
    depth = 0
    fresh = False
    for token in before:
        if token.text == "@[":
            depth, fresh = 1, True
        elif token.text in _OPEN and depth:
            depth += 1
        elif token.text in _CLOSE and depth:
            depth -= 1
        elif depth == 1 and token.text == ",":
            fresh = True
        elif depth == 1 and fresh and token.kind is Kind.NAME and token.text not in ("local", "scoped"):
            names.append(token.text)
            fresh = False
    return tuple(names)


def _signature_end(text: str, body: Sequence[Token], end: int) -> int:
    depth = 0
    for token in body:
        if token.text in _OPEN:
            depth += 1
        elif token.text in _CLOSE:
            depth = max(0, depth - 1)
        elif depth == 0 and (
            token.text in (":=", "where") or (token.text == "|" and first_on_line(text, token.start))
        ):
            return token.start
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
