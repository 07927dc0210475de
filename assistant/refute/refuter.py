"""Looks for a counterexample, and has Lean judge it like any other proof.

First the statement is decided on all combinations of small values at once, by the kernel; a statement that holds for
all of them costs one elaboration. Where one of them contradicts it, the values are narrowed down one variable after
another, the smallest first, so that the witness needs no shrinking. What the kernel cannot decide is tried value by
value, with the tactics that may prove the negation. Nothing of the file is ever run.
"""

from __future__ import annotations

import itertools
import logging
import math
import time
from collections.abc import Mapping, Sequence

from assistant.errors import AssistantError
from assistant.lean.goals import Goal, GoalKind
from assistant.lean.judge.grounds import STANDARD
from assistant.lean.places import Place
from assistant.lean.verify.verdicts import Acceptance, Judgement, Limits, Question, Verdict, Verifier
from assistant.refute.closure import Closure, alone, closure, universes
from assistant.refute.datatypes import declared_datatypes
from assistant.refute.errors import CannotSample
from assistant.refute.instances import (
    FOUND_BY_LEAN,
    Instance,
    all_exist,
    alternating,
    combinations,
    instances,
    large_ranges,
    small_ranges,
)
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
from assistant.refute.telescope import Role, Telescope, telescope, written_out
from assistant.refute.values import Values
from assistant.tasks import beside_loop

log = logging.getLogger(__name__)

BATCH = 6
"""Combinations that are tried one by one, in one elaboration."""
MOST_SINGLES = 36
ATTEMPTS = 3
"""Proofs of a negation that are given to be accepted."""
CANDIDATE_SECONDS = 1.0
"""What Lean may take for one tactic."""
ACCEPT_SECONDS = 30.0
HELD = "is false"
"""What `decide` says of a proposition whose negation it has evaluated to be true: no combination contradicts it."""
NOTHING_FOUND = "no counterexample among the values that were tried"
TIME_OVER = "the time was over"
NOT_PRINTABLE = "the goal cannot be written as Lean prints it"
IN_CONTEXT = "variables of its section would stand before the negation"
NOT_ACCEPTED = "Lean does not accept the proof of the negation"


class Refuter:
    """Of one verifier."""

    def __init__(self, verifier: Verifier) -> None:
        self.verifier = verifier

    async def refute(self, place: Place, goal: Goal, seconds: float) -> Refutation | NotRefuted:
        """A counterexample to the goal at a place, accepted by Lean, or why there is none; in about so many seconds
        besides what it takes to accept it.

        Errors: `LeanError` when Lean cannot be asked about the place.
        """
        try:
            return await self._attempt(place, goal, seconds)
        except AssistantError:
            raise
        except Exception as error:  # a fault of ours, from which no search for a proof need suffer
            log.exception("looking for a counterexample failed at %s", place.where)
            return NotRefuted(f"something failed that should not: {type(error).__name__}: {error}")

    async def _attempt(self, place: Place, goal: Goal, seconds: float) -> Refutation | NotRefuted:
        attempt = await beside_loop(place.text, _Attempt, self.verifier, place, goal, seconds)
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
        self.statement = " ".join([goal.target, *(hypothesis.type for hypothesis in goal.hypotheses)])
        self.parts = relevant_parts(above, self.statement)
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
        if "sorry" in words(self.statement):
            raise CannotSample("the statement has an error or a hole")
        over = telescope(self.goal, self.values.types)
        self.plain = await beside_loop(self.place.text, closure, self.place, self.goal)
        deriving = [f"deriving instance DecidableEq for {name}" for name in self._undecided_types()]
        self.prepared = self.plain
        if self.plain.whole and deriving:
            self.prepared = await beside_loop(self.place.text, closure, self.place, self.goal, deriving)
        lowest = self.plain.whole or not universes((self.goal,))
        found_instances = list(instances(over, self.values, lowest=lowest))
        for _, alike in itertools.groupby(found_instances, lambda instance: instance.types):
            group = [instance for instance in alike if not instance.depends]
            for instance in group:
                if (found := await self._all_at_once(instance)) is not None:
                    return await self._finished(instance, found)
            if group and all(instance.key in self.decided for instance in group):
                return NotRefuted(NOTHING_FOUND, self.tried, self.spent())
        if found_one := await self._one_by_one(found_instances):
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

    # --- all values at once ------------------------------------------------------------------------------------

    async def _all_at_once(self, instance: Instance) -> dict[int, str] | None:
        """The least combination of values that contradicts an instance."""
        asked = [small_ranges(instance, self.values), *large_ranges(instance, self.values)]
        if any(not all_exist(instance.kinds[place], values) for one in asked for place, values in one.items()):
            return None
        said = await self._ask(self.prepared, [tried_on_all(instance.over, instance.fixed, one) for one in asked])
        for ranges, judgement in zip(asked, said, strict=True):
            if judgement.verdict is Verdict.CLOSES:
                self.decided.add(instance.key)
                return await self._narrowed(instance, ranges)
            if HELD in judgement.message:
                self.decided.add(instance.key)
                self.tried += math.prod(map(len, ranges.values()))
        return None

    async def _narrowed(self, instance: Instance, ranges: Mapping[int, Sequence[str]]) -> dict[int, str]:
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

    async def _one_by_one(self, found: Sequence[Instance]) -> tuple[Instance, dict[int, str]] | None:
        """As `_all_at_once`, of statements that the kernel cannot decide."""
        closer, proof = any_of(self._closers(found[0].over)), any_of(self._proofs())
        open_ones = [instance for instance in found if instance.key not in self.decided]
        streams = alternating([combinations(instance, self.values) for instance in open_ones])
        singles = itertools.islice(streams, MOST_SINGLES)
        while self.left() > 0 and (batch := list(itertools.islice(singles, BATCH))):
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

    async def _finished(self, instance: Instance, values: Mapping[int, str]) -> Refutation | NotRefuted:
        """The counterexample, with a proof that Lean accepts."""
        terms = instance.terms(values)
        reason = NOT_ACCEPTED
        decided = instance.key in self.decided and self.prepared is self.plain
        at_once = [tried_on_one(instance.over, terms, "decide")] if decided else []
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
        printed = await self._printed(where, over, way)
        if where.whole:
            judged = where
        elif printed:
            judged = await beside_loop(self.place.text, alone, self.place, printed)
        else:
            return "", Acceptance(False)
        if await self._has_context(judged):
            return printed, Acceptance(False, reasons=(IN_CONTEXT,))
        return printed, await self.verifier.accept(judged.place, way, Limits(seconds=ACCEPT_SECONDS, below=False))

    async def _has_context(self, where: Closure) -> bool:
        """Whether the negation would be proved from something: variables of a section may be included in a theorem that
        does not name them, and may contradict each other."""
        goals = await self.verifier.state(where.place, seconds=ACCEPT_SECONDS)
        return not goals or any(goal.hypotheses for goal in goals)

    async def _printed(self, where: Closure, over: Telescope, way: str) -> str:
        """The negation written out, where that says the same when it stands alone; else nothing."""
        printed = f"¬ ({written_out(over, lowest=where.whole)})"
        alone_ = f"have s : {printed} := {way.removeprefix('exact ')}\nexact s"
        (judgement,) = await self._ask(where, [alone_], at_least=ACCEPT_SECONDS)
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


def _witness(instance: Instance, terms: Mapping[int, str]) -> tuple[tuple[str, str], ...]:
    found = ((binder.name, terms.get(place, FOUND_BY_LEAN)) for place, binder in enumerate(instance.over.arguments))
    return tuple((name, term) for name, term in found if term != FOUND_BY_LEAN)
