"""A prover without a model: what is left of an induction, made more general and proved by another one.

In the goal that a step case leaves, a term that occurs more than once becomes a variable; before that, the induction
hypothesis is used against the direction in which `simp` uses it, where that makes a term occur more than once. That is
the generalisation of Boyer and Moore (*A Computational Logic*, 1979), and what proof planning calls lemma
calculation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from assistant.lean.goals import Goal
from models.inductive import STANDARD, Inductives, constructors_of
from models.protocol import Candidate, ImmediateProver, ProofState
from models.shapes import (
    Head,
    fresh_name,
    local_names,
    mentions,
    proofs,
    shape,
    strip_parentheses,
    things,
)
from models.space.functions import WORD, Function, Functions, applications, closure, named

SCORE = -1.4
MOST_TERMS = 4


class Generalisations(ImmediateProver):
    """`functions` and `inductives` are those that the file defines. It has something to say below an induction."""

    name = "generalisations"

    def __init__(self, functions: Functions | None = None, inductives: Inductives | None = None) -> None:
        self.functions = functions or {}
        self.inductives = {**STANDARD, **(inductives or {})}

    def candidates(self, state: ProofState, wanted: int) -> list[Candidate]:
        if not state.goals or not any("induction" in step for step in state.steps):
            return []
        goal = state.goals[0]
        if "✝" in goal.target or shape(goal.target).head is not Head.EQ:
            return []
        found = dict(self._all(goal))
        ranked = sorted(found.items(), key=lambda item: -item[1])
        return [Candidate(tactic, score, self.name) for tactic, score in ranked[:wanted]]

    def _all(self, goal: Goal) -> Iterator[tuple[str, float]]:
        used = closure(named(goal.target, self.functions), self.functions)
        rules = f" [{', '.join(used)}]" if used else ""
        for rank, (equation, using) in enumerate(self._equations(goal)):
            for term, kind in self._repeated(equation, dict(things(goal)))[:MOST_TERMS]:
                yield from self._lemma(goal, equation, term, kind, rules, using, SCORE - 0.2 * rank)

    def _equations(self, goal: Goal) -> Iterator[tuple[str, str]]:
        """The goal, and the goal with an induction hypothesis used on one side, with that hypothesis."""
        target = " ".join(goal.target.split())
        yield target, ""
        two = shape(target)
        for name, proposition in proofs(goal):
            form = shape(proposition)
            if form.head is not Head.EQ or not name.startswith("ih"):
                continue
            for whole, part in ((form.left, form.right), (form.right, form.left)):
                if not WORD.fullmatch(part):
                    continue
                for number, side in enumerate((two.left, two.right)):
                    if mentions(side, part) and whole not in side:
                        changed = _replaced(side, part, f"({whole})")
                        sides = (changed, two.right) if number == 0 else (two.left, changed)
                        yield f"{sides[0]} = {sides[1]}", name

    def _repeated(self, equation: str, kinds: Mapping[str, str]) -> list[tuple[str, str]]:
        """Terms that occur more than once, with their types as far as they follow from the `kinds` of variables, else
        without; the smaller ones first."""
        found: dict[str, str] = {}
        for name in named(equation, self.functions):
            function = self.functions[name]
            for arguments in applications(equation, name, len(function.arguments), function.symbols):
                for head in dict.fromkeys((name, function.short)):
                    term = " ".join([head, *arguments])
                    if equation.count(term) > 1 and constructors_of(function.result, self.inductives):
                        found[term] = type_there(function, [kinds.get(argument, "") for argument in arguments])
        return sorted(found.items(), key=lambda item: len(item[0]))

    def _lemma(
        self, goal: Goal, equation: str, term: str, kind: str, rules: str, using: str, score: float
    ) -> Iterator[tuple[str, float]]:
        """The general statement as a lemma, with inductions on the new variable, and the goal by it."""
        taken = local_names(goal)
        h, a = fresh_name("hgen", taken), fresh_name("a", taken)
        general = _replaced(equation, term, a)
        others = [name for name, kind_ in things(goal) if mentions(general, name) and "→" not in kind_]
        free = " ".join([a, *reversed(others)])
        bound = " ".join([f"({a} : {kind})" if kind else a, *reversed(others)])
        last = f"simp [{h}, {using}]" if using else f"exact {h} {_atom(term)} {' '.join(reversed(others))}".strip()
        claim = f"have {h} : ∀ {bound}, {general} := by\n  intro {free}\n"
        generalizing = f" generalizing {' '.join(reversed(others))}" if others else ""
        for opening, late in ((f"induction {a}", 0.0), (f"induction {a}{generalizing}", -0.3)):
            yield f"{claim}  {opening} <;> simp_all{rules}\n{last}", score + late
            yield f"{claim}  {opening} <;> (try simp_all{rules}) <;> grind{rules}\n{last}", score + late - 0.5


_WORDS = re.compile(r"[^\W\d][\w'₀-₉]*(?:\.[^\W\d][\w'₀-₉]*)*|\S")


def type_there(function: Function, given: Sequence[str]) -> str:
    """The result type of a function that is applied to arguments of given types (empty where one is not known); empty
    where it has no type variables, or these do not follow from those."""
    means: dict[str, str] = {}
    for pattern, kind in zip(function.arguments, given, strict=True):
        left, right = _WORDS.findall(strip_parentheses(pattern)), _WORDS.findall(strip_parentheses(kind))
        if len(left) == len(right):
            means |= {
                variable: there for variable, there in zip(left, right, strict=True) if variable in function.types
            }
    if set(function.types) & set(_WORDS.findall(function.result)) - means.keys():
        return ""
    return _WORDS.sub(lambda match: means.get(match[0], match[0]), function.result) if means else ""


def _replaced(text: str, term: str, by: str) -> str:
    """Every occurrence of a term, which loses the brackets around it when a name takes its place."""
    if WORD.fullmatch(by):
        text = text.replace(f"({term})", by)
    return re.sub(rf"(?<![\w.']){re.escape(term)}(?![\w'])", by, text)


def _atom(text: str) -> str:
    return text if WORD.fullmatch(text) else f"({strip_parentheses(text)})"
