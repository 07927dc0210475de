"""A prover without a model: statements about a file's own numbers, as statements about Lean's.

What the functions of a goal do to values (`interpretations`) is guessed from samples that Lean computes, then proved by
induction, function by function. What is left of the goal is arithmetic. To read terms as polynomials in natural numbers
is how termination of rewriting is shown (Lankford, *On proving term rewriting systems are Noetherian*, 1979); here the
values have to be equal, not to decrease. Lean judges every step, beside the search.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncGenerator, Iterator, Sequence
from itertools import islice, product

from assistant.lean.errors import LeanError
from assistant.lean.places import Place
from assistant.lean.verify.verdicts import Limits, Question, Step, Verdict, Verifier
from models.inductive import Inductives, constructors_of, type_head
from models.protocol import Candidate, Capabilities, ProofState, Proposal, RuleProver, StepRequest
from models.shapes import fresh_name, local_names, proofs, things
from models.space.functions import Function, Functions, closure, named
from models.space.interpretations import (
    NAT,
    REWRITES,
    VARIABLES,
    Image,
    Interpretation,
    NoForm,
    Reading,
    form_of,
    images,
)
from models.space.turns import Turn

HEAD_START = 1.0
"""Seconds that the search has to itself: most of what is proved is proved by then."""
MOST_READINGS = 4
MOST_FUNCTIONS = 8
CHUNK = 16
"""Values in one list: Lean does not print long ones in full."""
LAW_SECONDS = 4.0
"""What the proof of one law, or of what is left, may take."""
HEARTBEATS = 400_000
SCORE = -0.2
"""Of what is known to close the goal."""
TRUTHS = (
    "(try rw [Bool.eq_iff_iff]) <;> (try simp only [decide_true, true_iff, iff_true, decide_eq_true_eq, "
    "decide_eq_false_iff_not, Bool.and_eq_true, Bool.or_eq_true, Bool.not_eq_true'])"
)
"""Turns truth values into statements."""


class Interpretations(RuleProver):
    """`functions` and `inductives` are those that the file defines. It proposes nothing before it is told where it
    stands (`at`)."""

    name = "interpretations"
    stage = -1
    capabilities = Capabilities(batch=1, seconds=1.0)

    def __init__(self, functions: Functions | None = None, inductives: Inductives | None = None) -> None:
        self.functions = functions or {}
        self.inductives = inductives or {}
        self._verifier: Verifier | None = None
        self._place: Place | None = None
        self.turn = Turn()

    def at(self, place: Place, verifier: Verifier, seconds: float) -> Interpretations:
        """The same for a search of so many seconds at one place, where `verifier` can be asked."""
        there = Interpretations(self.functions, self.inductives)
        there._place, there._verifier = place, verifier
        there.turn = Turn(seconds)
        return there

    async def propose(self, requests: Sequence[StepRequest], deadline: float) -> AsyncGenerator[Proposal, None]:
        for request in requests:
            state = request.state
            found: tuple[Candidate, ...] = ()
            if self._verifier is not None and self._place is not None and state.goals and not state.steps:
                interpreting = Interpreting(self, self._verifier, self._place, state, deadline)
                if interpreting.readings:
                    await asyncio.sleep(HEAD_START)
                    try:
                        with self.turn.taken():
                            found = await interpreting.run()
                    except LeanError:  # it is a guest of the search, which goes on
                        found = ()
            yield Proposal(request.number, found)


class Interpreting:
    """The work on one goal, that at the place. `readings` are the ways to read the types that it is about; none where
    something of it is no number."""

    def __init__(
        self, prover: Interpretations, verifier: Verifier, place: Place, state: ProofState, deadline: float
    ) -> None:
        self._functions = prover.functions
        self._inductives = prover.inductives
        self._verifier = verifier
        self._place = place
        self._goal = state.goals[0]
        self._deadline = deadline
        texts = [self._goal.target, *(proposition for _, proposition in proofs(self._goal))]
        self._direct = named(" ".join(texts), self._functions)
        used = closure(self._direct, self._functions)
        self._used = sorted(used, key=lambda name: len(closure([name], self._functions)))  # callees first
        self._taken = local_names(self._goal) | {name.rsplit(".", 1)[-1] for name in self._functions}
        self.readings = list(islice(self._readings(), MOST_READINGS))

    def _readings(self) -> Iterator[Reading]:
        there = [self._functions[name] for name in self._used]
        if not there or len(there) > MOST_FUNCTIONS:
            return
        written = {type_head(kind): kind for _, kind in things(self._goal)}
        kinds = {type_head(kind): kind for one in there for kind in (*one.arguments, one.result)}
        own = {head: kind for head, kind in kinds.items() if head in self._inductives}
        ways = [list(images(constructors_of(kind, self._inductives))) for kind in own.values()]
        for choice in product(*ways):
            taken = set(self._taken)
            types = {
                head: _interpretation(kind, written.get(head, kind), way, taken)
                for (head, kind), way in zip(own.items(), choice, strict=True)
            }
            reading = Reading(types)
            if all(reading.reads(one) for one in there):
                yield reading

    async def run(self) -> tuple[Candidate, ...]:
        """A tactic that closes the goal, or none."""
        for reading in self.readings:
            try:
                forms = await self._forms(reading)
            except NoForm:
                continue
            if found := await self._proved(reading, forms):
                return found
        return ()

    # --- what functions do to values -------------------------------------------------------------------------------

    async def _forms(self, reading: Reading) -> dict[str, str]:
        """What each function does to values, by their names. Errors: `NoForm`."""
        lists: list[tuple[str, str, str]] = []
        samples = {name: reading.samples(self._functions[name]) for name in self._used}
        for name, applied in samples.items():
            kind = self._functions[name].result
            kind = kind if kind in ("Bool", "Int") else NAT
            for start in range(0, len(applied), CHUNK):
                terms = ", ".join(term for term, _ in applied[start : start + CHUNK])
                lists.append((f"sampled{len(lists)}", kind, f"[{terms}]"))
        rules = ", ".join((*self._used, *_equations(reading)))
        lines = [one.introduced for one in reading.types.values()]
        for name, kind, terms in lists:
            lines.append(f"obtain ⟨list, {name}⟩ : ∃ list : List {kind}, {terms} = list := ⟨_, rfl⟩")
            lines.append(f"simp [{rules}] at {name}")
        [[judgement]] = await self._verifier.check(self._place, [Question((), ("\n".join(lines),))], self._limits())
        if judgement.verdict is not Verdict.PROGRESS:
            raise NoForm
        said = {h.names[0]: h.type for h in judgement.goals[0].hypotheses}
        values = iter([value for name, _, _ in lists for value in _values(said.get(name, ""))])
        forms: dict[str, str] = {}
        for name, applied in samples.items():
            there = list(islice(values, len(applied)))
            if len(there) != len(applied):
                raise NoForm
            forms[name] = form_of([point for _, point in applied], there)
        return forms

    # --- proofs ----------------------------------------------------------------------------------------------------

    async def _proved(self, reading: Reading, forms: dict[str, str]) -> tuple[Candidate, ...]:
        taken = self._taken | {name for one in reading.types.values() for name in (one.value, one.least, one.same)}
        lines = [one.introduced for one in reading.types.values()]
        laws: dict[str, str] = {}
        for name, form in forms.items():
            function = self._functions[name]
            law = fresh_name(f"{function.short}_value", taken)
            taken.add(law)
            claim = f"have {law} : {reading.law(function, form)}"
            rules = (*_equations(reading), *laws.values())
            ways = [f"{claim} := by\n  {way}" for way in _inductions(function, rules)]
            held = await self._first(lines, ways, Verdict.PROGRESS)
            if not held:
                return ()
            lines.append(held)
            laws[name] = law
        begin = [f"revert {' '.join(reversed(names))}"] if (names := [name for name, _ in proofs(self._goal)]) else []
        for more, same in self._with_sameness(reading):
            there = [*lines, *more, *begin]
            rewriting = [law for name, law in laws.items() if forms[name].startswith(REWRITES)]
            tails = list(_tails(", ".join((*same, *_equations(reading), *rewriting))))
            if tail := await self._first(there, tails, Verdict.CLOSES):
                why = "; ".join(self._in_words(reading, name, form) for name, form in forms.items())
                return (Candidate("\n".join([*there, tail]), SCORE, Interpretations.name, why=why),)
        return ()

    def _with_sameness(self, reading: Reading) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
        """Lemmas that elements are the same whose values are, and their names; and the same without any. Those come
        first where a function of the goal gives an element."""
        lemmas = tuple(lemma for one in reading.types.values() for lemma in one.lemmas)
        both = [(lemmas, tuple(one.same for one in reading.types.values())), ((), ())]
        if not reading.types:
            return both[1:]
        gives_elements = any(type_head(self._functions[name].result) in reading.types for name in self._direct)
        return both if gives_elements else both[::-1]

    def _in_words(self, reading: Reading, name: str, form: str) -> str:
        return reading.law(self._functions[name], form).partition(", ")[2]

    # --- Lean ------------------------------------------------------------------------------------------------------

    def _limits(self) -> Limits:
        left = self._deadline - asyncio.get_running_loop().time()
        return Limits(max(0.1, left), LAW_SECONDS, HEARTBEATS)

    async def _first(self, lines: Sequence[str], tactics: Sequence[str], wanted: Verdict) -> str:
        """The first of some tactics that does what is wanted behind some lines; empty without any. The plainest one is
        tried by itself: it mostly does, and others take long where they fail."""
        branch = (Step("\n".join(lines), 1, (0,)),) if lines else ()
        for batch in filter(None, (tuple(tactics[:1]), tuple(tactics[1:]))):
            [judgements] = await self._verifier.check(self._place, [Question(branch, batch)], self._limits())
            ran = {judgement.candidate for judgement in judgements if judgement.verdict is wanted}
            if found := next((tactic for tactic in batch if tactic in ran), ""):
                return found
        return ""


def _interpretation(kind: str, written: str, way: tuple[Image, ...], taken: set[str]) -> Interpretation:
    def fresh(name: str) -> str:
        found = fresh_name(name, taken)
        taken.add(found)
        return found

    value = fresh("value")
    equations = tuple(fresh(f"value_{image.constructor}") for image in way)
    return Interpretation(kind, written, value, way, equations, fresh("value_ge"), fresh("same_value"))


def _tails(told: str) -> Iterator[str]:
    """Ways to prove what is left of a goal, the plainest first; `told` are names of equations."""
    if told:
        yield f"simp only [{told}]; intros; omega"
        yield f"simp only [{told}]; intros; grind"
        yield f"simp only [{told}]; intros; {TRUTHS} <;> omega"
        yield f"simp only [{told}]; intros; {TRUTHS} <;> grind"
        yield f"simp [{told}] <;> first | omega | grind"
        yield f"intros; simp_all [{told}, Nat.add_mod, Nat.mul_mod]"
    yield "intros; grind"


def _equations(reading: Reading) -> tuple[str, ...]:
    return tuple(name for one in reading.types.values() for name in one.equations)


def _inductions(function: Function, rules: Sequence[str]) -> Iterator[str]:
    """Ways to prove what a function does to values, each of one line."""
    names = VARIABLES[: len(function.arguments)]
    told = ", ".join(rules)
    introduced = f"intro {' '.join(names)}; "
    only = f"(try simp_all only [{told}])" if told else "(try simp_all only [])"
    full = f"(try simp_all [{told}])" if told else "(try simp_all)"
    if function.recursive:
        called = f"fun_induction {function.name} {' '.join(names)}"
        yield f"{introduced}{called} <;> {only} <;> first | omega | grind"
        if function.result == "Bool":
            yield f"{introduced}{called} <;> {only} <;> {TRUTHS} <;> omega"
        yield f"{introduced}{called} <;> {full} <;> first | omega | grind"
        for place in function.decreasing:
            others = [name for number, name in enumerate(names) if number != place]
            general = f" generalizing {' '.join(others)}" if others else ""
            unfolded = ", ".join(filter(None, (function.name, told)))
            yield f"{introduced}induction {names[place]}{general} <;> simp_all [{unfolded}] <;> first | omega | grind"
    else:
        yield f"{introduced}simp only [{', '.join(filter(None, (function.name, told)))}] <;> first | omega | grind"
        unfolded = f"{introduced}unfold {function.name}; (repeat' split)"
        yield f"{unfolded} <;> {only} <;> first | omega | grind"
        yield f"{unfolded} <;> {full} <;> first | omega | grind"


_VALUES = re.compile(r"-?\d+|true|false")


def _values(said: str) -> list[int]:
    """The values in a list as Lean prints it; truths as `bool`."""
    inside = said.partition("[")[2].partition("]")[0]
    return [text == "true" if text in ("true", "false") else int(text) for text in _VALUES.findall(inside)]
