"""The batch: every hole of it with how far it is, the whole with the time that is left, and what it brought."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.coordinate import Coordinate
from textual.widgets import DataTable, ProgressBar, Static

from assistant.lean.verify.verdicts import author_in_words
from tui.hole_signs import HOLES
from tui.keys import KeyedScreen, Keys
from tui.lean_text import lean
from tui.plain import cut, one_line, printable

if TYPE_CHECKING:
    from pathlib import Path

    from assistant.sorries.batch import Batch, BatchHole

FRAMES_A_SECOND = 5.0
SIGN_WIDTH, TIME_WIDTH, NAME_WIDTH = 2, 6, 28
"""The last one at most, of a place and of a declaration."""
NARROWEST = 16
"""Columns of a reason; where there are fewer it is below only."""
PADDING = 2
STATUSES = {
    "running": ("▸ running", "$text-accent bold"),
    "done": ("✓ done", "$text-success bold"),
    "stopped": ("■ stopped", "$text-warning bold"),
    "failed": ("! failed", "$text-error bold"),
}
HELP = """\
# The batch runs in the engine
Closing the app does not end it, and opening the app again shows it.
# Keys
↑ ↓ | choose a hole; its proof, or why there is none, is below
A | accept every proof: see the patches, then write them
x | stop it; what was found is kept
escape q | back; quit (it goes on)
"""


def duration(seconds: float) -> str:
    """For people."""
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    if hours:
        return f"{hours} h {minutes} min"
    return f"{minutes} min {rest} s" if minutes else f"{rest} s"


class BatchScreen(KeyedScreen):
    """`batch` gives the newest state; `stop` and `accept` are what the keys do, `written` tells whether the proof of a
    hole is in its file."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "back", tooltip="Go back to the holes; the batch goes on"),
        Binding("A", "accept_all", "accept all", tooltip="See the patches of all proofs, and write them"),
        Binding("x", "stop", "stop", tooltip="Stop the batch"),
        Binding("question_mark", "help", "help", key_display="?", tooltip="Explain the signs and keys of this screen"),
        Binding("q", "app.quit", "quit", tooltip="Quit the assistant; the batch goes on"),
    ]
    DEFAULT_CSS = """
    BatchScreen #batch-title { height: auto; max-height: 4; padding: 0 1; background: $panel; }
    BatchScreen ProgressBar { padding: 0 1; }
    BatchScreen ProgressBar Bar { width: 1fr; }
    BatchScreen DataTable { height: 2fr; overflow-x: hidden; }
    BatchScreen VerticalScroll { height: 1fr; border-top: solid $foreground 20%; padding: 0 1; }
    """

    def __init__(
        self, batch: Callable[[], Batch], shown_path: Callable[[Path], str], stop: Callable[[], object],
        accept: Callable[[], object], written: Callable[[BatchHole], bool] = lambda _: False,
    ) -> None:  # fmt: skip
        super().__init__()
        self._batch = batch
        self._path = shown_path
        self._stop = stop
        self._accept = accept
        self._written = written
        self._drawn: Batch | None = None
        self._widths: tuple[int, ...] = ()
        """Of the columns as they are drawn."""
        self._number = 0
        """Of the batch whose holes are listed."""

    def compose(self) -> ComposeResult:
        yield Static(id="batch-title")
        yield ProgressBar(show_eta=False)
        with Vertical():
            yield DataTable(cursor_type="row")
            with VerticalScroll():
                yield Static(id="batch-detail")
        yield Keys()

    def on_mount(self) -> None:
        table: DataTable[Text] = self.query_one(DataTable)
        table.focus()
        self.set_interval(1 / FRAMES_A_SECOND, self._frame)
        self._frame()

    def _frame(self) -> None:
        batch = self._batch()
        if self._drawn is not None and batch is self._drawn and batch.status != "running":
            return
        before, self._drawn = self._drawn, batch
        self._draw_title(batch)
        self.look_at_keys()
        if batch is not before:
            self._draw_table(batch, before)
            self._draw_detail()

    def _draw_title(self, batch: Batch) -> None:
        if not batch.number:
            self.query_one("#batch-title", Static).update("There was no batch yet: b in the project starts one.")
            return
        word, style = STATUSES.get(batch.status, (batch.status, ""))
        spent = time.time() - batch.started if batch.status == "running" else batch.seconds
        remaining = batch.remaining(time.time())
        left = f" · about {duration(remaining)} left" if remaining else ""
        apart = f" · {batch.conditional} on a condition" if batch.conditional else ""
        apart += f" · {batch.refuted} refuted" if batch.refuted else ""
        apart += f" · {batch.data} data" if batch.data else ""
        facts = f" · {batch.ended} of {len(batch.holes)} holes · {batch.proved} proved{apart} · {duration(spent)}"
        limits = f" · {batch.timeout:.0f} s a hole, {batch.jobs} at a time"
        notes = "".join(f" · {note}" for note in batch.notes)
        self.query_one("#batch-title", Static).update(
            Content.assemble((word, style), facts, left, limits, (printable(notes), "$text-warning"))
        )
        self.query_one(ProgressBar).update(total=max(1, len(batch.holes)), progress=batch.ended)

    def _draw_table(self, batch: Batch, before: Batch | None) -> None:
        table: DataTable[Text] = self.query_one(DataTable)
        cursor = table.cursor_row
        widths = self._fitting(batch, table.size.width - 1)
        if widths != self._widths:
            self._widths, before = widths, None
            table.clear(columns=True)
            for name, width in zip(("", "place", "declaration", "time", ""), widths, strict=True):
                if width:
                    table.add_column(name, width=width)
        if before is None or before.number != batch.number or len(before.holes) != len(batch.holes):
            table.clear()
            for number, hole in enumerate(batch.holes):
                table.add_row(*self._cells(hole), key=str(number))
            if self._number == batch.number:  # the same holes in another width
                table.move_cursor(row=cursor, animate=False)
            self._number = batch.number
            return
        for number, (old, hole) in enumerate(zip(before.holes, batch.holes, strict=True)):
            if old != hole:
                for column, cell in enumerate(self._cells(hole)):
                    table.update_cell_at(Coordinate(number, column), cell)

    def _cells(self, hole: BatchHole) -> list[Text]:
        sign, _ = HOLES.get(self._status(hole), ("?", ""))
        said = spent = ""
        if (outcome := hole.outcome) is not None:
            conditional = f"{outcome.reason}: {outcome.proof}" if outcome.open_lemmas else outcome.proof
            said = one_line(conditional if outcome.proof else outcome.remark)
            spent = f"{outcome.seconds:.1f}" if outcome.seconds else ""
        words = (
            sign,
            printable(f"{self._path(hole.path)}:{hole.line}"),
            printable(hole.declaration),
            spent,
            said,
        )
        return [Text(cut(word, width)) for word, width in zip(words, self._widths, strict=True) if width]

    def _status(self, hole: BatchHole) -> str:
        return "written" if hole.status == "proved" and self._written(hole) else hole.status

    def _fitting(self, batch: Batch, width: int) -> tuple[int, ...]:
        """How wide the columns are in a table that is so wide; 0 for one that is not shown."""
        places = [cell_len(printable(f"{self._path(hole.path)}:{hole.line}")) for hole in batch.holes]
        names = [cell_len(printable(hole.declaration)) for hole in batch.holes]
        place, name = (min(NAME_WIDTH, max(lengths, default=0)) for lengths in (places, names))
        left = width - sum(one + PADDING for one in (SIGN_WIDTH, place, name, TIME_WIDTH)) - PADDING
        return SIGN_WIDTH, place, name, TIME_WIDTH, left if left >= NARROWEST else 0

    def on_resize(self) -> None:
        self.call_after_refresh(self._draw_anew)

    def on_screen_resume(self) -> None:
        self.call_after_refresh(self._draw_anew)  # proofs may have been written

    def _draw_anew(self) -> None:
        self._drawn = None
        self._frame()

    def serves(self, action: str) -> bool:
        batch = self._batch()
        match action:
            case "accept_all":
                proved = any(self._status(hole) == "proved" for hole in batch.holes)
                return bool(batch.files) and proved
            case "stop":
                return batch.status == "running"
            case _:
                return True

    def on_data_table_row_highlighted(self) -> None:
        self._draw_detail()

    def _draw_detail(self) -> None:
        detail = self.query_one("#batch-detail", Static)
        batch = self._drawn
        row = self.query_one(DataTable).cursor_row
        if batch is None or not 0 <= row < len(batch.holes):
            detail.update("")
            return
        hole = batch.holes[row]
        status = self._status(hole)
        sign, style = HOLES.get(status, ("?", ""))
        head = (f"{sign} {status.replace('_', ' ')}", style)
        outcome = hole.outcome
        if outcome is not None and outcome.proof:
            rests = ", ".join(words for words in (outcome.remark, author_in_words(outcome.author_axioms)) if words)
            told = f"  {printable(outcome.source)}{f' · {printable(rests)}' if rests else ''}\n"
            detail.update(Content.assemble(head, (told, "$text-muted"), lean(outcome.proof)))
        elif outcome is not None and (refutation := outcome.refutation) is not None:
            told = f"  {printable(outcome.remark)}; Lean accepts this proof of the negation:\n"
            detail.update(Content.assemble(head, (told, "$text-muted"), lean(refutation.code or refutation.proof)))
        else:
            reason = outcome.remark if outcome is not None else ""
            detail.update(Content.assemble(head, f"  {printable(reason)}" if reason else ""))

    def action_leave(self) -> None:
        self.dismiss()

    def action_stop(self) -> None:
        self._stop()

    def action_accept_all(self) -> None:
        self._accept()

    def action_help(self) -> None:
        from tui.help import HelpScreen

        self.app.push_screen(HelpScreen(HELP))
