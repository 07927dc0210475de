"""Where something of a text was left out of what was compiled that may be more than it looks like.

An `#eval` is left out for what it may run, and the rest of a command that does not parse, so that the others can be
compiled. Behind either Lean looks for the next command, which only the project may know.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from assistant.lean.commands import may_begin_a_command
from assistant.lean.judge.building import Built, stands_for_itself
from assistant.lean.judge.layout import Unit


def lines_left_out(text: str, found: Sequence[Unit], built: Built, beginnings: Collection[str]) -> tuple[int, ...]:
    """The lines (from 1) of the parts that may hold a declaration, in order. `beginnings` are those of the project's
    own commands; the empty word among them is found everywhere."""
    ways = [stands_for_itself(word) for word in beginnings]
    return tuple(
        text.count("\n", 0, start) + 1
        for unit, start in _parts(found, built)
        if any(way.search(text, start, unit.span.end) for way in ways) or _begins_another(unit, start, built)
    )


def _parts(found: Sequence[Unit], built: Built) -> Iterator[tuple[Unit, int]]:
    """The units of which something is missing, with where that begins."""
    for number, unit in enumerate(found):
        if number in built.cut or (built.compilation.layout.evaluated and unit.only_evaluates):
            yield unit, unit.span.start
        elif number in built.ends:
            yield unit, built.ends[number]


def _begins_another(unit: Unit, start: int, built: Built) -> bool:
    """Whether one of Lean's commands begins behind the one that an error is in. No `#eval` is left out before one."""
    if built.compilation.layout.evaluated and unit.only_evaluates:
        return False
    own = unit.commands[0].tokens[unit.commands[0].keyword_index]
    return may_begin_a_command(
        token
        for command in unit.commands
        for token in command.tokens
        if token.start >= start and token.start > own.start
    )
