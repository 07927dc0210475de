"""`assistant tree show|export`: searches that were saved, on the screen and as documents for others."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.cli.arguments import count_argument
from assistant.errors import AssistantError

if TYPE_CHECKING:
    from rich.text import Text

    from assistant.search.export.formats import Format
    from assistant.search.export.text import Line
    from assistant.search.store import TreeFile

FORMATS = ("json", "dot", "svg", "html")


class NotExported(AssistantError):
    """The document cannot be written where it should be."""


def add_parser(subparsers: Any) -> None:
    parser: argparse.ArgumentParser = subparsers.add_parser(
        "tree", description="Look at searches that `assistant prove --save-tree` saved, or hand them on."
    )
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True)
    show = actions.add_parser("show", help="the tree as text", description="Print a search as an indented tree.")
    show.add_argument("file", type=Path, metavar="FILE", help="a saved search")
    how = show.add_mutually_exclusive_group()
    how.add_argument("--depth", type=count_argument, metavar="N", help="at most so many tactics below each other")
    how.add_argument("--json", action="store_true", help="print a JSON document")
    export = actions.add_parser(
        "export",
        help="the tree as JSON, Graphviz, SVG or a page",
        description="Write a search as a document: JSON for programs, DOT for Graphviz, an SVG picture, or one HTML "
        "page that needs nothing else.",
    )
    export.add_argument("file", type=Path, metavar="FILE", help="a saved search")
    export.add_argument("--format", choices=FORMATS, help="default: what the name of OUT says")
    export.add_argument("-o", "--output", type=Path, metavar="OUT", help="default: standard output")
    export.add_argument("--force", action="store_true", help="write over a file that is there, without asking")
    export.add_argument(
        "--max-nodes",
        type=count_argument,
        metavar="N",
        help="at most so many states: the proof and the best (default: 200 for svg, 500 for dot, else all)",
    )


def run(arguments: argparse.Namespace) -> int:
    return _show(arguments) if arguments.action == "show" else _export(arguments)


# --- show ------------------------------------------------------------------------------------------------------


def _show(arguments: argparse.Namespace) -> int:
    from assistant.cli import output
    from assistant.search.export import json_tree
    from assistant.search.export.outline import outline
    from assistant.search.export.parts import EVERYTHING, one_line, summary, visible
    from assistant.search.export.text import LEGEND, lines
    from assistant.search.store import load_titled

    saved = load_titled(arguments.file)
    if arguments.json:
        sys.stdout.write(json_tree.render(saved.tree, saved.title))
        return 0
    console, messages = output.console(), output.console(errors=True)
    width = console.width if console.is_terminal else EVERYTHING
    if saved.title:
        console.print(one_line(saved.title), markup=False, style="bold")
    for line in lines(outline(saved.tree), width=width, depth=arguments.depth or EVERYTHING):
        console.print(_text(line) if console.is_terminal else str(line), markup=False)
    told = summary(saved.tree, saved.title)
    if told.proof:
        console.print(f"\nproof, accepted by Lean ({told.rests_on}):", markup=False)
        output.print_lean(console, visible(told.proof), indent="  ")
    if told.refuted:
        console.print(f"\n{one_line(told.refuted)}; the proof of the negation, accepted by Lean:", markup=False)
        output.print_lean(console, visible(told.negation), indent="  ")
    console.print(f"\n{told.outcome}", markup=False)
    messages.print(LEGEND, style="dim", markup=False)
    return 0


def _text(line: Line) -> Text:
    from rich.text import Text

    from assistant.search.export.text import Part

    styles = {
        Part.MARGIN: "dim",
        Part.PROVED: "green",
        Part.OPEN: "blue",
        Part.EXHAUSTED: "dim",
        Part.PRUNED: "yellow",
        Part.REFUTED: "bold red",
        Part.TACTIC: "bold" if line.on_path else "",
        Part.GOAL: "" if line.on_path else "dim",
        Part.NOTE: "dim",
    }
    return Text.assemble(*((text, styles[part]) for part, text in line.parts))


# --- export ----------------------------------------------------------------------------------------------------


def _export(arguments: argparse.Namespace) -> int:
    from assistant.cli import output
    from assistant.search.export.formats import render
    from assistant.search.store import load_titled

    wanted = _format(arguments)
    saved: TreeFile = load_titled(arguments.file)
    text = render(saved.tree, saved.title, wanted, states=arguments.max_nodes or 0)
    if arguments.output is None:
        sys.stdout.write(text)
        return 0
    if not (arguments.force or _may_write(arguments.output, arguments.file)):
        raise NotExported(f"{arguments.output}: left as it is", hint="Choose another place with -o.")
    _write(arguments.output, text, arguments.file)
    states = len(saved.tree.nodes)
    shown = f", at most {arguments.max_nodes} of {states} states" if arguments.max_nodes else ""
    size = max(1, round(len(text.encode("utf-8")) / 1000))
    output.console(errors=True).print(f"written: {arguments.output} ({wanted}{shown}, {size} kB)", markup=False)
    return 0


def _may_write(path: Path, tree: Path) -> bool:
    """Whether a file may be written; who is at a terminal is asked where there is one. Errors: `NotExported`."""
    if not path.is_file() or _is_same(path, tree):  # the second is refused for what it is
        return True
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        hint = "Add --force to write over it, or choose another place with -o."
        raise NotExported(f"{path}: there is one already", hint=hint)
    sys.stderr.write(f"{path} is there already. Write over it? [y/N] ")
    sys.stderr.flush()
    return sys.stdin.readline().strip().casefold() in ("y", "yes")


def _is_same(path: Path, tree: Path) -> bool:
    try:
        return path.samefile(tree)
    except OSError:
        return False


def _format(arguments: argparse.Namespace) -> Format:
    """Errors: `FormatUnknown`."""
    from assistant.search.export.formats import Format, FormatUnknown, format_of

    if arguments.format is not None:
        return Format(arguments.format)
    if arguments.output is None:
        raise FormatUnknown("which format is not said", hint=f"Add --format ({', '.join(Format)}), or -o OUT.")
    return format_of(arguments.output)


def _write(path: Path, text: str, tree: Path) -> None:
    """Errors: `NotExported`."""
    from assistant.files import save_file

    try:
        if path.exists() and _is_same(path, tree):
            raise NotExported(f"{path}: this is the saved search itself", hint="Choose another place with -o.")
        save_file(path, text.encode("utf-8"))
    except OSError as error:
        raise NotExported(
            f"{path}: cannot be written: {error.strerror}", hint="Choose another place with -o."
        ) from error
