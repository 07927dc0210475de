"""Making the vectors of a library's premises: what was made before is used again, by the content of each module.

One process at a time makes those of an encoder; others wait for it, and then find what they want. What was made so far
is written again and again, so that it can be searched, and so that little is lost when the process is ended.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.files import replace_file
from assistant.locks import ProcessLock
from assistant.premises.library import CompiledLibrary, PackageState
from assistant.premises.vectors import texts
from assistant.premises.vectors.encoder import Encoder, EncoderSource, checked
from assistant.premises.vectors.matrix import (
    SUFFIX,
    EarlierRows,
    ModuleRows,
    VectorMatrix,
    matrix_of,
    names_digest,
    read_matrix,
    write_matrix,
)

if TYPE_CHECKING:
    from assistant.premises.postings import Floats, Integers

FOLDER = "vectors"
"""Of the cache."""
TOGETHER = 256
"""Texts that are handed over at a time; the encoder sorts them into batches of like lengths."""
FIRST_WRITTEN_SECONDS, MOST_WRITTEN_SECONDS = 20.0, 300.0
"""Between writings of what was made so far: longer and longer, since all of it is written."""
TOLD_SECONDS = 1.0
WAIT_SECONDS = 0.5
KEPT_SECONDS = 60 * 24 * 3600.0
"""After which what was not opened is removed."""
_LOCK, _PROGRESS = "lock", "progress.json"

ProgressListener = Callable[["Progress"], None]


@dataclass(frozen=True, slots=True)
class Progress:
    """So many vectors of a library's premises are there; `elsewhere` says that another process makes them now."""

    made: int
    premises: int
    elsewhere: bool = False

    @property
    def complete(self) -> bool:
        return self.made >= self.premises


def vectors_folder(cache: Path, source: EncoderSource) -> Path:
    """Where those of an encoder are."""
    return cache / FOLDER / source.identity


def vectors_file(cache: Path, source: EncoderSource, state: PackageState) -> Path:
    """Those of a package as it was compiled last."""
    digest = hashlib.sha256(state.stamp.encode("utf-8", "surrogatepass")).hexdigest()[:24]
    return vectors_folder(cache, source) / f"{digest}{SUFFIX}"


def stored_matrices(library: CompiledLibrary, source: EncoderSource, cache: Path) -> tuple[VectorMatrix | None, ...]:
    """What there is, for each package of a library. Blocks."""
    found: list[VectorMatrix | None] = []
    for state, segment in zip(library.states, library.retrieval.segments, strict=True):
        matrix = None
        with contextlib.suppress(OSError, ValueError):
            path = vectors_file(cache, source, state)
            matrix = read_matrix(path)
            os.utime(path)
        is_it = matrix is not None and matrix.names == names_digest(segment.names)
        found.append(matrix if is_it else None)
    return tuple(found)


def progress(library: CompiledLibrary, source: EncoderSource, cache: Path) -> Progress:
    """How much there is. Blocks."""
    made = sum(matrix.made for matrix in stored_matrices(library, source, cache) if matrix is not None)
    folder = vectors_folder(cache, source)
    elsewhere = _is_held(folder)
    if elsewhere:
        with contextlib.suppress(OSError, ValueError, TypeError, KeyError):
            said = json.loads((folder / _PROGRESS).read_bytes())
            if said["premises"] == library.retrieval.count:  # else it is about another library
                made = max(made, int(said["made"]))
    return Progress(made, library.retrieval.count, elsewhere)


def _is_held(folder: Path) -> bool:
    try:
        lock = ProcessLock(folder / _LOCK)
    except OSError:
        return False
    try:
        return not lock.take(shared=True)
    except OSError:
        return False
    finally:
        lock.release()


@contextlib.contextmanager
def _alone(folder: Path, wait: Callable[[], None]) -> Iterator[None]:
    """As the only process that makes vectors there. Errors: `OSError`."""
    folder.mkdir(parents=True, exist_ok=True)
    lock = ProcessLock(folder / _LOCK)
    try:
        while not lock.take():
            wait()
            time.sleep(WAIT_SECONDS)
        for left in folder.glob("*.partial"):  # of a process that was killed while it wrote
            left.unlink(missing_ok=True)
        yield
    finally:
        lock.release()


def make_vectors(
    library: CompiledLibrary, source: EncoderSource, opener: Callable[[], Encoder], cache: Path, tell: ProgressListener
) -> None:
    """Makes what is missing and keeps it in the cache. The encoder is opened only where something is. Blocks, for long.

    Errors: those of `opener`; `OSError` for a cache that cannot be written; whatever the encoder raises, what was made
    before is kept then.
    """
    folder = vectors_folder(cache, source)
    waited = Progress(0, library.retrieval.count, elsewhere=True)
    with _alone(folder, lambda: tell(waited)):
        before = stored_matrices(library, source, cache)
        making = _Making(
            library, source, opener, cache, tell, sum(m.made for m in before if m is not None and m.complete)
        )
        for place, matrix in enumerate(before):
            if (matrix is None or not matrix.complete) and len(library.retrieval.segments[place]):
                making.package(place)
        making.tell(always=True)
        _remove_unused(folder)


