"""The attack set at the assistant's doors: nothing gets in that must not, nothing is turned away that must get in."""

from __future__ import annotations

import pytest
import pytest_asyncio

from assistant.bench.attack import chosen_cases, faults_at
from assistant.bench.attacks.case import Door
from assistant.bench.attacks.doors import Doors, Fault

pytestmark = pytest.mark.asyncio(loop_scope="module")


def told(faults: list[Fault]) -> list[str]:
    """Each fault in a line."""
    return [
        f"{'let in' if f.success else 'turned away'}: {f.case.name}: expected {f.case.expect}, got {f.answer.outcome}: "
        f"{f.answer.wrong or f.answer.reason}"
        for f in faults
    ]


async def knock(doors: Doors, door: Door, family: str) -> list[str]:
    cases = chosen_cases(door, [family], sampled=True)
    if not cases:
        pytest.skip("the class does not stand at this door")
    return told(await faults_at(doors, door, cases, lambda _: None))


async def test_check(doors, family) -> None:
    assert await knock(doors, Door.CHECK, family) == []


async def test_accept(doors, family) -> None:
    assert await knock(doors, Door.ACCEPT, family) == []


async def test_suggest(doors, family) -> None:
    assert await knock(doors, Door.SUGGEST, family) == []


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def closed(doors) -> list[Fault]:
    """What one `close --write` over the files of every class does wrong."""
    return await faults_at(doors, Door.CLOSE, chosen_cases(Door.CLOSE, [], sampled=True), lambda _: None)


async def test_close(closed, family) -> None:
    if not chosen_cases(Door.CLOSE, [family], sampled=True):
        pytest.skip("the class does not stand at this door")
    assert told([fault for fault in closed if fault.case.family == family]) == []
