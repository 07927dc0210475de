"""The panes beside the tree: the goal, what was tried, premises, the proof."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.coordinate import Coordinate
from textual.widgets import DataTable, Static

from assistant.lean.verify.verdicts import axioms_in_words
from assistant.search.tree import ROOT, CandidateTried, Node, Status, Tree
from assistant.wording import plural
from tui import signs
from tui.goals import render_goals
from tui.lean_text import lean
from tui.plain import cut, one_line, printable
from tui.search.exploration import Exploration
from tui.search.outline import Row
from tui.search.sources import SOURCES, coloured_sources, short_source

if TYPE_CHECKING:
    from assistant.editing import FoundPremise

SHOWN_SOURCE = 14
"""Columns in a row of the table; all of it is below."""
COLUMNS = (("", 1), ("score", 5), ("ms", 5), ("source", SHOWN_SOURCE))
"""What stands before the tactic; `ms` only in a table of some width."""
WIDE = 70
PADDING = 2
ROWS = 2_000
"""Candidates of one state that are listed."""


class GoalPane(VerticalScroll):
    """The goals of a state, with what the tactic above changed."""

    DEFAULT_CSS = "GoalPane { padding: 0 1; scrollbar-gutter: stable; }"

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._shape = (-1, -1)
        self._shown: tuple[Tree, Row, Row | None] | None = None

    def compose(self) -> ComposeResult:
        yield Static(id="goal-text")

    def show(self, tree: Tree, row: Row, above: Row | None) -> None:
        node = tree.nodes[row.node]
        before = tree.nodes[above.node].goals if above is not None and above.node != row.node else ()
        width = self.scrollable_content_region.width
        head = _head(node, row, tree, dark=self.app.current_theme.dark)
        rows = head.wrap(width) if width else [head]
        content = Content("\n").join([*rows, render_goals(node.goals, before, width)])
        # The whole screen is laid out anew for a text of another height: only where it has to be.
        shape = (width, len(content.wrap(width)) if width else -1)
        self.query_one("#goal-text", Static).update(content, layout=shape != self._shape)
        self._shape = shape
        self._shown = (tree, row, above)

    def on_resize(self) -> None:
        if self._shown is not None and self.scrollable_content_region.width != self._shape[0]:
            self.show(*self._shown)


def _head(node: Node, row: Row, tree: Tree, *, dark: bool) -> Content:
    sign, style = signs.STATES[node.status]
    marks = []
    if node.pinned:
        marks.append(f" {signs.PINNED} pinned")
    if tree.focus == node.id != ROOT:
        marks.append(f" {signs.FOCUS} in focus")
    turns = f"in {plural(node.visits, 'turn')} ({node.visits}×)" if node.visits else "yet"
    tried = plural(len(node.tried), "tactic") if node.tried else "nothing"
    facts = f" · {node.status} · state {node.id} · depth {node.depth} · {tried} tried {turns}"
    parts: list[str | Content | tuple[str, str]] = [(sign, style), (facts, "$text-muted")]
    parts.append(("".join(marks), "$text-warning"))
    if row.tactic:
        why = f", {one_line(row.why)}" if row.why else ""
        likely = f" · {row.score:.1f} (0 is surest)"
        parts += ["\n", ("after ", "$text-muted"), lean(row.tactic), ("  (", "$text-muted")]
        parts += [coloured_sources([row.source], dark=dark), (why, "$text-muted")]
        if row.others:
            parts += [("; also ", "$text-muted"), coloured_sources(row.others, dark=dark)]
        parts += [(")", "$text-muted"), (likely, "$text-muted")]
    if node.refuted:
        parts += ["\n", *_refuted(node)]
    return Content.assemble(*parts)


def _refuted(node: Node) -> list[str | Content | tuple[str, str]]:
    """For what the goal of a state is false, and what proves that."""
    sign, style = signs.STATES[Status.REFUTED]
    said = (f"{sign} {printable(node.refuted)}\n", style)
    by = "Lean accepts this proof of the negation:" if node.id == ROOT else "which Lean says by:"
    return [said, (f"{by}\n", "$text-muted"), lean(node.negation)]


class TriedPane(VerticalScroll):
    """The candidates that were tried at a state, and Lean's word on the one that is chosen."""

    DEFAULT_CSS = """
    TriedPane DataTable { height: 2fr; overflow-x: hidden; }
    TriedPane #tried-message { height: auto; max-height: 40%; padding: 0 1; border-top: solid $foreground 20%; }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._node = -1
        self._tried: list[CandidateTried] = []
        self._shown: Node | None = None
        self._width = 0

    def compose(self) -> ComposeResult:
        table: DataTable[Text] = DataTable(cursor_type="row", zebra_stripes=True, id="tried-table")
        yield table
        yield Static(id="tried-message")

    def show(self, node: Node) -> None:
        table: DataTable[Text] = self.query_one(DataTable)
        self._shown = node
        again = -1
        if node.id != self._node or table.size.width != self._width:
            again = table.cursor_row if node.id == self._node else -1
            self._width = table.size.width
            table.clear(columns=True)
            for name, width in (*self._columns, ("tactic", self._tactic_width)):
                table.add_column(name, width=width)
            self._node = node.id
            self._tried = []
        for number, event in enumerate(node.tried[: len(self._tried)]):
            if event is not self._tried[number]:  # another source has proposed it meanwhile
                table.update_cell_at(Coordinate(number, len(self._columns) - 1), self._source(event))
                self._tried[number] = event
        for event in node.tried[len(self._tried) : ROWS]:
            sign, _ = signs.VERDICTS.get(event.verdict, ("?", ""))
            cells = {
                "": Text(sign),
                "score": Text(f"{event.score:.1f}", justify="right"),
                "ms": Text(f"{event.milliseconds:.0f}", justify="right"),
                "source": self._source(event),
            }
            tactic = Text(cut(one_line(event.tactic), self._tactic_width))
            table.add_row(*(cells[name] for name, _ in self._columns), tactic)
            self._tried.append(event)
        if again > 0:  # the same list in another width
            table.move_cursor(row=again, animate=False)
        self._tell()

    @property
    def _columns(self) -> list[tuple[str, int]]:
        return [(name, width) for name, width in COLUMNS if name != "ms" or self._width >= WIDE]

    @property
    def _tactic_width(self) -> int:
        return max(1, self._width - 1 - sum(width + PADDING for _, width in self._columns) - PADDING)

    def on_resize(self) -> None:
        if self._shown is not None:
            self.call_after_refresh(self.show, self._shown)

    def _source(self, event: CandidateTried) -> Text:
        more = len(f" +{len(event.others)}") if event.others else 0
        name = short_source(event.source, min(SHOWN_SOURCE, len(event.source) + more), len(event.others))
        return Text(name, SOURCES.of(event.source, dark=self.app.current_theme.dark))

    def on_data_table_row_highlighted(self) -> None:
        self._tell()

    def choose(self, event: CandidateTried) -> None:
        """Chooses a candidate, where it is listed."""
        numbers = [number for number, shown in enumerate(self._tried) if shown is event]
        if numbers:
            self.query_one(DataTable).move_cursor(row=numbers[0])

    @property
    def chosen(self) -> CandidateTried | None:
        """The candidate under the cursor; `None` while nothing was tried."""
        row = self.query_one(DataTable).cursor_row
        return self._tried[row] if 0 <= row < len(self._tried) else None

    def _tell(self) -> None:
        message = self.query_one("#tried-message", Static)
        event = self.chosen
        if event is None:
            message.update(Content.styled("nothing was tried here yet", "$text-muted"))
            return
        sign, style = signs.VERDICTS.get(event.verdict, ("?", ""))
        said = printable(event.message) or {
            "closes": "it leaves no goal",
            "progress": "it runs; the goals that it leaves are below this state in the tree",
        }.get(event.verdict, "Lean said nothing more about it")
        why = Content.styled(f"  ({one_line(event.why)})" if event.why else "", "$text-muted")
        if event.others:
            also = coloured_sources(event.others, dark=self.app.current_theme.dark)
            why = Content.assemble(why, ("  also ", "$text-muted"), also)
        message.update(Content.assemble((f"{sign} {event.verdict}  ", style), lean(event.tactic), why, "\n", said))


class PremisesPane(VerticalScroll):
    """What was found for the state, best first, and why."""

    DEFAULT_CSS = "PremisesPane { padding: 0 1; }"
    EMPTY: ClassVar[str] = "premises are looked up when this pane is open and a search runs"

    def __init__(self) -> None:
        super().__init__()
        self._text = Static(self.EMPTY, id="premises-text")

    def compose(self) -> ComposeResult:
        yield self._text

    def say(self, sentence: str) -> None:
        self._text.update(Content.styled(printable(sentence), "$text-muted"))

    def show(self, found: Sequence[FoundPremise]) -> None:
        if not found:
            self.say("nothing in reach speaks about the same things")
            return
        parts = [
            Content.assemble(
                (printable(premise.premise.name), "$text-accent bold"),
                (f"  {printable(premise.why)}\n", "$text-muted"),
                "  ",
                lean(one_line(premise.premise.statement)),
            )
            for premise in found
        ]
        self._text.update(Content("\n").join(parts))


class ProofPane(VerticalScroll):
    """The proof that came out, with Lean's verdict on the whole."""

    DEFAULT_CSS = "ProofPane { padding: 0 1; }"

    def compose(self) -> ComposeResult:
        yield Static(id="proof-text")

    def show(self, exploration: Exploration) -> None:
        self.query_one("#proof-text", Static).update(_proof(exploration))


def _proof(exploration: Exploration) -> Content:
    judged = exploration.judged
    if exploration.tree.refuted and not exploration.accepted:
        return Content.assemble(*_refuted(exploration.tree.root))
    if not exploration.proof:
        return Content.styled("no whole proof yet", "$text-muted")
    if judged is None or judged.proof != exploration.proof:
        verdict = Content.styled("Lean is judging the whole", "$text-warning")
    elif judged.accepted:
        words = printable(axioms_in_words(judged.axioms, judged.author_axioms, judged.open_lemmas, judged.reservation))
        verdict = (
            Content.styled(f"✓ accepted by Lean ({words})", "$text-success")
            if judged.complete
            else Content.styled(f"? accepted by Lean on a condition ({words})", "$text-warning")
        )
    elif not judged.judged:
        verdict = Content.styled("⧗ not yet judged: " + printable("; ".join(judged.reasons)), "$text-warning")
    else:
        verdict = Content.styled("✗ refused: " + printable("; ".join(judged.reasons)), "$text-error")
    return Content("\n").join([verdict, lean(exploration.proof)])
