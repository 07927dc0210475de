"""`assistant config show|set|path`: what is set, where that was said, and saying something else."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from assistant.cli.completion import completed_by


def add_parser(subparsers: Any) -> None:
    parser: argparse.ArgumentParser = subparsers.add_parser(
        "config",
        description="Look at the settings and change them. They come from your assistant.toml, then the project's, the "
        "environment, the editor and the command line; what is said later decides.",
    )
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True)
    show = actions.add_parser(
        "show", help="each value and where it comes from", description="Show each value and where it comes from."
    )
    _add_folder(show)
    show.add_argument("--json", action="store_true", help="print a JSON document")
    set_ = actions.add_parser(
        "set",
        help="change a value in a file",
        description="Change a value in your assistant.toml, or in the project's. Comments and order of the file stay.",
    )
    key = set_.add_argument("key", metavar="KEY", help="as `assistant config show` names it")
    completed_by(key, _keys)
    set_.add_argument("value", nargs="*", metavar="VALUE", help="several for a list")
    set_.add_argument("--default", action="store_true", help="take the setting out of the file instead")
    where = set_.add_mutually_exclusive_group()
    where.add_argument("--user", action="store_true", help="in your own file, for all projects (the default)")
    where.add_argument("--project", action="store_true", help="in the file of this folder's project")
    path = actions.add_parser(
        "path",
        help="the files that are read",
        description="Name the files that are read, whether they are there or not.",
    )
    _add_folder(path)
    path.add_argument("--json", action="store_true", help="print a JSON document")


def _keys() -> Iterable[str]:
    from assistant.config.schema import SETTINGS

    return SETTINGS


def _add_folder(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "path", nargs="?", type=Path, default=Path(), metavar="PATH", help="of a project; default: this folder"
    )


def run(arguments: argparse.Namespace) -> int:
    match arguments.action:
        case "show":
            return _show(arguments)
        case "set":
            return _set(arguments)
        case _:
            return _path(arguments)


def _show(arguments: argparse.Namespace) -> int:
    from assistant.cli import output
    from assistant.config.load import load
    from assistant.config.schema import SETTINGS
    from assistant.config.values import shown

    found = load(_root(arguments.path))
    if arguments.json:
        output.print_json(
            {
                "settings": [
                    {
                        "key": key,
                        "value": found.value(key),
                        "source": found.origin(key)[0].value,
                        "where": found.origin(key)[1],
                        "default": setting.default,
                        "variable": setting.variable,
                        "help": setting.help,
                    }
                    for key, setting in SETTINGS.items()
                ],
                "files": {name: str(file) for name, file in _files(arguments.path).items()},
            }
        )
        return 0
    width = max(map(len, SETTINGS))
    values = {key: shown(setting, found.value(key)) for key, setting in SETTINGS.items()}
    console = output.console()
    for key in SETTINGS:
        source, where = found.origin(key)
        told = f"{source}: {where}" if where else source.value
        console.print(f"{key:{width}}  {values[key]:28}  {told}", markup=False, style="" if where else "dim")
    return 0


def _set(arguments: argparse.Namespace) -> int:
    from assistant.cli import output
    from assistant.config.change import change

    if bool(arguments.value) == arguments.default:
        from assistant.config.errors import NothingToSet

        raise NothingToSet(arguments.key)
    root = _root(Path()) if arguments.project else None
    changed = change(arguments.key, None if arguments.default else arguments.value, root)
    print(
        f"{arguments.key} = {changed.value}  ({changed.path})"
        if changed.value
        else f"{changed.path}: {arguments.key} left out"
    )
    if changed.decided_by:
        output.console(errors=True).print(
            f"it does not hold here yet: {changed.decided_by} decides", style="yellow", markup=False
        )
    sys.stdout.flush()
    return 0


def _path(arguments: argparse.Namespace) -> int:
    from assistant.cli import output

    files = _files(arguments.path)
    if arguments.json:
        output.print_json({name: str(file) for name, file in files.items()})
        return 0
    for name, file in files.items():
        print(f"{name:7}  {file}" + ("" if file.exists() else "  (not there)"))
    return 0


def _files(path: Path) -> dict[str, Path]:
    from assistant.config.files import project_file, user_file

    return {"user": user_file(), "project": project_file(_root(path))}


def _root(path: Path) -> Path:
    """Errors: `SourceMissing`."""
    from assistant.lean.errors import SourceMissing
    from assistant.lean.project import find_project

    if not path.exists():
        raise SourceMissing(path)
    return find_project(path).root
