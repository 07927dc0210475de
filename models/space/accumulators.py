"""A prover without a model: what is said of an accumulator at its first value, said of every value.

`f x c = r` is rarely proved by induction as it stands, since the recursion changes the accumulator. So `f x acc` is
guessed to be `r` with `acc` added by some operation, and where something is made of the call, `C (f x c) = r`, then
`C (f x acc)` to be `r` with `C acc` added; where `r` has the first value in a call of `f` as well, it is freed there.
That gives the statement back at `c`, and an induction that keeps the accumulator free proves it. Where two accumulators
are neighbours in one sequence, as in an iterative Fibonacci, both are shifted together.

What is no equation of that kind is proved from the lemma that adding may wait: `f x acc = f x c ⊕ acc`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from assistant.lean.goals import Goal
from models.inductive import Inductives, type_head
from models.protocol import Candidate, ImmediateProver, ProofState, best_candidates
from models.shapes import Head, fresh_name, local_names, shape, strip_parentheses, things, top_level_words
from models.space.functions import FINISHED, WORD, Function, Functions, applications, closure, named
from models.space.monoids import Monoid, monoids
from models.space.openings import Call

SCORE = -1.2
IN_CONTEXT = 0.2
"""Less for a call of which something is made."""
OCCURRENCES = 2
"""Of a function in a side, the outermost first."""
BY_LEMMA = 0.4
"""Less for a proof by the lemma that adding may wait."""
FOLD = Function(
    "List.foldl", ("β → α → β", "β", "List α"), "β", (2,), (2,), (1,), calls=("List.foldl",), types=("α", "β")
)
"""The accumulator of the core library."""
PRODUCTS = "Nat.mul_comm, Nat.mul_left_comm, Nat.mul_assoc"
SUMS = "Nat.add_comm, Nat.add_left_comm, Nat.add_assoc"


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A call in a side of a goal, with the texts before and behind it, which are empty where it is all of the side."""

    call: Call
    before: str
    after: str

    @property
    def whole(self) -> bool:
        return not self.before.strip("( ") and not self.after.strip(") ")

    def having(self, call: str) -> str:
        """The side with another call in place of this one."""
        return call if self.whole else f"{self.before}{call}{self.after}"

    def made_of(self, term: str) -> str:
        """What the side makes of a term."""
        if self.before.endswith("(") and self.after.startswith(")"):
            bare = WORD.fullmatch(term) is not None
            return f"{self.before[:-1]}{term}{self.after[1:]}" if bare else self.having(term)
        return self.having(term if self.whole else _atom(term))


