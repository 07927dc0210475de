"""What closes the cases of an induction, and by which rules.

Scores are guesses, as natural logarithms. What `omega` should see as equal is multiplied out first; `grind` comes last,
since it takes longest.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass

from assistant.lean.goals import Goal
from models.shapes import proofs

RING = (
    "Nat.mul_add, Nat.add_mul, Nat.mul_one, Nat.one_mul, Nat.mul_comm, Nat.mul_left_comm, Nat.mul_assoc, "
    "Nat.pow_succ, Nat.pow_zero"
)
"""Multiplied out and in a fixed order, so that `omega` sees equal products as equal. Sums are left to `omega`."""
_NUMBERS = re.compile(r"[≤<≥>+*]|\b\d+\b|\blength\b")


@dataclass(frozen=True, slots=True)
class Rules:
    """Names of equations for `simp`; inductive `predicates`, for `grind` with their rules and their inversion; and what
    `grind` may have besides: implications."""

    simp: tuple[str, ...] = ()
    predicates: tuple[str, ...] = ()
    implications: tuple[str, ...] = ()

    def for_simp(self, *more: str) -> str:
        """In brackets, with a blank in front; nothing when there are none."""
        return _listed([*self.simp, *more])

    @property
    def for_grind(self) -> str:
        inversions = [rule for predicate in self.predicates for rule in (predicate, f"cases {predicate}")]
        return _listed([*self.simp, *self.implications, *inversions])


def _listed(rules: Sequence[str]) -> str:
    return f" [{', '.join(rules)}]" if rules else ""


def closers(goal: Goal, rules: Rules, *, branches: bool, numbers: bool) -> Iterator[tuple[str, float]]:
    """Tactics for every case. `branches` says whether a definition asks a condition, `numbers` whether `omega` may have
    something to say."""
    simp, grind = f"simp_all{rules.for_simp()}", f"grind{rules.for_grind}"
    words = set(goal.target.split())
    yield simp, -0.6 if rules.predicates else 0.0
    yield f"(try {simp}) <;> {grind}", 0.0 if rules.predicates else -0.3
    yield grind, -0.2 if rules.predicates else -0.9
    if numbers:
        yield f"{simp} <;> omega", -0.1
    if any(proofs(goal)):
        yield f"{simp} <;> solve_by_elim", -0.35
    if rules.simp:
        yield f"simp{rules.for_simp('*')}", -0.9
        if numbers:
            yield f"simp{rules.for_simp()} <;> omega", -0.8
    if branches or re.search(r"\bif\b|\bmatch\b", goal.target):
        last = "omega" if numbers else grind
        yield f"(try {simp}) <;> (repeat' split) <;> (try {simp}) <;> {last}", -0.5
        yield f"{simp} <;> split <;> {simp}", -0.8
    if {"*", "^"} & words or (rules.simp and numbers):
        yield f"simp_all{rules.for_simp(RING)} <;> omega", -0.8
        yield f"simp_all{rules.for_simp(RING)}", -1.1
    if {"∨", "∧"} & words:
        logic = ("or_assoc", "and_assoc")
        yield f"simp_all{rules.for_simp(*logic)}", -0.6
        more = (*logic, "or_left_comm", "or_comm", "and_left_comm", "and_comm")
        yield f"simp_all{rules.for_simp(*more)}", -1.4


def about_numbers(goal: Goal, own: Container[str]) -> bool:
    """Whether `omega` may have something to say, where these are types that the file defines."""
    kinds = {hypothesis.type for hypothesis in goal.hypotheses if hypothesis.type not in own}
    texts = [goal.target, *(proposition for _, proposition in proofs(goal))]
    return bool(kinds & {"Nat", "Int"}) or any(map(_NUMBERS.search, texts))
