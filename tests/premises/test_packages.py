"""Compiled modules of folders, in the order of their imports."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.lean.compiled.errors import CorruptFile
from assistant.lean.toolchain import Toolchain
from assistant.premises.compiled import Signatures
from assistant.premises.packages import compiled_modules, premises_in, reaches
from assistant.premises.segment import ModulePremises
from tests.lean.compile import compiled_text


@pytest.fixture(scope="module")
def folder(toolchain: Toolchain, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("modules")
    compiled_text(toolchain, folder, "theorem base : 1 = 1 := rfl\n", "Zoo.Base")
    text = "import Zoo.Base\n\ntheorem above : 1 = 1 ∧ True := ⟨base, trivial⟩\n"
    compiled_text(toolchain, folder, text, "Able", (folder,))
    return folder


def test_a_module_stands_behind_what_it_imports(folder: Path) -> None:
    modules, unread = compiled_modules([folder])
    assert [module.name for module in modules] == ["Zoo.Base", "Able"]
    assert "Zoo.Base" in [entry.module for entry in modules[1].imports]
    assert unread == []


def test_what_is_imported_through_others_is_accessible(folder: Path, toolchain: Toolchain) -> None:
    modules, _ = compiled_modules([folder, *toolchain.lean_path])
    found = reaches(modules)
    assert {"Zoo.Base", "Init", "Init.Core"} <= found["Able"].modules
    assert "Able" not in found["Zoo.Base"].modules


def test_a_module_that_cannot_be_read_is_told_and_the_others_are_read(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "Broken.olean").write_bytes((folder / "Able.olean").read_bytes()[:1024])
    modules, unread = compiled_modules([folder, tmp_path])
    assert [module.name for module in modules] == ["Zoo.Base", "Able"]
    [broken] = unread
    assert broken.name == "Broken"
    assert isinstance(broken.error, CorruptFile)


def test_the_first_folder_that_has_a_module_wins(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "Able.olean").write_bytes(b"something else")
    modules, _ = compiled_modules([folder, tmp_path])
    assert modules[1].parts == (folder / "Able.olean",)


def test_premises_know_their_modules(folder: Path) -> None:
    modules, _ = compiled_modules([folder])
    found = [read for read in premises_in(modules, Signatures(), None) if isinstance(read, ModulePremises)]
    assert [(read.module, [premise.name for premise in read.premises]) for read in found] == [
        ("Zoo.Base", ["base"]),
        ("Able", ["above"]),
    ]
    assert "base" in found[1].premises[0].uses