class Accumulators(ImmediateProver):
    """`functions` and `inductives` are those that the file defines."""

    name = "accumulators"

    def __init__(self, functions: Functions | None = None, inductives: Inductives | None = None) -> None:
        self.functions = functions or {}
        self.inductives = inductives or {}

    def candidates(self, state: ProofState, wanted: int) -> list[Candidate]:
        if not state.goals:
            return []
        return best_candidates(self._all(state.goals[0]), self.name, wanted)

    def _all(self, goal: Goal) -> Iterator[tuple[str, float]]:
        if "✝" in goal.target or "\n" in goal.target:
            return
        form = shape(goal.target)
        if form.head in (Head.EQ, Head.IFF):
            for left, right, mirrored in ((form.left, form.right, False), (form.right, form.left, True)):
                for occurrence in self._accumulating(left):
                    yield from self._generalised(goal, occurrence, strip_parentheses(right), form.head, mirrored)
        for occurrence in self._accumulating(goal.target):
            yield from self._by_lemma(goal, occurrence.call)

    def _accumulating(self, side: str) -> list[Occurrence]:
        """The first calls, on one side, of functions that change an argument in their recursion."""
        plain = strip_parentheses(side)
        found: list[Occurrence] = []
        for function in (*(self.functions[name] for name in named(plain, self.functions)), FOLD):
            if function.recursive and function.accumulators:
                calls = applications(plain, function.name, len(function.arguments), function.symbols)
                found += [one for arguments in calls if (one := _occurrence(function, arguments, plain))][:OCCURRENCES]
        return found

    def _generalised(
        self, goal: Goal, occurrence: Occurrence, right: str, head: Head, mirrored: bool
    ) -> Iterator[tuple[str, float]]:
        """The side with the call for every accumulator, next to `right`, which stands on the left where the goal is
        `mirrored`."""
        call = occurrence.call
        function = call.function
        variables = dict(things(goal))
        recursed = _recursed(call, variables)
        taken = local_names(goal)
        h, acc = fresh_name("h", taken), fresh_name("acc", taken)
        used = closure(named(goal.target, self.functions), self.functions)
        if len(function.accumulators) == 2 and recursed and occurrence.whole:
            places = function.accumulators
            yield from self._shifted(call, places, recursed[0], right, h, fresh_name("k", taken), used, mirrored)
        if len(function.accumulators) != 1 or not recursed:
            return
        [place] = function.accumulators
        first = call.arguments[place]
        if first in variables:
            return  # it is free already
        stated = occurrence.having(_applied(call, {place: acc}))
        added = occurrence.made_of(function.finish.replace(FINISHED, acc) or acc)
        freed = _freed(right, call, first, added)
        combined = [*freed, *self._combined(occurrence, right, acc, added, head)]
        at_first = _turned(f"{h} {_atom(first)}", mirrored, head)
        for rank, value in enumerate(dict.fromkeys(combined)):
            relation = "↔" if head is Head.IFF else "="
            claim = f"suffices {h} : ∀ {acc}, {stated} {relation} {value} by simpa{_listed(used)} using {at_first}"
            score = SCORE - 0.12 * rank - (0.0 if occurrence.whole else IN_CONTEXT)
            opening = f"{claim}\nintro {acc}\ninduction {recursed[0]} generalizing {acc}"
            closers = _closers(used, value, branches=any(self.functions[name].branches for name in used))
            yield from ((f"{opening} <;> {closer}", score + late) for closer, late in closers)
            yield claim, score - 1.2
        if head is Head.EQ:
            for rank, (monoid, value) in enumerate(self._by_own(goal, occurrence, right, added)):
                rules = _listed([*used, *monoid.names])
                turned = f"suffices {h} : ∀ {acc}, {stated} = {value} by simpa{rules} using {at_first}"
                opening = f"intro {acc}\ninduction {recursed[0]} generalizing {acc}"
                all_used = _listed(closure([*used, monoid.name], self.functions))
                begin = "\n".join([*monoid.lines, turned, opening])
                yield f"{begin} <;> simp_all{all_used}", SCORE - 0.05 - 0.12 * rank
                yield f"{begin} <;> grind{all_used}", SCORE - 0.4 - 0.12 * rank

    def _by_own(self, goal: Goal, occurrence: Occurrence, right: str, added: str) -> Iterator[tuple[Monoid, str]]:
        """What the side may be for any accumulator, by an operation of the file's own, with its laws."""
        call = occurrence.call
        [place] = call.function.accumulators
        kind = call.function.arguments[place]
        if not occurrence.whole:
            outer = self.functions.get(_head(occurrence, self.functions))
            kind = outer.result if outer is not None else ""
        written = next((type_ for _, type_ in things(goal) if type_head(type_) == type_head(kind)), kind)
        for monoid in monoids(kind, written, self.functions, self.inductives, local_names(goal)):
            yield monoid, monoid.of(_atom(right), _atom(added))
            yield monoid, monoid.of(_atom(added), _atom(right))

    def _combined(self, occurrence: Occurrence, right: str, acc: str, added: str, head: Head) -> list[str]:
        """What the side may be for any accumulator, when it is `right` for the first one; `added` is what is made of
        the accumulator."""
        if head is Head.IFF:
            value = right if _NO_CONNECTIVE.fullmatch(right) else _atom(right)
            return [f"{value} ∨ {added}", f"{value} ∧ {added}"]
        call = occurrence.call
        [place] = call.function.accumulators
        kind = call.function.arguments[place]
        if occurrence.whole:
            return _combined(right, acc, added, call.arguments[place], kind, self.functions)
        value = _operand(right)
        swapped = [_applied(call, dict.fromkeys(call.function.decreasing, acc) | {place: _atom(right)})]
        other = _operand(added)
        sums, lists = [f"{value} + {other}"], [f"{value} ++ {other}", f"{other} ++ {value}"]
        swaps = swapped if len(call.function.decreasing) == 1 and occurrence.before.strip("( ") else []
        outer = self.functions.get(_head(occurrence, self.functions))
        result = outer.result if outer is not None else ""
        if outer is not None and result.partition(" ")[0] not in ("Nat", "Int", "List"):
            return swaps
        if result in ("Nat", "Int") or ".length" in occurrence.after or "List.length" in occurrence.before:
            return sums
        return [*swaps, *lists] if result.startswith("List") else [*sums, *lists, *swaps]

    def _by_lemma(self, goal: Goal, call: Call) -> Iterator[tuple[str, float]]:
        """By `f x acc = f x c ⊕ acc`, which holds for every `x`."""
        function = call.function
        variables = dict(things(goal))
        recursed = _recursed(call, variables)
        if len(function.accumulators) != 1 or len(function.decreasing) != 1 or not recursed or function.finish:
            return
        [place], [along] = function.accumulators, function.decreasing
        first, kind = call.arguments[place], function.arguments[along]
        if call.arguments[along] in variables:
            kind = variables[call.arguments[along]]
        elif set(WORD.findall(kind)) & set(function.types):
            return  # of which type it is does not stand there
        if first in variables:
            return
        taken = local_names(goal)
        key, x, acc = fresh_name("key", taken), fresh_name("x", taken), fresh_name("acc", taken)
        of_any = _applied(call, {along: x, place: acc})
        of_first = _applied(call, {along: x})
        operation, rules = _operation(first, function.arguments[place])
        if not operation:
            return
        used = closure(named(goal.target, self.functions), self.functions)
        proof = f"intro {x}\n  induction {x} <;> intro {acc} <;> grind{_listed([function.name, *rules])}"
        claim = f"have {key} : ∀ ({x} : {kind}) {acc}, {of_any} = {of_first} {operation} {acc} := by\n  {proof}"
        score = SCORE - BY_LEMMA
        for rank, variable in enumerate(recursed[:2]):
            yield f"{claim}\ninduction {variable} <;> grind{_listed(used)}", score - 0.2 * rank
        yield f"{claim}\ngrind{_listed(used)}", score - 0.1

    def _shifted(
        self,
        call: Call,
        places: Sequence[int],
        variable: str,
        right: str,
        h: str,
        k: str,
        used: Sequence[str],
        mirrored: bool,
    ) -> Iterator[tuple[str, float]]:
        """Two accumulators that are neighbours in the sequence on the other side."""
        sequence = top_level_words(strip_parentheses(right))
        if len(sequence) != 2 or sequence[1] != variable:
            return
        g, at_first = sequence[0], _turned(f"{h} 0", mirrored, Head.EQ)
        for first, second in ((k, f"({k} + 1)"), (f"({k} + 1)", k)):
            stated = _applied(call, {places[0]: f"({g} {first})", places[1]: f"({g} {second})"})
            claim = (
                f"suffices {h} : ∀ {k}, {stated} = {g} ({variable} + {k}) by simpa{_listed(used)} using {at_first}\n"
                f"intro {k}\ninduction {variable} generalizing {k} with\n"
                f"| zero => simp{_listed(used)}\n"
                f"| succ {variable} ih =>\n"
                f"  have := ih ({k} + 1)\n"
            )
            yield claim + f"  simp_all{_listed([*used, SUMS])}", SCORE
            yield claim + f"  grind{_listed(used)}", SCORE - 0.4


