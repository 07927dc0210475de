"""How states and verdicts look: a sign each, so that no colour is needed to tell them apart, and a style."""

from __future__ import annotations

from assistant.search.signs import LINK, PATH, PINNED, SIGNS, VERDICT_SIGNS
from assistant.search.tree import Status

__all__ = ["BEST", "FOCUS", "LINK", "NEWEST", "PINNED", "STATES", "VERDICTS"]

_STATES = {
    Status.PROVED: "$text-success",
    Status.OPEN: "$text-primary",
    Status.EXHAUSTED: "$text-muted",
    Status.PRUNED: "$text-warning",
    Status.REFUTED: "$text-error bold",
}
_VERDICTS = {
    "closes": "$text-success",
    "progress": "$text-primary",
    "failed": "$text-error",
    "timed out": "$text-warning",
    "out of memory": "$text-warning",
    "unknown": "$text-warning",
}
STATES = {status: (sign, _STATES[status]) for status, sign in SIGNS.items()}
VERDICTS = {verdict: (sign, _VERDICTS[verdict]) for verdict, sign in VERDICT_SIGNS.items()}
BEST, FOCUS, NEWEST = PATH, "◎", "▸"
