"""The holes of a term: where it uses `sorryAx`, what is missing there, and which `sorry` of the source it comes from.

What Lean 4.35 writes for `sorry : T` is `sorryAx.{u} (Name → T) false tag`, where `tag : Lean.Name` is the term of a
name that ends in the source position and a number that is fresh, so no two `sorry`s are the same term. Where
elaboration failed it is `sorryAx (Unit → T) true (Function.const Unit Name () tag)`: such holes of one type are equal.
Code and older tactics write `sorryAx T b` without a tag, and a text can use the bare constant.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.lean.compiled.image import Image
from assistant.lean.compiled.names import ANONYMOUS, components, join
from assistant.lean.compiled.terms import SUBTERMS, Expr, Kind, is_level_zero, reachable

SORRY = "sorryAx"
_MARK = "_sorry"
_STRING_MAKERS = frozenset({"Lean.Name.str", "Lean.Name.mkStr", "Lean.Name.mkStrSimple"})
_NUMBER_MAKERS = frozenset({"Lean.Name.num", "Lean.Name.mkNum"})


@dataclass(frozen=True, slots=True)
class SourcePlace:
    """Lines from 1, columns in code points from 0, as Lean counts them."""

    module: str
    line: int
    column: int
    end_line: int
    end_column: int


@dataclass(frozen=True, slots=True, eq=False)
class Hole:
    """One term that uses `sorryAx`; a term that is used several times is one hole.

    `proposition`: what is missing is a proof, for the universe level says so whatever the parameters are. `types` is
    the type of what is missing, with bound variables of what it stands under (for a tagged hole, one more: the tag);
    empty where `sorryAx` stands without arguments. `tag` is the name that Lean gave to this `sorry`, or `[anonymous]`;
    `places` is where it was written, empty if the tag does not say. `term` is the whole application.
    """

    term: Expr
    proposition: bool
    types: tuple[Expr, ...]
    tag: str
    places: tuple[SourcePlace, ...]


def holes(*terms: Expr) -> tuple[Hole, ...]:
    """The holes of some terms of one image, in the order of the file. Errors: `CorruptFile`."""
    if not terms:
        return ()
    image = terms[0].image
    words = image.words
    bare: set[int] = {term.address for term in terms}
    arity: dict[int, int] = {}
    """Terms that are `sorryAx` applied to so many arguments."""
    for address in reachable(image, bare):
        at = image.index(address)
        kind = Expr(image, address).kind
        if kind is Kind.CONSTANT:
            if image.name(words[at + 1]) == SORRY:
                arity[address] = 0
        elif kind is Kind.METADATA and words[at + 2] in arity:
            arity[address] = arity[words[at + 2]]
            continue  # the term inside is used as what is around it is
        elif kind is Kind.APPLICATION and arity.get(words[at + 1], 3) < 3:
            arity[address] = arity[words[at + 1]] + 1
            bare.add(words[at + 2])
            continue
        bare.update(words[at + field] for field in SUBTERMS[kind])
    return tuple(_hole(Expr(image, address)) for address in sorted(_used(image, arity, bare)))


def _used(image: Image, arity: dict[int, int], bare: set[int]) -> set[int]:
    """Those that are used otherwise than as the function of a larger one, without metadata around them."""
    return {Expr(image, address).plain().address for address in arity if address in bare}


def _hole(term: Expr) -> Hole:
    head, arguments = term.head_and_arguments()
    levels = head.levels
    proposition = len(levels) == 1 and is_level_zero(term.image, levels[0])
    types, tag = arguments[:1], ANONYMOUS
    if len(arguments) == 3:
        # Else the argument is one of the function that is missing.
        binder = arguments[0].plain()
        if binder.kind is Kind.FORALL and (written := _tag(arguments[2])) != ANONYMOUS:
            types, tag = (binder.body,), written
    return Hole(term, proposition, types, tag, source_places(tag))


def tag_arguments(arguments: Sequence[Expr]) -> int:
    """How many of the arguments of a `sorryAx` say what is missing; the others are those of the function that is."""
    tagged = len(arguments) > 2 and arguments[0].plain().kind is Kind.FORALL and _tag(arguments[2]) != ANONYMOUS
    return 3 if tagged else 2


def _tag(term: Expr) -> str:
    """The name that a term of type `Lean.Name` builds, or the anonymous one if it is built in another way."""
    parts: list[str | int] = []
    while True:
        head, arguments = term.head_and_arguments()
        maker = head.name if head.kind is Kind.CONSTANT else ""
        if maker == "Function.const" and len(arguments) == 4:
            term = arguments[3]
        elif maker in _STRING_MAKERS | _NUMBER_MAKERS and len(arguments) == 2:
            found = _literal(arguments[1])
            if not found:
                return ANONYMOUS
            parts.append(found[0])
            term = arguments[0]
        elif maker.startswith("Lean.Name.mkStr") or maker == "Lean.Name.mkSimple":
            texts = [part for argument in arguments for part in _literal(argument)]
            if len(texts) != len(arguments):
                return ANONYMOUS
            parts.extend(reversed(texts))
            break
        elif maker == "Lean.Name.anonymous":
            break
        else:
            return ANONYMOUS
    name = ANONYMOUS
    for part in reversed(parts):
        name = join(name, part)
    return name


def _literal(term: Expr) -> tuple[str | int, ...]:
    """A literal, also within `OfNat.ofNat Nat 3 _`; empty for other terms."""
    head, arguments = term.head_and_arguments()
    if head.kind is Kind.LITERAL:
        return (head.literal,)
    if head.kind is Kind.CONSTANT and head.name == "OfNat.ofNat" and len(arguments) == 3:
        inner = arguments[1].plain()
        if inner.kind is Kind.LITERAL:
            return (inner.literal,)
    return ()


def source_places(tag: str) -> tuple[SourcePlace, ...]:
    """The place that a tag names: module, line, column, end, two columns in UTF-16 units, `_sorry`, and what is
    fresh."""
    parts = components(tag)
    if _MARK not in parts:
        return ()
    end = parts.index(_MARK)
    numbers = [part for part in parts[max(end - 6, 0) : end] if isinstance(part, int)]
    if len(numbers) != 6:
        return ()
    module = ANONYMOUS
    for part in parts[: end - 6]:
        module = join(module, part)
    return (SourcePlace(module, *numbers[:4]),)
