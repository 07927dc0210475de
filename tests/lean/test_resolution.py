"""Which Lean is used: the order in which it is looked for, and what is said about one that does not answer.

The programs named `lean` here are stand-ins of a few lines of shell, each with one way to be wrong.
"""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

import psutil
import pytest

from assistant.extras import install_command
from assistant.lean import resolution as module
from assistant.lean.errors import ToolchainNotFound
from assistant.lean.project import Project, ProjectKind, find_project
from assistant.lean.resolution import resolve_toolchain
from assistant.lean.toolchain import ToolchainSource, check_command, server_command

ANSWERS = """case "$1" in
  --version) echo "Lean (version {version}, x86_64-unknown-linux-gnu, commit 0, Release)";;
  --print-prefix) echo "{prefix}";;
esac"""


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine without any Lean: an empty folder on PATH beside the system's own, a home without elan."""
    (tmp_path / "bin").mkdir()
    (tmp_path / "project").mkdir()
    (tmp_path / "sysroot" / "lib" / "lean").mkdir(parents=True)
    monkeypatch.delenv(module.CHOICE_VARIABLE)
    monkeypatch.setenv("PATH", os.pathsep.join([str(tmp_path / "bin"), "/usr/bin", "/bin"]))
    monkeypatch.setenv("ELAN_HOME", str(tmp_path / "elan"))
    return tmp_path


