"""The verifier over scratch documents of a stock Lean server.

A check is first one batch. What the batch cannot settle is asked again: after an abort or a time-out the culprit has
its verdict, those before it keep theirs and the rest goes into another batch; when no culprit is known the candidates
are halved. Goals that cannot be copied are tried in isolated copies. The time of all of it is bounded by the limits;
a candidate that time did not suffice for is `UNKNOWN`, and only one that ran into its own limit is `TIMED_OUT`.
"""

from __future__ import annotations

import asyncio
import time
from collections import OrderedDict
from collections.abc import Sequence

from assistant.lean.client import Diagnostic, WirePosition
from assistant.lean.errors import DeadlineExceeded, NoGoalHere, WorkerCrashed
from assistant.lean.goals import Goal, metavariables, parse_goal
from assistant.lean.places import Place, fill
from assistant.lean.scratch import Scratch, ScratchPool
from assistant.lean.verify.acceptance import (
    SORRY_AXIOM,
    axiom_probe,
    axiom_reasons,
    new_errors,
    printed_axioms,
    remaining_holes,
    structural_reasons,
)
from assistant.lean.verify.batch import Batch, Slot, aborted, build_batch, judge, progress, reached
from assistant.lean.verify.isolate import Trial, can_copy, isolated_text
from assistant.lean.verify.screen import refusal
from assistant.lean.verify.verdicts import Acceptance, Branch, Judgement, Limits, Question, Verdict

STATE_SECONDS = 60.0
ACCEPT_SECONDS = 120.0
REMEMBERED = 256
_Item = tuple[int, int]
"""Index of a question and of a candidate in it."""


