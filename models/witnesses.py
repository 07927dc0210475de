"""Witnesses for `∃ k, …` over the natural numbers: terms from the context, and solutions of linear equations.

When the body is an equation of polynomials in which the bound variable stands once, with a factor that divides
everything else, the witness is what is left after division: `(2 * a + 1) * (2 * b + 1) = 2 * k + 1` gives
`2 * a * b + a + b`.
"""

from __future__ import annotations

import re
from collections import Counter

from models.shapes import Head, Shape, bound_names, shape

Monomial = tuple[str, ...]
Polynomial = dict[Monomial, int]
LARGEST = 64
"""Monomials; a polynomial with more is not worked out."""
_TOKEN = re.compile(r"\s*(\d+|[^\W\d][\w'!?.₀-₉✝]*|[-+*^()]|\S)")


class NotPolynomial(ValueError):
    """A text that is no polynomial with natural coefficients."""


def polynomial(text: str) -> Polynomial:
    """The sum of products that a term with `+`, `*`, `^`, names and numbers stands for; an application (`f x`) counts
    as a variable. Errors: `NotPolynomial`."""
    tokens = _TOKEN.findall(text)
    result, rest = _sum(tokens)
    if rest:
        raise NotPolynomial(text)
    return result


def _sum(tokens: list[str]) -> tuple[Polynomial, list[str]]:
    total, tokens = _product(tokens)
    while tokens and tokens[0] == "+":
        other, tokens = _product(tokens[1:])
        total = _added(total, other)
    return total, tokens


def _product(tokens: list[str]) -> tuple[Polynomial, list[str]]:
    result, tokens = _power(tokens)
    while tokens and tokens[0] == "*":
        other, tokens = _power(tokens[1:])
        result = multiplied(result, other)
    return result, tokens


def _power(tokens: list[str]) -> tuple[Polynomial, list[str]]:
    base, tokens = _atom(tokens)
    if tokens and tokens[0] == "^":
        if len(tokens) < 2 or not tokens[1].isdigit() or int(tokens[1]) > 6:
            raise NotPolynomial("^")
        result: Polynomial = {(): 1}
        for _ in range(int(tokens[1])):
            result = multiplied(result, base)
        return result, tokens[2:]
    return base, tokens


def _atom(tokens: list[str]) -> tuple[Polynomial, list[str]]:
    if not tokens:
        raise NotPolynomial("end")
    first, rest = tokens[0], tokens[1:]
    if first == "(":
        inner, rest = _sum(rest)
        if rest[:1] != [")"]:
            raise NotPolynomial("(")
        return inner, rest[1:]
    if first.isdigit():
        return ({(): int(first)} if int(first) else {}), rest
    if not (first[0].isalpha() or first[0] == "_"):
        raise NotPolynomial(first)
    words = [first]
    while rest and (rest[0][0].isalnum() or rest[0] == "("):
        if rest[0] == "(":
            depth = end = 0
            for token in rest:
                depth += (token == "(") - (token == ")")
                if depth == 0:
                    break
                end += 1
            words.append("(" + " ".join(rest[1:end]) + ")")
            rest = rest[end + 1 :]
        else:
            words.append(rest[0])
            rest = rest[1:]
    name = " ".join(words)
    return {(name if len(words) == 1 else f"({name})",): 1}, rest


def _added(left: Polynomial, right: Polynomial) -> Polynomial:
    total = Counter(left)
    total.update(right)
    return dict(total)


def multiplied(left: Polynomial, right: Polynomial) -> Polynomial:
    """Errors: `NotPolynomial` when the product has too many terms."""
    if len(left) * len(right) > LARGEST:
        raise NotPolynomial("too large")
    result: Counter[Monomial] = Counter()
    for a, x in left.items():
        for b, y in right.items():
            result[tuple(sorted(a + b))] += x * y
    return dict(result)


def written(value: Polynomial) -> str:
    """The polynomial as a term."""
    terms = []
    for monomial, factor in sorted(value.items(), key=lambda item: (-len(item[0]), item[0])):
        factors = [str(factor)] if factor != 1 or not monomial else []
        terms.append(" * ".join(factors + list(monomial)))
    return " + ".join(terms) if terms else "0"


def solved(target: Shape) -> list[str]:
    """Witnesses for an existential target that solve its equations."""
    names = bound_names(target.left)
    if len(names) != 1:
        return []
    [name] = names
    found: list[str] = []
    parts = [target.right]
    while parts:
        form = shape(parts.pop())
        if form.head is Head.AND:
            parts += [form.left, form.right]
        elif form.head is Head.EQ:
            for unknown, other in ((form.right, form.left), (form.left, form.right)):
                solution = _solution(name, unknown, other)
                if solution and solution not in found:
                    found.append(solution)
    return found


def _solution(name: str, side: str, other: str) -> str:
    """`other = factor * name + rest` solved for the name, as a term; empty without a solution."""
    if side.strip() == name:
        return "" if re.search(rf"(?<![\w.]){re.escape(name)}(?![\w'])", other) else f"{other}"
    try:
        with_name, whole = polynomial(side), polynomial(other)
    except NotPolynomial:
        return ""
    carrying = [monomial for monomial in with_name if name in monomial]
    if len(carrying) != 1 or carrying[0].count(name) != 1 or any(name in monomial for monomial in whole):
        return ""
    coefficient = with_name.pop(carrying[0])
    factors = Counter(carrying[0])
    factors[name] -= 1
    if coefficient == 1 and not factors.total() and with_name:
        return f"{other} - {written(with_name)}" if len(with_name) == 1 else f"{other} - ({written(with_name)})"
    quotient: Polynomial = {}
    rest = Counter(whole)
    rest.subtract(with_name)
    for monomial, value in rest.items():
        if value == 0:
            continue
        left = Counter(monomial)
        left.subtract(factors)
        if value < 0 or value % coefficient or any(count < 0 for count in left.values()):
            return ""
        quotient[tuple(sorted(left.elements()))] = value // coefficient
    return written(quotient)
