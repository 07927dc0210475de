"""All classes together."""

from __future__ import annotations

from functools import cache

from assistant.bench.attacks import (  # each registers its classes
    axioms,
    combined,
    data,
    escapes,
    hidden,
    honest,
    imports,
    kernel,
    open_lemmas,
    options,
    printing,
    programs,
    recursion,
    statements,
)
from assistant.bench.attacks.case import CLASSES, Case

__all__ = [
    "axioms",
    "combined",
    "data",
    "escapes",
    "every_case",
    "hidden",
    "honest",
    "imports",
    "kernel",
    "open_lemmas",
    "options",
    "printing",
    "programs",
    "recursion",
    "sample",
    "statements",
]


@cache
def every_case() -> tuple[Case, ...]:
    """The whole product of classes, spellings and places."""
    return tuple(case for generate in CLASSES.values() for case in generate())


@cache
def sample() -> tuple[Case, ...]:
    """What `make test` runs: every class, with few of its spellings and places."""
    return tuple(case for case in every_case() if case.core)
