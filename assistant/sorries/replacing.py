"""The file that takes another one's place: like it in everything but its content, and never left lying about.

Its name stands in a note in the user's state folder before it is made, under a lock that ends with the process.
A note that nobody holds is of a process that was killed in the middle: what it names is removed at the next start.
"""

from __future__ import annotations

import contextlib
import errno
import fcntl
import os
import re
import secrets
import stat
from collections.abc import Iterator
from pathlib import Path

from assistant.sorries.journal import state_folder

KEPT_NAME = 150
"""Bytes of a file's name that the name beside it repeats; a name may have 255."""
_OURS = re.compile(r"\..*\.assistant-[0-9a-f]{16}\.new", re.DOTALL)


def notes_folder() -> Path:
    """Where it is noted what is being written."""
    return state_folder() / "writing"


@contextlib.contextmanager
def name_beside(target: Path) -> Iterator[Path]:
    """A name in the folder of a file, under which nothing is left when this ends, or was killed and one of us starts.
    Where no note can be taken, a killed process leaves what it wrote."""
    key = secrets.token_hex(8)
    name = os.fsdecode(os.fsencode(target.name)[:KEPT_NAME])
    temporary = target.with_name(f".{name}.assistant-{key}.new")
    note = notes_folder().absolute() / key
    lock = -1
    try:
        with contextlib.suppress(OSError):
            note.parent.mkdir(parents=True, exist_ok=True)
            lock = os.open(note, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
            fcntl.flock(lock, fcntl.LOCK_EX)
            os.write(lock, os.fsencode(temporary.absolute()))
        yield temporary
    finally:
        with contextlib.suppress(OSError):
            os.unlink(temporary)
        with contextlib.suppress(OSError):
            os.unlink(note)
        if lock >= 0:
            os.close(lock)


def write_like(target: Path, temporary: Path, data: bytes) -> None:
    """Writes a new file with the owner, mode and extended attributes (access control lists among them) of another one.

    Errors: `OSError`, also when one of these cannot be kept.
    """
    wanted = target.stat()
    descriptor = os.open(temporary, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(data)
        file.flush()
        # Writing and a new owner clear the bits and attributes that grant rights, so these come last.
        made = os.fstat(descriptor)
        if (made.st_uid, made.st_gid) != (wanted.st_uid, wanted.st_gid):
            try:
                os.fchown(descriptor, wanted.st_uid, wanted.st_gid)
            except OSError as error:
                raise _lost("owner or group", error) from error
        _copy_attributes(target, descriptor)
        os.fchmod(descriptor, stat.S_IMODE(wanted.st_mode))
        if stat.S_IMODE(os.fstat(descriptor).st_mode) != stat.S_IMODE(wanted.st_mode):
            raise _lost("set-user or set-group bit")
        os.fsync(descriptor)


def _copy_attributes(target: Path, descriptor: int) -> None:
    if not hasattr(os, "listxattr"):
        return
    wanted, made = _attributes(target), _attributes(descriptor)
    try:
        for name in made.keys() - wanted.keys():  # inherited from the folder
            os.removexattr(descriptor, name)
        for name, value in wanted.items():
            if made.get(name) != value:
                os.setxattr(descriptor, name, value)
    except OSError as error:
        raise _lost(f"extended attribute {name}", error) from error


def _attributes(file: Path | int) -> dict[str, bytes]:
    try:
        return {name: os.getxattr(file, name) for name in os.listxattr(file)}
    except OSError as error:
        if error.errno == errno.ENOTSUP:
            return {}
        raise _lost("extended attributes", error) from error


def _lost(what: str, error: OSError | None = None) -> OSError:
    number = error.errno if error is not None and error.errno is not None else errno.EPERM
    return OSError(number, f"its {what} cannot be kept ({os.strerror(number)})")


def remove_leftovers() -> tuple[Path, ...]:
    """Removes what processes of the user left that were killed while they wrote; the files that are gone now."""
    removed: list[Path] = []
    with contextlib.suppress(FileNotFoundError, NotADirectoryError, PermissionError):
        for note in notes_folder().iterdir():
            with contextlib.suppress(OSError):
                removed += _remove_leftover(note)
    return tuple(removed)


def _remove_leftover(note: Path) -> list[Path]:
    """Errors: `OSError`, for one that somebody holds among others."""
    lock = os.open(note, os.O_RDONLY | os.O_NOFOLLOW)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        left = Path(os.fsdecode(os.read(lock, 1 << 16)))
        removed = []
        with contextlib.suppress(FileNotFoundError):
            if _is_ours(left):
                left.unlink()
                removed.append(left)
        note.unlink()
        return removed
    finally:
        os.close(lock)


def _is_ours(left: Path) -> bool:
    status = left.lstat()
    owned = os.geteuid() in (0, status.st_uid)
    return owned and stat.S_ISREG(status.st_mode) and left.is_absolute() and bool(_OURS.fullmatch(left.name))
