"""What a lemma's statement needs of a goal, judged by the words in it.

A rewrite can only work where everything that is named on its left side occurs, and a lemma can only be applied to a
goal that names what its conclusion names. Comparing words costs microseconds, asking Lean milliseconds; most of what
retrieval finds is told apart here. Words are compared without namespaces (`List.length xs`, `xs.length`), numbers like
`n + 1` count as `+` and `1`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from assistant.premises.statements import binder_groups
from models.shapes import Head, bound_names, shape, top_level_words

_WORD = re.compile(
    r"[^\W\d][\w'!?₀-₉]*(?:\.[^\W\d][\w'!?₀-₉]*|\.\d+)*|\d+|\[\]|\+\+|::|<\|>|&&|\|\||[^\s\w()\[\]{}⟨⟩,.]"
)
_SHORT = re.compile(r"[^\W\d_]{1,2}['₀-₉\d]*")
_TYPES = frozenset(
    "Nat Int List Type Prop Sort Option Bool Prod Sum Fin Unit String Char Decidable DecidableEq".split()
)
_SYNTAX = frozenset("∀ fun ↦ => : ; | then else have let in show from by with at · @ ‹ › _ $ × → ↔ ¬ ← ⊢ ✝ :=".split())
_SAME = {"≥": "≤", ">": "<", "≠": "=", "∉": "∈", "succ": "+", "zero": "0", "nil": "[]", "cons": "::"}


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement taken apart: names of its binders, the propositions that it assumes, and what it concludes."""

    variables: frozenset[str]
    hypotheses: tuple[str, ...]
    conclusion: str

    @property
    def needs(self) -> frozenset[str]:
        """What a goal must name for the conclusion to fit."""
        return constants(self.conclusion, self.variables)


@lru_cache(maxsize=16_384)
def parse_statement(text: str) -> Statement:
    """From source text: binders, a colon, and the proposition."""
    variables: set[str] = set()
    hypotheses: list[str] = []
    for binder, depth_zero in binder_groups(text):
        if depth_zero:
            body = binder
            break
        names, _, kind = binder[1:-1].partition(":")
        variables.update(names.split())
        if binder[0] == "(" and names.split() and names.split()[0].startswith(("h", "H", "_h")) and kind.strip():
            hypotheses.append(kind.strip())
    else:
        body = text
    form = shape(body)
    while form.head in (Head.IMPLIES, Head.FORALL):
        if form.head is Head.FORALL:
            variables.update(bound_names(form.left))
            variables.update(re.findall(r"[^\W\d][\w'₀-₉]*", form.left.split(":", maxsplit=1)[0]))
        else:
            hypotheses.append(form.left)
        body = form.right
        form = shape(body)
    return Statement(frozenset(variables), tuple(hypotheses), body.strip())


@lru_cache(maxsize=65_536)
def constants(text: str, variables: frozenset[str] = frozenset()) -> frozenset[str]:
    """The words of a text that are neither variables, types nor syntax."""
    bound = set(variables)
    for names in re.findall(r"(?:fun|∀|∃)\s+([^,↦⇒=]+)", text):
        bound.update(names.split(":")[0].replace("(", " ").split())
    found: set[str] = set()
    for word in _WORD.findall(text):
        parts = word.split(".")
        if len(parts) > 1 and (parts[0] in bound or _SHORT.fullmatch(parts[0])):
            parts = parts[1:]
            found.update(parts[:-1])
        elif len(parts) == 1 and (word in bound or _SHORT.fullmatch(word)):
            continue
        last = parts[-1]
        if last in _TYPES or last in _SYNTAX or (last.isdigit() and word != last):
            continue
        found.add(_SAME.get(last, last))
        if last == "succ":
            found.add("1")
    if "[" in text and re.search(r"(?<![\w.'])\[[^\]]", text):
        found |= {"::", "[]"}
    return frozenset(found)


def named_in(text: str) -> frozenset[str]:
    """What a goal names that a statement may be matched with: `n + 2` is `n + 1` for another `n`."""
    found = constants(text)
    is_successor = "+" in found and any(word.isdigit() and word != "0" for word in found)
    return found | {"1"} if is_successor else found


def covers(goal: str, needed: frozenset[str]) -> bool:
    """Whether a goal names all that is needed."""
    return needed <= named_in(goal)


def sides(conclusion: str) -> tuple[str, str] | None:
    """Left and right of an equation or equivalence; `None` for another proposition."""
    form = shape(conclusion)
    return (form.left, form.right) if form.head in (Head.EQ, Head.IFF) else None


def is_variable(text: str) -> bool:
    """Whether a side of an equation is nothing but a name, which would rewrite everything."""
    words = top_level_words(text.strip("()"))
    return len(words) == 1 and _SHORT.fullmatch(words[0]) is not None


def permutes(left: str, right: str) -> bool:
    """Whether an equation only reorders (`a + b = b + a`), so that simplifying with it alone is no progress."""
    return sorted(_WORD.findall(left)) == sorted(_WORD.findall(right))
