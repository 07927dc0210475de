"""Compiling a text to a file of Lean's own, for the judge to read.

Every compilation has a folder of its own, with nothing else in it, and a process that ends before the result is read.
In a Lake project Lean gets the set-up that Lake answers for the file; nothing is ever built.
"""

from __future__ import annotations

import asyncio
import contextlib
import filecmp
import hashlib
import json
import os
import re
import shutil
import time
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from assistant.lean.commands import WrittenImport, header, imported_modules, read_header
from assistant.lean.compiled.errors import CompiledFileError
from assistant.lean.compiled.module import PARTS, PRIVATE, SERVER, cached_module, parts_of
from assistant.lean.compiled.names import component_text, components
from assistant.lean.errors import CannotCompile, OutOfTime
from assistant.lean.judge.included import link_included
from assistant.lean.judge.layout import Layout
from assistant.lean.kernel.project import find_module
from assistant.lean.policies import check_confinement, lean_confinement
from assistant.lean.processes import run
from assistant.lean.project import Project, absolute
from assistant.lean.supervisor import make_folder, remove_tree
from assistant.lean.toolchain import Toolchain, uses_lake

USES_SORRY = "declaration uses `sorry"
"""How Lean begins its warning; how it goes on is what the file wants to be printed."""
OPTIONS = ("-DmaxErrors=0",)
SETUP_SECONDS = 60.0
REMEMBERED_SETUPS = 64
CHANGED_SECONDS = 0.25
"""For which it is not asked again whether imports were built anew."""


ANY_MODULE = "Judged"
"""The name of a module where nothing says what it is called."""
_NAME = re.compile(r"[^«»\x00-\x1f\udc80-\udcff]+")
"""What a file can be called for Lean to name a module after it."""


def time_left(deadline: float) -> float:
    """Seconds. Errors: `OutOfTime`."""
    left = deadline - time.monotonic()
    if left <= 0:
        raise OutOfTime
    return left


@dataclass(frozen=True, slots=True)
class Message:
    """An error of Lean's. `line` and `column` (in code points) are 0-based."""

    line: int
    text: str
    column: int


@dataclass(frozen=True, slots=True)
class Setup:
    """What Lean has to be told besides the text of a file (`path`): Lake's answer as it came (empty outside of Lake),
    the files of imported modules that it names, and the name of the module. Set-ups are equal when those files were
    last written at the same times (of which `times` is a digest), too."""

    module: str
    path: Path = field(compare=False)
    answer: str = ""
    artifacts: Mapping[str, tuple[Path, ...]] = field(default_factory=dict, compare=False)
    times: str = ""


@dataclass(frozen=True, slots=True)
class Compilation:
    """`files` are the parts of the compiled module, none when there are errors. `open_lines` are those (0-based) at
    which Lean says that a declaration uses `sorry`, unless the text keeps it from that."""

    module: str
    layout: Layout
    files: tuple[Path, ...]
    errors: tuple[Message, ...]
    open_lines: tuple[int, ...] = ()


