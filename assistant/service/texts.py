"""Texts as they travel: each one once a connection, and a changed one as its change.

Both sides keep the newest texts, under the same numbers.
"""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass

KEPT = 16
"""Texts of a connection."""
CHANGED = 0.5
"""The part of a text which, when it changed, is no change any more but another text."""


@dataclass(frozen=True, slots=True)
class NewText:
    """The text of a number is that of an earlier one, `base`, with what lies between two offsets replaced. Number 0 is
    the empty text."""

    number: int
    base: int
    start: int
    end: int
    inserted: str


class SentTexts:
    """What the other side has."""

    def __init__(self) -> None:
        self._numbers: OrderedDict[str, int] = OrderedDict()
        self._last = 0

    def refer(self, text: str) -> tuple[int, NewText | None]:
        """The number of a text, and what has to be sent first where the other side has it not. From now on it has."""
        if not text or text in self._numbers:
            return self._numbers.get(text, 0), None
        base, start, end, inserted = 0, 0, 0, text
        if self._numbers:
            newest, number = next(reversed(self._numbers.items()))
            begin, rest = common_ends(newest, text)
            if len(text) - begin - rest < CHANGED * len(text):
                base, start, end, inserted = number, begin, len(newest) - rest, text[begin : len(text) - rest]
        self._last += 1
        self._numbers[text] = self._last
        if len(self._numbers) > KEPT:
            self._numbers.popitem(last=False)
        return self._last, NewText(self._last, base, start, end, inserted)

    def forget(self, text: str) -> None:
        """For one that could not be sent after all."""
        self._numbers.pop(text, None)


class KeptTexts:
    """What the other side has sent."""

    def __init__(self) -> None:
        self._texts: OrderedDict[int, str] = OrderedDict()

    def keep(self, text: NewText) -> None:
        """Errors: `ValueError` for what cannot follow on what was sent before."""
        base = self._texts.get(text.base) if text.base else ""
        if base is None or text.number in (0, *self._texts) or not text.start <= text.end <= len(base):
            raise ValueError(f"text {text.number} is none")
        self._texts[text.number] = base[: text.start] + text.inserted + base[text.end :]
        if len(self._texts) > KEPT:
            self._texts.popitem(last=False)

    def by_number(self) -> dict[int, str]:
        """All of them, as they are now."""
        return {0: "", **self._texts}


def common_ends(one: str, other: str) -> tuple[int, int]:
    """How many characters two texts have in common at their beginning, and behind that at their end."""
    begin = _common(one, other)
    return begin, _common(one[begin:][::-1], other[begin:][::-1])


def _common(one: str, other: str) -> int:
    """The length of the common beginning, by halving: comparing whole pieces costs next to nothing."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low
