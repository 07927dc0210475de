"""Leaving when somebody else wants us to: the system by a signal, or a terminal that is gone.

In good order where that works, which needs a terminal that takes what is written. Textual waits for it for ever, so
there is an end to the waiting. Whatever runs below ends with us.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import select
import signal
import sys
import termios
import threading
import time
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tui.app import AssistantApp

LEAVE_SECONDS = 5.0
"""For leaving in good order; then it is ended."""
LOOK_SECONDS = 1.0
CLOSE_SECONDS = 2.0
"""For giving the engine up, where nothing is to be drawn any more."""
RESET = b"\x1b[?2004l\x1b[?1000l\x1b[?1002l\x1b[?1003l\x1b[?1006l\x1b[?1004l\x1b[<u\x1b[?7h\x1b[?1049l\x1b[?25h"
"""What a terminal is told when the app did not get to it: no mouse, the first screen, a cursor."""


class Leaving:
    """The ways out of an app that runs in `loop`. `done` is set by whoever runs it, when it has ended."""

    def __init__(self, app: AssistantApp, loop: asyncio.AbstractEventLoop) -> None:
        self.done = threading.Event()
        self._app = app
        self._loop = loop
        self._terminal = sys.__stdin__.fileno() if sys.__stdin__ is not None else -1
        self._settings: list[Any] | None = None
        with contextlib.suppress(termios.error):
            self._settings = termios.tcgetattr(self._terminal)

    def ask(self, code: int) -> None:
        """Has the app leave with an exit code; it is ended with that code when it does not. For a signal handler."""
        self._loop.call_soon_threadsafe(lambda: self._app.exit(return_code=code))
        threading.Thread(target=self._end_in_time, args=(code,), daemon=True, name="end").start()

    def _end_in_time(self, code: int) -> None:
        if not self.done.wait(LEAVE_SECONDS):
            self._give_the_terminal_back()
            os._exit(code)

    def _give_the_terminal_back(self) -> None:
        with contextlib.suppress(OSError, termios.error, ValueError):
            if self._settings is not None:
                termios.tcsetattr(self._terminal, termios.TCSANOW, self._settings)
            if select.select([], [self._terminal], [], 0)[1]:
                os.write(self._terminal, RESET)

    def when_the_terminal_is_gone(self) -> None:
        """Waits for that in a thread of its own, and ends the process then: there is nobody to show anything to, and
        SIGHUP may be ignored (nohup)."""
        while not self.done.is_set():
            if hung_up(self._terminal, LOOK_SECONDS):
                with contextlib.suppress(Exception):
                    asyncio.run_coroutine_threadsafe(self._app.link.close(), self._loop).result(CLOSE_SECONDS)
                os._exit(128 + signal.SIGHUP)


def hung_up(terminal: int, seconds: float) -> bool:
    """Whether a terminal is gone, waiting so long for that at most."""
    poll = select.poll()
    poll.register(terminal, 0)  # a hang-up is told in any case
    told = [event for _, event in poll.poll(seconds * 1000)]
    if not any(event & select.POLLNVAL for event in told):
        return any(event & (select.POLLHUP | select.POLLERR) for event in told)
    time.sleep(seconds)  # macOS polls no terminals, and says so at once
    try:
        termios.tcgetattr(terminal)
    except termios.error:
        return True
    return False
