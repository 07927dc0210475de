"""Where Lake keeps what: the packages of a project, what was compiled of them, and their sources.

Read from the manifest and the configurations, without Lake, which may be slow to answer or not there.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.files import read_plain
from assistant.lean.lakefile import places, source_folders

MANIFEST = "lake-manifest.json"
PACKAGES = Path(".lake", "packages")


@dataclass(frozen=True, slots=True)
class LakePackage:
    """`compiled` is where its compiled modules are, or will be, `sources` are the folders below which its files stand.
    One that is not `there` is listed only."""

    name: str
    root: Path
    compiled: Path
    sources: tuple[Path, ...]
    there: bool = True


def lake_packages(root: Path) -> tuple[LakePackage, ...]:
    """The packages of the project in a folder, each behind those that it depends on, the project itself last. A
    manifest that cannot be read lists none."""
    listed = dict(_listed(root, root))
    folders = {folder: [other for other, _ in _listed(folder, root)] for folder in dict.fromkeys(listed.values())}
    depends_on = {name: folders[folder] for name, folder in listed.items()}
    ordered: dict[str, None] = {}

    begun: set[str] = set()
    for first in listed:
        path = [first]
        while path:
            begun.add(path[-1])
            waits_for = (other for other in depends_on[path[-1]] if other in listed and other not in begun)
            if (other := next(waits_for, None)) is not None:
                path.append(other)
            else:
                ordered[path.pop()] = None
    return (*(_package(name, listed[name]) for name in ordered), _package("", root))


def _listed(folder: Path, root: Path) -> Iterator[tuple[str, Path]]:
    """What a package's manifest lists, as it is placed in the workspace of `root`."""
    manifest = _manifest(folder)
    packages = root / _text(_manifest(root), "packagesDir", str(PACKAGES))
    for entry in manifest.get("packages", ()):
        if not isinstance(entry, dict):
            continue
        inner = entry.get("git") or entry.get("path")  # before version 7
        package = inner if isinstance(inner, dict) else entry
        name = _text(package, "name", "")
        if not name or "/" in name or name in (".", ".."):
            continue
        if package.get("type") == "path" or ("type" not in package and "dir" in package):
            yield name, folder / _text(package, "dir", "")
        else:
            yield name, packages / name.strip("«»") / _text(package, "subDir", _text(package, "subDir?", ""))


def _manifest(folder: Path) -> dict[str, Any]:
    try:
        found = json.loads(read_plain(folder / MANIFEST))
    except (OSError, ValueError, RecursionError):
        return {}
    if not isinstance(found, dict) or not isinstance(found.get("packages", []), list):
        return {}
    return found


def _text(entry: dict[str, Any], key: str, otherwise: str) -> str:
    found = entry.get(key)
    return found if isinstance(found, str) and "\0" not in found else otherwise


def _package(name: str, root: Path) -> LakePackage:
    settings = places(root)
    build = root / settings.get("buildDir", (".lake/build",))[0]
    library = build / settings.get("leanLibDir", ("lib/lean",))[0]
    if not library.is_dir() and (build / "lib").is_dir():
        library = build / "lib"  # before Lean 4.16
    return LakePackage(name, root, library, source_folders(root), root.is_dir())
