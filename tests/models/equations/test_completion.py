"""Proofs of equations, each replayed step by step."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from models.equations.completion import Completion, Equation, EquationalProof, NotFound, derived, without_detours
from models.equations.terms import Ordering, Sorts, Term, part, replaced

A, B, E = ("a",), ("b",), ("e",)
NAMES = [("a", 0), ("b", 0), ("e", 0), ("join", 2), ("op", 2), ("inv", 1)]
LONG = 1e9


def op(x: Term, y: Term) -> Term:
    return ("op", x, y)


def join(x: Term, y: Term) -> Term:
    return ("join", x, y)


def inv(x: Term) -> Term:
    return ("inv", x)


def law(left: Term, right: Term, variables: int = 0) -> Equation:
    return Equation(left, right, ("G",) * variables)


ASSOCIATIVE = law(op(op(0, 1), 2), op(0, op(1, 2)), 3)
LEFT_GROUP = [ASSOCIATIVE, law(op(E, 0), 0, 1), law(op(inv(0), 0), E, 1)]
LATTICE = [
    law(join(0, 1), join(1, 0), 2),
    law(op(0, 1), op(1, 0), 2),
    law(join(0, op(0, 1)), 0, 2),
    law(op(0, join(0, 1)), 0, 2),
]


def instance(term: Term, values: Sequence[Term]) -> Term:
    return values[term] if isinstance(term, int) else (term[0], *(instance(one, values) for one in term[1:]))


def replay(proof: EquationalProof, given: int, start: Term, end: Term) -> None:
    """Fails where a step does not do what it says, or rests on an equation that is not shown before."""

    def walk(steps, term: Term, below: int) -> Term:
        for step in steps:
            assert step.equation < below
            equation = proof.equations[step.equation]
            assert len(step.values) == len(equation.kinds)
            left, right = instance(equation.left, step.values), instance(equation.right, step.values)
            before, after = (left, right) if step.forward else (right, left)
            assert part(term, step.position) == before
            term = replaced(term, step.position, after)
        return term

    for number in derived(proof, given):
        equation = proof.equations[number]
        assert walk(equation.steps, equation.left, number) == equation.right
    assert walk(proof.steps, start, len(proof.equations)) == end


@pytest.mark.parametrize(
    ("given", "left", "right"),
    [
        pytest.param(LEFT_GROUP, op(A, inv(A)), E, id="a left inverse is a right one"),
        pytest.param(LEFT_GROUP, op(A, E), A, id="a left identity is a right one"),
        pytest.param(LEFT_GROUP, inv(op(A, B)), op(inv(B), inv(A)), id="the inverse of a product"),
        pytest.param(LEFT_GROUP, inv(inv(A)), A, id="an inverse of an inverse"),
        pytest.param(
            [ASSOCIATIVE, law(op(E, 0), 0, 1), law(op(0, E), 0, 1), law(op(0, 0), E, 1)],
            op(A, B),
            op(B, A),
            id="squares that vanish commute",
        ),
        pytest.param(LATTICE, op(A, A), A, id="a lattice is idempotent"),
        pytest.param([*LEFT_GROUP, law(op(A, B), E)], B, inv(A), id="with a hypothesis about constants"),
        pytest.param([law(inv(inv(inv(0))), 0, 1), law(inv(inv(A)), A)], inv(A), A, id="orders that have no factor"),
    ],
)
def test_it_is_proved(given: list[Equation], left: Term, right: Term) -> None:
    proof = Completion(given, Sorts({}), Ordering(NAMES)).prove(left, right, LONG, 400)
    replay(proof, len(given), left, right)
    shorter = without_detours(proof, len(given))
    replay(shorter, len(given), left, right)
    assert derived(shorter, len(given)) <= derived(proof, len(given))


@pytest.mark.parametrize(
    ("given", "left", "right"),
    [
        pytest.param(LEFT_GROUP, op(A, B), op(B, A), id="not every group is commutative"),
        pytest.param(LATTICE, op(A, B), A, id="not every element is below every other"),
        pytest.param([law(op(0, 1), op(1, 0), 2)], op(A, op(B, E)), op(op(A, B), E), id="not associative"),
    ],
)
def test_what_does_not_follow_is_not_proved(given: list[Equation], left: Term, right: Term) -> None:
    with pytest.raises(NotFound):
        Completion(given, Sorts({}), Ordering(NAMES)).prove(left, right, LONG, 60)


def test_it_ends_at_the_deadline() -> None:
    clock = iter(range(10_000))
    completion = Completion(LEFT_GROUP, Sorts({}), Ordering(NAMES), lambda: next(clock))
    with pytest.raises(NotFound):
        completion.prove(op(A, B), op(B, A), 50, 10**9)
    assert next(clock) < 100


def test_variables_of_different_types_are_not_mixed_up() -> None:
    action = [
        Equation(("act", E, 0), 0, ("X",)),
        Equation(("act", op(0, 1), 2), ("act", 0, ("act", 1, 2)), ("G", "G", "X")),
    ]
    sorts = Sorts({"op": "G", "e": "G", "act": "X"})
    names = Ordering([*NAMES[:3], ("x", 0), ("act", 2), *NAMES[4:]])
    x = ("x",)
    proof = Completion(action, sorts, names).prove(("act", op(E, E), x), x, LONG, 100)
    replay(proof, 2, ("act", op(E, E), x), x)
    assert {kind for equation in proof.equations for kind in equation.kinds} <= {"G", "X"}
