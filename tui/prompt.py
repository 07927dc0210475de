"""A line at the bottom of a screen in which something is typed, shown when it is needed."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import HorizontalGroup
from textual.message import Message
from textual.widgets import Input, Label

from tui.plain import printable

LONGEST = 4_000
"""Characters that may be typed, or pasted."""


class Prompt(HorizontalGroup):
    """Posts `Answered` when the line is done, `Typed` while it changes, `Left` when it was given up."""

    DEFAULT_CSS = """
    Prompt { height: auto; display: none; background: $panel; }
    Prompt.-asking { display: block; }
    Prompt Label { padding: 0 1; color: $text-accent; }
    Prompt Input { width: 1fr; border: none; height: 1; padding: 0; background: $panel; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", "back", show=True)]

    class Answered(Message):
        def __init__(self, purpose: str, text: str) -> None:
            super().__init__()
            self.purpose = purpose
            self.text = text

    class Typed(Message):
        def __init__(self, purpose: str, text: str) -> None:
            super().__init__()
            self.purpose = purpose
            self.text = text

    class Left(Message):
        def __init__(self, purpose: str) -> None:
            super().__init__()
            self.purpose = purpose

    def __init__(self, *, id: str = "prompt") -> None:
        super().__init__(id=id)
        self.purpose = ""

    def compose(self) -> ComposeResult:
        yield Label("")
        yield _Line(max_length=LONGEST, select_on_focus=False, compact=True)

    def ask(self, purpose: str, question: str, text: str = "", placeholder: str = "") -> None:
        """Shows the line, with a text to begin with."""
        self.purpose = purpose
        self.query_one(Label).update(question)
        line = self.query_one(Input)
        line.value = text
        line.placeholder = placeholder
        line.cursor_position = len(text)
        self.add_class("-asking")
        line.focus()

    def close(self) -> None:
        self.remove_class("-asking")

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        if self.has_class("-asking"):
            self.post_message(self.Typed(self.purpose, event.value))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.close()
        self.post_message(self.Answered(self.purpose, event.value))

    def action_leave(self) -> None:
        self.close()
        self.post_message(self.Left(self.purpose))


class _Line(Input):
    """Takes one line of what is pasted, as text that can be shown, and says so when there was more."""

    def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()  # `Input` would take escape sequences as they are, and the first line silently
        lines = [line.strip() for line in event.text.splitlines() if line.strip()]
        start, end = sorted(self.selection)
        if len(event.text) > LONGEST - len(self.value) + (end - start):
            self._warn(f"{len(event.text):,} characters were pasted; a line takes {LONGEST:,}. Nothing was taken.")
        elif lines:
            self.replace(printable(lines[0]), start, end)
            if len(lines) > 1:
                self._warn(f"{len(lines)} lines were pasted; the first one was taken.")

    def _warn(self, sentence: str) -> None:
        self.app.notify(sentence, severity="warning", markup=False)
