"""Trials, audits and acceptances in files that take part in Lean's module system."""

from __future__ import annotations

import pytest

from assistant.lean.places import find_holes, place_at
from assistant.lean.verify.check import Check
from assistant.lean.verify.verdicts import AxiomScope, Limits, Question
from tests.lean.verify.conftest import Prover

pytestmark = pytest.mark.asyncio(loop_scope="module")

HEADER = "/-\nCopyright, as in Mathlib\n-/\nmodule -- of the module system\n\n"
BINDERS = "(p q : Prop) (hp : p) (hq : q)"
AND = f"{BINDERS} : p ∧ q"
INSTANCE = f"{BINDERS} : C (p ∧ q) :=\n  ⟨by\n    sorry⟩\n"
CLASS = "public class C (p : Prop) : Prop where\n  out : p\n"
DECLARATIONS = {
    "hidden": f"theorem t {AND} := by\n  sorry\n",
    "public": f"public theorem t {AND} := by\n  sorry\n",
    "private": f"private theorem t {AND} := by\n  sorry\n",
    "in a public section": f"@[expose] public section\n\ntheorem t {AND} := by\n  sorry\n\nend\n",
    "private in a public section": f"public section\nprivate theorem t {AND} := by\n  sorry\n",
    "an attribute and a modifier": f"@[simp] public theorem t {AND} := by\n  sorry\n",
    "in a namespace": f"namespace N\npublic protected theorem t {AND} := by\n  sorry\nend N\n",
    "an exposed definition": f"@[expose] public def t {AND} := by\n  sorry\n",
    "an example": f"example {AND} := by\n  sorry\n",
    "a public instance": f"{CLASS}public instance inst {INSTANCE}",
    "a hidden instance": f"{CLASS}instance {INSTANCE}",
    "an instance of an exposed section": f"{CLASS}@[expose] public section\ninstance {INSTANCE}",
}
CANDIDATES = ("exact ⟨hp, hq⟩", "exact hp", "constructor", "skip")
VERDICTS = ["closes", "failed", "progress", "failed"]
WHOLE = [name for name in DECLARATIONS if "instance" not in name]
"""Those that Lean takes when the hole is filled; of an instance it wants arguments that it can find."""


@pytest.mark.parametrize("name", DECLARATIONS)
async def test_verdicts_are_those_of_other_files_in_a_batch_and_in_copies(prover: Prover, pool, name: str) -> None:
    hole = prover.hole(HEADER + DECLARATIONS[name])
    [batched] = await prover.verifier.check(hole, [Question((), CANDIDATES)])
    assert [judgement.verdict.value for judgement in batched] == VERDICTS
    [copied] = await Check(pool, hole, [Question((), CANDIDATES)], Limits(), isolated=True).run()
    assert [judgement.verdict.value for judgement in copied] == VERDICTS


@pytest.mark.parametrize("name", WHOLE)
async def test_a_proof_is_accepted_and_what_is_none_is_not(prover: Prover, name: str) -> None:
    text = HEADER + 'macro "mine" : tactic => `(tactic| sorry)\n' + DECLARATIONS[name]
    [*_, hole] = find_holes(prover.path, text)
    found = await prover.verifier.accept(hole, "exact ⟨hp, hq⟩")
    assert found.accepted, found.reasons
    assert found.complete
    refused = await prover.verifier.accept(hole, "mine")
    assert not refused.accepted
    assert any("sorry" in reason for reason in refused.reasons)


@pytest.mark.parametrize("name", WHOLE)
async def test_the_audit_tells_in_the_worker_what_leans_on_something_unproved(prover: Prover, name: str) -> None:
    above = "theorem gap : 1 = 2 := by\n  sorry\n\naxiom shortcut : 1 = 3\n\n"
    [*_, hole] = find_holes(prover.path, HEADER + above + DECLARATIONS[name])
    bad = ("have := gap; exact ⟨hp, hq⟩", "have := shortcut; exact ⟨hp, hq⟩")
    sure = await prover.verifier.beyond_doubt(hole, ["exact ⟨hp, hq⟩", *bad], 60)
    assert sure == {"exact ⟨hp, hq⟩": frozenset()}
    audits = await prover.verifier.audit(hole, ["constructor", *bad], Limits(axioms=AxiomScope.STANDARD))
    assert [audit.accepted for audit in audits] == [True, True, False]
    assert [audit.open_lemmas for audit in audits] == [(), ("gap",), ()]


async def test_a_cursor_in_a_proof_of_a_public_section_is_a_place(prover: Prover) -> None:
    text = HEADER + f"public section\n\ntheorem t {AND} := by\n  constructor\n  · \n  · exact hq\n"
    place = place_at(prover.path, text, text.count("\n") - 1, 5)
    [row] = await prover.verifier.check(place, [Question((), ("exact hp", "exact hq"))])
    assert [judgement.verdict.value for judgement in row] == ["closes", "failed"]


async def test_in_the_private_scope_of_a_proof_what_is_not_exposed_can_be_unfolded(prover: Prover) -> None:
    text = HEADER + "public def f (n : Nat) : Nat := n + n\n\npublic theorem t (n : Nat) : f n = n + n := by\n  sorry\n"
    assert await prover.verdict(text, "rfl") == "closes"
    assert (await prover.verifier.accept(prover.hole(text), "rfl")).complete
