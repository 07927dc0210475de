"""The last word on a proof: the whole file with it in place, and what it rests on."""

# ruff: noqa: E501 - Lean texts on one line each
from __future__ import annotations

import pytest

from assistant.lean.errors import CannotCompile
from assistant.lean.places import fill, find_holes
from assistant.lean.verify.accepting import _is_said_open
from assistant.lean.verify.audit import question_behind
from assistant.lean.verify.verdicts import AxiomScope, Limits

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


async def test_a_proof_by_a_lemma_that_is_open_is_one_on_that_condition(prover) -> None:
    text = f"namespace N\ntheorem helper {AND} := by\n  sorry\n\ntheorem t {AND} := by\n  sorry\nend N\n"
    found = await accept(prover, text, "exact helper p q hp hq")
    assert (found.accepted, found.complete, found.conditional) == (True, False, True)
    assert found.open_lemmas == ("N.helper",)


@pytest.mark.parametrize(
    ("above", "proof", "reason"),
    [
        ("instance : Inhabited Nat := ⟨sorry⟩", "have := (default : Nat); exact ⟨hp, hq⟩", "not written yet"),
        ("def stub : Nat := sorry", "have : stub = stub := rfl; exact ⟨hp, hq⟩", "`stub`, which is not written yet"),
        ('macro "mine" : tactic => `(tactic| sorry)', "mine", "`sorry`"),
    ],
    ids=["an instance", "a definition", "no name at all"],
)
async def test_nothing_but_a_named_theorem_may_be_open(prover, above, proof, reason) -> None:
    refused = await accept(prover, f"{above}\ntheorem t {AND} := by\n  sorry\n", proof)
    assert not refused.accepted
    assert not refused.open_lemmas
    assert reason in " ".join(refused.reasons)


async def test_an_open_simp_lemma_is_told_although_nothing_names_it(prover) -> None:
    text = "def f (n : Nat) : Nat := n\n@[simp] theorem helper (n : Nat) : f n = 7 := by\n  sorry\n\ntheorem t : f 3 = 7 := by\n  sorry\n"
    found = await accept(prover, text, "simp")
    assert found.conditional
    assert found.open_lemmas == ("helper",)


@pytest.mark.parametrize("first", [True, False])
async def test_other_holes_of_the_declaration_are_no_fault_of_the_proof(prover, first) -> None:
    text = f"theorem t {AND} := by\n  constructor\n  · sorry\n  · sorry\n"
    holes = find_holes(prover.path, text)
    accepted = await prover.verifier.accept(holes[0 if first else 1], "exact hp" if first else "exact hq")
    assert accepted.accepted
    assert "sorryAx" in accepted.axioms


async def test_an_open_lemma_is_noticed_beside_other_holes(prover) -> None:
    text = f"theorem helper {AND} := by\n  sorry\n\ntheorem t {AND} := by\n  constructor\n  · sorry\n  · sorry\n"
    hole = next(h for h in find_holes(prover.path, text) if h.declaration.name == "t")
    found = await prover.verifier.accept(hole, "exact (helper p q hp hq).1")
    assert found.conditional
    assert found.open_lemmas == ("helper",)


async def test_a_taint_that_the_declaration_had_before_is_no_fault_of_the_proof(prover) -> None:
    text = f"theorem helper {AND} := by\n  sorry\n\ntheorem t {AND} := by\n  have h := helper p q hp hq\n  sorry\n"
    assert (await accept(prover, text, "exact ⟨hp, hq⟩")).accepted


ASSUMED = "axiom nb : 1 = 2\n\ntheorem t : 2 = 1 := by\n  sorry\n\naxiom later : 2 = 1\n"


async def test_an_axiom_that_the_author_declared_above_may_be_used_and_is_named(prover) -> None:
    found = await accept(prover, ASSUMED, "exact nb.symm")
    assert found.complete
    assert found.axioms == found.author_axioms == ("nb",)


async def test_only_standard_axioms_leave_those_of_the_author_out(prover) -> None:
    limits = Limits(60.0, axioms=AxiomScope.STANDARD)
    refused = await prover.verifier.accept(prover.hole(ASSUMED), "exact nb.symm", limits)
    assert not refused.accepted
    assert refused.reasons == ("it uses the axiom `nb`",)


