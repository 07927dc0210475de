"""The project screen: every hole with its status, the source around the chosen one, and what can be done with it."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import ClassVar

from rich.text import Text
from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Vertical
from textual.content import Content
from textual.screen import Screen
from textual.widgets import DataTable, Footer, Static

from assistant.errors import AssistantError
from tui.hole_signs import HOLES
from tui.lean_text import lean
from tui.plain import printable
from tui.project.holes import (
    FAILED,
    HoleBoard,
    HoleKey,
    HoleRow,
    HoleStatus,
    Order,
    arranged,
    counts,
    read_project,
    stamps,
)
from tui.project.source import SourcePane
from tui.prompt import Prompt

LOOK_SECONDS = 1.0
"""How often it is looked whether files changed."""
FRAMES_A_SECOND = 8.0
HELP = """\
# The project: every `sorry` in the Lean files here
○ open   · waiting   ▸ searching   ✓ proved, not written   ✔ written
? proved on the condition that open lemmas are   = data, not a proposition
⊥ false: for what, and Lean's proof of that, stand beside it
✗ nothing left to try   ⧖ time ran out   ⧗ not judged   ■ interrupted   ! error
≠ the text changed since
# Keys
enter | search the hole and watch
w W | the proof of the hole, of its whole declaration, as a text
space b B | mark for the batch; start it (marked, or all); look at it
a A | accept the proof; all of the batch: see the patch, then write
u | undo the last write
/ o | filter by words of file, name or status; order
O | open a saved tree
r | read the files again (they are watched anyway)
M | the models: who is asked for tactics and whole proofs
tab | to the source and back
ctrl+p | all commands, themes
q | quit; a batch goes on in the engine
"""


class HolesTable(DataTable[Text]):
    """Shows in the footer what enter does."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "select_cursor", "search")]


