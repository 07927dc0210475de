"""Types of command line arguments; imported while the command line is read, so it imports nothing heavy."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from assistant.config.schema import Settings
    from assistant.lean.verify.verdicts import AxiomScope

ENGINE_VARIABLE = "ASSISTANT_ENGINE"
"""`off` makes every command work as with --no-engine."""


def add_setting(
    parser: argparse.ArgumentParser | argparse._MutuallyExclusiveGroup,
    flag: str,
    key: str,
    type_: Callable[[str], Any] = str,
    *,
    metavar: str,
    help_: str,
) -> None:
    """A flag that stands above what is configured: where it is not given, the setting `key` decides."""
    parser.add_argument(flag, dest=key, type=type_, default=None, metavar=metavar, help=help_)


def flags_of(arguments: argparse.Namespace) -> dict[str, Any]:
    """What the command line says of settings, by their keys."""
    from assistant.config.schema import SETTINGS

    given = vars(arguments)
    return {key: given[key] for key in SETTINGS if given.get(key) not in (None, "")}


def settings_of(arguments: argparse.Namespace, path: Path) -> Settings:
    """What holds for a command in the project of a path. Errors: `ConfigurationError`."""
    from assistant.config.load import load
    from assistant.lean.project import find_project

    return load(find_project(path).root, flags=flags_of(arguments)).settings


def add_lean_argument(parser: argparse.ArgumentParser) -> None:
    """`--lean`, for commands that use a Lean, or look for an engine that does: the same as `ASSISTANT_LEAN`."""
    add_setting(
        parser,
        "--lean",
        "lean",
        metavar="LEAN",
        help_="`embedded`, or the path of a `lean`, instead of the one that would be chosen (as ASSISTANT_LEAN)",
    )


def add_in_place(parser: argparse.ArgumentParser) -> None:
    """`--in-place`, for commands that write proofs."""
    parser.add_argument(
        "--in-place",
        action="store_true",
        help="write proofs also where Lean's worker alone could be asked about them, or the kernel not be run again",
    )


def add_engine_argument(parser: argparse.ArgumentParser) -> None:
    """`--no-engine` and `--lean`, for commands that ask an engine."""
    add_lean_argument(parser)
    parser.add_argument(
        "--no-engine",
        dest="engine.enabled",
        action="store_const",
        const=False,
        help="work in this process alone, without the engine that the project's editor and commands share",
    )


def add_axiom_arguments(parser: argparse.ArgumentParser) -> None:
    """What a proof may rest on, for commands that look for one."""
    group = parser.add_mutually_exclusive_group()
    group.add_argument(
        "--only-standard-axioms",
        dest="axioms",
        action="store_const",
        const="standard",
        help="leave out the axioms that the project's own files declare",
    )
    group.add_argument(
        "--dependency-axioms",
        dest="axioms",
        action="store_const",
        const="all",
        help="use axioms that the project's dependencies declare as well",
    )


def axiom_scope(settings: Settings) -> AxiomScope:
    """What was chosen."""
    from assistant.lean.verify.verdicts import AxiomScope

    return AxiomScope(settings.axioms)


def seconds_argument(text: str) -> float:
    """A time limit from the command line."""
    try:
        seconds = float(text)
    except ValueError:
        seconds = 0.0
    if not 0 < seconds < float("inf"):
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of seconds above 0")
    return seconds


def count_argument(text: str) -> int:
    """A number of things from the command line, at least 1."""
    if not text.isascii() or not text.isdigit() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number above 0")
    return int(text)
