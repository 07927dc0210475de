"""A prover from premises: every retrieved lemma in the few ways in which lemmas are used, as far as it can fit."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.lean.goals import Goal
from assistant.premises.premise import Premise
from models.protocol import Candidate, ImmediateProver, ProofState
from models.shapes import Head, proofs, shape
from models.statements import Statement, constants, covers, is_variable, named_in, parse_statement, permutes, sides

DEFINING = frozenset("def abbrev instance structure inductive class".split())
TOGETHER = 5
"""Lemmas that are given to one `simp`."""
OPEN_PENALTY = 1.0
"""For a premise that is open: what is proved without it is worth more."""


class PremiseTemplates(ImmediateProver):
    """`exact`, `apply`, `rw`, `simp` with the premises of the state, the best first."""

    name = "premises"

    def candidates(self, state: ProofState, wanted: int) -> list[Candidate]:
        if not state.goals:
            return []
        goal = state.goals[0]
        best: dict[str, float] = {}
        simplifying: list[str] = []
        for rank, scored in enumerate(state.premises):
            premise = scored.premise
            if premise.kind in DEFINING:
                continue  # the portfolio unfolds what the file defines
            statement = parse_statement(premise.statement)
            behind = 0.012 * rank + OPEN_PENALTY * premise.open
            for tactic, score in uses(goal, premise, statement):
                best[tactic] = max(score - behind, best.get(tactic, -1e9))
            marked = "simp" in premise.attributes
            usable = not marked and not premise.open
            if len(simplifying) < TOGETHER and usable and simplifies(goal, statement):
                simplifying.append(premise.name)
        for tactic, score in together(simplifying):
            best[tactic] = max(score, best.get(tactic, -1e9))
        ranked = sorted(best.items(), key=lambda item: -item[1])
        return [Candidate(tactic, score, self.name) for tactic, score in ranked[:wanted]]


def uses(goal: Goal, premise: Premise, statement: Statement) -> Iterator[tuple[str, float]]:
    """The ways to use one premise at a goal, scored by how much of the goal it speaks about."""
    name = premise.name
    target = shape(goal.target)
    present = named_in(goal.target)
    needed = statement.needs
    form = shape(statement.conclusion)
    known = list(proofs(goal))[:8]
    if target.head is Head.FALSE and not any(
        shape(first).head is shape(proposition).head and covers(proposition, constants(first, statement.variables))
        for first in statement.hypotheses[:1]
        for _, proposition in known
    ):
        return
    away = 1.4 * (1 - len(needed & present) / (len(present) or 1))
    if fits_target(form.head, target.head) and needed <= present and needed:
        yield f"apply {name}", -1.4 - away
        if statement.hypotheses:
            yield f"apply {name} <;> assumption", -1.7 - away
            yield f"apply {name} <;> simp_all", -3.4 - away
            yield f"apply {name} <;> omega", -3.6 - away
        if form.head is Head.EQ:
            yield f"exact ({name} ..).symm", -2.6 - away
    two = sides(statement.conclusion)
    if two is not None:
        left, right = (constants(side, statement.variables) for side in two)
        if left and left <= present:
            yield f"rw [{name}]", -1.7 - 0.5 * away
            if not permutes(*two) and "simp" not in premise.attributes:
                yield f"simp [{name}]", -2.2 - 0.5 * away
        if right and right <= present and not permutes(*two) and not is_variable(two[1]):
            yield f"rw [← {name}]", -2.6 - 0.5 * away
        if form.head is Head.IFF:
            if left and left <= present:
                yield f"apply {name}.mpr", -2.0 - away
            if right and right <= present:
                yield f"apply {name}.mp", -2.4 - away
        for hypothesis, proposition in known:
            if left and covers(proposition, left):
                yield f"rw [{name}] at {hypothesis}", -2.8
                yield f"simp [{name}] at {hypothesis}", -3.0
    if statement.hypotheses:
        first = statement.hypotheses[0]
        wanted = constants(first, statement.variables)
        for hypothesis, proposition in known:
            if wanted and covers(proposition, wanted) and shape(first).head is shape(proposition).head:
                yield f"have := {name} {hypothesis}", -3.2
                yield f"exact {name} {hypothesis}", -3.0 - away
    if form.head is Head.FALSE or (form.head is Head.NOT and target.head is Head.FALSE):
        yield f"apply {name} <;> assumption", -2.8


def fits_target(conclusion: Head, target: Head) -> bool:
    """Whether a conclusion with this outermost operator could be a goal's."""
    if conclusion is target:
        return True
    return conclusion in (Head.OTHER, Head.NE, Head.NOT) and target in (Head.OTHER, Head.NE, Head.NOT)


def simplifies(goal: Goal, statement: Statement) -> bool:
    """Whether `simp` may take a lemma without risk of going in circles, and finds where to use it."""
    two = sides(statement.conclusion)
    if two is None or permutes(*two) or is_variable(two[0]):
        return False
    needed = constants(two[0], statement.variables)
    text = " ".join([goal.target, *(h.type for h in goal.hypotheses)])
    shrinks = len(two[1]) <= len(two[0]) + 8 or not needed <= constants(two[1], statement.variables)
    return bool(needed) and shrinks and covers(text, needed)


def together(names: list[str]) -> Iterator[tuple[str, float]]:
    """Several premises at once."""
    if len(names) >= 2:
        some = ", ".join(names)
        yield f"simp [{some}]", -2.6
        yield f"simp_all [{some}]", -3.2
        yield f"simp [{some}]; omega", -3.8
        yield f"grind [{some}]", -4.4
