"""The holes of a project as a screen lists them, and what is known about each: pure data, and reading files.

A hole is known by its file, its declaration and its number in there, so that what was found out about it outlives a
change elsewhere in the file. When its own declaration changes, what was found belongs to another text. One whose proof
was written stays in the list, as closed, until the list is asked for anew.
"""

from __future__ import annotations

import hashlib
import os
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.lean.errors import LeanError
from assistant.lean.project import lean_files

if TYPE_CHECKING:
    from assistant.lean.places import Place
    from assistant.sorries.batch import Batch, BatchHole


class HoleStatus(StrEnum):
    OPEN = "open"
    WAITING = "waiting"
    """In a batch, not begun."""
    SEARCHING = "searching"
    PROVED = "proved"
    """Accepted by Lean; not in the file yet."""
    WRITTEN = "written"
    """The file has the proof; taken back, the hole is proved again."""
    CONDITIONAL = "conditional"
    """Accepted by Lean but for lemmas that are still open."""
    REFUTED = "refuted"
    """It is false: there is a counterexample."""
    UNPROVED = "unproved"
    TIMED_OUT = "timed_out"
    UNJUDGED = "unjudged"
    """A proof was found that Lean had no time to judge."""
    DATA = "data"
    """No proof is missing there."""
    INTERRUPTED = "interrupted"
    ERROR = "error"
    CHANGED = "changed"
    """What was found belongs to another text of the declaration."""


FAILED = frozenset(
    {HoleStatus.UNPROVED, HoleStatus.TIMED_OUT, HoleStatus.UNJUDGED, HoleStatus.INTERRUPTED, HoleStatus.ERROR}
)


@dataclass(frozen=True, slots=True)
class HoleKey:
    """`closed` counts the holes that were written, which the file has no more; it is 0 for one that is there."""

    path: Path
    declaration: str
    index: int
    closed: int = 0


@dataclass(frozen=True, slots=True)
class HoleRow:
    """`digest` is of the command that the hole is in, `label` tells it from the others in there (its case, or a
    number), empty where there are none. `proved_in` is the text of the file in which Lean accepted the
    proof; in another one Lean has to be asked again. `negation` proves that a hole is refuted, `reason` says for what
    it is."""

    key: HoleKey
    place: Place
    digest: str
    label: str = ""
    status: HoleStatus = HoleStatus.OPEN
    proof: str = ""
    reason: str = ""
    seconds: float = 0.0
    proved_in: str = ""
    negation: str = ""

    @property
    def line(self) -> int:
        return self.place.line

    @property
    def statement(self) -> str:
        """What it is called and what is to be proved, in one line."""
        declaration = self.place.declaration
        stated = declaration.statement_in_one_line(self.place.text)
        label = f" [{self.label}]" if self.label else ""
        return f"{self.key.declaration}{label} {stated}".rstrip()

    @property
    def text_before_end(self) -> str:
        """The text of the file down to the end of the command that the hole is in."""
        return self.place.text[: self.place.declaration.command.end]


@dataclass(frozen=True, slots=True)
class ProjectFiles:
    """`unreadable` are sentences about files that could not be read."""

    rows: tuple[HoleRow, ...]
    files: int
    unreadable: tuple[str, ...] = ()


def read_project(paths: Iterable[Path]) -> ProjectFiles:
    """Every hole of the Lean files there. Errors: `SourceMissing`, `SourceUnreadable` for the paths themselves."""
    from assistant.lean.places import read_source  # heavy, and not needed for the first picture

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
    from assistant.lean.places import find_holes

    counted: Counter[str] = Counter()
    rows = []
    places = find_holes(path, text)
    labels = _labels(places)
    for place in places:
        name = place.declaration.display_name
        command = text[place.declaration.command.start : place.declaration.command.end]
        digest = hashlib.sha256(command.encode("utf-8", "surrogatepass")).hexdigest()
        rows.append(HoleRow(HoleKey(path, name, counted[name]), place, digest, labels[place.span.start]))
        counted[name] += 1
    return rows


_CASE = re.compile(r"(?:\bcase'?|\|)\s+@?([\w.✝'!?₀-₉]+)[^=|]*=>\s*(?:by\s*)?\Z")
"""The head of a case, directly before what closes it."""


def _labels(places: Sequence[Place]) -> dict[int, str]:
    """By offset what tells a hole from the others of its declaration: the case that it closes, where each closes one of
    its own, else its number."""
    of_declaration: dict[int, list[Place]] = {}
    for place in places:
        of_declaration.setdefault(place.declaration.span.start, []).append(place)
    labels: dict[int, str] = {}
    for here in of_declaration.values():
        cases = [_case_of(place) for place in here]
        distinct = len(set(cases)) == len(cases) and all(cases)
        for number, (place, case) in enumerate(zip(here, cases, strict=True), 1):
            label = f"case {case}" if distinct else f"{number} of {len(here)}"
            labels[place.span.start] = label if len(here) > 1 else ""
    return labels


