"""What has no value yet in the goal of a place: whoever gives it one is looked at in the whole declaration."""

# ruff: noqa: E501 - Lean texts on one line each
from __future__ import annotations

import pytest

from assistant.lean.places import find_holes, place_at
from assistant.lean.scratch import Scratch
from assistant.lean.verify.audit import is_of_helper
from assistant.lean.verify.tangles import SHOW_TANGLE, holes_named, is_choice, tangle_told
from assistant.lean.verify.trial import batch_block, replay_block
from assistant.lean.verify.verdicts import CHOOSES, Limits, Question, Verdict

pytestmark = pytest.mark.asyncio(loop_scope="module")

UNIVERSES = "universe u\n\ndef Triv : Prop := ∀ β : Type u, β = β\n\ntheorem triv0 : Triv.{0} := fun _ => rfl\n\ntheorem triv1 : Triv.{1} := fun _ => rfl\n\n"
IN_DATA = UNIVERSES + "def t : { n : Nat // Triv } := by\n  refine ⟨3, ?_⟩\n  sorry\n"
IN_HAVE = (
    UNIVERSES + "theorem t (Q : Prop) (k : Triv.{1} → Q) : Q := by\n  have h : Triv := by\n    sorry\n  exact k h\n"
)
IMPLICIT = "def Good {n : Nat} : Prop := n = 3 ∨ n = 5\n\ntheorem g3 : @Good 3 := .inl rfl\n\ntheorem g5 : @Good 5 := .inr rfl\n\ntheorem t (Q : Prop) (k : ∀ n, @Good n → n = 5 → Q) : Q := by\n  apply k\n  · sorry\n  · exact (rfl : 5 = 5)\n"
ORDER = "theorem t (a b c : Nat) (h : a ≤ b) (h' : b ≤ c) (k : a ≤ c + 1) : a ≤ c + 1 := by\n  apply Nat.le_trans\n  · sorry\n  · exact Nat.le_succ_of_le h'\n"
UNDER = ORDER.replace("  · ", "  ")
WITNESS = "theorem t (P Q : Nat → Prop) (h : P 1) (k : Q 2) : ∃ n, P n ∧ Q n := by\n  constructor\n  constructor\n  · sorry\n  · sorry\n"
BOTH = "theorem t : 1 = 2 ∧ 1 = 2 := by\n  constructor\n  · sorry\n  · sorry\n"
ORDINARY = {
    "a theorem": "theorem t (n : Nat) : n + 0 = n := by\n  sorry\n",
    "a universe of a theorem": "theorem t (α : Type _) (a : α) : a = a := by\n  sorry\n",
    "an optional value": "theorem t (xs : List Nat) (h : xs.head? = some 3) : xs ≠ [] := by\n  sorry\n",
    "a definition": "def t : { n : Nat // n = 3 } := by\n  refine ⟨3, ?_⟩\n  sorry\n",
    "a case": "theorem t (p q : Prop) (h : p ∧ q) : q ∧ p := by\n  constructor\n  · sorry\n  · exact h.1\n",
    "an instance argument": "theorem t {α : Type} [Inhabited α] (a : α) : a = a := by\n  sorry\n",
    "a recursion": "def t (n : Nat) : { m : Nat // m = n } := by\n  cases n with\n  | zero => exact ⟨0, rfl⟩\n  | succ n =>\n    refine ⟨(t n).1 + 1, ?_⟩\n    sorry\n",
}


@pytest.mark.parametrize("name", ORDINARY)
async def test_an_ordinary_place_has_nothing_open(prover, name) -> None:
    assert await prover.verifier.tangle(prover.hole(ORDINARY[name]), 30.0) == frozenset()


@pytest.mark.parametrize(
    "text",
    [
        ORDER,
        UNDER,
        WITNESS,
        IMPLICIT,
        IN_DATA,
        IN_HAVE,
        "def t (α : Type _) (a : α) : { b : α // a = b } := by\n  refine ⟨a, ?_⟩\n  sorry\n",
        "theorem t (a b c : Nat) (h : a ≤ b) (k : b ≤ c) : a ≤ c :=\n  calc a ≤ _ := sorry\n    _ ≤ c := by exact k\n",
    ],
)
async def test_what_has_no_value_yet_is_found_also_where_it_is_not_shown(prover, text) -> None:
    assert await prover.verifier.tangle(prover.hole(text), 30.0)


@pytest.mark.parametrize(
    "options",
    [
        ("pp.universes false", "pp.explicit false"),
        ("pp.mvars.levels false", "pp.mvars false"),
        ("pp.oneline true", "pp.maxSteps 1", "pp.deepTerms false"),
        ("pp.notation true", "pp.coercions true", "pp.fieldNotation true", "pp.match true", "pp.analyze true"),
        ("pp.proofs false", "pp.motives.all false", "pp.instances false", "pp.funBinderTypes false"),
    ],
)
@pytest.mark.parametrize("text", [IN_DATA, IMPLICIT, ORDER])
async def test_no_option_of_a_file_hides_it(prover, text, options) -> None:
    above = "".join(f"set_option {option}\n" for option in options)
    assert await prover.verifier.tangle(prover.hole(f"{above}\n{text}"), 30.0)


