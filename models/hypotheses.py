"""What the local hypotheses invite, each by its outermost operator."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.lean.goals import Goal
from models.inductive import Inductives, alternatives, type_head
from models.patterns import pattern, splits
from models.predicates import Predicates, unfolded
from models.shapes import Head, Shape, bound_names, fresh_name, local_names, proofs, shape, things

Scored = tuple[str, float]
MOST = 14
"""Hypotheses that are looked at, the newest first."""


def by_hypotheses(goal: Goal, target: Shape, predicates: Predicates, inductives: Inductives) -> Iterator[Scored]:
    """Tactics that use one hypothesis; the newest are the likeliest."""
    taken = local_names(goal)
    known = list(proofs(goal))
    for rank, (name, proposition) in enumerate(known[:MOST]):
        age = 0.1 * rank
        meaning = unfolded(proposition, predicates)
        form = shape(meaning)
        if splits(meaning, predicates):
            yield from _taken_apart(name, meaning, age, taken, predicates)
        match form.head:
            case Head.FALSE:
                yield f"exact {name}.elim", -0.2
            case Head.AND:
                yield f"exact {name}.1", -1.6 - age
                yield f"exact {name}.2", -1.6 - age
            case Head.OR:
                yield f"cases {name} with | inl {name} => ?_ | inr {name} => ?_", -0.9 - age
                yield f"cases {name} <;> simp_all", -1.8 - age
            case Head.IFF:
                for tactic in ("apply {}.mp", "apply {}.mpr", "rw [{}]", "rw [← {}]"):
                    yield tactic.format(name), -2.0 - age
                forward, back = fresh_name(f"{name}1", taken), fresh_name(f"{name}2", taken)
                yield f"obtain ⟨{forward}, {back}⟩ := {name}", -1.9 - age
                yield f"exact {name}.symm", -2.4 - age
            case Head.EQ:
                yield from _equation(name, form, goal, age)
            case Head.NOT | Head.NE:
                if target.head is Head.FALSE:
                    yield f"apply {name}", -1.2 - age
                else:
                    yield f"exact absurd (by assumption) {name}", -2.8 - age
                    yield f"exact absurd (by simp_all) {name}", -3.8 - age
                    yield f"exfalso; apply {name}", -3.4 - age
            case Head.IMPLIES | Head.FORALL:
                yield from _function(name, form, goal, known, age, predicates)
            case Head.MEMBER:
                yield f"simp at {name}", -1.6 - age
                yield f"cases {name}", -2.6 - age
            case Head.ORDER:
                yield f"cases {name}", -4.2 - age
            case _:
                yield from _inductive(name, proposition, goal, age, taken, inductives)
        yield f"simp at {name}", -2.6 - age
        if re.search(r"\bif\b|\bmatch\b", f" {proposition} "):
            yield f"split at {name}", -1.5 - age
    yield from _pairs(known, target)


def _taken_apart(name: str, meaning: str, age: float, taken: set[str], predicates: Predicates) -> Iterator[Scored]:
    others = taken - {name}
    whole = pattern(meaning, name, set(others), predicates)
    yield f"obtain {whole} := {name}" if " | " not in whole else f"rcases {name} with {whole}", -0.7 - age
    substituted = pattern(meaning, name, set(others), predicates, substitute=True)
    if substituted != whole:
        verb = f"obtain {substituted} := {name}" if " | " not in substituted else f"rcases {name} with {substituted}"
        yield verb, -0.6 - age


def _equation(name: str, form: Shape, goal: Goal, age: float) -> Iterator[Scored]:
    used = any(side and side in goal.target for side in (form.left, form.right))
    yield f"rw [{name}]", (-1.4 if form.left in goal.target else -3.0) - age
    yield f"rw [← {name}]", (-2.2 if form.right in goal.target else -3.4) - age
    if re.fullmatch(r"[\w'₀-₉]+", form.left) or re.fullmatch(r"[\w'₀-₉]+", form.right):
        yield f"subst {name}", -1.4 - age
    yield f"exact {name}.symm", -2.4 - age
    yield f"simp [{name}]", (-1.9 if used else -3.2) - age
    if "::" in form.left + form.right or "some" in form.left + form.right or "(" in form.left:
        yield f"injection {name}", -3.0 - age
        yield f"cases {name}", -2.6 - age


def _function(
    name: str, form: Shape, goal: Goal, known: list[tuple[str, str]], age: float, predicates: Predicates
) -> Iterator[Scored]:
    taken = local_names(goal)
    yield f"apply {name}", -1.3 - age
    yield f"apply {name} <;> assumption", -1.9 - age
    yield f"exact {name} _ (by assumption)", -3.0 - age
    inner, binders = form, 0
    while inner.head in (Head.FORALL, Head.IMPLIES) and binders < 6:
        binders += max(1, len(bound_names(inner.left))) if inner.head is Head.FORALL else 1
        inner = shape(unfolded(inner.right, predicates))
    gives = inner.head in (Head.EXISTS, Head.AND, Head.OR)
    if inner.head in (Head.EQ, Head.IFF):
        yield f"rw [{name}]", -2.0 - age
        yield f"rw [← {name}]", -3.0 - age
        yield f"simp [{name}]", -2.4 - age
    if form.head is Head.FORALL:
        yield f"simp [{name}] at *", -3.6 - age
        for position, (variable, _) in enumerate(list(things(goal))[:5]):
            fresh = fresh_name(f"{name}{variable}", taken)
            yield f"have {fresh} := {name} {variable}", -2.0 - age - 0.1 * position
            yield f"exact {name} {variable}", -2.6 - age - 0.1 * position
            if gives and binders == 1:
                form_of = pattern(_instance(form, variable), "h" + variable, set(taken), predicates, substitute=True)
                if " | " not in form_of:
                    yield f"obtain {form_of} := {name} {variable}", -1.5 - age - 0.1 * position
                else:
                    yield f"rcases {name} {variable} with {form_of}", -1.7 - age - 0.1 * position
    for position, (other, proposition) in enumerate(known[:8]):
        if other == name:
            continue
        if form.head is Head.IMPLIES and "∀" not in form.left and shape(form.left).head is not shape(proposition).head:
            continue
        late = age + 0.08 * position
        yield f"exact {name} {other}", -2.2 - late
        yield f"have {fresh_name('h' + other, taken)} := {name} {other}", -1.9 - late
        if form.head is Head.FORALL:
            yield f"have {fresh_name('h' + other, taken)} := {name} _ {other}", -2.1 - late
            yield f"exact {name} _ {other}", -2.4 - late


def _instance(form: Shape, variable: str) -> str:
    names = bound_names(form.left)
    if not names:
        return form.right
    return re.sub(rf"(?<![\w.'✝]){re.escape(names[0])}(?![\w'])", variable, form.right)


def _inductive(
    name: str, proposition: str, goal: Goal, age: float, taken: set[str], inductives: Inductives
) -> Iterator[Scored]:
    head = type_head(proposition)
    constructors = inductives.get(head) or inductives.get(head.rsplit(".", 1)[-1])
    near = 0.0 if constructors else -1.0
    if constructors:
        cases = alternatives(constructors, taken, induction=False, hole="?_")
        branches = alternatives(constructors, taken, induction=True, hole="?_")
        yield f"induction {name} with {branches}", -1.4 - age
        yield f"cases {name} with {cases}", -1.8 - age
    yield f"induction {name} <;> simp_all", -1.8 + near - age
    yield f"induction {name} <;> simp_all <;> omega", -2.2 + near - age
    yield f"cases {name}", -1.8 + near - age
    yield f"induction {name}", -2.4 + near - age
    yield f"cases {name} <;> simp_all", -2.2 + near - age
    yield f"apply {name}", -3.2 - age


def _pairs(known: list[tuple[str, str]], target: Shape) -> Iterator[Scored]:
    denying = {name for name, proposition in known[:8] if shape(proposition).head in (Head.NOT, Head.NE, Head.IMPLIES)}
    for left, proposition in known[:8]:
        for right in sorted(denying - {left}):
            yield f"exact absurd {left} {right}", -3.4
        if target.head is Head.AND:
            for right, _ in known[:6]:
                if right != left:
                    yield f"exact ⟨{left}, {right}⟩", -2.4
            if shape(proposition).head is Head.AND:
                yield f"exact ⟨{left}.2, {left}.1⟩", -2.0
