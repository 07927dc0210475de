"""Proofs of equations from equations, by completion.

Equations are turned into rules that make terms smaller; where two rules rewrite one term in different ways, what comes
of it is another equation, until both sides of what is to be shown have the same normal form. An equation that has no
direction is used where an instance of it has one, so that nothing is lost with commutativity (Knuth and Bendix 1970;
Bachmair, Dershowitz and Plaisted, «Completion without failure», 1989). The one that is smallest is taken up next.
"""

from __future__ import annotations

import heapq
import itertools
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from models.equations.terms import (
    Ordering,
    Position,
    Sorts,
    Term,
    Unifier,
    arguments,
    instance,
    matches,
    part,
    places,
    renumbered,
    replaced,
    size,
    substituted,
    variables,
)

MOST_SIZE = 40
"""Names and variables of both sides together, beyond which an equation is not worth looking at."""
AC_LAW_SIZE = 5
"""Of one side of `f x (f y z) = f y (f x z)`: with this, commutativity and associativity all that differs only by an
order is shown, and larger equations of that kind bring nothing."""


@dataclass(frozen=True, slots=True)
class Step:
    """One rewriting with an equation (by its number) at a position: from its left side to its right one, or back;
    `values` are what its variables stand for."""

    equation: int
    forward: bool
    position: Position
    values: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class Equation:
    """`left = right` for all variables 0, 1, …, whose types are `kinds`. Of one that was derived, `steps` lead from the
    left to the right; what was given has none."""

    left: Term
    right: Term
    kinds: tuple[str, ...] = ()
    steps: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True)
class EquationalProof:
    """`steps` lead from the left of what was to be shown to its right, `equations` are all that were derived and
    given, by their numbers."""

    equations: Sequence[Equation]
    steps: tuple[Step, ...]


class NotFound(Exception):
    """No proof within the limits: whether there is one is not known."""


@dataclass(frozen=True, slots=True)
class _Rule:
    """An equation in one direction, `ordered` where every instance makes a term smaller."""

    number: int
    forward: bool
    left: Term
    right: Term
    ordered: bool


