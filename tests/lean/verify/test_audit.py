"""What runs at a place may still lean on something unproved; the audit finds that out for many tactics at once."""

import pytest

from assistant.lean.places import Place, place_at
from assistant.lean.verify.verdicts import AxiomScope, Limits, Verdict
from tests.lean.verify.conftest import Prover

pytestmark = pytest.mark.asyncio(loop_scope="module")

FILE = """\
macro "mine" : tactic => `(tactic| sorry)
theorem unfinished : 1 = 2 := by sorry
axiom shortcut : 1 = 3
axiom used : 0 = 0
theorem user : 0 = 0 := used
"""
STATEMENTS = {
    "theorem": "theorem t (p q : Prop) (hp : p) (hq : q) : p ∧ q := by\n  sorry\n",
    "attribute before it": "@[simp] theorem N.t (p q : Prop) (hp : p) (hq : q) : p ∧ q := by\n  sorry\n",
    "attribute above it": "@[simp]\ntheorem t (p q : Prop) (hp : p) (hq : q) : p ∧ q := by\n  sorry\n",
    "example": "example (p q : Prop) (hp : p) (hq : q) : p ∧ q := by\n  sorry\n",
    "another hole before": (
        "theorem t (p q : Prop) (hp : p) (hq : q) : p ∧ q := by\n  have h : p := by sorry\n  sorry\n"
    ),
    "indented": "namespace N\n  theorem t (p q : Prop) (hp : p) (hq : q) : p ∧ q := by\n    sorry\nend N\n",
    "other branch": (
        "theorem t (p q : Prop) (hp : p) (hq : q) : (p ∧ q) ∧ p := by\n  constructor\n  · sorry\n  · exact hp\n"
    ),
}
GOOD = ("exact ⟨hp, hq⟩", "constructor", "(constructor)\n· exact hp\n· exact hq")
BAD = {
    "mine": "sorry",
    "constructor <;> mine": "sorry",
    "have := unfinished; exact ⟨hp, hq⟩": "open: unfinished",
    "have := shortcut; constructor": "`shortcut`",
    "have := used; exact ⟨hp, hq⟩": "`used`",
}


async def why_not(prover: Prover, place: Place, *tactics: str) -> list[str]:
    """Why tactics may not be shown as proofs without a condition."""
    limits = Limits(axioms=AxiomScope.STANDARD)
    audits = await prover.verifier.audit(place, tactics, limits)
    return ["; ".join(a.reasons) or ", ".join(f"open: {name}" for name in a.open_lemmas) for a in audits]


@pytest.mark.parametrize("name", STATEMENTS)
async def test_what_leans_on_sorry_or_a_new_axiom_is_told_apart(prover, name) -> None:
    text = FILE + STATEMENTS[name]
    place = prover.hole(text, index=2 if name == "another hole before" else 1)
    reasons = await why_not(prover, place, *GOOD, *BAD)
    assert reasons[: len(GOOD)] == [""] * len(GOOD)
    for reason, expected in zip(reasons[len(GOOD) :], BAD.values(), strict=True):
        assert expected in reason


async def test_at_a_cursor_what_follows_does_not_count(prover) -> None:
    text = FILE + "theorem t (p q : Prop) (hp : p) (hq : q) : p ∧ q := by\n  constructor\n  · \n  · mine\n"
    place = place_at(prover.path, text, FILE.count("\n") + 3, 5)
    assert await why_not(prover, place, "exact hp", "mine") == ["", "it rests on `sorry`"]


async def test_where_the_declaration_cannot_be_copied_a_proof_is_accepted_instead(prover) -> None:
    text = FILE + "theorem t : 0 = 1 - 1 := calc\n  0 = 0 := by sorry\n  _ = 1 - 1 := rfl\n"
    place = prover.hole(text, index=1)
    good, bad = await why_not(prover, place, "rfl", "mine")
    assert good == ""
    assert bad


async def test_an_error_above_the_place_does_not_condemn_what_comes_after(prover) -> None:
    text = "theorem t (p : Prop) (hp : p) : p ∧ p := by\n  have h : p := by exact nowhere\n  sorry\n"
    place = prover.hole(text)
    assert await why_not(prover, place, "exact ⟨hp, hp⟩") == [""]


async def test_no_tactics_ask_nothing(prover) -> None:
    assert await prover.verifier.audit(prover.hole("theorem t : True := by\n  sorry\n"), []) == []


async def test_a_tactic_that_admits_the_goal_and_only_offers_others_does_not_close(prover) -> None:
    text = "theorem t (p q : Nat → Prop) (h : ∀ n, p n) : q 0 := by\n  sorry\n"
    assert (await prover.judge(text, "apply?"))["apply?"].verdict is not Verdict.CLOSES