class LeanVerifier:
    """Implements `Verifier`. Everything it remembers is keyed by the text it was asked about."""

    def __init__(self, pool: ScratchPool) -> None:
        self._pool = pool
        self._baselines: OrderedDict[str, tuple[Diagnostic, ...]] = OrderedDict()

    async def state(self, place: Place, branch: Branch = ()) -> tuple[Goal, ...]:
        """Errors: `NoGoalHere` when Lean does not get to the place."""
        text, [trial] = isolated_text(place, branch, ("skip",))
        async with self._pool.lease(text) as scratch:
            await scratch.elaborate(text, STATE_SECONDS)
            goals = await scratch.plain_goal(trial.first, _column(text, trial.first), STATE_SECONDS)
            if goals is None:
                errors = [d.message for d in scratch.diagnostics_so_far() if d.is_error]
                raise NoGoalHere(place.where, errors[0].splitlines()[0] if errors else "")
            return tuple(parse_goal(goal) for goal in goals)

    async def check(
        self, place: Place, questions: Sequence[Question], limits: Limits | None = None
    ) -> list[list[Judgement]]:
        bounds = limits or Limits()
        deadline = time.monotonic() + bounds.seconds
        asked = [
            question if question.goals else Question(question.branch, question.candidates, await self.state(place, question.branch))
            for question in questions
        ]
        answers: dict[_Item, Judgement] = {}
        together: list[_Item] = []
        alone: list[_Item] = []
        for number, question in enumerate(asked):
            copyable = len(question.goals) == 1 and not metavariables(question.goals[0])
            for index, candidate in enumerate(question.candidates):
                if problem := refusal(candidate):
                    answers[number, index] = Judgement(candidate, Verdict.FAILED, (), problem)
                elif not question.goals:
                    answers[number, index] = Judgement(candidate, Verdict.FAILED, (), "no goals are left here")
                else:
                    (together if copyable else alone).append((number, index))
        await self._check_batch(place, asked, together, answers, bounds, deadline)
        alone += [item for item in together if item not in answers]
        await self._check_alone(place, asked, alone, answers, bounds, deadline)
        return [
            [
                answers.get((number, index)) or Judgement(candidate, Verdict.UNKNOWN, (), "there was no time for it")
                for index, candidate in enumerate(question.candidates)
            ]
            for number, question in enumerate(asked)
        ]

    async def _check_batch(
        self,
        place: Place,
        questions: Sequence[Question],
        items: Sequence[_Item],
        answers: dict[_Item, Judgement],
        limits: Limits,
        deadline: float,
    ) -> None:
        """Tries `items` in batches until each has an answer, or only isolation can tell, or time is up."""
        waiting = [list(items)] if items else []
        while waiting and time.monotonic() < deadline:
            part = waiting.pop()
            numbers = sorted({number for number, _ in part})
            batch_questions = []
            names: dict[tuple[int, int], _Item] = {}
            for position, number in enumerate(numbers):
                indices = [index for n, index in part if n == number]
                names.update({(position, at): (number, index) for at, index in enumerate(indices)})
                question = questions[number]
                batch_questions.append(
                    Question(question.branch, tuple(question.candidates[i] for i in indices), question.goals)
                )
            batch = build_batch(place, batch_questions)
            settled, culprit, _ = await self._run_batch(batch, batch_questions, limits, deadline)
            answers.update({names[at]: judgement for at, judgement in settled.items()})
            rest = [item for item in part if item not in answers]
            if not rest:
                continue
            if culprit is not None or settled:
                waiting.append(rest)
            elif len(rest) > 1:
                middle = len(rest) // 2
                waiting += [rest[middle:], rest[:middle]]
            # a single one that a batch cannot settle is left to isolation

    async def _run_batch(
        self, batch: Batch, questions: Sequence[Question], limits: Limits, deadline: float
    ) -> tuple[dict[tuple[int, int], Judgement], Slot | None, float]:
        """What one elaboration settles, and the candidate that stopped it, if one did."""
        started = time.monotonic()
        interrupted: Slot | None = None
        finished = True
        async with self._pool.lease(batch.text) as scratch:
            try:
                diagnostics = await self._watched(scratch, batch, limits, deadline)
            except (DeadlineExceeded, WorkerCrashed) as error:
                finished = False
                diagnostics = scratch.interrupted.diagnostics if isinstance(error, DeadlineExceeded) else ()
                if isinstance(error, DeadlineExceeded):
                    interrupted = _running(batch, scratch.interrupted.processing)
        seconds = time.monotonic() - started
        milliseconds = 1000.0 * seconds / max(1, len(batch.slots))
        stopper = interrupted or next((slot for slot in batch.slots if aborted(slot, diagnostics)), None)
        settled: dict[tuple[int, int], Judgement] = {}
        for slot in batch.slots:
            question = questions[slot.question]
            candidate = question.candidates[slot.candidate]
            at = (slot.question, slot.candidate)
            if stopper is not None and slot.first >= stopper.first:
                if slot is stopper:
                    settled[at] = (
                        Judgement(candidate, Verdict.TIMED_OUT, (), "it took longer than its limit", (), 1000.0 * seconds)
                        if slot is interrupted
                        else judge(candidate, slot, question.goals, diagnostics, milliseconds)
                    )
                break
            judgement = judge(candidate, slot, question.goals, diagnostics, milliseconds)
            if finished:
                if stopper is not None or reached(batch, slot.question, diagnostics):
                    settled[at] = judgement
            elif interrupted is not None and judgement.verdict is not Verdict.CLOSES:
                # Its messages may still be on their way, so silence is no evidence here; it is asked again.
                settled[at] = judgement
        return settled, stopper, seconds

    async def _watched(
        self, scratch: Scratch, batch: Batch, limits: Limits, deadline: float
    ) -> tuple[Diagnostic, ...]:
        """Elaborates a batch; gives up on it when one candidate runs longer than its own limit.

        Errors: `DeadlineExceeded`.
        """
        elaboration = asyncio.ensure_future(
            scratch.elaborate(batch.text, max(0.05, deadline - time.monotonic()))
        )
        current: Slot | None = None
        since = time.monotonic()
        try:
            while True:
                done, _ = await asyncio.wait({elaboration}, timeout=limits.candidate_seconds / 4)
                if done:
                    return elaboration.result().diagnostics
                running = _running(batch, scratch.processing())
                if running is None or running is not current:
                    current, since = running, time.monotonic()
                elif time.monotonic() - since >= limits.candidate_seconds:
                    raise DeadlineExceeded("a candidate", limits.candidate_seconds)
        finally:
            if not elaboration.done():
                elaboration.cancel()
                await asyncio.gather(elaboration, return_exceptions=True)

    async def _check_alone(
        self,
        place: Place,
        questions: Sequence[Question],
        items: Sequence[_Item],
        answers: dict[_Item, Judgement],
        limits: Limits,
        deadline: float,
    ) -> None:
        """Isolated copies, all of a question in one text; where that fails, one at a time."""
        together = can_copy(place)
        for number in sorted({n for n, _ in items}):
            question = questions[number]
            indices = [index for n, index in items if n == number]
            groups = [indices] if together else [[index] for index in indices]
            while groups and time.monotonic() < deadline:
                group = groups.pop(0)
                candidates = tuple(question.candidates[i] for i in group)
                remaining = deadline - time.monotonic()
                allowed = remaining if len(group) > 1 else min(remaining, limits.candidate_seconds + 1.0)
                if len(group) > 1:
                    allowed = min(allowed, limits.candidate_seconds * 2)
                judgements = await self._isolated(place, question, candidates, allowed)
                if judgements is None:
                    if len(group) == 1:
                        cut_short = allowed < limits.candidate_seconds
                        verdict = Verdict.UNKNOWN if cut_short else Verdict.TIMED_OUT
                        answers[number, group[0]] = Judgement(
                            candidates[0], verdict, (), "it took longer than its limit", (), 1000.0 * allowed
                        )
                    else:
                        middle = len(group) // 2
                        groups = [group[:middle], group[middle:], *groups]
                    continue
                answers.update({(number, i): j for i, j in zip(group, judgements, strict=True)})

    async def _isolated(
        self, place: Place, question: Question, candidates: tuple[str, ...], seconds: float
    ) -> list[Judgement] | None:
        """Judgements from one text of isolated copies, `None` when it was not elaborated in time."""
        text, trials = isolated_text(place, question.branch, candidates)
        async with self._pool.lease(text) as scratch:
            try:
                elaboration = await scratch.elaborate(text, seconds)
                left = await asyncio.gather(
                    *(scratch.plain_goal(t.probe_line, t.probe_character, seconds) for t in trials)
                )
            except (DeadlineExceeded, WorkerCrashed):
                return None
        cost = 1000.0 * elaboration.seconds / len(candidates)
        return [
            _judge_trial(candidate, trial, question.goals, goals, elaboration.diagnostics, cost)
            for candidate, trial, goals in zip(candidates, trials, left, strict=True)
        ]

    async def accept(self, place: Place, proof: str, limits: Limits | None = None) -> Acceptance:
        started = time.monotonic()
        seconds = limits.seconds if limits is not None else ACCEPT_SECONDS

        def answer(axioms: tuple[str, ...], reasons: Sequence[str]) -> Acceptance:
            return Acceptance(not reasons, axioms, tuple(reasons), time.monotonic() - started)

        if problem := refusal(proof):
            return answer((), [problem])
        text = fill(place, proof)
        if reasons := structural_reasons(place, text):
            return answer((), reasons)
        baseline = await self._baseline(place.text, seconds)
        probed, line = axiom_probe(place, text)
        async with self._pool.lease(probed) as scratch:
            try:
                elaboration = await scratch.elaborate(probed, seconds)
            except DeadlineExceeded:
                return answer((), [f"Lean did not finish with the file within {seconds:.3g} s"])
            except WorkerCrashed as error:
                return answer((), [error.message])
        wrong = new_errors(baseline, elaboration.diagnostics)
        axioms = printed_axioms(elaboration.diagnostics, line)
        reasons = [f"line {d.start.line + 1}: {d.message}" for d in wrong]
        if axioms is None:
            reasons.append("Lean did not print the axioms of the declaration")
            return answer((), reasons)
        if reasons:
            return answer(axioms, reasons)
        others = remaining_holes(place, text)
        foreign = [axiom for axiom in axioms if axiom != SORRY_AXIOM]
        before: tuple[str, ...] = ()
        if axiom_reasons(tuple(foreign), (), others):
            before = await self._axioms_before(place, seconds)
        return answer(axioms, axiom_reasons(axioms, before, others))

    async def _axioms_before(self, place: Place, seconds: float) -> tuple[str, ...]:
        """The axioms of the declaration as it stands, with its hole."""
        probed, line = axiom_probe(place, place.text)
        async with self._pool.lease(probed) as scratch:
            elaboration = await scratch.elaborate(probed, seconds)
        return printed_axioms(elaboration.diagnostics, line) or ()

    async def _baseline(self, text: str, seconds: float) -> tuple[Diagnostic, ...]:
        """All diagnostics of a text; remembered, since many proofs are compared with the same one."""
        if text in self._baselines:
            self._baselines.move_to_end(text)
            return self._baselines[text]
        async with self._pool.lease(text) as scratch:
            diagnostics = (await scratch.elaborate(text, seconds)).diagnostics
        self._baselines[text] = diagnostics
        while len(self._baselines) > REMEMBERED:
            self._baselines.popitem(last=False)
        return diagnostics

    async def diagnostics(self, text: str, seconds: float = ACCEPT_SECONDS) -> tuple[Diagnostic, ...]:
        """Everything that Lean says about a text."""
        return await self._baseline(text, seconds)


