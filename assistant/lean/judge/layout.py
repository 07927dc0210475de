"""The texts that are compiled for the judge.

Lean writes no compiled file while any message is an error, and files under work have errors. So what follows the
judged command is left out, commands above with errors are *wrapped* in `#guard_msgs (drop all) in`, which keeps the
environment as Lean's error recovery left it and drops the messages, and commands that do not even parse are *cut*.
The judged command itself is never wrapped.

Holes are told apart by *markers*: axioms under a name that nobody can guess, which stand first in the file, before
anything of it could change what they mean. A marker in place of a hole is applied to everything that the hole could
see, so that two uses of one unfinished definition are not equal for want of a body.

Nothing moves: what is ours stands in the gaps between what is the author's, so that every line keeps its number, which
terms, macros and panics can tell. Only a file that begins with a command on its first line moves down, by one line.

This module is pure. Lines are 0-based.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain, pairwise
from pathlib import Path
from types import MappingProxyType

from assistant.lean.commands import EVALUATE, Command, commands, header_end, may_begin_a_command, read_header
from assistant.lean.judge.short_names import short_name
from assistant.lean.lexer import CLOSING, OPENING, Kind, Token, code_tokens, tokens
from assistant.lean.own_axioms import axiom_command, own_axiom
from assistant.lean.places import HOLE_WORDS, PlaceKind, find_holes, is_hole
from assistant.lean.positions import Span

DOC = "/-- Ours. -/ "
"""Before what we declare, since a project may want a word on everything."""
WRAPPED = "#guard_msgs (drop all) in"
_BLANK_LINE = re.compile(r"\n[ \t]*\r?\n")
_NO_SPACE = re.compile(r"[^\r\n]+")
_COMMENT = "\n/- {} -/\n"
CLOSED = "no_implicit_lambda%"
REVERT_ALL = "repeat (rename _ => h; revert h)"
"""Makes a goal out of a hole's type and everything that stands above it."""
EXACT, TACTIC, TERM, WRAPPER = "exact", "tactic", "term", "wrapper"
"""What words of ours are for: a marker by itself in a tactic, one that is applied to all that the hole can see, as a
tactic and as a term, and to set a command aside."""
PROOFS = frozenset({"theorem", "lemma"})
TYPES = frozenset({"structure", "class", "inductive"})
SYNTAX = frozenset({"macro", "macro_rules", "elab", "elab_rules", "syntax", "notation"})
"""Commands whose `sorry` is a word for other commands to be made of."""


@dataclass(frozen=True, slots=True)
class Unit:
    """What Lean elaborates at once: a command, or all of `mutual … end`."""

    span: Span
    commands: tuple[Command, ...]

    @property
    def keyword(self) -> str:
        return self.commands[0].keyword

    @property
    def only_evaluates(self) -> bool:
        """Whether it is left out, as an `#eval`."""
        return only_evaluates(self.commands[0])


@dataclass(frozen=True, slots=True)
class Stub:
    """A word that stands for something that is not there yet, and what stands in its place while the judge looks.
    `own`: it belongs to the judged declaration."""

    span: Span
    unit: int
    marker: str
    is_tactic: bool
    own: bool
    in_context: bool = True
    """Whether the marker is applied to everything that the hole can see."""
    is_default: bool = False
    """Whether it is the default of a field, which is not applied to what it can see."""
    is_termination: bool = False
    """Whether it is the proof that a recursion ends."""
    is_syntax: bool = False
    """Whether it is only a word of what other commands are made of."""
    is_tight: bool = False
    """Whether what stands behind it in its line must not move: lines below may be aligned to it."""

    @property
    def _short(self) -> str:
        return short_name(self.marker, self.span.end - self.span.start)

    def definitions(self, words: Words) -> tuple[str, ...]:
        """Commands for a word that takes the place of this one alone, where nothing behind it may move."""
        if not self.is_tight or not words.commands:
            return ()
        category = "tactic" if self.is_tactic else "term"
        kind = f"{category}{_capital(self.marker.replace('.', '_'))}"
        return (
            f'{DOC}syntax (name := {kind}) "{self._short}" : {category}',
            f"macro_rules (kind := {kind}) | `({category}| {self._short}) => `({category}| {self._long(words)})",
        )

    def text(self, words: Words) -> str:
        return self._short if self.is_tight and words.commands else self._long(words)

    @property
    def use(self) -> str:
        """For what a word of ours is written in place of it; empty where none is needed."""
        if not self.in_context:
            return EXACT if self.is_tactic else ""
        return TACTIC if self.is_tactic else TERM

    def _long(self, words: Words) -> str:
        term = f"_root_.{self.marker}"
        if not self.in_context:
            return f"({words.exact} {term})" if self.is_tactic else term
        return f"({words.tactic} {term})" if self.is_tactic else f"({words.term} {term})"


