"""Laws at small values: terms of a type, and what a law says of them."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Mapping, Sequence

from models.inductive import Inductives
from models.shapes import strip_parentheses, top_level_words
from models.space.laws import Law
from models.space.operations import constructors, is_known

ELEMENTS = ("e0", "e1")
"""Names for elements of a type that is a variable; its own name follows."""


def samples(kind: str, own: Inductives, most: int = 4, inside: tuple[str, ...] = ()) -> list[str]:
    """Small terms of a type, closed as far as its constructors tell; what carries elements of a type that is a variable
    has `ELEMENTS` of it. `inside` are types that are being made of this one."""
    if kind in inside:
        return []
    if re.fullmatch(r"[^\W\d][\w'₀-₉]*", kind) and not is_known(kind, own):
        return [f"{element}{kind}" for element in ELEMENTS]
    if kind == "Nat" and kind not in own:
        return ["0", "1", "2", "3"][:most]
    if kind == "Int":
        return ["0", "1", "(-1)"][:most]
    head, *parameters = top_level_words(kind)
    if head == "List" and head not in own and parameters:
        of_them = samples(strip_parentheses(parameters[0]), own, 3, (*inside, kind))
        return _lists(of_them)[:most] if of_them else []
    found: list[str] = []
    made = constructors(kind, own)
    if not made:
        return []
    layers = 4 if all(len(c.arguments) <= 1 for c in made) else 3
    for _ in range(layers):
        fresh: list[str] = []
        for c in made:
            parts = [found if a == kind else samples(a, own, 2, (*inside, kind)) for a in c.arguments]
            fresh += [c(*choice) for choice in itertools.islice(itertools.product(*parts), 4)]
        found = list(dict.fromkeys([*found, *fresh]))[: 3 * most]
    return found


def _lists(parts: Sequence[str]) -> list[str]:
    """Short lists, some of which are not in order and have something twice."""
    a, b, *_ = [*parts, *parts]
    c = parts[-1]
    return ["[]", f"[{b}, {a}]", f"[{a}]", f"[{c}, {a}, {b}, {a}]", f"[{a}, {b}]", f"[{b}, {b}, {c}]"]


def instances(law: Law, own: Inductives, count: int = 3) -> list[str]:
    """A law at small values of its variables, for all elements of types that are variables; empty where some type has
    none that are known."""
    values = [[_typed(term, kind) for term in samples(kind, own, 6)] for _, kind in law.variables]
    if not all(values):
        return []
    found = []
    for number in range(count):
        chosen = {
            name: terms[(number * (2 * place + 1) + place + 2) % len(terms)]  # larger ones first, which say more
            for place, ((name, _), terms) in enumerate(zip(law.variables, values, strict=True))
        }
        found.append(substituted(" → ".join([*law.assumed, law.conclusion]), chosen))
    return list(dict.fromkeys(found))


def _typed(term: str, kind: str) -> str:
    """An empty list says what it is a list of: nothing else may."""
    return f"([] : {kind})" if term == "[]" else term


def elements(instance: str, types: Iterable[str]) -> list[tuple[str, str]]:
    """The elements of types that are variables which an instance names, each with its type."""
    words = set(re.findall(r"[\w'₀-₉]+", instance))
    return [(f"{element}{kind}", kind) for kind in types for element in ELEMENTS if f"{element}{kind}" in words]


def substituted(text: str, values: Mapping[str, str]) -> str:
    """Variables replaced by terms, which are in brackets where they need to be."""
    return re.sub(
        r"(?<![\w.'])[^\W\d][\w'₀-₉]*(?![\w'.])", lambda match: values.get(match.group(), match.group()), text
    )
