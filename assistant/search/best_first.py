"""Best-first search over proof states.

The best open states are expanded together, each with the next few of its candidates, in one verification; a state
that has candidates left goes back into the queue with less priority, so good candidates everywhere come before bad
ones anywhere. The order follows the cumulative score of the tactics on the way, as in best-first tactic search
(Polu and Sutskever, 2020; ReProver), with a penalty for goals that grow. The search can be stopped at any time by
cancelling it; what it found stays in the tree.
"""

from __future__ import annotations

import heapq
import itertools
import re
import time
from collections.abc import Awaitable, Callable, Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum

from assistant.lean.errors import DeadlineExceeded
from assistant.lean.goals import Goal, connected_components, metavariables, state_key
from assistant.lean.places import Place
from assistant.lean.verify.acceptance import STAND_IN
from assistant.lean.verify.verdicts import Acceptance, Branch, Judgement, Limits, Question, Step, Verdict, Verifier
from assistant.search.script import lay_out, leaves_alone, proof_script, shorter_scripts, with_fewer_rules
from assistant.search.tree import (
    ROOT,
    CandidateTried,
    EdgeAdded,
    EdgeWithdrawn,
    Event,
    Node,
    NodeExhausted,
    NodeOpened,
    ProofFound,
    ProofJudged,
    SearchEnded,
    Status,
    Tree,
)
from models.protocol import Candidate
from models.shapes import Head, shape

FIRST_ROUND = 32
"""Candidates of a state that are tried first; later rounds take as many again."""
WIDTH = 3
"""States that are expanded in one verification."""
SHARED_PENALTY = 2.0
"""For a state whose goals share metavariables: each of its candidates needs an elaboration of its own."""
HEARTBEATS = 400_000
"""Thousands, for a whole batch: more than it needs, since running out of them fails its neighbours too. What runs away
is stopped by the clock."""
ROUND_PENALTY = 1.5
DEPTH_PENALTY = 0.15
SIZE_PENALTY = 0.004
"""Per character by which the goals are longer than those of the root."""
SAFE_PENALTY = 2.5
"""For everything else that is tried at a state at which a step was found that loses nothing."""
_SAFE = re.compile(r"(?:intro|rintro|obtain|subst)\b(?!.*(?:;|<;>|simp|:= \S+ ))|rcases \S+ with")
_SAFE_SPLIT = frozenset({"constructor", "and_intros", "refine ⟨?_, ?_⟩"})
ACCEPTANCE_SECONDS = 60.0
"""What a found proof may take to be accepted, also when the time is over: the rest of a long file has to be read."""
SHORTEN_SECONDS = 3.0
_NAME = re.compile(r"[^\W\d][\w'!?₀-₉]*(?:\.[^\W\d][\w'!?₀-₉]*)*")
CLOSERS = ("rfl", "trivial", "assumption", "simp", "omega", "simp_all", "simp [*]", "decide")


class SearchStatus(StrEnum):
    PROVED = "proved"
    EXHAUSTED = "unproved"
    """Nothing is left to try."""
    TIMED_OUT = "timed_out"


@dataclass(frozen=True, slots=True)
class Budget:
    """What a search may spend at most; `seconds` of wall clock, acceptance included."""

    seconds: float = 30.0
    nodes: int = 5_000
    candidates: int = 200_000


@dataclass(frozen=True, slots=True)
class SearchResult:
    """`proof` and `axioms` are those of an accepted proof, empty without one."""

    status: SearchStatus
    proof: str
    axioms: tuple[str, ...]
    sources: tuple[str, ...]
    tree: Tree
    seconds: float

    @property
    def nodes(self) -> int:
        return len(self.tree.nodes)

    @property
    def candidates(self) -> int:
        return self.tree.candidates


Propose = Callable[[tuple[Goal, ...], tuple[str, ...]], Awaitable[Sequence[Candidate]]]
"""Candidates for goals after the given tactics, best first."""
Listener = Callable[[Event], None]


def no_listener(_event: Event) -> None:
    """For callers that do not watch."""


