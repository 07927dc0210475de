"""The time that a search has spent searching."""

from __future__ import annotations

import time


class Clock:
    """A stop watch: it runs from `start` to `stop`, as often as one likes."""

    def __init__(self) -> None:
        self._spent = 0.0
        self._since = 0.0
        self._runs = False

    @property
    def seconds(self) -> float:
        """While it ran, until now."""
        return self._spent + (time.monotonic() - self._since if self._runs else 0.0)

    def start(self) -> None:
        if not self._runs:
            self._since, self._runs = time.monotonic(), True

    def stop(self) -> None:
        self._spent, self._runs = self.seconds, False
