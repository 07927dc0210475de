"""`assistant refute FILE[:LINE[:COL]]`: counterexamples to what is still to be proved."""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.cli.arguments import add_engine_argument, seconds_argument, settings_of
from assistant.cli.running import run as run_async
from assistant.wording import plural

if TYPE_CHECKING:
    from assistant.lean.places import Place
    from assistant.refute.refutation import NotRefuted, Refutation

SECONDS = 5.0


def add_parser(subparsers: Any) -> None:
    parser: argparse.ArgumentParser = subparsers.add_parser(
        "refute",
        description="Look for counterexamples to the holes of a file, or to the one at a place. Each is judged by Lean:"
        " what is shown is a proof of the negation. Ends with 0 when there is one, else with 1.",
    )
    parser.add_argument("place", metavar="FILE[:LINE[:COL]]", help="lines and columns from 1")
    parser.add_argument(
        "--timeout",
        type=seconds_argument,
        default=SECONDS,
        metavar="SECONDS",
        help=f"for each hole (default {SECONDS:g})",
    )
    parser.add_argument("--json", action="store_true", help="print a JSON document")
    add_engine_argument(parser)


def run(arguments: argparse.Namespace) -> int:
    return run_async(_run(arguments))


async def _run(arguments: argparse.Namespace) -> int:
    from assistant.cli import output
    from assistant.json_documents import doubt_document
    from assistant.lean.errors import LeanError
    from assistant.provers import REFUTER
    from assistant.refute.refutation import NotRefuted, Refutation
    from assistant.refute.refuter import TIME_OVER

    places = _places(arguments.place)

    from assistant.cli.engines import command_engine  # takes a while, which a mistyped place need not

    ended: list[tuple[Place, Refutation | NotRefuted]] = []
    console = output.console()
    path = places[0].path
    settings = settings_of(arguments, path)
    wanted = tuple(name for name in settings.provers_without if name != REFUTER)
    async with command_engine(path, replace(settings, provers_without=wanted)) as engine:
        for number, place in enumerate(places, start=1):
            output.report(f"hole {number} of {len(places)}: {place.declaration.display_name}")
            try:
                found = await engine.refute(place, arguments.timeout)
            except LeanError as error:
                found = NotRefuted(error.message)
            ended.append((place, found))
            if not arguments.json:
                output.end_report()
                _show(console, place, found)
    output.end_report()
    refuted = sum(isinstance(found, Refutation) for _, found in ended)
    if arguments.json:
        output.print_json({"file": str(path), "refuted": refuted, "holes": [doubt_document(*one) for one in ended]})
    elif len(places) > 1:
        console.print(f"{refuted} of {plural(len(places), 'hole')} refuted", style="dim", markup=False)
    if any(isinstance(found, NotRefuted) and found.reason == TIME_OVER for _, found in ended):
        longer = f"more time: --timeout {2 * arguments.timeout:g}; `assistant prove` looks for a proof"
        output.console(errors=True).print(f"  {longer}", style="dim", markup=False)
    return 0 if refuted else 1


def _places(argument: str) -> list[Place]:
    """The holes of a file, or that at a place. Errors: `NoHoleHere`, and as `read_source`."""
    from assistant.lean.errors import NoHoleHere
    from assistant.lean.places import find_holes, hole_at, place_at, read_source
    from assistant.lean.positions import PLACE_ARGUMENT, parse_place_argument

    if PLACE_ARGUMENT.fullmatch(argument):
        where = parse_place_argument(argument)
        text = read_source(where.path).text
        find = place_at if where.column else hole_at
        return [find(where.path, text, where.line, where.column)]
    path = Path(argument)
    holes = list(find_holes(path, read_source(path).text))
    if not holes:
        raise NoHoleHere(argument, "The file has no holes.")
    return holes


def _show(console: Any, place: Place, found: Refutation | NotRefuted) -> None:
    from assistant.cli.refutations import print_refutation
    from assistant.refute.refutation import Refutation

    where = f"{place.where} {place.declaration.display_name}"
    if isinstance(found, Refutation):
        print_refutation(console, where, found)
        return
    tried = f" ({plural(found.tried, 'combination')} of values)" if found.tried else ""
    console.print(f"· {where}: {found.reason}{tried}", style="dim", markup=False)
