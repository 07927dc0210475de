"""What was compiled, read once and opened again."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from assistant.lean.toolchain import Toolchain
from assistant.premises import library
from assistant.premises.library import CompiledLibrary, Package, package_state
from assistant.premises.premise import Premise
from assistant.premises.texts import TEXTS
from tests.lean.compile import compiled_text
from tests.premises.imported import imported

BASE = """\
def double (n : Nat) : Nat := n + n
@[simp] theorem double_zero : double 0 = 0 := rfl
theorem gap (n : Nat) : double n = 2 * n := sorry
structure Even (n : Nat) : Prop where
  half : ∃ m, double m = n
"""
ABOVE = "import Zoo.Base\n\ntheorem above : double 0 = 0 := double_zero\n"


@pytest.fixture(scope="module")
def folder(toolchain: Toolchain, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("modules")
    compiled_text(toolchain, folder, BASE, "Zoo.Base")
    compiled_text(toolchain, folder, ABOVE, "Able", (folder,))
    return folder


@pytest.fixture
def packages(folder: Path, toolchain: Toolchain) -> list[Package]:
    [lean] = toolchain.lean_path
    return [Package(lean, toolchain.sources), Package(folder, (folder,), own=True)]


def read(packages: list[Package], cache: Path) -> CompiledLibrary:
    return CompiledLibrary([package_state(package) for package in packages], cache)


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cache")


def by_name(found: CompiledLibrary) -> dict[str, Premise]:
    retrieval = found.retrieval
    return {name: found.premise(n) for n in range(retrieval.count) if (name := retrieval.name(n)) in WANTED}


WANTED = frozenset({"double", "double_zero", "gap", "above", "Even.half", "Nat.add_comm"})


def test_premises_of_all_packages_are_there_with_what_they_say(packages: list[Package], cache: Path) -> None:
    found = by_name(read(packages, cache))
    assert found.keys() == WANTED
    zero = found["double_zero"]
    assert (zero.statement, zero.kind, zero.module, zero.line) == (": double 0 = 0", "theorem", "Zoo.Base", 2)
    assert zero.attributes == ("simp",)
    assert found["double"].kind == "def"
    assert found["Nat.add_comm"].in_library
    assert found["Nat.add_comm"].statement
    assert found["Even.half"].statement == "(self : Even) : ∃ m, double m = n"


def test_what_has_a_hole_is_open(packages: list[Package], cache: Path) -> None:
    found = by_name(read(packages, cache))
    assert [name for name in sorted(WANTED) if found[name].open] == ["gap"]


def test_the_projects_own_are_told_from_the_others(packages: list[Package], cache: Path) -> None:
    found = read(packages, cache)
    own = {found.retrieval.name(n) for n in range(found.retrieval.count) if found.is_own(n)}
    assert {"double", "above"} <= own
    assert "Nat.add_comm" not in own


def test_what_modules_import_and_when_they_were_compiled_is_known(packages: list[Package], cache: Path) -> None:
    found = read(packages, cache)
    assert imported("Zoo.Base") in (found.imports("Able") or ())
    assert found.imports("Nowhere") is None
    assert found.compiled_at("Able") > 0
    assert found.compiled_at("Nowhere") == 0


def test_a_library_is_opened_without_a_look_into_its_files(
    packages: list[Package], cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted = by_name(read(packages, cache))
    monkeypatch.setattr(library, "premises_in", lambda *_: pytest.fail("it was read again"))
    assert by_name(read(packages, cache)) == wanted


def test_only_a_package_that_was_compiled_anew_is_read_again(
    packages: list[Package], cache: Path, tmp_path: Path, toolchain: Toolchain, monkeypatch: pytest.MonkeyPatch
) -> None:
    read(packages, cache)
    packages[1] = Package(tmp_path, (tmp_path,), own=True)
    compiled_text(toolchain, tmp_path, BASE, "Zoo.Base")
    seen: list[str] = []
    inner = library.compiled_modules

    def watched(folders):
        seen.extend(map(str, folders))
        return inner(folders)

    monkeypatch.setattr(library, "compiled_modules", watched)
    read(packages, cache)
    compiled_text(toolchain, tmp_path, BASE.replace("double", "twofold"), "Zoo.Base")
    found = read(packages, cache)
    assert seen == [str(tmp_path)] * 2
    names = {found.retrieval.name(n) for n in range(found.retrieval.count)}
    assert "twofold" in names
    assert "double" not in names


def test_statements_are_read_with_the_signatures_of_other_packages(
    packages: list[Package], cache: Path, tmp_path: Path, toolchain: Toolchain
) -> None:
    """Implicit arguments of what is imported are no part of what a premise speaks about, whether that was read now or
    taken from the cache."""
    text = "theorem t (xs : List Nat) : (xs ++ []).length = xs.length := by rw [List.append_nil]\n"
    compiled_text(toolchain, tmp_path, text, "Other")
    read(packages[:1], cache)
    found = read([packages[0], Package(tmp_path)], cache)
    fresh = read([packages[0], Package(tmp_path)], tmp_path / "cache")
    one, other = found.retrieval.segments[1].features, fresh.retrieval.segments[1].features
    assert one.features.tolist() == other.features.tolist()
    assert one.find(["elength.0.append"])


def test_a_module_that_cannot_be_read_is_told_and_the_others_are_there(
    packages: list[Package], cache: Path, tmp_path: Path, folder: Path
) -> None:
    (tmp_path / "Broken.olean").write_bytes((folder / "Able.olean").read_bytes()[:1024])
    found = read([*packages, Package(tmp_path)], cache)
    assert [one.name for one in found.unread] == ["Broken"]
    assert "above" in by_name(found)


def test_what_another_lean_compiled_is_read_from_its_source(
    packages: list[Package], cache: Path, tmp_path: Path, folder: Path
) -> None:
    """Whatever the version of a project's Lean, what its files say is there."""
    for name in ("Other", "Lean.Inner"):
        source = tmp_path.joinpath(*name.split(".")).with_suffix(".lean")
        source.parent.mkdir(exist_ok=True)
        source.write_text(f"import Zoo.Base\n\ntheorem source_of_{source.stem.lower()} : 1 = 1 := by exact base\n")
        content = (folder / "Able.olean").read_bytes().replace(b"4.35.0", b"4.20.0", 1)
        source.with_suffix(".olean").write_bytes(content)
    found = read([*packages, Package(tmp_path, (tmp_path,))], cache)
    assert {one.name for one in found.unread} == {"Other", "Lean.Inner"}
    assert "4.20.0" in found.unread[0].error.message
    [other] = [n for n in range(found.retrieval.count) if found.retrieval.name(n).startswith("source_of_")]
    premise = found.premise(other)
    assert (premise.name, premise.statement, premise.module, premise.line) == ("source_of_other", ": 1 = 1", "Other", 3)
    assert imported("Zoo.Base") in (found.imports("Other") or ())


