"""Traced repositories: how they are found and refused, and how the processes that read them end. What reads the trees
themselves is tested where the extra is installed (`test_traced_trees.py`)."""

from __future__ import annotations

import asyncio
import os
import sys
from pathlib import Path
from typing import Any

import psutil
import pytest

from assistant.extras import install_command
from assistant.premises import traced
from assistant.premises.leandojo import DataDamaged, DataMissing, LeanDojoError
from assistant.premises.traced import (
    EXTRA,
    NotTraced,
    ReaderEnded,
    ReaderMissing,
    as_repository,
    check_reader,
    is_own,
    read_traced,
    traces,
)
from assistant.premises.traced_worker import check_head
from tests import hand_made_corpus as made
from tests import hand_made_trace

STAND_IN = "reader_stand_in"


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    return hand_made_trace.write(tmp_path / "repository")


def stand_in(monkeypatch: pytest.MonkeyPatch, folder: Path, program: str) -> None:
    """Another reader than the package, which need not be installed then."""
    (folder / f"{STAND_IN}.py").write_text(f"import json, os, sys, time\nasked = json.load(sys.stdin)\n{program}\n")
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(filter(None, (str(folder), os.environ.get("PYTHONPATH")))))
    monkeypatch.setattr(traced, "WORKER", STAND_IN)
    monkeypatch.setattr(traced, "check_reader", lambda: None)


def silent(_message: str) -> None:
    pass


def runs(pid: int) -> bool:
    try:
        return psutil.Process(pid).status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


def is_there(folder: str) -> bool:
    return os.path.isdir(folder)


def test_the_trees_of_a_repository_are_its_own_and_those_of_packages(repository: Path) -> None:
    assert {str(file) for file in traces(repository)} == set(hand_made_trace.TRACES.values())


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(DataMissing, match="nowhere cannot be read") as refused:
        traces(tmp_path / "nowhere")
    assert "lean_dojo.trace" in refused.value.hint


def test_a_folder_without_trees_is_told_what_a_traced_repository_is(tmp_path: Path) -> None:
    with pytest.raises(NotTraced, match="is no traced repository") as refused:
        traces(tmp_path)
    assert refused.value.hint.startswith("A traced repository is what `lean_dojo.trace` leaves")


def test_above_a_repository_its_folder_is_named(repository: Path) -> None:
    with pytest.raises(NotTraced) as refused:
        traces(repository.parent)
    assert f"such as {repository}." in refused.value.hint


def test_in_the_folder_of_a_corpus_that_file_is_named(tmp_path: Path) -> None:
    corpus = made.write(tmp_path / "made")
    with pytest.raises(NotTraced) as refused:
        traces(corpus.parent)
    assert str(corpus) in refused.value.hint


def test_where_tracing_ended_early_that_is_told(repository: Path) -> None:
    for file in traces(repository):
        (repository / file).rename((repository / file).with_suffix("").with_suffix(".ast.json"))
    with pytest.raises(NotTraced) as refused:
        traces(repository)
    assert "not to the end" in refused.value.hint


def test_without_the_extra_the_command_that_installs_it_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(traced, "MODULE", "no_such_module")
    with pytest.raises(ReaderMissing, match="not installed") as refused:
        check_reader((3, 12))
    assert install_command(EXTRA) in refused.value.hint
    with pytest.raises(ReaderMissing, match=r"for Python before 3\.13; this is 3\.14") as refused:
        check_reader((3, 14))
    assert "pip install" not in refused.value.hint, "it would fail"


async def test_what_is_no_repository_needs_no_extra_to_be_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(traced, "MODULE", "no_such_module")
    with pytest.raises(NotTraced):
        await read_traced(tmp_path, silent)


# --- the head of a tree --------------------------------------------------------------------------------------------


def sums(repository: Path) -> Path:
    return repository / hand_made_trace.TRACES[hand_made_trace.SUMS]


def test_a_trace_of_a_source_as_it_is_passes(repository: Path) -> None:
    for file in traces(repository):
        check_head(repository, repository / file)


def test_a_source_that_changed_since_is_told(repository: Path) -> None:
    (repository / "Sums.lean").write_text("-- another\n")
    with pytest.raises(DataDamaged, match=r"Sums\.lean has changed since it was traced"):
        check_head(repository, sums(repository))


def test_a_source_that_is_missing_is_told(repository: Path) -> None:
    (repository / "Sums.lean").unlink()
    with pytest.raises(DataMissing, match=r"Sums\.lean, of which .* cannot be read") as refused:
        check_head(repository, sums(repository))
    assert "copy all of its folder" in refused.value.hint


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "line 1: this is no XML: no element found"),
        ("\n\nno tree\n", "line 3: this is no XML"),
        ("<Other/>", "a TracedFile with a path and an md5 should begin here, not Other"),
        ('<TracedFile path="Sums.lean"/>', "should begin here"),
        ('<TracedFile path="Sums.lean&#0;" md5=""/>', "this is no XML"),
    ],
)
def test_what_is_no_trace_is_told(repository: Path, text: str, reason: str) -> None:
    sums(repository).write_text(text)
    with pytest.raises(DataDamaged, match=reason) as refused:
        check_head(repository, sums(repository))
    assert "Trace the repository" in refused.value.hint


