"""First-order terms, and an order in which rewriting comes to an end.

A variable is a number, everything else the name of a function before its arguments: `("op", 0, ("e",))`. Terms are
tuples, so they are compared and kept by value.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, MutableMapping, Sequence
from dataclasses import dataclass

Term = int | tuple  # type: ignore[type-arg]
"""A number, or `(name, *arguments)`; recursive, which no annotation says without a class for each node."""
Position = tuple[int, ...]
"""Which argument to go down to, from the outside, counted from 1."""


def arguments(term: Term) -> tuple[Term, ...]:
    return () if isinstance(term, int) else term[1:]


def variables(term: Term) -> Iterator[int]:
    """Each occurrence, from left to right."""
    if isinstance(term, int):
        yield term
    else:
        for argument in term[1:]:
            yield from variables(argument)


def size(term: Term) -> int:
    """How many names and variables are in it."""
    return 1 if isinstance(term, int) else 1 + sum(map(size, term[1:]))


def substituted(term: Term, values: Mapping[int, Term]) -> Term:
    """Variables replaced, also within what they are replaced by."""
    if isinstance(term, int):
        value = values.get(term)
        return term if value is None else substituted(value, values)
    return (term[0], *(substituted(argument, values) for argument in term[1:])) if len(term) > 1 else term


def instance(term: Term, values: Mapping[int, Term] | Sequence[Term]) -> Term:
    """A term with every variable replaced, once: what stands for them may have variables of its own."""
    if isinstance(term, int):
        return values[term]
    return (term[0], *(instance(argument, values) for argument in term[1:])) if len(term) > 1 else term


def renumbered(term: Term, by: int) -> Term:
    """Other variables."""
    if isinstance(term, int):
        return term + by
    return (term[0], *(renumbered(argument, by) for argument in term[1:])) if len(term) > 1 else term


def places(term: Term, position: Position = ()) -> Iterator[tuple[Position, Term]]:
    """Every part that is no variable, the outermost first."""
    if not isinstance(term, int):
        yield position, term
        for number, argument in enumerate(term[1:], 1):
            yield from places(argument, (*position, number))


def part(term: Term, position: Position) -> Term:
    for number in position:
        term = arguments(term)[number - 1]
    return term


def replaced(term: Term, position: Position, by: Term) -> Term:
    """A term with another part at a position."""
    if not position:
        return by
    number = position[0]
    assert not isinstance(term, int)
    return (*term[:number], replaced(term[number], position[1:], by), *term[number + 1 :])


def contains(term: Term, inner: Term) -> bool:
    return term == inner or any(contains(argument, inner) for argument in arguments(term))


def matches(pattern: Term, term: Term, values: MutableMapping[int, Term]) -> bool:
    """Whether a term is an instance of a pattern; `values` are extended by what the pattern's variables stand for,
    also where it is none."""
    if isinstance(pattern, int):
        return values.setdefault(pattern, term) == term
    if isinstance(term, int) or pattern[0] != term[0] or len(pattern) != len(term):
        return False
    return all(matches(one, other, values) for one, other in zip(pattern[1:], term[1:], strict=True))


@dataclass(frozen=True, slots=True)
class Sorts:
    """Types of terms as text, as far as they are known: of what each function gives."""

    results: Mapping[str, str]

    def of(self, term: Term, variables: Mapping[int, str]) -> str:
        """Empty where it is not known."""
        return variables.get(term, "") if isinstance(term, int) else self.results.get(term[0], "")


class Unifier:
    """What variables stand for so that pairs of terms are the same (Robinson's algorithm); `kinds` are their types."""

    def __init__(self, sorts: Sorts, kinds: Mapping[int, str]) -> None:
        self._sorts, self._kinds = sorts, kinds
        self.values: dict[int, Term] = {}

    def unify(self, one: Term, other: Term) -> bool:
        """Whether two terms can be made the same as well. After `False` it is of no use any more."""
        one, other = self._walk(one), self._walk(other)
        if one == other:
            return True
        if isinstance(one, int):
            return self._bind(one, other)
        if isinstance(other, int):
            return self._bind(other, one)
        if one[0] != other[0] or len(one) != len(other):
            return False
        return all(self.unify(first, second) for first, second in zip(one[1:], other[1:], strict=True))

    def _walk(self, term: Term) -> Term:
        while isinstance(term, int) and term in self.values:
            term = self.values[term]
        return term

    def _bind(self, variable: int, term: Term) -> bool:
        wanted, got = self._kinds.get(variable, ""), self._sorts.of(term, self._kinds)
        if (wanted and got and wanted != got) or self._occurs(variable, term):
            return False
        self.values[variable] = term
        return True

    def _occurs(self, variable: int, term: Term) -> bool:
        term = self._walk(term)
        return term == variable or any(self._occurs(variable, argument) for argument in arguments(term))


class Ordering:
    """Knuth and Bendix's order on terms: total on terms without variables, and every chain of smaller terms ends.

    `names` are the functions with their number of arguments, those that are greater later. The last one weighs
    nothing where it has one argument, so that `inv (op x y)` becomes `op (inv y) (inv x)` and not the other way round.
    """

    def __init__(self, names: Sequence[tuple[str, int]]) -> None:
        self._rank = {name: rank for rank, (name, _) in enumerate(names)}
        self._weightless = names[-1][0] if names and names[-1][1] == 1 else ""

    def weight(self, term: Term) -> int:
        if isinstance(term, int):
            return 1
        return int(term[0] != self._weightless) + sum(map(self.weight, term[1:]))

    def is_greater(self, one: Term, other: Term) -> bool:
        if isinstance(one, int) or one == other:
            return False
        counts: dict[int, int] = {}
        for variable in variables(one):
            counts[variable] = counts.get(variable, 0) + 1
        for variable in variables(other):
            counts[variable] = counts.get(variable, 0) - 1
        if any(count < 0 for count in counts.values()):
            return False
        difference = self.weight(one) - self.weight(other)
        return difference > 0 or (difference == 0 and self._is_greater_of_weight(one, other))

    def _is_greater_of_weight(self, one: Term, other: Term) -> bool:
        assert not isinstance(one, int)
        if isinstance(other, int):
            return True  # some `f (f … x)`, f without a weight
        if one[0] != other[0]:
            return self._rank.get(one[0], -1) > self._rank.get(other[0], -1)
        for first, second in zip(one[1:], other[1:], strict=False):
            if first != second:
                return self.is_greater(first, second)
        return False
