"""The folders that a server was started for: which files may be asked about, with which engine and settings."""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from assistant.agents.errors import NoLeanFiles, NoPlaceHere, NoSuchFile, NotAFolder, OutsideProjects, said
from assistant.agents.progress import Progress
from assistant.config.load import load
from assistant.config.schema import Settings
from assistant.interface import ProvingEngine
from assistant.lean.loading import Loading
from assistant.lean.places import Place, decode_source, find_holes, hole_at, place_at_cursor, read_source
from assistant.lean.project import lean_files
from assistant.service.engines import Engines, project_root
from assistant.service.opening import toolchain_replaced
from assistant.tasks import beside_loop

log = logging.getLogger(__name__)

LEAVING_SECONDS = 2.0
"""After which an engine that nobody else uses ends when the agent has gone."""


class Workspace:
    """Close it to leave the engines."""

    def __init__(self, folders: Sequence[Path], flags: Mapping[str, Any]) -> None:
        """`flags` are settings of the command line, by their keys. Errors: `NotAFolder`; `ConfigurationError`."""
        for folder in folders:
            if not folder.is_dir():
                raise NotAFolder(folder)
        self.folders = tuple(folder.resolve() for folder in folders)
        self._flags = dict(flags)
        self._calls: set[Progress] = set()
        self._engines = Engines(
            self._report,
            lambda: None,
            lambda error: log.error("%s", error.message),
            lambda error: log.warning("%s", said(error)),
            self._tell_loading,
            self._settings_of,
            use_process=load(None, flags=self._flags).settings.engine_enabled,
        )

    # --- files -------------------------------------------------------------------------------------------------

    def path(self, name: str, *, saved: bool = True) -> Path:
        """The file or folder of a name, which is relative to the first of the folders that has it.

        Errors: `OutsideProjects`; `NoSuchFile`, where it has to be `saved`."""
        written = Path(name)
        try:
            found = next((folder / written for folder in self.folders if (folder / written).exists()), None)
            path = (found or self.folders[0] / written).resolve()
        except (OSError, RuntimeError, ValueError) as error:  # no name, or links in a circle
            raise NoSuchFile(name, self.folders) from error
        # What is outside is not even said to be there.
        if not self._holds(path):
            raise OutsideProjects(name, self.folders)
        if saved and found is None:
            raise NoSuchFile(name, self.folders)
        return path

    def lean_files(self, paths: Sequence[Path]) -> tuple[tuple[Path, ...], tuple[str, ...]]:
        """The Lean files among files and folders, and why others that are there are left out: links lead to them.

        Errors: `NoLeanFiles`; as `lean_files`."""
        found = lean_files(paths)
        inside = tuple(path for path in found if self._holds(path.resolve()))
        if not inside:
            raise NoLeanFiles(paths)
        outside = (OutsideProjects(str(path), self.folders) for path in found if path not in inside)
        return inside, tuple(error.message for error in outside)

    def _holds(self, path: Path) -> bool:
        return any(path.is_relative_to(folder) for folder in self.folders)

    def source(self, name: str, text: str | None) -> tuple[Path, str]:
        """A file and its text, which is `text` where that is given. Errors: as `path`, `read_source`."""
        if text is None:
            path = self.path(name)
            return path, read_source(path).text
        path = self.path(name, saved=False)
        return path, decode_source(path, text.encode("utf-8", "surrogatepass")).text

    async def place(self, name: str, line: int, column: int, text: str | None) -> Place:
        """The place of a cursor, or without a column the hole of a line or of its declaration.

        Errors: as `source`; `PlaceOutsideFile`, `NoHoleHere`, `NoPlaceHere`."""
        path, text = self.source(name, text)
        if not column:
            return await beside_loop(text, hole_at, path, text, line)
        place = await beside_loop(text, place_at_cursor, path, text, line, column)
        if place is None:  # another place would be an answer to another question
            holes = await beside_loop(text, find_holes, path, text)
            raise NoPlaceHere(f"{path}:{line}:{column}", [hole.line for hole in holes])
        return place

    # --- engines -----------------------------------------------------------------------------------------------

    def root(self, path: Path) -> Path:
        """The folder of the project that a file belongs to."""
        return project_root(path, self.folders)

    def settings(self, path: Path) -> Settings:
        """Those for a file. Errors: `ConfigurationError`."""
        return self._settings_of(self.root(path))

    async def engine(self, path: Path, *, writing: bool = False) -> ProvingEngine:
        """The engine for a file. Errors: as `open_engine`; `ToolchainReplaced` where something is to be written."""
        engine = await self._engines.get(self.root(path))
        if writing and (replaced := toolchain_replaced(engine, writing=True)) is not None:
            raise replaced
        return engine

    async def close(self) -> None:
        """Leaves the engines; those that are ours end."""
        await self._engines.close()

    def _settings_of(self, root: Path) -> Settings:
        settings = load(root, flags=self._flags).settings
        return replace(settings, engine_idle=min(settings.engine_idle, LEAVING_SECONDS))

    # --- who waits ---------------------------------------------------------------------------------------------

    def begin(self, progress: Progress) -> None:
        """Has a call told what its engine is doing."""
        self._calls.add(progress)

    def end(self, progress: Progress) -> None:
        self._calls.discard(progress)

    def _report(self, message: str) -> None:
        for progress in self._calls:
            progress.say(message)

    def _tell_loading(self, loading: Loading) -> None:
        for progress in self._calls:
            progress.loading(loading.in_words)
