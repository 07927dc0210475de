"""Which files an agent may ask about."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from assistant.agents.errors import NoLeanFiles, NoSuchFile, NotAFolder, OutsideProjects, said
from assistant.agents.workspace import Workspace
from assistant.lean.errors import DeadlineExceeded


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """Two folders, a file in each and one beside them."""
    for name in ("first", "second"):
        (tmp_path / name).mkdir()
        (tmp_path / name / f"{name.title()}.lean").write_text("", encoding="utf-8")
    (tmp_path / "Beside.lean").write_text("", encoding="utf-8")
    return Workspace([tmp_path / "first", tmp_path / "second"], {})


@pytest.mark.parametrize("name", ["First.lean", "Second.lean", "../first/First.lean", "."])
def test_a_name_is_relative_to_the_first_folder_that_has_it(workspace: Workspace, tmp_path: Path, name: str) -> None:
    found = next(folder for folder in workspace.folders if (folder / name).exists())
    assert workspace.path(name) == Path(os.path.abspath(found / name))
    assert workspace.path(str(found / name)) == workspace.path(name)


@pytest.mark.parametrize("name", ["../Beside.lean", "/etc/passwd", "..", "../Absent.lean", "/"])
def test_what_is_outside_is_refused_whether_it_is_there_or_not(workspace: Workspace, name: str) -> None:
    for saved in (True, False):
        with pytest.raises(OutsideProjects):
            workspace.path(name, saved=saved)


def test_a_link_to_the_outside_is_outside(workspace: Workspace, tmp_path: Path) -> None:
    (tmp_path / "first" / "Link.lean").symlink_to(tmp_path / "Beside.lean")
    (tmp_path / "first" / "up").symlink_to(tmp_path)
    for name in ("Link.lean", "up/Beside.lean"):
        with pytest.raises(OutsideProjects):
            workspace.path(name)


def test_a_link_in_a_folder_is_left_out_of_its_files(workspace: Workspace, tmp_path: Path) -> None:
    (tmp_path / "first" / "Link.lean").symlink_to(tmp_path / "Beside.lean")
    files, [reason] = workspace.lean_files([tmp_path / "first"])
    assert files == (tmp_path / "first" / "First.lean",)
    assert reason.startswith(f"{tmp_path / 'first' / 'Link.lean'}: outside of")
    (tmp_path / "first" / "First.lean").unlink()
    with pytest.raises(NoLeanFiles):
        workspace.lean_files([tmp_path / "first"])


def test_a_folder_whose_name_only_begins_alike_is_outside(workspace: Workspace, tmp_path: Path) -> None:
    (tmp_path / "first-of-all").mkdir()
    with pytest.raises(OutsideProjects):
        workspace.path(str(tmp_path / "first-of-all"))


@pytest.mark.parametrize("name", ["Absent.lean", "a\0b", "x" * 5000])
def test_a_name_of_nothing_is_none(workspace: Workspace, name: str) -> None:
    with pytest.raises(NoSuchFile):
        workspace.path(name)


def test_what_is_not_saved_need_not_be_there(workspace: Workspace, tmp_path: Path) -> None:
    assert workspace.path("New.lean", saved=False) == tmp_path / "first" / "New.lean"
    assert workspace.source("New.lean", "text") == (tmp_path / "first" / "New.lean", "text")


def test_a_project_that_is_no_folder_is_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(NotAFolder, match="no such folder"):
        Workspace([tmp_path / "absent"], {})


def test_a_hint_speaks_of_the_parameter_and_not_of_a_flag() -> None:
    told = said(DeadlineExceeded("asking Lean", 3.0))
    assert told == "asking Lean: no answer within 3 s. Give it more time with `seconds`."
