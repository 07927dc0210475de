"""Which process that runs Lean may do what.

What a model writes is elaborated, and elaboration runs code: a trial or an audit may read the project, the toolchain,
the libraries of the system and nothing else, may write one temporary folder of its own, has no network, and starts no
processes. Two things need processes. A server starts a worker for each document: it may, but each worker is confined
once more, without that. In a Lake project each worker asks `lake` about its imports, and Lake asks `git` about the
packages: there processes may be started, of these programs only, and all of them are confined alike.

Nothing of the project may be written, not even what Lake keeps in `.lake/config`: that is code, which Lake would run
later without any confinement. `settle` lets Lake bring it up to date before.
"""

from __future__ import annotations

import contextlib
import dataclasses
import functools
import json
import os
import shutil
import sys
import sysconfig
from collections.abc import Iterable, Iterator
from pathlib import Path

from assistant.files import read_plain
from assistant.lean import confine
from assistant.lean.confinement import (
    UNCONFINED,
    Confinement,
    ConfinementReport,
    Unconfined,
    confinement_report,
)
from assistant.lean.embedded.wheel import find_wheel
from assistant.lean.errors import ServerStartFailed, ToolchainNotFound
from assistant.lean.lakefile import LAKEFILES
from assistant.lean.processes import run
from assistant.lean.project import TOOLCHAIN_FILE, Project
from assistant.lean.toolchain import Toolchain, ToolchainSource, uses_lake

MANIFEST = "lake-manifest.json"
CONFINE = Path(confine.__file__)
SETTLE_SECONDS = 120.0

SYSTEM = (
    *("/lib", "/lib32", "/lib64", "/usr/lib", "/usr/lib32", "/usr/lib64", "/usr/local/lib", "/nix/store", "/gnu/store"),
    *("/etc/ld.so.cache", "/etc/ld.so.preload", "/dev/null", "/dev/zero", "/dev/urandom", "/dev/random"),
    *("/sys/devices/system/cpu", "/sys/devices/system/node", "/sys/kernel/mm/transparent_hugepage"),
    *("/proc/sys/vm/overcommit_memory", "/etc/localtime", "/usr/share/zoneinfo"),
)
"""What programs and their allocators read of the system, and nothing that tells about its users."""
TOOLCHAIN_PARTS = ("bin", "lib", "src", "lake")
"""Not its whole folder: that of a Lean in `~/bin` is the home folder. In `lake` there may be compiled packages."""
GIT = ("/usr/lib/git-core", "/usr/libexec/git-core")
GIT_ENVIRONMENT = {
    # The user's own settings may hold secrets and cannot be read; what Lake asks depends on two of them.
    "GIT_CONFIG_GLOBAL": "/dev/null",
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_CONFIG_COUNT": "2",
    "GIT_CONFIG_KEY_0": "safe.directory",
    "GIT_CONFIG_VALUE_0": "*",
    "GIT_CONFIG_KEY_1": "core.fsmonitor",
    "GIT_CONFIG_VALUE_1": "false",
}


# --- policies --------------------------------------------------------------------------------------------------------


def lean_confinement(
    toolchain: Toolchain,
    project: Project,
    *,
    readable: Iterable[Path] = (),
    writable: Iterable[Path] = (),
    executable: Iterable[Path] = (),
) -> Confinement | Unconfined:
    """For a command that is one process: `lean FILE`, `lean -o`, `lean --run`, or another program that is linked with
    Lean (one of `executable`). The paths come on top of the usual places."""
    if not confinement_report().confined:
        return UNCONFINED
    return _single(toolchain, project, tuple(readable), tuple(writable), tuple(executable))


def check_confinement(
    toolchain: Toolchain, project: Project, *, readable: Iterable[Path] = (), writable: Iterable[Path] = ()
) -> Confinement | Unconfined:
    """For `toolchain.check_command`, which goes through Lake where there is one."""
    if not confinement_report().confined:
        return UNCONFINED
    if uses_lake(toolchain, project):
        return _lake(toolchain, project, tuple(readable), tuple(writable))
    return _single(toolchain, project, tuple(readable), tuple(writable), ())


