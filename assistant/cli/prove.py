"""`assistant prove FILE:LINE[:COL]`: a whole proof for a hole or a declaration."""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.cli.arguments import (
    add_axiom_arguments,
    add_engine_argument,
    add_in_place,
    add_setting,
    axiom_scope,
    count_argument,
    seconds_argument,
    settings_of,
)
from assistant.cli.running import run as run_async
from assistant.errors import AssistantError
from assistant.model_choice import ROUNDS
from assistant.wording import first_line, plural

if TYPE_CHECKING:
    from assistant.cli.finished import Finished
    from assistant.lean.places import Place
    from assistant.search.outcome import Outcome
    from assistant.search.suggestions import Suggestion
    from assistant.search.tree import Tree


@dataclass(frozen=True)
class Found:
    """How a search ended. `text` is the file's at its beginning; `tree` is what was searched; `timeout` the seconds
    that it could take; `choices` are values for what is no proof."""

    place: Place
    text: str
    lean: str
    lean_instead_of: str
    result: Outcome
    tree: Tree
    timeout: float
    choices: tuple[Suggestion, ...] = ()


def add_parser(subparsers: Any) -> None:
    parser: argparse.ArgumentParser = subparsers.add_parser(
        "prove", description="Search for a proof of the hole at a place, or of the declaration there."
    )
    parser.add_argument("place", metavar="FILE:LINE[:COL]", help="lines and columns from 1")
    add_setting(
        parser, "--timeout", "search.timeout", seconds_argument, metavar="SECONDS", help_="default 30, or as configured"
    )
    parser.add_argument("--write", action="store_true", help="write the proof into the file")
    add_in_place(parser)
    parser.add_argument("--save-tree", type=Path, metavar="FILE", help="save the search tree (msgpack)")
    parser.add_argument("--json", action="store_true", help="print a JSON document")
    parser.add_argument(
        "--data", action="store_true", help="where no proof is missing but data: show values to choose from"
    )
    whole = parser.add_argument_group("whole proofs by a model")
    whole.add_argument("--whole", action="store_true", help="have a model write the whole proof, and repair it")
    whole.add_argument("--model", default="", metavar="NAME", help="default: as configured, else the search")
    whole.add_argument(
        "--rounds", type=count_argument, default=ROUNDS, metavar="COUNT", help=f"repairs included (default {ROUNDS})"
    )
    whole.add_argument("--samples", type=count_argument, default=1, metavar="COUNT", help="proofs a round (default 1)")
    whole.add_argument("--hint", default="", metavar="TEXT", help="what the model should know, in words")
    add_axiom_arguments(parser)
    add_engine_argument(parser)


def run(arguments: argparse.Namespace) -> int:
    if arguments.whole:
        if arguments.data or arguments.save_tree is not None:
            raise AssistantError(
                "--whole has neither a tree nor values to choose from", hint="Leave out the other flag."
            )
        from assistant.cli.whole import run_whole

        return run_whole(arguments)
    if arguments.model or arguments.hint:
        raise AssistantError("--model and --hint are for whole proofs", hint="Say --whole as well.")
    if arguments.data and arguments.write:
        raise AssistantError(
            "a value is not written without having been looked at",
            hint="Leave out --write, look at what --data shows, and write the value that is meant.",
        )
    try:
        found = run_async(_search(arguments))
    except AssistantError as error:
        if arguments.json:
            _print_error(error)
        raise
    return _finish(found, arguments) if isinstance(found, Found) else _show_finished(found, arguments)


def _show_finished(finished: Finished, arguments: argparse.Namespace) -> int:
    from assistant.cli import output

    if arguments.json:
        output.print_json(finished.as_json())
    else:
        output.remark(finished.in_words)
    return 0


def _print_error(error: AssistantError) -> None:
    from assistant.cli import output

    nothing = {
        "proof": "",
        "axioms": [],
        "open_lemmas": [],
        "author_axioms": [],
        "reservation": "",
        "refused": [],
        "nodes": 0,
        "candidates": 0,
        "seconds": 0.0,
        "tree": "",
        "written": False,
    }
    output.print_json(
        {"status": "error", **nothing, "reason": error.message, "error": error.message, "hint": error.hint}
    )


async def _search(arguments: argparse.Namespace) -> Found | Finished:
    from assistant.cli import output
    from assistant.lean.errors import NoHoleHere
    from assistant.lean.places import hole_at, place_at, read_source
    from assistant.lean.positions import parse_place_argument
    from assistant.search.budget import Budget
    from assistant.search.outcome import OutcomeStatus
    from assistant.search.sessions import Wanted
    from assistant.search.tree import Event, NodeOpened, Tree
    from assistant.sorries.patch import check_writable

    where = parse_place_argument(arguments.place)
    text = read_source(where.path).text
    find = place_at if where.column else hole_at
    settings = settings_of(arguments, where.path)
    try:
        place = find(where.path, text, where.line, where.column)
    except NoHoleHere:
        from assistant.cli.finished import finished_at

        if finished := await finished_at(where.path, text, where.line, settings):
            return finished
        raise
    if arguments.write:
        check_writable(where.path)

    from assistant.cli.engines import command_engine  # takes a while, which a mistyped place need not
    from assistant.cli.errors_above import tell_errors_above

    tree = Tree()
    timeout = settings.search_timeout

    def listen(event: Event) -> None:
        tree.apply(event)
        if isinstance(event, NodeOpened):
            newest = first_line(event.goals[0].target)
            output.report(f"{plural(len(tree.nodes), 'state')}, the newest: ⊢ {newest}")

    async with command_engine(where.path, settings, writing=arguments.write) as engine:
        output.report("asking Lean for the goal")
        scope = axiom_scope(settings)
        await tell_errors_above(engine, place)
        result = await engine.prove(place, Budget(timeout, axioms=scope), listen)
        choices: tuple[Suggestion, ...] = ()
        if arguments.data and result.status is OutcomeStatus.DATA:
            async for known in engine.suggest(place, timeout, Wanted(data=True, axioms=scope)):
                output.report(f"{len(known.suggestions)} values that fit")
                choices = known.suggestions
        return Found(place, text, engine.lean, engine.lean_instead_of, result, tree, timeout, choices)


