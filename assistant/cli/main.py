"""`assistant`: reads the command line and hands over to one module per command.

Only `argparse` is imported before a command is chosen, so that `assistant --help` stays instant.

Exit codes: 0 done, 1 done but something is left over, 2 could not work (the message says why), 130 interrupted.
"""

from __future__ import annotations

import argparse
import importlib
import os
import sys
from collections.abc import Sequence

from assistant import __version__
from assistant.errors import AssistantError

COMMANDS: dict[str, str] = {
    "suggest": "verified next tactics at a place",
    "prove": "a whole proof for a hole or a declaration",
    "close": "close the sorries of files, folders or the project",
    "goals": "the goals at a place",
    "doctor": "which Lean is used, and what is missing",
    "demo": "prove a small real project before your eyes",
    "bench": "measure verification and proving",
}
"""Name of each command (and of its module here) with its one-line help."""

INTERRUPTED = 130


def build_parser(chosen: str | None) -> argparse.ArgumentParser:
    """The parser of the whole command line; only the chosen command's own module is imported."""
    parser = argparse.ArgumentParser(
        prog="assistant",
        description="A proving assistant for Lean 4 that shows only what Lean itself has verified.",
    )
    parser.add_argument("--version", action="version", version=f"assistant {__version__}")
    subparsers = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    for name, summary in COMMANDS.items():
        if name == chosen:
            importlib.import_module(f"assistant.cli.{name}").add_parser(subparsers)
        else:
            subparsers.add_parser(name, help=summary, add_help=False)
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command and returns its exit code."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    chosen = next((word for word in words if not word.startswith("-")), None)
    parser = build_parser(chosen)
    parsed = parser.parse_args(words)
    try:
        code = importlib.import_module(f"assistant.cli.{parsed.command}").run(parsed)
        sys.stdout.flush()
        return int(code)
    except AssistantError as error:
        print(f"assistant: {error.message}", file=sys.stderr)
        if error.hint:
            print(f"  {error.hint}", file=sys.stderr)
        return error.exit_code
    except KeyboardInterrupt:
        print("assistant: interrupted", file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:
        # The reader (`head`, a pager) went away; nothing is left to be said on standard output.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


if __name__ == "__main__":
    sys.exit(main())
