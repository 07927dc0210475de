"""The embedded Lean, made ready on first use: a launcher for the wheel's library, the program that replays a module
through its kernel, and our core library compiled.

Everything is made in a folder beside its final one and moved there in one step, so a build is whole or absent. The
folder's name is a digest of all that went in; a changed source or wheel is another folder. Several processes that
start at once wait for the one that builds. A finished build is read-only.
"""

from __future__ import annotations

import asyncio
import contextlib
import hashlib
import os
import platform
import re
import shutil
import stat
import sys
from collections.abc import AsyncIterator, Mapping
from pathlib import Path

import psutil

from assistant.cache import CACHE_VARIABLE, cache_folder
from assistant.lean.commands import imported_modules
from assistant.lean.embedded.wheel import LeanWheel, find_wheel
from assistant.lean.errors import LibraryBuildFailed, ToolchainNotFound
from assistant.lean.processes import run
from assistant.lean.toolchain import Report, Toolchain, ToolchainSource, silent
from assistant.locks import ProcessLock
from assistant.native import NO_COMPILER, c_compiler

LIBRARY_SOURCES = Path(__file__).parent / "library"
LAUNCHER_SOURCE = Path(__file__).with_name("launcher.c")
REPLAY_SOURCES = Path(__file__).with_name("kernel")
REPLAY_PROGRAM = Path("bin", "replay")
REPLAY_MISSING = Path("bin", "replay.missing")
"""In a build: what replays a module through the kernel, or why that could not be made."""
MODULE_SECONDS = 300.0
KEPT_BUILDS = 2
FILES = Path("files")
"""In a build: the names of those that it consists of, in lines. What of a module there is depends on what it is."""
NEEDED_BYTES = 64 << 20
"""Room for a build while it is being made."""
# `sh` first: a `#!` line takes neither a long path nor one with spaces.
_SHIM = """#!/bin/sh
'''exec' '{python}' -I "$0" "$@"
' '''
import ctypes, sys
lean = ctypes.CDLL({library!r}, mode=ctypes.RTLD_GLOBAL)
words = [word.encode() for word in [{launcher!r}, *sys.argv[1:]]]
sys.exit(lean.lean_main(len(words), (ctypes.c_char_p * (len(words) + 1))(*words, None)))
"""


def library_modules(sources: Path) -> dict[str, tuple[Path, tuple[str, ...]]]:
    """Each module of a source folder with its file and the modules that it imports."""
    modules: dict[str, tuple[Path, tuple[str, ...]]] = {}
    for file in sorted(sources.rglob("*.lean")):
        name = ".".join(file.relative_to(sources).with_suffix("").parts)
        imports = imported_modules(file.read_text(encoding="utf-8"))
        modules[name] = (file, tuple(dict.fromkeys(".".join(parts) for parts in imports)))
    return modules


def build_key(wheel: LeanWheel, sources: Path) -> str:
    """Digest of everything that a build depends on."""
    digest = hashlib.sha256()
    for part in (wheel.fingerprint, platform.machine(), sys.platform, LAUNCHER_SOURCE.read_text(), _SHIM):
        digest.update(part.encode() + b"\0")
    for folder, pattern in ((REPLAY_SOURCES, "*.[ch]"), (sources, "*.lean")):
        for file in sorted(folder.rglob(pattern)):
            digest.update(str(file.relative_to(folder)).encode() + b"\0" + file.read_bytes() + b"\0")
    return digest.hexdigest()[:20]


async def embedded_toolchain(report: Report = silent, *, sources: Path = LIBRARY_SOURCES) -> Toolchain:
    """The embedded Lean, built now if it has to be.

    Errors: `ToolchainNotFound` without the wheel, `LibraryBuildFailed` with Lean's own message.
    """
    wheel = find_wheel()
    builds = cache_folder() / "lean"
    root = builds / build_key(wheel, sources)
    if not _whole(root):
        try:
            builds.mkdir(parents=True, exist_ok=True)
            async with _only_builder(builds / f"{root.name}.lock", report):
                if not _whole(root):
                    _remove_tree(root)
                    await _build(wheel, sources, root, report)
                    _prune(builds, root)
        except OSError as error:
            raise _unusable(builds, error.strerror or str(error)) from error
        except LibraryBuildFailed as error:
            # Lean does not always say why it could not write.
            if _room(builds) < NEEDED_BYTES:
                raise _unusable(builds, "the disk is full") from error
            raise
    with contextlib.suppress(OSError):
        _keep(root)
    launcher = root / "bin" / "lean"
    return Toolchain(
        ToolchainSource.EMBEDDED,
        launcher,
        _lean_version(root),
        root,
        None,
        (root / "lib" / "lean",),
        (sources,),
        _environment(root, launcher),
    )


