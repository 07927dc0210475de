"""Making the app from the command line, and running it in this terminal or for a browser."""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import gc
import os
import signal
import sys
import threading
import time
from collections.abc import Sequence
from pathlib import Path
from types import FrameType

from assistant.errors import AssistantError
from assistant.lean.project import find_project
from tui.app import AssistantApp
from tui.leaving import Leaving

LOOK_SECONDS = 1.0
LEAVE_SECONDS = 5.0
SIGNALS = (signal.SIGINT, signal.SIGTERM)
"""On which the app leaves in good order. Not SIGHUP: the terminal is gone then, which is seen without it."""
FAILED = 1
"""What Textual's return code is after a fault. None of ours: those are 0, 2, and 128 and more."""


SIZE_VARIABLES = ("COLUMNS", "LINES")


def believe_the_terminal() -> None:
    """Has the app take its size from the terminal. What the environment says was so when somebody wrote it there
    (`resize`, an editor's shell, any program that has loaded readline); Textual would believe it, and never see that
    the terminal has another size by now."""
    with contextlib.suppress(OSError, ValueError, AttributeError):
        if all(os.get_terminal_size(sys.__stdout__.fileno())):  # type: ignore[union-attr]
            for name in SIZE_VARIABLES:
                os.environ.pop(name, None)


def calm_collector() -> None:
    """A tree is hundreds of thousands of objects that are in no cycle: looking through all of them again and again
    would take longer than a key may."""
    gc.freeze()
    gc.set_threshold(20_000, 50, 1_000)


class UnknownTheme(AssistantError):
    def __init__(self, name: str, known: Sequence[str]) -> None:
        super().__init__(f"no theme is called `{name}`", hint=f"There are {', '.join(known)}.")


class AppFailed(AssistantError):
    def __init__(self) -> None:
        super().__init__(
            "the app has a fault, shown above",
            hint="Your Lean files are whole: they are written in one step. Please report the fault.",
        )


def tree_file(paths: Sequence[Path]) -> Path | None:
    """The saved tree that is to be shown, where the paths are that of one."""
    return paths[0] if len(paths) == 1 and paths[0].is_file() and paths[0].suffix != ".lean" else None


def make_app(paths: Sequence[Path], *, seconds: float, use_process: bool = True, theme: str = "") -> AssistantApp:
    """Errors: `UnknownTheme`; `SourceMissing` and the like for the paths."""
    tree = tree_file(paths)
    root = find_project(paths[0] if tree is None else Path()).root
    absolute = [path.absolute() for path in paths]
    app = AssistantApp(root, absolute, tree=tree, use_process=use_process, seconds=seconds, theme=theme)
    if theme and theme not in app.available_themes:
        raise UnknownTheme(theme, sorted(app.available_themes))
    return app


def check_arguments(paths: Sequence[Path], arguments: argparse.Namespace) -> None:
    """Whether the app can be made, and a tree file be read. Errors: as `make_app`; `TreeFileError`."""
    from assistant.search.store import load_titled

    _make(paths, arguments)
    if (tree := tree_file(paths)) is not None:
        load_titled(tree)


def run_app(paths: Sequence[Path], arguments: argparse.Namespace, *, served: bool = False) -> int:
    """The exit code, once the user leaves. `served`: for a browser, by a server that started us. Errors: as `make_app`;
    `AppFailed`."""
    if not served:
        believe_the_terminal()
    app = _make(paths, arguments)
    if served:
        threading.Thread(target=_leave_with, args=(app, os.getppid()), daemon=True, name="server watch").start()
    asyncio.run(_run(app, served=served))
    if app.return_code == FAILED:
        raise AppFailed()
    return app.return_code or 0


async def _run(app: AssistantApp, *, served: bool) -> None:
    """Runs the app, which also leaves when the system asks us to end: killed at once, it would leave behind a terminal
    that shows nothing of what is typed. Where leaving in good order gets stuck, since the terminal takes nothing any
    more, it ends all the same."""
    loop = asyncio.get_running_loop()
    leaving = Leaving(app, loop)

    def leave(number: int, _frame: FrameType | None) -> None:
        signal.signal(number, signal.SIG_DFL)  # the second one ends us at once
        leaving.ask(128 + number)

    # Not the handlers of the loop: it may be waiting for the terminal.
    before = {number: signal.signal(number, leave) for number in SIGNALS}
    if not served:
        threading.Thread(target=leaving.when_the_terminal_is_gone, daemon=True, name="terminal watch").start()
    try:
        await app.run_async()
    finally:
        leaving.done.set()
        for number, handler in before.items():
            signal.signal(number, handler)


def _make(paths: Sequence[Path], arguments: argparse.Namespace) -> AssistantApp:
    return make_app(paths, seconds=arguments.timeout, use_process=not arguments.no_engine, theme=arguments.theme)


def _leave_with(app: AssistantApp, server: int) -> None:
    """Leaves when the server was killed: nobody else would end us."""
    while os.getppid() == server:
        time.sleep(LOOK_SECONDS)
    app.call_from_thread(app.exit)
    time.sleep(LEAVE_SECONDS)
    os._exit(1)  # whatever runs below ends with us
