"""`assistant premises FILE:LINE:COL` and `assistant premises STATEMENT`: lemmas that may help, or that are alike."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.cli.arguments import add_engine_argument, count_argument, settings_of
from assistant.cli.running import run as run_async

if TYPE_CHECKING:
    from assistant.editing import FoundPremise

SHOWN = 20
PATIENCE = 60.0
"""Seconds for which vectors are waited for: an encoder may have to be loaded first."""


def add_parser(subparsers: Any) -> None:
    parser: argparse.ArgumentParser = subparsers.add_parser(
        "premises",
        description="Show the lemmas that may help with the goal at a place: those of the file above it and of what it "
        "imports. Or show those of the project in this folder and of its libraries that are most like a statement or a "
        "name. The best come first, each with why.",
    )
    parser.add_argument(
        "what", metavar="FILE:LINE:COL|STATEMENT", help="lines and columns from 1; or `(n : Nat) : n + 0 = n`"
    )
    parser.add_argument(
        "-k", dest="count", type=count_argument, default=SHOWN, metavar="COUNT", help=f"how many (default {SHOWN})"
    )
    parser.add_argument("--json", action="store_true", help="print a JSON document")
    add_engine_argument(parser)


def run(arguments: argparse.Namespace) -> int:
    return run_async(_run(arguments))


async def _run(arguments: argparse.Namespace) -> int:
    from assistant.cli import output
    from assistant.json_documents import premise_document
    from assistant.lean.places import place_at, read_source
    from assistant.lean.positions import PLACE_ARGUMENT, parse_place_argument

    where = parse_place_argument(arguments.what) if PLACE_ARGUMENT.fullmatch(arguments.what) else None
    place = place_at(where.path, read_source(where.path).text, where.line, where.column) if where is not None else None

    from assistant.cli.engines import command_engine  # takes a while, which a mistyped place need not

    nothing = "nothing in reach speaks about the same things"
    path = where.path if where is not None else Path()
    async with command_engine(path, settings_of(arguments, path)) as engine:
        if place is not None:
            output.report("asking Lean for the goals")
            goals = await engine.goals(place)
            nothing = nothing if goals else "no goals: nothing is left to prove here"
            found = await engine.premises(place, goals, arguments.count, PATIENCE)
        else:
            output.report("looking through the libraries")
            found = await engine.premises_about(arguments.what, arguments.count, PATIENCE)
    output.end_report()
    if arguments.json:
        output.print_json({"premises": [premise_document(premise) for premise in found]})
        return 0
    _print(found, nothing)
    return 0


def _print(found: Sequence[FoundPremise], nothing: str) -> None:
    from assistant.cli import output

    console = output.console()
    if not found:
        console.print(nothing)
    for one in found:
        premise = one.premise
        output.print_lean(console, f"{premise.name} {premise.statement}".rstrip())
        where = f"{premise.module}:{premise.line}" if premise.line else premise.module
        hole = "has a hole; " if premise.open else ""
        console.print(f"  {where}  {hole}{one.why}".rstrip(), style="dim", markup=False)
