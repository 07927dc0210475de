"""The attack set at the door `close --write`: nothing gets in that must not, what must get in is not turned away."""

from __future__ import annotations

import pytest
import pytest_asyncio

from assistant.bench.attack import chosen_cases, faults_at
from assistant.bench.attacks.case import Door
from assistant.bench.attacks.doors import Fault
from tests.attacks.knocking import told

pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def closed(doors) -> list[Fault]:
    """What one `close --write` over the files of every class does wrong."""
    return await faults_at(doors, Door.CLOSE, chosen_cases(Door.CLOSE, [], sampled=True), lambda _: None)


async def test_close(closed, family) -> None:
    if not chosen_cases(Door.CLOSE, [family], sampled=True):
        pytest.skip("the class does not stand at this door")
    assert told([fault for fault in closed if fault.case.family == family]) == []
