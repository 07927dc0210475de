"""`assistant doctor [PATH]`: which Lean is used, and what is missing."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from assistant.cli.arguments import add_lean_argument
from assistant.cli.running import run as run_async
from assistant.errors import AssistantError
from assistant.own_command import spoken


class NotWritten(AssistantError):
    """The report cannot be written where it should be."""


def add_parser(subparsers: Any) -> None:
    parser: argparse.ArgumentParser = subparsers.add_parser(
        "doctor",
        description="Say which Lean is used for a project, and what is missing with the command that mends it.",
    )
    parser.add_argument("path", nargs="?", type=Path, default=Path(), metavar="PATH", help="default: this folder")
    add_lean_argument(parser)
    parser.add_argument(
        "--deep",
        action="store_true",
        help="measure in this project how long everything takes, and what of its packages can be read; minutes",
    )
    parser.add_argument(
        "--report",
        type=Path,
        metavar="FILE",
        help="with --deep: write the figures there, without texts or paths, to be attached to a report",
    )
    parser.add_argument("--json", action="store_true", help="print a JSON document")


def run(arguments: argparse.Namespace) -> int:
    return run_async(_run(arguments))


async def _run(arguments: argparse.Namespace) -> int:
    from assistant.cli import output

    if arguments.deep or arguments.report is not None:
        return await _deep(arguments)
    from assistant.doctor import diagnose, to_json, to_text

    diagnosis = await diagnose(arguments.path, output.report)
    output.end_report()
    if arguments.json:
        output.print_json(to_json(diagnosis))
    else:
        print(spoken(to_text(diagnosis)))
    return 2 if any(problem.fatal for problem in diagnosis.problems) else 0


async def _deep(arguments: argparse.Namespace) -> int:
    import json

    from assistant.cli import output
    from assistant.deep import run_deep, to_text
    from assistant.files import save_file

    found = await run_deep(arguments.path, output.report)
    output.end_report()
    if arguments.report is not None:
        text = json.dumps(found.as_json(), indent=1, ensure_ascii=False) + "\n"
        try:
            save_file(arguments.report, text.encode())
        except OSError as error:
            print(to_text(found))  # it took minutes
            raise NotWritten(
                f"{arguments.report}: cannot be written: {error.strerror}", hint="Choose another place with --report."
            ) from error
    if arguments.json:
        output.print_json(found.as_json())
    else:
        print(to_text(found))
    return 2 if found.failed else 0
