"""Compiled modules for the tests of the replay, made by the real Lean."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path

import pytest

from assistant.lean.compiled.module import parts_of
from assistant.lean.kernel.replay import replay
from assistant.lean.kernel.report import KernelReport
from assistant.lean.processes import run
from assistant.lean.toolchain import Toolchain

SECONDS = 120.0
Compile = Callable[..., Awaitable[Path]]
Judge = Callable[..., Awaitable[KernelReport]]


@pytest.fixture
def compile_module(tmp_path: Path, toolchain: Toolchain) -> Compile:
    """Compiles a text as a module of a folder; what it imports may lie there too."""

    async def compile_text(text: str, module: str = "Judged.File", *, options: Sequence[str] = ()) -> Path:
        root = tmp_path / "private"
        source = root.joinpath(*module.split(".")).with_suffix(".lean")
        source.parent.mkdir(parents=True, exist_ok=True)
        source.write_text(text, encoding="utf-8")
        olean = source.with_suffix(".olean")
        for part in parts_of(olean):
            part.unlink(missing_ok=True)
        environment = {**toolchain.environment, "LEAN_PATH": f"{root}:{toolchain.environment['LEAN_PATH']}"}
        code, output, errors = await run(
            [str(toolchain.lean), *options, f"--root={root}", "-o", str(olean), str(source)],
            cwd=root,
            environment=environment,
            seconds=SECONDS,
        )
        assert code == 0, (output + errors).decode()
        return olean

    return compile_text


@pytest.fixture
def judge(tmp_path: Path, toolchain: Toolchain) -> Judge:
    """Replays a compiled file with all its parts, its folder on the search path."""

    async def replay_file(olean: Path) -> KernelReport:
        parts = parts_of(olean)
        return await replay(toolchain, [tmp_path / "private"], "Judged.File", parts, seconds=SECONDS)

    return replay_file
