"""One real Lean for what is tried here."""

from tests.search.conftest import verifier

__all__ = ["verifier"]