@pytest.mark.parametrize("proof", ["exact later", "axiom own : 2 = 1\nexact own", "native_decide"])
async def test_axioms_that_come_in_any_other_way_are_refused(prover, proof) -> None:
    assert not (await accept(prover, ASSUMED, proof)).accepted


async def test_the_axiom_that_the_compiler_uses_is_not_the_authors(prover) -> None:
    text = 'macro "fast" : tactic => `(tactic| native_decide)\ntheorem t : 7 * 3 = 21 := by\n  sorry\n'
    found = await accept(prover, text, "fast")
    assert not found.accepted
    assert not found.author_axioms


async def test_a_proof_that_breaks_what_follows_is_refused(prover) -> None:
    text = (
        "def t : Nat := by\n  sorry\n\n"
        "example : True := by\n  fail_if_success have : t = 5 := rfl\n  exact True.intro\n"
    )
    assert (await accept(prover, text, "exact 4")).accepted
    refused = await accept(prover, text, "exact 5")
    assert not refused.accepted
    assert refused.reasons[0].startswith("line 5:")


async def test_a_command_that_has_an_effect_although_it_does_not_parse_as_one_is_not_passed_over(prover) -> None:
    """`bump` makes `k` zero before it fails. The judge has to leave it out, and `k` is one then."""
    text = (
        'macro "kk" : term => `(1)\nsyntax "bump" : command\n'
        "macro_rules | `(bump) => `(macro_rules | `(kk) => `(0)\nexample : 1 = 2 := rfl)\n"
        "def dummy := 0\nbump\ndef k : Nat := kk\ndef junk : k = 1 := sorry\ntheorem t : k = 1 := by\n  sorry\n"
    )
    told = await accept(prover, text, "first | rfl | exact junk")
    assert not told.accepted
    sound = text.replace("theorem t : k = 1", "theorem t : 1 = 1")
    assert (await accept(prover, sound, "rfl")).accepted


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


async def test_an_axiom_named_like_one_of_leans_own_in_a_namespace_is_another_one(prover) -> None:
    text = "namespace N\naxiom propext : False\ntheorem t : 1 = 2 := by\n  sorry\nend N\n"
    place = prover.hole(text)
    acceptance = await prover.verifier.accept(place, "exact propext.elim")
    assert acceptance.author_axioms == ("N.propext",)
    [audit] = await prover.verifier.audit(place, ["exact propext.elim"])
    assert audit.author_axioms == ("N.propext",)
    limits = Limits(60.0, axioms=AxiomScope.STANDARD)
    assert not (await prover.verifier.accept(place, "exact propext.elim", limits)).accepted
    [audit] = await prover.verifier.audit(place, ["exact propext.elim"], limits)
    assert "N.propext" in "".join(audit.reasons)


async def test_an_axiom_in_a_namespace_that_the_file_rests_on_is_known(prover) -> None:
    text = "namespace N\naxiom fact : 1 = 2\ntheorem user : 1 = 2 := fact\ntheorem t : 1 = 2 := by\n  sorry\nend N\n"
    acceptance = await prover.verifier.accept(prover.hole(text), "exact fact")
    assert acceptance.accepted
    assert acceptance.axioms == ("N.fact",)


HALF = (
    "axiom ax : 2 + 2 = 4\n"
    'set_option hygiene false in macro "own_name" : tactic => `(tactic| open _root_.t in skip)\n'
    "def g : Nat :=\n\n"
)
TELLS = """\
first
| (fail_if_success (have := @g)
   rfl)
| (fail_if_success (fail_if_success (have h : (match 3 with | 0 => 1 | _ => 2) = 2 := rfl; own_name))
   exact ax)
| rfl"""
"""Lean's recovery declares `g`, which is left out of what is compiled; and a copy of `t` has another name."""


