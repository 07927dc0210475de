"""One real Lean for all tests of a module here."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest
import pytest_asyncio

from assistant.lean.places import Place, find_holes
from assistant.lean.project import find_project
from assistant.lean.resolution import resolve_toolchain
from assistant.lean.scratch import ScratchPool
from assistant.lean.verify.verdicts import Judgement, Limits, Question
from assistant.lean.verify.verifier import LeanVerifier

Ask = Callable[..., "Judgements"]


class Judgements(dict[str, Judgement]):
    """Judgements by candidate."""


class Prover:
    """A verifier with shorthands for tests: texts in, judgements out."""

    def __init__(self, verifier: LeanVerifier, folder: Path) -> None:
        self.verifier = verifier
        self.path = folder / "Test.lean"

    def hole(self, text: str, index: int = 0) -> Place:
        return find_holes(self.path, text)[index]

    async def judge(self, text: str, *candidates: str, index: int = 0, limits: Limits | None = None) -> Judgements:
        place = self.hole(text, index)
        [row] = await self.verifier.check(place, [Question((), candidates)], limits)
        assert [judgement.candidate for judgement in row] == list(candidates)
        return Judgements(zip(candidates, row, strict=True))

    async def verdict(self, text: str, candidate: str, index: int = 0) -> str:
        judged = await self.judge(text, candidate, index=index)
        return judged[candidate].verdict.value


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def pool(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[ScratchPool]:
    project = find_project(tmp_path_factory.mktemp("verify"))
    toolchain = await resolve_toolchain(project)
    async with ScratchPool(toolchain, project) as pool:
        yield pool


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def prover(pool: ScratchPool) -> AsyncIterator[Prover]:
    verifier = LeanVerifier(pool)
    yield Prover(verifier, pool.project.root)
    await verifier.close()
