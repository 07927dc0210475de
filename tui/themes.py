"""Themes of our own, for eyes that need more contrast: everything that is written stands out from its ground by 7:1 and
more, also what is muted elsewhere."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from textual.theme import Theme

_DARK = {
    "text-muted": "#d0d0d0",
    "text-disabled": "#b0b0b0",
    "foreground-muted": "#d0d0d0",
    "foreground-disabled": "#b0b0b0",
    "border": "#ffffff",
    "border-blurred": "#909090",
    "footer-key-foreground": "#ffe14d",
    "block-cursor-background": "#ffe14d",
    "block-cursor-foreground": "#000000",
    "block-cursor-blurred-background": "#3d3d3d",
    "block-cursor-blurred-foreground": "#ffffff",
    "input-selection-background": "#0b4f8a",
    "scrollbar": "#909090",
    "scrollbar-background": "#000000",
    "scrollbar-corner-color": "#000000",
}
_LIGHT = {
    "text-muted": "#303030",
    "text-disabled": "#4a4a4a",
    "foreground-muted": "#303030",
    "foreground-disabled": "#4a4a4a",
    "border": "#000000",
    "border-blurred": "#606060",
    "footer-key-foreground": "#00308f",
    "block-cursor-background": "#00308f",
    "block-cursor-foreground": "#ffffff",
    "block-cursor-blurred-background": "#d0d0d0",
    "block-cursor-blurred-foreground": "#000000",
    "input-selection-background": "#b5d4ff",
    "scrollbar": "#606060",
    "scrollbar-background": "#ffffff",
    "scrollbar-corner-color": "#ffffff",
}
_TEXTS = ("primary", "secondary", "warning", "error", "success", "accent")


def _plain(theme: Theme, variables: dict[str, str]) -> Theme:
    """Words are in the colours as they are, not mixed with that of their ground."""
    colours = theme.to_color_system().generate()
    texts = {f"text-{use}": colours[use] for use in _TEXTS}
    return replace(theme, text_alpha=1.0, variables={**variables, **texts})


HIGH_CONTRAST = (
    _plain(
        Theme(
            "high-contrast",
            primary="#7fd4ff",
            secondary="#ffe14d",
            warning="#ffb000",
            error="#ff9a9a",
            success="#66f08a",
            accent="#ffe14d",
            foreground="#ffffff",
            background="#000000",
            surface="#000000",
            panel="#1c1c1c",
        ),
        _DARK,
    ),
    _plain(
        Theme(
            "high-contrast-light",
            primary="#00308f",
            secondary="#6a0080",
            warning="#6b3e00",
            error="#960000",
            success="#00501c",
            accent="#00308f",
            foreground="#000000",
            background="#ffffff",
            surface="#ffffff",
            panel="#ececec",
            dark=False,
        ),
        _LIGHT,
    ),
)


def muted(variables: Mapping[str, str]) -> str:
    """The style of what matters less, by the variables of a theme: in one of ours a colour that can be read."""
    colour = variables.get("text-muted", "")
    return colour if colour.startswith("#") else "dim"
