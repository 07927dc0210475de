"""What a counterexample means for a hole, and for proofs that rest on the lemma that it shows to be false."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from assistant.refute.refutation import Refutation
from assistant.search.outcome import Outcome, OutcomeStatus

MOST_SECONDS = 2.0
SHARE = 0.15
"""Of the time for a proof."""


def doubting_seconds(seconds: float) -> float:
    """How long a counterexample is looked for before a hole is searched for so many seconds."""
    return min(MOST_SECONDS, SHARE * seconds)


def refuted(refutation: Refutation) -> Outcome:
    """Of a hole with a counterexample."""
    return Outcome(OutcomeStatus.REFUTED, seconds=refutation.seconds, reason=refutation.sentence, refutation=refutation)


def without_false_lemmas(outcome: Outcome, false: Mapping[str, str]) -> Outcome:
    """An outcome, without a proof that rests on a lemma which is false. `false` are the names of such, with their
    counterexamples in words."""
    wrong = [lemma for lemma in outcome.open_lemmas if lemma in false]
    if outcome.status is not OutcomeStatus.CONDITIONAL or not wrong:
        return outcome
    reason = f"what was found rests on `{wrong[0]}`, which is {false[wrong[0]]}"
    return replace(outcome, status=OutcomeStatus.UNPROVED, proof="", reason=reason, axioms=(), open_lemmas=())
