"""Modules of a project through the kernel, each once for what it and its imports contain."""

from __future__ import annotations

import asyncio
import contextlib
import hashlib
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from assistant.cache import cache_folder
from assistant.files import replace_file
from assistant.lean.compiled.module import parts_of
from assistant.lean.confinement import UNCONFINED, Confinement, Unconfined
from assistant.lean.errors import KernelUnavailable, LeanError
from assistant.lean.kernel.replay import SCRIPT, replay
from assistant.lean.kernel.report import KernelReport, read_report, write_report
from assistant.lean.toolchain import Toolchain

_PART = re.compile(r"«[^»]*»|[^.«»]+")
REMEMBERED_FILES = 4096
"""Modules whose content is known while their files stay the same: every acceptance asks for it."""
PROCESSES = 2
"""Replays at a time: each has all that its module imports in memory."""
ImportsOf = Callable[[Path], Iterable[str]]
"""The names of the modules that a compiled file imports directly."""


async def replay_many(
    toolchain: Toolchain,
    search_path: Sequence[Path],
    modules: Sequence[str],
    imports_of: ImportsOf,
    *,
    seconds: float,
    confinement: Confinement | Unconfined = UNCONFINED,
) -> dict[str, KernelReport]:
    """The report of each module, from the cache where the same content was replayed before. `seconds` is for each.

    A report holds for the content of the module and of all that it imports among `modules`, for the date and size of
    what it imports from elsewhere, and for the toolchain.

    Errors: those of `replay`; what was replayed before the error is in the cache.
    """
    files = {module: _compiled(search_path, module) for module in modules}
    keys = await asyncio.to_thread(_keys, toolchain, search_path, files, imports_of)
    slots = asyncio.Semaphore(PROCESSES)
    reports: dict[str, KernelReport] = {}

    async def judge(module: str, olean: Path) -> None:
        entry = cache_folder() / "kernel" / keys[module]
        with contextlib.suppress(OSError, KernelUnavailable):  # not there, or damaged
            reports[module] = read_report(module, await asyncio.to_thread(entry.read_bytes))
            return
        async with slots:
            parts = parts_of(olean)
            report = await replay(toolchain, search_path, module, parts, seconds=seconds, confinement=confinement)
        with contextlib.suppress(OSError):  # without a cache it is done again the next time
            await asyncio.to_thread(replace_file, entry, write_report(report), mode=0o600, synced=False)
        reports[module] = report

    try:
        async with asyncio.TaskGroup() as group:
            for module, olean in files.items():
                group.create_task(judge(module, olean))
    except* LeanError as failures:
        raise failures.exceptions[0] from None
    return {module: reports[module] for module in files}


def find_module(search_path: Sequence[Path], module: str) -> Path | None:
    """The compiled file of a module, where Lean finds it: the first folder that has the root of its name decides."""
    parts = [part.strip("«»") for part in _PART.findall(module)]
    for folder in search_path:
        if (folder / parts[0]).is_dir() or (folder / f"{parts[0]}.olean").is_file():
            file = folder.joinpath(*parts[:-1], f"{parts[-1]}.olean")
            return file if file.is_file() else None
    return None


def _compiled(search_path: Sequence[Path], module: str) -> Path:
    file = find_module(search_path, module)
    if file is None:
        raise KernelUnavailable(module, "it is not compiled", "Build it, then try again.")
    return file


def _keys(
    toolchain: Toolchain, search_path: Sequence[Path], files: Mapping[str, Path], imports_of: ImportsOf
) -> dict[str, str]:
    """For each module the name of its report in the cache."""
    told = f"{toolchain.version} {toolchain.sysroot}\0".encode() + SCRIPT.read_bytes()
    own = {module: _content(file) for module, file in files.items()}
    imports: dict[str, tuple[str, ...]] = {}
    elsewhere: dict[str, bytes] = {}

    def closure(module: str) -> set[str]:
        seen: set[str] = set()
        waiting = [module]
        while waiting:
            name = waiting.pop()
            if name in seen:
                continue
            seen.add(name)
            file = files.get(name) or find_module(search_path, name)
            if file is None:  # the toolchain's, which `told` names
                continue
            if name not in imports:
                imports[name] = tuple(imports_of(file))
            if name not in own and name not in elsewhere:
                elsewhere[name] = _identity(file)
            waiting.extend(imports[name])
        return seen

    keys: dict[str, str] = {}
    for module in files:
        digest = hashlib.sha256(told)
        for name in (module, *sorted(closure(module))):
            digest.update(f"\0{name}\0".encode() + (own.get(name) or elsewhere.get(name) or b""))
        keys[module] = digest.hexdigest()
    return keys


def _content(olean: Path) -> bytes:
    return _digest_of(olean, _identity(olean))


@lru_cache(maxsize=REMEMBERED_FILES)
def _digest_of(olean: Path, _identity: bytes) -> bytes:
    """Of what is in the files of a module; they are read again when something about them has changed."""
    digest = hashlib.sha256()
    for part in parts_of(olean):
        digest.update(hashlib.sha256(part.read_bytes()).digest())
    return digest.digest()


def _identity(olean: Path) -> bytes:
    told = [part.stat() for part in parts_of(olean)]
    return repr([(stat.st_size, stat.st_mtime_ns, stat.st_ino) for stat in told]).encode()
