"""Texts that grow by tokens: characters that come in parts, and words that end a text."""

from __future__ import annotations

import codecs
from collections.abc import Sequence


class GrowingText:
    """A text of which bytes come, and pieces of whole characters go out. What may become one of the words that `stop`
    it is held back until that is decided."""

    def __init__(self, stop: Sequence[str]) -> None:
        self._stop = tuple(word for word in stop if word)
        self._decoder = codecs.getincrementaldecoder("utf-8")(errors="replace")
        self._held = ""
        self.stopped = False
        """Whether one of those words has come; nothing goes out any more."""

    def add(self, data: bytes) -> str:
        """The next piece, empty while nothing is sure."""
        return self._released(self._decoder.decode(data))

    def end(self) -> str:
        """What was held back, when nothing more comes."""
        piece = self._released(self._decoder.decode(b"", final=True))
        held, self._held = self._held, ""
        return piece if self.stopped else piece + held

    def _released(self, more: str) -> str:
        if self.stopped:
            return ""
        text = self._held + more
        places = [place for word in self._stop if (place := text.find(word)) >= 0]
        if places:
            self.stopped, self._held = True, ""
            return text[: min(places)]
        keep = max((_overlap(text, word) for word in self._stop), default=0)
        self._held = text[len(text) - keep :]
        return text[: len(text) - keep]


def _overlap(text: str, word: str) -> int:
    """How many characters at the end of a text begin a word."""
    longest = min(len(text), len(word) - 1)
    return next((size for size in range(longest, 0, -1) if text.endswith(word[:size])), 0)
