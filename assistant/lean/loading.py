"""Imports that a worker is loading: seconds where a library is large, and nothing else happens meanwhile."""

from __future__ import annotations

from dataclasses import dataclass

NAMED = 2
"""Modules that are named; of more it is said how many there are."""


@dataclass(frozen=True, slots=True)
class LoadingImports:
    """Of a file with these imports, for so many seconds by now; without modules nothing is being loaded."""

    modules: tuple[str, ...] = ()
    seconds: int = 0

    @property
    def in_words(self) -> str:
        """Empty when nothing is being loaded."""
        if not self.modules:
            return ""
        more = len(self.modules) - NAMED
        named = ", ".join(self.modules[:NAMED]) + (f" and {more} more" if more > 0 else "")
        return f"importing {named}, {self.seconds} s"


NOT_LOADING = LoadingImports()
