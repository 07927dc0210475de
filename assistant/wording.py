"""Words that depend on numbers, and texts in a line."""

from __future__ import annotations


def plural(count: int, noun: str) -> str:
    """`1 hole`, `2 holes`."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def first_line(text: str) -> str:
    """The first line of a text, with a sign where that is not all of it."""
    first, _, rest = text.partition("\n")
    return f"{first} …" if rest.strip() else first
