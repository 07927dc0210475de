"""The files that a text takes in by `include_str` and `include_bytes`, which Lean looks for beside its source."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path, PurePath

from assistant.lean.commands import Command, commands
from assistant.lean.lexer import Kind

WORDS = ("include_str", "include_bytes")


def included(command: Command) -> Iterator[PurePath]:
    """What a command takes in, as it names it."""
    for word, behind in pairwise(command.tokens):
        if word.text in WORDS and behind.kind is Kind.STRING:
            yield PurePath(behind.text[1:-1])


def link_included(text: str, original: Path, copy: Path, within: Path) -> None:
    """Links to the files that a text takes in, where Lean looks for them when the text stands in `copy` instead of
    `original`; nothing outside of the folder `within` is made. What cannot be linked is missed by Lean, which says
    so."""
    if not any(word in text for word in WORDS):
        return
    for command in commands(text):
        for name in included(command):
            there = Path(os.path.normpath(copy.parent / name))
            if name.is_absolute() or not there.is_relative_to(within):
                continue
            with contextlib.suppress(OSError):
                there.parent.mkdir(parents=True, exist_ok=True)
                there.symlink_to(original.absolute().parent / name)
