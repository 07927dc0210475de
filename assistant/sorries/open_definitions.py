"""Statements about definitions that are still open: hardly one of them can be proved before the definition is there.

In the exercises of a course there are dozens of them. Each is searched for a while, since some say nothing of what is
missing (`f x = f x`), but not for all the time that others get.
"""

from __future__ import annotations

from dataclasses import replace

from assistant.lean.places import Place
from assistant.refute.relevant import relevant_parts
from assistant.search.budget import Budget
from assistant.search.outcome import IN_VAIN, Outcome

SHARE = 0.2
LEAST_SECONDS = 2.0


def open_definitions(place: Place) -> tuple[str, ...]:
    """Names of the definitions above a hole that its statement rests on, also through others, and that are open."""
    declaration = place.declaration
    above = place.text[: declaration.command.start]
    if "sorry" not in above:
        return ()
    return relevant_parts(above, declaration.signature(place.text)).open


def shortened(budget: Budget) -> Budget:
    """What is spent on such a statement."""
    return replace(budget, seconds=min(budget.seconds, max(LEAST_SECONDS, SHARE * budget.seconds)))


def with_reason(outcome: Outcome, names: tuple[str, ...], budget: Budget) -> Outcome:
    """What is said of one that was searched in vain with such a budget."""
    if not names or outcome.status not in IN_VAIN:
        return outcome
    which = f"`{names[0]}`, which is" if len(names) == 1 else f"`{names[0]}` and {len(names) - 1} more, which are"
    said = f"it speaks of {which} still open, so it was searched for {budget.seconds:g} s"
    return replace(outcome, reason=f"{said}: {outcome.reason}" if outcome.reason else said)
