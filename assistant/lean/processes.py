"""Processes that never outlive us.

Each command runs below a supervisor (`supervisor.py`) that holds one end of a pipe; when this process ends, however
it ends, the supervisor kills everything below it. Memory is resident memory of the whole tree, in bytes.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextvars import ContextVar
from pathlib import Path

import psutil

from assistant.lean.confinement import UNCONFINED, Confinement, Unconfined, passed_on
from assistant.lean.errors import ServerStartFailed

SUPERVISOR = Path(__file__).with_name("supervisor.py")
BACKGROUND_NICENESS = 10
_in_background: ContextVar[bool] = ContextVar("in_background", default=False)
STREAM_LIMIT = 64 * 1024 * 1024
"""Bytes that a stream may buffer; a line of JSON from Lean can be large."""


@contextlib.contextmanager
def background() -> Iterator[None]:
    """What is started in it, by this task and those that it begins, gets the processor when nobody else wants it."""
    token = _in_background.set(True)
    try:
        yield
    finally:
        _in_background.reset(token)


class ManagedProcess:
    """A running command with its streams; `start` makes one."""

    def __init__(self, process: asyncio.subprocess.Process, lifeline: int, command: Sequence[str]) -> None:
        self._process = process
        self._lifeline = lifeline
        self.command = tuple(command)

    @classmethod
    async def start(
        cls,
        command: Sequence[str],
        *,
        cwd: Path,
        environment: Mapping[str, str] | None = None,
        standard_input: int = subprocess.PIPE,
        confinement: Confinement | Unconfined = UNCONFINED,
    ) -> ManagedProcess:
        """Starts `command` with pipes for its three streams. One that cannot be confined as it should be is not
        started: it ends at once with code 126 and says why. Errors: `ServerStartFailed`."""
        base, options = dict(os.environ), list[str]()
        if isinstance(confinement, Confinement):
            base, options = {**passed_on(os.environ), **confinement.environment}, confinement.supervised()
        read_end, write_end = os.pipe()
        starting = asyncio.ensure_future(
            asyncio.create_subprocess_exec(
                sys.executable,
                "-I",
                "-S",
                str(SUPERVISOR),
                str(read_end),
                *options,
                "--",
                *command,
                cwd=cwd,
                env={**base, **(environment or {})},
                stdin=standard_input,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                pass_fds=(read_end,),
                start_new_session=True,
                limit=STREAM_LIMIT,
            )
        )
        try:
            cancelled = await _to_its_end(starting)
            process = starting.result()
            if _in_background.get():  # before the supervisor is there to start the command
                with contextlib.suppress(OSError):
                    os.setpriority(os.PRIO_PROCESS, process.pid, BACKGROUND_NICENESS)
        except OSError as error:
            os.close(write_end)
            raise ServerStartFailed(" ".join(command), error.strerror or str(error)) from error
        finally:
            os.close(read_end)
        managed = cls(process, write_end, command)
        if cancelled:
            managed.kill()
            await managed.wait()
            raise asyncio.CancelledError
        return managed

    @property
    def pid(self) -> int:
        """Of the supervisor; everything else is below it."""
        return self._process.pid

    @property
    def returncode(self) -> int | None:
        return self._process.returncode

    @property
    def stdin(self) -> asyncio.StreamWriter:
        assert self._process.stdin is not None
        return self._process.stdin

    @property
    def stdout(self) -> asyncio.StreamReader:
        assert self._process.stdout is not None
        return self._process.stdout

    @property
    def stderr(self) -> asyncio.StreamReader:
        assert self._process.stderr is not None
        return self._process.stderr

    async def wait(self) -> int:
        return await self._process.wait()

    async def stop(self, grace: float = 0.5) -> None:
        """Closes standard input, waits `grace` seconds for the command to end by itself, then kills the tree."""
        if self._process.stdin is not None:
            with contextlib.suppress(OSError, RuntimeError):
                self._process.stdin.close()
        if grace > 0:
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(grace):
                    await self._process.wait()
        self.kill()
        await self._process.wait()

    def kill(self) -> None:
        """Ends the tree at once, without waiting for it."""
        if self._lifeline >= 0:
            os.close(self._lifeline)
            self._lifeline = -1

    def memory(self) -> int:
        """Resident bytes of everything below, 0 when it has ended."""
        return tree_memory(self.pid)


async def _to_its_end(starting: asyncio.Future[asyncio.subprocess.Process]) -> bool:
    """Waits for a process to be started, whatever happens; whether the waiting was cancelled meanwhile. Python's own
    start of a process waits for ever when it is cancelled before the pipes are connected (CPython issue 119710)."""
    cancelled = False
    while not starting.done():
        try:
            await asyncio.wait({starting})
        except asyncio.CancelledError:
            cancelled = True
    return cancelled


def descendants(pid: int) -> list[psutil.Process]:
    """Every running process below one, 0 when it is gone."""
    try:
        return psutil.Process(pid).children(recursive=True)
    except psutil.Error:
        return []


def tree_memory(pid: int) -> int:
    """Resident bytes of the processes below `pid`."""
    return sum(process_memory(process.pid) for process in descendants(pid))


def process_memory(pid: int) -> int:
    """Resident bytes of one process, 0 when it has ended. Pages of shared libraries are not counted where the system
    tells them apart, since every worker maps the same Lean."""
    try:
        usage = psutil.Process(pid).memory_info()
    except psutil.Error:
        return 0
    return int(usage.rss) - int(getattr(usage, "shared", 0))


def free_memory() -> int:
    """Bytes that programs can have without anything being swapped out."""
    return int(psutil.virtual_memory().available)


def processor_seconds(pid: int) -> float:
    """Processor time that one process has used, 0 when it has ended."""
    try:
        times = psutil.Process(pid).cpu_times()
    except psutil.Error:
        return 0.0
    return float(times.user + times.system)


async def run(
    command: Sequence[str],
    *,
    cwd: Path,
    environment: Mapping[str, str] | None = None,
    seconds: float,
    told: bytes = b"",
    confinement: Confinement | Unconfined = UNCONFINED,
) -> tuple[int, bytes, bytes]:
    """Runs a command to its end, with `told` on its standard input: exit code, standard output, standard error. The
    tree is killed at the deadline or when the caller is cancelled. Errors: `TimeoutError`, `ServerStartFailed`."""
    process = await ManagedProcess.start(
        command,
        cwd=cwd,
        environment=environment,
        standard_input=subprocess.PIPE if told else subprocess.DEVNULL,
        confinement=confinement,
    )
    try:
        async with asyncio.timeout(seconds):
            if told:
                process.stdin.write(told)
                process.stdin.close()
            output, errors, code = await asyncio.gather(process.stdout.read(), process.stderr.read(), process.wait())
            return code, output, errors
    finally:
        process.kill()
        await process.wait()
