"""The engine of the project, opened while screens are there already, and opened again when it was lost."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.errors import AssistantError

if TYPE_CHECKING:
    from assistant.interface import ProvingEngine
    from assistant.service.errors import EngineLost


class EngineLink:
    """`engine` gives the engine whenever it is wanted. `report` is told what is waited for, or went wrong; nothing once
    all is well. `warn` is told what is odd about an engine that was opened."""

    def __init__(
        self, root: Path, *, use_process: bool, report: Callable[[str], None], warn: Callable[[AssistantError], None]
    ) -> None:
        self._root = root
        self._use_process = use_process
        self._tell = report
        self._warn = warn
        self.said = ""
        """What was told last."""
        self._stack = contextlib.AsyncExitStack()
        self._opening: asyncio.Task[ProvingEngine] | None = None
        self._says_lost = False

    def engine(self) -> asyncio.Task[ProvingEngine]:
        """The engine; a failed opening is tried again at the next call. Errors of the task: as `open_engine`."""
        task = self._opening
        if task is None or (task.done() and (task.cancelled() or task.exception() is not None)):
            self._opening = task = asyncio.create_task(self._open(), name="engine")
            task.add_done_callback(_looked_at)
        return task

    @property
    def waits_for(self) -> str:
        """What whoever waits for the engine waits for; empty when it is there."""
        return self.said if self._opening is not None and not self._opening.done() else ""

    def _report(self, sentence: str) -> None:
        self.said = sentence
        self._tell(sentence)

    async def opened(self) -> ProvingEngine:
        """The engine; whoever gives up waiting does not end its start for others. Errors: as `open_engine`."""
        return await asyncio.shield(self.engine())

    async def _open(self) -> ProvingEngine:
        self._report("the engine is starting")
        opening = await asyncio.to_thread(import_module, "assistant.service.opening")
        try:
            engine: ProvingEngine = await self._stack.enter_async_context(
                opening.open_engine(self._root, use_process=self._use_process, report=self._report, lost=self._lost)
            )
        except AssistantError as error:
            self._report(f"{error.message}. {error.hint}")
            raise
        self._says_lost = True
        self.works(engine)
        if (replaced := opening.toolchain_replaced(engine)) is not None:
            self._warn(replaced)
        for warning in engine.warnings:
            self._warn(AssistantError(warning))
        return engine

    def works(self, engine: ProvingEngine) -> None:
        """Called when it answered: what was said about its loss holds no more."""
        if self._says_lost:
            self._says_lost = False
            instead = f", not {engine.lean_instead_of}" if engine.lean_instead_of else ""
            self._report(f"Lean {engine.lean} ({engine.lean_source}){instead}")

    def _lost(self, error: EngineLost) -> None:
        self._says_lost = True
        self._report(f"{error.message}; it is started again when it is needed")

    async def close(self) -> None:
        """Leaves the engine."""
        if self._opening is not None:
            self._opening.cancel()
            await asyncio.gather(self._opening, return_exceptions=True)
        await self._stack.aclose()


def _looked_at(task: asyncio.Task[ProvingEngine]) -> None:
    if not task.cancelled():
        task.exception()
