"""Work that takes a while: shown to the user while it runs, and stopped when the user says so."""

from __future__ import annotations

import asyncio
import itertools
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

from lsprotocol import types
from pygls.lsp.server import LanguageServer


@dataclass(slots=True)
class Job:
    """Something that runs. `token` is that of its progress, `None` when the client shows none."""

    id: str
    title: str
    task: asyncio.Task[Any]
    token: types.ProgressToken | None = None
    watchers: list[asyncio.Task[Any]] = field(default_factory=list)


class Jobs:
    """What runs. `changed` is called when something begins or ends."""

    def __init__(self, server: LanguageServer, changed: Callable[[], None]) -> None:
        self._server = server
        self._changed = changed
        self._numbers = itertools.count(1)
        self._running: dict[str, Job] = {}

    @property
    def running(self) -> tuple[Job, ...]:
        return tuple(self._running.values())

    @property
    def current(self) -> str:
        """The job that this is called in; empty in none."""
        task = asyncio.current_task()
        return next((job.id for job in self._running.values() if job.task is task), "")

    async def run(
        self,
        title: str,
        work: Callable[[Callable[[str, int], None]], Awaitable[Any]],
        token: types.ProgressToken | None = None,
    ) -> Any:
        """Runs work to its end; cancelling the caller, `stop`, and the progress' button cancel it. The work is given a
        function for what it is at, and how much of it is done in percent. `token` is the client's own; without one
        progress is begun with a client that can show it."""
        number = f"job-{next(self._numbers)}"
        shown = await self._begin(number, title, token)

        def report(message: str, percentage: int) -> None:
            if shown is not None:
                value = types.WorkDoneProgressReport(message=message, percentage=percentage)
                self._server.work_done_progress.report(shown, value)

        task: asyncio.Task[Any] = asyncio.ensure_future(work(report))
        job = Job(number, title, task, shown)
        self._running[number] = job
        if shown is not None:
            self._stop_with(shown, task)
        self._changed()
        try:
            return await task
        finally:
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)
            self._running.pop(number, None)
            if shown is not None:
                self._server.work_done_progress.end(shown, types.WorkDoneProgressEnd())
                self._server.work_done_progress.tokens.pop(shown, None)
            self._changed()

    def stop(self, number: str = "") -> int:
        """Cancels one job, or all; how many there were."""
        stopped = [job for job in self._running.values() if not number or job.id == number]
        for job in stopped:
            job.task.cancel()
        return len(stopped)

    async def stopped(self, number: str) -> None:
        """Cancels a job, and waits until it has ended."""
        job = self._running.get(number)
        if job is not None:
            job.task.cancel()
            await asyncio.gather(job.task, return_exceptions=True)

    async def _begin(self, number: str, title: str, token: types.ProgressToken | None) -> types.ProgressToken | None:
        progress = self._server.work_done_progress
        if token is None:
            window = self._server.client_capabilities.window
            if window is None or not window.work_done_progress:
                return None
            token = f"assistant/{number}"
            await progress.create_async(token)
        progress.begin(token, types.WorkDoneProgressBegin(title=title, cancellable=True, percentage=0))
        return token

    def _stop_with(self, token: types.ProgressToken, task: asyncio.Task[Any]) -> None:
        """The client's «cancel» comes as the cancellation of the token's future."""
        loop = asyncio.get_running_loop()
        future = self._server.work_done_progress.tokens[token]
        future.add_done_callback(lambda f: f.cancelled() and loop.call_soon_threadsafe(task.cancel))
