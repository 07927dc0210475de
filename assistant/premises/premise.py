"""A premise: something already proved or defined that a proof may use."""

from __future__ import annotations

from dataclasses import dataclass

LIBRARY_ROOTS = frozenset({"Init", "Std", "Lean"})
VECTORS_SECONDS = 0.1
"""For which a search waits for vectors, where there is an encoder and nobody is more patient."""


@dataclass(frozen=True, slots=True)
class Premise:
    """`name` is fully qualified, `statement` its type as source text (binders included), `kind` the keyword that
    declared it (`theorem`, `def`, …), `module` the module or file it lives in, `attributes` as written (`simp`),
    `line` where it begins there, from 1, or 0. One that is `open` has a hole: what is proved by it is proved on that
    condition."""

    name: str
    statement: str
    kind: str
    module: str
    attributes: tuple[str, ...] = ()
    open: bool = False
    line: int = 0

    @property
    def in_library(self) -> bool:
        """Whether it comes with Lean, not with the project."""
        return self.module.split(".", 1)[0] in LIBRARY_ROOTS


@dataclass(frozen=True, slots=True)
class ScoredPremise:
    """A premise that was retrieved for a state; higher is better, comparable within one retrieval only. `reasons` say,
    besides what it speaks about, why it was found."""

    premise: Premise
    score: float
    reasons: tuple[str, ...] = ()
