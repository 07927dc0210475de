"""Terms as Lean prints them, and equations in binders: read, and written again."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from models.equations.terms import Term
from models.notation import Notation
from models.shapes import Head, bound_names, shape, strip_parentheses

_TOKEN = re.compile(r"\s*([()]|[^\W\d][\w'!?₀-₉✝]*(?:\.[^\W\d][\w'!?₀-₉]*|\.\d+)*|\d+|⁻¹|[^\s\w()\[\]{}⟨⟩,.]+)")
_KEYWORDS = frozenset("fun λ if let have match do show by with at where ↑ @ ▸ × = ≠ ≤ ≥ < > ∣ ∀ ∃ ∧ ∨ ¬ ↔ →".split())


class NotATerm(Exception):
    """Text that is more than functions, operators and brackets."""


def parse(text: str, notation: Notation, variables: Mapping[str, int]) -> Term:
    """A term; `variables` are the numbers of names. Errors: `NotATerm`."""
    reader = _Reader(text, notation, variables)
    term = reader.operation(0)
    if reader.rest:
        raise NotATerm(text)
    return term


class _Reader:
    """Precedence climbing."""

    def __init__(self, text: str, notation: Notation, variables: Mapping[str, int]) -> None:
        self._notation, self._variables = notation, variables
        self.rest: list[str] = []
        at = 0
        text = text.rstrip()
        while at < len(text):
            token = _TOKEN.match(text, at)
            if token is None or token[1] in _KEYWORDS:
                raise NotATerm(text)
            self.rest.append(token[1])
            at = token.end()
        self.rest.reverse()

    def operation(self, strength: int) -> Term:
        left = self._application()
        while self.rest and self.rest[-1] in self._notation.infix:
            symbol = self.rest[-1]
            bound, side, function = self._notation.infix[symbol]
            if bound < strength:
                break
            self.rest.pop()
            right = self.operation(bound if side == "r" else bound + 1)
            left = (self._full(function) if function else symbol, left, right)
        return left

    def _application(self) -> Term:
        if self.rest and self.rest[-1] in self._notation.prefix:
            symbol = self.rest.pop()
            bound, function = self._notation.prefix[symbol]
            return (self._full(function) if function else f"{symbol}_", self.operation(bound))
        head = self._operand()
        operands: list[Term] = []
        while self.rest and (self.rest[-1] == "(" or self._is_word(self.rest[-1])):
            operands.append(self._operand())
        if not operands:
            return head
        if isinstance(head, int) or len(head) > 1:
            raise NotATerm("something applied that is no name")
        return (head[0], *operands)

    def _operand(self) -> Term:
        if not self.rest:
            raise NotATerm("nothing")
        token = self.rest.pop()
        if token == "(":
            term = self.operation(0)
            if not self.rest or self.rest.pop() != ")":
                raise NotATerm("a bracket that is not closed")
        elif self._is_word(token):
            term = self._variables[token] if token in self._variables else (self._full(token),)
        else:
            raise NotATerm(token)
        while self.rest and self.rest[-1] in self._notation.postfix:
            symbol = self.rest.pop()
            function = self._notation.postfix[symbol]
            term = (self._full(function) if function else f"_{symbol}", term)
        return term

    def _full(self, name: str) -> str:
        return self._notation.names.get(name, name)

    def _is_word(self, token: str) -> bool:
        return (token[0].isalnum() or token[0] == "_") and token not in self._notation.infix


def printed(term: Term, variables: Sequence[str]) -> str:
    """A term in Lean's syntax, with brackets around everything that is not one word."""
    if isinstance(term, int):
        return variables[term]
    name, *operands = term
    inner = [_in_brackets(operand, variables) for operand in operands]
    if not inner:
        return str(name)
    if name.startswith("_"):
        return f"{inner[0]}{name[1:]}"
    if name.endswith("_") and not name[0].isalpha():
        return f"{name[:-1]}{inner[0]}"
    if not (name[0].isalpha() or name[0] in "_«"):
        return f"{inner[0]} {name} {inner[1]}"
    return " ".join([name, *inner])


def _in_brackets(term: Term, variables: Sequence[str]) -> str:
    text = printed(term, variables)
    return text if isinstance(term, int) or len(term) == 1 or term[0].startswith("_") else f"({text})"


@dataclass(frozen=True, slots=True)
class Quantified:
    """An equation for all of some variables: their names, types (as text) and whether each is given by its place, in
    the order of the binders."""

    names: tuple[str, ...]
    kinds: tuple[str, ...]
    explicit: tuple[bool, ...]
    left: str
    right: str


def quantified(proposition: str) -> Quantified:
    """A proposition as Lean prints it, or as a file states it. Errors: `NotATerm` for everything but an equation behind
    variables."""
    text = " ".join(proposition.split()).replace("forall ", "∀ ")
    names: list[str] = []
    kinds: list[str] = []
    explicit: list[bool] = []
    current = shape(text)
    while current.head is Head.FORALL:
        binder = current.left.strip()
        for group in _groups(binder):
            bound = bound_names(group)
            kind = group.strip("({⦃})").partition(":")[2].strip() if ":" in group else ""
            if not bound or "[" in group:
                raise NotATerm(text)
            names += bound
            kinds += [strip_parentheses(kind)] * len(bound)
            explicit += [not group.startswith(("{", "⦃"))] * len(bound)
        current = shape(current.right)
    if current.head is not Head.EQ or len(set(names)) < len(names):
        raise NotATerm(text)
    return Quantified(tuple(names), tuple(kinds), tuple(explicit), current.left, current.right)


def _groups(binder: str) -> list[str]:
    """`(a b : α) {c : β}` and `a b : α`, one by one."""
    if binder[:1] not in "({⦃[":
        return [binder]
    return re.findall(r"\([^()]*(?:\([^()]*\)[^()]*)*\)|\{[^{}]*\}|⦃[^⦃⦄]*⦄|\[[^\[\]]*\]", binder)