@dataclass(frozen=True, slots=True)
class Words:
    """What markers and wrappers are written with: words of our own that are defined before anything of the file, so
    that no syntax of the file can make something else of them. `commands` define each by its use; those that nobody
    needs are left out, since Lean takes longer to compile them than most declarations.

    A file without Lean's prelude may have nothing to define them with, and gets what they stand for."""

    exact: str = "exact"
    tactic: str = f"({REVERT_ALL}); exact {CLOSED}"
    term: str = f"by ({REVERT_ALL}); exact {CLOSED}"
    wrapper: str = WRAPPED
    commands: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def definitions(self, uses: Collection[str]) -> list[str]:
        """The commands for some uses, that of the wrapper first."""
        return [command for use, commands in self.commands.items() if use in uses for command in commands]


def only_evaluates(command: Command) -> bool:
    """Whether a command is an `#eval` without holes, of which nothing is left when it has run. Found once for a
    command."""
    key = "only evaluates"
    if key not in command.remembered:
        command.remembered[key] = _only_evaluates(command)
    found: bool = command.remembered[key]
    return found


_SILENT_PREFIXES = frozenset({"open", "set_option", "scoped", "#guard_msgs"})


def may_make_syntax(command: Command) -> bool:
    """Whether a command may make syntax or a macro: by what it is, or since it holds a quotation."""
    return command.keyword in SYNTAX | FIXES or any(token.text == "`" for token in command.tokens)


def _only_evaluates(command: Command) -> bool:
    words = [token.text for token in command.tokens]
    if EVALUATE not in words or not HOLE_WORDS.isdisjoint(words):
        return False
    start = words.index(EVALUATE)
    if any(token.first and token.column <= command.tokens[0].column for token in command.tokens[start + 1 :]):
        return False  # a command that only the project knows may begin there
    if may_begin_a_command(command.tokens[start + 1 :]):
        return False
    before = words[:start]
    prefixes = (token for token in command.tokens[:start] if token.text not in _SILENT_PREFIXES)
    return not before or (before[-1] == "in" and ":=" not in before and not may_begin_a_command(prefixes))


_NONE: Mapping[int, int] = MappingProxyType({})
FIXES = frozenset({"infix", "infixl", "infixr", "prefix", "postfix"})


def redefines_evaluation(found: Iterable[Command]) -> bool:
    """Whether some command makes commands, or speaks of `#eval`, so that what looks like one may be something else."""
    return any(
        _is_of_commands(token.text) or (token.kind is Kind.STRING and EVALUATE in token.text)
        for command in found
        for token in command.tokens
        if command.keyword in SYNTAX | FIXES or "@[" in _texts(command) or command.keyword == "attribute"
    )


def _texts(command: Command) -> Collection[str]:
    key = "texts"
    if key not in command.remembered:
        command.remembered[key] = frozenset(token.text for token in command.tokens)
    found: Collection[str] = command.remembered[key]
    return found


def _is_of_commands(word: str) -> bool:
    """Whether a word is `#eval`, the category of commands, or an attribute of what parses or elaborates them."""
    return word == EVALUATE or word.strip("«»").startswith(("command", "builtin_command"))


def own_words(text: str, word: str) -> Words:
    """The words for a text; `word` is a name that nobody can guess."""
    if not word or read_header(text).prelude:
        return Words()
    exact, tactic, term, wrapper = (f"{word}_{use}" for use in (EXACT, TACTIC, TERM, WRAPPER))
    kind = f"command{_capital(wrapper)}"
    return Words(
        exact,
        tactic,
        term,
        wrapper,
        {
            # In two commands, since Lean reads one word ahead: what the last one defines is no word yet where the
            # command after it begins. Without the position, behind which the lines of the command would have to be
            # indented.
            WRAPPER: (
                f'{DOC}syntax (name := {kind}) "{wrapper}" withoutPosition(command) : command',
                f"macro_rules (kind := {kind}) | `({wrapper} $c) => `({WRAPPED} $c)",
            ),
            EXACT: (f'{DOC}macro "{exact}" t:term : tactic => `(tactic| exact $t)',),
            TACTIC: (f'{DOC}macro "{tactic}" t:term : tactic => `(tactic| (({REVERT_ALL}); exact {CLOSED} $t))',),
            TERM: (f'{DOC}macro "{term}" t:term : term => `(by ({REVERT_ALL}); exact {CLOSED} $t)',),
        },
    )


