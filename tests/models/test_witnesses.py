"""Witnesses that solve an equation."""

import pytest

from models.shapes import shape
from models.witnesses import NotPolynomial, polynomial, solved


@pytest.mark.parametrize(
    ("target", "witness"),
    [
        ("∃ k, n = k", "n"),
        ("∃ k, 2 * m + 2 * n = 2 * k", "m + n"),
        ("∃ k, 4 * n = 2 * k", "2 * n"),
        ("∃ k, f a = f k", ""),
        ("∃ k, 3 * n = 2 * k", ""),
        ("∃ k, k = k + n", ""),
    ],
)
def test_an_equation_is_solved_for_the_bound_variable(target: str, witness: str) -> None:
    found = solved(shape(target))
    assert ([witness] if witness else []) == [" + ".join(sorted(term.split(" + "))) for term in found]


def test_equal_polynomials_are_equal_whatever_their_order() -> None:
    assert polynomial("(a + b) * (a + b)") == polynomial("a ^ 2 + 2 * b * a + b * b")
    assert polynomial("a * 0 + 1") == polynomial("1")


@pytest.mark.parametrize("text", ["a - b", "", "a +", "(a", "a / b"])
def test_what_is_no_polynomial_is_refused(text: str) -> None:
    with pytest.raises(NotPolynomial):
        polynomial(text)
