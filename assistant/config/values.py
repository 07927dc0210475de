"""A value of a setting: checked when it comes from a file or an editor, read from words, shown as words."""

from __future__ import annotations

import difflib
import json
from collections.abc import Sequence
from typing import Any

from assistant.config.schema import SETTINGS, Setting

_TRUE = frozenset({"on", "true", "yes", "1"})
_FALSE = frozenset({"off", "false", "no", "0"})


def checked(setting: Setting, value: object) -> Any:
    """A plain value (of TOML or JSON) as one of the setting's type. Errors: `ValueError`, with what it has to be."""
    from assistant.codec import codec  # a start that reads no file does without what is behind it

    plain = tuple(value) if isinstance(value, list) else value
    try:
        found = codec(setting.kind).read(plain)
    except ValueError as error:
        raise _wrong(setting, value) from error
    return _within(setting, float(found) if setting.kind is float else found)


def from_words(setting: Setting, words: Sequence[str]) -> Any:
    """A value from the command line: a list has an item a word, or commas between them.

    Errors: `ValueError`, with what it has to be.
    """
    if setting.kind == tuple[str, ...]:
        return tuple(item.strip() for word in words for item in word.split(",") if item.strip())
    word = " ".join(words)
    if setting.kind is bool and word.lower() in _TRUE | _FALSE:
        return word.lower() in _TRUE
    if setting.kind is str or word in setting.choices:
        return word
    if setting.kind in (int, float):
        try:
            number = setting.kind(word)
        except ValueError as error:
            raise _wrong(setting, word) from error
        return _within(setting, number)
    raise _wrong(setting, word)


def from_variable(setting: Setting, word: str) -> Any:
    """A value from the environment. Nothing but `off` switches off, since what it switches off may be a guard.

    Errors: `ValueError`, with what it has to be.
    """
    if setting.kind is not bool:
        return from_words(setting, [word])
    if word != "off" and word not in _TRUE:
        raise ValueError(f"{setting.key} has to be on or off, not {word!r:.60}")
    return word != "off"


def _within(setting: Setting, value: Any) -> Any:
    low, high = setting.minimum, setting.maximum
    if low is not None and high is not None and not low <= value <= high:
        raise ValueError(f"{setting.key} has to be between {low:g} and {high:g}, not {value:g}")
    return value


def _wrong(setting: Setting, value: object) -> ValueError:
    return ValueError(f"{setting.key} has to be {wanted(setting)}, not {value!r:.60}")


def to_word(setting: Setting, value: Any) -> str:
    """As `from_words` reads it."""
    if isinstance(value, bool):
        return "on" if value else "off"
    if isinstance(value, tuple):
        return ",".join(value)
    return str(value)


def shown(setting: Setting, value: Any) -> str:
    """For people: with its unit, and in words where the value alone would say nothing."""
    if value == setting.default and setting.shown:
        return setting.shown
    if isinstance(value, bool | tuple):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, float | int):
        return f"{value:.10g} {setting.unit}".strip()
    return value or '""'


def default(setting: Setting) -> str:
    """The default for people."""
    return shown(setting, setting.default)


def wanted(setting: Setting) -> str:
    """What a value has to be, in words."""
    if setting.choices:
        return f"one of {', '.join(setting.choices)}"
    if setting.kind is bool:
        return "true or false"
    if setting.kind in (int, float):
        return "a whole number" if setting.kind is int else "a number"
    return "a text" if setting.kind is str else "a list of texts"


def similar(key: str) -> str:
    """The setting that may have been meant by a name that there is not, empty where none is like it."""
    by_lower = {known.lower(): known for known in SETTINGS}
    by_lower |= {known.replace(".", "").lower(): known for known in SETTINGS}
    by_lower |= {
        known.rpartition(".")[2].lower(): known for known in SETTINGS if not known.endswith((".enabled", ".timeout"))
    }
    asked = key.lower().replace("_", "").replace("-", "")
    found = difflib.get_close_matches(asked, by_lower, n=1, cutoff=0.6)
    return by_lower[found[0]] if found else ""