LEMMA = "theorem y : 3 < 5 := by\n  sorry\n\n"
EXISTS = "theorem t : ∃ x : Fin 5, x.val = 3 := by\n  refine ⟨⟨3, ?_⟩, rfl⟩\n  sorry\n"
SHARING = {
    "def": ("def h : Fin 5 := by\n  refine ⟨3, ?_⟩\n  sorry\n", ("decide", "exact y", "exact id y")),
    "abbrev": ("abbrev h : Fin 5 := by\n  refine ⟨3, ?_⟩\n  sorry\n", ("decide", "exact y")),
    "instance": ("instance : Inhabited (Fin 5) := by\n  refine ⟨⟨3, ?_⟩⟩\n  sorry\n", ("decide", "exact id y")),
    "example": ("example : Fin 5 := by\n  refine ⟨3, ?_⟩\n  sorry\n", ("decide", "exact id y")),
    "theorem": (EXISTS, ("as_aux_lemma => decide", "as_aux_lemma => exact id y")),
    "one after another": (
        f"set_option Elab.async false\n{EXISTS}",
        ("as_aux_lemma => decide", "as_aux_lemma => exact id y"),
    ),
    "an option before it": (
        f"set_option Elab.async false in\n{EXISTS}",
        ("as_aux_lemma => decide", "as_aux_lemma => exact id y"),
    ),
}


@pytest.mark.parametrize("name", SHARING)
async def test_no_copy_rests_on_what_another_copy_has_proved(prover, name) -> None:
    text, tactics = SHARING[name]
    place = prover.hole(LEMMA + text, index=1)
    for ask in (prover.verifier.audit, prover.verifier.confirm):
        told = [audit.open_lemmas for audit in await ask(place, tactics, Limits(60.0))]
        assert told == [(), *[("y",)] * (len(tactics) - 1)]


PAIR = "theorem t (p q : Prop) (hp : p) (hq : q) : p ∧ q := by\n  constructor\n"
AND_THEN = {
    "exact hp": True,
    "· exact hp": True,
    "first | exact hq | exact hp": True,
    "repeat assumption": False,
    "all_goals exact hp": False,
    "exact hp; try exact hq": False,
    "exact hp\ndone": False,
}


@pytest.mark.parametrize("below", ["  exact hq\n", ""])
async def test_what_touches_the_goals_behind_the_place_is_not_shown(prover, below) -> None:
    place = prover.hole(f"{PAIR}  sorry\n{below}")
    if not below:
        place = place_at(prover.path, f"{PAIR}  \n", 3, 3)
    audits = await prover.verifier.audit(place, tuple(AND_THEN))
    assert dict(zip(AND_THEN, [audit.accepted for audit in audits], strict=True)) == AND_THEN


async def test_steps_that_leave_goals_are_held_against_the_goals_behind_them(prover) -> None:
    text = "theorem t (p : Prop) (hp : p) : (p ∧ p) ∧ p ∧ p := by\n  constructor\n  sorry\n  exact ⟨hp, hp⟩\n"
    audits = await prover.verifier.audit(prover.hole(text), ["constructor", "(constructor)", "all_goals constructor"])
    assert [audit.accepted for audit in audits] == [True, True, False]


@pytest.mark.parametrize("left", ["· sorry", "· admit", "case w => sorry", "case w =>\n    have := 1\n    sorry"])
async def test_data_that_a_tactic_leaves_open_is_not_told_from_a_copy(prover, left) -> None:
    text = "theorem y : (1 : Nat) = 1 := by\n  sorry\n\ntheorem t : ∃ n : Nat, n = n := by\n  refine ⟨?w, ?_⟩\n"
    text += f"  {left}\n  sorry\n"
    tell = "first | (refine congrFun (β := fun _ => Nat) ?_ _; exact (fun _ => rfl) y) | rfl"
    place = prover.hole(text, index=2)
    [audit] = await prover.verifier.audit(place, [tell])
    assert not audit.complete


async def test_an_open_proposition_before_the_place_costs_no_judge(prover, monkeypatch) -> None:
    text = "theorem t (p q : Prop) (hq : q) : p ∧ q := by\n  constructor\n  · sorry\n  · sorry\n"

    async def asked(*_: object) -> None:
        raise AssertionError("nothing can see the proof of a proposition")

    monkeypatch.setattr(prover.verifier, "accept", asked)
    assert await why_not(prover, prover.hole(text, index=1), "exact hq", "first | skip | skip\nexact hq") == ["", ""]


async def test_a_bound_of_the_depth_is_judged_where_it_stands(prover) -> None:
    place = prover.hole("theorem t : 2 + 2 = 4 := by\n  sorry\n")
    audits = await prover.verifier.audit(
        place, ["set_option maxRecDepth 10 in rfl", "set_option maxRecDepth 300 in rfl", "rfl"]
    )
    assert [audit.accepted for audit in audits] == [False, True, True]


SLOW = "set_option maxRecDepth 100000 in\ntheorem slow : (List.range 3000).foldl (· + ·) 0 = 4498500 := by decide\n"
"""More than the moment that is always given."""


@pytest.mark.parametrize("name", ["plain", "calc"])
async def test_an_audit_that_runs_out_of_time_judges_nothing(prover, name) -> None:
    text, index = SLOW + FILE + "theorem t (p : Prop) (hp : p) : p := by\n  sorry\n", 1
    if name == "calc":  # where each tactic is accepted as a proof
        text = SLOW + FILE + "theorem t : 0 = 1 - 1 := calc\n  0 = 0 := by sorry\n  _ = 1 - 1 := rfl\n"
    tactics = ["exact hp", "rfl", "mine"]
    audits = await prover.verifier.audit(prover.hole(text, index=index), tactics, Limits(seconds=0.0))
    assert len(audits) == len(tactics)
    assert not any(audit.judged or audit.accepted for audit in audits)
    assert all(audit.reasons for audit in audits)
