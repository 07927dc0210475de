"""Lessons for the tests, from goals as Lean prints them."""

from __future__ import annotations

from assistant.lean.goals import parse_goal
from assistant.neighbours.index import IndexedLesson, PlacedLesson
from assistant.neighbours.step import Lesson, Neighbour, ProofStep, Taught


def lesson(*steps: tuple[str, str], name: str = "one", namespace: tuple[str, ...] = (), digest: str = "d") -> Lesson:
    """Steps are a goal and a tactic each; the second begins a line below the first."""
    taught = tuple(ProofStep(parse_goal(goal), tactic, line) for line, (goal, tactic) in enumerate(steps))
    return Lesson(digest, "c", name, namespace, taught)


def placed(*lessons: Lesson, nearness: float = 0.0) -> list[PlacedLesson]:
    return [PlacedLesson(IndexedLesson(one), "File", 10 * number, nearness) for number, one in enumerate(lessons)]


def neighbour(goal: str, tactic: str, namespace: tuple[str, ...] = (), similarity: float = 1.0) -> Neighbour:
    taught = lesson((goal, tactic), namespace=namespace)
    return Neighbour(Taught(taught.steps[0], taught, "File", 3), similarity)
