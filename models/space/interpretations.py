"""What a file's own numbers mean: a value in Lean's natural numbers for each element of a type, and what functions do
to values.

A type whose constructors carry nothing but one smaller element is a notation for numbers: Peano's (`zero`, `succ`), or
binary (`one`, `zeroAnd`, `oneAnd`). Each constructor is given a linear function such that no two elements have the same
value. What a function does to values is guessed from samples: a polynomial, or one of a few operations.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from models.inductive import Constructor, type_head
from models.space.functions import Function
from models.space.polynomials import NoPolynomial, interpolated

NAT = "_root_.Nat"
"""Lean's own, also below a type of a file that has the same name."""
ARGUMENTS = 4
"""Of a function, at most."""
SAMPLES_ALONG = {1: 8, 2: 5, 3: 3, 4: 2}
"""By how many arguments there are, how many values of each are combined with all values of the others."""
FURTHER = (3, 4)
"""Values that one argument has while the others have the least."""
DEGREE = 3


@dataclass(frozen=True, slots=True)
class Image:
    """What a constructor does to the value of what it carries: `factor * n + summand`; a constant has the factor 0."""

    constructor: str
    factor: int
    summand: int

    def of(self, value: int) -> int:
        return self.factor * value + self.summand

    def written(self, value: str) -> str:
        times = value if self.factor == 1 else f"{self.factor} * {value}"
        return f"{times} + {self.summand}" if self.summand else times


@dataclass(frozen=True, slots=True)
class Interpretation:
    """`kind` is the type as functions name it, `written` as it stands at the place; `value` is the name of the function
    that gives the value. `equations` are names for what it does to each constructor, `least` and `same` for the lemmas
    that no value is below the lowest, and that elements are the same whose values are."""

    kind: str
    written: str
    value: str
    images: tuple[Image, ...]
    equations: tuple[str, ...]
    least: str
    same: str

    @property
    def constants(self) -> tuple[Image, ...]:
        return tuple(image for image in self.images if not image.factor)

    @property
    def lowest(self) -> int:
        """The least value that there is."""
        return min(image.summand for image in self.constants)

    def terms(self, count: int) -> list[tuple[str, int]]:
        """The elements of the least values, each with its value."""
        found = {image.summand: f".{image.constructor}" for image in self.constants}
        largest = self.lowest + count
        waiting = list(found)
        while waiting:
            value = waiting.pop()
            for image in self.images:
                larger = image.of(value)
                if image.factor and larger <= largest and larger not in found:
                    found[larger] = f"(.{image.constructor} {found[value]})"
                    waiting.append(larger)
        return [(found[value], value) for value in sorted(found)][:count]

    @property
    def introduced(self) -> str:
        """The tactic that adds the function, and what it does to constructors, to the context."""
        claims = [
            f"(∀ n, {self.value} (.{i.constructor} n) = {i.written(f'{self.value} n')})"
            if i.factor
            else f"{self.value} .{i.constructor} = {i.summand}"
            for i in self.images
        ]
        branches = [f"(fun _ k => {i.written('k')})" if i.factor else str(i.summand) for i in self.images]
        proofs = ["fun _ => rfl" if i.factor else "rfl" for i in self.images]
        recursor = f"@{self.written}.rec (fun _ => {NAT}) {' '.join(branches)}"
        return (
            f"obtain ⟨{', '.join([self.value, *self.equations])}⟩ : "
            f"∃ {self.value} : {self.written} → {NAT}, {' ∧ '.join(claims)} :=\n"
            f"  ⟨fun n => {recursor} n, {', '.join(proofs)}⟩"
        )

    @property
    def lemmas(self) -> tuple[str, ...]:
        """That elements are the same whose values are, with what that takes."""
        rules = ", ".join(self.equations)
        bound = f"have {self.least} : ∀ x, {self.lowest} ≤ {self.value} x := by\n"
        bound += f"  intro x; induction x <;> simp only [{rules}] <;> omega"
        ways = ["rfl", "omega"]
        if self.lowest:
            ways += [f"(rename_i b; have := {self.least} b; omega)", f"(rename_i a _; have := {self.least} a; omega)"]
        ways.append("(rename_i _ ih b; rw [(ih b).2 (by omega)])")
        same = f"have {self.same} : ∀ x y, x = y ↔ {self.value} x = {self.value} y := by\n"
        same += "  intro x; induction x <;> intro y <;> refine ⟨congrArg _, fun h => ?_⟩ <;> cases y <;>\n"
        same += f"    simp only [{rules}] at h <;> first | {' | '.join(ways)}"
        return (bound, same) if self.lowest else (same,)


def images(constructors: Sequence[Constructor]) -> Iterator[tuple[Image, ...]]:
    """Ways to read the constructors of a type as numbers, none of which two elements share; none where it is no type
    of numbers."""
    if any(c.fields and (len(c.fields), len(c.recursive)) != (1, 1) for c in constructors):
        return
    ends, steps = ([c for c in constructors if bool(c.fields) == larger] for larger in (False, True))
    if len(ends) != 1 or not 1 <= len(steps) <= 2:
        return
    if len(steps) == 1:
        yield _in_order(constructors, {ends[0].name: (0, 0), steps[0].name: (1, 1)})
        return
    for even, odd in (steps, steps[::-1]):
        yield _in_order(constructors, {ends[0].name: (0, 1), even.name: (2, 0), odd.name: (2, 1)})
        yield _in_order(constructors, {ends[0].name: (0, 0), odd.name: (2, 1), even.name: (2, 2)})


def _in_order(constructors: Sequence[Constructor], linear: Mapping[str, tuple[int, int]]) -> tuple[Image, ...]:
    return tuple(Image(c.name, *linear[c.name]) for c in constructors)


