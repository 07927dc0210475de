"""Equations from the laws of a structure and from what is assumed: a calculation that completion finds."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncGenerator, Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.lean.goals import Goal
from assistant.premises.statements import binder_groups
from models.equations.classes import AlgebraicClasses, Law, laws, spellings
from models.equations.completion import Completion, Equation, EquationalProof, NotFound, Step, derived, without_detours
from models.equations.syntax import NotATerm, Quantified, parse, printed, quantified
from models.equations.terms import (
    Ordering,
    Sorts,
    Term,
    arguments,
    contains,
    instance,
    part,
    places,
    replaced,
    variables,
)
from models.notation import Notation
from models.protocol import Candidate, Capabilities, ProofState, Proposal, StepRequest
from models.shapes import Head, local_names, proofs, shape, things, top_level_words

SECONDS = 1.0
"""For one goal, …"""
IN_VAIN_SECONDS = 3.0
"""… and for all those together of which nothing came: after that only what a search begins with is worth it, since its
many states are alike, as the steps of inductions are."""
MOST_EQUATIONS = 200
"""That are taken up."""
MOST_LEMMAS = 12
"""Of the file, as equations to start from."""
SCORE = -0.4
LETTERS = "xyzwuvpqrst"


@dataclass(frozen=True, slots=True)
class _Given:
    """A law as it is used: its name, and of each variable its name and whether it is given by its place."""

    name: str
    names: tuple[str, ...]
    explicit: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class Problem:
    """An equation to be shown from others, `given` in the same order as `equations`. `spelled` are names as the goal
    writes them, `namespaces` what need not be written before others, `taken` what no variable may be called."""

    left: Term
    right: Term
    equations: tuple[Equation, ...]
    given: tuple[_Given, ...]
    sorts: tuple[tuple[str, str], ...]
    spelled: tuple[tuple[str, str], ...]
    namespaces: tuple[str, ...]
    taken: frozenset[str]


class Equations:
    """A `StepProver` that calculates with the equations that hold for all elements of some type, when the goal is an
    equation: the fields of the classes and structures of the file, hypotheses, and lemmas of the file."""

    name = "equations"
    stage = 1
    capabilities = Capabilities(seconds=0.2)

    def __init__(
        self, classes: AlgebraicClasses, notation: Notation, now: Callable[[], float] = time.monotonic
    ) -> None:
        """`classes` and `notation` are those of the file above."""
        self._classes, self._notation, self._now = classes, notation, now
        self._in_vain = 0.0
        """Seconds."""

    async def load(self) -> None:
        """There is nothing to be made ready."""

    async def close(self) -> None:
        """It holds nothing."""

    async def propose(self, requests: Sequence[StepRequest], deadline: float) -> AsyncGenerator[Proposal, None]:
        for request in requests:
            yield Proposal(request.number, await self._candidates(request.state, deadline))

    async def _candidates(self, state: ProofState, deadline: float) -> tuple[Candidate, ...]:
        if state.steps and self._in_vain > IN_VAIN_SECONDS:
            return ()
        try:
            stated = problem(state, self._classes, self._notation)
        except NotATerm:
            return ()
        started = self._now()
        seconds = min(SECONDS, deadline - asyncio.get_running_loop().time())
        tactic = await asyncio.to_thread(_solved, stated, round(seconds, 1))
        self._in_vain = 0.0 if tactic else self._in_vain + self._now() - started
        return (Candidate(tactic, SCORE, self.name, why="calculated with the laws that hold here"),) if tactic else ()


@lru_cache(maxsize=256)
def _solved(stated: Problem, seconds: float) -> str:
    """The tactic, empty where nothing was found."""
    sorts = Sorts(dict(stated.sorts))
    completion = Completion(stated.equations, sorts, Ordering(_names(stated)))
    try:
        proof = completion.prove(stated.left, stated.right, time.monotonic() + seconds, MOST_EQUATIONS)
    except NotFound:
        return ""
    return _Writer(stated, without_detours(proof, len(stated.given))).tactic()


# --- what is to be shown, from what --------------------------------------------------------------------------------


def problem(state: ProofState, classes: AlgebraicClasses, notation: Notation) -> Problem:
    """What a state asks. Errors: `NotATerm` where its first goal is no equation, or nothing holds for all elements."""
    goal = state.goals[0]
    form = shape(goal.target)
    if form.head is not Head.EQ:
        raise NotATerm(goal.target)
    local, stated = local_names(goal), list[Law]()
    for hypothesis in goal.hypotheses:
        head = top_level_words(hypothesis.type)[:1]
        if head and head[0] in classes:
            if not hypothesis.accessible_names:
                notation = notation.with_names(spellings(tuple(local), classes, hypothesis.type))
                stated += laws(hypothesis.type, classes)
            for name in hypothesis.accessible_names:
                stated += laws(hypothesis.type, classes, name)
    stated += (Law(name, proposition) for name, proposition in proofs(goal))
    equations = list(_read(stated, notation))
    if not any(equation.kinds for equation, _ in equations):
        raise NotATerm("nothing that holds for all elements")
    equations += _read(_lemmas(state), notation)
    return _problem(goal, form.left, form.right, equations, notation, state.file.namespaces)


def _lemmas(state: ProofState) -> Iterator[Law]:
    """Equations of the file without conditions."""
    found = 0
    for scored in state.premises:
        premise = scored.premise
        if premise.in_library or premise.open or premise.kind not in ("theorem", "lemma") or found == MOST_LEMMAS:
            continue
        binders: list[str] = []
        for group, is_body in binder_groups(premise.statement):
            if is_body:
                found += 1
                yield Law(premise.name, f"∀ {' '.join(binders)}, {group}" if binders else group)
            elif not group.startswith("[") and not group.strip("({⦃})").partition(":")[2].strip().startswith("Type"):
                binders.append(group)


def _read(stated: Iterable[Law], notation: Notation) -> Iterator[tuple[Equation, _Given]]:
    """Those of some propositions that are equations between terms."""
    for law in stated:
        try:
            one = quantified(law.proposition)
            if any("=" in kind or "≤" in kind or "<" in kind for kind in one.kinds):
                continue  # a condition
            yield _equation(one, notation), _Given(law.name, one.names, one.explicit)
        except NotATerm:
            continue


def _equation(one: Quantified, notation: Notation) -> Equation:
    numbers = {name: number for number, name in enumerate(one.names)}
    left, right = parse(one.left, notation, numbers), parse(one.right, notation, numbers)
    if set(numbers.values()) - {*variables(left), *variables(right)}:
        raise NotATerm("a variable of which nothing is said")
    return Equation(left, right, one.kinds)


def _problem(
    goal: Goal,
    left: str,
    right: str,
    equations: Sequence[tuple[Equation, _Given]],
    notation: Notation,
    namespaces: Sequence[str],
) -> Problem:
    spelled: dict[str, str] = {}
    for text in (goal.target, *(hypothesis.type for hypothesis in goal.hypotheses)):
        for word in text.replace("(", " ").replace(")", " ").split():
            if word in notation.names:
                spelled.setdefault(notation.names[word], word)
    sides = parse(left, notation, {}), parse(right, notation, {})
    kinds = dict(things(goal))
    sorts, typed = _sorts([equation for equation, _ in equations], sides, kinds)
    heads = {term[0] for equation in typed for side in (equation.left, equation.right) for term in _heads(side)}
    if not any(term[0] in heads for side in sides for term in _heads(side)):
        raise NotATerm("nothing that the equations speak of")
    return Problem(
        *sides,
        tuple(typed),
        tuple(given for _, given in equations),
        tuple(sorts.items()),
        tuple(spelled.items()),
        tuple(".".join(namespaces[:count]) for count in range(len(namespaces), 0, -1)),
        frozenset(heads | local_names(goal)),
    )


def _heads(term: Term) -> Iterator[tuple[str, ...]]:
    for _, inner in places(term):
        assert not isinstance(inner, int)
        yield inner


def _sorts(
    equations: Sequence[Equation], sides: tuple[Term, Term], kinds: Mapping[str, str]
) -> tuple[dict[str, str], list[Equation]]:
    """Of each function the type that it gives, and the equations with the types of all variables, as far as one
    follows from the other."""
    results = {name: kind for name, kind in kinds.items() if "→" not in kind}
    parameters: dict[tuple[str, int], str] = {}
    variable_kinds = [list(equation.kinds) for equation in equations]

    def visit(term: Term, wanted: str, own: list[str]) -> str:
        if isinstance(term, int):
            own[term] = own[term] or wanted
            return own[term]
        if wanted:
            results.setdefault(term[0], wanted)
        for place, argument in enumerate(term[1:]):
            if kind := visit(argument, parameters.get((term[0], place), ""), own):
                parameters.setdefault((term[0], place), kind)
        return results.get(term[0], "")

    for _ in range(3):
        for equation, own in zip(equations, variable_kinds, strict=True):
            visit(equation.right, visit(equation.left, "", own), own)
            visit(equation.left, visit(equation.right, "", own), own)
        visit(sides[1], visit(sides[0], "", []), [])
        visit(sides[0], visit(sides[1], "", []), [])
    typed = [Equation(e.left, e.right, tuple(own)) for e, own in zip(equations, variable_kinds, strict=True)]
    return results, typed


def _names(stated: Problem) -> list[tuple[str, int]]:
    """All functions with their number of arguments: constants, functions of two and more, those of one."""
    found: dict[str, int] = {}
    for equation in stated.equations:
        for side in (equation.left, equation.right):
            found |= {term[0]: len(term) - 1 for term in _heads(side)}
    for side in (stated.left, stated.right):
        found |= {term[0]: len(term) - 1 for term in _heads(side) if term[0] not in found}
    return sorted(found.items(), key=lambda item: (item[1] > 0, -item[1]) if item[1] else (False, 0))


# --- the proof in Lean ---------------------------------------------------------------------------------------------


class _Writer:
    """Writes a proof: a `have` for each equation that was derived and is used, and a calculation."""

    def __init__(self, stated: Problem, proof: EquationalProof) -> None:
        self._stated, self._proof = stated, proof
        self._spelled = dict(stated.spelled)
        self._labels: dict[int, str] = {}
        fresh = (f"e{number}" for number in range(1, 10_000) if f"e{number}" not in stated.taken)
        for number in sorted(derived(proof, len(stated.given))):
            self._labels[number] = next(fresh)

    def tactic(self) -> str:
        lines = [line for number in self._labels for line in self._have(number)]
        return "\n".join([*lines, *self._calculation(self._stated.left, self._proof.steps, ())])

    def _have(self, number: int) -> list[str]:
        equation = self._proof.equations[number]
        names = self._variables(len(equation.kinds))
        groups: list[tuple[list[str], str]] = []
        for name, kind in zip(names, equation.kinds, strict=True):
            if groups and groups[-1][1] == kind:
                groups[-1][0].append(name)
            else:
                groups.append(([name], kind))
        bound = " ".join(f"({' '.join(some)} : {kind})" if kind else " ".join(some) for some, kind in groups)
        said = f"{self._text(equation.left, names)} = {self._text(equation.right, names)}"
        head = (
            f"have {self._labels[number]} {bound} : {said} := by"
            if bound
            else f"have {self._labels[number]} : {said} := by"
        )
        return [head, *("  " + line for line in self._calculation(equation.left, equation.steps, names))]

    def _calculation(self, start: Term, steps: Sequence[Step], names: Sequence[str]) -> list[str]:
        if not steps:
            return ["rfl"]
        if len(steps) == 1:
            return [f"rw [{self._rule(start, steps[0], names)[0]}]"]
        lines = [f"calc {self._text(start, names)}"]
        term = start
        for step in steps:
            rule, after = self._rule(term, step, names)
            lines.append(f"  _ = {self._text(after, names)} := by rw [{rule}]")
            term = after
        return lines

    def _rule(self, term: Term, step: Step, names: Sequence[str]) -> tuple[str, Term]:
        """How `rw` is told, and what comes of the term. It rewrites everywhere in the equation of two neighbours, so
        it goes from the side that does not stand within the other."""
        equation = self._proof.equations[step.equation]
        left, right = (instance(side, step.values) for side in (equation.left, equation.right))
        before, after = (left, right) if step.forward else (right, left)
        assert part(term, step.position) == before
        backwards = contains(right, left)
        return ("← " if backwards else "") + self._named(step, names), replaced(term, step.position, after)

    def _named(self, step: Step, names: Sequence[str]) -> str:
        values = [self._in_brackets(value, names) for value in step.values]
        if step.equation >= len(self._stated.given):
            return " ".join([self._labels[step.equation], *values])
        given = self._stated.given[step.equation]
        words = [
            value if explicit else f"({name} := {value})"
            for name, explicit, value in zip(given.names, given.explicit, values, strict=True)
        ]
        return " ".join([self._short(given.name), *words])

    def _variables(self, count: int) -> tuple[str, ...]:
        found: list[str] = []
        number = 0
        while len(found) < count:
            name = LETTERS[number % len(LETTERS)] + (str(number // len(LETTERS)) if number >= len(LETTERS) else "")
            if name not in self._stated.taken:
                found.append(name)
            number += 1
        return tuple(found)

    def _text(self, term: Term, names: Sequence[str]) -> str:
        return printed(self._respelled(term), names)

    def _in_brackets(self, term: Term, names: Sequence[str]) -> str:
        text = self._text(term, names)
        return f"({text})" if arguments(term) else text

    def _respelled(self, term: Term) -> Term:
        if isinstance(term, int):
            return term
        return (self._spelled.get(term[0]) or self._short(term[0]), *map(self._respelled, term[1:]))

    def _short(self, name: str) -> str:
        return next((name.removeprefix(f"{n}.") for n in self._stated.namespaces if name.startswith(f"{n}.")), name)
