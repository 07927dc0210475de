"""Text from elsewhere made fit for a screen."""

from __future__ import annotations

from rich.cells import cell_len, set_cell_size

_LINES_AND_DIRECTIONS = (0x2028, 0x2029, *range(0x202A, 0x202F), *range(0x2066, 0x206A))
"""What breaks lines, or shows text in another order than it has: a proof has to be seen as Lean reads it."""
_SURROGATES = range(0xD800, 0xE000)
"""No terminal can be sent one; names of files may hold them."""
_CONTROLS = dict.fromkeys(
    (code for code in (*range(32), *range(127, 160), *_LINES_AND_DIRECTIONS, *_SURROGATES) if chr(code) not in "\t\n"),
    "\N{REPLACEMENT CHARACTER}",
)


_STEERING = {code: sign for code, sign in _CONTROLS.items() if code not in _SURROGATES}


def without_controls(text: str) -> str:
    """As `printable`, for a file or another program, to which a name may be told that is no text."""
    return text.translate(_STEERING) if not text.isprintable() else text


def printable(text: str) -> str:
    """The text without what would steer a terminal, each of it replaced by one character: a Lean file, or a model, may
    have written it."""
    return text.translate(_CONTROLS) if not text.isprintable() else text


def one_line(text: str) -> str:
    """The text in one line."""
    return " ".join(printable(text).split())


def cut(text: str, width: int) -> str:
    """The text in so many columns at most; one that is longer ends in an ellipsis."""
    if cell_len(text) <= width:
        return text
    return set_cell_size(text, width - 1).rstrip() + "…" if width > 0 else ""
