"""Whether the program, the extension and the list of changes speak of the same version: `make release`."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

from assistant import __version__

ROOT = Path(__file__).parents[1]


def problems(program: str, manifest: str, changes: str) -> list[str]:
    """What does not fit a version of the program, in sentences; `manifest` and `changes` are texts of files."""
    extension = json.loads(manifest)["version"]
    found = [] if extension == program else [f"vscode-ext/package.json says {extension}, the program {program}"]
    if re.search(rf"^## {re.escape(program)}$", changes, re.MULTILINE) is None:
        found.append(f"CHANGELOG.md has no section `## {program}`")
    return found


def main() -> int:
    manifest, changes = (ROOT / "vscode-ext" / "package.json").read_text(), (ROOT / "CHANGELOG.md").read_text()
    found = problems(__version__, manifest, changes)
    print(*found, sep="\n", end="\n" if found else "", file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
