"""Terms of a compiled module: handles on `Expr` and `Level` objects, and walks over them.

Terms are huge, deep, and share their parts, so nothing here recurses and everything is remembered by address. Each
kind of term has exactly one first word in its object, which is at once what tells the kinds apart and the check that
the object is a term.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum

from assistant.lean.compiled.errors import UnexpectedTerm
from assistant.lean.compiled.image import FIRST_OBJECT, Image


class Kind(IntEnum):
    """Numbered as the constructors of Lean's `Expr`."""

    BOUND = 0
    FREE = 1
    META = 2
    SORT = 3
    CONSTANT = 4
    APPLICATION = 5
    LAMBDA = 6
    FORALL = 7
    LET = 8
    LITERAL = 9
    METADATA = 10
    PROJECTION = 11


FIELDS = {
    Kind.BOUND: 1,
    Kind.FREE: 1,
    Kind.META: 1,
    Kind.SORT: 1,
    Kind.CONSTANT: 2,
    Kind.APPLICATION: 2,
    Kind.LAMBDA: 3,
    Kind.FORALL: 3,
    Kind.LET: 4,
    Kind.LITERAL: 1,
    Kind.METADATA: 2,
    Kind.PROJECTION: 3,
}
_FLAGGED = (Kind.LAMBDA, Kind.FORALL, Kind.LET)
"""One more byte of scalars is behind the eight of the hash: the binder's kind, or whether a `let` is a `have`."""
KIND_OF_WORD = {
    kind << 56 | count << 48 | (16 + 8 * count + (8 if kind in _FLAGGED else 0)) << 32: kind
    for kind, count in FIELDS.items()
}
_LEAVES = (Kind.BOUND, Kind.FREE, Kind.META, Kind.SORT, Kind.LITERAL)
_PLAIN_KIND_OF_WORD = {
    word: 6 if kind is Kind.FORALL else 0 if kind in _LEAVES else int(kind) for word, kind in KIND_OF_WORD.items()
}
"""As plain integers, which are compared several times as fast. Forall counts as lambda, what has no parts as 0."""
SUBTERMS = {
    Kind.BOUND: (),
    Kind.FREE: (),
    Kind.META: (),
    Kind.SORT: (),
    Kind.CONSTANT: (),
    Kind.APPLICATION: (1, 2),
    Kind.LAMBDA: (2, 3),
    Kind.FORALL: (2, 3),
    Kind.LET: (2, 3, 4),
    Kind.LITERAL: (),
    Kind.METADATA: (2,),
    Kind.PROJECTION: (3,),
}
"""Which fields are terms, counted from 1."""


class Binder(IntEnum):
    """Numbered as in Lean's `BinderInfo`."""

    DEFAULT = 0
    IMPLICIT = 1
    STRICT_IMPLICIT = 2
    INSTANCE = 3


class LevelKind(IntEnum):
    ZERO = 0
    SUCCESSOR = 1
    MAXIMUM = 2
    IMPREDICATIVE_MAXIMUM = 3
    PARAMETER = 4
    META = 5


LEVEL_ZERO = 1
_LEVEL_FIELDS = {
    LevelKind.SUCCESSOR: 1,
    LevelKind.MAXIMUM: 2,
    LevelKind.IMPREDICATIVE_MAXIMUM: 2,
    LevelKind.PARAMETER: 1,
    LevelKind.META: 1,
}


def term_kind(image: Image, address: int) -> Kind:
    """Errors: `CorruptFile`, also when the object is no term."""
    kind = KIND_OF_WORD.get(image.words[image.index(address)])
    if kind is None or address + 16 + 8 * FIELDS[kind] + 8 * (kind in _FLAGGED) > image.end:
        raise image.corrupt(address, "no term")
    return kind


