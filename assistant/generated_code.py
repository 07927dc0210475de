"""Methods that are generated as text (of data classes, of classes of attrs) are compiled once, and kept.

A process of ours makes some three hundred data classes while it starts, each with half a dozen methods that Python
writes as text and compiles anew: a third of the start. What was compiled is kept in the cache folder, for this Python,
by the text that it was compiled from, and used again.
"""

from __future__ import annotations

import builtins
import contextlib
import hashlib
import marshal
import os
import sys
from collections.abc import Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path
from types import CodeType, ModuleType
from typing import Any

from assistant import __version__
from assistant.cache import cache_folder
from assistant.files import replace_file

_Key = tuple[Any, ...]


class _KeptCode:
    """What was read, what was used, and the two builtins that the makers of classes call, with a memory."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._known = _read(file)
        self._used: dict[_Key, CodeType] = {}

    def compile(self, *arguments: Any) -> CodeType:
        code = self._known.get(arguments)
        if code is None:
            code = builtins.compile(*arguments)
        self._used[arguments] = code
        return code

    def exec(self, text: str, *namespaces: dict[str, Any]) -> None:
        builtins.exec(self.compile(text, "<string>", "exec"), *namespaces)

    def write(self) -> None:
        if self._used.keys() - self._known.keys():
            _write(self._file, {**self._known, **self._used})


def code_file(*modules: str) -> Path:
    """Where compiled code is kept, for this state of some modules."""
    state = [__version__, sys.implementation.cache_tag, hex(sys.hexversion)]
    for name in modules:
        origin = spec.origin if (spec := find_spec(name)) is not None and spec.origin else ""
        status = os.stat(origin) if origin else None
        state += [origin, str(status and (status.st_mtime_ns, status.st_size))]
    return cache_folder() / "code" / f"{hashlib.sha256(repr(state).encode()).hexdigest()[:16]}.marshal"


@contextlib.contextmanager
def kept_code(file: Path, makers: Sequence[ModuleType]) -> Iterator[None]:
    """Within it these modules make classes with the code kept in `file`; what was not there is added. A file that
    cannot be read or written is passed over."""
    kept = _KeptCode(file)
    for maker in makers:
        maker.compile, maker.exec = kept.compile, kept.exec  # type: ignore[attr-defined]
    try:
        yield
    finally:
        for maker in makers:
            del maker.compile, maker.exec
        kept.write()


def _read(file: Path) -> dict[_Key, CodeType]:
    with contextlib.suppress(OSError, ValueError, EOFError, TypeError):
        found = marshal.loads(file.read_bytes())
        if isinstance(found, dict):
            return found
    return {}


def _write(file: Path, codes: dict[_Key, CodeType]) -> None:
    with contextlib.suppress(OSError, ValueError):
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        replace_file(file, marshal.dumps(codes), mode=0o600, synced=False)