class ProjectScreen(Screen[None]):
    """Shows a `HoleBoard`; what is done with a hole is asked of the app by the messages of `tui.app`."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("question_mark", "help", "help", key_display="?"),
        Binding("w", "whole", "whole proof"),
        Binding("W", "declaration", "declaration", show=False),
        Binding("space", "mark", "mark"),
        Binding("b", "batch", "batch"),
        Binding("B", "look_at_batch", "see batch", show=False),
        Binding("a", "accept", "accept"),
        Binding("A", "accept_all", "accept all", show=False),
        Binding("u", "undo", "undo"),
        Binding("slash", "filter", "filter", key_display="/"),
        Binding("o", "order", "order"),
        Binding("M", "app.models", "models"),
        Binding("O", "open_tree", "open tree", show=False),
        Binding("r", "read", "read again", show=False),
        Binding("q", "app.quit", "quit"),
    ]
    HORIZONTAL_BREAKPOINTS: ClassVar[list[tuple[int, str]] | None] = [(0, "-narrow"), (110, "-wide")]  # type: ignore[misc]
    DEFAULT_CSS = """
    ProjectScreen #project-title { height: 1; padding: 0 1; background: $panel; }
    ProjectScreen #project-body { height: 1fr; }
    ProjectScreen.-narrow #project-body { layout: vertical; }
    ProjectScreen.-wide #project-body { layout: horizontal; }
    ProjectScreen.-narrow #holes { height: 1fr; }
    ProjectScreen.-narrow #beside { height: 1fr; border-top: solid $foreground 20%; }
    ProjectScreen.-wide #holes { width: 1fr; height: 1fr; }
    ProjectScreen.-wide #beside { width: 1fr; height: 1fr; border-left: vkey $foreground 20%; }
    ProjectScreen #hole-facts { height: auto; max-height: 8; padding: 0 1; }
    ProjectScreen SourcePane { height: 1fr; }
    ProjectScreen #project-bar { height: 1; padding: 0 1; background: $panel; }
    """

    def __init__(self, board: HoleBoard) -> None:
        super().__init__()
        self.board = board
        self.engine_says = ""
        """What the engine is waiting for, or what keeps it from working."""
        self._words = ""
        self._order = Order.PLACE
        self._shown: list[HoleRow] = []
        self._drawn: tuple[object, ...] = ()
        self._source_of: HoleRow | None = None
        self._stamps: dict[Path, tuple[int, int]] = {}
        """Of the files as they were read."""
        self._unreadable: tuple[str, ...] = ()
        self._read_once = False
        self._problem = ""
        """Why the paths could not be read."""

    def compose(self) -> ComposeResult:
        yield Static(id="project-title")
        with Container(id="project-body"):
            yield HolesTable(cursor_type="row", id="holes")
            with Vertical(id="beside"):
                yield Static(id="hole-facts")
                yield SourcePane()
        yield Prompt()
        yield Static(id="project-bar")
        yield Footer()

    def on_mount(self) -> None:
        table = self.table
        for name, width in (("", 3), ("place", None), ("declaration", None), ("time", 6)):
            table.add_column(name, width=width)
        table.focus()
        self.set_interval(1 / FRAMES_A_SECOND, self._frame)
        self.set_interval(LOOK_SECONDS, self._look)
        self.action_read()
        self._frame()

    @property
    def table(self) -> HolesTable:
        return self.query_one(HolesTable)

    # --- reading -----------------------------------------------------------------------------------------------

    @work(exclusive=True, group="read")
    async def action_read(self) -> None:
        self._stamps = await asyncio.to_thread(stamps, self.board.paths)  # first: what changes while we read is noticed
        try:
            found = await asyncio.to_thread(read_project, self.board.paths)
        except AssistantError as error:
            self._problem = printable(f"{error.message}. {error.hint}")
            self.notify(self._problem, severity="error", markup=False)
        else:
            self._problem = ""
            self.board.take(found)
            self._tell_unreadable()
            self.app.note_batch()  # type: ignore[attr-defined]
        self._read_once = True
        self._drawn = ()
        self._frame()

    @work(exclusive=True, group="look")
    async def _look(self) -> None:
        now = await asyncio.to_thread(stamps, self.board.paths)
        if self._read_once and now != self._stamps:
            self.action_read()

    def _tell_unreadable(self) -> None:
        """Says why files could not be read, once."""
        for sentence in self.board.unreadable:
            if sentence not in self._unreadable:
                self.notify(printable(sentence), severity="warning", markup=False)
        self._unreadable = self.board.unreadable

    # --- drawing -----------------------------------------------------------------------------------------------

    def _frame(self) -> None:
        drawn = (self.board.version, self._words, self._order, frozenset(self.board.chosen), self.engine_says)
        if drawn == self._drawn:
            return
        self._drawn = drawn
        self._draw_table()
        self._draw_title()
        self._draw_beside()

    def _draw_title(self) -> None:
        board = self.board
        told = counts(board.rows)
        parts: list[str | tuple[str, str]] = [(f"{printable(board.root.name or str(board.root))}  ", "bold")]
        if not self._read_once:
            parts.append(("reading the files", "$text-muted"))
        for status in HoleStatus:
            if told[status]:
                sign, style = HOLES[status]
                parts.append((f"{sign} {told[status]} {status.replace('_', ' ')}  ", style))
        if len(self._shown) != len(board.rows):
            parts.append((f"{len(self._shown)} shown  ", "$text-warning"))
        self.query_one("#project-title", Static).update(Content.assemble(*parts))
        chosen = f" · {len(board.chosen)} marked" if board.chosen else ""
        words = f" · filter: {printable(self._words)}" if self._words else ""
        said = f" · {printable(self.engine_says)}" if self.engine_says else ""
        unreadable = f" · {_counted(len(board.unreadable), 'file')} could not be read" if board.unreadable else ""
        files, holes = _counted(board.files, "Lean file"), _counted(len(board.rows), "hole")
        bar = f"{files}, {holes} · by {self._order}{words}{chosen}{unreadable}{said}"
        self.query_one("#project-bar", Static).update(Content(bar), layout=False)

    def _draw_table(self) -> None:
        table = self.table
        cursor, place = self.chosen_row, table.cursor_row
        self._shown = arranged(self.board.rows, self._words, self._order)
        scroll = table.scroll_offset
        table.clear()
        for row in self._shown:
            sign, _ = HOLES[row.status]
            mark = "●" if row.key in self.board.chosen else " "
            where = f"{self.board.shown_path(row.key.path)}:{row.line}"
            time = f"{row.seconds:.1f}" if row.seconds else ""
            table.add_row(
                Text(f"{mark}{sign}"), Text(printable(where)), Text(printable(row.key.declaration)), Text(time)
            )
        if cursor is not None:
            gone = all(row.key != cursor.key for row in self.board.rows)
            instead = place if gone else 0  # the next one, where a hole was that is gone
            at = next((n for n, row in enumerate(self._shown) if row.key == cursor.key), instead)
            table.move_cursor(row=at, animate=False)
            table.scroll_to(0, scroll.y, animate=False)

    def _draw_beside(self) -> None:
        row = self.chosen_row
        facts = self.query_one("#hole-facts", Static)
        pane = self.query_one(SourcePane)
        if row is None:
            self._source_of = None
            facts.update("")
            if not self._read_once:
                pane.clear("")
            elif self._problem:
                pane.clear(self._problem)
            elif not self.board.rows:
                pane.clear("Nothing to close: there is no `sorry` in the Lean files here.")
            else:
                pane.clear("No hole fits the filter. Press / to change it.")
            return
        sign, style = HOLES[row.status]
        parts: list[str | Content | tuple[str, str]] = [(f"{sign} {row.status.replace('_', ' ')}", style)]
        if row.reason:
            parts.append((f": {printable(row.reason)}", "$text-muted"))
        if row.proof:
            parts.append("\n" + printable(row.proof))
        if row.negation:
            parts += [("\nLean accepts this proof of the negation:\n", "$text-muted"), lean(row.negation)]
        facts.update(Content.assemble(*parts))
        if self._source_of is None or (self._source_of.key, self._source_of.place.text) != (row.key, row.place.text):
            self._source_of = row
            pane.show(row.place)

    @property
    def chosen_row(self) -> HoleRow | None:
        """The hole under the cursor."""
        at = self.table.cursor_row
        return self._shown[at] if 0 <= at < len(self._shown) else None

    @on(DataTable.RowHighlighted, "#holes")
    def _highlighted(self) -> None:
        self._draw_beside()

    @on(DataTable.RowSelected, "#holes")
    def _selected(self) -> None:
        self.action_search()

    # --- what the user does ------------------------------------------------------------------------------------

    def _asked(self) -> HoleRow | None:
        """The hole under the cursor, with what is known by now; what is drawn may be a frame older."""
        row = self.chosen_row
        if row is None:
            self.notify("There is no hole to work on.", severity="warning")
            return None
        return next((now for now in self.board.rows if now.key == row.key), row)

    def action_search(self) -> None:
        if (row := self._asked()) is not None:
            self.app.search_hole(row)  # type: ignore[attr-defined]

    def action_whole(self) -> None:
        if (row := self._asked()) is not None:
            self.app.whole_proof(row.place, row.proof)  # type: ignore[attr-defined]

    def action_declaration(self) -> None:
        if (row := self._asked()) is not None:
            self.app.whole_declaration(row.place)  # type: ignore[attr-defined]

    def action_mark(self) -> None:
        if (row := self._asked()) is not None:
            self.board.chosen ^= {row.key}
            self._frame()
            self.table.action_cursor_down()

    def action_batch(self) -> None:
        rows = [row for row in self.board.rows if row.key in self.board.chosen]
        done = (HoleStatus.WRITTEN, HoleStatus.DATA, HoleStatus.REFUTED)
        wanted = rows or [row for row in self._shown if row.status not in done]
        if not wanted:
            self.notify("There is no hole to work on.", severity="warning")
            return
        self.app.start_batch(wanted)  # type: ignore[attr-defined]

    def action_look_at_batch(self) -> None:
        self.app.show_batch()  # type: ignore[attr-defined]

    def action_accept(self) -> None:
        row = self._asked()
        if row is None:
            return
        if row.status is HoleStatus.PROVED and row.proof:
            again = row.proved_in != row.place.text
            self.app.accept_proof(row.place, row.proof, again=again, reservation=row.reason)  # type: ignore[attr-defined]
        elif row.status is HoleStatus.DATA:
            self.notify("It is data, not a proposition: a value is not guessed.", severity="warning")
        elif row.status is HoleStatus.REFUTED:
            self.notify(f"There is no proof of it: it is {row.reason}.", severity="warning", markup=False)
        elif row.status is HoleStatus.CONDITIONAL:
            self.notify(f"It is no proof yet: it {row.reason}.", severity="warning", markup=False)
        elif row.status in FAILED or row.status in (HoleStatus.OPEN, HoleStatus.CHANGED):
            self.notify("There is no proof of it yet: enter searches one.", severity="warning")
        else:
            self.notify(f"It is {row.status.replace('_', ' ')}.", severity="warning")

    def action_accept_all(self) -> None:
        self.app.accept_batch()  # type: ignore[attr-defined]

    def action_undo(self) -> None:
        self.app.undo_write()  # type: ignore[attr-defined]

    def action_order(self) -> None:
        orders = list(Order)
        self._order = orders[(orders.index(self._order) + 1) % len(orders)]
        self._frame()

    def action_filter(self) -> None:
        self.query_one(Prompt).ask("filter", "filter", self._words, "words of file, declaration or status")

    def action_open_tree(self) -> None:
        self.query_one(Prompt).ask("tree", "tree file", "", "a path, as given to --save-tree")

    @on(Prompt.Typed)
    def _typed(self, event: Prompt.Typed) -> None:
        if event.purpose == "filter":
            self._words = event.text
            self._frame()

    @on(Prompt.Left)
    def _left(self, event: Prompt.Left) -> None:
        if event.purpose == "filter":
            self._words = ""
            self._frame()
        self.table.focus()

    @on(Prompt.Answered)
    def _answered(self, event: Prompt.Answered) -> None:
        self.table.focus()
        if event.purpose == "tree" and event.text.strip():
            self.app.open_tree(Path(event.text.strip()).expanduser())  # type: ignore[attr-defined]

    def action_help(self) -> None:
        from tui.help import HelpScreen

        self.app.push_screen(HelpScreen(HELP))

    def choose(self, key: HoleKey) -> None:
        """Moves the cursor to a hole."""
        for number, row in enumerate(self._shown):
            if row.key == key:
                self.table.move_cursor(row=number, animate=False)


def _counted(count: int, what: str) -> str:
    return f"{count} {what}{'' if count == 1 else 's'}"
