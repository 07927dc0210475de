"""The parameters of requests of our own and of commands, read from plain data.

Errors: `JsonRpcInvalidParams`, which names the parameter and says what belongs there.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from typing import Any

from pygls.exceptions import JsonRpcInvalidParams

from assistant.lean.positions import WirePosition

LARGEST = 2**31 - 1
"""Of a line, a column or a count: the protocol's."""


class Params:
    """What came with a request."""

    def __init__(self, method: str, data: Any) -> None:
        self._method = method
        if data is None:
            data = {}
        if not isinstance(data, Mapping):
            raise JsonRpcInvalidParams(f"{method}: the parameters have to be an object, not {_shown(data)}")
        self._data: Mapping[str, Any] = data

    @property
    def uri(self) -> str:
        """`textDocument.uri`."""
        document = self._data.get("textDocument")
        return text(self._where("textDocument.uri"), document.get("uri") if isinstance(document, Mapping) else None)

    @property
    def position(self) -> WirePosition:
        return position(self._where("position"), self._data.get("position"))

    def seconds(self) -> float | None:
        """`seconds`: a number above 0, `None` where none was given."""
        value = self._data.get("seconds")
        if value is None:
            return None
        if not isinstance(value, int | float) or isinstance(value, bool) or not 0 < value < math.inf:
            raise _wrong(self._where("seconds"), "a number above 0", value)
        return float(value)

    def count(self, name: str, default: int) -> int:
        """A number of things, at least 1."""
        value = self._data.get(name)
        if value is None:
            return default
        if not isinstance(value, int) or isinstance(value, bool) or not 1 <= value <= LARGEST:
            raise _wrong(self._where(name), "a whole number above 0", value)
        return value

    def index(self, name: str) -> int:
        """A number that counts from 0; 0 where none was given."""
        value = self._data.get(name)
        if value is None:
            return 0
        if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= LARGEST:
            raise _wrong(self._where(name), f"a whole number from 0 to {LARGEST}", value)
        return value

    def text(self, name: str, default: str = "") -> str:
        value = self._data.get(name)
        return default if value is None else text(self._where(name), value)

    def required_text(self, name: str) -> str:
        return text(self._where(name), self._data.get(name))

    def choice(self, name: str, choices: tuple[str, ...]) -> str:
        """One of some words, the first where none was given."""
        value = self._data.get(name)
        if value is None:
            return choices[0]
        if value not in choices:
            raise _wrong(self._where(name), "one of " + ", ".join(choices), value)
        return str(value)

    def required_choice(self, name: str, choices: tuple[str, ...]) -> str:
        """One of some words."""
        value = self._data.get(name)
        if value is None:
            raise _wrong(self._where(name), "one of " + ", ".join(choices), value)
        return self.choice(name, choices)

    def choices(self, name: str, choices: tuple[str, ...]) -> tuple[str, ...]:
        """Some of some words, none where nothing was given."""
        value = self._data.get(name)
        if value is None:
            return ()
        if not isinstance(value, list) or not all(word in choices for word in value):
            raise _wrong(self._where(name), "a list of " + ", ".join(choices), value)
        return tuple(value)

    @property
    def has_document(self) -> bool:
        """Whether a document is named."""
        return self._data.get("textDocument") is not None

    def truth(self, name: str) -> bool:
        value = self._data.get(name)
        if value is not None and not isinstance(value, bool):
            raise _wrong(self._where(name), "true or false", value)
        return bool(value)

    def token(self, name: str) -> int | str | None:
        """A token for progress, `None` where none was given."""
        value = self._data.get(name)
        if value is not None and (not isinstance(value, int | str) or isinstance(value, bool)):
            raise _wrong(self._where(name), "a number or a text", value)
        return value

    def refuse(self, name: str, wanted: str) -> JsonRpcInvalidParams:
        """The error for a parameter that is of the right kind and not what it has to be."""
        return _wrong(self._where(name), wanted, self._data.get(name))

    def _where(self, name: str) -> str:
        return f"{self._method}: `{name}`"


def text(where: str, value: Any) -> str:
    if not isinstance(value, str):
        raise _wrong(where, "a text", value)
    return value


def position(where: str, value: Any) -> WirePosition:
    """An object with `line` and `character`."""
    if not isinstance(value, Mapping):
        raise _wrong(where, "an object with `line` and `character`", value)
    line, character = value.get("line"), value.get("character")
    for name, number in (("line", line), ("character", character)):
        if not isinstance(number, int) or isinstance(number, bool) or not 0 <= number <= LARGEST:
            raise _wrong(f"{where[:-1]}.{name}`", f"a whole number from 0 to {LARGEST}", number)
    assert isinstance(line, int)
    assert isinstance(character, int)
    return WirePosition(line, character)


def _wrong(where: str, wanted: str, value: Any) -> JsonRpcInvalidParams:
    found = "is missing" if value is None else f"is {_shown(value)}"
    return JsonRpcInvalidParams(f"{where} {found}; it has to be {wanted}")


def _shown(value: Any) -> str:
    return f"{json.dumps(value, default=str, ensure_ascii=False):.60}"