def reachable(image: Image, roots: Iterable[int], known: Iterable[int] = ()) -> list[int]:
    """All terms below some terms, themselves included, parts before what they are parts of. What is below a `known`
    one is left out. Errors: `CorruptFile`."""
    words, base, end = image.words, image.base, image.end
    seen = set(known)
    found: list[int] = []
    pending = list(roots)
    while pending:
        address = pending.pop()
        if address in seen:
            continue
        seen.add(address)
        kind = term_kind(image, address)
        at = (address - base) >> 3
        for field in SUBTERMS[kind]:
            child = words[at + field]
            if not base <= child < address < end:
                raise image.corrupt(address, "a term that is not behind its parts")
            pending.append(child)
        found.append(address)
    found.sort()
    return found


def constants_used(image: Image, roots: Iterable[int]) -> frozenset[str]:
    """The names of all constants in some terms, and of the structures whose projections they use.

    Errors: `CorruptFile`. The walk is written out because the axioms of a library are asked through it: it is most of
    their cost.
    """
    words, base = image.words, image.base
    kind_of = _PLAIN_KIND_OF_WORD.get
    seen: set[int] = set()
    used: set[int] = set()
    pending = list(roots)
    push, pop, visit = pending.append, pending.pop, seen.add
    try:
        while pending:
            address = pop()
            if address in seen:
                continue
            visit(address)
            offset = address - base
            if offset & 7 or offset < FIRST_OBJECT:
                raise image.corrupt(address, "an address outside the file")
            at = offset >> 3
            kind = kind_of(words[at])
            if kind == 5:  # application
                push(words[at + 1])
                push(words[at + 2])
            elif kind == 4:  # constant
                used.add(words[at + 1])
            elif kind == 6:  # lambda or forall
                push(words[at + 2])
                push(words[at + 3])
            elif kind == 8:  # let
                push(words[at + 2])
                push(words[at + 3])
                push(words[at + 4])
            elif kind == 10:  # metadata
                push(words[at + 2])
            elif kind == 11:  # projection
                used.add(words[at + 1])
                push(words[at + 3])
            elif kind is None:
                raise image.corrupt(address, "no term")
    except IndexError as error:
        raise image.corrupt(address, "a term that is cut off") from error
    return frozenset(map(image.name, used))


def level_kind(image: Image, address: int) -> tuple[LevelKind, tuple[int, ...]]:
    """A universe level with its fields. Errors: `CorruptFile`."""
    if address == LEVEL_ZERO:
        return LevelKind.ZERO, ()
    tag = image.words[image.index(address)] >> 56
    if not LevelKind.SUCCESSOR <= tag <= LevelKind.META:
        raise image.corrupt(address, "no universe level")
    kind = LevelKind(tag)
    return kind, image.constructor(address, _LEVEL_FIELDS[kind], 8)[1]


def levels_below(image: Image, root: int) -> list[int]:
    """All levels below a level, itself included, parts first. Errors: `CorruptFile`."""
    seen: set[int] = set()
    pending = [root]
    while pending:
        address = pending.pop()
        if address in seen:
            continue
        seen.add(address)
        kind, fields = level_kind(image, address)
        if kind in (LevelKind.SUCCESSOR, LevelKind.MAXIMUM, LevelKind.IMPREDICATIVE_MAXIMUM):
            pending.extend(fields)
    return sorted(seen)


def may_be_level_zero(image: Image, root: int) -> bool:
    """Whether a level is 0 for some values of its parameters. Errors: `CorruptFile`."""
    may: dict[int, bool] = {}
    for address in levels_below(image, root):
        kind, fields = level_kind(image, address)
        if kind is LevelKind.MAXIMUM:
            may[address] = may[fields[0]] and may[fields[1]]
        elif kind is LevelKind.IMPREDICATIVE_MAXIMUM:
            may[address] = may[fields[1]]
        else:
            may[address] = kind is not LevelKind.SUCCESSOR
    return may[root]


def is_level_zero(image: Image, root: int) -> bool:
    """Whether a level is 0 whatever its parameters are: the level of propositions. Errors: `CorruptFile`."""
    zero: dict[int, bool] = {}
    for address in levels_below(image, root):
        kind, fields = level_kind(image, address)
        if kind is LevelKind.MAXIMUM:
            zero[address] = zero[fields[0]] and zero[fields[1]]
        elif kind is LevelKind.IMPREDICATIVE_MAXIMUM:
            zero[address] = zero[fields[1]]
        else:
            zero[address] = kind is LevelKind.ZERO
    return zero[root]


