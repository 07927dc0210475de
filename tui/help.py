"""What the signs and keys of a screen mean, over that screen."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from tui.dialog import Dialog

KEY_WIDTH = 11


def laid_out(text: str) -> Content:
    """A help text: a line that begins with `# ` is a heading, `key | meaning` a row."""
    lines = []
    for line in text.splitlines():
        key, bar, meaning = line.partition(" | ")
        if line.startswith("# "):
            lines.append(Content.styled(line[2:], "$text-accent bold"))
        elif bar:
            lines.append(Content.assemble((f"{key.strip():>{KEY_WIDTH}}", "$text-primary bold"), f"  {meaning}"))
        else:
            lines.append(Content(line))
    return Content("\n").join(lines)


class HelpScreen(Dialog[None]):
    """Closes on any of the usual keys."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,q,question_mark,enter", "dismiss", "close")]
    DEFAULT_CSS = """
    HelpScreen { align: center middle; }
    HelpScreen VerticalScroll {
        width: 78; max-width: 100%; height: auto; max-height: 100%;
        background: $surface; border: round $primary; padding: 0 1;
    }
    """

    def __init__(self, text: str) -> None:
        super().__init__()
        self._text = text

    def compose(self) -> ComposeResult:
        with VerticalScroll():
            yield Static(laid_out(self._text))

    async def action_dismiss(self, result: None = None) -> None:
        self.dismiss(result)
