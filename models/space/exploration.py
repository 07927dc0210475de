"""A prover without a model: lemmas that the functions of a file satisfy, found by trying, and what they prove.

Conjectures about the functions that a goal names are tried at small values; those that hold are proved by induction, in
rounds, each with the lemmas of the rounds before. Then the goal is tried with them in its context. Lean judges every
step, on a worker of its own beside the search, which gives way for a while. As in HipSpec (Claessen, Johansson, Rosén
and Smallbone, 2013) lemmas come bottom up, from the signature.
"""

from __future__ import annotations

import asyncio
import math
from collections.abc import AsyncGenerator, Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.lean.errors import LeanError
from assistant.lean.goals import Goal
from assistant.lean.places import Place
from assistant.lean.verify.verdicts import Limits, Question, Step, Verdict, Verifier
from models.inductive import STANDARD, Inductives
from models.protocol import Candidate, Capabilities, ProofState, Proposal, RuleProver, StepRequest
from models.shapes import introductions, proofs
from models.space.closers import Rules
from models.space.functions import Functions, closure, named
from models.space.inductions import distinctions
from models.space.instances import elements, instances
from models.space.laws import LENGTH, Law, chosen, conjectures
from models.space.lemmas import own_lemmas
from models.space.openings import openings
from models.space.signatures import VARIABLES, signature_of, type_variables
from models.space.turns import Turn

HEAD_START = 2.0
"""Seconds that the search has to itself: most of what is proved is proved by then."""
ROUNDS = 3
MOST_LAWS = 80
FEW_LAWS = 24
"""As many are tried where every trial takes long."""
MOST_PROOFS = 5
"""Of one law that are tried in a round."""
GOAL_CANDIDATES = 24
BATCH = 16
"""Candidates in one elaboration: fewer than a search tries, since others may wait for the same worker."""
LAW_SECONDS = 1.5
"""What one proof may take."""
HEARTBEATS = 200_000
SCORE = -0.2
"""Of what is known to close the goal."""


@dataclass(frozen=True, slots=True)
class Lemma:
    """A law with its proof, as a tactic that adds it to the context by its `name`."""

    name: str
    law: Law
    have: str


class Lemmas(RuleProver):
    """`functions`, `inductives` and `propositions` are those that the file defines. It proposes nothing before it is
    told where it stands (`at`)."""

    name = "lemmas"
    stage = -1
    capabilities = Capabilities(batch=1, seconds=1.0)

    def __init__(
        self,
        functions: Functions | None = None,
        inductives: Inductives | None = None,
        propositions: frozenset[str] = frozenset(),
    ) -> None:
        self.functions = functions or {}
        self.own = inductives or {}
        self.propositions = propositions
        self._verifier: Verifier | None = None
        self._place: Place | None = None
        self._before = Turn()
        self.turn = Turn()

    def at(self, place: Place, verifier: Verifier, seconds: float, before: Turn | None = None) -> Lemmas:
        """The same, for a search of so many seconds at one place, where `verifier` can be asked. The turn of another
        prover comes `before` its own."""
        there = Lemmas(self.functions, self.own, self.propositions)
        there._place, there._verifier = place, verifier
        there.turn, there._before = Turn(seconds), before or Turn()
        return there

    async def propose(self, requests: Sequence[StepRequest], deadline: float) -> AsyncGenerator[Proposal, None]:
        for request in requests:
            state = request.state
            if self._verifier is None or self._place is None or state.steps or not state.goals or not self.functions:
                yield Proposal(request.number, ())
                continue
            await asyncio.sleep(HEAD_START)
            await self._before.over()
            exploration = Exploration(self, self._verifier, self._place, state, deadline)
            try:
                with self.turn.taken():
                    found = await exploration.run()
            except LeanError:  # it is a guest of the search, which goes on
                found = ()
            yield Proposal(request.number, found)