def is_own_word(name: str, word: str) -> bool:
    """Whether Lean made a constant for one of those words: it begins their names with a capital."""
    return _capital(word) in name


def _capital(word: str) -> str:
    return word[:1].upper() + word[1:]


@dataclass(frozen=True, slots=True)
class Layout:
    """A text for Lean. `lines` are the first and last line of each unit; `markers` the axioms that stand first;
    `wrapped` says whether some units were set aside or left out; `starts` are the line and column at which each unit
    begins, or what wraps it; `evaluated` is the text of each `#eval` that was left out."""

    text: str
    lines: tuple[tuple[int, int], ...]
    markers: tuple[str, ...] = ()
    wrapped: bool = False
    starts: tuple[tuple[int, int], ...] = ()
    evaluated: tuple[str, ...] = ()

    def unit_at(self, line: int, column: int) -> int:
        """The number of the unit that a place belongs to; -1 before the first."""
        return bisect_right(self.starts, (line, column)) - 1


def units(text: str, end: int, *, judged: int = -1, split: bool = False) -> tuple[Unit, ...]:
    """The units of a text that begin before an offset. What looks like a half-typed command is one of its own; in the
    command that the offset `judged` lies in only with `split`, but there without a blank line before it as well: what
    Lean takes for a part of the declaration decides over its meaning."""
    found: list[Unit] = []
    together: list[Command] = []
    depth = 0
    for command in _apart(text, judged, split):
        if command.span.start >= end and not depth:
            break
        if command.keyword == "mutual" or depth:
            together.append(command)
            if command.keyword in ("mutual", "namespace", "section"):
                depth += 1
            elif command.keyword == "end":
                depth -= 1
            if not depth:
                found.append(_unit(together))
                together = []
            continue
        found.append(_unit([command]))
    if together:
        found.append(_unit(together))
    return tuple(found)


_GO_ON = frozenset("where termination_by decreasing_by deriving with then else from at in using end".split())
"""Words that may begin a line of a declaration at the margin."""
_MAY_BEGIN = frozenset({"#", "@[", "∀"})
"""Besides words. With `∀` no argument begins, so it goes on with no term that has ended."""
_MAY_END = frozenset({Kind.NAME, Kind.NUMBER, Kind.STRING, Kind.CHAR})


def _apart(text: str, judged: int, split: bool) -> Iterator[Command]:
    """The commands of a text, where what looks like a half-typed one, or one that only Lean knows, is none of the
    others: at the margin, behind a blank line, a word that no declaration goes on with."""
    found = commands(text)
    begin = header_end(text)
    before = tuple(code_tokens(text[begin : found[0].span.start if found else len(text)]))
    if before:
        moved = tuple(token._replace(start=token.start + begin, end=token.end + begin) for token in before)
        yield Command(moved[0].text, 0, Span(_with_doc(text, begin, moved[0].start), moved[-1].end), moved)
    for command in found:
        tokens, is_judged = command.tokens, command.span.touches(judged)
        if (is_judged and not split) or not (starts := _starts_apart(text, command, close=is_judged)):
            yield command
            continue
        yield replace(command, span=Span(command.span.start, tokens[starts[0] - 1].end), tokens=tokens[: starts[0]])
        for start, stop in pairwise([*starts, len(tokens)]):
            span = Span(_with_doc(text, tokens[start - 1].end, tokens[start].start), tokens[stop - 1].end)
            yield Command(tokens[start].text, 0, span, tokens[start:stop])


def _starts_apart(text: str, command: Command, *, close: bool) -> list[int]:
    """The numbers of the tokens in a command that begin something else, with `close` also without a blank line before.
    Found once for a command."""
    key = f"apart {close}"
    if key not in command.remembered:
        numbers = range(command.keyword_index + 1, len(command.tokens))
        apart = [number for number in numbers if _is_apart(command.tokens, number)]
        command.remembered[key] = (
            sorted({*apart, *_closes_nothing(command.tokens)})
            if close
            else [number for number in apart if _is_behind_blank_line(text, command, number)]
        )
    found: list[int] = command.remembered[key]
    return found


def _with_doc(text: str, previous: int, start: int) -> int:
    """Where the doc comment begins that stands right before what begins at `start`, if there is one."""
    gap = text[previous:start]
    doc = gap.rfind("/--")
    return previous + doc if doc >= 0 and gap.rstrip().endswith("-/") else start


def _is_behind_blank_line(text: str, command: Command, number: int) -> bool:
    previous, token = command.tokens[number - 1 : number + 1]
    return bool(_BLANK_LINE.search(text, previous.end, token.start))


