"""Candidates that could touch each other through metavariables, names or limits do not."""

# ruff: noqa: E501 - Lean texts on one line each
from __future__ import annotations

import pytest

from assistant.lean.goals import metavariables
from assistant.lean.verify.check import Check
from assistant.lean.verify.verdicts import Limits, Question, Step, Verdict

pytestmark = pytest.mark.asyncio(loop_scope="module")

WITNESS = "theorem t : ∃ n : Nat, n = 3 ∧ n = n := by\n  sorry\n"
AND = "(p q : Prop) (hp : p) (hq : q) : p ∧ q"
COPYABLE = {
    "theorem": f"theorem t {AND} := by\n  sorry\n",
    "def": f"def t {AND} := by\n  sorry\n",
    "example": f"example {AND} := by\n  sorry\n",
    "instance": "class C (p : Prop) : Prop where\n  out : p ∧ p\ninstance inst (p q : Prop) (hp : p) (hq : q) : C (p ∧ q) :=\n  ⟨by\n    refine ⟨?_, ⟨hp, hq⟩⟩\n    sorry⟩\n",
    "a nameless instance": "class C (p : Prop) : Prop where\n  out : p ∧ p\ninstance (p q : Prop) (hp : p) (hq : q) : C (p ∧ q) :=\n  ⟨by\n    refine ⟨?_, ⟨hp, hq⟩⟩\n    sorry⟩\n",
    "a prioritised instance": "class C (p : Prop) : Prop where\n  out : p ∧ p\ninstance (priority := low) (p q : Prop) (hp : p) (hq : q) : C (p ∧ q) :=\n  ⟨by\n    refine ⟨?_, ⟨hp, hq⟩⟩\n    sorry⟩\n",
    "an instance with modifiers": "class C (p : Prop) : Prop where\n  out : p ∧ p\nprivate noncomputable instance inst (p q : Prop) (hp : p) (hq : q) : C (p ∧ q) :=\n  ⟨by\n    refine ⟨?_, ⟨hp, hq⟩⟩\n    sorry⟩\n",
    "private in a namespace": f"namespace N\nprivate theorem t {AND} := by\n  sorry\nend N\n",
    "protected": f"namespace N\nprotected theorem t {AND} := by\n  sorry\nend N\n",
    "a dotted name": f"theorem And.t {AND} := by\n  have := @And.intro\n  sorry\n",
    "a simp lemma": f"@[simp] theorem t {AND} := by\n  sorry\n",
    "columns that follow the name": f"theorem t {AND} := by skip\n{' ' * len(f'theorem t {AND} := by ')}sorry\n",
    "mutual": f"mutual\ntheorem t {AND} := by\n  sorry\ntheorem u : True := True.intro\nend\n",
    "where": f"theorem t {AND} := h\nwhere\n  h : p ∧ q := by\n    sorry\n",
    "attribute in the same line": "@[simp] theorem t (p q : Prop) (hp : p) (hq : q) : p ∧ q := by\n  sorry\n",
    "recursion": (
        "theorem t : (n : Nat) → (p q : Prop) → p → q → p ∧ q\n"
        "  | 0, _, _, hp, hq => ⟨hp, hq⟩\n"
        "  | n + 1, p, q, hp, hq => by\n    have h := t n p q hp hq\n    sorry\n"
    ),
}


@pytest.mark.parametrize("name", COPYABLE)
async def test_copies_give_the_verdicts_of_a_batch(prover, pool, name) -> None:
    hole = prover.hole(COPYABLE[name])
    candidates = ("exact ⟨hp, hq⟩", "exact hp", "constructor", "skip", "exact (", "exact ⟨hp, hq⟩ --")
    [copied] = await Check(pool, hole, [Question((), candidates)], Limits(), isolated=True).run()
    assert [j.verdict.value for j in copied] == ["closes", "failed", "progress", "failed", "failed", "closes"]
    [batched] = await prover.verifier.check(hole, [Question((), candidates)])
    assert [j.verdict for j in batched] == [j.verdict for j in copied]