class Exploration:
    """What is found out for one goal, the one at the place."""

    def __init__(self, prover: Lemmas, verifier: Verifier, place: Place, state: ProofState, deadline: float) -> None:
        self._functions = prover.functions
        self._own = prover.own
        self._propositions = prover.propositions
        self._inductives = {**STANDARD, **prover.own}
        self._verifier = verifier
        self._place = place
        self._state = state
        self._goal = state.goals[0]
        self._deadline = deadline
        self._stated = own_lemmas(state, self._used)
        self.lemmas: list[Lemma] = []

    async def run(self) -> tuple[Candidate, ...]:
        """Tactics that close the goal; mostly one, or none."""
        laws = await self._that_hold(self._conjectures())
        for _ in range(ROUNDS):
            before = len(self.lemmas)
            laws = await self._proved(laws)
            if len(self.lemmas) == before:
                break
            if closing := await self._closing(thorough=False):
                return await self._shortened(closing)
        if self.lemmas and (closing := await self._closing(thorough=True)):
            return await self._shortened(closing)
        return ()

    # --- laws ------------------------------------------------------------------------------------------------------

    @property
    def _used(self) -> tuple[str, ...]:
        texts = [self._goal.target, *(proposition for _, proposition in proofs(self._goal))]
        return closure(named(" ".join(texts), self._functions), self._functions)

    def _conjectures(self) -> list[Law]:
        there = [self._functions[name] for name in self._used]
        signature = signature_of(self._goal, [one for one in there if not one.is_proposition])
        laws = [signature.bound(law) for law in conjectures(signature.operations, self._own) if signature.is_new(law)]
        near = set(named(self._goal.target, self._functions))
        return sorted(laws, key=lambda law: sum(name in self._functions and name not in near for name in law.about))[
            :MOST_LAWS
        ]

    async def _that_hold(self, laws: Sequence[Law]) -> list[Law]:
        """Those that small values do not speak against, and that say more than the definitions."""
        rules = self._rules(self._used).for_simp()
        types = [*type_variables(self._goal), *VARIABLES]
        texts = {law: _at_values(law, instances(law, self._own), types, rules, evaluated=True) for law in laws}
        held = await self._check([text for text in texts.values() if text], ())
        if not held:  # what recurses in another way than by structure does not evaluate
            texts = {law: _at_values(law, instances(law, self._own, 2), types, rules) for law in laws[:FEW_LAWS]}
            held = await self._check([text for text in texts.values() if text], ())
        left = [law for law, text in texts.items() if not text or text in held]
        plain = {law: _have("law", law, f"first | rfl | (simp{rules}; done)") for law in left}
        known = await self._check(list(plain.values()), ())
        return [law for law in left if plain[law] not in known]

    async def _proved(self, laws: Sequence[Law]) -> list[Law]:
        """Proves what it can; those that are left."""
        texts: dict[str, tuple[Law, str]] = {}
        name = f"law{len(self.lemmas) + 1}"
        for law in laws:
            for tactic in self._proofs(law):
                texts[_have(name, law, tactic)] = (law, tactic)
        proved: dict[Law, str] = {}
        waiting = list(texts)
        while waiting and self._left > 0:
            batch, waiting = waiting[:BATCH], waiting[BATCH:]
            for text in await self._check(batch, self._known()):
                law, tactic = texts[text]
                proved.setdefault(law, tactic)
            waiting = [text for text in waiting if texts[text][0] not in proved]
        for law in chosen(list(proved), [lemma.law for lemma in self.lemmas]):
            fresh = f"law{len(self.lemmas) + 1}"
            self.lemmas.append(Lemma(fresh, law, _have(fresh, law, proved[law])))
        return [law for law in laws if law not in proved]

    def _proofs(self, law: Law) -> Iterator[str]:
        """The likeliest inductions, each with all closers at once."""
        goal = law.goal
        texts = [goal.target, *(proposition for _, proposition in proofs(goal))]
        used = closure(named(" ".join(texts), self._functions), self._functions)
        hard = bool(law.assumed) or "∨" in law.conclusion or LENGTH in law.about
        closer = self._closer(used, thorough=hard)
        if self.lemmas:
            yield closer
        for tactic in self._inductive(goal, MOST_PROOFS):
            yield f"{tactic} <;> {closer}"

    def _closer(self, used: Sequence[str], *, thorough: bool) -> str:
        branches = any(self._functions[name].branches for name in used)
        lengths = any(LENGTH in lemma.law.about for lemma in self.lemmas)
        rules = self._rules(used)
        return at_once(rules, branches=branches, lemmas=bool(self.lemmas), thorough=thorough, lengths=lengths)

    def _rules(self, used: Sequence[str]) -> Rules:
        """Definitions, and what the file has proved about the functions of the goal."""
        stated = self._stated
        return Rules((*used, *stated.equations), (), (*stated.permutations, *stated.others))

    def _inductive(self, goal: Goal, most: int) -> Iterator[str]:
        """The likeliest ways to begin an induction, with what is distinguished next."""
        ways = openings(goal, self._functions, self._inductives, self._propositions)
        ranked = sorted(
            ((way, beside, way.score + score) for way in ways for beside, score in distinctions(way)),
            key=lambda one: -one[2],
        )
        for way, beside, _ in ranked[:most]:
            yield " <;> ".join([way.tactic, *beside])

    # --- the goal --------------------------------------------------------------------------------------------------

    async def _closing(self, *, thorough: bool) -> list[str]:
        """Tactics that close the goal behind the lemmas; `thorough` ones take long where they fail."""
        names = introductions(self._goal)
        introduced = f"intro {' '.join(names)}" if names else ""
        branch = self._known()
        goal = self._goal
        if introduced:
            [[judgement]] = await self._verifier.check(self._place, [Question(branch, (introduced,))], self._limits())
            if judgement.verdict is not Verdict.PROGRESS or len(judgement.goals) != 1:
                return []
            branch = (*branch, Step(introduced, 1, (0,)))
            goal = judgement.goals[0]
        laws = {lemma.name for lemma in self.lemmas}
        plain = replace(goal, hypotheses=tuple(h for h in goal.hypotheses if not laws & set(h.names)))
        closer = self._closer(self._used, thorough=thorough)
        tactics = [
            self._closer(self._used, thorough=True),
            *(f"{way} <;> {closer}" for way in self._inductive(plain, GOAL_CANDIDATES)),
        ]
        for start in range(0, len(tactics), BATCH):
            closed = await self._check(tactics[start : start + BATCH], branch, Verdict.CLOSES)
            if closed:
                return ["\n".join(filter(None, [introduced, min(closed, key=len)]))]
        return []

    async def _shortened(self, closing: Sequence[str]) -> tuple[Candidate, ...]:
        """The lemmas that are needed, and what closes the goal by them."""
        kept = list(self.lemmas)
        for lemma in reversed(self.lemmas):
            fewer = [one for one in kept if one is not lemma]
            text = "\n".join([*(one.have for one in fewer), closing[0]])
            if await self._check([text], (), Verdict.CLOSES, LAW_SECONDS):
                kept = fewer
        text = "\n".join([*(one.have for one in kept), closing[0]])
        why = "; ".join(one.law.statement for one in kept)
        return (Candidate(text, SCORE, Lemmas.name, why=why),)

    # --- Lean ------------------------------------------------------------------------------------------------------

    @property
    def _left(self) -> float:
        return self._deadline - asyncio.get_running_loop().time()

    def _limits(self, most: float = math.inf) -> Limits:
        return Limits(max(0.1, min(self._left, most)), LAW_SECONDS, HEARTBEATS)

    def _known(self) -> tuple[Step, ...]:
        """The branch on which all lemmas are in the context."""
        return (Step("\n".join(lemma.have for lemma in self.lemmas), 1, (0,)),) if self.lemmas else ()

    async def _check(
        self,
        tactics: Sequence[str],
        branch: tuple[Step, ...],
        wanted: Verdict = Verdict.PROGRESS,
        most: float = math.inf,
    ) -> list[str]:
        """Those of some tactics that run, and leave a goal or close it, as it is wanted; in so many seconds at most for
        every batch."""
        found: list[str] = []
        for start in range(0, len(tactics), BATCH):
            if self._left <= 0:
                break
            batch = tuple(tactics[start : start + BATCH])
            [judgements] = await self._verifier.check(self._place, [Question(branch, batch)], self._limits(most))
            found += [judgement.candidate for judgement in judgements if judgement.verdict is wanted]
        return found


