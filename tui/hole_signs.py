"""Signs and styles of holes, by their status."""

from __future__ import annotations

HOLES = {
    "open": ("○", "$text-primary"),
    "waiting": ("·", "$text-muted"),
    "searching": ("▸", "$text-accent"),
    "proved": ("✓", "$text-success"),
    "written": ("✔", "$text-success"),
    "conditional": ("?", "$text-warning"),
    "refuted": ("⊥", "$text-error bold"),
    "unproved": ("✗", "$text-error"),
    "timed_out": ("⧖", "$text-warning"),
    "unjudged": ("⧗", "$text-warning"),
    "data": ("=", "$text-muted"),
    "interrupted": ("■", "$text-warning"),
    "error": ("!", "$text-error"),
    "changed": ("≠", "$text-warning"),
}
