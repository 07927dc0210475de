"""The attack set at the door `check`: nothing gets in that must not, nothing is turned away that must get in."""

from __future__ import annotations

import pytest

from assistant.bench.attacks.case import Door
from tests.attacks.knocking import knock

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def test_check(doors, family) -> None:
    assert await knock(doors, Door.CHECK, family) == []
