"""What the local hypotheses invite, each by its outermost operator."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.lean.goals import Goal
from models.inductive import Inductives, alternatives, constructors_of
from models.patterns import assembled, pattern, splits
from models.predicates import Predicates, unfolded
from models.shapes import Head, Shape, bound_names, fresh_name, local_names, proofs, shape, things

Scored = tuple[str, float]
_VARIABLE = re.compile(r"[^\W\d][\w'₀-₉]*")
MOST = 14
"""Hypotheses that are looked at, the newest first."""


def by_hypotheses(goal: Goal, target: Shape, predicates: Predicates, inductives: Inductives) -> Iterator[Scored]:
    """Tactics that use one hypothesis; the newest are the likeliest."""
    taken = local_names(goal)
    known = list(proofs(goal))
    for rank, (name, proposition) in enumerate(known[:MOST]):
        age = 0.1 * rank
        if proposition == goal.target:
            yield f"exact {name}", -0.2 - age
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
                yield from _order(name, meaning, form, age, taken)
            case _:
                yield from _inductive(name, proposition, goal, age, taken, inductives)
        yield f"simp at {name}", -2.6 - age
        if re.search(r"\bif\b|\bmatch\b", f" {proposition} "):
            yield f"split at {name}", -1.5 - age
    yield from _pairs(goal, known, target)
    yield from _chained(known, target)


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
    backwards = 1.5 if name.startswith("ih") else 0.0  # it was made to be used forwards
    yield f"rw [← {name}]", (-2.2 if form.right in goal.target else -3.4) - backwards - age
    if re.fullmatch(r"[\w'₀-₉]+", form.left) or re.fullmatch(r"[\w'₀-₉]+", form.right):
        yield f"subst {name}", -1.4 - age
    yield f"exact {name}.symm", -2.4 - age
    yield f"simp [{name}]", (-1.9 if used else -3.2) - age
    if "fun" in form.right or "fun" in form.left:
        for rank, (thing, kind) in enumerate(list(things(goal))[:3]):
            if "→" not in kind:
                yield (
                    f"have {fresh_name(name + thing, local_names(goal))} := congrFun {name} {thing}",
                    -1.8 - age - 0.1 * rank,
                )
    if "::" in form.left + form.right or "some" in form.left + form.right or "(" in form.left:
        yield f"injection {name}", -3.0 - age
        yield f"cases {name}", -2.6 - age


def _order(name: str, meaning: str, form: Shape, age: float, taken: set[str]) -> Iterator[Scored]:
    yield f"cases {name}", -4.2 - age
    if _VARIABLE.fullmatch(form.right) and (" ≤ " in meaning or " < " in meaning):
        index, below, step = (fresh_name(wanted, taken) for wanted in ("k", "hk", "ih"))
        yield f"induction {name} with | refl => ?_ | @step {index} {below} {step} => ?_", -2.0 - age
    if " ≤ " in meaning:
        yield f"obtain ⟨{fresh_name('d', taken)}, rfl⟩ := Nat.exists_eq_add_of_le {name}", -2.6 - age
    elif " < " in meaning:
        yield f"obtain ⟨{fresh_name('d', taken)}, rfl⟩ := Nat.exists_eq_add_of_lt {name}", -2.8 - age


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
        yield from _through_the_middle(name, form, goal, age, predicates)
        yield from _at_numbers(name, form, inner, goal, age)
        yield from _diagonal(name, form, goal, age)
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


def _binders(form: Shape, predicates: Predicates) -> tuple[list[tuple[str, str]], int, str]:
    """The variables of a universal statement with their types (empty where not written), the number of propositions
    that it assumes, and what it concludes."""
    variables: list[tuple[str, str]] = []
    assumed = 0
    while form.head in (Head.FORALL, Head.IMPLIES):
        if form.head is Head.FORALL:
            kind = form.left.strip("({})").partition(":")[2].strip()
            variables += [(name, kind) for name in bound_names(form.left)]
        else:
            assumed += 1
        if len(variables) + assumed > 8:
            break
        form = shape(unfolded(form.right, predicates)) if form.right else form
        if not form.right and form.head in (Head.FORALL, Head.IMPLIES):
            break
    conclusion = f"{form.left} {form.head.value} {form.right}" if form.right else form.left or form.head.value
    return variables, assumed, conclusion


def _through_the_middle(name: str, form: Shape, goal: Goal, age: float, predicates: Predicates) -> Iterator[Scored]:
    """A statement whose conclusion does not name one of its variables, as transitivity: that one is chosen."""
    variables, assumed, conclusion = _binders(form, predicates)
    named = set(re.findall(r"[^\W\d][\w'₀-₉]*", conclusion))
    missing = [index for index, (variable, _) in enumerate(variables) if variable not in named]
    if len(missing) != 1 or not assumed:
        return
    kind = variables[missing[0]][1]
    for rank, (thing, thing_kind) in enumerate([t for t in things(goal) if "→" not in t[1]][:5]):
        if kind and kind != thing_kind:
            continue
        arguments = ["_"] * len(variables)
        arguments[missing[0]] = thing
        yield f"refine {name} {' '.join(arguments)} {' '.join(['?_'] * assumed)}", -1.7 - age - 0.1 * rank


def _at_numbers(name: str, form: Shape, inner: Shape, goal: Goal, age: float) -> Iterator[Scored]:
    """Instances of an equation or inequality about numbers, for `omega`."""
    if inner.head not in (Head.EQ, Head.ORDER, Head.NE):
        return
    names = bound_names(form.left)
    kind = form.left.strip("({})").partition(":")[2].strip()
    if kind and kind != "Nat":
        return
    numbers = [thing for thing, thing_kind in things(goal) if thing_kind == "Nat"][:4]
    for rank, number in enumerate(numbers):
        yield f"have := {name} {' '.join([number] * len(names))}; omega", -1.9 - age - 0.1 * rank
    taken = local_names(goal)
    for value in ("0", "1"):
        fresh = fresh_name(name + value, taken)
        yield f"have {fresh} := {name} {' '.join([value] * len(names))}", -2.8 - age
        yield f"have {fresh} := {name} {' '.join([value] * len(names))}; simp at {fresh}; omega", -2.6 - age
    if len(names) == 2:
        pairs = [(a, b) for a in [*numbers[:3], "1"] for b in [*numbers[:3], "1"] if a != b]
        for rank, (a, b) in enumerate(pairs[:6]):
            yield f"have {fresh_name(name + '1', taken)} := {name} {a} {b}", -2.6 - age - 0.1 * rank


def _diagonal(name: str, form: Shape, goal: Goal, age: float) -> Iterator[Scored]:
    """A statement about all predicates, at what a relation denies on its diagonal (Cantor's argument)."""
    kind = form.left.strip("({})").partition(":")[2].strip()
    if not re.fullmatch(r"[\w'₀-₉]+ → Prop", kind):
        return
    taken = local_names(goal)
    for relation, relation_kind in things(goal):
        if re.sub(r"[()]", "", relation_kind) == f"{kind.split()[0]} → {kind}":
            denied = f"(fun y => ¬{relation} y y)"
            if shape(form.right).head is Head.EXISTS:
                element, equation = fresh_name("a", taken), fresh_name("ha", taken)
                yield f"obtain ⟨{element}, {equation}⟩ := {name} {denied}", -1.6 - age
            yield f"have {fresh_name('hd', taken)} := {name} {denied}", -2.0 - age


def _instance(form: Shape, variable: str) -> str:
    names = bound_names(form.left)
    if not names:
        return form.right
    return re.sub(rf"(?<![\w.'✝]){re.escape(names[0])}(?![\w'])", variable, form.right)


def _inductive(
    name: str, proposition: str, goal: Goal, age: float, taken: set[str], inductives: Inductives
) -> Iterator[Scored]:
    constructors = constructors_of(proposition, inductives)
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


def _chained(known: list[tuple[str, str]], target: Shape) -> Iterator[Scored]:
    """Inequalities put together: one that is known, and one that a hypothesis gives for all numbers."""
    if target.head is not Head.ORDER:
        return
    known = known[:8]
    steps = [name for name, proposition in known if _concludes_order(proposition)]
    for name, proposition in known:
        if shape(proposition).head is Head.ORDER:
            for step in steps[:3]:
                for lemma in ("Nat.le_trans", "Nat.lt_of_le_of_lt", "Nat.lt_of_lt_of_le", "Nat.lt_trans"):
                    yield f"exact {lemma} {name} ({step} _)", -2.2
                    yield f"exact {lemma} ({step} _) {name}", -2.6


def _concludes_order(proposition: str) -> bool:
    form = shape(proposition)
    if form.head is not Head.FORALL:
        return False
    while form.head in (Head.FORALL, Head.IMPLIES):
        form = shape(form.right)
    return form.head is Head.ORDER


def _pairs(goal: Goal, known: list[tuple[str, str]], target: Shape) -> Iterator[Scored]:
    denying = {name for name, proposition in known[:8] if shape(proposition).head in (Head.NOT, Head.NE, Head.IMPLIES)}
    for left, _ in known[:8]:
        for right in sorted(denying - {left}):
            yield f"exact absurd {left} {right}", -3.4
        if target.head is Head.AND:
            for right, _ in known[:6]:
                if right != left:
                    yield f"exact ⟨{left}, {right}⟩", -2.4
    if target.head is Head.AND and (proof := assembled(goal.target, known)):
        yield f"exact {proof}", -2.0