def program(path: Path, body: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{body}\n", encoding="utf-8")
    path.chmod(0o755)
    return path


def lean_that_answers(path: Path, machine: Path, version: str = "4.29.1") -> Path:
    return program(path, ANSWERS.format(version=version, prefix=machine / "sysroot"))


def running(pid: int) -> bool:
    """A process that has ended may still wait to be reaped."""
    with contextlib.suppress(psutil.Error):
        return psutil.Process(pid).status() != psutil.STATUS_ZOMBIE
    return False


def plain(machine: Path) -> Project:
    return Project(machine / "project", ProjectKind.PLAIN)


def lake_project(machine: Path) -> Project:
    return Project(machine / "project", ProjectKind.LAKE, "leanprover/lean4:v4.29.1")


async def test_lean_on_path_is_used_and_asked_for_its_version_and_folder(machine: Path) -> None:
    lean = lean_that_answers(machine / "bin" / "lean", machine)
    found = await resolve_toolchain(plain(machine))
    assert (found.source, found.lean, found.version) == (ToolchainSource.PATH, lean, "4.29.1")
    assert found.sysroot == machine / "sysroot"
    assert found.lean_path == (machine / "sysroot" / "lib" / "lean",)
    assert found.lake is None


async def test_elans_folder_is_looked_into_when_it_is_not_on_path(machine: Path) -> None:
    lean = lean_that_answers(machine / "elan" / "bin" / "lean", machine)
    assert (await resolve_toolchain(plain(machine))).lean == lean


async def test_path_comes_before_elans_folder(machine: Path) -> None:
    lean_that_answers(machine / "elan" / "bin" / "lean", machine)
    first = lean_that_answers(machine / "bin" / "lean", machine)
    assert (await resolve_toolchain(plain(machine))).lean == first


async def test_a_lake_project_is_served_and_checked_by_lake(machine: Path) -> None:
    lean = lean_that_answers(machine / "bin" / "lean", machine)
    lake = program(machine / "bin" / "lake", "exit 9")
    project = lake_project(machine)
    found = await resolve_toolchain(project)
    assert (found.source, found.lake) == (ToolchainSource.PROJECT, lake)
    assert server_command(found, project)[:3] == (str(lake), "serve", "--")
    file = project.root / "A.lean"
    assert check_command(found, project, file) == (str(lake), "env", str(lean), "--json", str(file))


async def test_a_plain_folder_is_not_served_by_lake(machine: Path) -> None:
    lean = lean_that_answers(machine / "bin" / "lean", machine)
    program(machine / "bin" / "lake", "exit 9")
    project = plain(machine)
    found = await resolve_toolchain(project)
    assert server_command(found, project)[:2] == (str(lean), "--server")
    assert check_command(found, project, Path("A.lean"))[0] == str(lean)


async def test_what_the_variable_names_comes_first_with_the_lake_beside_it(
    machine: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lean_that_answers(machine / "bin" / "lean", machine)
    chosen = lean_that_answers(machine / "mine" / "lean", machine, "4.30.0-rc2")
    lake = program(machine / "mine" / "lake", "exit 9")
    monkeypatch.setenv(module.CHOICE_VARIABLE, str(chosen))
    found = await resolve_toolchain(lake_project(machine))
    assert (found.lean, found.lake, found.version) == (chosen, lake, "4.30.0-rc2")


async def test_the_variable_may_be_relative_to_where_the_user_stands(
    machine: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Lean is run in the project's folder, where that path would lead nowhere."""
    chosen = lean_that_answers(machine / "mine" / "lean", machine)
    monkeypatch.chdir(machine)
    monkeypatch.setenv(module.CHOICE_VARIABLE, "mine/lean")
    assert (await resolve_toolchain(plain(machine))).lean == chosen


@pytest.mark.parametrize("choice", ["/nowhere/lean", "absent-program", "/usr/bin"])
async def test_a_variable_that_names_no_program_is_an_error_that_says_so(
    machine: Path, monkeypatch: pytest.MonkeyPatch, choice: str
) -> None:
    lean_that_answers(machine / "bin" / "lean", machine)
    monkeypatch.setenv(module.CHOICE_VARIABLE, choice)
    with pytest.raises(ToolchainNotFound, match=choice) as caught:
        await resolve_toolchain(plain(machine))
    assert module.CHOICE_VARIABLE in caught.value.hint


async def test_a_lean_that_hangs_is_given_up_and_ended(machine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    marker = machine / "pid"
    program(machine / "bin" / "lean", f"echo $$ > '{marker}'; sleep 600")
    monkeypatch.setattr(module, "QUERY_SECONDS", 1.0)
    said: list[str] = []
    with pytest.raises(ToolchainNotFound, match="did not answer") as caught:
        await resolve_toolchain(plain(machine), said.append)
    assert "download" in caught.value.hint, "elan's first start is the usual reason"
    assert str(machine / "project") in caught.value.hint, "where to try it oneself"
    assert any("--version" in message for message in said), "the wait was told"
    assert not running(int(marker.read_text()))


async def test_a_lean_that_fails_is_quoted_with_what_to_do(machine: Path) -> None:
    program(machine / "bin" / "lean", "echo 'error: no default toolchain configured' >&2; exit 1")
    with pytest.raises(ToolchainNotFound, match="no default toolchain configured") as caught:
        await resolve_toolchain(plain(machine))
    assert "elan show" in caught.value.hint
    assert f"{module.CHOICE_VARIABLE}=embedded" in caught.value.hint


async def test_the_toolchain_that_the_project_wants_is_named_when_lean_fails(machine: Path) -> None:
    program(machine / "bin" / "lean", "exit 1")
    program(machine / "bin" / "lake", "exit 1")
    with pytest.raises(ToolchainNotFound) as caught:
        await resolve_toolchain(lake_project(machine))
    assert "v4.29.1" in caught.value.hint


async def test_a_lean_that_prints_garbage_is_refused_and_quoted_shortly(machine: Path) -> None:
    program(machine / "bin" / "lean", "head -c 100000 /dev/zero | tr '\\0' 'x'")
    with pytest.raises(ToolchainNotFound, match="names no version") as caught:
        await resolve_toolchain(plain(machine))
    assert len(caught.value.message) < 1000


async def test_lean_3_is_refused(machine: Path) -> None:
    lean_that_answers(machine / "bin" / "lean", machine, "3.51.1")
    with pytest.raises(ToolchainNotFound, match="not Lean 4"):
        await resolve_toolchain(plain(machine))


async def test_a_folder_without_a_library_is_refused(machine: Path) -> None:
    lean_that_answers(machine / "bin" / "lean", machine)
    (machine / "sysroot" / "lib" / "lean").rmdir()
    with pytest.raises(ToolchainNotFound, match="print-prefix"):
        await resolve_toolchain(plain(machine))


async def test_a_lean_that_is_no_program_is_an_error_not_a_crash(machine: Path) -> None:
    broken = machine / "bin" / "lean"
    broken.write_bytes(b"\x00\x01 not a program")
    broken.chmod(0o755)
    with pytest.raises(ToolchainNotFound, match="lean"):
        await resolve_toolchain(plain(machine))


async def test_without_any_other_the_embedded_lean_is_used(machine: Path) -> None:
    assert (await resolve_toolchain(plain(machine))).source is ToolchainSource.EMBEDDED


# --- a project that names another version ----------------------------------------------------------------------------


def pinned(machine: Path, pin: str) -> Project:
    (machine / "project" / "lean-toolchain").write_text(pin + "\n", encoding="utf-8")
    return find_project(machine / "project")


@pytest.mark.parametrize("pin", ["leanprover/lean4:v4.20.0", "stable", "leanprover/lean4:v4.35.0-rc1"])
async def test_the_embedded_lean_says_whose_place_it_takes(machine: Path, pin: str) -> None:
    found = await resolve_toolchain(pinned(machine, pin))
    assert (found.source, found.instead_of) == (ToolchainSource.EMBEDDED, pin)


@pytest.mark.parametrize("pin", ["leanprover/lean4:v4.35.0", "v4.35.0", "4.35.0"])
async def test_a_project_that_names_the_embedded_version_gets_what_it_wants(machine: Path, pin: str) -> None:
    assert (await resolve_toolchain(pinned(machine, pin))).instead_of == ""


async def test_a_lean_that_the_user_named_stands_in_for_nothing(machine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project = pinned(machine, "leanprover/lean4:v4.20.0")
    monkeypatch.setenv(module.CHOICE_VARIABLE, "embedded")
    assert (await resolve_toolchain(project)).instead_of == ""
    monkeypatch.setenv(module.CHOICE_VARIABLE, str(lean_that_answers(machine / "mine" / "lean", machine)))
    assert (await resolve_toolchain(project)).instead_of == ""


async def test_a_lean_on_path_of_another_version_is_not_the_projects_own(machine: Path) -> None:
    lean_that_answers(machine / "bin" / "lean", machine)
    found = await resolve_toolchain(pinned(machine, "leanprover/lean4:v4.20.0"))
    assert (found.source, found.instead_of) == (ToolchainSource.PATH, "leanprover/lean4:v4.20.0")
    found = await resolve_toolchain(pinned(machine, "leanprover/lean4:v4.29.1"))
    assert (found.source, found.instead_of) == (ToolchainSource.PROJECT, "")


async def test_elan_knows_what_the_project_wants(machine: Path) -> None:
    """It answers with another version where the user told it to, or where the pin is a channel."""
    lean_that_answers(machine / "bin" / "lean", machine)
    program(machine / "bin" / "elan", "exit 9")
    assert (await resolve_toolchain(pinned(machine, "leanprover/lean4:v4.20.0"))).instead_of == ""


async def test_a_pin_further_up_holds_as_it_does_for_elan(machine: Path) -> None:
    pinned(machine, "leanprover/lean4:v4.20.0")
    (machine / "project" / "part").mkdir()
    (machine / "project" / "part" / "lakefile.toml").write_text("")
    found = await resolve_toolchain(find_project(machine / "project" / "part"))
    assert found.instead_of == "leanprover/lean4:v4.20.0"


async def test_no_lean_at_all_names_the_extra_to_install(machine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("assistant.lean.embedded.wheel.PACKAGE", "a_package_that_is_not_installed")
    with pytest.raises(ToolchainNotFound, match="no Lean was found") as caught:
        await resolve_toolchain(plain(machine))
    assert install_command("lean") in caught.value.hint
    assert "elan" in caught.value.hint


async def test_the_embedded_lean_that_was_asked_for_but_is_not_installed_is_named(
    machine: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lean_that_answers(machine / "bin" / "lean", machine)
    monkeypatch.setenv(module.CHOICE_VARIABLE, "embedded")
    monkeypatch.setattr("assistant.lean.embedded.wheel.PACKAGE", "a_package_that_is_not_installed")
    with pytest.raises(ToolchainNotFound, match="embedded Lean is not installed") as caught:
        await resolve_toolchain(plain(machine))
    assert install_command("lean") in caught.value.hint


async def test_the_toolchains_own_programs_are_run_instead_of_elans(machine: Path) -> None:
    """Elan looks for them at each start, notes that, and may go to the network; a confined process could not."""
    sysroot = machine / "elan" / "toolchains" / "leanprover--lean4---v4.29.1"
    (sysroot / "lib" / "lean").mkdir(parents=True)
    own_lean, own_lake = program(sysroot / "bin" / "lean", "exit 9"), program(sysroot / "bin" / "lake", "exit 9")
    program(machine / "elan" / "bin" / "lean", ANSWERS.format(version="4.29.1", prefix=sysroot))
    program(machine / "elan" / "bin" / "lake", "exit 9")
    found = await resolve_toolchain(lake_project(machine))
    assert (found.lean, found.lake) == (own_lean, own_lake)
    assert found.environment == {
        "ELAN_HOME": str(machine / "elan"),
        "ELAN_TOOLCHAIN": "leanprover/lean4:v4.29.1",
    }


async def test_a_program_that_is_a_link_to_elan_is_elans(machine: Path) -> None:
    own = program(machine / "sysroot" / "bin" / "lean", "exit 9")
    (machine / "bin" / "lean").symlink_to(lean_that_answers(machine / "elsewhere" / "elan", machine))
    assert (await resolve_toolchain(plain(machine))).lean == own


async def test_a_lean_that_is_not_elans_is_run_as_it_was_found(machine: Path) -> None:
    program(machine / "sysroot" / "bin" / "lean", "exit 9")
    found = lean_that_answers(machine / "bin" / "lean", machine)
    assert (await resolve_toolchain(plain(machine))).lean == found
