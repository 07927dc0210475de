"""The files of a project that import one of its files: what a new name in that one means is theirs, too."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

from assistant.lean.commands import imported_modules
from assistant.lean.errors import LeanError
from assistant.lean.lexer import code_tokens
from assistant.lean.places import read_source
from assistant.lean.project import lean_files

_DEFINING = ("rec", "where")


def may_define(proof: str) -> bool:
    """Whether a proof may add constants that have names of their own."""
    return any(token.text in _DEFINING for token in code_tokens(proof))


def texts_of_importers(root: Path, path: Path) -> Iterator[str]:
    """The texts of the files below `root` that import the file, directly or through others of them."""
    texts: dict[Path, str] = {}
    for file in lean_files([root]):
        with contextlib.suppress(LeanError):  # what is no text is none of Lean's either
            texts[file.absolute()] = read_source(file).text
    imports = {file: frozenset(imported_modules(text)) for file, text in texts.items()}
    reached = {path.absolute()}
    names = _names(path.absolute())
    while found := {file for file, modules in imports.items() if modules & names} - reached:
        reached |= found
        names = frozenset[tuple[str, ...]]().union(*map(_names, found))
        yield from (texts[file] for file in found)


def _names(file: Path) -> frozenset[tuple[str, ...]]:
    """What a module may be called: Lake says in which folder names begin, so each way to end like the file counts."""
    parts = file.with_suffix("").parts
    return frozenset(parts[start:] for start in range(1, len(parts)))
