"""One tactic that several sources propose: one candidate that names them all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from models.protocol import Candidate


def merged(proposals: Sequence[Candidate]) -> Candidate:
    """The best of some candidates with the same tactic, the first of equals, with those of other sources as its
    `others`, in the order given. Of a source that proposed it several times the best stays."""
    by_source: dict[str, Candidate] = {}
    for proposal in proposals:
        for one in (replace(proposal, others=()), *proposal.others):
            known = by_source.get(one.source)
            if known is None or one.score > known.score:
                by_source[one.source] = one
    best = max(by_source.values(), key=lambda candidate: candidate.score)
    return replace(best, others=tuple(one for one in by_source.values() if one is not best))


def rewritten(candidate: Candidate, tactic: str) -> Candidate:
    """Another tactic, which Lean or we made of a candidate, in the name of all who proposed that. None of them said
    anything about it, so it has no `raw_score`."""
    others = tuple(replace(other, tactic=tactic, raw_score=None, tokens=0) for other in candidate.others)
    return replace(candidate, tactic=tactic, raw_score=None, tokens=0, others=others)


def origin(source: str, others: Sequence[str], why: str = "") -> str:
    """Who proposed a tactic, and what it was learnt from, in one line."""
    first = f"{source}, {why}" if why else source
    return f"{first}; also {', '.join(others)}" if others else first
