"""What stands before a screen and wants an answer, or to be read."""

from __future__ import annotations

from textual.screen import ModalScreen, ScreenResultType


class Dialog(ModalScreen[ScreenResultType]):
    """Not covered by notices of what happened before."""

    def on_mount(self) -> None:
        self.app.clear_notifications()
