"""Which project a file belongs to, and which Lean files there are."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from assistant.lean.errors import SourceError, SourceMissing
from assistant.lean.project import Project, ProjectKind, find_project, lean_files, module_file, module_of


def write(path: Path, text: str = "") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


# --- the project of a file --------------------------------------------------------------------------------------


@pytest.mark.parametrize("lakefile", ["lakefile.toml", "lakefile.lean"])
def test_the_nearest_lakefile_upwards(lakefile: str, tmp_path: Path) -> None:
    write(tmp_path / "lakefile.toml")
    write(tmp_path / "inner" / lakefile)
    file = write(tmp_path / "inner" / "A" / "B" / "C.lean")
    assert find_project(file) == Project(tmp_path / "inner", ProjectKind.LAKE)
    assert find_project(file.parent) == Project(tmp_path / "inner", ProjectKind.LAKE)
    assert find_project(tmp_path / "D.lean") == Project(tmp_path, ProjectKind.LAKE)


def test_the_pinned_toolchain_is_read(tmp_path: Path) -> None:
    write(tmp_path / "lakefile.toml")
    write(tmp_path / "lean-toolchain", "leanprover/lean4:v4.20.0\r\n")
    assert find_project(tmp_path / "A.lean").pinned_toolchain == "leanprover/lean4:v4.20.0"


def test_a_toolchain_without_a_lakefile_is_a_plain_project(tmp_path: Path) -> None:
    write(tmp_path / "lean-toolchain", "stable")
    assert find_project(tmp_path / "a" / "B.lean") == Project(tmp_path, ProjectKind.PLAIN, "stable")


def test_a_file_in_no_project_belongs_to_its_folder(tmp_path: Path) -> None:
    file = write(tmp_path / "A.lean")
    assert find_project(file) == Project(tmp_path, ProjectKind.PLAIN)


def test_a_path_that_does_not_exist_has_a_project(tmp_path: Path) -> None:
    write(tmp_path / "lakefile.toml")
    assert find_project(tmp_path / "no" / "such" / "A.lean").root == tmp_path


def test_a_toolchain_file_that_is_no_text_pins_nothing(tmp_path: Path) -> None:
    write(tmp_path / "lakefile.toml")
    (tmp_path / "lean-toolchain").write_bytes(b"\xff\xfe")
    assert find_project(tmp_path) == Project(tmp_path, ProjectKind.LAKE)


def test_a_folder_named_like_a_lakefile_is_none(tmp_path: Path) -> None:
    (tmp_path / "a" / "lakefile.toml").mkdir(parents=True)
    assert find_project(tmp_path / "a") == Project(tmp_path / "a", ProjectKind.PLAIN)


def test_a_relative_path_is_of_the_current_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "lakefile.toml")
    monkeypatch.chdir(write(tmp_path / "a" / "A.lean").parent)
    assert find_project(Path("A.lean")).root == tmp_path
    assert find_project(Path()).root == tmp_path


def test_a_folder_that_the_path_only_passes_through_is_no_parent(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path / "passed" / "lakefile.toml")
    write(tmp_path / "other" / "A.lean")
    monkeypatch.chdir(tmp_path)
    assert find_project(Path("passed/../other/A.lean")).root == tmp_path / "other"


def test_odd_names_of_folders(tmp_path: Path) -> None:
    root = tmp_path / "a b ⟨x⟩ 'q' 𝕜"
    write(root / "lakefile.toml")
    file = write(root / "sub dir" / "⟨A⟩.lean")
    assert find_project(file).root == root
    assert lean_files([root]) == (file,)


# --- the files of a project -------------------------------------------------------------------------------------


def test_files_are_sorted_and_only_lean(tmp_path: Path) -> None:
    for name in ("B.lean", "A.lean", "sub/C.lean", "README.md", "A.lean.bak", "A.ilean"):
        write(tmp_path / name)
    assert lean_files([tmp_path]) == (tmp_path / "A.lean", tmp_path / "B.lean", tmp_path / "sub" / "C.lean")


@pytest.mark.parametrize(
    "folder", [".lake/packages/x", "build/ir", "lake-packages", "node_modules", ".git", "a/.hidden"]
)
def test_skipped_folders(folder: str, tmp_path: Path) -> None:
    inside = write(tmp_path / folder / "A.lean")
    assert lean_files([tmp_path]) == ()
    assert lean_files([inside]) == (inside,)  # when it is asked for


def test_lakes_own_file_is_skipped(tmp_path: Path) -> None:
    write(tmp_path / "lakefile.lean")
    assert lean_files([tmp_path]) == ()


def test_an_editors_lock_file_is_skipped(tmp_path: Path) -> None:
    (tmp_path / ".#A.lean").symlink_to("user@host.123")
    assert lean_files([tmp_path]) == ()


def test_a_folder_named_like_a_lean_file_is_no_file(tmp_path: Path) -> None:
    file = write(tmp_path / "X.lean" / "A.lean")
    assert lean_files([tmp_path]) == (file,)


def test_a_file_that_is_reached_twice_is_there_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = write(tmp_path / "sub" / "A.lean")
    (tmp_path / "sub" / "B.lean").symlink_to(file)
    assert lean_files([tmp_path, file, file.parent]) == (file,)
    monkeypatch.chdir(tmp_path)
    assert lean_files([Path("sub/A.lean"), file]) == (Path("sub/A.lean"),)


def test_a_loop_of_links_ends(tmp_path: Path) -> None:
    file = write(tmp_path / "A.lean")
    (tmp_path / "loop").symlink_to(tmp_path)
    assert lean_files([tmp_path]) == (file,)


def test_a_missing_path_is_an_error(tmp_path: Path) -> None:
    file = write(tmp_path / "A.lean")
    for absent in (tmp_path / "absent.lean", tmp_path / "absent", file / "below"):
        with pytest.raises(SourceMissing, match=absent.name):
            lean_files([file, absent])


@pytest.mark.parametrize("name", ["x" * 5000, "a\0b"])
def test_an_impossible_path_is_a_typed_error(name: str, tmp_path: Path) -> None:
    with pytest.raises(SourceError):
        lean_files([tmp_path / name])


def test_no_paths_no_files() -> None:
    assert lean_files([]) == ()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_listing_does_not_wait_for_a_pipe(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "A.lean")
    assert lean_files([tmp_path]) == (tmp_path / "A.lean",)


def test_a_module_is_called_after_its_place_below_the_deepest_folder_of_sources(tmp_path: Path) -> None:
    (tmp_path / "src" / "A").mkdir(parents=True)
    (tmp_path / "lakefile.toml").write_text('name = "a"\n\n[[lean_lib]]\nname = "A"\nsrcDir = "src"\n')
    assert module_of(tmp_path / "src" / "A" / "B.lean", tmp_path) == "A.B"
    assert module_of(tmp_path / "Main.lean", tmp_path) == "Main"
    assert module_of(tmp_path.parent / "Other.lean", tmp_path) == "Other"
    assert module_file(Path("A/B.lean"), tmp_path) == tmp_path / "A" / "B.lean", "it is not there yet"
    (tmp_path / "src" / "A" / "B.lean").touch()
    assert module_file(Path("A/B.lean"), tmp_path) == tmp_path / "src" / "A" / "B.lean"
