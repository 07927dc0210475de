"""The settings that hold for a document: those of its project's files, and above them what the editor says.

What the editor says is checked value by value: a wrong one is reported, and what it stands above is taken. A file that
cannot be used is reported as well, and passed over.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from assistant.config.errors import ConfigurationError
from assistant.config.files import project_file, user_file
from assistant.config.load import load
from assistant.config.schema import SETTINGS, Settings
from assistant.config.values import checked

SECTION = "assistant"
REFUTER = "refute"
"""By which counterexamples are left out of `provers.without`."""
_Stamp = tuple[int, int, int] | None


def read_settings(data: object) -> tuple[dict[str, Any], list[str]]:
    """What the client's answer for the section says, by the settings' keys; and what is wrong with it, one sentence
    each. A default counts as not said: editors send those of all settings."""
    values: dict[str, Any] = {}
    wrong: list[str] = []
    for key, setting in SETTINGS.items():
        found = _lookup(data, key)
        if found is None or not setting.editor or setting.process:
            continue
        try:
            value = checked(setting, found)
        except ValueError as error:
            wrong.append(f"{SECTION}.{error}")
            continue
        if value != setting.default:
            values[key] = value
    return values, wrong


def looks_for_counterexamples(settings: Settings) -> bool:
    """Whether those to the holes of an open document are looked for, and shown."""
    return settings.counterexamples and REFUTER not in settings.provers_without


def _lookup(data: object, name: str) -> object:
    """Clients write the parts of a name as nested objects, or as one key with dots."""
    if not isinstance(data, Mapping):
        return None
    if name in data:
        return data[name]
    head, _, rest = name.partition(".")
    return _lookup(data.get(head), rest) if rest else None


class ProjectSettings:
    """The settings of each project, read again when a file has changed. `flags` are those of the command line,
    `complain` is told what is wrong with a file, once."""

    def __init__(self, flags: Mapping[str, Any], complain: Callable[[ConfigurationError], None]) -> None:
        self._flags = dict(flags)
        self._complain = complain
        self._editor: dict[str, Any] = {}
        self._known: dict[Path, tuple[tuple[_Stamp, _Stamp], Settings]] = {}

    def tell(self, editor: Mapping[str, Any]) -> bool:
        """What the editor says from now on; whether that is something else than before."""
        changed = self._editor != editor
        if changed:
            self._editor = dict(editor)
            self._known.clear()
        return changed

    def of(self, root: Path) -> Settings:
        """What holds for the project in a folder."""
        stamps = (_stamp(user_file()), _stamp(project_file(root)))
        known = self._known.get(root)
        if known is None or known[0] != stamps:
            self._known[root] = known = (stamps, self._read(root))
        return known[1]

    def _read(self, root: Path) -> Settings:
        try:
            return load(root, editor=self._editor, flags=self._flags).settings
        except ConfigurationError as error:
            self._complain(error)
        try:
            return load(None, editor=self._editor, flags=self._flags).settings
        except ConfigurationError:
            return load(None, user=False, editor=self._editor, flags=self._flags, environment={}).settings


def _stamp(path: Path) -> _Stamp:
    try:
        status = path.stat()
    except (OSError, ValueError):
        return None
    return status.st_mtime_ns, status.st_size, status.st_ino
