"""The shape of a proposition as Lean prints it: enough to choose tactics by, without parsing Lean.

Only the outermost operator is looked at, at bracket depth 0 and with Lean's binding strengths.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from assistant.lean.goals import Goal, Hypothesis


class Head(Enum):
    FORALL = "∀"
    EXISTS = "∃"
    IMPLIES = "→"
    IFF = "↔"
    OR = "∨"
    AND = "∧"
    NOT = "¬"
    EQ = "="
    NE = "≠"
    ORDER = "≤"
    MEMBER = "∈"
    FALSE = "False"
    TRUE = "True"
    OTHER = ""


@dataclass(frozen=True, slots=True)
class Shape:
    """Outermost operator and its operands as text."""

    head: Head
    left: str = ""
    right: str = ""


_OPEN, _CLOSE = "([{⟨", ")]}⟩"
_LOOSEST_FIRST: tuple[tuple[tuple[str, ...], Head], ...] = (
    (("↔",), Head.IFF),
    (("→",), Head.IMPLIES),
    (("∨",), Head.OR),
    (("∧",), Head.AND),
    (("=",), Head.EQ),
    (("≠",), Head.NE),
    (("≤", "<", "≥", ">", "∣"), Head.ORDER),
    (("∈", "∉"), Head.MEMBER),
)


@lru_cache(maxsize=32_768)
def shape(proposition: str) -> Shape:
    """The outermost operator of a proposition."""
    text = strip_parentheses(" ".join(proposition.split()))
    if text.startswith("∀"):
        return Shape(Head.FORALL, *_binder(text))
    if text.startswith("∃"):
        return Shape(Head.EXISTS, *_binder(text))
    if text in ("False", "True"):
        return Shape(Head.FALSE if text == "False" else Head.TRUE)
    words = top_level_words(text)
    for symbols, head in _LOOSEST_FIRST:
        if head is Head.EQ and text.startswith("¬"):  # which binds looser than what is below here
            return Shape(Head.NOT, text[1:].strip())
        for index, word in enumerate(words):
            if word in symbols:
                return Shape(head, " ".join(words[:index]), " ".join(words[index + 1 :]))
            if word in ("∀", "∃", "fun", "let", "have", "if"):
                break  # a binder takes everything to its right
    return Shape(Head.OTHER, text)


def top_level_words(text: str) -> list[str]:
    """The text split at white space outside of brackets."""
    words: list[str] = []
    depth = 0
    current = ""
    for character in text:
        if character in _OPEN:
            depth += 1
        elif character in _CLOSE:
            depth -= 1
        if character == " " and depth == 0:
            if current:
                words.append(current)
            current = ""
        else:
            current += character
    return [*words, current] if current else words


def strip_parentheses(text: str) -> str:
    """Without parentheses around the whole."""
    while text.startswith("(") and text.endswith(")"):
        depth = 0
        for index, character in enumerate(text):
            depth += (character in _OPEN) - (character in _CLOSE)
            if depth == 0 and index < len(text) - 1:
                return text
        text = text[1:-1].strip()
    return text


def _binder(text: str) -> tuple[str, str]:
    depth = 0
    for index, character in enumerate(text):
        depth += (character in _OPEN) - (character in _CLOSE)
        if character == "," and depth == 0:
            return text[1:index].strip(), text[index + 1 :].strip()
    return text[1:].strip(), ""


_NAME = re.compile(r"[^\W\d][\w'!?₀-₉]*")


def bound_names(binder: str) -> list[str]:
    """Names bound in `x y`, `(x y : α)`, `{x : α} (h : p)`, `x ∈ l`, `x > 0` (which binds a proof too)."""
    found: list[str] = []
    groups = (
        re.findall(r"[({\[⦃]([^(){}\[\]⦃⦄:]+):", binder) if binder[:1] in "({[⦃" else [binder.split(":", maxsplit=1)[0]]
    )
    for group in groups:
        words = group.split()
        for index, word in enumerate(words):
            if word in ("∈", "∉", "<", ">", "≤", "≥", "≠", "∣"):
                found.append("h" + words[index - 1] if index else "h")
                break
            if _NAME.fullmatch(word) or word == "_":
                found.append("x" if word == "_" else word)
    return found


def introductions(goal: Goal) -> list[str]:
    """Names for everything that `intro` can take from the target, fresh among the hypotheses."""
    taken = {name for hypothesis in goal.hypotheses for name in hypothesis.names}
    names: list[str] = []
    text = goal.target
    for _ in range(12):
        current = shape(text)
        if current.head is Head.FORALL:
            wanted, text = bound_names(current.left), current.right
        elif current.head is Head.IMPLIES:
            wanted, text = ["h"], current.right
        elif current.head is Head.NOT or current.head is Head.NE:
            wanted, text = ["h"], "False"
        else:
            break
        for name in wanted:
            fresh = fresh_name(name, taken)
            taken.add(fresh)
            names.append(fresh)
    return names


def fresh_name(name: str, taken: set[str]) -> str:
    """The name, numbered when it is taken."""
    if name not in taken:
        return name
    return next(f"{name}{number}" for number in range(1, 1000) if f"{name}{number}" not in taken)


def local_names(goal: Goal) -> set[str]:
    return {name for hypothesis in goal.hypotheses for name in hypothesis.names}


_DATA = frozenset("Nat Int List Option Bool Prod Sum Fin Subtype Unit String Char Array".split())
"""Types whose elements are no proofs, whatever they are called."""
_PROPOSITION_MARKS = frozenset("= ≠ ≤ < ≥ > ∧ ∨ ¬ ↔ ∃ ∈ ∉ ∣ ∀".split())


def is_proposition(hypothesis: Hypothesis, goal: Goal) -> bool:
    """Whether a hypothesis looks like a proof rather than a thing: judged by its type's text."""
    text = hypothesis.type
    words = set(text.replace("(", " ").replace(")", " ").replace("¬", "¬ ").replace("∀", "∀ ").split())
    if words & _PROPOSITION_MARKS or text in ("False", "True"):
        return True
    if text in ("Prop", "Type", "Sort") or text.startswith(("Type ", "Sort ", "Type_")) or text.endswith("Prop"):
        return False
    kinds = {name: h.type for h in goal.hypotheses for name in h.names}
    if "→" in words:
        last = shape(text)
        while last.head is Head.IMPLIES:
            last = shape(last.right)
        text = last.left or text
    head = text.split()[0].strip("(") if text.split() else ""
    kind = kinds.get(head, "")
    if kind:
        return kind.endswith("Prop")
    return head not in _DATA and head not in kinds and hypothesis.names[0].startswith(("h", "this", "ih", "H"))


def proofs(goal: Goal) -> Iterator[tuple[str, str]]:
    """Each accessible hypothesis that is a proof: its name and its proposition; the newest first."""
    for hypothesis in reversed(goal.hypotheses):
        if is_proposition(hypothesis, goal):
            for name in hypothesis.accessible_names:
                yield name, hypothesis.type


def things(goal: Goal) -> Iterator[tuple[str, str]]:
    """Each accessible hypothesis that is no proof and no type: its name and its type; the newest first."""
    for hypothesis in reversed(goal.hypotheses):
        if not is_proposition(hypothesis, goal) and not hypothesis.type.startswith(("Type", "Sort")):
            for name in hypothesis.accessible_names:
                yield name, hypothesis.type


def mentions(text: str, name: str) -> bool:
    """Whether a name occurs in a text (`xs.length` mentions `xs`)."""
    return re.search(rf"(?<![\w.]){re.escape(name)}(?![\w'])", text) is not None
