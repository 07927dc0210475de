"""Looks for a counterexample, and has Lean judge it like any other proof.

First the statement is decided on all combinations of small values at once, by the kernel; a statement that holds for
all of them costs one elaboration. Where one of them contradicts it, the values are narrowed down one variable after
another, the smallest first, so that the witness needs no shrinking. What the kernel cannot decide is tried value by
value, with the tactics that may prove the negation. Nothing of the file is ever run.
"""

from __future__ import annotations

import asyncio
import itertools
import math
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from assistant.lean.goals import Goal, GoalKind
from assistant.lean.judge.grounds import STANDARD
from assistant.lean.places import Place
from assistant.lean.verify.verdicts import Acceptance, Judgement, Limits, Question, Verdict, Verifier
from assistant.refute.closure import SORT, Closure, alone, chosen_types, closure, universes
from assistant.refute.datatypes import declared_datatypes
from assistant.refute.errors import CannotSample
from assistant.refute.negation import (
    any_of,
    closers,
    proofs_of_hypotheses,
    tried_on_all,
    tried_on_one,
    tried_on_proofs,
    words,
)
from assistant.refute.refutation import NotRefuted, Refutation
from assistant.refute.relevant import relevant_parts
from assistant.refute.telescope import Role, Telescope, substituted, telescope, written_out
from assistant.refute.values import Values

COMBINATIONS = 200
"""At most, that are decided at once."""
MOST_VALUES = 20
"""Of one variable."""
DICTIONARIES = 4
"""Choices of instances for one choice of types."""
BATCH = 6
"""Combinations that are tried one by one, in one elaboration."""
MOST_SINGLES = 36
DEEPEST = 12
ATTEMPTS = 3
"""Proofs of a negation that are given to be accepted."""
CANDIDATE_SECONDS = 1.0
"""What Lean may take for one tactic."""
ACCEPT_SECONDS = 30.0
OPERATIONS = frozenset("Add Mul Sub Div Mod Append Max Min AndOp OrOp XorOp".split())
FOUND_BY_LEAN = "inferInstance"
HELD = "is false"
"""What `decide` says of a proposition whose negation it has evaluated to be true: no combination contradicts it."""
NOTHING_FOUND = "no counterexample among the values that were tried"
TIME_OVER = "the time was over"
NOT_PRINTABLE = "the goal cannot be written as Lean prints it"
NOT_ACCEPTED = "Lean does not accept the proof of the negation"


@dataclass(frozen=True, slots=True)
class _Instance:
    """The statement for given types and instances: `fixed` has their terms by their place among the arguments, `kinds`
    the types of its data, with the types put in."""

    over: Telescope
    fixed: Mapping[int, str]
    kinds: Mapping[int, str]

    @property
    def depends(self) -> bool:
        """Whether the type of some data mentions other data, so that values cannot be chosen one by one."""
        names = {self.over.arguments[place].name for place in self.kinds}
        return any(names & words(kind) for kind in self.kinds.values())

    @property
    def types(self) -> tuple[str, ...]:
        """What its variables that are types stand for."""
        return tuple(self.fixed[p] for p, one in enumerate(self.over.arguments) if one.role is Role.TYPE)

    @property
    def key(self) -> tuple[tuple[int, str], ...]:
        return tuple(self.fixed.items())

    def terms(self, values: Mapping[int, str]) -> dict[int, str]:
        return {**self.fixed, **values}


class Refuter:
    """Of one verifier."""

    def __init__(self, verifier: Verifier) -> None:
        self.verifier = verifier

    async def refute(self, place: Place, goal: Goal, seconds: float) -> Refutation | NotRefuted:
        """A counterexample to the goal at a place, accepted by Lean, or why there is none; in about so many seconds
        besides what it takes to accept it.

        Errors: `LeanError` when Lean cannot be asked about the place.
        """
        attempt = _Attempt(self.verifier, place, goal, seconds)
        try:
            return await attempt.run()
        except CannotSample as error:
            return NotRefuted(error.message, attempt.tried, attempt.spent())


