"""Statements as they are written: binders, a colon, and the proposition."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.lean.goals import Goal, Hypothesis


def binder_groups(statement: str) -> Iterator[tuple[str, bool]]:
    """Bracketed groups, then (with True) what follows the colon."""
    at = 0
    while at < len(statement):
        if statement[at] in "([{⦃":
            depth, start = 0, at
            while at < len(statement):
                depth += (statement[at] in "([{⦃⟨") - (statement[at] in ")]}⦄⟩")
                at += 1
                if depth == 0:
                    break
            yield statement[start:at], False
        elif statement[at] == ":":
            yield statement[at + 1 :].strip(), True
            return
        else:
            at += 1


def goal_of(statement: str) -> Goal:
    """The goal that the text of a statement poses: what is in brackets before its colon are hypotheses."""
    hypotheses: list[Hypothesis] = []
    for group, is_body in binder_groups(statement):
        if is_body:
            return Goal("", tuple(hypotheses), group)
        names, colon, type_ = group[1:-1].partition(":")
        if colon:
            hypotheses.append(Hypothesis(tuple(names.split()), type_.strip()))
    return Goal("", tuple(hypotheses), statement)