def is_built(*, sources: Path = LIBRARY_SOURCES) -> bool:
    """Whether `embedded_toolchain` has nothing to build. Errors: `ToolchainNotFound` without the wheel."""
    return _whole(cache_folder() / "lean" / build_key(find_wheel(), sources))


def _whole(root: Path) -> bool:
    """Whether a build is there with all its files: cleaners of cache folders remove single ones."""
    with contextlib.suppress(OSError):
        files = (root / FILES).read_text(encoding="utf-8").splitlines()
        return all((root / file).is_file() for file in files) and _replay_decided(root)
    return False


def _replay_decided(root: Path) -> bool:
    """Whether the program for the replay is there, or it is known why not; where a compiler came later it is made."""
    if (root / REPLAY_PROGRAM).is_file():
        return True
    with contextlib.suppress(OSError):
        return (root / REPLAY_MISSING).read_text(encoding="utf-8") != NO_COMPILER or c_compiler() is None
    return False


def _room(folder: Path) -> int:
    """Bytes that can still be written."""
    try:
        return shutil.disk_usage(folder).free
    except OSError:
        return 0


def _unusable(folder: Path, reason: str) -> ToolchainNotFound:
    return ToolchainNotFound(
        f"the embedded Lean cannot be built in {folder}: {reason}",
        f"Make room ({NEEDED_BYTES >> 20} MB are needed), or choose another folder with {CACHE_VARIABLE}.",
    )


def _environment(root: Path, launcher: Path) -> Mapping[str, str]:
    # The Python launcher's own folder is not Lean's, so everything is named.
    return {
        "LEAN_SYSROOT": str(root),
        "LEAN_PATH": str(root / "lib" / "lean"),
        "LEAN_WORKER_PATH": str(launcher),
    }


def _lean_version(root: Path) -> str:
    return (root / "version").read_text(encoding="utf-8").strip()


@contextlib.asynccontextmanager
async def _only_builder(lock: Path, report: Report) -> AsyncIterator[None]:
    """Holds a file lock that ends with this process."""
    held = ProcessLock(lock, 0o644)
    try:
        waiting = False
        while not held.take():
            if not waiting:
                report("waiting for another process that prepares the embedded Lean")
            waiting = True
            await asyncio.sleep(0.05)
        yield
    finally:
        held.release()


async def _build(wheel: LeanWheel, sources: Path, root: Path, report: Report) -> None:
    report("preparing the embedded Lean (once, about a minute)")
    partial = root.with_name(f"{root.name}.{os.getpid()}.partial")
    shutil.rmtree(partial, ignore_errors=True)
    try:
        await _make_programs(wheel, partial, root)
        version = await _run_lean(partial, "--version")
        found = re.search(r"version (\S+?),", version)
        (partial / "version").write_text((found[1] if found else wheel.version) + "\n", encoding="utf-8")
        await _compile_library(partial, sources, report)
        compiled = [path for path in (partial / "lib").rglob("*") if path.is_file()]
        made = (path.relative_to(partial) for path in (partial / "version", partial / "bin" / "lean", *compiled))
        (partial / FILES).write_text("\n".join(map(str, made)) + "\n", encoding="utf-8")
        for path in partial.rglob("*"):
            path.chmod(
                path.stat().st_mode & ~(stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH) | (stat.S_IWUSR * path.is_dir())
            )
        partial.rename(root)
    finally:
        shutil.rmtree(partial, ignore_errors=True)


async def _make_programs(wheel: LeanWheel, partial: Path, root: Path) -> None:
    """The launcher is a C program where there is a compiler, else a Python one that loads the same library. The replay
    needs a compiler."""
    launcher = partial / "bin" / "lean"
    launcher.parent.mkdir(parents=True)
    said = await _compile(wheel, REPLAY_SOURCES / "replay.c", partial / REPLAY_PROGRAM)
    if said is not None:
        (partial / REPLAY_MISSING).write_text(said, encoding="utf-8")
    if await _compile(wheel, LAUNCHER_SOURCE, launcher) is not None:
        script_launcher(wheel, launcher, root / "bin" / "lean")