class Compiler:
    """Compiles texts of one project. `close` takes its folder away."""

    def __init__(self, toolchain: Toolchain, project: Project) -> None:
        self.toolchain = toolchain
        self.project = project
        self._folder: tuple[str, int] | None = None
        """With the descriptor that keeps others from removing it as left behind."""
        self._number = 0
        self._setups: OrderedDict[tuple[Path, str], Setup] = OrderedDict()
        self._asking: dict[tuple[Path, str], asyncio.Task[Setup]] = {}
        self._changed: dict[str, tuple[float, int]] = {}

    @property
    def _lean(self) -> Path:
        """The program itself: elan's only finds it, and would have to be let do that."""
        program = self.toolchain.sysroot / "bin" / "lean"
        return program if program.is_file() else self.toolchain.lean

    async def close(self) -> None:
        asking = list(self._asking.values())
        for task in asking:
            task.cancel()
        await asyncio.gather(*asking, return_exceptions=True)
        await asyncio.to_thread(self._take_away)

    def _take_away(self) -> None:
        if self._folder is not None:
            folder, lock = self._folder
            self._folder = None
            remove_tree(folder)
            os.close(lock)

    def forget(self, compilation: Compilation) -> None:
        """Takes the files of a compilation away."""
        if compilation.files:
            shutil.rmtree(compilation.files[0].parent.parent, ignore_errors=True)

    async def setup(self, path: Path, text: str, seconds: float) -> Setup:
        """What Lean has to be told for the text of a file; remembered by its header until what it imports is built
        anew.

        Errors: `CannotCompile` when modules are not built, or Lake says so; `OutOfTime`.
        """
        path = absolute(path)
        if not uses_lake(self.toolchain, self.project):
            return await asyncio.to_thread(self._plain_setup, path, text)
        key = (path, header(text))
        known = self._setups.get(key)
        if known is not None and known.times == await asyncio.to_thread(_times, known.artifacts):
            return known
        if (task := self._asking.get(key)) is None:
            task = self._asking[key] = asyncio.create_task(self._asked(key, text))
        # Lake is not asked again for who has more time: what it answers is remembered.
        await asyncio.wait({task}, timeout=seconds)
        if not task.done():
            raise OutOfTime
        return task.result()

    def _plain_setup(self, path: Path, text: str) -> Setup:
        """Outside of Lake a module is called as its file in the project, as Lean calls it there, unless Lean would find
        another one under that name."""
        folders, root = self.toolchain.search_path, self.project.root
        bare = path.with_suffix("")
        parts = bare.relative_to(root).parts if bare.is_relative_to(root) else (bare.name,)
        name = ".".join(map(component_text, parts)) if all(map(_NAME.fullmatch, parts)) else ANY_MODULE
        if find_module(folders, name) is not None:
            name = ANY_MODULE
        found = self._plain_imports(text)
        return Setup(name, path, times=_times(found) if found else "")

    def _plain_imports(self, text: str) -> dict[str, tuple[Path, ...]]:
        """The files of the modules that a text imports outside of Lake, but for those of the toolchain."""
        found: dict[str, tuple[Path, ...]] = {}
        pending = [".".join(map(component_text, parts)) for parts in imported_modules(text)]
        while pending:
            module = pending.pop()
            file = find_module(self.toolchain.search_path, module)
            if module in found or file is None or any(file.is_relative_to(f) for f in self.toolchain.lean_path):
                continue
            found[module] = parts_of(file)
            with contextlib.suppress(CompiledFileError):  # whoever reads it says so
                pending += [entry.module for entry in cached_module(found[module]).imports]
        return found

    async def imports_changed(self, text: str) -> int:
        """When the files of the modules that a text imports were last changed, in nanoseconds since the epoch, as the
        disk has it; 0 when it imports none, or while Lake has not been asked yet. Known for a moment."""
        if not imported_modules(text):
            return 0
        key, now = header(text), time.monotonic()
        known = self._changed.get(key)
        if known is None or now - known[0] > CHANGED_SECONDS:
            known = self._changed[key] = (now, await asyncio.to_thread(self._newest_change, key))
            while len(self._changed) > REMEMBERED_SETUPS:
                del self._changed[next(iter(self._changed))]
        return known[1]

    def _newest_change(self, head: str) -> int:
        if uses_lake(self.toolchain, self.project):
            asked = (setup.artifacts for (_, other), setup in list(self._setups.items()) if other == head)
            imports = next(asked, {})
        else:
            imports = self._plain_imports(head)
        newest = 0
        for file in (file for files in imports.values() for file in files):
            with contextlib.suppress(OSError):
                newest = max(newest, os.stat(file).st_ctime_ns)
        return newest

    async def _asked(self, key: tuple[Path, str], text: str) -> Setup:
        """Errors: as `_ask_lake`."""
        try:
            found = self._setups[key] = await self._ask_lake(key[0], text)
            self._setups.move_to_end(key)
            while len(self._setups) > REMEMBERED_SETUPS:
                self._setups.popitem(last=False)
            return found
        finally:
            del self._asking[key]

    async def _ask_lake(self, path: Path, text: str) -> Setup:
        command = (str(self.toolchain.lake), "setup-file", str(path), "-", "--no-build", "--no-cache")
        confinement = await asyncio.to_thread(check_confinement, self.toolchain, self.project)
        try:
            code, output, errors = await run(
                command,
                cwd=self.project.root,
                environment=self.toolchain.environment,
                seconds=SETUP_SECONDS,
                confinement=confinement,
                told=json.dumps(header_data(text)).encode(),
            )
        except TimeoutError as error:
            raise CannotCompile(f"`lake setup-file` did not answer within {SETUP_SECONDS:.0f} s") from error
        if code:
            said = errors.decode(errors="replace").strip().split("\n")[-1]
            raise CannotCompile(f"`lake setup-file` ended with code {code}: {said[:300]}; try `lake build`")
        answer = output.decode(errors="replace").strip().split("\n")[-1]
        try:
            read = json.loads(answer)
            named = {name: tuple(_files(entry)) for name, entry in read.get("importArts", {}).items()}
            module = str(read.get("name") or ANY_MODULE)
        except (ValueError, AttributeError, TypeError) as error:
            raise CannotCompile("`lake setup-file` answered something that is no set-up") from error
        artifacts = await asyncio.to_thread(_with_private_parts, named, self.toolchain.search_path)
        return Setup(module, path, answer, artifacts, await asyncio.to_thread(_times, artifacts))

    async def compile(self, layout: Layout, setup: Setup, seconds: float) -> Compilation:
        """Errors: `OutOfTime`, `CannotCompile` when Lean neither writes a file nor says why."""
        if self._folder is None:
            try:
                self._folder = make_folder()
            except OSError as error:
                raise CannotCompile(f"there is no folder for it: {error}") from error
        self._number += 1
        folder = Path(self._folder[0]) / str(self._number)
        source, target = await asyncio.to_thread(_prepare, folder, layout, setup)
        command = [str(self._lean), "--json", *OPTIONS, f"--root={folder / 'source'}", "-o", str(target)]
        artifacts = [file.parent for files in setup.artifacts.values() for file in files[:1]]
        confinement = await asyncio.to_thread(
            lean_confinement,
            self.toolchain,
            self.project,
            readable=[folder, *dict.fromkeys(artifacts)],
            writable=[target.parent],
        )
        if setup.answer:
            command += ["--setup", str(folder / "setup.json")]
        try:
            code, output, errors = await run(
                (*command, str(source)),
                cwd=self.project.root,
                environment=self.toolchain.environment,
                seconds=seconds,
                confinement=confinement,
            )
        except TimeoutError as error:
            await asyncio.to_thread(shutil.rmtree, folder, True)
            raise OutOfTime from error
        except asyncio.CancelledError:
            shutil.rmtree(folder, ignore_errors=True)  # a few files; nobody waits for a thread any more
            raise
        found, open_lines = _messages(output.decode(errors="replace"))
        files = tuple(path for part in PARTS if (path := target.with_suffix(part)).is_file())
        if code == 0 and not found and files:
            return Compilation(setup.module, layout, files, (), open_lines)
        await asyncio.to_thread(shutil.rmtree, folder, True)
        if not found:
            said = errors.decode(errors="replace").strip()
            raise CannotCompile(f"Lean ended with code {code}: {said[-300:] or 'it said nothing'}")
        return Compilation(setup.module, layout, (), found, open_lines)


