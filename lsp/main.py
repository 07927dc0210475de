"""Putting the server together, and serving one client on standard input and output."""

from __future__ import annotations

import logging
import sys
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from lsp.features import (
    code_action,
    code_lens,
    commands,
    hover,
    inlay_hint,
    inline_completion,
    lifecycle,
    models,
    requests,
    whole,
)
from lsp.server import AssistantServer

FEATURES = (lifecycle, inline_completion, code_action, code_lens, hover, inlay_hint, commands, requests, models, whole)


def make_server(*, use_process: bool = True, flags: Mapping[str, Any] = MappingProxyType({})) -> AssistantServer:
    """A server with every feature. `flags` are settings of the command line, by their keys."""
    server = AssistantServer(use_process=use_process, flags=flags)
    for feature in FEATURES:
        feature.register(server)
    return server


def serve(level: int, flags: Mapping[str, Any]) -> None:
    """Serves until the client goes. `flags` are settings of the command line, by their keys. The log goes to standard
    error, where editors show it."""
    logging.basicConfig(stream=sys.stderr, level=level, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    logging.getLogger("pygls").setLevel(max(level, logging.WARNING))
    make_server(use_process=flags.get("engine.enabled", True), flags=flags).start_io()
