"""Making the app from the command line, and running it in this terminal or for a browser."""

from __future__ import annotations

import argparse
import os
import threading
import time
from collections.abc import Sequence
from pathlib import Path

from assistant.errors import AssistantError
from assistant.lean.project import find_project
from tui.app import AssistantApp

LOOK_SECONDS = 1.0
LEAVE_SECONDS = 5.0


class UnknownTheme(AssistantError):
    def __init__(self, name: str, known: Sequence[str]) -> None:
        super().__init__(f"no theme is called `{name}`", hint=f"There are {', '.join(known)}.")


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
    """The exit code, once the user leaves. `served`: for a browser, by a server that started us."""
    app = _make(paths, arguments)
    if served:
        threading.Thread(target=_leave_with, args=(app, os.getppid()), daemon=True, name="server watch").start()
    app.run()
    return app.return_code or 0


def _make(paths: Sequence[Path], arguments: argparse.Namespace) -> AssistantApp:
    return make_app(paths, seconds=arguments.timeout, use_process=not arguments.no_engine, theme=arguments.theme)


def _leave_with(app: AssistantApp, server: int) -> None:
    """Leaves when the server was killed: nobody else would end us."""
    while os.getppid() == server:
        time.sleep(LOOK_SECONDS)
    app.call_from_thread(app.exit)
    time.sleep(LEAVE_SECONDS)
    os._exit(1)  # whatever runs below ends with us
