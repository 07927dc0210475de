"""The constants of a compiled module: what Lean's `ConstantInfo` says."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, IntEnum

from assistant.lean.compiled.image import Image
from assistant.lean.compiled.terms import Expr


class ConstantKind(IntEnum):
    """Numbered as the constructors of Lean's `ConstantInfo`."""

    AXIOM = 0
    DEFINITION = 1
    THEOREM = 2
    OPAQUE = 3
    QUOTIENT = 4
    INDUCTIVE = 5
    CONSTRUCTOR = 6
    RECURSOR = 7


class Safety(IntEnum):
    """Numbered as in Lean's `DefinitionSafety`. Constants that are no definitions are safe or unsafe."""

    UNSAFE = 0
    SAFE = 1
    PARTIAL = 2


class Reducibility(Enum):
    """How eagerly the kernel unfolds a definition; it has no influence on what is provable."""

    OPAQUE = "opaque"
    ABBREVIATION = "abbreviation"
    REGULAR = "regular"


@dataclass(frozen=True, slots=True)
class Inductive:
    parameters: int
    indices: int
    constructors: tuple[str, ...]
    nested: int
    recursive: bool
    reflexive: bool


@dataclass(frozen=True, slots=True)
class Constructor:
    inductive: str
    number: int
    parameters: int
    fields: int


@dataclass(frozen=True, slots=True)
class RecursorRule:
    constructor: str
    fields: int
    right_hand_side: Expr


@dataclass(frozen=True, slots=True)
class Recursor:
    """`k`: whether it reduces on any proof, as for equality."""

    parameters: int
    indices: int
    motives: int
    minors: int
    rules: tuple[RecursorRule, ...]
    k: bool


@dataclass(frozen=True, slots=True)
class Quotient:
    """`role`: 0 the type, 1 its constructor, 2 `lift`, 3 `ind`."""

    role: int


@dataclass(frozen=True, slots=True)
class Definition:
    reducibility: Reducibility
    height: int


@dataclass(frozen=True, slots=True)
class NoDetail:
    """Axioms, theorems and opaque constants are described by what all constants have."""


Detail = Inductive | Constructor | Recursor | Quotient | Definition | NoDetail


@dataclass(frozen=True, slots=True, eq=False)
class Constant:
    """`values` is the value of a definition, theorem or opaque constant, and empty for the others. `mutual` are the
    names of the block that it was declared in, itself included."""

    name: str
    kind: ConstantKind
    level_parameters: tuple[str, ...]
    type: Expr
    values: tuple[Expr, ...]
    safety: Safety
    mutual: tuple[str, ...]
    detail: Detail

    @property
    def terms(self) -> tuple[Expr, ...]:
        """Type and value."""
        return (self.type, *self.values)


_RECORD = {
    ConstantKind.AXIOM: (1, 1),
    ConstantKind.DEFINITION: (4, 1),
    ConstantKind.THEOREM: (3, 0),
    ConstantKind.OPAQUE: (3, 1),
    ConstantKind.QUOTIENT: (1, 1),
    ConstantKind.INDUCTIVE: (6, 3),
    ConstantKind.CONSTRUCTOR: (5, 1),
    ConstantKind.RECURSOR: (7, 2),
}
"""Fields and bytes of scalars of each kind's record."""


def read_constant(image: Image, address: int) -> Constant:
    """The constant whose `ConstantInfo` lies at an address. Errors: `CorruptFile`."""
    tag, (record,) = image.constructor(address, 1, 0)
    if tag > ConstantKind.RECURSOR:
        raise image.corrupt(address, "no constant")
    kind = ConstantKind(tag)
    count, scalar_bytes = _RECORD[kind]
    _, fields = image.constructor(record, count, scalar_bytes)
    scalars = image.scalars(record, count, scalar_bytes)
    _, (name, levels, type_) = image.constructor(fields[0], 3, 0)
    values: tuple[Expr, ...] = ()
    mutual: tuple[str, ...] = ()
    safety = Safety.SAFE
    detail: Detail = NoDetail()
    if kind is ConstantKind.DEFINITION:
        if scalars[0] > Safety.PARTIAL:
            raise image.corrupt(record, "no definition")
        safety = Safety(scalars[0])
        detail = _hints(image, fields[2])
        values, mutual = (Expr(image, fields[1]),), image.names(fields[3])
    elif kind in (ConstantKind.THEOREM, ConstantKind.OPAQUE):
        values, mutual = (Expr(image, fields[1]),), image.names(fields[2])
        safety = Safety.UNSAFE if any(scalars) else Safety.SAFE
    elif kind is ConstantKind.AXIOM:
        safety = Safety.UNSAFE if scalars[0] else Safety.SAFE
    elif kind is ConstantKind.QUOTIENT:
        detail = Quotient(scalars[0])
    elif kind is ConstantKind.INDUCTIVE:
        mutual = image.names(fields[3])
        safety = Safety.UNSAFE if scalars[1] else Safety.SAFE
        detail = Inductive(
            image.natural(fields[1]),
            image.natural(fields[2]),
            image.names(fields[4]),
            image.natural(fields[5]),
            bool(scalars[0]),
            bool(scalars[2]),
        )
    elif kind is ConstantKind.CONSTRUCTOR:
        number, parameters, own = map(image.natural, fields[2:5])
        safety = Safety.UNSAFE if scalars[0] else Safety.SAFE
        detail = Constructor(image.name(fields[1]), number, parameters, own)
    else:
        mutual = image.names(fields[1])
        safety = Safety.UNSAFE if scalars[1] else Safety.SAFE
        rules = tuple(_rule(image, rule) for rule in image.linked(fields[6]))
        parameters, indices, motives, minors = map(image.natural, fields[2:6])
        detail = Recursor(parameters, indices, motives, minors, rules, bool(scalars[0]))
    return Constant(image.name(name), kind, image.names(levels), Expr(image, type_), values, safety, mutual, detail)


def _hints(image: Image, address: int) -> Definition:
    if address & 1:
        if address >> 1 > 1:
            raise image.corrupt(address, "no reducibility hint")
        return Definition((Reducibility.OPAQUE, Reducibility.ABBREVIATION)[address >> 1], 0)
    tag, _ = image.constructor(address, 0, 4)
    if tag != 2:
        raise image.corrupt(address, "no reducibility hint")
    return Definition(Reducibility.REGULAR, int.from_bytes(image.scalars(address, 0, 4), "little"))


def _rule(image: Image, address: int) -> RecursorRule:
    _, (constructor, fields, right) = image.constructor(address, 3, 0)
    return RecursorRule(image.name(constructor), image.natural(fields), Expr(image, right))
