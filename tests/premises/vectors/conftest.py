"""What tests of vectors share: the stand-in, and a small library that Lean compiled."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.lean.toolchain import Toolchain
from assistant.premises.library import CompiledLibrary, Package, package_state
from tests.lean.compile import compiled_text
from tests.premises.vectors.stand_in import standins

__all__ = ["standins"]

FIRST = """\
theorem first_length (xs : List Nat) : xs.length = xs.length := rfl
theorem first_sum (a b : Nat) : a + b = a + b := rfl
"""
SECOND = "theorem second_reverse (xs : List Nat) : xs.reverse = xs.reverse := rfl\n"


@pytest.fixture(scope="session")
def compiled(toolchain: Toolchain, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("compiled")
    compiled_text(toolchain, folder, FIRST, "First")
    compiled_text(toolchain, folder, SECOND, "Second")
    return folder


@pytest.fixture
def package(compiled: Path) -> Package:
    return Package(compiled, (compiled,), own=True, name="small")


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "cache"


@pytest.fixture
def library(package: Package, cache: Path) -> CompiledLibrary:
    return opened(package, cache)


def opened(package: Package, cache: Path) -> CompiledLibrary:
    return CompiledLibrary([package_state(package)], cache)