def _case_of(place: Place) -> str:
    """The name of the case that a hole is the whole of; empty where it is none."""
    found = _CASE.search(place.text, place.declaration.signature_end, place.span.start)
    return found[1] if found else ""


def row_of(place: Place) -> HoleRow:
    """The hole of a place, in the text of the place. Errors: `KeyError` where the text has none there."""
    for row in rows_of(place.path, place.text):
        if row.place.span == place.span:
            return row
    raise KeyError((place.path, place.span.start))


_TITLE = re.compile(r"(?:(?P<name>.+) — )?(?P<path>.+?):(?P<line>\d+)(?::\d+)?")
"""Of a saved search: the declaration where it is known, and the place."""


def titled_place(root: Path, title: str) -> Place | None:
    """The hole that a saved search is of by its title, where there still is one. Whether that has the same goal only
    Lean can tell."""
    from assistant.lean.places import read_source

    found = _TITLE.fullmatch(title)
    if found is None:
        return None
    path, line = root / found["path"], int(found["line"])
    try:
        rows = rows_of(path, read_source(path).text)
    except LeanError:
        return None
    named = [row for row in rows if found["name"] in (None, row.key.declaration)]
    same = [row for row in named if row.line == line]
    if same or found["name"] is None:
        return same[0].place if same else None
    return min(named, key=lambda row: abs(row.line - line)).place if named else None


def carry_over(before: Sequence[HoleRow], now: Sequence[HoleRow]) -> tuple[HoleRow, ...]:
    """The holes as they are now, with what was known about them; found in another text of the declaration, it counts
    as changed."""
    known = {row.key: row for row in before}
    exactly = {(row.key, row.digest): row for row in before}
    false = {(row.key, row.text_before_end): row for row in before if row.status is HoleStatus.REFUTED}

    def one(row: HoleRow) -> HoleRow:
        old = exactly.get((row.key, row.digest), known.get(row.key))
        if false and (old is None or old.status in (HoleStatus.OPEN, HoleStatus.REFUTED)):
            old = false.get((row.key, row.text_before_end), old)
        if old is None or old.status is HoleStatus.OPEN:
            return row
        if old.status is HoleStatus.CONDITIONAL and old.place.text != row.place.text:
            return row  # what it rested on may be proved by now
        if old.status is HoleStatus.REFUTED and old.text_before_end != row.text_before_end:
            return row  # what it is about may be something else now
        if old.digest == row.digest or old.status is HoleStatus.SEARCHING:
            status = HoleStatus.PROVED if old.status is HoleStatus.WRITTEN else old.status  # there is a hole again
            return replace(
                row,
                status=status,
                proof=old.proof,
                reason=old.reason,
                seconds=old.seconds,
                proved_in=old.proved_in,
                negation=old.negation,
            )
        if old.status is HoleStatus.WRITTEN:
            return row
        return replace(row, status=HoleStatus.CHANGED, reason="the text changed since it was searched")

    return tuple(one(row) for row in now)


def batch_rows(batch: Batch, rows: Sequence[HoleRow]) -> list[tuple[HoleRow, BatchHole]]:
    """The holes that a batch knows something about, with what it knows.

    Where the text that the batch has worked on is known, a hole is found by its declaration, wherever that stands now;
    else it has to be where it was.
    """
    texts = {file.path: file.before for file in batch.files}
    of_path: dict[Path, list[HoleRow]] = {}
    for row in rows:
        of_path.setdefault(row.key.path, []).append(row)
    found: list[tuple[HoleRow, BatchHole]] = []
    for path, here in of_path.items():
        holes = {hole.offset: hole for hole in batch.holes if hole.path == path}
        if not holes:
            continue
        text = texts.get(path, here[0].place.text)
        then = {row.key: row for row in rows_of(path, text)} if text != here[0].place.text else {}
        for row in here:
            old = then.get(row.key) if then else row
            hole = holes.get(old.place.span.start) if old is not None else None
            if old is None or hole is None or old.digest != row.digest:
                continue
            if hole.status == HoleStatus.REFUTED and old.text_before_end != row.text_before_end:
                continue
            if (hole.line, hole.declaration) == (old.line, old.place.declaration.display_name):
                found.append((row, hole))
    return found


