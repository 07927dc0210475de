"""What a text imports, for the judge: one library for each set-up, and whose modules they are."""

from __future__ import annotations

import asyncio
import logging
import threading
from collections import OrderedDict
from collections.abc import Sequence
from pathlib import Path

from assistant.lean.commands import header, imported_modules
from assistant.lean.compiled.errors import CompiledFileError
from assistant.lean.compiled.library import Library
from assistant.lean.compiled.module import Module
from assistant.lean.judge.compilation import Setup
from assistant.lean.judge.grounds import STANDARD
from assistant.lean.judge.second_look import search_path, second_look_at_modules
from assistant.lean.project import Project
from assistant.lean.toolchain import Toolchain

REMEMBERED_BASES = 4
"""Libraries of what is imported: each knows every constant of it by name."""
REMEMBERED_IMPORTS = 64
PACKAGES = (".lake", "packages")
REPLAY_SECONDS = 600.0
"""For one imported module."""
log = logging.getLogger(__name__)


class Imports:
    """Of the files of one project."""

    def __init__(self, toolchain: Toolchain, project: Project) -> None:
        self._toolchain = toolchain
        self._project = project
        self._bases: OrderedDict[Setup, Library] = OrderedDict()
        self._bases_lock = threading.Lock()
        self._replays: OrderedDict[tuple[Setup, str], asyncio.Task[bool]] = OrderedDict()

    async def close(self) -> None:
        tasks = list(self._replays.values())
        self._replays.clear()
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    def base(self, setup: Setup) -> Library:
        """The library of what is imported, as it was built when Lake was asked."""
        with self._bases_lock:
            library = self._bases.get(setup)
            if library is None:
                library = self._bases[setup] = Library(self._toolchain.search_path, overlay=setup.artifacts)
            self._bases.move_to_end(setup)
            while len(self._bases) > REMEMBERED_BASES:
                self._bases.popitem(last=False)
            return library

    def outside(self, library: Library, modules: Sequence[str]) -> tuple[tuple[Path, ...], list[str]]:
        """Of some modules and all that they import, those from outside of the toolchain: their folders, and the
        project's own."""
        others = [m for m in library.import_closure(modules) if not self.is_toolchains(library, m)]
        return search_path(library, others), [module for module in others if self.is_projects(library, module)]

    def own_of(self, setup: Setup, text: str) -> list[Module]:
        """The project's own modules that a text imports. Errors: `CompiledFileError`."""
        library = self.base(setup)
        names = [".".join(parts) for parts in imported_modules(text)]
        return [library.module(module) for module in self.outside(library, names)[1]]

    def is_toolchains(self, library: Library, module: str) -> bool:
        files = library.module(module).paths
        return any(files[0].is_relative_to(folder) for folder in self._toolchain.lean_path)

    def is_projects(self, library: Library, module: str) -> bool:
        """Also where the folder of what was built is a link to another disk, or the project is reached through one."""
        file, root = library.module(module).paths[0].absolute(), self._project.root.absolute()
        ways = ((file, root), (file.resolve(), root.resolve()))
        return any(f.is_relative_to(r) and not f.is_relative_to(r.joinpath(*PACKAGES)) for f, r in ways)

    def taken(self, library: Library, modules: Sequence[str]) -> str:
        """One of Lean's axioms whose name some modules, or what they import, declare anew; empty when there is none."""
        library.load(modules)
        seen = library.import_closure(modules)
        declared = ((name, module) for name in sorted(STANDARD) for module in library.modules_of(name))
        return next((n for n, m in declared if m in seen and not self.is_toolchains(library, m)), "")

    async def are_sound(self, path: Path, text: str, setup: Setup, seconds: float) -> bool:
        """Whether the kernel takes everything in the project's own modules that a text imports. Each is replayed once
        for its content, so this is known at once the next time. While it is not known yet, nothing speaks against them:
        what closes a goal is judged in any case.

        Errors: `ServerStartFailed`."""
        key = (setup, header(text))
        task = self._replays.get(key)
        if task is None or (task.done() and not (task.exception() is None and task.result())):
            task = self._replays[key] = asyncio.create_task(self._replayed(path, text, setup))
        self._replays.move_to_end(key)
        while len(self._replays) > REMEMBERED_IMPORTS:
            self._replays.popitem(last=False)[1].cancel()
        await asyncio.wait({task}, timeout=seconds)
        return not task.done() or (not task.cancelled() and task.result())

    async def _replayed(self, path: Path, text: str, setup: Setup) -> bool:
        try:
            base = await asyncio.to_thread(self.base, setup)
            names = [".".join(parts) for parts in imported_modules(text)]
            folders, own = await asyncio.to_thread(self.outside, base, names)
            look = await second_look_at_modules(self._toolchain, self._project, folders, own, REPLAY_SECONDS)
            if await asyncio.to_thread(self.taken, base, names):
                return False
        except CompiledFileError as error:
            log.info("the imports of %s were not replayed: %s", path, error.message)
            return True
        return not look.refused
