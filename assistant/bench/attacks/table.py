"""All classes together."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from assistant.bench.attacks import (
    apart,
    axioms,
    beside,
    combined,
    copies,
    cursors,
    data,
    entangled,
    escapes,
    hidden,
    honest,
    imported,
    imports,
    kernel,
    lexing,
    meanings,
    meant_below,
    module_system,
    names,
    open_lemmas,
    options,
    ordinary,
    parsing,
    printing,
    programs,
    recursion,
    searching,
    seeing,
    statements,
    telling,
)
from assistant.bench.attacks.case import CLASSES, Case, Door

SAMPLED = {Door.CHECK: 1, Door.ACCEPT: 2, Door.CLOSE: 1, Door.SUGGEST: 1}
"""Cases of a class that `make test` runs at a door, …"""
LEFT_TO_OTHERS = {Door.ACCEPT: 1}
"""… but for the first ones of so many cases, with which it knocks at another door."""

MODULES = (
    hidden, options, printing, kernel, open_lemmas, data, axioms, recursion, combined, statements, escapes, cursors,
    programs, imports, meanings, names, searching, seeing, telling, module_system, lexing, parsing, apart, ordinary,
    honest, copies, beside, entangled, imported, meant_below,
)  # fmt: skip
"""Where the classes are; importing a module registers its own."""


@cache
def every_case() -> tuple[Case, ...]:
    """The whole product of classes, spellings and places."""
    return tuple(case for generate in CLASSES.values() for case in generate())


@cache
def sample(door: Door) -> tuple[Case, ...]:
    """What `make test` knocks at a door with: every class that stands there, with a few of its core cases, spread
    evenly over them."""
    standing = [case for case in every_case() if case.core and door in case.doors]
    found: list[Case] = []
    for family in CLASSES:
        cases = spread([case for case in standing if case.family == family], SAMPLED[door])
        found += cases[LEFT_TO_OTHERS.get(door, 0) :] if len(cases) == SAMPLED[door] else cases
    return tuple(found)


def spread(cases: Sequence[Case], count: int) -> list[Case]:
    """That many of them, the first one among them, at even distances."""
    return [cases[index * len(cases) // count] for index in range(count)] if len(cases) > count else list(cases)
