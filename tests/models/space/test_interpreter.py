"""Statements about a file's own numbers, by the real Lean."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from assistant.lean.places import Place, find_holes
from assistant.lean.verify.verdicts import Question, Verdict
from models.inductive import declared_inductives
from models.protocol import Candidate, ProofState, StepRequest
from models.space.functions import declared_functions
from models.space.interpreter import Interpretations

pytestmark = pytest.mark.asyncio(loop_scope="module")

PEANO = """\
inductive N where
  | z | s (n : N)
def add : N → N → N
  | .z, m => m
  | .s n, m => .s (add n m)
def mul : N → N → N
  | .z, _ => .z
  | .s n, m => add m (mul n m)
def even : N → Bool
  | .z => true
  | .s n => !(even n)
def le : N → N → Bool
  | .z, _ => true
  | .s _, .z => false
  | .s n, .s m => le n m
"""
BINARY = """\
inductive B where
  | one : B
  | even : B → B
  | odd : B → B
def next : B → B
  | .one => .even .one
  | .even n => .odd n
  | .odd n => .even (next n)
def add : B → B → B
  | .one, m => next m
  | n, .one => next n
  | .even n, .even m => .even (add n m)
  | .even n, .odd m => .odd (add n m)
  | .odd n, .even m => .odd (add n m)
  | .odd n, .odd m => .even (next (add n m))
"""
SUM = "def sumTo : Nat → Nat\n  | 0 => 0\n  | n + 1 => (n + 1) + sumTo n\n"


async def proposed(verifier, text: str, *steps: str) -> tuple[Place, list[Candidate]]:
    """What is proposed at the hole of a text, after some steps."""
    [place] = find_holes(Path("Interpreted.lean"), text)
    above = text[: place.declaration.command.start]
    there = Interpretations(declared_functions(above), declared_inductives(above)).at(place, verifier, 90.0)
    goals = await verifier.state(place)
    deadline = asyncio.get_running_loop().time() + 90.0
    requests = [StepRequest(0, ProofState(goals, steps=steps), 10)]
    found = [p async for p in there.propose(requests, deadline)]
    return place, [candidate for proposal in found for candidate in proposal.candidates]


@pytest.mark.parametrize(
    ("above", "statement", "why"),
    [
        (PEANO, "(a b c : N) : mul (add a b) c = add (mul a c) (mul b c)", "value (mul a b) = value a * value b"),
        (PEANO, "(a b : N) (h : even a = true) : even (mul a b) = true", "even a = decide (value a % 2 = 0)"),
        (PEANO, "(a b c : N) : add a b = add a c → b = c", "value (add a b) = value a + value b"),
        (PEANO, "(a b : N) : le a (add b a) = true", "le a b = decide (value a ≤ value b)"),
        (BINARY, "(a b c : B) : add (add a b) c = add b (add c a)", "value (next a) = value a + 1"),
        (SUM, "(n : Nat) : 2 * sumTo n = n * (n + 1)", "2 * sumTo a = a * a + a"),
    ],
    ids=["products", "a premise", "what follows from an equation", "truth values", "binary", "lean's own numbers"],
)
async def test_a_statement_about_numbers_is_proved_by_their_values(
    verifier, above: str, statement: str, why: str
) -> None:
    place, [candidate] = await proposed(verifier, f"{above}theorem t {statement} := by\n  sorry\n")
    [[judgement]] = await verifier.check(place, [Question((), (candidate.tactic,))])
    assert judgement.verdict is Verdict.CLOSES, judgement.message
    assert why in candidate.why


async def test_a_type_that_is_called_like_lean_s_own_is_another_one(verifier) -> None:
    own = PEANO.replace("N", "Nat")
    text = f"namespace Own\n{own}theorem t (a b : Nat) : mul a b = mul b a := by\n  sorry\nend Own\n"
    place, [candidate] = await proposed(verifier, text)
    [[judgement]] = await verifier.check(place, [Question((), (candidate.tactic,))])
    assert judgement.verdict is Verdict.CLOSES, judgement.message


@pytest.mark.parametrize(
    "statement",
    [
        "(a : N) : add a a = a",
        "(xs : List N) (h : xs.map (add .z) = xs) : xs.length = 0",
        "(a b : Nat) : a + b = b + a",
    ],
    ids=["false", "about lists", "about no function of the file"],
)
async def test_where_it_does_not_help_nothing_is_proposed(verifier, statement: str) -> None:
    _, candidates = await proposed(verifier, f"{PEANO}theorem t {statement} := by\n  sorry\n")
    assert candidates == []


async def test_below_the_place_itself_nothing_is_proposed(verifier) -> None:
    text = f"{PEANO}theorem t (a b : N) : add a b = add b a := by\n  sorry\n"
    assert (await proposed(verifier, text, "cases a"))[1] == []
