"""Where Lake keeps packages, read from manifests and configurations as projects have them."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from assistant.lean.lake import lake_packages


def package(folder: Path, *, lakefile: str = "", depends_on: tuple[str, ...] = (), **manifest: Any) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "lakefile.toml").write_text(lakefile or f'name = "{folder.name}"\n')
    packages = [{"type": "git", "name": name, "subDir": None, "inherited": False} for name in depends_on]
    content = {"version": "1.1.0", "packagesDir": ".lake/packages", "packages": packages, "name": folder.name}
    (folder / "lake-manifest.json").write_text(json.dumps({**content, **manifest}))
    return folder


def names(root: Path) -> list[str]:
    return [found.name for found in lake_packages(root)]


def test_packages_stand_behind_those_that_they_depend_on_and_the_project_last(tmp_path: Path) -> None:
    root = package(tmp_path / "mine", depends_on=("mathlib", "aesop", "batteries"))
    package(root / ".lake/packages/mathlib", depends_on=("aesop", "batteries"))
    package(root / ".lake/packages/aesop", depends_on=("batteries",))
    package(root / ".lake/packages/batteries")
    assert names(root) == ["batteries", "aesop", "mathlib", ""]
    [*_, mathlib, own] = lake_packages(root)
    assert mathlib.compiled == root / ".lake/packages/mathlib/.lake/build/lib/lean"
    assert own.compiled == root / ".lake/build/lib/lean"


def test_packages_that_depend_on_each_other_stand_in_some_order(tmp_path: Path) -> None:
    root = package(tmp_path / "mine", depends_on=("one", "two"))
    package(root / ".lake/packages/one", depends_on=("two",))
    package(root / ".lake/packages/two", depends_on=("one",))
    assert sorted(names(root)) == ["", "one", "two"]


def test_a_package_that_is_listed_but_not_there_is_told(tmp_path: Path) -> None:
    root = package(tmp_path / "mine", depends_on=("mathlib",))
    [mathlib, own] = lake_packages(root)
    assert (mathlib.there, own.there) == (False, True)


def test_a_package_in_a_folder_and_one_in_a_part_of_a_repository(tmp_path: Path) -> None:
    entries = [
        {"type": "path", "name": "near", "dir": "../near"},
        {"type": "git", "name": "part", "subDir": "lean"},
        {"path": {"name": "older", "dir": "./older", "opts": {}}},  # as manifests were before
        {"git": {"name": "old", "subDir?": None, "url": "", "rev": ""}},
        {"name": 7},
        "nonsense",
    ]
    root = package(tmp_path / "mine", packages=entries, packagesDir="deps")
    package(tmp_path / "near")
    found = {one.name: one.root for one in lake_packages(root)}
    assert found["near"].resolve() == tmp_path / "near"
    assert found["part"] == root / "deps/part/lean"
    assert found["older"] == root / "older"
    assert found["old"] == root / "deps/old"
    assert len(found) == 5


@pytest.mark.parametrize(
    ("file", "lakefile"),
    [
        ("lakefile.toml", 'name = "x"\nbuildDir = "out"\n\n[[lean_lib]]\nname = "X"\nsrcDir = "src"\n'),
        ("lakefile.lean", 'package x where\n  buildDir := "out"\nlean_lib X where\n  srcDir := "src"\n'),
        ("lakefile.toml", "name = 'x'\nbuildDir = 'out'\n# buildDir = \"no\"\n\n[[lean_exe]]\nsrcDir = 'src'\n"),
        (
            "lakefile.lean",
            '-- buildDir := "no"\npackage x where\n  buildDir := . / "out"\n  srcDir := "src" /- "no" -/\n',
        ),
    ],
    ids=["a table", "a program", "a table of literal strings", "a program with comments"],
)
def test_folders_of_sources_and_builds_are_read_from_either_configuration(
    tmp_path: Path, file: str, lakefile: str
) -> None:
    (tmp_path / "src").mkdir()
    (tmp_path / file).write_text(lakefile)
    [own] = lake_packages(tmp_path)
    assert own.compiled == tmp_path / "out/lib/lean"
    assert own.sources == (tmp_path, tmp_path / "src")


def test_of_two_configurations_the_one_in_lean_counts(tmp_path: Path) -> None:
    (tmp_path / "lakefile.toml").write_text('buildDir = "table"\n')
    (tmp_path / "lakefile.lean").write_text('package x where\n  buildDir := "program"\n')
    assert lake_packages(tmp_path)[-1].compiled == tmp_path / "program/lib/lean"


def test_a_configuration_that_changes_is_read_again(tmp_path: Path) -> None:
    for folder in ("first", "other"):
        (tmp_path / "lakefile.toml").write_text(f'buildDir = "{folder}"\n')
        os.utime(tmp_path / "lakefile.toml", ns=(0, len(folder) + (folder == "other")))
        assert lake_packages(tmp_path)[-1].compiled == tmp_path / folder / "lib/lean"


@pytest.mark.parametrize("lakefile", ["[", "a = \x00", "srcDir = 3\n", 'srcDir = "nowhere"\n', "[[lean_lib]]\n"])
def test_a_configuration_that_says_nothing_leaves_everything_where_it_is(tmp_path: Path, lakefile: str) -> None:
    (tmp_path / "lakefile.toml").write_text(lakefile)
    [own] = lake_packages(tmp_path)
    assert (own.compiled, own.sources) == (tmp_path / ".lake/build/lib/lean", (tmp_path,))


def test_builds_of_an_older_lake_are_found(tmp_path: Path) -> None:
    (tmp_path / ".lake/build/lib/X").mkdir(parents=True)
    assert lake_packages(tmp_path)[-1].compiled == tmp_path / ".lake/build/lib"


@pytest.mark.parametrize("manifest", ["", "{", "[]", '{"packages": {}}', '{"packages": null}', "[" * 100_000, "\xff"])
def test_a_manifest_that_cannot_be_read_lists_nothing(tmp_path: Path, manifest: str) -> None:
    (tmp_path / "lake-manifest.json").write_text(manifest, encoding="latin-1")
    assert names(tmp_path) == [""]


def test_names_that_no_folder_can_have_are_passed_over(tmp_path: Path) -> None:
    entries = [{"type": "git", "name": name} for name in ("a\0b", "..", "a/../../b", "", "good")]
    entries.append({"type": "path", "name": "near", "dir": "x\0y"})
    root = package(tmp_path / "mine", packages=entries)
    assert names(root) == ["good", "near", ""]
    assert all("\0" not in str(one.root) for one in lake_packages(root))


def test_a_thousand_packages_in_one_folder_are_no_trouble(tmp_path: Path) -> None:
    entries = [{"type": "path", "name": f"p{number}", "dir": "."} for number in range(1500)]
    assert len(names(package(tmp_path / "mine", packages=entries))) == 1501


def test_a_manifest_that_is_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "lake-manifest.json")
    os.mkfifo(tmp_path / "lakefile.toml")
    assert names(tmp_path) == [""]