class _Attempt:
    """One search for a counterexample."""

    def __init__(self, verifier: Verifier, place: Place, goal: Goal, seconds: float) -> None:
        self.verifier = verifier
        self.place = place
        self.goal = goal
        self.tried = 0
        self.decided: set[tuple[tuple[int, str], ...]] = set()
        """Instances that the kernel could decide."""
        self._began = time.monotonic()
        self._deadline = self._began + seconds
        above = place.text[: place.declaration.span.start]
        statement = " ".join([goal.target, *(hypothesis.type for hypothesis in goal.hypotheses)])
        self.parts = relevant_parts(above, statement)
        self.datatypes = declared_datatypes(above)
        self.values = Values(self.datatypes)

    def spent(self) -> float:
        return time.monotonic() - self._began

    def left(self) -> float:
        return self._deadline - time.monotonic()

    async def run(self) -> Refutation | NotRefuted:
        if self.goal.kind is GoalKind.DATA:
            raise CannotSample("what is missing is no proof")
        if self.parts.undetermined:
            raise CannotSample(f"it rests on `{self.parts.undetermined[0]}`, which nothing defines")
        over = telescope(self.goal, self.values.types)
        self.plain = closure(self.place, self.goal)
        deriving = [f"deriving instance DecidableEq for {name}" for name in self._undecided_types()]
        self.prepared = closure(self.place, self.goal, deriving) if self.plain.whole and deriving else self.plain
        instances = list(self._instances(over))
        for _, alike in itertools.groupby(instances, lambda instance: instance.types):
            group = [instance for instance in alike if not instance.depends]
            for instance in group:
                if (found := await self._all_at_once(instance)) is not None:
                    return await self._finished(instance, found)
            if group and all(instance.key in self.decided for instance in group):
                return NotRefuted(NOTHING_FOUND, self.tried, self.spent())
        if found_one := await self._one_by_one(instances):
            return await self._finished(*found_one)
        return NotRefuted(NOTHING_FOUND if self.left() > 0 else TIME_OVER, self.tried, self.spent())

    def _undecided_types(self) -> list[str]:
        """Types of the file that the statement is about, of which nobody says that their equality is decidable."""
        own = {datatype.name: datatype for datatype in self.datatypes.values()}
        return [
            name
            for name, datatype in own.items()
            if not datatype.decidable and not datatype.is_class and name.rsplit(".", 1)[-1] in self.parts.words
        ]

    def _instances(self, over: Telescope) -> Iterator[_Instance]:
        """The statement for some types and instances, those first that decide most."""
        arguments = over.arguments
        types = [place for place, binder in enumerate(arguments) if binder.role is Role.TYPE]
        classes = [place for place, binder in enumerate(arguments) if binder.role is Role.INSTANCE]
        for kind in (arguments[place].type for place in types):
            if not SORT.fullmatch(kind):
                raise CannotSample(f"no values of type {kind} are known")
        free = self.plain.whole or not universes((self.goal,))
        for chosen in chosen_types(len(types), free):
            named = {arguments[place].name: kind for place, kind in zip(types, chosen, strict=True)}
            kinds = {
                place: substituted(binder.type, named)
                for place, binder in enumerate(arguments)
                if binder.role is Role.DATA
            }
            offered = [self._dictionaries(substituted(arguments[place].type, named)) for place in classes]
            for given in itertools.islice(itertools.product(*offered), DICTIONARIES):
                fixed = dict(zip(types, chosen, strict=True)) | dict(zip(classes, given, strict=True))
                yield _Instance(over, fixed, kinds)

    def _dictionaries(self, kind: str) -> tuple[str, ...]:
        """Terms of a class: what Lean finds, and what makes its operation an unusual one."""
        head = kind.split(" ", 1)[0]
        unusual = ("⟨fun a _ => a⟩",) if head in OPERATIONS else ()
        own = self.values.smallest(kind, 3) if head in self.datatypes else ()
        return (FOUND_BY_LEAN, *unusual, *own)

    # --- all values at once ------------------------------------------------------------------------------------

    async def _all_at_once(self, instance: _Instance) -> dict[int, str] | None:
        """The least combination of values that contradicts an instance."""
        asked = [_small_ranges(instance, self.values), *_large_ranges(instance, self.values)]
        said = await self._ask(self.prepared, [tried_on_all(instance.over, instance.fixed, one) for one in asked])
        for ranges, judgement in zip(asked, said, strict=True):
            if judgement.verdict is Verdict.CLOSES:
                self.decided.add(instance.key)
                return await self._narrowed(instance, ranges)
            if HELD in judgement.message:
                self.decided.add(instance.key)
                self.tried += math.prod(map(len, ranges.values()))
        return None

    async def _narrowed(self, instance: _Instance, ranges: Mapping[int, Sequence[str]]) -> dict[int, str]:
        """The least value of each variable in turn for which the others can still be chosen."""
        chosen: dict[int, str] = {}
        for place in ranges:
            rest = {other: values for other, values in ranges.items() if other not in chosen and other != place}
            asked = [tried_on_all(instance.over, instance.terms({**chosen, place: v}), rest) for v in ranges[place]]
            said = await self._ask(self.prepared, asked)
            closing = [v for v, one in zip(ranges[place], said, strict=True) if one.verdict is Verdict.CLOSES]
            if not closing:
                raise CannotSample(TIME_OVER)
            chosen[place] = closing[0]
        return chosen

    # --- one by one --------------------------------------------------------------------------------------------

    async def _one_by_one(self, instances: Sequence[_Instance]) -> tuple[_Instance, dict[int, str]] | None:
        """As `_all_at_once`, of statements that the kernel cannot decide."""
        closer, proof = any_of(self._closers(instances[0].over)), any_of(self._proofs())
        open_ones = [instance for instance in instances if instance.key not in self.decided]
        streams = _alternating([_combinations(instance, self.values) for instance in open_ones])
        combinations = itertools.islice(streams, MOST_SINGLES)
        while self.left() > 0 and (batch := list(itertools.islice(combinations, BATCH))):
            asked = []
            for number, values in batch:
                instance = open_ones[number]
                terms = instance.terms(values)
                asked.append(tried_on_one(instance.over, terms, closer, proof))
                asked.append(tried_on_proofs(instance.over, terms, proof, closer))
            said = await self._ask(self.prepared, asked)
            for place, judgement in enumerate(said):
                if judgement.verdict is Verdict.CLOSES:
                    number, values = batch[place // 2]
                    return open_ones[number], values
        return None

    # --- the proof ---------------------------------------------------------------------------------------------

    def _closers(self, over: Telescope) -> tuple[str, ...]:
        return closers(self.parts.functions, self.parts.predicates, over.conclusion)

    def _proofs(self) -> tuple[str, ...]:
        return proofs_of_hypotheses(self.parts.functions, self.parts.predicates)

    def _ways(self, over: Telescope, terms: Mapping[int, str]) -> list[str]:
        """Proofs that the values contradict the statement, those first that read best."""
        inside = any(binder.role is Role.HYPOTHESIS for binder in over.arguments)
        among = [*self._proofs(), any_of(self._proofs())] if inside else ["decide"]
        ways = [tried_on_one(over, terms, closer, proof) for proof in among for closer in self._closers(over)]
        if inside or over.trailing:
            proofs = [*self._proofs(), any_of(self._proofs())]
            ways += [tried_on_proofs(over, terms, proof, closer) for proof in proofs for closer in self._closers(over)]
        return ways

    async def _finished(self, instance: _Instance, values: Mapping[int, str]) -> Refutation | NotRefuted:
        """The counterexample, with a proof that Lean accepts."""
        terms = instance.terms(values)
        reason = NOT_ACCEPTED
        at_once = [tried_on_one(instance.over, terms, "decide")] if instance.key in self.decided else []
        for where, ways in (
            (self.plain, at_once),
            (self.plain, self._ways(instance.over, terms)),
            (self.prepared, self._ways(instance.over, terms)),
        ):
            closing = ways if ways is at_once else await self._closing(where, ways)
            for way in closing[:ATTEMPTS]:
                printed, acceptance = await self._accepted(where, instance.over, way)
                if not (where.whole or printed):
                    reason = NOT_PRINTABLE
                elif acceptance.complete and STANDARD.issuperset(acceptance.axioms):
                    code = f"example : {printed or where.statement} :=\n  {way.removeprefix('exact ')}"
                    return Refutation(
                        _witness(instance, terms),
                        way,
                        "\n\n".join([*where.prepared, code]),
                        where.whole,
                        acceptance.axioms,
                        acceptance.reservation,
                        self.spent(),
                    )
                else:
                    reason = "; ".join(acceptance.reasons) or NOT_ACCEPTED
        return NotRefuted(reason, self.tried, self.spent())

    async def _closing(self, where: Closure, ways: Sequence[str]) -> list[str]:
        said = await self._ask(where, ways, at_least=ACCEPT_SECONDS)
        return [one.candidate for one in said if one.verdict is Verdict.CLOSES]

    async def _accepted(self, where: Closure, over: Telescope, way: str) -> tuple[str, Acceptance]:
        """The negation as it can be written, and whether Lean accepts the proof of it. The goal at a hole is judged as
        it is written, in a theorem of its own: beside its hole there are others."""
        limits = Limits(seconds=ACCEPT_SECONDS, below=False)
        if where.whole:
            printing = asyncio.ensure_future(self._printed(where, over, way))
            try:
                acceptance = await self.verifier.accept(where.place, way, limits)
                return await printing, acceptance
            finally:
                printing.cancel()
                await asyncio.gather(printing, return_exceptions=True)
        printed = await self._printed(where, over, way)
        if not printed:
            return "", Acceptance(False)
        return printed, await self.verifier.accept(alone(self.place, printed).place, way, limits)

    async def _printed(self, where: Closure, over: Telescope, way: str) -> str:
        """The negation written out, where that says the same; else nothing."""
        printed = f"¬ ({written_out(over, lowest=where.whole)})"
        shown = f"exact (show {printed} from {way.removeprefix('exact ')})"
        (judgement,) = await self._ask(where, [shown], at_least=ACCEPT_SECONDS)
        return printed if judgement.verdict is Verdict.CLOSES else ""

    async def _ask(self, where: Closure, tactics: Sequence[str], at_least: float = 0.0) -> list[Judgement]:
        if not tactics:
            return []
        seconds = max(self.left(), at_least)
        if seconds <= 0:
            raise CannotSample(TIME_OVER)
        limits = Limits(seconds=seconds, candidate_seconds=CANDIDATE_SECONDS)
        goal = Goal("", (), f"¬ {where.statement}")
        (said,) = await self.verifier.check(where.place, [Question((), tuple(tactics), (goal,))], limits)
        return said


def _witness(instance: _Instance, terms: Mapping[int, str]) -> tuple[tuple[str, str], ...]:
    found = ((binder.name, terms.get(place, FOUND_BY_LEAN)) for place, binder in enumerate(instance.over.arguments))
    return tuple((name, term) for name, term in found if term != FOUND_BY_LEAN)


# --- which values -----------------------------------------------------------------------------------------------


def _small_ranges(instance: _Instance, values: Values) -> dict[int, tuple[str, ...]]:
    """The smallest values of each variable, as many as make no more than `COMBINATIONS`."""
    count = _each(len(instance.kinds))
    return {place: values.smallest(kind, count) for place, kind in instance.kinds.items()}


def _large_ranges(instance: _Instance, values: Values) -> Iterator[dict[int, tuple[str, ...]]]:
    """Values by chance, where there are variables."""
    if instance.kinds:
        count = _each(len(instance.kinds))
        yield {place: values.larger(kind, count, place) for place, kind in instance.kinds.items()}


def _each(variables: int) -> int:
    return max(2, min(MOST_VALUES, int(COMBINATIONS ** (1 / variables)))) if variables else 0


def _combinations(instance: _Instance, values: Values) -> Iterator[dict[int, str]]:
    """Of values, small ones first; types that depend on values before them are read with those put in."""
    places = list(instance.kinds)
    names = [instance.over.arguments[place].name for place in places]

    def chosen(number: int, rank: int, before: dict[str, str]) -> Iterator[dict[int, str]]:
        if number == len(places):
            yield from ({},) if rank == 0 else ()
            return
        kind = substituted(instance.kinds[places[number]], before)
        options = values.smallest(kind, rank + 1)
        for used, value in enumerate(options):
            for rest in chosen(number + 1, rank - used, {**before, names[number]: value}):
                yield {places[number]: value, **rest}

    for rank in range(DEEPEST):
        yield from chosen(0, rank, {})


def _alternating(streams: Sequence[Iterator[dict[int, str]]]) -> Iterator[tuple[int, dict[int, str]]]:
    """From each stream in turn, with its number."""
    active = dict(enumerate(streams))
    while active:
        for number, stream in list(active.items()):
            try:
                yield number, next(stream)
            except (StopIteration, CannotSample):
                del active[number]
