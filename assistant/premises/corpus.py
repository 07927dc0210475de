"""Premises of what was not compiled: the file itself, and files of the project that it imports."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from assistant.lean.commands import read_header
from assistant.lean.declarations import Declaration, declarations
from assistant.lean.lexer import code_tokens
from assistant.lean.places import HOLE_WORDS, is_hole
from assistant.premises.premise import Premise

USEFUL_KINDS = frozenset({"theorem", "lemma", "def", "abbrev", "axiom"})
STATEMENTS = frozenset({"theorem", "lemma"})
"""Kinds that may be used while they are open: nothing depends on what is written into their hole."""
_HIDDEN = re.compile(r"(^|\.)(_|aux|match_|proof_|Lean\.|Simproc)|^Lean\.|^lc[A-Z]|\.(rec|casesOn|below|brecOn)$")


def premises_of(text: str, module: str, *, before: int | None = None) -> list[Premise]:
    """The premises that a text declares, those that start before an offset when one is given. Of what has a hole only
    theorems, which are marked as open."""
    return [premise for _, premise in declared_premises(text, module, before=before)]


def declared_premises(
    text: str, module: str, *, before: int | None = None, private: bool = False
) -> list[tuple[Declaration, Premise]]:
    """`premises_of`, each with the declaration that it is; with `private`, what importers do not see, too."""
    found = []
    line, counted = 1, 0
    in_module = read_header(text).is_module
    for declaration in declarations(text):
        if before is not None and declaration.span.end > before:
            break
        line += text.count("\n", counted, declaration.span.start)
        counted = max(counted, declaration.span.start)
        if not private and before is None and declaration.is_private(in_module=in_module):
            continue
        premise = premise_of(text, declaration, module, line)
        if premise is not None:
            found.append((declaration, premise))
    return found


def premise_of(text: str, declaration: Declaration, module: str, line: int) -> Premise | None:
    """The premise that a declaration of a text is; `None` for one that is none."""
    if declaration.kind not in USEFUL_KINDS or not declaration.name:
        return None
    is_open = _unfinished(text[declaration.span.start : declaration.span.end])
    if _HIDDEN.search(declaration.name) or (is_open and declaration.kind not in STATEMENTS):
        return None
    statement = declaration.statement_in_one_line(text)
    return Premise(declaration.name, statement, declaration.kind, module, declaration.attributes, is_open, line)


def _unfinished(declaration: str) -> bool:
    """Whether a declaration has a hole: what rests on it would rest on `sorry`."""
    if not any(word in declaration for word in HOLE_WORDS):
        return False
    code = list(code_tokens(declaration))
    return any(is_hole(code, number) for number in range(len(code)))


def unfinished_names(text: str) -> frozenset[str]:
    """The declarations of a text with a hole, by every name they may be called by: full, and without the namespaces
    that they stand in."""
    found: set[str] = set()
    for declaration in declarations(text):
        if declaration.name and _unfinished(text[declaration.span.start : declaration.span.end]):
            found.update(names_of(declaration.name))
    return frozenset(found)


def names_of(name: str) -> tuple[str, ...]:
    """A full name, and what is left of it without the namespaces that it is in."""
    parts = name.split(".")
    return tuple(".".join(parts[start:]) for start in range(len(parts)))


@dataclass(frozen=True, slots=True)
class SourceStamp:
    """What told us that a file is as it was: size in bytes and time of the last change, both 0 when it is not there."""

    path: Path
    size: int
    changed: int


def stamp(path: Path) -> SourceStamp:
    """The present stamp of a file."""
    try:
        status = path.stat()
    except OSError:
        return SourceStamp(path, 0, 0)
    return SourceStamp(path, status.st_size, status.st_mtime_ns)
