"""The vectors of one package in a file: written in one step, mapped by any number of processes, checked when opened.

A header says for which premises they were made, and what each module's were made from, so that the rows of a module
that did not change are found again in any file of the same encoder. They are 32-bit numbers: 8-bit ones would take a
quarter of the disk, and many times as long to be multiplied (`assistant bench premises --size` says both). Beside them
stand their signs, a bit for each number, which say nearly as well which vectors are near, in a thirtieth of the time.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import tempfile
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgpack

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from assistant.premises.postings import Floats

    Signs = npt.NDArray[np.uint64]

VERSION = 2
SUFFIX = ".vectors"
MAGIC = b"lean-assistant vectors\n"
_ALIGNED = 64
_LENGTH = 8
"""Bytes of the number that says how long the header is."""
LARGEST_HEADER = 64 << 20
_BITS = 64
"""Of a word of signs."""


@dataclass(frozen=True, slots=True)
class ModuleRows:
    """The rows `first : first + count` are those of a module whose texts have the `digest`; not yet `made`, they are
    zeros."""

    digest: str
    first: int
    count: int
    made: bool


@dataclass(frozen=True, slots=True)
class VectorMatrix:
    """`vectors` (premises, dimension) have the length 1, or 0 where they were not made yet; `signs` (words, premises)
    are theirs, 64 to a word. `names` is a digest of the premises' names: it is of a segment with the same ones."""

    names: str
    modules: tuple[ModuleRows, ...]
    vectors: Floats
    signs: Signs

    @property
    def made(self) -> int:
        """How many vectors there are."""
        return sum(rows.count for rows in self.modules if rows.made)

    @property
    def complete(self) -> bool:
        return all(rows.made for rows in self.modules)

    def there(self) -> npt.NDArray[np.bool_]:
        """Of each premise, whether it has a vector."""
        import numpy as np

        return np.repeat([rows.made for rows in self.modules], [rows.count for rows in self.modules])


def matrix_of(names: str, modules: Sequence[ModuleRows], vectors: Floats) -> VectorMatrix:
    return VectorMatrix(names, tuple(modules), vectors, signs_of(vectors))


def signs_of(vectors: Floats) -> Signs:
    """(words, vectors) of vectors (vectors, dimension)."""
    import numpy as np

    words = -(-vectors.shape[1] // _BITS)
    packed = np.zeros((len(vectors), words * _BITS // 8), np.uint8)
    bits = np.packbits(vectors > 0, axis=1)
    packed[:, : bits.shape[1]] = bits
    found: Signs = np.ascontiguousarray(packed.view(np.uint64).T)
    return found


def names_digest(names: Sequence[str]) -> str:
    return hashlib.blake2b("\0".join(names).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def write_matrix(path: Path, matrix: VectorMatrix) -> None:
    """Whole or not at all. Blocks. Errors: `OSError`."""
    import numpy as np

    vectors = np.ascontiguousarray(matrix.vectors, np.float32)
    content, signs = _bytes(vectors), _bytes(matrix.signs)
    header = msgpack.packb(
        {
            "version": VERSION,
            "names": matrix.names,
            "shape": list(vectors.shape),
            "checksum": zlib.crc32(content, zlib.crc32(signs)),
            "modules": [[rows.digest, rows.first, rows.count, rows.made] for rows in matrix.modules],
        }
    )
    head = MAGIC + len(header).to_bytes(_LENGTH, "little") + header
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor, partial = tempfile.mkstemp(prefix=path.stem, suffix=".partial", dir=path.parent)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(head.ljust(_aligned(len(head)), b"\0"))
            file.write(signs)
            file.write(content)
        os.replace(partial, path)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(partial)
        raise


def read_matrix(path: Path) -> VectorMatrix:
    """Mapped. Errors: `OSError`, `ValueError` for what is absent, damaged or of another version."""
    import numpy as np

    header, offset = _read_header(path)
    try:
        rows, dimension = map(int, header["shape"])
        names, checksum = str(header["names"]), int(header["checksum"])
        modules = tuple(
            ModuleRows(str(digest), int(first), int(count), bool(made))
            for digest, first, count, made in header["modules"]
        )
    except (KeyError, TypeError) as error:
        raise ValueError(f"{path}: {error}") from error
    size = rows * dimension * np.dtype(np.float32).itemsize
    words = -(-dimension // _BITS)
    signs_size = words * rows * np.dtype(np.uint64).itemsize
    ends = [0, *(one.first + one.count for one in modules)]
    if (
        os.path.getsize(path) != offset + size + signs_size
        or [one.first for one in modules] != ends[:-1]
        or ends[-1] != rows
    ):
        raise ValueError(f"{path}: it is not as long as it says")
    if not size:
        return matrix_of(names, modules, np.zeros((rows, dimension), np.float32))
    signs = np.memmap(path, np.uint64, "r", offset, (words, rows))
    vectors = np.memmap(path, np.float32, "r", offset + signs_size, (rows, dimension))
    if zlib.crc32(_bytes(vectors), zlib.crc32(_bytes(signs))) != checksum:
        raise ValueError(f"{path}: damaged")
    return VectorMatrix(names, modules, np.asarray(vectors), np.asarray(signs))


def _read_header(path: Path) -> tuple[dict[str, Any], int]:
    """The header, and where the numbers begin."""
    with path.open("rb") as file:
        if file.read(len(MAGIC)) != MAGIC:
            raise ValueError(f"{path}: it holds no vectors")
        length = int.from_bytes(file.read(_LENGTH), "little")
        if length > LARGEST_HEADER:
            raise ValueError(f"{path}: damaged")
        try:
            header = msgpack.unpackb(file.read(length))
        except (ValueError, msgpack.UnpackException) as error:
            raise ValueError(f"{path}: damaged: {error}") from error
    if not isinstance(header, dict) or header.get("version") != VERSION:
        raise ValueError(f"{path}: of another version")
    return header, _aligned(len(MAGIC) + _LENGTH + length)


def _bytes(numbers: Floats | Signs) -> memoryview:
    """Without a copy."""
    import numpy as np

    return numbers.reshape(-1).view(np.uint8).data


def _aligned(length: int) -> int:
    return -(-length // _ALIGNED) * _ALIGNED


class EarlierRows:
    """Rows that were made before, in any of some files, by the digests of what they were made from."""

    def __init__(self, files: Iterable[Path], dimension: int = 0) -> None:
        """Of vectors with so many numbers, where that is known. Files that cannot be read have none. Blocks."""
        self._found: dict[str, Floats] = {}
        for file in files:
            with contextlib.suppress(OSError, ValueError):
                matrix = read_matrix(file)
                if dimension in (0, matrix.vectors.shape[1]):
                    self._found |= {
                        rows.digest: matrix.vectors[rows.first : rows.first + rows.count]
                        for rows in matrix.modules
                        if rows.made
                    }

    def get(self, digest: str, count: int) -> Floats | None:
        """The rows of a module, `None` where there are none."""
        found = self._found.get(digest)
        return found if found is not None and len(found) == count else None
