"""The app in a browser on this machine: each tab that is opened runs one of its own."""

from __future__ import annotations

import os
import shlex
import socket
import sys
from collections.abc import Sequence

from assistant.errors import AssistantError

HOST = "127.0.0.1"


class WebMissing(AssistantError):
    def __init__(self) -> None:
        super().__init__("serving a browser needs textual-serve", hint="pip install 'lean-assistant[web]'")


class PortTaken(AssistantError):
    def __init__(self, port: int, reason: str) -> None:
        super().__init__(f"port {port} cannot be used: {reason}", hint="Choose another one with --port.")


def served_command(words: Sequence[str]) -> str:
    """The command line that each tab runs: the one that was given, without what is about serving."""
    kept: list[str] = []
    skip = False
    for word in words:
        if skip:
            skip = False
        elif word == "--port":
            skip = True
        elif word != "--web" and not word.startswith("--port="):
            kept.append(word)
    return shlex.join([sys.executable, "-m", "assistant", *kept])


def serve(words: Sequence[str], port: int) -> int:
    """Serves until it is interrupted. `words` are those of our own command line. Errors: `WebMissing`, `PortTaken`."""
    try:
        from textual_serve.server import Server
    except ImportError as error:
        raise WebMissing() from error
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except (OSError, OverflowError) as error:
            raise PortTaken(port, getattr(error, "strerror", "") or str(error)) from error
    os.environ.setdefault("TERM", "xterm-256color")
    print(f"open http://{HOST}:{port} in a browser; Ctrl-C ends it", file=sys.stderr, flush=True)
    Server(served_command(words), host=HOST, port=port, title="assistant").serve()
    return 0
