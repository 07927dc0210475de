"""Names that take the room of a word of the author's, so that nothing in a text moves."""

from __future__ import annotations

import hashlib

_LETTERS = [
    chr(letter)
    for begin, end in ((0x41, 0x5B), (0x1F00, 0x1F16), (0x1F80, 0x1FB5), (0x1D4D0, 0x1D504))
    for letter in range(begin, end)
]


def short_name(word: str, letters: int) -> str:
    """As hard to guess as so many letters (up to nine) can be, the same for the same word."""
    digest = int.from_bytes(hashlib.sha256(word.encode()).digest()[:8], "big")
    return "".join(_LETTERS[digest // len(_LETTERS) ** place % len(_LETTERS)] for place in range(letters))
