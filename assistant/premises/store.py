"""Segments on the disk: written once, whole or not at all, and mapped by any number of processes.

A segment is a folder whose name is a digest of what it was made from. Its arrays are files that are mapped as they are;
names and modules stand in one MessagePack file, together with the sizes and checksums of the others, which is written
last; what has to be known of its constants to read other modules stands in a file of its own. What is of another
version, or does not fit to its checksums, is made anew and never used. What nobody opens for long is removed.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import tempfile
import time
import zlib
from collections.abc import Callable, Iterable
from dataclasses import astuple, dataclass
from pathlib import Path
from typing import Any

import msgpack

from assistant.lean.compiled.module import Import
from assistant.premises.compiled import Signatures
from assistant.premises.postings import Postings
from assistant.premises.segment import Segment

VERSION = 4
META = "segment.msgpack"
SIGNATURES = "signatures.msgpack"
KEPT_SECONDS = 60 * 24 * 3600.0
"""After which what was not opened is removed."""
_ARRAYS = (
    "hashes", "module_of", "lines", "last_lines", "kinds", "simp", "open", "private", "sizes", "masses", "use_offsets",
    "uses", "own_uses", "by_hash",
)  # fmt: skip
_POSTINGS = ("features", "offsets", "documents", "weights")


@dataclass(frozen=True, slots=True)
class StoredSegment:
    """A segment, and how the signatures of its constants are had, which few need; it stands in a `folder`, if the cache
    could be written."""

    segment: Segment
    signatures: Callable[[], Signatures]
    folder: Path | None


def stored(folder: Path, key: Iterable[str], make: Callable[[], tuple[Segment, Signatures]]) -> StoredSegment:
    """The segment that was made from what the key tells, made now if it is not there. Blocks. A folder that cannot be
    written costs time only."""
    place = folder / _digest(key)
    with contextlib.suppress(OSError, ValueError, KeyError, TypeError):
        found = read_segment(place)
        with contextlib.suppress(OSError):
            os.utime(place)
        return StoredSegment(found, lambda: read_signatures(place), place)
    segment, signatures = make()
    try:
        write_segment(place, segment, signatures)
    except OSError:
        return StoredSegment(segment, lambda: signatures, None)
    with contextlib.suppress(OSError):
        _remove_unused(folder)
    return StoredSegment(segment, lambda: signatures, place)


def _digest(key: Iterable[str]) -> str:
    return hashlib.sha256("\0".join((str(VERSION), *key)).encode("utf-8", "surrogatepass")).hexdigest()[:24]


def is_stored(folder: Path, key: Iterable[str]) -> bool:
    """Whether it was made; that it is whole, only reading tells."""
    return (folder / _digest(key) / META).is_file()


def remove_all(folder: Path) -> tuple[int, int]:
    """Removes all segments; how many, and their bytes. Errors: `OSError`."""
    places = [place for place in folder.iterdir() if place.is_dir()] if folder.is_dir() else []
    size = sum(file.stat().st_size for place in places for file in place.iterdir())
    for place in places:
        shutil.rmtree(place)
    return len(places), size


def _remove_unused(folder: Path) -> None:
    for place in folder.iterdir():
        with contextlib.suppress(OSError):
            if time.time() - place.stat().st_mtime > KEPT_SECONDS:
                shutil.rmtree(place, ignore_errors=True)


def write_segment(place: Path, segment: Segment, signatures: Signatures) -> None:
    """Errors: `OSError`."""
    import numpy as np

    place.parent.mkdir(parents=True, exist_ok=True)
    partial = Path(tempfile.mkdtemp(prefix=f"{place.name}.", suffix=".partial", dir=place.parent))
    try:
        written = [partial / f"{name}.npy" for name in _arrays(segment)]
        for file, array in zip(written, _arrays(segment).values(), strict=True):
            np.save(file, array, allow_pickle=False)
        written.append(partial / SIGNATURES)
        written[-1].write_bytes(msgpack.packb([signatures.letters, list(signatures.propositions)]))
        meta = {
            "version": VERSION,
            "modules": segment.modules,
            "imports": [[astuple(entry) for entry in imports] for imports in segment.imports],
            "names": segment.names,
            "counts": [segment.features.count, segment.words.count],
            "files": {file.name: [file.stat().st_size, zlib.crc32(file.read_bytes())] for file in written},
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
        if name != SIGNATURES:
            # Plain arrays over what is mapped: every slice of a `memmap` costs microseconds.
            arrays[file.stem] = np.asarray(np.load(file, mmap_mode="r", allow_pickle=False))
    features, words = (
        Postings(**{part: arrays[f"{which}-{part}"] for part in _POSTINGS}, count=count)
        for which, count in zip(("features", "words"), meta["counts"], strict=True)
    )
    return Segment(
        modules=tuple(meta["modules"]),
        imports=tuple(tuple(Import(*entry) for entry in imports) for imports in meta["imports"]),
        names=tuple(meta["names"]),
        features=features,
        words=words,
        **{name: arrays[name] for name in _ARRAYS},
    )


def read_signatures(place: Path) -> Signatures:
    """Those of a segment that was read. Errors: `OSError`, `ValueError`, where it has gone since."""
    letters, propositions = msgpack.unpackb((place / SIGNATURES).read_bytes())
    return Signatures(letters, dict.fromkeys(propositions))


def _arrays(segment: Segment) -> dict[str, Any]:
    found = {name: getattr(segment, name) for name in _ARRAYS}
    for which in ("features", "words"):
        found |= {f"{which}-{part}": getattr(getattr(segment, which), part) for part in _POSTINGS}
    return found
