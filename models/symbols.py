"""What a file may write with the letters of every keyboard, as Lean prints it."""

from __future__ import annotations

import re

PRINTED = {
    "<->": "↔",
    "->": "→",
    "/\\": "∧",
    "\\/": "∨",
    "<=": "≤",
    ">=": "≥",
    "forall": "∀",
    "exists": "∃",
}
_WRITTEN = re.compile(
    r"<->|(?<![-<=|>])->|/\\|\\/|(?<![<&|])<=(?![>=])|(?<![>&|=])>=(?![>=])|(?<![\w.])(?:forall|exists)\b(?!\()"
)


def with_symbols(text: str) -> str:
    """The text of a file with `→` for `->`, `∀` for `forall` and so on, wherever that may stand."""
    return _WRITTEN.sub(lambda match: PRINTED[match[0]], text)
