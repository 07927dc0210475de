"""The next tactic: one state, every generator, and only what Lean has verified.

Generators are asked stage by stage, cheap ones first, and each stage is verified before the next is asked, so that
the first suggestions are there early. Suggestions that lead to the same goals are one suggestion: the best scored.
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
from models.protocol import Candidate, Generator, ProofState

SHOWN = 32
"""Suggestions that are kept at most."""
AUDIT_SECONDS = 1.0
"""What the audit of verified tactics may take when the time is over already."""
CANDIDATES_PER_STAGE = 96
"""Enough that a batch is worth its elaboration, few enough that it stays within a keystroke's patience."""


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
    while generators are still to be asked, and stays False when the time ran out first."""

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


async def _audited(
    verifier: Verifier, place: Place, ranked: Sequence[Suggestion], passed: set[str], deadline: float
) -> tuple[tuple[Suggestion, ...], Counter[str]]:
    """The best `SHOWN` of the suggestions that rest on nothing they should not, and how many were refused for that.
    `passed` remembers those that were found good."""
    good: list[Suggestion] = []
    waiting = list(ranked)
    refused: Counter[str] = Counter()
    while waiting and len(good) < SHOWN:
        wanted = SHOWN - len(good)
        part, waiting = waiting[:wanted], waiting[wanted:]
        asked = [s for s in part if s.tactic not in passed]
        limits = Limits(seconds=max(AUDIT_SECONDS, deadline - time.monotonic()))
        reasons = dict(
            zip((s.tactic for s in asked), await verifier.audit(place, [s.tactic for s in asked], limits), strict=True)
        )
        passed.update(tactic for tactic, reason in reasons.items() if not reason)
        good += [s for s in part if s.tactic in passed]
        refused[Verdict.FAILED.value] += sum(bool(reason) for reason in reasons.values())
    return tuple(good), +refused


async def suggest(
    verifier: Verifier,
    generators: Sequence[Generator],
    place: Place,
    state: ProofState,
    *,
    seconds: float,
) -> AsyncIterator[Suggestions]:
    """Yields what is known after every stage; the last one is final. `seconds` bounds the whole.

    Errors: `LeanError` when Lean cannot be asked.
    """
    started = time.monotonic()
    deadline = started + seconds
    known: tuple[Suggestion, ...] = ()
    rejected: Counter[str] = Counter()
    seen: set[str] = set()
    audited: set[str] = set()

    def snapshot(complete: bool) -> Suggestions:
        return Suggestions(state.goals, known, len(seen), dict(rejected), time.monotonic() - started, complete)

    for stage in sorted({generator.stage for generator in generators}):
        asked = [generator for generator in generators if generator.stage == stage]
        proposals = await asyncio.gather(*(generator.propose(state, CANDIDATES_PER_STAGE) for generator in asked))
        batch = sorted((c for proposal in proposals for c in proposal), key=lambda c: -c.score)
        while batch:
            fresh = {c.tactic: c for c in reversed(batch) if c.tactic not in seen}
            remaining = deadline - time.monotonic()
            if remaining <= 0:
                yield snapshot(complete=False)
                return
            if not fresh:
                break
            seen.update(fresh)
            question = Question((), tuple(sorted(fresh, key=lambda tactic: -fresh[tactic].score)))
            [judgements] = await verifier.check(place, [question], Limits(seconds=remaining))
            shown, batch, refused = verified(fresh, judgements)
            rejected += refused
            known, dropped = await _audited(verifier, place, merge(known, shown), audited, deadline)
            rejected += dropped
            yield snapshot(complete=False)
    yield snapshot(complete=True)
