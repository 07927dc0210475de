"""The next tactic: one state, every generator, and only what Lean has verified.

Generators are asked stage by stage, cheap ones first; while one stage is verified the next is asked. A few tactics that
fit anywhere may have been tried when the goal was asked for, and the best of every stage are tried by themselves, so
that the first suggestions are there early. Suggestions that lead to the same goals are one suggestion: the best scored.
"""

from __future__ import annotations

import asyncio
import time
from collections import Counter
from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass, field

from assistant.lean.goals import Goal, state_key
from assistant.lean.places import Place
from assistant.lean.verify.verdicts import Judgement, Limits, Question, Verdict, Verifier
from assistant.search.proposals import proposals
from models.protocol import Candidate, Generator, ProofState

SHOWN = 32
"""Suggestions that are kept at most."""
AUDIT_SECONDS = 1.0
"""What the audit of verified tactics may take when the time is over already."""
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


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A verified tactic. `goals` are those that are left (none when it closes), `milliseconds` what it cost Lean."""

    tactic: str
    status: Verdict
    goals: tuple[Goal, ...]
    source: str
    score: float
    milliseconds: float


@dataclass(frozen=True, slots=True)
class Suggestions:
    """What is known so far. `rejected` counts the candidates that are not shown by their verdict; `complete` is False
    while there is more to be tried, and stays False when the time ran out first."""

    goals: tuple[Goal, ...]
    suggestions: tuple[Suggestion, ...] = ()
    tried: int = 0
    rejected: Mapping[str, int] = field(default_factory=dict)
    seconds: float = 0.0
    complete: bool = False


def rank(suggestion: Suggestion) -> tuple[bool, float, int]:
    """Sort key: closing ones first, then by score, a goal that is left counting like a lower score."""
    text = sum(len(goal.target) for goal in suggestion.goals)
    return (
        suggestion.status is not Verdict.CLOSES,
        -suggestion.score + 0.5 * len(suggestion.goals) + 0.005 * text,
        len(suggestion.tactic),
    )


def merge(known: Sequence[Suggestion], new: Sequence[Suggestion]) -> tuple[Suggestion, ...]:
    """Both, ranked; of several *progress* suggestions with equal goals only the best ranked stays."""
    kept: list[Suggestion] = []
    states: set[str] = set()
    tactics: set[str] = set()
    for suggestion in sorted([*known, *new], key=rank):
        if suggestion.tactic in tactics:
            continue
        if suggestion.status is Verdict.PROGRESS:
            key = state_key(suggestion.goals)
            if key in states:
                continue
            states.add(key)
        tactics.add(suggestion.tactic)
        kept.append(suggestion)
    return tuple(kept)


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
        offered.extend(Candidate(text, candidate.score, candidate.source) for text in judgement.suggestions)
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
                    )
                )
        else:
            rejected[judgement.verdict.value] += 1
    return shown, offered, rejected


async def suggest(
    verifier: Verifier,
    generators: Sequence[Generator],
    place: Place,
    state: ProofState,
    *,
    seconds: float,
    looked: Sequence[tuple[Candidate, Judgement]] = (),
    prefix: str = "",
) -> AsyncIterator[Suggestions]:
    """Yields what is known whenever there is more; the last one is final. `seconds` bounds the whole. `looked` are
    tactics that were tried already; what begins with `prefix`, which the user has typed, is tried before anything else.

    Errors: `LeanError` when Lean cannot be asked.
    """
    async for known in _Suggesting(verifier, place, state, seconds).run(generators, looked, prefix):
        yield known


class _Suggesting:
    """What is known at one place so far."""

    def __init__(self, verifier: Verifier, place: Place, state: ProofState, seconds: float) -> None:
        self._reasons: dict[str, str] = {}
        """By tactic what its audit said: why it may not be shown, or nothing."""
        self._verifier = verifier
        self._place = place
        self._state = state
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
        closing = (s.status is Verdict.CLOSES and self._reasons.get(s.tactic) == "" for s in self._found)
        return sum(closing) >= ENOUGH

    async def run(
        self,
        generators: Sequence[Generator],
        looked: Sequence[tuple[Candidate, Judgement]],
        prefix: str,
    ) -> AsyncIterator[Suggestions]:
        stages = sorted({generator.stage for generator in generators})
        asked = asyncio.ensure_future(self._propose(generators, stages[:1]))
        try:
            if looked:
                self._seen.update(candidate.tactic for candidate, _ in looked)
                offered = self._learn({c.tactic: c for c, _ in looked}, [judgement for _, judgement in looked])
                async for known in self._audited():
                    yield known
                async for known in self._try(offered, SMALLEST_ROUND):
                    yield known
            for number in range(len(stages)):
                if self._enough:
                    break
                batch = await asked
                asked = asyncio.ensure_future(self._propose(generators, stages[number + 1 : number + 2]))
                wanted = [c for c in batch if c.tactic.startswith(prefix)] if prefix else []
                others = [c for c in batch if not (prefix and c.tactic.startswith(prefix))]
                async for known in self._try([*wanted, *others], SMALLEST_ROUND):
                    yield known
                if self._remaining <= 0:
                    yield self._snapshot(complete=False)
                    return
        finally:
            asked.cancel()
            await asyncio.gather(asked, return_exceptions=True)
        yield self._snapshot(complete=True)

    async def _propose(self, generators: Sequence[Generator], stages: Sequence[int]) -> Sequence[Candidate]:
        asked = [generator for generator in generators if generator.stage in stages]
        return await proposals(asked, self._state, CANDIDATES_PER_STAGE, self._remaining)

    async def _try(self, batch: Sequence[Candidate], size: int) -> AsyncIterator[Suggestions]:
        """Tries candidates, a few at first and more with every round; and what Lean offers in their place, at once."""
        waiting = list(batch)
        while waiting and self._remaining > 0 and not self._enough:
            fresh: dict[str, Candidate] = {}
            while waiting and len(fresh) < size:
                candidate = waiting.pop(0)
                if candidate.tactic not in self._seen:
                    fresh.setdefault(candidate.tactic, candidate)
            if not fresh:
                return
            self._seen.update(fresh)
            limits = Limits(seconds=self._remaining)
            question = Question((), tuple(fresh))
            [judgements] = await self._verifier.check(self._place, [question], limits)
            waiting[:0] = self._learn(fresh, judgements)
            async for known in self._audited():
                yield known
            size *= ROUNDS_GROW

    def _learn(self, candidates: Mapping[str, Candidate], judgements: Sequence[Judgement]) -> list[Candidate]:
        shown, offered, refused = verified(candidates, judgements)
        self._rejected += refused
        self._found = merge(self._found, shown)
        return offered

    async def _audited(self) -> AsyncIterator[Suggestions]:
        """Drops what rests on something that it should not. The best few are audited first, since somebody waits."""
        for wanted in (FIRST_AUDITED, SHOWN):
            while asked := [s.tactic for s in self._found[:wanted] if s.tactic not in self._reasons]:
                await self._audit(asked)
            self._drop_refused()
            yield self._snapshot(complete=False)
            if len(self._found) <= wanted:
                return

    async def _audit(self, tactics: Sequence[str]) -> None:
        limits = Limits(seconds=max(AUDIT_SECONDS, self._remaining))
        reasons = await self._verifier.audit(self._place, tactics, limits)
        self._reasons.update(zip(tactics, reasons, strict=True))

    def _drop_refused(self) -> None:
        kept = tuple(s for s in self._found if not self._reasons.get(s.tactic))
        self._rejected[Verdict.FAILED.value] += len(self._found) - len(kept)
        self._found = kept

    def _snapshot(self, complete: bool) -> Suggestions:
        known = tuple(s for s in self._found[:SHOWN] if self._reasons.get(s.tactic) == "")
        seconds = time.monotonic() - self._started
        return Suggestions(self._state.goals, known, len(self._seen), dict(+self._rejected), seconds, complete)
