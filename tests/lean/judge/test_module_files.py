"""The judge reads files that take part in Lean's module system, whose compiled files are in parts."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.asyncio(loop_scope="module")

HEADER = "/- Copyright -/\nmodule\n\n"
SECTION = f"{HEADER}@[expose] public section\n\n"
EM = "(p : Prop) : p ∨ ¬p := by sorry"
STANDARD = ("Classical.choice", "Quot.sound", "propext")
CHEAT = 'macro "cheat" : tactic => `(tactic| sorry)\n'


@pytest.mark.parametrize(
    "text",
    [
        f"{HEADER}theorem t {EM}",
        f"{HEADER}public theorem t {EM}",
        f"{HEADER}private theorem t {EM}",
        f"{SECTION}theorem t {EM}",
        f"{SECTION}private theorem t {EM}",
        f"{HEADER}example {EM}",
        f"{SECTION}example {EM}",
        f"{SECTION}theorem bad : 1 = 2 := by simp [foo]\ndef f := foo\n#foo\ntheorem t {EM}",
        f"{HEADER}public instance : Inhabited (∀ p : Prop, p ∨ ¬p) := ⟨by intro p; sorry⟩",
        f"{SECTION}instance : Inhabited (∀ p : Prop, p ∨ ¬p) := ⟨by intro p; sorry⟩",
        f"{SECTION}namespace N\nsection\ntheorem t {EM}",
        f"{HEADER}theorem open_ : 1 = 2 := by sorry\npublic theorem t {EM}",
    ],
)
async def test_a_sound_proof_is_found_sound_and_the_kernel_has_looked(rule, text: str) -> None:
    ruling = await rule(text, "exact Classical.em p")
    assert ruling.reasons == ()
    assert ruling.axioms == STANDARD
    assert ruling.kernel, ruling.kernel_missing


@pytest.mark.parametrize(
    ("text", "proof", "reason"),
    [
        (f"{HEADER}{CHEAT}theorem t : 1 = 2 := by sorry", "cheat", "rests on `sorry`"),
        (f"{SECTION}{CHEAT}theorem t : 1 = 2 := by sorry", "cheat", "rests on `sorry`"),
        (f"{HEADER}public theorem t (n : Nat) : n = n + 1 := by sorry", "exact t n", "termination"),
        (
            f"{HEADER}public partial def f (n : Nat) : Nat := f n + 1\ntheorem t : 1 = 1 := by sorry",
            "exact (fun _ => rfl) (f 0)",
            "unsafe or partial",
        ),
        (
            f"{SECTION}partial def f (n : Nat) : Nat := f n + 1\ntheorem t : 1 = 1 := by sorry",
            "exact (fun _ => rfl) (f 0)",
            "unsafe or partial",
        ),
        (f"{SECTION}def stub : Nat := sorry\ntheorem t : 1 = 1 := by sorry", "exact (fun _ => rfl) stub", "stub"),
        (f"{HEADER}def stub : Nat := sorry\ntheorem t : 1 = 1 := by sorry", "exact (fun _ => rfl) stub", "stub"),
    ],
)
async def test_what_proves_nothing_is_refused(rule, text: str, proof: str, reason: str) -> None:
    ruling = await rule(text, proof)
    assert any(reason in said for said in ruling.reasons), ruling


@pytest.mark.parametrize("before", [HEADER, SECTION], ids=["hidden", "public"])
@pytest.mark.parametrize("word", ["theorem", "private theorem", "public theorem"])
async def test_open_lemmas_and_axioms_of_the_author_are_told_by_their_names(rule, before: str, word: str) -> None:
    text = f"{before}{word} gap : 1 = 2 := by sorry\naxiom mine : 3 = 4\ntheorem t : 1 = 2 ∧ 3 = 4 := by sorry"
    ruling = await rule(text, "exact ⟨gap, mine⟩")
    assert ruling.reasons == ()
    assert ruling.open_lemmas == ("gap",)
    assert [name.rpartition(".")[2] for name in ruling.authors] == ["mine"]


@pytest.mark.parametrize("before", [HEADER, SECTION], ids=["hidden", "public"])
async def test_what_lean_makes_for_a_lemma_that_is_open_belongs_to_it(rule, before: str) -> None:
    """In a `module` it has a private name though the lemma is public."""
    text = (
        f"{before}@[simp] public theorem gap (n : Nat) (h : 0 < n) : n / n = 2 := by\n"
        "  have : ∃ k, k = n := ⟨n, by sorry⟩\n  sorry\n\n"
        "public theorem t (n : Nat) (h : 0 < n) : n / n = 2 := by sorry"
    )
    ruling = await rule(text, "simp [h, gap]")
    assert ruling.reasons == ()
    assert ruling.open_lemmas == ("gap",)


@pytest.mark.parametrize("before", [HEADER, SECTION], ids=["hidden", "public"])
async def test_what_rests_on_data_that_is_not_written_yet_has_to_hold_for_any(rule, before: str) -> None:
    """Which is tried with markers in place of the holes, that public and private text can speak of."""
    data = "@[expose] public def g (n : Nat) : Nat := sorry\n"
    text = f"{before}{data}public theorem t (n : Nat) : g n = g (n + 0) := by sorry"
    assert (await rule(text, "rfl")).reasons == ()
    wrong = text.replace("g (n + 0)", "g (n + 1)")
    assert (await rule(wrong, "rfl")).reasons


async def test_data_may_not_depend_on_the_proof(rule) -> None:
    text = f"{SECTION}def pick : {{n : Nat // n < 3}} := ⟨_, by sorry⟩"
    ruling = await rule(text, "exact (by decide : 2 < 3)")
    assert ruling.reasons
