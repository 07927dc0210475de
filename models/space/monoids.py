"""A prover without a model: what makes the user's own operations workable, in front of an induction that needs it.

An operation that recurses on its first argument computes there alone. Its mirror image (what it does with its second
argument), and that it is associative and commutative, each take an induction; so does that a function of the file
carries one operation into another (`len (app x y) = add (len x) (len y)`, `rev (app x y) = app (rev y) (rev x)`). With
these as `have`s most statements about such functions are one induction each.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import permutations

from assistant.lean.goals import Goal
from models.inductive import Constructor, Inductives, constructors_of, type_head
from models.protocol import Candidate, ImmediateProver, ProofState, best_candidates
from models.shapes import fresh_name, local_names, strip_parentheses, things
from models.space.functions import WORD, Function, Functions, closure, named
from models.space.openings import Call, calls_in

SCORE = -1.5
MOST_MONOIDS, MOST_FUNCTIONS, MOST_VARIABLES = 2, 3, 2
STANDARD: Mapping[str, str] = {"List": "++", "Nat": "+", "Int": "+"}
"""By the head of a type the operation of the core library, whose laws `simp` and `grind` know."""


@dataclass(frozen=True, slots=True)
class MonoidLaw:
    """A lemma in front of a proof: `name : statement`, by an induction on `x`, with what that is simplified by."""

    name: str
    variables: str
    kind: str
    statement: str
    rules: tuple[str, ...]
    by: str = ""

    @property
    def line(self) -> str:
        proof = self.by or f"induction x <;> simp_all [{', '.join(self.rules)}]"
        claim = f"have {self.name} : ∀ ({self.variables} : {self.kind}), {self.statement}"
        return f"{claim} := by\n  intro {self.variables}; {proof}"


@dataclass(frozen=True, slots=True)
class Monoid:
    """A binary operation on one type: of the file, or by a symbol of the core library. `laws` are those that hold where
    its type grows by one, `symmetric` those of an operation that is commutative as well."""

    name: str
    kind: str
    laws: tuple[MonoidLaw, ...] = ()
    symmetric: tuple[MonoidLaw, ...] = ()

    def of(self, left: str, right: str) -> str:
        return f"{self.name} {left} {right}" if WORD.fullmatch(self.name) else f"{left} {self.name} {right}"

    @property
    def lines(self) -> tuple[str, ...]:
        return tuple(law.line for law in self.laws)

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(law.name for law in self.laws)


def monoids(kind: str, written: str, functions: Functions, inductives: Inductives, taken: set[str]) -> Iterator[Monoid]:
    """The operations of the file on a type (`kind` as functions name it, `written` as it stands in a goal) that recurse
    on their first argument, where the type has one end and one way to grow. Names of laws are added to those that are
    `taken`."""
    constructors = constructors_of(kind, inductives)
    ends = [constructor for constructor in constructors if not constructor.fields]
    steps = [constructor for constructor in constructors if len(constructor.recursive) == 1]
    if (len(ends), len(steps), len(constructors)) != (1, 1, 2):
        return
    for function in functions.values():
        heads = {type_head(part) for part in (*function.arguments, function.result)}
        if len(function.arguments) != 2 or heads != {type_head(kind)} or function.decreasing != (0,):
            continue
        if function.accumulators:  # its second argument is none that it could be given
            continue
        if len(steps[0].fields) == 1:
            yield _number_like(function, written, ends[0], steps[0], functions, taken)
        else:
            yield _list_like(function, written, ends[0], taken)


def _list_like(function: Function, written: str, end: Constructor, taken: set[str]) -> Monoid:
    f = function.name
    unit, assoc = _fresh("unit", taken), _fresh("assoc", taken)
    laws = (
        MonoidLaw(unit, "x", written, f"{f} x .{end.name} = x", (f,)),
        MonoidLaw(assoc, "x y z", written, f"{f} ({f} x y) z = {f} x ({f} y z)", (f,)),
    )
    return Monoid(f, type_head(written), laws)


def _number_like(
    function: Function, written: str, end: Constructor, step: Constructor, functions: Functions, taken: set[str]
) -> Monoid:
    f = function.name
    used = closure([f], functions)
    # What the operation is made of is commutative by then, and `simp_all` would turn its laws about.
    besides = f"induction x <;> simp [{', '.join(used)}, *]" if len(used) > 1 else ""
    mirrored = tuple(
        MonoidLaw(_fresh(name, taken), variables, written, statement, used, besides)
        for name, variables, statement in _mirrored(function, end, step, functions)
    )
    comm, assoc, left_comm = (_fresh(name, taken) for name in ("comm", "assoc", "left_comm"))
    turned = f"rw [← {assoc}, {comm} x, {assoc}]"
    symmetric = (
        MonoidLaw(comm, "x y", written, f"{f} x y = {f} y x", used),
        MonoidLaw(assoc, "x y z", written, f"{f} ({f} x y) z = {f} x ({f} y z)", used),
        MonoidLaw(left_comm, "x y z", written, f"{f} x ({f} y z) = {f} y ({f} x z)", (), turned),
    )
    return Monoid(f, type_head(written), mirrored, symmetric)


def _mirrored(
    function: Function, end: Constructor, step: Constructor, functions: Functions
) -> Iterator[tuple[str, str, str]]:
    """The equations of an operation with its arguments exchanged: names, variables, statements."""
    for patterns, right in function.clauses:
        if len(patterns) != 2 or not re.fullmatch(r"_|[^\W\d][\w'₀-₉]*", patterns[1]):
            return
        first = strip_parentheses(patterns[0]).lstrip(".").split()
        if not first or first[0].rsplit(".", 1)[-1] not in (end.name, step.name):
            return
        other = patterns[1]
        if first[0].rsplit(".", 1)[-1] == end.name:
            yield (
                "unit",
                "x",
                f"{function.name} x .{end.name} = {_renamed(right, {other: 'x'}, function, end, step, functions)}",
            )
        elif len(first) == 2:
            names = {other: "x", first[1]: "y"}
            result = _renamed(right, names, function, end, step, functions)
            yield "step", "x y", f"{function.name} x (.{step.name} y) = {result}"


def _renamed(
    right: str,
    names: Mapping[str, str],
    function: Function,
    end: Constructor,
    step: Constructor,
    functions: Functions,
) -> str:
    """A right side with variables renamed, its own call mirrored, and names as they are written in a goal."""
    short = re.escape(function.short)

    def word(match: re.Match[str]) -> str:
        text = match[0]
        if text in names:
            return names[text]
        last = text.rsplit(".", 1)[-1]
        if last in (end.name, step.name):
            return f".{last}"
        known = [name for name in functions if f".{name}".endswith(f".{text}")]
        return known[-1] if known else text

    renamed = re.sub(r"(?<![\w.'])\.?[^\W\d][\w'.₀-₉]*", word, right)
    own = re.compile(rf"(?<![\w.'])((?:[\w'.]*\.)?{short}) (y) (x)(?![\w'.])")
    return own.sub(r"\1 x y", renamed)


def _distributive(over: Monoid, under: Monoid, functions: Functions, taken: set[str]) -> MonoidLaw:
    """That an operation distributes over the one that it is made of, from the left, along which it recurses."""
    f, g = over.name, under.name
    statement = f"{f} ({g} x y) z = {g} ({f} x z) ({f} y z)"
    return MonoidLaw(_fresh("distrib", taken), "x y z", over.laws[0].kind, statement, closure([f], functions))


def _fresh(name: str, taken: set[str]) -> str:
    found = fresh_name(name, taken)
    taken.add(found)
    return found


class Monoids(ImmediateProver):
    """`functions` and `inductives` are those that the file defines."""

    name = "monoids"

    def __init__(self, functions: Functions | None = None, inductives: Inductives | None = None) -> None:
        self.functions = functions or {}
        self.inductives = inductives or {}

    def candidates(self, state: ProofState, wanted: int) -> list[Candidate]:
        if not state.goals or "✝" in state.goals[0].target or "\n" in state.goals[0].target:
            return []
        return best_candidates(self._all(state.goals[0]), self.name, wanted)

    def _all(self, goal: Goal) -> Iterator[tuple[str, float]]:
        used = closure(named(goal.target, self.functions), self.functions)
        if not used:
            return
        variables = _variables(goal, calls_in(goal, self.functions))
        taken = local_names(goal)
        own = self._monoids(goal, used, taken)
        within = [monoid for monoid in own if monoid.name in used][:MOST_MONOIDS]
        rules = ", ".join(used)
        if within:
            yield from _closed(within[0].lines, variables, rules, SCORE)
        for rank, monoid in enumerate(within):
            if not monoid.symmetric:
                continue
            below = [law.line for one in within[:rank] for law in (*one.laws, *one.symmetric)]
            score = SCORE - 0.15 - 0.1 * rank
            if rank:
                yield from _closed([*below, *monoid.lines], variables, rules, score, turned=True)
                spread = _distributive(monoid, within[rank - 1], self.functions, taken)
                yield from _closed([*below, *monoid.lines, spread.line], variables, rules, score - 0.03)
            lines = [*below, *monoid.lines, *(law.line for law in monoid.symmetric)]
            yield from _closed(lines, variables, rules, score - 0.05, turned=True)
        for rank, (lines, more) in enumerate(self._carried(goal, used, own, taken)):
            closers = ", ".join(dict.fromkeys((*used, *more)))
            score = SCORE - 0.05 - 0.06 * rank
            yield from _closed(lines, variables, closers, score)
            yield "\n".join([*lines, f"simp_all [{closers}]"]), score - 0.2

    def _monoids(self, goal: Goal, used: Sequence[str], taken: set[str]) -> list[Monoid]:
        """The file's own with laws, on the types that the functions of a goal take and give, callees first."""
        written = {type_head(kind): kind for _, kind in things(goal)}
        kinds = dict.fromkeys(
            kind for name in used for kind in (*self.functions[name].arguments, self.functions[name].result)
        )
        found: dict[str, Monoid] = {}
        for head, kind in {type_head(kind): kind for kind in reversed(kinds)}.items():
            if head and head not in STANDARD and (head in written or not set(WORD.findall(kind)) & {"α", "β", "γ"}):
                at = written.get(head, kind)
                found |= {o.name: o for o in monoids(kind, at, self.functions, self.inductives, taken)}
        with_laws = [monoid for monoid in found.values() if monoid.laws]
        return sorted(with_laws, key=lambda monoid: len(closure([monoid.name], self.functions)))

    def _carried(
        self, goal: Goal, used: Sequence[str], own: Sequence[Monoid], taken: set[str]
    ) -> Iterator[tuple[list[str], tuple[str, ...]]]:
        """Lemmas that a function of the goal carries an operation into another, with what is to be unfolded besides."""
        written = {type_head(kind): kind for _, kind in things(goal)}
        standard = [Monoid(symbol, head) for head, symbol in STANDARD.items()]
        seen: list[str] = []
        for call in calls_in(goal, self.functions):
            function = call.function
            if function.name in seen or len(function.decreasing) != 1 or function.accumulators:
                continue
            [along] = function.decreasing
            head = type_head(function.arguments[along])
            if any(type_head(kind) == head for i, kind in enumerate(function.arguments) if i != along):
                continue  # an operation itself
            seen.append(function.name)
            into = type_head(function.result)
            sources = [o for o in (*own, *standard) if o.kind == head and (o.name in used or o.name == "++")]
            targets = [o for o in (*own, *standard) if o.kind == into]
            for source in sources[:1]:
                for target in targets[:MOST_MONOIDS]:
                    yield from self._homomorphisms(call, along, written.get(head, ""), source, target, taken)
            if len(seen) == MOST_FUNCTIONS:
                return

    def _homomorphisms(
        self, call: Call, along: int, kind: str, source: Monoid, target: Monoid, taken: set[str]
    ) -> Iterator[tuple[list[str], tuple[str, ...]]]:
        if not kind:
            return
        function = call.function

        def at(term: str) -> str:
            arguments = [term if i == along else _atom(a) for i, a in enumerate(call.arguments)]
            return " ".join([function.name, *arguments])

        law = fresh_name("carried", taken)
        needed = [line for operation in dict.fromkeys((source, target)) for line in operation.lines]
        unfolded = closure([function.name, source.name, target.name], self.functions)
        turns = [("x", "y")] if source.name != target.name else list(permutations(("x", "y")))
        for left, right in turns:
            result = target.of(f"({at(left)})", f"({at(right)})")
            statement = f"{at('(' + source.of('x', 'y') + ')')} = {result}"
            yield [*needed, MonoidLaw(law, "x y", kind, statement, unfolded).line], unfolded


def _variables(goal: Goal, calls: Sequence[Call]) -> list[str]:
    """What an induction may be on: variables that a function takes apart, those of most calls first."""
    there: Collection[str] = dict(things(goal))
    counted: dict[str, int] = {}
    for call in calls:
        for name in call.variables(call.function.decreasing):
            if name in there:
                counted[name] = counted.get(name, 0) + 1
    return sorted(counted, key=lambda name: -counted[name])[:MOST_VARIABLES]


def _closed(
    lines: Sequence[str], variables: Sequence[str], rules: str, score: float, *, turned: bool = False
) -> Iterator[tuple[str, float]]:
    """Inductions with lemmas in front, which `simp_all` would turn about where they are symmetric."""
    simp = f"simp [{rules}, *]" if turned else f"simp_all [{rules}]"
    for rank, variable in enumerate(variables):
        begin = "\n".join([*lines, f"induction {variable}"])
        yield f"{begin} <;> {simp}", score - 0.1 * rank
        yield f"{begin} <;> grind [{rules}]", score - 0.03 - 0.1 * rank
    if not variables:
        yield "\n".join([*lines, simp]), score


def _atom(text: str) -> str:
    return text if WORD.fullmatch(text) else f"({text})"
