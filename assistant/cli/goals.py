"""`assistant goals FILE:LINE:COL`: what is to be proved at a place."""

from __future__ import annotations

import argparse
from typing import Any

from assistant.cli.arguments import add_engine_argument, settings_of
from assistant.cli.running import run as run_async
from assistant.lean.goals import GoalKind


def add_parser(subparsers: Any) -> None:
    parser: argparse.ArgumentParser = subparsers.add_parser(
        "goals", description="Show the goals at a place: at a `sorry`, or where a cursor stands in a tactic block."
    )
    parser.add_argument("place", metavar="FILE:LINE:COL", help="lines and columns from 1")
    parser.add_argument("--json", action="store_true", help="print a JSON document")
    add_engine_argument(parser)


def run(arguments: argparse.Namespace) -> int:
    return run_async(_run(arguments))


async def _run(arguments: argparse.Namespace) -> int:
    from assistant.cli import output
    from assistant.json_documents import goal_document, place_document
    from assistant.lean.places import place_at, read_source
    from assistant.lean.positions import parse_place_argument
    from assistant.search.ending import DATA_WORDS

    where = parse_place_argument(arguments.place)
    place = place_at(where.path, read_source(where.path).text, where.line, where.column)

    from assistant.cli.engines import command_engine  # takes a while, which a mistyped place need not

    async with command_engine(where.path, settings_of(arguments, where.path)) as engine:
        output.report("asking Lean for the goals")
        goals = await engine.goals(place)
    output.end_report()
    if arguments.json:
        output.print_json(
            {
                "file": str(where.path),
                **place_document(place),
                "goals": [goal_document(goal) for goal in goals],
            }
        )
        return 0
    console = output.console()
    if not goals:
        console.print("no goals: nothing is left to prove here")
    output.print_goals(console, goals)
    if goals and goals[0].kind is GoalKind.DATA:
        console.print(f"({DATA_WORDS})")
    return 0