async def test_beside_errors_lean_says_behind_the_text_as_it_stands_what_a_proof_rests_on(prover) -> None:
    text = f"{HALF}theorem t : 2 + 2 = 4 := by\n  sorry\n"
    refused = await accept(prover, text, TELLS)
    assert refused.reasons == ("where it stands, it rests on `ax`",)
    assert (await accept(prover, text, "rfl")).complete


async def test_what_was_shown_beside_errors_is_asked_for_where_it_stands_when_it_is_confirmed(prover) -> None:
    [place] = find_holes(prover.path, f"{HALF}theorem t : 2 + 2 = 4 := by\n  sorry\n")
    [honest, hostile] = await prover.verifier.confirm(place, ["rfl", TELLS], Limits(60.0))
    assert honest.accepted
    assert not hostile.accepted


@pytest.mark.parametrize("holes", [1, 2])
async def test_without_the_judge_the_axioms_are_asked_for_where_a_proof_stands(prover, monkeypatch, holes) -> None:
    async def missing(*_: object) -> None:
        raise CannotCompile("an import is not built")

    monkeypatch.setattr(prover.verifier.judge, "judge", missing)
    text = "theorem t : 1 = 1 ∧ 2 = 2 := by\n  constructor\n  · {}\n  · sorry\n".format(
        "rfl" if holes == 1 else "sorry"
    )
    place = find_holes(prover.path, text)[-1]
    found = await prover.verifier.accept(place, "rfl")
    assert (found.accepted, found.in_place, found.reasons) == (True, True, ())

    async def another(*_: object) -> frozenset[str]:
        return frozenset({"ax"})  # of which a copy said nothing

    monkeypatch.setattr(prover.verifier, "axioms_where_it_stands", another)
    assert not (await prover.verifier.accept(place, "rfl")).accepted


@pytest.mark.parametrize("namespace", ["", "N"])
async def test_an_example_is_asked_about_under_a_name_of_the_same_size(prover, namespace) -> None:
    begin, end = (f"namespace {namespace}\n", f"end {namespace}\n") if namespace else ("", "")
    text = f"{begin}{HALF}example : 2 + 2 = 4 := by\n  sorry\n{end}"
    [place] = find_holes(prover.path, text)
    for proof, axioms in (("rfl", set()), ("exact ax", {f"{namespace}.ax".lstrip(".")})):
        asked = question_behind(place, fill(place, proof))
        assert [len(line) for line in asked.text.split("\n")][: text.count("\n") - bool(end)] == [
            len(line) for line in fill(place, proof).split("\n")
        ][: text.count("\n") - bool(end)]
        assert await prover.verifier.axioms_where_it_stands(place, fill(place, proof), 60.0) == axioms


BELOW = "theorem t : 1 = 1 := by\n  sorry\n\n" + "theorem u : 2 = 2 := by rfl\n"


@pytest.mark.parametrize("below", [True, False])
async def test_what_stands_below_is_looked_at_unless_somebody_does_so_in_the_end(prover, below, monkeypatch) -> None:
    texts: list[str] = []
    diagnostics = prover.verifier.diagnostics

    async def noted(text: str, seconds: float):
        texts.append(text)
        return await diagnostics(text, seconds)

    monkeypatch.setattr(prover.verifier, "diagnostics", noted)
    [place] = find_holes(prover.path, BELOW)
    assert (await prover.verifier.accept(place, "rfl", Limits(60.0, below=below))).complete
    assert {"theorem u" in text for text in texts} == {below}


async def test_universes_of_the_file_are_not_those_of_our_own_axioms(prover) -> None:
    text = "universe u\ntheorem t (α : Type u) (a : α) : a = a := by\n  sorry\n"
    [place] = find_holes(prover.path, text)
    assert await prover.verifier.beyond_doubt(place, ["rfl"], 60.0) == {"rfl": frozenset()}


async def test_what_an_example_is_called_meanwhile_is_not_told(prover) -> None:
    text = "axiom ax (n : Nat) : n = 1\n\nexample : (sorry : Nat) = 1 := by\n  sorry\n"
    [place] = find_holes(prover.path, text)
    [reason] = (await prover.verifier.accept(place, "exact ax _")).reasons
    assert "`example`" in reason


