"""The project screen: every hole with its status, the source around the chosen one, and what can be done with it."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from rich.text import Text
from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import DataTable, Static

from assistant.errors import AssistantError
from tui.goals import render_goals
from tui.hole_signs import HOLES
from tui.keys import KeyedScreen, Keys
from tui.lean_text import lean
from tui.plain import cut, printable
from tui.project.columns import SIGN, columns
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
from tui.themes import muted

if TYPE_CHECKING:
    from assistant.lean.goals import Goal
    from assistant.lean.places import Place

LOOK_SECONDS = 1.0
"""How often it is looked whether files changed."""
FRAMES_A_SECOND = 8.0
REST_SECONDS = 0.4
"""For which the cursor stays on a hole before Lean is asked for its goal: whoever goes past many asks for none."""
REMEMBERED_GOALS = 200
HELP = """\
# The project: every `sorry` in the Lean files here
○ open   · waiting   ▸ searching   ✓ proved, not written   ✔ written, until r
? proved on the condition that open lemmas are   = data, not a proposition
⊥ false: for what, and Lean's proof of that, stand beside it
✗ nothing left to try   ⧖ time ran out   ⧗ not judged   ■ interrupted   ! error
≠ the text changed since
Above the source stands the goal, once the cursor rests on a hole.
# Keys
enter S | search the hole and watch, or go on with its search; begin anew
w W | the proof of the hole, of its whole declaration, as a text
space b B | mark for the batch; start it (marked, or all); look at it
a A | accept the proof; all of the batch: see the patch, then write
u | undo the last write
/ o | filter by words of file, statement or status; order
escape | clear the filter
O | open a saved tree
r | read the files again (they are watched anyway), without what is written
M | the models: who is asked for tactics and whole proofs
tab | to the source and back
ctrl+p | all commands, themes
q | quit; a batch goes on in the engine
"""


class HolesTable(DataTable[Text]):
    """Shows at the bottom what enter does."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select_cursor", "search", tooltip="Search this hole and watch"),
    ]


