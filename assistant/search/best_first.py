"""Best-first search over proof states.

The best open states are expanded together, each with the next few of its candidates, in one verification; a state
that has candidates left goes back into the queue with less priority, so good candidates everywhere come before bad
ones anywhere. The order follows the cumulative score of the tactics on the way, as in best-first tactic search
(Polu and Sutskever, 2020; ReProver), and the value of a state by itself, with a penalty for goals that grow. What
became of the candidates is told to the pool's calibrator at the end. The search can be stopped at any time by
cancelling it; what it found stays in the tree. With a `Steering` a person guides it, and it goes on until they stop it
(`steered.py`).
"""

from __future__ import annotations

import asyncio
import itertools
import math
import re
import time
from collections.abc import Awaitable, Callable, Collection, Iterator, Sequence
from dataclasses import replace

from assistant.lean.errors import DeadlineExceeded
from assistant.lean.goals import Goal, GoalKind, connected_components, state_key
from assistant.lean.places import Place
from assistant.lean.tactic_words import searches
from assistant.lean.verify.verdicts import (
    Acceptance,
    Branch,
    Judgement,
    Limits,
    Question,
    Step,
    Verdict,
    Verifier,
)
from assistant.refute.refutation import Refutation, Refute
from assistant.search.budget import Budget, Listener, no_listener
from assistant.search.calibrator import proving
from assistant.search.clock import Clock
from assistant.search.ending import KEPT, UNKNOWN_WORDS, Cause, Ending, Refused
from assistant.search.frontier import SAFE_PENALTY, Frontier
from assistant.search.merging import rewritten
from assistant.search.outcome import Outcome, OutcomeStatus
from assistant.search.pool import CandidatePool
from assistant.search.refuting import MOST_SECONDS, SHARE, BranchDoubts, Refuting, no_refutation
from assistant.search.resuming import tree_to_go_on_with
from assistant.search.script import (
    lay_out,
    leaves_alone,
    proof_script,
    shorter_scripts,
    with_fewer_rules,
    with_one_alternative,
)
from assistant.search.steering import OWN, Steering
from assistant.search.tree import (
    ROOT,
    AlsoProposed,
    CandidateTried,
    Edge,
    EdgeAdded,
    EdgeWithdrawn,
    Event,
    GoalRefuted,
    Node,
    NodeExhausted,
    NodeOpened,
    NodeVisited,
    ProofFound,
    ProofJudged,
    SearchEnded,
    SearchPaused,
    Status,
    Tree,
)
from assistant.search.turns import Turns
from assistant.wording import first_line
from models.protocol import Candidate, StateValue, no_value
from models.shapes import Head, shape

WIDTH = 3
"""States that are expanded in one verification."""
HEARTBEATS = 400_000
"""Thousands, for a whole batch: more than it needs, since running out of them fails its neighbours too. What runs away
is stopped by the clock."""
_SAFE = re.compile(r"(?:intro|rintro|obtain|subst)\b(?!.*(?:;|<;>|simp|:= \S+ ))|rcases \S+ with")
_SAFE_SPLIT = frozenset({"constructor", "and_intros", "refine ⟨?_, ?_⟩"})
ACCEPTANCE_SECONDS = 60.0
"""What a found proof may take to be accepted, also when the time is over: the rest of a long file has to be read."""
STEERED_SECONDS = 60.0
"""What Lean may take to get to the place of a search that a person steers."""
SURE = -0.25
"""The score of what its prover has tried."""
SEARCHING_SECONDS, SEARCHING_SHARE = 6.0, 0.25
"""What a tactic that searches a library may take, and which share of a search all of those together that find nothing
there: with imports that take seconds to load, `exact?` needs seconds where other tactics need milliseconds."""
SHORTEN_SECONDS = 3.0
COMMAND_SECONDS = 20.0
"""What it may take to find out what is to blame for a refused proof, also when the time is over."""
CLOSERS = ("rfl", "trivial", "assumption", "simp", "omega", "simp_all", "simp [*]", "decide")