async def test_every_option_that_it_is_shown_with_is_one_of_this_lean(prover) -> None:
    """One that is not would leave the rest to what the file has set."""
    shown = SHOW_TANGLE.split(" | ")[1]
    said = await prover.verifier.diagnostics(f"example : 1 = 1 := by\n  {shown}\n  rfl\n")
    assert [d.is_error for d in said] == [False]


async def test_at_an_ordinary_place_nothing_more_is_elaborated(prover, monkeypatch) -> None:
    """The goal is shown in the text that the candidates are tried in, once."""
    asked: list[str] = []
    elaborate = Scratch.elaborate

    async def counted(self, text, *rest):
        asked.append(text)
        return await elaborate(self, text, *rest)

    monkeypatch.setattr(Scratch, "elaborate", counted)
    place = prover.hole("theorem t (a b : Nat) : a + b + 0 = b + a := by\n  sorry\n")
    await prover.verifier.check(place, [Question((), ("omega", "rfl"))])
    await prover.verifier.audit(place, ["omega"])
    await prover.verifier.check(place, [Question((), ("simp", "grind"))])
    assert ["pp.mvars" in text for text in asked] == [True, False, False]


@pytest.mark.parametrize("text", [IN_HAVE, IN_HAVE.replace("theorem t", "theorem Away.t")])
@pytest.mark.parametrize("candidates", [("exact triv0", "exact triv1"), ("exact triv1", "exact triv0")])
async def test_candidates_do_not_disturb_each_other_by_what_nobody_sees(prover, text, candidates) -> None:
    place = prover.hole(text)
    await prover.judge(text, *candidates)
    found = dict(zip(candidates, await prover.verifier.audit(place, candidates), strict=True))
    assert found["exact triv1"].accepted
    assert not found["exact triv0"].accepted


async def test_candidates_do_not_disturb_each_other_by_an_implicit_argument(prover) -> None:
    for candidates in (("exact g3", "exact g5"), ("exact g5", "exact g3")):
        judged = await prover.judge(IMPLICIT, *candidates)
        assert {j.verdict for j in judged.values()} == {Verdict.CLOSES}  # each by itself
        audits = await prover.verifier.audit(prover.hole(IMPLICIT), candidates)
        assert [a.accepted for a in audits] == [candidate == "exact g5" for candidate in candidates]


@pytest.mark.parametrize("door", ["audit", "confirm", "accept"])
@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        (ORDER, "exact k", "exact h"),
        (UNDER, "exact k", "first | exact h | skip"),
        (UNDER, "assumption", "have q := h\nexact q"),
        (IN_DATA, "exact triv0", "exact fun _ => rfl"),
        (IMPLICIT, "exact g3", "exact g5"),
    ],
)
async def test_every_door_says_the_same_of_what_is_chosen(prover, door, text, wrong, right) -> None:
    place, limits = prover.hole(text), Limits(60.0)
    if door == "accept":
        answers = [await prover.verifier.accept(place, tactic, limits) for tactic in (wrong, right)]
    else:
        answers = await getattr(prover.verifier, door)(place, [wrong, right], limits)
    assert [answer.accepted for answer in answers] == [False, True]


async def test_what_is_no_proof_is_confirmed_by_its_statement(prover) -> None:
    """Also where nothing is known to be open at the place: the copies of a definition only say what they rest on."""
    place = prover.hole(IN_DATA)
    await prover.verifier._note(place, None, frozenset())
    try:
        [answer] = await prover.verifier.confirm(place, ["exact triv0"])
    finally:
        prover.verifier._tangles.clear()
    assert answer.reasons == ("the statement of `t` would change",)


async def test_a_proof_that_chooses_what_is_still_open_says_so(prover) -> None:
    place = prover.hole(WITNESS)
    first = await prover.verifier.accept(place, "assumption")
    assert first.complete
    assert first.chooses
    assert first.reservation == CHOOSES
    [shown] = await prover.verifier.audit(place, ["assumption"])
    assert shown.accepted
    assert shown.chooses
    filled = WITNESS.replace("(k : Q 2)", "(k : Q 1)").replace("sorry", "exact h", 1)
    second = await prover.verifier.accept(prover.hole(filled), "assumption")
    assert second.complete
    assert not second.chooses


async def test_a_proof_with_which_the_whole_is_proved_chooses_nothing(prover) -> None:
    assert not (await prover.verifier.accept(prover.hole(ORDER), "exact h")).chooses


