"""Syntax that is made out of `sorry`, as far as a text tells: what comes of it only Lean knows. Pure."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from assistant.lean.commands import DECLARATION_KEYWORDS, Command, commands
from assistant.lean.judge.layout import FIXES, PROOFS, SYNTAX
from assistant.lean.judge.written_syntax import hides_letters, makes_syntax
from assistant.lean.lexer import CLOSING, OPENING, Kind, Token
from assistant.lean.places import is_hole, quoted

QUESTIONS = frozenset("#check #check_failure #eval #eval! #print #reduce #synth #guard #simp #help #where".split())
"""Commands of which nothing is left when they have been answered."""
ADMITS = re.compile("sorry|admit", re.IGNORECASE)
SEARCHES = frozenset(
    "apply? exact? rw? rw?? try? by? observe? have? hint suggest propose library_search plausible slim_check "
    "impossible".split()
)
"""Tactics that may end in `sorry`, whatever they found or were given."""
STOP = "stop"
"""A tactic that leaves out whatever follows it."""
_PROGRAM = re.compile(r"(?:.*\.)?(?:mk\w*Sorry\w*|admitGoal\w*)")
"""What a program leaves a proof out with."""
_ANY = re.compile(
    rf"sorry|admit|\b{STOP}\b|\\(?:[xu]|\r?\n)|{'|'.join(map(re.escape, sorted(SEARCHES)))}", re.IGNORECASE
)
"""Without which no text is looked at more closely."""
_IN_ITS_PLACE = frozenset({"?", "*", ",*", ",?", ",*,?", "<|>"})
"""Behind a word of syntax that need not stand there."""


def makes_syntax_of_sorry(text: str) -> bool:
    """Whether a text may have syntax, or programs for it, that leave a proof out."""
    if not _ANY.search(text):
        return False
    found = commands(text)
    any_syntax = any(map(makes_syntax, found))
    return any(_leaves_out(command, any_syntax) for command in found)


def _leaves_out(command: Command, any_syntax: bool) -> bool:
    code = command.tokens
    if any(token.kind is Kind.NAME and _PROGRAM.fullmatch(token.text) for token in code):
        return True
    inside = quoted(code)
    if any(is_hole(code, number) or _stops(code, number) or code[number].text in SEARCHES for number in inside):
        return True
    if makes_syntax(command):
        return any(_speaks_of_sorry(token) or _stops(code, number) for number, token in enumerate(code))
    # What a macro does may be in the definitions beside it, which have words for `sorry` as data.
    if not any_syntax or command.keyword in PROOFS | QUESTIONS | {"example"}:
        return False
    return any(_speaks_of_sorry(token) and not is_hole(code, number) for number, token in enumerate(code))


def _speaks_of_sorry(token: Token) -> bool:
    """Whether a name or a string has the word in it, or may have when it is read, or is one for a search."""
    if token.kind not in (Kind.NAME, Kind.STRING):
        return False
    return ADMITS.search(token.text) is not None or token.text in SEARCHES or hides_letters(token)


def _stops(code: Sequence[Token], number: int) -> bool:
    """Whether the word for the tactic stands there, and not for what is given to a macro: `stop:term`, `$stop`."""
    token = code[number]
    if token.kind is Kind.STRING:
        return re.search(rf"\b{STOP}\b", token.text) is not None
    if token.text != STOP:
        return False
    before, behind = code[number - 1 : number], code[number + 1 : number + 2]
    given = any(one.text == "$" and one.end == token.start for one in before)
    return not given and not any(one.text == ":" and one.start == token.end for one in behind)


def words_of_syntax(text: str) -> frozenset[str]:
    """Words of which one stands in whatever uses syntax of a text, or what it is programmed with; the empty word where
    this is not known."""
    return frozenset[str]().union(*map(_words, commands(text)))


def _words(command: Command) -> Collection[str]:
    if not makes_syntax(command):
        return {_name(command)} if _leaves_out(command, True) else ()
    if command.keyword not in (SYNTAX | FIXES) - {"macro_rules", "elab_rules"}:
        return {""}
    texts = [token.text for token in command.tokens]
    head = command.tokens[: texts.index("=>") if "=>" in texts else len(texts)]
    strings = [number for number, token in enumerate(head) if token.kind is Kind.STRING]
    if not strings or any(hides_letters(head[number]) for number in strings):
        return {""}
    first = strings[0]
    depth = sum((text in OPENING) - (text in CLOSING) for text in texts[:first])
    if not depth and "<|>" not in texts[: len(head)] and texts[first + 1] not in _IN_ITS_PLACE:
        strings = [first]
    return {_read(texts[number]) for number in strings}


def _name(command: Command) -> str:
    """The last part of the name of a definition."""
    behind = command.tokens[command.keyword_index + 1 : command.keyword_index + 2]
    if command.keyword not in DECLARATION_KEYWORDS or not behind or behind[0].kind is not Kind.NAME:
        return ""
    return behind[0].text.rpartition(".")[2].strip("«»")


def _read(literal: str) -> str:
    return literal.strip('"').strip().replace('\\"', '"').replace("\\\\", "\\")
