"""A handle on the engine of a project: opened when it is first wanted, and again when opening it has failed."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import time
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.errors import AssistantError
from assistant.lean.loading import NOTHING_LOADING, Loading

if TYPE_CHECKING:
    from assistant.config.schema import Settings
    from assistant.interface import ProvingEngine
    from assistant.service.errors import EngineLost

log = logging.getLogger(__name__)


def _nothing() -> None:
    pass


def _nothing_of(_loading: Loading) -> None:
    pass


async def tell_loading(engine: ProvingEngine, tell: Callable[[Loading], None]) -> None:
    """Tells what is being loaded, and that it is, for as long as the engine runs."""
    try:
        async with contextlib.aclosing(engine.loading_watch()) as states:
            async for loading in states:
                tell(loading)
    except AssistantError as error:  # whoever asks the engine for something is told
        log.info("no more is heard of what is loaded: %s", error.message)
        tell(NOTHING_LOADING)


class EngineHandle:
    """What a front door that outlives engines has in its hands. `report` is told what is waited for, `lost` that the
    engine ended in the middle, `warn` what is odd about one that opened, `changed` that one is opening, has opened or
    failed, `loading` what it loads, and that it has. Without `use_process` it lives in this process. One that did not
    open is left alone for `pause` seconds. `settings` are those that hold now, which it is told before it is asked
    anything; without, those of its project."""

    def __init__(
        self,
        root: Path,
        *,
        use_process: bool,
        report: Callable[[str], None],
        lost: Callable[[EngineLost], None],
        warn: Callable[[AssistantError], None],
        changed: Callable[[], None] = _nothing,
        loading: Callable[[Loading], None] = _nothing_of,
        pause: float = 0.0,
        settings: Callable[[], Settings] | None = None,
    ) -> None:
        self.root = root
        self._use_process = use_process
        self._report = report
        self._lost = lost
        self._warn = warn
        self._changed = changed
        self._loading = loading
        self._watch: asyncio.Task[None] | None = None
        self._pause = pause
        self._settings = settings
        self._warned: tuple[str, ...] = ()
        self._stack = contextlib.AsyncExitStack()
        self._opening: asyncio.Task[ProvingEngine] | None = None
        self._failed_at = 0.0
        self.error: AssistantError | None = None
        """Why it did not open, the last time."""

    @property
    def starting(self) -> bool:
        return self._opening is not None and not self._opening.done()

    @property
    def ready(self) -> ProvingEngine | None:
        """The engine, when it is open."""
        task = self._opening
        return None if task is None or not task.done() or _failed(task) else task.result()

    def opening(self) -> asyncio.Task[ProvingEngine]:
        """The task that opens the engine, or has. Who waits for it shields it: others may be waiting, too. Errors of
        the task: as `open_engine`."""
        task = self._opening
        paused = time.monotonic() - self._failed_at < self._pause
        if task is None or (task.done() and _failed(task) and not paused):
            self._opening = task = asyncio.create_task(self._open(), name="engine")
            task.add_done_callback(_failed)  # looked at, should nobody wait
            self._changed()
        if (engine := self.ready) is not None:
            self._watch_imports(engine)
        return task

    async def engine(self) -> ProvingEngine:
        """The engine. Errors: as `open_engine`."""
        engine = await asyncio.shield(self.opening())
        if self._settings is not None:
            await engine.configure(self._settings())
            self._tell_warnings(engine)
        return engine

    def _watch_imports(self, engine: ProvingEngine) -> None:
        """Again after the engine was lost."""
        if self._watch is None or self._watch.done():
            self._watch = asyncio.create_task(tell_loading(engine, self._loading), name="loading")

    async def close(self) -> None:
        """Leaves the engine, also one that is just opening."""
        tasks = [task for task in (self._opening, self._watch) if task is not None]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await self._stack.aclose()

    def _tell_warnings(self, engine: ProvingEngine) -> None:
        """Each time that something else is odd about what is configured."""
        if engine.warnings != self._warned:
            self._warned = engine.warnings
            for warning in engine.warnings:
                log.warning("%s: %s", self.root, warning)
                self._warn(AssistantError(warning, hint="`assistant config show` says what is set, and where."))

    async def _open(self) -> ProvingEngine:
        try:
            # Reading all that takes a while: a start need not wait for it, nor the loop.
            opening = await asyncio.to_thread(import_module, "assistant.service.opening")
            engine: ProvingEngine = await self._stack.enter_async_context(
                opening.open_engine(
                    self.root,
                    use_process=self._use_process,
                    report=self._report,
                    lost=self._lost,
                    settings=self._settings() if self._settings is not None else None,
                )
            )
        except AssistantError as error:
            self._failed_at, self.error = time.monotonic(), error
            log.error("%s: %s", self.root, error.message)
            raise
        else:
            self.error = None
            log.info("engine for %s: Lean %s (%s)", self.root, engine.lean, engine.lean_source)
            for odd in opening.oddities(engine):
                log.warning("%s: %s", self.root, odd.message)
                self._warn(odd)
            self._tell_warnings(engine)
            self._watch_imports(engine)
            return engine
        finally:
            asyncio.get_running_loop().call_soon(self._changed)


def _failed(task: asyncio.Task[ProvingEngine]) -> bool:
    """Whether one that has ended has no engine."""
    return task.cancelled() or task.exception() is not None
