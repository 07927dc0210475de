"""The holes of a project as a screen lists them, and what is known about each: pure data, and reading files.

A hole is known by its file, its declaration and its number in there, so that what was found out about it outlives a
change elsewhere in the file. When its own declaration changes, what was found belongs to another text.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path

from assistant.lean.errors import LeanError
from assistant.lean.places import Place, find_holes, read_source
from assistant.lean.project import lean_files
from assistant.sorries.patch import relative_path


class HoleStatus(StrEnum):
    OPEN = "open"
    WAITING = "waiting"
    """In a batch, not begun."""
    SEARCHING = "searching"
    PROVED = "proved"
    """Accepted by Lean; not in the file yet."""
    WRITTEN = "written"
    UNPROVED = "unproved"
    TIMED_OUT = "timed_out"
    INTERRUPTED = "interrupted"
    ERROR = "error"
    CHANGED = "changed"
    """What was found belongs to another text of the declaration."""


FAILED = frozenset({HoleStatus.UNPROVED, HoleStatus.TIMED_OUT, HoleStatus.INTERRUPTED, HoleStatus.ERROR})


@dataclass(frozen=True, slots=True)
class HoleKey:
    path: Path
    declaration: str
    index: int


@dataclass(frozen=True, slots=True)
class HoleRow:
    """`digest` is of the command that the hole is in and of what stands above it."""

    key: HoleKey
    place: Place
    digest: str
    status: HoleStatus = HoleStatus.OPEN
    proof: str = ""
    reason: str = ""
    seconds: float = 0.0

    @property
    def line(self) -> int:
        return self.place.line


@dataclass(frozen=True, slots=True)
class ProjectFiles:
    """`unreadable` are sentences about files that could not be read."""

    rows: tuple[HoleRow, ...]
    files: int
    unreadable: tuple[str, ...] = ()


def read_project(paths: Iterable[Path]) -> ProjectFiles:
    """Every hole of the Lean files there. Errors: `SourceMissing`, `SourceUnreadable` for the paths themselves."""
    rows: list[HoleRow] = []
    unreadable: list[str] = []
    files = lean_files(paths)
    for path in files:
        try:
            rows.extend(rows_of(path, read_source(path).text))
        except LeanError as error:
            unreadable.append(error.message)
    return ProjectFiles(tuple(rows), len(files), tuple(unreadable))


def rows_of(path: Path, text: str) -> list[HoleRow]:
    """The holes of one text."""
    counted: Counter[str] = Counter()
    rows = []
    for place in find_holes(path, text):
        name = place.declaration.name or f"{place.declaration.kind} in line {place.declaration.span.start}"
        command = text[: place.declaration.command.end]
        digest = hashlib.sha256(command.encode("utf-8", "surrogatepass")).hexdigest()
        rows.append(HoleRow(HoleKey(path, name, counted[name]), place, digest))
        counted[name] += 1
    return rows


def carry_over(before: Sequence[HoleRow], now: Sequence[HoleRow]) -> tuple[HoleRow, ...]:
    """The holes as they are now, with what was known about them; found in another text, it counts as changed."""
    known = {row.key: row for row in before}

    def one(row: HoleRow) -> HoleRow:
        old = known.get(row.key)
        if old is None or old.status is HoleStatus.OPEN:
            return row
        if old.digest == row.digest or old.status is HoleStatus.SEARCHING:
            return replace(row, status=old.status, proof=old.proof, reason=old.reason, seconds=old.seconds)
        if old.status is HoleStatus.WRITTEN:
            return row  # and there is a hole there again
        return replace(row, status=HoleStatus.CHANGED, reason="the text changed since it was searched")

    return tuple(one(row) for row in now)


class Order(StrEnum):
    PLACE = "place"
    STATUS = "status"
    TIME = "time"


_STATUS_ORDER = list(HoleStatus)


def arranged(rows: Sequence[HoleRow], words: str, order: Order) -> list[HoleRow]:
    """The rows that hold all the words, in an order. Words are looked for in file, declaration and status."""
    wanted = words.casefold().split()

    def fits(row: HoleRow) -> bool:
        told = f"{row.key.path} {row.key.declaration} {row.status}".casefold()
        return all(word in told for word in wanted)

    kept = [row for row in rows if fits(row)]
    match order:
        case Order.PLACE:
            return kept
        case Order.STATUS:
            return sorted(kept, key=lambda row: _STATUS_ORDER.index(row.status))
        case Order.TIME:
            return sorted(kept, key=lambda row: -row.seconds)


def counts(rows: Sequence[HoleRow]) -> Counter[HoleStatus]:
    """How many holes have which status."""
    return Counter(row.status for row in rows)


@dataclass
class HoleBoard:
    """The holes of the project and what is chosen among them."""

    root: Path
    paths: tuple[Path, ...]
    rows: tuple[HoleRow, ...] = ()
    files: int = 0
    unreadable: tuple[str, ...] = ()
    chosen: set[HoleKey] = field(default_factory=set)
    version: int = 0

    def take(self, found: ProjectFiles) -> None:
        """Takes in what was read anew."""
        self.rows = carry_over(self.rows, found.rows)
        self.files, self.unreadable = found.files, found.unreadable
        self.chosen &= {row.key for row in self.rows}
        self.version += 1

    def note(self, key: HoleKey, status: HoleStatus, proof: str = "", reason: str = "", seconds: float = 0.0) -> None:
        """Notes what became of a hole."""
        self.rows = tuple(
            replace(row, status=status, proof=proof, reason=reason, seconds=seconds) if row.key == key else row
            for row in self.rows
        )
        self.version += 1

    def find(self, key: HoleKey) -> HoleRow:
        """Errors: `KeyError`."""
        for row in self.rows:
            if row.key == key:
                return row
        raise KeyError(key)

    def key_at(self, path: Path, offset: int) -> HoleKey:
        """The hole that begins at an offset of a file. Errors: `KeyError`."""
        for row in self.rows:
            if row.key.path == path and row.place.span.start == offset:
                return row.key
        raise KeyError((path, offset))

    def shown_path(self, path: Path) -> str:
        return str(relative_path(path.absolute(), self.root.absolute()))


def stamps(paths: Iterable[Path]) -> dict[Path, tuple[int, int]]:
    """When the Lean files there were written last, and how long they are, so that a change is noticed."""
    found = {}
    try:
        for path in lean_files(paths):
            status = path.stat()
            found[path] = (status.st_mtime_ns, status.st_size)
    except (LeanError, OSError):
        pass  # gone just now: the next look tells
    return found