def with_closed(rows: Sequence[HoleRow], written: Iterable[HoleRow]) -> tuple[HoleRow, ...]:
    """The holes of the files, and those that were written where they were, but for what is a hole again."""
    there = {(row.key.path, row.key.declaration, row.digest) for row in rows}
    found = list(rows)
    gone = [row for row in written if (row.key.path, row.key.declaration, row.digest) not in there]
    for number, row in enumerate(gone, 1):
        closed = replace(row, key=replace(row.key, closed=number))
        in_file = [at for at, other in enumerate(found) if other.key.path == row.key.path]
        after = [at for at in in_file if found[at].place.span.start > row.place.span.start]
        paths = (at for at, other in enumerate(found) if other.key.path > row.key.path)
        end = in_file[-1] + 1 if in_file else next(paths, len(found))
        found.insert(after[0] if after else end, closed)
    return tuple(found)


class Order(StrEnum):
    PLACE = "place"
    STATUS = "status"
    TIME = "time"


_STATUS_ORDER = list(HoleStatus)


def arranged(rows: Sequence[HoleRow], words: str, order: Order) -> list[HoleRow]:
    """The rows that hold all the words, in an order. Words are looked for in file, name, statement and status."""
    wanted = words.casefold().split()

    def fits(row: HoleRow) -> bool:
        told = f"{row.key.path} {row.statement} {row.status}".casefold()
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
    remembered: dict[tuple[HoleKey, str], HoleRow] = field(default_factory=dict)
    """What is known about holes should they be there (again), by their key and the digest of their command."""

    @property
    def holes(self) -> tuple[HoleRow, ...]:
        """Those that are in the files."""
        return tuple(row for row in self.rows if not row.key.closed)

    @property
    def closed(self) -> int:
        """How many of the rows have their proof in the file."""
        return sum(row.status is HoleStatus.WRITTEN for row in self.rows)

    def take(self, found: ProjectFiles, *, anew: bool = False) -> None:
        """Takes in what was read. What was written stays in the list, as closed, unless that begins `anew`."""
        written = [] if anew else [row for row in self.rows if row.status is HoleStatus.WRITTEN]
        self.rows = carry_over([*self.remembered.values(), *self.rows], found.rows)
        self.rows = with_closed(self.rows, written)
        self.files, self.unreadable = found.files, found.unreadable
        self.chosen &= {row.key for row in self.rows}
        self.version += 1

    def note(
        self,
        key: HoleKey,
        status: HoleStatus,
        proof: str = "",
        reason: str = "",
        seconds: float = 0.0,
        *,
        proved_in: str = "",
        negation: str = "",
    ) -> None:
        """Notes what became of a hole."""

        def noted(row: HoleRow) -> HoleRow:
            return replace(
                row,
                status=status,
                proof=proof,
                reason=reason,
                seconds=seconds,
                proved_in=proved_in,
                negation=negation,
            )

        self.rows = tuple(noted(row) if row.key == key else row for row in self.rows)
        self.version += 1

    def wrote(self, path: Path, before: str, after: str, proofs: Mapping[HoleKey, str]) -> None:
        """Notes that proofs were written into a file. Should their holes be there again, the proofs are known; and what
        is known about the other holes of the same declarations stays known, although their text is another one now."""
        for key, proof in proofs.items():
            self.note(key, HoleStatus.WRITTEN, proof, proved_in=before)
        known = {(row.key, row.digest): row for row in self.rows}
        now = rows_of(path, after)
        then = [known.get((row.key, row.digest), row) for row in rows_of(path, before)]
        there_now = {(row.key, row.digest): row for row in now}
        for row in then:  # what is false stays so, whatever is proved above it
            if row.status is HoleStatus.REFUTED and (new := there_now.get((row.key, row.digest))) is not None:
                for same in (row, replace(row, place=new.place)):
                    self.remembered[row.key, f"false behind {len(same.text_before_end)}"] = same
        for name in {key.declaration for key in proofs}:
            old = [row for row in then if row.key.declaration == name]
            left = [row for row in old if row.key not in proofs]
            there = [row for row in now if row.key.declaration == name]
            if len(left) != len(there):
                continue
            for row in old:
                self.remembered[row.key, row.digest] = row
            for row, new in zip(left, there, strict=True):
                self.remembered[new.key, new.digest] = replace(row, key=new.key, place=new.place, digest=new.digest)

    def find(self, key: HoleKey) -> HoleRow:
        """Errors: `KeyError`."""
        for row in self.rows:
            if row.key == key:
                return row
        raise KeyError(key)

    def shown_path(self, path: Path) -> str:
        return os.path.relpath(path.absolute(), self.root.absolute())


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
