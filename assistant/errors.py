"""The root of every failure that the assistant reports.

Errors: whatever can go wrong for a user is a subclass of `AssistantError`, says what happened in its message and
what to do next in its hint. A front door shows both and leaves with `exit_code`; it never shows a traceback for one.
"""

from __future__ import annotations


class AssistantError(Exception):
    """Something that the user should know about. `hint` says what to do next."""

    exit_code = 2

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return self.message
