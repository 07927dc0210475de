"""Which Lean is used, and how it is run.

Order: what `ASSISTANT_LEAN` names (`embedded` or the path of a `lean`); the project's own toolchain through Lake and
elan; `lean` on the search path; the embedded Lean of the `lean` extra.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from assistant.lean.errors import ToolchainNotFound
from assistant.lean.processes import run
from assistant.lean.project import Project, ProjectKind

CHOICE_VARIABLE = "ASSISTANT_LEAN"
SERVER_OPTIONS = ("-Dserver.reportDelayMs=5",)
"""Diagnostics are published nearly at once instead of after a pause that is meant for human readers. With no pause at
all Lean publishes every message by itself, which costs more time than it saves."""
QUERY_SECONDS = 60.0
_VERSION = re.compile(r"version (\d+\.\d+\.\d+[^\s,]*)")


class ToolchainSource(StrEnum):
    PROJECT = "project"
    PATH = "path"
    EMBEDDED = "embedded"


@dataclass(frozen=True, slots=True)
class Toolchain:
    """A Lean that answered `--version`. `lean_path` are the folders with compiled libraries, `environment` what has
    to be added to the environment of every run, `sources` the folders with the library's own Lean files."""

    source: ToolchainSource
    lean: Path
    version: str
    sysroot: Path
    lake: Path | None = None
    lean_path: tuple[Path, ...] = ()
    sources: tuple[Path, ...] = ()
    environment: Mapping[str, str] = field(default_factory=dict)


Report = Callable[[str], None]
"""Told, in words, what is being waited for."""


def silent(_message: str) -> None:
    """A `Report` for callers that show nothing."""


async def resolve_toolchain(project: Project, report: Report = silent) -> Toolchain:
    """The Lean for a project. Errors: `ToolchainNotFound`, `LibraryBuildFailed`."""
    from assistant.lean.embedded.build import embedded_toolchain

    choice = os.environ.get(CHOICE_VARIABLE, "")
    if choice == "embedded":
        return await embedded_toolchain(report)
    if choice:
        if not os.access(choice, os.X_OK):
            raise ToolchainNotFound(
                f"{CHOICE_VARIABLE} names {choice}, which is not a program",
                f"Set {CHOICE_VARIABLE} to `embedded` or to the path of a `lean`, or unset it.",
            )
        return await _installed(Path(choice), None, ToolchainSource.PATH, project)
    lake, lean = _find("lake"), _find("lean")
    if project.kind is ProjectKind.LAKE and lake is not None and lean is not None:
        return await _installed(lean, lake, ToolchainSource.PROJECT, project)
    if lean is not None:
        source = ToolchainSource.PROJECT if project.pinned_toolchain else ToolchainSource.PATH
        return await _installed(lean, lake, source, project)
    return await embedded_toolchain(report)


def _find(name: str) -> Path | None:
    """A program on the search path or where elan puts it."""
    elan = Path(os.environ.get("ELAN_HOME", "~/.elan")).expanduser() / "bin"
    found = shutil.which(name) or shutil.which(name, path=str(elan))
    return Path(found) if found else None


async def _installed(lean: Path, lake: Path | None, source: ToolchainSource, project: Project) -> Toolchain:
    async def ask(option: str) -> str:
        try:
            code, output, errors = await run([str(lean), option], cwd=project.root, seconds=QUERY_SECONDS)
        except TimeoutError as error:
            raise ToolchainNotFound(
                f"`{lean} {option}` did not answer within {QUERY_SECONDS:.0f} s",
                "elan may be waiting for a download; run `lean --version` in the project's folder yourself.",
            ) from error
        if code:
            raise ToolchainNotFound(
                f"`{lean} {option}` failed: {errors.decode(errors='replace').strip() or f'exit code {code}'}",
                f"The project wants {project.pinned_toolchain or 'no particular toolchain'}; try `elan show`.",
            )
        return output.decode(errors="replace").strip()

    version = _VERSION.search(answer := await ask("--version"))
    if version is None:
        raise ToolchainNotFound(f"`{lean} --version` said {answer!r}, which names no version")
    sysroot = Path(await ask("--print-prefix"))
    library = sysroot / "lib" / "lean"
    return Toolchain(source, lean, version[1], sysroot, lake, (library,), (sysroot / "src" / "lean",))


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
