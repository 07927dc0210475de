"""Signs of states and verdicts, the same wherever a tree is shown: no colour is needed to tell them apart."""

from __future__ import annotations

from collections.abc import Mapping

from assistant.search.tree import Status

SIGNS: Mapping[Status, str] = {
    Status.PROVED: "✓", Status.EXHAUSTED: "✗", Status.OPEN: "○", Status.PRUNED: "⊘", Status.REFUTED: "⊥",
}  # fmt: skip
VERDICT_SIGNS: Mapping[str, str] = {
    "closes": "✓", "progress": "→", "failed": "✗", "timed out": "⧖", "out of memory": "▤",
    "unknown": "?",
}  # fmt: skip
PATH, LINK, CLOSED, PINNED, TOGETHER = "»", "↪", "∎", "◆", "∧"
"""On the main path; a state shown elsewhere; nothing is left to prove; to be searched before all others; a tactic after
which several states all have to be proved."""
