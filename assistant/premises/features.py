"""What a statement or a goal speaks about, as features that are the same whether it was read from a compiled term or
from the text that Lean prints.

Constants are called by their last component, and operators by what they do (`HAdd.hAdd` and `+` are `add`), so that
notations, namespaces and field access make no difference; implicit arguments and instances are left out, but the types
among them are features of their own.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache

from assistant.lean.compiled.summary import Shape, Symbols, term_end
from assistant.lean.goals import Goal
from assistant.lean.notations import ARROW, LAMBDA, OTHER
from assistant.lean.printed import LOCAL, NUMBER, SORT, TEXT, Printed, printed

Binders = Callable[[str], str]
"""Of a constant by its full name: one letter for each of its parameters, `e` for an explicit one, `i` for an implicit
one, `c` for an instance; empty when it is not known."""

_SHAPES = {
    Shape.PROP: "Prop",
    Shape.SORT: SORT,
    Shape.ARROW: ARROW,
    Shape.LAMBDA: LAMBDA,
    Shape.LET: "let",
    Shape.NUMBER: NUMBER,
    Shape.TEXT: TEXT,
    Shape.LOCAL: LOCAL,
}
_HETEROGENEOUS = re.compile(r"h([A-Z]\w*)")
_SAME = {
    "ofNat": NUMBER, "zero": NUMBER, "one": NUMBER, "natCast": "cast", "intCast": "cast", "empty": "EmptyCollection",
}  # fmt: skip
_MARKS = frozenset((LOCAL, NUMBER, TEXT, LAMBDA, OTHER, SORT, "Prop"))
"""Heads that tell nothing by themselves."""
_LOGICAL = frozenset(
    ("Eq", "HEq", "Ne", "And", "Or", "Not", "Iff", "Exists", "ExistsUnique", "True", "False", "Subset", "SSubset")
)
"""What is no type although it is written like one."""
_TURNED = {"gt": "lt", "ge": "le", "Superset": "Subset"}
"""Relations that are another one with its sides exchanged."""
_DEEPEST = 8


@lru_cache(maxsize=1 << 16)
def key(name: str) -> str:
    """What a constant is called in features."""
    last = name.rsplit(".", 1)[-1]
    if (found := _HETEROGENEOUS.fullmatch(last)) is not None:
        last = found[1][0].lower() + found[1][1:]
    return _SAME.get(last, last)


def term_of(symbols: Symbols, binders: Binders) -> tuple[Printed, Counter[str]]:
    """The term that some symbols stand for without its implicit parts, and the constants in these."""
    implicit: Counter[str] = Counter()
    if not symbols:
        return Printed(OTHER), implicit
    term, _ = _read(symbols, 0, binders, implicit)
    return term, implicit


def _read(symbols: Symbols, at: int, binders: Binders, implicit: Counter[str]) -> tuple[Printed, int]:
    """The term that begins at a symbol, and where it ends; what was cut off is left out."""
    symbol, count = symbols[at]
    at += 1
    kinds = binders(symbol) if isinstance(symbol, str) else ""
    arguments: list[Printed] = []
    for number in range(count):
        if at >= len(symbols):
            break
        kind = kinds[number] if number < len(kinds) else "e"
        if kind == "e":
            argument, at = _read(symbols, at, binders, implicit)
            arguments.append(argument)
            continue
        end = term_end(symbols, at)
        if kind == "i":
            implicit.update(key(name) for name, _ in symbols[at:end] if isinstance(name, str))
        at = end
    if isinstance(symbol, int):
        return Printed(_SHAPES.get(Shape(symbol), OTHER) if symbol > Shape.PARAMETER else LOCAL, tuple(arguments)), at
    name = key(symbol)
    if symbol == "Membership.mem":
        arguments.reverse()  # what is a member stands behind what it is a member of
    elif symbol == "GetElem.getElem":
        del arguments[2:]  # the proof that there is such an index
    return Printed(name, () if name == NUMBER else tuple(arguments)), at


def features(conclusion: Printed, hypotheses: Iterable[Printed], types: Iterable[str]) -> Counter[str]:
    """`c` a constant of the conclusion, `h` one of a hypothesis, `⊢` the head of the conclusion and those of its sides,
    `e` a constant with one of its arguments' heads, `t` a type. Hypotheses are those of `_normal`."""
    found: Counter[str] = Counter()
    assumed = list(hypotheses)
    while conclusion.head == ARROW and len(conclusion.arguments) == 2:
        assumed.append(_normal(conclusion.arguments[0]))
        conclusion = conclusion.arguments[1]
    conclusion = _normal(conclusion)
    head = conclusion.head
    if head not in _MARKS:
        found[f"⊢{head}"] += 1
        for number, side in enumerate(conclusion.arguments[:3]):
            if side.head not in _MARKS:
                found[f"⊢{head}.{number}.{side.head}"] += 1
    for term in _subterms(conclusion):
        if term.head in _MARKS:
            continue
        found[f"c{term.head}"] += 1
        for number, argument in enumerate(term.arguments[:4]):
            if argument.head not in (LOCAL, OTHER):
                found[f"e{term.head}.{number}.{argument.head}"] += 1
    for hypothesis in assumed:
        for term in _subterms(hypothesis):
            if term.head not in _MARKS:
                found[f"h{term.head}"] += 1
    for type_ in types:
        found[f"t{type_}"] += 1
    return found


def _subterms(term: Printed, depth: int = 0) -> Iterator[Printed]:
    if depth > _DEEPEST:
        return
    yield term
    for argument in term.arguments:
        yield from _subterms(argument, depth + 1)


def _normal(term: Printed, depth: int = 0) -> Printed:
    """With constants called by their keys, relations in one direction, and fields as applications; what is deeper than
    anybody looks is left out."""
    if depth > _DEEPEST + 2:
        return Printed(OTHER)
    head = term.head if term.head in _MARKS else key(term.head)
    arguments = tuple(_normal(argument, depth + 1) for argument in term.arguments)
    if head == "succ" and len(arguments) == 1:
        return Printed("add", (*arguments, Printed(NUMBER)))
    if head in _TURNED and len(arguments) == 2:
        return Printed(_TURNED[head], arguments[::-1])
    return Printed(head, () if head == NUMBER else arguments)


def goal_features(goal: Goal) -> Counter[str]:
    """Of a goal as Lean prints it."""
    names = [name for hypothesis in goal.hypotheses for name in hypothesis.names]
    hypotheses: list[Printed] = []
    types: list[str] = []
    for hypothesis in goal.hypotheses:
        term = _normal(printed(hypothesis.type, names))
        hypotheses.append(term)
        if term.head[:1].isupper() and term.head not in _LOGICAL:
            types.extend(sub.head for sub in _subterms(term) if sub.head not in _MARKS)
    return features(printed(goal.target, names), hypotheses, set(types))


def statement_features(parameters: Sequence[Symbols], conclusion: Symbols, binders: Binders) -> Counter[str]:
    """Of a compiled statement."""
    term, implicit = term_of(conclusion, binders)
    hypotheses: list[Printed] = []
    for symbols in parameters:
        hypothesis, more = term_of(symbols, binders)
        hypotheses.append(_normal(hypothesis))
        implicit.update(more.keys())
    return features(term, hypotheses, [name for name in implicit if name not in _MARKS])
