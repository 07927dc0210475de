"""Digests of terms, levels and constants that do not depend on where these lie, so terms of different files compare.

Two terms have the same digest exactly when they are equal up to names of bound variables, kinds of binders and
metadata, as far as BLAKE2b has no collisions. Universe levels are compared as written, `max u v` and `max v u` differ.
Every node's digest is made of the digests of its parts, each of 32 bytes, behind a byte for its kind.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from hashlib import blake2b

from assistant.lean.compiled.constants import (
    Constant,
    Constructor,
    Definition,
    Inductive,
    NoDetail,
    Quotient,
    Recursor,
)
from assistant.lean.compiled.image import ARRAY, CONSTRUCTORS, STRING, Image
from assistant.lean.compiled.terms import Expr, Kind, LevelKind, level_kind, levels_below, reachable

SIZE = 32

ConstantDigest = Callable[[str, tuple[bytes, ...]], bytes]
"""What stands for a constant with some universe levels (as digests). It may look up anything, say the digest of an
auxiliary constant's own type and value, but must not depend on the file that the constant is used in."""


def digest(kind: bytes, *parts: bytes) -> bytes:
    """Of `kind`, a byte that no other use has, and parts of which all but the last have 32 bytes."""
    return blake2b(kind + b"".join(parts), digest_size=SIZE).digest()


def name_digest(name: str) -> bytes:
    return digest(b"n", name.encode("utf-8", "surrogatepass"))


def constant_by_name(name: str, levels: tuple[bytes, ...]) -> bytes:
    """The `ConstantDigest` for a constant that stands for itself."""
    return digest(b"c", name_digest(name), *levels)


def _number(number: int) -> bytes:
    return digest(b"i", str(number).encode() if number.bit_length() < 1 << 12 else b"0x" + f"{number:x}".encode())