def test_a_trace_that_is_no_file_is_told(repository: Path) -> None:
    sums(repository).unlink()
    os.mkfifo(sums(repository))
    with pytest.raises(DataMissing, match="cannot be read"):
        check_head(repository, sums(repository))


# --- what was read -------------------------------------------------------------------------------------------------


def answer(path: str, *imports: str, **theorem: Any) -> dict[str, Any]:
    entry = made.theorem(path, f"{path}.a", (3, 1), "⊢ a") | theorem
    return {"file": made.file(path, imports, [made.premise("a", "theorem a", (1, 1), (1, 9))]), "theorems": [entry]}


def test_files_and_theorems_are_in_the_order_of_their_paths(tmp_path: Path) -> None:
    package = ".lake/packages/other/C.lean"
    found = as_repository(tmp_path, [answer("B.lean", "A.lean"), answer("A.lean"), answer(package)])
    assert list(found.corpus.files) == [package, "A.lean", "B.lean"]
    assert [(theorem.path, is_own(theorem)) for theorem in found.theorems] == [
        (package, False),
        ("A.lean", True),
        ("B.lean", True),
    ]


def test_files_that_import_each_other_are_refused(tmp_path: Path) -> None:
    with pytest.raises(LeanDojoError, match=r"a circle of imports in .*A\.lean") as refused:
        as_repository(tmp_path, [answer("A.lean", "B.lean"), answer("B.lean", "A.lean")])
    assert "trace the repository anew" in refused.value.hint


def test_an_entry_that_is_none_is_told_with_its_file(tmp_path: Path) -> None:
    with pytest.raises(DataDamaged, match=r"A\.lean.*its trace does not tell what it should"):
        as_repository(tmp_path, [answer("A.lean", start="here")])


# --- processes -----------------------------------------------------------------------------------------------------


async def test_processes_share_the_files(repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    entry = '{"path": name + str(len(asked["files"])), "imports": [], "premises": []}'
    stand_in(
        monkeypatch, tmp_path, f'for name in asked["files"]: print(json.dumps({{"file": {entry}, "theorems": []}}))'
    )
    told: list[str] = []
    found = await read_traced(repository, told.append)
    assert len(found.corpus.files) == 3
    assert all(path.endswith("3") for path in found.corpus.files)
    assert told[-1] == f"reading {repository}: 3 of 3 files"
    monkeypatch.setattr(traced, "FILES_A_WORKER", 1)
    monkeypatch.setattr(os, "cpu_count", lambda: 3)
    found = await read_traced(repository, told.append)
    assert sorted(path[-1] for path in found.corpus.files) == ["1", "2", "2"]


async def test_what_a_process_finds_amiss_is_told(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stand_in(monkeypatch, tmp_path, 'print(json.dumps({"error": "amiss", "hint": "mend it"}))')
    with pytest.raises(LeanDojoError, match="amiss") as refused:
        await read_traced(repository, silent)
    assert refused.value.hint == "mend it"


@pytest.mark.parametrize("program", ["sys.exit('it was too much')", "print('{\"file', end='')\nsys.exit('too much')"])
async def test_a_process_that_ends_too_early_is_told_with_its_last_words(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, program: str
) -> None:
    stand_in(monkeypatch, tmp_path, program)
    with pytest.raises(ReaderEnded, match="too much") as refused:
        await read_traced(repository, silent)
    assert "memory" in refused.value.hint


async def test_a_process_that_says_nonsense_is_ended(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stand_in(monkeypatch, tmp_path, "print('nonsense', flush=True)\ntime.sleep(600)")
    async with asyncio.timeout(60):
        with pytest.raises(ReaderEnded):
            await read_traced(repository, silent)


async def test_who_gives_up_leaves_no_process_and_no_folder(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    note = tmp_path / "note"
    program = f"open({str(note)!r}, 'w').write(f'{{os.getpid()}} {{os.getcwd()}}')\ntime.sleep(600)"
    stand_in(monkeypatch, tmp_path, program)
    reading = asyncio.create_task(read_traced(repository, silent))
    async with asyncio.timeout(60):
        while not (note.is_file() and note.read_text()):  # noqa: ASYNC110 - it is another process
            await asyncio.sleep(0.01)
    pid, folder = note.read_text().split()
    assert runs(int(pid))
    assert is_there(folder)
    reading.cancel()
    with pytest.raises(asyncio.CancelledError):
        await reading
    assert not runs(int(pid))
    assert not is_there(folder)


def test_this_process_imports_nothing_of_the_package() -> None:
    assert traced.MODULE not in sys.modules