_STATUS = {
    Cause.PROVED: OutcomeStatus.PROVED,
    Cause.REFUTED: OutcomeStatus.REFUTED,
    Cause.CONDITIONAL: OutcomeStatus.CONDITIONAL,
    Cause.NOTHING_LEFT: OutcomeStatus.UNPROVED,
    Cause.BROKEN: OutcomeStatus.UNPROVED,
    Cause.NO_TRIALS: OutcomeStatus.UNPROVED,
    Cause.NO_GOAL: OutcomeStatus.UNPROVED,
    Cause.TIME_OVER: OutcomeStatus.TIMED_OUT,
    Cause.LIMIT_REACHED: OutcomeStatus.TIMED_OUT,
    Cause.NOT_JUDGED: OutcomeStatus.UNJUDGED,
    Cause.DATA: OutcomeStatus.DATA,
    Cause.STOPPED: OutcomeStatus.STOPPED,
}


async def nobody_waits() -> None:
    """Room for nobody."""


class BestFirstSearch:
    """One search at one place. `run` does it; `tree` can be looked at meanwhile."""

    def __init__(
        self,
        verifier: Verifier,
        pool: CandidatePool,
        place: Place,
        budget: Budget,
        listener: Listener = no_listener,
        avoid: Collection[str] = (),
        steering: Steering | None = None,
        value: StateValue = no_value,
        refute: Refute = no_refutation,
        room: Callable[[], Awaitable[None]] = nobody_waits,
        begun: Sequence[Event] = (),
    ) -> None:
        """`pool` is the search's own, and closed with it. `avoid` are names that are tried after everything else:
        declarations of the file that are not finished. `value` is added to the score of the way to a state. `refute`
        looks for a counterexample meanwhile; `room` waits while a prover should have the processors to itself. `begun`
        are the events of a search that goes on here, which are not told again."""
        self.verifier = verifier
        self.pool = pool
        self.place = place
        self.budget = budget
        self.listener = listener
        self.steering = steering
        self._bounds = budget
        self._refuting = Refuting(refute, place)
        self._room = room
        self._begun = begun
        self._known = 0
        """How many states there were when the search went on from them."""
        self._doubts = BranchDoubts(place, wanted=refute is not no_refutation)
        self.tree = Tree()
        self.clock = Clock()
        self.frontier = Frontier(self.tree, value)
        self.proof = ""
        """That of the root, accepted; empty while there is none."""
        self.conditional = ""
        """A proof of the root that Lean accepts but for open lemmas that it rests on; empty while there is none."""
        self._acceptance = Acceptance(False)
        """That of `proof`, else of `conditional`."""
        self._sources: set[str] = set()
        """Who proposed its steps, which are `_steps`: the state and the tactic of each."""
        self._steps: frozenset[tuple[int, str]] = frozenset()
        self._finished: set[str] = set()
        """Proofs on a condition that were judged."""
        self._refusals: list[Refused] = []
        self._broken = ""
        """Why no proof can be accepted at the place, whatever is found; empty unless that is known."""
        self._unjudged = ""
        self._searched = 0.0
        """Seconds that were given to tactics that search by themselves and found nothing in their time."""
        self._left_alone = False
        """Whether no proof is missing at the place."""
        self._turns = Turns(avoid)
        self._waiting: set[int] = set()
        """States for which nothing is left to try until some prover answers."""
        self._refused: set[tuple[int, str]] = set()
        """Tactics that are not taken at a node, since the proof through them was refused."""
        self._guilty: set[str] = set()
        """Tactics that are taken nowhere: they rest on `sorry` or on a foreign axiom."""
        self._conditions: dict[str, tuple[str, ...]] = {}
        """By tactic the open lemmas that it rests on."""
        self._verdicts: list[tuple[int, Candidate, Verdict]] = []
        """What Lean said, by state."""

    async def run(self) -> Outcome:
        """Searches until a proof is accepted, nothing is left, or the budget is spent. One with a steering is run by
        `Steered`.

        Errors: `NoGoalHere` and other `LeanError`s when Lean cannot be asked about the place.
        """
        try:
            await self.begin()
            while not (self.proof or self.refutation or self._broken) and not self.spent():
                if not await self._refuting.instead_of(asyncio.ensure_future(self.advance())):
                    break
            if not (self.proof or self.conditional or self._broken):
                await self._refuting.ended(self._remaining())
            return self.end()
        finally:
            await self.close()

    async def close(self) -> None:
        """Tells what became of the candidates, also of a search that is given up, and asks for no more."""
        self.pool.calibrator.record(self.outcomes())
        await self._refuting.close()
        await self.pool.close()

    # --- the parts of a search ---------------------------------------------------------------------------------

    async def begin(self) -> None:
        """Opens the root, or takes up the states that there are. Errors: as `run`; `SearchOutdated`."""
        self.clock.start()
        # Who steers may begin with no time to search at all, sees what is waited for, and stops it.
        seconds = self.budget.seconds if self.steering is None else max(self.budget.seconds, STEERED_SECONDS)
        if goals := await self.verifier.state(self.place, seconds=seconds):
            if self._begun:
                self._restore(tree_to_go_on_with(self._begun, goals))
            else:
                self._open(goals, (), 0.0)
            self._left_alone = goals[0].kind is not GoalKind.PROPOSITION
            if self._left_alone:
                self.apply(NodeExhausted(ROOT))
            else:
                await self._doubts.begin()
                if self._begun:
                    await self.settle()

    def _restore(self, tree: Tree) -> None:
        """Goes on from the states of a tree: what was tried there is not tried again."""
        self.tree = tree
        self._known = len(tree.nodes)
        bounds = self._bounds
        self.budget = replace(
            self.budget, nodes=bounds.nodes + self._known, candidates=bounds.candidates + tree.candidates
        )
        self.frontier = self.frontier.of(tree)
        for node in tree.nodes:
            self._conditions |= {edge.tactic: edge.open_lemmas for edge in node.edges if edge.open_lemmas}
            if any(loses_nothing(edge.tactic, node.goals) for edge in node.edges):
                self.frontier.safe.add(node.id)
            self.frontier.add(node.id, node.score, node.visits)
        if tree.paused:
            self.apply(SearchPaused(False, 0.0))

    @property
    def refutation(self) -> Refutation | None:
        """A counterexample to the goal of the root, where one was found."""
        return self._refuting.found

    async def advance(self) -> bool:
        """Expands the best states, and has the proof judged when that makes one. False when nothing is left."""
        if self._left_alone or self._cannot_try():
            return False
        if self.steering is None:  # who steers is not kept waiting
            await self._room()
        self.pool.extend(self._remaining())
        self._name_repeated()
        self._take_up()
        sure = self._sure()
        batch = sure or self.frontier.next_batch(WIDTH)
        if batch:
            await self.expand(batch, self._remaining(), SURE if sure else -math.inf)
            await self.settle()
            if not self.proof:  # what is easily proved need not be doubted
                self._refuting.start(self.tree.root.goals[0], min(MOST_SECONDS, SHARE * self._remaining()))
            return True
        # All that is open waits for a prover.
        return bool(self._waiting) and await self._news()

    async def _news(self) -> bool:
        """Waits until a prover has answered, or the user wants something; False when the time is over."""
        if self.steering is None:
            return await self.pool.news()
        news = asyncio.ensure_future(self.pool.news())
        sent = asyncio.ensure_future(self.steering.sent())
        try:
            await asyncio.wait({news, sent}, return_when=asyncio.FIRST_COMPLETED)
            return sent.done() or news.result()
        finally:
            news.cancel()
            sent.cancel()
            await asyncio.gather(news, sent, return_exceptions=True)

    async def settle(self) -> None:
        """Has the proofs of the root judged that the tree has, until one is accepted without a condition."""
        while self.tree.proved and not (self.proof or self._broken):
            await self._finish()
            if not (self.proof or self._broken):
                await self._refuse()
                if self.spent() and self.steering is None:  # a user can go on, and should not find a stale proof
                    return
        if self.tree.nodes and self.tree.root.conditional >= 0 and not (self.proof or self.conditional or self._broken):
            script = lay_out(proof_script(self.tree, self.tree.root))
            if script not in self._finished:
                self._finished.add(script)
                await self._finish()

    def end(self, *, stopped: bool = False) -> Outcome:
        """What came out of it by now."""
        self._name_repeated()
        refutation = self.refutation
        if refutation is not None and not self.tree.refuted:
            self.apply(GoalRefuted(ROOT, refutation.words, refutation.code))
        ending = self._ending(stopped)
        status = _STATUS[ending.cause]
        seconds = self.clock.seconds
        self.apply(SearchEnded(status.value, seconds, ending.reason))
        found, proof = self._acceptance, self.proof or self.conditional
        if ending.cause is Cause.REFUTED:
            found, proof = Acceptance(False), ""
        return Outcome(
            status,
            proof,
            tuple(sorted(self._sources)) if proof else (),
            seconds,
            ending.reason,
            found.axioms,
            found.open_lemmas,
            found.author_axioms,
            found.reservation,
            len(self.tree.nodes),
            self.tree.candidates,
            ending,
            refutation if ending.cause is Cause.REFUTED else None,
        )

    def _ending(self, stopped: bool) -> Ending:
        refused = tuple(self._refusals[:KEPT])
        count = len(self._refusals)
        waiting = [number for number in self._waiting if self.tree.nodes[number].status is Status.OPEN]
        open_states = len(self.untried()) + len(waiting)
        failures = tuple(f"{failure.prover}: {failure.reason}" for failure in self.pool.failures)
        detail = ""
        if self.proof:
            return Ending(Cause.PROVED)
        if (refutation := self.refutation) is not None:
            return Ending(Cause.REFUTED, open_states, detail=refutation.sentence)
        if self.conditional:
            return Ending(Cause.CONDITIONAL, open_states, open_lemmas=self._acceptance.open_lemmas)
        if stopped:
            cause = Cause.STOPPED
        elif not self.tree.nodes:
            cause = Cause.NO_GOAL
        elif self._left_alone:
            known = self.tree.root.goals[0].kind is GoalKind.DATA
            cause = Cause.DATA if known else Cause.NO_TRIALS
            detail = "" if known else UNKNOWN_WORDS
        elif self._broken:
            cause, detail = Cause.BROKEN, self._broken
        elif self._unjudged:
            cause, detail = Cause.NOT_JUDGED, self._unjudged
        elif detail := self._cannot_try():
            cause = Cause.NO_TRIALS
        elif self._remaining() <= 0:
            cause = Cause.TIME_OVER
        elif self.spent():
            cause = Cause.LIMIT_REACHED
        else:
            cause = Cause.NOTHING_LEFT
        return Ending(cause, open_states, refused, count, detail=detail, failures=failures)

    def _cannot_try(self) -> str:
        """What Lean says where it has no verdict on anything that was tried at the root and there was time for more;
        else nothing."""
        tried = self.tree.root.tried if self.tree.nodes else []
        if not tried or self._remaining() <= 0 or any(t.verdict != Verdict.UNKNOWN.value for t in tried):
            return ""
        return next((t.message for t in tried if t.message), "Lean says nothing about what is tried")

    def spent(self) -> bool:
        """Whether the budget is."""
        return (
            self._remaining() <= 0
            or len(self.tree.nodes) >= self.budget.nodes
            or self.tree.candidates >= self.budget.candidates
        )

    def _remaining(self) -> float:
        return self.budget.seconds - self.clock.seconds

    def more_time(self, seconds: float) -> None:
        """Adds to the budget from now on; where another bound was reached, as much again as it was at first."""
        nodes, candidates = self.budget.nodes, self.budget.candidates
        self.budget = replace(
            self.budget,
            seconds=max(self.budget.seconds, self.clock.seconds) + seconds,
            nodes=nodes if len(self.tree.nodes) < nodes else len(self.tree.nodes) + self._bounds.nodes,
            candidates=candidates
            if self.tree.candidates < candidates
            else self.tree.candidates + self._bounds.candidates,
        )

    # --- the tree ----------------------------------------------------------------------------------------------

    def apply(self, event: Event) -> None:
        """Changes the tree, and tells who listens."""
        self.tree.apply(event)
        self.listener(event)

    def _open(self, goals: tuple[Goal, ...], branch: Branch, score: float) -> int:
        number = len(self.tree.nodes)
        self.apply(NodeOpened(number, goals, branch, score))
        self.frontier.add(number, score)
        return number

    def untried(self) -> list[int]:
        """The open states that have candidates left."""
        return [
            node.id
            for node in self.tree.nodes
            if node.status is Status.OPEN
            and node.id not in self._waiting
            and (node.id not in self._turns or self._turns.has_left(node.id) or self.pool.has_arrived(node.id))
        ]

    def withdraw(self, node: Node, tactic: str) -> None:
        """Takes a tactic out of the tree; when the proof of the root was another one before, that is none any more."""
        before = proof_script(self.tree, self.tree.root) if self.proof else None
        self.apply(EdgeWithdrawn(node.id, tactic))
        if not any(loses_nothing(edge.tactic, node.goals) for edge in node.edges):
            self.frontier.safe.discard(node.id)
        self.frontier.refill(self.untried())
        if not self.tree.proved or before != proof_script(self.tree, self.tree.root):
            self.proof, self._acceptance = "", Acceptance(False)
        self.conditional = ""  # it may have used the tactic; a tree that still has it is judged anew
        self._finished.clear()

    # --- expansion ---------------------------------------------------------------------------------------------

    async def expand(self, batch: Sequence[Node], seconds: float, least: float = -math.inf) -> None:
        """Tries the next few candidates of some states, of such a score, together, and takes at most some time for it.
        What provers have not answered yet is not waited for, but for those that answer at once."""
        for node in batch:
            tactics = tuple(step.tactic for step in node.branch)
            self.pool.ask(node.id, node.goals, tactics, self.frontier.promise(node.id))
        if self.pool.has_slow_provers:
            self.pool.keep(node.id for node in self.tree.needed())
        await self.pool.first(node.id for node in batch)
        self._name_repeated()
        asked: list[tuple[Node, dict[str, Candidate]]] = []
        for node in batch:
            self._take_in(node)
            if chosen := self._turns.take(node.id, least):
                asked.append((node, {candidate.tactic: candidate for candidate in chosen}))
        if asked:
            doubts = [self._doubts.of(node) for node, _ in asked]
            for node, _ in asked:
                self.apply(NodeVisited(node.id))
            questions = [
                Question(node.branch, (*candidates, *doubt), node.goals)
                for (node, candidates), doubt in zip(asked, doubts, strict=True)
            ]
            own = min(2.0, max(0.4, self.budget.seconds / 14))
            searching = min(SEARCHING_SECONDS, SEARCHING_SHARE * self.budget.seconds - self._searched)
            limits = Limits(max(0.2, seconds), own, HEARTBEATS, searching_seconds=searching)
            answers = await self.verifier.check(self.place, questions, limits)
            self._searched += sum(
                judgement.milliseconds / 1000
                for judgements in answers
                for judgement in judgements
                if judgement.verdict is Verdict.TIMED_OUT and searches(judgement.candidate)
            )
            for (node, candidates), doubt, judgements in zip(asked, doubts, answers, strict=True):
                on_candidates = judgements[: len(candidates)]
                told = self._doubts.confirmed(node, judgements[-1]) if doubt else ""
                if not told:
                    self._learn(node, candidates, on_candidates)
                    continue
                for judgement in on_candidates:
                    self.tried(node, candidates[judgement.candidate], judgement)
                self.apply(GoalRefuted(node.id, told, doubt[0]))
        for node in batch:
            if node.status is not Status.OPEN:
                continue
            if self._turns.has_left(node.id) or self.pool.has_arrived(node.id):
                self.frontier.put_back(node.id)
            elif self.pool.may_bring_more(node.id):
                self._waiting.add(node.id)
            else:
                self.apply(NodeExhausted(node.id))

    def _take_in(self, node: Node) -> None:
        """What has arrived for a state waits for its turn, but for what was tried there already."""
        known = {tried.tactic for tried in node.tried}
        arrived: list[Candidate] = []
        for candidate in self.pool.take(node.id):
            if candidate.tactic in known:  # Lean offered it, or the user tried it
                for one in (replace(candidate, others=()), *candidate.others):
                    self._name(node, one)
            else:
                arrived.append(candidate)
        self._turns.add(node.id, arrived)

    def _name_repeated(self) -> None:
        """Names those who have proposed something only after it was taken for another source."""
        for number, candidate in self.pool.take_repeated():
            self._name(self.tree.nodes[number], candidate)

    def _name(self, node: Node, candidate: Candidate) -> None:
        """Names the source of a candidate whose tactic waits for its turn at a state or was tried there. In the second
        case Lean's verdict, which is there already, counts for that source, too."""
        if self._turns.name(node.id, candidate):
            return
        tried = next((tried for tried in reversed(node.tried) if tried.tactic == candidate.tactic), None)
        if tried is None:
            return
        if node.id < self._known and candidate.source in (tried.source, *tried.others):
            return  # it had proposed it before the search went on
        verdict = tried.verdict
        self._verdicts.append((node.id, candidate, Verdict(verdict)))
        self.apply(AlsoProposed(node.id, candidate.tactic, candidate.source))
        if (node.id, candidate.tactic) in self._steps:
            self._sources.add(candidate.source)

    def _sure(self) -> list[Node]:
        """The wanted state that had its turn and where a prover has now found what is as good as a proof, if there is
        one: it has its turn at once."""
        number, score = self.pool.surest()
        if score < SURE or not self.frontier.wants(number):
            return []
        node = self.tree.nodes[number]
        if not node.visits or node.status is not Status.OPEN:
            return []
        self.frontier.take_out(number)
        self._waiting.discard(number)
        return [node]

    def _take_up(self) -> None:
        """States that waited for a prover have their turn again, or are done with."""
        for number in sorted(self._waiting):
            if self.tree.nodes[number].status is Status.PROVED:
                pass
            elif self.pool.has_arrived(number):
                self.frontier.put_back(number)
            elif not self.pool.may_bring_more(number):
                self.apply(NodeExhausted(number))
            else:
                continue
            self._waiting.discard(number)

    def _learn(self, node: Node, candidates: dict[str, Candidate], judgements: Sequence[Judgement]) -> None:
        for judgement in judgements:
            candidate = candidates[judgement.candidate]
            self.tried(node, candidate, judgement)
            known = {c.tactic for c in node.tried}
            better = [
                replace(rewritten(candidate, tactic), score=-0.1)
                for tactic in judgement.suggestions
                if tactic not in known and tactic != candidate.tactic
            ]
            if better:
                self._turns.add_offered(node.id, better)
        # Where Lean offers a tactic instead («Try this»), that one is verified and used.
        ranked = sorted(
            (j for j in judgements if j.verdict in (Verdict.CLOSES, Verdict.PROGRESS) and not j.suggestions),
            key=lambda j: (j.verdict is not Verdict.CLOSES, -candidates[j.candidate].score),
        )
        outcomes: set[str] = set()
        for judgement in ranked:  # all of them: the first proof may be refused
            outcome = state_key(judgement.goals) or judgement.candidate
            refused = self._is_refused(node.id, judgement.candidate)
            if outcome not in outcomes and not refused:
                outcomes.add(outcome)
                self.add_edge(node, candidates[judgement.candidate], judgement.goals)

    def tried(self, node: Node, candidate: Candidate, judgement: Judgement) -> None:
        """Writes down what Lean said about a candidate."""
        self._verdicts.append((node.id, candidate, judgement.verdict))
        self.apply(
            CandidateTried(
                node.id,
                candidate.tactic,
                candidate.source,
                candidate.score,
                judgement.verdict.value,
                judgement.message[:2000],
                judgement.milliseconds,
                candidate.why,
                candidate.other_sources,
            )
        )

    def add_edge(self, node: Node, candidate: Candidate, goals: tuple[Goal, ...]) -> None:
        """Adds what a candidate leads to, once. A step back to the same state or to the root is taken from the user
        only: it is no progress, but it is what they wrote."""
        if any(edge.tactic == candidate.tactic for edge in node.edges):
            return
        penalty = SAFE_PENALTY * (node.id in self.frontier.safe)
        if loses_nothing(candidate.tactic, node.goals):
            self.frontier.safe.add(node.id)
        children: list[int] = []
        ancestors = {state_key(self.tree.root.goals), state_key(node.goals)} if candidate.source != OWN else set()
        for focus in contiguous_components(goals):
            part = tuple(goals[index] for index in focus)
            if state_key(part) in ancestors:
                return
            number = self.tree.find(part)
            score = self.frontier.scores[node.id] + candidate.score - penalty
            if number < 0:
                step = Step(candidate.tactic, len(goals), focus)
                number = self._open(part, (*node.branch, step), score)
            else:
                self.frontier.improve(number, score)
            children.append(number)
        lemmas = self._conditions.get(candidate.tactic, ())
        self.apply(
            EdgeAdded(
                node.id,
                candidate.tactic,
                candidate.source,
                candidate.score,
                tuple(children),
                lemmas,
                candidate.why,
                candidate.other_sources,
            )
        )

    def note_condition(self, tactic: str, open_lemmas: tuple[str, ...]) -> None:
        """From now on a tactic is known to rest on open lemmas."""
        self._conditions[tactic] = open_lemmas

    # --- the end -----------------------------------------------------------------------------------------------

    async def _finish(self) -> None:
        """Shortens the proof and has it accepted; `proof` is still empty when Lean refuses it after all, or accepts it
        on a condition only."""
        found = lay_out(proof_script(self.tree, self.tree.root))
        self.apply(ProofFound(found))
        steps = list(_steps(self.tree, self.tree.root))
        sources = {source for _, edge in steps for source in edge.sources}
        # What a user wrote is left as it is.
        best = found if OWN in sources else await self._shortened()
        for proof in dict.fromkeys([best, found]):
            acceptance = await self._judged(proof)
            if acceptance.complete:
                self.proof = proof
            elif acceptance.conditional and not self.conditional:
                self.conditional = proof
            elif not acceptance.judged:
                self._unjudged = acceptance.reasons[0] if acceptance.reasons else "Lean did not say why"
            elif not acceptance.accepted:
                self._refusals.append(Refused(proof, acceptance.reasons))
                if acceptance.hopeless:
                    error = acceptance.reasons[0].split("\n", 1)[0]
                    self._broken = f"{error}; mend that first, then `{first_line(proof)}` may do"
                    return
            if proof in (self.proof, self.conditional):
                self._acceptance, self._sources = acceptance, sources
                self._steps = frozenset((number, edge.tactic) for number, edge in steps)
            if self.proof:
                return

    async def _judged(self, proof: str) -> Acceptance:
        """Acceptance's word on a proof, which the tree is told."""
        # What a user asks for when the time of the search is over has time of its own.
        least = ACCEPTANCE_SECONDS if self.steering is not None else min(ACCEPTANCE_SECONDS, self.budget.seconds)
        seconds = max(least, self._remaining())
        limits = Limits(seconds, axioms=self.budget.axioms, below=self.budget.below)
        try:
            acceptance = await self.verifier.accept(self.place, proof, limits)
        except DeadlineExceeded as error:
            acceptance = Acceptance(False, reasons=(error.message,), judged=False)
        self.apply(
            ProofJudged(
                proof,
                acceptance.accepted,
                acceptance.axioms,
                acceptance.reasons,
                acceptance.open_lemmas,
                acceptance.author_axioms,
                acceptance.judged,
                acceptance.reservation,
            )
        )
        return acceptance

    async def _shortened(self) -> str:
        script = proof_script(self.tree, self.tree.root)
        deadline = time.monotonic() + min(SHORTEN_SECONDS, max(0.0, self._remaining()))
        while time.monotonic() < deadline:
            fewer = itertools.chain(
                shorter_scripts(script, CLOSERS), with_one_alternative(script), with_fewer_rules(script)
            )
            variants = {lay_out(v): v for v in itertools.islice(fewer, 64)}
            if not variants:
                break
            question = Question((), tuple(variants), self.tree.root.goals)
            limits = Limits(max(0.2, deadline - time.monotonic()), 1.0)
            [judgements] = await self.verifier.check(self.place, [question], limits)
            closing = [variants[j.candidate] for j in judgements if j.verdict is Verdict.CLOSES]
            if not closing:
                break
            script = min(closing, key=lambda s: (len(s), len(lay_out(s))))
        return lay_out(script)

    async def _refuse(self) -> None:
        """Takes what is to blame for a refused proof out of the tree, so that the search goes on elsewhere: the closing
        tactics that rest on something they may not, else the proof's first step. Those that rest on open lemmas stay,
        with that condition."""
        leaves = list(leaves_alone(proof_script(self.tree, self.tree.root), "sorry"))
        limits = Limits(max(COMMAND_SECONDS, self._remaining()), axioms=self.budget.axioms)
        audits = await self.verifier.audit(self.place, [lay_out(script) for _, script in leaves], limits)
        judged = [(tactic, audit) for (tactic, _), audit in zip(leaves, audits, strict=True) if audit.judged]
        guilty = {tactic for tactic, audit in judged if not audit.accepted}
        conditional = {tactic: audit.open_lemmas for tactic, audit in judged if audit.conditional}
        self._guilty |= guilty
        self._conditions |= conditional
        if not guilty and not conditional:
            self._refused.add((ROOT, self.tree.root.edges[self.tree.root.proof].tactic))
        for event in [event for event in self.tree.events if isinstance(event, EdgeAdded)]:
            edges = [edge for edge in self.tree.nodes[event.node].edges if edge.tactic == event.tactic]
            refused = self._is_refused(event.node, event.tactic)
            if not edges or not (refused or event.tactic in conditional):
                continue
            self.apply(EdgeWithdrawn(event.node, event.tactic))
            if not refused:
                self.apply(replace(event, open_lemmas=conditional[event.tactic], others=edges[0].others))
        self.frontier.restart(self.untried())

    def outcomes(self) -> Iterator[tuple[Candidate, bool]]:
        """The candidates on which Lean had a verdict, and whether they proved the state that they were tried at."""
        return proving(self.tree, self._verdicts, self._is_refused)

    def _is_refused(self, node: int, tactic: str) -> bool:
        """Whether a tactic is not taken at a state any more."""
        return tactic in self._guilty or (node, tactic) in self._refused


def loses_nothing(tactic: str, goals: Sequence[Goal]) -> bool:
    """Whether a step can always be taken first: what could be proved before it can be proved after it. Introductions,
    taking hypotheses apart, and splitting a conjunction or an equivalence; then trying the other steps in every order
    would only find the same states again."""
    if _SAFE.match(tactic):
        return True
    return bool(goals) and tactic in _SAFE_SPLIT and shape(goals[0].target).head in (Head.AND, Head.IFF)


def _steps(tree: Tree, node: Node) -> Iterator[tuple[int, Edge]]:
    """Those of the proof of a state, each with the state that it was taken at."""
    edge = node.edges[node.proof if node.proof >= 0 else node.conditional]
    yield node.id, edge
    for child in edge.children:
        yield from _steps(tree, tree.nodes[child])


def contiguous_components(goals: Sequence[Goal]) -> tuple[tuple[int, ...], ...]:
    """The connected components when each is a run of neighbours (so that a script can deal with them in order), else
    all goals as one."""
    components = connected_components(goals)
    if all(component == tuple(range(component[0], component[-1] + 1)) for component in components):
        return components
    return (tuple(range(len(goals))),) if goals else ()
