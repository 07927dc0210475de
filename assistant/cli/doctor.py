"""`assistant doctor [PATH]`: which Lean is used, and what is missing."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from assistant.cli.arguments import add_lean_argument
from assistant.cli.running import run as run_async


def add_parser(subparsers: Any) -> None:
    parser: argparse.ArgumentParser = subparsers.add_parser(
        "doctor",
        description="Say which Lean is used for a project, and what is missing with the command that mends it.",
    )
    parser.add_argument("path", nargs="?", type=Path, default=Path(), metavar="PATH", help="default: this folder")
    add_lean_argument(parser)
    parser.add_argument("--json", action="store_true", help="print a JSON document")


def run(arguments: argparse.Namespace) -> int:
    return run_async(_run(arguments))


async def _run(arguments: argparse.Namespace) -> int:
    from assistant.cli import output
    from assistant.doctor import diagnose, to_json, to_text

    diagnosis = await diagnose(arguments.path, output.report)
    output.end_report()
    if arguments.json:
        output.print_json(to_json(diagnosis))
    else:
        print(to_text(diagnosis))
    return 2 if any(problem.fatal for problem in diagnosis.problems) else 0
