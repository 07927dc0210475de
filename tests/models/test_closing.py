"""What the rules propose, on a real Lean: for a statement that a rule is made for, its tactic closes the goal."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.lean.places import find_holes
from assistant.lean.verify.verdicts import Question, Verdict
from models.inductive import declared_inductives
from models.portfolio import Portfolio
from models.predicates import declared_predicates
from models.protocol import ProofState

pytestmark = pytest.mark.asyncio(loop_scope="module")

LIGHT = "inductive Light where | red | amber | green\n"
EV = "inductive Ev : Nat → Prop\n  | zero : Ev 0\n  | step : ∀ n, Ev n → Ev (n + 2)\n"


@pytest.mark.parametrize(
    ("above", "statement", "tactic"),
    [
        pytest.param(
            "",
            "(f : Bool → Bool) (b : Bool) : f (f (f b)) = f b",
            "cases b <;> cases hf : f .false <;> cases hf1 : f .true <;> simp_all",
            id="a function of Booleans",
        ),
        pytest.param(
            LIGHT,
            "(f : Light → Bool) : f .red = f .amber ∨ f .amber = f .green ∨ f .red = f .green",
            "cases hf : f .red <;> cases hf1 : f .amber <;> cases hf2 : f .green <;> simp_all",
            id="three values of two kinds",
        ),
        pytest.param(
            "",
            "(f : Bool → Option Nat) (h : f true = none → False) : ∃ n, f true = some n",
            "cases hf : f .false <;> cases hf1 : f .true <;> simp_all",
            id="a value that carries something",
        ),
        pytest.param(
            "",
            "(f : Bool → Bool → Bool) (h : ∀ a b, f a b = f b a) (a b : Bool) : f (f a b) a = f a (f b a)",
            "cases a <;> cases b <;> cases hf : f .false .false <;> cases hf1 : f .false .true <;> "
            "cases hf2 : f .true .false <;> cases hf3 : f .true .true <;> simp_all",
            id="two arguments",
        ),
        pytest.param(
            "",
            "(p q r : Prop) (h : (p ∧ q) ∧ r) : r ∧ q ∧ p",
            "exact ⟨h.2, ⟨h.1.2, h.1.1⟩⟩",
            id="parts of a conjunction",
        ),
        pytest.param(
            EV,
            "(m n : Nat) (h : Ev (m + n)) : Ev (n + 2 + m)",
            "exact cast (congrArg (Ev) (by omega)) (Ev.step _ h)",
            id="an index that is the same by arithmetic",
        ),
    ],
)
async def test_the_tactic_of_a_rule_closes_what_it_is_made_for(
    verifier, above: str, statement: str, tactic: str
) -> None:
    text = f"{above}theorem t {statement} := by\n  sorry\n"
    [place] = find_holes(Path("Rules.lean"), text)
    goals = await verifier.state(place)
    portfolio = Portfolio((), declared_inductives(above), declared_predicates(above))
    assert tactic in {candidate.tactic for candidate in portfolio.candidates(ProofState(goals), 2_000)}
    [[judgement]] = await verifier.check(place, [Question((), (tactic,))])
    assert judgement.verdict is Verdict.CLOSES, judgement.message


async def test_the_diagonal_of_a_relation_gives_an_element_to_contradict(verifier) -> None:
    text = "theorem t (f : Nat → Nat → Prop) (h : ∀ p : Nat → Prop, ∃ a, f a = p) : False := by\n  sorry\n"
    [place] = find_holes(Path("Rules.lean"), text)
    goals = await verifier.state(place)
    diagonal = "obtain ⟨a, ha⟩ := h (fun y => ¬f y y)"
    assert diagonal in {candidate.tactic for candidate in Portfolio().candidates(ProofState(goals), 2_000)}
    whole = f"{diagonal}\nhave := congrFun ha a\nsimp at this"
    [[judgement]] = await verifier.check(place, [Question((), (whole,))])
    assert judgement.verdict is Verdict.CLOSES, judgement.message