async def test_a_copy_is_not_found_by_library_search(prover, pool) -> None:
    text = "theorem t (p q : Nat → Prop) (h : ∀ n, p n) : q 0 := by\n  sorry\n"
    candidates = ("exact?", "exact? ", "exact t p q h", "apply?")
    [row] = await Check(pool, prover.hole(text), [Question((), candidates)], Limits(), isolated=True).run()
    assert all(j.verdict is not Verdict.CLOSES for j in row)


async def test_a_copied_instance_does_not_prove_the_next_copy(prover, pool) -> None:
    text = "class C : Prop where\n  out : False\ninstance : C := by\n  sorry\n"
    candidates = ("infer_instance", "exact inferInstance", "exact ⟨C.out⟩", "assumption")
    [row] = await Check(pool, prover.hole(text), [Question((), candidates)], Limits(), isolated=True).run()
    assert {j.verdict for j in row} == {Verdict.FAILED}


async def test_goals_that_share_a_metavariable_are_tried_independently(prover) -> None:
    hole = prover.hole(WITNESS)
    branch = (Step("apply Exists.intro", 2, (0, 1)),)
    state = await prover.verifier.state(hole, branch)
    assert [goal.target for goal in state] == ["?w = 3 ∧ ?w = ?w", "Nat"]
    candidates = (
        "exact ⟨rfl, rfl⟩",
        "rotate_left; exact 4",
        "rotate_left; exact 3",
        "constructor",
        "exact ⟨(rfl : 4 = 4), rfl⟩",
        "exact ⟨rfl, rfl⟩ -- again",
    )
    [row] = await prover.verifier.check(hole, [Question(branch, candidates)])
    assert [j.verdict.value for j in row] == ["closes", "progress", "progress", "progress", "failed", "closes"]
    assert [goal.target for goal in row[1].goals] == ["4 = 3 ∧ 4 = 4"]
    assert [goal.target for goal in row[2].goals] == ["3 = 3 ∧ 3 = 3"]
    assert [goal.target for goal in row[3].goals] == ["?w = 3", "?w = ?w", "Nat"]


async def test_a_place_whose_own_goal_has_metavariables(prover) -> None:
    text = "theorem t : ∃ n : Nat, n = 3 := by\n  apply Exists.intro\n  sorry\n"
    hole = prover.hole(text)
    assert metavariables((await prover.verifier.state(hole))[0])
    judged = await prover.judge(text, "exact (rfl : 4 = 4)", "rfl", "exact (rfl : (3 : Nat) = 3)", "skip")
    assert [j.verdict.value for j in judged.values()] == ["failed", "closes", "closes", "failed"]


async def test_shared_and_separate_states_in_one_check(prover) -> None:
    hole = prover.hole(WITNESS)
    shared = (Step("apply Exists.intro", 2, (0, 1)),)
    rows = await prover.verifier.check(
        hole,
        [
            Question(shared, ("rotate_left; exact 3", "exact undefinedThing")),
            Question((), ("exact ⟨3, rfl, rfl⟩", "exact rfl")),
        ],
    )
    assert [[j.verdict.value for j in row] for row in rows] == [["progress", "failed"], ["closes", "failed"]]


@pytest.mark.parametrize("mark", ["?x", "? x", "?\n  x", "? /- -/ x"])
async def test_a_hole_by_name_is_none_of_another_candidates(prover, mark) -> None:
    """With a space between, which Lean reads, too, it was the other one's, which that one had proved."""
    hole = prover.hole("theorem t (n : Nat) : n + 0 = n := by\n  sorry\n")
    candidates = (f"refine {mark}\nexact rfl", f"exact {mark}", f"refine {mark}")
    [found] = await prover.verifier.check(hole, [Question((), candidates)])
    closes, *others = (judgement.verdict for judgement in found)
    assert closes is Verdict.CLOSES
    assert Verdict.CLOSES not in others
