"""An engine in another process, with the methods of one in this process.

The connection is made when it is needed, and made anew when it was lost: the call that was under way fails with
`EngineLost`, unless nothing of its answer had arrived, then it is asked again. Cancelling a call stops its work in the
engine.
"""

from __future__ import annotations

import asyncio
import contextlib
import itertools
import secrets
from collections.abc import AsyncGenerator, Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from assistant.codec import unpack
from assistant.editing import FoundPremise, Hole, Offers
from assistant.errors import AssistantError
from assistant.lean.diagnostics import Diagnostic
from assistant.lean.goals import Goal, GoalKind
from assistant.lean.places import Place
from assistant.lean.positions import WirePosition
from assistant.lean.project import Project
from assistant.lean.toolchain import Report as Reporter
from assistant.lean.toolchain import silent
from assistant.lean.verify.examination import Examination
from assistant.lean.verify.verdicts import Acceptance, AxiomScope
from assistant.search.best_first import Budget, Listener, SearchResult, SearchStatus, no_listener
from assistant.search.sessions import WHATEVER, Wanted
from assistant.search.steering import Steering
from assistant.search.suggest import Suggestions
from assistant.search.tree import Event, Tree
from assistant.search.watching import batches
from assistant.search.whole import WholeEvent
from assistant.service.connection import Connection
from assistant.service.errors import EngineLost, WireDamaged
from assistant.service.methods import (
    METHODS,
    STATUS,
    STATUS_RESULT,
    STOP,
    Accept,
    AcceptHole,
    AtPlace,
    AtPosition,
    EngineStatus,
    Examine,
    Explore,
    ForGoals,
    InText,
    Prove,
    Proved,
    ProveHoles,
    Steer,
    Suggest,
    Whole,
    WriteWhole,
)
from assistant.service.places import refer
from assistant.service.spawn import Dial
from assistant.service.wire import (
    Welcome,
)
from assistant.sorries.batch import Batch, BatchRequest
from assistant.sorries.text import HoleDone, HoleEvent

RETRIES = 1