class Completion:
    def __init__(
        self, given: Sequence[Equation], sorts: Sorts, ordering: Ordering, now: Callable[[], float] = time.monotonic
    ) -> None:
        self._sorts, self._ordering, self._now = sorts, ordering, now
        self.equations: list[Equation] = list(given)
        self._rules: dict[str, list[_Rule]] = {}
        self._active: list[int] = []
        self._passive: list[tuple[int, bool, int, Equation]] = []
        """By weight; among those alike, equations with a number (`False` before it) come before new ones (`True`)."""
        self._new = itertools.count()
        self._seen: set[tuple[Term, Term]] = set()
        self._commutative = _commutative_and_associative(given)

    def prove(self, left: Term, right: Term, deadline: float, most: int) -> EquationalProof:
        """A proof that two terms without variables are equal, before the deadline and with so many equations taken up
        at most. Errors: `NotFound`."""
        for number, equation in enumerate(tuple(self.equations)):
            heapq.heappush(self._passive, (_weight(equation), False, number, equation))
        sides: list[tuple[Term, tuple[Step, ...]]] = [(left, ()), (right, ())]
        for _ in range(most):
            if sides[0][0] == sides[1][0]:
                return EquationalProof(tuple(self.equations), sides[0][1] + _reversed(sides[1][1]))
            if not self._passive or self._now() > deadline:
                break
            _, new, number, equation = heapq.heappop(self._passive)
            if not self._take_up(equation, None if new else number, deadline):
                continue
            sides = [(term, (*steps, *more)) for old, steps in sides for term, more in [self._normal(old)]]
        raise NotFound

    def _take_up(self, equation: Equation, number: int | None, deadline: float) -> bool:
        """Whether an equation, which has a number unless it is new, brought anything."""
        (left, before), (right, behind) = self._normal(equation.left), self._normal(equation.right)
        if self._is_an_order(left, right):
            return False
        if number is None or before or behind:
            steps = equation.steps
            if number is not None:
                steps = (Step(number, True, (), tuple(range(len(equation.kinds)))),)
            equation = _compact(left, right, equation.kinds, (*_reversed(before), *steps, *behind))
            number = len(self.equations)
            self.equations.append(equation)
        made = self._directions(number, equation)
        self._put_back(made)
        for rule in made:
            self._rules.setdefault(_head(rule.left), []).append(rule)
        self._active.append(number)
        for other in tuple(self._active):
            if self._now() > deadline:
                break
            for first in self._directions(other, self.equations[other]):
                for second in made:
                    self._overlap(first, second)
                    if other != number:
                        self._overlap(second, first)
        return True

    def _put_back(self, made: Sequence[_Rule]) -> None:
        """What new rules make smaller is taken up again, in its smaller form."""
        for number in tuple(self._active):
            equation = self.equations[number]
            if any(
                rule.ordered and _head(rule.left) == _head(inner) and matches(rule.left, inner, {})
                for rule in made
                for side in (equation.left, equation.right)
                for _, inner in places(side)
            ):
                self._active.remove(number)
                for rules in self._rules.values():
                    rules[:] = [rule for rule in rules if rule.number != number]
                heapq.heappush(self._passive, (_weight(equation), False, number, equation))

    def _is_an_order(self, left: Term, right: Term) -> bool:
        """Whether an equation says nothing but that the order does not matter, and not for the first time."""
        if left == right:
            return True
        return size(left) > AC_LAW_SIZE and bool(self._commutative) and self._in_order(left) == self._in_order(right)

    def _in_order(self, term: Term) -> Term:
        """The same for all terms that differ only by commutativity and associativity."""
        if isinstance(term, int) or term[0] not in self._commutative:
            return term if isinstance(term, int) else (term[0], *map(self._in_order, term[1:]))
        pending, operands = list(term[1:]), list[Term]()
        while pending:
            one = pending.pop()
            if not isinstance(one, int) and one[0] == term[0]:
                pending += one[1:]
            else:
                operands.append(self._in_order(one))
        return (term[0], *sorted(operands, key=repr))

    def _directions(self, number: int, equation: Equation) -> list[_Rule]:
        left, right = equation.left, equation.right
        if self._ordering.is_greater(left, right):
            return [_Rule(number, True, left, right, ordered=True)]
        if self._ordering.is_greater(right, left):
            return [_Rule(number, False, right, left, ordered=True)]
        both = [_Rule(number, True, left, right, ordered=False), _Rule(number, False, right, left, ordered=False)]
        return [rule for rule in both if not isinstance(rule.left, int)]

    # --- rewriting -------------------------------------------------------------------------------------------------

    def _normal(self, term: Term) -> tuple[Term, tuple[Step, ...]]:
        """A term that no rule makes smaller any more, and how it is got."""
        steps: list[Step] = []
        while True:
            for step, result in self._rewritings(term):
                steps.append(step)
                term = result
                break
            else:
                return term, tuple(steps)

    def _rewritings(self, term: Term) -> Iterator[tuple[Step, Term]]:
        for position, inner in places(term):
            for rule in self._rules.get(_head(inner), ()):
                values: dict[int, Term] = {}
                if not matches(rule.left, inner, values):
                    continue
                if not rule.ordered and not all(variable in values for variable in variables(rule.right)):
                    continue
                result = instance(rule.right, values)
                if rule.ordered or self._ordering.is_greater(inner, result):
                    count = len(self.equations[rule.number].kinds)
                    step = Step(rule.number, rule.forward, position, tuple(values.get(n, inner) for n in range(count)))
                    yield step, replaced(term, position, result)

    # --- what two rules make of one term ---------------------------------------------------------------------------

    def _overlap(self, outer: _Rule, inner: _Rule) -> None:
        kinds = dict(enumerate(self.equations[outer.number].kinds))
        by = len(kinds)
        kinds |= {by + number: kind for number, kind in enumerate(self.equations[inner.number].kinds)}
        inner_left, inner_right = renumbered(inner.left, by), renumbered(inner.right, by)
        for position, place in places(outer.left):
            if not position and outer == inner:
                continue
            if _head(place) != _head(inner_left):
                continue
            unifier = Unifier(self._sorts, kinds)
            if not unifier.unify(place, inner_left):
                continue
            values = unifier.values
            top = substituted(outer.left, values)
            one, other = substituted(outer.right, values), replaced(top, position, substituted(inner_right, values))
            if size(one) + size(other) > MOST_SIZE or self._is_an_order(one, other):
                continue
            if self._goes_up(outer, top, one) or self._goes_up(inner, part(top, position), part(other, position)):
                continue
            at_outer = tuple(substituted(number, values) for number in range(by))
            at_inner = tuple(substituted(number, values) for number in range(by, len(kinds)))
            steps = (
                Step(inner.number, not inner.forward, position, at_inner),
                Step(outer.number, outer.forward, (), at_outer),
            )
            equation = _compact(other, one, [kinds[number] for number in range(len(kinds))], steps)
            key = (equation.left, equation.right)
            if key not in self._seen:
                self._seen.add(key)
                heapq.heappush(self._passive, (_weight(equation), True, next(self._new), equation))

    def _goes_up(self, rule: _Rule, before: Term, after: Term) -> bool:
        return not rule.ordered and self._ordering.is_greater(after, before)


