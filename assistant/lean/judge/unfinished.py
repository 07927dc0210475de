"""The declarations that hold a `sorry` themselves, whatever it is called in the text, by what Lean compiled of it.

Lean says «declaration uses `sorry`» of the same ones, but options, macros and `#guard_msgs` can keep it from saying so.
What only rests on others that do is not among them.
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
from assistant.lean.judge.building import NOWHERE, Built
from assistant.lean.judge.examples import EXAMPLE
from assistant.lean.judge.grounds import without_auxiliary_parts
from assistant.lean.judge.layout import Layout, Unit
from assistant.lean.positions import Span, column, line_start


@dataclass(frozen=True, slots=True)
class Unfinished:
    """A declaration that holds a `sorry`: its full name (empty where nothing tells it), the line of that (from 1; 0
    where nothing tells it), and from where to where it is written, alone of what Lean elaborates together with it.
    `recovered`: Lean has an error there or in the latter, and put the `sorry` in for what it could not make sense
    of."""

    name: str
    line: int
    span: Span = NOWHERE
    recovered: bool = False


@dataclass(frozen=True, slots=True)
class LeftOpen:
    """What a text leaves open. `entire`: Lean has no error in it, and all of it was compiled. `left_out` are the lines
    (from 1) at which something was left out that may hold a declaration. `only_said` says why there is but Lean's
    warning to tell of an `example`, where the text may keep Lean from it."""

    declarations: tuple[Unfinished, ...]
    entire: bool
    left_out: tuple[int, ...] = ()
    only_said: str = ""


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
            line = at[0] + moved
            place = line - 1, at[1] - _shift(text, found[number], built.compilation.layout, number, at[0] - 1)
            one = Unfinished(shown, line, _span_at(text, found[number], *place), recovered)
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
    return Unfinished(name_at(text, own), own + 1, _span_at(text, found[number], own))


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


def _shift(text: str, unit: Unit, layout: Layout, number: int, line: int) -> int:
    """How many columns farther to the right a unit stands in a line of the compiled text than in its own."""
    if line != layout.lines[number][0]:
        return 0
    begin = text[unit.span.start : unit.span.end].split("\n", 1)[0]
    return layout.text.split("\n")[line].rfind(begin) - column(text, unit.span.start)


def _span_at(text: str, unit: Unit, line: int, at: int = 0) -> Span:
    """Where that one of the commands of a unit stands which a place (its line from 0) belongs to: the first that ends
    behind it."""
    start = 0
    for _ in range(line):
        start = text.find("\n", start) + 1 or len(text)
    ending = (command.span for command in unit.commands if start + at < command.span.end)
    return next(ending, unit.span)
