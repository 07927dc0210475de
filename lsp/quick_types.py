"""Reading the protocol's types quickly: they are most of what a start of the server takes.

Each of their thousand classes has methods that are generated as text and compiled when the module is read. What was
compiled is kept in the cache folder, for this Python and these libraries, and used again.
"""

from __future__ import annotations

import contextlib
import gc
import hashlib
import marshal
import os
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from types import CodeType
from typing import Any

from assistant.cache import cache_folder
from assistant.files import replace_file

MODULES = ("attr._make", "lsprotocol.types")
_Key = tuple[Any, ...]


def code_file() -> Path:
    """Where compiled code is kept, for this state of the modules."""
    told = [sys.implementation.cache_tag, hex(sys.hexversion)]
    for name in MODULES:
        origin = spec.origin if (spec := find_spec(name)) is not None and spec.origin else ""
        status = os.stat(origin) if origin else None
        told += [origin, str(status and (status.st_mtime_ns, status.st_size))]
    return cache_folder() / "code" / f"{hashlib.sha256(repr(told).encode()).hexdigest()[:16]}.marshal"


@contextlib.contextmanager
def quickly(file: Path) -> Iterator[None]:
    """Within it classes of attrs are made with the code kept in `file`, and the garbage collector rests; what was not
    there is added. A file that cannot be read or written is passed over."""
    import attr._make as maker

    known = _read(file)
    used: dict[_Key, CodeType] = {}

    def compiled(*arguments: Any) -> CodeType:
        code = known.get(arguments)
        if code is None:
            code = compile(*arguments)
        used[arguments] = code
        return code

    collecting = gc.isenabled()
    gc.disable()
    maker.compile = compiled  # type: ignore[attr-defined]
    try:
        yield
    finally:
        del maker.compile  # type: ignore[attr-defined]
        gc.freeze()  # all of that stays to the end
        if collecting:
            gc.enable()
    if used.keys() - known.keys():
        _write(file, {**known, **used})


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


def read_types() -> None:
    """Reads the types of the protocol and what is built on them."""
    with quickly(code_file()):
        import pygls.lsp.server  # noqa: F401
