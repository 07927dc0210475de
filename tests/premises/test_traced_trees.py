"""Trees of traced repositories, as the package `lean-dojo` reads them: where the extra `leandojo` is installed. They
were made by hand; that they are what the package writes itself is tested here, too."""

from __future__ import annotations

import asyncio
import importlib.util
import os
import re
import subprocess
import sys
from pathlib import Path

import psutil
import pytest

from assistant.bench.traced import run_traced
from assistant.premises import traced
from assistant.premises.leandojo import Annotation, LeanDojoError
from assistant.premises.ranking import shipped_weights
from assistant.premises.traced import TracedRepository, read_traced
from tests import hand_made_trace as made

pytestmark = pytest.mark.skipif(
    importlib.util.find_spec("lean_dojo") is None, reason="the extra `leandojo` is not installed"
)

SAME = """
import sys
from pathlib import Path
from xml.etree.ElementTree import canonicalize
from assistant.premises.traced_worker import load_package
load_package(Path.cwd())
from lean_dojo import TracedFile
for file in map(Path, sys.argv[2:]):
    written = TracedFile.from_xml(Path(sys.argv[1]), file, None).to_xml()
    assert canonicalize(file.read_text(), strip_text=True) == canonicalize(written, strip_text=True), file
"""


def read(root: Path) -> TracedRepository:
    return asyncio.run(read_traced(root, lambda _: None))


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> TracedRepository:
    return read(made.write(tmp_path_factory.mktemp("traced") / "repository"))


@pytest.fixture
def sums(tmp_path: Path) -> Path:
    """A tree that is to be damaged."""
    return made.write(tmp_path / "repository") / made.TRACES[made.SUMS]


def test_the_trees_are_what_the_package_writes_itself(tmp_path: Path) -> None:
    root = made.write(tmp_path / "repository")
    files = [str(root / file) for file in made.TRACES.values()]
    done = subprocess.run([sys.executable, "-c", SAME, str(root), *files], cwd=tmp_path, check=False)
    assert done.returncode == 0


def test_files_import_what_they_name_and_what_lean_imports_by_itself(repository: TracedRepository) -> None:
    imports = {path: file.imports for path, file in repository.corpus.files.items()}
    assert imports == {made.INIT: (), made.NUMBERS: (made.INIT,), made.SUMS: (made.INIT, made.NUMBERS)}


def test_premises_are_those_that_their_texts_declare(repository: TracedRepository) -> None:
    found = {premise.name: premise for premise in repository.corpus.premises}
    assert list(found) == [
        "Nat.succ_eq",
        "Nat.zero_add",
        "Num.add_zero",
        "Num.add_comm",
        "Num.twice",
        "Num.there",
        "Num.back",
        "Num.twice_add",
        "Num.twice_zero",
        "Num.twice_comm",
        "Num.twice_two",
    ]
    add_zero = found["Num.add_zero"]
    assert (add_zero.path, add_zero.code) == (made.NUMBERS, "@[simp] theorem add_zero (n : Nat) : n + 0 = n")
    assert (add_zero.start, add_zero.end, add_zero.kind) == ((4, 1), (5, 7), "commanddeclaration")
    assert found["Num.back"].kind == "stdtacticaliasaliaslr"
    assert found["Num.twice_add"].kind == "lemma"
    assert repository.corpus.passed_over == 0


def test_theorems_have_the_first_state_and_what_all_tactics_name(repository: TracedRepository) -> None:
    found = {theorem.name: theorem for theorem in repository.theorems}
    twice_add = found["Num.twice_add"]
    assert (twice_add.path, twice_add.start) == (made.SUMS, (5, 1))
    assert twice_add.state == "n m : Nat\n⊢ twice (n + m) = twice n + twice m"
    assert twice_add.annotations == (
        Annotation("Num.add_comm", made.NUMBERS, (7, 9)),
        Annotation("Num.add_zero", made.NUMBERS, (4, 17)),
    )
    assert (found["Num.twice_two"].state, found["Num.twice_two"].annotations) == ("", ())
    assert found["Num.add_comm"].annotations == (Annotation("Nat.zero_add", made.INIT, (7, 9)),)


