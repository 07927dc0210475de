"""What these tests share: texts compiled by the real Lean."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.lean.compiled.library import Library
from assistant.lean.compiled.module import Module, parts_of, read_module
from assistant.lean.toolchain import Toolchain
from tests.lean.compile import compiled_text

Compile = Callable[..., Path]


@pytest.fixture(scope="session")
def compile_lean(toolchain: Toolchain, tmp_path_factory: pytest.TempPathFactory) -> Compile:
    """`compile_lean(text, "Some.Module", path=[folders])` is the `.olean` of a text; a wanted failure is an error."""

    def compile_text(text: str, module: str = "Main", path: tuple[Path, ...] = ()) -> Path:
        return compiled_text(toolchain, tmp_path_factory.mktemp("compiled"), text, module, path)

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
