"""A lock between processes, which ends with the process that holds it, however that dies.

The kept library `filelock` empties the file whenever somebody tries to take the lock, so it cannot say who holds it.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
from pathlib import Path

_LONGEST_NUMBER = 32
"""Bytes that are read of a file that should hold a process's number."""


class ProcessLock:
    """A lock on a file that stays there. Errors when it is made: `OSError`."""

    def __init__(self, path: Path, mode: int = 0o600) -> None:
        self._descriptor = os.open(path, os.O_RDWR | os.O_CREAT, mode)

    def take(self, *, shared: bool = False) -> bool:
        """Whether it is ours now, or with `shared` ours among others'. Errors: `OSError`, where the disk knows no
        locks."""
        try:
            fcntl.flock(self._descriptor, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def sign(self) -> None:
        """Says whose it is. Errors: `OSError`, as on a full disk; the lock holds without that."""
        os.ftruncate(self._descriptor, 0)
        os.pwrite(self._descriptor, str(os.getpid()).encode(), 0)

    def release(self) -> None:
        """Gives it back; it cannot be taken again."""
        if self._descriptor >= 0:
            os.close(self._descriptor)
            self._descriptor = -1


def signed_by(path: Path) -> int:
    """The process that signed a lock last; 0 where none has."""
    with contextlib.suppress(OSError, ValueError), path.open("rb") as file:
        return max(0, int(file.read(_LONGEST_NUMBER)))
    return 0
