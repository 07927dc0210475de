"""Names that depend on what the module is called: `instance : Inhabited Nat` in `A.lean` is `instInhabitedNat_a`.

What stands behind the name of the type is that of the module, unless the type is of the same project. Whoever names
such an instance can tell where he stands: a trial is another module than the file. What bears such a name because its
author gave it, or is called so by a module that is imported, is the same everywhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.lean.commands import commands, name_parts
from assistant.lean.declarations import declarations
from assistant.lean.lexer import code_tokens
from assistant.lean.positions import Span

_OF_LEAN = re.compile(r"(?<![\w'!?])(?:inst(?=[^\W\da-z_])|_aux__)[^\s.«»()\[\]{},;:]*")
"""What Lean calls an instance by its type, and what it makes of macros; of a name between marks the beginning."""
_OF_MACROS = "_aux__"


def may_be_of_module(word: str) -> bool:
    """Whether Lean may have made a word of the name of a module."""
    return _OF_LEAN.match(word) is not None


def names_of_modules(text: str, around: str) -> list[str]:
    """What in a text may be such a name; `around` is the file that it is for, whose instances may have none."""
    found = set(_OF_LEAN.findall(text))
    if not found:
        return []
    if not _has_orphans(around):
        found = {name for name in found if name.startswith(_OF_MACROS)}
    return sorted(found.difference(*map(_OF_LEAN.findall, _given(around))))


def _given(text: str) -> Iterator[str]:
    return (declaration.name for declaration in declarations(text) if declaration.name)


def _has_orphans(text: str) -> bool:
    """Whether some instance of a text is called by its type, of which nothing is declared in that text: then the name
    of the module may belong to it."""
    found = declarations(text)
    own = {name_parts(one.name)[-1] for one in found if one.name}
    unnamed = [Span(one.span.start, one.signature_end) for one in found if one.kind == "instance" and not one.name]
    derived = [command.span for command in commands(text) if command.keyword == "deriving"]
    return any(
        own.isdisjoint(part for token in code_tokens(text[span.start : span.end]) for part in name_parts(token.text))
        for span in (*unnamed, *derived)
    )
