"""What `doctor` finds out; the Leans here are stand-ins or none, the command itself is tested in `tests/cli`."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest

from assistant import doctor
from assistant.extras import install_command
from assistant.lean.confinement import _kernel
from assistant.lean.errors import SourceMissing
from assistant.lean.toolchain import CHOICE_VARIABLE


@pytest.fixture
def bare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder on a machine with no Lean at all."""
    monkeypatch.delenv(CHOICE_VARIABLE)
    monkeypatch.setenv("PATH", "/usr/bin:/bin")
    monkeypatch.setenv("ELAN_HOME", str(tmp_path / "no-elan"))
    monkeypatch.setattr("assistant.lean.embedded.wheel.PACKAGE", "a_package_that_is_not_installed")
    folder = tmp_path / "work"
    folder.mkdir()
    return folder


def lean_stand_in(folder: Path) -> None:
    (folder / "lib" / "lean").mkdir(parents=True)
    lean = folder / "lean"
    lean.write_text(f'#!/bin/sh\n[ "$1" = --version ] && echo "Lean (version 4.29.1, x)" || echo "{folder}"\n')
    lean.chmod(0o755)


async def test_no_lean_is_a_fatal_problem_with_the_command_that_mends_it(bare: Path) -> None:
    diagnosis = await doctor.diagnose(bare)
    [fatal] = [problem for problem in diagnosis.problems if problem.fatal]
    assert "no Lean was found" in fatal.what
    assert install_command("lean") in fatal.mend
    assert doctor.to_json(diagnosis)["lean"] is None
    text = doctor.to_text(diagnosis)
    assert fatal.mend in text
    assert "everything that is needed" not in text


async def test_a_lake_project_without_lake_is_a_problem_but_not_a_fatal_one(
    bare: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Files that import nothing can still be worked on."""
    lean_stand_in(tmp_path / "bin")
    monkeypatch.setenv("PATH", os.pathsep.join([str(tmp_path / "bin"), "/usr/bin", "/bin"]))
    (bare / "lakefile.toml").write_text('name = "x"\n')
    diagnosis = await doctor.diagnose(bare)
    [about_lake] = [problem for problem in diagnosis.problems if "`lake`" in problem.what]
    assert not about_lake.fatal
    assert "elan" in about_lake.mend


async def test_the_project_above_is_found_from_a_folder_within(bare: Path) -> None:
    (bare / "lakefile.toml").write_text('name = "x"\n')
    (bare / "lean-toolchain").write_text("leanprover/lean4:v4.29.1\n")
    (bare / "Src" / "Deep").mkdir(parents=True)
    (bare / "Src" / "Deep" / "A.lean").write_text("")
    (bare / ".lake").mkdir()
    (bare / ".lake" / "NotOurs.lean").write_text("")
    report = doctor.to_json(await doctor.diagnose(bare / "Src" / "Deep"))
    assert report["project"] == {
        "root": str(bare),
        "kind": "lake",
        "toolchain": "leanprover/lean4:v4.29.1",
        "files": 1,
    }


class MacOs:
    """Stands in for `sys` where it is asked which system this is."""

    platform = "darwin"


async def test_what_macos_does_not_have_is_told(bare: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("assistant.lean.confinement.sys", MacOs)
    _kernel.cache_clear()
    try:
        diagnosis = await doctor.diagnose(bare)
    finally:
        _kernel.cache_clear()
    assert "not available here: it takes landlock, which darwin does not have" in doctor.to_text(diagnosis)


def test_the_command_that_brings_a_compiler_is_that_of_the_system() -> None:
    assert doctor.compiler_command("darwin") == "xcode-select --install"
    assert doctor.compiler_command("linux").startswith("apt-get ")


async def test_a_path_that_does_not_exist_is_an_error(bare: Path) -> None:
    with pytest.raises(SourceMissing):
        await doctor.diagnose(bare / "absent")


async def test_a_huge_folder_is_not_counted_to_its_end(bare: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(5):
        (bare / f"folder{number}").mkdir()
        (bare / f"folder{number}" / "A.lean").write_text("")
    monkeypatch.setattr(doctor, "COUNT_SECONDS", -1.0)
    diagnosis = await doctor.diagnose(bare)
    assert not diagnosis.all_counted
    assert 1 <= diagnosis.lean_files < 5
    assert "more than 1 Lean file" in doctor.to_text(diagnosis)


async def test_what_is_not_installed_is_told_with_the_commands_that_install_it(bare: Path) -> None:
    diagnosis = await doctor.diagnose(bare)
    extras = (("lean", True), ("bench", False), ("vectors", False))
    text = doctor.to_text(replace(diagnosis, extras=extras))
    assert f"bench is not installed: {install_command('bench')}" in text
    assert f"vectors is not installed: {install_command('vectors')}" in text


async def test_an_encoder_that_cannot_be_used_is_a_problem(bare: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ASSISTANT_ENCODER", "nonsense")
    [problem] = [one for one in (await doctor.diagnose(bare)).problems if "nonsense" in one.what]
    assert not problem.fatal
    assert "retrieval.encoder" in problem.mend