@pytest.mark.parametrize("candidate", ["exact ?right", "exact ? right", "have h := ?right\nexact h", "apply id ?right"])
async def test_a_goal_that_is_open_elsewhere_is_no_hypothesis(prover, candidate) -> None:
    place = prover.hole(BOTH)
    judged = await prover.judge(BOTH, candidate)
    assert judged[candidate].verdict is Verdict.FAILED
    for answers in (
        await prover.verifier.audit(place, [candidate]),
        await prover.verifier.confirm(place, [candidate]),
        [await prover.verifier.accept(place, candidate)],
    ):
        assert not answers[0].accepted
        assert answers[0].judged


async def test_a_candidate_names_goals_of_its_own(prover) -> None:
    text = "theorem t (p q : Prop) (hp : p) (hq : q) : (p ∧ q) ∧ q := by\n  constructor\n  · sorry\n  · exact hq\n"
    candidate = "refine ⟨?one, ?two⟩\n· exact hp\n· exact hq"
    assert await prover.verdict(text, candidate) == "closes"
    assert (await prover.verifier.accept(prover.hole(text), candidate)).complete


async def test_what_a_local_function_takes_in_is_seen_below(prover) -> None:
    text = "theorem t (n : Nat) (h : n = 5) : n + 0 = 5 := aux where\n  aux : n = 5 := by\n    sorry\n"
    used = text + "\ntheorem u : 3 = 5 := t.aux 3\n"
    [wrong] = await prover.verifier.audit(prover.hole(used), ["exact h"])
    [right] = await prover.verifier.audit(prover.hole(text), ["exact h"])
    assert (wrong.accepted, right.accepted) == (False, True)


async def test_while_the_rest_is_not_written_a_choice_is_shown_as_one(prover) -> None:
    """The next goal is still an error of the declaration, by which no proof of the first one is accepted yet."""
    text = ORDER.replace("  · exact Nat.le_succ_of_le h'\n", "")
    for place in (prover.hole(text), place_at(prover.path, text.replace("sorry", ""), 3, 5)):
        for answer in (
            *await prover.verifier.audit(place, ["exact h"]),
            *await prover.verifier.confirm(place, ["exact h"]),
        ):
            assert answer.accepted
            assert answer.chooses
            assert not answer.open_lemmas
        assert not (await prover.verifier.accept(place, "exact h")).accepted
        [wrong] = await prover.verifier.audit(place, ["exact h'"])
        assert not wrong.accepted


# --- without Lean ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("message", "tangle"),
    [
        ("n : Nat\n⊢ @Eq.{1} Nat n n", frozenset()),
        ("xs : List.{0} Nat\n⊢ @Eq.{1} (Option.{0} Nat) (@List.head?.{0} Nat xs) (@Option.none.{0} Nat)", frozenset()),
        ("α : Type ?u.5\n⊢ @Eq.{max 1 (?u.5 + 1)} α a a", {"?u.5"}),
        ("case left\n⊢ LE.le.{0} a ?m", {"?m"}),
        ("⊢ LE.le.{0} a ?m.12\n\n⊢ Nat", {"?m.12"}),
        ("⊢ p ⋯", None),
        ("failed to pretty print goal ⊢", None),
        ("no goals", None),
    ],
)
async def test_what_is_shown_is_read(message, tangle) -> None:
    assert tangle_told(message) == tangle


async def test_universes_of_a_header_are_no_choice() -> None:
    universes, witness = frozenset({"?u.5"}), frozenset({"?u.5", "?w"})
    assert not is_choice(universes, is_proof=False)
    assert is_choice(universes, is_proof=True)
    assert is_choice(witness, is_proof=False)
    assert not is_choice(frozenset(), is_proof=True)


async def test_holes_are_named_with_a_space_between_as_well() -> None:
    assert holes_named("refine ⟨?a, ? b, ?_, xs.head?⟩; exact ?a") == ("a", "b")


async def test_the_goal_is_shown_before_anything_runs_on_it() -> None:
    for block in (
        batch_block([(0, (), ())], "w", asks_tangle=True),
        batch_block([(0, (), ()), (1, (), ())], "w", asks_tangle=True),
        replay_block({0: ()}, [], "w", asks_tangle=True),
    ):
        assert "pp.mvars" in block.lines[block.tangle]
        assert block.tangle <= min(group.last for group in block.groups)
    assert batch_block([(0, (), ())], "w").tangle == -1


@pytest.mark.parametrize(
    ("text", "is_so"),
    [
        ("theorem t : 1 = 1 := aux where\n  aux : 1 = 1 := sorry\n", True),
        ("theorem t : 1 = 1 := by\n  let rec aux : 1 = 1 := by\n    sorry\n  exact aux\n", True),
        ("theorem t : 1 = 1 := by\n  sorry\nwhere\n  aux : 1 = 1 := rfl\n", False),
        ("def t : Inhabited Nat where\n  default := sorry\n", False),
    ],
)
async def test_fields_are_no_local_functions(tmp_path, text, is_so) -> None:
    [place] = find_holes(tmp_path / "A.lean", text)
    assert is_of_helper(place) is is_so
