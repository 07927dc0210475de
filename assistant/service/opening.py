"""An engine for a front door: the project's process, or one of its own."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Mapping, Sequence
from pathlib import Path
from typing import Protocol

from assistant.editing import FoundPremise, Hole, Offers
from assistant.lean.confinement import confinement_report
from assistant.lean.diagnostics import Diagnostic
from assistant.lean.errors import ToolchainReplaced
from assistant.lean.goals import Goal, GoalKind
from assistant.lean.places import Place
from assistant.lean.positions import WirePosition
from assistant.lean.project import Project, find_project
from assistant.lean.toolchain import Report, silent
from assistant.lean.verify.examination import Examination
from assistant.lean.verify.verdicts import Acceptance, AxiomScope
from assistant.search.best_first import Budget, Listener, SearchResult, no_listener
from assistant.search.sessions import WHATEVER, Wanted
from assistant.search.steering import Steering
from assistant.search.suggest import Suggestions
from assistant.search.tree import Event
from assistant.search.whole import WholeEvent
from assistant.service.client import RemoteEngine
from assistant.service.errors import EngineLost
from assistant.service.spawn import Dial
from assistant.sorries.batch import Batch, BatchRequest
from assistant.sorries.replacing import remove_leftovers
from assistant.sorries.text import HoleDone, HoleEvent

log = logging.getLogger(__name__)


class ProvingEngine(Protocol):
    """What every front door uses, wherever it runs; `Engine` documents it."""

    project: Project

    @property
    def lean(self) -> str: ...

    @property
    def lean_source(self) -> str: ...

    @property
    def lean_instead_of(self) -> str: ...

    async def goals(self, place: Place) -> tuple[Goal, ...]: ...

    def suggest(self, place: Place, seconds: float, wanted: Wanted = WHATEVER) -> AsyncGenerator[Suggestions, None]: ...

    async def prove(self, place: Place, budget: Budget, listener: Listener = no_listener) -> SearchResult: ...

    def explore(self, place: Place, budget: Budget, steering: Steering) -> AsyncGenerator[tuple[Event, ...], None]: ...

    async def accept(self, place: Place, proof: str, axioms: AxiomScope = AxiomScope.PROJECT) -> Acceptance: ...

    async def axioms(self, text: str, seconds: float) -> Mapping[str, tuple[str, ...]]: ...

    async def diagnostics(self, text: str, seconds: float) -> tuple[Diagnostic, ...]: ...

    async def holes(self, path: Path, text: str) -> tuple[Hole, ...]: ...

    async def kinds(self, path: Path, text: str) -> tuple[GoalKind, ...]: ...

    async def hole_at(self, path: Path, text: str, position: WirePosition) -> Hole: ...

    def offers(self, path: Path, text: str, position: WirePosition, seconds: float) -> AsyncGenerator[Offers, None]: ...

    async def goals_at(self, path: Path, text: str, position: WirePosition) -> tuple[Goal, ...]: ...

    async def premises_at(
        self, path: Path, text: str, position: WirePosition, count: int
    ) -> tuple[FoundPremise, ...]: ...

    async def premises(self, place: Place, goals: tuple[Goal, ...], count: int) -> tuple[FoundPremise, ...]: ...

    def prove_holes(
        self, path: Path, text: str, offsets: Sequence[int], budget: Budget
    ) -> AsyncGenerator[HoleEvent, None]: ...

    async def accept_hole(self, path: Path, text: str, offset: int, proof: str) -> HoleDone: ...

    async def examine(self, path: Path, text: str, offset: int, proof: str, seconds: float) -> Examination: ...

    def write_whole(self, path: Path, text: str, offset: int, seconds: float) -> AsyncGenerator[WholeEvent, None]: ...

    async def batch_start(self, request: BatchRequest) -> Batch: ...

    async def batch_stop(self) -> Batch: ...

    def batch_watch(self) -> AsyncGenerator[Batch, None]: ...


def unconfined() -> str:
    """What a front door says once where Lean is not confined; empty where it is."""
    return confinement_report().warning


def toolchain_replaced(engine: ProvingEngine, *, writing: bool = False) -> ToolchainReplaced | None:
    """What is to be said, or raised where something is to be written, when the engine's Lean is not the one that its
    project names; `None` when all is well."""
    if not engine.lean_instead_of:
        return None
    return ToolchainReplaced(engine.lean_instead_of, engine.lean, engine.lean_source, writing=writing)


@contextlib.asynccontextmanager
async def open_engine(
    path: Path,
    *,
    use_process: bool = True,
    jobs: int = 2,
    report: Report = silent,
    lost: Callable[[EngineLost], None] = lambda _: None,
) -> AsyncIterator[ProvingEngine]:
    """The engine of the project of a file or folder. With `use_process` it is the one that all front doors share,
    started when none runs, and `lost` is told when it ends in the middle; without, it lives and ends here, with `jobs`
    searches at a time.

    Errors: `ToolchainNotFound`, `LibraryBuildFailed`; `ServiceError` for the process.
    """
    for left in await asyncio.to_thread(remove_leftovers):
        log.warning("removed %s, which a process left that was killed while it wrote", left)
    if not use_process:
        from assistant.engine import Engine  # which the engine's process has read already

        async with Engine.open(path, jobs=jobs, report=report) as engine:
            yield engine
        return
    project = find_project(path)
    remote = RemoteEngine(project, Dial(project.root), report, lost)
    await remote.connect()
    try:
        yield remote
    finally:
        await remote.close()
