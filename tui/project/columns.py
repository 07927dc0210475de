"""How wide the columns of the list of holes are: pure arithmetic."""

from __future__ import annotations

from dataclasses import dataclass

SIGN, TIME = 2, 6
WIDEST_PLACE = 32
NARROWEST_STATEMENT = 30
"""Where less is left for it, time makes room, then the place."""
PADDING = 2
"""What a table puts around each cell."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Widths in cells; 0 for a column that is not shown."""

    place: int
    statement: int
    time: int


def columns(width: int, longest_place: int) -> Columns:
    """The columns of a list that is so wide, of which the longest place takes so much."""
    place = min(longest_place, WIDEST_PLACE)
    room = width - (SIGN + PADDING) - PADDING  # for the rest of them, and the statement's own padding
    for shown_place, shown_time in ((place, TIME), (place, 0), (0, 0)):
        left = room - sum(shown + PADDING for shown in (shown_place, shown_time) if shown)
        if left >= NARROWEST_STATEMENT:
            return Columns(shown_place, left, shown_time)
    return Columns(0, max(1, room), 0)
