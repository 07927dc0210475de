"""What an encoder is given to read of premises and goals."""

from __future__ import annotations

from assistant.lean.goals import Goal
from assistant.premises.premise import Premise

VERSION = 1
"""Of these texts; vectors of other ones are made anew."""


def premise_text(premise: Premise, *, marked: bool) -> str:
    """As it is declared, in one line, with its full name. With it between marks as ReProver was trained to read it
    (Yang and others, LeanDojo, 2023), where it is `marked`."""
    name = f"<a>{premise.name}</a>" if marked else premise.name
    return " ".join(filter(None, (premise.kind, name, premise.statement)))


def goal_text(goal: Goal, *, marked: bool) -> str:
    """As Lean prints it where premises are `marked`; else in one line, like a statement: what is assumed, a colon, and
    what is to be proved."""
    if marked:
        return goal.render()
    assumed = [f"({' '.join(h.names)} : {h.type})" if h.names else f"({h.type})" for h in goal.hypotheses]
    return " ".join((*assumed, ":", goal.target))
