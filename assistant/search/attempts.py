"""Several tactics of somebody else's at one place: each is tried, and what runs is audited, as suggestions are."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from assistant.lean.goals import Goal
from assistant.lean.places import Place
from assistant.lean.verify.verdicts import (
    IN_PLACE,
    Acceptance,
    AxiomScope,
    Judgement,
    Limits,
    Verdict,
    Verifier,
    author_in_words,
    open_in_words,
)
from assistant.search.steered import OWN_LIMITS
from assistant.search.suggestions import CONDITIONAL

TRIAL_SHARE = 0.6
"""Of the time, for the trials; the rest is for the audit of what runs."""
ENDLESS = 6
"""The part of the time that one candidate may have: one that never ends must not cost the others their verdicts."""
SHORTEST = 0.05
"""Seconds; with less time left nothing is begun."""
NOT_AUDITED = "it runs, but is not yet judged"


@dataclass(frozen=True, slots=True)
class Attempt:
    """What Lean says of one candidate. `goals` are those that are left, `message` says why it is no step or what it
    rests on, `offers` are tactics that Lean proposed in its place («Try this»), `axioms` those that it rests on as far
    as it closes the goal. `open_lemmas`, `author_axioms` and `chooses` are as in `Acceptance`. `reservation` is why
    the verdict is not beyond doubt; empty where what Lean compiled was judged."""

    candidate: str
    verdict: Verdict
    goals: tuple[Goal, ...] = ()
    message: str = ""
    offers: tuple[str, ...] = ()
    axioms: tuple[str, ...] = ()
    open_lemmas: tuple[str, ...] = ()
    author_axioms: tuple[str, ...] = ()
    chooses: bool = False
    reservation: str = ""
    milliseconds: float = 0.0

    @property
    def outcome(self) -> str:
        """The verdict, or `conditional` for what closes the goal on the condition that open lemmas are proved."""
        return CONDITIONAL if self.verdict is Verdict.CLOSES and self.open_lemmas else self.verdict.value


@dataclass(frozen=True, slots=True)
class Attempts:
    """`goals` are those at the place; the attempts are in the order of the candidates."""

    goals: tuple[Goal, ...]
    attempts: tuple[Attempt, ...]


def attempt_limits(seconds: float) -> Limits:
    """Those of the trials, where so many seconds may be spent on everything."""
    own = min(OWN_LIMITS.candidate_seconds, seconds / ENDLESS)
    return replace(OWN_LIMITS, seconds=TRIAL_SHARE * seconds, candidate_seconds=own)


async def audited(
    verifier: Verifier, place: Place, judgements: Sequence[Judgement], seconds: float, axioms: AxiomScope
) -> tuple[Attempt, ...]:
    """Verdicts with what an audit says of what runs; what closes the goal is judged by what Lean compiles as well.

    Errors: as `Verifier.audit`."""
    deadline = time.monotonic() + seconds
    running = list(dict.fromkeys(j.candidate for j in judgements if j.verdict in (Verdict.CLOSES, Verdict.PROGRESS)))
    closing = {judgement.candidate for judgement in judgements if judgement.verdict is Verdict.CLOSES}

    def limits() -> Limits:
        return Limits(max(SHORTEST, deadline - time.monotonic()), axioms=axioms)

    audits: dict[str, Acceptance] = {}
    if running:
        audits |= zip(running, await verifier.audit(place, running, limits()), strict=True)
    doubtful = [
        tactic for tactic in running if tactic in closing and audits[tactic].accepted and audits[tactic].in_place
    ]
    if doubtful and deadline - time.monotonic() > SHORTEST:
        confirmed = zip(doubtful, await verifier.confirm(place, doubtful, limits()), strict=True)
        audits |= {tactic: said for tactic, said in confirmed if said.judged}
    return tuple(_attempt(judgement, audits) for judgement in judgements)


def _attempt(judgement: Judgement, audits: Mapping[str, Acceptance]) -> Attempt:
    audit = audits.get(judgement.candidate)
    known = Attempt(
        judgement.candidate,
        judgement.verdict,
        judgement.goals,
        judgement.message,
        judgement.suggestions,
        milliseconds=judgement.milliseconds,
    )
    if audit is None:
        return known
    said = "; ".join(audit.reasons)
    if not audit.judged:
        message = f"{NOT_AUDITED}: {said}" if said else NOT_AUDITED
        return replace(known, verdict=Verdict.UNKNOWN, goals=(), message=message)
    if not audit.accepted:
        return replace(known, verdict=Verdict.FAILED, goals=(), message=said)
    rests_on = (open_in_words(audit.open_lemmas), author_in_words(audit.author_axioms))
    return replace(
        known,
        message=", ".join(filter(None, rests_on)),
        axioms=audit.axioms,
        open_lemmas=audit.open_lemmas,
        author_axioms=audit.author_axioms,
        chooses=audit.chooses,
        reservation=IN_PLACE if audit.in_place and known.verdict is Verdict.CLOSES else "",
    )
