"""A compiled file changed byte by byte: what Lean would never write."""

from __future__ import annotations

import struct
from pathlib import Path


class Image:
    """The objects in a compiled file (see `lean-olean`): found by what they hold, since nothing else leads to them."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.data = bytearray(path.read_bytes())
        (self.base,) = struct.unpack_from("<Q", self.data, 0x50)

    def save(self) -> None:
        self.path.write_bytes(self.data)

    def word(self, at: int) -> int:
        return int(struct.unpack_from("<Q", self.data, at)[0])

    def put(self, at: int, word: int) -> None:
        struct.pack_into("<Q", self.data, at, word)

    def string(self, text: str) -> int:
        """Offset of a string object."""
        encoded = text.encode() + b"\0"
        found = self.words(struct.pack("<QQQ", len(encoded), len(encoded), len(text)) + encoded)
        assert len(found) == 1, text
        return found[0] - 8

    def holding(self, word: int, field: int, *, tag: int, fields: int) -> int:
        """Offset of the one constructor of a kind that has `word` as a field."""
        found = [
            at - 8 - 8 * field
            for at in self.words(struct.pack("<Q", word))
            if self.data[at - 8 * field - 2] == fields and self.data[at - 8 * field - 1] == tag
        ]
        assert len(found) == 1, found
        return found[0]

    def name(self, text: str) -> int:
        return self.holding(self.base + self.string(text), 1, tag=1, fields=2)

    def child(self, parent: int, text: str) -> int:
        """Offset of the name below the one at an offset."""
        string = self.base + self.string(text)
        found = [at - 16 for at in self.pointers(string) if self.word(at - 8) == self.base + parent]
        assert len(found) == 1, found
        return found[0]

    def pointers(self, address: int) -> list[int]:
        return self.words(struct.pack("<Q", address))

    def signature(self, name: int) -> int:
        """Of the constant with the name at an offset: name, universe parameters, type."""
        return self.holding(self.base + name, 0, tag=0, fields=3)

    def words(self, pattern: bytes) -> list[int]:
        """Offsets of what begins at a word's border with some bytes."""
        found = []
        at = self.data.find(pattern)
        while at >= 0:
            if at % 8 == 0:
                found.append(at)
            at = self.data.find(pattern, at + 1)
        return found
