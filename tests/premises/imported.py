"""Imports, as they stand in compiled modules."""

from __future__ import annotations

from assistant.lean.compiled.module import Import


def imported(module: str, *, public: bool = True, entire: bool = False, meta: bool = False) -> Import:
    """`import M` of a file that is no `module`, and `public import M` of one that is."""
    return Import(module, entire=entire, exported=public, meta=meta)
