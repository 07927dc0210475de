"""A file that is replaced keeps everything but its content, or stays; a killed writer leaves nothing for long."""

from __future__ import annotations

import errno
import os
import stat
import struct
import subprocess
import sys
from pathlib import Path

import pytest

from assistant.cli import main as command_line
from assistant.sorries import replacing
from assistant.sorries.journal import STATE_VARIABLE
from assistant.sorries.patch import FileNotWritable, check_writable, write_text
from assistant.sorries.replacing import name_beside, notes_folder, remove_leftovers

BEFORE = "theorem t : 1 = 1 := by\n  sorry\n"
AFTER = "theorem t : 1 = 1 := by\n  rfl\n"
NOBODY = 65534


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file in a folder of its own, and a state folder of the test's own."""
    monkeypatch.setenv(STATE_VARIABLE, str(tmp_path / "state"))
    (tmp_path / "p").mkdir()
    path = tmp_path / "p" / "A.lean"
    path.write_text(BEFORE, encoding="utf-8")
    return path


def beside(file: Path) -> list[str]:
    return sorted(set(os.listdir(file.parent)) - {file.name})


# --- what is kept ----------------------------------------------------------------------------------------------------


def set_attribute(path: Path, name: str, value: bytes) -> None:
    try:
        os.setxattr(path, name, value)
    except OSError as error:
        if error.errno in (errno.ENOTSUP, errno.EPERM):
            pytest.skip(f"the file system of the tests has no {name}")
        raise


def access_list(*entries: tuple[int, int, int]) -> bytes:
    """An access control list as the kernel has it: tag, permissions, user."""
    return struct.pack("<I", 2) + b"".join(struct.pack("<HHI", *entry) for entry in entries)


@pytest.mark.parametrize("mode", [0o4755, 0o2755, 0o6711, 0o1644, 0o640], ids=oct)
def test_the_mode_is_kept_with_the_bits_that_grant_rights(file: Path, mode: int) -> None:
    file.chmod(mode)
    assert stat.S_IMODE(file.stat().st_mode) == mode
    write_text(file, BEFORE, AFTER)
    assert stat.S_IMODE(file.stat().st_mode) == mode
    assert file.read_text(encoding="utf-8") == AFTER
    assert beside(file) == []


@pytest.mark.skipif(os.geteuid() != 0, reason="only root gives files away")
def test_the_owner_is_kept_and_the_bits_survive_it(file: Path) -> None:
    os.chown(file, NOBODY, NOBODY)
    file.chmod(0o6755)
    write_text(file, BEFORE, AFTER)
    status = file.stat()
    assert (status.st_uid, status.st_gid, stat.S_IMODE(status.st_mode)) == (NOBODY, NOBODY, 0o6755)


def test_extended_attributes_are_kept(file: Path) -> None:
    set_attribute(file, "user.note", b"mine")
    write_text(file, BEFORE, AFTER)
    assert os.getxattr(file, "user.note") == b"mine"


def test_an_access_control_list_is_kept_and_none_is_inherited(file: Path, tmp_path: Path) -> None:
    anyone, none = 0xFFFFFFFF, 0o4
    told = access_list((1, 6, anyone), (2, 6, NOBODY), (4, 4, anyone), (0x10, 6, anyone), (0x20, none, anyone))
    set_attribute(file, "system.posix_acl_access", told)
    set_attribute(file.parent, "system.posix_acl_default", told)
    plain = file.with_name("Plain.lean")
    plain.write_text(BEFORE, encoding="utf-8")
    os.removexattr(plain, "system.posix_acl_access")
    kept = os.getxattr(file, "system.posix_acl_access")
    for path in (file, plain):
        write_text(path, BEFORE, AFTER)
    assert os.getxattr(file, "system.posix_acl_access") == kept
    assert os.listxattr(plain) == []


