"""The words of statements: what people say a premise speaks about, and why it was found."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.lean.goals import Goal
from assistant.premises.premise import Premise

_WORD = re.compile(r"[^\W\d_][\w'!?₀-₉]*(?:\.[^\W\d_][\w'!?₀-₉]*)*|[+*/%^∣≤<≥>=≠∈∉∧∨¬↔∃∪∩∘×:]+|\d+|\[\]|-")
_NOISE = frozenset("theorem : , fun by a b c d n m k x y z p q r h α β γ f g l".split())
_SYMBOL_WORDS = {
    "+": "add", "*": "mul", "-": "sub", "/": "div", "%": "mod", "^": "pow", "∣": "dvd", "≤": "le", "<": "lt",
    "≥": "ge", ">": "gt", "=": "eq", "≠": "ne", "∈": "mem", "∉": "not_mem", "∧": "and", "∨": "or", "¬": "not",
    "↔": "iff", "∃": "exists", "++": "append", "::": "cons", "∘": "comp", "0": "zero", "1": "one", "[]": "nil",
}  # fmt: skip
_NAME_PART = re.compile(r"[A-Za-z][a-z0-9']*")


def words(text: str) -> list[str]:
    """The words of a statement: names, their last parts, and operators spelt as in lemma names."""
    found = []
    for word in _WORD.findall(text):
        if word in _NOISE:
            continue
        if word in _SYMBOL_WORDS:
            found.append(_SYMBOL_WORDS[word])
            continue
        found.append(word)
        if "." in word:
            found.append(word.rsplit(".", 1)[-1])
    return found


def premise_words(premise: Premise) -> list[str]:
    """The words of a premise: those of its statement and the parts of its name."""
    return words(premise.statement) + _NAME_PART.findall(premise.name)


def shared_words(goals: Sequence[Goal], premise: Premise) -> tuple[str, ...]:
    """What goals and a premise both speak about, in the order of the goals."""
    own = set(premise_words(premise))
    spoken = [
        word for goal in goals for text in (goal.target, *(h.type for h in goal.hypotheses)) for word in words(text)
    ]
    return tuple(dict.fromkeys(word for word in spoken if word in own))