class BestFirstSearch:
    """One search at one place. `run` does it; `tree` can be looked at meanwhile."""

    def __init__(
        self,
        verifier: Verifier,
        propose: Propose,
        place: Place,
        budget: Budget,
        listener: Listener = no_listener,
        avoid: Collection[str] = (),
    ) -> None:
        """`avoid` are names that no proof may use: declarations of the file that are not finished."""
        self.verifier = verifier
        self.propose = propose
        self.place = place
        self.budget = budget
        self.listener = listener
        self.avoid = frozenset(avoid)
        self.tree = Tree()
        self._queue: list[tuple[float, int, int]] = []
        self._order = itertools.count()
        self._candidates: dict[int, list[Candidate]] = {}
        self._rounds: dict[int, int] = {}
        self._has_safe_step: set[int] = set()
        self._parked: set[int] = set()
        """States that were not needed when it was their turn."""
        self._scores: dict[int, float] = {}
        """By node the score of the best way to it that is known."""
        self._refused: set[tuple[int, str]] = set()
        """Tactics that are not taken at a node, since the proof through them was refused."""
        self._guilty: set[str] = set()
        """Tactics that are taken nowhere: they rest on `sorry` or on a foreign axiom."""
        self._root_size = 0

    async def run(self) -> SearchResult:
        """Searches until a proof is accepted, nothing is left, or the budget is spent.

        Errors: `NoGoalHere` and other `LeanError`s when Lean cannot be asked about the place.
        """
        self._started = time.monotonic()
        goals = await self.verifier.state(self.place)
        self._root_size = sum(len(goal.target) for goal in goals)
        if not goals:
            return self._result(SearchStatus.EXHAUSTED)
        self._open(goals, (), 0.0)
        while self._queue or self._parked:
            if self._spent():
                return self._result(SearchStatus.TIMED_OUT)
            batch = self._next_batch()
            if not batch:
                break
            await self._expand(batch)
            while self.tree.proved:
                acceptance = await self._finish()
                if acceptance is not None:
                    proof, accepted = acceptance
                    return self._result(SearchStatus.PROVED, proof, accepted.axioms)
                await self._refuse()
                if self._spent():
                    break
        return self._result(SearchStatus.TIMED_OUT if self._spent() else SearchStatus.EXHAUSTED)

    # --- the queue ---------------------------------------------------------------------------------------------

    def _apply(self, event: Event) -> None:
        self.tree.apply(event)
        self.listener(event)

    def _open(self, goals: tuple[Goal, ...], branch: Branch, score: float) -> int:
        number = len(self.tree.nodes)
        self._apply(NodeOpened(number, goals, branch, score))
        self._scores[number] = score
        self._push(number, 0)
        return number

    def _push(self, number: int, round_number: int) -> None:
        node = self.tree.nodes[number]
        grown = max(0, sum(len(goal.target) for goal in node.goals) - self._root_size)
        shared = len(node.goals) > 1 or any(metavariables(goal) for goal in node.goals)
        priority = self._scores[number] - ROUND_PENALTY * round_number
        priority -= DEPTH_PENALTY * node.depth + SIZE_PENALTY * grown
        priority -= SHARED_PENALTY * shared + SAFE_PENALTY * (number in self._has_safe_step)
        self._rounds[number] = round_number
        heapq.heappush(self._queue, (-priority, next(self._order), number))

    def _next_batch(self) -> list[Node]:
        needed = {node.id for node in self.tree.needed()}
        for number in self._parked & needed:
            self._push(number, self._rounds[number])
        self._parked -= needed
        batch: dict[int, Node] = {}
        while self._queue and len(batch) < WIDTH:
            _, _, number = heapq.heappop(self._queue)
            node = self.tree.nodes[number]
            if node.status is not Status.OPEN:
                continue
            if number in needed:
                batch[number] = node
            else:
                self._parked.add(number)
        return list(batch.values())

    def _spent(self) -> bool:
        return (
            self._remaining() <= 0
            or len(self.tree.nodes) >= self.budget.nodes
            or self.tree.candidates >= self.budget.candidates
        )

    def _remaining(self) -> float:
        return self.budget.seconds - (time.monotonic() - self._started)

    def _avoided(self, tactic: str) -> bool:
        return bool(self.avoid) and not self.avoid.isdisjoint(_NAME.findall(tactic))

    # --- expansion ---------------------------------------------------------------------------------------------

    async def _expand(self, batch: Sequence[Node]) -> None:
        asked: list[tuple[Node, dict[str, Candidate]]] = []
        for node in batch:
            if node.id not in self._candidates:
                tactics = tuple(step.tactic for step in node.branch)
                self._candidates[node.id] = list(await self.propose(node.goals, tactics))
            waiting = self._candidates[node.id]
            chosen, self._candidates[node.id] = waiting[:FIRST_ROUND], waiting[FIRST_ROUND:]
            if chosen:
                asked.append((node, {candidate.tactic: candidate for candidate in chosen}))
        if asked:
            questions = [Question(node.branch, tuple(candidates), node.goals) for node, candidates in asked]
            own = min(2.0, max(0.4, self.budget.seconds / 14))
            limits = Limits(max(0.2, self._remaining()), own, HEARTBEATS)
            answers = await self.verifier.check(self.place, questions, limits)
            for (node, candidates), judgements in zip(asked, answers, strict=True):
                self._learn(node, candidates, judgements)
        for node in batch:
            if node.status is not Status.OPEN:
                continue
            if self._candidates[node.id]:
                self._push(node.id, self._rounds[node.id] + 1)
            else:
                self._apply(NodeExhausted(node.id))

    def _learn(self, node: Node, candidates: dict[str, Candidate], judgements: Sequence[Judgement]) -> None:
        for judgement in judgements:
            candidate = candidates[judgement.candidate]
            self._apply(
                CandidateTried(
                    node.id,
                    candidate.tactic,
                    candidate.source,
                    candidate.score,
                    judgement.verdict.value,
                    judgement.message[:2000],
                    judgement.milliseconds,
                )
            )
            known = {c.tactic for c in node.tried}
            better = [
                Candidate(tactic, -0.1, candidate.source)
                for tactic in judgement.suggestions
                if tactic not in known and tactic != candidate.tactic and not self._avoided(tactic)
            ]
            self._candidates[node.id][:0] = better[:4]
        # Where Lean offers a tactic instead («Try this»), that one is verified and used.
        ranked = sorted(
            (j for j in judgements if j.verdict in (Verdict.CLOSES, Verdict.PROGRESS) and not j.suggestions),
            key=lambda j: (j.verdict is not Verdict.CLOSES, -candidates[j.candidate].score),
        )
        outcomes: set[str] = set()
        for judgement in ranked:  # all of them: the first proof may be refused
            outcome = state_key(judgement.goals) or judgement.candidate
            refused = (node.id, judgement.candidate) in self._refused or judgement.candidate in self._guilty
            if outcome not in outcomes and not refused:
                outcomes.add(outcome)
                later = SAFE_PENALTY * (node.id in self._has_safe_step)
                self._edge(node, candidates[judgement.candidate], judgement.goals, later)
                if loses_nothing(judgement.candidate, node.goals):
                    self._has_safe_step.add(node.id)

    def _edge(self, node: Node, candidate: Candidate, goals: tuple[Goal, ...], penalty: float) -> None:
        """Adds what a candidate leads to; its score in the queue is lowered by `penalty`."""
        children: list[int] = []
        ancestors = {state_key(self.tree.nodes[ROOT].goals), state_key(node.goals)}
        for focus in contiguous_components(goals):
            part = tuple(goals[index] for index in focus)
            if state_key(part) in ancestors:
                return
            number = self.tree.find(part)
            score = self._scores[node.id] + candidate.score - penalty
            if number < 0:
                step = Step(candidate.tactic, len(goals), focus)
                number = self._open(part, (*node.branch, step), score)
            elif score > self._scores[number]:
                self._scores[number] = score
                self._push(number, self._rounds[number])
            children.append(number)
        self._apply(EdgeAdded(node.id, candidate.tactic, candidate.source, candidate.score, tuple(children)))

    # --- the end -----------------------------------------------------------------------------------------------

    async def _finish(self) -> tuple[str, Acceptance] | None:
        """Shortens the proof, has it accepted; `None` when Lean refuses it after all."""
        script = proof_script(self.tree, self.tree.root)
        found = lay_out(script)
        self._apply(ProofFound(found))
        for proof in dict.fromkeys([await self._shortened(), found]):
            try:
                seconds = max(ACCEPTANCE_SECONDS, self._remaining())
                acceptance = await self.verifier.accept(self.place, proof, Limits(seconds))
            except DeadlineExceeded:
                continue
            self._apply(ProofJudged(proof, acceptance.accepted, acceptance.axioms, acceptance.reasons))
            if acceptance.accepted:
                return proof, acceptance
        return None

    async def _shortened(self) -> str:
        script = proof_script(self.tree, self.tree.root)
        deadline = time.monotonic() + min(SHORTEN_SECONDS, max(0.0, self._remaining()))
        while time.monotonic() < deadline:
            fewer = itertools.chain(shorter_scripts(script, CLOSERS), with_fewer_rules(script))
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
        tactics that rest on something they may not, else the proof's first step."""
        leaves = list(leaves_alone(proof_script(self.tree, self.tree.root), f"exact _root_.{STAND_IN}"))
        reasons = await self.verifier.audit(self.place, [lay_out(script) for _, script in leaves])
        guilty = {tactic for (tactic, _), reason in zip(leaves, reasons, strict=True) if reason}
        self._guilty |= guilty
        if not guilty:
            self._refused.add((ROOT, self.tree.root.edges[self.tree.root.proof].tactic))
        edges = [event for event in self.tree.events if isinstance(event, EdgeAdded) and self._is_refused(event)]
        for event in edges:
            if any(edge.tactic == event.tactic for edge in self.tree.nodes[event.node].edges):
                self._apply(EdgeWithdrawn(event.node, event.tactic))
        self._queue.clear()
        self._parked.clear()
        for node in self.tree.nodes:
            if node.status is Status.OPEN and (node.id not in self._candidates or self._candidates[node.id]):
                heapq.heappush(self._queue, (-self._scores[node.id], next(self._order), node.id))

    def _is_refused(self, event: Event) -> bool:
        return isinstance(event, EdgeAdded) and (
            event.tactic in self._guilty or (event.node, event.tactic) in self._refused
        )

    def _result(self, status: SearchStatus, proof: str = "", axioms: tuple[str, ...] = ()) -> SearchResult:
        seconds = time.monotonic() - self._started
        self._apply(SearchEnded(status.value, seconds))
        sources: tuple[str, ...] = ()
        if status is SearchStatus.PROVED:
            sources = tuple(sorted(_sources(self.tree, self.tree.root)))
        return SearchResult(status, proof, axioms, sources, self.tree, seconds)


def loses_nothing(tactic: str, goals: Sequence[Goal]) -> bool:
    """Whether a step can always be taken first: what could be proved before it can be proved after it. Introductions,
    taking hypotheses apart, and splitting a conjunction or an equivalence; then trying the other steps in every order
    would only find the same states again."""
    if _SAFE.match(tactic):
        return True
    return bool(goals) and tactic in _SAFE_SPLIT and shape(goals[0].target).head in (Head.AND, Head.IFF)


def _sources(tree: Tree, node: Node) -> set[str]:
    edge = node.edges[node.proof]
    found = {edge.source}
    for child in edge.children:
        found |= _sources(tree, tree.nodes[child])
    return found


def contiguous_components(goals: Sequence[Goal]) -> tuple[tuple[int, ...], ...]:
    """The connected components when each is a run of neighbours (so that a script can deal with them in order), else
    all goals as one."""
    components = connected_components(goals)
    if all(component == tuple(range(component[0], component[-1] + 1)) for component in components):
        return components
    return (tuple(range(len(goals))),) if goals else ()