def test_an_attribute_that_cannot_be_kept_leaves_the_file_alone(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The system's answer for an attribute that only it may set, given for one of ours."""
    set_attribute(file, "user.note", b"mine")

    def refused(*_: object) -> None:
        raise OSError(errno.EPERM, os.strerror(errno.EPERM))

    monkeypatch.setattr(os, "setxattr", refused)
    with pytest.raises(FileNotWritable, match=r"extended attribute user\.note cannot be kept") as caught:
        write_text(file, BEFORE, AFTER)
    assert "--diff" in caught.value.hint
    assert file.read_text(encoding="utf-8") == BEFORE
    assert beside(file) == []


def test_an_owner_that_cannot_be_kept_leaves_the_file_alone(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The system's answer to who is not root, and has a file of somebody else's that he may write."""
    if os.geteuid() == 0:
        os.chown(file, NOBODY, NOBODY)
    else:
        pytest.skip("only root gives files away")

    def refused(*_: object) -> None:
        raise PermissionError(errno.EPERM, os.strerror(errno.EPERM))

    monkeypatch.setattr(os, "fchown", refused)
    with pytest.raises(FileNotWritable, match="owner or group cannot be kept"):
        write_text(file, BEFORE, AFTER)
    assert file.read_text(encoding="utf-8") == BEFORE


def test_a_file_with_several_names_is_not_written(file: Path) -> None:
    other = file.with_name("B.lean")
    os.link(file, other)
    for ask in (lambda: check_writable(file), lambda: write_text(file, BEFORE, AFTER)):
        with pytest.raises(FileNotWritable, match="2 names"):
            ask()
    assert file.samefile(other)
    assert file.read_text(encoding="utf-8") == BEFORE


def test_a_name_of_255_bytes_is_written(file: Path) -> None:
    longest = file.with_name("é" * 125 + ".lean")
    longest.write_text(BEFORE, encoding="utf-8")
    write_text(longest, BEFORE, AFTER)
    assert longest.read_text(encoding="utf-8") == AFTER


# --- a writer that is killed -----------------------------------------------------------------------------------------

WRITER = """
import os, signal, sys
from pathlib import Path
from assistant.sorries.patch import write_text
def {call}(*_):
    {fault}
os.{call} = {call}
write_text(Path(sys.argv[1]), *sys.argv[2:4])
"""
KILLED = "os.kill(os.getpid(), signal.SIGKILL)"
WAITS = "print('waits', flush=True); sys.stdin.read()"


def writer(file: Path, call: str, fault: str) -> subprocess.Popen[str]:
    code = WRITER.format(call=call, fault=fault)
    command = [sys.executable, "-c", code, str(file), BEFORE, AFTER]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


@pytest.mark.parametrize("call", ["fsync", "replace"])
def test_what_a_killed_writer_left_is_gone_at_the_next_start(file: Path, call: str) -> None:
    """Killed when all has been written, before it is in place."""
    writer(file, call, KILLED).communicate(timeout=60)
    [left] = beside(file)
    assert left.startswith(".A.lean.assistant-")
    assert file.read_text(encoding="utf-8") == BEFORE
    command_line.main(["goals", f"{file}:2:3", "--no-engine"])
    assert beside(file) == []
    assert list(notes_folder().iterdir()) == []
    write_text(file, BEFORE, AFTER)


def test_a_writer_killed_before_it_began_leaves_no_note(file: Path) -> None:
    writer(file, "fdopen", KILLED).communicate(timeout=60)
    assert len(beside(file)) == 1, "made, and empty"
    assert [path.name for path in remove_leftovers()] != []
    assert (beside(file), list(notes_folder().iterdir())) == ([], [])


def test_what_a_living_process_writes_is_left_to_it(file: Path) -> None:
    writing = writer(file, "fsync", WAITS)
    try:
        assert writing.stdout is not None
        assert writing.stdout.readline() == "waits\n"
        assert len(beside(file)) == 1
        assert remove_leftovers() == ()
        assert len(beside(file)) == 1
    finally:
        writing.communicate("", timeout=60)
    assert writing.returncode == 0
    assert file.read_text(encoding="utf-8") == AFTER
    assert (beside(file), list(notes_folder().iterdir())) == ([], [])


@pytest.mark.parametrize("name", ["A.lean", ".A.lean.new", ".A.lean.assistant-12.new"])
def test_nothing_is_removed_that_bears_no_name_of_ours(file: Path, name: str) -> None:
    file.with_name(name).write_text(BEFORE, encoding="utf-8")
    notes_folder().mkdir(parents=True)
    (notes_folder() / "note").write_text(str(file.with_name(name)))
    assert remove_leftovers() == ()
    assert file.with_name(name).exists()


def test_a_link_in_the_place_of_what_was_left_is_not_followed(file: Path) -> None:
    with name_beside(file) as temporary:
        name = temporary
    name.symlink_to(file)
    notes_folder().mkdir(parents=True, exist_ok=True)
    (notes_folder() / "note").write_text(str(name))
    assert remove_leftovers() == ()
    assert file.exists()


def test_without_a_state_folder_a_file_is_written_all_the_same(file: Path, tmp_path: Path) -> None:
    (tmp_path / "state").write_text("no folder")
    write_text(file, BEFORE, AFTER)
    assert file.read_text(encoding="utf-8") == AFTER
    assert replacing.remove_leftovers() == ()
