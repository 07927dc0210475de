"""`assistant.toml` changed by a command: comments, order and spaces of the file stay as they are."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, MutableMapping
from pathlib import Path
from typing import Any

from assistant.config.errors import FileNotWritten, TomlBroken
from assistant.config.files import text_of
from assistant.config.schema import Setting
from assistant.files import save_file


def with_value(text: str, setting: Setting, value: Any) -> str:
    """A TOML text in which a setting has a value; `None` takes it out. Errors: `ValueError`, with what hinders it."""
    import tomlkit
    from tomlkit.exceptions import TOMLKitError

    plain = _as_written(value)
    *tables, name = setting.key.split(".")
    try:
        document = tomlkit.parse(text)
        holder: Any = document
        for table in tables:
            if table not in holder and value is not None:
                holder[table] = tomlkit.table()
            holder = holder.get(table, {})
            if not isinstance(holder, MutableMapping):
                raise ValueError(f"`{table}` is no table there")
        if value is not None:
            holder[name] = plain
        elif name in holder:
            del holder[name]
        changed = document.as_string()
    except (TOMLKitError, TypeError, RecursionError) as error:
        raise ValueError(str(error)) from error
    before, after = tomllib.loads(text), tomllib.loads(changed)
    if _value(after, setting.key) != plain or _others(after, setting.key) != _others(before, setting.key):
        raise ValueError(f"`{setting.key}` cannot be set there without changing something else")
    return changed


def _as_written(value: Any) -> Any:
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return list(value) if isinstance(value, tuple) else value


def _value(data: Any, key: str) -> Any:
    name, _, rest = key.partition(".")
    found = data.get(name) if isinstance(data, Mapping) else None
    return _value(found, rest) if rest else found


def _others(data: Mapping[str, Any], key: str) -> dict[str, Any]:
    """Everything else that a text says; a table in which nothing is left says nothing."""
    name, _, rest = key.partition(".")
    others = {known: value for known, value in data.items() if known != name}
    within = data.get(name)
    below = _others(within, rest) if rest and isinstance(within, Mapping) else {}
    return {**others, name: below} if below else others


def write_setting(path: Path, setting: Setting, value: Any) -> None:
    """Sets something in a file, which is made where there is none; `None` takes it out.

    Errors: `FileUnreadable`, `TomlBroken`, `FileNotWritten`; the file is as it was.
    """
    text = text_of(path) or ""
    try:
        tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        raise TomlBroken(path, str(error)) from error
    try:
        changed = with_value(text, setting, value)
        path.parent.mkdir(parents=True, exist_ok=True)
        save_file(path, changed.encode())
    except ValueError as error:
        raise FileNotWritten(path, str(error)) from error
    except OSError as error:
        raise FileNotWritten(path, error.strerror or str(error)) from error
