"""How states and verdicts look: a sign each, so that no colour is needed to tell them apart, and a style."""

from __future__ import annotations

from assistant.search.signs import LINK, PATH, PINNED, SIGNS, VERDICT_SIGNS
from assistant.search.tree import Status

__all__ = ["BEST", "FOCUS", "HOLES", "LINK", "NEWEST", "PINNED", "STATES", "VERDICTS"]

_STATES = {
    Status.PROVED: "$text-success",
    Status.OPEN: "$text-primary",
    Status.EXHAUSTED: "$text-muted",
    Status.PRUNED: "$text-warning",
}
_VERDICTS = {
    "closes": "$text-success",
    "progress": "$text-primary",
    "failed": "$text-error",
    "timed out": "$text-warning",
    "stale": "$text-warning",
    "unknown": "$text-warning",
}
STATES = {status: (sign, _STATES[status]) for status, sign in SIGNS.items()}
VERDICTS = {verdict: (sign, _VERDICTS[verdict]) for verdict, sign in VERDICT_SIGNS.items()}
HOLES = {
    "open": ("○", "$text-primary"),
    "waiting": ("·", "$text-muted"),
    "searching": ("▸", "$text-accent"),
    "proved": ("✓", "$text-success"),
    "written": ("✔", "$text-success"),
    "unproved": ("✗", "$text-error"),
    "timed_out": ("⧖", "$text-warning"),
    "interrupted": ("■", "$text-warning"),
    "error": ("!", "$text-error"),
    "changed": ("≠", "$text-warning"),
}
"""Of holes of a project, by their status."""
BEST, FOCUS, NEWEST = PATH, "◎", "▸"
