"""A search for a counterexample beside a search for a proof."""

from __future__ import annotations

import asyncio
import logging
import re
from typing import Any

from assistant.errors import AssistantError
from assistant.lean.goals import Goal, GoalKind
from assistant.lean.places import Place
from assistant.lean.verify.verdicts import Judgement, Verdict
from assistant.refute.datatypes import Datatypes, declared_datatypes
from assistant.refute.errors import CannotSample
from assistant.refute.quick import Doubt, doubt, leaves_false
from assistant.refute.refutation import NotRefuted, Refutation, Refute
from assistant.search.tree import Node
from assistant.tasks import beside_loop

log = logging.getLogger(__name__)

SHARE = 0.3
MOST_SECONDS = 10.0
"""Of the time that there is for the proof, so much of it, and no more than so many seconds."""


async def no_refutation(_place: Place, _goal: Goal, _seconds: float) -> NotRefuted:
    """A `Refute` that looks for nothing."""
    return NotRefuted("counterexamples are switched off")


class Refuting:
    """One attempt, which begins when it is started and is ended by `close`."""

    def __init__(self, refute: Refute, place: Place) -> None:
        self._refute = refute
        self._place = place
        self._task: asyncio.Task[Refutation | NotRefuted] | None = None

    def start(self, goal: Goal, seconds: float) -> None:
        """Begins, once, with a goal and the time that there is for a counterexample."""
        if self._task is None and goal.kind is not GoalKind.DATA and self._refute is not no_refutation:
            self._task = asyncio.ensure_future(self._attempt(goal, seconds))

    async def _attempt(self, goal: Goal, seconds: float) -> Refutation | NotRefuted:
        try:
            return await self._refute(self._place, goal, seconds)
        except AssistantError as error:
            log.debug("no counterexample was looked for at %s: %s", self._place.where, error)
            return NotRefuted(error.message)

    @property
    def found(self) -> Refutation | None:
        """What was found by now."""
        if self._task is None or not self._task.done() or self._task.cancelled():
            return None
        result = self._task.result()
        return result if isinstance(result, Refutation) else None

    @property
    def runs(self) -> bool:
        return self._task is not None and not self._task.done()

    async def ended(self, seconds: float) -> None:
        """Waits for its end, no longer than that."""
        if self._task is not None:
            await asyncio.wait({self._task}, timeout=max(0.0, seconds))

    async def instead_of(self, work: asyncio.Future[bool]) -> bool:
        """What some work comes to, which is given up where a counterexample is found first; then false."""
        try:
            if self._task is not None and not self._task.done():
                both: set[asyncio.Future[Any]] = {work, self._task}
                await asyncio.wait(both, return_when=asyncio.FIRST_COMPLETED)
            return False if self.found is not None and not work.done() else await work
        finally:
            work.cancel()
            await asyncio.gather(work, return_exceptions=True)

    async def close(self) -> None:
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)


_MAY_LOSE = re.compile(r"\b(?:apply|refine|exists|left|right|exfalso|congr|use)\b|exact ⟨")
"""Tactics after which a goal may be false though the one before was true."""


class BranchDoubts:
    """Asks whether states are false to which a tactic led that may have lost something: once each, beside their first
    candidates."""

    def __init__(self, place: Place, *, wanted: bool) -> None:
        self._wanted = wanted
        self._above = place.text[: place.declaration.span.start]
        self._datatypes: Datatypes = {}
        self._doubts: dict[int, Doubt] = {}

    async def begin(self) -> None:
        if self._wanted:
            self._datatypes = await beside_loop(self._above, declared_datatypes, self._above)

    def of(self, node: Node) -> tuple[str, ...]:
        """The tactic that asks it, where there is one."""
        first = not node.visits and len(node.goals) == 1
        if not self._wanted or not first or not node.branch or not _MAY_LOSE.search(node.branch[-1].tactic):
            return ()
        try:
            self._doubts[node.id] = doubt(node.goals[0], self._datatypes)
        except CannotSample:
            return ()
        return (self._doubts[node.id].tactic,)

    def confirmed(self, node: Node, judgement: Judgement) -> str:
        """Why a state is false by Lean's word on the tactic, in words; empty where it is not."""
        told = self._doubts[node.id].words
        return told if judgement.verdict is Verdict.PROGRESS and leaves_false(judgement.goals) else ""
