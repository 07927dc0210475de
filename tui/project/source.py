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


class SourcePane(VerticalScroll, can_focus=True):
    DEFAULT_CSS = """
    SourcePane { padding: 0 0; overflow-x: auto; }
    SourcePane Static { width: auto; }
    """

    def compose(self) -> ComposeResult:
        yield Static(id="source-text")

    def show(self, place: Place) -> None:
        """The text around a place, which is brought into view."""
        text, at = numbered(place)
        self.query_one(Static).update(text)

        def bring() -> None:
            middle = max(0, at - self.size.height // 2)
            self.scroll_to(0, middle, animate=False)

        self.call_after_refresh(bring)

    def clear(self, sentence: str) -> None:
        self.query_one(Static).update(Content.styled(sentence, "$text-muted"))


def numbered(place: Place) -> tuple[Content, int]:
    """The lines around a place with their numbers, and the number of the place's line among them, from 0."""
    from tui.lean_text import lean

    source = place.source
    line = source.position(place.span.start).line
    first, last = max(0, line - LINES_AROUND), min(source.line_count, line + LINES_AROUND + 1)
    start, end = source.line_span(first).start, source.line_span(last - 1).end
    coloured = lean(source.text[start:end].replace("\r\n", "\n"))
    width = len(str(last))
    rows = []
    for number, row in enumerate(coloured.split("\n"), first):
        here = number == line
        style = "$text-accent bold" if here else "$foreground 35%"
        rows.append(Content.assemble((f"{'▸' if here else ' '}{number + 1:>{width}} ", style), row))
    return Content("\n").join(rows), line - first
