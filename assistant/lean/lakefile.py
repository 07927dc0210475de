"""The few settings of a lakefile that say where things are.

One in TOML is read as such; one in Lean is looked through for them, and what it computes is not seen.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from assistant.files import read_plain
from assistant.lean.lexer import code_tokens

LAKEFILES = ("lakefile.lean", "lakefile.toml")
"""The first that is there is the one that counts."""
_PLACES = frozenset({"srcDir", "buildDir", "leanLibDir"})

Places = Mapping[str, tuple[str, ...]]
"""What `srcDir`, `buildDir` and `leanLibDir` are, in the order in which they stand: of the package or its libraries."""


def places(root: Path) -> Places:
    """Of the package in a folder; nothing where no lakefile can be read."""
    for file in LAKEFILES:
        path = root / file
        try:
            changed = path.stat()
        except (OSError, ValueError):
            continue
        return _read(path, changed.st_mtime_ns, changed.st_size)
    return {}


def source_folders(root: Path) -> tuple[Path, ...]:
    """The folders below which the package's files stand; the package's own is the first."""
    given = places(root).get("srcDir", ())  # those of libraries are below the package's
    found = (*(root / one for one in given), *(root / one / other for one in given for other in given))
    return tuple(dict.fromkeys((root, *(folder for folder in found if folder.is_dir()))))


@lru_cache(maxsize=256)
def _read(path: Path, _changed: int, _size: int) -> Places:
    try:
        text = read_plain(path)
    except (OSError, UnicodeDecodeError):
        return {}
    if path.suffix == ".lean":
        pairs = _in_lean(text)
    else:
        try:
            pairs = _in_table(tomllib.loads(text))
        except (tomllib.TOMLDecodeError, RecursionError):
            return {}
    found: dict[str, tuple[str, ...]] = {}
    for key, value in pairs:
        if "\0" not in value:
            found[key] = (*found.get(key, ()), value)
    return found


def _in_table(table: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for key, value in table.items():
        if key in _PLACES and isinstance(value, str):
            yield key, value
        for one in value if isinstance(value, list) else (value,):
            if isinstance(one, dict):
                yield from _in_table(one)


_STRING = re.compile(r'"([^"\n]+)"')


def _in_lean(text: str) -> Iterator[tuple[str, str]]:
    code = list(code_tokens(text))
    for number, token in enumerate(code):
        if token.text not in _PLACES or number + 1 == len(code) or code[number + 1].text != ":=":
            continue
        behind = (one.text for one in code[number + 2 :] if one.text not in (".", "/"))  # `. / "src"`
        if written := _STRING.fullmatch(next(behind, "")):
            yield token.text, written[1]
