"""One real Lean for all tests of a module here."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from assistant.lean.project import find_project
from assistant.lean.resolution import resolve_toolchain
from assistant.lean.scratch import ScratchPool
from assistant.lean.verify.verifier import LeanVerifier


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def verifier(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[LeanVerifier]:
    project = find_project(tmp_path_factory.mktemp("refute"))
    async with ScratchPool(await resolve_toolchain(project), project) as pool:
        verifier = LeanVerifier(pool)
        yield verifier
        await verifier.close()
