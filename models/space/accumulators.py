"""A prover without a model: what is said of an accumulator at its first value, said of every value.

`f x c = r` is rarely proved by induction as it stands, since the recursion changes the accumulator. So `f x acc` is
guessed to be `r` with `acc` added by some operation; that gives the statement back at `c`, and an induction that keeps
the accumulator free proves it. Where two accumulators are neighbours in one sequence, as in an iterative Fibonacci,
both are shifted together.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.lean.goals import Goal
from models.protocol import Candidate, ImmediateProver, ProofState
from models.shapes import Head, fresh_name, local_names, shape, strip_parentheses, things, top_level_words
from models.space.functions import WORD, Function, Functions, applications, closure, named
from models.space.openings import Call

SCORE = -1.2
FOLD = Function(
    "List.foldl", ("β → α → β", "β", "List α"), "β", (2,), (2,), (1,), calls=("List.foldl",), types=("α", "β")
)
"""The accumulator of the core library."""
PRODUCTS = "Nat.mul_comm, Nat.mul_left_comm, Nat.mul_assoc"
SUMS = "Nat.add_comm, Nat.add_left_comm, Nat.add_assoc"


class Accumulators(ImmediateProver):
    """`functions` are those that the file defines."""

    name = "accumulators"

    def __init__(self, functions: Functions | None = None) -> None:
        self.functions = functions or {}

    def candidates(self, state: ProofState, wanted: int) -> list[Candidate]:
        if not state.goals:
            return []
        goal = state.goals[0]
        best: dict[str, float] = {}
        for tactic, score in self._all(goal):
            best[tactic] = max(score, best.get(tactic, score))
        ranked = sorted(best.items(), key=lambda item: -item[1])
        return [Candidate(tactic, score, self.name) for tactic, score in ranked[:wanted]]

    def _all(self, goal: Goal) -> Iterator[tuple[str, float]]:
        form = shape(goal.target)
        if form.head is not Head.EQ or "✝" in goal.target or "\n" in form.left + form.right:
            return
        for left, right in ((form.left, form.right), (form.right, form.left)):
            for call in self._accumulating(left):
                yield from self._generalised(goal, call, strip_parentheses(right))

    def _accumulating(self, side: str) -> list[Call]:
        """The first calls, on one side, of functions that change an argument in their recursion."""
        plain = strip_parentheses(side)
        found: list[Call] = []
        for function in (*(self.functions[name] for name in named(plain, self.functions)), FOLD):
            if function.recursive and set(function.changing) - set(function.decreasing):
                calls = applications(plain, function.name, len(function.arguments), function.symbols)
                found += [Call(function, tuple(map(strip_parentheses, arguments))) for arguments in calls][:1]
        return found

    def _generalised(self, goal: Goal, call: Call, right: str) -> Iterator[tuple[str, float]]:
        function = call.function
        variables = dict(things(goal))
        recursed = [name for name in call.variables(function.decreasing) if name in variables]
        places = [place for place in function.changing if place not in function.decreasing]
        taken = local_names(goal)
        h, acc = fresh_name("h", taken), fresh_name("acc", taken)
        used = closure(named(goal.target, self.functions), self.functions)
        if len(places) == 1 and recursed:
            [place] = places
            first = call.arguments[place]
            if first in variables:
                return  # it is free already
            stated = _applied(call, {place: acc})
            for rank, combined in enumerate(_combined(right, acc, first, function.arguments[place], self.functions)):
                claim = (
                    f"suffices {h} : ∀ {acc}, {stated} = {combined} by simpa{_listed(used)} using {h} {_atom(first)}"
                )
                score = SCORE - 0.12 * rank
                opening = f"{claim}\nintro {acc}\ninduction {recursed[0]} generalizing {acc}"
                yield from ((f"{opening} <;> {closer}", score + late) for closer, late in _closers(used, combined))
                yield claim, score - 1.2
        if len(places) == 2 and recursed:
            yield from self._shifted(call, places, recursed[0], right, h, fresh_name("k", taken), used)

    def _shifted(
        self, call: Call, places: Sequence[int], variable: str, right: str, h: str, k: str, used: Sequence[str]
    ) -> Iterator[tuple[str, float]]:
        """Two accumulators that are neighbours in the sequence on the other side."""
        sequence = top_level_words(strip_parentheses(right))
        if len(sequence) != 2 or sequence[1] != variable:
            return
        g = sequence[0]
        for first, second in ((k, f"({k} + 1)"), (f"({k} + 1)", k)):
            stated = _applied(call, {places[0]: f"({g} {first})", places[1]: f"({g} {second})"})
            claim = (
                f"suffices {h} : ∀ {k}, {stated} = {g} ({variable} + {k}) by simpa{_listed(used)} using {h} 0\n"
                f"intro {k}\ninduction {variable} generalizing {k} with\n"
                f"| zero => simp{_listed(used)}\n"
                f"| succ {variable} ih =>\n"
                f"  have := ih ({k} + 1)\n"
            )
            yield claim + f"  simp_all{_listed([*used, SUMS])}", SCORE
            yield claim + f"  grind{_listed(used)}", SCORE - 0.4


def _applied(call: Call, instead: dict[int, str]) -> str:
    """The call with other arguments at some places."""
    arguments = [instead.get(place, _atom(argument)) for place, argument in enumerate(call.arguments)]
    return " ".join([call.function.name, *arguments])


def _combined(right: str, acc: str, first: str, kind: str, functions: Functions) -> list[str]:
    """What the call may be for any accumulator, when it is `right` for the first one."""
    value = _operand(right)
    own = [
        text
        for function in functions.values()
        if len(function.arguments) == 2 and {*function.arguments} == {function.result} == {kind}
        for text in (f"{function.name} {_atom(right)} {acc}", f"{function.name} {acc} {_atom(right)}")
    ]
    lists = [f"{value} ++ {acc}", f"{acc} ++ {value}"]
    if kind.startswith("List") or first == "[]":
        return [*lists, *own]
    if first in ("true", "false") or kind == "Bool":
        return [f"({value} && {acc})", f"({acc} && {value})", f"({value} || {acc})", f"({acc} || {value})", *own]
    sums = [f"{value} + {acc}", f"{acc} + {value}"]
    products = [f"{value} * {acc}", f"{acc} * {value}"]
    numbers = (
        [*products, *sums]
        if first == "1"
        else [*sums, f"max {_atom(right)} {acc}", f"max {acc} {_atom(right)}", *products]
    )
    return [*own, *numbers] if kind in ("Nat", "Int", "α", "β") or not own else own


def _closers(used: Sequence[str], combined: str) -> Iterator[tuple[str, float]]:
    simp = f"simp_all{_listed(used)}"
    yield simp, 0.0
    if "*" in combined:
        yield f"simp_all{_listed([*used, PRODUCTS])}", -0.1
        yield f"grind{_listed(used)}", -0.5
    elif "+ " in combined or "max" in combined:
        yield f"{simp} <;> omega", -0.1
        yield f"grind{_listed(used)}", -0.5
    else:
        yield f"(try {simp}) <;> grind{_listed(used)}", -0.6


def _listed(rules: Sequence[str]) -> str:
    return f" [{', '.join(rules)}]" if rules else ""


def _operand(text: str) -> str:
    """In brackets where it has to be beside an operator, which binds less than an application."""
    return text if all(word[0] in "([{" or WORD.fullmatch(word) for word in top_level_words(text)) else _atom(text)


def _atom(text: str) -> str:
    """In brackets where it has to be."""
    return text if WORD.fullmatch(text) or re.fullmatch(r"\d+|\[[^\[\]]*\]", text) else f"({text})"
