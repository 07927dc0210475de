"""An agent as the tests need it: the SDK's own client of the real server, over its standard input and output.

The client lives in a thread with a loop of its own, since it has to be left where it was entered.
"""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator
from concurrent.futures import Future
from functools import partial
from pathlib import Path
from typing import Any

from anyio.from_thread import BlockingPortal, start_blocking_portal

COMMAND = [sys.executable, "-m", "assistant", "mcp"]
PATIENCE = 120.0
"""Seconds after which a test gives up waiting for an answer."""


Told = tuple[float, float | None, str | None]
"""Progress: how far it is, of how much, and a message."""


class Agent:
    """One session."""

    def __init__(self, portal: BlockingPortal, client: Any) -> None:
        self._portal = portal
        self.client = client

    def ask(self, name: str, **arguments: Any) -> Any:
        """The answer of a tool, whatever it is."""
        return self.begin(name, **arguments).result(PATIENCE)

    def begin(self, name: str, told: list[Told] | None = None, **arguments: Any) -> Future[Any]:
        """A call that goes on meanwhile, and is cancelled with what is given back. `told` gets its progress."""

        async def tell(progress: float, total: float | None, message: str | None) -> None:
            assert told is not None
            told.append((progress, total, message))

        callback = None if told is None else tell
        return self._portal.start_task_soon(partial(self.client.call_tool, name, arguments, progress_callback=callback))

    def told(self, name: str, **arguments: Any) -> dict[str, Any]:
        """The document that a tool answers with."""
        found = self.ask(name, **arguments)
        assert not found.is_error, found.content[0].text
        assert found.content[0].text
        return found.structured_content

    def said(self, name: str, **arguments: Any) -> str:
        """The same in words."""
        found = self.ask(name, **arguments)
        assert not found.is_error, found.content[0].text
        return found.content[0].text

    def refused(self, name: str, **arguments: Any) -> str:
        """What a tool fails with."""
        found = self.ask(name, **arguments)
        assert found.is_error, found.content[0].text
        assert found.structured_content is None
        return found.content[0].text

    def tools(self) -> dict[str, Any]:
        return {tool.name: tool for tool in self._portal.call(self.client.list_tools).tools}


@contextlib.contextmanager
def agent(project: Path, **environment: str | None) -> Iterator[Agent]:
    """A session with a server for a folder. Keyword arguments change its environment, `None` removes."""
    from mcp import Client, StdioServerParameters

    command, *rest = COMMAND
    surroundings = {name: value for name, value in {**os.environ, **environment}.items() if value is not None}
    server = StdioServerParameters(command=command, args=rest, env=surroundings, cwd=project)
    with start_blocking_portal() as portal:
        client = Client(server, read_timeout_seconds=PATIENCE)
        with portal.wrap_async_context_manager(client) as entered:
            yield Agent(portal, entered)
