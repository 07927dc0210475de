"""`assistant prove FILE:LINE[:COL]`: a whole proof for a hole or a declaration."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from assistant.cli.running import run as run_async


def add_parser(subparsers: Any) -> None:
    parser: argparse.ArgumentParser = subparsers.add_parser(
        "prove", description="Search for a proof of the hole at a place, or of the declaration there."
    )
    parser.add_argument("place", metavar="FILE:LINE[:COL]", help="lines and columns from 1")
    parser.add_argument("--timeout", type=float, default=30.0, metavar="SECONDS", help="default 30")
    parser.add_argument("--write", action="store_true", help="write the proof into the file")
    parser.add_argument("--save-tree", type=Path, metavar="FILE", help="save the search tree (msgpack)")
    parser.add_argument("--json", action="store_true", help="print a JSON document")


def run(arguments: argparse.Namespace) -> int:
    return run_async(_run(arguments))


async def _run(arguments: argparse.Namespace) -> int:
    from assistant.cli import output
    from assistant.engine import Engine
    from assistant.lean.places import hole_at, place_at, read_source
    from assistant.lean.positions import parse_place_argument
    from assistant.search.best_first import Budget, SearchStatus
    from assistant.search.store import save_tree
    from assistant.search.tree import Event, NodeOpened
    from assistant.sorries.patch import write_proofs

    where = parse_place_argument(arguments.place)
    text = read_source(where.path).text
    find = place_at if where.column else hole_at
    place = find(where.path, text, where.line, where.column)
    nodes = 0

    def listen(event: Event) -> None:
        nonlocal nodes
        if isinstance(event, NodeOpened):
            nodes += 1
            output.report(f"{nodes} states, the newest: ⊢ {event.goals[0].target.splitlines()[0][:60]}")

    async with Engine.open(where.path, report=output.report) as engine:
        result = await engine.prove(place, Budget(arguments.timeout), listen)
    output.end_report()
    if arguments.save_tree is not None:
        save_tree(result.tree, arguments.save_tree, title=place.where)
    proved = result.status is SearchStatus.PROVED
    if proved and arguments.write:
        write_proofs(where.path, text, [(place, result.proof)])
    if arguments.json:
        output.print_json(
            {
                "file": str(where.path),
                "line": place.line,
                "column": place.column,
                "declaration": place.declaration.name,
                "status": result.status.value,
                "proof": result.proof,
                "axioms": list(result.axioms),
                "nodes": result.nodes,
                "candidates": result.candidates,
                "seconds": round(result.seconds, 3),
                "tree": str(arguments.save_tree) if arguments.save_tree is not None else "",
            }
        )
        return 0 if proved else 1
    messages = output.console(errors=True)
    spent = f"{output.plural(result.nodes, 'state')}, {result.candidates} candidates, {result.seconds:.1f} s"
    if not proved:
        reason = "time ran out" if result.status is SearchStatus.TIMED_OUT else "nothing is left to try"
        messages.print(f"no proof for {place.where}: {reason} ({spent})", markup=False)
        if result.status is SearchStatus.TIMED_OUT:
            messages.print(f"  more time: --timeout {2 * arguments.timeout:g}", style="dim")
        return 1
    output.print_lean(output.console(), result.proof)
    axioms = f"axioms: {', '.join(result.axioms)}" if result.axioms else "no axioms"
    messages.print(f"accepted by Lean ({axioms}); {spent}", style="dim", markup=False)
    messages.print(f"written to {where.path}" if arguments.write else "  --write puts it into the file", style="dim")
    return 0
