"""What authors named in their declarations, as Lean notes it beside each compiled module (`.ilean`)."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from assistant.files import read_plain
from assistant.lean.compiled.errors import CompiledFileUnreadable, CorruptFile

ILEAN = ".ilean"
LARGEST = 256 << 20
"""Bytes; Lean's own largest is some megabytes."""


def named_in(ilean: Path) -> dict[str, frozenset[str]]:
    """The constants that are named in each declaration of a module, those of its statement included.

    Errors: `CompiledFileUnreadable`, `CorruptFile`.
    """
    try:
        content = read_plain(ilean, LARGEST)
    except OSError as error:
        raise CompiledFileUnreadable(ilean, error.strerror or str(error)) from error
    found: dict[str, set[str]] = {}
    try:
        references: dict[str, dict[str, Any]] = json.loads(content)["references"]
        for identifier, places in references.items():
            if '"c"' not in identifier:
                continue
            constant: str = json.loads(identifier)["c"]["n"]
            for usage in places["usages"]:
                if len(usage) > 4 and usage[4] != constant:  # four numbers, and the declaration that it is in
                    found.setdefault(usage[4], set()).add(constant)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise CorruptFile(str(ilean), "it does not tell what is named where") from error
    return {declaration: frozenset(constants) for declaration, constants in found.items()}
