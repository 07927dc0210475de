"""The verifier as its users see it: order, duplicates, suggestions, concurrency, cancellation."""

from __future__ import annotations

import asyncio

import pytest

from assistant.lean.errors import NoGoalHere
from assistant.lean.verify.verdicts import Limits, Question, Verdict

pytestmark = pytest.mark.asyncio(loop_scope="module")

TEXT = "theorem t (p q : Prop) (hp : p) (hq : q) : p ∧ q := by\n  sorry\n"


async def test_judgements_come_in_the_order_of_the_candidates(prover) -> None:
    candidates = ("constructor", "exact ⟨hp, hq⟩", "constructor", " constructor", "exact hp")
    [row] = await prover.verifier.check(prover.hole(TEXT), [Question((), candidates)])
    assert [j.candidate for j in row] == list(candidates)
    assert [j.verdict.value for j in row] == ["progress", "closes", "progress", "progress", "failed"]
    assert row[1].milliseconds > 0


async def test_no_candidates(prover) -> None:
    assert await prover.verifier.check(prover.hole(TEXT), [Question((), ())]) == [[]]
    assert await prover.verifier.check(prover.hole(TEXT), []) == []


async def test_what_lean_offers_instead(prover) -> None:
    judged = await prover.judge(TEXT, "exact?", "simp? [hp, hq]")
    assert judged["exact?"].verdict is Verdict.CLOSES
    assert judged["exact?"].suggestions == ("exact ⟨hp, hq⟩",)
    assert judged["simp? [hp, hq]"].suggestions[0].startswith("simp only [")


async def test_leans_own_message_explains_a_refusal(prover) -> None:
    judged = await prover.judge(TEXT, "exact hp")
    assert "hp" in judged["exact hp"].message
    assert "trial_" not in judged["exact hp"].message


async def test_many_checks_at_once(prover) -> None:
    async def ask(number: int) -> list[str]:
        text = f"theorem t{number} (p q : Prop) (hp : p) (hq : q) : p ∧ q := by\n  sorry\n"
        judged = await prover.judge(text, "exact ⟨hp, hq⟩", "exact hq")
        return [j.verdict.value for j in judged.values()]

    assert await asyncio.gather(*(ask(n) for n in range(8))) == [["closes", "failed"]] * 8


async def test_a_cancelled_check_leaves_the_verifier_usable(prover) -> None:
    place = prover.hole(TEXT)
    question = Question((), ("repeat have h := hp",))
    task = asyncio.create_task(prover.verifier.check(place, [question], Limits(60, 60, 0)))
    await asyncio.sleep(0.5)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert await prover.verdict(TEXT, "exact ⟨hp, hq⟩") == "closes"


async def test_a_place_that_lean_does_not_reach(prover) -> None:
    text = "theorem t : True := by\n  exact )\n  sorry\n"
    with pytest.raises(NoGoalHere):
        await prover.verifier.state(prover.hole(text))
    [[judgement]] = await prover.verifier.check(prover.hole(text), [Question((), ("trivial",))])
    assert judgement.verdict is Verdict.UNKNOWN
    assert judgement.message


async def test_the_same_text_is_elaborated_once_for_all_who_ask_at_the_same_time(prover, monkeypatch) -> None:
    verifier = prover.verifier
    elaborated: list[str] = []
    real = verifier._elaborated

    async def counted(key: tuple[str, int], seconds: float) -> object:
        elaborated.append(key[0])
        return await real(key, seconds)

    monkeypatch.setattr(verifier, "_elaborated", counted)
    text = "theorem once : 1 + 1 = 3 := rfl\n"
    answers = await asyncio.gather(*(verifier.diagnostics(text, 30.0) for _ in range(4)))
    assert elaborated == [text]
    assert all(answer == answers[0] and answer for answer in answers)


async def test_who_has_more_time_is_not_held_to_the_limit_of_another(prover) -> None:
    text = "theorem patient : True := by\n  iterate 100 skip\n  trivial\n"
    hurried = asyncio.create_task(prover.verifier.diagnostics(text, 0.01))
    patient = asyncio.create_task(prover.verifier.diagnostics(text, 60.0))
    assert await patient == ()
    await asyncio.gather(hurried, return_exceptions=True)
