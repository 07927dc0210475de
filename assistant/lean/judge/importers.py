"""The files of a project that import one of its files: what a new name in that one means is theirs, too."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from assistant.lean.commands import imported_modules
from assistant.lean.compiled.names import components, displayed
from assistant.lean.errors import LeanError
from assistant.lean.judge.named import NAMESPACE_WORDS, macros_of
from assistant.lean.lexer import Kind, code_tokens
from assistant.lean.places import read_source
from assistant.lean.project import lean_files

_DEFINING = ("rec", "where")
_WORD = re.compile(r"[^\W\d][\w'!?₀-₉]*")


def may_define(proof: str, words: Collection[str] = ()) -> bool:
    """Whether a proof may add constants that have names of their own, as far as its text tells; `words` are those of
    the file by which it may."""
    return any(word in _DEFINING for word in _WORD.findall(proof)) or any(word in proof for word in words)


def defining_words(text: str) -> tuple[str, ...]:
    """The words of a text's own syntax by which a proof may define something."""
    strings = (token.text.strip('"').strip() for macro in macros_of(text) for token in code_tokens(macro)
               if token.kind is Kind.STRING)  # fmt: skip
    return tuple(filter(None, dict.fromkeys(strings))) if any(may_define(one) for one in macros_of(text)) else ()


def words_of(texts: Iterable[str]) -> frozenset[str]:
    """All words of some texts, in strings and comments, too: syntax of the project may read them there."""
    return frozenset(word for text in texts for word in _WORD.findall(text))


def may_be_meant(name: str, words: Collection[str]) -> bool:
    """Whether texts with these words may mean a constant: by its last part and the one before."""
    *around, last = components(displayed(name))
    return last in words and (not around or around[-1] in words)


def may_be_opened(namespace: str, words: Collection[str]) -> bool:
    """Whether texts with these words may open a namespace, or stand in it."""
    return components(namespace)[-1] in words and not NAMESPACE_WORDS.isdisjoint(words)


def texts_of_importers(root: Path, path: Path) -> Iterator[str]:
    """The texts of the files below `root` that import the file, directly or through others of them."""
    texts: dict[Path, str] = {}
    for file in lean_files([root]):
        with contextlib.suppress(LeanError):  # what is no text is none of Lean's either
            texts[file.absolute()] = read_source(file).text
    imports = {file: frozenset(imported_modules(text)) for file, text in texts.items()}
    reached = {path.absolute()}
    names = _names(path.absolute())
    while found := {file for file, modules in imports.items() if modules & names} - reached:
        reached |= found
        names = frozenset[tuple[str, ...]]().union(*map(_names, found))
        yield from (texts[file] for file in found)


def _names(file: Path) -> frozenset[tuple[str, ...]]:
    """What a module may be called: Lake says in which folder names begin, so each way to end like the file counts."""
    parts = file.with_suffix("").parts
    return frozenset(parts[start:] for start in range(1, len(parts)))
