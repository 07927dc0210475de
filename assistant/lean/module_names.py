"""Names in which Lean puts that of the module: `instance : Inhabited Nat` is called `instInhabitedNat_a` in `A.lean`.

Whoever names one can tell where he stands: a trial is another module than the file. What bears such a name because its
author gave it is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.lean.declarations import declarations

_OF_LEAN = re.compile(r"(?:inst[A-Z]|_aux__)[^\s.«»()\[\]{},;:]*")
"""An instance that is called by its type, and what Lean makes of macros; of a name between marks the beginning."""
_WITH_MODULE = re.compile(r"_(?!\d+$)")
"""In such a name: something behind it that is no number."""


def names_of_modules(text: str, around: str = "") -> list[str]:
    """What in a text may be such a name; `around` is the file that it is for, where names may be given."""
    found = _of_modules(text)
    return sorted(found - _of_modules(" ".join(_given(around)))) if found else []


def _of_modules(text: str) -> set[str]:
    return {name for name in _OF_LEAN.findall(text) if _WITH_MODULE.search(name)}


def _given(text: str) -> Iterator[str]:
    return (declaration.name for declaration in declarations(text) if declaration.name)
