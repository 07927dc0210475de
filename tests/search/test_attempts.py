"""What becomes of verdicts when what runs has been audited."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import cast

import pytest

from assistant.lean.places import find_holes
from assistant.lean.verify.verdicts import IN_PLACE, Acceptance, AxiomScope, Judgement, Limits, Verdict, Verifier
from assistant.search.attempts import Attempt, attempt_limits, audited

[PLACE] = find_holes(Path("File.lean"), "theorem t : 1 = 1 := by\n  sorry\n")
CLOSES, PROGRESS, FAILED = (Judgement("a tactic", v) for v in (Verdict.CLOSES, Verdict.PROGRESS, Verdict.FAILED))


class Auditor:
    """Answers every audit with one acceptance, and every confirmation with another."""

    def __init__(self, audit: Acceptance, confirmation: Acceptance | None = None) -> None:
        self._answers = {"audit": audit, "confirm": confirmation}
        self.asked: list[str] = []

    async def audit(self, _place: object, tactics: Sequence[str], _limits: Limits) -> list[Acceptance]:
        return self._answer("audit", tactics)

    async def confirm(self, _place: object, tactics: Sequence[str], _limits: Limits) -> list[Acceptance]:
        return self._answer("confirm", tactics)

    def _answer(self, what: str, tactics: Sequence[str]) -> list[Acceptance]:
        self.asked.append(what)
        answer = self._answers[what]
        assert answer is not None
        return [answer] * len(tactics)


async def audit(auditor: Auditor, judgement: Judgement) -> Attempt:
    [attempt] = await audited(cast(Verifier, auditor), PLACE, [judgement], 10.0, AxiomScope.PROJECT)
    return attempt


async def test_what_failed_is_not_audited() -> None:
    auditor = Auditor(Acceptance(True))
    assert (await audit(auditor, FAILED)).verdict is Verdict.FAILED
    assert auditor.asked == []


async def test_what_there_was_no_time_to_audit_has_no_verdict() -> None:
    attempt = await audit(Auditor(Acceptance(False, reasons=("no time",), judged=False)), CLOSES)
    assert (attempt.verdict, attempt.message) == (Verdict.UNKNOWN, "it runs, but is not yet judged: no time")


@pytest.mark.parametrize("judgement", [CLOSES, PROGRESS])
async def test_what_an_audit_refuses_has_failed(judgement: Judgement) -> None:
    attempt = await audit(Auditor(Acceptance(False, reasons=("it rests on `sorry`",))), judgement)
    assert (attempt.verdict, attempt.message) == (Verdict.FAILED, "it rests on `sorry`")


async def test_what_closes_the_goal_for_the_worker_alone_is_judged_by_what_lean_compiles() -> None:
    refused = await audit(Auditor(Acceptance(True, in_place=True), Acceptance(False, reasons=("no",))), CLOSES)
    assert refused.verdict is Verdict.FAILED
    confirmed = await audit(Auditor(Acceptance(True, in_place=True), Acceptance(True, ("propext",))), CLOSES)
    assert (confirmed.verdict, confirmed.axioms, confirmed.reservation) == (Verdict.CLOSES, ("propext",), "")
    steps = Auditor(Acceptance(True, in_place=True))
    assert (await audit(steps, PROGRESS)).verdict is Verdict.PROGRESS
    assert steps.asked == ["audit"]


async def test_where_there_is_no_time_for_that_it_is_told() -> None:
    unjudged = Acceptance(False, judged=False)
    attempt = await audit(Auditor(Acceptance(True, in_place=True), unjudged), CLOSES)
    assert (attempt.verdict, attempt.reservation) == (Verdict.CLOSES, IN_PLACE)


async def test_a_condition_is_told() -> None:
    attempt = await audit(Auditor(Acceptance(True, open_lemmas=("lemma",), author_axioms=("mine",))), CLOSES)
    assert attempt.outcome == "conditional"
    assert attempt.message == "rests on `lemma`, which is still open, rests on your axiom `mine`"


def test_one_candidate_has_a_part_of_the_time_only() -> None:
    limits = attempt_limits(6.0)
    assert limits.candidate_seconds == 1.0
    assert 2 * limits.candidate_seconds < limits.seconds < 6.0
    assert attempt_limits(3600.0).candidate_seconds == 10.0
