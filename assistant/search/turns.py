"""The candidates that wait for their turn at the states of a search, a few of which are tried at a time.

The better ones come first; what names an unfinished declaration comes at the end of the first round, since a proof by
it is one on a condition, and may be just what the author had in mind.
"""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from assistant.search.merging import merged
from models.protocol import Candidate

FIRST_ROUND = 32
"""Candidates of a state that are tried first; later rounds take as many again."""
HEAVY = 4
"""What `grind` on every case of a distinction counts for in a round: where it fails it takes so many times as long, and
all of a round are waited for."""
OPEN_PENALTY = 1.0
"""For a tactic that names a declaration which is not finished."""
OPEN_IN_FIRST_ROUND = 8
"""Of such tactics."""
OFFERED = 4
"""Tactics that Lean offers in place of one which are tried, and as many that name what is not finished."""
_NAME = re.compile(r"[^\W\d][\w'!?₀-₉]*(?:\.[^\W\d][\w'!?₀-₉]*)*")


class Turns:
    """By state, what waits. `avoid` are names that are tried after everything else: declarations of the file that are
    not finished."""

    def __init__(self, avoid: Collection[str] = ()) -> None:
        self._avoid = frozenset(avoid)
        self._waiting: dict[int, list[Candidate]] = {}

    def __contains__(self, state: int) -> bool:
        """Whether a state ever had its turn."""
        return state in self._waiting

    def has_left(self, state: int) -> bool:
        return bool(self._waiting.get(state))

    def take(self, state: int, least: float = -math.inf) -> list[Candidate]:
        """Those whose turn it is, of such a score."""
        waiting = self._waiting.get(state, [])
        end = room = 0
        while end < len(waiting) and room < FIRST_ROUND and waiting[end].score >= least:
            room += HEAVY if _is_heavy(waiting[end].tactic) else 1
            end += 1
        self._waiting[state] = waiting[end:]
        return waiting[:end]

    def add(self, state: int, arrived: Sequence[Candidate]) -> None:
        """What has arrived joins what was there, the better ones first."""
        there = self._waiting.setdefault(state, [])
        if arrived:
            self._waiting[state] = self._ranked(sorted([*there, *arrived], key=lambda candidate: -candidate.score))

    def add_offered(self, state: int, offered: Sequence[Candidate]) -> None:
        """What Lean offers is tried next, but for what names something unfinished, which is tried at the end. It takes
        the place of what waits and is the same, and names who proposed that."""
        finished = [candidate for candidate in offered if not self._avoided(candidate.tactic)][:OFFERED]
        unfinished = self._ranked([candidate for candidate in offered if self._avoided(candidate.tactic)])[:OFFERED]
        same = {candidate.tactic: [candidate] for candidate in (*finished, *unfinished)}
        others: list[Candidate] = []
        for candidate in self._waiting.get(state, []):
            same.get(candidate.tactic, others).append(candidate)
        first = [merged(same[tactic]) for tactic in dict.fromkeys(c.tactic for c in finished)]
        last = [merged(same[tactic]) for tactic in dict.fromkeys(c.tactic for c in unfinished)]
        self._waiting[state] = [*first, *others, *last]

    def name(self, state: int, candidate: Candidate) -> bool:
        """Names another source of what waits, which has its turn sooner where that is surer of it; whether it does
        wait."""
        waiting = self._waiting.get(state, [])
        for index, known in enumerate(waiting):
            if known.tactic == candidate.tactic:
                waiting[index] = merged([known, candidate])
                if candidate.score > known.score:
                    self._waiting[state] = self._ranked(sorted(waiting, key=lambda one: -one.score))
                return True
        return False

    def _avoided(self, tactic: str) -> bool:
        return bool(self._avoid) and not self._avoid.isdisjoint(_NAME.findall(tactic))

    def _ranked(self, candidates: Sequence[Candidate]) -> list[Candidate]:
        """With what names an unfinished declaration at the end of the first round."""
        behind = [replace(c, score=c.score - OPEN_PENALTY) for c in candidates if self._avoided(c.tactic)]
        others = [c for c in candidates if not self._avoided(c.tactic)]
        first = FIRST_ROUND - min(OPEN_IN_FIRST_ROUND, len(behind))
        return [*others[:first], *behind, *others[first:]]


def _is_heavy(tactic: str) -> bool:
    return "<;>" in tactic and "grind" in tactic
