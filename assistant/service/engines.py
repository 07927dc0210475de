"""The engines of a front door that works on several projects: one for each, opened when a file of it is asked about."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.errors import AssistantError
from assistant.lean.loading import Loading
from assistant.lean.project import ProjectKind, find_project
from assistant.service.handle import EngineHandle

if TYPE_CHECKING:
    from assistant.config.schema import Settings
    from assistant.interface import ProvingEngine
    from assistant.service.errors import EngineLost

RETRY_SECONDS = 5.0
"""How long a project whose engine did not open is left alone: every keystroke asks."""


def project_root(path: Path, folders: Iterable[Path]) -> Path:
    """The folder whose engine serves a file: its project's; for a file outside of any project the one among `folders`,
    those that are open in the front door, so that files side by side share an engine."""
    project = find_project(path)
    if project.kind is ProjectKind.LAKE or project.pinned_toolchain:
        return project.root
    containing = [folder for folder in folders if path.is_relative_to(folder)]
    return max(containing, key=lambda folder: len(folder.parts), default=project.root)


class Engines:
    """Opens engines and leaves them. `report`, `changed`, `lost`, `warn` and `loading` are those of `EngineHandle`;
    `settings` are those of a project. Without `use_process` they live in this process."""

    def __init__(
        self,
        report: Callable[[str], None],
        changed: Callable[[], None],
        lost: Callable[[EngineLost], None],
        warn: Callable[[AssistantError], None],
        loading: Callable[[Loading], None],
        settings: Callable[[Path], Settings],
        *,
        use_process: bool = True,
    ) -> None:
        self._report = report
        self._changed = changed
        self._lost = lost
        self._warn = warn
        self._loading = loading
        self._settings = settings
        self._use_process = use_process
        self._handles: dict[Path, EngineHandle] = {}
        self._last: EngineHandle | None = None

    @property
    def opened(self) -> tuple[ProvingEngine, ...]:
        """Those that are ready."""
        ready = (handle.ready for handle in self._handles.values())
        return tuple(engine for engine in ready if engine is not None)

    @property
    def starting(self) -> bool:
        return any(handle.starting for handle in self._handles.values())

    @property
    def error(self) -> AssistantError | None:
        """Why the one that was asked for last did not open."""
        return self._last.error if self._last is not None else None

    async def get(self, root: Path) -> ProvingEngine:
        """The engine of a project. Errors: as `open_engine`."""
        if root not in self._handles:
            self._handles[root] = EngineHandle(
                root,
                use_process=self._use_process,
                report=self._report,
                lost=self._lost,
                warn=self._warn,
                changed=self._changed,
                loading=self._loading,
                pause=RETRY_SECONDS,
                settings=partial(self._settings, root),
            )
        self._last = self._handles[root]
        return await self._last.engine()

    async def close(self) -> None:
        """Leaves all of them, also those that are just opening."""
        await asyncio.gather(*(handle.close() for handle in self._handles.values()))
