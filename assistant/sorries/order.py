"""In which order holes are closed: what others rest on first.

In a file that is the order of the text, but for proofs that a recursion ends, on which all of its declaration rests. A
hole waits for those before it whose declaration it names, and for these. A file waits for those that it imports. A
lemma that was proved in another file stays open for its importers until its module has been built again: Lean reads
what was built.
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


def in_order(places: Sequence[Place]) -> list[Place]:
    """The places of a file, given in the order of its text, in the order in which they are searched."""
    return sorted(
        places, key=lambda place: (place.declaration.command.start, not _is_of_termination(place), place.span.start)
    )


def _is_of_termination(place: Place) -> bool:
    """Whether it stands in a proof that a recursion ends."""
    tokens = command_tokens(place.text, place.declaration.command)
    start, end = place.declaration.span.start, place.span.start
    return any(token.text == "decreasing_by" and start <= token.start < end for token in tokens)


def needed_before(place: Place, before: Sequence[Place]) -> list[int]:
    """Which of the places before it, by their index, what is searched here may rest on: those of other declarations
    that this one names, and the proofs that its recursion ends."""
    command = place.declaration.command
    words = {token.text for token in command_tokens(place.text, command) if token.kind is Kind.NAME}
    last = {word.rsplit(".", 1)[-1] for word in words}
    is_of_termination = _is_of_termination(place)

    def ends(other: Place) -> bool:
        return not is_of_termination and _is_of_termination(other)

    return [
        index
        for index, other in enumerate(before)
        if (other.declaration.name.rsplit(".", 1)[-1] in last if other.declaration.command != command else ends(other))
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