def test_a_folder_that_is_not_there_has_no_modules(packages: list[Package], cache: Path, tmp_path: Path) -> None:
    found = read([*packages, Package(tmp_path / "nowhere")], cache)
    assert by_name(found).keys() == WANTED


def test_a_cache_that_cannot_be_written_costs_time_only(packages: list[Package], tmp_path: Path) -> None:
    (tmp_path / "file").write_text("where a folder should be")
    assert by_name(read(packages, tmp_path / "file")).keys() == WANTED


def test_what_cannot_be_reached_any_more_is_read_again(
    packages: list[Package], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody empties the cache between the opening of one package and the reading of the next."""
    read(packages[:1], tmp_path)
    inner = library.stored

    def emptied(*words):
        found = inner(*words)
        for file in tmp_path.rglob("signatures.msgpack"):
            file.unlink()
        monkeypatch.setattr(library, "stored", inner)
        return found

    monkeypatch.setattr(library, "stored", emptied)
    assert by_name(read(packages, tmp_path)).keys() == WANTED


def test_links_in_circles_end(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "Zoo").mkdir()
    os.symlink(tmp_path, tmp_path / "Zoo" / "Again")
    (tmp_path / "Zoo" / "Base.olean").write_bytes((folder / "Zoo" / "Base.olean").read_bytes())
    assert list(package_state(Package(tmp_path)).compiled_at) == ["Zoo.Base"]


def silent_sources(packages: list[Package]) -> list[Package]:
    """The same packages where their sources have gone."""
    return [Package(package.compiled, (), package.own, package.name) for package in packages]


def test_what_libraries_say_is_kept_for_the_next_one(packages: list[Package], cache: Path) -> None:
    said = by_name(read(packages, cache))
    read(packages, cache).keep_texts(lambda: None)
    kept = by_name(read(silent_sources(packages), cache))
    assert kept["Nat.add_comm"] == said["Nat.add_comm"]
    assert kept["double"].statement == ""  # the project's own may have been edited since


@pytest.mark.thorough
def test_what_libraries_say_is_read_from_the_sources_where_what_is_kept_is_damaged(
    packages: list[Package], tmp_path: Path
) -> None:
    read(packages, tmp_path).keep_texts(lambda: None)
    [file] = tmp_path.rglob(TEXTS)
    file.write_bytes(file.read_bytes()[:-1])
    assert by_name(read(packages, tmp_path))["Nat.add_comm"].statement
    read(packages, tmp_path).keep_texts(lambda: None)
    assert by_name(read(silent_sources(packages), tmp_path))["Nat.add_comm"].statement


def test_nothing_is_kept_of_a_reading_that_was_given_up(packages: list[Package], tmp_path: Path) -> None:
    class GivenUp(Exception):
        """By who began it."""

    def between() -> None:
        raise GivenUp

    with pytest.raises(GivenUp):
        read(packages, tmp_path).keep_texts(between)
    assert not [*tmp_path.rglob(TEXTS)]
