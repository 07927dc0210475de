"""The source around a hole, with numbered lines and Lean's words coloured."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

if TYPE_CHECKING:
    from assistant.lean.places import Place

LINES_AROUND = 200
"""Lines above and below the hole that can be scrolled to."""
NARROWEST = 16
"""Columns in which a line goes on below; in fewer it is left to the terminal."""


class SourcePane(VerticalScroll, can_focus=True):
    """Shows the source of a place, or something else that is to be said."""

    DEFAULT_CSS = "SourcePane { scrollbar-gutter: stable; }"

    def __init__(self) -> None:
        super().__init__()
        self._place: Place | None = None
        self._width = 0

    def compose(self) -> ComposeResult:
        yield Static(id="source-text")

    def show(self, place: Place) -> None:
        """The text around a place, which is brought into view."""
        self._place = place
        self._width = self.scrollable_content_region.width
        text, at = numbered(place, self._width)
        self.query_one(Static).update(text)

        def bring() -> None:
            middle = max(0, at - self.size.height // 2)
            self.scroll_to(0, middle, animate=False)

        self.call_after_refresh(bring)

    def clear(self, content: Content) -> None:
        """Shows that instead."""
        self._place = None
        self.query_one(Static).update(content)

    def on_resize(self) -> None:
        if self._place is not None and self.scrollable_content_region.width != self._width:
            self.show(self._place)


def numbered(place: Place, width: int = 0) -> tuple[Content, int]:
    """The lines around a place with their numbers, and the number of the place's row among those shown, from 0. In a
    `width` a line that is too long goes on below where it began."""
    from tui.lean_text import lean

    source = place.source
    line = source.position(place.span.start).line
    first, last = max(0, line - LINES_AROUND), min(source.line_count, line + LINES_AROUND + 1)
    start, end = source.line_span(first).start, source.line_span(last - 1).end
    coloured = lean(source.text[start:end].replace("\r\n", "\n"))
    digits = len(str(last))
    margin = Content(" " * (digits + 2))
    room = width - margin.cell_length
    rows: list[Content] = []
    at = 0
    for number, row in enumerate(coloured.split("\n"), first):
        here = number == line
        if here:
            at = len(rows)
        style = "$text-accent bold" if here else "$text-disabled"
        parts = row.wrap(room) if room >= NARROWEST and row.cell_length > room else [row]
        rows.append(Content.assemble((f"{'▸' if here else ' '}{number + 1:>{digits}} ", style), parts[0]))
        rows += [margin + part for part in parts[1:]]
    return Content("\n").join(rows), at
