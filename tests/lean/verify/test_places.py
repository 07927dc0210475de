"""Verdicts are right wherever a hole can stand."""

# ruff: noqa: E501 - Lean texts on one line each
from __future__ import annotations

import pytest

from assistant.lean.places import place_at
from assistant.lean.verify.verdicts import Question, Step, Verdict

pytestmark = pytest.mark.asyncio(loop_scope="module")

AND = "(p q : Prop) (hp : p) (hq : q) : p ∧ q"

ERROR_BELOW = "with an error below in the same proof"
PLACES = {
    "after tactics": f"theorem t {AND} := by\n  have h : p := hp\n  sorry\n",
    "one-line by": f"theorem t {AND} := by sorry\n",
    "one-line by after a tactic": f"theorem t {AND} := by have h := hp; sorry\n",
    "a term": f"theorem t {AND} := sorry\n",
    "a term of an example": f"example {AND} := sorry\n",
    "exact": f"theorem t {AND} := by exact sorry\n",
    "a bullet": f"theorem t {AND} : True := by\n  skip\n".replace(" : True", "").replace(
        "skip", "have k : p ∧ q := by\n    skip\n    sorry\n  exact k"
    ),
    "show from by": f"theorem t {AND} := show p ∧ q from by sorry\n",
    "show by on a line of its own": f"theorem t {AND} :=\n  show p ∧ q from by\n    sorry\n",
    "an anonymous constructor": f"theorem t {AND.replace('p ∧ q', '(p ∧ q) ∧ p')} := ⟨sorry, hp⟩\n",
    "by in an anonymous constructor": f"theorem t {AND.replace('p ∧ q', '(p ∧ q) ∧ p')} := ⟨by sorry, hp⟩\n",
    "an argument": f"theorem t {AND.replace('p ∧ q', 'q ∧ p')} := And.symm (by sorry)\n",
    "open in": f"namespace N\ntheorem helper : True := True.intro\nend N\nopen N in\ntheorem t {AND} := by\n  have := helper\n  sorry\n",
    "set_option in": f"set_option maxRecDepth 2000 in\ntheorem t {AND} := by\n  sorry\n",
    "a namespace that stays open": f"namespace A.B\nsection\nvariable (z : Nat)\ntheorem t {AND} := by\n  sorry\n",
    "private": f"private theorem t {AND} := by\n  sorry\n",
    "protected in a namespace": f"namespace A\nprotected theorem t {AND} := by\n  sorry\nend A\n",
    "attributes": f"@[simp]\ntheorem t {AND} := by\n  sorry\n",
    "a doc comment": f"/-- About `p`. -/\ntheorem t {AND} := by\n  sorry\n",
    "example": f"example {AND} := by\n  sorry\n",
    "where": f"theorem t {AND} := helper\nwhere\n  helper : p ∧ q := by\n    sorry\n",
    "before where": f"theorem t {AND} := by\n  have := helper\n  sorry\nwhere\n  helper : True := True.intro\n",
    "mutual": (f"mutual\ntheorem t {AND} := by\n  sorry\ntheorem u : True := by\n  exact True.intro\nend\n"),
    "an alternative of cases": (
        f"theorem t {AND} := by\n  cases (Or.inl hp : p ∨ q) with\n  | inl a => sorry\n  | inr b => exact ⟨hp, b⟩\n"
    ),
    "an alternative on its own line": (
        f"theorem t {AND} := by\n  cases (Or.inl hp : p ∨ q) with\n  | inl a =>\n    skip\n    sorry\n  | inr b =>\n    exact ⟨hp, b⟩\n"
    ),
    "a term match": f"theorem t {AND} :=\n  match hp with\n  | _ => by\n    sorry\n",
    "a step of calc": (
        f"theorem t {AND} := by\n  have e : p ∧ q ↔ p ∧ q := Iff.rfl\n  have f : 1 = 1 := calc\n    1 = 1 := rfl\n    _ = 1 := rfl\n  sorry\n"
    ),
    "inside conv's neighbour": (
        f"theorem t {AND} := by\n  have c : p ∧ q := by\n    conv => skip\n    sorry\n  exact c\n"
    ),
    "the second of two goals": f"theorem t {AND.replace('p ∧ q', 'p ∧ (p ∧ q)')} := by\n  constructor\n  · exact hp\n  · sorry\n",
    "the first of two goals": f"theorem t {AND.replace('p ∧ q', '(p ∧ q) ∧ p')} := by\n  constructor\n  sorry\n  exact hp\n",
    "case": f"theorem t {AND.replace('p ∧ q', '(p ∧ q) ∧ p')} := by\n  constructor\n  case left => sorry\n  case right => exact hp\n",
    "parentheses": f"theorem t {AND} := by\n  (skip; sorry)\n",
    "brackets between tactics": f"theorem t {AND} := by\n  match 0 with\n  | _ => have k : p ∧ q := (by sorry); exact k\n",
    "finally": f"def t {AND.replace(' : p ∧ q', ' : {n : Nat // p ∧ q}')} := ⟨0, ?h⟩\nwhere finally\n  case h => sorry\n",
    "with an error above": f"theorem broken : 1 = 2 := by\n  exact undefinedThing\n\ntheorem t {AND} := by\n  sorry\n",
    ERROR_BELOW: f"theorem t {AND} := by\n  have k : p ∧ q := by\n    sorry\n  exact undefinedThing\n",
    "with text that does not parse below": f"theorem t {AND} := by\n  sorry\n\ntheorem ( := by\n  ⟨ )\n",
    "non-ASCII names": "theorem τ (𝕜 φ₁ : Prop) (hp : 𝕜) (hq : φ₁) : 𝕜 ∧ φ₁ := by\n  have «odd name» : 𝕜 := hp\n  sorry\n",
    "our own names": "theorem t (trial_c0 trial_q0 : Prop) (hp : trial_c0) (hq : trial_q0) : trial_c0 ∧ trial_q0 := by\n  sorry\n",
    "a comment behind": f"theorem t {AND} := by\n  sorry -- TODO (\n",
    "CRLF": f"theorem t {AND} := by\r\n  have h : p := hp\r\n  sorry\r\n\r\ntheorem u : True := True.intro\r\n",
    "tabs in comments": f"/-\ttab\t-/\ntheorem t {AND} := by\n  -- a\ttab\n  sorry\n",
    "dotted name": f"theorem N.M.t {AND} := by\n  sorry\n",
    "universe": f"theorem t.{{u}} {{α : Sort u}} {AND} := by\n  sorry\n",
    "auto-bound": "theorem t (hp : p) (hq : q) : p ∧ q := by\n  sorry\n",
    "variables": "section\nvariable {p q : Prop} (hp : p) (hq : q)\ninclude hp hq\ntheorem t : p ∧ q := by\n  sorry\nend\n",
}