def _finish(found: Found, arguments: argparse.Namespace) -> int:
    """Writes and shows what was found. What cannot be written is told last: the proof is worth more."""
    from assistant.cli import output
    from assistant.json_documents import place_document, search_document
    from assistant.lean.places import filling
    from assistant.search.outcome import OutcomeStatus
    from assistant.search.store import save_tree
    from assistant.sorries.patch import NotJudgedFromOutside, write_proofs

    place, result = found.place, found.result
    proved = result.status is OutcomeStatus.PROVED
    written, tree = False, ""
    failure: AssistantError | None = None
    try:
        if proved and arguments.write:
            if result.reservation and not arguments.in_place:
                raise NotJudgedFromOutside(place.path, result.reservation)
            write_proofs(place.path, found.text, [(place, result.proof)])
            written = True
        if arguments.save_tree is not None:
            save_tree(found.tree, arguments.save_tree, title=place.where)
            tree = str(arguments.save_tree)
    except AssistantError as error:
        failure = error
    if arguments.json:
        output.print_json(
            {
                "file": str(place.path),
                **place_document(place),
                "lean": found.lean,
                "lean_instead_of": found.lean_instead_of,
                **search_document(place, result),
                **({"choices": [filling(place, choice.tactic) for choice in found.choices]} if arguments.data else {}),
                "tree": tree,
                "written": written,
                **({"error": failure.message, "hint": failure.hint} if failure is not None else {}),
            }
        )
    else:
        _show(found, arguments, written=written)
    if failure is not None:
        raise failure
    return 0 if proved or _no_goal(result) else 1


def _no_goal(result: Outcome) -> bool:
    """Whether nothing is left to prove where the search was to begin."""
    from assistant.search.ending import Cause

    return result.ending is not None and result.ending.cause is Cause.NO_GOAL


def _show(found: Found, arguments: argparse.Namespace, *, written: bool) -> None:
    from assistant.cli import output
    from assistant.cli.refutations import print_refutation
    from assistant.lean.places import filling
    from assistant.lean.verify.verdicts import axioms_in_words
    from assistant.search.outcome import OutcomeStatus

    place, result = found.place, found.result
    messages = output.console(errors=True)
    spent = f"{plural(result.nodes, 'state')}, {result.candidates} candidates, {result.seconds:.1f} s"
    if result.proof:
        output.print_lean(output.console(), filling(place, result.proof))  # what can be pasted there
    rests_on = axioms_in_words(result.axioms, result.author_axioms, result.open_lemmas)
    if result.status is OutcomeStatus.CONDITIONAL:
        messages.print(f"no complete proof for {place.where}: it {result.reason}; {spent}", markup=False)
        messages.print(
            f"  Lean accepts it on that condition ({rests_on}); it is not written", style="dim", markup=False
        )
        return
    if result.refutation is not None:
        print_refutation(output.console(), place.where, result.refutation)
        messages.print(f"no proof for {place.where}: it is false ({spent})", markup=False)
        return
    if _no_goal(result):
        messages.print(f"{place.where}: {result.reason}", markup=False)
        return
    if result.status is not OutcomeStatus.PROVED:
        messages.print(f"no proof for {place.where}: {result.reason} ({spent})", markup=False)
        for choice in found.choices:
            output.print_lean(output.console(), filling(place, choice.tactic), indent="? ")
        if hint := _hint(found, arguments):
            messages.print(f"  {hint}", style="dim", markup=False)
        return
    messages.print(f"accepted by Lean ({rests_on}); {spent}", style="dim", markup=False)
    if written:
        messages.print(f"written to {place.path}", style="dim", markup=False)
    elif not arguments.write and result.reservation:
        messages.print(f"  {result.reservation}; only --in-place writes it", style="dim", markup=False)
    elif not arguments.write:
        messages.print("  --write puts it into the file", style="dim")


def _hint(found: Found, arguments: argparse.Namespace) -> str:
    """What can be done about a search that found no proof."""
    from assistant.search.ending import Cause

    ending = found.result.ending
    if ending is None:
        return ""
    if ending.time_may_help:
        return f"more time: --timeout {2 * found.timeout:g}"
    if ending.cause is Cause.DATA:
        shown = "these are values that fit, to be chosen by you" if found.choices else "no value was found that fits"
        return shown if arguments.data else "--data shows values that fit, for you to choose from"
    return ending.advice
