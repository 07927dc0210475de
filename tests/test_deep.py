"""`doctor --deep`: what is measured in a project, and that nothing of the project is told."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from assistant.deep import DeepReport, reason, run_deep, to_text
from assistant.lean.errors import HeaderFailed, SourceMissing
from assistant.lean.toolchain import Toolchain, silent
from tests.mathlib_stand_in import mathlib_stand_in

SECRET = """\
import Mathlib

namespace Secret
theorem hidden_sum (a b : Nat) (h : a ≤ b) : a.twice ≤ b.twice := Nat.twice_le_twice h

theorem hidden_rest (a b : Nat) : a + b = b + a := Nat.add_comm a b
end Secret
"""


@pytest.fixture
def project(tmp_path: Path, toolchain: Toolchain, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of a file that imports a stand-in for Mathlib, which is on the search path."""
    with_mathlib = mathlib_stand_in(toolchain, tmp_path / "mathlib")
    monkeypatch.setattr("assistant.engine.resolve_toolchain", lambda *_: _resolved(with_mathlib))
    root = tmp_path / "very private" / "project"
    root.mkdir(parents=True)
    (root / "Secret.lean").write_text(SECRET)
    return root


async def _resolved(toolchain: Toolchain) -> Toolchain:
    return toolchain


async def test_every_part_is_measured(project: Path) -> None:
    found = await run_deep(project, silent)
    assert found.failed == {}
    assert found.accepted
    assert found.kernel
    assert found.suggestions > 0
    assert found.tactics == ["linarith", "nlinarith", "tauto"]
    assert found.imports > 96
    assert min(found.header_seconds, found.first_suggestion_seconds, found.acceptance_seconds) > 0
    assert [(package.name, package.modules > 0) for package in found.packages] == [("Lean", True), ("LEAN_PATH", True)]
    assert found.retrieval is not None
    assert (found.retrieval.places, found.retrieval.named, found.retrieval.found) == (2, 2, 2)


async def test_the_report_has_no_text_and_no_path(project: Path) -> None:
    found = await run_deep(project, silent)
    for text in (json.dumps(found.as_json()), to_text(found)):
        for told in ("private", "Secret", "hidden", "twice", os.fspath(project), os.fspath(Path.home()), ".lean"):
            assert told not in text


async def test_what_fails_is_said_and_the_rest_is_measured(project: Path) -> None:
    (project / "Secret.lean").write_text("import Mathlib\nimport Mathlib.Nowhere\n\ntheorem t : 1 = 1 := rfl\n")
    found = await run_deep(project, silent)
    assert set(found.failed) >= {"header", "suggestion", "acceptance"}
    assert found.failed["header"].startswith("HeaderFailed")
    assert "/" not in "".join(found.failed.values()).replace("and/or", "")
    assert found.packages
    assert "failed: " in to_text(found)


async def test_an_empty_folder_is_a_project_too(tmp_path: Path) -> None:
    found = await run_deep(tmp_path, silent)
    assert found.failed == {}
    assert found.accepted
    assert found.tactics == []
    assert found.retrieval is not None
    assert found.retrieval.places == 0


async def test_no_folder_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(SourceMissing):
        await run_deep(tmp_path / "nowhere", silent)


def test_names_of_files_are_no_part_of_a_reason() -> None:
    told = reason(HeaderFailed("object file '/home/me/x/A.olean' of module A does not exist\nsecond line"))
    assert told.startswith("HeaderFailed: ")
    assert "/home" not in told
    assert "second" not in told


def test_a_report_of_nothing_can_be_read() -> None:
    assert "none but those of core" in to_text(DeepReport())