class RemoteEngine:
    """Implements what `Engine` offers. `dial` makes a connection to the project's engine, starting it if need be."""

    def __init__(
        self,
        project: Project,
        dial: Dial,
        report: Reporter = silent,
        lost: Callable[[EngineLost], None] = lambda _: None,
    ) -> None:
        """`lost` is told when the engine ended without being asked to."""
        self.project = project
        self._lost = lost
        self._dial = dial
        self._report = report
        self._connection: Connection | None = None
        self._connecting = asyncio.Lock()
        self._welcome: Welcome | None = None

    @property
    def lean(self) -> str:
        """The version of Lean; known once connected."""
        return self._welcome.lean if self._welcome is not None else ""

    @property
    def lean_source(self) -> str:
        return self._welcome.source if self._welcome is not None else ""

    @property
    def lean_instead_of(self) -> str:
        return self._welcome.instead_of if self._welcome is not None else ""

    async def connect(self) -> Connection:
        """The connection, made when there is none. Errors: as `Dial`."""
        async with self._connecting:
            if self._connection is None or not self._connection.alive:
                self._connection = await self._dial.connect(self._report)
                self._connection.lost = self._lost
                self._welcome = self._connection.welcome
            return self._connection

    async def close(self) -> None:
        """Leaves the engine, which goes on for others and for a while."""
        if self._connection is not None:
            await self._connection.close()
            self._connection = None

    # --- asking ------------------------------------------------------------------------------------------------

    async def _stream(self, name: str, parameters: Any) -> AsyncGenerator[tuple[bool, Any], None]:
        """Items as (False, item), then the result as (True, result)."""
        method = METHODS[name]
        given = method.parameters.write(parameters)
        for attempt in itertools.count():
            started = False
            try:
                connection = await self.connect()
                async with contextlib.aclosing(connection.call(name, given, latest=method.latest)) as values:
                    async for is_answer, value in values:
                        if is_answer:
                            yield True, method.result.read(unpack(value))
                            return
                        assert method.items is not None
                        started = True
                        yield False, method.items.read(unpack(value))
            except EngineLost:
                if started or attempt >= RETRIES:
                    raise
            except ValueError as error:
                raise WireDamaged(f"answer to {name}: {error}") from error

    async def _ask(self, name: str, parameters: Any) -> Any:
        async with contextlib.aclosing(self._stream(name, parameters)) as values:
            async for is_result, value in values:
                if is_result:
                    return value
        raise EngineLost()

    async def _items(self, name: str, parameters: Any) -> AsyncGenerator[Any, None]:
        async with contextlib.aclosing(self._stream(name, parameters)) as values:
            async for is_result, value in values:
                if not is_result:
                    yield value

    async def _control(self, name: str) -> bytes:
        connection = await self.connect()
        async with contextlib.aclosing(connection.call(name, None)) as values:
            _, answer = await anext(values)
            return answer

    # --- what an engine does -----------------------------------------------------------------------------------

    async def goals(self, place: Place) -> tuple[Goal, ...]:
        found: tuple[Goal, ...] = await self._ask("goals", AtPlace(refer(place)))
        return found

    async def suggest(
        self, place: Place, seconds: float, wanted: Wanted = WHATEVER
    ) -> AsyncGenerator[Suggestions, None]:
        async with contextlib.aclosing(self._items("suggest", Suggest(refer(place), seconds, wanted))) as items:
            async for known in items:
                yield known

    async def prove(self, place: Place, budget: Budget, listener: Listener = no_listener) -> SearchResult:
        """Begins again when the engine is lost and nobody watched."""
        try:
            return await self._prove(place, budget, listener)
        except EngineLost:
            if listener is not no_listener:
                raise
            return await self._prove(place, budget, listener)

    async def _prove(self, place: Place, budget: Budget, listener: Listener) -> SearchResult:
        tree = Tree()
        async with contextlib.aclosing(self._stream("prove", Prove(refer(place), budget))) as values:
            async for is_result, value in values:
                if is_result:
                    proved: Proved = value
                    return SearchResult(
                        SearchStatus(proved.status),
                        proved.proof,
                        proved.axioms,
                        proved.sources,
                        tree,
                        proved.seconds,
                        proved.open_lemmas,
                        proved.author_axioms,
                        proved.ending,
                        proved.reservation,
                    )
                for event in value:
                    tree.apply(event)
                    listener(event)
        raise EngineLost()

    async def explore(
        self, place: Place, budget: Budget, steering: Steering
    ) -> AsyncGenerator[tuple[Event, ...], None]:
        """Errors: as that of `Engine`; `EngineLost`, and the search is lost with it."""

        async def search(listener: Listener) -> None:
            await self._explore(Explore(refer(place), budget, secrets.token_hex(16)), steering, listener)

        async with contextlib.aclosing(batches(search)) as stream:
            async for events in stream:
                yield events

    async def _explore(self, given: Explore, steering: Steering, listener: Listener) -> None:
        forwarding: asyncio.Task[None] | None = None
        try:
            async with contextlib.aclosing(self._items("explore", given)) as items:
                async for events in items:
                    # The first item comes when the engine knows the key; a command sent earlier would find nothing.
                    forwarding = forwarding or asyncio.create_task(self._forward(steering, given.key))
                    for event in events:
                        listener(event)
        finally:
            if forwarding is not None:
                forwarding.cancel()
                await asyncio.gather(forwarding, return_exceptions=True)

    async def _forward(self, steering: Steering, key: str) -> None:
        """Sends on what is sent to a steering, one after another, while there is an engine that knows the search."""
        known = True
        while known:
            command = await steering.next()
            if self._connection is None or not self._connection.alive:
                return  # another engine would know nothing of it
            try:
                known = await self._ask("steer", Steer(key, command))
            except EngineLost:
                return
            except AssistantError:
                continue  # what cannot be sent, as a node below 0, is ignored as by a search of this process

    async def accept(self, place: Place, proof: str, axioms: AxiomScope = AxiomScope.PROJECT) -> Acceptance:
        found: Acceptance = await self._ask("accept", Accept(refer(place), proof, axioms))
        return found

    async def axioms(self, text: str, seconds: float) -> Mapping[str, tuple[str, ...]]:
        found: Mapping[str, tuple[str, ...]] = await self._ask("axioms", Whole(text, seconds))
        return found

    async def diagnostics(self, text: str, seconds: float) -> tuple[Diagnostic, ...]:
        found: tuple[Diagnostic, ...] = await self._ask("diagnostics", Whole(text, seconds))
        return found

    async def holes(self, path: Path, text: str) -> tuple[Hole, ...]:
        found: tuple[Hole, ...] = await self._ask("holes", InText(path, text))
        return found

    async def kinds(self, path: Path, text: str) -> tuple[GoalKind, ...]:
        found: tuple[GoalKind, ...] = await self._ask("kinds", InText(path, text))
        return found

    async def hole_at(self, path: Path, text: str, position: WirePosition) -> Hole:
        found: Hole = await self._ask("hole_at", AtPosition(path, text, position, 0.0))
        return found

    async def offers(
        self, path: Path, text: str, position: WirePosition, seconds: float
    ) -> AsyncGenerator[Offers, None]:
        async with contextlib.aclosing(self._items("offers", AtPosition(path, text, position, seconds))) as items:
            async for known in items:
                yield known

    async def goals_at(self, path: Path, text: str, position: WirePosition) -> tuple[Goal, ...]:
        found: tuple[Goal, ...] = await self._ask("goals_at", AtPosition(path, text, position, 0.0))
        return found

    async def premises_at(self, path: Path, text: str, position: WirePosition, count: int) -> tuple[FoundPremise, ...]:
        found: tuple[FoundPremise, ...] = await self._ask("premises_at", AtPosition(path, text, position, float(count)))
        return found

    async def premises(self, place: Place, goals: tuple[Goal, ...], count: int) -> tuple[FoundPremise, ...]:
        found: tuple[FoundPremise, ...] = await self._ask("premises", ForGoals(refer(place), goals, count))
        return found

    async def prove_holes(
        self, path: Path, text: str, offsets: Sequence[int], budget: Budget
    ) -> AsyncGenerator[HoleEvent, None]:
        given = ProveHoles(path, text, tuple(offsets), budget)
        async with contextlib.aclosing(self._items("prove_holes", given)) as items:
            async for event in items:
                yield event

    async def accept_hole(self, path: Path, text: str, offset: int, proof: str) -> HoleDone:
        found: HoleDone = await self._ask("accept_hole", AcceptHole(path, text, offset, proof))
        return found

    async def examine(self, path: Path, text: str, offset: int, proof: str, seconds: float) -> Examination:
        found: Examination = await self._ask("examine", Examine(path, text, offset, proof, seconds))
        return found

    async def write_whole(self, path: Path, text: str, offset: int, seconds: float) -> AsyncGenerator[WholeEvent, None]:
        given = WriteWhole(path, text, offset, seconds)
        async with contextlib.aclosing(self._items("write_whole", given)) as items:
            async for event in items:
                yield event

    async def batch_start(self, request: BatchRequest) -> Batch:
        found: Batch = await self._ask("batch_start", request.settled())
        return found

    async def batch_stop(self) -> Batch:
        found: Batch = await self._ask("batch_stop", None)
        return found

    async def batch_watch(self) -> AsyncGenerator[Batch, None]:
        """Errors: as that of `Engine`; `EngineLost`, after which a new one knows how far the batch was."""
        async with contextlib.aclosing(self._items("batch_watch", None)) as items:
            async for batch in items:
                yield batch

    # --- the process itself ------------------------------------------------------------------------------------

    async def status(self) -> EngineStatus:
        """How it is doing. Errors: as `Dial`; `EngineLost`."""
        found: EngineStatus = STATUS_RESULT.read(unpack(await self._control(STATUS)))
        return found

    async def stop(self) -> None:
        """Asks it to end. Errors: as `Dial`; `EngineLost`."""
        await self._control(STOP)