def script_launcher(wheel: LeanWheel, launcher: Path, final: Path) -> None:
    """Writes the launcher for a machine without a C compiler; `final` is where it will lie."""
    text = _SHIM.format(python=sys.executable, library=str(wheel.library), launcher=str(final))
    launcher.write_text(text, encoding="utf-8")
    launcher.chmod(0o755)


async def _compile(wheel: LeanWheel, source: Path, program: Path) -> str | None:
    """Compiles a C program against Lean's library; what stood in the way, if anything did."""
    compiler = c_compiler()
    if compiler is None:
        return NO_COMPILER
    # Without -fPIC the program would have copies of Lean's variables, which Lean itself does not set.
    options = ("-std=gnu11", "-O1", "-fPIC", "-pthread", "-D_GNU_SOURCE", f"-Wl,-rpath,{wheel.library.parent}")
    command = (compiler, *options, "-o", str(program), str(source), str(wheel.library))
    code, output, errors = await run(command, cwd=program.parent, seconds=MODULE_SECONDS)
    return (output + errors).decode(errors="replace").strip() or f"{compiler} failed" if code else None


async def _run_lean(partial: Path, *arguments: str) -> str:
    launcher = partial / "bin" / "lean"
    code, output, errors = await run(
        [str(launcher), *arguments], cwd=partial, environment=_environment(partial, launcher), seconds=MODULE_SECONDS
    )
    if code:
        raise LibraryBuildFailed(" ".join(arguments[-1:]), (output + errors).decode(errors="replace"))
    return output.decode(errors="replace")


async def _compile_library(partial: Path, sources: Path, report: Report) -> None:
    """Compiles every module after those it imports, as many at a time as there are processors."""
    modules = library_modules(sources)
    slots = asyncio.Semaphore(os.cpu_count() or 1)
    compiled = {name: asyncio.Event() for name in modules}
    done = 0

    async def compile_module(name: str) -> None:
        nonlocal done
        file, imports = modules[name]
        for imported in imports:
            if imported not in compiled:
                raise LibraryBuildFailed(name, f"{file}: imports {imported}, which is not part of the library")
            await compiled[imported].wait()
        target = partial / "lib" / "lean" / Path(*name.split("."))
        target.parent.mkdir(parents=True, exist_ok=True)
        async with slots:
            await _run_lean(
                partial,
                f"--root={sources}",
                "-o",
                str(target.with_suffix(".olean")),
                "-i",
                str(target.with_suffix(".ilean")),
                str(file),
            )
        compiled[name].set()
        done += 1
        report(f"preparing the embedded Lean: {done} of {len(modules)} modules")

    try:
        async with asyncio.TaskGroup() as group:
            for name in modules:
                group.create_task(compile_module(name))
    except* LibraryBuildFailed as failures:
        raise failures.exceptions[0] from None


_used: dict[Path, ProcessLock] = {}
"""By build, for as long as this process lives: it starts Lean again and again."""


def _keep(root: Path) -> None:
    """Keeps a build from being pruned while this process lives, and among those that were used last."""
    os.utime(root)
    if root not in _used:
        _used[root] = ProcessLock(_use_lock(root), 0o644)
        _used[root].take(shared=True)


def _use_lock(root: Path) -> Path:
    return root.with_name(f"{root.name}.used")


def _prune(builds: Path, current: Path) -> None:
    """Removes builds that were used longest ago, but the newest few and those that some process uses, and what
    interrupted builds left behind."""
    entries = [path for path in builds.iterdir() if path.is_dir() and path != current]
    finished = sorted(
        (path for path in entries if not path.name.endswith(".partial")), key=lambda path: -path.stat().st_mtime
    )
    interrupted = [path for path in entries if path.name.endswith(".partial") and not _alive(path)]
    for path in (*finished[KEPT_BUILDS - 1 :], *interrupted):
        lock = ProcessLock(_use_lock(path), 0o644)
        if lock.take():
            _remove_tree(path)
            _use_lock(path).unlink(missing_ok=True)
        lock.release()


def _alive(partial: Path) -> bool:
    """Whether the process that makes a build, which its name has, still runs."""
    number = partial.name.split(".")[-2]
    return number.isdecimal() and psutil.pid_exists(int(number))


def _remove_tree(path: Path) -> None:
    for folder, _, _ in os.walk(path):
        with contextlib.suppress(OSError):
            os.chmod(folder, 0o755)
    shutil.rmtree(path, ignore_errors=True)
