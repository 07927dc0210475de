"""Texts that never end: a model that has lost the thread writes the same again and again until its limit."""

from __future__ import annotations

LOOKED_AT = 1_000
"""Characters at the end of a text."""
LONGEST_PERIOD = 250
"""Characters that come again; four times at least, then."""


def is_endless(text: str) -> bool:
    """Whether the end of a text is one piece again and again."""
    end = text[-LOOKED_AT:]
    return len(end) == LOOKED_AT and _period(end) <= LONGEST_PERIOD


def _period(text: str) -> int:
    """The smallest number of characters after which a text goes on as it began, by the border of the whole of it
    (Knuth, Morris and Pratt, *Fast pattern matching in strings*, 1977)."""
    borders = [0] * len(text)
    for at in range(1, len(text)):
        border = borders[at - 1]
        while border and text[at] != text[border]:
            border = borders[border - 1]
        borders[at] = border + (text[at] == text[border])
    return len(text) - borders[-1]
