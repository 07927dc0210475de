"""Mistakes of ours: one line for the user, the details in a file.

Read when something went wrong, or when a command begins to work with Lean; the command line is read without it.
"""

from __future__ import annotations

import contextlib
import logging
import sys
import threading
import time
import traceback
from pathlib import Path
from typing import Any

from assistant.config.environment import is_on
from assistant.config.schema import variable
from assistant.sorries.journal import state_folder

DEBUG_VARIABLE = variable("debug")
"""Switched on, details are shown at once, as with --debug."""
LARGEST_LOG = 500_000
"""Bytes after which it is begun anew."""


def fault_log() -> Path:
    """Where the details of mistakes of ours are."""
    return state_folder() / "faults.log"


def note_fault(error: BaseException, what: str = "") -> bool:
    """Adds an error to the log, or shows it where the user wants to see it; whether it is in the log."""
    details = "".join(traceback.format_exception(error))
    if is_on("debug"):
        with contextlib.suppress(OSError, ValueError):
            print(details, end="", file=sys.stderr, flush=True)
    text = f"--- {time.strftime('%Y-%m-%d %H:%M:%S')} {' '.join(sys.argv[1:])}\n{what}\n{details}"
    try:
        log = fault_log()
        log.parent.mkdir(parents=True, exist_ok=True)
        full = log.exists() and log.stat().st_size > LARGEST_LOG
        with open(log, "w" if full else "a", encoding="utf-8", errors="backslashreplace") as file:
            file.write(text)
    except OSError:
        return False
    return True


def told_fault(error: BaseException) -> tuple[str, str]:
    """An error that nobody expected, noted: what is said about it, and what to do next."""
    noted = note_fault(error)
    said = str(error).strip().split("\n", 1)[0][:200]
    message = f"something failed that should not: {type(error).__name__}{f': {said}' if said else ''}"
    details = f"The details are in {fault_log().absolute()}" if noted else f"{DEBUG_VARIABLE}=1 shows the details"
    return message, f"{details}; please report it. Your Lean files are whole: they are written in one step."


class _Quiet(logging.Handler):
    """Warnings in one line each; the details of what was caught go to the log of faults."""

    def emit(self, record: logging.LogRecord) -> None:
        with contextlib.suppress(Exception):
            if record.exc_info and record.exc_info[1] is not None:
                note_fault(record.exc_info[1], record.getMessage())
            print(f"assistant: {record.getMessage().splitlines()[0]}", file=sys.stderr, flush=True)


def keep_details_from_the_user() -> None:
    """From now on what fails where nobody can catch it (a thread, a task, a destructor) is noted, not shown."""

    def in_thread(given: Any) -> None:
        if given.exc_value is not None:
            note_fault(given.exc_value, f"in the thread {given.thread.name if given.thread else ''}")

    def unraisable(given: Any) -> None:
        if given.exc_value is not None:
            note_fault(given.exc_value, given.err_msg or "")

    threading.excepthook = in_thread
    sys.unraisablehook = unraisable
    if not logging.getLogger().handlers:
        logging.getLogger().addHandler(_Quiet(logging.WARNING))
