"""The app in a browser on this machine: each tab that is opened runs one of its own.

Only this machine is listened to, and every address begins with a secret that is told where the command was started, so
that neither other users of the machine nor pages from elsewhere that a browser shows can reach the app.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import socket
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from assistant.errors import AssistantError
from assistant.extras import install_command

HOST = "127.0.0.1"
BACKLOG = 64


class WebMissing(AssistantError):
    def __init__(self) -> None:
        super().__init__("serving a browser needs textual-serve", hint=install_command("web"))


class PortTaken(AssistantError):
    def __init__(self, port: int, reason: str) -> None:
        super().__init__(
            f"port {port} cannot be used: {reason}", hint="Choose another one with --port; 0 takes any that is free."
        )


def served_command(paths: Sequence[Path], arguments: argparse.Namespace) -> tuple[str, ...]:
    """The command that each tab runs. It is made of what was understood, not of the words that were given: those may
    be abbreviated, and paths mean the same wherever it runs."""
    # -P: nothing of the folder that we are in is taken for a module.
    words = [sys.executable, "-P", "-m", "assistant", "tui", f"--timeout={arguments.timeout!r}"]
    if arguments.theme:
        words.append(f"--theme={arguments.theme}")
    if arguments.no_engine:
        words.append("--no-engine")
    return (*words, "--", *(str(path.absolute()) for path in paths))


WhenInterrupted = Callable[[Callable[[], object]], contextlib.AbstractContextManager[None]]
"""Has something called when the user asks to end."""


async def serve(paths: Sequence[Path], arguments: argparse.Namespace, when_interrupted: WhenInterrupted) -> None:
    """Serves until it is interrupted, which is how it ends. Errors: `WebMissing`, `PortTaken`."""
    try:
        from tui.web.server import LocalServer
    except ModuleNotFoundError as error:
        raise WebMissing() from error
    ended = asyncio.Event()
    with listening(arguments.port) as listener, when_interrupted(ended.set):
        async with contextlib.aclosing(LocalServer(served_command(paths, arguments), listener)) as server:
            await server.start()
            print(f"open {server.address} in a browser of this machine; Ctrl-C ends it", file=sys.stderr, flush=True)
            await ended.wait()


def listening(port: int) -> socket.socket:
    """A socket that listens to this machine alone. Errors: `PortTaken`."""
    listener = socket.socket()
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # a port that was just left can be taken again
        listener.bind((HOST, port))
        listener.listen(BACKLOG)
    except (OSError, OverflowError) as error:
        listener.close()
        raise PortTaken(port, getattr(error, "strerror", "") or "ports are numbers up to 65535") from error
    return listener
