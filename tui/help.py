"""What the signs and keys of a screen mean, over that screen."""

from __future__ import annotations

from typing import ClassVar

from rich.cells import cell_len
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from tui.dialog import Dialog

KEY_WIDTH = 11
WIDTH = 78
"""Columns of the box at most, its border, its padding and its scrollbar among them."""
AROUND = 6
"""Columns of those."""


def laid_out(text: str, width: int) -> Content:
    """A help text in so many columns: a line that begins with `# ` is a heading, `key | meaning` a row, whose meaning
    goes on below itself where it is long."""
    indent = KEY_WIDTH + 2
    lines = []
    for line in text.splitlines():
        key, bar, meaning = line.partition(" | ")
        if line.startswith("# "):
            lines.append(Content.styled(line[2:], "$text-accent bold"))
        elif bar:
            first, *rest = wrapped(meaning, width - indent)
            lines.append(Content.assemble((f"{key.strip():>{KEY_WIDTH}}", "$text-primary bold"), f"  {first}"))
            lines += [Content(" " * indent + more) for more in rest]
        else:
            lines += [Content(part) for part in wrapped(line, width)]
    return Content("\n").join(lines)


def wrapped(text: str, width: int) -> list[str]:
    """The lines of a text in so many columns, at least one; a word that is longer has a line of its own."""
    lines = [""]
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}" if lines[-1] else word
        if cell_len(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines if lines[0] or len(lines) == 1 else lines[1:]


class HelpScreen(Dialog[None]):
    """Closes on any of the usual keys."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,q,question_mark,enter", "dismiss", "close")]
    DEFAULT_CSS = f"""
    HelpScreen {{ align: center middle; }}
    HelpScreen VerticalScroll {{
        width: {WIDTH}; max-width: 100%; height: auto; max-height: 100%;
        background: $surface; border: round $primary; padding: 0 1;
    }}
    """

    def __init__(self, text: str) -> None:
        super().__init__()
        self._text = text

    def compose(self) -> ComposeResult:
        with VerticalScroll():
            yield Static()

    def on_resize(self, event: events.Resize) -> None:
        content = laid_out(self._text, min(WIDTH, event.size.width) - AROUND)
        self.query_one(Static).update(content)
        long = len(content.plain.splitlines()) + 2 > event.size.height
        self.query_one(VerticalScroll).border_subtitle = "↑ ↓ the rest · esc closes" if long else "esc closes"

    async def action_dismiss(self, result: None = None) -> None:
        self.dismiss(result)