def _turned(proof: str, mirrored: bool, head: Head) -> str:
    """A proof of the mirrored equation or equivalence, where that is the goal."""
    turned = "Iff.symm" if head is Head.IFF else "Eq.symm"
    return f"({turned} ({proof}))" if mirrored else proof


def _applied(call: Call, instead: dict[int, str]) -> str:
    """The call with other arguments at some places."""
    arguments = [instead.get(place, _atom(argument)) for place, argument in enumerate(call.arguments)]
    return " ".join([call.function.name, *arguments])


def _head(occurrence: Occurrence, functions: Functions) -> str:
    """The function of the file that a side with a call in it is an application of; empty where it is none."""
    words = [word.strip("()") for word in (occurrence.before.split() or [""])[:1]]
    behind = re.match(r"\)?\.([\w'.]+)", occurrence.after)
    names = [*words, *([behind[1]] if behind is not None else [])]
    found = [name for name in functions for word in names if word and f".{name}".endswith(f".{word}")]
    return found[0] if found else ""


_NO_CONNECTIVE = re.compile(r"[^∧∨↔→¬∀∃]*")


def _occurrence(function: Function, arguments: Sequence[str], side: str) -> Occurrence | None:
    """Where a call stands in a side; `None` where it is written by an operator."""
    head = r"(?<![\w.'])(?:[^\W\d][\w'₀-₉]*\.)*" + re.escape(function.short)
    receiver = rf"(?<![\w.']){re.escape(arguments[0])}\.{re.escape(function.short)}"
    for name, rest in ((head, arguments), (receiver, arguments[1:])):
        found = re.search(name + "".join(rf"\s+{re.escape(argument)}" for argument in rest) + r"(?![\w.'])", side)
        if found is not None:
            call = Call(function, tuple(map(strip_parentheses, arguments)))
            return Occurrence(call, side[: found.start()], side[found.end() :])
    return None


