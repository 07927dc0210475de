"""What terms of a file are made of: its functions and constructors, those of the core, and how they are written."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from models.inductive import Inductives, constructors_of, type_head
from models.shapes import strip_parentheses, top_level_words
from models.space.functions import Function


@dataclass(frozen=True, slots=True)
class Operation:
    """What terms are made of: its `arguments`' types and `result`, and how it is written, with `{}` for each argument.
    A constructor is one too."""

    name: str
    arguments: tuple[str, ...]
    result: str
    pattern: str
    constructor: bool = False

    def __call__(self, *terms: str) -> str:
        return self.pattern.format(*terms)

    @property
    def unary(self) -> bool:
        return len(self.arguments) == 1

    @property
    def binary(self) -> bool:
        return len(self.arguments) == 2

    @property
    def closed(self) -> bool:
        """Whether it stays within one type."""
        return set(self.arguments) == {self.result}


def operation(function: Function, types: Mapping[str, str]) -> Operation:
    """A function with its type variables replaced."""
    arguments = tuple(_instance(kind, types) for kind in function.arguments)
    pattern = f"({function.name}{' {}' * len(arguments)})" if arguments else function.name
    return Operation(function.name, arguments, _instance(function.result, types), pattern)


def with_types(text: str, types: Mapping[str, str]) -> str:
    """A text with its type variables replaced."""
    for name, value in types.items():
        text = re.sub(rf"(?<![\w.]){re.escape(name)}(?![\w'])", value if " " not in value else f"({value})", text)
    return text


def _instance(kind: str, types: Mapping[str, str]) -> str:
    text = with_types(" ".join(kind.split()), types)
    return re.sub(r"\(([\w.']+)\)", r"\1", strip_parentheses(text))


def constructors(kind: str, own: Inductives) -> list[Operation]:
    """Those of a type, of the file or of the core."""
    head, *parameters = top_level_words(kind)
    if head not in own:
        element = strip_parentheses(parameters[0]) if parameters else ""
        return {
            "Nat": [
                Operation("zero", (), "Nat", "0", constructor=True),
                Operation("succ", ("Nat",), "Nat", "({} + 1)", constructor=True),
            ],
            "List": [
                Operation("nil", (), kind, "[]", constructor=True),
                Operation("cons", (element, kind), kind, "({} :: {})", constructor=True),
            ],
            "Bool": [
                Operation("true", (), "Bool", "true", constructor=True),
                Operation("false", (), "Bool", "false", constructor=True),
            ],
        }.get(head, [])
    found = []
    for constructor in own[head]:
        if len(constructor.kinds) != len(constructor.fields):
            return []
        name = f"{head}.{constructor.name}"
        kinds = tuple(
            kind if number in constructor.recursive else strip_parentheses(constructor.kinds[number])
            for number in range(len(constructor.fields))
        )
        if len(parameters) == 1 and not all(known == kind or is_known(known, own) for known in kinds):
            kinds = tuple(k if k == kind or is_known(k, own) else strip_parentheses(parameters[0]) for k in kinds)
        pattern = f"({name}{' {}' * len(kinds)})" if kinds else name
        found.append(Operation(name, kinds, kind, pattern, constructor=True))
    return found


def is_known(kind: str, own: Inductives) -> bool:
    return bool(constructors_of(kind, own)) or type_head(kind) in ("Nat", "Int", "List", "Bool")


CORE = (
    Operation("+", ("Nat", "Nat"), "Nat", "({} + {})"),
    Operation("*", ("Nat", "Nat"), "Nat", "({} * {})"),
    Operation("+", ("Int", "Int"), "Int", "({} + {})"),
    Operation("&&", ("Bool", "Bool"), "Bool", "({} && {})"),
    Operation("||", ("Bool", "Bool"), "Bool", "({} || {})"),
)
