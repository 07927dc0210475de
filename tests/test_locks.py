"""One process at a time."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from assistant.locks import ProcessLock, signed_by

HOLDER = """
import sys, time
from pathlib import Path
from assistant.locks import ProcessLock
lock = ProcessLock(Path(sys.argv[1]))
assert lock.take()
lock.sign()
print("held", flush=True)
time.sleep(600)
"""


def test_a_lock_is_free_again_when_it_is_given_back(tmp_path: Path) -> None:
    first, second = ProcessLock(tmp_path / "lock"), ProcessLock(tmp_path / "lock")
    assert first.take()
    assert not second.take()
    first.release()
    assert second.take()
    second.release()


def test_a_killed_process_holds_nothing(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    with subprocess.Popen([sys.executable, "-c", HOLDER, str(path)], stdout=subprocess.PIPE) as holder:
        assert holder.stdout is not None
        holder.stdout.readline()
        lock = ProcessLock(path)
        assert not lock.take()
        assert signed_by(path) == holder.pid
        holder.send_signal(signal.SIGKILL)
        holder.wait()
        assert lock.take()
        lock.release()


def test_asking_for_a_lock_does_not_wipe_out_who_holds_it(tmp_path: Path) -> None:
    lock = ProcessLock(tmp_path / "lock")
    assert lock.take()
    lock.sign()
    ProcessLock(tmp_path / "lock").take()
    assert signed_by(tmp_path / "lock") == os.getpid()
    lock.release()


@pytest.mark.parametrize("text", [b"", b"x", b"-1", b"\xff", b"1 2"])
def test_a_file_without_a_number_names_nobody(tmp_path: Path, text: bytes) -> None:
    (tmp_path / "lock").write_bytes(text)
    assert signed_by(tmp_path / "lock") == 0
