"""Values of a type as Lean terms: all small ones first, by their size, then some larger ones by chance.

A size is what the term weighs: a number its magnitude, a list one more for every element. Enumerating by size as
SmallCheck does (Runciman, Naylor and Lindblad, 2008) finds the least counterexample first; a few larger values reach
what only shows in long lists or at large numbers, as QuickCheck's (Claessen and Hughes, 2000) do.
"""

from __future__ import annotations

import itertools
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from assistant.refute.datatypes import Datatypes
from assistant.refute.errors import CannotSample
from assistant.refute.telescope import substituted
from models.inductive import arrows
from models.shapes import strip_parentheses, top_level_words

SIZES = 9
"""Values of smaller sizes are enumerated."""
PER_SIZE = 48
"""At most, of one type."""
_NUMBERS = frozenset({"Nat", "Int", "UInt8", "UInt16", "UInt32", "UInt64"})
_OF_STANDARD = frozenset(
    "Nat Int Bool Unit PUnit Prop Char String List Array Option Prod Sum Except Fin Subtype ULift".split()
)
WEIGHT = 6
"""Of larger values: so many elements, or constructors."""
LARGE_NUMBERS = (7, 10, 16, 25, 64, 100)
_LETTERS = ("'a'", "'b'", "'1'", "' '")
_STRINGS = ('""', '"a"', '"b"', '"ab"', '"ba"', '"aa"', '" a"', '"abc"')
_SUBTYPE = re.compile(r"\{\s*([\w']+)\s*:\s*(.+?)\s*//\s*(.+)\}")
_LITERAL_SUM = re.compile(r"\d+(?:\s*\+\s*\d+)*")


