"""What commands share in showing things: results on standard output, everything else on standard error.

On a terminal the output is made for people, with colour; in a pipe it is plain text. `NO_COLOR` is respected (rich).
"""

from __future__ import annotations

import json
import shutil
import sys
import time
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from assistant.lean.goals import Goal

if TYPE_CHECKING:
    from rich.console import Console


def console(*, errors: bool = False) -> Console:
    """A console on standard output, or on standard error."""
    from rich.console import Console

    return Console(stderr=errors, highlight=False, soft_wrap=True)


def print_json(data: Any) -> None:
    """One JSON document on standard output."""
    json.dump(data, sys.stdout, ensure_ascii=False, indent=2)
    sys.stdout.write("\n")


REPORT_SECONDS = 5.0
_last_report = -REPORT_SECONDS


def report(message: str) -> None:
    """What is being waited for, on standard error. On a terminal each message replaces the last; in a pipe one is
    printed every few seconds, so that a log stays readable and a wait is never silent."""
    global _last_report  # noqa: PLW0603 - one standard error a process
    if sys.stderr.isatty():
        width = shutil.get_terminal_size().columns
        sys.stderr.write("\r\x1b[K" + message[: width - 1])
        sys.stderr.flush()
    elif time.monotonic() - _last_report >= REPORT_SECONDS:
        _last_report = time.monotonic()
        print(message, file=sys.stderr, flush=True)


def end_report() -> None:
    """Clears the line that `report` wrote."""
    if sys.stderr.isatty():
        sys.stderr.write("\r\x1b[K")
        sys.stderr.flush()


def lean_text(code: str) -> Any:
    """Highlighted Lean for a rich console."""
    from rich.syntax import Syntax

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


def plural(count: int, noun: str) -> str:
    """`1 hole`, `2 holes`."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
