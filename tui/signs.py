"""How states and verdicts look: a sign each, so that no colour is needed to tell them apart, and a style."""

from __future__ import annotations

from assistant.search.tree import Status

STATES = {
    Status.PROVED: ("✓", "$text-success"),
    Status.OPEN: ("○", "$text-primary"),
    Status.EXHAUSTED: ("✗", "$text-muted"),
    Status.PRUNED: ("⊘", "$text-warning"),
}
VERDICTS = {
    "closes": ("✓", "$text-success"),
    "progress": ("→", "$text-primary"),
    "failed": ("✗", "$text-error"),
    "timed out": ("⧖", "$text-warning"),
    "stale": ("≠", "$text-warning"),
    "unknown": ("?", "$text-warning"),
}
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
BEST, PINNED, FOCUS, NEWEST = "»", "◆", "◎", "▸"
