"""Proofs and data are told apart by Lean, wherever a hole stands."""

from __future__ import annotations

import pytest

from assistant.lean.goals import GoalKind
from assistant.lean.places import find_holes
from tests.lean.verify.conftest import Prover

pytestmark = pytest.mark.asyncio(loop_scope="module")

PROPOSITION, DATA = GoalKind.PROPOSITION, GoalKind.DATA
HEAD = "universe u v\nstructure Pair where\n  n : Nat\n  h : n = n\nabbrev Claim := 1 = 1\n\n"
CASES = {
    "theorem t (n : Nat) : n = n := by\n  sorry": [PROPOSITION],
    "theorem t (n : Nat) : n = n := sorry": [PROPOSITION],
    "theorem t : ∀ {a : Nat} [Inhabited Nat], a = a := by\n  sorry": [PROPOSITION],
    "theorem t {α : Sort u} (p : α → Prop) : ∀ a, p a → p a := by\n  sorry": [PROPOSITION],
    "theorem t : Claim := by\n  sorry": [PROPOSITION],
    "theorem t : ∃ n : Nat, n = n := ⟨sorry, sorry⟩": [DATA, PROPOSITION],
    "theorem t : ∃ n : Nat, n = n := by\n  refine ⟨sorry, ?_⟩\n  sorry": [DATA, PROPOSITION],
    "theorem t (n : Nat) : n = n := by\n  let k : Nat := sorry\n  rfl": [DATA],
    "theorem t (n : Nat) : n = n := by\n  have k : Nat := by sorry\n  rfl": [DATA],
    "theorem t (n : Nat) : n = n := by\n  have k : n = n := by sorry\n  rfl": [PROPOSITION],
    "theorem t : 1 = 1 ∧ 2 = 2 := by\n  constructor\n  all_goals sorry": [PROPOSITION],
    "theorem t : ∃ n : Nat, n = n := by\n  constructor\n  all_goals sorry": [DATA],
    "def parse (s : String) : Option Nat := sorry": [DATA],
    "def f (n : Nat) : Nat := n + sorry": [DATA],
    "def f (n : Nat) : Nat := by\n  sorry": [DATA],
    "def f (n : Nat) : Nat := match n with\n  | 0 => sorry\n  | n + 1 => n": [DATA],
    "instance : Inhabited Pair := ⟨sorry⟩": [DATA],
    "def p : Pair := ⟨1, sorry⟩": [PROPOSITION],
    "def p : Pair where\n  n := sorry\n  h := sorry": [DATA, PROPOSITION],
    "abbrev D : Type := by sorry": [DATA],
    "def P : Prop := sorry": [DATA],
    "def any {α : Sort u} (x : α) : α := by\n  sorry": [DATA],
    "def dep {α : Sort u} {β : α → Sort v} (f : (a : α) → β a) : (a : α) → β a := sorry": [DATA],
    "def s : {n : Nat // n = 1} := ⟨1, by sorry⟩": [PROPOSITION],
}


@pytest.mark.parametrize("text", CASES, ids=lambda text: text.replace("\n", " ")[:70])
async def test_what_a_hole_stands_for_is_known_for_one_and_for_all(prover: Prover, text: str) -> None:
    holes = find_holes(prover.path, HEAD + text + "\n")
    assert await prover.verifier.kinds(holes) == tuple(CASES[text])
    for hole, kind in zip(holes, CASES[text], strict=True):
        assert [goal.kind for goal in await prover.verifier.state(hole)][:1] == [kind]


async def test_what_is_asked_for_with_tactics_is_told_the_kind_as_well(prover: Prover) -> None:
    data = prover.hole("def f (n : Nat) : Nat := by\n  sorry\n")
    goals, judgements = await prover.verifier.look(data, ["exact n", "exact 0"])
    assert goals[0].kind is DATA
    assert [judgement.verdict.value for judgement in judgements] == ["closes", "closes"]
    proof = prover.hole("theorem t (n : Nat) : n = n := by\n  sorry\n")
    goals, judgements = await prover.verifier.look(proof, ["rfl", "exact 0"])
    assert goals[0].kind is PROPOSITION
    assert [judgement.verdict.value for judgement in judgements] == ["closes", "failed"]


async def test_names_of_the_file_do_not_stand_in_the_way(prover: Prover) -> None:
    text = (
        "namespace N\ndef α : Nat := 1\ndef x : Nat := 2\ndef id : Nat := 3\naxiom False : Type\n"
        "theorem t (α : Type) (x : α) : x = x := by\n  sorry\ndef f (x : Nat) : Nat := by\n  sorry\nend N\n"
    )
    assert await prover.verifier.kinds(find_holes(prover.path, text)) == (PROPOSITION, DATA)


async def test_all_holes_of_a_file_are_asked_about_at_once_and_one_that_is_not_reached_is_unknown(
    prover: Prover,
) -> None:
    text = (
        "theorem a : 1 = 1 := by\n  sorry\ntheorem b : 1 = := by\n  sorry\ndef c : Nat :=\n  sorry\n"
        "theorem d : 1 = 1 := by\n  have : 1 = 1 := by\n    sorry\n  exact this\n"
    )
    kinds = await prover.verifier.kinds(find_holes(prover.path, text))
    assert kinds == (PROPOSITION, GoalKind.UNKNOWN, DATA, PROPOSITION)
