"""Building texts for the judge: compiling them until what has errors above the declaration is set aside, and
remembering those without a proof."""

from __future__ import annotations

import asyncio
import re
from collections import OrderedDict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, islice
from pathlib import Path

from assistant.lean.commands import Command, may_begin_a_command, name_parts
from assistant.lean.errors import CannotCompile, OutOfTime
from assistant.lean.judge.compilation import Compilation, Compiler, Message, Setup, time_left
from assistant.lean.judge.layout import PROOFS, Layout, Stub, Unit, as_written, lay_out, may_make_syntax
from assistant.lean.judge.named import Named
from assistant.lean.judge.subject import Anchor
from assistant.lean.judge.submission import Ruling
from assistant.lean.lexer import CLOSING, code_tokens
from assistant.lean.positions import Span, column, line_start
from assistant.lean.tactic_words import SEARCHES
from assistant.tasks import SingleFlight, together

ROUNDS = 6
"""Compilations of one text at most, each with the commands wrapped or cut that the one before complained about."""
DECLARATION_ERROR = "the declaration has an error"
BESIDE_ERROR = "a declaration in the same `mutual` has an error"
WRONG_WITHOUT = "commands above it do not parse, and without them it has an error; mend them first"
REMEMBERED = 32
"""Texts without a proof whose compilation is kept."""
_ENDED = "expected command"
"""In what Lean says of what is no part of the command before it."""
_MISSING = ("expected ", "unexpected ")
"""How Lean begins to say that a text does not parse."""


@dataclass(frozen=True, slots=True)
class Built:
    """A compiled text with what had to be done to its units."""

    compilation: Compilation
    wrapped: frozenset[int] = frozenset()
    cut: frozenset[int] = frozenset()
    ends: Mapping[int, int] = field(default_factory=dict)
    """The units that are cut from an offset on only."""
    proofs: Mapping[int, str] = field(default_factory=dict)
    """What is missing of those of which it is but a proof, or a theorem as a whole, or nothing that Lean takes for a
    command: nothing else can tell, unless one of the project's own words begins a command in it."""

    @property
    def leaves_out(self) -> bool:
        """Whether something is missing of what the author wrote."""
        return bool(self.cut or self.ends)

    def leaves_out_above(self, offset: int, words: Collection[str]) -> bool:
        """Whether something is missing of it before an offset that may have an effect; `words` are those of which it is
        not known what they do."""
        silent = {number for number, text in self.proofs.items() if not any(word in text for word in words)}
        ends = (end for number, end in self.ends.items() if number not in silent)
        return bool(self.cut - silent) or any(end <= offset for end in ends)

    def leaves_out_a_command(self, beginnings: Collection[str]) -> bool:
        """Whether one of the commands with these beginnings may stand behind an `#eval` that was left out."""
        ways = [stands_for_itself(word) for word in beginnings]
        return any(way.search(text) for way in ways for text in self.compilation.layout.evaluated)

    def anchor(self, named: Named, hole: Span, unit: Unit, number: int) -> Anchor:
        """Where a hole stands in the text that was compiled."""
        first, last = self.compilation.layout.lines[number]
        first += 1
        text, start = named.text, unit.span.start

        def position(offset: int) -> tuple[int, int]:
            return first + text.count("\n", start, offset), column(text, offset)

        return Anchor(first, last + 1, position(hole.start), position(hole.end))


NOWHERE = Span(0, 0)
NOTHING = Built(Compilation("", Layout("", ()), (), ()))

_Key = tuple[Path, Setup, int, str, frozenset[str]]
"""Of a text without a proof: its path, what Lean is told, where the judged declaration begins, the text, and for which
uses words of ours are defined in it."""
NO_WORDS = frozenset[str]()


