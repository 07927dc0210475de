"""Polynomials through given values."""

from __future__ import annotations

from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.space.polynomials import NoPolynomial, Polynomial, interpolated

GRID = list(product(range(4), repeat=2))


@pytest.mark.parametrize(
    ("function", "written"),
    [
        (lambda a, b: a + b, "x + y"),
        (lambda a, b: a * b + 2 * a + 3, "x * y + 2 * x + 3"),
        (lambda a, b: a * a * b, "x * x * y"),
        (lambda a, b: 0, "0"),
        (lambda a, b: 7, "7"),
    ],
)
def test_it_is_found_and_written_as_lean_reads_it(function, written: str) -> None:
    found = interpolated(GRID, [function(*point) for point in GRID], 3)
    assert found.written(["x", "y"]) == written
    assert found.denominator == 1
    assert found.negative.terms == ()


def test_halves_have_a_denominator() -> None:
    """The numbers of Gauss: n (n + 1) / 2."""
    points = [(n,) for n in range(6)]
    found = interpolated(points, [sum(range(n + 1)) for n in range(6)], 3)
    assert (found.denominator, found.written(["n"])) == (2, "n * n + n")
    assert found.at([10]) == 55


def test_what_is_taken_away_stands_apart() -> None:
    found = interpolated(GRID, [a * a - 2 * b for a, b in GRID], 2)
    assert found.positive.written(["a", "b"]) == "a * a"
    assert found.negative.written(["a", "b"]) == "2 * b"


@pytest.mark.parametrize("function", [lambda a: 2**a, lambda a: max(a - 1, 0), lambda a: a % 2])
def test_what_is_no_polynomial_of_that_degree_is_told(function) -> None:
    points = [(n,) for n in range(8)]
    with pytest.raises(NoPolynomial):
        interpolated(points, [function(n) for n in range(8)], 3)


def test_of_several_the_one_of_least_degree_is_taken() -> None:
    assert interpolated([(0,), (1,)], [0, 1], 3) == Polynomial((((1,), 1),))


@given(st.dictionaries(st.tuples(st.integers(0, 2), st.integers(0, 1)), st.integers(-9, 9).filter(bool), max_size=4))
def test_it_takes_the_values_everywhere(terms: dict[tuple[int, ...], int]) -> None:
    meant = Polynomial(tuple(terms.items()))
    found = interpolated(GRID, [int(meant.at(point)) for point in GRID], 3)
    for point in [*GRID, (7, 5), (100, 3)]:
        assert found.at(point) == meant.at(point) == Fraction(meant.at(point))
