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
_MAKE_WORDS = frozenset("notation infix infixl infixr prefix postfix macro macro_rules syntax elab elab_rules".split())
"""Commands by which a class or a type may be called otherwise than it is."""


def may_be_of_module(word: str) -> bool:
    """Whether Lean may have made a word of the name of a module."""
    return _OF_LEAN.match(word) is not None


def names_of_modules(text: str, around: str) -> list[str]:
    """What in a text may be such a name; `around` is the file that it is for, whose instances may have none."""
    found = set(_OF_LEAN.findall(text))
    if not found:
        return []
    words = _words_of_orphans(around)
    beginnings = (_OF_MACROS, *(f"inst{word[:1].upper()}{word[1:]}" for word in words))
    if not words:
        found = {name for name in found if name.startswith(_OF_MACROS)}
    elif not any(command.keyword in _MAKE_WORDS for command in commands(around)):  # else it may be called by any
        found = {name for name in found if "_" in name or name.startswith(beginnings)}
    return sorted(found.difference(*map(_OF_LEAN.findall, _given(around))))


def _given(text: str) -> Iterator[str]:
    return (declaration.name for declaration in declarations(text) if declaration.name)


def _words_of_orphans(text: str) -> frozenset[str]:
    """Of the instances of a text that are called by their type, of which nothing is declared in that text (so that the
    name of the module may belong to it), all words: what Lean calls them begins with one, the class."""
    found = declarations(text)
    own = {name_parts(one.name)[-1] for one in found if one.name}
    unnamed = [Span(one.span.start, one.signature_end) for one in found if one.kind == "instance" and not one.name]
    derived = [command.span for command in commands(text) if command.keyword == "deriving"]
    spoken = (
        {part for token in code_tokens(text[span.start : span.end]) for part in name_parts(token.text)}
        for span in (*unnamed, *derived)
    )
    return frozenset[str]().union(*(words for words in spoken if own.isdisjoint(words)))
