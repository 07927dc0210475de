"""What is known by its values: variables of finite types, and functions on such types.

A type is finite here when no constructor takes anything, as with `Bool` and enumerations. What is said of a function on
it follows from its values at the constructors; so these are distinguished, with the variables, and what is left are
equations for `simp_all`.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator, Sequence

from assistant.lean.goals import Goal
from models.inductive import Inductives, arrows, constructors_of
from models.shapes import fresh_name, local_names, mentions, things

MOST_CASES = 64
"""Of one case distinction: each costs Lean a call of `simp_all`."""


def by_values(goal: Goal, inductives: Inductives) -> Iterator[tuple[str, float]]:
    """One case distinction on all variables of finite types that the target mentions, and on all values of functions
    on these: as many as make no more than `MOST_CASES` cases."""
    mentioned = [(name, kind) for name, kind in things(goal) if mentions(goal.target, name)]
    steps: list[str] = []
    cases = 1
    for name, kind in mentioned:
        count = len(values(kind, inductives))
        if count and cases * count <= MOST_CASES:
            steps.append(f"cases {name}")
            cases *= count
    taken = local_names(goal)
    distinguished = False
    for name, kind in mentioned:
        calls, results = applications(name, kind, inductives)
        if calls and cases * results ** len(calls) <= MOST_CASES:
            cases *= results ** len(calls)
            distinguished = True
            for call in calls:
                equation = fresh_name(f"h{name}", taken)
                taken.add(equation)
                steps.append(f"cases {equation} : {call}")
    if steps:
        yield " <;> ".join([*steps, "simp_all"]), -1.6 if distinguished else -1.8


def values(kind: str, inductives: Inductives) -> tuple[str, ...]:
    """The elements of a finite type, as they are written where the type is known (`.red`); none of another type."""
    constructors = constructors_of(kind, inductives)
    if any(constructor.fields for constructor in constructors):
        return ()
    return tuple(f".{constructor.name}" for constructor in constructors)


def applications(name: str, kind: str, inductives: Inductives) -> tuple[Sequence[str], int]:
    """A function of finite types applied to all that it can be applied to, and in how many ways each result may have
    been made; nothing where that is not known or has no end."""
    *domains, result = arrows(kind)
    elements = [values(domain, inductives) for domain in domains]
    made = constructors_of(result, inductives)
    many = math.prod(map(len, elements)) > MOST_CASES
    if not domains or not all(elements) or not made or many or any(one.recursive for one in made):
        return (), 0
    return [f"{name} {' '.join(arguments)}" for arguments in itertools.product(*elements)], len(made)
