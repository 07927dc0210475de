"""One judge with a real Lean for all tests here."""

from __future__ import annotations

import os
import subprocess
from collections.abc import AsyncIterator
from pathlib import Path

import pytest_asyncio

from assistant.lean.judge.judge import Judge
from assistant.lean.judge.submission import Ruling, Submission
from assistant.lean.places import fill, find_holes
from assistant.lean.positions import Span
from assistant.lean.project import find_project
from assistant.lean.resolution import resolve_toolchain
from assistant.lean.toolchain import Toolchain

SECONDS = 120.0


class Court:
    """A judge with a shorthand: a text, which of its holes is filled, and with what."""

    def __init__(self, judge: Judge, folder: Path) -> None:
        self.judge = judge
        self.path = folder / "Test.lean"

    async def __call__(self, text: str, proof: str, index: int = -1, *, only_shown: bool = False) -> Ruling:
        place = find_holes(self.path, text)[index]
        filled = fill(place, proof)
        stands = Span(place.span.start, place.span.end + len(filled) - len(text))
        submission = Submission(self.path, text, filled, place.declaration, place.span, stands, only_shown)
        return await self.judge.judge(submission, SECONDS)


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def rule(tmp_path_factory) -> AsyncIterator[Court]:
    project = find_project(tmp_path_factory.mktemp("judge"))
    judge = Judge(await resolve_toolchain(project), project)
    yield Court(judge, project.root)
    await judge.close()


def compiled(toolchain: Toolchain, folder: Path, module: str, text: str) -> Path:
    """A text as a compiled module of a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    source, olean = folder / f"{module}.lean", folder / f"{module}.olean"
    source.write_text(text, encoding="utf-8")
    command = [str(toolchain.lean), f"--root={folder}", "-o", str(olean), str(source)]
    environment = {**os.environ, **toolchain.environment}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
    return olean
