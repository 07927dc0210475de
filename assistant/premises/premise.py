"""A premise: something already proved or defined that a proof may use."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Premise:
    """`name` is fully qualified, `statement` its type as source text (binders included), `kind` the keyword that
    declared it (`theorem`, `def`, …), `module` the module or file it lives in, `attributes` as written (`simp`)."""

    name: str
    statement: str
    kind: str
    module: str
    attributes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ScoredPremise:
    """A premise that was retrieved for a state; higher is better, comparable within one retrieval only."""

    premise: Premise
    score: float
