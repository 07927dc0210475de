"""Patterns and anonymous constructors that follow the shape of a proposition."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from models.predicates import Predicates, unfolded
from models.shapes import Head, bound_names, fresh_name, shape, strip_parentheses

DEEPEST = 4


def pattern(proposition: str, name: str, taken: set[str], predicates: Predicates, *, substitute: bool = False) -> str:
    """How `obtain` takes a proposition apart, with fresh names (which are added to `taken`): nested pairs for `∧` and
    `∃`, alternatives for `∨`. With `substitute`, an equation with a variable on one side becomes `rfl`."""
    return _pattern(proposition, name, taken, predicates, substitute, 0)


def _pattern(proposition: str, name: str, taken: set[str], predicates: Predicates, substitute: bool, depth: int) -> str:
    form = shape(unfolded(proposition, predicates))
    if depth < DEEPEST:
        if form.head is Head.AND:
            parts = [
                _pattern(part, f"{name}{number}", taken, predicates, substitute, depth + 1)
                for number, part in ((1, form.left), (2, form.right))
            ]
            return f"⟨{_inner(parts[0])}, {_flat(parts[1])}⟩"
        if form.head is Head.EXISTS:
            names = []
            for bound in bound_names(form.left) or ["x"]:
                fresh = fresh_name(bound, taken)
                taken.add(fresh)
                names.append(fresh)
            rest = _pattern(form.right, f"h{names[-1]}", taken, predicates, substitute, depth + 1)
            return f"⟨{', '.join(names)}, {_flat(rest)}⟩"
        if form.head is Head.OR:
            left = _pattern(form.left, name, set(taken), predicates, substitute, depth + 1)
            right = _pattern(form.right, name, taken, predicates, substitute, depth + 1)
            return f"({left} | {right})" if depth else f"{left} | {right}"
    if substitute and form.head is Head.EQ and any(_VARIABLE.fullmatch(side) for side in (form.left, form.right)):
        return "rfl"
    fresh = fresh_name(name, taken)
    taken.add(fresh)
    return fresh


_VARIABLE = re.compile(r"[^\W\d][\w'₀-₉]*")


def _inner(part: str) -> str:
    return f"({part})" if " | " in part and not part.startswith(("(", "⟨")) else part


def _flat(part: str) -> str:
    """`⟨a, ⟨b, c⟩⟩` is written `⟨a, b, c⟩`."""
    if part.startswith("⟨") and part.endswith("⟩") and " | " not in part:
        return part[1:-1]
    return _inner(part)


def splits(proposition: str, predicates: Predicates) -> bool:
    """Whether a pattern for it would be more than a name."""
    return shape(unfolded(proposition, predicates)).head in (Head.AND, Head.EXISTS, Head.OR)


def filled(target: str, inside: str, predicates: Predicates, depth: int = 0) -> str:
    """An anonymous constructor for nested `∧` and `∃` whose leaves are all the term `inside` and whose witnesses are
    left to unification; `inside` itself for another proposition."""
    form = shape(unfolded(target, predicates))
    if depth < DEEPEST and form.head is Head.AND:
        return (
            f"⟨{filled(form.left, inside, predicates, depth + 1)}, {filled(form.right, inside, predicates, depth + 1)}⟩"
        )
    if depth < DEEPEST and form.head is Head.EXISTS:
        holes = ", ".join("_" for _ in bound_names(form.left) or ["x"])
        return f"⟨{holes}, {filled(form.right, inside, predicates, depth + 1)}⟩"
    return inside


def assembled(target: str, known: Sequence[tuple[str, str]]) -> str:
    """A proof of nested conjunctions from hypotheses (name and proposition) and the parts of those that are
    conjunctions, compared as text; empty when one is missing."""
    parts: dict[str, str] = {}
    for name, proposition in known:
        for part, proof in _parts(proposition, name):
            parts.setdefault(part, proof)
    return _assembled(target, parts, 0)


def _assembled(target: str, parts: Mapping[str, str], depth: int) -> str:
    form = shape(target)
    if (proof := parts.get(_plain(target))) is not None:
        return proof
    if form.head is not Head.AND or depth >= DEEPEST:
        return ""
    left, right = (_assembled(side, parts, depth + 1) for side in (form.left, form.right))
    return f"⟨{left}, {right}⟩" if left and right else ""


def _parts(proposition: str, proof: str, depth: int = 0) -> Iterator[tuple[str, str]]:
    yield _plain(proposition), proof
    form = shape(proposition)
    if form.head is Head.AND and depth < DEEPEST:
        yield from _parts(form.left, f"{proof}.1", depth + 1)
        yield from _parts(form.right, f"{proof}.2", depth + 1)


def _plain(proposition: str) -> str:
    return strip_parentheses(" ".join(proposition.split()))


def closed_subformulas(proposition: str, bound: frozenset[str] = frozenset(), depth: int = 0) -> Iterator[str]:
    """The parts of a proposition that a case distinction can be about: no connectives' operands that mention a variable
    bound further out; quantified formulas and atoms, larger ones first."""
    if depth > 5:
        return
    form = shape(proposition)
    free = not (bound & set(re.findall(r"[^\W\d][\w'₀-₉]*", proposition)))
    if free and depth and form.head not in (Head.FALSE, Head.TRUE, Head.NOT):
        yield strip_parentheses(proposition)
    match form.head:
        case Head.AND | Head.OR | Head.IFF | Head.IMPLIES:
            yield from closed_subformulas(form.left, bound, depth + 1)
            yield from closed_subformulas(form.right, bound, depth + 1)
        case Head.NOT:
            yield from closed_subformulas(form.left, bound, depth + 1)
        case Head.FORALL | Head.EXISTS:
            yield from closed_subformulas(form.right, bound | frozenset(bound_names(form.left)), depth + 1)
        case _:
            pass
