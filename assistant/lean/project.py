"""Which project a file belongs to, and which Lean files a project has."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from assistant.files import read_plain
from assistant.lean.errors import SourceMissing, SourceUnreadable
from assistant.lean.lakefile import LAKEFILES, source_folders

TOOLCHAIN_FILE = "lean-toolchain"
SKIPPED_FOLDERS = frozenset({".lake", "build", "lake-packages", "node_modules"})


class ProjectKind(StrEnum):
    LAKE = "lake"
    """There is a lakefile: Lake knows its modules and dependencies."""
    PLAIN = "plain"
    """A folder of files that import nothing but what Lean brings."""


@dataclass(frozen=True, slots=True)
class Project:
    """`pinned_toolchain` is the content of the `lean-toolchain` that holds there, empty when there is none."""

    root: Path
    kind: ProjectKind
    pinned_toolchain: str = ""


def find_project(path: Path) -> Project:
    """The project of a file or folder: the nearest folder upwards with a lakefile or a `lean-toolchain`, else the
    folder itself."""
    start = path.absolute()
    if ".." in start.parts:  # else the folders on the way back up would count as parents
        start = start.resolve()
    folder = start if start.is_dir() else start.parent
    for candidate in (folder, *folder.parents):
        if any((candidate / name).is_file() for name in LAKEFILES):
            return Project(candidate, ProjectKind.LAKE, _pinned(candidate))
        if (candidate / TOOLCHAIN_FILE).is_file():
            return Project(candidate, ProjectKind.PLAIN, _pinned(candidate))
    return Project(folder, ProjectKind.PLAIN)


def _pinned(root: Path) -> str:
    """As elan does: that of the nearest folder upwards."""
    for folder in (root, *root.parents):
        try:
            return read_plain(folder / TOOLCHAIN_FILE).strip()
        except OSError:
            continue
        except UnicodeDecodeError:
            break
    return ""


def absolute(path: Path) -> Path:
    """The same file for a process that works in another folder."""
    return Path(os.path.abspath(path))


def module_of(path: Path, root: Path) -> str:
    """The name under which other files of the project below `root` import a file."""
    absolute = Path(os.path.abspath(path))
    folders = (Path(os.path.abspath(folder)) for folder in source_folders(root))
    around = max((folder for folder in folders if absolute.is_relative_to(folder)), key=_depth, default=None)
    inside = absolute.relative_to(around) if around is not None else Path(absolute.name)
    return ".".join(inside.with_suffix("").parts)


def _depth(folder: Path) -> int:
    return len(folder.parts)


def module_file(module: Path, root: Path) -> Path:
    """Where the source of a module of the project stands, or would: `module` are the parts of its name, the last with
    the suffix."""
    found = (folder / module for folder in source_folders(root))
    return next((file for file in found if file.is_file()), root / module)


def lean_files(paths: Iterable[Path]) -> tuple[Path, ...]:
    """The Lean files among `paths`, folders searched through, sorted; a file that is reached in several ways is there
    once. Hidden files and folders are skipped (an editor's lock file is a hidden link to nothing), as are folders of
    builds and dependencies and Lake's own `lakefile.lean`. Errors: `SourceMissing`, `SourceUnreadable`."""
    found: dict[str, Path] = {}  # by real path
    for path in paths:
        for file in sorted(_below(path)) if _is_folder(path) else (path,):
            found.setdefault(os.path.realpath(file), file)
    return tuple(sorted(found.values()))


def _is_folder(path: Path) -> bool:
    try:
        mode = path.stat().st_mode
    except (FileNotFoundError, NotADirectoryError, ValueError) as error:
        raise SourceMissing(path) from error
    except OSError as error:
        raise SourceUnreadable(path, error.strerror or str(error)) from error
    return stat.S_ISDIR(mode)


def _below(root: Path) -> Iterator[Path]:
    for folder, subfolders, names in os.walk(root):
        subfolders[:] = [name for name in subfolders if name not in SKIPPED_FOLDERS and not name.startswith(".")]
        for name in names:
            if name.endswith(".lean") and not name.startswith(".") and name not in LAKEFILES:
                yield Path(folder, name)
