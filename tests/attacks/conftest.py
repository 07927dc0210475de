"""One set of doors for all tests of a module here: the workers that one case has warmed serve the next."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest_asyncio

from assistant.bench.attack import opened_doors
from assistant.bench.attacks.doors import Doors


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def doors() -> AsyncIterator[Doors]:
    async with opened_doors() as opened:
        yield opened
