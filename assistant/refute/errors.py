"""Why no counterexample can be looked for."""

from __future__ import annotations

from assistant.errors import AssistantError


class CannotSample(AssistantError):
    """A statement about things of which no values are known, or that no values decide."""