def server_confinement(toolchain: Toolchain, project: Project) -> Confinement | Unconfined:
    """For `toolchain.server_command`."""
    if not confinement_report().confined:
        return UNCONFINED
    if uses_lake(toolchain, project):
        return _lake(toolchain, project, (), ())
    worker = _single(toolchain, project, (), (), ())
    return Confinement(
        (*worker.readable, CONFINE.parent, *python_library()),
        (*worker.executable, *with_interpreters((Path("/bin/sh"), Path(sys.executable)))),
        processes=True,
        # A `lake` beside `lean` would be asked about every file, and there are no processes for it.
        environment={"LAKE": str(project.root / ".no-lake-here")},
        worker=(Path(toolchain.environment.get("LEAN_WORKER_PATH", toolchain.lean)), worker),
    )


def _single(
    toolchain: Toolchain,
    project: Project,
    readable: tuple[Path, ...],
    writable: tuple[Path, ...],
    executable: tuple[Path, ...],
) -> Confinement:
    programs = (toolchain.lean, toolchain.sysroot / "bin" / "lean", *executable)
    python = python_library() if any(map(_is_script, programs)) else ()
    return Confinement((*_common(toolchain, project), *python, *readable), with_interpreters(programs), writable)


def _lake(
    toolchain: Toolchain, project: Project, readable: tuple[Path, ...], writable: tuple[Path, ...]
) -> Confinement:
    own = toolchain.sysroot / "bin"
    found = [toolchain.lean, own / "lean", toolchain.lake, own / "lake", shutil.which("git")]
    programs = tuple(Path(program) for program in found if program is not None)
    python = python_library() if any(map(_is_script, programs)) else ()
    return Confinement(
        (*_common(toolchain, project), *python, *_lake_caches(), *readable),
        (*with_interpreters(programs), *map(Path, GIT)),
        writable,
        processes=True,
        environment=GIT_ENVIRONMENT,
    )


def _lake_caches() -> tuple[Path, ...]:
    """Where Lake may keep what it has compiled, outside of the project."""
    of_the_user = Path(os.environ.get("XDG_CACHE_HOME") or "~/.cache").expanduser() / "lake"
    chosen = os.environ.get("LAKE_CACHE_DIR")
    return (of_the_user, Path(chosen)) if chosen else (of_the_user,)


def _common(toolchain: Toolchain, project: Project) -> tuple[Path, ...]:
    library = _embedded_library() if toolchain.source is ToolchainSource.EMBEDDED else ()
    parts = (toolchain.sysroot / name for name in TOOLCHAIN_PARTS)
    modules = (folder.absolute() for folder in toolchain.search_path)
    places = (*modules, *toolchain.sources, *library, *project_places(project))
    return (*map(Path, SYSTEM), *parts, *places)


@functools.cache
def _embedded_library() -> tuple[Path, ...]:
    try:
        return (find_wheel().library,)
    except ToolchainNotFound:  # it was there a moment ago; Lean will say what it misses
        return ()


# --- places ----------------------------------------------------------------------------------------------------------


def holds_home(folder: Path) -> bool:
    """Whether a folder is the user's home or holds it, so that reading it would be reading everything."""
    home, real = Path(os.path.realpath(Path.home())), Path(os.path.realpath(folder))
    return real == home or real in home.parents


def project_places(project: Project) -> tuple[Path, ...]:
    """What is read of a project: its folder, and the packages that Lake keeps elsewhere. Of a folder that is or holds
    the user's home, only the Lean files that lie directly in it and what belongs to Lake."""
    root = project.root
    places = [root]
    if holds_home(root):
        try:
            places = [file for file in root.iterdir() if file.suffix == ".lean" and not file.name.startswith(".")]
        except OSError:
            places = []
        places += [root / name for name in (*LAKEFILES, TOOLCHAIN_FILE, MANIFEST, ".lake")]
    return (*places, *(place for place in _elsewhere(root) if not holds_home(place)))


def _elsewhere(root: Path) -> Iterator[Path]:
    """Folders of packages that are not below the project's own: its author says where they are."""
    yield Path(os.path.realpath(root / ".lake"))
    folders = [root / ".lake" / "packages"]
    try:
        manifest = json.loads(read_plain(root / MANIFEST))
        folders.append(root / manifest.get("packagesDir", ".lake/packages"))
        folders += [root / package["dir"] for package in manifest["packages"] if package.get("type") == "path"]
    except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
        pass  # no packages, or a manifest that Lake will have something to say about
    for folder in folders:
        if "\0" in os.fspath(folder):
            continue  # which no folder is called
        yield Path(os.path.realpath(folder))
        if folder.name == "packages" and folder.is_dir():
            yield from (Path(os.path.realpath(package)) for package in folder.iterdir() if package.is_symlink())


