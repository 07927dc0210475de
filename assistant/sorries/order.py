"""In which order holes are closed: what others rest on first.

In a file that is the order of the text, and a hole waits for those above it whose declaration it names. A file waits
for those that it imports. A lemma that was proved in another file stays open for its importers until its module has
been built again: Lean reads what was built.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from assistant.lean.commands import imported_modules
from assistant.lean.lexer import Kind
from assistant.lean.places import Place
from assistant.lean.project import find_project, module_of
from assistant.lean.verify.scratch_text import command_tokens


def named_above(place: Place, above: Sequence[Place]) -> list[int]:
    """Which of the places above, by their index, belong to another declaration that this one names."""
    command = place.declaration.command
    words = {token.text for token in command_tokens(place.text, command) if token.kind is Kind.NAME}
    last = {word.rsplit(".", 1)[-1] for word in words}
    return [
        index
        for index, other in enumerate(above)
        if other.declaration.command != command and other.declaration.name.rsplit(".", 1)[-1] in last
    ]


def imports_among(texts: Mapping[Path, str]) -> dict[Path, frozenset[Path]]:
    """For each file which of the others it imports, directly or through files of its project. Reads those files."""
    by_path = {Path(os.path.abspath(path)): path for path in texts}
    found: dict[Path, frozenset[Path]] = {}
    for path, text in texts.items():
        root = find_project(path).root
        reached = _reached(text, Path(os.path.abspath(root)))
        found[path] = frozenset(by_path[other] for other in reached if other in by_path and by_path[other] != path)
    return found


def _reached(text: str, root: Path) -> set[Path]:
    seen: set[Path] = set()
    waiting = list(imported_modules(text))
    while waiting:
        path = root.joinpath(*waiting.pop()).with_suffix(".lean")
        if path in seen:
            continue
        seen.add(path)
        try:
            waiting += imported_modules(path.read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError):
            continue  # of a dependency, or not there: Lean will say so
    return seen


def built_anew(open_lemmas: Iterable[str], proved: Mapping[str, Path]) -> str:
    """What is to be done before lemmas count that were proved in other files meanwhile (`proved` by full name); empty
    when there are none."""
    modules = sorted({_module(proved[lemma]) for lemma in open_lemmas if lemma in proved})
    return f"proved meanwhile: write it, then run `lake build {' '.join(modules)}`" if modules else ""


def _module(path: Path) -> str:
    return module_of(path, find_project(path).root)
