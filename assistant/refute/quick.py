"""Whether a goal is false, asked in one tactic beside others: nothing is narrowed down, and nothing is accepted."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

from assistant.lean.goals import Goal
from assistant.refute.closure import closing, universes
from assistant.refute.datatypes import Datatypes
from assistant.refute.errors import CannotSample
from assistant.refute.instances import Instance, all_exist, instances, small_ranges
from assistant.refute.negation import tried_on_all
from assistant.refute.telescope import telescope
from assistant.refute.values import Values

COMBINATIONS = 60
"""At most, that are decided: it is to cost little beside the tactics that are tried."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """A tactic that leaves `False` of a goal that one of so many `combinations` of values contradicts, and fails
    otherwise."""

    tactic: str
    combinations: int

    @property
    def words(self) -> str:
        return (
            f"false for one of {self.combinations} combinations of small values" if self.combinations > 1 else "false"
        )


def doubt(goal: Goal, datatypes: Datatypes) -> Doubt:
    """Errors: `CannotSample` where no values are known."""
    values = Values(datatypes)
    over = telescope(goal, values.types)
    first = _first(instances(over, values, lowest=not universes((goal,))))
    ranges = small_ranges(first, values, COMBINATIONS)
    if not all(all_exist(first.kinds[place], chosen) for place, chosen in ranges.items()):
        raise CannotSample("values of its types need proofs")
    tactic = f"{closing(goal)}\n· {tried_on_all(over, first.fixed, ranges)}"
    return Doubt(tactic, math.prod(map(len, ranges.values())))


def _first(found: Iterable[Instance]) -> Instance:
    for instance in found:
        if not instance.depends:
            return instance
    raise CannotSample("the types of its data depend on other data")


def leaves_false(goals: tuple[Goal, ...]) -> bool:
    """Whether that is what the tactic of a doubt has left."""
    return len(goals) == 1 and not goals[0].hypotheses and goals[0].target == "False"
