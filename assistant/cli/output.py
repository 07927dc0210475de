"""What commands share in showing things: results on standard output, everything else on standard error.

On a terminal the output is made for people, with colour; in a pipe it is plain text. `NO_COLOR` is respected (rich).
"""

from __future__ import annotations

import contextlib
import errno
import json
import shutil
import sys
import time
from collections.abc import Iterator, Sequence
from typing import IO, TYPE_CHECKING, Any, cast

from assistant.lean.goals import Goal
from assistant.lean.loading import Loading
from assistant.own_command import spoken
from tui.plain import printable, without_controls

if TYPE_CHECKING:
    from rich.console import Console


class Messages:
    """Standard error as a stream that never fails: a reader that went away must not end the work. With `--quiet`
    nothing comes through but what is said `aloud`."""

    quiet = False
    """Of the process, as standard error is."""

    def __init__(self) -> None:
        self._stream = sys.stderr  # of now: a live display may put itself in its place later

    @property
    def encoding(self) -> str:
        return self._stream.encoding

    def write(self, text: str) -> int:
        if not Messages.quiet:
            with contextlib.suppress(OSError, ValueError):
                self._stream.write(spoken(text))
        return len(text)

    def flush(self) -> None:
        with contextlib.suppress(OSError, ValueError):
            self._stream.flush()

    def isatty(self) -> bool:
        return not Messages.quiet and self._stream.isatty()

    def fileno(self) -> int:
        return self._stream.fileno()


def be_quiet() -> None:
    """Has nothing come on standard error from now on but what could not be done."""
    Messages.quiet = True


def remark(text: str) -> None:
    """Something beside the result, in one line."""
    messages = Messages()
    messages.write(text + "\n")
    messages.flush()


@contextlib.contextmanager
def aloud() -> Iterator[None]:
    """Says what could not be done, also where all else is not to be said."""
    quiet, Messages.quiet = Messages.quiet, False
    try:
        yield
    finally:
        Messages.quiet = quiet


def console(*, errors: bool = False) -> Console:
    """A console on standard output, or on standard error. Errors: `BrokenPipeError` from the first only."""
    from rich.console import Console

    class SafeConsole(Console):
        """What a Lean file or a model wrote does not steer a terminal."""

        def print(self, *objects: Any, **options: Any) -> None:
            # What goes into a file is shown on a terminal later.
            plain = printable if self.is_terminal else without_controls
            objects = tuple(plain(item) if isinstance(item, str) else item for item in objects)
            super().print(*objects, **options)

    class PipedConsole(SafeConsole):
        def on_broken_pipe(self) -> None:
            raise BrokenPipeError(errno.EPIPE, "the reader went away")  # rich would leave with 1 by itself

    if errors:
        return SafeConsole(file=cast(IO[str], Messages()), highlight=False, soft_wrap=True)
    return PipedConsole(highlight=False, soft_wrap=True)


_documents = 0


def documents_printed() -> int:
    """How many JSON documents this command has printed."""
    return _documents


def print_json(data: Any) -> None:
    """One JSON document on standard output."""
    global _documents  # noqa: PLW0603 - of the process, as standard output is
    _documents += 1
    text = json.dumps(data, ensure_ascii=False, indent=2)
    if any("\ud800" <= letter <= "\udfff" for letter in text):  # the name of a file that is not UTF-8
        text = json.dumps(data, ensure_ascii=True, indent=2)
    sys.stdout.write(text + "\n")


FIRST_REPORT_SECONDS = 2.0
REPORT_SECONDS = 5.0


class _Reporter:
    """The line about what is being waited for."""

    def __init__(self) -> None:
        self.message = ""
        self.since = time.monotonic()
        self.due = self.since + FIRST_REPORT_SECONDS
        self.loading = ""

    def expect(self, message: str) -> None:
        if message != self.message:
            self.message, self.since = message, time.monotonic()

    def show(self) -> None:
        now = time.monotonic()
        waited = now - self.since
        text = f"{self.message} ({waited:.0f} s)" if waited >= 1 and self.message else self.message
        text = ": ".join(filter(None, (text, self.loading)))
        if sys.stderr.isatty():
            self._write("\r\x1b[K" + text[: shutil.get_terminal_size().columns - 1])
        elif now >= self.due:
            self.due = now + REPORT_SECONDS
            self._write(text + "\n")

    def end(self) -> None:
        if (self.message or self.loading) and sys.stderr.isatty():
            self._write("\r\x1b[K")
        self.message = self.loading = ""

    @staticmethod
    def _write(text: str) -> None:
        messages = Messages()
        messages.write(text)
        messages.flush()


_reporter = _Reporter()


def report(message: str) -> None:
    """What is being waited for, on standard error. On a terminal each message replaces the last; in a pipe, where a
    short run says nothing, one is printed every few seconds, so that a log stays readable and a wait is not silent."""
    _reporter.expect(message)
    _reporter.show()


def expect(message: str) -> None:
    """As `report`, but only shown when nothing else has been shown for a while."""
    _reporter.expect(message)


def loading(loading: Loading) -> None:
    """What is loaded meanwhile."""
    _reporter.loading = loading.in_words


def tick() -> None:
    """Called every second: shows what is still being waited for, and how long by now."""
    if _reporter.message or _reporter.loading:
        _reporter.show()


def end_report() -> None:
    """Nothing is waited for any more; clears the line that `report` wrote."""
    _reporter.end()


def lean_text(code: str) -> Any:
    """Highlighted Lean for a rich console."""
    from rich.syntax import Syntax

    code = printable(code)
    return Syntax(code, "lean4", theme="ansi_dark", background_color="default", word_wrap=True).highlight(code)


def print_goals(target: Console, goals: Sequence[Goal], *, indent: str = "") -> None:
    """Goals set apart: hypotheses first, the target behind `⊢`, a blank line between goals."""
    for number, goal in enumerate(goals):
        if number:
            target.print()
        lines = goal.render().split("\n")
        if target.is_terminal:
            for line in lines:
                target.print(indent, lean_text(line), sep="", end="")
        else:
            for line in lines:
                target.print(indent + line, markup=False)


def print_lean(target: Console, code: str, *, indent: str = "") -> None:
    """Lean code, highlighted on a terminal."""
    for line in code.split("\n"):
        if target.is_terminal:
            target.print(indent, lean_text(line), sep="", end="")
        else:
            target.print(indent + line, markup=False)
