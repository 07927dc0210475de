"""Running asynchronous work from a command, so that it can be interrupted at any moment.

The first Ctrl-C or SIGTERM cancels the work, which ends everything that it started; a command that can do better (write
down what it has) says so with `when_interrupted`. The second one leaves at once: whatever runs below ends with us
(`assistant/lean/supervisor.py`), and a file that is being written is the old one or the new one.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import sys
from collections.abc import Callable, Coroutine, Iterator
from types import FrameType
from typing import Any, TypeVar

Result = TypeVar("Result")

TICK_SECONDS = 1.0
SIGNALS = (signal.SIGINT, signal.SIGTERM)


class Interrupted(KeyboardInterrupt):
    """The user, or the system, asked us to end. `exit_code` is what a shell would say."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self.exit_code = 128 + number


class _Signals:
    """What arrived, and what is to be done about it."""

    def __init__(self) -> None:
        self.number = 0
        self.react: Callable[[], object] = lambda: None

    def handle(self, loop: asyncio.AbstractEventLoop, number: int) -> None:
        if self.number:
            show_cursor = b"\x1b[?25h" if os.isatty(2) else b""  # a progress display hides it
            with contextlib.suppress(OSError):
                os.write(2, show_cursor + b"\nassistant: interrupted\n")
            os._exit(128 + number)
        self.number = number
        loop.call_soon_threadsafe(self.react)


_signals = _Signals()


def interrupted_by() -> int:
    """The signal that asked the running work to end, 0 when none did."""
    return _signals.number


@contextlib.contextmanager
def when_interrupted(react: Callable[[], object]) -> Iterator[None]:
    """Calls `react` on the first signal instead of cancelling the work."""
    before, _signals.react = _signals.react, react
    try:
        yield
    finally:
        _signals.react = before


@contextlib.contextmanager
def _handlers(loop: asyncio.AbstractEventLoop) -> Iterator[None]:
    def handle(number: int, _frame: FrameType | None) -> None:
        _signals.handle(loop, number)

    before = {number: signal.signal(number, handle) for number in SIGNALS}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


async def _ticking() -> None:
    from assistant.cli import output

    while True:
        await asyncio.sleep(TICK_SECONDS)
        output.tick()


def run(work: Coroutine[Any, Any, Result]) -> Result:
    """The result of `work`. Errors: `Interrupted` when it was asked to end and did."""
    from assistant.cli.faults import keep_details_from_the_user, note_fault

    keep_details_from_the_user()
    global _signals  # noqa: PLW0603 - one run at a time in a process
    _signals = _Signals()

    async def supervised() -> Result:
        task = asyncio.current_task()
        assert task is not None
        _signals.react = task.cancel

        def unexpected(_loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
            error = context.get("exception")
            note_fault(error if isinstance(error, Exception) else RuntimeError(), str(context.get("message", "")))

        asyncio.get_running_loop().set_exception_handler(unexpected)
        with _handlers(asyncio.get_running_loop()):
            ticking = asyncio.create_task(_ticking())
            try:
                return await work
            finally:
                ticking.cancel()

    try:
        return asyncio.run(supervised())
    except asyncio.CancelledError:
        raise Interrupted(_signals.number or signal.SIGINT) from None
    finally:
        if "assistant.cli.output" in sys.modules:
            from assistant.cli import output

            output.end_report()
