"""`assistant tui`: the terminal app."""

from __future__ import annotations

import argparse
import gc
import os
import sys
from pathlib import Path
from typing import Any

from assistant.cli.arguments import add_engine_argument, add_setting, seconds_argument, settings_of
from assistant.errors import AssistantError

SERVED_VARIABLE = "TEXTUAL_DRIVER"
"""Set where the app is run for a browser: what it shows goes through pipes, and no terminal is needed."""


class NoTerminal(AssistantError):
    def __init__(self) -> None:
        super().__init__(
            "the app needs a terminal, and its input or output is none",
            hint="Use `assistant close` in a script, `assistant tree show FILE` for a tree, or --web for a browser.",
        )


class TerminalTooDumb(AssistantError):
    def __init__(self, name: str) -> None:
        super().__init__(f"the terminal `{name}` cannot place text", hint="Set TERM, for instance to xterm-256color.")


def add_parser(subparsers: Any) -> None:
    parser: argparse.ArgumentParser = subparsers.add_parser(
        "tui",
        description="Watch and steer proof search in the terminal: the holes of a project, live search trees, whole "
        "proofs, batches. With a tree file (--save-tree of `assistant prove`) that tree is shown.",
    )
    parser.add_argument("paths", nargs="*", type=Path, metavar="PATH", help="folders, Lean files, or one tree file")
    add_setting(
        parser,
        "--timeout",
        "tui.timeout",
        seconds_argument,
        metavar="SECONDS",
        help_="a search may take; default 60, or as configured",
    )
    add_setting(parser, "--theme", "tui.theme", metavar="NAME", help_="colours, for instance textual-light")
    parser.add_argument("--web", action="store_true", help="serve it to a browser on this machine instead")
    parser.add_argument("--port", type=int, default=8000, help="of --web; default 8000, 0 for any that is free")
    add_engine_argument(parser)


def run(arguments: argparse.Namespace) -> int:
    paths = arguments.paths or [Path()]
    _check(paths)
    settings = settings_of(arguments, paths[0])
    arguments.timeout, arguments.theme = settings.tui_timeout, settings.tui_theme
    arguments.no_engine = not settings.engine_enabled
    if arguments.web:
        from assistant.cli.running import run as run_async
        from assistant.cli.running import when_interrupted
        from tui.main import check_arguments
        from tui.web.serving import serve

        check_arguments(paths, arguments)  # once, instead of in each tab
        run_async(serve(paths, arguments, when_interrupted))
        return 0
    if os.environ.get(SERVED_VARIABLE):
        from tui.main import run_app

        return run_app(paths, arguments, served=True)
    if not (sys.stdin.isatty() and sys.stdout.isatty() and sys.stderr.isatty()):
        raise NoTerminal()
    if os.environ.get("TERM", "") in ("", "dumb"):
        raise TerminalTooDumb(os.environ.get("TERM", ""))

    gc.disable()  # what is read now stays to the end: looking through it in between only costs
    from tui.main import calm_collector, run_app

    calm_collector()
    gc.enable()
    return run_app(paths, arguments)


def _check(paths: list[Path]) -> None:
    """Errors: `SourceMissing` for a path that is not there."""
    from assistant.lean.errors import SourceMissing

    for path in paths:
        if not path.exists():
            raise SourceMissing(path)