def _is_script(program: Path) -> bool:
    return _beginning(program, 2) == b"#!"


@functools.cache
def with_interpreters(programs: tuple[Path, ...]) -> tuple[Path, ...]:
    """Programs and what the kernel loads to run them: a script's interpreter, a binary's dynamic loader. A script of a
    toolchain is a few lines around another program of it or, where there is no C compiler, our own Python."""
    found: dict[Path, None] = {}
    waiting = list(programs)
    while waiting:
        program = Path(os.path.realpath(waiting.pop()))
        if program not in found and program.is_file():
            found[program] = None
            waiting += map(Path, _interpreter(program))
    return tuple(found)


def _beginning(program: Path, length: int) -> bytes:
    try:
        with open(program, "rb") as file:
            return file.read(length)
    except OSError:
        return b""


def _interpreter(program: Path) -> Iterator[str]:
    start = _beginning(program, 512)
    if start.startswith(b"#!"):
        words = os.fsdecode(start[2:].split(b"\n")[0]).split()
        yield from words[:1]
        if words[0].endswith("/env"):
            yield from filter(None, map(shutil.which, words[1:2]))
        yield sys.executable
    elif start.startswith(b"\x7fELF\x02"):
        yield from _loader(program, start)


def _loader(program: Path, header: bytes) -> Iterator[str]:
    """The dynamic loader that a binary of 64 bits names: in its segment of type «interpreter»."""
    table, size, count = (int.from_bytes(header[at : at + length], "little") for at, length in _SEGMENT_TABLE)
    with open(program, "rb") as file:
        file.seek(table)
        segments = file.read(size * count)
        for start in range(0, len(segments), size):
            if int.from_bytes(segments[start : start + 4], "little") == _INTERPRETER_SEGMENT:
                file.seek(int.from_bytes(segments[start + 8 : start + 16], "little"))
                yield os.fsdecode(file.read(int.from_bytes(segments[start + 32 : start + 40], "little")).rstrip(b"\0"))


_SEGMENT_TABLE = ((0x20, 8), (0x36, 2), (0x38, 2))
"""Where the header says at what offset the segments are described, in how many bytes each, and how many there are."""
_INTERPRETER_SEGMENT = 3


@functools.cache
def python_library() -> tuple[Path, ...]:
    """What the Python that we run on reads to start."""
    shared = (sysconfig.get_config_var("LIBDIR"), sysconfig.get_config_var("INSTSONAME"))
    places = [
        Path(sys.prefix) / "pyvenv.cfg",
        Path(sysconfig.get_path("stdlib")),
        Path(sysconfig.get_path("platstdlib")),
    ]
    return tuple(places + ([Path(shared[0]) / shared[1]] if all(shared) else []))


# --- what a project needs before, and what is said about it ----------------------------------------------------------


async def settle(toolchain: Toolchain, project: Project) -> None:
    """Lets Lake compile the configuration of a project where there is one in Lean, as opening it in an editor would,
    since a confined Lake cannot write it. What fails here fails again, and is told, when Lean asks Lake."""
    folders = [project.root, *(project.root / ".lake" / "packages").glob("*")]
    if uses_lake(toolchain, project) and any((folder / "lakefile.lean").is_file() for folder in folders):
        with contextlib.suppress(TimeoutError, ServerStartFailed):
            await run([str(toolchain.lake), "env"], cwd=project.root, seconds=SETTLE_SECONDS)


def project_report(toolchain: Toolchain, project: Project) -> ConfinementReport:
    """As `confinement_report`, with the limits that a project has."""
    report = confinement_report()
    if not report.confined:
        return report
    limits = []
    if uses_lake(toolchain, project):
        limits.append("but those of `lake` and `git`, which Lean asks about imports")
        if report.landlock < 6:
            limits.append("signals to other processes are possible before landlock ABI 6")
    if holds_home(project.root):
        limits.append(f"{project.root} holds your home folder, so only Lean files directly in it can be read")
    return dataclasses.replace(report, limits=tuple(limits))