class _Making:
    def __init__(
        self,
        library: CompiledLibrary,
        source: EncoderSource,
        opener: Callable[[], Encoder],
        cache: Path,
        tell: ProgressListener,
        made: int,
    ) -> None:
        self._library, self._source, self._cache = library, source, cache
        self._opener = opener
        self._opened: Encoder | None = None
        self._told = tell
        self._told_at = float("-inf")
        self._made = made

    def tell(self, *, always: bool = False) -> None:
        now = time.monotonic()
        if not always and now - self._told_at < TOLD_SECONDS:
            return
        self._told_at = now
        done = Progress(self._made, self._library.retrieval.count)
        data = json.dumps({"made": done.made, "premises": done.premises}).encode()
        with contextlib.suppress(OSError):
            replace_file(vectors_folder(self._cache, self._source) / _PROGRESS, data, synced=False)
        self._told(done)

    @property
    def _encoder(self) -> Encoder:
        if self._opened is None:
            self._opened = self._opener()
        return self._opened

    @cached_property
    def _earlier(self) -> EarlierRows:
        return EarlierRows(vectors_folder(self._cache, self._source).glob(f"*{SUFFIX}"))

    def package(self, place: int) -> None:
        """Of the package with this place. What was made is kept whatever happens."""
        import numpy as np

        path = vectors_file(self._cache, self._source, self._library.states[place])
        segment = self._library.retrieval.segments[place]
        names = names_digest(segment.names)
        modules = [self._rows_of(place, number, first, count) for number, first, count in _modules(segment.module_of)]
        known = {rows.digest: self._earlier.get(rows.digest, rows.count) for rows in modules}
        found = next((rows for rows in known.values() if rows is not None), None)
        dimension = found.shape[1] if found is not None else self._encoder.dimension
        vectors = np.zeros((len(segment), dimension), np.float32)
        for number, rows in enumerate(modules):
            earlier = known[rows.digest]
            if earlier is not None:
                modules[number] = self._put(vectors, rows, earlier)
        written, pause = time.monotonic(), FIRST_WRITTEN_SECONDS
        try:
            for some in _together([n for n, rows in enumerate(modules) if not rows.made], modules):
                encoded = self._encoded([text for number in some for text in self._texts(place, modules[number])])
                at = 0
                for number in some:
                    rows = modules[number]
                    modules[number] = self._put(vectors, rows, encoded[at : at + rows.count])
                    at += rows.count
                self.tell()
                if time.monotonic() - written > pause:
                    write_matrix(path, matrix_of(names, modules, vectors))
                    written, pause = time.monotonic(), min(2 * pause, MOST_WRITTEN_SECONDS)
        finally:
            write_matrix(path, matrix_of(names, modules, vectors))

    def _rows_of(self, place: int, number: int, first: int, count: int) -> ModuleRows:
        segment = self._library.retrieval.segments[place]
        digest = hashlib.sha256(f"{texts.VERSION} {segment.modules[number]}".encode("utf-8", "surrogatepass"))
        digest.update(self._library.source(place, segment.modules[number]).encode("utf-8", "surrogatepass"))
        for row in range(first, first + count):
            said = f"\0{segment.names[row]} {segment.kinds[row]} {segment.lines[row]} {segment.last_lines[row]}"
            digest.update(said.encode("utf-8", "surrogatepass"))
        return ModuleRows(digest.hexdigest()[:32], first, count, made=False)

    def _put(self, vectors: Floats, rows: ModuleRows, found: Floats) -> ModuleRows:
        vectors[rows.first : rows.first + rows.count] = found
        self._made += rows.count
        return ModuleRows(rows.digest, rows.first, rows.count, made=True)

    def _texts(self, place: int, rows: ModuleRows) -> list[str]:
        start = int(self._library.retrieval.starts[place]) + rows.first
        premises = map(self._library.premise, range(start, start + rows.count))
        return [texts.premise_text(premise, marked=self._source.marked) for premise in premises]

    def _encoded(self, some: Sequence[str]) -> Floats:
        return checked(self._encoder, self._encoder.encode(some, goals=False), len(some))


def _modules(of: Integers) -> Iterator[tuple[int, int, int]]:
    """Of each module with premises: its number, its first row and how many it has."""
    import numpy as np

    starts = [0, *(np.flatnonzero(np.diff(of)) + 1).tolist()] if len(of) else []
    for start, end in zip(starts, [*starts[1:], len(of)], strict=True):
        yield int(of[start]), start, end - start


def _together(numbers: Sequence[int], modules: Sequence[ModuleRows]) -> Iterator[list[int]]:
    """Modules that are encoded together: at least `TOGETHER` texts, where there are so many."""
    some: list[int] = []
    count = 0
    for number in numbers:
        some.append(number)
        count += modules[number].count
        if count >= TOGETHER:
            yield some
            some, count = [], 0
    if some:
        yield some


def _remove_unused(folder: Path) -> None:
    for file in folder.glob(f"*{SUFFIX}"):
        with contextlib.suppress(OSError):
            if time.time() - file.stat().st_mtime > KEPT_SECONDS:
                file.unlink()