class Digester:
    """Digests of what is in one image.

    `constant` says what stands for a constant; `levels` what stands for a universe parameter (else its name does).
    `binder_info` tells apart kinds of binders, and `let` from `have`; `metadata` keeps metadata. What was computed is
    remembered in the digester. Errors of all methods: `CorruptFile`, and what `constant` raises.
    """

    def __init__(
        self,
        image: Image,
        *,
        constant: ConstantDigest = constant_by_name,
        levels: Mapping[str, bytes] | None = None,
        binder_info: bool = False,
        metadata: bool = False,
    ) -> None:
        self.image = image
        self._constant = constant
        self._parameters = dict(levels or {})
        self._binder_info = binder_info
        self._metadata = metadata
        self._terms: dict[int, bytes] = {}
        self._levels: dict[int, bytes] = {}

    def level(self, address: int) -> bytes:
        known = self._levels
        if address not in known:
            for each in levels_below(self.image, address):
                kind, fields = level_kind(self.image, each)
                if kind is LevelKind.ZERO:
                    known[each] = digest(b"z")
                elif kind is LevelKind.PARAMETER:
                    name = self.image.name(fields[0])
                    known[each] = self._parameters.get(name) or digest(b"p", name_digest(name))
                elif kind is LevelKind.META:
                    known[each] = digest(b"?", name_digest(self.image.name(fields[0])))
                else:
                    parts = (known[field] for field in fields)
                    known[each] = digest({1: b"s", 2: b"m", 3: b"j"}[kind], *parts)
        return known[address]

    def term(self, term: Expr | int) -> bytes:
        """Of a term of this image, by handle or address."""
        address = term.address if isinstance(term, Expr) else term
        known = self._terms
        if address not in known:
            for each in reachable(self.image, (address,), known):
                known[each] = self._node(each)
        return known[address]

    def _node(self, address: int) -> bytes:
        """The parts of the term are known."""
        image, known = self.image, self._terms
        at = image.index(address)
        term = Expr(image, address)
        kind = term.kind
        one, two, three = (*image.words[at + 1 : at + 4], 0, 0)[:3]
        if kind is Kind.APPLICATION:
            return digest(b"a", known[one], known[two])
        if kind is Kind.BOUND:
            return digest(b"b", _number(image.natural(one)))
        if kind is Kind.CONSTANT:
            return self._constant(image.name(one), tuple(map(self.level, image.linked(two))))
        if kind in (Kind.LAMBDA, Kind.FORALL):
            info = digest(b"k", bytes((term.binder,))) if self._binder_info else b""
            return digest(b"l" if kind is Kind.LAMBDA else b"f", known[two], known[three], info)
        if kind is Kind.LET:
            info = image.scalars(address, 4, 9)[8:] if self._binder_info else b""
            return digest(b"e", known[two], known[three], known[image.words[at + 4]], info)
        if kind is Kind.METADATA:
            return digest(b"d", known[two], object_digest(image, one)) if self._metadata else known[two]
        if kind is Kind.SORT:
            return digest(b"t", self.level(one))
        if kind is Kind.LITERAL:
            literal = term.literal
            if isinstance(literal, int):
                return digest(b"#", _number(literal))
            return digest(b'"', literal.encode("utf-8", "surrogatepass"))
        if kind is Kind.PROJECTION:
            # The structure's name goes the way of constants, so that it is renamed with them.
            return digest(b".", self._constant(image.name(one), ()), _number(image.natural(two)), known[three])
        return digest(b"v" if kind is Kind.FREE else b"?", name_digest(image.name(one)))

    def constant(self, constant: Constant, *, named: bool = True) -> bytes:
        """All that matters about a constant to the kernel: kind, universe parameters in order, type, value, safety,
        and what belongs to its kind. Left out are hints of reducibility, and the mutual block except for inductive
        types. Names of constants go through the digester's `constant`; with `named` false, that of the constant itself
        is left out, so equal definitions under different names agree."""
        parts = [
            _number(constant.kind),
            self._constant(constant.name, ()) if named else digest(b"-"),
            self._names(constant.level_parameters, parameters=True),
            _number(constant.safety),
            self._sequence([self.term(term) for term in constant.terms]),
            self._detail(constant),
        ]
        return digest(b"C", *parts)

    def _detail(self, constant: Constant) -> bytes:
        detail = constant.detail
        mutual = self._names(constant.mutual)
        match detail:
            case Inductive(parameters, indices, constructors, nested, recursive, reflexive):
                numbers = self._numbers(parameters, indices, nested, recursive, reflexive)
                return digest(b"I", numbers, self._names(constructors), mutual)
            case Constructor(inductive, number, parameters, fields):
                return digest(b"K", self._constant(inductive, ()), self._numbers(number, parameters, fields))
            case Recursor(parameters, indices, motives, minors, rules, k):
                right = [
                    digest(
                        b"r",
                        self._constant(rule.constructor, ()),
                        _number(rule.fields),
                        self.term(rule.right_hand_side),
                    )
                    for rule in rules
                ]
                numbers = self._numbers(parameters, indices, motives, minors, k)
                return digest(b"R", numbers, mutual, self._sequence(right))
            case Quotient(role):
                return digest(b"Q", _number(role))
            case Definition() | NoDetail():
                return digest(b"0")

    @staticmethod
    def _sequence(parts: list[bytes]) -> bytes:
        return digest(b"S", *parts)

    def _numbers(self, *numbers: int) -> bytes:
        return self._sequence([_number(int(number)) for number in numbers])

    def _names(self, names: tuple[str, ...], *, parameters: bool = False) -> bytes:
        if parameters:
            return self._sequence([self._parameters.get(name) or digest(b"p", name_digest(name)) for name in names])
        return self._sequence([self._constant(name, ()) for name in names])


def object_digest(image: Image, root: int) -> bytes:
    """Of any object, for what is no term: its constructors, arrays, texts and numbers. Errors: `CorruptFile`."""
    if root & 1:
        return digest(b"1", str(root >> 1).encode())
    children: dict[int, tuple[int, ...]] = {}
    pending = [root]
    while pending:
        address = pending.pop()
        if address & 1 or address in children:
            continue
        word = image.words[image.index(address)]
        if word >> 56 <= CONSTRUCTORS:
            fields = word >> 48 & 0xFF
            children[address] = image.constructor(address, fields, (word >> 32 & 0xFFFF) - 8 - 8 * fields)[1]
        elif word >> 56 == ARRAY:
            children[address] = image.array(address)
        else:
            children[address] = ()
        pending.extend(children[address])
    known: dict[int, bytes] = {}

    def of(address: int) -> bytes:
        return digest(b"1", str(address >> 1).encode()) if address & 1 else known[address]

    for address in sorted(children):
        word = image.words[image.index(address)]
        parts = [of(child) for child in children[address]]
        if word >> 56 <= CONSTRUCTORS:
            fields = len(parts)
            scalars = image.scalars(address, fields, (word >> 32 & 0xFFFF) - 8 - 8 * fields)
            known[address] = digest(b"o", digest(b"g", bytes((word >> 56,))), digest(b"x", *parts), scalars)
        elif word >> 56 == ARRAY:
            known[address] = digest(b"y", *parts)
        elif word >> 56 == STRING:
            known[address] = digest(b'"', image.text(address).encode("utf-8", "surrogatepass"))
        else:
            known[address] = digest(b"1", str(image.natural(address)).encode())
    return known[root]
