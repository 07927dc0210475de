"""Candidates from several provers that answer when they can, for the states of a search or for one place.

The search asks for states and goes on; requests for several states go to a prover together, the most promising first,
and what it answers is there for whoever looks next. A tactic that several propose is one candidate that names them all;
who proposes one only after it was taken is told apart (`take_repeated`). A prover is a guest: one that raises, hangs or
floods is left out, its failure is told, and the search goes on with what the others propose.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import math
from collections.abc import Callable, Coroutine, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from assistant.errors import AssistantError
from assistant.lean.goals import Goal
from assistant.search.calibrator import Calibrator
from assistant.search.merging import merged
from models.protocol import Candidate, ProofState, Proposal, ProverFailed, StepProver, StepRequest

log = logging.getLogger(__name__)

FAREWELL_SECONDS = 0.5
"""What a prover may take to stop when it is told to."""
FAILURES = 3
"""In a row, after which a prover is not asked any more."""
Describe = Callable[[tuple[Goal, ...], tuple[str, ...]], Coroutine[Any, Any, ProofState]]
"""What provers are told about goals, after the given tactics."""


@dataclass(frozen=True, slots=True)
class ProverFailure:
    """What kept a prover from answering, for the user."""

    prover: str
    reason: str


@dataclass(slots=True)
class _Asked:
    """A state that was asked about. `arrived` are the candidates that nobody has taken yet, by their tactic, `taken`
    those who proposed what was."""

    number: int
    goals: tuple[Goal, ...]
    steps: tuple[str, ...]
    priority: float
    arrived: dict[str, list[Candidate]] = field(default_factory=dict)
    taken: dict[str, set[str]] = field(default_factory=dict)
    pending: set[int] = field(default_factory=set)
    """The provers, by their place, that may still answer."""
    received: dict[int, int] = field(default_factory=dict)
    """How many candidates each of them has proposed."""
    description: asyncio.Task[ProofState] | None = None


@dataclass(frozen=True, slots=True)
class _Call:
    """A prover is being asked about some states."""

    batch: Sequence[int]
    task: asyncio.Task[None]


class _TimeOver(Exception):
    """Nothing is waited for any longer. Not what a prover raises by itself."""


class CandidatePool:
    """Asks provers on behalf of one search, or of who waits for the next tactic; `close` ends that. `wanted` are
    candidates of one prover for one state at most. Here what they say of their candidates is put on one scale."""

    def __init__(
        self,
        provers: Sequence[StepProver],
        describe: Describe,
        wanted: int,
        calibrator: Calibrator | None = None,
    ) -> None:
        self.calibrator = calibrator or Calibrator()
        self._provers = tuple(provers)
        self._describe = describe
        self._wanted = wanted
        self._states: dict[int, _Asked] = {}
        self._repeated: list[tuple[int, Candidate]] = []
        self._waiting: list[set[int]] = [set() for _ in self._provers]
        """By prover the states that it has not been asked about yet."""
        self._calls: list[_Call | None] = [None for _ in self._provers]
        self._wake = [asyncio.Event() for _ in self._provers]
        self._given_up: set[int] = set()
        """The provers that are not asked any more."""
        self._interest: frozenset[int] | None = None
        self._news = asyncio.Event()
        self._deadline = 0.0
        self._at_once = frozenset(n for n, prover in enumerate(self._provers) if not prover.capabilities.seconds)
        self._tasks: list[asyncio.Task[None]] = []
        self.failures: list[ProverFailure] = []

    def extend(self, seconds: float) -> None:
        """Nothing is waited for longer than so many seconds from now on."""
        self._deadline = asyncio.get_running_loop().time() + seconds
        for wake in self._wake:
            wake.set()

    def ask(
        self, number: int, goals: tuple[Goal, ...], steps: tuple[str, ...], priority: float, stage: int | None = None
    ) -> None:
        """Asks all provers, or those of a stage, about a state, once; the one with the highest priority is asked about
        first."""
        if (known := self._states.get(number)) is not None:
            known.priority = priority
            return
        meant = {place for place, prover in enumerate(self._provers) if stage is None or prover.stage == stage}
        places = meant - self._given_up
        self._states[number] = _Asked(number, goals, steps, priority, pending=places)
        if not self._tasks:
            self._tasks = [asyncio.create_task(self._serve(place)) for place in range(len(self._provers))]
        for place in places:
            self._waiting[place].add(number)
            self._wake[place].set()

    @property
    def has_slow_provers(self) -> bool:
        return len(self._at_once) < len(self._provers)

    def keep(self, interest: Iterable[int]) -> None:
        """Only these states are still of interest: others wait, and a call for none but others is given up."""
        self._interest = frozenset(interest)
        for call in self._calls:
            if call is not None and self._interest.isdisjoint(call.batch):
                call.task.cancel()
        for wake in self._wake:
            wake.set()

    def may_bring_more(self, number: int) -> bool:
        """Whether there is something that nobody has taken, or some prover may still answer."""
        state = self._states.get(number)
        return state is not None and bool(state.arrived or state.pending)

    def has_arrived(self, number: int) -> bool:
        """Whether there is something that nobody has taken."""
        return number in self._states and bool(self._states[number].arrived)

    def surest(self) -> tuple[int, float]:
        """The state for which the best candidate has arrived that nobody has taken, and its score."""
        scores = {
            number: max(proposal.score for proposals in state.arrived.values() for proposal in proposals)
            for number, state in self._states.items()
            if state.arrived
        }
        number = max(scores, key=lambda one: scores[one], default=0)
        return number, scores.get(number, -math.inf)

    def take(self, number: int) -> list[Candidate]:
        """What has arrived for a state and was not taken yet, best first, each tactic once."""
        state = self._states.get(number)
        if state is None:
            return []
        for tactic, proposals in state.arrived.items():
            state.taken[tactic] = {proposal.source for proposal in proposals}
        found = sorted(map(merged, state.arrived.values()), key=lambda candidate: -candidate.score)
        state.arrived.clear()
        return found

    def take_repeated(self) -> list[tuple[int, Candidate]]:
        """What has arrived since the last time for whatever state, with that, of tactics that had been taken before:
        each source once that had not proposed it by then."""
        repeated, self._repeated = self._repeated, []
        return repeated

    async def first(self, numbers: Iterable[int]) -> None:
        """Waits until the provers that answer at once have done so for some states."""
        asked = [self._states[number] for number in numbers]
        while any(state.pending & self._at_once for state in asked):
            if not await self.news():
                return

    async def news(self) -> bool:
        """Waits until something has arrived since the last time, or a prover is done; False when the time is over."""
        left = self._deadline - asyncio.get_running_loop().time()
        try:
            async with asyncio.timeout(max(0.0, left)):
                await self._news.wait()
        except TimeoutError:
            return False
        self._news.clear()  # not before: what arrives until somebody waits counts
        return True

    async def close(self) -> None:
        """Stops asking; whoever does not stop is left behind."""
        calls = {call.task: prover for call, prover in zip(self._calls, self._provers, strict=True) if call is not None}
        for task in (*self._tasks, *calls):
            task.cancel()
        if self._tasks:
            await asyncio.wait((*self._tasks, *calls), timeout=FAREWELL_SECONDS)
            for task, prover in calls.items():
                if not task.done():
                    log.error("%s does not stop", prover.name)
        for state in self._states.values():
            if state.description is not None:
                state.description.cancel()

    # --- one prover ------------------------------------------------------------------------------------------------

    async def _serve(self, place: int) -> None:
        prover, failures = self._provers[place], 0
        while failures < FAILURES:
            if not (batch := self._next_batch(place)):
                self._wake[place].clear()
                await self._wake[place].wait()
                continue
            self._waiting[place].difference_update(batch)
            call = self._calls[place] = _Call(batch, asyncio.create_task(self._asked(place, prover, batch)))
            try:
                await asyncio.wait({call.task})
            finally:
                call.task.cancel()
                self._calls[place] = None
            wrong = None if call.task.cancelled() else call.task.exception()
            if call.task.cancelled() or isinstance(wrong, _TimeOver):  # it is asked again when there is a reason to
                self._waiting[place].update(n for n in batch if place in self._states[n].pending)
                continue
            failures = failures + 1 if wrong is not None else 0
            if isinstance(wrong, Exception):
                self._failed(prover, wrong)
                failures = FAILURES if isinstance(wrong, ProverFailed) else failures
            self._done(place, batch)
        self._given_up.add(place)
        self._done(place, self._states)

    def _next_batch(self, place: int) -> list[int]:
        if asyncio.get_running_loop().time() >= self._deadline:
            return []
        waiting = self._waiting[place]
        wanted = waiting if self._interest is None else waiting & self._interest
        best = sorted(wanted, key=lambda number: -self._states[number].priority)
        return best[: max(1, self._provers[place].capabilities.batch)]

    async def _asked(self, place: int, prover: StepProver, batch: Sequence[int]) -> None:
        """Errors: `_TimeOver`; whatever the prover raises."""
        limit = asyncio.timeout_at(self._deadline)
        try:
            async with limit:
                await self._listen(place, prover, batch)
        except TimeoutError as error:
            if limit.expired():
                raise _TimeOver from error
            raise

    async def _listen(self, place: int, prover: StepProver, batch: Sequence[int]) -> None:
        states = [await self._described(number) for number in batch]
        wanted = self._wanted_of(place)
        requests = [StepRequest(n, s, wanted) for n, s in zip(batch, states, strict=True)]
        async with contextlib.aclosing(prover.propose(requests, self._deadline)) as proposals:
            async for proposal in proposals:
                self._arrived(place, batch, proposal)
                if not any(place in self._states[number].pending for number in batch):
                    return

    def _wanted_of(self, place: int) -> int:
        """How many candidates a prover is asked for: one that writes texts for fewer, the less its candidates have
        proved before."""
        prover = self._provers[place]
        most = prover.capabilities.samples
        if not most or place in self._at_once:
            return self._wanted
        return self.calibrator.wanted(prover.name, min(self._wanted, most))

    async def _described(self, number: int) -> ProofState:
        """What provers are told about a state, found out once for all of them."""
        state = self._states[number]
        if state.description is None:
            state.description = asyncio.create_task(self._describe(state.goals, state.steps))
        return await asyncio.shield(state.description)

    def _arrived(self, place: int, batch: Sequence[int], proposal: Proposal) -> None:
        if proposal.request not in batch:
            raise ValueError(f"an answer to a request {proposal.request} that is none of its")
        state = self._states[proposal.request]
        room = self._wanted - state.received.get(place, 0)
        state.received[place] = state.received.get(place, 0) + len(proposal.candidates)
        for candidate in map(self.calibrator.calibrated, proposal.candidates[: max(0, room)]):
            taken = state.taken.get(candidate.tactic)
            if taken is None:
                state.arrived.setdefault(candidate.tactic, []).append(candidate)
            elif candidate.source not in taken:
                taken.add(candidate.source)
                self._repeated.append((proposal.request, candidate))
        if proposal.last or len(proposal.candidates) >= room:
            state.pending.discard(place)
        self._news.set()

    def _done(self, place: int, numbers: Iterable[int]) -> None:
        for number in numbers:
            self._states[number].pending.discard(place)
        self._news.set()

    def _failed(self, prover: StepProver, error: Exception) -> None:
        if isinstance(error, AssistantError):
            reason = error.message
            log.warning("%s failed: %s", prover.name, reason)
        else:
            reason = f"{type(error).__name__}: {error}"
            log.error("%s failed", prover.name, exc_info=error)
        failure = ProverFailure(prover.name, reason)
        if failure not in self.failures:
            self.failures.append(failure)
