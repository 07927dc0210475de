"""Types of command line arguments; imported while the command line is read, so it imports nothing heavy."""

from __future__ import annotations

import argparse
import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assistant.lean.verify.verdicts import AxiomScope

ENGINE_VARIABLE = "ASSISTANT_ENGINE"
"""`off` makes every command work as with --no-engine."""


def add_lean_argument(parser: argparse.ArgumentParser) -> None:
    """`--lean`, for commands that use a Lean, or look for an engine that does: the same as `ASSISTANT_LEAN`."""
    parser.add_argument(
        "--lean",
        default="",
        metavar="LEAN",
        help="`embedded`, or the path of a `lean`, instead of the one that would be chosen (as ASSISTANT_LEAN)",
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
        action="store_true",
        default=os.environ.get(ENGINE_VARIABLE) == "off",
        help="work in this process alone, without the engine that the project's editor and commands share",
    )


def add_axiom_arguments(parser: argparse.ArgumentParser) -> None:
    """What a proof may rest on, for commands that look for one."""
    group = parser.add_mutually_exclusive_group()
    group.add_argument(
        "--only-standard-axioms",
        action="store_true",
        help="leave out the axioms that the project's own files declare",
    )
    group.add_argument(
        "--dependency-axioms", action="store_true", help="use axioms that the project's dependencies declare as well"
    )


def axiom_scope(arguments: argparse.Namespace) -> AxiomScope:
    """What was chosen."""
    from assistant.lean.verify.verdicts import AxiomScope

    if arguments.only_standard_axioms:
        return AxiomScope.STANDARD
    return AxiomScope.ALL if arguments.dependency_axioms else AxiomScope.PROJECT


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
