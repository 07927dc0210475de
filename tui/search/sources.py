"""A colour for each source of candidates, which stays the same wherever and whenever it is shown.

The built-in provers and the user's own tactics have theirs. A model's is chosen by its name, so that it is the same
tomorrow; where two names choose the same one, the second takes the next, as long as there are some. The name stands
beside each colour: without colours nothing is lost.
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from dataclasses import dataclass, field

from rich.cells import cell_len, set_cell_size
from textual.content import Content

from assistant.search.steering import OWN
from models.calibration import BESIDE
from tui.plain import one_line

_FIXED = {"portfolio": 0, "premises": 1, "neighbours": 2, OWN: 3, **dict.fromkeys(BESIDE, 0)}
"""Those of rules of one hand share the colour of the portfolio."""
_FIRST_FREE = 1 + max(_FIXED.values())
_COLOURS = (
    ("#9aa5b1", "#4f5a64"),
    ("#7fb3d5", "#17507a"),
    ("#a3c293", "#3a5f27"),
    ("#e8e8e8", "#202020"),
    ("#ff9e64", "#8a3a00"),
    ("#c49bff", "#5b2fa8"),
    ("#4fd6be", "#005a52"),
    ("#e0d561", "#565000"),
    ("#6fa8ff", "#1a43a5"),
)
"""Each on a dark ground and on a light one, with a contrast of 7:1 and more to black and to white. Those of verdicts
(green, red) are not among them."""


@dataclass
class SourceColours:
    """Belongs to an app's run: who was given a colour keeps it."""

    _taken: dict[str, int] = field(default_factory=lambda: dict(_FIXED))

    def of(self, source: str, *, dark: bool) -> str:
        """As `#rrggbb`."""
        if source not in self._taken:
            self._taken[source] = self._next(zlib.crc32(source.encode("utf-8", "surrogatepass")))
        return _COLOURS[self._taken[source]][0 if dark else 1]

    def _next(self, number: int) -> int:
        first, free = _FIRST_FREE, len(_COLOURS) - _FIRST_FREE
        order = [first + (number + step) % free for step in range(free)]
        taken = set(self._taken.values())
        return next((at for at in order if at not in taken), order[0])


SOURCES = SourceColours()


def short_source(source: str, width: int, others: int = 0) -> str:
    """The name in so many columns, with an ellipsis where it is longer, and how many others there are besides."""
    more = f" +{others}" if others else ""
    name, room = one_line(source), width - len(more)
    if cell_len(name) <= room:
        return set_cell_size(name + more, width)
    return set_cell_size(name, room - 1) + "…" + more


def coloured_sources(sources: Sequence[str], *, dark: bool) -> Content:
    """All names in one line, each in its colour."""
    names = (Content.styled(one_line(source), SOURCES.of(source, dark=dark)) for source in sources)
    return Content.styled(", ", "$text-muted").join(names)