class ProjectScreen(KeyedScreen):
    """Shows a `HoleBoard`; what is done with a hole is asked of the app by the messages of `tui.app`."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "accept", "accept", tooltip="See the patch of the proof that was found, and write it"),
        Binding("A", "accept_all", "accept all", tooltip="See the patches of the batch, and write them"),
        Binding("u", "undo", "undo", tooltip="Take back what was written last"),
        Binding("slash", "filter", "filter", key_display="/", tooltip="Show only holes with certain words"),
        Binding("escape", "clear_filter", "all holes", tooltip="Show all holes again"),
        Binding("w", "whole", "whole proof", tooltip="Show the proof of the hole as a text"),
        Binding("space", "mark", "mark", tooltip="Mark the hole for a batch, or unmark it"),
        Binding("b", "batch", "batch", tooltip="Search the marked holes, or all of them, one after the other"),
        Binding("o", "order", "order", tooltip="Order the holes by place, by status or by time"),
        Binding("M", "app.models", "models", tooltip="Choose which models are asked"),
        Binding("S", "search_anew", "search anew", show=False, tooltip="Search the hole from the beginning"),
        Binding("W", "declaration", "declaration", show=False,
                tooltip="Have the whole proof of the declaration written anew"),
        Binding("B", "look_at_batch", "see batch", show=False, tooltip="Look at the batch of this project"),
        Binding("O", "open_tree", "open tree", show=False, tooltip="Open a search that was saved"),
        Binding("r", "read", "read again", show=False, tooltip="Read the files again"),
        Binding("question_mark", "help", "help", key_display="?", tooltip="Explain the signs and keys of this screen"),
        Binding("q", "app.quit", "quit", tooltip="Quit the assistant"),
    ]  # fmt: skip
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
    ProjectScreen #holes { overflow-x: hidden; }
    ProjectScreen #hole-facts { height: auto; max-height: 8; padding: 0 1; }
    ProjectScreen #hole-goal { display: none; scrollbar-gutter: stable; border-bottom: solid $foreground 20%; }
    ProjectScreen #hole-goal.-shown { display: block; }
    ProjectScreen.-narrow #hole-goal { height: 4; }
    ProjectScreen.-wide #hole-goal { height: auto; min-height: 6; max-height: 45%; }
    ProjectScreen SourcePane { height: 1fr; }
    ProjectScreen #project-bar { height: 1; padding: 0 1; background: $panel; }
    """

    def __init__(self, board: HoleBoard) -> None:
        super().__init__()
        self.board = board
        self._known_goals: dict[tuple[Path, str, int], Sequence[Goal]] = {}
        """What Lean said of holes, by file, text and offset."""
        self._goal_of: tuple[Path, str, int] | None = None
        """The hole whose goal is shown or asked for."""
        self.engine_says = ""
        """What the engine is waiting for, or what keeps it from working."""
        self._words = ""
        self._order = Order.PLACE
        self._shown: list[HoleRow] = []
        self._widths: tuple[int, ...] = ()
        """Of the columns as they are drawn."""
        self._drawn: tuple[object, ...] = ()
        self._source_of: HoleRow | None = None
        self._stamps: dict[Path, tuple[int, int]] = {}
        """Of the files as they were read."""
        self._unreadable: tuple[str, ...] = ()
        self._read_once = False
        self._problem = ""
        """Why the paths could not be read."""

    def compose(self) -> ComposeResult:
        yield Static(id="project-title", classes="one-line")
        with Container(id="project-body"):
            yield HolesTable(cursor_type="row", id="holes")
            with Vertical(id="beside"):
                yield Static(id="hole-facts")
                with VerticalScroll(id="hole-goal", can_focus=False):
                    yield Static(id="hole-goal-text")
                yield SourcePane()
        yield Prompt()
        yield Static(id="project-bar", classes="one-line")
        yield Keys()

    def on_mount(self) -> None:
        self.table.focus()
        self.set_interval(1 / FRAMES_A_SECOND, self._frame)
        self.set_interval(LOOK_SECONDS, self._look)
        self.action_read()
        self._frame()

    @property
    def table(self) -> HolesTable:
        return self.query_one(HolesTable)

    def on_resize(self) -> None:
        self.call_after_refresh(self._draw_anew)

    def _draw_anew(self) -> None:
        self._drawn, self._goal_of = (), None
        self._frame()

    # --- reading -----------------------------------------------------------------------------------------------

    def action_read(self) -> None:
        self._known_goals.clear()
        self._goal_of = None
        self.read(anew=True)

    @work(exclusive=True, group="read")
    async def read(self, *, anew: bool = False) -> None:
        """Reads the files; `anew` forgets what was written."""
        self._stamps = await asyncio.to_thread(stamps, self.board.paths)  # first: what changes while we read is noticed
        try:
            found = await asyncio.to_thread(read_project, self.board.paths)
        except AssistantError as error:
            self._problem = printable(f"{error.message}. {error.hint}")
            self.notify(self._problem, severity="error", markup=False)
        else:
            self._problem = ""
            self.board.take(found, anew=anew)
            self._tell_unreadable()
            self.app.note_batch()  # type: ignore[attr-defined]
        self._read_once = True
        self._draw_anew()

    @work(exclusive=True, group="look")
    async def _look(self) -> None:
        now = await asyncio.to_thread(stamps, self.board.paths)
        if self._read_once and now != self._stamps:
            self.read()

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
        self.look_at_keys()

    def _draw_title(self) -> None:
        board = self.board
        told = counts(board.rows)
        parts: list[str | tuple[str, str]] = [(f"{printable(board.root.name or str(board.root))}  ", "bold")]
        if not self._read_once:
            parts.append(("reading the files", "$text-muted"))
        elif board.closed:
            parts.append((f"{board.closed} of {len(board.rows)} closed  ", "$text-success"))
        for status in HoleStatus:
            if told[status] and status is not HoleStatus.WRITTEN:
                sign, style = HOLES[status]
                parts.append((f"{sign} {told[status]} {status.replace('_', ' ')}  ", style))
        if len(self._shown) != len(board.rows):
            parts.append((f"{len(self._shown)} shown  ", "$text-warning"))
        self.query_one("#project-title", Static).update(Content.assemble(*parts))
        chosen = f" · {len(board.chosen)} marked" if board.chosen else ""
        words = f" · filter: {printable(self._words)}" if self._words else ""
        said = f" · {printable(self.engine_says)}" if self.engine_says else ""
        unreadable = f" · {_counted(len(board.unreadable), 'file')} could not be read" if board.unreadable else ""
        files, holes = _counted(board.files, "Lean file"), _counted(len(board.holes), "hole")
        bar = f"{files}, {holes} · by {self._order}{words}{chosen}{unreadable}{said}"
        self.query_one("#project-bar", Static).update(Content(bar), layout=False)

    def _draw_table(self) -> None:
        table = self.table
        cursor, place = self.chosen_row, table.cursor_row
        self._shown = arranged(self.board.rows, self._words, self._order)
        scroll = table.scroll_offset
        places = [printable(f"{self.board.shown_path(row.key.path)}:{row.line}") for row in self._shown]
        # The column of a vertical scrollbar is left free, so that nothing moves when there is one.
        fit = columns(table.size.width - 1, max(map(cell_len, places), default=0))
        widths = (SIGN, fit.place, fit.statement, fit.time)
        if widths != self._widths:
            self._widths = widths
            table.clear(columns=True)
            for name, width in zip(("", "place", "statement", "time"), widths, strict=True):
                if width:
                    table.add_column(name, width=width)
        else:
            table.clear()
        closed = muted(self.app.theme_variables)
        for row, where in zip(self._shown, places, strict=True):
            sign, _ = HOLES[row.status]
            mark = "●" if row.key in self.board.chosen else " "
            time = f"{row.seconds:.1f}" if row.seconds else ""
            cells = (f"{mark}{sign}", where, printable(row.statement), time)
            style = closed if row.key.closed else ""
            told = [Text(cut(cell, w), style) for cell, w in zip(cells, widths, strict=True) if w]
            table.add_row(*told)
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
                said = ""
            elif self._problem:
                said = self._problem
            elif not self.board.rows:
                said = "Nothing to close: there is no `sorry` in the Lean files here."
            else:
                said = f"No hole fits the filter «{printable(self._words)}». Escape clears it, / changes it."
            pane.clear(Content.styled(said, "$text-muted"))
            self._draw_goal(None)
            return
        sign, style = HOLES[row.status]
        parts: list[str | Content | tuple[str, str]] = [(f"{sign} {row.status.replace('_', ' ')}", style)]
        if row.reason:
            parts.append((f": {printable(row.reason)}", "$text-muted"))
        if kept := self.app.kept_states(row):  # type: ignore[attr-defined]
            parts.append((f" · its search of {_counted(kept, 'state')} is kept, S begins anew", "$text-muted"))
        if row.proof and not row.key.closed:
            parts.append("\n" + printable(row.proof))
        if row.negation:
            parts += [("\nLean accepts this proof of the negation:\n", "$text-muted"), lean(row.negation)]
        facts.update(Content.assemble(*parts))
        if self._source_of is None or (self._source_of.key, self._source_of.place.text) != (row.key, row.place.text):
            self._source_of = row
            if row.key.closed:  # its place is one of a text that the file has no more
                pane.clear(lean(row.proof))
            else:
                pane.show(row.place)
        self._draw_goal(row)

    # --- the goal ----------------------------------------------------------------------------------------------

    def _draw_goal(self, row: HoleRow | None) -> None:
        """Shows the goal of a hole, for which Lean is asked when the cursor stays there."""
        place = row.place if row is not None and not row.key.closed else None
        self.query_one("#hole-goal").set_class(place is not None, "-shown")
        of = (place.path, place.text, place.span.start) if place is not None else None
        if of == self._goal_of:
            return
        self._goal_of = of
        self.workers.cancel_group(self, "goal")
        if of is not None and place is not None:
            if of in self._known_goals:
                self._show_goal(self._known_goals[of])
            else:
                self._say_goal(Content.styled("⊢ …", "$text-muted"))
                self._ask_goal(of, place)

    @work(exclusive=True, group="goal")
    async def _ask_goal(self, of: tuple[Path, str, int], place: Place) -> None:
        await asyncio.sleep(REST_SECONDS)
        try:
            goals = await self.app.goals_of(place)  # type: ignore[attr-defined]
        except AssistantError as error:
            self._say_goal(Content.styled(printable(error.message), "$text-muted"))
            return
        while len(self._known_goals) >= REMEMBERED_GOALS:
            del self._known_goals[next(iter(self._known_goals))]
        self._known_goals[of] = goals
        self._show_goal(goals)

    def _show_goal(self, goals: Sequence[Goal]) -> None:
        if not self.query("#hole-goal"):
            return  # the screen is being taken away, while Lean was asked
        width = self.query_one("#hole-goal", VerticalScroll).scrollable_content_region.width
        self._say_goal(render_goals(goals, width=width))

    def _say_goal(self, content: Content) -> None:
        if not self.query("#hole-goal-text"):
            return
        self.query_one("#hole-goal-text", Static).update(content)
        # What is to be proved stands last: where there is little room it is seen rather than hypotheses.
        self.call_after_refresh(self.query_one("#hole-goal", VerticalScroll).scroll_end, animate=False)

    @property
    def chosen_row(self) -> HoleRow | None:
        """The hole under the cursor."""
        at = self.table.cursor_row
        return self._shown[at] if 0 <= at < len(self._shown) else None

    @on(DataTable.RowHighlighted, "#holes")
    def _highlighted(self) -> None:
        self._draw_beside()
        self.look_at_keys()

    @on(DataTable.RowSelected, "#holes")
    def _selected(self) -> None:
        self.action_search()

    # --- what the user does ------------------------------------------------------------------------------------

    def serves(self, action: str) -> bool:
        row = self.chosen_row
        is_open = row is not None and row.status is not HoleStatus.WRITTEN
        match action:
            case "accept":
                return row is not None and row.status is HoleStatus.PROVED
            case "accept_all":
                batch = self.app.batch  # type: ignore[attr-defined]
                paths = {file.path for file in batch.files} if batch is not None else set()
                return any(row.status is HoleStatus.PROVED and row.key.path in paths for row in self.board.rows)
            case "undo":
                return bool(self.app.history.writes)  # type: ignore[attr-defined]
            case "clear_filter":
                return bool(self._words)
            case "select_cursor" | "whole" | "mark":
                return is_open
            case "filter" | "order":
                return bool(self.board.rows)
            case "batch":
                return any(row.status is not HoleStatus.WRITTEN for row in self.board.rows)
            case _:
                return True

    def _asked(self) -> HoleRow | None:
        """The hole under the cursor, with what is known by now; what is drawn may be a frame older."""
        row = self.chosen_row
        if row is None:
            self.notify("There is no hole to work on.", severity="warning")
            return None
        row = next((now for now in self.board.rows if now.key == row.key), row)
        if row.status is HoleStatus.WRITTEN:
            self.notify("It is written already; u takes the last write back.")
            return None
        return row

    def action_search(self) -> None:
        if (row := self._asked()) is not None:
            self.app.search_hole(row)  # type: ignore[attr-defined]

    def action_search_anew(self) -> None:
        if (row := self._asked()) is not None:
            self.app.search_hole(row, anew=True)  # type: ignore[attr-defined]

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

    def action_clear_filter(self) -> None:
        self._words = ""
        self._frame()

    def action_filter(self) -> None:
        self.query_one(Prompt).ask("filter", "filter", self._words, "words of file, statement or status")

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
