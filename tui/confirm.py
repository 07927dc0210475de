"""A question that is answered with yes or no, over the screen that it is about."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from tui.dialog import Dialog
from tui.keys import Keys
from tui.plain import printable


class ConfirmScreen(Dialog[bool]):
    """Dismissed with the answer."""

    DEFAULT_CSS = """
    ConfirmScreen { align: center middle; }
    ConfirmScreen #question {
        width: 64; max-width: 100%; height: auto; background: $surface; border: round $warning;
    }
    ConfirmScreen #question Static { padding: 1 2; }
    ConfirmScreen Keys { dock: none; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,y", "answer(True)", "yes"),
        Binding("escape,n,q", "answer(False)", "no"),
    ]

    def __init__(self, question: str) -> None:
        super().__init__()
        self._question = question

    def compose(self) -> ComposeResult:
        with Vertical(id="question"):
            yield Static(Content(printable(self._question)))
            yield Keys()

    def action_answer(self, yes: bool) -> None:
        self.dismiss(yes)
