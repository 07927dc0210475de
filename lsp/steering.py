"""Searches that a person steers: each goes on from the states that it had, and does what it is told.

A search that runs by itself is stopped first and goes on as one that can be steered, for the time that it had left. One
that had ended does what it is told and no more, unless it is given time. Once it rests again it is over; the next
command begins where it was left. A proof that is found is kept and inserted as that of any other search.
"""

from __future__ import annotations

import asyncio
import contextlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from assistant.errors import AssistantError
from assistant.search.steering import Command, Expand, Focus, MoreTime, Prune, Steering, TryTactic
from assistant.wording import plural
from lsp.errors import SearchForgotten
from lsp.proving import Progress, Proving, Watch, imports_of
from lsp.server import AssistantServer

if TYPE_CHECKING:
    from lsprotocol import types

    from assistant.search.tree import Event
    from lsp.shapes import Steered, TreeDelta
    from lsp.trees import TreeRecord

EXPAND, PRUNE, RESTORE, TRY, GO_ON = ACTIONS = ("expand", "prune", "restore", "try", "continue")
"""`continue` searches a state and what is below it, and nothing else; at the root, everything."""


def command_for(action: str, node: int, tactic: str) -> Command:
    """What is told to the search for an action at a state."""
    match action:
        case "expand":
            return Expand(node)
        case "prune" | "restore":
            return Prune(node, action == PRUNE)
        case "try":
            return TryTactic(node, tactic)
        case _:
            return Focus(node)


@dataclass(slots=True)
class Exploration:
    """A search that goes on, for at most so many seconds of its own accord. `run` does it."""

    server: AssistantServer
    record: TreeRecord
    seconds: float
    steering: Steering = field(default_factory=Steering)
    inserted: bool = False
    reason: str = ""
    proof: str = ""
    over: asyncio.Event = field(default_factory=asyncio.Event)

    async def run(self, progress: Progress, watch: Watch) -> None:
        """Errors: as `ProvingEngine.explore`."""
        from assistant.lean.verify.verdicts import AxiomScope
        from assistant.search.budget import Budget
        from assistant.sorries.text import places_at

        server, record, subject = self.server, self.record, self.record.subject
        assert subject is not None
        snapshot, hole = subject.known.snapshot, subject.hole
        proving = Proving(server, subject.known, [hole], self.seconds)
        proving.begun(hole)

        def tell(delta: TreeDelta) -> None:
            progress(f"{plural(len(record.tree.nodes), 'state')}, {plural(record.tree.candidates, 'tactic')} tried", 0)
            watch(delta)
            server.tell_tree(delta)

        tell(record.resume(self.seconds))
        try:
            engine = await server.engine(snapshot.uri)
            [place] = await asyncio.to_thread(places_at, snapshot.path, snapshot.text, [hole.offset])
            budget = Budget(self.seconds, axioms=AxiomScope(server.settings_of(snapshot.uri).axioms))
            events = engine.explore(place, budget, self.steering, tuple(record.tree.events))
            async with contextlib.aclosing(events):
                async for some in events:
                    self._note(some)
                    tell(delta := record.learn(some))
                    if delta["end"] and not self.steering.waiting():
                        break
            if self.proof:
                done = await engine.accept_hole(snapshot.path, snapshot.text, hole.offset, self.proof)
                proving.learn(hole, record, done, await imports_of(engine, snapshot))
                self.reason = "" if done.change is not None else done.outcome.reason
                self.inserted = bool(await proving.insert())
        except AssistantError:
            tell(record.ended("error"))
            raise
        finally:
            proving.ended()
            if not record.end:
                tell(record.ended("cancelled"))
            self.over.set()

    def _note(self, events: tuple[Event, ...]) -> None:
        from assistant.search.tree import ProofJudged, SearchEnded

        for event in events:
            match event:
                case ProofJudged() if event.complete:
                    self.proof = event.proof
                case SearchEnded():
                    self.reason = event.told
                case _:
                    pass

    @property
    def steered(self) -> Steered:
        """The answer to whoever steered it."""
        return {
            "search": self.record.search,
            "end": self.record.end,
            "reason": self.reason,
            "proof": self.proof,
            "inserted": self.inserted,
        }


def record_of(server: AssistantServer, search: str) -> TreeRecord:
    """Errors: `SearchForgotten`."""
    record = server.trees.get(search)
    if record is None or record.subject is None:
        raise SearchForgotten()
    return record


class Explorations:
    """The searches of a server that are steered now."""

    def __init__(self, server: AssistantServer) -> None:
        self._server = server
        self._running: dict[str, Exploration] = {}

    async def steer(
        self,
        record: TreeRecord,
        command: Command,
        seconds: float,
        watch: Watch,
        token: types.ProgressToken | None = None,
    ) -> Steered:
        """Tells a search something; how it stands once it rests again or was stopped. `seconds` are added to its time,
        `token` is as in `Jobs.run`.

        Errors: as `Exploration.run`.
        """
        running = self._running.get(record.search)
        if running is not None and not running.over.is_set():
            running.steering.send(command)
            if seconds:
                running.steering.send(MoreTime(seconds))
                record.limit += seconds
            await running.over.wait()
            return running.steered
        exploration = Exploration(self._server, record, seconds)
        exploration.steering.send(command)
        self._running[record.search] = exploration
        title = f"Searching {record.title}"
        try:
            exploration.seconds += await self._taken_over(record)
            await self._server.jobs.run(title, lambda progress: exploration.run(progress, watch), token)
        except asyncio.CancelledError:
            if (task := asyncio.current_task()) is not None and task.cancelling():
                raise
        finally:
            exploration.over.set()
            del self._running[record.search]
        return exploration.steered

    async def _taken_over(self, record: TreeRecord) -> float:
        """Stops a search that runs by itself; the seconds that it had left."""
        if record.end:
            return 0.0
        left = max(0.0, record.limit - record.seconds)
        await self._server.jobs.stopped(record.job)
        return left
