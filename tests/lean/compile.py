"""Texts compiled by the real Lean."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from assistant.lean.toolchain import Toolchain


def compiled_text(
    toolchain: Toolchain, folder: Path, text: str, module: str = "Main", path: tuple[Path, ...] = ()
) -> Path:
    """The `.olean` of a text, in a folder; a wanted failure is an error."""
    source = folder.joinpath(*module.split(".")).with_suffix(".lean")
    source.parent.mkdir(parents=True, exist_ok=True)
    source.write_text(text, encoding="utf-8")
    olean = source.with_suffix(".olean")
    search = os.pathsep.join(map(str, (*path, *toolchain.lean_path)))
    done = subprocess.run(
        [toolchain.lean, "-o", olean, "-i", olean.with_suffix(".ilean"), source.relative_to(folder)],
        cwd=folder,
        env={**os.environ, **toolchain.environment, "LEAN_PATH": search},
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )
    assert olean.is_file(), done.stdout + done.stderr
    return olean
