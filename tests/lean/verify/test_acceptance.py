"""The last word on a proof: the whole file with it in place, and what it rests on."""

# ruff: noqa: E501 - Lean texts on one line each
from __future__ import annotations

import pytest

from assistant.lean.places import find_holes

pytestmark = pytest.mark.asyncio(loop_scope="module")

AND = "(p q : Prop) (hp : p) (hq : q) : p ∧ q"


async def accept(prover, text: str, proof: str, declaration: str = "t"):
    hole = next(h for h in find_holes(prover.path, text) if h.declaration.name.endswith(declaration))
    return await prover.verifier.accept(hole, proof)


async def test_axioms_are_listed(prover) -> None:
    text = "theorem t (p : Prop) : p ∨ ¬p := by\n  sorry\n"
    accepted = await accept(prover, text, "exact Classical.em p")
    assert accepted.accepted
    assert "Classical.choice" in accepted.axioms
    assert accepted.seconds > 0


async def test_a_lemma_of_the_file_that_uses_sorry_taints_the_proof(prover) -> None:
    text = f"theorem helper {AND} := by\n  sorry\n\ntheorem t {AND} := by\n  sorry\n"
    refused = await accept(prover, text, "exact helper p q hp hq")
    assert not refused.accepted
    assert any("`helper`" in reason and "sorry" in reason for reason in refused.reasons)


async def test_a_tainted_simp_lemma_is_noticed_although_nothing_names_it(prover) -> None:
    text = "def f (n : Nat) : Nat := n\n@[simp] theorem helper (n : Nat) : f n = 7 := by\n  sorry\n\ntheorem t : f 3 = 7 := by\n  sorry\n"
    refused = await accept(prover, text, "simp")
    assert not refused.accepted
    assert "sorry" in " ".join(refused.reasons)


@pytest.mark.parametrize("first", [True, False])
async def test_other_holes_of_the_declaration_are_no_fault_of_the_proof(prover, first) -> None:
    text = f"theorem t {AND} := by\n  constructor\n  · sorry\n  · sorry\n"
    holes = find_holes(prover.path, text)
    accepted = await prover.verifier.accept(holes[0 if first else 1], "exact hp" if first else "exact hq")
    assert accepted.accepted
    assert "sorryAx" in accepted.axioms


async def test_a_tainted_lemma_is_noticed_beside_other_holes(prover) -> None:
    text = f"theorem helper {AND} := by\n  sorry\n\ntheorem t {AND} := by\n  constructor\n  · sorry\n  · sorry\n"
    hole = next(h for h in find_holes(prover.path, text) if h.declaration.name == "t")
    refused = await prover.verifier.accept(hole, "exact (helper p q hp hq).1")
    assert not refused.accepted


async def test_a_taint_that_the_declaration_had_before_is_no_fault_of_the_proof(prover) -> None:
    text = f"theorem helper {AND} := by\n  sorry\n\ntheorem t {AND} := by\n  have h := helper p q hp hq\n  sorry\n"
    assert (await accept(prover, text, "exact ⟨hp, hq⟩")).accepted


@pytest.mark.parametrize(
    ("text", "accepted"),
    [
        ("axiom cheat : False\n\ntheorem t (p : Prop) : p := by\n  sorry\n", False),
        (
            "axiom cheat : False\n\ntheorem before : 1 = 2 := cheat.elim\n\ntheorem t (p : Prop) : p := by\n  sorry\n",
            True,
        ),
    ],
    ids=["that nothing used before", "that the file rests on"],
)
async def test_an_axiom_of_the_file(prover, text, accepted) -> None:
    verdict = await accept(prover, text, "exact cheat.elim")
    assert verdict.accepted is accepted
    assert verdict.axioms == ("cheat",)
    if not accepted:
        assert verdict.reasons == ("it uses the axiom `cheat`",)


async def test_a_proof_that_breaks_what_follows_is_refused(prover) -> None:
    text = (
        "def t : Nat := by\n  sorry\n\n"
        "example : True := by\n  fail_if_success have : t = 5 := rfl\n  exact True.intro\n"
    )
    assert (await accept(prover, text, "exact 4")).accepted
    refused = await accept(prover, text, "exact 5")
    assert not refused.accepted
    assert refused.reasons[0].startswith("line 5:")


async def test_only_errors_that_were_there_before_are_forgiven(prover) -> None:
    text = f"theorem broken : 1 = 2 := by\n  exact undefinedThing\n\ntheorem t {AND} := by\n  sorry\n\n#check t\n"
    assert (await accept(prover, text, "exact ⟨hp, hq⟩")).accepted


async def test_a_definition_may_mend_what_follows(prover) -> None:
    text = "def t : Nat := by\n  sorry\n\nexample : Nat.succ t = 3 := by\n  rfl\n"
    assert any(d.is_error for d in await prover.verifier.diagnostics(text))
    assert (await accept(prover, text, "exact 2")).accepted


async def test_a_proof_is_laid_out_as_the_file_is(prover) -> None:
    for text in (
        f"theorem t {AND} := by sorry\n",
        f"theorem t {AND} := sorry\n",
        f"theorem t {AND} := by\r\n    sorry\r\n",
        f"theorem t {AND} :=\n  have h : p := hp\n  ⟨h, sorry⟩\n".replace("⟨h, sorry⟩", "(by\n    sorry)"),
    ):
        assert (await accept(prover, text, "constructor\n· exact hp\n· skip\n  exact hq")).accepted


async def test_an_example_and_an_instance_have_axioms_too(prover) -> None:
    example = "example (p : Prop) : p ∨ ¬p := by\n  sorry\n"
    accepted = await prover.verifier.accept(prover.hole(example), "exact Classical.em p")
    assert accepted.accepted
    assert "Classical.choice" in accepted.axioms
    instance = "class C (n : Nat) : Prop where\n  out : n = n\ninstance : C 3 := by\n  sorry\n"
    assert (await prover.verifier.accept(prover.hole(instance), "exact ⟨rfl⟩")).accepted


async def test_where_nothing_can_be_reached_the_reason_is_said(prover) -> None:
    text = "theorem t : True := by\n  exact undefinedThing\n  sorry\n"
    refused = await accept(prover, text, "trivial")
    assert not refused.accepted
    assert refused.reasons


async def test_an_axiom_named_like_one_of_leans_own_in_a_namespace_is_foreign(prover) -> None:
    text = "namespace N\naxiom propext : False\ntheorem t : 1 = 2 := by\n  sorry\nend N\n"
    place = prover.hole(text)
    acceptance = await prover.verifier.accept(place, "exact propext.elim")
    assert not acceptance.accepted
    assert "N.propext" in "".join(acceptance.reasons)
    [reason] = await prover.verifier.audit(place, ["exact propext.elim"])
    assert "N.propext" in reason


async def test_an_axiom_in_a_namespace_that_the_file_rests_on_is_known(prover) -> None:
    text = "namespace N\naxiom fact : 1 = 2\ntheorem user : 1 = 2 := fact\ntheorem t : 1 = 2 := by\n  sorry\nend N\n"
    acceptance = await prover.verifier.accept(prover.hole(text), "exact fact")
    assert acceptance.accepted
    assert acceptance.axioms == ("N.fact",)