def test_what_packages_prove_is_read_with_the_path_of_its_file(repository: TracedRepository) -> None:
    packaged = [theorem.name for theorem in repository.theorems if not traced.is_own(theorem)]
    assert packaged == ["Nat.succ_eq", "Nat.zero_add"]
    assert {theorem.path for theorem in repository.theorems if not traced.is_own(theorem)} == {made.INIT}


def test_states_are_as_lean_printed_them(repository: TracedRepository) -> None:
    [state] = [theorem.state for theorem in repository.theorems if theorem.name == "Nat.zero_add"]
    assert state == 'quoted : "<&>" = "&quot;"\nn : Nat\n⊢ 0 + n = n'


def test_it_is_measured_like_a_corpus(repository: TracedRepository) -> None:
    report = run_traced(repository, shipped_weights(), lambda _: None)
    half = report.splits["half"]
    assert (report.premises, report.files, report.unknown_imports) == (11, 3, 0)
    assert (half.theorems, half.exercises, half.not_declared, half.not_accessible) == (3, 2, 0, 0)
    assert half.rows["words"].at_10 == 1.0


def test_several_processes_read_what_one_reads(repository: TracedRepository, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(traced, "FILES_A_WORKER", 1)
    monkeypatch.setattr(os, "cpu_count", lambda: 3)
    found = read(repository.root)
    assert found.theorems == repository.theorems
    assert found.corpus.premises == repository.corpus.premises


def test_syntax_may_be_deep(sums: Path) -> None:
    levels = 1500
    text = sums.read_text()
    opened = '<OtherNode start="(10, 3)" end="(10, 15)" kind="some.term">' * levels
    deep = f"{opened}{'</OtherNode>' * levels}"
    sums.write_text(re.sub(r"(<IdentNode [^>]*full_name=\"Num.twice\"[^>]*/>)", lambda m: deep + m[0], text, count=1))
    assert "Num.twice" in {one.name for theorem in read(sums.parents[3]).theorems for one in theorem.annotations}


def test_a_tree_that_breaks_off_is_told_with_the_line(sums: Path) -> None:
    lines = sums.read_text().splitlines()
    sums.write_text("\n".join(lines[:20]))
    with pytest.raises(LeanDojoError, match=r"Sums\.trace\.xml, line 20: this is no XML") as refused:
        read(sums.parents[3])
    assert "Trace the repository with LeanDojo once more" in refused.value.hint


def test_a_node_that_the_package_does_not_know_is_told(sums: Path) -> None:
    sums.write_text(sums.read_text().replace("ModuleHeaderNode", "NoSuchNode"))
    with pytest.raises(LeanDojoError, match=r"lean-dojo 4\.20\.0 cannot read this: KeyError: 'NoSuchNode'"):
        read(sums.parents[3])


def test_no_other_file_is_read_than_the_trees(sums: Path, tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("<NullNode/>")
    declared = f'<!DOCTYPE TracedFile [<!ENTITY other SYSTEM "{tmp_path / "secret"}">]>\n'
    sums.write_text(declared + sums.read_text().replace("<ModuleHeaderNode", "&other;<ModuleHeaderNode", 1))
    with pytest.raises(LeanDojoError, match="cannot read this"):
        read(sums.parents[3])


def test_neither_a_token_nor_a_home_is_needed_and_nothing_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (home := tmp_path / "home").mkdir()
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("GITHUB_ACCESS_TOKEN", "of nobody")
    before = dict(os.environ)
    assert len(read(made.write(tmp_path / "repository")).theorems) == 8
    assert dict(os.environ) == before
    assert list(home.iterdir()) == []
    assert psutil.Process().children(recursive=True) == []
    assert {file.name for file in (tmp_path / "repository").iterdir()} == {".lake", "Numbers.lean", "Sums.lean"}


def test_without_git_the_package_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(LeanDojoError, match="lean-dojo cannot be loaded") as refused:
        read(made.write(tmp_path / "repository"))
    assert "git" in refused.value.hint
