"""The engine of the project for screens that are there before it is, and what is said of it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.errors import AssistantError
from assistant.lean.loading import NOT_LOADING, Loading
from assistant.service.handle import EngineHandle

if TYPE_CHECKING:
    from assistant.config.schema import Settings
    from assistant.interface import ProvingEngine
    from assistant.service.errors import EngineLost


class EngineLink:
    """`engine` gives the engine whenever it is wanted. `report` is told what is waited for, or went wrong; nothing once
    all is well. `warn` is told what is odd about an engine that was opened, or about the `settings` that it is told
    before each question."""

    def __init__(
        self,
        root: Path,
        *,
        use_process: bool,
        report: Callable[[str], None],
        warn: Callable[[AssistantError], None],
        settings: Callable[[], Settings] | None = None,
    ) -> None:
        self._tell = report
        self.said = ""
        """What was told last."""
        self._says_otherwise = False
        self._imports = False
        """Whether Lean is loading imports."""
        self._handle = EngineHandle(
            root,
            use_process=use_process,
            report=self._report,
            lost=self._lost,
            warn=warn,
            changed=self._changed,
            loading=self._loading,
            settings=settings,
        )

    def engine(self) -> asyncio.Task[ProvingEngine]:
        """The engine; a failed opening is tried again at the next call. Errors of the task: as `open_engine`."""
        task = asyncio.create_task(self.opened(), name="engine")
        task.add_done_callback(_looked_at)
        return task

    async def opened(self) -> ProvingEngine:
        """The engine; whoever gives up waiting does not end its start for others. Errors: as `open_engine`."""
        return await self._handle.engine()

    @property
    def waits_for(self) -> str:
        """What whoever asked the engine waits for, before it can answer; empty when it can."""
        return self.said if self._handle.starting or self._imports else ""

    def works(self, engine: ProvingEngine) -> None:
        """Called when it answered: what was said about it holds no more."""
        if self._says_otherwise:
            self._says_otherwise = False
            instead = f", not {engine.lean_instead_of}" if engine.lean_instead_of else ""
            self._report(f"Lean {engine.lean} ({engine.lean_source}){instead}")

    async def close(self) -> None:
        """Leaves the engine."""
        await self._handle.close()

    def _changed(self) -> None:
        if self._handle.starting:
            self._says_otherwise = True  # whatever is said until it is there
            self._report("the engine is starting")
        elif (engine := self._handle.ready) is not None:
            self.works(engine)
        elif (error := self._handle.error) is not None:
            self._report(f"{error.message}. {error.hint}")

    def _loading(self, loading: Loading) -> None:
        self._imports = loading.imports != NOT_LOADING
        if words := loading.in_words:
            self._says_otherwise = True
            self._report(words)
        elif (engine := self._handle.ready) is not None:
            self.works(engine)

    def _lost(self, error: EngineLost) -> None:
        self._says_otherwise = True
        self._report(f"{error.message}; it is started again when it is needed")

    def _report(self, sentence: str) -> None:
        self.said = sentence
        self._tell(sentence)


def _looked_at(task: asyncio.Task[ProvingEngine]) -> None:
    """So that nothing is said of a failure that nobody waits for any more."""
    if not task.cancelled():
        task.exception()
