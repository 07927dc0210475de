"""How the program is started here: what people are told to type has to work where they type it."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import sys
from collections.abc import Sequence
from functools import cache
from pathlib import Path

NAME = "assistant"
_QUOTED = re.compile(rf"`{NAME} (?=[a-z-])")


@cache
def own_command() -> str:
    """For a shell in the current folder: the bare name where that is found and is this program, else its path, or
    `python -m`."""
    return command_of(sys.argv[0], sys.executable, os.getcwd() if os.access(".", os.F_OK) else "/")


def command_of(program: str, python: str, folder: str, path: str | None = None) -> str:
    """As `own_command`, of a program that was started by a name (`argv[0]`) with an interpreter; `path` is the search
    path, by default that of the environment."""
    if os.path.basename(program) != NAME:  # a module
        return _words([python or "python3", "-m", NAME])
    found = shutil.which(NAME, path=path)
    script = shutil.which(program, path=path) or program
    if found is not None and os.path.realpath(found) == os.path.realpath(script):
        return NAME
    absolute = Path(os.path.abspath(script))
    with_folder = Path(folder)
    return _words([str(absolute.relative_to(with_folder)) if absolute.is_relative_to(with_folder) else str(absolute)])


def _words(words: Sequence[str]) -> str:
    return " ".join(map(shlex.quote, words))


def spoken(text: str) -> str:
    """A text for people in which commands of ours stand as they work here."""
    command = own_command() if f"`{NAME} " in text else NAME
    return text if command == NAME else _QUOTED.sub(f"`{command} ", text)