def _prepare(folder: Path, layout: Layout, setup: Setup) -> tuple[Path, Path]:
    """Writes what Lean reads into a new folder: the source, and where the compiled file goes."""
    *folders, stem = map(str, components(setup.module))
    source = folder.joinpath("source", *folders, f"{stem}.lean")
    target = folder / "compiled" / "Judged.olean"
    source.parent.mkdir(parents=True)
    target.parent.mkdir()
    source.write_text(layout.text, encoding="utf-8", newline="")
    link_included(layout.text, setup.path, source, folder / "source")
    if setup.answer:
        (folder / "setup.json").write_text(setup.answer, encoding="utf-8")
    return source, target


def _times(artifacts: Mapping[str, tuple[Path, ...]]) -> str:
    """A digest of when files were last written, or are not there."""
    digest = hashlib.blake2b(digest_size=16)
    for files in artifacts.values():
        for file in files:
            try:
                told = str(os.stat(file).st_mtime_ns)
            except OSError:
                told = "-"
            digest.update(f"{file}\0{told}\0".encode("utf-8", "surrogateescape"))
    return digest.hexdigest()


def header_data(text: str) -> dict[str, object]:
    """The header of a text as Lake wants to have it."""
    found = read_header(text)
    imports = [] if found.prelude else [WrittenImport(("Init",), public=True)]
    return {
        "imports": [
            {
                "module": ".".join(map(component_text, entry.parts)),
                "importAll": entry.entire,
                "isExported": entry.public or not found.is_module,
                "isMeta": entry.meta,
            }
            for entry in (*imports, *found.imports)
        ],
        "isModule": found.is_module,
    }


def _files(entry: object) -> list[Path]:
    """The `.olean` parts among the files of an imported module, which Lake answers in lists."""
    if isinstance(entry, str):
        return [Path(entry)] if ".olean" in Path(entry).name else []
    inner = entry.values() if isinstance(entry, dict) else entry if isinstance(entry, list) else ()
    return [file for part in inner for file in _files(part)]


def _with_private_parts(
    artifacts: Mapping[str, tuple[Path, ...]], search_path: Sequence[Path]
) -> dict[str, tuple[Path, ...]]:
    """The same with the part that has the proofs, which Lake names only to those who may see it: beside the others, or
    where the search path has the same module."""
    return {module: _with_private_part(module, files, search_path) for module, files in artifacts.items()}


def _with_private_part(module: str, files: tuple[Path, ...], search_path: Sequence[Path]) -> tuple[Path, ...]:
    named = [file.name for file in files]
    if not any(name.endswith(SERVER) for name in named) or any(name.endswith(PRIVATE) for name in named):
        return files
    found = parts_of(files[0])
    if len(found) < len(PARTS) and (built := find_module(search_path, module)) is not None:
        with contextlib.suppress(OSError):
            if filecmp.cmp(built, files[0], shallow=False):
                found = parts_of(built)
    return found if len(found) == len(PARTS) else files


def _messages(output: str) -> tuple[tuple[Message, ...], tuple[int, ...]]:
    """The errors, and the lines of what is said to use `sorry`."""
    errors: list[Message] = []
    open_lines: list[int] = []
    for line in output.split("\n"):
        if not line.startswith("{"):
            continue
        try:
            data = json.loads(line)
            at, text = data["pos"]["line"] - 1, str(data["data"])
            if data["severity"] == "error":
                errors.append(Message(at, text, data["pos"]["column"]))
            elif text.startswith(USES_SORRY):
                open_lines.append(at)
        except (ValueError, KeyError, TypeError):
            continue
    return tuple(errors), tuple(open_lines)
