"""The models that are set up, over the screen that asked: who is asked for tactics and whole proofs is chosen here."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from typing import ClassVar

from rich.text import Text
from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import DataTable, Static

from assistant.errors import AssistantError
from assistant.model_choice import HOW_TO_ADD, NO_MODEL, ModelChoice, Use
from tui.plain import printable

LOOK_SECONDS = 1.0
"""How often it is looked whether models were set up meanwhile, or chosen elsewhere."""
NONE_ROW = "no model"
SIGNS = "● asked   ○ could be asked   – its cards do not say how"
HELP = f"""\
# The models that are set up
{SIGNS}
What is chosen here is written to your own settings, and holds everywhere.
# Keys
enter | have the model asked for all that it can, or no model
t | ask it for tactics, or no longer
w | ask it for whole proofs, or no longer
escape q M | back
"""
KEYS = "enter  for all   t  for tactics   w  for whole proofs   ?  help   q  back"


class ModelsScreen(ModalScreen[None]):
    """`read` gives the models with what they are asked for now, `choose` has one asked for some uses (all that it can
    where none is named; `NO_MODEL` for no model). `files` are looked at for changes."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,M", "leave", "back"),
        Binding("t", "switch('steps')", "tactics"),
        Binding("w", "switch('whole')", "whole proofs"),
        Binding("question_mark", "help", "help", key_display="?"),
    ]
    DEFAULT_CSS = """
    ModelsScreen { align: center middle; }
    ModelsScreen #models-box {
        width: 92; max-width: 100%; height: auto; max-height: 100%;
        background: $surface; border: round $primary; padding: 0 1;
    }
    ModelsScreen DataTable { height: auto; max-height: 16; margin: 1 0; }
    ModelsScreen #models-facts { min-height: 3; }
    ModelsScreen #models-keys { color: $text-muted; margin-top: 1; }
    """

    def __init__(
        self,
        read: Callable[[], Sequence[ModelChoice]],
        choose: Callable[[str, tuple[Use, ...]], Awaitable[None]],
        files: Sequence[Path] = (),
    ) -> None:
        super().__init__()
        self._read = read
        self._choose = choose
        self._files = files
        self._seen: tuple[tuple[int, int], ...] = ()
        self._models: tuple[ModelChoice, ...] = ()
        self._problem: AssistantError | None = None

    def compose(self) -> ComposeResult:
        table: DataTable[Text] = DataTable(cursor_type="row", id="models")
        table.add_columns("model", "tactics", "whole proofs", "asked by the cards")
        with Vertical(id="models-box") as box:
            box.border_title = "Models"
            yield Static(Content.styled(SIGNS, "$text-muted"))
            yield table
            yield Static(id="models-facts")
            yield Static(KEYS, id="models-keys", markup=False)

    def on_mount(self) -> None:
        self._look()
        self.set_interval(LOOK_SECONDS, self._look)
        self.table.focus()

    @property
    def table(self) -> DataTable[Text]:
        return self.query_one("#models", DataTable)

    # --- what there is -----------------------------------------------------------------------------------------

    def _look(self) -> None:
        now = tuple(map(_stamp, self._files))
        if now != self._seen or not self.table.row_count:
            self._seen = now
            self._show()

    def _show(self) -> None:
        try:
            self._models, self._problem = tuple(self._read()), None
        except AssistantError as error:
            self._models, self._problem = (), error
        table, at = self.table, self.table.cursor_row
        table.clear()
        asked = {use for model in self._models for use in model.used}
        signs = (Text("○" if use in asked else "●", justify="center") for use in Use)
        table.add_row(Text(NONE_ROW), *signs, Text("built-in provers, the search"))
        for model in self._models:
            signs = (Text(_sign(model, use), justify="center") for use in Use)
            table.add_row(Text(printable(model.name)), *signs, Text(printable(", ".join(model.cards))))
        table.move_cursor(row=min(at, table.row_count - 1), animate=False)
        self._tell()

    @on(DataTable.RowHighlighted)
    def _tell(self) -> None:
        facts = self.query_one("#models-facts", Static)
        if self._problem is not None:
            said = f"{self._problem.message}\n{self._problem.hint}".strip()
            facts.update(Content.styled(printable(said), "$text-error"))
            return
        model = self._chosen
        if model is not None:
            used = f"asked for {model.used_in_words}" if model.used else "not asked"
            try_it = f"`assistant models test {model.name}` tries it on a goal."
            facts.update(Content(printable(f"{used} · {model.runtime} · {model.where}\n{try_it}")))
        elif not self._models:
            facts.update(
                Content(f"No model is set up, and none is needed. In a shell, {HOW_TO_ADD}\nIt is seen here at once.")
            )
        else:
            facts.update(Content("What is chosen here is written to your own settings, and holds everywhere."))

    @property
    def _chosen(self) -> ModelChoice | None:
        """The model under the cursor; `None` in the row for none."""
        at = self.table.cursor_row - 1
        return self._models[at] if 0 <= at < len(self._models) else None

    # --- choosing ----------------------------------------------------------------------------------------------

    @on(DataTable.RowSelected)
    def _selected(self) -> None:
        self._use(self._chosen.name if self._chosen is not None else NO_MODEL, ())

    def action_switch(self, use: str) -> None:
        model, wanted = self._chosen, Use(use)
        if model is not None and wanted not in model.able:
            self.notify(
                f"None of its cards ({', '.join(model.cards)}) says how {model.name} is asked for {wanted.in_words}.",
                severity="warning",
                markup=False,
            )
            return
        self._use(model.name if model is not None and wanted not in model.used else NO_MODEL, (wanted,))

    @work(exclusive=True, group="choose")
    async def _use(self, name: str, uses: tuple[Use, ...]) -> None:
        try:
            await self._choose(name, uses)
        except AssistantError as error:
            self.notify(f"{error.message}\n{error.hint}".strip(), severity="error", timeout=12, markup=False)
        if self.is_attached:
            self._show()

    def action_help(self) -> None:
        from tui.help import HelpScreen

        self.app.push_screen(HelpScreen(HELP))

    def action_leave(self) -> None:
        self.dismiss()


def _sign(model: ModelChoice, use: Use) -> str:
    return "●" if use in model.used else "○" if use in model.able else "–"


def _stamp(path: Path) -> tuple[int, int]:
    """What tells one version of a file from another; both 0 where there is none."""
    try:
        status = path.stat()
    except OSError:
        return 0, 0
    return status.st_mtime_ns, status.st_size
