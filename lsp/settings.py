"""The settings of the section `assistant`, checked value by value: a wrong one is reported and its default taken."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

SECTION = "assistant"


@dataclass(frozen=True, slots=True)
class Settings:
    """`inline_wait` is in milliseconds, the time-outs in seconds."""

    inline_enabled: bool = True
    inline_wait: float = 400.0
    suggest_timeout: float = 5.0
    search_timeout: float = 30.0
    code_lens: bool = True
    inlay_hints: bool = True
    diagnostics: bool = False


_NAMES = {
    "inlineCompletion.enabled": "inline_enabled",
    "inlineCompletion.wait": "inline_wait",
    "suggest.timeout": "suggest_timeout",
    "search.timeout": "search_timeout",
    "codeLens.enabled": "code_lens",
    "inlayHints.enabled": "inlay_hints",
    "diagnostics.enabled": "diagnostics",
}
_BOUNDS = {"inline_wait": (0.0, 60_000.0), "suggest_timeout": (0.1, 3600.0), "search_timeout": (0.1, 86_400.0)}


def read_settings(data: object) -> tuple[Settings, list[str]]:
    """From what the client answered for the section; and what is wrong with it, one sentence each."""
    values: dict[str, Any] = {}
    wrong: list[str] = []
    for name, field in _NAMES.items():
        found = _lookup(data, name)
        if found is None:
            continue
        bounds = _BOUNDS.get(field)
        if bounds is None and isinstance(found, bool):
            values[field] = found
        elif bounds is not None and isinstance(found, int | float) and not isinstance(found, bool):
            if bounds[0] <= found <= bounds[1]:
                values[field] = float(found)
            else:
                wrong.append(f"{SECTION}.{name} has to be between {bounds[0]:g} and {bounds[1]:g}, not {found}")
        else:
            wanted = "true or false" if bounds is None else "a number"
            wrong.append(f"{SECTION}.{name} has to be {wanted}, not {found!r:.60}")
    return Settings(**values), wrong


def _lookup(data: object, name: str) -> object:
    """Clients write the parts of a name as nested objects, or as one key with dots."""
    if not isinstance(data, Mapping):
        return None
    if name in data:
        return data[name]
    head, _, rest = name.partition(".")
    return _lookup(data.get(head), rest) if rest else None
