"""Where the declarations of a compiled module stand in its source, and which of them their author wrote there."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from assistant.lean.compiled.module import Module
from assistant.lean.compiled.names import components, displayed, names_above

EXTENSION = "Lean.declRangeExt"
COMPILERS = "_native"
"""A part of the names of the axioms by which Lean's compiler vouches for what it ran."""
Point = tuple[int, int]
"""A line (from 1) and a column (in code points)."""
REMEMBERED = 64
"""Modules of which it is known what was written in them."""


def _ranges(module: Module) -> Iterator[tuple[str, int, int]]:
    """Each name with the addresses of the ranges of its declaration and of the name in that."""
    image = module.image
    for entry in module.entries().get(EXTENSION, ()):
        name, ranges = image.fields(entry)[:2]
        whole, of_name = image.fields(ranges)[:2]
        yield image.name(name), whole, of_name


def _point(module: Module, address: int) -> Point:
    line, column = module.image.fields(address)[:2]
    return module.image.natural(line), module.image.natural(column)


def places_of_names(module: Module) -> dict[str, Point]:
    """Where each declaration's name stands, or what stands for it. Those that Lean made by itself are missing. Errors:
    `CorruptFile`."""
    fields = module.image.fields
    return {name: _point(module, fields(of_name)[0]) for name, _, of_name in _ranges(module)}


@lru_cache(maxsize=REMEMBERED)
def written(module: Module) -> frozenset[str]:
    """The constants that are declarations of their own in the source, whatever they are called: they have a place, and
    it does not lie in that of a declaration whose name theirs begins with. What Lean made has no place, or that of the
    tactic that it was made for; a helper (`where`, `let rec`) stands in what it helps. Errors: `CorruptFile`."""
    fields = module.image.fields
    spans: dict[str, tuple[Point, Point]] = {}
    for name, whole, _ in _ranges(module):
        start, _, end, *_ = fields(whole)
        spans[name] = _point(module, start), _point(module, end)

    def is_inside(name: str) -> bool:
        start, end = spans[name]
        above = (spans[other] for other in names_above(name) if other in spans and displayed(other) != displayed(name))
        return any(first <= start and end <= last for first, last in above)

    return frozenset(n for n in spans if n in module and COMPILERS not in components(n) and not is_inside(n))
