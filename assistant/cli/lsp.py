"""`assistant lsp`: the language server, for editors."""

from __future__ import annotations

import argparse
import logging
import os
import sys
from typing import Any

from assistant.cli.arguments import add_engine_argument, flags_of


def add_parser(subparsers: Any) -> None:
    parser: argparse.ArgumentParser = subparsers.add_parser(
        "lsp", description="Serve an editor over standard input and output (language server protocol 3.18)."
    )
    parser.add_argument("--stdio", action="store_true", help="the default, and the only way; editors pass it")
    add_engine_argument(parser)
    parser.add_argument("--verbose", action="store_true", help="log what is done, to standard error")


def run(arguments: argparse.Namespace) -> int:
    if sys.stdin.isatty():
        print("waiting for an editor on standard input; editors start this themselves, Ctrl-D ends it", file=sys.stderr)

    from lsp.quick_types import read_types

    read_types()
    from lsp.main import serve

    serve(logging.DEBUG if arguments.verbose else logging.INFO, flags=flags_of(arguments))
    sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115 - the server has closed the real one
    return 0
