"""Where premises come from: the file itself, the project's files that it imports, and the library's own sources.

The sources that a toolchain brings are those of the very library that its compiled files were made from, so a premise
can never be from another version. What was read is kept in the cache folder, keyed by the content it was read from.
"""

from __future__ import annotations

import contextlib
import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from assistant.lean.commands import imported_modules
from assistant.lean.declarations import Declaration, declarations
from assistant.lean.lexer import code_tokens
from assistant.lean.places import HOLE_WORDS
from assistant.premises.premise import Premise

CORPUS_VERSION = 2
USEFUL_KINDS = frozenset({"theorem", "lemma", "def", "abbrev", "axiom"})
STATEMENTS = frozenset({"theorem", "lemma"})
"""Kinds that may be used while they are open: nothing depends on what is written into their hole."""
LIBRARY_PARTS = (
    "Init.Core", "Init.Prelude", "Init.SimpLemmas", "Init.PropLemmas", "Init.Classical", "Init.ByCases",
    "Init.Data.Nat", "Init.Data.Int", "Init.Data.List", "Init.Data.Option", "Init.Data.Bool", "Init.Data.Prod",
    "Init.Data.Sum", "Init.Data.Fin", "Init.Data.Subtype", "Init.Data.Function", "Init.Logic", "Init.Omega",
)  # fmt: skip
"""Modules of the library that proofs about logic, numbers and lists draw on; the rest of a full toolchain is about
programming and would only slow retrieval down."""
LARGEST_LIBRARY_FILE = 400_000
_HIDDEN = re.compile(r"(^|\.)(_|aux|match_|proof_|Lean\.|Simproc)|^Lean\.|^lc[A-Z]|\.(rec|casesOn|below|brecOn)$")


def premises_of(text: str, module: str, *, before: int | None = None) -> list[Premise]:
    """The premises that a text declares, those that start before an offset when one is given. Of what has a hole only
    theorems, which are marked as open."""
    found = []
    for declaration in declarations(text):
        if before is not None and declaration.span.end > before:
            break
        premise = premise_of(text, declaration, module, private=before is not None)
        if premise is not None:
            found.append(premise)
    return found


def premise_of(text: str, declaration: Declaration, module: str, *, private: bool) -> Premise | None:
    """The premise that a declaration of a text is; `None` for one that is none, or whose name is private where that
    does not reach."""
    if declaration.kind not in USEFUL_KINDS or not declaration.name:
        return None
    if "private" in declaration.modifiers and not private:
        return None
    is_open = _unfinished(text[declaration.span.start : declaration.span.end])
    if _HIDDEN.search(declaration.name) or (is_open and declaration.kind not in STATEMENTS):
        return None
    statement = " ".join(declaration.statement(text).split())
    return Premise(declaration.name, statement, declaration.kind, module, declaration.attributes, is_open)


def _unfinished(declaration: str) -> bool:
    """Whether a declaration has a hole: what rests on it would rest on `sorry`."""
    return ("sorry" in declaration or "admit" in declaration) and any(
        token.text in HOLE_WORDS for token in code_tokens(declaration)
    )


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


def imported_premises(text: str, root: Path) -> tuple[list[Premise], tuple[SourceStamp, ...]]:
    """The premises of the project's files that a file imports, directly or through others; and the stamps of these
    files: as long as they hold the premises do."""
    found: list[Premise] = []
    stamps: dict[Path, SourceStamp] = {}
    waiting = list(imported_modules(text))
    while waiting:
        parts = waiting.pop()
        path = root.joinpath(*parts).with_suffix(".lean")
        if path in stamps:
            continue
        stamps[path] = stamp(path)
        try:
            content = path.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError):
            continue  # a module of a dependency, or one that is not there: Lean will say so
        waiting += imported_modules(content)
        found += premises_of(content, ".".join(parts))
    return found, tuple(stamps.values())


def library_files(sources: Sequence[Path]) -> list[tuple[str, Path]]:
    """Module name and file of the library parts that are read."""
    found = []
    for folder in sources:
        for path in sorted(folder.glob("Init/**/*.lean")):
            module = ".".join(path.relative_to(folder).with_suffix("").parts)
            wanted = any(module == part or module.startswith(part + ".") for part in LIBRARY_PARTS)
            if wanted and path.stat().st_size < LARGEST_LIBRARY_FILE:
                found.append((module, path))
    return found


def library_premises(sources: Sequence[Path], cache: Path) -> list[Premise]:
    """The premises of a toolchain's library. Blocks while it reads; call it in a thread."""
    import msgpack

    files = library_files(sources)
    digest = hashlib.sha256(f"{CORPUS_VERSION}".encode())
    for module, path in files:
        status = path.stat()
        digest.update(f"{module} {path} {status.st_size} {status.st_mtime_ns}\n".encode())
    stored = cache / "premises" / f"{digest.hexdigest()[:24]}.msgpack"
    try:
        return [Premise(n, s, k, m, tuple(a)) for n, s, k, m, a in msgpack.unpackb(stored.read_bytes())]
    except (OSError, ValueError, TypeError, msgpack.UnpackException):
        pass  # absent or damaged: it is made anew
    found = []
    for module, path in files:
        with contextlib.suppress(UnicodeDecodeError):  # not Lean, which reads UTF-8 only
            found += premises_of(path.read_text(encoding="utf-8"), module)
    data = msgpack.packb([[p.name, p.statement, p.kind, p.module, list(p.attributes)] for p in found])
    try:
        stored.parent.mkdir(parents=True, exist_ok=True)
        partial = stored.with_suffix(f".{hash(data) & 0xFFFFFF:x}.partial")
        partial.write_bytes(data)
        partial.replace(stored)
    except OSError:
        pass  # a full or read-only cache costs time only
    return found
