"""A Lean, and how it is run."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from assistant.config.schema import variable
from assistant.lean.project import Project, ProjectKind

CHOICE_VARIABLE = variable("lean")
SERVER_OPTIONS = ("-Dserver.reportDelayMs=5",)
"""Diagnostics are published nearly at once instead of after a pause that is meant for human readers. With no pause at
all Lean publishes every message by itself, which costs more time than it saves."""


class ToolchainSource(StrEnum):
    PROJECT = "project"
    PATH = "path"
    EMBEDDED = "embedded"


@dataclass(frozen=True, slots=True)
class Toolchain:
    """A Lean that answered `--version`. `lean_path` are the folders with compiled libraries, `environment` what has
    to be added to the environment of every run, `sources` the folders with the library's own Lean files. `instead_of`
    is what the project's `lean-toolchain` names where this is another Lean and nobody asked for it, else empty."""

    source: ToolchainSource
    lean: Path
    version: str
    sysroot: Path
    lake: Path | None = None
    lean_path: tuple[Path, ...] = ()
    sources: tuple[Path, ...] = ()
    environment: Mapping[str, str] = field(default_factory=dict)
    instead_of: str = ""

    @property
    def search_path(self) -> tuple[Path, ...]:
        """The folders in which Lean finds modules outside of Lake, in its order."""
        listed = {**os.environ, **self.environment}.get("LEAN_PATH", "").split(os.pathsep)
        return tuple(dict.fromkeys((*(Path(folder) for folder in listed if folder), *self.lean_path)))


Report = Callable[[str], None]
"""Told, in words, what is being waited for."""


def silent(_message: str) -> None:
    """A `Report` for callers that show nothing."""


def uses_lake(toolchain: Toolchain, project: Project) -> bool:
    return project.kind is ProjectKind.LAKE and toolchain.lake is not None


def server_command(toolchain: Toolchain, project: Project) -> tuple[str, ...]:
    """The language server for a project, to be started in its root."""
    if uses_lake(toolchain, project):
        return (str(toolchain.lake), "serve", "--", *SERVER_OPTIONS)
    return (str(toolchain.lean), "--server", *SERVER_OPTIONS)


def check_command(toolchain: Toolchain, project: Project, file: Path) -> tuple[str, ...]:
    """Elaborates one file, one JSON message a line on standard output; to be run in the project's root."""
    lean = (str(toolchain.lean), "--json", str(file))
    return (str(toolchain.lake), "env", *lean) if uses_lake(toolchain, project) else lean
