"""A prover without a model: operators that instances of a file give to its own types, seen through.

`a + b` on a type of the file is a function of the file by `instance : Add N := ⟨add⟩`, and `a ≤ b` may be a formula.
Goals show the operator only, so the function, its equations and the lemmas about it are found by operator and type.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.lean.declarations import declarations, in_one_line
from assistant.lean.goals import Goal
from models.protocol import Candidate, ImmediateProver, ProofState
from models.shapes import Head, fresh_name, local_names, proofs, shape, strip_parentheses, things
from models.space.functions import WORD
from models.space.lemmas import own_lemmas

CLASSES = {
    "Add": ("+", ("HAdd.hAdd", "Add.add")),
    "Mul": ("*", ("HMul.hMul", "Mul.mul")),
    "Sub": ("-", ("HSub.hSub", "Sub.sub")),
    "Append": ("++", ("HAppend.hAppend", "Append.append")),
    "LE": ("≤", ("LE.le",)),
    "LT": ("<", ("LT.lt",)),
}
"""By class the operator, and what unfolds it."""


@dataclass(frozen=True, slots=True)
class Operator:
    """What an operator means on a type: a `function` of the file, or else a formula of two `variables`. `unfolding` are
    the names by which `simp` gets there."""

    symbol: str
    kind: str
    unfolding: tuple[str, ...]
    function: str = ""
    variables: tuple[str, ...] = ()
    formula: str = ""

    def stated(self, left: str, right: str) -> str:
        """The formula for two terms."""
        values = dict(zip(self.variables, (f"({left})", f"({right})"), strict=True))
        return re.sub(
            r"(?<![\w.'])[^\W\d][\w'₀-₉]*", lambda match: values.get(match.group(), match.group()), self.formula
        )


def declared_operators(text: str) -> tuple[Operator, ...]:
    """Those that the instances of a text define."""
    found: list[Operator] = []
    for declaration in declarations(text):
        if declaration.kind != "instance":
            continue
        stated = re.search(r":\s*(\w+)\s+(.+)$", declaration.statement_in_one_line(text))
        if stated is None or stated[1] not in CLASSES:
            continue
        symbol, unfolding = CLASSES[stated[1]]
        body = in_one_line(text[declaration.signature_end : declaration.span.end])
        value = re.sub(r"^(?::=|where)\s*", "", body)
        value = value.strip("⟨⟩ ") if value.startswith("⟨") else re.sub(r"^\w+\s*:=\s*", "", value)
        kind = strip_parentheses(stated[2])
        if WORD.fullmatch(value):
            found.append(Operator(symbol, kind, unfolding, value))
        elif formula := re.fullmatch(r"fun\s+([\w']+)\s+([\w']+)\s*(?:=>|↦)\s*(.+)", value):
            found.append(Operator(symbol, kind, unfolding, "", (formula[1], formula[2]), formula[3]))
    return tuple(found)


def operators_in(goal: Goal, operators: Sequence[Operator]) -> list[Operator]:
    """Those that a goal shows on a type that something there has."""
    kinds = {kind for _, kind in things(goal)}
    words = set(re.split(r"[\s()]+", " ".join([goal.target, *(proposition for _, proposition in proofs(goal))])))
    return [one for one in operators if one.kind in kinds and one.symbol in words]


class Operators(ImmediateProver):
    """`operators` are those that the file defines."""

    name = "operators"

    def __init__(self, operators: Sequence[Operator] = ()) -> None:
        self.operators = tuple(operators)

    def candidates(self, state: ProofState, wanted: int) -> list[Candidate]:
        if not state.goals:
            return []
        found = dict(self._all(state.goals[0], state))
        ranked = sorted(found.items(), key=lambda item: -item[1])
        return [Candidate(tactic, score, self.name) for tactic, score in ranked[:wanted]]

    def _all(self, goal: Goal, state: ProofState) -> Iterator[tuple[str, float]]:
        there = operators_in(goal, self.operators)
        functions = [one for one in there if one.function]
        for one in there:
            if one.formula:
                yield from _through(goal, one)
        if functions:
            rules = ", ".join(dict.fromkeys(name for one in functions for name in (*one.unfolding, one.function)))
            yield f"simp [{rules}]", -1.4
            yield f"simp_all [{rules}]", -1.6
            about = own_lemmas(state, [name for one in functions for name in (one.function, one.symbol)])
            for rank, lemma in enumerate([*about.permutations, *about.equations, *about.others]):
                yield f"exact {lemma} ..", -1.0 - 0.1 * rank


def _through(goal: Goal, operator: Operator) -> Iterator[tuple[str, float]]:
    """The goal by what the operator means, and hypotheses taken apart by it."""
    taken = local_names(goal)
    form = shape(goal.target)
    if form.head is Head.ORDER and f" {operator.symbol} " in f" {goal.target} ":
        yield f"show {operator.stated(form.left, form.right)}", -0.5
    if operator.formula.startswith("∃"):
        witness = fresh_name("c", taken)
        for rank, (name, proposition) in enumerate(list(proofs(goal))[:4]):
            if shape(proposition).head is Head.ORDER and f" {operator.symbol} " in proposition:
                yield f"obtain ⟨{witness}, rfl⟩ := {name}", -0.6 - 0.1 * rank
                yield f"obtain ⟨{witness}, {fresh_name('h' + witness, taken)}⟩ := {name}", -0.7 - 0.1 * rank
