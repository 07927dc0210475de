"""A search that a person steers.

Commands are obeyed between two verifications; only `Stop` interrupts one. Where the search ends it waits: for more
time, for a state to be put back, for a tactic of the user's. What a single command asks for is done also in a pause
and after the end, and does not count as time spent searching.
"""

from __future__ import annotations

import asyncio
import math
import textwrap
from collections.abc import Sequence
from dataclasses import replace

from assistant.lean.verify.audit import may_audit
from assistant.lean.verify.screen import normalized
from assistant.lean.verify.verdicts import (
    Acceptance,
    Branch,
    Judgement,
    Limits,
    Question,
    Verdict,
    author_in_words,
    open_in_words,
)
from assistant.search.best_first import BestFirstSearch
from assistant.search.outcome import Outcome
from assistant.search.script import Script, lay_out
from assistant.search.steering import (
    OWN,
    Command,
    Expand,
    Focus,
    MoreTime,
    Pause,
    Pin,
    Prune,
    Resume,
    Steering,
    Stop,
    TryTactic,
    Withdraw,
)
from assistant.search.tree import Node, NodePinned, NodePruned, SearchFocused, SearchPaused, Status
from models.protocol import Candidate

COMMAND_SECONDS = 20.0
"""What a single command may take, however little is left of the budget."""
OWN_LIMITS = Limits(COMMAND_SECONDS, 10.0, 400_000)
"""More than for other candidates: somebody meant this one."""
OFFERED = 4
"""Tactics that Lean offers in place of the user's which are tried."""
_REST = Script("sorry")
_ALL_RESTS = Script(f"all_goals {_REST.tactic}")


