"""A proving assistant for Lean 4 that shows only what Lean has verified."""

__version__ = "0.3.0"