# --- functions on values -------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Reading:
    """What the types of functions mean: `types` by their heads. Lean's own natural numbers mean themselves."""

    types: Mapping[str, Interpretation]

    def reads(self, function: Function) -> bool:
        """Whether something can be guessed about it."""
        return (
            1 <= len(function.arguments) <= ARGUMENTS
            and all(self._is_number(kind) for kind in function.arguments)
            and (self._is_number(function.result) or function.result in ("Bool", "Int"))
        )

    def _is_number(self, kind: str) -> bool:
        return self._is_own(kind) or kind in ("Nat", NAT)

    def _is_own(self, kind: str) -> bool:
        return type_head(kind) in self.types

    def value(self, kind: str, term: str) -> str:
        """The value of a term of a type."""
        there = self.types.get(type_head(kind))
        return f"{there.value} {term}" if there is not None else term

    def samples(self, function: Function) -> list[tuple[str, tuple[int, ...]]]:
        """Applications of a function, and the values of its arguments."""
        arity = len(function.arguments)
        count = max(SAMPLES_ALONG[arity], 1 + max(FURTHER))
        along = [self._terms(kind, count) for kind in function.arguments]
        chosen = list(product(range(SAMPLES_ALONG[arity]), repeat=arity))
        for place, further in product(range(arity), FURTHER):
            chosen.append(tuple(further if one == place else 0 for one in range(arity)))
        found = dict[tuple[int, ...], str]()
        for indices in chosen:
            terms = [terms[index] for terms, index in zip(along, indices, strict=True)]
            found[tuple(value for _, value in terms)] = " ".join([function.name, *(term for term, _ in terms)])
        return [(self.value(function.result, f"({text})"), values) for values, text in found.items()]

    def _terms(self, kind: str, count: int) -> list[tuple[str, int]]:
        there = self.types.get(type_head(kind))
        return there.terms(count) if there is not None else [(str(value), value) for value in range(count)]

    def law(self, function: Function, form: str) -> str:
        """The statement that a form makes of a function: what it does to values, for all arguments."""
        names = VARIABLES[: len(function.arguments)]
        applied = " ".join([function.name, *names])
        result = self.value(function.result, f"({applied})") if self._is_own(function.result) else applied
        there = [self.value(kind, variable) for kind, variable in zip(function.arguments, names, strict=True)]
        left, _, right = form.partition(" = ")
        right = right.format(*there)
        if function.result == "Int":
            right = f"(({right} : {NAT}) : Int)"
        return f"∀ {' '.join(names)}, {left.format(*there, result=result)} = {right}"


VARIABLES = ("a", "b", "c", "d")


@dataclass(frozen=True, slots=True)
class Form:
    """An operation on values as Lean reads it, with `{0}` and `{1}` for them, and what it gives."""

    written: str
    meaning: Callable[..., int]

    def fits(self, points: Sequence[tuple[int, ...]], values: Sequence[int]) -> bool:
        return all(self.meaning(*point) == value for point, value in zip(points, values, strict=True))


NUMBERS: Mapping[int, tuple[Form, ...]] = {
    1: (
        Form("{0} - 1", lambda a: max(a - 1, 0)),
        Form("{0} / 2", lambda a: a // 2),
        Form("{0} % 2", lambda a: a % 2),
        Form("2 ^ {0}", lambda a: 2**a),
    ),
    2: (
        Form("{0} - {1}", lambda a, b: max(a - b, 0)),
        Form("{1} - {0}", lambda a, b: max(b - a, 0)),
        Form("Max.max ({0}) ({1})", max),
        Form("Min.min ({0}) ({1})", min),
        Form("({0}) ^ {1}", lambda a, b: a**b),
        Form("({1}) ^ {0}", lambda a, b: b**a),
    ),
}
"""By how many arguments there are, operations that are no polynomials."""
TRUTHS: Mapping[int, tuple[Form, ...]] = {
    1: (
        Form("{0} = 0", lambda a: a == 0),
        Form("{0} ≠ 0", lambda a: a != 0),
        Form("{0} % 2 = 0", lambda a: a % 2 == 0),
        Form("{0} % 2 = 1", lambda a: a % 2 == 1),
    ),
    2: (
        Form("{0} = {1}", lambda a, b: a == b),
        Form("{0} ≠ {1}", lambda a, b: a != b),
        Form("{0} ≤ {1}", lambda a, b: a <= b),
        Form("{0} < {1}", lambda a, b: a < b),
        Form("{1} ≤ {0}", lambda a, b: b <= a),
        Form("{1} < {0}", lambda a, b: b < a),
    ),
}
"""By how many arguments there are, what is decided about them."""


REWRITES = "{result} = "
"""How forms begin by which a function can be replaced."""


class NoForm(ValueError):
    """None that is known takes these values."""


def form_of(points: Sequence[tuple[int, ...]], values: Sequence[int]) -> str:
    """An equation for what takes these values (truths as `bool`) at these points, with `{result}` for it and `{0}`,
    `{1}` for the arguments. At least one point. Errors: `NoForm`."""
    arity = len(points[0])
    if all(isinstance(value, bool) for value in values):
        for form in TRUTHS.get(arity, ()):
            if form.fits(points, values):
                return f"{REWRITES}decide ({form.written})"
        raise NoForm
    for form in NUMBERS.get(arity, ()):
        if form.fits(points, values):
            return REWRITES + form.written
    try:
        found = interpolated(points, values, DEGREE)
    except NoPolynomial:
        raise NoForm from None
    names = [f"{{{number}}}" for number in range(arity)]
    left = "{result}" if found.denominator == 1 else f"{found.denominator} * {{result}}"
    if found.negative.terms:
        left += f" + {found.negative.written(names)}"
    return f"{left} = {found.positive.written(names)}"