def _is_apart(tokens: Sequence[Token], number: int) -> bool:
    token, previous = tokens[number], tokens[number - 1]
    if token.column or not token.first or token.text in _GO_ON:
        return False
    if token.kind is not Kind.NAME and token.text not in _MAY_BEGIN:
        return False
    return previous.kind in _MAY_END or previous.text in CLOSING


def _closes_nothing(tokens: Sequence[Token]) -> Iterator[int]:
    """The numbers of the brackets at the margin for which none is open."""
    depth = 0
    for number, token in enumerate(tokens):
        if token.text in OPENING:
            depth += 1
        elif token.text in CLOSING and depth:
            depth -= 1
        elif token.text in CLOSING and token.first and not token.column:
            yield number


def _unit(members: Sequence[Command]) -> Unit:
    return Unit(Span(members[0].span.start, members[-1].span.end), tuple(members))


def judged_unit(found: Sequence[Unit], offset: int) -> int:
    """The number of the unit that an offset lies in or touches; -1 when there is none."""
    return next((n for n, unit in enumerate(found) if unit.span.touches(offset)), -1)


def stubs(
    path: Path, text: str, found: Sequence[Unit], judged: int, word: str, *, in_context: bool = True
) -> tuple[Stub, ...]:
    """The holes that get a marker: those of the declaration that an offset is judged in (`in_context` is about them),
    and those around it that are no proofs of named theorems, which may stand for data. Theorems of one `mutual` that
    use the judged one are one declaration with it, and so are definitions that it uses, too: Lean compiles their bodies
    together."""
    kinds: Mapping[int, PlaceKind] = {place.span.start: place.kind for place in find_holes(path, text)}
    made: list[Stub] = []
    for number, unit in enumerate(found):
        together = _one_with(unit, judged) if unit.span.touches(judged) else ()
        for command in unit.commands:
            own = command.span.touches(judged) or command in together
            if not own and command.keyword in PROOFS:
                continue
            for index, token in enumerate(command.tokens):
                if not is_hole(command.tokens, index):
                    continue
                tactic = kinds.get(token.start) is PlaceKind.TACTIC
                marker, default = own_axiom(word, f"hole{len(made)}"), command.keyword in TYPES
                span = Span(token.start, token.end)
                ends = any(word.text == "decreasing_by" for word in command.tokens[:index])
                syntax = command.keyword in SYNTAX
                tight = _is_tight(text, command, index)
                made.append(
                    Stub(span, number, marker, tactic, own, in_context or not own, default, ends, syntax, tight)
                )
    return tuple(made)


def _is_tight(text: str, command: Command, index: int) -> bool:
    """Whether something stands behind a token in its line, and in a line below of the command something that begins
    farther to the right than the token."""
    token = command.tokens[index]
    if index + 1 == len(command.tokens) or "\n" in text[token.end : command.tokens[index + 1].start]:
        return False
    return any(other.first and other.column > token.column for other in command.tokens[index + 1 :])


def _one_with(unit: Unit, judged: int) -> list[Command]:
    """The theorems of a unit whose text speaks of the one that an offset lies in, or of others that do; and the
    definitions that do, of which it speaks as well, or others do of which it speaks."""
    members = [command for command in unit.commands if command.keyword in PROOFS | {"def", "abbrev", "instance"}]
    started = [command for command in members if command.span.touches(judged)]
    using = _closure(started, members, lambda one, other: _speaks_of(other, one))
    used = _closure(started, members, _speaks_of)
    return [command for command in using if command.keyword in PROOFS or command in used]


def _closure(
    started: Sequence[Command], members: Sequence[Command], leads: Callable[[Command, Command], bool]
) -> list[Command]:
    found = list(started)
    for one in found:  # which grows meanwhile
        found += [other for other in members if other not in found and leads(one, other)]
    return found


def _speaks_of(command: Command, other: Command) -> bool:
    """Whether the name of another one stands in a command."""
    named = other.tokens[other.keyword_index + 1 : other.keyword_index + 2]
    last = named[0].text.rsplit(".", 1)[-1] if named else ""
    return any(last in token.text.split(".") for token in command.tokens)


