"""The next tactic: one state, every prover, and only what Lean has verified.

Provers are asked stage by stage, cheap ones first; while one stage is verified the next is asked, and one that takes
long is not waited for as long as there is something to try. A few tactics that
fit anywhere may have been tried when the goal was asked for, and the best of every stage are tried by themselves, so
that the first suggestions are there early. Suggestions that lead to the same goals are one suggestion: the best scored.
One that several sources propose names them all, also those that came when it was shown already.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import AsyncIterator, Iterable, Mapping, Sequence
from dataclasses import replace

from assistant.lean.goals import Goal, GoalKind
from assistant.lean.places import Place
from assistant.lean.verify.verdicts import (
    Acceptance,
    AxiomScope,
    Judgement,
    Limits,
    Question,
    Verdict,
    Verifier,
)
from assistant.refute.refutation import Refute
from assistant.search.calibrator import Calibrator
from assistant.search.ending import DATA_WORDS, NO_GOAL_WORDS, UNKNOWN_WORDS
from assistant.search.merging import merged, rewritten
from assistant.search.pool import CandidatePool, Describe
from assistant.search.refuting import Refuting, no_refutation
from assistant.search.suggestions import Suggestion, Suggestions, merge, rank
from models.protocol import Candidate, StepProver

SHOWN = 32
"""Suggestions that are kept at most."""
AUDIT_SHARE = 0.25
AUDIT_SECONDS = 1.0
"""What a round of trials leaves of the time for the audit of what it finds: a share, and no more than so many."""
SHORTEST = 0.05
"""Seconds; with less time left nothing is begun."""
CANDIDATES_PER_STAGE = 96
"""Of one prover."""
ENOUGH = 8
"""Suggestions that close the goal, after which no more is tried: nobody reads further."""
SMALLEST_ROUND = 8
"""Candidates that are tried first: few, since somebody waits for an answer."""
ROUNDS_GROW = 4
"""How many times as many are tried in the next round: a batch is worth its elaboration."""
FIRST_AUDITED = 1
"""Suggestions that are audited before the others."""


def verified(
    candidates: Mapping[str, Candidate], judgements: Sequence[Judgement]
) -> tuple[list[Suggestion], list[Candidate], Counter[str]]:
    """Splits verdicts into what may be shown, what Lean itself offered instead («Try this», still to be verified),
    and a count of the rest by verdict."""
    shown: list[Suggestion] = []
    offered: list[Candidate] = []
    rejected: Counter[str] = Counter()
    for judgement in judgements:
        candidate = candidates[judgement.candidate]
        offered.extend(rewritten(candidate, text) for text in judgement.suggestions)
        if judgement.verdict in (Verdict.CLOSES, Verdict.PROGRESS):
            if not judgement.suggestions:
                shown.append(
                    Suggestion(
                        judgement.candidate,
                        judgement.verdict,
                        judgement.goals,
                        candidate.source,
                        candidate.score,
                        judgement.milliseconds,
                        why=candidate.why,
                        others=candidate.other_sources,
                    )
                )
        else:
            rejected[judgement.verdict.value] += 1
    return shown, offered, rejected


async def suggest(
    verifier: Verifier,
    provers: Sequence[StepProver],
    place: Place,
    goals: tuple[Goal, ...],
    describe: Describe,
    *,
    seconds: float,
    looked: Sequence[tuple[Candidate, Judgement]] = (),
    prefix: str = "",
    data: bool = False,
    axioms: AxiomScope = AxiomScope.PROJECT,
    calibrator: Calibrator | None = None,
    refute: Refute = no_refutation,
) -> AsyncIterator[Suggestions]:
    """Yields what is known whenever there is more; the last one is final. `goals` are those of the place, which
    `describe` describes for provers. `seconds` bounds the whole, audits included. `looked` are tactics that were tried
    already, which wait for no prover; what begins with `prefix`, which the user has typed, is tried before anything
    else. Where no goal is left, or no proof is missing, nothing is suggested; with `data` it is values then, each
    written out. Where nothing closes the goal at once, `refute` looks for a counterexample, and what is found ends the
    rest.

    Errors: `LeanError` when Lean cannot be asked.
    """
    if not goals:
        yield Suggestions((), complete=True, note=NO_GOAL_WORDS)
        return
    kind = goals[0].kind
    if kind is GoalKind.UNKNOWN or (kind is GoalKind.DATA and not data):
        note = DATA_WORDS if kind is GoalKind.DATA else UNKNOWN_WORDS
        yield Suggestions(goals, complete=True, note=note)
        return
    values = kind is GoalKind.DATA
    suggesting = _Suggesting(
        verifier, provers, place, goals, describe, seconds, values, axioms, calibrator or Calibrator(), refute
    )
    async for known in suggesting.run(() if values else looked, prefix):
        yield known


def _with_audit(suggestion: Suggestion, audit: Acceptance) -> Suggestion:
    return replace(
        suggestion,
        open_lemmas=audit.open_lemmas,
        author_axioms=audit.author_axioms,
        chooses=audit.chooses,
        kept_axioms=audit.kept_axioms,
    )


def value_of(candidate: Candidate) -> Candidate:
    """A tactic for which Lean offers the term that it makes, so that a value can be seen before it is chosen."""
    lines = candidate.tactic.split("\n")
    return rewritten(candidate, "\n".join(["show_term", *("  " + line if line else "" for line in lines)]))


class _Suggesting:
    """What is known at one place so far."""

    def __init__(
        self,
        verifier: Verifier,
        provers: Sequence[StepProver],
        place: Place,
        goals: tuple[Goal, ...],
        describe: Describe,
        seconds: float,
        values: bool,
        axioms: AxiomScope,
        calibrator: Calibrator,
        refute: Refute,
    ) -> None:
        self._refuting = Refuting(no_refutation if values else refute, place)
        self._audits: dict[str, Acceptance] = {}
        self._values = values
        """Whether it is values that are looked for."""
        self._axioms = axioms
        self._pool = CandidatePool(provers, describe, CANDIDATES_PER_STAGE, calibrator)
        self._stages = sorted({prover.stage for prover in provers if prover.stage >= 0})
        """Those that were not asked yet."""
        self._asked: list[int] = []
        self._verifier = verifier
        self._place = place
        self._goals = goals
        self._started = time.monotonic()
        self._deadline = self._started + seconds
        self._seen: set[str] = set()
        self._found: tuple[Suggestion, ...] = ()
        self._rejected: Counter[str] = Counter()

    @property
    def _remaining(self) -> float:
        return self._deadline - time.monotonic()

    @property
    def _enough(self) -> bool:
        return (
            self._refuting.found is not None or sum(s.closes and self._may_be_shown(s) for s in self._found) >= ENOUGH
        )

    def _may_be_shown(self, suggestion: Suggestion) -> bool:
        audit = self._audits.get(suggestion.tactic)
        return audit is not None and audit.accepted

    async def run(self, looked: Sequence[tuple[Candidate, Judgement]], prefix: str) -> AsyncIterator[Suggestions]:
        pool, asked = self._pool, self._asked
        pool.extend(self._remaining)
        self._ask_next()
        try:
            if looked:
                self._seen.update(candidate.tactic for candidate, _ in looked)
                offered = self._learn({c.tactic: c for c, _ in looked}, [judgement for _, judgement in looked])
                async for known in self._audited():
                    yield known
                async for known in self._try(offered, SMALLEST_ROUND):
                    yield known
            while not self._enough:
                await pool.first(asked)
                batch = [candidate for stage in asked for candidate in pool.take(stage)]
                more = self._ask_next()
                if self._values:
                    batch = [value_of(candidate) for candidate in batch]
                wanted = [c for c in batch if c.tactic.startswith(prefix)] if prefix else []
                others = [c for c in batch if not (prefix and c.tactic.startswith(prefix))]
                async for known in self._try([*wanted, *others], SMALLEST_ROUND):
                    yield known
                if not (batch or more or any(map(pool.may_bring_more, asked))):
                    break
                if self._remaining <= 0 or not (batch or more or await pool.news()):
                    yield self._snapshot(complete=False)
                    return
            if await self._withdraw_unsound():
                yield self._snapshot(complete=False)
            self._doubt()  # where nobody proposed anything
            if self._refuting.runs and not self._closes():
                yield self._snapshot(complete=False)
                await self._refuting.ended(self._remaining)
            yield self._snapshot(complete=True)
        finally:
            await pool.close()
            await self._refuting.close()

    def _closes(self) -> bool:
        return any(s.closes and not s.open_lemmas and self._may_be_shown(s) for s in self._found)

    def _doubt(self) -> None:
        """Begins to look for a counterexample, unless there is a proof: behind the first candidates, for which somebody
        waits."""
        if self._goals and not self._closes():
            self._refuting.start(self._goals[0], self._remaining)

    def _ask_next(self) -> bool:
        """Asks the provers of the next stage, which serves as number of a state; whether there is one."""
        if not self._stages:
            return False
        stage = self._stages.pop(0)
        self._pool.ask(stage, self._goals, (), -stage, stage)
        self._asked.append(stage)
        return True

    async def _try(self, batch: Sequence[Candidate], size: int) -> AsyncIterator[Suggestions]:
        """Tries candidates, a few at first and more with every round; and what Lean offers in their place, at once."""
        waiting = list(batch)
        while waiting and self._remaining > 0 and not self._enough:
            fresh: dict[str, Candidate] = {}
            while waiting and len(fresh) < size:
                candidate = waiting.pop(0)
                if candidate.tactic in self._seen:
                    self._name([candidate])
                else:
                    same = fresh.get(candidate.tactic)
                    fresh[candidate.tactic] = candidate if same is None else merged([same, candidate])
            if not fresh:
                return
            self._seen.update(fresh)
            reserved = min(AUDIT_SECONDS, AUDIT_SHARE * self._remaining)
            limits = Limits(seconds=self._remaining - reserved)
            question = Question((), tuple(fresh))
            [judgements] = await self._verifier.check(self._place, [question], limits)
            waiting[:0] = self._learn(fresh, judgements)
            async for known in self._audited():
                yield known
            self._doubt()
            size *= ROUNDS_GROW

    def _name(self, candidates: Iterable[Candidate]) -> None:
        """Names those who propose what is known already."""
        named: dict[str, list[str]] = {}
        for candidate in candidates:
            named.setdefault(candidate.tactic, []).extend((candidate.source, *candidate.other_sources))
        if named:
            self._found = tuple(s.named(named[s.tactic]) if s.tactic in named else s for s in self._found)

    def _learn(self, candidates: Mapping[str, Candidate], judgements: Sequence[Judgement]) -> list[Candidate]:
        shown, offered, refused = verified(candidates, judgements)
        self._rejected += refused
        if self._values:
            shown = [suggestion for suggestion in shown if suggestion.status is Verdict.CLOSES]
        self._found = merge(self._found, shown)
        return offered

    async def _audited(self) -> AsyncIterator[Suggestions]:
        """Drops what rests on something that it should not. The best few are audited first, since somebody waits."""
        for wanted in (FIRST_AUDITED, SHOWN):
            while asked := [s.tactic for s in self._found[:wanted] if s.tactic not in self._audits]:
                if not await self._audit(asked):
                    break
            self._take_in_audits()
            yield self._snapshot(complete=False)
            if len(self._found) <= wanted:
                return

    async def _audit(self, tactics: Sequence[str]) -> bool:
        """Has tactics audited as far as there is time; whether any was judged. What was not is asked again when there
        is a reason to."""
        if self._remaining <= SHORTEST:
            return False
        limits = Limits(seconds=self._remaining, axioms=self._axioms)
        audits = await self._verifier.audit(self._place, tactics, limits)
        judged = {tactic: audit for tactic, audit in zip(tactics, audits, strict=True) if audit.judged}
        self._audits |= judged
        return bool(judged)

    async def _withdraw_unsound(self) -> bool:
        """Has what closes the goal judged by what Lean compiles; it was shown meanwhile. Whether some was withdrawn."""
        closing = [s.tactic for s in self._found[:SHOWN] if s.closes and self._may_be_shown(s)]
        waiting = [tactic for tactic in closing if self._audits[tactic].in_place]
        if not waiting or self._remaining <= SHORTEST:
            return False
        limits = Limits(seconds=self._remaining, axioms=self._axioms)
        judged = await self._verifier.confirm(self._place, waiting, limits)
        self._audits.update(zip(waiting, judged, strict=True))
        self._take_in_audits()
        return any(not audit.accepted for audit in judged)

    def _take_in_audits(self) -> None:
        """Drops what was refused, and ranks what rests on a condition behind the rest."""
        audited = [(s, self._audits.get(s.tactic)) for s in self._found]
        kept = [
            s if audit is None else _with_audit(s, audit)
            for s, audit in audited
            if audit is None or audit.accepted or not audit.judged
        ]
        self._rejected[Verdict.FAILED.value] += len(audited) - len(kept)
        self._found = tuple(sorted(kept, key=rank))

    def _snapshot(self, complete: bool) -> Suggestions:
        self._name(candidate for _, candidate in self._pool.take_repeated())
        best = self._found[:SHOWN]
        known = tuple(s for s in best if self._may_be_shown(s))
        waiting = len(best) - len(known)
        seconds = time.monotonic() - self._started
        rejected = dict(+self._rejected)
        done = complete and not waiting
        failures = tuple(f"{failure.prover}: {failure.reason}" for failure in self._pool.failures)
        refutation = self._refuting.found
        return Suggestions(
            self._goals,
            known,
            len(self._seen),
            rejected,
            seconds,
            done,
            waiting,
            failures=failures,
            refutation=refutation,
        )
