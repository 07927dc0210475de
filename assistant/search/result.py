"""What a search may spend, how it ends, and who is told what happens meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from assistant.lean.verify.verdicts import AxiomScope
from assistant.search.ending import NOTHING_LEFT, Ending
from assistant.search.tree import Event


class SearchStatus(StrEnum):
    PROVED = "proved"
    CONDITIONAL = "conditional"
    """There is a proof that rests on open lemmas, and none that does not."""
    EXHAUSTED = "unproved"
    """Nothing is left to try."""
    TIMED_OUT = "timed_out"
    UNJUDGED = "unjudged"
    """A proof was found that Lean had no time to judge."""
    DATA = "data"
    """What is missing is no proof."""
    STOPPED = "stopped"
    """The user ended it."""


@dataclass(frozen=True, slots=True)
class Budget:
    """What a search may spend at most; `seconds` of wall clock, acceptance included. `axioms` are what a proof may rest
    on."""

    seconds: float = 30.0
    nodes: int = 5_000
    candidates: int = 200_000
    axioms: AxiomScope = AxiomScope.PROJECT


@dataclass(frozen=True, slots=True)
class SearchResult:
    """`proof`, `axioms` and `author_axioms` are those of an accepted proof, empty without one; with `open_lemmas` it is
    a proof on their condition, and the status says so. `nodes` are the states of the tree, `candidates` those that were
    tried. `ending` tells why there is no (other) proof, `reservation` why it is not written unasked (see
    `Acceptance`)."""

    status: SearchStatus
    proof: str
    axioms: tuple[str, ...]
    sources: tuple[str, ...]
    seconds: float
    nodes: int
    candidates: int
    open_lemmas: tuple[str, ...] = ()
    author_axioms: tuple[str, ...] = ()
    ending: Ending = NOTHING_LEFT
    reservation: str = ""

    @property
    def reason(self) -> str:
        """Why there is no proof, in words; empty when there is one."""
        return "" if self.status is SearchStatus.PROVED else self.ending.reason


Listener = Callable[[Event], None]


def no_listener(_event: Event) -> None:
    """For callers that do not watch."""
