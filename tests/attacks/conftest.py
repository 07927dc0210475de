"""One set of doors for all tests of a module here: the workers that one case has warmed serve the next."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from assistant.bench.attack import opened_doors
from assistant.bench.attacks.case import CLASSES
from assistant.bench.attacks.doors import Doors
from assistant.bench.attacks.table import every_case

every_case()
FAMILIES = tuple(CLASSES)


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def doors() -> AsyncIterator[Doors]:
    async with opened_doors() as opened:
        yield opened


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """A test that asks for a `family` runs for every class of attack."""
    if "family" in metafunc.fixturenames:
        metafunc.parametrize("family", FAMILIES)
