"""`assistant index status|build|watch|clear`: what is known of the libraries that a project imports."""

from __future__ import annotations

import argparse
import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.cli.arguments import add_lean_argument
from assistant.cli.running import run as run_async

if TYPE_CHECKING:
    from assistant.premises.library import CompiledLibrary, PackageState

WATCH_SECONDS = 2.0
SHOWN = 3
"""Modules that cannot be read, of each package."""


@dataclass(frozen=True)
class Row:
    """Of one package; `unread` are its modules that cannot be read, with why."""

    name: str
    folder: Path
    modules: int
    indexed: bool
    premises: int = 0
    unread: tuple[tuple[str, str], ...] = ()


def add_parser(subparsers: Any) -> None:
    parser: argparse.ArgumentParser = subparsers.add_parser(
        "index",
        description="Look after the index of lemmas: of Lean's library, of a project's packages and of the project, "
        "each as it was compiled last. It is made when it is needed first, and kept in the cache folder.",
    )
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True)
    for name, summary in (
        ("status", "what is indexed"),
        ("build", "make it now, before anybody waits for it"),
        ("watch", "make it, and again whenever something was built"),
        ("clear", "remove all of it from the cache folder"),
    ):
        action = actions.add_parser(name, help=summary, description=f"{summary[0].upper()}{summary[1:]}.")
        if name == "clear":
            continue
        action.add_argument("path", nargs="?", type=Path, default=Path(), metavar="PATH", help="default: this folder")
        add_lean_argument(action)
        if name != "watch":
            action.add_argument("--json", action="store_true", help="print a JSON document")


def run(arguments: argparse.Namespace) -> int:
    return _clear() if arguments.action == "clear" else run_async(_run(arguments))


def _clear() -> int:
    from assistant.cache import cache_folder
    from assistant.cli import output
    from assistant.neighbours.store import remove_lessons
    from assistant.premises.library import INDICES
    from assistant.premises.store import remove_all

    removed, size = remove_all(cache_folder() / INDICES)
    files, bytes_of_them = remove_lessons(cache_folder())
    removed, size = removed + files, size + bytes_of_them
    output.console().print(f"removed: {removed}, {size / 1e6:.1f} MB; what is needed is made again")
    return 0


async def _run(arguments: argparse.Namespace) -> int:
    from assistant.cache import cache_folder
    from assistant.cli import output
    from assistant.lean.project import find_project
    from assistant.lean.resolution import resolve_toolchain
    from assistant.premises.current import read_library
    from assistant.premises.library import is_indexed, package_state
    from assistant.premises.projects import packages

    project = find_project(arguments.path)
    toolchain = await resolve_toolchain(project, output.report)
    cache = cache_folder()
    latest: tuple[PackageState, ...] = ()
    while True:
        states = tuple([await asyncio.to_thread(package_state, one) for one in packages(project, toolchain)])
        if arguments.action == "status":
            _show([_row(state, is_indexed(state, cache)) for state in states], arguments.json)
            return 0
        if states != latest:
            library = await read_library(states, cache, output.report)
            rows = [_row_of(library, place) for place in range(len(states))]
            _show(rows, arguments.action == "build" and arguments.json)
            latest = states
        if arguments.action == "build":
            return 0
        output.expect("waiting for something to be built")
        await asyncio.sleep(WATCH_SECONDS)


def _row(state: PackageState, indexed: bool) -> Row:
    return Row(state.package.name, state.package.compiled, len(state.compiled_at), indexed)


def _row_of(library: CompiledLibrary, place: int) -> Row:
    state = library.states[place]
    unread = [(one.name, one.error.message) for one in library.unread if one.name in state.compiled_at]
    folder, modules = state.package.compiled, len(state.compiled_at)
    return Row(state.package.name, folder, modules, True, library.premises_in(place), tuple(unread))


def _show(rows: Sequence[Row], as_json: bool) -> None:
    from assistant.cli import output

    output.end_report()
    if as_json:
        output.print_json({"packages": [_json(row) for row in rows]})
        return
    console = output.console()
    width = max((len(row.name) for row in rows), default=0)
    for row in rows:
        console.print(f"{row.name:<{width}}  {_words(row)}", markup=False)
        for module, error in row.unread[:SHOWN]:
            told = f"{module} is read from its source, if there is one: {error}"
            console.print(f"{'':<{width}}  {told}", style="yellow", markup=False)
        if len(row.unread) > SHOWN:
            told = f"so are {len(row.unread) - SHOWN} more modules (--json lists them)"
            console.print(f"{'':<{width}}  {told}", style="yellow", markup=False)
    console.file.flush()  # who watches goes on


def _words(row: Row) -> str:
    from assistant.cli import output

    if not row.modules:
        return f"nothing compiled in {row.folder}; `lake build` compiles it"
    modules = output.plural(row.modules, "module")
    if not row.indexed:
        return f"{modules}, to be indexed when they are needed, or by `assistant index build`"
    return f"{modules}, {output.plural(row.premises, 'premise')}" if row.premises else f"{modules}, indexed"


def _json(row: Row) -> dict[str, Any]:
    return {
        "name": row.name,
        "folder": str(row.folder),
        "modules": row.modules,
        "indexed": row.indexed,
        **({"premises": row.premises} if row.premises else {}),
        "unread": [{"module": module, "why": why} for module, why in row.unread],
    }
