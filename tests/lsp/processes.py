"""The processes that a language server of the tests has started."""

from __future__ import annotations

from pathlib import Path

import psutil


def engines(runtime: Path) -> list[psutil.Process]:
    """The engine processes that were started with a runtime folder."""
    found = []
    for process in psutil.process_iter():
        try:
            told = process.environ().get("ASSISTANT_RUNTIME") == str(runtime)
            if told and process.cmdline()[1:4] == ["-m", "assistant", "engine"]:
                found.append(process)
        except psutil.Error:
            continue
    return found
