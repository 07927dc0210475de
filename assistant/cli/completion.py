"""`assistant completion SHELL`: what a shell reads to complete our commands, flags and names, and the answers to it."""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable, Iterable
from typing import Any

SHELLS = ("bash", "zsh", "fish")
LINE_VARIABLE = "COMP_LINE"
"""What was typed so far."""


def add_parser(subparsers: Any) -> None:
    parser: argparse.ArgumentParser = subparsers.add_parser(
        "completion",
        description="Print what a shell needs to complete commands, flags, settings and the names of models.",
        epilog='bash: eval "$(assistant completion bash)" in ~/.bashrc; zsh: the same with zsh in ~/.zshrc; fish: '
        "assistant completion fish > ~/.config/fish/completions/assistant.fish",
    )
    parser.add_argument("shell", choices=SHELLS, metavar="SHELL", help=", ".join(SHELLS))


def run(arguments: argparse.Namespace) -> int:
    from argcomplete.shell_integration import shellcode

    print(shellcode(["assistant"], shell=arguments.shell))
    return 0


def typed_words() -> list[str]:
    """The words of the command line that a shell asks about, behind the program's name."""
    return os.environ.get(LINE_VARIABLE, "").split()[1:]


def complete(parser: argparse.ArgumentParser) -> None:
    """Answers the shell that asks for completions, and leaves."""
    import argcomplete

    argcomplete.autocomplete(parser, always_complete_options="long")


def completed_by(action: argparse.Action, names: Callable[[], Iterable[str]]) -> None:
    """Has the values of an argument completed by names, which are asked for when a shell wants them."""

    def completer(**_given: object) -> list[str]:
        return list(names())

    action.completer = completer  # type: ignore[attr-defined]  # where argcomplete looks for it
