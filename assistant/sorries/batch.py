"""A batch: the search of many holes that goes on in the engine, whoever started it and whoever looks.

These are its data, which travel and are kept as they are. `batch_runner.py` does the work, `batch_store.py` keeps the
state on disk. Nothing is written into Lean files: the proofs of a file that go together are a patch.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import mean

from assistant.errors import AssistantError
from assistant.search.outcome import AS_BEFORE, INTERRUPTED, Outcome, OutcomeStatus

WAITING, SEARCHING = "waiting", "searching"


class BatchRunning(AssistantError):
    def __init__(self, root: Path) -> None:
        super().__init__(
            f"a batch is running in {root} already", hint="Watch it, or stop it; what it has found is kept."
        )


@dataclass(frozen=True, slots=True)
class BatchRequest:
    """What is to be searched: every hole of `paths` (files, or folders with all below them), and the holes that begin
    at `offsets` (a file and characters from its beginning). `timeout` is in seconds a hole, `jobs` are holes at a
    time; the engine may take fewer."""

    paths: tuple[Path, ...]
    offsets: tuple[tuple[Path, int], ...] = ()
    timeout: float = 30.0
    jobs: int = 2

    def settled(self) -> BatchRequest:
        """The same for a process that works in another folder."""
        paths = tuple(Path(os.path.abspath(path)) for path in self.paths)
        offsets = tuple((Path(os.path.abspath(path)), offset) for path, offset in self.offsets)
        return replace(self, paths=paths, offsets=offsets)


@dataclass(frozen=True, slots=True)
class BatchHole:
    """A hole of a batch. `offset` is where it begins in the text as it was when the batch began, `line` counts from 1,
    `declaration` is its name or, without one, its kind. `begun` is when its search began, in seconds of the system's
    clock since 1970, 0.0 when it has not; `outcome` is there when it has ended."""

    path: Path
    offset: int
    line: int
    declaration: str
    begun: float = 0.0
    outcome: Outcome | None = None

    @property
    def status(self) -> str:
        """`waiting`, `searching`, or that of the outcome."""
        if self.outcome is not None:
            return self.outcome.status
        return SEARCHING if self.begun else WAITING


@dataclass(frozen=True, slots=True)
class BatchFile:
    """The patch of one file: `before` is its text when the batch began, `after` the one with the proofs that Lean
    accepted together, `imports` says by which build of what it imports (see `ProvingEngine.imports_state`; empty where
    that is not known)."""

    path: Path
    before: str
    after: str
    imports: str = ""


@dataclass(frozen=True, slots=True)
class Batch:
    """`started` is in seconds of the system's clock since 1970, `seconds` how long it has been working, `timeout`
    seconds a hole. `status` is `running`, `done`, `stopped` or `failed`. `notes` are what a user should know: files
    that were skipped and why, what could not be kept, what failed."""

    number: int
    started: float
    seconds: float
    timeout: float
    jobs: int
    status: str
    holes: tuple[BatchHole, ...] = ()
    files: tuple[BatchFile, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def exists(self) -> bool:
        """Whether there was a batch at all."""
        return self.number > 0

    @property
    def running(self) -> bool:
        return self.status == "running"

    @property
    def counts(self) -> Mapping[str, int]:
        """How many holes there are of each status that occurs."""
        return Counter(hole.status for hole in self.holes)

    @property
    def proved(self) -> int:
        return self.counts.get(OutcomeStatus.PROVED, 0)

    @property
    def data(self) -> int:
        """The holes in which no proof is missing."""
        return self.counts.get(OutcomeStatus.DATA, 0)

    @property
    def conditional(self) -> int:
        """The holes with a proof that rests on open lemmas."""
        return self.counts.get(OutcomeStatus.CONDITIONAL, 0)

    @property
    def refuted(self) -> int:
        """The holes with a counterexample."""
        return self.counts.get(OutcomeStatus.REFUTED, 0)

    @property
    def ended(self) -> int:
        """The holes that are dealt with."""
        return len(self.outcomes)

    @property
    def outcomes(self) -> tuple[Outcome, ...]:
        """Of the holes that are dealt with."""
        return tuple(hole.outcome for hole in self.holes if hole.outcome is not None)

    def remaining(self, now: float) -> float:
        """About how many seconds it will take from `now` (of the system's clock), judged by the holes searched so far;
        0.0 when that is unknown. One more hole that takes all its time counts as seen, so that what is said after a
        few that were easy does not grow again with the first that is not."""
        searched = [outcome.seconds for outcome in self.outcomes if outcome.reason != AS_BEFORE]
        if not self.running or not searched:
            return 0.0
        seen = [*searched, self.timeout]

        def rest(spent: float) -> float:
            longer = [seconds for seconds in seen if seconds > spent]
            return mean(longer) - spent if longer else 0.0

        under_way = [rest(now - hole.begun) for hole in self.holes if hole.status == SEARCHING]
        one = mean(seen)
        waiting = self.counts.get(WAITING, 0)
        together = (sum(under_way) + waiting * one) / max(1, self.jobs)
        return max(together, *under_way, one if waiting else 0.0)


NO_BATCH = Batch(0, 0.0, 0.0, 0.0, 0, "none")
"""What there is before the first batch of a project."""


def with_note(batch: Batch, note: str) -> Batch:
    """The batch with one more note, which it has once however often it is told."""
    return batch if note in batch.notes else replace(batch, notes=(*batch.notes, note))


def at_its_end(batch: Batch, status: str) -> Batch:
    """The batch when nobody works on it any more: what was not dealt with is `interrupted`."""
    holes = tuple(hole if hole.outcome is not None else replace(hole, outcome=INTERRUPTED) for hole in batch.holes)
    return replace(batch, status=status, holes=holes)
