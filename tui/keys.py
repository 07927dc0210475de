"""The keys at the bottom of a screen: those that can do something now, as many as there is room for.

A key that is not shown still answers, with why it can do nothing. Help and the way out are always shown.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.screen import Screen
from textual.widgets import Footer, Input, TextArea
from textual.widgets._footer import FooterKey

ALWAYS = frozenset({"help", "app.quit"})
AROUND = 3
"""Columns around and between a key and its word."""
WHILE_TYPING = frozenset({"escape", "enter"})
"""What a line of text leaves to others."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A key as it is shown."""

    binding: Binding
    display: str

    @property
    def width(self) -> int:
        return cell_len(self.display) + cell_len(self.binding.description) + AROUND


def fitting(keys: Sequence[Shown], width: int) -> list[Shown]:
    """As many of the keys, the first ones first, as have room beside those that are always shown, which come last."""
    always = [key for key in keys if key.binding.action in ALWAYS]
    room = width - sum(key.width for key in always)
    found: list[Shown] = []
    for key in keys:
        if key.binding.action not in ALWAYS:
            room -= key.width
            if room < 0:
                break
            found.append(key)
    return [*found, *always]


class KeyedScreen(Screen[None]):
    """A screen that says which of its keys can do something now. What is `one-line` ends in an ellipsis where it has
    no room."""

    DEFAULT_CSS = """
    KeyedScreen .one-line { text-wrap: nowrap; text-overflow: ellipsis; }
    """

    _served: frozenset[str] = frozenset()

    @property
    def would_lose(self) -> str:
        """What would be lost if the app ended now, as a sentence; empty where nothing is."""
        return ""

    def serves(self, _action: str) -> bool:
        """Whether the action of a key can do anything now."""
        return True

    def look_at_keys(self) -> None:
        """Has the keys shown anew where others can do something now."""
        actions = {bound.binding.action for bound in self.active_bindings.values()}
        served = frozenset(action for action in actions if self.serves(action))
        if served != self._served:
            self._served = served
            self.refresh_bindings()


class Keys(Footer):
    """The keys of the screen that it is on."""

    def compose(self) -> ComposeResult:
        if not self._bindings_ready:
            return
        yield from (
            FooterKey(key.binding.key, key.display, key.binding.description, key.binding.action,
                      tooltip=key.binding.tooltip).data_bind(compact=Footer.compact)
            for key in fitting(self._usable(), self.size.width)
        )  # fmt: skip

    def _usable(self) -> list[Shown]:
        screen = self.screen
        typing = isinstance(screen.focused, Input | TextArea)
        found: dict[str, Shown] = {}
        for bound in screen.active_bindings.values():
            binding = bound.binding
            serves = not isinstance(screen, KeyedScreen) or screen.serves(binding.action)
            if binding.show and bound.enabled and serves and (not typing or binding.key in WHILE_TYPING):
                found.setdefault(binding.action, Shown(binding, self.app.get_key_display(binding)))
        return list(found.values())

    def on_resize(self, _event: events.Resize) -> None:
        self.call_after_refresh(self.recompose)