async def test_what_lean_says_is_open_is_found_in_its_line_behind_letters_of_two_units(prover) -> None:
    """Lean's server counts columns in UTF-16 code units, so that the warning stood behind the end of the declaration."""
    above = f"theorem {'𝔸' * 80} : 2 = 2 := rfl theorem t : 1 = 1 := by "
    [hole] = find_holes(prover.path, f"{above}sorry\n")
    for proof, is_open in (("sorry", True), ("rfl", False)):
        said = await prover.verifier.diagnostics(f"{above}{proof}\n", 30.0)
        assert _is_said_open(said, hole, f"{above}{proof}\n") is is_open


HALF_THEOREM = "def f (n : Nat) : Nat := n\n\ntheorem half : f 0 =\n\n"
TYPO = "theorem a : 1 = 1 := by\n  simpp\n\n"


@pytest.mark.parametrize("above", [HALF_THEOREM, TYPO], ids=["half a theorem", "a tactic that there is not"])
@pytest.mark.parametrize("below", [True, False])
@pytest.mark.parametrize(
    "text",
    [
        "theorem b (n : Nat) : n + 0 = n := sorry\n",
        "theorem b (n : Nat) : n + 0 = n := by\n  cases n with\n  | zero => sorry\n  | succ n => rfl\n",
        "theorem b (n : Nat) : n + 0 = n := by\n  calc n + 0 = n := by sorry\n",
        "theorem b (n m : Nat) (h : n = m) : n + 0 = m := by\n  subst h; sorry\n",
        "instance b : Inhabited {n : Nat // n = 3} := ⟨3, by sorry⟩\n",
    ],
    ids=["term", "alternative", "calc", "sequence", "instance"],
)
async def test_a_theorem_above_that_does_not_parse_is_no_fault_of_what_is_proved_below(
    prover, above, text, below
) -> None:
    [place] = find_holes(prover.path, f"{above}{text}\ntheorem last : 2 = 2 := rfl\n")
    assert (await prover.verifier.accept(place, "rfl", Limits(60.0, below=below))).complete


@pytest.mark.parametrize(
    ("above", "proof"),
    [
        ("@[simp] theorem bad : f 3 = 3\n\n", "exact ⟨by simp [f], known.1⟩"),
        ("theorem bad : f 3 = 3\n\n", "exact ⟨by first | exact bad | rfl, known.1⟩"),
    ],
    ids=["by its attribute", "by its name"],
)
async def test_what_may_have_been_used_of_what_does_not_parse_is_a_doubt(prover, above, proof) -> None:
    start = "theorem known : 2 + 2 = 4 ∧ True := sorry\n\ndef f (n : Nat) : Nat := n\n\n"
    [_, place] = find_holes(prover.path, f"{start}{above}theorem t : f 3 = 3 ∧ 2 + 2 = 4 := by\n  sorry\n")
    acceptance = await prover.verifier.accept(place, proof)
    assert not acceptance.accepted
    assert not acceptance.judged


async def test_a_command_that_stands_in_what_does_not_parse_may_have_an_effect(prover) -> None:
    """Lean goes on with the next word that begins a command, wherever it stands."""
    above = "theorem a : 1 = 1 := by\n  simpp\n  open Nat in\n  skip\n\n"
    [place] = find_holes(prover.path, f"{above}theorem b (n : Nat) : n + 0 = n := sorry\n")
    acceptance = await prover.verifier.accept(place, "rfl")
    assert not acceptance.accepted
    assert not acceptance.judged


async def test_only_standard_axioms_leave_out_one_that_lean_alone_can_tell_from_the_declaration(prover) -> None:
    text = 'macro "fact " n:declId s:declSig " := " p:term : command => `(theorem $n $s := $p)\n\n'
    text += "opaque f : Nat → Nat\n\naxiom main (n : Nat) : f n = n\n\nfact three : f 3 = 3 := by\n  sorry\n"
    [place] = find_holes(prover.path, text)
    assert (await prover.verifier.accept(place, "exact main 3")).author_axioms == ("main",)
    limits = Limits(60.0, axioms=AxiomScope.STANDARD)
    assert not (await prover.verifier.accept(place, "exact main 3", limits)).accepted
