"""The progress of `assistant close`: a live line on a terminal, one line a hole in a pipe."""

from __future__ import annotations

from types import TracebackType
from typing import TYPE_CHECKING

from assistant.cli import output
from assistant.lean.loading import Loading
from assistant.lean.verify.verdicts import CHOOSES, author_in_words
from assistant.sorries.events import ClosingEvent, FileEnded, HoleDoubted, HoleEnded, HoleStarted, JournalLost
from assistant.wording import plural

if TYPE_CHECKING:
    from rich.console import Console

SIGNS = {
    "proved": "✓", "conditional": "?", "unproved": "✗", "timed_out": "⏱", "unjudged": "⏱", "data": "=", "error": "!",
    "interrupted": "·", "refuted": "⊥",
}  # fmt: skip
STYLES = {
    "proved": "green", "conditional": "yellow", "unproved": "yellow", "timed_out": "yellow", "unjudged": "yellow",
    "data": "dim", "error": "red", "interrupted": "dim", "refuted": "bold red",
}  # fmt: skip


class CloseProgress:
    """A context manager whose `listen` is given every event; with `proofs` it shows them too, as they come."""

    def __init__(self, console: Console, total: int, *, proofs: bool) -> None:
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
        from rich.table import Column

        self.console = console
        self.proofs = proofs
        self.done = 0
        self.proved = 0
        self.total = total
        self.running: dict[str, str] = {}
        self._journal_lost = False
        self._loading = ""
        self._progress = Progress(
            BarColumn(bar_width=24),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
            TextColumn("{task.description}", markup=False, table_column=Column(no_wrap=True, overflow="ellipsis")),
            console=console,
            transient=True,
            redirect_stdout=False,
            redirect_stderr=False,
            disable=not console.is_terminal,
        )
        self._task = self._progress.add_task("starting Lean", total=total)

    def __enter__(self) -> CloseProgress:
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self._progress.stop()
        output.end_report()

    def listen(self, event: ClosingEvent) -> None:
        self._progress.start()
        match event:
            case HoleDoubted(place, ended):
                if ended:
                    self.running.pop(place.where, None)
                else:
                    self.running[place.where] = f"looking for a counterexample to {place.declaration.display_name}"
            case HoleStarted(place):
                self.running[place.where] = place.declaration.display_name
            case HoleEnded(place, outcome):
                self.running.pop(place.where, None)
                self.done += 1
                self.proved += outcome.proved
                name = place.declaration.display_name
                line = f"{SIGNS[outcome.status]} {place.where} {name} ({outcome.seconds:.1f} s)"
                chosen = CHOOSES if outcome.reservation == CHOOSES else ""
                if remark := outcome.reason or author_in_words(outcome.author_axioms) or chosen:
                    line += ": " + remark.split("\n", 1)[0]
                self.console.print(line, style=STYLES[outcome.status], markup=False)
                if self.proofs and outcome.proof:
                    output.print_lean(self.console, outcome.proof, indent="    ")
                self._progress.advance(self._task)
            case FileEnded():
                if event.written:
                    self.console.print(f"wrote {event.path}", markup=False)
                elif event.problem:
                    self.complain(event.problem)
            case JournalLost(reason):
                if not self._journal_lost:
                    self.console.print(f"! {reason}; the run goes on, but --resume will not know of it", markup=False)
                self._journal_lost = True
        self._describe_work()

    def loading(self, loading: Loading) -> None:
        self._loading = loading.in_words
        if self.running:
            self._describe_work()

    def _describe_work(self) -> None:
        working = ", ".join(list(self.running.values())[:3]) or "checking the files as a whole"
        self._describe(": ".join(filter(None, (working, self._loading))))

    def complain(self, problem: str) -> None:
        """Of a file that cannot be read or written."""
        with output.aloud():
            self.console.print(f"! {problem}", style="red", markup=False)

    def ending(self) -> None:
        """The user asked to stop: what was found is still put together."""
        self.running.clear()
        self.console.print("stopping: what was proved is put together; once more to leave at once", style="yellow")
        self._describe("stopping")

    def _describe(self, what: str) -> None:
        self._progress.update(self._task, description=what)
        if not self.console.is_terminal:
            output.expect(f"{self.done} of {plural(self.total, 'hole')} done; {what}")
