"""A client that sends whatever bytes a test wants, and reads whatever comes back."""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import sys
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

from tests.lsp.session import own_runtime

PATIENCE = 60.0
"""Seconds after which an answer counts as never coming."""


class RawClient:
    """Frames over the two pipes of a server. `answers` are by the id of their request, as they came."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self._process = process
        self.answers: dict[Any, dict[str, Any]] = {}
        self.notifications: list[dict[str, Any]] = []

    def send(self, body: Any) -> None:
        """Sends JSON, or bytes as they are."""
        data = body if isinstance(body, bytes) else json.dumps(body).encode()
        assert self._process.stdin is not None
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(data) + data)

    def notify(self, method: str, params: Any) -> None:
        self.send({"jsonrpc": "2.0", "method": method, "params": params})

    async def request(self, number: Any, method: str, **more: Any) -> dict[str, Any]:
        """The whole answer; without `params` the request has none."""
        self.send({"jsonrpc": "2.0", "id": number, "method": method, **more})
        return await self.answer(number)

    async def answer(self, number: Any) -> dict[str, Any]:
        """The answer with an id, `None` for that to a message that had none that could be read."""
        async with asyncio.timeout(PATIENCE):
            while number not in self.answers:
                await self._read()
        return self.answers.pop(number)

    async def _read(self) -> None:
        stdout = self._process.stdout
        assert stdout is not None
        length = 0
        while (line := await stdout.readline()).strip():
            name, _, value = line.decode().partition(":")
            if name == "Content-Length":
                length = int(value)
        assert length, "the server has gone"
        message = json.loads(await stdout.readexactly(length))
        if "method" not in message:
            self.answers[message["id"]] = message
        elif "id" in message:  # what it wants to know of an editor
            self.send({"jsonrpc": "2.0", "id": message["id"], "result": None})
        else:
            self.notifications.append(message)


@contextlib.asynccontextmanager
async def raw_client(root: Path, *, initialized: bool = True) -> AsyncIterator[RawClient]:
    """A server that has been greeted, or not yet."""
    with own_runtime() as runtime:
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "assistant", "lsp", "--stdio"),
            env={**os.environ, "ASSISTANT_RUNTIME": runtime},
            cwd=root,
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            limit=2**24,
        )
        client = RawClient(process)
        try:
            if initialized:
                params = {"processId": None, "rootUri": root.as_uri(), "capabilities": {}}
                await client.request("initialize", "initialize", params=params)
                client.notify("initialized", {})
            yield client
        finally:
            process.kill()
            await process.wait()
