"""The progress of `assistant close`: a live line on a terminal, one line a hole in a pipe."""

from __future__ import annotations

from types import TracebackType
from typing import TYPE_CHECKING

from assistant.sorries.close import Event, FileEnded, FileSkipped, HoleEnded, HoleStarted

if TYPE_CHECKING:
    from rich.console import Console

SIGNS = {"proved": "✓", "unproved": "✗", "timed_out": "⏱", "error": "!", "interrupted": "·"}


class CloseProgress:
    """A context manager whose `listen` is given every event."""

    def __init__(self, console: Console, total: int) -> None:
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

        self.console = console
        self.done = 0
        self.proved = 0
        self.total = total
        self.running: dict[str, str] = {}
        self._progress = Progress(
            TextColumn("{task.description}"),
            BarColumn(bar_width=24),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
            console=console,
            transient=True,
            disable=not console.is_terminal,
        )
        self._task = self._progress.add_task("closing", total=total)

    def __enter__(self) -> CloseProgress:
        self._progress.start()
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self._progress.stop()

    def listen(self, event: Event) -> None:
        match event:
            case HoleStarted(place):
                self.running[place.where] = place.declaration.name or place.declaration.kind
            case HoleEnded(outcome):
                self.running.pop(outcome.place.where, None)
                self.done += 1
                self.proved += outcome.status == "proved"
                name = outcome.place.declaration.name or outcome.place.declaration.kind
                line = f"{SIGNS[outcome.status]} {outcome.place.where} {name} ({outcome.seconds:.1f} s)"
                self.console.print(line, markup=False)
                self._progress.advance(self._task)
            case FileEnded(path, _, _, written):
                if written:
                    self.console.print(f"wrote {path}", markup=False)
            case FileSkipped(path, reason):
                self.console.print(f"! {reason or path}", markup=False)
        working = ", ".join(list(self.running.values())[:3])
        self._progress.update(self._task, description=f"{self.proved} closed; {working}" if working else "closing")
