"""The engine that a command asks, and what is said when its Lean is not the one that the project names."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.cli import output
from assistant.errors import AssistantError
from assistant.interface import ProvingEngine
from assistant.lean.loading import Loading
from assistant.service.handle import tell_loading
from assistant.service.opening import open_engine, toolchain_replaced, unconfined

if TYPE_CHECKING:
    from rich.console import Console

    from assistant.config.schema import Settings


@contextlib.asynccontextmanager
async def command_engine(
    path: Path,
    settings: Settings,
    *,
    jobs: int = 2,
    writing: bool = False,
    messages: Console | None = None,
    loading: Callable[[Loading], None] = output.loading,
) -> AsyncIterator[ProvingEngine]:
    """The engine of the project of a path, for a command with these settings. Warns of another Lean than the project's
    and of provers that cannot be asked, on `messages` where something is displayed there; `loading` is
    told what it loads, and that it has.

    Errors: as `open_engine`; `ToolchainReplaced` instead of the warning when files are to be written.
    """
    opening = open_engine(path, use_process=settings.engine_enabled, jobs=jobs, report=output.report, settings=settings)
    async with opening as engine:
        if (replaced := toolchain_replaced(engine, writing=writing)) is not None:
            if writing:
                raise replaced
            output.end_report()
            warn(replaced, messages or output.console(errors=True))
        for warning in filter(None, (unconfined(), *engine.warnings)):
            output.end_report()
            (messages or output.console(errors=True)).print(f"warning: {warning}", style="yellow", markup=False)
        watch = asyncio.create_task(tell_loading(engine, loading))
        try:
            yield engine
        finally:
            watch.cancel()
            await asyncio.gather(watch, return_exceptions=True)


def warn(error: AssistantError, messages: Console) -> None:
    """Tells what does not keep the command from its work."""
    messages.print(f"warning: {error.message}", style="yellow", markup=False)
    messages.print(f"  {error.hint}", style="dim", markup=False)
