"""Proof steps: what finished proofs teach."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import Protocol

from assistant.lean.goals import Goal
from assistant.premises.features import goal_features

REMEMBERED = 1 << 14
"""Goals of which it is remembered what they speak about."""


@dataclass(frozen=True, slots=True)
class ProofStep:
    """A tactic of a finished proof, with its lines relative to column 0, and the first of the goals before it. `line`
    is where it begins, counted from the line in which its declaration begins, which is 0."""

    goal: Goal
    tactic: str
    line: int


@dataclass(frozen=True, slots=True)
class Lesson:
    """The steps of one declaration. `name` is its full name (its keyword, when it has none), `namespace` those in which
    its names are looked for, outermost first. `digest` is that of its text and of what is open around it, `context`
    that of everything that Lean had read when it said what the goals are: with another one it may not be a proof any
    more. One that Lean refuses, or that has a hole, has no steps."""

    digest: str
    context: str
    name: str
    namespace: tuple[str, ...]
    steps: tuple[ProofStep, ...]


@dataclass(frozen=True, slots=True)
class Taught:
    """A step where it stands: `module` is that of its file, `line` counts from 1."""

    step: ProofStep
    lesson: Lesson
    module: str
    line: int

    @property
    def why(self) -> str:
        """What it was learnt from, in words."""
        return f"as in {self.lesson.name} ({self.module}:{self.line})"


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A step whose goal is like the one that was asked about: 1 for what speaks about the same things in the same way,
    0 for what has nothing in common with it."""

    taught: Taught
    similarity: float


@dataclass(frozen=True, slots=True)
class Names:
    """Full names of what the project declares: what may be used at a place, and what may not."""

    in_reach: frozenset[str] = frozenset()
    others: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """What is found for a goal, the most alike first, and the names that may be used where it stands."""

    neighbours: tuple[Neighbour, ...] = ()
    names: Names = Names()


class Lessons(Protocol):
    """What may teach at a place."""

    async def near(self, goal: Goal, count: int, declaration: str) -> Neighbourhood:
        """At most so many steps that are known by now, for a goal in the proof of a declaration (its full name, or
        empty)."""
        ...

    @property
    def is_complete(self) -> bool:
        """Whether all that stands above the place is known, as far as it can be."""
        ...

    async def complete(self, seconds: float) -> None:
        """Waits for that, at most so long."""
        ...


class NoLessons:
    """Where nothing teaches."""

    is_complete = True

    async def near(self, _goal: Goal, _count: int, _declaration: str) -> Neighbourhood:
        return Neighbourhood()

    async def complete(self, _seconds: float) -> None:
        return


NO_LESSONS = NoLessons()


@lru_cache(maxsize=REMEMBERED)
def features_of(goal: Goal) -> Mapping[str, int]:
    """What a goal speaks about; nobody changes it."""
    return MappingProxyType(dict(goal_features(goal)))
