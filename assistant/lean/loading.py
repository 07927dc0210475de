"""What is loaded before all can be done that is asked: seconds, or minutes, where a library is large."""

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


@dataclass(frozen=True, slots=True)
class Loading:
    """`imports` are waited for by somebody; `indexing` says which lemmas are not known yet, or not by their vectors,
    for which nobody waits: empty when all are."""

    imports: LoadingImports = NOT_LOADING
    indexing: str = ""

    @property
    def in_words(self) -> str:
        """Empty when nothing is being loaded."""
        return "; ".join(filter(None, (self.imports.in_words, self.indexing)))


NOTHING_LOADING = Loading()
