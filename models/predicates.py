"""Predicates that a file defines, so that a goal's shape can be seen through their names.

`Even n` behaves like `∃ k, n = 2 * k` under `intro`, `obtain` and `apply`, which unfold definitions; so what a prover
tries has to be chosen by what the definition says. This is text, one level at a time; Lean judges the outcome.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from assistant.lean.declarations import declarations, in_one_line
from models.shapes import Head, shape, strip_parentheses, top_level_words


@dataclass(frozen=True, slots=True)
class Predicate:
    """A definition by one formula: names of its explicit arguments, and the formula."""

    name: str
    arguments: tuple[str, ...]
    body: str


Predicates = Mapping[str, Predicate]
_GROUP = re.compile(r"([({\[])([^(){}\[\]:]+):")


def declared_predicates(text: str) -> dict[str, Predicate]:
    """The propositions that a file defines by one formula, by full and by last name."""
    found: dict[str, Predicate] = {}
    for declaration in declarations(text):
        if declaration.kind not in ("def", "abbrev") or not declaration.name:
            continue
        statement = declaration.statement_in_one_line(text)
        if not re.search(r":\s*Prop$", statement):
            continue
        body = text[declaration.signature_end : declaration.span.end].strip()
        if not body.startswith(":="):
            continue
        formula = in_one_line(body[2:])
        arguments = tuple(
            name for bracket, names in _GROUP.findall(statement) if bracket == "(" for name in names.split()
        )
        if formula.startswith("fun "):
            continue
        predicate = Predicate(declaration.name, arguments, formula)
        found[declaration.name] = found[declaration.name.rsplit(".", 1)[-1]] = predicate
    return found


def unfolded(proposition: str, predicates: Predicates) -> str:
    """A proposition with the definition at its head written out; the same text when there is none."""
    if shape(proposition).head is not Head.OTHER:
        return proposition
    head, *arguments = top_level_words(strip_parentheses(" ".join(proposition.split()))) or [""]
    if "fun" in arguments:
        function = arguments.index("fun")
        arguments = [*arguments[:function], f"({' '.join(arguments[function:])})"]
    predicate = predicates.get(head) or predicates.get(head.rsplit(".", 1)[-1])
    if predicate is None or len(arguments) < len(predicate.arguments):
        return proposition
    values = dict(zip(predicate.arguments, arguments, strict=False))
    return re.sub(
        r"(?<![\w.'])[^\W\d][\w'₀-₉]*", lambda match: values.get(match.group(), match.group()), predicate.body
    )
