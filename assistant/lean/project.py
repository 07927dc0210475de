"""Which project a file belongs to, and which Lean files a project has."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from assistant.lean.errors import SourceMissing

LAKEFILES = ("lakefile.toml", "lakefile.lean")
TOOLCHAIN_FILE = "lean-toolchain"
SKIPPED_FOLDERS = frozenset({".lake", "build", "lake-packages", "node_modules"})


class ProjectKind(StrEnum):
    LAKE = "lake"
    """There is a lakefile: Lake knows its modules and dependencies."""
    PLAIN = "plain"
    """A folder of files that import nothing but what Lean brings."""


@dataclass(frozen=True, slots=True)
class Project:
    """`pinned_toolchain` is the content of `lean-toolchain`, empty when there is none."""

    root: Path
    kind: ProjectKind
    pinned_toolchain: str = ""


def find_project(path: Path) -> Project:
    """The project of a file or folder: the nearest folder upwards with a lakefile or a `lean-toolchain`, else the
    folder itself."""
    start = path.absolute()
    folder = start if start.is_dir() else start.parent
    for candidate in (folder, *folder.parents):
        if any((candidate / name).is_file() for name in LAKEFILES):
            return Project(candidate, ProjectKind.LAKE, _pinned(candidate))
        if (candidate / TOOLCHAIN_FILE).is_file():
            return Project(candidate, ProjectKind.PLAIN, _pinned(candidate))
    return Project(folder, ProjectKind.PLAIN)


def _pinned(root: Path) -> str:
    try:
        return (root / TOOLCHAIN_FILE).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError):
        return ""


def lean_files(paths: Iterable[Path]) -> tuple[Path, ...]:
    """The Lean files among `paths`, folders searched through, sorted and without duplicates. Hidden folders and
    those of builds and dependencies are skipped, as is Lake's own `lakefile.lean`. Errors: `SourceMissing`."""
    found: set[Path] = set()
    for path in paths:
        if path.is_dir():
            for folder, subfolders, names in os.walk(path):
                subfolders[:] = [n for n in subfolders if n not in SKIPPED_FOLDERS and not n.startswith(".")]
                found.update(Path(folder, name) for name in names if name.endswith(".lean") and name not in LAKEFILES)
        elif path.exists():
            found.add(path)
        else:
            raise SourceMissing(path)
    return tuple(sorted(found))
