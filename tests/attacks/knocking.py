"""Putting the cases of a class to a door."""

from __future__ import annotations

import pytest

from assistant.bench.attack import chosen_cases, faults_at
from assistant.bench.attacks.case import Door
from assistant.bench.attacks.doors import Doors, Fault


def told(faults: list[Fault]) -> list[str]:
    """Each fault in a line."""
    return [
        f"{'let in' if f.success else 'turned away'}: {f.case.name}: expected {f.case.expect}, got {f.answer.outcome}: "
        f"{f.answer.wrong or f.answer.reason}"
        for f in faults
    ]


async def knock(doors: Doors, door: Door, family: str) -> list[str]:
    """What goes wrong there with the sampled cases of a class."""
    cases = chosen_cases(door, [family], sampled=True)
    if not cases:
        pytest.skip("the class does not stand at this door")
    return told(await faults_at(doors, door, cases, lambda _: None))