def _recursed(call: Call, variables: Collection[str]) -> list[str]:
    """The variables that an induction may be on: what the call takes apart, or what that is made of."""
    taken_apart = [call.arguments[index] for index in call.function.decreasing]
    there = [word for argument in taken_apart for word in WORD.findall(argument) if word in variables]
    return list(dict.fromkeys([*(name for name in taken_apart if name in variables), *there]))


def _freed(right: str, call: Call, first: str, added: str) -> list[str]:
    """The other side with the first value freed in its own call of the same function; empty where it has none."""
    [place] = call.function.accumulators
    for arguments in applications(right, call.function.name, len(call.function.arguments), call.function.symbols):
        other = _occurrence(call.function, arguments, right)
        if other is not None and strip_parentheses(arguments[place]) == first:
            return [other.having(_applied(other.call, {place: _atom(added)}))]
    return []


def _operation(first: str, kind: str) -> tuple[str, tuple[str, ...]]:
    """How an accumulator of a type is added, with what that needs; empty where nobody knows."""
    if kind.startswith("List") or first == "[]":
        return "++", ("List.append_assoc",)
    if kind in ("Nat", "Int"):
        return ("*" if first == "1" else "+"), ()
    return "", ()


def _combined(right: str, acc: str, added: str, first: str, kind: str, functions: Functions) -> list[str]:
    """What the call may be for any accumulator, when it is `right` for the first one. `added` is what its equations
    make of the accumulator in the end."""
    value = _operand(right)
    own = [
        text
        for function in functions.values()
        if len(function.arguments) == 2 and {*function.arguments} == {function.result} == {kind}
        for text in (f"{function.name} {_atom(right)} {acc}", f"{function.name} {acc} {_atom(right)}")
    ]
    end = _operand(added)
    lists = [f"{value} ++ {end}", f"{end} ++ {value}"]
    if kind.startswith("List") or first == "[]":
        return [*lists, *own]
    if first in ("true", "false") or kind == "Bool":
        return [f"({value} && {end})", f"({end} && {value})", f"({value} || {end})", f"({end} || {value})", *own]
    sums = [f"{value} + {end}", f"{end} + {value}"]
    products = [f"{value} * {end}", f"{end} * {value}"]
    numbers = (
        [*products, *sums]
        if first == "1"
        else [*sums, f"max {_atom(right)} {_atom(end)}", f"max {_atom(end)} {_atom(right)}", *products]
    )
    return [*own, *numbers] if kind in ("Nat", "Int", "α", "β") or not own else own


def _closers(used: Sequence[str], combined: str, *, branches: bool) -> Iterator[tuple[str, float]]:
    simp = f"simp_all{_listed(used)}"
    if branches:
        yield f"(try {simp}) <;> (try split) <;> {simp}", -0.05
    if "∨" in combined or "∧" in combined:
        yield f"grind{_listed(used)}", 0.0
        yield simp, -0.1
        return
    yield simp, 0.0
    if "*" in combined:
        yield f"simp_all{_listed([*used, PRODUCTS])}", -0.1
        yield f"grind{_listed(used)}", -0.5
    elif "+ " in combined or "max" in combined:
        yield f"{simp} <;> omega", -0.1
        yield f"grind{_listed(used)}", -0.5
    else:
        yield f"(try {simp}) <;> grind{_listed(used)}", -0.6


def _listed(rules: Sequence[str]) -> str:
    return f" [{', '.join(rules)}]" if rules else ""


def _operand(text: str) -> str:
    """In brackets where it has to be beside an operator, which binds less than an application."""
    return text if all(word[0] in "([{" or WORD.fullmatch(word) for word in top_level_words(text)) else _atom(text)


def _atom(text: str) -> str:
    """In brackets where it has to be."""
    return text if WORD.fullmatch(text) or re.fullmatch(r"\d+|\[[^\[\]]*\]", text) else f"({text})"
