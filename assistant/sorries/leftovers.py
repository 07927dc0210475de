"""What is left in a file besides its holes, when these have been worked on: the last word is Lean's.

A text can be read for holes, but there is always one more way to write `sorry`: `apply?` that found nothing, a
notation of the project, a token that looks like a string. Lean says which declarations use it, and what it compiled
says so where a text keeps Lean from that. Holes are told by themselves, so what holds one is no leftover.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from assistant.errors import AssistantError
from assistant.lean.compiled.errors import CompiledFileError
from assistant.lean.compiled.names import displayed
from assistant.lean.declarations import declaration_at, declarations
from assistant.lean.diagnostics import Diagnostic
from assistant.lean.errors import CannotCompile
from assistant.lean.judge.compilation import USES_SORRY
from assistant.lean.judge.unfinished import Unfinished
from assistant.lean.places import find_holes
from assistant.lean.positions import SourceText
from assistant.lean.project import absolute
from assistant.sorries.backend import Judge
from assistant.tasks import beside_loop

STOPPED = "the run was interrupted"


@dataclass(frozen=True, slots=True)
class LeftDeclaration:
    """A declaration that holds a `sorry` which is none of the holes: its name, empty where nothing tells it, and its
    line, from 1; 0 where nothing tells it."""

    line: int
    name: str


@dataclass(frozen=True, slots=True)
class LeftError:
    """The first line of an error, and the line (from 1) where it is."""

    line: int
    message: str


@dataclass(frozen=True, slots=True)
class Leftovers:
    """`declarations` and `errors` are in the order of the text. `unasked` says why Lean could not be asked, about all
    of it or a part, `only_said` why there are but its warnings to go by, which a file can keep it from."""

    declarations: tuple[LeftDeclaration, ...] = ()
    errors: tuple[LeftError, ...] = ()
    unasked: str = ""
    only_said: str = ""


NO_LEFTOVERS = Leftovers()


async def leftovers(judge: Judge, path: Path, text: str, holes: int, seconds: float, *, known: bool) -> Leftovers:
    """Those of a text in which so many holes are left. `known`: Lean has been asked what it says about it.

    Where it was not, and compiles all of it without an error, that is asked alone: there is nothing more to be said.
    """
    deadline = time.monotonic() + seconds
    compiled: Sequence[Unfinished] = ()
    entire, only_said, unasked = False, "", ""
    try:
        left_open = await judge.unfinished(absolute(path), text, seconds)
        compiled, entire, only_said = left_open.declarations, left_open.entire, left_open.only_said
        if left_open.left_out:
            unasked = f"what stands at line {', '.join(map(str, left_open.left_out))} was left out to compile the rest"
    except (CannotCompile, CompiledFileError) as error:
        only_said = error.message
    except AssistantError as error:
        return Leftovers(unasked=error.message)
    said: Sequence[Diagnostic] = ()
    if known or only_said or not entire:
        try:
            said = await judge.diagnostics(text, max(1.0, deadline - time.monotonic()))
        except AssistantError as error:
            return Leftovers(_left(path, text, holes, compiled, ()), unasked=error.message)
    left = await beside_loop(text, _left, path, text, holes, compiled, said)
    errors = tuple(LeftError(d.start.line + 1, d.message.split("\n", 1)[0]) for d in said if d.is_error)
    return Leftovers(left, tuple(sorted(errors, key=lambda error: error.line)), unasked, only_said)


def _left(
    path: Path, text: str, holes: int, compiled: Sequence[Unfinished], said: Sequence[Diagnostic]
) -> tuple[LeftDeclaration, ...]:
    """What is compiled or said to use `sorry`, but for declarations with a hole, and for what has an error, which is
    told: there Lean put the `sorry` in."""
    source, all_declarations = SourceText(text), declarations(text)
    wrong = [source.offset_of_wire(d.start.line, d.start.character) for d in said if d.is_error]
    # What Lean calls an instance without a name stands nowhere in the text.
    unnamed = {source.position(d.keyword.start).line + 1: d.kind for d in all_declarations if not d.name}
    found: dict[int, list[str]] = {}
    for one in compiled:
        if not (one.recovered and any(map(one.span.touches, wrong))):
            found.setdefault(one.line, []).append(unnamed.get(one.line, one.name))
    for diagnostic in said:
        line = diagnostic.start.line + 1
        if diagnostic.message.startswith(USES_SORRY) and line not in found:
            offset = source.offset_of_wire(diagnostic.start.line, diagnostic.start.character)
            around = declaration_at(all_declarations, offset)
            found[line] = [displayed(around.display_name) if around is not None else ""]
    open_lines = _lines_with_holes(path, text, holes)
    return tuple(
        LeftDeclaration(line, name) for line in sorted(found) if line not in open_lines for name in found[line]
    )


def _lines_with_holes(path: Path, text: str, holes: int) -> frozenset[int]:
    """The lines of the declarations that have a hole: where there are so many as there should be, else none of them is
    told from another word that looks like one."""
    there = find_holes(path, text)
    if len(there) != holes:
        return frozenset()
    spans = {place.declaration.span for place in there}
    return frozenset(
        line for span in spans for line in range(text.count("\n", 0, span.start) + 1, text.count("\n", 0, span.end) + 2)
    )
