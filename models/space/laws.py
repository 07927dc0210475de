"""What the functions of a file may satisfy, as conjectures of a few well-known forms, by the types alone.

Units, successors, associativity, commutativity, distribution, homomorphisms and their like; orders; what an operation
leaves as it is. Most of them are false of given functions, which instances show; what holds is worth having as a lemma.
As in QuickSpec (Claessen, Smallbone and Hughes, 2010) the signature says what can be stated; as in its templates
(Einarsdóttir, Smallbone and Johansson, 2021) only forms that are met in practice are.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from assistant.lean.goals import Goal, Hypothesis
from models.inductive import Inductives, type_head
from models.shapes import strip_parentheses
from models.space.operations import CORE, Operation, constructors

LENGTH = "List.length"


@dataclass(frozen=True, slots=True)
class Law:
    """A conjecture: for all `variables` (names and types), if the `assumed` hold, the `conclusion` does. `types` are
    binders of type variables and of what is needed of them; `about` are the operations in it. It `moves` a constructor
    from one argument to another, or takes one `outward`."""

    variables: tuple[tuple[str, str], ...]
    conclusion: str
    assumed: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    moves: bool = False
    outward: bool = False
    types: tuple[str, ...] = ()

    @property
    def statement(self) -> str:
        body = " → ".join([*self.assumed, self.conclusion])
        binders = " ".join([*self.types, *(f"({name} : {kind})" for name, kind in self.variables)])
        return f"∀ {binders}, {body}" if binders else body

    @property
    def introduced(self) -> str:
        """Names for its variables and hypotheses."""
        types = (binder[1:-1].split(" :")[0] if binder[0] == "{" else "_" for binder in self.types)
        proofs = (f"h{number}" for number, _ in enumerate(self.assumed))
        return " ".join([*types, *(name for name, _ in self.variables), *proofs])

    @property
    def goal(self) -> Goal:
        """What is to be proved once everything is introduced."""
        things = [Hypothesis((name,), kind) for name, kind in self.variables]
        proofs = [Hypothesis((f"h{number}",), text) for number, text in enumerate(self.assumed)]
        return Goal("", (*things, *proofs), self.conclusion)


def conjectures(operations: Sequence[Operation], own: Inductives) -> list[Law]:
    """About some operations, those named first coming first; simpler forms before others."""
    kinds = dict.fromkeys(kind for one in operations for kind in (*one.arguments, one.result))
    made = {kind: constructors(kind, own) for kind in kinds if kind}
    joined = [Operation("++", (kind, kind), kind, "({} ++ {})") for kind in kinds if type_head(kind) == "List"]
    binary = [*(one for one in operations if one.binary), *CORE, *joined]
    operations = [*operations, *(started for one in operations for started in _started(one, made))]
    alone = [law for one in operations for law in _of_one(one, made)]
    laws = [
        *alone,
        *(law for pair in itertools.permutations(operations, 2) for law in _of_two(*pair, made)),
        *(law for one in operations for law in _homomorphisms(one, [*operations, *joined], binary)),
        *(law for one in operations for law in _accumulations(one, operations, binary)),
        *(law for one in _lengths(operations, own) for law in _of_lengths(one, operations, made, binary)),
    ]
    return list({law.statement: law for law in laws}.values())


def chosen(proved: Sequence[Law], known: Sequence[Law] = ()) -> list[Law]:
    """Those of some laws that rewrite together without going in circles, beside those that are `known`: one for each
    left side, none that says another one backwards, and none that moves a constructor between arguments where it can be
    taken out."""
    kept: list[Law] = []
    lefts = {side(law, 0) for law in known}
    rights = {(side(law, 1), side(law, 0)) for law in known}
    outward = {law.about for law in (*known, *proved) if law.outward}
    for law in sorted(proved, key=lambda law: law.moves):  # stable
        left, right = side(law, 0), side(law, 1)
        if law.moves and law.about in outward:
            continue
        if right and (left in lefts or (left, right) in rights):
            continue
        lefts.add(left)
        rights.add((right, left))
        kept.append(law)
    return kept


def side(law: Law, number: int) -> str:
    """A side of an equation that assumes nothing; of something else the whole, and no other side."""
    sides = law.conclusion.split(" = ")
    if len(sides) != 2 or law.assumed:
        return "" if number else law.statement
    return sides[number]


def _started(f: Operation, made: Mapping[str, Sequence[Operation]]) -> Iterator[Operation]:
    """What accumulates, begun with nothing: a function of one argument."""
    if f.binary and f.arguments[1] == f.result != f.arguments[0]:
        for c in made.get(f.result, ()):
            if not c.arguments:
                pattern = f.pattern.replace("{}", "\0", 1).replace("{}", c()).replace("\0", "{}")
                yield Operation(f.name, f.arguments[:1], f.result, pattern)


def _of_one(f: Operation, made: Mapping[str, Sequence[Operation]]) -> Iterator[Law]:
    if f.unary and f.closed:
        [a] = f.arguments
        yield _law({"x": a}, f"{f(f('x'))} = x", f)
        yield _law({"x": a}, f"{f(f('x'))} = {f('x')}", f)
    if not f.binary:
        if len(f.arguments) == 3:
            yield from _of_three(f, made)
        return
    a, b = f.arguments
    for position, kind in enumerate(f.arguments):
        other = f.arguments[1 - position]
        for c in made.get(kind, ()):
            if not c.arguments:
                given = f("x", c()) if position else f(c(), "x")
                if other == f.result:
                    yield _law({"x": other}, f"{given} = x", f)
                for value in made.get(f.result, ()):
                    if not value.arguments:
                        yield _law({"x": other}, f"{given} = {value()}", f)
            elif c.arguments == (kind,):
                given = f("x", c("y")) if position else f(c("y"), "x")
                inner = f("x", "y") if position else f("y", "x")
                yield _law({"x": other, "y": kind}, f"{given} = {inner}", f)
                for k in made.get(f.result, ()):
                    if k.arguments == (f.result,):
                        yield _law({"x": other, "y": kind}, f"{given} = {k(inner)}", f, outward=True)
    if a == b:
        for k in made.get(a, ()):
            if k.arguments == (a,):
                yield _law({"x": a, "y": a}, f"{f(k('x'), k('y'))} = {f('x', 'y')}", f)
                yield _law({"x": a, "y": a}, f"{f(k('x'), 'y')} = {f('x', k('y'))}", f, moves=True)
        yield _law({"x": a, "y": a}, f"{f('x', 'y')} = {f('y', 'x')}", f)
    if f.closed:
        xyz = {"x": a, "y": a, "z": a}
        yield _law({"x": a}, f"{f('x', 'x')} = x", f)
        for k in made.get(a, ()):
            if k.arguments == (a,):
                yield _law({"x": a}, f"{f('x', 'x')} = {k('x')}", f)
        yield _law(xyz, f"{f(f('x', 'y'), 'z')} = {f('x', f('y', 'z'))}", f)
        yield _law(xyz, f"{f('x', f('y', 'z'))} = {f('y', f('x', 'z'))}", f)
        yield _law(xyz, f"{f(f('x', 'y'), 'z')} = {f(f('x', 'z'), 'y')}", f)
    elif b == f.result:
        yield _law({"x": a, "y": a, "z": b}, f"{f('x', f('y', 'z'))} = {f('y', f('x', 'z'))}", f)
    if a == b and f.result == "Bool":
        yield from _of_relation(f, a)


def _of_relation(f: Operation, a: str) -> Iterator[Law]:
    xy, xyz = {"x": a, "y": a}, {"x": a, "y": a, "z": a}
    yield _law({"x": a}, f"{f('x', 'x')} = true", f)
    yield _law({"x": a}, f"{f('x', 'x')} = false", f)
    yield _law(xy, f"{f('x', 'y')} = true ∨ {f('y', 'x')} = true", f)
    yield _law(xy, "x = y", f, (f"{f('x', 'y')} = true", f"{f('y', 'x')} = true"))
    yield _law(xy, "x = y", f, (f"{f('x', 'y')} = true",))
    yield _law(xy, f"{f('y', 'x')} = false", f, (f"{f('x', 'y')} = true",))
    yield _law(xy, f"{f('y', 'x')} = true", f, (f"{f('x', 'y')} = false",))
    yield _law(xyz, f"{f('x', 'z')} = true", f, (f"{f('x', 'y')} = true", f"{f('y', 'z')} = true"))


def _of_three(f: Operation, made: Mapping[str, Sequence[Operation]]) -> Iterator[Law]:
    """Constructors move from one argument to another, and arguments change places."""
    names = "xyz"
    variables = dict(zip(names, f.arguments, strict=True))
    for first, second in itertools.permutations(range(3), 2):
        if f.arguments[first] != f.arguments[second]:
            continue
        if first < second:
            swapped = list(names)
            swapped[first], swapped[second] = swapped[second], swapped[first]
            yield _law(variables, f"{f(*names)} = {f(*swapped)}", f)
        for k in made.get(f.arguments[first], ()):
            if k.arguments == (f.arguments[first],):
                before = [k(n) if p == first else n for p, n in enumerate(names)]
                after = [k(n) if p == second else n for p, n in enumerate(names)]
                yield _law(variables, f"{f(*before)} = {f(*after)}", f, moves=True)
    for position, kind in enumerate(f.arguments):
        for k in made.get(kind, ()):
            if k.arguments == (kind,) and kind == f.result:
                given = [k(n) if p == position else n for p, n in enumerate(names)]
                yield _law(variables, f"{f(*given)} = {k(f(*names))}", f, outward=True)


def _of_two(f: Operation, g: Operation, made: Mapping[str, Sequence[Operation]]) -> Iterator[Law]:
    """What `f` makes of what `g` makes."""
    if f.unary and g.unary and f.arguments == (g.result,):
        if g.closed:
            yield _law({"x": g.arguments[0]}, f"{f(g('x'))} = {f('x')}", f, g=g)
        if f.closed and g.closed and f.name < g.name:
            yield _law({"x": g.arguments[0]}, f"{f(g('x'))} = {g(f('x'))}", f, g=g)
        if f.result == g.arguments[0]:
            yield _law({"x": g.arguments[0]}, f"{f(g('x'))} = x", f, g=g)
        if f.result == "Bool":
            yield _law({"x": g.arguments[0]}, f"{f(g('x'))} = true", f, g=g)
    if f.unary and g.unary and f.arguments == g.arguments and f.result == g.result and f.name < g.name:
        yield _law({"x": f.arguments[0]}, f"{f('x')} = {g('x')}", f, g=g)
    if f.binary and g.binary and f.arguments == g.arguments and f.result == g.result and f.name < g.name:
        a, b = f.arguments
        yield _law({"x": a, "y": b}, f"{f('x', 'y')} = {g('x', 'y')}", f, g=g)
    if g.unary and g.closed and f.binary:
        yield from _through(f, g, made)
    last = f.arguments[-1] if f.arguments else ""
    ahead = dict(zip("uv", f.arguments[:-1], strict=False))
    if not last or len(ahead) != len(f.arguments) - 1:
        return
    if g.arguments == (last,) and g.closed and len(ahead) != 1:
        yield _law({**ahead, "x": last}, f"{f(*ahead, g('x'))} = {f(*ahead, 'x')}", f, g=g)
        for k in made.get(f.result, ()):
            if k.arguments == (f.result,):
                yield _law({**ahead, "x": last}, f"{f(*ahead, g('x'))} = {k(f(*ahead, 'x'))}", f, g=g)
    if g.binary and g.arguments[1] == g.result == last and g.arguments[0] != last:
        variables = {**ahead, "x": g.arguments[0], "y": last}
        term = f(*ahead, g("x", "y"))
        for cons in made.get(last, ()):
            if cons.arguments == g.arguments:
                yield _law(variables, f"{term} = {f(*ahead, cons('x', 'y'))}", f, g=g)
        if f.result == "Bool":
            yield _law(variables, f"{term} = {f(*ahead, 'y')}", f, g=g)
            yield _law(variables, f"{term} = true", f, (f"{f(*ahead, 'y')} = true",), g=g)
        for k in made.get(f.result, ()):
            if k.arguments == (f.result,):
                yield _law(variables, f"{term} = {k(f(*ahead, 'y'))}", f, g=g)
    if f.closed and g.closed and f.binary and g.binary:
        for k in made.get(last, ()):
            if k.arguments == (last,):
                again, xy = f("x", "y"), {"x": last, "y": last}
                yield _law(xy, f"{f('x', k('y'))} = {g('x', again)}", f, g=g)
                yield _law(xy, f"{f(k('x'), 'y')} = {g('y', again)}", f, g=g)
        xyz = dict.fromkeys("xyz", last)
        yield _law(xyz, f"{f('x', g('y', 'z'))} = {g(f('x', 'y'), f('x', 'z'))}", f, g=g)
        yield _law(xyz, f"{f(g('x', 'y'), 'z')} = {g(f('x', 'z'), f('y', 'z'))}", f, g=g)


def _through(f: Operation, g: Operation, made: Mapping[str, Sequence[Operation]]) -> Iterator[Law]:
    """What `f` of two arguments makes of one that `g` has been applied to, and where it is `g`."""
    for position, kind in enumerate(f.arguments):
        other = f.arguments[1 - position]
        if kind == g.result:
            given = f("y", g("x")) if position else f(g("x"), "y")
            plain = f("y", "x") if position else f("x", "y")
            variables = {"x": kind, "y": other}
            yield _law(variables, f"{given} = {plain}", f, g=g)
            if f.result == kind:
                yield _law(variables, f"{given} = {g(plain)}", f, g=g)
        for c in made.get(kind, ()):
            if not c.arguments and g.arguments == (other,) and g.result == f.result:
                given = f("x", c()) if position else f(c(), "x")
                yield _law({"x": other}, f"{given} = {g('x')}", f, g=g)


def _lengths(operations: Sequence[Operation], own: Inductives) -> list[Operation]:
    """Of the lists that some operations make, where lists and numbers are those of the core."""
    if "Nat" in own or "List" in own:
        return []
    lists = dict.fromkeys(one.result for one in operations if one.arguments and type_head(one.result) == "List")
    return [Operation(LENGTH, (kind,), "Nat", "(List.length {})") for kind in lists]


def _of_lengths(
    length: Operation, others: Sequence[Operation], made: Mapping[str, Sequence[Operation]], binary: Sequence[Operation]
) -> Iterator[Law]:
    numbers = {**made, "Nat": constructors("Nat", {})}
    for one in others:
        yield from _of_two(length, one, numbers)
    yield from _homomorphisms(length, others, binary)


def _homomorphisms(f: Operation, sources: Sequence[Operation], targets: Sequence[Operation]) -> Iterator[Law]:
    """`f u (g x y) = h (f u x) (f u y)`, also the other way round; with what `f` does something to as its last argument
    or its first."""
    if not f.arguments or f.constructor:
        return
    for position in dict.fromkeys((len(f.arguments) - 1, 0)):
        kind = f.arguments[position]
        others = [*f.arguments[:position], *f.arguments[position + 1 :]]
        ahead = dict(zip("uv", others, strict=False))
        if len(ahead) != len(others) or (kind == f.result and kind in others):
            continue
        for g in sources:
            if g.arguments != (kind, kind) or g.result != kind:
                continue
            left, x, y = (_at(f, position, ahead, term) for term in (g("x", "y"), "x", "y"))
            variables = {**ahead, "x": kind, "y": kind}
            for h in targets:
                if h.arguments == (f.result, f.result) and h.result == f.result:
                    yield _law(variables, f"{left} = {h(x, y)}", f, g=g)
                    yield _law(variables, f"{left} = {h(y, x)}", f, g=g)


def _at(f: Operation, position: int, others: Iterable[str], term: str) -> str:
    terms = list(others)
    terms.insert(position, term)
    return f(*terms)


def _accumulations(f: Operation, others: Sequence[Operation], targets: Sequence[Operation]) -> Iterator[Law]:
    """`f x acc = h (g x) acc`: what an accumulator adds to."""
    if not (f.binary and f.result == f.arguments[1] and f.arguments[0] != f.result):
        return
    a, b = f.arguments
    for g in others:
        if g.arguments != (a,) or g.result != b:
            continue
        for h in targets:
            if h.arguments == (b, b) and h.result == b and h.name != f.name:
                yield _law({"x": a, "y": b}, f"{f('x', 'y')} = {h(g('x'), 'y')}", f, g=g)
                yield _law({"x": a, "y": b}, f"{f('x', 'y')} = {h('y', g('x'))}", f, g=g)


def _law(
    variables: Mapping[str, str],
    conclusion: str,
    f: Operation,
    assumed: Sequence[str] = (),
    g: Operation | None = None,
    *,
    moves: bool = False,
    outward: bool = False,
) -> Law:
    about = (f.name,) if g is None else (f.name, g.name)
    return Law(tuple(variables.items()), _plain(conclusion), tuple(map(_plain, assumed)), about, moves, outward)


def _plain(equation: str) -> str:
    """Without brackets around its sides, but for what binds looser than `=`."""
    sides = equation.split(" = ")
    if len(sides) != 2 or "∨" in equation:
        return equation
    return " = ".join(side if "&&" in side or "||" in side else strip_parentheses(side) for side in sides)
