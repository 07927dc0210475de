"""The journal: what a run found is there for the next one, whatever ended the first."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import NoReturn

import pytest

from assistant.lean.places import find_holes
from assistant.search.outcome import Outcome, OutcomeStatus
from assistant.sorries.journal import AnotherRun, Journal, JournalUnusable, Record, hole_key

RECORD = Record("key", Outcome(OutcomeStatus.PROVED, "rfl", ("portfolio",), 0.5), 30.0)
TEXT = "def x := 1\n\ntheorem one : 1 = 1 := by\n  sorry\n\ntheorem two : 2 = 2 := by\n  sorry\n"


def full_disk(*_: object, **__: object) -> NoReturn:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def test_a_record_is_there_for_the_next_run(tmp_path: Path) -> None:
    with Journal(tmp_path, tmp_path) as journal:
        journal.add(RECORD)
    with Journal(tmp_path, tmp_path) as journal:
        assert journal.find("key") == RECORD
        assert journal.find("another") is None


def test_records_of_older_versions_are_read(tmp_path: Path) -> None:
    path = Journal(tmp_path, tmp_path).path
    path.parent.mkdir(parents=True)
    path.write_text(
        '{"key": "key", "status": "proved", "proof": "rfl", "source": "portfolio", "seconds": 0.5, "timeout": 30.0, '
        '"above": 2}\n'
    )
    with Journal(tmp_path, tmp_path) as journal:
        assert journal.find("key") == replace(RECORD, above=2)


def test_the_last_record_of_a_hole_counts(tmp_path: Path) -> None:
    with Journal(tmp_path, tmp_path) as journal:
        journal.add(replace(RECORD, outcome=Outcome(OutcomeStatus.TIMED_OUT)))
        journal.add(RECORD)
    with Journal(tmp_path, tmp_path) as journal:
        assert journal.find("key") == RECORD


def test_a_line_that_a_crash_tore_is_ignored_and_harms_no_later_one(tmp_path: Path) -> None:
    with Journal(tmp_path, tmp_path) as journal:
        journal.add(RECORD)
    whole = journal.path.read_bytes()
    journal.path.write_bytes(whole + b'\n{"key": "torn", "status": "pro')
    with Journal(tmp_path, tmp_path) as again:
        again.add(replace(RECORD, key="after"))
    with Journal(tmp_path, tmp_path) as last:
        assert last.find("key") == RECORD
        assert last.find("torn") is None
        assert last.find("after") is not None


@pytest.mark.parametrize("content", [b"\x00\xff\xfe", b"[1, 2]\n", b'"text"\n', b'{"key": 1}\n'])
def test_a_damaged_journal_is_an_empty_one(tmp_path: Path, content: bytes) -> None:
    path = Journal(tmp_path, tmp_path).path
    path.parent.mkdir(parents=True)
    path.write_bytes(content)
    with Journal(tmp_path, tmp_path) as journal:
        assert journal.find("key") is None


def test_a_second_run_of_the_same_project_is_told_who_runs(tmp_path: Path) -> None:
    with Journal(tmp_path, tmp_path), pytest.raises(AnotherRun, match=str(os.getpid())):
        Journal(tmp_path, tmp_path).__enter__()


def test_another_project_is_not_in_the_way(tmp_path: Path) -> None:
    with Journal(tmp_path / "one", tmp_path), Journal(tmp_path / "two", tmp_path) as journal:
        journal.add(RECORD)


def test_the_lock_ends_with_the_run_however_it_ends(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt), Journal(tmp_path, tmp_path):
        raise KeyboardInterrupt
    with Journal(tmp_path, tmp_path) as journal:
        assert journal.find("key") is None


def test_a_folder_that_cannot_be_made_is_an_error_that_names_another_way(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("a file where the folder should be")
    with pytest.raises(JournalUnusable) as caught:
        Journal(tmp_path, tmp_path / "state").__enter__()
    assert "ASSISTANT_STATE" in caught.value.hint


def test_a_full_disk_is_a_typed_error_and_keeps_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Journal(tmp_path, tmp_path) as journal:
        journal.add(RECORD)
        with monkeypatch.context() as patched:
            patched.setattr(os, "fsync", full_disk)
            with pytest.raises(JournalUnusable, match="No space left"):
                journal.add(replace(RECORD, key="other"))
    with Journal(tmp_path, tmp_path) as again:
        assert again.find("key") == RECORD


def test_a_full_disk_does_not_keep_a_run_from_starting(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only the process number cannot be written, and nobody needs it."""
    monkeypatch.setattr(os, "write", full_disk)
    with Journal(tmp_path, tmp_path) as journal:
        assert journal.find("key") is None


def key(change: Callable[[str], str] = str, lean: str = "4.35.0", index: int = 0) -> str:
    text = change(TEXT)
    return hole_key(find_holes(Path("A.lean"), text)[index], lean)


def test_a_hole_is_known_by_what_is_to_be_proved_not_by_its_files_name() -> None:
    [one, _] = find_holes(Path("A.lean"), TEXT)
    [moved, _] = find_holes(Path("Elsewhere/B.lean"), TEXT)
    assert hole_key(one, "4.35.0") == hole_key(moved, "4.35.0")


def test_what_stands_after_the_declaration_does_not_matter() -> None:
    assert key() == key(lambda text: text + "\n-- more\n")


def test_a_changed_statement_or_definition_or_lean_is_another_hole() -> None:
    keys = {
        key(),
        key(lambda text: text.replace("1 = 1", "1 = 2")),
        key(lambda text: text.replace("def x := 1", "def x := 2")),
        key(lean="4.36.0"),
        key(index=1),
    }
    assert len(keys) == 5
