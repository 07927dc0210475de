"""`assistant prove FILE:LINE[:COL]`: a whole proof for a hole or a declaration."""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.cli.arguments import add_engine_argument, seconds_argument
from assistant.cli.running import run as run_async
from assistant.errors import AssistantError

if TYPE_CHECKING:
    from assistant.lean.places import Place
    from assistant.search.best_first import SearchResult


@dataclass(frozen=True)
class Found:
    """How a search ended. `text` is the file's at its beginning."""

    place: Place
    text: str
    lean: str
    lean_instead_of: str
    result: SearchResult


def add_parser(subparsers: Any) -> None:
    parser: argparse.ArgumentParser = subparsers.add_parser(
        "prove", description="Search for a proof of the hole at a place, or of the declaration there."
    )
    parser.add_argument("place", metavar="FILE:LINE[:COL]", help="lines and columns from 1")
    parser.add_argument("--timeout", type=seconds_argument, default=30.0, metavar="SECONDS", help="default 30")
    parser.add_argument("--write", action="store_true", help="write the proof into the file")
    parser.add_argument("--save-tree", type=Path, metavar="FILE", help="save the search tree (msgpack)")
    parser.add_argument("--json", action="store_true", help="print a JSON document")
    add_engine_argument(parser)


def run(arguments: argparse.Namespace) -> int:
    try:
        found = run_async(_search(arguments))
    except AssistantError as error:
        if arguments.json:
            _print_error(error)
        raise
    return _finish(found, arguments)


def _print_error(error: AssistantError) -> None:
    from assistant.cli import output

    nothing = {"proof": "", "axioms": [], "nodes": 0, "candidates": 0, "seconds": 0.0, "tree": "", "written": False}
    output.print_json({"status": "error", **nothing, "error": error.message, "hint": error.hint})


async def _search(arguments: argparse.Namespace) -> Found:
    from assistant.cli import output
    from assistant.lean.places import hole_at, place_at, read_source
    from assistant.lean.positions import parse_place_argument
    from assistant.search.best_first import Budget
    from assistant.search.tree import Event, NodeOpened
    from assistant.sorries.patch import check_writable

    where = parse_place_argument(arguments.place)
    text = read_source(where.path).text
    find = place_at if where.column else hole_at
    place = find(where.path, text, where.line, where.column)
    if arguments.write:
        check_writable(where.path)

    from assistant.cli.engines import command_engine  # takes a while, which a mistyped place need not

    nodes = 0

    def listen(event: Event) -> None:
        nonlocal nodes
        if isinstance(event, NodeOpened):
            nodes += 1
            newest = event.goals[0].target.splitlines()[0]
            output.report(f"{output.plural(nodes, 'state')}, the newest: ⊢ {newest}")

    async with command_engine(where.path, arguments, writing=arguments.write) as engine:
        output.report("asking Lean for the goal")
        result = await engine.prove(place, Budget(arguments.timeout), listen)
        return Found(place, text, engine.lean, engine.lean_instead_of, result)


def _finish(found: Found, arguments: argparse.Namespace) -> int:
    """Writes and shows what was found. What cannot be written is told last: the proof is worth more."""
    from assistant.cli import output
    from assistant.lean.places import filling
    from assistant.search.best_first import SearchStatus
    from assistant.search.store import save_tree
    from assistant.sorries.patch import write_proofs

    place, result = found.place, found.result
    proved = result.status is SearchStatus.PROVED
    written, tree = False, ""
    failure: AssistantError | None = None
    try:
        if proved and arguments.write:
            write_proofs(place.path, found.text, [(place, result.proof)])
            written = True
        if arguments.save_tree is not None:
            save_tree(result.tree, arguments.save_tree, title=place.where)
            tree = str(arguments.save_tree)
    except AssistantError as error:
        failure = error
    if arguments.json:
        output.print_json(
            {
                "file": str(place.path),
                "line": place.line,
                "column": place.column,
                "declaration": place.declaration.name,
                "lean": found.lean,
                "lean_instead_of": found.lean_instead_of,
                "status": result.status.value,
                "proof": filling(place, result.proof) if result.proof else "",
                "axioms": list(result.axioms),
                "nodes": result.nodes,
                "candidates": result.candidates,
                "seconds": round(result.seconds, 3),
                "tree": tree,
                "written": written,
                **({"error": failure.message, "hint": failure.hint} if failure is not None else {}),
            }
        )
    else:
        _show(found, arguments, written=written)
    if failure is not None:
        raise failure
    return 0 if proved else 1


def _show(found: Found, arguments: argparse.Namespace, *, written: bool) -> None:
    from assistant.cli import output
    from assistant.lean.places import filling
    from assistant.lean.verify.verdicts import axioms_in_words
    from assistant.search.best_first import SearchStatus

    place, result = found.place, found.result
    messages = output.console(errors=True)
    spent = f"{output.plural(result.nodes, 'state')}, {result.candidates} candidates, {result.seconds:.1f} s"
    if result.status is not SearchStatus.PROVED:
        timed_out = result.status is SearchStatus.TIMED_OUT
        reason = "time ran out" if timed_out else "nothing is left to try"
        messages.print(f"no proof for {place.where}: {reason} ({spent})", markup=False)
        if timed_out:
            messages.print(f"  more time: --timeout {2 * arguments.timeout:g}", style="dim")
        else:
            messages.print("  a lemma before it or a first step at the place may help", style="dim")
        return
    output.print_lean(output.console(), filling(place, result.proof))  # what can be pasted there
    messages.print(f"accepted by Lean ({axioms_in_words(result.axioms)}); {spent}", style="dim", markup=False)
    if written:
        messages.print(f"written to {place.path}", style="dim", markup=False)
    elif not arguments.write:
        messages.print("  --write puts it into the file", style="dim")
