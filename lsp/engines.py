"""The engines that this server uses: one for each project, opened when a document of it is asked about."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import time
from collections.abc import Callable, Iterable
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.errors import AssistantError
from assistant.lean.project import ProjectKind, find_project
from assistant.service.errors import EngineLost

if TYPE_CHECKING:
    from assistant.config.schema import Settings
    from assistant.interface import ProvingEngine

log = logging.getLogger(__name__)

RETRY_SECONDS = 5.0
"""How long a project whose engine did not open is left alone: every keystroke asks."""


def project_root(path: Path, folders: Iterable[Path]) -> Path:
    """The folder whose engine serves a file: its project's; for a file outside of any project the folder that is open
    in the editor, so that files side by side share an engine."""
    project = find_project(path)
    if project.kind is ProjectKind.LAKE or project.pinned_toolchain:
        return project.root
    containing = [folder for folder in folders if path.is_relative_to(folder)]
    return max(containing, key=lambda folder: len(folder.parts), default=project.root)


class Engines:
    """Opens engines and leaves them. `report` is told what is waited for, `changed` that one opened or failed, `lost`
    that one ended in the middle, `warn` what is odd about one that opened; `settings` are those of a project, which an
    engine is told before it is asked anything. Without `use_process` they live in this
    process."""

    def __init__(
        self,
        report: Callable[[str], None],
        changed: Callable[[], None],
        lost: Callable[[EngineLost], None],
        warn: Callable[[AssistantError], None],
        settings: Callable[[Path], Settings],
        *,
        use_process: bool = True,
    ) -> None:
        self._report = report
        self._changed = changed
        self._lost = lost
        self._warn = warn
        self._settings = settings
        self._warned: dict[Path, tuple[str, ...]] = {}
        self._use_process = use_process
        self._stack = contextlib.AsyncExitStack()
        self._opening: dict[Path, asyncio.Task[ProvingEngine]] = {}
        self._failed: dict[Path, float] = {}
        self.error: AssistantError | None = None

    @property
    def opened(self) -> tuple[ProvingEngine, ...]:
        """Those that are ready."""
        done = [task for task in self._opening.values() if task.done() and not task.cancelled()]
        return tuple(task.result() for task in done if task.exception() is None)

    @property
    def starting(self) -> bool:
        return any(not task.done() for task in self._opening.values())

    async def get(self, root: Path) -> ProvingEngine:
        """The engine of a project. Errors: as `open_engine`."""
        task = self._opening.get(root)
        if task is not None and task.done() and (task.cancelled() or task.exception() is not None):
            if not task.cancelled() and time.monotonic() - self._failed.get(root, 0.0) < RETRY_SECONDS:
                return task.result()
            task = None
        if task is None:
            task = asyncio.create_task(self._open(root))
            self._opening[root] = task
            self._changed()
        engine = await asyncio.shield(task)
        await engine.configure(self._settings(root))
        self._tell_warnings(root, engine)
        return engine

    def _tell_warnings(self, root: Path, engine: ProvingEngine) -> None:
        """Each time that something else is odd."""
        if engine.warnings != self._warned.get(root, ()):
            self._warned[root] = engine.warnings
            for warning in engine.warnings:
                log.warning("%s: %s", root, warning)
                self._warn(AssistantError(warning, hint="`assistant config show` says what is set, and where."))

    async def _open(self, root: Path) -> ProvingEngine:
        try:
            # Reading all that takes a while: a start need not wait for it, nor the loop.
            opening = await asyncio.to_thread(import_module, "assistant.service.opening")
            engine: ProvingEngine = await self._stack.enter_async_context(
                opening.open_engine(
                    root,
                    use_process=self._use_process,
                    report=self._report,
                    lost=self._lost,
                    settings=self._settings(root),
                )
            )
        except AssistantError as error:
            self._failed[root] = time.monotonic()
            self.error = error
            log.error("%s: %s", root, error.message)
            raise
        else:
            self.error = None
            log.info("engine for %s: Lean %s (%s)", root, engine.lean, engine.lean_source)
            if (replaced := opening.toolchain_replaced(engine)) is not None:
                log.warning("%s: %s", root, replaced.message)
                self._warn(replaced)
            if warning := opening.unconfined():
                log.warning("%s: %s", root, warning)
                self._warn(AssistantError(warning, hint="`assistant doctor` says more."))
            return engine
        finally:
            asyncio.get_running_loop().call_soon(self._changed)

    async def close(self) -> None:
        """Leaves all of them, also those that are just opening."""
        for task in self._opening.values():
            task.cancel()
        await asyncio.gather(*self._opening.values(), return_exceptions=True)
        await self._stack.aclose()
