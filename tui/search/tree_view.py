"""The tree on the screen: only the rows that are to be seen are ever drawn, however large it is."""

from __future__ import annotations

import time
from typing import ClassVar

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import Reactive, reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from assistant.search.tree import ROOT, Status
from tui import signs
from tui.plain import one_line
from tui.search.outline import NO_ROW, Kind, Outline, Row, RowKey
from tui.search.sources import SOURCES, short_source

DEEPEST = 16
"""Levels that are drawn as such; rows below stand no further to the right, with their level before them."""
MEASURE_SECONDS = 0.5
BOLD = Style(bold=True)
SHOWN = 400
"""Characters of a goal or a tactic in a row."""
FACTS_WIDTH = 30
"""Columns at the right for score, source and visits."""
SOURCE_WIDTH = 12
"""Columns at the right for the source alone, where there is no room for the others."""
NARROWEST = 56
"""Columns of a tree that shows sources."""


class TreeView(ScrollView, can_focus=True):
    """Shows an outline. Posts `Selected` when another row is chosen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "move(-1)", "up", show=False),
        Binding("down,j", "move(1)", "down", show=False),
        Binding("pageup", "page(-1)", "page up", show=False),
        Binding("pagedown", "page(1)", "page down", show=False),
        Binding("home,g", "edge(-1)", "first", show=False),
        Binding("end,G", "edge(1)", "last", show=False),
        Binding("left,h", "fold", "fold", show=False),
        Binding("right,l", "unfold", "unfold", show=False),
        Binding("space", "toggle_fold", "fold or unfold", show=False),
    ]
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "tree--proved", "tree--open", "tree--exhausted", "tree--pruned", "tree--refuted", "tree--guide", "tree--tactic",
        "tree--goal", "tree--fact", "tree--best", "tree--cursor", "tree--newest", "tree--match",
    }  # fmt: skip
    DEFAULT_CSS = """
    TreeView { background: $surface; overflow-x: hidden; }
    TreeView > .tree--proved { color: $text-success; text-style: bold; }
    TreeView > .tree--open { color: $text-primary; }
    TreeView > .tree--exhausted { color: $text-muted; }
    TreeView > .tree--pruned { color: $text-warning; }
    TreeView > .tree--refuted { color: $text-error; text-style: bold; }
    TreeView > .tree--guide { color: $foreground 35%; }
    TreeView > .tree--tactic { color: $text-accent; }
    TreeView > .tree--goal { color: $foreground; }
    TreeView > .tree--fact { color: $text-muted; }
    TreeView > .tree--best { color: $text-success; text-style: bold; }
    TreeView > .tree--newest { color: $text-warning; text-style: bold; }
    TreeView > .tree--match { text-style: underline; }
    TreeView > .tree--cursor { background: $block-cursor-blurred-background; }
    TreeView:focus > .tree--cursor { background: $block-cursor-background; color: $block-cursor-foreground; }
    """

    virtual_size = Reactive(Size(0, 0), layout=False)
    """Unlike that of other widgets: when the tree grows, no other widget moves."""
    cursor: reactive[int] = reactive(0)
    """The row that was chosen; `chosen` is where it is now."""
    words: reactive[str] = reactive("")
    """What is searched for: rows with it are underlined."""

    class Selected(Message):
        """Another row is chosen; `by_user` unless the screen chose it."""

        def __init__(self, row: int, by_user: bool) -> None:
            super().__init__()
            self.row = row
            self.by_user = by_user

    def __init__(self, outline: Outline, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.outline = outline
        self.best: frozenset[int] = frozenset()
        self.aside: frozenset[int] = frozenset()
        """The states that are out of the search."""
        self._way: frozenset[int] = frozenset()
        """The rows that stand out: those of the proof, and those down to the chosen one."""
        self.newest = NO_ROW
        self._generation = outline.generation
        self._key: RowKey | None = None
        """What finds the chosen row again when all rows were made anew."""
        self._drawn_at: tuple[int, int, int] = (-1, -1, -1)
        """The line, width and height for which the rows below were laid out."""
        self._drawn: list[tuple[int, list[Segment]]] = []
        """The rows that are to be seen, as they were drawn last."""
        self._measured = 0.0

    # --- what changed ------------------------------------------------------------------------------------------

    def show(self, outline: Outline) -> None:
        """Shows another tree."""
        self.outline = outline
        self._generation = outline.generation
        self._key = None
        self.cursor = 0
        self.changed()

    @property
    def chosen(self) -> int:
        """The row that is chosen, also after a tactic was withdrawn and all rows have other numbers."""
        if self._generation != self.outline.generation:
            self._generation = self.outline.generation
            self.cursor = self.outline.find(self._key) if self._key is not None else 0
        return self.cursor

    def changed(self) -> None:
        """The outline has changed: draws what is to be seen."""
        self.best, self.aside = self.outline.best(), self.outline.aside()
        if self._generation != self.outline.generation and self.outline.rows:
            self.choose(self.chosen)
        self.measure()
        self._find_way()
        before, self._drawn_at = (self._drawn_at, self._drawn), (-1, -1, -1)
        self._lay_out()
        if before[0] != self._drawn_at or len(before[1]) != len(self._drawn):
            self.refresh()
            return
        for line, (old, new) in enumerate(zip(before[1], self._drawn, strict=True)):
            if old != new:
                self.refresh_line(self._drawn_at[0] + line)

    def measure(self, *, at_once: bool = False) -> None:
        """Takes over how many rows there are; while a tree grows not at every change."""
        size = Size(self.size.width, self.outline.height)
        now = time.monotonic()
        if size != self.virtual_size and (at_once or now - self._measured > MEASURE_SECONDS):
            self._measured = now
            self.virtual_size = size
            self._scroll_update(size)

    def choose(self, row: int, *, by_user: bool = False) -> None:
        """Chooses a row and brings it into view."""
        if not 0 <= row < len(self.outline.rows):
            return
        known, height = self.chosen == row, self.outline.height
        self.outline.reveal(row)
        if self.outline.height != height:
            self._lay_out_anew()
        self.cursor = row
        self._into_view()
        if not known or by_user:
            self.post_message(self.Selected(row, by_user))

    def _into_view(self) -> None:
        line = self.outline.line_of(self.cursor)
        top = self.scroll_offset.y
        if not top <= line < top + self.size.height:
            self.measure(at_once=True)
            self.scroll_to_region(Region(0, line, 1, 1), animate=False, force=True)

    def watch_cursor(self, _before: int, now: int) -> None:
        if now < len(self.outline.rows):
            self._key = self.outline.key_of(now)
        self._find_way()
        self._drawn_at = (-1, -1, -1)
        self.refresh()

    def _find_way(self) -> None:
        proved = self.best if self.outline.tree.proved else frozenset()
        down = self.outline.path(self.cursor) if self.cursor < len(self.outline.rows) else []
        self._way = proved | frozenset(down)

    def watch_words(self) -> None:
        self._lay_out_anew()

    def _lay_out_anew(self) -> None:
        """For what changes rows, or moves them, other than the growing of the tree."""
        self.measure(at_once=True)
        self._drawn_at = (-1, -1, -1)
        self.refresh()

    # --- keys and mouse ----------------------------------------------------------------------------------------

    def _go_to(self, line: int) -> None:
        if self.outline.height:
            self.choose(self.outline.at(max(0, min(line, self.outline.height - 1))), by_user=True)

    def action_move(self, lines: int) -> None:
        if self.outline.height:
            self._go_to(self.outline.line_of(self.chosen) + lines)

    def action_page(self, pages: int) -> None:
        self.action_move(pages * max(1, self.size.height - 1))

    def action_edge(self, direction: int) -> None:
        self._go_to(0 if direction < 0 else self.outline.height - 1)

    def action_fold(self) -> None:
        if not self.outline.rows:
            return
        row = self.outline.rows[self.chosen]
        if row.open and row.children:
            self._set_open(row, False)
        elif row.parent != NO_ROW:
            self.choose(row.parent, by_user=True)

    def action_unfold(self) -> None:
        if not self.outline.rows:
            return
        row = self.outline.rows[self.chosen]
        if row.kind is Kind.LINK:
            self.choose(self.outline.row_of(row.node), by_user=True)
        elif not row.open:
            self._set_open(row, True)
        elif row.children:
            self.choose(row.children[0], by_user=True)

    def action_toggle_fold(self) -> None:
        if self.outline.rows:
            row = self.outline.rows[self.chosen]
            if row.children or not row.open:  # else it would hide, unseen, what is still to come there
                self._set_open(row, not row.open)

    def _set_open(self, row: Row, opened: bool) -> None:
        self.outline.set_open(row.id, opened)
        self._lay_out_anew()
        self.post_message(self.Selected(row.id, by_user=True))  # who folds looks at it, whatever is tried elsewhere

    def on_click(self, event: events.Click) -> None:
        line = int(event.y + self.scroll_offset.y)
        if 0 <= line < self.outline.height:
            row = self.outline.at(line)
            known = row == self.chosen
            self._go_to(line)
            if known or event.chain > 1:
                self.action_toggle_fold()

    def on_resize(self) -> None:
        self.measure(at_once=True)

    def notify_style_update(self) -> None:
        super().notify_style_update()
        self._drawn_at = (-1, -1, -1)

    # --- drawing -----------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        """Lays out the rows that are to be seen, unless that was done."""
        at = (self.scroll_offset.y, self.scrollable_content_region.width, self.size.height)
        if at == self._drawn_at:
            return
        line, width, height = at
        self._drawn = [(row.id, self._segments(row, width)) for row in self.outline.visible(line, height)]
        self._drawn_at = at

    def render_line(self, y: int) -> Strip:
        self._lay_out()
        width = self._drawn_at[1]
        if y >= len(self._drawn):
            return Strip.blank(width, self.rich_style)
        number, segments = self._drawn[y]
        if number != self.cursor:
            return Strip(segments).adjust_cell_length(width, self.rich_style)
        base, cursor = self.rich_style, self._style("cursor")
        marked = [Segment(text, (style or base) + cursor) for text, style, _ in segments]
        return Strip(marked).adjust_cell_length(width, cursor)

    def _style(self, name: str) -> Style:
        return self.get_component_rich_style(f"tree--{name}")

    def _segments(self, row: Row, width: int) -> list[Segment]:
        outline = self.outline
        node = outline.tree.nodes[row.node]
        segments = [self._margin(row), Segment(self._guides(row), self._style("guide"))]
        if row.kind is Kind.CLOSED:
            status = Status.PROVED
        elif row.kind is Kind.SPLIT:
            states = [outline.tree.nodes[outline.rows[child].node].status for child in row.children]
            worst = (Status.REFUTED, Status.PRUNED, Status.EXHAUSTED, Status.OPEN)
            status = next((s for s in worst if s in states), Status.PROVED)
        else:
            status = node.status
        sign = signs.STATES[status][0]
        segments.append(Segment(f"{sign} ", self._style(status.value)))
        if row.shows_state and node.pinned:
            segments.append(Segment(f"{signs.PINNED} ", self._style("newest")))
        if row.shows_state and outline.tree.focus == row.node != ROOT:
            segments.append(Segment(f"{signs.FOCUS} ", self._style("newest")))
        if row.tactic:
            aside = row.node in self.aside
            style = self._style("exhausted" if aside else "tactic")
            segments.append(Segment(one_line(row.tactic[:SHOWN]), style + BOLD if row.id in self._way else style))
        match row.kind:
            case Kind.SPLIT:
                segments.append(Segment(f" · {len(row.children)} goals", self._style("fact")))
            case Kind.CLOSED:
                segments.append(Segment(" closes", self._style("proved")))
            case Kind.LINK:
                before = " " if row.tactic else ""
                segments.append(Segment(f"{before}{signs.LINK} shown elsewhere", self._style("fact")))
        if row.shows_state:
            more = f" (+{len(node.goals) - 1})" if len(node.goals) > 1 else ""
            between = " " if row.tactic or row.kind is Kind.LINK else ""
            goal = f"{between}⊢ {one_line(outline.target(row)[:SHOWN])}{more}"
            dim = status is Status.EXHAUSTED or row.node in self.aside
            segments.append(Segment(goal, self._style("exhausted" if dim else "goal")))
            if node.refuted and row.kind is not Kind.LINK:
                segments.append(Segment(f"  {one_line(node.refuted[:SHOWN])}", self._style("refuted")))
        folded: list[Segment] = []
        if not row.open and row.children:
            hidden = f" +{len(row.children)} more" if row.kind is Kind.CLOSED else f" [+{self._hidden(row)}]"
            folded = [Segment(hidden, self._style("fact" if row.kind is Kind.CLOSED else "newest"))]
        if self.words and self.words.casefold() in "".join(s.text for s in segments).casefold():
            under = self._style("match")
            segments = [Segment(s.text, (s.style or Style()) + under) for s in segments]
        if width >= 3 * FACTS_WIDTH:
            return self._fitted(segments, folded, self._facts(row), FACTS_WIDTH, width)
        if width >= NARROWEST and row.source:
            return self._fitted(segments, folded, [self._source(row, SOURCE_WIDTH - 2)], SOURCE_WIDTH, width)
        return self._fitted(segments, folded, [], 0, width)

    def _hidden(self, row: Row) -> int:
        return sum(self.outline.rows[child].size for child in row.children)

    def _margin(self, row: Row) -> Segment:
        if row.id == self.newest:
            return Segment(f"{signs.NEWEST} ", self._style("newest"))
        if row.id in self.best:
            return Segment(f"{signs.BEST} ", self._style("best"))
        return Segment("  ", self._style("guide"))

    def _guides(self, row: Row) -> str:
        levels: list[str] = []
        if row.parent != NO_ROW:
            levels.append("└ " if self.outline.is_last(row) else "├ ")
            above = self.outline.rows[row.parent]
            while above.parent != NO_ROW and len(levels) < DEEPEST:
                levels.append("  " if self.outline.is_last(above) else "│ ")
                above = self.outline.rows[above.parent]
        guides = "".join(reversed(levels))
        return f"{row.depth}…{guides}" if row.depth > DEEPEST else guides

    def _facts(self, row: Row) -> list[Segment]:
        if not row.tactic and row.kind is not Kind.ROOT:
            return []
        node, fact = self.outline.tree.nodes[row.node], self._style("fact")
        visits = f"{node.visits}×" if row.shows_state and node.visits else ""
        score = f"{row.score:.1f}" if row.tactic else ""
        return [Segment(f"{score:>6} ", fact), self._source(row, 12), Segment(f" {visits:>4}", fact)]

    def _source(self, row: Row, width: int) -> Segment:
        """Whose tactic it is."""
        style = self._style("fact")
        if row.source:
            style += Style(color=SOURCES.of(row.source, dark=self.app.current_theme.dark))
        return Segment(short_source(row.source, width, len(row.others)), style)

    def _fitted(
        self, segments: list[Segment], folded: list[Segment], facts: list[Segment], taken: int, width: int
    ) -> list[Segment]:
        """The segments in a width, cut so that what says how much is `folded` has room after them, with the facts in
        the columns at the right end that are `taken` for them."""
        hidden = sum(cell_len(segment.text) for segment in folded)
        room = width - taken - hidden
        fitted: list[Segment] = []
        used = 0
        for segment in segments:
            length = cell_len(segment.text)
            if used + length > room:
                if room - used > 1:
                    fitted.append(Segment(set_cell_size(segment.text, room - used - 1) + "…", segment.style))
                    used = room
                break
            fitted.append(segment)
            used += length
        fitted += folded
        room, used = room + hidden, used + hidden
        if facts:
            told, blank = sum(cell_len(fact.text) for fact in facts), self._style("fact")
            fitted += [Segment(" " * (room - used + 1), blank), *facts, Segment(" " * (taken - 1 - told), blank)]
        return fitted