MOST_INLINED = 3
"""Steps of an equation that is used once, at which it need not be stated by itself."""


def without_detours(proof: EquationalProof, given: int) -> EquationalProof:
    """The same proof where equations that were derived (those from the number `given` on) in few steps, and are used
    once, are not stated: their steps stand where they were used."""
    equations, steps = list(proof.equations), proof.steps
    for number in sorted(derived(proof, given), reverse=True):
        one = equations[number]
        used = derived(EquationalProof(equations, steps), given)
        uses = [step for some in (steps, *(equations[other].steps for other in used)) for step in some]
        if len(one.steps) <= MOST_INLINED and sum(step.equation == number for step in uses) == 1:
            steps = _inlined(steps, number, one)
            for other in used:
                e = equations[other]
                equations[other] = Equation(e.left, e.right, e.kinds, _inlined(e.steps, number, one))
    return EquationalProof(tuple(equations), steps)


def derived(proof: EquationalProof, given: int) -> set[int]:
    """The numbers of those equations, from `given` on, that a proof goes by, also through others."""
    found: set[int] = set()
    pending = list(proof.steps)
    while pending:
        number = pending.pop().equation
        if number >= given and number not in found:
            found.add(number)
            pending += proof.equations[number].steps
    return found


def _inlined(steps: Sequence[Step], number: int, equation: Equation) -> tuple[Step, ...]:
    found: list[Step] = []
    for step in steps:
        if step.equation != number:
            found.append(step)
            continue
        values = dict(enumerate(step.values))
        found += (
            Step(s.equation, s.forward, step.position + s.position, tuple(instance(v, values) for v in s.values))
            for s in (equation.steps if step.forward else _reversed(equation.steps))
        )
    return tuple(found)


def _commutative_and_associative(given: Sequence[Equation]) -> frozenset[str]:
    laws = {(e.left, e.right) for e in given} | {(e.right, e.left) for e in given}
    names = {e.left[0] for e in given if not isinstance(e.left, int)}
    return frozenset(f for f in names if {((f, 0, 1), (f, 1, 0)), ((f, (f, 0, 1), 2), (f, 0, (f, 1, 2)))} <= laws)


def _head(term: Term) -> str:
    return "" if isinstance(term, int) else str(term[0])


def _weight(equation: Equation) -> int:
    return size(equation.left) + size(equation.right)


def _reversed(steps: Sequence[Step]) -> tuple[Step, ...]:
    return tuple(Step(s.equation, not s.forward, s.position, s.values) for s in reversed(steps))


def _compact(left: Term, right: Term, kinds: Sequence[str], steps: Sequence[Step]) -> Equation:
    """An equation whose variables are 0, 1, … in order of appearance. A variable that only steps mention stands for
    nothing in particular: another one of its type takes its place, where there is one."""
    order = {variable: number for number, variable in enumerate(dict.fromkeys([*variables(left), *variables(right)]))}
    used = list(order)
    for variable in sorted({v for step in steps for value in step.values for v in variables(value)} - order.keys()):
        same = next((other for other in used if kinds[other] == kinds[variable]), None)
        order[variable] = len(used) if same is None else order[same]
        if same is None:
            used.append(variable)

    def renamed(term: Term) -> Term:
        return order[term] if isinstance(term, int) else (term[0], *map(renamed, arguments(term)))

    return Equation(
        renamed(left),
        renamed(right),
        tuple(kinds[variable] for variable in used),
        tuple(Step(s.equation, s.forward, s.position, tuple(map(renamed, s.values))) for s in steps),
    )
