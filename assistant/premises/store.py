"""Segments on the disk: written once, whole or not at all, and mapped by any number of processes.

A segment is a folder whose name is a digest of what it was made from. Its arrays are files that are mapped as they are;
names and modules stand in one MessagePack file, together with the sizes and checksums of the others, which is written
last. What is of another version, or does not fit to its checksums, is made anew and never used.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import tempfile
import zlib
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import msgpack

from assistant.premises.postings import Postings
from assistant.premises.segment import Segment

VERSION = 1
META = "segment.msgpack"
_ARRAYS = ("hashes", "module_of", "lines", "last_lines", "kinds", "simp", "sizes", "masses", "use_offsets", "uses")
_POSTINGS = ("features", "offsets", "documents", "weights")


def stored(folder: Path, key: Iterable[str], make: Callable[[], Segment]) -> Segment:
    """The segment that was made from what the key tells, made now if it is not there. Blocks. A folder that cannot be
    written costs time only."""
    digest = hashlib.sha256("\0".join((str(VERSION), *key)).encode("utf-8", "surrogatepass")).hexdigest()[:24]
    place = folder / digest
    with contextlib.suppress(OSError, ValueError, KeyError, TypeError):
        return read_segment(place)
    found = make()
    with contextlib.suppress(OSError):
        write_segment(place, found)
    return found


def write_segment(place: Path, segment: Segment) -> None:
    """Errors: `OSError`."""
    import numpy as np

    place.parent.mkdir(parents=True, exist_ok=True)
    partial = Path(tempfile.mkdtemp(prefix=f"{place.name}.", suffix=".partial", dir=place.parent))
    try:
        files: dict[str, list[int]] = {}
        for name, array in _arrays(segment).items():
            file = partial / f"{name}.npy"
            np.save(file, array, allow_pickle=False)
            files[file.name] = [file.stat().st_size, zlib.crc32(file.read_bytes())]
        meta = {
            "version": VERSION,
            "modules": segment.modules,
            "imports": segment.imports,
            "names": segment.names,
            "counts": [segment.features.count, segment.words.count],
            "files": files,
        }
        (partial / META).write_bytes(msgpack.packb(meta))
        if place.exists():  # damaged, or another process was faster
            shutil.rmtree(place, ignore_errors=True)
        os.rename(partial, place)
    except OSError:
        shutil.rmtree(partial, ignore_errors=True)
        if not (place / META).exists():
            raise


def read_segment(place: Path) -> Segment:
    """Errors: `OSError`, `ValueError`, `KeyError`, `TypeError` for what is absent, damaged, or of another version."""
    import numpy as np

    meta: dict[str, Any] = msgpack.unpackb((place / META).read_bytes())
    if meta["version"] != VERSION:
        raise ValueError(f"{place}: of version {meta['version']}")
    arrays: dict[str, Any] = {}
    for name, (size, checksum) in meta["files"].items():
        file = place / name
        content = file.read_bytes()
        if len(content) != size or zlib.crc32(content) != checksum:
            raise ValueError(f"{file}: damaged")
        arrays[file.stem] = np.load(file, mmap_mode="r", allow_pickle=False)
    features, words = (
        Postings(**{part: arrays[f"{which}-{part}"] for part in _POSTINGS}, count=count)
        for which, count in zip(("features", "words"), meta["counts"], strict=True)
    )
    return Segment(
        modules=tuple(meta["modules"]),
        imports=tuple(map(tuple, meta["imports"])),
        names=tuple(meta["names"]),
        features=features,
        words=words,
        **{name: arrays[name] for name in _ARRAYS},
    )


def _arrays(segment: Segment) -> dict[str, Any]:
    found = {name: getattr(segment, name) for name in _ARRAYS}
    for which in ("features", "words"):
        found |= {f"{which}-{part}": getattr(getattr(segment, which), part) for part in _POSTINGS}
    return found
