"""What came of the search for a counterexample, as plain data."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from assistant.lean.goals import Goal
from assistant.lean.places import Place


@dataclass(frozen=True, slots=True)
class Refutation:
    """A statement that is false, by Lean's word.

    `witness` are the names of what it quantifies over and the terms for which it fails, in order. `code` is Lean that
    can be written below the declaration and proves the negation; `proof` is the tactic that does so, and `axioms` are
    what it rests on. `whole` says whether it is the statement of a declaration, else it is the goal at a hole, with its
    context before it. `reservation` is as in `Acceptance`.
    """

    witness: tuple[tuple[str, str], ...]
    proof: str
    code: str
    whole: bool
    axioms: tuple[str, ...] = ()
    reservation: str = ""
    seconds: float = 0.0

    @property
    def words(self) -> str:
        """`false for xs = [0], ys = [1]`."""
        return f"false for {in_words(self.witness)}" if self.witness else "false"

    @property
    def sentence(self) -> str:
        """What is false: nothing is said of a declaration whose proof has come to a goal that is."""
        return self.words if self.whole else f"the goal there is {self.words}"


@dataclass(frozen=True, slots=True)
class NotRefuted:
    """No counterexample was found. `tried` is on how many combinations of values the statement was decided to be true
    (0 where it could not be decided), `reason` why no more were tried."""

    reason: str
    tried: int = 0
    seconds: float = 0.0


def in_words(witness: tuple[tuple[str, str], ...]) -> str:
    """`xs = [0], ys = [1]`."""
    return ", ".join(f"{name} = {value}" for name, value in witness)


Refute = Callable[[Place, Goal, float], Awaitable[Refutation | NotRefuted]]
"""Looks for a counterexample to a goal at a place, for so many seconds. Errors: `LeanError`."""
