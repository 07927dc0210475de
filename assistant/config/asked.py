"""The settings of whoever asks: the front doors that share an engine may have configured different things."""

from __future__ import annotations

from contextvars import ContextVar

from assistant.config.schema import Settings

ASKED_WITH: ContextVar[Settings | None] = ContextVar("ASKED_WITH", default=None)
"""Set for the task that answers a call, and with it for all tasks that this one starts; where it is not set, those of
the engine itself hold."""