class Builder:
    """Builds texts of one project. `word`: names that no text can know begin with it."""

    def __init__(self, compiler: Compiler, word: str) -> None:
        self._compiler = compiler
        self._word = word
        self._without: OrderedDict[_Key, Built] = OrderedDict()
        self._compiling: SingleFlight[Built] = SingleFlight()

    async def close(self) -> None:
        self._without.clear()
        await self._compiler.close()

    async def setup(self, path: Path, text: str, seconds: float) -> Setup:
        """Errors: as `Compiler.setup`."""
        return await self._compiler.setup(path, text, seconds)

    async def imports_changed(self, text: str) -> int:
        """As `Compiler.imports_changed`."""
        return await self._compiler.imports_changed(text)

    async def forget(self, built: Built) -> None:
        """Takes its files away."""
        await asyncio.to_thread(self._compiler.forget, built.compilation)

    async def without(
        self,
        path: Path,
        text: str,
        start: int,
        found: Sequence[Unit],
        setup: Setup,
        deadline: float,
        defined: frozenset[str] = NO_WORDS,
    ) -> Built:
        """A text without a proof, in which the judged declaration begins at `start`; `defined`: as for `lay_out`.
        Simultaneous questions share one compilation. Errors: as `build`."""
        key = (path, setup, start, text[: found[-1].span.end], defined)
        while (built := self._without.get(key)) is None:
            try:
                async with asyncio.timeout(time_left(deadline)):
                    built = await self._compiling.do(key, lambda: self.build_any(text, found, setup, deadline, defined))
            except TimeoutError as error:
                raise OutOfTime from error
            except OutOfTime:  # that of who asked first, perhaps
                time_left(deadline)
                continue
            self._without[key] = built
        self._without.move_to_end(key)
        while len(self._without) > REMEMBERED:
            _, oldest = self._without.popitem(last=False)
            await self.forget(oldest)
        return built

    async def build_any(
        self, text: str, found: Sequence[Unit], setup: Setup, deadline: float, defined: frozenset[str] = NO_WORDS
    ) -> Built:
        built = await self.build(text, found, (), setup, deadline, NOTHING, judged=-1, defined=defined)
        assert isinstance(built, Built)
        return built

    async def as_written(
        self, texts: Sequence[tuple[str, Sequence[Unit], int]], setup: Setup, deadline: float, *, entire: bool
    ) -> tuple[Built, Built]:
        """Two texts, byte for byte: all of both, or, unless they have to be `entire`, their first units up to an offset
        where others have errors; no files are there when these have. Errors: as `Compiler.compile`."""
        ways = zip(*(as_written(*text) for text in texts), strict=True)
        for layouts in islice(ways, 1 if entire else None):
            left = time_left(deadline)
            one, other = await together(*(self._compiler.compile(layout, setup, left) for layout in layouts))
            if one.files and other.files:
                break
            for done in (one, other):
                await asyncio.to_thread(self._compiler.forget, done)
        return Built(one), Built(other)

    async def build(
        self,
        text: str,
        found: Sequence[Unit],
        filled: Sequence[Stub],
        setup: Setup,
        deadline: float,
        like: Built,
        *,
        judged: int,
        declaration: Span = NOWHERE,
        defined: frozenset[str] = NO_WORDS,
    ) -> Built | Ruling:
        """Compiles a text, wrapping or cutting what has errors; a ruling where the judged unit itself has one (-1: it
        may be wrapped like the others), of which the `declaration` is a part.

        Errors: as `Compiler.compile`."""
        wrapped, cut = set(like.wrapped) - {judged}, set(like.cut) - {judged}
        wrapped |= {stub.unit for stub in filled if stub.unit != judged}
        ends = {number: end for number, end in like.ends.items() if number != judged}
        skipped: dict[int, int] = {}
        for _ in range(ROUNDS):
            layout = lay_out(
                text, found, wrapped=wrapped, cut=cut, ends=ends, filled=filled, word=self._word, defined=defined
            )
            compilation = await self._compiler.compile(layout, setup, time_left(deadline))
            if compilation.files:
                missing = {number: found[number].span.start for number in cut} | ends
                proofs = {
                    n: text[end : found[n].span.end]
                    for n, end in missing.items()
                    if (
                        _misses_a_proof(found[n], end)
                        and not _may_be_used(
                            found[n], _commands(found[:n]), text[found[n].span.end : found[-1].span.end]
                        )
                    )
                    or (n not in cut and skipped.get(n) == end and _is_skipped(found[n], end))
                }
                return Built(compilation, frozenset(wrapped), frozenset(cut), ends, proofs)
            wrong, shortened = set[int](), dict[int, int]()
            for message in compilation.errors:
                number = layout.unit_at(message.line, message.column)
                if (
                    number - 1 not in (-1, judged)
                    and number - 1 not in cut
                    and _is_before(text, message, found, layout)
                ):
                    wrong.add(number - 1)
                    continue
                # What is an error in spite of the wrapper does not parse.
                unparsed = number in wrapped or _ENDED in message.text
                if number not in (-1, judged) and number not in ends and unparsed:
                    line = message.line - layout.lines[number][0]
                    end = shortened.get(number) or _part_at(text, found[number], line, message.column)
                    if end >= 0:
                        shortened[number] = end
                        if _ENDED in message.text and text.startswith(_unexpected(message), end):
                            skipped[number] = end
                        continue
                wrong.add(number)
            ends |= shortened
            if judged in wrong and judged >= 0:
                if cut or ends:
                    raise CannotCompile(WRONG_WITHOUT)
                error = next(m for m in compilation.errors if layout.unit_at(m.line, m.column) == judged)
                said = error.text
                for marker in layout.markers:
                    said = said.replace(marker, "sorry")
                line = error.line - layout.lines[judged][0] + text.count("\n", 0, found[judged].span.start)
                first, last = (text.count("\n", 0, offset) for offset in (declaration.start, declaration.end))
                is_own = len(found[judged].commands) == 1 or first <= line <= last
                return Ruling((f"{DECLARATION_ERROR if is_own else BESIDE_ERROR}: {said}",))
            if -1 in wrong:
                raise CannotCompile(compilation.errors[0].text.split("\n", 1)[0])
            cut |= wrong & wrapped
            wrapped |= wrong
        raise CannotCompile("what has errors above the declaration cannot be set aside")


