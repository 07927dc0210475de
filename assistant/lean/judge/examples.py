"""Examples, of which Lean keeps nothing once they are checked: they get names, unless somebody could tell.

Lean itself calls each of them `_example`, which a macro can ask for.
"""

from __future__ import annotations

import re

from assistant.lean.commands import commands
from assistant.lean.declarations import declarations
from assistant.lean.judge.macros import EXAMPLE as CALLED
from assistant.lean.judge.macros import asks_for_declarations, computes
from assistant.lean.judge.short_names import short_name
from assistant.lean.judge.written_syntax import hides_letters, makes_syntax

EXAMPLE = "example"
_SPOKEN_OF = re.compile(rf"(?<![\w'!?]){CALLED}(?![\w'!?])")
_IN_FILES = re.compile(rb"\0" + CALLED.encode() + rb"\0")
"""The same in a compiled module, where a zero stands before and behind every part of a name."""
_DECLARATION = "declName"
"""In the names of what a program asks for the name of the declaration with."""
WARNINGS = "warn"
"""In the names of options for what Lean warns of."""
_SILENCING = (WARNINGS, "guard_msgs", "messages", "Messages")
"""Parts of the words by which a text keeps Lean from a warning."""


def with_named_examples(text: str, word: str) -> tuple[str, frozenset[str]]:
    """The text with a name, none longer than the word that it takes the place of, for each `example`, and these names.
    `word` is a name that no text can know."""
    parts: list[str] = []
    names: list[str] = []
    position = 0
    for declaration in declarations(text):
        if declaration.kind == EXAMPLE and declaration.keyword.start >= position:
            names.append(short_name(f"{word}{len(names)}", 3))
            parts += [text[position : declaration.keyword.start], f"def {names[-1]}"]
            position = declaration.keyword.end
    return "".join([*parts, text[position:]]), frozenset(names)


def may_ask_for_examples(text: str) -> bool:
    """Whether a text may ask what its examples are called: by that name, by one that is written with escapes, or by a
    word for whatever the declaration around it is called."""
    if _SPOKEN_OF.search(text) or asks_for_declarations(text):
        return True
    found = commands(text)
    if any(makes_syntax(command) and any(map(hides_letters, command.tokens)) for command in found):
        return True
    return computes(text) and _DECLARATION.lower() in text.lower()


def may_ask_for_examples_compiled(module: bytes) -> bool:
    """Whether a compiled module speaks of that name."""
    return _IN_FILES.search(module) is not None


def may_silence(text: str) -> bool:
    """Whether a text may keep Lean from saying that an example uses `sorry`."""
    return (
        any(word in text for word in _SILENCING)
        or computes(text)
        or any(makes_syntax(command) and any(map(hides_letters, command.tokens)) for command in commands(text))
    )