def _running(batch: Batch, processing: Sequence[tuple[int, int]]) -> Slot | None:
    """The candidate that Lean is working on: the first bullet that a stretch of work begins in."""
    for begin, _ in sorted(processing):
        for slot in batch.slots:
            if slot.first <= begin <= slot.last:
                return slot
    return None


def _judge_trial(
    candidate: str,
    trial: Trial,
    before: Sequence[Goal],
    left: list[str] | None,
    diagnostics: Sequence[Diagnostic],
    milliseconds: float,
) -> Judgement:
    # A candidate that is cut off swallows the probe, so an error there is the candidate's.
    errors = [d for d in diagnostics if d.is_error and trial.first <= d.start.line <= trial.probe_line]
    if errors:
        return Judgement(candidate, Verdict.FAILED, (), errors[0].message, (), milliseconds)
    if left is None:
        return Judgement(candidate, Verdict.UNKNOWN, (), "Lean did not get past it", (), milliseconds)
    if not left:
        return Judgement(candidate, Verdict.CLOSES, (), "", (), milliseconds)
    return progress(candidate, before, tuple(parse_goal(goal) for goal in left), (), milliseconds)


def _column(text: str, line: int) -> int:
    """UTF-16 column of the last tactic of a line that was written by `isolated_text`: where `skip` stands."""
    content = text.split("\n")[line]
    return WirePosition(line, len(content.encode("utf-16-le")) // 2 - len("skip")).character
