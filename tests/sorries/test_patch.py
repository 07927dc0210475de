"""Writing proofs: one atomic edit of holes, the file whole at any moment, and nothing left beside it."""

from __future__ import annotations

import errno
import os
import signal
import stat
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

import pytest

from assistant.lean.places import find_holes
from assistant.sorries.patch import (
    FileChanged,
    FileNotWritable,
    apply_proofs,
    check_writable,
    unified_diff,
    write_proofs,
    write_text,
)

TEXT = "theorem one : 1 = 1 := by\n  sorry -- stays\n\ntheorem two : 2 = 2 := by\n  sorry\n"
PROVED = TEXT.replace("sorry -- stays", "rfl -- stays")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "A.lean"
    path.write_text(TEXT, encoding="utf-8")
    return path


def names(folder: Path) -> list[str]:
    return sorted(os.listdir(folder))


def test_a_proof_takes_the_place_of_its_hole_alone(file: Path) -> None:
    one, _ = find_holes(file, TEXT)
    assert apply_proofs(TEXT, [(one, "rfl")]) == PROVED


def test_several_proofs_do_not_shift_each_other(file: Path) -> None:
    one, two = find_holes(file, TEXT)
    expected = TEXT.replace("sorry -- stays", "simp -- stays").replace("sorry", "rfl")
    assert apply_proofs(TEXT, [(one, "simp"), (two, "rfl")]) == expected
    assert apply_proofs(TEXT, [(two, "rfl"), (one, "simp")]) == expected


def test_a_place_of_another_text_is_refused(file: Path) -> None:
    one, _ = find_holes(file, TEXT)
    with pytest.raises(ValueError, match="another text"):
        apply_proofs(TEXT + "\n", [(one, "rfl")])


def test_writing_keeps_mode_and_symbolic_links(file: Path, tmp_path: Path) -> None:
    file.chmod(0o640)
    link = tmp_path / "Link.lean"
    link.symlink_to(file)
    one, _ = find_holes(link, TEXT)
    assert write_proofs(link, TEXT, [(one, "rfl")]) == PROVED
    assert link.is_symlink()
    assert file.read_text(encoding="utf-8") == PROVED
    assert stat.S_IMODE(file.stat().st_mode) == 0o640
    assert names(tmp_path) == ["A.lean", "Link.lean"]


def test_a_file_that_changed_since_it_was_read_is_left_alone(file: Path, tmp_path: Path) -> None:
    file.write_text(TEXT + "-- typed meanwhile\n", encoding="utf-8")
    with pytest.raises(FileChanged, match="changed while we searched") as caught:
        write_text(file, TEXT, PROVED)
    assert "again" in caught.value.hint
    assert file.read_text(encoding="utf-8").endswith("-- typed meanwhile\n")
    assert names(tmp_path) == ["A.lean"]


def test_a_change_in_the_last_moment_is_seen_too(file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After the first look, while the new text is being written beside the file."""
    real = os.fsync

    def change_and_sync(descriptor: int) -> None:
        file.write_text("-- saved by the editor\n", encoding="utf-8")
        real(descriptor)

    monkeypatch.setattr(os, "fsync", change_and_sync)
    with pytest.raises(FileChanged):
        write_text(file, TEXT, PROVED)
    assert file.read_text(encoding="utf-8") == "-- saved by the editor\n"
    assert names(tmp_path) == ["A.lean"]


def test_a_file_that_nobody_may_write_is_read_only_for_root_too(file: Path, tmp_path: Path) -> None:
    file.chmod(0o444)
    with pytest.raises(FileNotWritable, match="read-only") as caught:
        write_text(file, TEXT, PROVED)
    assert "--diff" in caught.value.hint
    with pytest.raises(FileNotWritable):
        check_writable(file)
    assert file.read_text(encoding="utf-8") == TEXT
    assert names(tmp_path) == ["A.lean"]


def test_a_file_that_was_removed_is_not_made_again(file: Path, tmp_path: Path) -> None:
    file.unlink()
    with pytest.raises(FileNotWritable):
        write_text(file, TEXT, PROVED)
    assert names(tmp_path) == []


@pytest.mark.parametrize("call", ["fsync", "replace", "fdopen"])
def test_a_full_disk_loses_no_byte_and_leaves_no_file(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    """The system's answer to a full disk, given by the call that a full disk would meet."""

    def full(*_: object, **__: object) -> NoReturn:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, call, full)
    with pytest.raises(FileNotWritable, match="No space left on device; it is as it was"):
        write_text(file, TEXT, PROVED)
    assert file.read_text(encoding="utf-8") == TEXT
    assert names(tmp_path) == ["A.lean"]


@pytest.mark.parametrize("taken_by", ["this thread", "another thread"])
def test_ctrl_c_in_mid_write_waits_until_the_file_is_whole(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, taken_by: str
) -> None:
    real: Callable[[int], None] = os.fsync
    over = threading.Event()
    other = threading.Thread(target=over.wait)
    other.start()
    thread = other if taken_by == "another thread" else threading.main_thread()

    def interrupted(descriptor: int) -> None:
        assert thread.ident is not None
        signal.pthread_kill(thread.ident, signal.SIGINT)
        time.sleep(0.05)  # the other thread has taken it
        real(descriptor)

    monkeypatch.setattr(os, "fsync", interrupted)
    before = signal.signal(signal.SIGINT, signal.default_int_handler)  # what a shell's `&` has us ignore
    try:
        with pytest.raises(KeyboardInterrupt):
            write_text(file, TEXT, PROVED)
        assert signal.getsignal(signal.SIGINT) is signal.default_int_handler
    finally:
        signal.signal(signal.SIGINT, before)
        over.set()
        other.join()
    assert file.read_text(encoding="utf-8") == PROVED
    assert names(tmp_path) == ["A.lean"]


def test_no_change_is_no_patch() -> None:
    assert unified_diff(Path("A.lean"), TEXT, TEXT) == ""


def test_a_patch_marks_a_missing_newline_at_the_end() -> None:
    patch = unified_diff(Path("A.lean"), "a\nsorry", "a\nrfl")
    assert patch.splitlines()[-4:] == [
        "-sorry",
        "\\ No newline at end of file",
        "+rfl",
        "\\ No newline at end of file",
    ]
