"""`assistant mcp`: the engine for agents, by the Model Context Protocol."""

from __future__ import annotations

import argparse
import importlib.util
import logging
import sys
from pathlib import Path
from typing import Any

from assistant.cli.arguments import add_axiom_arguments, add_engine_argument, flags_of
from assistant.cli.running import run as run_async


def add_parser(subparsers: Any) -> None:
    parser: argparse.ArgumentParser = subparsers.add_parser(
        "mcp",
        description="Serve an agent over standard input and output (Model Context Protocol). Only files of the named "
        "projects are looked at, and nothing is written unless the agent's client asks for it.",
    )
    parser.add_argument(
        "--project",
        dest="projects",
        type=Path,
        action="append",
        metavar="DIR",
        help="a folder whose files may be worked on; may be given several times (default: the current folder)",
    )
    add_axiom_arguments(parser)
    add_engine_argument(parser)
    parser.add_argument("--verbose", action="store_true", help="log what is done, to standard error")


def run(arguments: argparse.Namespace) -> int:
    from assistant.agents.errors import ProtocolMissing

    if importlib.util.find_spec("mcp") is None:
        raise ProtocolMissing()
    if sys.stdin.isatty():
        print("waiting for an agent on standard input; its client starts this itself, Ctrl-D ends it", file=sys.stderr)
    level = logging.INFO if arguments.verbose else logging.WARNING
    logging.basicConfig(stream=sys.stderr, level=level, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    run_async(_serve(arguments))
    return 0


async def _serve(arguments: argparse.Namespace) -> None:
    from assistant.agents.server import serve
    from assistant.agents.workspace import Workspace
    from assistant.cli.faults import told_fault

    await serve(Workspace(arguments.projects or [Path.cwd()], flags_of(arguments)), told_fault)