def _commands(units: Iterable[Unit]) -> Iterator[Command]:
    return (command for unit in units for command in unit.commands)


def _misses_a_proof(unit: Unit, end: int) -> bool:
    """Whether what is missing of a unit from an offset on belongs to one theorem, and Lean finds no other command in
    it: behind what does not parse it looks for the next word that begins one."""
    [command, *others] = unit.commands
    if others or command.keyword not in PROOFS | {"example"}:
        return False
    keyword = command.tokens[command.keyword_index]
    behind = [token for token in command.tokens if token.start >= end and token.start > keyword.start]
    margin = command.tokens[0].column
    return not may_begin_a_command(behind) and not any(token.first and token.column <= margin for token in behind)


_UNEXPECTED = re.compile(r"unexpected token '([^']+)'; expected command")


def _unexpected(message: Message) -> str:
    """What stands where Lean wants a command, and none is; a line end where it does not say so."""
    found = _UNEXPECTED.match(message.text)
    return found[1] if found is not None else "\n"


def _is_skipped(unit: Unit, end: int) -> bool:
    """Whether Lean, which wants a command at an offset and finds none, passes over all that is left of a unit: no word
    in it may begin one, and nothing but closing brackets stands at the margin."""
    [command, *others] = unit.commands
    behind = [token for token in command.tokens if token.start >= end]
    margin = command.tokens[0].column
    at_margin = (token for token in behind if token.first and token.column <= margin)
    return not others and not may_begin_a_command(behind) and all(token.text in CLOSING for token in at_margin)


def _may_be_used(unit: Unit, above: Iterable[Command], behind: str) -> bool:
    """Whether what stands behind a theorem may use it: by its name or a namespace that it makes, which a macro `above`
    may know, by what an attribute does, or by a search."""
    command = unit.commands[0]
    named = command.tokens[command.keyword_index + 1 : command.keyword_index + 2]
    code = [*chain.from_iterable(one.tokens for one in above if may_make_syntax(one)), *code_tokens(behind)]
    if any(token.text in SEARCHES for token in code):
        return True
    if any(token.text == "@[" for token in command.tokens[: command.keyword_index]):
        return True
    if command.keyword == "example" or not named:
        return False
    parts = frozenset(name_parts(named[0].text))
    return any(not parts.isdisjoint(name_parts(token.text)) for token in code)


def stands_for_itself(word: str) -> re.Pattern[str]:
    """How a word of syntax is found where it is none of the letters of a name; digits may stand before it."""
    before = r"(?<![^\W\d])" if word[:1].isidentifier() else ""
    after = r"(?!\w)" if word[-1:].isidentifier() else ""
    return re.compile(before + re.escape(word) + after)


def _is_before(text: str, message: Message, found: Sequence[Unit], layout: Layout) -> bool:
    """Whether what Lean misses where a unit begins is the rest of the one before it."""
    number = layout.unit_at(message.line, message.column)
    if number < 1 or _ENDED in message.text or not message.text.startswith(_MISSING):
        return False
    start = found[number].span.start
    return (message.line, message.column) == (layout.lines[number][0], column(text, start))


def _part_at(text: str, unit: Unit, line: int, at: int) -> int:
    """From where on a unit is cut for what is wrong at a line of it (0 is its first; before it there is only what wraps
    it) and a column: the token there, or the first in that line, or in the last one before it that has any. What stands
    before the keyword of a command goes with it: it would belong to the next one. -1 where nothing of the unit would be
    left."""
    if line < 0:
        return -1
    start = line_start(text, unit.span.start)
    for _ in range(line):
        start = text.find("\n", start) + 1 or len(text)
    end = text.find("\n", start)
    tokens = [token.start for command in unit.commands for token in command.tokens]
    there = [token for token in tokens if start <= token and (end < 0 or token < end)]
    if not there and (before := [token for token in tokens if token < start]):
        begin = line_start(text, before[-1])
        there = [token for token in before if token >= begin]
    part = start + at if start + at in there else next(iter(there), -1)
    for command in unit.commands:
        if command.span.start <= part <= command.tokens[command.keyword_index].start:
            part = command.span.start
    return part if part > unit.span.start else -1
