"""The patch of a proof, to be looked at before it is written."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from assistant.sorries.patch import unified_diff
from tui.dialog import Dialog
from tui.keys import Keys
from tui.patch.history import Written
from tui.plain import printable

HELP = """\
# The patch of a proof that Lean has accepted
+ a line that comes   - a line that goes   @@ where in the file
# Keys
enter y | write it: one edit, which u among the holes takes back
escape n q | leave the file as it is
"""
_STYLES = {"+": "$text-success", "-": "$text-error", "@": "$text-accent"}


def coloured_diff(diff: str) -> Content:
    """A unified diff with its lines coloured by their signs."""
    lines = []
    for line in diff.splitlines():
        style = "bold" if line.startswith(("+++", "---")) else _STYLES.get(line[:1], "")
        lines.append(Content.styled(printable(line), style))
    return Content("\n").join(lines)


class PatchScreen(Dialog[bool]):
    """Dismissed with whether the patches are to be written."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,y", "answer(True)", "write", tooltip="Write this into the file"),
        Binding("escape,n", "answer(False)", "leave it", tooltip="Write nothing"),
        Binding("question_mark", "help", "help", key_display="?", tooltip="Explain the signs and keys of this screen"),
        Binding("q", "answer(False)", "leave it", show=False),
    ]
    DEFAULT_CSS = """
    PatchScreen { align: center middle; }
    PatchScreen #patch {
        width: 100; max-width: 100%; height: auto; max-height: 95%; background: $surface; border: round $success;
    }
    PatchScreen VerticalScroll { height: auto; max-height: 1fr; padding: 0 1; }
    PatchScreen #patch-head { padding: 0 1; background: $panel; }
    """

    def __init__(self, patches: list[Written], root: Path, verdict: str) -> None:
        """`verdict` is what Lean said about the text with the patches."""
        super().__init__()
        self._patches = patches
        self._root = root
        self._verdict = verdict

    def compose(self) -> ComposeResult:
        diffs = []
        for patch in self._patches:
            path = patch.path.absolute()
            name = path.relative_to(self._root) if path.is_relative_to(self._root) else path
            diffs.append(unified_diff(name, patch.before, patch.after))
        with Vertical(id="patch"):
            yield Static(Content.styled(printable(self._verdict), "$text-success"), id="patch-head")
            with VerticalScroll():
                yield Static(coloured_diff("".join(diffs)))
            yield Keys()

    def action_help(self) -> None:
        from tui.help import HelpScreen

        self.app.push_screen(HelpScreen(HELP))

    def action_answer(self, yes: bool) -> None:
        self.dismiss(yes)
