"""An engine for a front door: the project's process, or one of its own."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator, Callable
from pathlib import Path

from assistant.config.load import load
from assistant.config.schema import Settings
from assistant.errors import AssistantError
from assistant.interface import ProvingEngine
from assistant.lean.confinement import confinement_report
from assistant.lean.errors import ToolchainReplaced
from assistant.lean.project import find_project
from assistant.lean.toolchain import Report, silent
from assistant.service.client import RemoteEngine
from assistant.service.errors import EngineLost
from assistant.service.spawn import Dial
from assistant.sorries.replacing import remove_leftovers

log = logging.getLogger(__name__)


def unconfined() -> str:
    """What a front door says once where Lean is not confined; empty where it is."""
    return confinement_report().warning


def toolchain_replaced(engine: ProvingEngine, *, writing: bool = False) -> ToolchainReplaced | None:
    """What is to be said, or raised where something is to be written, when the engine's Lean is not the one that its
    project names; `None` when all is well."""
    if not engine.lean_instead_of:
        return None
    return ToolchainReplaced(engine.lean_instead_of, engine.lean, engine.lean_source, writing=writing)


def oddities(engine: ProvingEngine) -> tuple[AssistantError, ...]:
    """What whoever opened an engine should know of it."""
    replaced, warning = toolchain_replaced(engine), unconfined()
    open_door = AssistantError(warning, hint="`assistant doctor` says more.") if warning else None
    return tuple(odd for odd in (replaced, open_door) if odd is not None)


@contextlib.asynccontextmanager
async def open_engine(
    path: Path,
    *,
    use_process: bool = True,
    jobs: int = 2,
    report: Report = silent,
    lost: Callable[[EngineLost], None] = lambda _: None,
    settings: Settings | None = None,
) -> AsyncIterator[ProvingEngine]:
    """The engine of the project of a file or folder. With `use_process` it is the one that all front doors share,
    started when none runs, and `lost` is told when it ends in the middle; without, it lives and ends here, with `jobs`
    searches at a time. `settings` hold for all that is asked; where none are given, what is configured for the project.

    Errors: `ToolchainNotFound`, `LibraryBuildFailed`; `ConfigurationError`; `ServiceError` for the process.
    """
    project = find_project(path)
    settings = settings or load(project.root).settings
    for left in await asyncio.to_thread(remove_leftovers):
        log.warning("removed %s, which a process left that was killed while it wrote", left)
    if not use_process:
        from assistant.engine import Engine  # which the engine's process has read already

        async with Engine.open(path, jobs=jobs, report=report, settings=settings) as engine:
            yield engine
        return
    remote = RemoteEngine(project, Dial(project.root), report, lost, settings)
    await remote.connect()
    try:
        yield remote
    finally:
        await remote.close()
