"""The command that installs an extra here: into the environment that runs us, by the names of what it brings.

Never by our own name: anybody could register that with the package index.
"""

from __future__ import annotations

import importlib.metadata
import re
import shlex
import sys
from pathlib import Path

DISTRIBUTION = "lean-assistant"
_OF_EXTRA = re.compile(r"""^(?P<requirement>[^;]+?)\s*;.*\bextra\s*==\s*["'](?P<extra>[^"']+)["']""")


def install_command(extra: str) -> str:
    """For a shell. Errors: `ValueError` for an extra that there is not."""
    python = shlex.quote(sys.executable or "python3")
    try:
        declared = importlib.metadata.requires(DISTRIBUTION) or []
    except importlib.metadata.PackageNotFoundError:  # run from a checkout that is not installed
        return f"{python} -m pip install {shlex.quote(f'{Path(__file__).parents[1]}[{extra}]')}"
    found = [m["requirement"] for m in map(_OF_EXTRA.match, declared) if m is not None and m["extra"] == extra]
    if not found:
        raise ValueError(f"there is no extra {extra!r}")
    return f"{python} -m pip install {' '.join(map(shlex.quote, found))}"
