"""Lemmas that are found by trying, by the real Lean."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from assistant.lean.goals import parse_goals
from assistant.lean.places import Place, find_holes
from assistant.lean.verify.verdicts import Question, Verdict
from models.inductive import declared_inductives, declared_propositions
from models.protocol import Candidate, ProofState, StepRequest
from models.space.closers import Rules
from models.space.exploration import Lemmas, at_once, type_arguments
from models.space.functions import declared_functions

N = "inductive N where\n  | zero : N\n  | succ : N → N\n"
PLUS = f"{N}def plus : N → N → N\n  | .zero, y => y\n  | .succ x, y => plus x (.succ y)\n"
COMMUTATIVE = f"{PLUS}theorem t (x y : N) : plus x y = plus y x := by\n  sorry\n"


async def proposed(verifier, text: str, *steps: str, seconds: float = 60.0) -> tuple[Place, list[Candidate]]:
    """What is proposed at the hole of a text, after some steps."""
    [place] = find_holes(Path("Explored.lean"), text)
    above = text[: place.declaration.command.start]
    there = Lemmas(declared_functions(above), declared_inductives(above), declared_propositions(above))
    goals = await verifier.state(place)
    deadline = asyncio.get_running_loop().time() + seconds
    requests = [StepRequest(0, ProofState(goals, steps=steps), 10)]
    found = [p async for p in there.at(place, verifier).propose(requests, deadline)]
    return place, [candidate for proposal in found for candidate in proposal.candidates]


@pytest.mark.asyncio(loop_scope="module")
async def test_what_needs_lemmas_is_proved_by_those_that_are_found(verifier) -> None:
    place, [candidate] = await proposed(verifier, COMMUTATIVE)
    [[judgement]] = await verifier.check(place, [Question((), (candidate.tactic,))])
    assert judgement.verdict is Verdict.CLOSES, judgement.message
    assert "plus x (N.succ y) = N.succ (plus x y)" in candidate.why


@pytest.mark.asyncio(loop_scope="module")
async def test_only_the_goal_at_the_place_is_explored(verifier) -> None:
    assert (await proposed(verifier, COMMUTATIVE, "induction x <;> simp"))[1] == []


@pytest.mark.asyncio(loop_scope="module")
async def test_without_functions_there_is_nothing_to_explore(verifier) -> None:
    assert (await proposed(verifier, "theorem t (p : Prop) (h : p) : p ∧ p := by\n  sorry\n"))[1] == []


@pytest.mark.asyncio(loop_scope="module")
async def test_it_ends_when_its_time_is_over(verifier) -> None:
    loop = asyncio.get_running_loop()
    started = loop.time()
    assert (await proposed(verifier, COMMUTATIVE, seconds=1.2))[1] == []
    assert loop.time() - started < 10.0


def test_a_prover_that_does_not_stand_anywhere_proposes_nothing() -> None:
    async def run() -> list[tuple[Candidate, ...]]:
        requests = [StepRequest(0, ProofState(parse_goals("⊢ p")), 10)]
        return [proposal.candidates async for proposal in Lemmas().propose(requests, 1.0)]

    assert asyncio.run(run()) == [()]


def test_with_lemmas_in_the_context_they_are_not_rewritten_by_each_other() -> None:
    rules = Rules(("plus",))
    assert at_once(rules, branches=False, lemmas=True, thorough=False) == "simp [plus, *]"
    assert (
        at_once(rules, branches=False, lemmas=False, thorough=True)
        == "(first | (simp_all [plus]; done) | grind [plus])"
    )


def test_type_variables_are_what_the_goal_has() -> None:
    [goal] = parse_goals("α : Type\nxs : List α\n⊢ rev xs = xs")
    assert type_arguments(goal, ["a", "α"]) == {"a": "α", "α": "α"}
    [goal] = parse_goals("xs : List Bool\n⊢ rev xs = xs")
    assert type_arguments(goal, ["a"]) == {"a": "Bool"}
