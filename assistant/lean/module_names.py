"""Names in which Lean puts that of the module: `instance : Inhabited Nat` is called `instInhabitedNat_a` in `A.lean`.

Whoever names one can tell where he stands: a trial is another module than the file. What bears such a name because its
author gave it is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from assistant.lean.commands import NAME_PART
from assistant.lean.declarations import declarations

_OF_MODULE = re.compile(r"inst[A-Z][^\s.«»()\[\]{},;:]*?_(?!\d+(?![^\s.«»()\[\]{},;:]))|_aux__")
"""An instance that is called by its type, with something behind it that is no number; what Lean makes of macros."""


def names_of_modules(text: str, around: str = "") -> list[str]:
    """What in a text may be part of such a name; `around` is the file that it is for, where names may be given."""
    found = {match.group() for match in _OF_MODULE.finditer(text)}
    if not found:
        return []
    given = {part for name in _given(around) for part in NAME_PART.findall(name)}
    return sorted(word for word in found if not any(part.strip("«»").startswith(word) for part in given))


def _given(text: str) -> Iterable[str]:
    return (declaration.name for declaration in declarations(text) if declaration.name)
