"""What happens while holes are closed, and what came of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from assistant.lean.places import Place
from assistant.search.outcome import Outcome, OutcomeStatus
from assistant.search.tree import Event
from assistant.sorries.leftovers import NO_LEFTOVERS, Leftovers
from assistant.sorries.patch import Proof


@dataclass(frozen=True, slots=True)
class HoleDoubted:
    """A counterexample is looked for, or that has ended."""

    place: Place
    ended: bool


@dataclass(frozen=True, slots=True)
class HoleStarted:
    place: Place


@dataclass(frozen=True, slots=True)
class HoleSearched:
    """What happened in the search of a hole, for who wants it (see `ClosingOptions.watched`)."""

    place: Place
    events: tuple[Event, ...]


@dataclass(frozen=True, slots=True)
class HoleEnded:
    """`above` are the proofs of holes above it that were in place when it was searched."""

    place: Place
    outcome: Outcome
    above: tuple[Proof, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class FileEnded:
    """The end of a file: `holes` are all of them, with what became of them when their proofs were put
    together. `after` is the text with the proofs that go together, `written` whether it is in the file, `problem` why
    the file cannot be written, `imports` by which build of what it imports it was judged (empty: not known).
    `leftovers` is what is left in `after` besides the holes; nothing where that was not asked for."""

    path: Path
    before: str
    after: str
    holes: tuple[HoleEnded, ...]
    written: bool = False
    problem: str = ""
    imports: str = ""
    leftovers: Leftovers = NO_LEFTOVERS

    @property
    def changed(self) -> bool:
        return self.after != self.before


@dataclass(frozen=True, slots=True)
class JournalLost:
    """The journal cannot be written any more; the run goes on, but cannot be continued later."""

    reason: str


ClosingEvent = HoleDoubted | HoleStarted | HoleSearched | HoleEnded | FileEnded | JournalLost


@dataclass(frozen=True, slots=True)
class ClosingReport:
    """What a run came to: its files, in the order in which they were given."""

    files: tuple[FileEnded, ...]

    @property
    def holes(self) -> tuple[HoleEnded, ...]:
        return tuple(hole for file in self.files for hole in file.holes)

    @property
    def outcomes(self) -> tuple[Outcome, ...]:
        return tuple(hole.outcome for hole in self.holes)

    @property
    def proved(self) -> int:
        return self._count(OutcomeStatus.PROVED)

    @property
    def conditional(self) -> int:
        """Those with a proof that rests on open lemmas."""
        return self._count(OutcomeStatus.CONDITIONAL)

    @property
    def data(self) -> int:
        """Those in which no proof is missing."""
        return self._count(OutcomeStatus.DATA)

    @property
    def refuted(self) -> int:
        """Those with a counterexample."""
        return self._count(OutcomeStatus.REFUTED)

    @property
    def problems(self) -> tuple[str, ...]:
        """Why files could not be written."""
        return tuple(file.problem for file in self.files if file.problem)

    def _count(self, status: OutcomeStatus) -> int:
        return sum(outcome.status is status for outcome in self.outcomes)


def report(events: Iterable[ClosingEvent], paths: Iterable[Path]) -> ClosingReport:
    """What some events come to, of files in an order."""
    ended = {event.path: event for event in events if isinstance(event, FileEnded)}
    return ClosingReport(tuple(ended[path] for path in paths if path in ended))
