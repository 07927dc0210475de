"""A prover from premises: every retrieved lemma in the few ways in which lemmas are used."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.lean.goals import Goal
from models.protocol import Candidate, ProofState
from models.shapes import Head, proofs, shape

_ARROWS = ("→", "↔", "=")


class PremiseTemplates:
    """Implements `Generator`: `exact`, `apply`, `rw`, `simp` with the premises of the state, the best first."""

    name = "premises"
    stage = 0

    async def propose(self, state: ProofState, limit: int) -> list[Candidate]:
        if not state.goals:
            return []
        goal = state.goals[0]
        best: dict[str, float] = {}
        for rank, scored in enumerate(state.premises):
            premise = scored.premise
            age = 0.1 * rank
            for tactic, score in uses(goal, premise.name, premise.statement, premise.kind):
                best[tactic] = max(score - age, best.get(tactic, -1e9))
        for tactic, score in together(state, [scored.premise.name for scored in state.premises]):
            best[tactic] = max(score, best.get(tactic, -1e9))
        ranked = sorted(best.items(), key=lambda item: -item[1])
        return [Candidate(tactic, score, self.name) for tactic, score in ranked[:limit]]


def conclusion(statement: str) -> str:
    """What a statement `(binders) : p → q` says in the end."""
    depth = 0
    for index, character in enumerate(statement):
        depth += (character in "([{⟨") - (character in ")]}⟩")
        if character == ":" and depth == 0 and statement[index : index + 2] != ":=":
            statement = statement[index + 1 :]
            break
    form = shape(statement)
    while form.head in (Head.IMPLIES, Head.FORALL):
        statement = form.right
        form = shape(statement)
    return statement.strip()


def uses(goal: Goal, name: str, statement: str, kind: str) -> Iterator[tuple[str, float]]:
    """The ways to use one premise at a goal."""
    if kind in ("def", "abbrev", "instance", "structure", "inductive", "class"):
        yield f"unfold {name}", -3.6
        yield f"simp [{name}]", -2.8
        return
    form = shape(conclusion(statement))
    target = shape(goal.target)
    yield f"apply {name}", -1.9
    yield f"exact {name} ..", -6.0
    yield f"exact {name} _", -3.4
    yield f"exact {name}", -2.4
    yield f"apply {name} <;> assumption", -2.6
    for hypothesis, _ in list(proofs(goal))[:3]:
        yield f"exact {name} {hypothesis}", -3.0
        yield f"have := {name} {hypothesis}", -4.2
    if form.head in (Head.EQ, Head.IFF):
        yield f"rw [{name}]", -1.9
        yield f"rw [← {name}]", -3.0
        yield f"simp [{name}]", -2.2
        for hypothesis, _ in list(proofs(goal))[:2]:
            yield f"rw [{name}] at {hypothesis}", -3.8
            yield f"simp [{name}] at {hypothesis}", -4.2
    else:
        yield f"simp [{name}]", -3.2
    if form.head is Head.IFF and target.head is not Head.IFF:
        yield f"apply {name}.mp", -3.2
        yield f"apply {name}.mpr", -3.0
    if form.head is Head.EQ and target.head is Head.EQ:
        yield f"exact ({name} ..).symm", -3.6


def together(state: ProofState, names: Sequence[str]) -> Iterator[tuple[str, float]]:
    """Several premises at once."""
    if len(names) >= 2:
        some = ", ".join(names[:6])
        yield f"simp_all [{some}]", -3.0
        yield f"simp [{', '.join(names[:3])}]", -2.8
        yield f"grind [{', '.join(names[:3])}]", -4.0
