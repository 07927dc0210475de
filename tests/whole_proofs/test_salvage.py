"""The longest part of a refused proof that works, by what a real Lean says."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from assistant.lean.places import Place, find_holes
from assistant.lean.verify.examination import ERROR, ProofMessage
from assistant.whole_proofs.salvage import NothingKept, Part, left_open, longest_part

pytestmark = pytest.mark.asyncio(loop_scope="module")

PATIENCE = 60.0
APPEND = """\
def app : List Nat → List Nat → List Nat
  | [], ys => ys
  | x :: xs, ys => x :: app xs ys

theorem app_nil (xs : List Nat) : app xs [] = xs := by
  sorry
"""
BOTH = "theorem t (p q : Prop) (hp : p) (hq : q) : p ∧ q := by\n  sorry\n"
CHAIN = "theorem t (a b c : Nat) (h : a = b) (k : b = c) : a + 0 = c := by\n  sorry\n"
LESS = "theorem t (a b : Nat) (h : a ≤ b) : ∃ c, a + c = b := by\n  sorry\n"


def place(text: str) -> Place:
    return find_holes(Path("T.lean"), text)[0]


async def part(verifier, text: str, proof: str) -> Part:
    examination = await verifier.examine(place(text), proof)
    return await longest_part(verifier, place(text), proof, examination, time.monotonic() + PATIENCE)


KEPT = {
    "a step that fails, with what followed it": (
        APPEND,
        "induction xs with\n| nil => rfl\n| cons x xs ih =>\n  rw [app_cons]\n  exact ih",
        "induction xs with\n| nil => rfl\n| cons x xs ih =>\n  sorry",
    ),
    "one of two goals": (
        BOTH,
        "constructor\n· exact hq\n· exact hq",
        "constructor\n· sorry\n· exact hq",
    ),
    "both of them": (
        BOTH,
        "apply And.intro\ncase left =>\n  exact hq\ncase right =>\n  exact hp",
        "apply And.intro\ncase left =>\n  sorry\ncase right =>\n  sorry",
    ),
    "the term that a fact is given": (
        BOTH,
        "have h : p ∧ q := And.intro hp hp\nexact h",
        "have h : p ∧ q := sorry\nexact h",
    ),
    "the proof that a fact is given": (
        BOTH,
        "have h : q := by\n  exact hp\nexact ⟨hp, h⟩",
        "have h : q := by\n  sorry\nexact ⟨hp, h⟩",
    ),
    "a fact that cannot be stated is left out": (
        BOTH,
        "have h : p ∧ foo := by\n  simp\nhave k : q := by\n  exact hp\nexact ⟨hp, k⟩",
        "have k : q := by\n  sorry\nexact ⟨hp, k⟩",
    ),
    "and so is one that says not what it states": (
        BOTH,
        "have h := And.intro hp hp 3\nexact ⟨hp, hp⟩\n",
        "",
    ),
    "goals that all of it leaves": (BOTH, "constructor\nassumption", "constructor\nassumption\nsorry"),
    "goals that a block leaves": (
        BOTH,
        "have h : p ∧ q := by\n  constructor\n  exact hp\nexact h",
        "have h : p ∧ q := by\n  constructor\n  exact hp\n  sorry\nexact h",
    ),
    "steps of a calculation": (
        CHAIN,
        "calc a + 0 = a := foo\n  _ = b := by exact k\n  _ = c := k",
        "calc a + 0 = a := sorry\n  _ = b := by sorry\n  _ = c := k",
    ),
    "a tactic that this Lean does not have": (
        LESS,
        "obtain ⟨c, hc⟩ := Nat.le.dest h\nuse c\nexact hc",
        "obtain ⟨c, hc⟩ := Nat.le.dest h\nsorry",
    ),
    "a tactic behind a combinator": (LESS, "cases b <;> simp [foo]", "cases b <;> sorry"),
    "what cannot be read": (BOTH, "constructor\n· exact hp\n· exact (hq", "constructor\n· exact hp\n· sorry"),
    "holes that were left": (BOTH, "constructor\n· sorry\n· exact hq", "constructor\n· sorry\n· exact hq"),
}


@pytest.mark.parametrize(("text", "proof", "kept"), KEPT.values(), ids=KEPT)
async def test_what_fails_is_left_open_and_the_rest_works(verifier, text: str, proof: str, kept: str) -> None:
    if not kept:
        with pytest.raises(NothingKept):
            await part(verifier, text, proof)
        return
    found = await part(verifier, text, proof)
    assert found.proof.strip() == kept
    assert found.examination.errors == ()
    assert found.open == kept.count("sorry")
    assert 0 < found.kept <= found.steps


async def test_a_step_too_much_is_left_out_and_the_proof_is_one(verifier) -> None:
    found = await part(verifier, BOTH, "constructor\nexact hp\nexact hq\nsimp\nrfl")
    assert found.proof == "constructor\nexact hp\nexact hq"
    assert (found.examination.accepted, found.open, found.kept, found.steps) == (True, 0, 3, 5)


@pytest.mark.parametrize("proof", ["exact hq", "simp [nothing", ")", "sorry", ""])
async def test_where_no_step_works_nothing_is_kept(verifier, proof: str) -> None:
    with pytest.raises(NothingKept):
        await part(verifier, BOTH, proof)


async def test_when_the_time_is_over_nothing_is_kept(verifier) -> None:
    proof = "constructor\n· exact hq\n· exact hq"
    examination = await verifier.examine(place(BOTH), proof)
    with pytest.raises(NothingKept):
        await longest_part(verifier, place(BOTH), proof, examination, time.monotonic())


async def test_an_error_that_is_at_no_line_of_it_cannot_be_left_open() -> None:
    with pytest.raises(NothingKept):
        left_open(place(BOTH), "exact hp", ProofMessage(0, 0, ERROR, "line 9 of the file: no"))
