"""Terms, and the order that rules go down in."""

from __future__ import annotations

from itertools import permutations, product

from hypothesis import given
from hypothesis import strategies as st

from models.equations.terms import Ordering, Sorts, Unifier, matches, places, replaced, size, substituted

A, B = ("a",), ("b",)
ORDER = Ordering([("a", 0), ("b", 0), ("op", 2), ("inv", 1)])
TERMS = st.recursive(
    st.sampled_from([0, 1, A, B]),
    lambda inner: st.tuples(st.just("inv"), inner) | st.tuples(st.just("op"), inner, inner),
    max_leaves=6,
)
GROUND = TERMS.map(lambda term: substituted(term, {0: A, 1: B}))


def op(x, y):
    return ("op", x, y)


def inv(x):
    return ("inv", x)


def test_an_instance_is_recognised_and_what_variables_stand_for_is_told() -> None:
    values: dict = {}
    assert matches(op(0, inv(0)), op(A, inv(A)), values)
    assert values == {0: A}
    assert not matches(op(0, inv(0)), op(A, inv(B)), {})


def test_terms_are_unified_with_types_that_agree() -> None:
    sorts = Sorts({"a": "G", "b": "H"})
    unifier = Unifier(sorts, {0: "G", 1: "G"})
    assert unifier.unify(op(0, inv(1)), op(A, inv(0)))
    assert substituted(op(0, inv(1)), unifier.values) == op(A, inv(A))
    assert not Unifier(sorts, {0: "G"}).unify(0, B)
    assert not Unifier(sorts, {}).unify(0, inv(0))


@given(TERMS, TERMS)
def test_what_is_greater_is_not_smaller(one, other) -> None:
    assert not (ORDER.is_greater(one, other) and ORDER.is_greater(other, one))


@given(GROUND, GROUND)
def test_terms_without_variables_are_all_in_order(one, other) -> None:
    assert one == other or ORDER.is_greater(one, other) or ORDER.is_greater(other, one)


@given(TERMS, TERMS, GROUND, GROUND)
def test_an_order_of_terms_is_one_of_their_instances(one, other, x, y) -> None:
    if ORDER.is_greater(one, other):
        values = {0: x, 1: y}
        assert ORDER.is_greater(substituted(one, values), substituted(other, values))


@given(TERMS)
def test_a_part_is_smaller_than_the_whole(term) -> None:
    for position, inner in places(term):
        assert not position or ORDER.is_greater(term, inner)
        assert replaced(term, position, inner) == term


def test_an_inverse_is_taken_of_what_is_combined() -> None:
    assert ORDER.is_greater(inv(op(0, 1)), op(inv(1), inv(0)))
    assert ORDER.is_greater(op(op(0, 1), 2), op(0, op(1, 2)))
    assert size(op(0, inv(A))) == 4


def test_every_order_of_three_is_transitive() -> None:
    terms = [A, B, inv(A), inv(inv(B)), op(A, B), op(B, A), op(inv(A), A), inv(op(A, A))]
    for x, y, z in permutations(terms, 3):
        assert not (ORDER.is_greater(x, y) and ORDER.is_greater(y, z)) or ORDER.is_greater(x, z)
    assert not any(ORDER.is_greater(x, y) for x, y in product([0, 1], repeat=2))
