"""What these tests share: texts compiled by the real Lean."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.lean.compiled.library import Library
from assistant.lean.compiled.module import Module, parts_of, read_module
from assistant.lean.toolchain import Toolchain

Compile = Callable[..., Path]


@pytest.fixture(scope="session")
def compile_lean(toolchain: Toolchain, tmp_path_factory: pytest.TempPathFactory) -> Compile:
    """`compile_lean(text, "Some.Module", path=[folders])` is the `.olean` of a text; a wanted failure is an error."""

    def compile_text(text: str, module: str = "Main", path: tuple[Path, ...] = ()) -> Path:
        folder = tmp_path_factory.mktemp("compiled")
        source = folder.joinpath(*module.split(".")).with_suffix(".lean")
        source.parent.mkdir(parents=True, exist_ok=True)
        source.write_text(text, encoding="utf-8")
        olean = source.with_suffix(".olean")
        search = os.pathsep.join(map(str, (*path, *toolchain.lean_path)))
        done = subprocess.run(
            [toolchain.lean, "-o", olean, source.relative_to(folder)],
            cwd=folder,
            env={**os.environ, **toolchain.environment, "LEAN_PATH": search},
            capture_output=True,
            text=True,
            timeout=240,
            check=False,
        )
        assert olean.is_file(), done.stdout + done.stderr
        return olean

    return compile_text


@pytest.fixture(scope="session")
def compiled(compile_lean: Compile) -> Callable[..., Module]:
    """The module of a text, read."""

    def read(text: str, module: str = "Main") -> Module:
        return read_module(parts_of(compile_lean(text, module)))

    return read


@pytest.fixture(scope="session")
def core(toolchain: Toolchain) -> Library:
    """The embedded core library, loaded."""
    library = Library(toolchain.lean_path)
    library.load(["Init"])
    return library
