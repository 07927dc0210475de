"""Which values a statement is tried on: for some types and instances, all combinations of small values, or values by
chance, or one combination after another. Pure functions."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from assistant.refute.closure import SORT, chosen_types
from assistant.refute.errors import CannotSample
from assistant.refute.negation import words
from assistant.refute.telescope import Role, Telescope, substituted
from assistant.refute.values import Values

COMBINATIONS = 200
"""At most, that are decided at once."""
MOST_VALUES = 20
"""Of one variable."""
MOST_VARIED = 8
"""Variables that take more than one value: two for each of them are as many combinations as should be decided."""
DICTIONARIES = 4
"""Choices of instances for one choice of types."""
DEEPEST = 12
OPERATIONS = frozenset("Add Mul Sub Div Mod Append Max Min AndOp OrOp XorOp".split())
FOUND_BY_LEAN = "inferInstance"


@dataclass(frozen=True, slots=True)
class Instance:
    """The statement for given types and instances: `fixed` has their terms by their place among the arguments, `kinds`
    the types of its data, with the types put in."""

    over: Telescope
    fixed: Mapping[int, str]
    kinds: Mapping[int, str]

    @property
    def depends(self) -> bool:
        """Whether the type of some data mentions other data, so that values cannot be chosen one by one."""
        names = {self.over.arguments[place].name for place in self.kinds}
        return any(names & words(kind) for kind in self.kinds.values())

    @property
    def types(self) -> tuple[str, ...]:
        """What its variables that are types stand for."""
        return tuple(self.fixed[p] for p, one in enumerate(self.over.arguments) if one.role is Role.TYPE)

    @property
    def key(self) -> tuple[tuple[int, str], ...]:
        return tuple(self.fixed.items())

    def terms(self, values: Mapping[int, str]) -> dict[int, str]:
        return {**self.fixed, **values}


def instances(over: Telescope, values: Values, *, lowest: bool) -> Iterator[Instance]:
    """The statement for some types and instances, those first that decide most. Types are in the `lowest` universe, or
    in whatever they are.

    Errors: `CannotSample` for a variable that is no plain type."""
    arguments = over.arguments
    types = [place for place, binder in enumerate(arguments) if binder.role is Role.TYPE]
    classes = [place for place, binder in enumerate(arguments) if binder.role is Role.INSTANCE]
    for kind in (arguments[place].type for place in types):
        if not SORT.fullmatch(kind):
            raise CannotSample(f"no values of type {kind} are known")
    for chosen in chosen_types(len(types), lowest):
        named = {arguments[place].name: kind for place, kind in zip(types, chosen, strict=True)}
        kinds = {
            place: substituted(binder.type, named) for place, binder in enumerate(arguments) if binder.role is Role.DATA
        }
        offered = [_dictionaries(substituted(arguments[place].type, named), values) for place in classes]
        for given in itertools.islice(itertools.product(*offered), DICTIONARIES):
            fixed = dict(zip(types, chosen, strict=True)) | dict(zip(classes, given, strict=True))
            yield Instance(over, fixed, kinds)


def _dictionaries(kind: str, values: Values) -> tuple[str, ...]:
    """Terms of a class: what Lean finds, and what makes its operation an unusual one."""
    head = kind.split(" ", 1)[0]
    unusual = ("⟨fun a _ => a⟩",) if head in OPERATIONS else ()
    try:
        own = values.smallest(kind, 3) if head in values.datatypes else ()
    except CannotSample:
        own = ()
    return (FOUND_BY_LEAN, *unusual, *own)


# --- which values -----------------------------------------------------------------------------------------------


def small_ranges(instance: Instance, values: Values, at_most: int = COMBINATIONS) -> dict[int, tuple[str, ...]]:
    """The smallest values of each variable, as many as make no more combinations."""
    count = _each(len(instance.kinds), at_most)
    varied = list(instance.kinds)[:MOST_VARIED]
    return {p: values.smallest(kind, count if p in varied else 1) for p, kind in instance.kinds.items()}


def large_ranges(instance: Instance, values: Values) -> Iterator[dict[int, tuple[str, ...]]]:
    """Values by chance, where there are variables."""
    if instance.kinds:
        count = _each(len(instance.kinds), COMBINATIONS)
        varied = list(instance.kinds)[:MOST_VARIED]
        yield {p: values.larger(kind, count if p in varied else 1, p) for p, kind in instance.kinds.items()}


def all_exist(kind: str, values: Sequence[str]) -> bool:
    """Whether all values are of the type: those with a proof in them may not be, and then a list of them is nothing."""
    return "Fin" in kind or not any("by decide" in value for value in values)


def _each(variables: int, at_most: int) -> int:
    return max(2, min(MOST_VALUES, int(at_most ** (1 / variables)))) if variables else 0


def combinations(instance: Instance, values: Values) -> Iterator[dict[int, str]]:
    """Of values, small ones first; types that depend on values before them are read with those put in."""
    places = list(instance.kinds)
    names = [instance.over.arguments[place].name for place in places]

    def chosen(number: int, rank: int, before: dict[str, str]) -> Iterator[dict[int, str]]:
        if number == len(places):
            yield from ({},) if rank == 0 else ()
            return
        kind = substituted(instance.kinds[places[number]], before)
        options = values.smallest(kind, rank + 1)
        for used, value in enumerate(options):
            for rest in chosen(number + 1, rank - used, {**before, names[number]: value}):
                yield {places[number]: value, **rest}

    for rank in range(DEEPEST):
        yield from chosen(0, rank, {})


def alternating(streams: Sequence[Iterator[dict[int, str]]]) -> Iterator[tuple[int, dict[int, str]]]:
    """From each stream in turn, with its number."""
    active = dict(enumerate(streams))
    while active:
        for number, stream in list(active.items()):
            try:
                yield number, next(stream)
            except (StopIteration, CannotSample):
                del active[number]
