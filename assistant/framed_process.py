"""A process of ours that is spoken to in frames."""

from __future__ import annotations

import asyncio
import contextlib
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from assistant.codec import unpack
from assistant.config.environment import settled_environment
from assistant.frames import LENGTH, frame
from assistant.lean.processes import ManagedProcess

SAID = 2000
"""Bytes of what a process says that are kept, to say why it ended."""


class FramedProcess:
    """A module of ours that runs in a process of its own, with frames for its streams."""

    def __init__(self, process: ManagedProcess) -> None:
        self.process = process
        self._said = b""
        self._listening = asyncio.create_task(self._listen())

    @classmethod
    async def start(
        cls, module: str, arguments: Sequence[str], folder: Path, environment: Mapping[str, str]
    ) -> FramedProcess:
        """Runs a module in a folder, which is made where it is missing: Python looks for modules where it is started,
        and in a project a file of somebody else's would be run. Errors: `ServerStartFailed`, `OSError`."""
        await asyncio.to_thread(folder.mkdir, parents=True, exist_ok=True)
        command = (sys.executable, "-m", module, *arguments)
        surroundings = {**settled_environment(), **environment}
        return cls(await ManagedProcess.start(command, cwd=folder, environment=surroundings))

    async def _listen(self) -> None:
        with contextlib.suppress(OSError, ValueError):
            while data := await self.process.stderr.read(4096):
                self._said = (self._said + data)[-SAID:]

    async def send(self, value: Any) -> None:
        """Errors: `OSError`."""
        self.process.stdin.write(frame(value))
        await self.process.stdin.drain()

    async def receive(self) -> Any:
        """Errors: `EOFError`, also where it says nonsense."""
        try:
            length = int.from_bytes(await self.process.stdout.readexactly(LENGTH), "little")
            return unpack(await self.process.stdout.readexactly(length))
        except (OSError, ValueError, asyncio.IncompleteReadError) as error:
            raise EOFError from error

    async def end(self) -> str:
        """Ends it; the last line that it said."""
        await self.process.stop(grace=0.0)
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(1.0):
                await self._listening
        self._listening.cancel()
        await asyncio.gather(self._listening, return_exceptions=True)
        lines = self._said.decode(errors="replace").strip().splitlines()
        return lines[-1].strip()[:300] if lines else ""
