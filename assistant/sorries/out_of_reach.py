"""Where a `sorry` stands that is no hole: in a statement, or in a declaration of which no body can be read."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from assistant.lean.commands import commands
from assistant.lean.declarations import DeclarationIndex, declarations_among
from assistant.lean.errors import LeanError
from assistant.lean.places import HOLE_WORDS, is_hole, read_source
from assistant.lean.positions import SourceText


def sorries_out_of_reach(text: str) -> tuple[int, ...]:
    """The lines (from 1) of those in a text. What is to be proved is not ours to choose, and where a parenthesis is
    missing everything up to the end of the declaration belongs to its statement."""
    if not any(word in text for word in HOLE_WORDS):
        return ()
    all_commands = commands(text)
    index = DeclarationIndex(declarations_among(all_commands))
    lines = SourceText(text)
    found = []
    for command in all_commands:
        for number, token in enumerate(command.tokens):
            if is_hole(command.tokens, number):
                declaration = index.at(token.start)
                if declaration is not None and token.start < declaration.signature_end:
                    found.append(lines.position(token.start).line + 1)
    return tuple(found)


def places_out_of_reach(files: Sequence[Path]) -> list[str]:
    """Those in some files, as `FILE:LINE`; what cannot be read is told elsewhere."""
    found = []
    for path in files:
        try:
            found += [f"{path}:{line}" for line in sorries_out_of_reach(read_source(path).text)]
        except LeanError:
            continue
    return found
