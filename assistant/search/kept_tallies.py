"""What became of candidates in a project, kept between the runs of its engines: one small file for a project.

An engine adds what it has seen to what stands in the file, so that several engines of one project do not lose each
other's counts; what others have added it sees when it is opened again. A file that is damaged or of another version is
passed over, and replaced.
"""

from __future__ import annotations

import asyncio
import contextlib
import hashlib
import logging
import os
import time
import zlib
from collections.abc import Iterator
from pathlib import Path

from assistant.cache import cache_folder
from assistant.codec import codec, pack, unpack
from assistant.files import replace_file
from assistant.locks import ProcessLock
from models.calibration import Calibration

log = logging.getLogger(__name__)

VERSION = 1
"""Also to be raised when bins mean something else (`models/calibration.py`)."""
LARGEST = 1 << 20
"""Bytes of a file: some ten times what `MOST_SOURCES` take."""
MOST_SOURCES = 64
MOST_VERDICTS = 20_000
"""On one source, beyond which older ones fade."""
MOST_FILES = 1_000
SAVE_SECONDS = 30.0
"""Between two writes; a search may end every second."""
LOCK_SECONDS = 1.0
"""What it may take until another engine has written its own."""
_LOCK_POLL = 0.01
_SUFFIX = ".tallies"
_CALIBRATION = codec(Calibration)


def tallies_folder() -> Path:
    """Where the files of all projects are."""
    return cache_folder() / "tallies"


def kept_tallies(folder: Path, root: Path) -> Calibration:
    """What is kept of the project with that root; nothing where there is nothing that can be believed. Blocks."""
    return _read(_place(folder, root))


def keep_tallies(folder: Path, root: Path, fresh: Calibration) -> None:
    """Adds what was seen to what is kept. Blocks. Errors: `OSError`, also where another engine does not get done with
    its own."""
    place = _place(folder, root)
    with _locked(folder):
        known = _read(place).with_counts(fresh)
        content = pack(_CALIBRATION.write(_bounded(known, fresh)))
        if len(content) > LARGEST:
            return
        is_new = not place.exists()
        replace_file(place, pack((VERSION, zlib.crc32(content), content)), synced=False)
        if is_new:
            _remove_oldest(folder)


def _read(place: Path) -> Calibration:
    try:
        if place.stat().st_size > LARGEST:
            return Calibration()
        version, checksum, content = unpack(place.read_bytes())
        if version != VERSION or checksum != zlib.crc32(content):
            return Calibration()
        found: Calibration = _CALIBRATION.read(unpack(content))
    except (OSError, ValueError, TypeError):
        return Calibration()
    return found


def _bounded(known: Calibration, fresh: Calibration) -> Calibration:
    """Without what is too much: of sources those stay that were seen just now, then those with most verdicts."""
    faded = known.faded(MOST_VERDICTS)
    order = sorted(faded.tallies, key=lambda source: (source not in fresh.tallies, -faded.judged(source)))
    return Calibration({source: faded.tallies[source] for source in order[:MOST_SOURCES]})


@contextlib.contextmanager
def _locked(folder: Path) -> Iterator[None]:
    """While nobody else writes there. One lock for all projects, since a file of which nobody knows who holds it can
    never be removed. Errors: `OSError`."""
    folder.mkdir(parents=True, exist_ok=True)
    lock = ProcessLock(folder / "lock")
    try:
        deadline = time.monotonic() + LOCK_SECONDS
        while not lock.take():
            if time.monotonic() > deadline:
                raise TimeoutError(f"{folder}: another engine writes")
            time.sleep(_LOCK_POLL)
        yield
    finally:
        lock.release()


def _place(folder: Path, root: Path) -> Path:
    name = hashlib.blake2b(os.fsencode(os.path.abspath(root)), digest_size=16).hexdigest()
    return folder / f"{name}{_SUFFIX}"


def _remove_oldest(folder: Path) -> None:
    written: list[tuple[float, Path]] = []
    for file in folder.glob(f"*{_SUFFIX}"):
        with contextlib.suppress(OSError):
            written.append((file.stat().st_mtime, file))
    for _, file in sorted(written, reverse=True)[MOST_FILES:]:
        with contextlib.suppress(OSError):
            file.unlink()


class TallyKeeper:
    """Keeps what an engine sees, beside the loop: at most every `SAVE_SECONDS`, and what is left when it is closed.
    What cannot be written is told in the log and tried again with what comes next."""

    def __init__(self, folder: Path, root: Path) -> None:
        self._folder = folder
        self._root = root
        self._fresh = Calibration()
        """What was seen and is not written."""
        self._written = -SAVE_SECONDS
        self._timer: asyncio.TimerHandle | None = None
        self._writing: asyncio.Task[None] | None = None

    async def known(self) -> Calibration:
        """What was kept before."""
        return await asyncio.to_thread(kept_tallies, self._folder, self._root)

    def add(self, fresh: Calibration) -> None:
        """What was seen just now."""
        if not fresh.tallies:
            return
        self._fresh = self._fresh.with_counts(fresh)
        if self._timer is None:
            wait = max(0.0, self._written + SAVE_SECONDS - time.monotonic())
            self._timer = asyncio.get_running_loop().call_later(wait, self._begin)

    async def close(self) -> None:
        """Writes what is left."""
        if self._timer is not None:
            self._timer.cancel()
        if self._writing is not None:
            await asyncio.wait({self._writing})
        await self._write()

    def _begin(self) -> None:
        self._timer = None
        self._writing = asyncio.get_running_loop().create_task(self._write())

    async def _write(self) -> None:
        fresh, self._fresh = self._fresh, Calibration()
        if not fresh.tallies:
            return
        self._written = time.monotonic()
        try:
            await asyncio.to_thread(keep_tallies, self._folder, self._root, fresh)
        except OSError as error:
            log.warning("what became of candidates cannot be kept: %s", error)
            self._fresh = self._fresh.with_counts(fresh)
