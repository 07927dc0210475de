"""The files of a project that import one of its files: what a new name in that one means is theirs, too."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from assistant.lean.commands import imported_modules
from assistant.lean.project import lean_files

_DEFINES = re.compile(r"\b(?:rec|where)\b")


def may_define(proof: str) -> bool:
    """Whether a proof may add constants that have names of their own."""
    return _DEFINES.search(proof) is not None


def texts_of_importers(root: Path, path: Path) -> Iterator[str]:
    """The texts of the files below `root` that import the file, directly or through others of them."""
    texts: dict[tuple[str, ...], str] = {}
    for file in lean_files([root]):
        name = file.absolute().relative_to(root.absolute()).with_suffix("").parts
        try:
            texts[name] = file.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError):
            continue  # Lean will not read it either
    imports = {name: set(imported_modules(text)) for name, text in texts.items()}
    file = path.absolute()
    if not file.is_relative_to(root.absolute()):
        return
    reached = {file.relative_to(root.absolute()).with_suffix("").parts}
    while found := {name for name, modules in imports.items() if modules & reached} - reached:
        reached |= found
        yield from (texts[name] for name in found)
