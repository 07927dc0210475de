"""The commands of a text that make syntax, or give it a meaning, as they are written."""

from __future__ import annotations

import re

from assistant.lean.commands import Command
from assistant.lean.judge.layout import FIXES, SYNTAX
from assistant.lean.judge.macros import GIVES_MEANING, attributes
from assistant.lean.lexer import Kind, Token

_ELSEWHERE = frozenset(
    "notation3 binder_predicate declare_syntax_cat simproc dsimproc simproc_decl dsimproc_decl".split()
)
"""Words for such commands that stand in others where they are not known as words for commands."""
_PARSES = "_parser"
"""How the attributes end that make a parser of a definition."""
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
_HIDING = frozenset("xu\r\n")
"""What escapes begin with that a word can be written with so that nobody finds it; no other one stands for a letter, or
for nothing."""


def makes_syntax(command: Command) -> bool:
    """Whether a command makes syntax or gives it a meaning. Found once for a command."""
    key = "makes syntax"
    if key not in command.remembered:
        command.remembered[key] = (
            command.keyword in SYNTAX | FIXES
            or any(token.text in _ELSEWHERE for token in command.tokens)
            or any(word in GIVES_MEANING or word.endswith(_PARSES) for word in attributes(command))
        )
    found: bool = command.remembered[key]
    return found


def hides_letters(token: Token) -> bool:
    """Whether a string is written in another way than it reads."""
    if token.kind is not Kind.STRING or token.text.startswith("r"):
        return False
    return any(begin in _HIDING for begin in _ESCAPE.findall(token.text))
