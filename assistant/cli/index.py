"""`assistant index status|build|watch|clear`: what is known of the libraries that a project imports, and the vectors of
their lemmas where an encoder was chosen."""

from __future__ import annotations

import argparse
import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.cli.arguments import add_lean_argument, settings_of
from assistant.cli.running import run as run_async
from assistant.wording import plural

if TYPE_CHECKING:
    from assistant.errors import AssistantError
    from assistant.premises.library import CompiledLibrary, PackageState
    from assistant.premises.vectors.encoder import EncoderSource
    from assistant.premises.vectors.making import Progress

WATCH_SECONDS = 2.0
VECTORS = "vectors"
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


@dataclass(frozen=True)
class Vectors:
    """Of all packages together, by one encoder."""

    encoder: str
    progress: Progress


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
    from assistant.premises.vectors.making import FOLDER

    removed, size = remove_all(cache_folder() / INDICES)
    size += remove_all(cache_folder() / FOLDER)[1]
    files, bytes_of_them = remove_lessons(cache_folder())
    removed, size = removed + files, size + bytes_of_them
    output.console().print(f"removed: {removed}, {size / 1e6:.1f} MB; what is needed is made again")
    return 0


async def _run(arguments: argparse.Namespace) -> int:
    from assistant.cache import cache_folder
    from assistant.cli import output
    from assistant.lean.project import find_project
    from assistant.lean.resolution import resolve_toolchain
    from assistant.premises.current import keep_texts, read_library
    from assistant.premises.library import is_indexed, package_state
    from assistant.premises.projects import packages
    from assistant.premises.vectors.making import progress

    project = find_project(arguments.path)
    toolchain = await resolve_toolchain(project, output.report)
    cache = cache_folder()
    source = await _encoder(settings_of(arguments, arguments.path).encoder)
    latest: tuple[PackageState, ...] = ()
    while True:
        states = tuple([await asyncio.to_thread(package_state, one) for one in packages(project, toolchain)])
        if arguments.action == "status":
            rows = [_row(state, is_indexed(state, cache)) for state in states]
            vectors = None
            if source is not None and all(row.indexed for row in rows):
                library = await read_library(states, cache, output.report)
                vectors = Vectors(source.name, await asyncio.to_thread(progress, library, source, cache))
            _show(rows, vectors, arguments.json)
            return 0
        if states != latest:
            library = await read_library(states, cache, output.report)
            output.report("reading what the lemmas say")
            await keep_texts(library)
            rows = [_row_of(library, place) for place in range(len(states))]
            vectors = await _make_vectors(library, source, cache) if source is not None else None
            _show(rows, vectors, arguments.action == "build" and arguments.json)
            latest = states
        if arguments.action == "build":
            return 0
        output.expect("waiting for something to be built")
        await asyncio.sleep(WATCH_SECONDS)


async def _encoder(chosen: str) -> EncoderSource | None:
    """The one that was chosen; what is wrong with it is told."""
    from assistant.errors import AssistantError
    from assistant.premises.vectors.encoder import encoder_source

    try:
        return await asyncio.to_thread(encoder_source, chosen) if chosen else None
    except AssistantError as error:
        _warn(error)
        return None


async def _make_vectors(library: CompiledLibrary, source: EncoderSource, cache: Path) -> Vectors:
    """Makes those that there are not; what keeps it from that is told."""
    from assistant.cli import output
    from assistant.errors import AssistantError
    from assistant.premises.vectors.making import progress
    from assistant.premises.vectors.process import make_beside

    def tell(done: Progress) -> None:
        elsewhere = ", by another process" if done.elsewhere else ""
        output.report(f"making vectors: {done.made} of {done.premises}{elsewhere}")

    try:
        await make_beside(source, [state.package for state in library.states], cache, tell)
    except AssistantError as error:
        _warn(error)
    return Vectors(source.name, await asyncio.to_thread(progress, library, source, cache))


def _warn(error: AssistantError) -> None:
    from assistant.cli import output
    from assistant.cli.engines import warn

    output.end_report()
    warn(error, output.console(errors=True))


def _row(state: PackageState, indexed: bool) -> Row:
    return Row(state.package.name, state.package.compiled, len(state.compiled_at), indexed)


def _row_of(library: CompiledLibrary, place: int) -> Row:
    state = library.states[place]
    unread = [(one.name, one.error.message) for one in library.unread if one.name in state.compiled_at]
    folder, modules = state.package.compiled, len(state.compiled_at)
    return Row(state.package.name, folder, modules, True, library.premises_in(place), tuple(unread))


def _show(rows: Sequence[Row], vectors: Vectors | None, as_json: bool) -> None:
    from assistant.cli import output

    output.end_report()
    if as_json:
        figures = {} if vectors is None else {"vectors": _vectors_json(vectors)}
        output.print_json({"packages": [_json(row) for row in rows], **figures})
        return
    console = output.console()
    width = max((len(row.name) for row in rows), default=0)
    if vectors is not None:
        width = max(width, len(VECTORS))
    for row in rows:
        console.print(f"{row.name:<{width}}  {_words(row)}", markup=False)
        for module, error in row.unread[:SHOWN]:
            told = f"{module} is read from its source, if there is one: {error}"
            console.print(f"{'':<{width}}  {told}", style="yellow", markup=False)
        if len(row.unread) > SHOWN:
            told = f"so are {len(row.unread) - SHOWN} more modules (--json lists them)"
            console.print(f"{'':<{width}}  {told}", style="yellow", markup=False)
    if vectors is not None:
        done = vectors.progress
        making = ", being made by another process" if done.elsewhere and not done.complete else ""
        words = f"of {done.made} of {done.premises} premises, by {vectors.encoder}{making}"
        console.print(f"{VECTORS:<{width}}  {words}", markup=False)
    console.file.flush()  # who watches goes on


def _words(row: Row) -> str:

    if not row.modules:
        return f"nothing compiled in {row.folder}; `lake build` compiles it"
    modules = plural(row.modules, "module")
    if not row.indexed:
        return f"{modules}, to be indexed when they are needed, or by `assistant index build`"
    return f"{modules}, {plural(row.premises, 'premise')}" if row.premises else f"{modules}, indexed"


def _vectors_json(vectors: Vectors) -> dict[str, Any]:
    done = vectors.progress
    return {"encoder": vectors.encoder, "made": done.made, "premises": done.premises, "elsewhere": done.elsewhere}


def _json(row: Row) -> dict[str, Any]:
    return {
        "name": row.name,
        "folder": str(row.folder),
        "modules": row.modules,
        "indexed": row.indexed,
        **({"premises": row.premises} if row.premises else {}),
        "unread": [{"module": module, "why": why} for module, why in row.unread],
    }