@pytest.mark.parametrize("name", PLACES)
async def test_verdicts_at(prover, name) -> None:
    text = PLACES[name]
    two_lines = "constructor\n· exact hp\n· exact hq"
    judged = await prover.judge(text, "exact ⟨hp, hq⟩", "exact hp", "constructor", two_lines, "skip")
    found = {candidate: judgement.verdict for candidate, judgement in judged.items()}
    assert found == {
        "exact ⟨hp, hq⟩": Verdict.CLOSES,
        "exact hp": Verdict.FAILED,
        "constructor": Verdict.PROGRESS,
        two_lines: Verdict.CLOSES,
        "skip": Verdict.FAILED,
    }
    assert len(judged["constructor"].goals) == 2


@pytest.mark.parametrize("name", sorted(PLACES.keys() - {ERROR_BELOW}))
async def test_acceptance_at(prover, name) -> None:
    hole = prover.hole(PLACES[name])
    accepted = await prover.verifier.accept(hole, "constructor\n· exact hp\n· exact hq")
    assert accepted.reasons == ()
    assert accepted.accepted
    assert accepted.axioms == ()
    refused = await prover.verifier.accept(hole, "constructor\n· exact hp")
    assert not refused.accepted


async def test_a_declaration_with_an_error_of_its_own_is_not_proved(prover) -> None:
    hole = prover.hole(PLACES[ERROR_BELOW])
    refused = await prover.verifier.accept(hole, "constructor\n· exact hp\n· exact hq")
    assert refused.reasons == ("the declaration has an error: Unknown identifier `undefinedThing`",)


@pytest.mark.parametrize("name", PLACES)
async def test_the_state_at(prover, name) -> None:
    goals = await prover.verifier.state(prover.hole(PLACES[name]))
    assert len(goals) == 1
    assert "∧" in goals[0].target


async def test_where_errors_are_caught_the_verdicts_are_the_same(prover) -> None:
    text = f"theorem t {AND} := by\n  first\n  | skip; sorry\n  | exact ⟨hp, hq⟩\n"
    judged = await prover.judge(text, "exact ⟨hp, hq⟩", "exact hp")
    assert [j.verdict for j in judged.values()] == [Verdict.CLOSES, Verdict.FAILED]


async def test_a_cursor_between_tactics(prover) -> None:
    text = f"theorem t {AND} := by\n  have h : p := hp\n  \n"
    place = place_at(prover.path, text, 3, 3)
    [[judgement]] = await prover.verifier.check(place, [Question((), ("exact ⟨h, hq⟩",))])
    assert judgement.verdict is Verdict.CLOSES


async def test_a_finished_proof_has_no_goals(prover) -> None:
    text = f"theorem t {AND} := by\n  exact ⟨hp, hq⟩\n  \n"
    assert await prover.verifier.state(place_at(prover.path, text, 3, 3)) == ()


async def test_several_states_in_one_check(prover) -> None:
    hole = prover.hole(PLACES["after tactics"])
    left, right = Step("constructor", 2, (0,)), Step("constructor", 2, (1,))
    rows = await prover.verifier.check(
        hole,
        [
            Question((left,), ("exact hp", "exact hq")),
            Question((right,), ("exact hp", "exact hq")),
            Question((), ("exact ⟨hp, hq⟩", "exact hq")),
        ],
    )
    assert [[j.verdict.value for j in row] for row in rows] == [
        ["closes", "failed"],
        ["failed", "closes"],
        ["closes", "failed"],
    ]


async def test_a_branch_that_does_not_run_gives_no_verdict(prover) -> None:
    hole = prover.hole(PLACES["after tactics"])
    wrong = Step("exact undefinedThing", 1, (0,))
    rows = await prover.verifier.check(hole, [Question((wrong,), ("exact hp",)), Question((), ("exact ⟨hp, hq⟩",))])
    assert [row[0].verdict for row in rows] == [Verdict.UNKNOWN, Verdict.CLOSES]
