"""With which types the functions of a file are taken for what is conjectured about them.

Where a goal is about one type, that one is meant. Where it is about several, a law has to hold for all: what is proved
of one type would be of no use for another one that the same function is applied to.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.lean.goals import Goal
from models.shapes import things
from models.space.functions import Function
from models.space.laws import Law
from models.space.operations import Operation, operation, with_types

VARIABLES = ("α", "β")
"""Types that a law is for all of."""


@dataclass(frozen=True, slots=True)
class Signature:
    """`operations` are what laws are about; `universes` are those of the `VARIABLES` that occur in them, `instances`
    the binders of what is needed of these."""

    operations: tuple[Operation, ...]
    universes: tuple[str, ...] = ()
    instances: tuple[str, ...] = ()

    def is_new(self, law: Law) -> bool:
        """Whether a law is not stated with another variable as well."""
        return not self.universes or self._named(law) != VARIABLES[1:]

    def bound(self, law: Law) -> Law:
        """A law for all types that it names."""
        named = self._named(law)
        types = tuple(
            f"{{{name} : {kind}}}" for name, kind in zip(VARIABLES, self.universes, strict=False) if name in named
        )
        needed = tuple(one for one in self.instances if set(_variables(one)) <= set(named))
        return replace(law, types=(*types, *needed) if types else ())

    def _named(self, law: Law) -> tuple[str, ...]:
        return _variables(" ".join(kind for _, kind in law.variables)) if self.universes else ()


def signature_of(goal: Goal, functions: Sequence[Function]) -> Signature:
    """The functions that take arguments, with the types that a goal gives them."""
    universes = tuple(type_variables(goal).values())
    most = max((len(function.types) for function in functions), default=0)
    if len(universes) < 2 or not 1 <= most <= len(VARIABLES):
        types = type_arguments(goal, [name for function in functions for name in function.types])
        return Signature(tuple(operation(function, types) for function in functions if function.arguments))
    operations: list[Operation] = []
    instances: list[str] = []
    for function in functions:
        alone = len(function.types) == 1
        for variables in [(name,) for name in VARIABLES[:most]] if alone else [VARIABLES]:
            types = dict(zip(function.types, variables, strict=False))
            if function.arguments:
                operations.append(operation(function, types))
            instances += [with_types(binder, types) for binder in function.instances]
    return Signature(tuple(dict.fromkeys(operations)), universes[:most], tuple(dict.fromkeys(instances)))


def type_variables(goal: Goal) -> dict[str, str]:
    """Those of a goal, in order, each with its universe."""
    types = [hypothesis for hypothesis in goal.hypotheses if hypothesis.type.startswith(("Type", "Sort"))]
    return {name: hypothesis.type for hypothesis in types for name in hypothesis.names}


def type_arguments(goal: Goal, types: Sequence[str]) -> dict[str, str]:
    """What the type variables of functions are in a goal: the type of the same name, else another one that is there,
    else numbers."""
    there = type_variables(goal)
    inside = [match[1] for _, kind in things(goal) if (match := re.search(r"\b(?:List|Tree)\s+([\w.']+)$", kind))]
    default = [*there, *inside, "Nat"][0]
    return {name: name if name in there else default for name in types}


def _variables(text: str) -> tuple[str, ...]:
    words = set(re.findall(r"[\w'₀-₉]+", text))
    return tuple(name for name in VARIABLES if name in words)
