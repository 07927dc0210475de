"""`assistant suggest FILE:LINE:COL`: verified next tactics, those that close the goal first."""

from __future__ import annotations

import argparse
import textwrap
import time
from typing import Any

from assistant.cli.arguments import (
    add_axiom_arguments,
    add_engine_argument,
    add_setting,
    axiom_scope,
    count_argument,
    seconds_argument,
    settings_of,
)
from assistant.cli.running import run as run_async
from assistant.wording import first_line, plural

SIGNS = {"closes": ("✓", "closes the goal"), "conditional": ("?", "closes the goal"), "progress": ("→", "")}

SHOWN_GOALS = 3
"""Of those that a tactic leaves."""


def add_parser(subparsers: Any) -> None:
    parser: argparse.ArgumentParser = subparsers.add_parser(
        "suggest", description="Suggest next tactics at a place. Every one has been run by Lean there."
    )
    parser.add_argument("place", metavar="FILE:LINE:COL", help="lines and columns from 1")
    parser.add_argument("-n", type=count_argument, default=8, metavar="COUNT", help="how many to show (default 8)")
    add_setting(
        parser, "--timeout", "suggest.timeout", seconds_argument, metavar="SECONDS", help_="default 5, or as configured"
    )
    parser.add_argument("--prefix", default="", metavar="TEXT", help="only those that begin so, which are tried first")
    parser.add_argument("--json", action="store_true", help="print a JSON document")
    parser.add_argument(
        "--data", action="store_true", help="where no proof is missing but data: show values to choose from"
    )
    add_axiom_arguments(parser)
    add_engine_argument(parser)


def run(arguments: argparse.Namespace) -> int:
    return run_async(_run(arguments))


async def _run(arguments: argparse.Namespace) -> int:
    from assistant.cli import output
    from assistant.cli.refutations import print_refutation
    from assistant.json_documents import suggestions_document
    from assistant.lean.goals import GoalKind
    from assistant.lean.places import filling, place_at, read_source
    from assistant.lean.positions import parse_place_argument
    from assistant.search.ending import NO_GOAL_WORDS
    from assistant.search.sessions import Wanted
    from assistant.search.suggestions import Suggestions

    where = parse_place_argument(arguments.place)
    place = place_at(where.path, read_source(where.path).text, where.line, where.column)

    from assistant.cli.engines import command_engine  # takes a while, which a mistyped place need not
    from assistant.cli.errors_above import tell_errors_above

    known = Suggestions(())
    settings = settings_of(arguments, where.path)
    timeout = settings.suggest_timeout
    async with command_engine(where.path, settings) as engine:
        output.report("asking Lean for the goal")
        started = time.monotonic()
        lean, instead_of = engine.lean, engine.lean_instead_of
        wanted = Wanted(arguments.prefix, arguments.data, axiom_scope(settings), patient=True)
        async for known in engine.suggest(place, timeout, wanted):
            output.report(f"{len(known.suggestions)} found, {known.tried} tried")
        seconds = time.monotonic() - started
        await tell_errors_above(engine, place)
    output.end_report()
    fitting = [s for s in known.suggestions if s.tactic.startswith(arguments.prefix)]
    shown = fitting[: arguments.n]
    if arguments.json:
        output.print_json(
            {
                "file": str(where.path),
                "line": place.line,
                "column": place.column,
                "lean": lean,
                "lean_instead_of": instead_of,
                **suggestions_document(place, known, shown),
                "seconds": round(seconds, 3),
            }
        )
        return 0 if shown or known.note == NO_GOAL_WORDS else 1
    console = output.console()
    output.print_goals(console, known.goals)
    console.print()
    for suggestion in shown:
        sign, after = SIGNS[suggestion.outcome]
        if known.kind is GoalKind.DATA:
            sign, after = "?", "a value that fits, to be chosen by you"
        after = after or plural(len(suggestion.goals), "goal")
        rests = f" · {suggestion.rests_on}" if suggestion.rests_on else ""
        text = textwrap.dedent(filling(place, suggestion.tactic).lstrip("\r\n"))
        output.print_lean(console, text, indent=f"{sign} ")
        console.print(f"    {after}{rests} · {suggestion.origin}", style="dim", markup=False)
        for goal in suggestion.goals[:SHOWN_GOALS]:
            console.print(f"    ⊢ {first_line(goal.target)}", style="dim", markup=False)
        if (more := len(suggestion.goals) - SHOWN_GOALS) > 0:
            console.print(f"    … and {plural(more, 'more goal')}", style="dim", markup=False)
    messages = output.console(errors=True)
    if known.refutation is not None:
        print_refutation(console, place.where, known.refutation)
    for failure in known.failures:
        messages.print(failure, style="yellow", markup=False)
    if known.note:
        guessed = "; it is not guessed" if known.goals else ""
        messages.print(f"{place.where}: {known.note}{guessed}", markup=False)
        if known.kind is GoalKind.DATA:
            messages.print("  --data shows values that fit, for you to choose from", style="dim")
    elif known.unjudged:
        run, is_it = ("tactic runs", "it rests") if known.unjudged == 1 else ("tactics run", "they rest")
        messages.print(
            f"{known.unjudged} more {run} at {place.where}, but there was no time to see what {is_it} on",
            markup=False,
        )
        messages.print(f"  more time: --timeout {2 * timeout:g}", style="dim", markup=False)
    elif not shown and known.refutation is None:
        begin = f" and begins with `{arguments.prefix}`" if arguments.prefix else ""
        messages.print(f"nothing that Lean accepts{begin} was found at {place.where}", markup=False)
        messages.print(
            f"  try `assistant prove`, which searches deeper, or more time: --timeout {2 * timeout:g}",
            style="dim",
            markup=False,
        )
    messages.print(f"{known.tried} tried in {seconds:.1f} s with Lean {lean}", style="dim")
    return 0 if shown or known.note == NO_GOAL_WORDS else 1