@dataclass
class Values:
    """Of the standard types and those of a file. Errors of all methods: `CannotSample` for a type of neither kind."""

    datatypes: Datatypes = field(default_factory=dict)
    _known: dict[tuple[str, int], tuple[str, ...]] = field(default_factory=dict, init=False)

    @property
    def types(self) -> frozenset[str]:
        """The names of types whose elements can be enumerated."""
        return _OF_STANDARD | frozenset(self.datatypes)

    def smallest(self, kind: str, count: int) -> tuple[str, ...]:
        """The first values of a type, all different, as terms that Lean reads where it expects that type."""
        found: list[str] = []
        for size in range(SIZES):
            found += self._of_size(kind, size)
            if len(found) >= count:
                break
        return tuple(dict.fromkeys(found))[:count]

    def larger(self, kind: str, count: int, seed: int) -> tuple[str, ...]:
        """Values by chance, beyond the smallest; fewer where a type has none."""
        chance = random.Random(f"{seed}{kind}")
        found = {self._by_chance(kind, chance, WEIGHT): None for _ in range(count)}
        return tuple(found)

    # --- by size -----------------------------------------------------------------------------------------------

    def _of_size(self, kind: str, size: int) -> tuple[str, ...]:
        kind = strip_parentheses(kind)
        key = (kind, size)
        if key not in self._known:
            self._known[key] = ()  # what a type needs of itself is smaller
            self._known[key] = tuple(itertools.islice(dict.fromkeys(self._made(kind, size)), PER_SIZE))
        return self._known[key]

    def _made(self, kind: str, size: int) -> Iterator[str]:
        parts = arrows(kind)
        if len(parts) > 1:
            yield from functions(parts, self) if size == 0 else ()
            return
        if subtype := _SUBTYPE.fullmatch(kind):
            for value in self._of_size(subtype[2], size):
                yield f"⟨{value}, by decide⟩"
            return
        words = top_level_words(kind)
        for operator, build in (("⊕", self._sum), ("×", self._product)):
            if operator in words:
                cut = words.index(operator)
                yield from build(" ".join(words[:cut]), " ".join(words[cut + 1 :]), size)
                return
        yield from self._applied(words[0].removeprefix("_root_.") if words else "", words[1:], size)

    def _sum(self, left: str, right: str, size: int) -> Iterator[str]:
        yield from (f"Sum.inl {enclosed(value)}" for value in self._of_size(left, size))
        yield from (f"Sum.inr {enclosed(value)}" for value in self._of_size(right, size))

    def _product(self, left: str, right: str, size: int) -> Iterator[str]:
        yield from (f"({', '.join(pair)})" for pair in self._tuples((left, right), size))

    def _applied(self, head: str, arguments: Sequence[str], size: int) -> Iterator[str]:
        match head, arguments:
            case ("Nat" | "UInt8" | "UInt16" | "UInt32" | "UInt64", []):
                yield str(size)
            case "Int", []:
                yield from ("0",) if size == 0 else (str(size), f"(-{size})")
            case "Bool", []:
                yield from ("false", "true")[size : size + 1]
            case (("Unit" | "PUnit"), _):
                yield from ("⟨⟩",) if size == 0 else ()
            case "Prop", []:
                yield from ("True", "False")[size : size + 1]
            case "Char", []:
                yield from _LETTERS[size : size + 1]
            case "String", []:
                yield from _STRINGS[size : size + 1]
            case "Fin", [bound]:
                yield from self._below(bound, size)
            case "List", [element]:
                yield from (f"[{', '.join(row)}]" for row in self._rows(element, size))
            case "Array", [element]:
                yield from (f"#[{', '.join(row)}]" for row in self._rows(element, size))
            case "Option", [element]:
                yield from ("none",) if size == 0 else (f"some {enclosed(v)}" for v in self._of_size(element, size - 1))
            case "Prod", [left, right]:
                yield from self._product(left, right, size)
            case "Sum", [left, right]:
                yield from self._sum(left, right, size)
            case "ULift", [element]:
                yield from (f"⟨{value}⟩" for value in self._of_size(element, size))
            case _:
                yield from self._declared(head, arguments, size)

    def _declared(self, head: str, arguments: Sequence[str], size: int) -> Iterator[str]:
        datatype = self.datatypes.get(head)
        if datatype is None:
            raise CannotSample(f"no values of type {' '.join([head, *arguments]) or '?'} are known")
        given = dict(zip(datatype.parameters, arguments, strict=False))
        for constructor in datatype.constructors:
            if not constructor.fields:
                yield from (constructor.name,) if size == 0 else ()
                continue
            fields = [substituted(field_, given) for field_ in constructor.fields]
            weight = 0 if len(datatype.constructors) == 1 else 1
            for values in self._tuples(fields, size - weight):
                yield " ".join([constructor.name, *map(enclosed, values)])

    def _below(self, bound: str, size: int) -> Iterator[str]:
        if not _LITERAL_SUM.fullmatch(strip_parentheses(bound)):
            raise CannotSample(f"no values of type Fin {bound} are known")
        if size < sum(map(int, re.findall(r"\d+", bound))):
            yield f"⟨{size}, by decide⟩"

    def _rows(self, element: str, size: int) -> Iterator[tuple[str, ...]]:
        """Lists of that size: one for each element, and what that weighs."""
        if size == 0:
            yield ()
        for first in range(size):
            for value in self._of_size(element, first):
                yield from ((value, *rest) for rest in self._rows(element, size - 1 - first))

    def _tuples(self, kinds: Sequence[str], size: int) -> Iterator[tuple[str, ...]]:
        if size < 0:
            return
        if not kinds:
            yield from ((),) if size == 0 else ()
            return
        for first in range(size + 1) if len(kinds) > 1 else (size,):
            for value in self._of_size(kinds[0], first):
                yield from ((value, *rest) for rest in self._tuples(kinds[1:], size - first))

    # --- by chance ---------------------------------------------------------------------------------------------

    def _by_chance(self, kind: str, chance: random.Random, weight: int) -> str:
        """A value of about that weight: it is divided among the parts of a term."""
        kind = strip_parentheses(kind)
        words = top_level_words(kind)
        head, arguments = (words[0], words[1:]) if words else ("", [])
        if len(arrows(kind)) == 1 and weight > 0 and not {"×", "⊕"} & set(words):
            if head in _NUMBERS and not arguments:
                number = chance.choice((*range(2, 7), *LARGE_NUMBERS)) if weight >= WEIGHT else chance.randrange(5)
                return f"(-{number})" if head == "Int" and number and chance.random() < 0.5 else str(number)
            if head in ("List", "Array") and len(arguments) == 1:
                length = chance.randrange(min(2, weight), weight) if weight > 2 else weight
                row = ", ".join(self._by_chance(arguments[0], chance, weight // length) for _ in range(length))
                return f"#[{row}]" if head == "Array" else f"[{row}]"
            if datatype := self.datatypes.get(head):
                given = dict(zip(datatype.parameters, arguments, strict=False))
                larger = [one for one in datatype.constructors if one.fields] or list(datatype.constructors)
                constructor = chance.choice(larger)
                fields = [substituted(one, given) for one in constructor.fields]
                shares = [0] * len(fields)
                for _ in range(weight - 1 if fields else 0):
                    shares[chance.randrange(len(fields))] += 1
                parts = [self._by_chance(one, chance, share) for one, share in zip(fields, shares, strict=True)]
                return " ".join([constructor.name, *map(enclosed, parts)])
        some = self.smallest(kind, 1 if weight <= 0 else 6)
        if not some:
            raise CannotSample(f"no values of type {kind} are known")
        return chance.choice(some)


def enclosed(term: str) -> str:
    """A term as an argument."""
    plain = " " not in term or term[0] in "([⟨\"'" or term.startswith("#[")
    return term if plain else f"({term})"


def functions(parts: Sequence[str], values: Values) -> Iterator[str]:
    """Functions from and to the types of `parts`, the last of which is that of their values: constant ones, arguments,
    and what tells few arguments from the others."""
    *taken, given = (strip_parentheses(part) for part in parts)
    names = [f"a{number}" for number in range(1, len(taken) + 1)]
    constant = values.smallest(given, 3)
    head = f"fun {' '.join(names)} =>"
    unused = f"fun {' '.join('_' for _ in names)} =>"
    if given == "Prop" and len(taken) == 1:
        yield from (f"{head} a1 = {point}" for point in values.smallest(taken[0], 2))
        yield from (f"{head} {says}" for says in ("a1 % 2 = 0", "a1 < 2") if taken[0] == "Nat")
    yield from (f"{unused} {value}" for value in constant)
    for name, kind in zip(names, taken, strict=True):
        if kind == given:
            yield f"fun {' '.join(n if n == name else '_' for n in names)} => {name}"
    first, second = names[0], names[-1]
    if set(taken) == {"Nat"} and given == "Nat":
        operators = ("+", "*", "-") if len(taken) > 1 else ()
        yield from (f"{head} {first} {operator} {second}" for operator in operators)
        yield from (f"{head} {first} {more}" for more in ("+ 1", "- 1", "* 2", "/ 2", "% 2"))
    if set(taken) == {"Int"} and given == "Int":
        yield from (f"{head} {first} {operator} {second}" for operator in ("+", "-"))
        yield f"{head} -{first}"
    if len(taken) == 2 and taken[0] == taken[1]:
        if given in ("Prop", "Bool"):
            relations = ("=", "≠", "<", "≤") if taken[0] in _NUMBERS else ("=", "≠")
            yield from (f"{head} {'decide (' * (given == 'Bool')}a1 {r} a2{')' * (given == 'Bool')}" for r in relations)
        if given == "Bool" == taken[0]:
            yield from (f"{head} a1 {operator} a2" for operator in ("&&", "||"))
    if len(taken) != 1:
        return
    points = values.smallest(taken[0], 2)
    if given == "Bool":
        yield from (f"{head} a1 == {point}" for point in points)
    elif given != "Prop":
        for point, value, other in itertools.product(points, constant, constant):
            if value != other:
                yield f"{head} if a1 = {point} then {value} else {other}"
    if given == taken[0] and len(points) == 2:
        yield f"{head} if a1 = {points[0]} then {points[1]} else if a1 = {points[1]} then {points[0]} else a1"
