"""Words that depend on numbers."""

from __future__ import annotations


def plural(count: int, noun: str) -> str:
    """`1 hole`, `2 holes`."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