@dataclass(frozen=True, slots=True, eq=False)
class Expr:
    """A term where it lies; its parts are decoded when they are asked for.

    Errors of all methods: `CorruptFile`, and `UnexpectedTerm` for a part that the kind does not have.
    """

    image: Image
    address: int

    @property
    def kind(self) -> Kind:
        return term_kind(self.image, self.address)

    def _field(self, part: str, places: dict[Kind, int]) -> int:
        kind = self.kind
        if kind not in places:
            raise UnexpectedTerm(kind.name.lower(), part)
        return self.image.words[self.image.index(self.address) + places[kind]]

    def _part(self, part: str, places: dict[Kind, int]) -> Expr:
        return Expr(self.image, self._field(part, places))

    @property
    def name(self) -> str:
        """Of a constant; of a binder; of the structure of a projection; of a free or meta variable."""
        kinds = (Kind.CONSTANT, Kind.LAMBDA, Kind.FORALL, Kind.LET, Kind.PROJECTION, Kind.FREE, Kind.META)
        return self.image.name(self._field("name", dict.fromkeys(kinds, 1)))

    @property
    def levels(self) -> tuple[int, ...]:
        """Addresses of the universe levels of a constant or sort."""
        if self.kind is Kind.SORT:
            return (self._field("level", {Kind.SORT: 1}),)
        return self.image.linked(self._field("levels", {Kind.CONSTANT: 2}))

    @property
    def function(self) -> Expr:
        return self._part("function", {Kind.APPLICATION: 1})

    @property
    def argument(self) -> Expr:
        return self._part("argument", {Kind.APPLICATION: 2})

    @property
    def type(self) -> Expr:
        """Of what a binder or `let` binds."""
        return self._part("type", {Kind.LAMBDA: 2, Kind.FORALL: 2, Kind.LET: 2})

    @property
    def value(self) -> Expr:
        """Of a `let`."""
        return self._part("value", {Kind.LET: 3})

    @property
    def body(self) -> Expr:
        """Of a binder or `let`; what metadata is about; what a projection is of."""
        places = {Kind.LAMBDA: 3, Kind.FORALL: 3, Kind.LET: 4, Kind.METADATA: 2, Kind.PROJECTION: 3}
        return self._part("body", places)

    @property
    def binder(self) -> Binder:
        self._field("binder", {Kind.LAMBDA: 1, Kind.FORALL: 1})
        number = self.image.scalars(self.address, 3, 9)[8]
        if number > Binder.INSTANCE:
            raise self.image.corrupt(self.address, "no binder")
        return Binder(number)

    @property
    def index(self) -> int:
        """Of a bound variable, or which field a projection takes."""
        return self.image.natural(self._field("index", {Kind.BOUND: 1, Kind.PROJECTION: 2}))

    @property
    def literal(self) -> int | str:
        tag, fields = self.image.constructor(self._field("literal", {Kind.LITERAL: 1}), 1, 0)
        if tag > 1:
            raise self.image.corrupt(self.address, "no literal")
        return self.image.text(fields[0]) if tag else self.image.natural(fields[0])

    def plain(self) -> Expr:
        """The term without metadata around it."""
        term = self
        while term.kind is Kind.METADATA:
            below = term.body
            if below.address >= term.address:
                raise self.image.corrupt(term.address, "a term that is not behind its parts")
            term = below
        return term

    def head_and_arguments(self) -> tuple[Expr, tuple[Expr, ...]]:
        """What an application is an application of, and to what; metadata around functions is looked through."""
        arguments: list[Expr] = []
        term = self.plain()
        while term.kind is Kind.APPLICATION:
            arguments.append(term.argument)
            function = term.function
            if function.address >= term.address:
                raise self.image.corrupt(term.address, "a term that is not behind its parts")
            term = function.plain()
        return term, tuple(reversed(arguments))

    def constants_used(self) -> frozenset[str]:
        return constants_used(self.image, (self.address,))
