"""Watching work that tells what happens: its events as a stream."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Callable, Coroutine
from typing import Any

from assistant.search.result import Listener
from assistant.search.tree import Event


async def batches(work: Callable[[Listener], Coroutine[Any, Any, object]]) -> AsyncGenerator[tuple[Event, ...], None]:
    """The events of some work as they come, many at once when nobody fetched them in time. Closing the stream stops the
    work.

    Errors: as `work`, after what happened before.
    """
    pending: list[Event] = []
    news = asyncio.Event()

    def listen(event: Event) -> None:
        pending.append(event)
        news.set()

    working = asyncio.ensure_future(work(listen))
    working.add_done_callback(lambda _: news.set())
    try:
        while True:
            await news.wait()
            news.clear()
            if pending:
                events = tuple(pending)
                pending.clear()
                yield events
            if working.done() and not pending:
                working.result()
                return
    finally:
        working.cancel()
        await asyncio.gather(working, return_exceptions=True)
