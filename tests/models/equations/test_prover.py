"""Calculations that a real Lean accepts."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.lean.goals import Goal, Hypothesis
from assistant.lean.places import find_holes
from assistant.lean.verify.verdicts import Question, Verdict
from models.equations.classes import declared_classes
from models.equations.prover import Equations
from models.notation import Notation, declared_notation
from models.protocol import FileContext, ProofState, StepRequest

pytestmark = pytest.mark.asyncio(loop_scope="module")

GROUP = """\
namespace Course
class Semi (S : Type u) where
  op : S → S → S
  op_assoc : ∀ (a b c : S), op (op a b) c = op a (op b c)
class Group (G : Type u) extends Semi G where
  e : G
  inv : G → G
  e_op : ∀ (a : G), op e a = a
  inv_op : ∀ (a : G), op (inv a) a = e
infixl:70 " ⋄ " => Semi.op
"""
BUNDLED = """\
structure Grp where
  carrier : Type
  mul : carrier → carrier → carrier
  one : carrier
  inv : carrier → carrier
  mul_assoc (a b c : carrier) : mul (mul a b) c = mul a (mul b c)
  one_mul (a : carrier) : mul one a = a
  inv_mul (a : carrier) : mul (inv a) a = one
"""
LATTICE = """\
class Lat (L : Type) where
  sup : L → L → L
  inf : L → L → L
  sup_comm : ∀ a b, sup a b = sup b a
  sup_inf : ∀ a b, sup a (inf a b) = a
  inf_sup : ∀ a b, inf a (sup a b) = a
"""
BOOLEAN = (
    "(G : Type) (op : G → G → G) (e : G) (assoc : ∀ x y z, op (op x y) z = op x (op y z)) (left : ∀ x, op e x = x) "
    "(right : ∀ {x}, op x e = x) (square : ∀ x, op x x = e) (a b : G) : op a b = op b a"
)


async def proposed(verifier, above: str, statement: str) -> list[str]:
    """What it proposes for a theorem, each closing the goal."""
    text = f"{above}theorem t {statement} := by\n  sorry\n"
    [place] = find_holes(Path("Equations.lean"), text)
    goals = await verifier.state(place)
    file = FileContext(namespaces=("Course",) if above is GROUP else ())
    request = StepRequest(0, ProofState(goals, file=file), 8)
    prover = Equations(declared_classes(above), declared_notation(above))
    deadline = asyncio.get_running_loop().time() + 60
    found = [c.tactic async for proposal in prover.propose([request], deadline) for c in proposal.candidates]
    for tactic in found:
        [[judgement]] = await verifier.check(place, [Question((), (tactic,))])
        assert judgement.verdict is Verdict.CLOSES, (tactic, judgement.message)
    return found


@pytest.mark.parametrize(
    ("above", "statement"),
    [
        pytest.param(GROUP, "{G : Type u} [Group G] (a : G) : a ⋄ Group.inv a = Group.e", id="laws of a class"),
        pytest.param(
            GROUP, "{G : Type u} [Group G] (a x : G) (h : a ⋄ x = Group.e) : x = Group.inv a", id="and a hypothesis"
        ),
        pytest.param(BUNDLED, "(G : Grp) (a : G.carrier) : G.mul a G.one = a", id="laws of a structure"),
        pytest.param(LATTICE, "{L : Type} [Lat L] (a : L) : Lat.sup a a = a", id="equations without a direction"),
        pytest.param("", BOOLEAN, id="hypotheses alone"),
        pytest.param(
            "", "(α : Type) (f : α → α) (h : ∀ x, f (f (f x)) = x) (a : α) (k : f (f a) = a) : f a = a", id="an orbit"
        ),
    ],
)
async def test_it_is_calculated(verifier, above: str, statement: str) -> None:
    assert await proposed(verifier, above, statement)


@pytest.mark.parametrize(
    "statement",
    [
        pytest.param("(n m : Nat) : n + m = m + n", id="nothing holds for all elements here"),
        pytest.param("(f : Nat → Nat) (h : ∀ x, f (f x) = x) (n : Nat) : n ≤ f (f n)", id="no equation"),
        pytest.param("(f g : Nat → Nat) (h : ∀ x, f (f x) = x) (n : Nat) : g n = n", id="about something else"),
        pytest.param("(f : Nat → Nat) (h : ∀ x, f (f x) = x) (n : Nat) : f n = n", id="it does not follow"),
    ],
)
async def test_otherwise_it_is_silent(verifier, statement: str) -> None:
    assert await proposed(verifier, "", statement) == []


async def test_after_much_work_in_vain_only_a_beginning_is_worth_it(monkeypatch: pytest.MonkeyPatch) -> None:
    seconds = iter(range(100))
    asked: list[str] = []
    monkeypatch.setattr("models.equations.prover._solved", lambda stated, _: asked.append(stated.left[0]) or "")
    prover, deadline = Equations({}, Notation(), lambda: next(seconds)), asyncio.get_running_loop().time() + 60
    law = Hypothesis(("h",), "∀ x, f (f x) = x")
    beginning = ProofState((Goal("", (law,), "f a = a"),))
    for state in [*[replace(beginning, steps=("intro a",))] * 8, beginning]:
        [_] = [one async for one in prover.propose([StepRequest(0, state, 8)], deadline)]
    assert len(asked) == 5