def lay_out(
    text: str,
    found: Sequence[Unit],
    *,
    wrapped: Collection[int] = (),
    cut: Collection[int] = (),
    ends: Mapping[int, int] = _NONE,
    filled: Iterable[Stub] = (),
    word: str = "",
    defined: Collection[str] = (),
) -> Layout:
    """The text up to the end of the last unit; of the units in `ends` only what stands before an offset. `word` begins
    the names of the markers. Where none of our words is needed it is the author's text, byte for byte, since a macro
    can see where it stands; those for the uses in `defined` are defined all the same. Blanks stand for what is only
    evaluated: a program that runs while Lean compiles could write what Lean writes."""
    filled = tuple(filled)
    head = text[: header_end(text)]
    markers = tuple(stub.marker for stub in filled)
    words, behind = Words(), ""
    parts = [head]
    if filled or wrapped or cut or defined:
        words = own_words(text, word)
        # Without `extern` Lean would not generate code for what uses them.
        axioms = [f'{DOC}@[extern "hole"] {axiom_command(marker, head)}' for marker in markers]
        short = [command for stub in filled for command in stub.definitions(words)]
        uses = {*defined, *(stub.use for stub in filled), *((WRAPPER,) if wrapped else ())}
        parts.append(" ".join(["", *words.definitions(uses), *axioms, *short]))
        behind = "\n" if _begins_at_once(text, found) else " "
    line = head.count("\n")
    position = len(head)
    evaluated: list[str] = []
    may_drop = not redefines_evaluation(command for unit in found for command in unit.commands)
    lines: list[tuple[int, int]] = []
    starts: list[tuple[int, int]] = []
    for number, unit in enumerate(found):
        gap, behind = behind + text[position : unit.span.start], ""
        end = ends.get(number, unit.span.end)
        body = _body(text, unit, end, [stub for stub in filled if stub.unit == number and stub.span.end <= end], words)
        if may_drop and unit.only_evaluates:
            evaluated.append(body)
            body = _NO_SPACE.sub(lambda found: " " * len(found[0].encode("utf-8", "surrogatepass")), body)
        elif number in cut:
            body = "\n" * body.count("\n")
        elif number in wrapped:
            at = _wrapper_place(gap, words)
            parts.append(gap[:at] if gap[:at].endswith("\n") else f"{gap[:at]} ")
            line += gap.count("\n", 0, at)
            starts.append((line, _column_behind(parts)))
            gap = f"{words.wrapper} {gap[at:]}"
        first = line + gap.count("\n")
        if len(starts) == number:
            starts.append((first, _column_behind(parts, gap)))
        line = first + body.count("\n")
        lines.append((first, line))
        parts += [gap, body]
        position = unit.span.end
    aside = bool(wrapped or cut or ends or evaluated)
    return Layout("".join(parts) + "\n", tuple(lines), markers, aside, tuple(starts), tuple(evaluated))


def _column_behind(parts: Sequence[str], last: str = "") -> int:
    """The column (in code points) at which a text of these parts and the last one ends."""
    width = 0
    for part in chain((last,), reversed(parts)):
        if (end := part.rfind("\n")) >= 0:
            return width + len(part) - end - 1
        width += len(part)
    return width


def _wrapper_place(gap: str, words: Words) -> int:
    """Where in what stands before a unit its wrapper is written: behind the command before it; what Lean brings itself
    has to stand no farther to the right than what follows."""
    if not words.commands:
        return len(gap)
    docs = (token.end for token in tokens(gap) if token.kind is Kind.DOC and token.text.startswith(_MODULE_DOC))
    return max(docs, default=0)


_MODULE_DOC = "/-!"


def _begins_at_once(text: str, found: Sequence[Unit]) -> bool:
    """Whether the first command stands in the line in which the words of ours are defined."""
    return "\n" not in text[header_end(text) : found[0].span.start if found else len(text)]


def as_written(text: str, first: Sequence[Unit], end: int) -> tuple[Layout, Layout]:
    """A text, byte for byte: all of it, and its first units, which end there, with a comment of the same size in place
    of the others."""
    lines = tuple((text.count("\n", 0, unit.span.start), text.count("\n", 0, unit.span.end)) for unit in first)
    rest = max(0, len(text[end:].encode()) - len(_COMMENT.format("")))
    return Layout(text, lines), Layout(text[:end] + _COMMENT.format("." * rest), lines)


def _body(text: str, unit: Unit, end: int, filled: Sequence[Stub], words: Words) -> str:
    """A unit up to an offset, at as many lines as all of it."""
    parts: list[str] = []
    position = unit.span.start
    for stub in filled:
        parts += [text[position : stub.span.start], stub.text(words)]
        position = stub.span.end
    last = unit.commands[-1].span
    if end < last.start and len(unit.commands) > 1 and unit.commands[-1].keyword == "end":  # what is open is closed
        gap = "\n" * text.count("\n", end, last.start) or " "
        return "".join([*parts, text[position:end], gap, text[last.start : last.end]])
    return "".join([*parts, text[position:end], "\n" * text.count("\n", end, unit.span.end)])
