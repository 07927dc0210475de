"""What premises say, as it stands in the sources of the modules that they were compiled from.

Only the lines of a declaration are read, when somebody wants to see it: the sources of a whole library take minutes.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from assistant.files import read_plain
from assistant.lean.commands import read_commands
from assistant.lean.compiled.names import components
from assistant.lean.declarations import Declaration, declarations_among, in_one_line
from assistant.lean.lexer import CLOSING, OPENING, code_tokens
from assistant.memory import Memory

REMEMBERED = 128
"""Files of which the lines are remembered."""
_MEMBER = re.compile(
    r"\s*(?:\|\s*)?(?:/--.*?-/\s*)?(?:@\[[^\]]*\]\s*)?[\[({]?\s*(?:protected\s+|private\s+)?", re.DOTALL
)
_OTHER_NAMES = re.compile(r"^(?:[^\W\d][\w'!?]*\s+)+(?=:)")
"""In brackets with a field, of one type with it."""
_TWINNED = frozenset({"to_additive", "to_dual"})
"""Attributes that make another declaration, which stands in their lines."""


@dataclass(frozen=True, slots=True)
class SourceText:
    """Of a declaration: the word that declares it, its statement (binders included) in one line, and its attributes;
    empty where its source is not there, or is another one than what was compiled."""

    kind: str = ""
    statement: str = ""
    attributes: tuple[str, ...] = ()


NO_SOURCE = SourceText()


class Sources:
    """The sources below some folders; the first folder that has a module wins."""

    def __init__(self, folders: Sequence[Path]) -> None:
        self._folders = tuple(folders)
        self._files: Memory[str, tuple[str, ...]] = Memory(REMEMBERED)

    def declaration(self, module: str, name: str, first: int, last: int) -> SourceText:
        """What stands in some lines of a module, counted from 1 and both included. Blocks when it reads a file."""
        text = "\n".join(self._lines(module)[max(first - 1, 0) : last])
        parts = components(name)
        if not text or not parts:
            return NO_SOURCE
        for declaration in declarations_among(read_commands(text)):
            if _is_called(declaration, str(parts[-1])):
                if first == last and not _TWINNED.isdisjoint(declaration.attributes):
                    return NO_SOURCE  # its twin has the same lines, and may have the same last name
                statement = declaration.statement_in_one_line(text)
                return SourceText(declaration.kind, statement, declaration.attributes)
        return SourceText("", _member(text, [str(part) for part in parts]))

    def text(self, module: str) -> str:
        """The whole source of a module, empty where there is none. Blocks."""
        return "\n".join(self._read(module))

    def _lines(self, module: str) -> tuple[str, ...]:
        return self._files.get(module, lambda: self._read(module))

    def _read(self, module: str) -> tuple[str, ...]:
        inside = Path(*map(str, components(module))).with_suffix(".lean")
        for folder in self._folders:
            try:
                return tuple(read_plain(folder / inside).split("\n"))
            except (OSError, UnicodeDecodeError):
                continue
        return ()


def _is_called(declaration: Declaration, last: str) -> bool:
    return declaration.name.rpartition(".")[2].strip("«»") == last


def _member(text: str, parts: Sequence[str]) -> str:
    """The type of a field or constructor, from where it is declared, that of a field with what it is a field of; empty
    for what is made from another declaration (`to_additive`)."""
    last = parts[-1]
    begin = _MEMBER.match(text)
    rest = text[begin.end() :] if begin is not None else text
    names = re.match(rf"(?:[^\W\d][\w'!?]*\s+)*?{re.escape(last)}(?![\w'!?])", rest)
    if names is None:
        return ""
    is_field = len(parts) > 1 and not text.lstrip().startswith("|")
    found = in_one_line(rest[names.end() :].partition(":=")[0])
    if not is_field:
        found = _until_next_constructor(found)
    if not found:
        return ""
    if begin is not None and begin[0].rstrip()[-1:] in "([{" and begin[0].strip():
        found = _OTHER_NAMES.sub("", found.rstrip(")]} "))
    return f"(self : {parts[-2]}) {found}" if is_field else found


def _until_next_constructor(text: str) -> str:
    depth = 0
    for token in code_tokens(text):
        depth += (token.text in OPENING) - (token.text in CLOSING)
        if token.text == "|" and not depth:
            return text[: token.start].rstrip()
    return text
