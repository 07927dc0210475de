"""The kernel's second look at what was compiled for the judge, and at the project's own modules that it imports."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from assistant.lean.compiled.image import SUPPORTED_VERSIONS
from assistant.lean.compiled.library import Library
from assistant.lean.compiled.module import parts_of, read_module
from assistant.lean.compiled.names import components, displayed
from assistant.lean.errors import KernelTimedOut, KernelUnavailable
from assistant.lean.judge.compilation import Compilation
from assistant.lean.kernel.project import replay_many
from assistant.lean.kernel.replay import SCRIPT, replay, replay_command
from assistant.lean.policies import lean_confinement
from assistant.lean.project import Project
from assistant.lean.toolchain import Toolchain


@dataclass(frozen=True, slots=True)
class SecondLook:
    """`taken`: the kernel has checked everything; `refused` are the constants that it did not take, with what it said,
    and `missing` is why it could not look."""

    taken: bool
    refused: Mapping[str, str]
    missing: str = ""


def reservations(toolchain: Toolchain) -> tuple[str, ...]:
    """Why proofs are not judged from outside with a toolchain, or not wholly; empty when they are."""
    found = []
    if tuple(map(int, toolchain.version.split("-", maxsplit=1)[0].split(".")[:2])) not in SUPPORTED_VERSIONS:
        found.append(f"compiled files of Lean {toolchain.version} are not read")
    try:
        replay_command(toolchain, "")
    except KernelUnavailable as error:
        found.append(f"the kernel cannot be run again ({error.reason})")
    return tuple(found)


async def second_look(
    toolchain: Toolchain,
    project: Project,
    search_path: Sequence[Path],
    compiled: Compilation,
    own_modules: Sequence[str],
    seconds: float,
) -> SecondLook:
    """`own_modules` are imported modules of the project. Errors: `ServerStartFailed`; `KernelTimedOut`, since a kernel
    that was not through might have refused."""
    refused: dict[str, str] = {}
    deadline = time.monotonic() + seconds
    try:
        program = Path(replay_command(toolchain, compiled.module)[0][0])
        readable = [SCRIPT, compiled.files[0].parent, *search_path]
        confinement = await asyncio.to_thread(
            lean_confinement, toolchain, project, readable=readable, executable=[program]
        )
        reports = await replay_many(
            toolchain, search_path, own_modules, _imports_of, seconds=seconds, confinement=confinement
        )
        left = max(0.01, deadline - time.monotonic())
        own = await replay(
            toolchain, search_path, compiled.module, compiled.files, seconds=left, confinement=confinement
        )
    except KernelUnavailable as error:
        return SecondLook(False, {}, " ".join(error.reason.split()))
    for report in (*reports.values(), own):
        refused |= {refusal.name: refusal.message for refusal in report.refused}
    return SecondLook(not refused, refused)


async def second_look_at_modules(
    toolchain: Toolchain, project: Project, search_path: Sequence[Path], modules: Sequence[str], seconds: float
) -> SecondLook:
    """The same for modules of the project alone. Errors: `ServerStartFailed`."""
    if not modules:
        return SecondLook(True, {})
    try:
        program = Path(replay_command(toolchain, modules[0])[0][0])
        confinement = await asyncio.to_thread(
            lean_confinement, toolchain, project, readable=[SCRIPT, *search_path], executable=[program]
        )
        reports = await replay_many(
            toolchain, search_path, modules, _imports_of, seconds=seconds, confinement=confinement
        )
    except (KernelUnavailable, KernelTimedOut) as error:
        return SecondLook(False, {}, error.message)
    refused = {refusal.name: refusal.message for report in reports.values() for refusal in report.refused}
    return SecondLook(not refused, refused)


def refused_among(look: SecondLook, names: Collection[str]) -> list[str]:
    """What the kernel has against some constants; it refuses what uses a constant that it refused, too."""
    return [f"the kernel refuses `{displayed(n)}`: {said}" for n, said in look.refused.items() if n in names]


def search_path(library: Library, modules: Sequence[str]) -> tuple[Path, ...]:
    """The folders in which the files of some modules are found under their names."""
    found: dict[Path, None] = {}
    for module in modules:
        olean = library.module(module).paths[0]
        found[olean.parents[len(components(module)) - 1]] = None
    return tuple(found)


def _imports_of(olean: Path) -> list[str]:
    return [entry.module for entry in read_module(parts_of(olean)[:1]).imports]
