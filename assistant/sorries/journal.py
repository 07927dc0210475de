"""What a run has found, kept so that an interrupted run continues.

One file a project in the user's state folder (nothing is added to the project), one JSON record a line, each written
through to the disk before it counts. A line that was torn by a crash is ignored. A record is keyed by the statement
and the text of its declaration, so a proof is never taken for another one; whoever uses a record has Lean check the
proof again.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Protocol

import platformdirs

from assistant.codec import as_packed, codec
from assistant.config.schema import variable
from assistant.errors import AssistantError
from assistant.lean.places import Place
from assistant.lean.verify.verdicts import AxiomScope
from assistant.locks import ProcessLock, signed_by
from assistant.search.budget import Budget
from assistant.search.outcome import Outcome

STATE_VARIABLE = variable("folders.state")


class AnotherRun(AssistantError):
    def __init__(self, root: Path, pid: int) -> None:
        super().__init__(
            f"another run is closing {root} (process {pid or 'unknown'})",
            hint="Wait for it, or end it with Ctrl-C and continue here with --resume.",
        )


class JournalUnusable(AssistantError):
    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(
            f"{path}: the journal cannot be written: {reason}",
            hint=f"Make room, or choose another folder with {STATE_VARIABLE}.",
        )


@dataclass(frozen=True, slots=True)
class Record:
    """What came of one hole: `timeout` are the seconds that were allowed, `above` is how many proofs above it in its
    file were in place, `axioms` what a proof was allowed to rest on, `imports` by which build of what its file imports
    Lean judged (see `ProvingEngine.imports_state`)."""

    key: str
    outcome: Outcome
    timeout: float
    above: int = 0
    axioms: AxiomScope = AxiomScope.PROJECT
    imports: str = ""


_RECORD = codec(Record)


def _written(record: Record) -> bytes:
    return json.dumps(_RECORD.write(record)).encode()


def _read(line: bytes) -> Record:
    """Errors: `ValueError` for what was torn by a crash."""
    data = as_packed(json.loads(line))
    if isinstance(data, dict) and "outcome" not in data and "status" in data:  # of an older version
        source = data.pop("source", "")
        outcome = {name: data.pop(name) for name in ("status", "proof", "seconds") if name in data}
        data["outcome"] = {**outcome, "sources": (source,) if source else ()}
    record: Record = _RECORD.read(data)
    return record


def hole_key(place: Place, lean: str) -> str:
    """Identifies a hole by what is to be proved, wherever its file is moved."""
    declaration = place.declaration
    command = place.text[declaration.command.start : declaration.command.end]
    before = hashlib.sha256(place.text[: declaration.command.start].encode()).hexdigest()
    parts = (lean, declaration.name, str(place.index), command, before)
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:32]


def state_folder() -> Path:
    chosen = os.environ.get(STATE_VARIABLE, "")
    return Path(chosen) if chosen else platformdirs.user_state_path("lean-assistant", appauthor=False)


class Journal:
    """A context manager that holds the project's lock. Errors: `AnotherRun`, `JournalUnusable`."""

    def __init__(self, root: Path, folder: Path | None = None) -> None:
        self.root = root
        name = hashlib.sha256(os.fsencode(root.resolve())).hexdigest()[:20]  # its name may be of any bytes
        self.path = (folder or state_folder()) / "close" / f"{name}.jsonl"
        self._lock: ProcessLock | None = None
        self._records: dict[str, Record] = {}

    def __enter__(self) -> Journal:
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            lock = self.path.with_suffix(".lock")
            self._lock = ProcessLock(lock, 0o644)
            if not self._lock.take():
                raise AnotherRun(self.root, signed_by(lock))
            with contextlib.suppress(OSError):  # a full disk: the lock holds without our number
                self._lock.sign()
            self._read()
        except BaseException as error:
            self._unlock()
            if isinstance(error, OSError):
                raise JournalUnusable(self.path, error.strerror or str(error)) from error
            raise
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self._unlock()

    def _unlock(self) -> None:
        if self._lock is not None:
            self._lock.release()
            self._lock = None

    def _read(self) -> None:
        try:
            lines = self.path.read_bytes().split(b"\n")
        except FileNotFoundError:
            return
        for line in lines:
            try:
                record = _read(line)
            except ValueError:
                continue
            self._records[record.key] = record

    def find(self, key: str) -> Record | None:
        """What is known about a hole."""
        return self._records.get(key)

    def add(self, record: Record) -> None:
        """Errors: `JournalUnusable`."""
        self._records[record.key] = record
        try:
            with open(self.path, "ab") as file:
                file.write(b"\n" + _written(record) + b"\n")
                file.flush()
                os.fsync(file.fileno())
        except OSError as error:
            raise JournalUnusable(self.path, error.strerror or str(error)) from error

    def forget(self) -> None:
        """Starts an empty journal. Errors: `JournalUnusable`."""
        self._records.clear()
        try:
            self.path.unlink(missing_ok=True)
        except OSError as error:
            raise JournalUnusable(self.path, error.strerror or str(error)) from error


class Memory(Protocol):
    """What is known of holes from before, and is kept for later."""

    def find(self, place: Place) -> Record | None: ...

    def add(self, place: Place, outcome: Outcome, budget: Budget, above: int, imports: str) -> None:
        """Errors: `JournalUnusable`."""
        ...


class Remembered:
    """Implements `Memory` by a journal, for one version of Lean."""

    def __init__(self, journal: Journal, lean: str) -> None:
        self._journal = journal
        self._lean = lean

    def find(self, place: Place) -> Record | None:
        return self._journal.find(hole_key(place, self._lean))

    def add(self, place: Place, outcome: Outcome, budget: Budget, above: int, imports: str) -> None:
        key = hole_key(place, self._lean)
        self._journal.add(Record(key, outcome.to_be_kept, budget.seconds, above, budget.axioms, imports))


class NothingRemembered:
    """Implements `Memory` for who searches once."""

    def find(self, place: Place) -> Record | None:
        return None

    def add(self, place: Place, outcome: Outcome, budget: Budget, above: int, imports: str) -> None:
        pass


NOTHING_REMEMBERED = NothingRemembered()
