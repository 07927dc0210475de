"""Lessons on the disk: one file for each file of a project, written whole or not at all.

What is kept says what it was read from, so whoever reads it takes what still stands in the text and leaves the rest.
What is of another version or damaged is passed over, and made again.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import time
import zlib
from collections.abc import Sequence
from pathlib import Path

from assistant.codec import codec, pack, unpack
from assistant.files import replace_file
from assistant.neighbours.step import Lesson

VERSION = 1
FOLDER = "steps"
"""Of the cache."""
LARGEST = 32 << 20
"""Bytes of a file that is read."""
MOST_FILES = 2_000
KEPT_SECONDS = 60 * 24 * 3600.0
"""After which what was not read is removed."""
_SUFFIX = ".lessons"
_LESSONS = codec(tuple[Lesson, ...])


def kept_lessons(cache: Path, path: Path) -> tuple[Lesson, ...]:
    """What is kept of a file; nothing where there is nothing that can be believed. Blocks."""
    place = _place(cache, path)
    try:
        if place.stat().st_size > LARGEST:
            return ()
        version, checksum, content = unpack(place.read_bytes())
        if version != VERSION or checksum != zlib.crc32(content):
            return ()
        found: tuple[Lesson, ...] = _LESSONS.read(unpack(content))
    except (OSError, ValueError, TypeError):
        return ()
    with contextlib.suppress(OSError):
        os.utime(place)
    return found


def keep_lessons(cache: Path, path: Path, lessons: Sequence[Lesson]) -> None:
    """Keeps the lessons of a file in place of those before. Blocks. Errors: `OSError`."""
    content = pack(_LESSONS.write(tuple(lessons)))
    if len(content) > LARGEST:
        return
    place = _place(cache, path)
    is_new = not place.exists()
    replace_file(place, pack((VERSION, zlib.crc32(content), content)), synced=False)
    if is_new:
        _remove_unused(place.parent)


def remove_lessons(cache: Path) -> tuple[int, int]:
    """Removes all that is kept; how many files, and their bytes. Errors: `OSError`."""
    files = [(file, file.stat().st_size) for file in (cache / FOLDER).glob(f"*{_SUFFIX}")]
    for file, _ in files:
        file.unlink(missing_ok=True)
    return len(files), sum(size for _, size in files)


def _place(cache: Path, path: Path) -> Path:
    name = hashlib.blake2b(os.fsencode(os.path.abspath(path)), digest_size=16).hexdigest()
    return cache / FOLDER / f"{name}{_SUFFIX}"


def _remove_unused(folder: Path) -> None:
    """What was not read for long, and the oldest where there are too many."""
    used: list[tuple[float, Path]] = []
    for file in folder.glob(f"*{_SUFFIX}"):
        with contextlib.suppress(OSError):
            used.append((file.stat().st_mtime, file))
    used.sort(reverse=True)
    for number, (last, file) in enumerate(used):
        if number >= MOST_FILES or time.time() - last > KEPT_SECONDS:
            with contextlib.suppress(OSError):
                file.unlink()
