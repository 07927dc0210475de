"""Files of the project that were changed since they were compiled."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from assistant.lean.toolchain import Toolchain
from assistant.premises.changed import imported_texts
from assistant.premises.corpus import stamp
from assistant.premises.library import CompiledLibrary, Package, package_state
from assistant.premises.written import WrittenModule
from tests.lean.compile import compiled_text

NOTHING = CompiledLibrary((), Path())


def names(found: list[WrittenModule]) -> set[tuple[str, str]]:
    return {(premise.name, premise.module) for one in found for premise in one.premises}


def test_imports_are_followed_within_the_project(tmp_path: Path) -> None:
    (tmp_path / "A").mkdir()
    (tmp_path / "A" / "One.lean").write_text("import A.Two\ntheorem one : True := trivial\n")
    (tmp_path / "A" / "Two.lean").write_text("import A.One\ntheorem two : True := trivial\n")
    (tmp_path / "Odd name.lean").write_text("theorem three : True := trivial\n")
    text = "import A.One\nimport Not.There\nimport «Odd name»\ntheorem t : True := trivial\n"
    found, _ = imported_texts(text, tmp_path, NOTHING)
    assert names(found) == {("one", "A.One"), ("two", "A.Two"), ("three", "«Odd name»")}


def test_imports_are_found_where_the_lakefile_says_that_sources_are(tmp_path: Path) -> None:
    (tmp_path / "src" / "A").mkdir(parents=True)
    (tmp_path / "lakefile.toml").write_text('name = "a"\nsrcDir = "src"\n')
    (tmp_path / "src" / "A" / "One.lean").write_text("theorem one : True := trivial\n")
    found, _ = imported_texts("import A.One\n", tmp_path, NOTHING)
    assert names(found) == {("one", "A.One")}


def test_an_import_that_cannot_be_read_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "Bad.lean").write_bytes(b"\xff\xfe theorem t : True := trivial")
    (tmp_path / "Folder.lean").mkdir()
    (tmp_path / "Good.lean").write_text("theorem good : True := trivial\n")
    found, _ = imported_texts("import Bad\nimport Folder\nimport Good\n", tmp_path, NOTHING)
    assert names(found) == {("good", "Good")}


def test_the_word_import_in_a_comment_or_below_the_header_imports_nothing(tmp_path: Path) -> None:
    (tmp_path / "One.lean").write_text("theorem one : True := trivial\n")
    for text in ("theorem t : True := trivial\nimport One\n", "-- import One\n/- import One -/\nexample := 1\n"):
        assert imported_texts(text, tmp_path, NOTHING) == ([], ())


def test_stamps_tell_when_an_imported_file_changed_or_appeared(tmp_path: Path) -> None:
    one, two = tmp_path / "One.lean", tmp_path / "Two.lean"
    one.write_text("import Two\n")
    _, stamps = imported_texts("import One\n", tmp_path, NOTHING)
    assert [known.path for known in stamps] == [one, two]
    assert all(stamp(known.path) == known for known in stamps)
    two.write_text("theorem two : True := trivial\n")
    assert [stamp(known.path) == known for known in stamps] == [True, False]


@pytest.fixture
def built(tmp_path: Path, toolchain: Toolchain) -> CompiledLibrary:
    compiled_text(toolchain, tmp_path, "theorem base : 1 = 1 := rfl\n", "Base")
    compiled_text(toolchain, tmp_path, "import Base\ntheorem above : 1 = 1 := base\n", "Above", (tmp_path,))
    return CompiledLibrary([package_state(Package(tmp_path, (tmp_path,), own=True))], tmp_path / "cache")


def test_a_file_that_is_as_it_was_compiled_is_not_read(tmp_path: Path, built: CompiledLibrary) -> None:
    found, stamps = imported_texts("import Above\n", tmp_path, built)
    assert found == []
    assert {known.path.name for known in stamps if known.size} == {"Above.lean", "Base.lean"}


def test_a_file_that_changed_below_one_that_did_not_is_read(tmp_path: Path, built: CompiledLibrary) -> None:
    base = tmp_path / "Base.lean"
    base.write_text("theorem base : 1 = 1 := rfl\ntheorem newer : 2 = 2 := rfl\n")
    later = built.compiled_at("Base") + 1
    os.utime(base, ns=(later, later))
    found, _ = imported_texts("import Above\n", tmp_path, built)
    assert names(found) == {("base", "Base"), ("newer", "Base")}
