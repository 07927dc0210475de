"""A clock for tests of what happens when the time is over, however long Lean really takes."""

from __future__ import annotations


class TimeByHand:
    """Stands in for the module `time` where something looks at the clock: it goes on when the test says so."""

    def __init__(self) -> None:
        self.now = 1000.0

    def monotonic(self) -> float:
        return self.now
