"""What an encoder is given to read of premises and goals."""

from __future__ import annotations

from assistant.lean.goals import Goal
from assistant.premises.premise import Premise

VERSION = 1
"""Of premises' texts; vectors of other ones are made anew."""


def premise_text(premise: Premise, *, marked: bool) -> str:
    """As it is declared, in one line, with its full name. With it between marks as ReProver was trained to read it
    (Yang and others, LeanDojo, 2023), where it is `marked`."""
    name = f"<a>{premise.name}</a>" if marked else premise.name
    return " ".join(filter(None, (premise.kind, name, premise.statement)))


def goal_text(goal: Goal, declaration: str, *, marked: bool) -> str:
    """As Lean prints it where premises are `marked`; else like a premise: the name of the declaration that it is in,
    where it has one, what is assumed, a colon, and what is to be proved."""
    if marked:
        return goal.render()
    named = ("theorem", declaration) if declaration else ()
    assumed = [f"({' '.join(h.names)} : {h.type})" if h.names else f"({h.type})" for h in goal.hypotheses]
    return " ".join((*named, *assumed, ":", goal.target))
