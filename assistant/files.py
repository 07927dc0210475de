"""Files that others read while we write them: each is the old one or the new one, whatever happens in between."""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
import stat
from pathlib import Path
from typing import BinaryIO

LARGEST_READ = 16 << 20


def replace_file(path: Path, data: bytes, *, mode: int = 0o666, synced: bool = True) -> None:
    """Writes a file in one step, and its folder where there is none. `mode` is for a new file, before the mask of the
    process is applied; one that is there keeps its own. What is written has reached the disk when this returns, unless
    it can be made again (`synced`), which nobody waits for.

    Errors: `OSError`; the file is as it was, and nothing lies beside it.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(f".{secrets.token_hex(8)}.partial")
    descriptor = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
    try:
        with os.fdopen(descriptor, "wb") as file:
            with contextlib.suppress(FileNotFoundError):
                os.fchmod(descriptor, stat.S_IMODE(path.stat().st_mode))
            file.write(data)
            file.flush()
            if synced:
                os.fsync(descriptor)
        os.replace(partial, path)
    except BaseException:
        with contextlib.suppress(OSError):
            partial.unlink()
        raise


def save_file(path: Path, data: bytes) -> None:
    """Writes what somebody asked for under a name: through symbolic links, and into what is no regular file (a device,
    a pipe) without replacing it. Errors: `OSError`, also for a file that nobody may write; a file stays as it was."""
    mode = path.stat().st_mode if path.exists() else 0
    if stat.S_ISDIR(mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    if mode and not stat.S_ISREG(mode):
        path.write_bytes(data)
        return
    if mode and not mode & 0o222:  # whoever took the bits away meant it, also for root
        raise PermissionError(errno.EACCES, "it is read-only", str(path))
    if not path.parent.is_dir():
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(path))
    replace_file(Path(os.path.realpath(path)), data)


def read_plain(path: Path, most: int = LARGEST_READ) -> str:
    """The text of a file that somebody else wrote: a regular one, since others may never end, and no larger than
    anybody means. Errors: `OSError`, `UnicodeDecodeError`."""
    with open_plain(path) as file:
        if os.fstat(file.fileno()).st_size > most:
            raise OSError(errno.EFBIG, os.strerror(errno.EFBIG), os.fspath(path))
        return file.read().decode("utf-8")


def open_plain(path: Path) -> BinaryIO:
    """A regular file, to be read; a pipe is not waited for. Errors: `OSError`."""
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    except ValueError as error:  # a name that no file can have
        raise OSError(errno.EINVAL, str(error), os.fspath(path)) from error
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise OSError(errno.EINVAL, "not a regular file", os.fspath(path))
    return os.fdopen(descriptor, "rb")
