"""The models that are set up on this machine: which files or servers they are, and by which cards they are asked.

They stand in `models.toml`, beside the user's `assistant.toml`: a table for each, by its name. A project has none of
its own, since a model is a program that somebody has to trust.
"""

from __future__ import annotations

import dataclasses
import difflib
import re
import tomllib
import typing
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.config.files import key_lines, text_of
from assistant.files import save_file
from models.cards import Runtime
from models.protocol import ProverMisconfigured
from models.runtimes.runtime import EVERY_LAYER

FILE_NAME = "models.toml"
TAKEN_NAMES = frozenset({"none", "search"})
"""What is said where no model is meant."""
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")
_HINT = "`assistant models add` writes this file; `assistant models list` shows what is in it."


@dataclass(frozen=True, slots=True)
class InstalledModel:
    """A model by the `name` that its owner gave it, which says what it is asked for by its `cards`. A `path` is that of
    its file, or of its folder; a server is at a `url`, and may have several, of which it is the `model`. Its key stands
    in a variable of the environment, or in the system's key ring under a service. The rest is as `RuntimeSource` has
    it; 0 is for what suits the machine."""

    name: str
    cards: tuple[str, ...]
    runtime: Runtime
    path: str = ""
    url: str = ""
    model: str = ""
    key_variable: str = ""
    key_service: str = ""
    allow_plain_key: bool = False
    context: int = 0
    batch: int = 8
    threads: int = 0
    gpu_layers: int = EVERY_LAYER
    device: str = ""
    dtype: str = ""


_FIELDS = {field.name: field for field in dataclasses.fields(InstalledModel) if field.name != "name"}
_KINDS = typing.get_type_hints(InstalledModel)


def read_installed(file: Path) -> Mapping[str, InstalledModel]:
    """By name, in the order in which they stand there; none where there is no file. Errors: `ProverMisconfigured`, with
    the file and the line."""
    text = text_of(file) or ""
    try:
        data = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        raise ProverMisconfigured(f"{file} is not TOML: {error}", hint=_HINT) from error
    return {name: _read(name, table, _Where(file, key_lines(text), name)) for name, table in data.items()}


def write_installed(file: Path, model: InstalledModel | None, name: str) -> None:
    """Adds a model of a name, or puts it in the place of the one of that name; `None` takes that out. Everything else
    of the file stays as it is. Errors: `ProverMisconfigured`; `FileUnreadable`."""
    import tomlkit

    read_installed(file)
    document = tomlkit.parse(text_of(file) or "")
    if model is None:
        document.pop(name, None)
    else:
        table = tomlkit.table()
        for key, field in _FIELDS.items():
            value = getattr(model, key)
            if value != field.default:
                table[key] = list(value) if isinstance(value, tuple) else value
        document[name] = table
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        save_file(file, document.as_string().encode())
    except OSError as error:
        raise ProverMisconfigured(f"{file} cannot be written: {error.strerror or error}") from error


def checked_name(name: str) -> str:
    """Errors: `ProverMisconfigured` for what cannot be the name of a model."""
    if not _NAME.fullmatch(name):
        raise ProverMisconfigured(
            f"{name!r} cannot be the name of a model", hint="Take letters, digits, dots and dashes, 64 at most."
        )
    if name in TAKEN_NAMES:
        raise ProverMisconfigured(
            f"no model can be called {name}, which is said where none is meant", hint="Take another name, with --name."
        )
    return name


@dataclass(frozen=True, slots=True)
class _Where:
    """A table of a file."""

    file: Path
    lines: Mapping[str, int]
    name: str

    def wrong(self, key: str, what: str) -> ProverMisconfigured:
        whole = f"{self.name}.{key}" if key else self.name
        line = self.lines.get(whole) or self.lines.get(self.name)
        return ProverMisconfigured(f"{self.file}{f':{line}' if line else ''}: `{whole}` {what}", hint=_HINT)


def _read(name: str, table: Any, where: _Where) -> InstalledModel:
    if not isinstance(table, dict):
        raise where.wrong("", "is no table")
    if not _NAME.fullmatch(name):
        raise where.wrong("", "cannot be the name of a model")
    values = {key: _value(key, value, where) for key, value in table.items()}
    for key in ("cards", "runtime"):
        if not values.get(key):
            raise where.wrong(key, "is missing")
    model = InstalledModel(name, **values)
    if model.runtime is Runtime.SERVER and not model.url:
        raise where.wrong("url", "is missing")
    if model.runtime is not Runtime.SERVER and not model.path:
        raise where.wrong("path", "is missing")
    return model


def _value(key: str, value: Any, where: _Where) -> Any:
    if key not in _FIELDS:
        near = difflib.get_close_matches(key, _FIELDS, 1)
        raise where.wrong(key, f"is unknown{f'; is `{near[0]}` meant?' if near else ''}")
    kind = _KINDS[key]
    if kind is Runtime:
        if value not in list(Runtime):
            raise where.wrong(key, f"is none of {', '.join(Runtime)}")
        return Runtime(value)
    if kind is int and isinstance(value, int) and not isinstance(value, bool) and value >= 0:
        return value
    if kind is str and isinstance(value, str):
        return value
    if kind is bool and isinstance(value, bool):
        return value
    if key == "cards" and isinstance(value, list) and all(isinstance(one, str) for one in value):
        return tuple(value)
    wanted = {int: "a whole number", str: "a text", bool: "true or false"}.get(kind, "a list of texts")
    raise where.wrong(key, f"is not {wanted}")
