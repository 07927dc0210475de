"""The command line's own `argparse`: what was mistyped is named with what was probably meant, and every command takes
the flags that are not about one of them."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterable, Iterator
from typing import NoReturn

from assistant.errors import AssistantError

_CHOICE = re.compile(r"invalid choice: '(?P<word>[^']*)'")
_UNRECOGNISED = re.compile(r"unrecognized arguments: (?P<words>.+)")


class Mistyped(AssistantError):
    """The command line cannot be read."""


class Parser(argparse.ArgumentParser):
    """Complains with a `Mistyped`, not by leaving the process."""

    def error(self, message: str) -> NoReturn:
        near = nearest(message, self)
        meant = f"Did you mean `{near}`? " if near else ""
        if (found := _CHOICE.search(message)) and message.startswith("argument COMMAND"):
            message = f"there is no command `{found['word']}`"  # the list of all is what `--help` is for
        elif near:
            message = message.partition(" (choose from ")[0]
        taking = [one.prog for one in parsers(self) if near in one._option_string_actions]
        raise Mistyped(message, hint=f"{meant}`{taking[-1] if taking else self.prog} --help` says what there is.")


def nearest(message: str, parser: argparse.ArgumentParser) -> str:
    """What was probably meant by the word that a message of `argparse` complains about; empty where nothing is like
    it."""
    if found := _CHOICE.search(message):
        actions = [action for one in parsers(parser) for action in one._actions if action.choices]
        return _near(found["word"], (str(choice) for action in actions for choice in action.choices or ()))
    if found := _UNRECOGNISED.search(message):
        word = next((word for word in found["words"].split() if word.startswith("-")), "")
        return _near(word.partition("=")[0], flags(parser))
    return ""


def _near(word: str, words: Iterable[str]) -> str:
    import difflib

    return next(iter(difflib.get_close_matches(word, sorted(set(words)), n=1, cutoff=0.6)), "")


def parsers(parser: argparse.ArgumentParser) -> Iterator[argparse.ArgumentParser]:
    """A parser and those of its commands, of which only the chosen one's module was imported."""
    yield parser
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for below in action.choices.values():
                yield from parsers(below)


def flags(parser: argparse.ArgumentParser) -> Iterator[str]:
    """The long flags of a parser and of its commands."""
    for one in parsers(parser):
        yield from (flag for flag in one._option_string_actions if flag.startswith("--"))


def add_common_flags(parser: argparse.ArgumentParser, *, above: bool) -> None:
    """`--debug` and `--quiet`, which may stand before the command (`above`) and behind it."""
    missing = None if above else argparse.SUPPRESS  # what stands before the command is not taken back behind it
    parser.add_argument(
        "--debug",
        action="store_const",
        const=True,
        default=missing,
        help="show the details of faults (as ASSISTANT_DEBUG=1)",
    )
    parser.add_argument(
        "--quiet",
        "-q",
        action="store_const",
        const=True,
        default=missing,
        help="say nothing on standard error but what could not be done",
    )