def at_once(rules: Rules, *, branches: bool, lemmas: bool, thorough: bool, lengths: bool = False) -> str:
    """Closers of several kinds as one tactic: the first that closes a case. With `lemmas` in the context `simp_all`
    would rewrite them by each other, perhaps for ever, and `grind` takes long where it fails. Where some are about
    `lengths`, lists that are said to be equal may be too long for that."""
    simp = f"simp{rules.for_simp('*')}" if lemmas else f"simp_all{rules.for_simp()}"
    grind = f"grind (gen := 3){rules.for_grind}" if lemmas else f"grind{rules.for_grind}"
    last = grind if thorough else simp
    alternatives = [f"({simp}; done)"]
    if thorough:
        if lengths:
            alternatives.append(f"(have hlen := congrArg List.length ‹_ = _›; {simp} at hlen; omega)")
        alternatives.append(grind)
    if branches:
        alternatives.append(f"((try {simp}) <;> (repeat' split) <;> (try {simp}) <;> {last})")
    return f"(first | {' | '.join(alternatives)})" if len(alternatives) > 1 else simp


def _have(name: str, law: Law, tactic: str) -> str:
    """The tactic that adds a law, with its proof."""
    introduced = f"intro {law.introduced}\n  " if law.introduced else ""
    return f"have {name} : {law.statement} := by\n  {introduced}{tactic}"


def _at_values(law: Law, values: Sequence[str], types: Sequence[str], rules: str, *, evaluated: bool = False) -> str:
    """A tactic that succeeds where some instances of a law hold; empty without any. Those without variables may be
    `evaluated`, which is quick."""
    if not values:
        return ""
    bound = list(dict.fromkeys(pair for value in values for pair in elements(value, types)))
    all_bound = " ".join([*(law.types if bound else ()), *(f"({name} : {kind})" for name, kind in bound)])
    binders = f"∀ {all_bound}, " if bound else ""
    first = "intros; " if bound else ""
    decided = f"first | decide | (simp{rules}; done)" if law.assumed else f"(simp{rules}; done)"
    if evaluated and not bound and not law.assumed:
        decided = "rfl"
    return (
        f"have law : {binders}{' ∧ '.join(f'({value})' for value in values)} := by\n  {first}and_intros <;> {decided}"
    )
