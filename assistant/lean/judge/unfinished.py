"""The declarations that hold a `sorry` themselves, whatever it is called in the text, by what Lean compiled of it.

Lean says «declaration uses `sorry`» of the same ones, but options, macros and `#guard_msgs` can keep it from saying so.
What only rests on others that do is not among them. Of an `example` Lean keeps nothing, so it gets a name first.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from assistant.lean.compiled.constants import Constant
from assistant.lean.compiled.holes import SORRY, Hole, holes
from assistant.lean.compiled.module import Module
from assistant.lean.compiled.names import components, displayed, names_above
from assistant.lean.compiled.ranges import places_of_names
from assistant.lean.compiled.terms import Kind
from assistant.lean.declarations import declaration_at, declarations
from assistant.lean.judge.building import Built
from assistant.lean.judge.grounds import without_auxiliary_parts
from assistant.lean.judge.layout import Unit
from assistant.lean.judge.short_names import short_name
from assistant.lean.positions import line_start

EXAMPLE = "example"


@dataclass(frozen=True, slots=True)
class Unfinished:
    """A declaration that holds a `sorry`: its full name (empty where nothing tells it), the line of that (from 1; 0
    where nothing tells it), and the first and last line of its command. `recovered`: Lean has an error there, and put
    the `sorry` in for what it could not make sense of."""

    name: str
    line: int
    lines: tuple[int, int] = (0, 0)
    recovered: bool = False


@dataclass(frozen=True, slots=True)
class LeftOpen:
    """What a text leaves open. `entire`: Lean has no error in it, and all of it was compiled."""

    declarations: tuple[Unfinished, ...]
    entire: bool


def with_named_examples(text: str, word: str) -> tuple[str, frozenset[str]]:
    """The text with a name, none longer than the word that it takes the place of, for each `example`, and these names.
    `word` is a name that no text can know."""
    parts: list[str] = []
    names: list[str] = []
    position = 0
    for declaration in declarations(text):
        if declaration.kind == EXAMPLE and declaration.keyword.start >= position:
            names.append(short_name(f"{word}{len(names)}", 3))
            parts += [text[position : declaration.keyword.start], f"def {names[-1]}"]
            position = declaration.keyword.end
    return "".join([*parts, text[position:]]), frozenset(names)


def unfinished(
    module: Module, text: str, found: Sequence[Unit], built: Built, examples: Collection[str], ours: str
) -> tuple[Unfinished, ...]:
    """Those of a text that was built of these units, in its order. `examples` are the names of such, `ours` is in the
    names of what is not the text's. Errors: `CorruptFile`."""
    places = places_of_names(module)
    there: dict[tuple[str, int], Unfinished] = {}
    for name in module.constant_names:
        if ours in name or SORRY not in module.requirements(name):
            continue
        inside = _holes(module.constant(name))
        at = next((places[above] for above in reversed(names_above(name)) if above in places), None)
        at = at or next(((place.line, place.column) for hole in inside for place in hole.places), None)
        number = built.compilation.layout.unit_at(at[0] - 1, at[1]) if at else -1
        shown = without_auxiliary_parts(name)
        shown = EXAMPLE if components(shown)[-1:] and components(shown)[-1] in examples else shown
        one = Unfinished(shown, 0)
        if at and number >= 0:
            moved = _first_line(text, found[number]) - built.compilation.layout.lines[number][0]
            recovered = number in built.wrapped and all(map(_is_recovery, inside))
            one = Unfinished(shown, at[0] + moved, _lines(text, found[number]), recovered)
        known = there.get((shown, one.line))
        there[shown, one.line] = one if known is None or known.recovered else known
    lines = {one.line for one in there.values()}
    for line in built.compilation.open_lines:
        one = _said(text, found, built, line)
        if one.line not in lines:
            there[one.name, one.line] = one
    return tuple(sorted(there.values(), key=lambda one: one.line))


def _holes(constant: Constant) -> tuple[Hole, ...]:
    return holes(*constant.terms)


def _is_recovery(hole: Hole) -> bool:
    """Whether Lean says of a `sorry` that nobody wrote it."""
    _, arguments = hole.term.head_and_arguments()
    if len(arguments) < 2:
        return False
    head, _ = arguments[1].head_and_arguments()
    return head.kind is Kind.CONSTANT and head.name == "Bool.true"


def _said(text: str, found: Sequence[Unit], built: Built, line: int) -> Unfinished:
    """What Lean says at a line of the compiled text to use `sorry`."""
    layout = built.compilation.layout
    inside = [number for number, (first, last) in enumerate(layout.lines) if first <= line <= last]
    if not inside:
        return Unfinished("", 0)
    number = inside[0]
    own = line + _first_line(text, found[number]) - layout.lines[number][0]
    return Unfinished(name_at(text, own), own + 1, _lines(text, found[number]))


def name_at(text: str, line: int) -> str:
    """What the declaration is called that begins in a line (from 0), or that the line is in; empty where the text does
    not tell."""
    start = 0
    for _ in range(line):
        start = text.find("\n", start) + 1 or len(text)
    found = declarations(text)
    begun = next((d for d in found if line_start(text, d.written_name.start) == start), None)
    around = begun or declaration_at(found, start)
    return displayed(around.display_name) if around is not None else ""


def _first_line(text: str, unit: Unit) -> int:
    return text.count("\n", 0, unit.span.start)


def _lines(text: str, unit: Unit) -> tuple[int, int]:
    first = _first_line(text, unit)
    return first + 1, first + 1 + text.count("\n", unit.span.start, unit.span.end)
