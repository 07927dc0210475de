"""Holes that ask for a proof in the source itself: `sorry -- try this`. A comment needs nothing of the project, and
Lean does not mind it."""

from __future__ import annotations

import re

_REQUEST = r"--[ \t]*try[ \t]+this[?:]?[ \t]*(?=\r|\n|\Z)"
_COMMENT = re.compile(rf"[ \t]*{_REQUEST}", re.IGNORECASE)
_ANYWHERE = re.compile(_REQUEST, re.IGNORECASE)
"""Without the blanks before it: of a long line of blanks each would be looked at as often as there are before it."""


def comment_end(text: str, end: int) -> int:
    """Where the comment ends that asks for a proof of the hole which ends at an offset; the offset itself where none
    stands there."""
    found = _COMMENT.match(text, end)
    return end if found is None else found.end()


def may_ask(text: str) -> bool:
    """Whether such a comment stands anywhere in a text."""
    return _ANYWHERE.search(text) is not None
