"""`assistant suggest FILE:LINE:COL`: verified next tactics, those that close the goal first."""

from __future__ import annotations

import argparse
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

SIGNS = {"closes": ("✓", "closes the goal"), "conditional": ("?", "closes the goal"), "progress": ("→", "")}


def add_parser(subparsers: Any) -> None:
    parser: argparse.ArgumentParser = subparsers.add_parser(
        "suggest", description="Suggest next tactics at a place. Every one has been run by Lean there."
    )
    parser.add_argument("place", metavar="FILE:LINE:COL", help="lines and columns from 1")
    parser.add_argument("-n", type=count_argument, default=8, metavar="COUNT", help="how many to show (default 8)")
    add_setting(
        parser, "--timeout", "suggest.timeout", seconds_argument, metavar="SECONDS", help_="default 5, or as configured"
    )
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
    from assistant.cli.refutations import print_refutation, refutation_json
    from assistant.lean.goals import GoalKind
    from assistant.lean.places import filling, place_at, read_source
    from assistant.lean.positions import parse_place_argument
    from assistant.search.sessions import Wanted
    from assistant.search.suggestions import Suggestions

    where = parse_place_argument(arguments.place)
    place = place_at(where.path, read_source(where.path).text, where.line, where.column)

    from assistant.cli.engines import command_engine  # takes a while, which a mistyped place need not

    known = Suggestions(())
    settings = settings_of(arguments, where.path)
    timeout = settings.suggest_timeout
    async with command_engine(where.path, settings) as engine:
        output.report("asking Lean for the goal")
        started = time.monotonic()
        lean, instead_of = engine.lean, engine.lean_instead_of
        wanted = Wanted(data=arguments.data, axioms=axiom_scope(settings), patient=True)
        async for known in engine.suggest(place, timeout, wanted):
            output.report(f"{len(known.suggestions)} found, {known.tried} tried")
        seconds = time.monotonic() - started
    output.end_report()
    shown = known.suggestions[: arguments.n]
    if arguments.json:
        output.print_json(
            {
                "file": str(where.path),
                "line": place.line,
                "column": place.column,
                "lean": lean,
                "lean_instead_of": instead_of,
                "goal": "\n\n".join(goal.render() for goal in known.goals),
                "kind": known.kind.value,
                "suggestions": [
                    {
                        "tactic": filling(place, s.tactic),
                        "status": s.outcome,
                        "goals": [goal.render() for goal in s.goals],
                        "source": s.source,
                        "others": list(s.others),
                        "why": s.why,
                        "score": s.score,
                        "milliseconds": round(s.milliseconds, 3),
                        "open_lemmas": list(s.open_lemmas),
                        "author_axioms": list(s.author_axioms),
                        "chooses": s.chooses,
                        "kept_axioms": list(s.kept_axioms),
                    }
                    for s in shown
                ],
                "tried": known.tried,
                "rejected": dict(known.rejected),
                "unjudged": known.unjudged,
                "note": known.note,
                "refutation": refutation_json(known.refutation),
                "failures": list(known.failures),
                "seconds": round(seconds, 3),
            }
        )
        return 0 if shown else 1
    console = output.console()
    output.print_goals(console, known.goals)
    console.print()
    for suggestion in shown:
        sign, after = SIGNS[suggestion.outcome]
        if known.kind is GoalKind.DATA:
            sign, after = "?", "a value that fits, to be chosen by you"
        after = after or output.plural(len(suggestion.goals), "goal")
        rests = f" · {suggestion.rests_on}" if suggestion.rests_on else ""
        output.print_lean(console, filling(place, suggestion.tactic).lstrip("\r\n"), indent=f"{sign} ")
        console.print(f"    {after}{rests} · {suggestion.origin}", style="dim", markup=False)
        for goal in suggestion.goals[:3]:
            console.print(f"    ⊢ {goal.target.splitlines()[0]}", style="dim", markup=False)
    messages = output.console(errors=True)
    if known.refutation is not None:
        print_refutation(console, place.where, known.refutation)
    for failure in known.failures:
        messages.print(failure, style="yellow", markup=False)
    if known.note:
        messages.print(f"{place.where}: {known.note}; it is not guessed", markup=False)
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
        messages.print(f"nothing that Lean accepts was found at {place.where}", markup=False)
        messages.print(
            f"  try `assistant prove`, which searches deeper, or more time: --timeout {2 * timeout:g}",
            style="dim",
            markup=False,
        )
    messages.print(f"{known.tried} tried in {seconds:.1f} s with Lean {lean}", style="dim")
    return 0 if shown else 1
