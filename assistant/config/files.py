"""`assistant.toml`: the user's, and the project's, which is somebody else's text."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from assistant.config.errors import FileUnreadable, NotForProjects, TomlBroken, UnknownSetting, WrongValue
from assistant.config.layers import Layer, Source
from assistant.config.schema import SETTINGS, Setting
from assistant.config.values import checked, default, similar, to_word

FILE_NAME = "assistant.toml"
FILE_VARIABLE = "ASSISTANT_CONFIG"
"""Names another file instead of the user's."""
LARGEST = 1_000_000
"""Bytes; what is larger was not written by a person."""
_TABLE = re.compile(r"\s*\[\s*([^\[\]]+?)\s*\]")
_ENTRY = re.compile(r"\s*([\w.\"' -]+?)\s*=")
_QUOTES = str.maketrans("", "", "\"' ")


def user_file() -> Path:
    """The user's own, whether it is there or not."""
    if chosen := os.environ.get(FILE_VARIABLE):
        return Path(chosen).absolute()
    import platformdirs

    return platformdirs.user_config_path("lean-assistant", appauthor=False) / FILE_NAME


def project_file(root: Path) -> Path:
    """That of the project in a folder, whether it is there or not."""
    return root / FILE_NAME


def read_layer(path: Path, source: Source) -> Layer:
    """What a file says; nothing where there is none. Errors: `ConfigurationError`, of the first thing that is wrong."""
    text = text_of(path)
    if text is None:
        return Layer(source)
    import tomllib

    try:
        data = tomllib.loads(text)
    except (ValueError, RecursionError) as error:  # the first also for a number of thousands of digits
        reason = str(error) if isinstance(error, ValueError) else "it is nested too deeply"
        raise TomlBroken(path, reason) from error
    lines = key_lines(text)
    values: dict[str, Any] = {}
    places: dict[str, str] = {}
    for key, value in _entries(data):
        places[key] = where = f"{path}:{lines[key]}" if key in lines else str(path)
        if key not in SETTINGS:
            raise UnknownSetting(where, key, similar(key))
        values[key] = _value(SETTINGS[key], value, where, path, source)
    return Layer(source, values, places)


def _value(setting: Setting, value: object, where: str, path: Path, source: Source) -> Any:
    try:
        found = checked(setting, value)
    except ValueError as error:
        raise WrongValue(where, str(error), default(setting)) from error
    if source is Source.PROJECT and not may_be_set_by_project(setting, found):
        allowed = setting.project if isinstance(setting.project, tuple) else ()
        raise NotForProjects(where, setting.key, allowed, user_file())
    return _settled(setting, found, path.parent)


def may_be_set_by_project(setting: Setting, value: Any) -> bool:
    """Whether a project's file may choose this value."""
    allowed = setting.project
    return allowed if isinstance(allowed, bool) else to_word(setting, value) in allowed


def _settled(setting: Setting, value: Any, folder: Path) -> Any:
    """A path that means the same from wherever it is used; a program without a folder is looked for as ever."""
    if not setting.path or not value:
        return value
    expanded = os.path.expanduser(value)
    if setting.path == "program" and not os.path.dirname(expanded):
        return expanded
    return os.path.abspath(folder / expanded)


def _entries(data: Mapping[str, Any], above: str = "") -> Iterator[tuple[str, Any]]:
    """What stands in a file, by the keys of settings; a table that holds none is an entry by itself."""
    for name, value in data.items():
        key = f"{above}{name}"
        if key not in SETTINGS and isinstance(value, dict) and any(known.startswith(f"{key}.") for known in SETTINGS):
            yield from _entries(value, f"{key}.")
        else:
            yield key, value


def key_lines(text: str) -> dict[str, int]:
    """The line of each key of a TOML text, from 1, as far as that is plain to see."""
    found: dict[str, int] = {}
    above = ""
    for number, line in enumerate(text.splitlines(), 1):
        if table := _TABLE.match(line):
            above = table[1].translate(_QUOTES) + "."
            found.setdefault(above[:-1], number)
        elif entry := _ENTRY.match(line):
            found.setdefault(above + entry[1].translate(_QUOTES), number)
    return found


def text_of(path: Path) -> str | None:
    """The text of a file, `None` where there is none. Errors: `FileUnreadable`."""
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise FileUnreadable(path, "it is not a file")
        if status.st_size > LARGEST:
            raise FileUnreadable(path, f"it is larger than {LARGEST / 1e6:g} MB")
        return path.read_bytes().decode("utf-8-sig")  # with its line ends as they are
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        raise FileUnreadable(path, error.strerror or str(error)) from error
    except UnicodeDecodeError as error:
        raise FileUnreadable(path, "it is not UTF-8") from error
