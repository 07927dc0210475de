"""Where everything that can be made again is kept. Apart from what fills it, since a start should not read all that."""

from __future__ import annotations

import os
from pathlib import Path

import platformdirs

from assistant.config.schema import variable

CACHE_VARIABLE = variable("folders.cache")


def cache_folder() -> Path:
    """The folder; `ASSISTANT_CACHE` moves it."""
    chosen = os.environ.get(CACHE_VARIABLE, "")
    return Path(chosen) if chosen else platformdirs.user_cache_path("lean-assistant", appauthor=False)
