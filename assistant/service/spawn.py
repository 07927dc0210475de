"""Finding the engine of a project, and starting one where there is none.

An engine belongs to nobody: it runs in a session of its own, outlives whoever started it, and ends by itself when it is
idle. What it says goes into a log in the state folder.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import subprocess
import sys
import threading
import time
from pathlib import Path

from assistant.config.environment import settled_environment
from assistant.lean.toolchain import Report
from assistant.service.address import Address, Card, address_of, is_held, read_card
from assistant.service.connection import Connection
from assistant.service.errors import EngineLost, EngineSilent, EngineStartFailed
from assistant.sorries.journal import state_folder

START_SECONDS = 30.0
"""Until an engine that was started can be reached; it may take longer to be ready, and then says what for."""
LOOK_SECONDS = 0.02
LOG_SHOWN = 400


def log_file(address: Address) -> Path:
    """Where the engine of an address writes what it has to say."""
    return state_folder() / "engines" / f"{address.key}.log"


async def reach(address: Address) -> tuple[asyncio.StreamReader, asyncio.StreamWriter, Card] | None:
    """A stream to the engine that listens at an address, `None` when none does."""
    card = read_card(address)
    if card is None:
        return None
    try:
        if card.port:
            reader, writer = await asyncio.open_connection("127.0.0.1", card.port)
        else:
            reader, writer = await asyncio.open_unix_connection(os.fspath(address.socket))
    except OSError:
        return None
    return reader, writer, card


class Dial:
    """Makes connections to the engine of one project. `start` says whether one may be started."""

    def __init__(self, root: Path, *, start: bool = True, address: Address | None = None) -> None:
        self.root = root
        self.address = address or address_of(root)
        self._start = start

    async def connect(self, report: Report) -> Connection:
        """A connection that was welcomed. Errors: `EngineStartFailed`, `EngineVersionDiffers`; what keeps the engine
        from opening."""
        deadline = time.monotonic() + START_SECONDS
        started: subprocess.Popen[bytes] | None = None
        while time.monotonic() < deadline:
            stream = await reach(self.address)
            if stream is not None:
                reader, writer, card = stream
                with contextlib.suppress(EngineLost):  # it was just ending
                    return await Connection.greet(reader, writer, card.token, report)
            elif not self._start:
                raise EngineLost("none is running")
            elif started is not None and started.poll():
                raise EngineStartFailed(self._said() or f"exit code {started.returncode}")
            elif (started is None or started.returncode is not None) and not is_held(self.address):
                report("starting the engine")
                started = start(self.root, self.address)
            await asyncio.sleep(LOOK_SECONDS)
        if is_held(self.address):
            raise EngineSilent()
        raise EngineStartFailed(f"it cannot be reached after {START_SECONDS:.0f} s. {self._said()}".strip())

    def _said(self) -> str:
        try:
            return log_file(self.address).read_text(encoding="utf-8", errors="replace").strip()[-LOG_SHOWN:]
        except OSError:
            return ""


def start(root: Path, address: Address) -> subprocess.Popen[bytes]:
    """Starts the engine of a project. Errors: `EngineStartFailed`."""
    log = log_file(address)
    try:
        log.parent.mkdir(parents=True, exist_ok=True)
        with open(log, "ab") as output:
            process = subprocess.Popen(
                [sys.executable, "-m", "assistant", "engine", "run", "--detached", os.fspath(root)],
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                start_new_session=True,
                env=settled_environment(),
                # Python looks for modules where it is started: in the project a file of somebody else's would be run.
                cwd=address.folder,
            )
        # It outlives us; should it end first, it is collected.
        threading.Thread(target=process.wait, daemon=True, name="engine").start()
        return process
    except OSError as error:
        raise EngineStartFailed(error.strerror or str(error)) from error
