"""Polynomials that take given values: by elimination over the rationals."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import product
from math import lcm, prod


class NoPolynomial(ValueError):
    """None of that degree takes these values."""


@dataclass(frozen=True, slots=True)
class Polynomial:
    """A sum of monomials over a common `denominator`: the exponent of each variable, and a coefficient that is not
    0."""

    terms: tuple[tuple[tuple[int, ...], int], ...]
    denominator: int = 1

    def at(self, values: Sequence[int]) -> Fraction:
        top = sum(
            c * prod(value**power for value, power in zip(values, powers, strict=True)) for powers, c in self.terms
        )
        return Fraction(top, self.denominator)

    @property
    def positive(self) -> Polynomial:
        """Its terms above 0, times the denominator."""
        return Polynomial(tuple((powers, c) for powers, c in self.terms if c > 0))

    @property
    def negative(self) -> Polynomial:
        """What is taken from those, times the denominator."""
        return Polynomial(tuple((powers, -c) for powers, c in self.terms if c < 0))

    def written(self, variables: Sequence[str]) -> str:
        """The top as Lean reads it, with a text for each variable that needs no parentheses as a factor."""
        return " + ".join(_monomial(powers, c, variables) for powers, c in self.terms) or "0"


def _monomial(powers: Sequence[int], coefficient: int, variables: Sequence[str]) -> str:
    factors = [variable for variable, power in zip(variables, powers, strict=True) for _ in range(power)]
    return " * ".join([*([str(coefficient)] if coefficient != 1 or not factors else []), *factors])


def interpolated(points: Sequence[Sequence[int]], values: Sequence[int], degree: int) -> Polynomial:
    """The polynomial of least degree, and of that degree at most, that takes the values at the points. Where several
    do, one of few and low monomials. At least one point. Errors: `NoPolynomial`."""
    for most in range(degree + 1):
        monomials = sorted(
            (powers for powers in product(range(most + 1), repeat=len(points[0])) if sum(powers) <= most),
            key=lambda powers: (sum(powers), [-power for power in powers]),
        )
        if (solved := _solution(points, values, monomials)) is not None:
            below = lcm(*(c.denominator for c in solved))
            terms = [(powers, int(c * below)) for powers, c in zip(monomials, solved, strict=True) if c]
            return Polynomial(tuple(sorted(terms, key=lambda term: -sum(term[0]))), below)
    raise NoPolynomial


def _solution(
    points: Sequence[Sequence[int]], values: Sequence[int], monomials: Sequence[tuple[int, ...]]
) -> list[Fraction] | None:
    """Coefficients by Gaussian elimination, 0 for the monomials that the points do not tell from earlier ones."""
    rows = [
        [*(Fraction(prod(v**p for v, p in zip(point, powers, strict=True))) for powers in monomials), Fraction(value)]
        for point, value in zip(points, values, strict=True)
    ]
    pivots: list[int] = []
    for column in range(len(monomials)):
        done = len(pivots)
        pivot = next((number for number in range(done, len(rows)) if rows[number][column]), None)
        if pivot is None:
            continue
        rows[done], rows[pivot] = rows[pivot], rows[done]
        head = rows[done] = [entry / rows[done][column] for entry in rows[done]]
        for number, row in enumerate(rows):
            if number != done and row[column]:
                rows[number] = [entry - row[column] * other for entry, other in zip(row, head, strict=True)]
        pivots.append(column)
    if any(row[-1] for row in rows[len(pivots) :]):
        return None
    solved = [Fraction(0)] * len(monomials)
    for row, column in zip(rows, pivots, strict=False):
        solved[column] = row[-1]
    return solved