class Steered:
    """One search with its steering. `run` does it."""

    def __init__(self, search: BestFirstSearch, steering: Steering) -> None:
        self._search = search
        self._steering = steering
        self._rests = False
        """Whether it ended without a proof and nothing has set it going again."""
        self._result: Outcome

    async def run(self) -> Outcome:
        """Searches and obeys until `Stop`. Errors: as `BestFirstSearch.run`."""
        work = asyncio.ensure_future(self._work())
        stop = asyncio.ensure_future(self._steering.stopped())
        try:
            await asyncio.wait({work, stop}, return_when=asyncio.FIRST_COMPLETED)
            stopped = stop.done()
        finally:
            work.cancel()
            stop.cancel()
            await asyncio.gather(work, stop, return_exceptions=True)
            await self._search.close()
        if not stopped:
            work.result()  # it ends by itself with an error only
        self._search.clock.stop()
        ended = self._rests or bool(self._search.proof)
        return self._result if ended else self._search.end(stopped=True)

    async def _work(self) -> None:
        search = self._search
        await search.begin()
        if search.proof:  # one that was begun before had it
            self._end()
        while True:
            halted = self._rests or bool(search.proof) or search.tree.paused
            if halted:
                search.clock.stop()
            if halted or self._steering.waiting():
                self._steering.resting = halted and not self._steering.waiting()
                command = await self._steering.next()
                self._steering.resting = False
                await self._obey(command)
                continue
            search.clock.start()
            if search.spent() or not await search.advance() or search.proof or self._is_refuted():
                self._end()

    def _is_refuted(self) -> bool:
        """Whether a counterexample was found since it was looked; a user may go on all the same."""
        return self._search.refutation is not None and not self._search.tree.refuted

    def _end(self) -> None:
        self._rests = self._rests or not self._search.proof
        self._result = self._search.end()

    # --- commands ----------------------------------------------------------------------------------------------

    async def _obey(self, command: Command) -> None:
        match command:
            case Stop():
                pass  # whoever waits for it ends the work
            case Pause() | Resume():
                self._pause(isinstance(command, Pause))
            case MoreTime():
                if 0 < command.seconds < math.inf:
                    self._search.more_time(command.seconds)
                    self._rests = False
            case _:
                if 0 <= command.node < len(self._search.tree.nodes):
                    await self._obey_at(self._search.tree.nodes[command.node], command)

    async def _obey_at(self, node: Node, command: Expand | TryTactic | Withdraw | Prune | Pin | Focus) -> None:
        search = self._search
        match command:
            case Expand():
                if node.status is Status.OPEN:
                    search.frontier.take_out(node.id)
                    search.pool.extend(COMMAND_SECONDS)
                    await search.expand([node], COMMAND_SECONDS)
                    await self._settle()
            case TryTactic():
                await self._try(node, written_tactic(command.tactic))
                await self._settle()
            case Withdraw():
                await self._withdraw(node, written_tactic(command.tactic))
            case Prune():
                if node.pruned is not command.pruned:
                    search.apply(NodePruned(node.id, command.pruned))
                    search.frontier.refill(search.untried())
                    self._reconsider()
            case Pin():
                if node.pinned is not command.pinned:
                    search.apply(NodePinned(node.id, command.pinned))
            case Focus():
                if search.tree.focus != node.id:
                    search.apply(SearchFocused(node.id))
                    self._reconsider()

    def _pause(self, paused: bool) -> None:
        if self._search.tree.paused is not paused:
            self._search.clock.stop()
            self._search.apply(SearchPaused(paused, self._search.clock.seconds))

    def _reconsider(self) -> None:
        """Lets a search go on that has something to do again."""
        if self._rests and not self._search.spent() and self._search.frontier.has_more():
            self._rests = False

    async def _settle(self) -> None:
        """The end, when there is a proof that was not there before."""
        if not self._search.proof:
            await self._search.settle()
            if self._search.proof:
                self._end()

    async def _withdraw(self, node: Node, tactic: str) -> None:
        if all(edge.tactic != tactic for edge in node.edges):
            return
        was_proved = bool(self._search.proof)
        self._search.withdraw(node, tactic)
        await self._settle()
        if was_proved and not self._search.proof and self._rests:
            self._end()  # as it had ended before there was the proof

    # --- the user's own tactics --------------------------------------------------------------------------------

    async def _try(self, node: Node, tactic: str) -> None:
        [judgement] = await self._judged(node, [tactic])
        if not _runs(judgement):
            return
        # Where Lean offers a tactic instead («Try this»), that one is taken.
        offered = [text for text in judgement.suggestions[:OFFERED] if text != tactic]
        better = await self._judged(node, offered) if offered else []
        best = next((j for j in better if _runs(j) and not j.suggestions), judgement)
        self._search.add_edge(node, Candidate(best.candidate, 0.0, OWN), best.goals)

    async def _judged(self, node: Node, tactics: Sequence[str]) -> list[Judgement]:
        search = self._search
        question = Question(node.branch, tuple(tactics), node.goals)
        [judgements] = await search.verifier.check(search.place, [question], OWN_LIMITS)
        judgements = await self._audited(node, judgements)
        for judgement in judgements:
            search.tried(node, Candidate(judgement.candidate, 0.0, OWN), judgement)
        return judgements

    async def _audited(self, node: Node, judgements: Sequence[Judgement]) -> list[Judgement]:
        """With a refusal for what runs but rests on `sorry` or a foreign axiom: the user takes it for a step done. What
        rests on open lemmas, or on axioms of the user's own, says so."""
        running = [judgement for judgement in judgements if _runs(judgement)]
        if not running or not may_audit(self._search.place):
            return list(judgements)
        ends = [
            _REST,
            *(Script(j.candidate, (_ALL_RESTS,) if j.goals else (), (False,)[: len(j.goals)]) for j in running),
        ]
        scripts = [lay_out(along(node.branch, end)) for end in ends]
        limits = Limits(COMMAND_SECONDS, axioms=self._search.budget.axioms)
        without, *audits = await self._search.verifier.audit(self._search.place, scripts, limits)
        if not without.accepted:  # it is not the tactic's doing; a whole proof is judged anyway
            return list(judgements)
        told = {j.candidate: audit for j, audit in zip(running, audits, strict=True)}
        return [self._told(j, told[j.candidate]) if j.candidate in told else j for j in judgements]

    def _told(self, judgement: Judgement, audit: Acceptance) -> Judgement:
        """A tactic that runs, with what its audit says."""
        said = "; ".join(audit.reasons)
        if not audit.judged:
            said = f"it runs, but is not yet judged: {said}"
            return replace(judgement, verdict=Verdict.UNKNOWN, goals=(), suggestions=(), message=said)
        if not audit.accepted:
            return replace(judgement, verdict=Verdict.FAILED, goals=(), suggestions=(), message=said)
        if audit.conditional:
            self._search.note_condition(judgement.candidate, audit.open_lemmas)
        conditions = (open_in_words(audit.open_lemmas), author_in_words(audit.author_axioms))
        return replace(judgement, message=", ".join(words for words in conditions if words) or judgement.message)


def along(branch: Branch, end: Script) -> Script:
    """The script of a branch that goes on with another; what the branch leaves aside is admitted."""
    for step in reversed(branch):
        first, last = min(step.focus), max(step.focus)
        before, after = first, step.goals - 1 - last
        alone = len(step.focus) == 1
        children = (*[_REST] * before, end, *[_REST] * after)
        end = Script(step.tactic, children, (*[True] * before, alone, *[True] * after))
    return end


def _runs(judgement: Judgement) -> bool:
    return judgement.verdict in (Verdict.CLOSES, Verdict.PROGRESS)


def written_tactic(tactic: str) -> str:
    """A tactic of somebody else's as it is tried: lines relative to column 0."""
    return normalized(textwrap.dedent(tactic))
