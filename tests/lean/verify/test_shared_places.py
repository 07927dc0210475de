"""Holes under tactics that run tactics: one text for several goals, and texts whose errors nobody sees."""

# ruff: noqa: E501 - Lean texts on one line each
from __future__ import annotations

import pytest

from assistant.lean.errors import NoTrialHere
from assistant.lean.verify.verdicts import Question, Step, Verdict
from tests.lean.verify.conftest import Prover

pytestmark = pytest.mark.asyncio(loop_scope="module")

AND = "theorem t (p q : Prop) (hp : p) (hq : q) : p ∧ q := by\n  constructor"

SEVERAL = {
    "<;>": f"{AND} <;> sorry\n",
    "<;> twice": f"{AND}\n  <;> skip\n  <;> sorry\n",
    "<;> and parentheses": f"{AND} <;> (skip; sorry)\n",
    "<;> try": f"{AND} <;> try sorry\n",
    "<;> first": f"{AND} <;> first | done | sorry | skip\n",
    "<;> and a term": f"{AND} <;> exact sorry\n",
    "repeat": f"{AND}\n  repeat sorry\n",
    "repeat on lines": f"{AND}\n  repeat\n    skip\n    sorry\n",
    "repeat'": f"{AND}\n  repeat' sorry\n",
    "iterate without a number": f"{AND}\n  iterate sorry\n",
    "iterate": f"{AND}\n  iterate 2 sorry\n",
    "all_goals": f"{AND}\n  all_goals sorry\n",
    "all_goals on lines": f"{AND}\n  all_goals\n    skip\n    sorry\n",
    "all_goals try": f"{AND}\n  all_goals try sorry\n",
    "all_goals and a term": f"{AND}\n  all_goals exact sorry\n",
    "any_goals": f"{AND}\n  any_goals sorry\n",
    "any_goals first": f"{AND}\n  any_goals\n    first\n    | sorry\n    | skip\n",
    "case": f"{AND}\n  case left | right => sorry\n",
    "case'": f"{AND}\n  case' left | right =>\n    sorry\n",
    "an alternative with two patterns": (
        "theorem t (p q : Prop) (hp : p) (hq : q) (b : Bool) : cond b p q := by\n  cases b with\n  | true | false => sorry\n"
    ),
    "an alternative for the rest": (
        "theorem t (p q : Prop) (hp : p) (hq : q) (b : Bool) : cond b p q := by\n  cases b with\n  | _ => sorry\n"
    ),
    "an alternative of a match": (
        "theorem t (p q : Prop) (hp : p) (hq : q) (b : Bool) : cond b p q := by\n"
        "  match b with\n  | true | false => sorry\n"
    ),
    "an equation": (
        "theorem t (p q : Prop) (hp : p) (hq : q) : (b : Bool) → cond b p q\n  | true | false => by\n    sorry\n"
    ),
    "an equation with a term": (
        "theorem t (p q : Prop) (hp : p) (hq : q) : (b : Bool) → cond b p q\n  | true | false => sorry\n"
    ),
}  # fmt: skip
ONE = {
    "try": f"{AND}\n  try sorry\n  exact hq\n",
    "try in a sequence": f"{AND}; try sorry; exact hq\n",
    "try on lines": f"{AND}\n  · try\n      skip\n      sorry\n  exact hq\n",
    "first": f"{AND}\n  first | sorry | skip\n  exact hq\n",
    "first on lines": f"{AND}\n  · first\n    | skip; sorry\n    | exact hp\n    | skip\n  exact hq\n",
    "the last of first": f"{AND}\n  first | exact hq | sorry\n  exact hq\n",
    "first in first": f"{AND}\n  first | exact hq | (first | sorry | skip) | skip\n  exact hq\n",
    "solve": f"{AND}\n  solve | sorry | exact hp\n  exact hq\n",
    "focus": f"{AND}\n  focus sorry\n  exact hq\n",
    "have by try": "theorem t (p q : Prop) (hp : p) (hq : q) : p ∧ q := by\n  have h : p := by try sorry\n  exact ⟨h, hq⟩\n",
    "try and a term": f"{AND}\n  try exact id sorry\n  exact hq\n",
    "conv": (
        "theorem t (p q : Prop) (hp : p) (hq : q) : id p ∧ q := by\n"
        "  conv => lhs; try rw [show id p = p by have : p := by sorry\n                                        rfl]\n"
        "  exact ⟨hp, hq⟩\n"
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", SEVERAL)
async def test_a_candidate_has_to_close_every_goal_that_the_text_stands_for(prover: Prover, name: str) -> None:
    judged = await prover.judge(SEVERAL[name], "assumption", "exact hp", "exact hq", "skip", "exact undefinedThing")
    assert [judgement.verdict for judgement in judged.values()] == [Verdict.CLOSES] + 4 * [Verdict.FAILED]
    hole = prover.hole(SEVERAL[name])
    assert (await prover.verifier.accept(hole, "assumption")).reasons == ()
    assert not (await prover.verifier.accept(hole, "exact hp")).accepted


@pytest.mark.parametrize("name", ONE)
async def test_errors_that_the_file_would_swallow_are_seen(prover: Prover, name: str) -> None:
    judged = await prover.judge(ONE[name], "exact hp", "assumption", "exact hq", "skip", "exact undefinedThing")
    assert [judgement.verdict for judgement in judged.values()] == 2 * [Verdict.CLOSES] + 3 * [Verdict.FAILED]
    assert "undefinedThing" in judged["exact undefinedThing"].message
    assert (await prover.verifier.accept(prover.hole(ONE[name]), "exact hp")).reasons == ()


@pytest.mark.parametrize("name", [*SEVERAL, *ONE])
async def test_the_goal_that_is_shown_is_the_first(prover: Prover, name: str) -> None:
    text = SEVERAL.get(name) or ONE[name]
    [goal] = await prover.verifier.state(prover.hole(text))
    assert goal.target in ("p", "bif true then p else q", "bif false then p else q")
    assert not goal.case.startswith(("trial", "refine"))


TWO = "theorem t (p q : Prop) (hp : p) (hq : q) : (q → p ∧ p) ∧ (p → q ∧ q) := by\n  constructor <;> sorry\n"


async def test_progress_is_made_on_every_goal_alike(prover: Prover) -> None:
    judged = await prover.judge(TWO, "intro h", "intro h; constructor", "exact fun h => ⟨hp, hp⟩")
    assert judged["intro h"].verdict is Verdict.PROGRESS
    assert [goal.target for goal in judged["intro h"].goals] == ["p ∧ p"]
    assert [goal.target for goal in judged["intro h; constructor"].goals] == ["p", "p"]
    assert judged["exact fun h => ⟨hp, hp⟩"].verdict is Verdict.FAILED


async def test_what_leaves_different_numbers_of_goals_is_no_progress(prover: Prover) -> None:
    judged = await prover.judge(TWO, "intro h; first | exact ⟨hp, hp⟩ | constructor", "intro h; try exact ⟨hp, hp⟩")
    assert [j.verdict for j in judged.values()] == 2 * [Verdict.FAILED]
    assert "of 2 goals here it closes 1" in judged["intro h; try exact ⟨hp, hp⟩"].message


async def test_branches_run_on_every_goal(prover: Prover) -> None:
    branch = (Step("intro h", 1, (0,)), Step("constructor", 2, (1,)))
    questions = [Question((), ("intro h",)), Question(branch, ("assumption", "exact hp", "skip"))]
    rows = await prover.verifier.check(prover.hole(TWO), questions)
    assert [[j.verdict.value for j in row] for row in rows] == [["progress"], ["closes", "failed", "failed"]]


@pytest.mark.parametrize(
    "tactic", ["fail_if_success sorry", "fail_if_success (skip; sorry)", "fail_if_success exact sorry"]
)
async def test_where_a_proof_is_to_fail_it_is_said_at_once_that_none_can_be_tried(prover: Prover, tactic: str) -> None:
    hole = prover.hole(f"theorem t (p : Prop) (hp : p) : p := by\n  {tactic}\n  exact hp\n")
    with pytest.raises(NoTrialHere, match="fail_if_success"):
        await prover.verifier.state(hole)
    with pytest.raises(NoTrialHere):
        await prover.verifier.look(hole, ["exact hp"])
    [[judgement]] = await prover.verifier.check(hole, [Question((), ("exact hp",))])
    assert judgement.verdict is Verdict.UNKNOWN
    assert "fail_if_success" in judgement.message


async def test_a_tactic_of_the_file_that_hides_errors_is_noticed(prover: Prover) -> None:
    text = (
        'macro "quietly " t:term : tactic => `(tactic| first | exact $t | skip)\n'
        "theorem t (p : Prop) (hp : p) : p := by\n  quietly (by sorry)\n"
    )
    with pytest.raises(NoTrialHere, match="keeps Lean from telling errors"):
        await prover.verifier.state(prover.hole(text))


async def test_where_lean_has_to_guess_a_measure_it_is_said_to_write_one(prover: Prover) -> None:
    text = "def f (a b : Nat) : Nat := if h : b = 0 then a else f (a + 1) (b - 1)\ndecreasing_by sorry\n"
    with pytest.raises(NoTrialHere, match="without `termination_by`"):
        await prover.verifier.state(prover.hole(text))


async def test_named_holes_of_one_candidate_are_not_those_of_another(prover: Prover) -> None:
    text = "theorem t (p q : Prop) (hp : p) (hq : q) : p ∧ q := by\n  sorry\n"
    judged = await prover.judge(text, "refine ⟨?a, ?b⟩", "refine And.intro ?a ?b", "refine ⟨?a, hq⟩; exact hp")
    assert [judgement.verdict.value for judgement in judged.values()] == ["progress", "progress", "closes"]
    branch = (Step("refine ⟨?a, ?b⟩", 2, (0,)),)
    rows = await prover.verifier.check(
        prover.hole(text), [Question(branch, ("exact hp",)), Question(branch, ("assumption", "exact hq"))]
    )
    assert [[j.verdict.value for j in row] for row in rows] == [["closes"], ["closes", "failed"]]
