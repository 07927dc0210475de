"""What the premises of a stored segment say, kept beside it, so that nobody has to read their sources again.

A file with a head of integers (version, premises, checksum of what follows), then for each premise where its text ends,
then the texts. It is written once, when all of them were read, and mapped.
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.files import replace_file
from assistant.premises.sources import SourceText

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

VERSION = 1
"""Of what is found in sources; with another one they are read again."""
TEXTS = "texts.bin"
_HEAD = 3
_SEPARATOR = "\0"


class StoredTexts:
    """By the number of a premise in its segment. Threads may share it."""

    def __init__(self, ends: npt.NDArray[np.int64], letters: npt.NDArray[np.uint8]) -> None:
        self._ends = ends
        self._letters = letters

    def __len__(self) -> int:
        return len(self._ends)

    def __getitem__(self, place: int) -> SourceText:
        begin = int(self._ends[place - 1]) if place else 0
        text = self._letters[begin : int(self._ends[place])].tobytes().decode("utf-8", "surrogatepass")
        kind, statement, *attributes = text.split(_SEPARATOR)
        return SourceText(kind, statement, tuple(attributes))


def write_texts(folder: Path, texts: Sequence[SourceText]) -> None:
    """Errors: `OSError`."""
    import numpy as np

    encoded = [_encoded(text) for text in texts]
    ends = np.cumsum([len(one) for one in encoded], dtype=np.int64)
    content = ends.tobytes() + b"".join(encoded)
    head = np.asarray([VERSION, len(texts), zlib.crc32(content)], np.int64)
    replace_file(folder / TEXTS, head.tobytes() + content, synced=False)


def _encoded(text: SourceText) -> bytes:
    parts = (text.kind, text.statement, *text.attributes)
    return _SEPARATOR.join(part.replace(_SEPARATOR, " ") for part in parts).encode("utf-8", "surrogatepass")


def read_texts(folder: Path) -> StoredTexts:
    """Errors: `OSError`, `ValueError` for what is absent, damaged, or of another version."""
    import numpy as np

    content = np.memmap(folder / TEXTS, np.uint8, mode="r")
    if len(content) < 8 * _HEAD:
        raise ValueError(f"{folder / TEXTS}: damaged")
    version, count, checksum = content[: 8 * _HEAD].view(np.int64).tolist()
    behind = content[8 * _HEAD :]
    if version != VERSION or zlib.crc32(behind.data) != checksum:
        raise ValueError(f"{folder / TEXTS}: damaged, or of another version")
    return StoredTexts(behind[: 8 * count].view(np.int64), behind[8 * count :])
