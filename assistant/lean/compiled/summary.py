"""What the constants of a compiled module say, without their terms: what is needed to find them again.

A statement is kept as its parameters and its conclusion, each as the symbols of its term in the order in which they
are met, every symbol before those of its arguments. Proofs are kept as the constants that they use. The program
`native/summarise.c` does the same for whole libraries; the tests compare the two.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from assistant.lean.compiled.constants import Constant, ConstantKind, Safety
from assistant.lean.compiled.image import ARRAY, CONSTRUCTORS, STRING, Image
from assistant.lean.compiled.module import Import, Module
from assistant.lean.compiled.terms import LEVEL_ZERO, Binder, Expr, Kind

MOST_SYMBOLS = 64
"""Of one parameter or conclusion; what comes later is left out."""
DEEPEST_SYMBOL = 12
MOST_ARGUMENTS = 24
MOST_PARAMETERS = 64
DEEPEST_ENTRY = 7
MOST_ITEMS = 64
"""Of an object in an extension's entry; larger ones are left out."""
EXTENSIONS = (
    "Lean.declRangeExt",
    "Lean.docStringExt",
    "Lean.protectedExt",
    "Lean.projectionFnInfoExt",
    "Lean.classExtension",
    "_private.Lean.Structure.0.Lean.structureExt",
    "Lean.aliasExtension",
    "Lean.Linter.deprecatedAttr",
    "Lean.Meta.simpExtension",
    "Lean.Meta.instanceExtension",
    "reducibilityCore",
)
"""The extensions of the environment whose entries are kept."""


class Shape(IntEnum):
    """A symbol that is no constant. A parameter of the statement is `PARAMETER` minus its number, from 0."""

    PROP = -1
    SORT = -2
    ARROW = -3
    """Of two arguments: what is bound, and what is said of it."""
    LAMBDA = -4
    LET = -5
    NUMBER = -6
    TEXT = -7
    LOCAL = -8
    """A variable that the term itself binds."""
    OTHER = -9
    CUT = -10
    """What stands here is too deep, or has too many arguments."""
    PARAMETER = -16


Symbols = tuple[tuple[str | int, int], ...]
"""Each the name of a constant, or the number of a `Shape`, with how many arguments follow."""


def term_end(symbols: Symbols, at: int) -> int:
    """Where the term that begins at a symbol ends; what was cut off ends with the symbols."""
    left = 1
    while left and at < len(symbols):
        left += symbols[at][1] - 1
        at += 1
    return at


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a statement is about, or assumes."""

    name: str
    binder: Binder
    type: Symbols


@dataclass(frozen=True, slots=True)
class ConstantSummary:
    """`statement_uses` and `value_uses` are the constants in its type and in its value, sorted; a constant without a
    value, and one whose value is not there to be read, uses none."""

    name: str
    kind: ConstantKind
    unsafe: bool
    parameters: tuple[Parameter, ...]
    conclusion: Symbols
    statement_uses: tuple[str, ...]
    value_uses: tuple[str, ...]


Entry = int | str | None | list[Any]
"""What an extension keeps: a number, a name or a text, an object as the list of its constructor's number and its parts,
an array as one that begins with 255; `None` for what is too large, or none of these."""


@dataclass(frozen=True, slots=True)
class ModuleSummary:
    """`lean_version` wrote it; the rest is as in `Module`. `entries` are those of `EXTENSIONS`."""

    lean_version: str
    imports: tuple[Import, ...]
    split: bool
    statements_only: bool
    constants: tuple[ConstantSummary, ...]
    entries: dict[str, list[Entry]]


def summarised(module: Module) -> ModuleSummary:
    """Errors: `CorruptFile`."""
    image, entries = module.image, module.entries()
    return ModuleSummary(
        module.header.lean_version,
        module.imports,
        module.split,
        module.statements_only,
        tuple(_constant(constant) for constant in module.constants()),
        {name: [_entry(image, at, 0) for at in entries[name]] for name in EXTENSIONS if name in entries},
    )


def _constant(constant: Constant) -> ConstantSummary:
    parameters: list[Parameter] = []
    body = constant.type.plain()
    while body.kind is Kind.FORALL and len(parameters) < MOST_PARAMETERS:
        parameters.append(Parameter(body.name, body.binder, _symbols(body.type, len(parameters))))
        body = body.body.plain()
    uses = constant.values[0].constants_used() if constant.values else frozenset()
    return ConstantSummary(
        constant.name,
        constant.kind,
        constant.safety is not Safety.SAFE,
        tuple(parameters),
        _symbols(body, len(parameters)),
        tuple(sorted(constant.type.constants_used())),
        tuple(sorted(uses)),
    )


def _symbols(term: Expr, outer: int) -> Symbols:
    found: list[tuple[str | int, int]] = []
    _add_symbols(found, term, outer, 0, 0)
    return tuple(found)


def _add_symbols(found: list[tuple[str | int, int]], term: Expr, outer: int, inner: int, depth: int) -> None:
    """`outer` parameters of the statement and `inner` binders of the term are around it."""
    if len(found) == MOST_SYMBOLS:
        return
    if depth == DEEPEST_SYMBOL:
        found.append((Shape.CUT, 0))
        return
    head, arguments = term.head_and_arguments()
    if len(arguments) > MOST_ARGUMENTS:
        found.append((Shape.CUT, 0))
        return
    symbol, inside = _head(head, outer, inner)
    found.append((symbol, len(inside) + len(arguments)))
    for part, bound in (*inside, *((argument, 0) for argument in arguments)):
        _add_symbols(found, part, outer, inner + bound, depth + 1)


def _head(head: Expr, outer: int, inner: int) -> tuple[str | int, list[tuple[Expr, int]]]:
    """A symbol, and what is inside of it with how many more binders are around that."""
    match head.kind:
        case Kind.CONSTANT:
            return head.name, []
        case Kind.BOUND:
            index = head.index
            if index < inner:
                return Shape.LOCAL, []
            number = outer - 1 - (index - inner)
            return (Shape.PARAMETER - number if number >= 0 else Shape.OTHER), []
        case Kind.SORT:
            return (Shape.PROP if head.levels[0] == LEVEL_ZERO else Shape.SORT), []
        case Kind.FORALL:
            return Shape.ARROW, [(head.type, 0), (head.body, 1)]
        case Kind.LAMBDA:
            return Shape.LAMBDA, [(head.body, 1)]
        case Kind.LET:
            return Shape.LET, [(head.body, 1)]
        case Kind.LITERAL:
            return (Shape.TEXT if isinstance(head.literal, str) else Shape.NUMBER), []
        case Kind.PROJECTION:
            return head.name, [(head.body, 0)]
        case _:
            return Shape.OTHER, []


def _entry(image: Image, address: int, depth: int) -> Entry:
    if address & 1:
        return address >> 1
    at = image.index(address)
    word = image.words[at]
    tag = word >> 56
    if image.is_name(address):
        return image.name(address)
    if tag == STRING:
        return image.text(address)
    if depth == DEEPEST_ENTRY:
        return None
    parts: Sequence[int]
    if tag == ARRAY:
        parts, number = image.array(address), 255
    elif tag <= CONSTRUCTORS:
        parts, number = image.fields(address), tag
    else:
        return None
    if len(parts) > MOST_ITEMS:
        return None
    return [number, *(_entry(image, part, depth + 1) for part in parts)]
