"""What came of a hole: the one record of it, whoever searched and whoever is told."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from assistant.refute.refutation import Refutation
from assistant.search.ending import Ending


class OutcomeStatus(StrEnum):
    PROVED = "proved"
    CONDITIONAL = "conditional"
    """There is a proof that rests on open lemmas, and none that does not."""
    REFUTED = "refuted"
    """There is a counterexample."""
    UNPROVED = "unproved"
    """Nothing is left to try."""
    TIMED_OUT = "timed_out"
    """The time was over, or another limit was reached."""
    UNJUDGED = "unjudged"
    """A proof was found that Lean had no time to judge."""
    DATA = "data"
    """What is missing is no proof."""
    STOPPED = "stopped"
    """The user ended the search."""
    INTERRUPTED = "interrupted"
    """The run ended before the hole was dealt with."""
    ERROR = "error"


IN_VAIN = frozenset({OutcomeStatus.UNPROVED, OutcomeStatus.TIMED_OUT})
"""Searched, and no proof found."""
AS_BEFORE = "as in the run that is continued"
"""The reason of a hole that was not searched again, since it was in vain before."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """`proof`, `axioms` and `author_axioms` are those of an accepted proof, empty without one; with `open_lemmas` it is
    a proof on their condition, and the status says so. `reservation` is why it is not written unasked (see
    `Acceptance`).

    `reason` says why there is no (other) proof, or what is to be known about the one there is; `ending` is more of that
    for whoever has just searched, and is not kept. `seconds` is what all searches of the hole took, `nodes` the states
    of the tree, `candidates` those that were tried, `sources` who proposed the steps of the proof. `refutation` is why
    the statement is false, where that is the status.
    """

    status: OutcomeStatus
    proof: str = ""
    sources: tuple[str, ...] = ()
    seconds: float = 0.0
    reason: str = ""
    axioms: tuple[str, ...] = ()
    open_lemmas: tuple[str, ...] = ()
    author_axioms: tuple[str, ...] = ()
    reservation: str = ""
    nodes: int = 0
    candidates: int = 0
    ending: Ending | None = None
    refutation: Refutation | None = None

    @property
    def proved(self) -> bool:
        return self.status is OutcomeStatus.PROVED

    @property
    def to_be_kept(self) -> Outcome:
        return replace(self, ending=None)

    @property
    def remark(self) -> str:
        """What is to be known besides the status; empty for a proof without any reservation."""
        return self.reason or self.reservation

    @property
    def source(self) -> str:
        """Who proposed the proof, in one line."""
        return ", ".join(self.sources)


def failed(message: str, seconds: float = 0.0) -> Outcome:
    """Of a hole that could not be searched."""
    return Outcome(OutcomeStatus.ERROR, seconds=seconds, reason=message)


INTERRUPTED = Outcome(OutcomeStatus.INTERRUPTED, reason="interrupted")
