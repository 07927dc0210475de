"""What a search may spend, and who is told what happens meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from assistant.lean.verify.verdicts import AxiomScope
from assistant.search.tree import Event


@dataclass(frozen=True, slots=True)
class Budget:
    """What a search may spend at most; `seconds` of wall clock, acceptance included. `axioms` are what a proof may rest
    on, `below` is as in `Limits`."""

    seconds: float = 30.0
    nodes: int = 5_000
    candidates: int = 200_000
    axioms: AxiomScope = AxiomScope.PROJECT
    below: bool = True


Listener = Callable[[Event], None]


def no_listener(_event: Event) -> None:
    """For callers that do not watch."""
