"""Making the app from the command line, and running it in this terminal."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from assistant.errors import AssistantError
from assistant.lean.project import find_project
from tui.app import AssistantApp


class UnknownTheme(AssistantError):
    def __init__(self, name: str, known: Sequence[str]) -> None:
        super().__init__(f"no theme is called `{name}`", hint=f"There are {', '.join(known)}.")


def make_app(paths: Sequence[Path], *, seconds: float, use_process: bool = True, theme: str = "") -> AssistantApp:
    """Errors: `UnknownTheme`; `SourceMissing` and the like for the paths."""
    tree = paths[0] if len(paths) == 1 and paths[0].is_file() and paths[0].suffix != ".lean" else None
    root = find_project(paths[0] if tree is None else Path()).root
    absolute = [path.absolute() for path in paths]
    app = AssistantApp(root, absolute, tree=tree, use_process=use_process, seconds=seconds, theme=theme)
    if theme and theme not in app.available_themes:
        raise UnknownTheme(theme, sorted(app.available_themes))
    return app


def run_app(paths: Sequence[Path], arguments: argparse.Namespace) -> int:
    """The exit code, once the user leaves."""
    app = make_app(paths, seconds=arguments.timeout, use_process=not arguments.no_engine, theme=arguments.theme)
    app.run()
    return app.return_code or 0
