"""Whether a terminal is gone is seen where terminals can be polled, and where they cannot."""

from __future__ import annotations

import os
import pty
import select
import threading
from collections.abc import Iterator

import pytest

from tui.leaving import hung_up

LONG = 60.0
"""Seconds that no test waits, unless it fails."""


@pytest.fixture
def terminal() -> Iterator[tuple[int, int]]:
    """Both ends; a test may close the first, which hangs the second up."""
    outer, inner = pty.openpty()
    yield outer, inner
    os.close(inner)


class PollOfMacOs:
    """Stands in for `select.poll` as macOS has it: of a terminal it knows nothing."""

    def register(self, terminal: int, _events: int) -> None:
        self._terminal = terminal

    def poll(self, _milliseconds: float) -> list[tuple[int, int]]:
        return [(self._terminal, select.POLLNVAL)]


def test_a_hang_up_is_seen_at_once(terminal: tuple[int, int]) -> None:
    outer, inner = terminal
    threading.Timer(0.05, os.close, (outer,)).start()
    assert hung_up(inner, LONG)


def test_a_terminal_that_is_there_is_not_gone(terminal: tuple[int, int]) -> None:
    outer, inner = terminal
    assert not hung_up(inner, 0.01)
    os.close(outer)


def test_where_terminals_cannot_be_polled_they_are_looked_at(
    terminal: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    outer, inner = terminal
    waited: list[float] = []
    monkeypatch.setattr(select, "poll", PollOfMacOs)
    monkeypatch.setattr("tui.leaving.time.sleep", waited.append)
    assert not hung_up(inner, 1.0)
    os.close(outer)
    assert hung_up(inner, 1.0)
    assert waited == [1.0, 1.0], "it does not look all the time"
