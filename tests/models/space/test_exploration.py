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
from models.space.exploration import Lemmas, at_once
from models.space.functions import declared_functions
from models.space.turns import SHARE

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
    found = [p async for p in there.at(place, verifier, seconds).propose(requests, deadline)]
    return place, [candidate for proposal in found for candidate in proposal.candidates]


@pytest.mark.asyncio(loop_scope="module")
async def test_what_needs_lemmas_is_proved_by_those_that_are_found(verifier) -> None:
    place, [candidate] = await proposed(verifier, COMMUTATIVE)
    [[judgement]] = await verifier.check(place, [Question((), (candidate.tactic,))])
    assert judgement.verdict is Verdict.CLOSES, judgement.message
    assert "plus x (N.succ y) = N.succ (plus x y)" in candidate.why


@pytest.mark.thorough
@pytest.mark.asyncio(loop_scope="module")
async def test_what_holds_for_all_types_is_used_for_any(verifier) -> None:
    text = (
        "def app {a : Type} : List a → List a → List a\n  | [], y => y\n  | z :: xs, y => z :: app xs y\n"
        "def spread {a b : Type} : List a → (a → List b) → List b\n"
        "  | [], _ => []\n  | z :: xs, y => app (y z) (spread xs y)\n"
        "theorem t {a b : Type} (x : a) (f : a → List b) : spread [x] f = f x := by\n  sorry\n"
    )
    place, [candidate] = await proposed(verifier, text)
    [[judgement]] = await verifier.check(place, [Question((), (candidate.tactic,))])
    assert judgement.verdict is Verdict.CLOSES, judgement.message
    assert candidate.why == "∀ {α : Type} (x : List α), app x [] = x"


@pytest.mark.thorough
@pytest.mark.asyncio(loop_scope="module")
async def test_lists_that_are_too_long_are_not_equal(verifier) -> None:
    text = (
        "def app {a : Type} : List a → List a → List a\n  | [], y => y\n  | z :: xs, y => z :: app xs y\n"
        "theorem t {a : Type} (xs ys zs : List a) : app xs zs = app ys zs → xs = ys := by\n  sorry\n"
    )
    place, [candidate] = await proposed(verifier, text, seconds=120.0)
    assert "List.length (app x y) = (List.length x) + (List.length y)" in candidate.why
    [[judgement]] = await verifier.check(place, [Question((), (candidate.tactic,))])
    assert judgement.verdict is Verdict.CLOSES, judgement.message


@pytest.mark.asyncio(loop_scope="module")
async def test_a_search_gives_it_room_while_it_explores_but_not_for_ever(verifier) -> None:
    [place] = find_holes(Path("Explored.lean"), COMMUTATIVE)
    there = Lemmas(declared_functions(COMMUTATIVE), declared_inductives(COMMUTATIVE)).at(place, verifier, 20.0)
    loop = asyncio.get_running_loop()
    await there.turn.over()  # it has not begun
    requests = [StepRequest(0, ProofState(await verifier.state(place)), 10)]
    stream = there.propose(requests, loop.time() + 60.0)
    exploring = asyncio.ensure_future(anext(stream))
    while not there.turn.is_on:  # noqa: ASYNC110 - the prover begins by itself
        await asyncio.sleep(0.01)
    begun = loop.time()
    await there.turn.over()
    assert exploring.done() or loop.time() - begun >= SHARE * 20.0 - 1.0
    await exploring
    await there.turn.over()
    await stream.aclose()


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
